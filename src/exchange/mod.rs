//! Other formats: what comes in from elsewhere and what goes out to people and to ILO.
//!
//! Everything here turns [`crate::figures::Answers`] into bytes, or bytes into a preview of changes; it opens no
//! country file and writes no disk. One figure a line: [`ilostat`] is ILOSTAT's bulk CSV, [`sdmx_csv`] SDMX-CSV with ILO's structures,
//! [`csv_table`] a long table for spreadsheets; what the three share lies in `observation/` (codes and what they mean) and
//! `delimited.rs` (lines and fields). [`workbook`] is the readable workbook, [`cover`] the sign-off sheet, [`data_package`] the exact
//! files of a package, [`spreadsheet`] what stands in the spreadsheet files of others. [`format_of`] tells which of them a file is,
//! [`incoming`] what a file of any format would change, [`csv_safe`] how text of strangers is put into a CSV, [`Edition`] what is
//! handed over and as of when.

pub mod cover;
pub mod csv_safe;
pub mod csv_table;
pub mod data_package;
mod delimited;
mod edition;
pub mod findings_book;
pub mod fonts;
mod format;
pub mod ilostat;
pub mod incoming;
pub mod national;
mod observation;
pub mod sdmx_csv;
pub mod spreadsheet;
pub mod workbook;

pub use delimited::ReadError;
pub use edition::{Edition, in_phase};
pub use format::{Format, format_of};
pub use observation::Written;
