//! What is answered: values, reasons, flags and notes, where they stand, and how a sheet is laid out.
//!
//! Everything here is plain data in memory; it reads no file. [`Answers`] is one country file's content,
//! [`Change`] the only way it moves, [`SheetLayout`] the rows and columns of one sheet; [`numerals`] reads figures as people
//! write them. `provenance.rs`, `remarks.rs` and `second_entry.rs` hold what is said about a figure beside it.

mod address;
mod answer;
mod answers;
mod layout;
pub mod numerals;
mod provenance;
mod remarks;
mod second_entry;
mod sheet;
mod value;

pub use address::{CellAddress, Place, Scope, SheetId};
pub use answer::{Answer, Figure, Flag, Pointer, Reason};
pub use answers::{Allowance, Answers, Change, Effective, LABELS_SETTING, MAPPING_SETTING, Phase};
pub use layout::{ASEAN, Column, Heading, LayoutRow, RowKind, SheetLayout};
pub use provenance::{Attachment, AttachmentHash, MediaType, Provenance, ProvenanceId};
pub use remarks::{Remark, Remarks};
pub use second_entry::SecondEntry;
pub use sheet::{Metadata, Note, Sheet, Source, SourceKey, ViewUnit};
pub use value::{Sum, Value, ValueError};
