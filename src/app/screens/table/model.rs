//! A sheet as the grid shows it: labels of rows and columns, what stands in a cell, its signs.
//!
//! Labels are made once for a state of the file ([`SheetView`]); cells are looked up while they are drawn ([`SheetModel`]).

use super::filter::Showing;
use super::reasons;
use super::shown::Shown;
use crate::app::grid::{Cell, CellKind, CellView, ColumnHead, GridModel, GridWords, Marks, RowHead, RowKind};
use crate::app::names;
use crate::app::words::Words;
use crate::checks::Finding;
use crate::desk::{Desk, DeskError, SecondState};
use crate::figures::{
    Answer, CellAddress, Column, Effective, Figure, Flag, Heading, LayoutRow, Place, RowKind as LaidOut, Scope,
    SheetId, SheetLayout, ViewUnit,
};
use crate::questionnaire::{ClassificationKind, Dimension, ItemCode, Language, ModuleId, Severity, Table, Year, text};
use eframe::egui::Id;
use std::borrow::Cow;

/// What a view was made from; another one makes it anew.
/// Sheet, revision, language, whether rows can be added, what is shown.
pub(super) type ViewKey = (SheetId, u64, Language, bool, u64);

/// Labels and layout of a sheet. Its rows and columns are those of the grid; [`SheetView::rows`] and [`SheetView::columns`]
/// say which ones of the layout they are.
pub(super) struct SheetView {
    pub key: ViewKey,
    pub sheet: SheetId,
    /// All rows and columns, those that do not show among them.
    pub layout: SheetLayout,
    shown: Shown,
    pub module: ModuleId,
    pub unit: ViewUnit,
    title: String,
    corner: String,
    /// Of every row of the layout.
    row_texts: Vec<RowText>,
    /// Of every column of the layout.
    column_texts: Vec<Vec<String>>,
    /// Of every column of the layout: its whole name with its codes.
    column_tips: Vec<String>,
    /// Of every column of the layout.
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
    /// The view of a sheet as its key says: that adds a row where rows can be added.
    pub fn new(desk: &Desk, words: Words, showing: &Showing, key: ViewKey) -> Result<Self, DeskError> {
        let (sheet, _, _, can_add, _) = key;
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
        let columns: Vec<Vec<String>> = columns.collect();
        let tips = layout.columns.iter().zip(&columns).map(|(column, labels)| {
            let sex = table.by_sex.then(|| column.sex.code());
            let codes: Vec<&str> = column
                .status
                .as_ref()
                .map(ItemCode::as_str)
                .into_iter()
                .chain(sex)
                .collect();
            if codes.is_empty() {
                labels.join(", ")
            } else {
                format!("{} ({})", labels.join(", "), codes.join(", "))
            }
        });
        let tips = tips.collect();
        let mut view = Self {
            key,
            sheet,
            module: table.module.clone(),
            unit,
            title: names::table(pack, words, table),
            corner: corner(desk, words, table),
            row_texts: rows,
            digits: columns.iter().map(|labels| digits_of_label(labels)).collect(),
            column_texts: columns,
            column_tips: tips,
            add_row: None,
            words: grid_words(words),
            shown: Shown::new(&layout, showing.hidden(), showing.pinned()),
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

    /// The layout's rows that show, headings among them, in the order of the grid.
    pub fn rows(&self) -> &[usize] {
        self.shown.rows()
    }

    /// The layout's columns in the order of the grid.
    pub fn columns(&self) -> &[usize] {
        self.shown.columns()
    }

    /// The address of a cell of the grid.
    pub fn cell(&self, row: usize, column: usize) -> Option<CellAddress> {
        let (row, column) = (*self.rows().get(row)?, *self.columns().get(column)?);
        self.layout.cell(self.sheet, row, column)
    }

    /// Where a place shows in the grid; none where its row is hidden.
    pub fn find(&self, place: &Place) -> Option<Cell> {
        let (row, column) = self.layout.find(place)?;
        Some(Cell::new(self.shown.row_of(row)?, self.shown.column_of(column)?))
    }

    /// Where a cell of the view before stands now. Where its row is gone, the row nearest to its place.
    pub fn where_is(&self, before: &SheetView, cell: Cell) -> Option<Cell> {
        let Some(address) = before.cell(cell.row, cell.column) else {
            let adds = cell.row == before.rows().len() && self.add_row.is_some();
            return adds.then(|| Cell::new(self.rows().len(), cell.column));
        };
        self.find(&address.place).or_else(|| {
            let (row, column) = self.layout.find(&address.place)?;
            Some(Cell::new(self.shown.nearest_row(row)?, self.shown.column_of(column)?))
        })
    }

    /// A row of the grid; none for the row that adds one.
    pub fn row(&self, row: usize) -> Option<&LayoutRow> {
        self.layout.rows.get(*self.rows().get(row)?)
    }

    /// A column of the grid.
    pub fn column(&self, column: usize) -> Option<&Column> {
        self.layout.columns.get(*self.columns().get(column)?)
    }

    /// The first column of the grid that belongs to a year.
    pub fn first_of_year(&self, year: Year) -> Option<usize> {
        (0..self.columns().len()).find(|column| self.column(*column).is_some_and(|column| column.year == year))
    }

    /// Whether rows are left out.
    pub fn hides_rows(&self) -> bool {
        self.rows().len() < self.layout.rows.len()
    }

    fn row_text(&self, row: usize) -> Option<&RowText> {
        self.row_texts.get(*self.rows().get(row)?)
    }
}

/// How many digits are as wide as the lowest label of a column, so that "Perempuan" is read whole; long ones are cut.
fn digits_of_label(labels: &[String]) -> usize {
    labels.last().map_or(0, |label| label.chars().count()).clamp(7, 10)
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
        explained: words.get("grid-explained"),
        note: words.get("grid-note"),
        follow_up: words.get("grid-follow-up"),
        agreed: words.get("grid-agreed"),
        proposed: words.get("grid-proposed"),
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
    /// The cells that a suggestion beside the grid would change.
    pub proposed: &'a [CellAddress],
}

impl GridModel for SheetModel<'_> {
    fn title(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.view.title)
    }

    fn corner(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.view.corner)
    }

    fn row_count(&self) -> usize {
        self.view.rows().len() + usize::from(self.view.add_row.is_some())
    }

    fn row(&self, row: usize) -> RowHead<'_> {
        let Some(text) = self.view.row_text(row) else {
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
        self.view.row_text(row).map_or(RowKind::AddRow, |text| text.kind)
    }

    fn column_count(&self) -> usize {
        self.view.columns().len()
    }

    fn pinned_columns(&self) -> usize {
        self.view.shown.pinned()
    }

    fn column_id(&self, column: usize) -> u64 {
        let Some(of) = self.view.column(column) else {
            return column as u64;
        };
        let status = of.status.as_ref().map_or("", ItemCode::as_str);
        Id::unique((of.year.0, status, of.sex.letter())).value()
    }

    fn header_levels(&self) -> usize {
        self.view.column_texts.first().map_or(1, Vec::len)
    }

    fn column(&self, column: usize) -> ColumnHead<'_> {
        let texts = self.view.columns().get(column);
        let labels = texts.and_then(|column| self.view.column_texts.get(*column));
        let labels = labels.into_iter().flatten();
        ColumnHead {
            labels: labels.map(|label| Cow::Borrowed(label.as_str())).collect(),
            tooltip: texts
                .and_then(|column| self.view.column_tips.get(*column))
                .map(|tip| Cow::Borrowed(tip.as_str())),
        }
    }

    fn column_digits(&self, column: usize) -> usize {
        let column = self.view.columns().get(column);
        let digits = column.and_then(|column| self.view.digits.get(*column));
        digits.copied().unwrap_or(7)
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let Some(cell) = self.view.cell(row, column) else {
            return CellView {
                kind: CellKind::NotAsked,
                ..CellView::default()
            };
        };
        let total = self.view.row(row).is_some_and(|row| row.is_total);
        let found = self.desk.mark_of(&cell);
        let explained = found.is_some_and(|(_, explained)| explained);
        let severity = found.filter(|_| !explained).map(|(severity, _)| severity);
        let mut marks = Marks {
            error: severity.is_some_and(|severity| severity >= Severity::Error),
            // Two typings that differ stay in sight until somebody has looked at the document.
            warning: severity == Some(Severity::Warning) || self.desk.second_state(&cell) == SecondState::Differs,
            explained: explained && found.is_some_and(|(severity, _)| severity >= Severity::Warning),
            note: false,
            follow_up: false,
            agreed: false,
            proposed: self.proposed.contains(&cell),
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
                view.computed = figure.flag == Some(Flag::Computed) && view.kind == CellKind::Value;
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
        marks.note = self.desk.checker().includes_others(&cell);
        marks.note |= !notes.is_empty() && notes.contains_key(&Scope::Cell { cell });
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
            .map(|finding| finding_words(self.desk, finding, self.language))
            .collect();
        sentences.extend(reasons::included_names(self.desk, Words(self.language), &cell));
        let remarks = self.desk.remarks_of(&cell).filter(|remarks| remarks.follow_up);
        let last = remarks.and_then(|remarks| remarks.thread.last());
        sentences.extend(last.map(|remark| format!("\u{201c}{}\u{201d}", remark.text)));
        (!sentences.is_empty()).then(|| Cow::Owned(sentences.join(" ")))
    }
}

/// A finding in a sentence, with its explanation where it has one.
fn finding_words(desk: &Desk, finding: &Finding, language: Language) -> String {
    let sentence = desk.sentence(finding, language);
    let holds = desk.allowance_of(finding).filter(|_| desk.is_explained(finding));
    holds.map_or_else(
        || sentence.clone(),
        |standing| {
            let explained = text(language, "grid-explained");
            let why = desk.allowance_words(standing.allowance, language);
            format!("{sentence} ({explained}: {why})")
        },
    )
}
