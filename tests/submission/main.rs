//! The package, from outside: made, signed, verified, damaged, attacked, carried.
#![allow(clippy::unwrap_used, clippy::expect_used)]
// File names here are our own, always in lower case.
#![allow(clippy::case_sensitive_file_extension_comparisons)]

mod bag;
mod eml;
mod flipped_bytes;
mod hostile;
mod keys;
mod mutations;
mod sample;
mod stock_tools;
mod verifying;
