//! ILMS Collect: fill, check and hand over the International Labour Migration Statistics questionnaire.
//!
//! The rooms, from the bottom of knowledge to the top; a room uses those above it in this list, never those below:
//!
//! | room | what it is |
//! |---|---|
//! | [`questionnaire`] | what is asked: packs, tables, classifications, texts; rows and columns found by labels from elsewhere |
//! | [`figures`] | what is answered: values, reasons, flags, notes, sheets; origins, remarks and second entries of cells |
//! | [`checks`] | what is wrong: identities, comparisons, findings, and what sums imply; pure |
//! | [`country_file`] | where it lives: `SQLite`, journal, undo, history, attached documents, backups |
//! | [`exchange`] | other formats: ILOSTAT CSV, workbook, PDF |
//! | [`submission`] | handing over: bag, signature, verification, carriers |
//! | [`desk`] | one open file: everything a person can do, one function an action |
//! | [`cli`] | the commands, thin, over the desk |
//! | [`app`] | the window, over the desk: its commands, the grid, the screens, the keeping of frames cheap |
//!
//! What a person does with figures has a file of its own name on each floor: pasting is `desk/paste/` and
//! `app/screens/table/paste/`; likewise `second_entry`, `origin`, `remarks`, `totals`, `reasons` and `history`.

pub mod app;
pub mod checks;
pub mod cli;
pub mod country_file;
pub mod desk;
pub mod exchange;
pub mod figures;
pub mod questionnaire;
pub mod submission;
