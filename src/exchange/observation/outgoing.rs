//! The observations of a phase, in the order in which ILO's formats list them. How a line is written is each format's own.

use super::notes;
use crate::figures::{
    Answer, Answers, CellAddress, Effective, Flag, Place, Pointer, Reason, Sheet, SheetId, SheetLayout, Value,
};
use crate::questionnaire::{ItemCode, ModuleId, NoteCode, Pack, Sex, Table};
use std::collections::BTreeSet;

/// A file written, and what it has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// Lines under the header.
    pub rows: usize,
    /// Cells with input that could not be read, for which the format has no place.
    pub left_out: Vec<CellAddress>,
    /// Notes and definitions in words, for which it has none either.
    pub words: usize,
    /// Figures that the format cannot tell apart from those of another source, though all of them are written.
    pub doubled: usize,
}

/// One observation.
pub(in crate::exchange) struct Outgoing<'a> {
    /// The table.
    pub table: &'a Table,
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The cell.
    pub cell: CellAddress,
    /// The value.
    pub value: Option<Value>,
    /// The reason why there is none, also one that covers more than the cell.
    pub reason: Option<&'a Reason>,
    /// The flag on the value.
    pub flag: Option<Flag>,
    /// The controlled notes that hold for it.
    pub notes: BTreeSet<NoteCode>,
}

impl Outgoing<'_> {
    /// The value as ILO publishes it, without trailing zeros; empty where there is none.
    pub fn published_value(&self) -> String {
        let published = |value: Value| value.without_trailing_zeros().to_plain(self.table.multiplier);
        self.value.map(published).unwrap_or_default()
    }

    /// The letter of reason or flag, K included; empty where there is none.
    pub fn letter(&self) -> &'static str {
        let flag = || self.flag.map_or("", Flag::letter);
        self.reason.map_or_else(flag, Reason::letter)
    }

    /// The letter as ILO has it: included elsewhere is N.
    pub fn ilo_letter(&self) -> &'static str {
        match self.reason {
            Some(Reason::IncludedElsewhere(_)) => Reason::NotAvailable.letter(),
            _ => self.letter(),
        }
    }

    /// ILO's code of the sex; none where the table under its later code has no sex.
    pub fn sex_code(&self) -> Option<&'static str> {
        // A later table that gained sexes holds the total of both where this one has no sex.
        let names_sex = self.table.by_sex || self.table.export_code().as_str().contains("_SEX_");
        names_sex.then(|| self.cell.place.sex.code())
    }

    /// The code of the row: the later one where there is exactly one. A list keeps its code with a table that keeps its own.
    pub fn row_code(&self, pack: &Pack) -> Option<ItemCode> {
        let item = self.cell.place.item.as_ref()?;
        Some(match &self.table.successor {
            Some(_) => pack.export_item(item),
            None => item.clone(),
        })
    }
}

/// Hands every cell of the phase of `pack` that says something to `emit`: by table, source, sex, row, status and year. A reason that
/// covers cells is said for each asked cell. Returns the cells with input that could not be read.
pub(in crate::exchange) fn observations<'a>(
    pack: &'a Pack,
    answers: &'a Answers,
    mut emit: impl FnMut(&Outgoing<'a>),
) -> Vec<CellAddress> {
    let mut unread = Vec::new();
    for (table, ids) in sheets_in_order(pack, answers) {
        for id in ids {
            let Some(sheet) = answers.sheets.get(&id) else { continue };
            for cell in answered(pack, table, answers, id) {
                let (value, reason, flag) = match answers.effective(&cell, &table.module) {
                    Effective::Blank => continue,
                    Effective::Inherited(reason, _) => (None, Some(reason), None),
                    Effective::Own(figure) => match &figure.answer {
                        Answer::Value(value) => (Some(*value), None, figure.flag),
                        Answer::Reason(reason) => (None, Some(reason), None),
                        Answer::WrongInput(_) => {
                            unread.push(cell);
                            continue;
                        }
                    },
                };
                emit(&Outgoing {
                    table,
                    sheet,
                    notes: notes_of(answers, &cell, &table.module),
                    cell,
                    value,
                    reason,
                    flag,
                });
            }
        }
    }
    unread
}

/// The cells of a sheet that say something, by sex, row, status and year, as ILOSTAT sorts them.
fn answered(pack: &Pack, table: &Table, answers: &Answers, id: SheetId) -> Vec<CellAddress> {
    let own = answers.figures.get(&id).into_iter().flat_map(|figures| figures.keys());
    let mut cells: BTreeSet<CellAddress> = own.map(|place| CellAddress::new(id, place.clone())).collect();
    if !answers.covers.is_empty()
        && let Some(layout) = SheetLayout::of(pack, answers, id)
    {
        cells.extend(layout.asked_cells(id));
    }
    let order = |code: Option<&ItemCode>| {
        let code = code?;
        let (list, _) = pack.item_of(table, code)?;
        let of_table = table
            .main
            .iter()
            .flat_map(|main| &main.versions)
            .position(|version| version == &list.id);
        Some((of_table, list.position(code)))
    };
    let mut cells: Vec<CellAddress> = cells.into_iter().collect();
    let key = |Place {
                   item,
                   year,
                   status,
                   sex,
               }: &Place| (*sex, order(item.as_ref()), order(status.as_ref()), *year);
    cells.sort_by_cached_key(|cell| (key(&cell.place), cell.place.clone()));
    cells
}

/// The note that names where a figure is included; none for another reason.
pub(in crate::exchange) fn pointer_note(reason: &Reason, answers: &Answers) -> Option<NoteCode> {
    let Reason::IncludedElsewhere(pointer) = reason else {
        return None;
    };
    Some(match pointer {
        Pointer::Row(item) => notes::elsewhere_row(item),
        Pointer::Cell(CellAddress { sheet, place }) => {
            let sheet = answers.sheets.get(sheet);
            let text = |code: &Option<ItemCode>| code.as_ref().map(ToString::to_string).unwrap_or_default();
            notes::elsewhere_cell(&[
                sheet.map_or("", |sheet| sheet.table.as_str()),
                sheet
                    .and_then(|sheet| sheet.source.as_ref())
                    .map_or("", |source| source.as_str()),
                &text(&place.item),
                &text(&place.status),
                Sex::code(place.sex),
                &place.year.to_string(),
            ])
        }
    })
}

/// The controlled notes that hold for a cell: its own, those inherited from the scopes over it and from the source, and what is
/// stated about the sheet.
pub fn notes_of(answers: &Answers, cell: &CellAddress, module: &ModuleId) -> BTreeSet<NoteCode> {
    let sheet = answers.sheets.get(&cell.sheet);
    let mut notes: BTreeSet<NoteCode> = sheet
        .into_iter()
        .flat_map(|sheet| sheet.metadata.values())
        .flat_map(|stated| stated.codes.iter().cloned())
        .collect();
    if answers.notes.is_empty() {
        return notes;
    }
    for scope in answers.note_scopes(cell, module) {
        let found = answers.notes.get(&scope).into_iter().flatten();
        notes.extend(found.filter_map(|note| note.code.clone()));
    }
    notes
}

/// The notes in words that hold for a cell: its own first, then those inherited, nearest first. Definitions are not among them.
pub(in crate::exchange) fn words_of<'a>(answers: &'a Answers, cell: &CellAddress, module: &ModuleId) -> Vec<&'a str> {
    if answers.notes.is_empty() {
        return Vec::new();
    }
    let mut words: Vec<&str> = Vec::new();
    for scope in answers.note_scopes(cell, module) {
        for note in answers.notes.get(&scope).into_iter().flatten() {
            let text = note.text.trim();
            if !text.is_empty() && !words.contains(&text) {
                words.push(text);
            }
        }
    }
    words
}

/// The tables of a phase that have sheets, in the order of the form, with their sheets by source, those without one first.
pub fn sheets_in_order<'p>(pack: &'p Pack, answers: &Answers) -> Vec<(&'p Table, Vec<SheetId>)> {
    let sheets = |table: &Table| {
        let mut sheets: Vec<_> = answers
            .sheets_of_table(&pack.id, &table.code)
            .map(|(id, sheet)| (sheet.source.clone(), id))
            .collect();
        sheets.sort();
        sheets.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    let tables = pack.tables.iter().map(|table| (table, sheets(table)));
    tables.filter(|(_, sheets)| !sheets.is_empty()).collect()
}

/// Notes of the phase in words, on whatever they are attached to, and definitions in words.
pub(in crate::exchange) fn words_of_phase(pack: &Pack, answers: &Answers) -> usize {
    let notes = answers
        .notes
        .iter()
        .filter(|(scope, _)| crate::exchange::in_phase(answers, &pack.id, scope))
        .flat_map(|(_, notes)| notes)
        .filter(|note| !note.text.trim().is_empty());
    notes.count() + definitions_in_words(pack, answers)
}

/// Definitions, periods and coverages of the phase that are stated in words.
pub(in crate::exchange) fn definitions_in_words(pack: &Pack, answers: &Answers) -> usize {
    let stated = answers
        .sheets_of(&pack.id)
        .flat_map(|(_, sheet)| sheet.metadata.values());
    stated.filter(|stated| !stated.text.trim().is_empty()).count()
}
