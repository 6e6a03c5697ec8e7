//! The checks on this side of the table: a country file or a package is read, checked, and reported cause by cause.
//!
//! The office runs the very checks that the country saw while typing, and says where the two differ. A package holds one phase;
//! `earlier.rs` lays the phases before it beside it, so that comparisons over time see what the country saw.
//! `causes.rs` makes of the findings what reports are written from, `book.rs` a workbook. Nothing here changes a file.

mod book;
mod causes;
mod earlier;

pub use causes::{Explanation, MovedFigure, ReportedCause, ReportedCell, ReportedFinding, SuggestedCell, Suggestion};

use super::{Desk, DeskError};
use crate::checks::{AllowanceState, Checker, Counts, Finding, Standing, allowance};
use crate::figures::Answers;
use crate::questionnaire::{Check, CheckKind, Language, Pack, PackId, builtin_pack, builtin_packs};
use crate::submission::payload::{self, FindingRow};
use crate::submission::{self, BagInfo, VerifyOptions, VerifyReport};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A country file or package with everything that the checks say about it.
pub struct Review {
    /// What was read.
    pub path: PathBuf,
    pack: Arc<Pack>,
    answers: Answers,
    checker: Checker,
    /// What is known of the package, where it is one.
    pub package: Option<PackageReview>,
}

/// What a package says about itself, beside what is found here.
pub struct PackageReview {
    /// What it says of itself.
    pub info: BagInfo,
    /// Whether it is intact, and who signed, as far as that is known without the signers' keys.
    pub verified: VerifyReport,
    /// The hash of this program's questionnaire of the same name, where it is another than the one that was filled.
    pub other_pack: Option<String>,
    /// How the findings here differ from those that were packed.
    pub differences: Differences,
}

/// How the findings differ from those that a package lists, which are those that the country saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Findings that the country saw and that are not found here.
    pub only_there: Vec<FindingRow>,
    /// Findings that the country did not see, by key.
    pub only_here: Vec<String>,
    /// Why the list in the package cannot be read, where it cannot.
    pub unreadable: Option<String>,
}

impl Differences {
    /// Whether the country saw exactly what is found here.
    pub fn is_none(&self) -> bool {
        self.only_there.is_empty() && self.only_here.is_empty() && self.unreadable.is_none()
    }
}

/// A package read back: what it says of itself, its answers, and its files.
struct ReadBack {
    info: BagInfo,
    verified: VerifyReport,
    answers: Answers,
    files: submission::Payload,
}

impl Review {
    /// Reads and checks a country file at its open phase, or a package (a file, or the folder it was unpacked to). `earlier` are
    /// packages or country files of earlier phases of the same country.
    pub fn open(path: &Path, earlier: &[PathBuf]) -> Result<Self, DeskError> {
        if is_package(path)? {
            return Self::of_package(path, earlier);
        }
        let desk = Desk::open(path)?;
        let mut review = Self {
            path: path.to_owned(),
            pack: Arc::clone(&desk.pack),
            answers: desk.answers.clone(),
            checker: desk.checker.clone(),
            package: None,
        };
        if !earlier.is_empty() {
            review.lay_beside(earlier)?;
        }
        Ok(review)
    }

    fn of_package(path: &Path, earlier: &[PathBuf]) -> Result<Self, DeskError> {
        let read = read_package(path)?;
        let phase = PackId::from(read.info.pack_id.as_str());
        let pack = builtin_pack(&phase).ok_or_else(|| DeskError::UnknownPack(phase.clone()))?;
        let checker = Checker::new(Arc::clone(&pack), &read.answers, &phase);
        let other_pack = (read.info.pack_hash != pack.hash).then(|| pack.hash.clone());
        let mut review = Self {
            path: path.to_owned(),
            pack,
            answers: read.answers,
            checker,
            package: None,
        };
        if !earlier.is_empty() {
            review.lay_beside(earlier)?;
        }
        let differences = match payload::read_findings(&read.files) {
            Ok(packed) => review.compared(packed),
            Err(error) => Differences {
                unreadable: Some(error.to_string()),
                ..Differences::default()
            },
        };
        review.package = Some(PackageReview {
            info: read.info,
            verified: read.verified,
            other_pack,
            differences,
        });
        Ok(review)
    }

    fn lay_beside(&mut self, paths: &[PathBuf]) -> Result<(), DeskError> {
        for path in paths {
            let other = if is_package(path)? {
                read_package(path)?.answers
            } else {
                Desk::open(path)?.answers
            };
            earlier::lay_beside(&mut self.answers, &self.pack.id, &other, path)?;
        }
        self.checker = Checker::new(Arc::clone(&self.pack), &self.answers, &self.pack.id);
        Ok(())
    }

    /// The findings here against those of the package: key, check, severity, table, cells, sentence, explained or not.
    fn compared(&self, packed: Vec<(FindingRow, bool)>) -> Differences {
        let mut there: BTreeMap<String, Vec<(FindingRow, bool)>> = BTreeMap::new();
        for row in packed {
            there.entry(row.0.key.clone()).or_default().push(row);
        }
        let mut only_here = Vec::new();
        for finding in self.findings() {
            let own = (
                FindingRow {
                    key: finding.key.clone(),
                    severity: finding.severity,
                    check: finding.check.clone(),
                    table: finding.table.clone(),
                    cells: finding.cells.clone(),
                    sentence: self.sentence(finding, Language::English),
                },
                self.is_explained(finding),
            );
            let same_key = there.get_mut(&own.0.key);
            let met = same_key.and_then(|rows| {
                let at = rows.iter().position(|row| *row == own)?;
                Some(rows.remove(at))
            });
            if met.is_none() {
                only_here.push(own.0.key);
            }
        }
        Differences {
            only_there: there.into_values().flatten().map(|(row, _)| row).collect(),
            only_here,
            unreadable: None,
        }
    }

    /// The questionnaire that was filled.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The answers, those of earlier phases too.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The checks with all that they found.
    pub fn checker(&self) -> &Checker {
        &self.checker
    }

    /// Every finding, the worst first, then in the order of the form.
    pub fn findings(&self) -> impl DoubleEndedIterator<Item = &Finding> + ExactSizeIterator {
        self.checker.findings()
    }

    /// A finding in a sentence.
    pub fn sentence(&self, finding: &Finding, language: Language) -> String {
        finding.sentence(&self.pack, &self.answers, language)
    }

    /// Whether the country has explained a finding, and the figures have not moved since.
    pub fn is_explained(&self, finding: &Finding) -> bool {
        let standing = self.allowance_of(finding);
        standing.is_some_and(|standing| standing.state == AllowanceState::Holds)
    }

    /// The country's explanation of a finding, also one that no longer holds.
    pub fn allowance_of(&self, finding: &Finding) -> Option<Standing<'_>> {
        allowance::standing(&self.answers, &self.pack.id, finding)
    }

    /// The explanations given in this phase whose finding does not stand any more, by the finding's key.
    pub fn explanations_not_needed(&self) -> Vec<&str> {
        let idle = allowance::not_needed(&self.answers, &self.pack.id, self.checker.findings());
        idle.into_iter().map(allowance::key_of).collect()
    }

    /// How many findings stand, those that are explained not counted among them, and how many are explained.
    pub fn counts(&self) -> (Counts, usize) {
        let mut counts = Counts::default();
        let mut explained = 0;
        for finding in self.findings() {
            if self.is_explained(finding) {
                explained += 1;
            } else {
                counts.add(finding);
            }
        }
        (counts, explained)
    }

    /// The earlier phases that the figures are compared with, in the order of the packs.
    pub fn earlier_phases(&self) -> Vec<PackId> {
        phases_before(&self.pack.id)
            .into_iter()
            .filter(|phase| self.answers.sheets_of(phase).next().is_some())
            .collect()
    }

    /// The checks of a package that would look at earlier phases and were given none. A country file has its own.
    pub fn without_earlier(&self) -> Vec<&Check> {
        let needless =
            self.package.is_none() || phases_before(&self.pack.id).is_empty() || !self.earlier_phases().is_empty();
        if needless {
            return Vec::new();
        }
        let looks_back = |check: &&Check| looks_back(&check.kind);
        self.pack.checks.iter().filter(looks_back).collect()
    }
}

/// Whether a check of that kind looks at earlier phases too.
fn looks_back(kind: &CheckKind) -> bool {
    matches!(
        kind,
        CheckKind::ChangeOverTime { .. }
            | CheckKind::SexRatioFlip { .. }
            | CheckKind::OtherScale { .. }
            | CheckKind::Revised { .. }
    )
}

/// The phases before one, the earliest first.
fn phases_before(phase: &PackId) -> Vec<PackId> {
    let packs = builtin_packs().into_iter();
    packs
        .take_while(|pack| pack.id != *phase)
        .map(|pack| pack.id.clone())
        .collect()
}

/// Whether a path leads to a package: a folder, or a zip file.
fn is_package(path: &Path) -> Result<bool, DeskError> {
    use std::io::Read as _;
    if path.is_dir() {
        return Ok(true);
    }
    let mut head = [0; 2];
    let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut head));
    let read = read.map_err(|error| DeskError::reading(path, &error))?;
    Ok(read == head.len() && &head == b"PK")
}

fn read_package(path: &Path) -> Result<ReadBack, DeskError> {
    let bytes = submission::read_file(path)?;
    let (info, files) = submission::read_payload(&bytes)?;
    let verified = submission::verify(&bytes, &VerifyOptions::default())?;
    let answers = payload::read_answers(&files)
        .map_err(|error| DeskError::Refused(format!("'{}' cannot be checked: {error}.", path.display())))?;
    let phase = PackId::from(info.pack_id.as_str());
    if let Some(sheet) = answers.sheets.values().find(|sheet| sheet.phase != phase) {
        return Err(DeskError::Refused(format!(
            "'{}' cannot be checked: it says that it is of {phase} and holds figures of {}.",
            path.display(),
            sheet.phase
        )));
    }
    Ok(ReadBack {
        info,
        verified,
        answers,
        files,
    })
}
