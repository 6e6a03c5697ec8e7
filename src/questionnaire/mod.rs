//! What is asked: packs, tables, classifications, note vocabularies and their texts.
//!
//! A pack is data, never code; this room reads and checks it and knows nothing of answers.
//! Start at [`Pack`]; `load.rs` reads folders and refuses wrong packs, `texts.rs` holds the languages of the interface,
//! `pack_texts.rs` those of a pack, `matching/` finds rows and columns by labels from elsewhere.

mod allowance_reason;
mod binding;
mod built_in;
mod check_file;
mod classification_file;
mod codes;
mod country;
mod example;
mod files;
mod later;
mod list;
mod load;
pub mod matching;
mod note;
mod pack;
mod pack_texts;
mod partner;
mod problem;
pub mod search;
mod section;
mod status;
mod table_file;
mod texts;

pub use allowance_reason::AllowanceReason;
pub use binding::CheckGroup;
pub use built_in::{builtin_pack, builtin_packs, builtin_problems, countries, notes, source_types};
pub use codes::{AreaCode, CheckId, ClassificationId, ItemCode, ModuleId, NoteCode, PackId, Sex, TableCode, Year};
pub use country::Country;
pub use example::{Example, ExampleCell};
pub use load::pack_check;
pub use note::{
    Institution, InstitutionKind, KnownSource, Note, NoteField, NoteLevel, NoteType, NoteVocabulary, RequiredMetadata,
    SourceType,
};
pub use pack::{
    Check, CheckKind, Classification, ClassificationKind, Item, MainDimension, Pack, Severity, Table, Unit, Universe,
};
pub use pack_texts::{ClassificationGuidance, Dimension, Guidance, PackTexts};
pub use partner::{PartnerFigures, PartnerKey};
pub use problem::{PackError, Problem};
pub use status::{ObservationStatus, StatusKind};
pub use texts::{Arg, Language, text, text_args};
