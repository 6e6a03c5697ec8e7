//! What verifying found, as data for a script and as sentences for a person. All sentences are composed here.

use super::digest::Digest;
use super::info::{BagInfo, Status};
use super::names::{APPROVER_SIGNATURE, DATA};
use jiff::civil::Date;
use serde::Serialize;
use std::fmt;

/// Everything that verifying found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// What it comes to.
    pub verdict: Verdict,
    /// What the package says about itself, if that can be read.
    pub info: Option<BagInfo>,
    /// SHA-256 of `tagmanifest-sha256.txt`: the name under which the next package refers to this one.
    pub tagmanifest: Option<Digest>,
    /// What differs from what was packed and signed; empty when intact.
    pub differences: Vec<Difference>,
    /// The signatures in the package.
    pub signatures: Vec<SignatureReport>,
    /// Whether it follows the package that was given as the previous one.
    pub continuation: Continuation,
    /// What else a person should know, in sentences.
    pub remarks: Vec<String>,
}

/// What verifying comes to; only [`Verdict::Holds`] is exit code 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Intact, signed, every signer known and valid, and it follows the given package.
    Holds,
    /// Something differs.
    Changed,
    /// Intact, but nobody signed it.
    NotSigned,
    /// Intact and signed, by a key that was not given or is not in the roster.
    SignerNotKnown,
    /// Intact and signed, by a key that did not count on that day or not for this purpose.
    SignerNotValid,
    /// Intact and signed, but it does not follow the given package.
    DoesNotContinue,
}

/// One place where the package differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Difference {
    /// Lines of a text file.
    Lines {
        /// Path in the package.
        file: String,
        /// The sheet, when the file holds a sheet's figures.
        table: Option<String>,
        /// The lines, counted from 1, in the file as it is now.
        lines: Vec<LineRange>,
        /// The file cannot be read to its end: the first line is right, the last is not known.
        unreadable: bool,
    },
    /// A file that has no lines, or whose lines cannot be told.
    File {
        /// Path in the package.
        file: String,
    },
    /// A file that should be there.
    Missing {
        /// Path in the package.
        file: String,
    },
    /// A file that should not be there.
    Added {
        /// Path in the package.
        file: String,
    },
    /// A signature that does not belong to what is signed.
    Signature {
        /// Path in the package.
        file: String,
    },
    /// The content is right, but its packed form is not the one that the program writes.
    Packing {
        /// Path in the package.
        file: String,
    },
    /// Bytes of the zip itself.
    Container {
        /// Which part of it.
        part: ContainerPart,
        /// First differing byte, counted from 0.
        offset: u64,
    },
}

/// A part of the zip container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "part")]
pub enum ContainerPart {
    /// The header before a file.
    Header {
        /// The file.
        file: String,
    },
    /// Where a file's packed content should stand.
    Content {
        /// The file.
        file: String,
    },
    /// A file's entry in the directory at the end.
    Directory {
        /// The file.
        file: String,
    },
    /// The record that ends the directory.
    End,
    /// Bytes behind the end.
    Behind,
}

/// Lines from `first` to `last`, both included, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LineRange {
    /// First line.
    pub first: u32,
    /// Last line.
    pub last: u32,
}

/// One signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignatureReport {
    /// The file that holds it.
    pub file: String,
    /// The fingerprint of the key, `SHA256:...`; none when the file cannot be read.
    pub fingerprint: Option<String>,
    /// Whether it is a good signature of this package.
    pub good: bool,
    /// What is known of the key.
    pub signer: SignerStatus,
}

/// What is known of a key that signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "status")]
pub enum SignerStatus {
    /// Listed and valid on that day.
    Known {
        /// Principal of the roster, or the key's comment.
        name: String,
    },
    /// Not listed.
    Unknown,
    /// Listed, but the package is older.
    NotYetValid {
        /// Principal of the roster.
        name: String,
        /// First day.
        from: Date,
    },
    /// Listed, but the package is younger.
    NoLongerValid {
        /// Principal of the roster.
        name: String,
        /// Last day.
        until: Date,
    },
    /// Listed for other purposes than submissions.
    OtherPurpose {
        /// Principal of the roster.
        name: String,
    },
}

/// Whether a package follows another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "status")]
pub enum Continuation {
    /// No previous package was given.
    NotAsked,
    /// It names the given one as its predecessor.
    Continues,
    /// It names another one, or none.
    Differs {
        /// What the package names.
        named: Option<Digest>,
        /// What was given.
        given: Digest,
    },
}

impl VerifyReport {
    /// Whether nothing differs, whoever signed.
    pub fn is_intact(&self) -> bool {
        self.differences.is_empty()
    }

    /// Whether everything holds: exit code 0.
    pub fn holds(&self) -> bool {
        self.verdict == Verdict::Holds
    }

    /// The report in plain English: the verdict first, then one sentence for each thing to know.
    pub fn sentences(&self) -> Vec<String> {
        let mut sentences = vec![self.verdict_sentence()];
        let (container, files): (Vec<&Difference>, Vec<&Difference>) = self
            .differences
            .iter()
            .partition(|difference| difference.is_container());
        sentences.extend(files.iter().map(ToString::to_string));
        if container.len() > 4 {
            sentences.push(format!(
                "Container: the zip was written by another program; it differs in {} places, first: {}",
                container.len(),
                container[0]
            ));
        } else {
            sentences.extend(container.iter().map(ToString::to_string));
        }
        sentences.extend(self.info.iter().flat_map(about));
        sentences.extend(self.signatures.iter().map(ToString::to_string));
        match &self.continuation {
            Continuation::NotAsked => {}
            Continuation::Continues => sentences.push("It follows the given previous package.".to_owned()),
            Continuation::Differs { named: None, given } => {
                sentences.push(format!("It names no previous package; the given one is {given}."));
            }
            Continuation::Differs {
                named: Some(named),
                given,
            } => {
                sentences.push(format!("It follows the package {named}; the given one is {given}."));
            }
        }
        sentences.extend(self.remarks.iter().cloned());
        sentences
    }

    fn verdict_sentence(&self) -> String {
        match self.verdict {
            Verdict::Holds => "Intact, and signed by a known signer.",
            Verdict::Changed => "Not intact: something differs from what was packed.",
            Verdict::NotSigned => "Intact, but not signed.",
            Verdict::SignerNotKnown => "Intact, signer not known.",
            Verdict::SignerNotValid => "Intact, but the signer's key does not count for it.",
            Verdict::DoesNotContinue => "Intact, but it does not follow the given previous package.",
        }
        .to_owned()
    }
}

/// What a package says about itself.
fn about(info: &BagInfo) -> Vec<String> {
    let kind = if matches!(info.status, Status::Final) {
        "final"
    } else {
        "draft"
    };
    let mut sentences = vec![format!(
        "{}, {} (pack {} {}), revision {}, {kind}, of {}, prepared by {}.",
        info.country,
        info.phase,
        info.pack_id,
        info.pack_version,
        info.revision,
        info.date,
        if info.contact_name.is_empty() {
            "nobody named"
        } else {
            &info.contact_name
        },
    )];
    if let Status::Draft(reasons) = &info.status {
        sentences.push("A draft does not count as a submission.".to_owned());
        sentences.extend(reasons.iter().map(|reason| format!("Draft because: {reason}")));
    }
    sentences
}

impl Difference {
    /// The file it lies in; none for the container.
    pub fn file(&self) -> Option<&str> {
        match self {
            Self::Lines { file, .. }
            | Self::File { file }
            | Self::Missing { file }
            | Self::Added { file }
            | Self::Signature { file }
            | Self::Packing { file } => Some(file),
            Self::Container { .. } => None,
        }
    }

    /// Whether it concerns the zip and not what is in it.
    pub fn is_container(&self) -> bool {
        matches!(self, Self::Container { .. } | Self::Packing { .. })
    }

    /// A changed file: its lines when they are known.
    pub(super) fn in_file(file: &str, lines: Vec<LineRange>, unreadable: bool) -> Self {
        let file = file.to_owned();
        if lines.is_empty() {
            return Self::File { file };
        }
        let sheet = file.strip_prefix(DATA).and_then(|path| path.strip_prefix("figures/"));
        let table = sheet.and_then(|name| name.strip_suffix(".csv")).map(str::to_owned);
        Self::Lines {
            file,
            table,
            lines,
            unreadable,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines {
                file,
                table,
                lines,
                unreadable,
            } => {
                if let Some(table) = table {
                    write!(f, "Table {table}, ")?;
                } else {
                    write!(f, "The file {file}, ")?;
                }
                write_lines(f, lines, *unreadable)?;
                if table.is_some() {
                    write!(f, " of {file}")?;
                }
                if *unreadable {
                    write!(f, ": cannot be read from there on.")
                } else {
                    write!(f, ": differs.")
                }
            }
            Self::File { file } => write!(f, "The file {file} differs."),
            Self::Missing { file } => write!(f, "The file {file} is missing."),
            Self::Added { file } => write!(f, "The file {file} was added; no list in the package names it."),
            Self::Signature { file } => write!(f, "The file {file} is not a signature of this package."),
            Self::Packing { file } => {
                write!(
                    f,
                    "Container: the content of {file} is right, but it was packed in another way."
                )
            }
            Self::Container { part, offset } => write!(f, "Container: {part} differs (byte {offset})."),
        }
    }
}

fn write_lines(f: &mut fmt::Formatter<'_>, lines: &[LineRange], unreadable: bool) -> fmt::Result {
    const SHOWN: usize = 8;
    if let ([first, ..], true) = (lines, unreadable) {
        return write!(f, "line {}", first.first);
    }
    let single = lines.len() == 1 && lines[0].first == lines[0].last;
    let shown: Vec<String> = lines.iter().take(SHOWN).map(ToString::to_string).collect();
    write!(f, "{} {}", if single { "line" } else { "lines" }, shown.join(", "))?;
    if lines.len() > SHOWN {
        write!(f, " and {} more places", lines.len() - SHOWN)
    } else {
        Ok(())
    }
}

impl fmt::Display for LineRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{} to {}", self.first, self.last)
        }
    }
}

impl fmt::Display for ContainerPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header { file } => write!(f, "the zip's header of {file}"),
            Self::Content { file } => write!(f, "the place of {file} in the zip"),
            Self::Directory { file } => write!(f, "the entry of {file} in the zip's directory"),
            Self::End => write!(f, "the end record of the zip"),
            Self::Behind => write!(f, "what stands behind the end of the zip"),
        }
    }
}

impl fmt::Display for SignatureReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let role = if self.file == APPROVER_SIGNATURE {
            "Approver"
        } else {
            "Preparer"
        };
        let Some(fingerprint) = &self.fingerprint else {
            return write!(f, "{role}: {} cannot be read as a signature.", self.file);
        };
        if !self.good {
            return write!(f, "{role}: the signature by key {fingerprint} is not good.");
        }
        write!(f, "{role}: good signature by key {fingerprint}, ")?;
        match &self.signer {
            SignerStatus::Known { name } if name.is_empty() => write!(f, "which was given as known."),
            SignerStatus::Known { name } => write!(f, "{name}."),
            SignerStatus::Unknown => write!(f, "which is not known: compare the fingerprint with the key card."),
            SignerStatus::NotYetValid { name, from } => write!(f, "{name}, whose key counts from {from} on only."),
            SignerStatus::NoLongerValid { name, until } => write!(f, "{name}, whose key counted until {until} only."),
            SignerStatus::OtherPurpose { name } => write!(f, "{name}, whose key is not listed for submissions."),
        }
    }
}
