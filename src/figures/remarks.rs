//! A person's own remarks on a cell, and whether it is to be followed up. They stay in the country file: notes travel, remarks do not.

use serde::{Deserialize, Serialize};

/// What was remarked on a cell, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarks {
    /// Whether somebody is to come back to the cell.
    #[serde(default)]
    pub follow_up: bool,
    /// The remarks.
    #[serde(default)]
    pub thread: Vec<Remark>,
}

/// One remark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who wrote it.
    pub who: String,
    /// When, RFC 3339.
    pub at: String,
    /// What was written.
    pub text: String,
}

impl Remarks {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        !self.follow_up && self.thread.is_empty()
    }
}
