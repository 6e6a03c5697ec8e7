//! What a review says of the whole, and the workbook that a reviewer reads: every finding, every proposal, counts by table.

use super::causes::{ReportedCause, ReportedFinding};
use super::{DeskError, Review};
use crate::desk::{area_name, severity_word, table_label};
use crate::exchange::findings_book::{self, CellWords, FindingLine, FindingsBook, SuggestionLine};
use crate::figures::CellAddress;
use crate::questionnaire::{Check, ItemCode, Language, PackId, Severity, Sex, builtin_pack, text, text_args};
use crate::submission::Status;
use std::path::Path;

impl Review {
    /// What there is to say before the findings: is the package intact, are the findings those that the country saw, what could
    /// not be compared.
    pub fn remarks(&self, language: Language) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(package) = &self.package {
            let (info, pack) = (&package.info, &self.pack);
            let verdict = package.verified.sentences().into_iter().next().unwrap_or_default();
            let revision = info.revision.to_string();
            let date = info.date.to_string();
            let args = [
                ("verdict", verdict.as_str().into()),
                ("country", info.country.as_str().into()),
                ("questionnaire", pack.title.as_str().into()),
                ("revision", revision.as_str().into()),
                ("state", state_word(&info.status).into()),
                ("date", date.as_str().into()),
            ];
            said.push(text_args(language, "report-package", &args));
            if let Some(ours) = &package.other_pack {
                let named = |version: &str, hash: &str| format!("{version}, SHA-256 {hash}");
                let theirs = named(&info.pack_version, &info.pack_hash);
                let ours = named(&pack.version, ours);
                let args = [("theirs", theirs.as_str().into()), ("ours", ours.as_str().into())];
                said.push(text_args(language, "report-pack-differs", &args));
            }
            said.push(self.as_seen(language).unwrap_or_default());
        }
        let without = self.without_earlier();
        if !without.is_empty() {
            let names: Vec<String> = without.into_iter().map(|check| name_of(check, language)).collect();
            let names = names.join(", ");
            said.push(text_args(
                language,
                "report-without-earlier",
                &[("checks", names.as_str().into())],
            ));
        }
        let earlier = self.compared_with();
        if !earlier.is_empty() {
            said.push(text_args(
                language,
                "report-earlier",
                &[("phases", earlier.as_str().into())],
            ));
        }
        said
    }

    /// How the findings differ from those that the country saw; none for a country file.
    fn as_seen(&self, language: Language) -> Option<String> {
        let package = self.package.as_ref()?;
        let differences = &package.differences;
        if differences.is_none() {
            return Some(text(language, "report-same"));
        }
        if let Some(reason) = &differences.unreadable {
            return Some(text_args(
                language,
                "report-unreadable",
                &[("reason", reason.as_str().into())],
            ));
        }
        let own = format!("ILMS Collect {}", env!("CARGO_PKG_VERSION"));
        let program = if package.info.program_version == own {
            "same"
        } else {
            &package.info.program_version
        };
        let earlier = if self.without_earlier().is_empty() { "no" } else { "yes" };
        let args = [
            ("missing", differences.only_there.len().into()),
            ("added", differences.only_here.len().into()),
            ("earlier", earlier.into()),
            ("program", program.into()),
        ];
        Some(text_args(language, "report-differs", &args))
    }

    fn compared_with(&self) -> String {
        let title = |phase: PackId| builtin_pack(&phase).map_or_else(|| phase.to_string(), |pack| pack.title.clone());
        let phases: Vec<String> = self.earlier_phases().into_iter().map(title).collect();
        phases.join(", ")
    }

    /// The workbook of the findings.
    pub fn workbook(&self, language: Language) -> Result<Vec<u8>, DeskError> {
        let causes = self.causes(language);
        let mut book = FindingsBook {
            title: self.title(),
            facts: self.facts(language),
            counts: self.counts_by_table(&causes, language),
            ..FindingsBook::default()
        };
        for (number, cause) in causes.iter().enumerate() {
            let number = number + 1;
            for finding in &cause.findings {
                book.findings.push(self.line(number, cause, finding, language));
            }
            for (choice, suggestion) in cause.suggestions.iter().enumerate() {
                for cell in &suggestion.cells {
                    book.suggestions.push(SuggestionLine {
                        cause: number,
                        choice: choice + 1,
                        cell: self.cell_words(cell.cell.address(), language),
                        now: cell.figure_now.clone().unwrap_or_default(),
                        proposed: cell.figure_proposed.clone(),
                        reason: self.with_labels(&suggestion.reason, language),
                        confidence: f64::from(suggestion.confidence),
                    });
                }
            }
        }
        findings_book::write(&book, language).map_err(|error| DeskError::Refused(error.to_string()))
    }

    /// Writes the workbook, whole or not at all.
    pub fn write_workbook(&self, to: &Path, language: Language) -> Result<(), DeskError> {
        crate::desk::hand_over::write_whole(to, &self.workbook(language)?)
    }

    fn line(&self, number: usize, cause: &ReportedCause, finding: &ReportedFinding, language: Language) -> FindingLine {
        let suggestion = cause.suggestions.first();
        let proposed = suggestion.map_or(&[][..], |suggestion| suggestion.cells.as_slice());
        // Place and figure are those of the cell to look at: the one that would change, else the one that the finding begins with.
        let (cell, now, proposed) = match (proposed, finding.cells.first()) {
            ([one], _) => {
                let now = one.figure_now.clone().unwrap_or_default();
                (Some(&one.cell), now, one.figure_proposed.clone())
            }
            (several @ [_, ..], first) => {
                let count = text_args(language, "report-figures", &[("count", several.len().into())]);
                (first, String::new(), count)
            }
            ([], first) => {
                let now = first.and_then(|cell| cell.figure.clone());
                (first, now.unwrap_or_default(), String::new())
            }
        };
        let check = self.pack.check(&finding.check.as_str().into());
        FindingLine {
            cause: number,
            severity: finding.severity,
            severity_word: text(language, &format!("findings-{}", severity_word(finding.severity))),
            cell: match cell {
                Some(cell) => self.cell_words(cell.address(), language),
                None => CellWords {
                    table: self.label(finding),
                    ..CellWords::default()
                },
            },
            check: check.map_or_else(|| finding.check.clone(), |check| name_of(check, language)),
            sentence: self.with_labels(&finding.sentence, language),
            now,
            proposed,
            reason: suggestion
                .map(|suggestion| self.with_labels(&suggestion.reason, language))
                .unwrap_or_default(),
            confidence: suggestion.map(|suggestion| f64::from(suggestion.confidence)),
            explained: finding
                .explanation
                .as_ref()
                .map_or_else(String::new, |of| of.words.clone()),
            key: finding.key.clone(),
        }
    }

    /// A sentence with tables named by their labels only, `C19`: their titles stand in the summary.
    fn with_labels(&self, sentence: &str, language: Language) -> String {
        let mut said = sentence.to_owned();
        for table in &self.pack.tables {
            let label = table_label(table);
            let named = format!("{label} {}", self.pack.table_title(table, language));
            if said.contains(&named) {
                said = said.replace(&named, &label);
            }
        }
        said
    }

    fn label(&self, finding: &ReportedFinding) -> String {
        let table = finding.table.as_ref().and_then(|code| self.pack.table(code));
        table.map(table_label).unwrap_or_default()
    }

    fn cell_words(&self, cell: &CellAddress, language: Language) -> CellWords {
        let sheet = self.answers.sheets.get(&cell.sheet);
        let Some((sheet, table)) = sheet.and_then(|sheet| Some((sheet, self.pack.table(&sheet.table)?))) else {
            return CellWords::default();
        };
        let item = |code: &Option<ItemCode>| {
            let code = code.as_ref();
            code.map_or_else(String::new, |code| {
                let found = self.pack.item_of(table, code);
                found.map_or_else(
                    || code.to_string(),
                    |(_, item)| self.pack.item_label(item, language).to_owned(),
                )
            })
        };
        let sex = match cell.place.sex {
            _ if !table.by_sex => None,
            Sex::Total => Some("finding-sex-total"),
            Sex::Male => Some("finding-sex-male"),
            Sex::Female => Some("finding-sex-female"),
        };
        CellWords {
            table: table_label(table),
            source: self.answers.source_name(sheet).unwrap_or_default().to_owned(),
            row: item(&cell.place.item),
            year: Some(cell.place.year.0),
            status: item(&cell.place.status),
            sex: sex.map(|id| text(language, id)).unwrap_or_default(),
        }
    }

    fn country(&self) -> String {
        let area = self.answers.area();
        area.map_or_else(String::new, |area| area_name(&area).unwrap_or_else(|| area.to_string()))
    }

    fn title(&self) -> String {
        format!("{}: {}", self.country(), self.pack.title)
    }

    fn facts(&self, language: Language) -> Vec<(String, String)> {
        let setting = |name: &str| self.answers.settings.get(name).cloned().unwrap_or_default();
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        let mut facts = vec![
            ("report-file", name.to_string_lossy().into_owned()),
            ("report-country", self.country()),
            (
                "report-questionnaire",
                format!("{}, {} {}", self.pack.title, self.pack.id, self.pack.version),
            ),
            ("report-prepared", setting("preparer")),
        ];
        if let Some(package) = &self.package {
            let state = match state_word(&package.info.status) {
                "final" => "report-final",
                _ => "report-draft",
            };
            facts.extend([
                ("report-revision", package.info.revision.to_string()),
                ("report-state", text(language, state)),
                (
                    "report-verified",
                    package.verified.sentences().into_iter().next().unwrap_or_default(),
                ),
                ("report-as-seen", self.as_seen(language).unwrap_or_default()),
            ]);
        }
        let without = self.without_earlier();
        let compared = if without.is_empty() {
            self.compared_with()
        } else {
            let names: Vec<String> = without.into_iter().map(|check| name_of(check, language)).collect();
            let names = names.join(", ");
            text_args(language, "report-without-earlier", &[("checks", names.as_str().into())])
        };
        facts.push(("report-compared", compared));
        let said = facts.into_iter().filter(|(_, said)| !said.is_empty());
        said.map(|(id, said)| (text(language, id), said)).collect()
    }

    /// Findings by table in the order of the form, those of the whole file first.
    fn counts_by_table(&self, causes: &[ReportedCause], language: Language) -> Vec<(String, [usize; 6])> {
        let mut counts: Vec<(String, [usize; 6])> = Vec::new();
        let tables = std::iter::once(None).chain(self.pack.tables.iter().map(Some));
        for table in tables {
            let code = table.map(|table| &table.code);
            let mut of_table = [0; 6];
            for (cause, finding) in causes
                .iter()
                .flat_map(|cause| cause.findings.iter().map(move |one| (cause, one)))
            {
                if finding.table.as_ref() != code {
                    continue;
                }
                let at = match finding.severity {
                    _ if finding.explained => 5,
                    _ if cause.completeness => 4,
                    Severity::Fatal => 0,
                    Severity::Error => 1,
                    Severity::Warning => 2,
                    Severity::Note => 3,
                };
                of_table[at] += 1;
            }
            if of_table.iter().any(|count| *count > 0) {
                let name = table.map_or_else(
                    || text(language, "report-whole"),
                    |table| format!("{} {}", table_label(table), self.pack.table_title(table, language)),
                );
                counts.push((name, of_table));
            }
        }
        counts
    }
}

/// The name of what a check looks at.
fn name_of(check: &Check, language: Language) -> String {
    text(language, &format!("check-{}", check.kind.name()))
}

fn state_word(status: &Status) -> &'static str {
    if matches!(status, Status::Final) {
        "final"
    } else {
        "draft"
    }
}
