//! The screens; each is a place in the window and holds view state only.

pub mod findings;
pub mod page;
pub mod row_list;
