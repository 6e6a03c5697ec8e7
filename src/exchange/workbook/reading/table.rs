//! One worksheet of a table: every cell of its rows and columns, and what else stands in it.

use super::super::keys::{self, ColumnKey, TableKey};
use super::super::sheet::exponent;
use super::figure::{Before, Outcome, Reader};
use super::labels::{Labels, own_words, plain};
use super::roles::{Roles, RowRole};
use super::{ReadCell, Reading, place};
use crate::exchange::incoming::{Position, Sentence};
use crate::exchange::spreadsheet::{Area, At, Content, Worksheet};
use crate::figures::numerals::Convention;
use crate::figures::{Answer, CellAddress, Column, Note, Place, Scope, Sheet, SheetId, SourceKey, ViewUnit};
use crate::questionnaire::{ItemCode, Pack, Table, Unit};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A worksheet that was read, as its comments are read afterwards.
pub(super) struct ReadTable<'w> {
    pub worksheet: &'w Worksheet,
    pub id: SheetId,
    /// Its columns of figures, each with that of its flags.
    pub columns: Vec<(u32, Option<u32>, Column)>,
    /// The rows in it.
    pub rows: BTreeMap<u32, Option<ItemCode>>,
}

impl ReadTable<'_> {
    /// The answer that a cell is of: that of its figure, or of its flag.
    pub(super) fn address(&self, at: At) -> Option<CellAddress> {
        let item = self.rows.get(&at.row)?;
        let is_of = |(figure, flag, _): &&(u32, Option<u32>, Column)| *figure == at.column || *flag == Some(at.column);
        let (_, _, column) = self.columns.iter().find(is_of)?;
        Some(CellAddress::new(self.id, place_of(item.as_ref(), column)))
    }
}

impl Reading<'_> {
    /// Reads a worksheet. `calculated` says whether its formulas have values.
    pub(super) fn table<'w>(
        &mut self,
        worksheet: &'w Worksheet,
        id: SheetId,
        key: Option<&TableKey>,
        calculated: bool,
    ) -> Option<ReadTable<'w>> {
        let pack = self.pack;
        let part: Arc<str> = worksheet.name.as_str().into();
        let whole = Position {
            part: Some(Arc::clone(&part)).filter(|name| !name.is_empty()),
            spot: crate::exchange::incoming::Spot::Whole,
        };
        let sheet = self.sheet_of(worksheet, id, key);
        let table = sheet.as_ref().and_then(|sheet| pack.table(&sheet.table));
        let (Some(mut sheet), Some(table)) = (sheet, table) else {
            self.refuse(whole, worksheet.name.clone(), Sentence::new("refused-other-worksheet"));
            return None;
        };
        if self.base.is_none() {
            self.theirs.sheets.entry(id).or_insert_with(|| sheet.clone());
        }
        let labels = Labels::of(pack, table, &sheet.versions);
        let roles = Roles::of(pack, table, &labels, worksheet);
        let figures: Vec<(u32, Column)> = roles
            .columns
            .iter()
            .filter_map(|(at, role)| match &role.key {
                ColumnKey::Figure(column) => Some((*at, column.clone())),
                _ => None,
            })
            .collect();
        if figures.is_empty() {
            self.refuse(whole, worksheet.name.clone(), Sentence::new("refused-no-columns"));
            return None;
        }
        self.met.insert(id);
        self.sheet_places.entry(id).or_insert(whole);
        let mut read = ReadTable {
            worksheet,
            id,
            columns: Vec::new(),
            rows: BTreeMap::new(),
        };
        let texts = texts(worksheet, &roles, &figures);
        let own = self.ours.settings.get("number_convention");
        let own = own.map_or(Convention::Unknown, |name| Convention::from_name(name));
        let reader = Reader::new(table, &labels, sheet.unit, &texts, own);
        let flags = roles.flags_of(&figures);
        let own_words = own_words(&self.words(), table, id);
        let known: Vec<bool> = (0..worksheet.width())
            .map(|column| roles.columns.contains_key(&column))
            .collect();
        let mut stray: BTreeMap<u32, Vec<At>> = BTreeMap::new();
        let exponent = self.exponent_before(id, table, &sheet);
        let mut years = BTreeSet::new();
        let mut finest = Finest::default();
        for (row, role) in roles.rows.iter().enumerate() {
            let row = row as u32;
            match role {
                RowRole::Item(item, contradicted) => {
                    read.rows.insert(row, item.clone());
                    for ((at, of), flag) in figures.iter().zip(&flags) {
                        let at = At::new(row, *at);
                        years.insert(of.year);
                        let place = place_of(item.as_ref(), of);
                        let address = CellAddress::new(id, place);
                        let flag = flag.map(|flag| At::new(row, flag));
                        let moved = *contradicted || roles.columns[&at.column].contradicted;
                        let of = CellRead {
                            table,
                            reader: &reader,
                            exponent,
                            part: &part,
                            moved,
                            calculated,
                        };
                        self.cell(worksheet, &of, at, flag, address, &mut finest);
                    }
                    self.row_note(worksheet, &roles, &part, id, row, item.as_ref());
                    let others = worksheet
                        .row(row)
                        .filter(|(at, cell)| !known[at.column as usize] && !is_own(cell));
                    for (at, cell) in others {
                        // Labels are read with the row; what is no label of it is somebody's own column.
                        if labels.items(&cell.text()).is_empty() {
                            stray.entry(at.column).or_default().push(at);
                        }
                    }
                }
                RowRole::Add | RowRole::Text => {
                    let said: Vec<(At, String)> = worksheet
                        .row(row)
                        .filter(|(_, cell)| !is_own(cell) && !own_words.contains(&plain(&cell.text())))
                        .filter(|(_, cell)| !(cell.formula && cell.text().is_empty()))
                        .map(|(at, cell)| (at, cell.text().into_owned()))
                        .collect();
                    if let (Some((first, _)), Some((last, _))) = (said.first(), said.last()) {
                        let why = if *role == RowRole::Add {
                            "refused-added-row"
                        } else {
                            "refused-other-row"
                        };
                        let text: Vec<&str> = said.iter().take(4).map(|(_, text)| text.as_str()).collect();
                        let area = Area::between(*first, *last);
                        self.refuse(Position::area(&part, area), text.join(" "), Sentence::new(why));
                    }
                }
                RowRole::Head => {}
            }
        }
        for cells in stray.into_values() {
            if let (Some(first), Some(last)) = (cells.first(), cells.last()) {
                let text = worksheet.text(*first).into_owned();
                let area = Area::between(*first, *last);
                self.refuse(Position::area(&part, area), text, Sentence::new("refused-other-column"));
            }
        }
        self.finest_precision(id, &finest);
        let columns = figures.into_iter().zip(flags);
        read.columns = columns.map(|((at, of), flag)| (at, flag, of)).collect();
        self.rows_gone(&read, table);
        if self.base.is_none() {
            sheet.years.extend(years);
            self.theirs.sheets.insert(id, sheet);
        } else if self.cells.contains_key(&id) {
            self.theirs.sheets.entry(id).or_insert(sheet);
        }
        Some(read)
    }

    /// How the sheet of a worksheet is set up: as the workbook was made, else as its key tells, else as it looks.
    fn sheet_of(&self, worksheet: &Worksheet, id: SheetId, key: Option<&TableKey>) -> Option<Sheet> {
        if let Some(sheet) = self.theirs.sheets.get(&id) {
            return Some(sheet.clone());
        }
        if let Some(sheet) = self.base.as_ref().and_then(|base| base.answers.sheets.get(&id)) {
            return Some(sheet.clone());
        }
        if let Some(key) = key {
            return Some(sheet_of_key(self.pack, key));
        }
        if let Some(sheet) = self.ours.sheets.get(&id) {
            return Some(Sheet {
                source: sheet.source.clone(),
                unit: sheet.unit,
                currency: sheet.currency.clone(),
                ..Sheet::new(self.pack.id.clone(), sheet.table.clone())
            });
        }
        let titled = |table: &&Table| {
            let cells = worksheet.cells().take(200);
            let texts: BTreeSet<String> = cells.map(|(_, cell)| plain(&cell.text())).collect();
            self.words()
                .iter()
                .any(|words| texts.contains(&plain(&words.title(table))))
        };
        let table = self.pack.tables.iter().find(titled)?;
        Some(Sheet::new(self.pack.id.clone(), table.code.clone()))
    }

    /// The power of ten in which the figures were shown, where that is still so.
    fn exponent_before(&self, id: SheetId, table: &Table, sheet: &Sheet) -> Option<i8> {
        let base = self.base.as_ref()?.answers.sheets.get(&id)?;
        let (then, now) = (exponent(table, base), exponent(table, sheet));
        (then == now).then_some(then)
    }

    fn cell(
        &mut self,
        worksheet: &Worksheet,
        of: &CellRead<'_>,
        at: At,
        flag_at: Option<At>,
        address: CellAddress,
        finest: &mut Finest,
    ) {
        let cell = worksheet.cell(at);
        let flag = flag_at.map(|at| worksheet.text(at)).unwrap_or_default();
        let outcome = {
            let base = self.base.as_ref().filter(|base| !base.blank);
            let before = Before {
                says: base.map(|base| base.answers.effective(&address, &of.table.module)),
                formula: self
                    .base
                    .as_ref()
                    .and_then(|base| base.formulas.get(&address))
                    .map(String::as_str),
                blank_is_zero: self.blank_is_zero,
                exponent: of.exponent,
            };
            if cell.is_none() && before.formula.is_some() && !of.calculated {
                Outcome::Unchanged
            } else {
                of.reader.read(cell, flag.trim(), &before)
            }
        };
        let text = || cell.map(|cell| cell.text().into_owned()).unwrap_or_default();
        let from = place(of.part, at);
        let is_unchanged = outcome == Outcome::Unchanged;
        let (figure, mut remark) = match outcome {
            Outcome::Unchanged => {
                let base = self.base.as_ref();
                match base.and_then(|base| base.answers.figure(&address)) {
                    Some(figure) => (figure.clone(), None),
                    None => return,
                }
            }
            Outcome::Emptied => {
                let cells = self.cells.get(&address.sheet);
                if cells.is_some_and(|cells| cells.contains_key(&address.place)) {
                    let read = ReadCell {
                        from,
                        text: String::new(),
                        remark: None,
                    };
                    self.again.push((address, read, None));
                } else {
                    self.emptied.push((address, from));
                }
                return;
            }
            Outcome::Says(figure, remark) => {
                if cell.is_some_and(|cell| cell.number().is_some()) {
                    finest.new.push(address.clone());
                }
                (figure, remark)
            }
            Outcome::Refused(why) => {
                let text = if cell.is_some() { text() } else { flag.into_owned() };
                let from = if cell.is_some() {
                    from
                } else {
                    place(of.part, flag_at.unwrap_or(at))
                };
                return self.refuse(from, text, why);
            }
        };
        if of.moved && remark.is_none() {
            remark = Some(Sentence::new("read-by-label"));
        }
        // What shows as it did is told as figures are.
        let text = if is_unchanged { String::new() } else { text() };
        let read = ReadCell { from, text, remark };
        let known = self.cells.entry(address.sheet).or_default();
        match known.entry(address.place.clone()) {
            Entry::Occupied(_) => self.again.push((address, read, Some(figure))),
            Entry::Vacant(place) => {
                place.insert((figure, read));
            }
        }
    }

    /// The note beside a row.
    fn row_note(
        &mut self,
        worksheet: &Worksheet,
        roles: &Roles,
        part: &Arc<str>,
        id: SheetId,
        row: u32,
        item: Option<&ItemCode>,
    ) {
        let mut columns = roles.columns.iter().filter(|(_, role)| role.key == ColumnKey::Note);
        let Some((column, _)) = columns.next() else { return };
        let at = At::new(row, *column);
        let text = match worksheet.cell(at).map(|cell| &cell.content) {
            Some(Content::Text(text)) => text.trim().to_owned(),
            _ => worksheet.text(at).into_owned(),
        };
        let scope = Scope::Row {
            sheet: id,
            item: item.cloned(),
        };
        let base = self.base.as_ref().and_then(|base| {
            let (index, text) = super::super::notes::row_note(&base.answers, &scope)?;
            Some((index, super::super::formats::cell_text(text)))
        });
        match base {
            Some((_, before)) if super::super::cells::same_text(&before, &text) => {}
            Some((index, _)) => {
                let note = (!text.is_empty()).then(|| (place(part, at), words_note(text)));
                if let Some(known) = self.notes.get_mut(&scope).and_then(|notes| notes.get_mut(index)) {
                    *known = note;
                }
            }
            None if !text.is_empty() => {
                let note = (place(part, at), words_note(text));
                self.notes.entry(scope).or_default().push(Some(note));
            }
            None => {}
        }
    }

    /// Files lose trailing zeros: a number that was typed anew among figures stated more finely is stated as finely.
    fn finest_precision(&mut self, id: SheetId, finest: &Finest) {
        let thousands = self
            .theirs
            .sheets
            .get(&id)
            .is_some_and(|sheet| sheet.unit == ViewUnit::Thousands);
        let currency = |sheet: &Sheet| {
            self.pack
                .table(&sheet.table)
                .is_some_and(|table| table.unit == Unit::Currency)
        };
        if !thousands && !self.theirs.sheets.get(&id).is_some_and(currency) {
            return;
        }
        let Some(figures) = self.cells.get_mut(&id) else { return };
        let mut exponents: BTreeMap<_, i8> = BTreeMap::new();
        for (place, (figure, _)) in figures.iter() {
            if let Some(value) = figure.as_value().filter(|value| !value.is_zero()) {
                let known = exponents.entry((place.year, place.sex)).or_insert(value.exponent());
                *known = (*known).min(value.exponent());
            }
        }
        for address in &finest.new {
            if let Some((figure, _)) = figures.get_mut(&address.place)
                && let Answer::Value(value) = &mut figure.answer
                && let Some(exponent) = exponents.get(&(address.place.year, address.place.sex))
            {
                *value = value.at_precision(*exponent);
            }
        }
    }

    /// Says which rows with figures are no longer there.
    fn rows_gone(&mut self, read: &ReadTable<'_>, table: &Table) {
        let Some(base) = &self.base else { return };
        let here: BTreeSet<&Option<ItemCode>> = read.rows.values().collect();
        let of_columns: BTreeSet<&Column> = read.columns.iter().map(|(_, _, column)| column).collect();
        let (mut gone, mut columns) = (BTreeSet::new(), BTreeSet::new());
        for place in base
            .answers
            .figures
            .get(&read.id)
            .into_iter()
            .flat_map(|figures| figures.keys())
        {
            if !here.contains(&place.item) {
                gone.insert(place.item.clone());
                continue;
            }
            let column = Column {
                year: place.year,
                status: place.status.clone(),
                sex: place.sex,
            };
            if !of_columns.contains(&column) {
                columns.insert((column.year, column.status, column.sex));
            }
        }
        let words = self.words().first().copied();
        let label = |item: &Option<ItemCode>| words.map_or_else(String::new, |words| words.label(table, item.as_ref()));
        let rows: Vec<String> = gone.iter().map(label).collect();
        let columns: Vec<String> = columns
            .iter()
            .map(|(year, status, sex)| {
                let status = status.as_ref().map(|status| label(&Some(status.clone())));
                let parts = [
                    Some(year.to_string()),
                    status,
                    table.by_sex.then(|| sex.letter().to_owned()),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            })
            .collect();
        let from = self.sheet_places.get(&read.id).cloned().unwrap_or_else(Position::whole);
        for text in rows {
            self.refuse(from.clone(), text, Sentence::new("refused-row-gone"));
        }
        for text in columns {
            self.refuse(from.clone(), text, Sentence::new("refused-column-gone"));
        }
    }
}

/// A sheet as the key of its worksheet tells.
pub(super) fn sheet_of_key(pack: &Pack, key: &TableKey) -> Sheet {
    Sheet {
        source: key.source.as_deref().map(SourceKey::from),
        unit: key.unit,
        currency: key.currency.clone(),
        ..Sheet::new(pack.id.clone(), key.table.clone())
    }
}

/// What cells of a worksheet are read with.
struct CellRead<'r> {
    table: &'r Table,
    reader: &'r Reader<'r>,
    exponent: Option<i8>,
    part: &'r Arc<str>,
    /// Whether a hidden key says another place than what can be seen.
    moved: bool,
    calculated: bool,
}

/// Cells whose number was typed anew.
#[derive(Default)]
struct Finest {
    new: Vec<CellAddress>,
}

fn place_of(item: Option<&ItemCode>, column: &Column) -> Place {
    Place {
        item: item.cloned(),
        year: column.year,
        status: column.status.clone(),
        sex: column.sex,
    }
}

/// A note in words.
pub(super) fn words_note(text: String) -> Note {
    Note { code: None, text }
}

/// Whether a cell holds a hidden key.
fn is_own(cell: &crate::exchange::spreadsheet::Cell) -> bool {
    matches!(&cell.content, Content::Text(text) if keys::is_key(text) || text.trim().is_empty())
}

/// The texts that stand in the place of figures, for the evidence of their decimal sign.
fn texts<'w>(worksheet: &'w Worksheet, roles: &Roles, figures: &[(u32, Column)]) -> Vec<&'w str> {
    let columns: BTreeSet<u32> = figures.iter().map(|(at, _)| *at).collect();
    let rows = roles.rows.iter().enumerate();
    let rows = rows.filter(|(_, role)| matches!(role, RowRole::Item(..)));
    let cells = rows.flat_map(|(row, _)| worksheet.row(row as u32));
    let cells = cells.filter(|(at, _)| columns.contains(&at.column));
    cells
        .filter_map(|(_, cell)| match &cell.content {
            Content::Text(text) => Some(&**text),
            _ => None,
        })
        .collect()
}
