//! The state of the whole questionnaire: each table, what is left, and the next thing to do.

use super::{Desk, Readiness};
use crate::checks::{Entry, Finding};
use crate::figures::{Answer, Effective, SheetId};
use crate::questionnaire::{Severity, Table, TableCode, Year};
use std::collections::BTreeSet;

/// How far a table has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableState {
    /// Nothing in it.
    Empty,
    /// Something in it, and something missing.
    Started,
    /// No figures at all, with a reason for every cell.
    NoData,
    /// Every opened year's shown rows are answered, and source and definitions stand.
    Complete,
}

/// One table of the overview.
#[derive(Clone, Debug)]
pub struct TableProgress {
    /// The table.
    pub table: TableCode,
    /// How far it has come.
    pub state: TableState,
    /// Cells asked in the opened years, all sheets together.
    pub asked: usize,
    /// Cells of those that are answered, by a value or a reason.
    pub answered: usize,
    /// Years that hold a value.
    pub years: BTreeSet<Year>,
    /// Entries of the findings by severity, as far as they are not explained: fatal and errors, warnings, notes.
    pub findings: [usize; 3],
    /// Who changed it last, and when.
    pub last_change: Option<(String, jiff::Timestamp)>,
}

/// What would be best to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextThing {
    /// Say who prepares the questionnaire.
    StatePreparer,
    /// Put errors right: the first finding, by its key.
    Mend(String),
    /// Go on with a table that was started.
    GoOn(TableCode),
    /// Begin a table, or say why it stays empty.
    Begin(TableCode),
    /// Everything is answered: hand it over.
    Submit,
}

/// The state of the whole questionnaire.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Every table in the order of the form.
    pub tables: Vec<TableProgress>,
    /// What would be best to do next.
    pub next: NextThing,
    /// Days to the closing date, negative once it has passed; none where the pack has no date.
    pub days_left: Option<i32>,
}

impl Overview {
    /// Tables complete or without data for a reason.
    pub fn done(&self) -> usize {
        self.tables
            .iter()
            .filter(|t| matches!(t.state, TableState::Complete | TableState::NoData))
            .count()
    }
}

impl Desk {
    /// The state of the whole questionnaire. `today` is the day at the person's place. Walks every cell: keep the result
    /// until [`Desk::revision`] moves.
    pub fn overview(&self, today: jiff::civil::Date) -> Overview {
        let tables: Vec<TableProgress> = self.pack().tables.iter().map(|table| self.progress(table)).collect();
        let next = self.next_thing(&tables);
        let days_left = self
            .pack()
            .closing
            .and_then(|closing| today.until(closing).ok())
            .map(|span| span.get_days());
        Overview {
            tables,
            next,
            days_left,
        }
    }

    /// How far one table has come.
    pub fn progress(&self, table: &Table) -> TableProgress {
        let mut progress = TableProgress {
            table: table.code.clone(),
            state: TableState::Empty,
            asked: 0,
            answered: 0,
            years: BTreeSet::new(),
            findings: [0; 3],
            last_change: self
                .last_changes
                .get(&(self.phase().clone(), table.code.clone()))
                .cloned(),
        };
        let sheets: Vec<SheetId> = self
            .answers
            .sheets_of_table(self.phase(), &table.code)
            .map(|(id, _)| id)
            .collect();
        let (mut values, mut stated) = (0_usize, true);
        for &id in &sheets {
            self.count_sheet(table, id, &mut progress, &mut values);
            if let Some(sheet) = self.answers.sheets.get(&id) {
                stated &= sheet.source.is_some() && (!table.needs_definition() || sheet.definition().is_some());
            }
        }
        let (entries, found): (_, Vec<&Finding>) = (self.entries(), self.findings().collect());
        let own = |entry: &&Entry| !entry.completeness && entry.table.as_ref() == Some(&table.code);
        for severity in entries
            .iter()
            .filter(own)
            .filter_map(|entry| self.open_severity(entry, &found))
        {
            let slot = match severity {
                Severity::Fatal | Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Note => 2,
            };
            progress.findings[slot] += 1;
        }
        let covered = self.table_is_covered(table);
        let all = progress.answered == progress.asked;
        progress.state = match (values > 0, progress.answered > 0) {
            (true, _) if all && stated => TableState::Complete,
            (true, _) => TableState::Started,
            (false, _) if covered || (progress.asked > 0 && all) => TableState::NoData,
            (false, true) => TableState::Started,
            (false, false) => TableState::Empty,
        };
        progress
    }

    fn count_sheet(&self, table: &Table, id: SheetId, progress: &mut TableProgress, values: &mut usize) {
        let Ok(layout) = self.layout(id) else { return };
        for cell in layout.asked_cells(id) {
            progress.asked += 1;
            match self.answers.effective(&cell, &table.module) {
                Effective::Own(figure) => {
                    if let Answer::Value(_) = figure.answer {
                        *values += 1;
                        progress.years.insert(cell.place.year);
                    }
                    progress.answered += usize::from(!matches!(figure.answer, Answer::WrongInput(_)));
                }
                Effective::Inherited(..) => progress.answered += 1,
                Effective::Blank => {}
            }
        }
    }

    fn next_thing(&self, tables: &[TableProgress]) -> NextThing {
        if self.setting("preparer").is_empty() {
            return NextThing::StatePreparer;
        }
        let on_a_cell = |severity: Severity| severity >= Severity::Error;
        if let Some(finding) = self
            .findings()
            .find(|f| on_a_cell(f.severity) && !f.completeness && !f.cells.is_empty() && !self.is_explained(f))
        {
            return NextThing::Mend(finding.key.clone());
        }
        if let Some(started) = tables.iter().find(|table| table.state == TableState::Started) {
            return NextThing::GoOn(started.table.clone());
        }
        if let Some(empty) = tables.iter().find(|table| table.state == TableState::Empty) {
            return NextThing::Begin(empty.table.clone());
        }
        if let Some(finding) = self.findings().find(|f| on_a_cell(f.severity) && !self.is_explained(f)) {
            return NextThing::Mend(finding.key.clone());
        }
        NextThing::Submit
    }

    /// Whether a package made now would be final, and what stands in the way.
    pub fn readiness(&self) -> Readiness {
        let stands = |finding: &Finding| match finding.severity {
            Severity::Fatal => true,
            Severity::Error => !self.is_explained(finding),
            Severity::Warning | Severity::Note => false,
        };
        let findings: Vec<&Finding> = self.findings().collect();
        let holds = |entry: &Entry| {
            let mut own = entry.findings.iter().filter_map(|at| findings.get(*at));
            own.any(|finding| stands(finding))
        };
        let entries = self.entries();
        Readiness {
            in_the_way: findings
                .iter()
                .filter(|finding| stands(finding))
                .map(|finding| finding.key.clone())
                .collect(),
            entries: (0..entries.len()).filter(|at| holds(&entries[*at])).collect(),
        }
    }
}
