//! Workbooks in the habits of statistical offices, read by proposal alone and after corrections; the score of the corpus. `rules.rs`
//! and `rules_of_readers.rs` have a small table for each rule, `variants.rs` the same workbooks set otherwise.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod corpus;
mod rules;
mod rules_of_readers;
mod score;
mod variants;
