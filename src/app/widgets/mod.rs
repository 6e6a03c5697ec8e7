//! Small parts that every screen uses, each with a name and a role in the accessibility tree.
//!
//! They draw and report; they know no figures and no desk. Words come from the caller, in the person's language.

pub mod badges;
pub mod combo;
pub mod controls;
pub mod text_field;
pub mod toasts;

pub use badges::{Severity, Standing, severity_badge, standing_dot};
pub use combo::{Choice, SearchCombo};
pub use controls::{banner, key_hint, labelled, link_button, primary_button, quiet_button, section_heading};
pub use toasts::{Toast, Toasts};
