//! Pasting: the plan says what a block would do, finds the right place for it, and doing it loses nothing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation
)]

mod cases;
mod laws;
mod office;
mod placement;
