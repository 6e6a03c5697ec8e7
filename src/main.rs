//! ILMS Collect.
fn main() {}
