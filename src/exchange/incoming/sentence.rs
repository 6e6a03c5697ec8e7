//! A sentence that is said later, in the language of whoever reads it.

use crate::figures::Value;
use crate::questionnaire::{Arg, Language, Pack, text_args};

/// A text of `assets/texts/` with the values that are set into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    id: &'static str,
    values: Vec<(&'static str, Set)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Set {
    Text(String),
    Number(usize),
}

impl Sentence {
    /// The text of that id.
    pub fn new(id: &'static str) -> Self {
        Self { id, values: Vec::new() }
    }

    /// The questionnaire does not ask for that year.
    pub fn year_not_asked(pack: &Pack) -> Self {
        Self::new("refused-year")
            .with("pack", &pack.title)
            .with("first", pack.years.start())
            .with("last", pack.years.end())
    }

    /// A number that no figure is as long as.
    pub fn too_long() -> Self {
        Self::new("refused-too-long")
            .with("digits", Value::MAX_DIGITS)
            .with("decimals", Value::MAX_DECIMALS)
    }

    /// With a text set in.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers, names and references are all set in alike"
    )]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, Set::Text(value.to_string())));
        self
    }

    /// With a number set in, by which the language chooses singular and plural.
    #[must_use]
    pub fn counting(mut self, name: &'static str, number: usize) -> Self {
        self.values.push((name, Set::Number(number)));
        self
    }

    /// Which text it is.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The sentence.
    pub fn text(&self, language: Language) -> String {
        let values: Vec<(&str, Arg<'_>)> = self
            .values
            .iter()
            .map(|(name, value)| match value {
                Set::Text(text) => (*name, Arg::from(text)),
                Set::Number(number) => (*name, Arg::from(*number)),
            })
            .collect();
        text_args(language, self.id, &values)
    }
}
