//! Spreadsheet files of others, from outside: every format, damaged, hostile, and side by side with somebody else's reader.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod build;
mod files;
mod hostile;
mod mutations;
mod parts;
mod peers;
mod refused;
mod text;
mod workbook;
