//! What is wrong: the checks of a pack, run over the figures of a phase, live and without reading any file.
//!
//! [`Checker`] holds the findings at every moment. From the pack's checks `rules.rs` and `across.rs` make identities
//! between numbered cells (`grid.rs`), `evaluate.rs` says which fail, `deduce.rs` which figures follow; `compose.rs` and
//! `sentence.rs` say it to a person. `plausibility/` finds what is odd though every sum holds, `locator/` what is probably wrong.

mod across;
pub mod allowance;
mod cause_words;
mod causes;
mod checker;
mod compose;
mod cover;
mod deduce;
mod earlier;
mod elsewhere;
mod entries;
mod entry_words;
mod evaluate;
mod example;
mod explain;
mod finding;
mod grid;
mod identity;
mod locator;
mod plausibility;
mod rules;
mod sentence;
mod standing;

pub use allowance::{AllowanceState, Moved, Standing, Stated, can_be_explained};
pub use checker::Checker;
pub use deduce::{Deduction, Undecided};
pub use earlier::EarlierFigure;
pub use entries::{Entry, Joined};
pub use example::{ExampleTable, ShownExample, example_answers, example_findings};
pub use explain::{ExplainedCheck, ExplainedKind, explain};
pub use finding::{Counts, Detail, Dimension, Finding, Message};
pub use grid::CellNumber;
pub use identity::{Identities, Identity, Relation, Subject, Term};
pub use locator::{Cause, Edit, Explanation, Operation, Slip, Step};
pub use plausibility::Hiding;
pub use sentence::{amount_text, cell_name};
