//! What is wrong: the checks of a pack, run over the figures of a phase, live and without reading any file.
//!
//! [`Checker`] holds the findings at every moment. From the pack's checks `rules.rs` and `across.rs` make identities
//! between numbered cells (`grid.rs`), `evaluate.rs` says which fail, `deduce.rs` which figures follow; `compose.rs` and
//! `sentence.rs` say it to a person.

mod across;
mod checker;
mod compose;
mod cover;
mod deduce;
mod elsewhere;
mod evaluate;
mod finding;
mod grid;
mod identity;
mod locator;
mod rules;
mod sentence;
mod standing;

pub use checker::Checker;
pub use deduce::{Deduction, Undecided};
pub use finding::{Counts, Detail, Dimension, Finding, Message};
pub use grid::CellNumber;
pub use identity::{Identities, Identity, Relation, Subject, Term};
pub use locator::{Cause, Edit, Explanation, Slip};
pub use sentence::cell_name;
