//! What a file states, and what taking it in would change. Whatever its format, a file that is brought in ends here.
//!
//! A reader makes an [`Incoming`] of a file: figures with the place of the file that each stands at, sources, sheets, notes, and
//! what it could not place. [`Incoming::preview`] sets that against the answers, figure by figure, and changes nothing;
//! [`Preview::changes`] takes in what the person has chosen of it, as one group.
//!
//! `position.rs` says where in a file, `sentence.rs` why, in any language; `stated.rs` what readers hand over, `answers.rs` hands over
//! the answers of another file; `settle.rs` brings the lines of one file in agreement; `preview.rs` compares, `notes.rs` and
//! `words.rs` put notes where they belong, `changes.rs` takes in, `report.rs` writes down what came of every place.

mod answers;
mod changes;
mod notes;
mod position;
mod preview;
mod report;
mod sentence;
mod settle;
mod stated;
mod words;

pub use answers::{Said, from_answers};
pub use position::{Position, Spot};
pub use preview::{Choice, Counts, Kind, Preview, PreviewCell, PreviewStatement, SheetPreview, Statement};
pub use report::report;
pub use sentence::Sentence;
pub use stated::{Base, Columns, Incoming, Refused, Says, SheetStatement, Stated, TheirSheet, Words};
