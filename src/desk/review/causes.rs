//! The findings as a report gives them: cause by cause, each with its cells by their codes and what would put it right.

use super::Review;
use crate::checks::{AllowanceState, Entry, Finding, Operation, Standing, Step, allowance, cell_name};
use crate::desk::{figure_text, table_label};
use crate::figures::CellAddress;
use crate::questionnaire::{Language, Severity, TableCode, text_args};
use serde::Serialize;
use std::collections::BTreeMap;

/// What one cause has made fail, and what would put it right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportedCause {
    /// Names the cause as long as its first finding stands.
    pub id: String,
    /// The worst of its findings.
    pub severity: Severity,
    /// The table of its first finding, ILO's code; none when it concerns the whole file.
    pub table: Option<TableCode>,
    /// The number on the form: `C19`.
    pub label: Option<String>,
    /// Whether it only says that an answer is still to come.
    pub completeness: bool,
    /// Whether the country has explained all its findings.
    pub explained: bool,
    /// What is the matter, in words: the explanation where one stands out, what repeats said once.
    pub sentence: String,
    /// Its findings, the principal one first.
    pub findings: Vec<ReportedFinding>,
    /// What would put it right, the likeliest first; none rather than a guess.
    pub suggestions: Vec<Suggestion>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportedFinding {
    /// Names it for good.
    pub key: String,
    /// The check that found it.
    pub check: String,
    /// How bad it is.
    pub severity: Severity,
    /// The table, ILO's code.
    pub table: Option<TableCode>,
    /// What is wrong, in words.
    pub sentence: String,
    /// The same below the sentence of its cause: tables by their numbers alone.
    #[serde(skip)]
    pub below: String,
    /// The cells concerned.
    pub cells: Vec<ReportedCell>,
    /// The stated side, plain, in persons or the currency.
    pub left: Option<String>,
    /// What stands against it.
    pub right: Option<String>,
    /// Left less right.
    pub difference: Option<String>,
    /// Whether the country has explained it, and the figures have not moved since.
    pub explained: bool,
    /// The country's explanation, also one that no longer holds.
    pub explanation: Option<Explanation>,
}

/// How a finding was explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// The reason's code.
    pub reason: String,
    /// In the country's words.
    pub sentence: String,
    /// By whom.
    pub who: String,
    /// When, RFC 3339.
    pub at: String,
    /// The figure that has moved since, where one has.
    pub moved: Option<MovedFigure>,
    /// All of it in words.
    pub words: String,
}

/// A figure that is another one than when a finding was explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MovedFigure {
    /// The cell.
    pub cell: ReportedCell,
    /// What stood in it.
    pub was: String,
    /// What stands in it.
    pub is: String,
}

/// A cell by its codes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportedCell {
    /// The table, ILO's code.
    pub table: Option<TableCode>,
    /// The source's key.
    pub source: Option<String>,
    /// The row.
    pub row: Option<String>,
    /// The status of the column.
    pub status: Option<String>,
    /// T, M or F.
    pub sex: &'static str,
    /// The year.
    pub year: u16,
    /// What stands in it: a plain figure with its flag, a reason's letter, or the input in quotes.
    pub figure: Option<String>,
    /// The cell in words.
    pub name: String,
    #[serde(skip)]
    address: CellAddress,
}

impl ReportedCell {
    /// The cell.
    pub fn address(&self) -> &CellAddress {
        &self.address
    }
}

/// What would put a cause right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Suggestion {
    /// What a hand did: `change`, `exchange-cells`, `exchange-columns`, `exchange-rows`, `shift`, `move`, `scale`; `several`.
    pub operation: &'static str,
    /// The cells that would change.
    pub cells: Vec<SuggestedCell>,
    /// Why, in words.
    pub reason: String,
    /// The same below the sentence of its cause: tables by their numbers alone.
    #[serde(skip)]
    pub below: String,
    /// Its share of the likelihood of all explanations that were found, from 0 to 1.
    pub confidence: f32,
    /// Whether it stands out so far that it is named alone.
    pub named: bool,
}

/// A cell that would change.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SuggestedCell {
    /// The cell.
    #[serde(flatten)]
    pub cell: ReportedCell,
    /// What stands in it, plain; none where it is blank.
    pub figure_now: Option<String>,
    /// What should, plain.
    pub figure_proposed: String,
    /// What a hand did here.
    pub operation: &'static str,
}

impl Review {
    /// All findings, those of one cause together.
    pub fn causes(&self, language: Language) -> Vec<ReportedCause> {
        let findings: Vec<&Finding> = self.findings().collect();
        let labels: BTreeMap<&TableCode, String> = self
            .pack
            .tables
            .iter()
            .map(|table| (&table.code, table_label(table)))
            .collect();
        let entries = self.checker.entries();
        entries
            .iter()
            .map(|entry| {
                let of_entry = entry.findings.iter().filter_map(|at| findings.get(*at));
                let reported: Vec<ReportedFinding> = of_entry.map(|finding| self.reported(finding, language)).collect();
                let explained = reported.iter().all(|finding| finding.explained);
                ReportedCause {
                    severity: entry.severity,
                    label: entry.table.as_ref().and_then(|code| labels.get(code).cloned()),
                    completeness: entry.completeness,
                    sentence: entry.sentence(&findings, &self.pack, &self.answers, language),
                    explained,
                    findings: reported,
                    // What is explained is right.
                    suggestions: if explained {
                        Vec::new()
                    } else {
                        self.suggestions(entry, &findings, language)
                    },
                    table: entry.table.clone(),
                    id: entry.id.clone(),
                }
            })
            .collect()
    }

    fn reported(&self, finding: &Finding, language: Language) -> ReportedFinding {
        ReportedFinding {
            key: finding.key.clone(),
            check: finding.check.to_string(),
            severity: finding.severity,
            table: finding.table.clone(),
            sentence: self.sentence(finding, language),
            below: finding.sentence_below(&self.pack, &self.answers, language),
            cells: finding
                .cells
                .iter()
                .map(|cell| self.reported_cell(cell, language))
                .collect(),
            left: finding.left.map(|value| value.to_plain(0)),
            right: finding.right.map(|value| value.to_plain(0)),
            difference: finding.difference.map(|value| value.to_plain(0)),
            explained: self.is_explained(finding),
            explanation: self.allowance_of(finding).map(|of| self.explanation(&of, language)),
        }
    }

    fn explanation(&self, standing: &Standing<'_>, language: Language) -> Explanation {
        let allowance = standing.allowance;
        let said = allowance::words(&self.pack, allowance, language);
        let moved = match &standing.state {
            AllowanceState::Holds => None,
            AllowanceState::Moved(moved) => Some(MovedFigure {
                cell: self.reported_cell(&moved.cell, language),
                was: moved.was.to_text(),
                is: moved.is.to_text(),
            }),
        };
        let mut args = vec![
            ("who", allowance.who.as_str().into()),
            ("sentence", said.as_str().into()),
        ];
        let words = match &moved {
            None => text_args(language, "report-explained-by", &args),
            Some(moved) => {
                args.extend([
                    ("cell", moved.cell.name.as_str().into()),
                    ("was", moved.was.as_str().into()),
                    ("is", moved.is.as_str().into()),
                ]);
                text_args(language, "report-explained-moved", &args)
            }
        };
        Explanation {
            reason: allowance.reason.clone(),
            sentence: allowance.sentence.clone(),
            who: allowance.who.clone(),
            at: allowance.at.clone(),
            moved,
            words,
        }
    }

    fn reported_cell(&self, cell: &CellAddress, language: Language) -> ReportedCell {
        let sheet = self.answers.sheets.get(&cell.sheet);
        let place = &cell.place;
        ReportedCell {
            table: sheet.map(|sheet| sheet.table.clone()),
            source: sheet.and_then(|sheet| Some(sheet.source.as_ref()?.to_string())),
            row: place.item.as_ref().map(ToString::to_string),
            status: place.status.as_ref().map(ToString::to_string),
            sex: place.sex.letter(),
            year: place.year.0,
            figure: self.answers.figure(cell).map(figure_text),
            name: cell_name(&self.pack, &self.answers, cell, language),
            address: cell.clone(),
        }
    }

    fn suggestions(&self, entry: &Entry, findings: &[&Finding], language: Language) -> Vec<Suggestion> {
        let mut suggestions: Vec<Suggestion> = Vec::new();
        if let Some(cause) = &entry.cause {
            suggestions.extend(entry.offered().iter().map(|explanation| {
                Suggestion {
                    operation: match explanation.steps.as_slice() {
                        [step] => word(step.operation),
                        _ => "several",
                    },
                    cells: explanation
                        .steps
                        .iter()
                        .flat_map(|step| self.suggested(step, language))
                        .collect(),
                    reason: cause.sentence(explanation, &self.pack, &self.answers, language),
                    below: cause.sentence_below(explanation, &self.pack, &self.answers, language),
                    confidence: explanation.confidence,
                    named: cause.named,
                }
            }));
        }
        if suggestions.is_empty() {
            let of_entry = entry.findings.iter().filter_map(|at| findings.get(*at));
            suggestions.extend(of_entry.filter_map(|finding| self.only_that_fits(finding, language)));
        }
        suggestions
    }

    /// The only figure that fits in the place of what could not be read, by the figures beside it.
    fn only_that_fits(&self, finding: &Finding, language: Language) -> Option<Suggestion> {
        let (cell, value) = finding.suggestion.as_ref()?;
        let operation = word(Operation::Change);
        let now = self.reported_cell(cell, language);
        Some(Suggestion {
            operation,
            reason: self.sentence(finding, language),
            below: finding.sentence_below(&self.pack, &self.answers, language),
            cells: vec![SuggestedCell {
                figure_now: now.figure.clone(),
                figure_proposed: value.to_plain(0),
                operation,
                cell: now,
            }],
            confidence: 1.0,
            named: true,
        })
    }

    fn suggested<'a>(&'a self, step: &'a Step, language: Language) -> impl Iterator<Item = SuggestedCell> + 'a {
        step.edits.iter().map(move |edit| SuggestedCell {
            cell: self.reported_cell(&edit.cell, language),
            figure_now: edit.typed.map(|value| value.to_plain(0)),
            figure_proposed: edit.right.to_plain(0),
            operation: word(step.operation),
        })
    }
}

/// The word of an operation in files.
fn word(operation: Operation) -> &'static str {
    match operation {
        Operation::Change => "change",
        Operation::ExchangeCells => "exchange-cells",
        Operation::ExchangeColumns => "exchange-columns",
        Operation::ExchangeRows => "exchange-rows",
        Operation::Shift(_) => "shift",
        Operation::Move => "move",
        Operation::Scale(_) => "scale",
    }
}
