//! The checks from outside: every example of every built-in pack, hand-made cases, published figures, and full against
//! incremental.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod cases;
#[path = "../support/clean_tables.rs"]
mod clean_tables;
mod copies;
mod diagnosis;
mod disclosure;
mod earlier;
mod elsewhere;
mod examples;
mod file;
mod incremental;
mod locating;
mod partners;
mod published;
#[path = "../support/seeded_errors.rs"]
mod seeded_errors;
mod series;
mod shape;
mod standing;
