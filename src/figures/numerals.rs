//! Numbers as people write them: what is typed into one cell, and how a figure is shown.

mod format;

pub use format::{Grouping, NumberStyle, format_value};
