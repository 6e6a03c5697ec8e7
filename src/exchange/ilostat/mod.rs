//! ILOSTAT's bulk CSV: one figure a line, codes in ILO's order, persons in thousands.
//!
//! `read.rs` takes a file apart into lines, `write.rs` goes the other way; what the codes mean is [`super::observation`]'s. A wrong
//! line is refused and named.

mod read;
mod write;

pub use super::delimited::ReadError;
pub use super::observation::Written;
pub(in crate::exchange) use read::is_header;
pub use read::read;
pub use write::write;

use super::incoming::Preview;
use crate::figures::{Answers, SourceKey};
use crate::questionnaire::Pack;

/// The columns in ILOSTAT's order.
pub const COLUMNS: [&str; 12] = [
    "ref_area",
    "source",
    "indicator",
    "sex",
    "classif1",
    "classif2",
    "time",
    "obs_value",
    "obs_status",
    "note_classif",
    "note_indicator",
    "note_source",
];

/// Reads it and sets it against `answers` in the phase of `pack`. Nothing is altered.
pub fn preview(bytes: &[u8], pack: &Pack, answers: &Answers, source: Option<&SourceKey>) -> Result<Preview, ReadError> {
    Ok(read(bytes, pack, answers.area(), source)?.preview(pack, answers))
}
