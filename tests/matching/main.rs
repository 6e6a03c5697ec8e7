//! Labels from elsewhere are matched with the rows and columns they mean, and with no others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod columns;
mod rows;
