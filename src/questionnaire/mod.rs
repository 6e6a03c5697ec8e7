//! What is asked: packs, tables, classifications, note vocabularies and their texts.
//!
//! A pack is data, never code; this room reads and checks it and knows nothing of answers.
//! Start at [`Pack`]; `load.rs` reads folders, `check.rs` refuses wrong packs, `texts.rs` holds the languages.

mod codes;
mod pack;

pub use codes::{AreaCode, CheckId, ClassificationId, ItemCode, ModuleId, NoteCode, PackId, Sex, TableCode, Year};
pub use pack::{
    Check, CheckKind, Classification, ClassificationKind, Item, MainDimension, Pack, Severity, Table, Unit, Universe,
};
