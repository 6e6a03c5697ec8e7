//! ILMS Collect: fill, check and hand over the International Labour Migration Statistics questionnaire.
//!
//! The rooms, from the bottom of knowledge to the top; a room uses those above it in this list, never those below:
//!
//! | room | what it is |
//! |---|---|
//! | [`questionnaire`] | what is asked: packs, tables, classifications, texts |
//! | [`figures`] | what is answered: values, reasons, flags, notes, sheets |
//! | [`checks`] | what is wrong: identities, comparisons, findings; pure |
//! | [`country_file`] | where it lives: SQLite, journal, undo, backups |
//! | [`exchange`] | other formats: ILOSTAT CSV, workbook, PDF |
//! | [`submission`] | handing over: bag, signature, verification, carriers |
//! | [`desk`] | one open file: everything a person can do, one function an action |
//! | [`cli`] | the commands, thin, over the desk |
//! | [`app`] | the window, over the desk |

pub mod app;
pub mod checks;
pub mod cli;
pub mod country_file;
pub mod desk;
pub mod exchange;
pub mod figures;
pub mod questionnaire;
pub mod submission;
