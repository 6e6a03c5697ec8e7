//! Handing over: exports, the signed package, and the e-mail draft that carries it.

use super::{Desk, DeskError};
use crate::country_file::{Action, HistoryFilter, Origin};
use crate::exchange::ilostat;
use crate::questionnaire::{Language, text_args};
use crate::submission::{self, BagInfo, State};
use std::path::Path;

/// What a package made now would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// The findings, by key, that make it a draft; none: it is final.
    pub in_the_way: Vec<String>,
}

impl Readiness {
    /// Whether nothing stands in the way.
    pub fn is_final(&self) -> bool {
        self.in_the_way.is_empty()
    }
}

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// ILOSTAT bulk CSV.
    IlostatCsv,
    /// A workbook to be read.
    Workbook,
}

/// How a package is to be made.
#[derive(Default)]
pub struct PackageOrder<'a> {
    /// The key to sign with; an unsigned package can be checked for damage only.
    pub key: Option<&'a submission::SigningKey>,
}

/// A package that was made.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The name it should travel under.
    pub file_name: String,
    /// Final, or a draft with what stands in the way, in sentences.
    pub in_the_way: Vec<String>,
    /// Its revision.
    pub revision: u32,
    /// SHA-256 of the signed tag manifest, lower-case hexadecimal.
    pub fingerprint: String,
}
