//! Which row or column a label means: the words beside and over figures that come from elsewhere (a spreadsheet, a web
//! page, another program), matched with the items of a table and with its years, statuses and sexes.
//!
//! It never guesses: a label that could mean two things is said to be [`Found::Several`], one that means nothing is
//! [`Found::Nothing`] with the closest name, if one stands out. `text.rs` has the forms of a label, `list.rs` matches the
//! items of one classification, `rows.rs` the rows of a table, `columns.rs` its columns; `words.rs` reads the data in
//! `schemas/labels/`.

mod categories;
mod columns;
mod joined;
mod lexicon;
mod list;
mod rows;
mod said;
mod text;
mod topics;
mod words;
mod years;

pub use categories::Category;
pub use columns::{ColumnLabel, ColumnWords, read_year};
pub(super) use list::ListNames;
pub use rows::RowLabels;
pub use said::{Aside, Said, is_remark_line};
pub use text::{age_bounds, is_of_which, unmarked};
pub use topics::Topic;
pub use words::{Unit, unit_said};
pub use years::years_in;

/// What a label was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// One thing.
    One(T, How),
    /// Several, all equally likely.
    Several(Vec<T>, How),
    /// Nothing that is sure enough.
    Nothing {
        /// The one whose name comes closest, if one does.
        closest: Option<T>,
    },
}

/// How a label was matched; the first are the surest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// It is the name, in one of the languages.
    Exact,
    /// It is a code: the item's, its ending, ISO 3166 alpha-2, alpha-3 or numeric.
    Code,
    /// It is the name but for case, accents and marks.
    Normalised,
    /// It is another or a former name.
    Synonym,
    /// It has the same words in another order, or abbreviated.
    Words,
    /// It is the only name that stands in the label, beside words that name no other.
    Within,
    /// It is a name with a letter or two wrong, and no other name is near.
    Spelling,
}

impl<T> Found<T> {
    /// Everything it can mean.
    pub fn candidates(&self) -> &[T] {
        match self {
            Found::One(one, _) => std::slice::from_ref(one),
            Found::Several(several, _) => several,
            Found::Nothing { .. } => &[],
        }
    }

    /// How it was matched; none: it was not.
    pub fn how(&self) -> Option<How> {
        match self {
            Found::One(_, how) | Found::Several(_, how) => Some(*how),
            Found::Nothing { .. } => None,
        }
    }
}
