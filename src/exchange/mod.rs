//! Other formats: what comes in from elsewhere and what goes out to people and to ILO.
//!
//! Everything here turns [`crate::figures::Answers`] into bytes or bytes into a preview of changes; it opens no
//! country file and writes no disk. [`ilostat`] is ILOSTAT's bulk CSV, [`workbook`] the readable workbook,
//! [`cover`] the sign-off sheet, [`csv_safe`] how text of strangers is put into a CSV.

pub mod csv_safe;
pub mod ilostat;
