//! A sheet as the grid shows it: labels of rows and columns, what stands in a cell, its signs.
//!
//! Labels are made once for a state of the file ([`SheetView`]); cells are looked up while they are drawn ([`SheetModel`]).

use crate::app::grid::{CellKind, CellView, ColumnHead, GridModel, GridWords, Marks, RowHead, RowKind};
use crate::app::names;
use crate::app::words::Words;
use crate::desk::{Desk, DeskError};
use crate::figures::{
    Answer, CellAddress, Effective, Figure, Heading, RowKind as LaidOut, Scope, SheetId, SheetLayout, ViewUnit,
};
use crate::questionnaire::{ClassificationKind, Dimension, Language, ModuleId, Severity, Table};
use std::borrow::Cow;

/// What a view was made from; another one makes it anew.
pub(super) type ViewKey = (SheetId, u64, Language, bool);

/// Labels and layout of a sheet.
pub(super) struct SheetView {
    pub key: ViewKey,
    pub sheet: SheetId,
    pub layout: SheetLayout,
    pub module: ModuleId,
    pub unit: ViewUnit,
    title: String,
    corner: String,
    rows: Vec<RowText>,
    columns: Vec<Vec<String>>,
    digits: Vec<usize>,
    add_row: Option<String>,
    pub words: GridWords,
}

struct RowText {
    label: String,
    tooltip: String,
    kind: RowKind,
    depth: u8,
}

impl SheetView {
    /// The view of a sheet; `can_add` shows the row that adds a row.
    pub fn new(desk: &Desk, words: Words, sheet: SheetId, can_add: bool) -> Result<Self, DeskError> {
        let layout = desk.layout(sheet)?;
        let table = desk.table_of(sheet)?;
        let pack = desk.pack();
        let unit = desk.sheet(sheet)?.unit;
        let rows = layout.rows.iter().map(|row| match &row.kind {
            LaidOut::Heading(heading) => {
                let title = row.classification.as_ref().and_then(|id| pack.classification(id));
                let label = match heading {
                    Heading::Classification => title
                        .map(|list| pack.classification_title(list, words.0).to_owned())
                        .unwrap_or_default(),
                    Heading::Members => words.get("heading-members"),
                    Heading::Added => words.get("heading-added"),
                };
                let kind = if *heading == Heading::Classification {
                    RowKind::Block
                } else {
                    RowKind::Heading
                };
                RowText {
                    label,
                    tooltip: String::new(),
                    kind,
                    depth: 0,
                }
            }
            LaidOut::Item(item) => {
                let label = names::item(pack, words, table, item.as_ref());
                let code = item.as_ref().map(ToString::to_string).unwrap_or_default();
                let tooltip = if code.is_empty() {
                    String::new()
                } else {
                    format!("{label} ({code})")
                };
                let kind = if row.is_total { RowKind::Total } else { RowKind::Item };
                RowText {
                    label,
                    tooltip,
                    kind,
                    depth: row.depth,
                }
            }
        });
        let rows = rows.collect();
        let columns = layout.columns.iter().map(|column| {
            let mut labels = vec![column.year.to_string()];
            if let Some(status) = &column.status {
                labels.push(names::item(pack, words, table, Some(status)));
            }
            if table.by_sex {
                labels.push(names::sex(words, column.sex));
            }
            labels
        });
        let columns = columns.collect();
        let mut view = Self {
            key: (sheet, desk.revision(), words.0, can_add),
            sheet,
            module: table.module.clone(),
            unit,
            title: names::table(pack, words, table),
            corner: corner(desk, words, table),
            rows,
            columns,
            digits: vec![7; layout.columns.len()],
            add_row: None,
            words: grid_words(words),
            layout,
        };
        if can_add && let Some(main) = &table.main {
            let id = if main.kind == ClassificationKind::Country {
                "add-country"
            } else {
                "add-row"
            };
            view.add_row = Some(words.get(id));
        }
        view.measure(desk);
        Ok(view)
    }

    /// How many signs each column needs.
    fn measure(&mut self, desk: &Desk) {
        for (column, digits) in self.digits.iter_mut().enumerate() {
            for row in 0..self.layout.rows.len() {
                let Some(cell) = self.layout.cell(self.sheet, row, column) else {
                    continue;
                };
                if let Some(Figure {
                    answer: Answer::Value(value),
                    ..
                }) = desk.answers().figure(&cell)
                {
                    *digits = (*digits).max(value.to_plain(self.unit.exponent()).len());
                }
            }
        }
    }

    /// The address of a cell.
    pub fn cell(&self, row: usize, column: usize) -> Option<CellAddress> {
        self.layout.cell(self.sheet, row, column)
    }
}

/// What stands above the row labels: the name of the dimension of the rows.
fn corner(desk: &Desk, words: Words, table: &Table) -> String {
    let Some(main) = &table.main else { return String::new() };
    desk.pack()
        .dimension_name(Dimension::List(main.kind), words.0)
        .to_owned()
}

fn grid_words(words: Words) -> GridWords {
    GridWords {
        error: words.get("grid-error"),
        warning: words.get("grid-warning"),
        note: words.get("grid-note"),
        follow_up: words.get("grid-follow-up"),
        agreed: words.get("grid-agreed"),
        empty: words.get("grid-empty"),
        not_asked: words.get("grid-not-asked"),
        wrong_input: words.get("grid-wrong-input"),
        reason: words.get("grid-reason"),
        inherited: words.get("grid-inherited"),
        label_width: words.get("grid-label-width"),
    }
}

/// What a cell says; a sheet that is not part of the file yet takes the reasons of its table all the same.
pub(super) fn effective<'a>(desk: &'a Desk, cell: &CellAddress, module: &ModuleId) -> Effective<'a> {
    let said = desk.answers().effective(cell, module);
    if said != Effective::Blank || desk.answers().sheets.contains_key(&cell.sheet) {
        return said;
    }
    let Ok(sheet) = desk.sheet(cell.sheet) else { return said };
    let phase = sheet.phase.clone();
    let scopes = [
        Scope::Table {
            phase: phase.clone(),
            table: sheet.table.clone(),
        },
        Scope::Module {
            phase: phase.clone(),
            module: module.clone(),
        },
        Scope::Questionnaire { phase },
    ];
    let covers = &desk.answers().covers;
    let cover = scopes
        .into_iter()
        .find_map(|scope| Some(Effective::Inherited(covers.get(&scope)?, scope)));
    cover.unwrap_or(said)
}

/// A sheet while it is drawn.
pub(super) struct SheetModel<'a> {
    pub view: &'a SheetView,
    pub desk: &'a Desk,
    pub language: Language,
}

impl GridModel for SheetModel<'_> {
    fn title(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.view.title)
    }

    fn corner(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.view.corner)
    }

    fn row_count(&self) -> usize {
        self.view.rows.len() + usize::from(self.view.add_row.is_some())
    }

    fn row(&self, row: usize) -> RowHead<'_> {
        let Some(text) = self.view.rows.get(row) else {
            let label = self.view.add_row.as_deref().unwrap_or_default();
            return RowHead {
                label: Cow::Borrowed(label),
                depth: 0,
                kind: RowKind::AddRow,
                tooltip: None,
            };
        };
        let tooltip = (!text.tooltip.is_empty()).then_some(Cow::Borrowed(text.tooltip.as_str()));
        RowHead {
            label: Cow::Borrowed(&text.label),
            depth: text.depth,
            kind: text.kind,
            tooltip,
        }
    }

    fn row_kind(&self, row: usize) -> RowKind {
        self.view.rows.get(row).map_or(RowKind::AddRow, |text| text.kind)
    }

    fn column_count(&self) -> usize {
        self.view.columns.len()
    }

    fn header_levels(&self) -> usize {
        self.view.columns.first().map_or(1, Vec::len)
    }

    fn column(&self, column: usize) -> ColumnHead<'_> {
        let labels = self.view.columns.get(column).into_iter().flatten();
        ColumnHead {
            labels: labels.map(|label| Cow::Borrowed(label.as_str())).collect(),
            tooltip: None,
        }
    }

    fn column_digits(&self, column: usize) -> usize {
        self.view.digits.get(column).copied().unwrap_or(7)
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let Some(cell) = self.view.cell(row, column) else {
            return CellView {
                kind: CellKind::NotAsked,
                ..CellView::default()
            };
        };
        let total = self.view.layout.rows.get(row).is_some_and(|row| row.is_total);
        let severity = self.desk.severity_of(&cell);
        let mut marks = Marks {
            error: severity.is_some_and(|severity| severity >= Severity::Error),
            warning: severity == Some(Severity::Warning),
            note: false,
            follow_up: false,
            agreed: false,
        };
        let mut view = CellView {
            total,
            ..CellView::default()
        };
        match effective(self.desk, &cell, &self.view.module) {
            Effective::Own(figure) => {
                view.text = Cow::Owned(names::figure(figure, self.view.unit));
                view.kind = match figure.answer {
                    Answer::Value(_) => CellKind::Value,
                    Answer::Reason(_) => CellKind::Reason,
                    Answer::WrongInput(_) => CellKind::WrongInput,
                };
                view.flag = figure.flag.and_then(|flag| flag.letter().chars().next());
                marks.error |= view.kind == CellKind::WrongInput;
            }
            Effective::Inherited(reason, _) => {
                view.text = Cow::Borrowed(reason.letter());
                view.kind = CellKind::InheritedReason;
            }
            Effective::Blank => {}
        }
        let notes = &self.desk.answers().notes;
        let remarks = &self.desk.answers().remarks;
        marks.follow_up = !remarks.is_empty() && remarks.get(&cell).is_some_and(|remarks| remarks.follow_up);
        marks.note = !notes.is_empty() && notes.contains_key(&Scope::Cell { cell });
        view.marks = marks;
        view
    }

    fn edit_text(&self, row: usize, column: usize) -> String {
        self.view
            .cell(row, column)
            .map(|cell| self.desk.edit_text(&cell))
            .unwrap_or_default()
    }

    fn explanation(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        let cell = self.view.cell(row, column)?;
        let findings = self.desk.findings_of(&cell);
        let mut sentences: Vec<String> = findings
            .iter()
            .take(3)
            .map(|finding| self.desk.sentence(finding, self.language))
            .collect();
        let remarks = self.desk.remarks_of(&cell).filter(|remarks| remarks.follow_up);
        let last = remarks.and_then(|remarks| remarks.thread.last());
        sentences.extend(last.map(|remark| format!("\u{201c}{}\u{201d}", remark.text)));
        (!sentences.is_empty()).then(|| Cow::Owned(sentences.join(" ")))
    }
}
