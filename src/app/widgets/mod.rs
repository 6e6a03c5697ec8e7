//! Small parts that every screen uses, each with a name in the accessibility tree.

pub mod text_field;
