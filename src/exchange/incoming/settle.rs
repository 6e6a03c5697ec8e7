//! Brings what one file states in agreement with itself, before it is set against the answers.

use super::{Position, Refused, Says, Sentence, Stated};
use crate::figures::{Answer, Figure, Place, SourceKey, Value};
use crate::questionnaire::{Sex, TableCode, Year};
use std::collections::{BTreeSet, HashMap};

/// How many of the places that contradict a figure are named. A file may contradict itself in every line.
const NAMED: usize = 5;

/// Figures for the same cell: one is kept where they agree, none where they differ, since nobody but the sender knows which is
/// right; `column` is that of the figure. Returns the places that say again what another had said, each with that other.
pub(super) fn repeated(
    figures: &mut Vec<Stated>,
    refused: &mut Vec<Refused>,
    column: &'static str,
) -> Vec<(Position, Position)> {
    let mut by_cell: HashMap<(&TableCode, &Option<SourceKey>, &Place), Vec<usize>> = HashMap::new();
    for (index, stated) in figures.iter().enumerate() {
        by_cell
            .entry((&stated.table, &stated.source, &stated.place))
            .or_default()
            .push(index);
    }
    let (mut out, mut again) = (BTreeSet::new(), Vec::new());
    for same in by_cell.values().filter(|same| same.len() > 1) {
        let first = &figures[same[0]];
        if same.iter().all(|&index| agree(first, &figures[index])) {
            again.extend(
                same[1..]
                    .iter()
                    .map(|&other| (figures[other].from.clone(), first.from.clone())),
            );
            out.extend(&same[1..]);
            continue;
        }
        for &index in same {
            let mut others = same.iter().filter(|&&other| other != index);
            let named = others
                .by_ref()
                .take(NAMED)
                .map(|&other| figures[other].from.to_string());
            let mut named: Vec<String> = named.collect();
            named.extend(others.next().map(|_| "\u{2026}".to_owned()));
            let stated = &figures[index];
            refused.push(Refused {
                from: stated.from.clone(),
                column,
                text: stated.text.clone(),
                reason: Sentence::new("refused-repeated").with("others", named.join(", ")),
            });
            out.insert(index);
        }
    }
    let mut index = 0;
    figures.retain(|_| {
        index += 1;
        !out.contains(&(index - 1))
    });
    again.sort();
    again
}

impl Stated {
    fn value(&self) -> Option<Value> {
        match &self.says {
            Says::Figure(figure) => figure.as_value(),
            _ => None,
        }
    }
}

fn agree(a: &Stated, b: &Stated) -> bool {
    let same = match (&a.says, &b.says) {
        (Says::Figure(a), Says::Figure(b)) => says_the_same(a, b),
        (a, b) => a == b,
    };
    same && a.notes == b.notes
}

/// Same amount, however precisely stated, same reason, same flag.
pub(super) fn says_the_same(a: &Figure, b: &Figure) -> bool {
    let same = match (&a.answer, &b.answer) {
        (Answer::Value(a), Answer::Value(b)) => a.same_amount(*b),
        (a, b) => a == b,
    };
    same && a.flag == b.flag
}

/// Files lose trailing zeros: `1.25` among figures with three decimals was `1.250`. So the figures of a table, source, year and
/// sex take the finest precision among them.
pub(super) fn finest_precision(figures: &mut [Stated]) {
    let mut finest: HashMap<(TableCode, Option<SourceKey>, Year, Sex), i8> = HashMap::new();
    let key = |stated: &Stated| {
        (
            stated.table.clone(),
            stated.source.clone(),
            stated.place.year,
            stated.place.sex,
        )
    };
    for stated in figures.iter() {
        if let Some(value) = stated.value().filter(|value| !value.is_zero()) {
            let exponent = finest.entry(key(stated)).or_insert(value.exponent());
            *exponent = (*exponent).min(value.exponent());
        }
    }
    for stated in figures {
        let Some(exponent) = finest.get(&key(stated)).copied() else {
            continue;
        };
        if let Says::Figure(figure) = &mut stated.says
            && let Answer::Value(value) = &mut figure.answer
        {
            *value = value.at_precision(exponent);
        }
    }
}
