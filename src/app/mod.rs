//! The window: what a person sees and presses, over the desk.
//!
//! It holds view state only (selection, scroll, open panels) and touches neither files nor figures itself.
//! [`theme`], [`fonts`] and [`icons`] are the look, [`widgets`] the small parts, [`grid`] the table of figures,
//! and [`start`] opens it all on whatever graphics the computer has.

pub mod fonts;
pub mod grid;
pub mod icons;
pub mod start;
pub mod theme;
pub mod widgets;
