//! The words of the window in the person's language.
//!
//! All of them come from the Fluent files under `assets/texts`; nothing the person reads is written in the code.

use crate::questionnaire::{Arg, Language, text, text_args};

/// Speaks one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words(pub Language);

impl Words {
    /// The text of that id.
    pub fn get(self, id: &str) -> String {
        text(self.0, id)
    }

    /// The text of that id with its places filled.
    pub fn with(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        text_args(self.0, id, args)
    }

    /// The text of that id about so many things.
    pub fn count(self, id: &str, count: usize) -> String {
        self.with(id, &[("count", Arg::from(count))])
    }

    /// The text of that id that names one thing.
    pub fn name(self, id: &str, name: &str) -> String {
        self.with(id, &[("name", Arg::from(name))])
    }
}
