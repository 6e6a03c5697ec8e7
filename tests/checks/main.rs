//! The checks from outside: every example of every built-in pack, hand-made cases, published figures, and full against
//! incremental.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cases;
mod elsewhere;
mod examples;
mod file;
mod incremental;
mod locating;
mod published;
mod standing;
