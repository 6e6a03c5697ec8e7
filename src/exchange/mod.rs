//! Other formats: what comes in from elsewhere and what goes out to people and to ILO.
//!
//! Everything here turns [`crate::figures::Answers`] into bytes, or bytes into a preview of changes; it opens no
//! country file and writes no disk. [`ilostat`] is ILOSTAT's bulk CSV, [`workbook`] the readable workbook, [`cover`]
//! the sign-off sheet, [`data_package`] the exact files of a package, [`csv_safe`] how text of strangers is put into a CSV,
//! [`Edition`] what is handed over and as of when.

pub mod cover;
pub mod csv_safe;
pub mod data_package;
mod edition;
pub mod fonts;
pub mod ilostat;
pub mod workbook;

pub use edition::{Edition, in_phase};
