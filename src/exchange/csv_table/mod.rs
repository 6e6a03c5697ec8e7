//! CSV for spreadsheets: one long table of all figures of a phase, in words, for a person in a spreadsheet. It reads back.
//!
//! Persons are counted one by one in every line, so that a column of figures can be summed; how far a figure was rounded stands
//! beside it. `columns.rs` names the columns, `style.rs` says how such files are written (reports too), `write.rs` and `read.rs` go
//! out and in. Title, row and the name of the source are there to be read by people: when a file is brought in, the code of the row
//! and the key of the source count, and a title of another table refuses the line.

mod columns;
mod read;
mod style;
mod write;

pub use super::delimited::ReadError;
pub use columns::Column;
pub(in crate::exchange) use read::header_style;
pub use read::read;
pub use style::{Cell, Decimal, Separator, Style, Table};
pub(in crate::exchange) use write::sex_word;
pub use write::write;

/// What parts two notes of one figure.
const BETWEEN_NOTES: &str = " | ";

/// What notes in words stand between.
const QUOTES: [char; 2] = ['\u{201c}', '\u{201d}'];
