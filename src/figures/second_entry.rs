//! The second typing of a cell: somebody typed it again without seeing the first, and the two were compared.

use super::{Answer, Figure};
use serde::{Deserialize, Serialize};

/// What a cell was typed as the second time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondEntry {
    /// The figure as typed the second time.
    pub figure: Figure,
    /// Who typed it.
    pub who: String,
    /// When, RFC 3339.
    pub at: String,
    /// Whether the two agreed, at once or when the difference was settled.
    pub agreed: bool,
}

impl SecondEntry {
    /// Whether it still stands behind the figure of the cell. One that was changed since stands alone; the second entry is kept all the same.
    pub fn vouches_for(&self, figure: Option<&Figure>) -> bool {
        let Some(figure) = figure.filter(|_| self.agreed) else {
            return false;
        };
        match (&self.figure.answer, &figure.answer) {
            (Answer::Value(second), Answer::Value(first)) => second.same_amount(*first),
            (second, first) => second == first,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{Flag, Reason, Value};

    #[test]
    fn it_stands_behind_the_figure_it_agreed_with_and_no_other() {
        let entry = |figure: Figure, agreed| SecondEntry {
            figure,
            who: "Test Preparer".to_owned(),
            at: "2015-07-04T10:40:00Z".to_owned(),
            agreed,
        };
        let number = |mantissa, exponent| Figure::value(Value::new(mantissa, exponent));
        let provisional = Figure {
            flag: Some(Flag::Provisional),
            ..number(5350, 0)
        };
        let cases = [
            (entry(number(5350, 0), true), Some(number(5350, 0)), true),
            (entry(number(535, 1), true), Some(number(5350, 0)), true),
            (entry(number(5350, 0), true), Some(provisional), true),
            (entry(number(5350, 0), true), Some(number(5530, 0)), false),
            (entry(number(5350, 0), false), Some(number(5350, 0)), false),
            (entry(number(5350, 0), true), None, false),
            (
                entry(number(0, 0), true),
                Some(Figure::reason(Reason::NotAvailable)),
                false,
            ),
            (
                entry(Figure::reason(Reason::Confidential), true),
                Some(Figure::reason(Reason::Confidential)),
                true,
            ),
        ];
        for (entry, figure, expected) in cases {
            assert_eq!(entry.vouches_for(figure.as_ref()), expected, "{entry:?} {figure:?}");
        }
    }
}
