//! Handing over: exports, the signed package, the e-mail draft that carries it, and its verification.

use super::{Desk, DeskError};
use crate::checks::{Finding, allowance};
use crate::country_file::{Action, ActionKind, Group, HistoryOf, Origin};
use crate::exchange::csv_table::Style;
use crate::exchange::workbook;
use crate::figures::{Answers, Change};
use crate::questionnaire::{Language, Pack, Severity, text_args};
use crate::submission::eml::MailDraft;
use crate::submission::{self, BagInfo, Digest, Signers, SigningKey, Status, VerifyOptions, VerifyReport, payload};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;

/// What a package made now would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// The findings, by key, that make it a draft; none: it is final.
    pub in_the_way: Vec<String>,
    /// The entries that hold them, by their place in [`Desk::entries`]: one for each cause.
    pub entries: Vec<usize>,
}

impl Readiness {
    /// Whether nothing stands in the way.
    pub fn is_final(&self) -> bool {
        self.in_the_way.is_empty()
    }
}

/// What to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// ILOSTAT bulk CSV.
    IlostatCsv,
    /// SDMX-CSV with ILO's structures.
    SdmxCsv,
    /// One long table for spreadsheets.
    Csv(Style),
    /// A Frictionless Data Package, as one zip.
    DataPackage,
    /// The questionnaire as a workbook, to be read and filled in a spreadsheet: whole or in part, filled or blank, in any language.
    Workbook(workbook::Layout),
}

/// What a format had no place for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportReport {
    /// Cells that were left out, because they hold what could not be read.
    pub left_out: usize,
    /// Notes and definitions in words that were left out.
    pub words: usize,
    /// Figures that the format cannot tell apart from those of another source.
    pub doubled: usize,
}

/// Everything a package is made of, taken from the desk at one moment, so that it can be built on another thread.
#[derive(Clone)]
pub struct PackageDraft {
    pack: Arc<Pack>,
    answers: Answers,
    findings: Vec<payload::FindingRow>,
    journal: Vec<payload::JournalRow>,
    in_the_way: Vec<String>,
    record: PackingRecord,
    previous: Option<Digest>,
    last_entry: jiff::Timestamp,
}

/// A package that was made.
#[derive(Clone, Debug)]
pub struct Packed {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The name it should travel under.
    pub file_name: String,
    /// Final where empty, else what makes it a draft, in sentences.
    pub in_the_way: Vec<String>,
    /// Its revision.
    pub revision: u32,
    /// SHA-256 of the tag manifest, the bytes that are signed.
    pub fingerprint: Digest,
    /// Its date: the day of the last entry in the journal.
    pub date: jiff::civil::Date,
    record: PackingRecord,
}

/// What the journal keeps of a packing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct PackingRecord {
    /// The revision.
    revision: u32,
    /// The last action that went into it: the content is the same as long as no other follows.
    content: u64,
    /// SHA-256 of its tag manifest.
    #[serde(default)]
    manifest: Option<Digest>,
}

impl Desk {
    /// Writes the figures of the shown phase in another format, and says what that has no place for.
    pub fn export(&self, format: ExportFormat, out: &Path) -> Result<ExportReport, DeskError> {
        self.prepare_export(format)?.write_out(out)
    }

    /// Takes everything a package needs from the desk. What is not on disk yet is waited for, so that the journal in the
    /// package is the journal on disk.
    pub fn prepare_package(&self) -> Result<PackageDraft, DeskError> {
        self.flush()?;
        let mut groups = self.history(&HistoryOf::File)?;
        groups.retain(|group| group.phase.as_ref().is_none_or(|phase| phase == self.phase()));
        // What stays at home makes no new revision.
        groups.retain(|group| group.changes.is_empty() || group.changes.iter().any(Change::travels));
        groups.reverse();
        let packings: Vec<PackingRecord> = groups.iter().filter_map(packing).collect();
        groups.retain(|group| group.action.kind != ActionKind::Pack);
        let content = groups.last().map_or(0, |group| group.id);
        let last_entry = groups.last().map_or(jiff::Timestamp::UNIX_EPOCH, |group| group.at);
        // Packing the same content again gives the same revision and names the same predecessor.
        let earlier = packings.iter().rev().find(|record| record.content != content);
        let again = packings.last().filter(|record| record.content == content);
        let revision = again.map_or_else(
            || packings.last().map_or(0, |last| last.revision) + 1,
            |record| record.revision,
        );
        let in_the_way = self.readiness().entries;
        let (entries, all) = (self.entries(), self.findings().collect::<Vec<_>>());
        Ok(PackageDraft {
            pack: Arc::clone(&self.pack),
            answers: self.answers_to_hand_over(),
            findings: self.findings().map(|finding| self.finding_row(finding)).collect(),
            journal: self.journal_rows(&groups),
            in_the_way: in_the_way
                .iter()
                .filter_map(|at| entries.get(*at))
                .map(|entry| self.entry_sentence(entry, &all, Language::English))
                .collect(),
            record: PackingRecord {
                revision,
                content,
                manifest: None,
            },
            previous: earlier.and_then(|record| record.manifest),
            last_entry,
        })
    }

    /// The answers with the explanations as the package carries them.
    fn answers_to_hand_over(&self) -> Answers {
        let carried = allowance::of_phase(&self.answers, self.phase(), self.findings());
        Answers {
            allowances: carried.into_iter().map(|of| (of.finding.clone(), of)).collect(),
            ..self.answers.clone()
        }
    }

    fn finding_row(&self, finding: &Finding) -> payload::FindingRow {
        payload::FindingRow {
            key: finding.key.clone(),
            severity: finding.severity,
            check: finding.check.clone(),
            table: finding.table.clone(),
            cells: finding.cells.clone(),
            sentence: self.sentence(finding, Language::English),
        }
    }

    fn journal_rows(&self, groups: &[Group]) -> Vec<payload::JournalRow> {
        let mut rows = Vec::new();
        for group in groups {
            let action = self.action_label(&group.action, Language::English);
            for change in &group.changes {
                rows.push(payload::JournalRow {
                    group: group.id,
                    at: group.at,
                    who: group.who.clone(),
                    action: action.clone(),
                    origin: group.origin.word().to_owned(),
                    undoes: group.undoes,
                    redoes: group.redoes,
                    change: change.clone(),
                });
            }
        }
        rows
    }

    /// Writes a package to `path` and records the packing: undo stops there.
    pub fn write_package(&mut self, packed: &Packed, path: &Path) -> Result<(), DeskError> {
        write_whole(path, &packed.bytes)?;
        self.record_package(packed)
    }

    /// Records in the journal that a package was made. The same content packed again is recorded once.
    pub fn record_package(&mut self, packed: &Packed) -> Result<(), DeskError> {
        let groups = self.history(&HistoryOf::File)?;
        let of_phase = |group: &&Group| group.phase.as_ref() == Some(self.phase());
        if groups
            .iter()
            .filter(of_phase)
            .filter_map(packing)
            .any(|record| record == packed.record)
        {
            return Ok(());
        }
        let detail = serde_json::to_string(&packed.record).map_err(|error| DeskError::Refused(error.to_string()))?;
        self.act(
            Action::new(ActionKind::Pack).with_detail(detail),
            Origin::Program,
            Vec::new(),
        )?;
        self.flush()
    }

    /// Writes an e-mail draft with the package attached, to be opened by the mail program.
    pub fn write_email_draft(&self, packed: &Packed, path: &Path, language: Language) -> Result<(), DeskError> {
        write_whole(path, &self.email_draft(packed, language)?)
    }

    /// The e-mail draft: to the pack's address where it has one, with a subject and a text that say what is attached.
    pub fn email_draft(&self, packed: &Packed, language: Language) -> Result<Vec<u8>, DeskError> {
        let arguments = self.mail_arguments(packed);
        let arguments: Vec<_> = arguments
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        let mail = MailDraft {
            to: self.pack.submission_email.as_deref(),
            subject: &text_args(language, "mail-subject", &arguments),
            body: &text_args(language, "mail-body", &arguments),
            file_name: &packed.file_name,
            package: &packed.bytes,
            date: packed.date,
        };
        Ok(mail.to_eml())
    }

    /// What subject and text of a mail say about a package.
    pub(super) fn mail_arguments(&self, packed: &Packed) -> [(&'static str, String); 7] {
        let kind = if packed.in_the_way.is_empty() { "final" } else { "draft" };
        [
            (
                "country",
                self.answers
                    .area()
                    .and_then(|area| super::names::area_name(&area))
                    .unwrap_or_default(),
            ),
            ("questionnaire", self.pack.title.clone()),
            ("revision", packed.revision.to_string()),
            ("kind", kind.to_owned()),
            ("file", packed.file_name.clone()),
            ("fingerprint", packed.fingerprint.to_string()),
            ("preparer", self.setting("preparer").to_owned()),
        ]
    }
}

fn packing(group: &Group) -> Option<PackingRecord> {
    if group.action.kind != ActionKind::Pack {
        return None;
    }
    serde_json::from_str(group.action.detail.as_deref()?).ok()
}

impl PackageDraft {
    /// The revision it will have.
    pub fn revision(&self) -> u32 {
        self.record.revision
    }

    fn input(&self) -> payload::PayloadInput<'_> {
        payload::PayloadInput {
            pack: &self.pack,
            answers: &self.answers,
            findings: &self.findings,
            journal: &self.journal,
            in_the_way: &self.in_the_way,
            revision: self.record.revision,
            last_entry: self.last_entry,
        }
    }

    /// The workbook of what is handed over.
    pub(super) fn workbook(&self, layout: &workbook::Layout) -> Result<Vec<u8>, DeskError> {
        workbook::write(&self.input().edition(), layout).map_err(|error| DeskError::Refused(error.to_string()))
    }

    /// The data package of what is handed over.
    pub(super) fn data_package(&self) -> Result<Vec<u8>, DeskError> {
        Ok(submission::data::write(&self.input())?)
    }

    /// Builds the package, signed where a key is given. Takes a moment: meant for a worker.
    pub fn build(&self, key: Option<&SigningKey>) -> Result<Packed, DeskError> {
        let payload = payload::compose(&self.input()).map_err(|error| DeskError::Refused(error.to_string()))?;
        let setting = |name: &str| self.answers.settings.get(name).cloned().unwrap_or_default();
        let area = self.answers.area();
        let status = if self.in_the_way.is_empty() {
            Status::Final
        } else {
            Status::Draft(self.in_the_way.clone())
        };
        let info = BagInfo {
            country_code: area.as_ref().map(ToString::to_string).unwrap_or_default(),
            country: area.as_ref().and_then(super::names::area_name).unwrap_or_default(),
            phase: super::names::short_phase(&self.pack),
            pack_id: self.pack.id.to_string(),
            pack_version: self.pack.version.clone(),
            pack_hash: self.pack.hash.clone(),
            status,
            revision: self.record.revision,
            previous: self.previous,
            program_version: format!("ILMS Collect {}", env!("CARGO_PKG_VERSION")),
            contact_name: setting("preparer"),
            contact_organization: setting("preparer_agency"),
            contact_email: setting("preparer_email"),
            date: self.last_entry.to_zoned(jiff::tz::TimeZone::UTC).date(),
        };
        let bytes = submission::pack(&payload, &info, key)?;
        let report = submission::verify(&bytes, &VerifyOptions::default())?;
        let fingerprint = report.tagmanifest.ok_or(DeskError::NotMade)?;
        let record = PackingRecord {
            manifest: Some(fingerprint),
            ..self.record.clone()
        };
        Ok(Packed {
            file_name: submission::package_file_name(&info),
            bytes,
            in_the_way: self.in_the_way.clone(),
            revision: self.record.revision,
            fingerprint,
            date: info.date,
            record,
        })
    }
}

/// Verifies a package against the signers given; `after` is the package that it should continue.
pub fn verify_package(path: &Path, signers: Signers, after: Option<&Path>) -> Result<VerifyReport, DeskError> {
    let previous = after.map(|path| -> Result<Option<Digest>, DeskError> {
        Ok(submission::verify(&submission::read_file(path)?, &VerifyOptions::default())?.tagmanifest)
    });
    let options = VerifyOptions {
        signers,
        previous: previous.transpose()?.flatten(),
        ..VerifyOptions::default()
    };
    Ok(submission::verify(&submission::read_file(path)?, &options)?)
}

/// The word of a severity in files and on the command line.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Fatal => "fatal",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Writes a whole file or nothing: beside its place first, then renamed into it.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), DeskError> {
    use std::io::Write as _;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let write = || -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|error| DeskError::writing(path, &error))
}
