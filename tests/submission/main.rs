//! The package, from outside: made, signed, verified, damaged, attacked, carried.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bag;
mod eml;
mod flipped_bytes;
mod hostile;
mod keys;
mod mutations;
mod sample;
mod stock_tools;
mod verifying;
