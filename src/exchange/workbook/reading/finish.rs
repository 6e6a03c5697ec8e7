//! What the workbook states as a whole: held against the questionnaire, with what each of it was when the workbook was made.
//!
//! What it was made with counts only where the country file still has the sheet or source: into a new country file everything is taken.

use super::super::cells::squeezed;
use super::{ReadCell, Reading};
use crate::exchange::incoming::{Base, Incoming, Position, Said, Says, Stated, TheirSheet, from_answers};
use crate::figures::{Answer, Answers, CellAddress, Figure, Place, Pointer, Reason, Scope, Sheet, SheetId, SourceKey};
use crate::questionnaire::{TableCode, Unit};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How a figure is known, whatever the number of its sheet.
type Key = (TableCode, Option<SourceKey>, Place);

impl Reading<'_> {
    pub(super) fn finish(mut self) -> Incoming {
        self.only_what_is_filled();
        self.state_sources();
        let others = self.others();
        let mut note_places: HashMap<(Scope, usize), Position> = HashMap::new();
        for (scope, notes) in std::mem::take(&mut self.notes) {
            let said: Vec<_> = notes.into_iter().flatten().collect();
            for (index, (from, note)) in said.into_iter().enumerate() {
                note_places.insert((scope.clone(), index), from);
                self.theirs.notes.entry(scope.clone()).or_default().push(note);
            }
        }
        // In the order of the answers, so that what is said of them is found by going along.
        let mut read: Vec<(CellAddress, ReadCell)> = Vec::new();
        for (sheet, cells) in std::mem::take(&mut self.cells) {
            let mut figures = Vec::with_capacity(cells.len());
            for (place, (figure, cell)) in cells {
                read.push((CellAddress::new(sheet, place.clone()), cell));
                figures.push((place, figure));
            }
            self.theirs.figures.insert(sheet, figures.into_iter().collect());
        }
        let next = std::cell::Cell::new(0);
        let covers = std::mem::take(&mut self.covers);
        let covered = covers
            .iter()
            .map(|(scope, (_, reason))| (scope.clone(), reason.clone()));
        self.theirs.covers = covered.collect();
        let at = |said: Said<'_>| {
            let known = match said {
                Said::Figure(sheet, place) => {
                    let is_it =
                        |(address, _): &&(CellAddress, ReadCell)| address.sheet == sheet && address.place == *place;
                    let found = read[next.get()..].iter().position(|cell| is_it(&cell));
                    found.map(|ahead| {
                        next.set(next.get() + ahead + 1);
                        read[next.get() - 1].1.from.clone()
                    })
                }
                Said::Sheet(sheet) => self.sheet_places.get(&sheet).cloned(),
                Said::Source(key) => self.source_places.get(key).cloned(),
                Said::Note(scope, index) => note_places.get(&(scope.clone(), index)).cloned(),
                Said::Cover(scope) => covers.get(scope).map(|(from, _)| from.clone()),
            };
            known.unwrap_or_else(Position::whole)
        };
        let mut incoming = from_answers(self.pack, &self.theirs, at);
        incoming
            .statements
            .retain(|(_, statement)| !others.contains(&statement.sheet));
        self.sources_named(&mut incoming);
        incoming.refused.append(&mut self.refused);
        incoming.refused.sort_by(|a, b| a.from.cmp(&b.from));
        self.cells_as_read(&mut incoming, &read);
        self.bases(&mut incoming);
        incoming
    }

    /// Tables that were only offered and that nobody has filled are no sheets.
    fn only_what_is_filled(&mut self) {
        let is_empty = |id: &SheetId| {
            let figures = self.cells.get(id).is_none_or(BTreeMap::is_empty);
            let noted = self
                .notes
                .iter()
                .any(|(scope, notes)| scope.sheet() == Some(*id) && notes.iter().any(Option::is_some));
            let covered = self.covers.keys().any(|scope| scope.sheet() == Some(*id));
            let stated = self
                .theirs
                .sheets
                .get(id)
                .is_some_and(|sheet| sheet.metadata.values().any(|stated| !stated.is_empty()));
            figures && !noted && !covered && !stated && !self.stated_sources.contains_key(id)
        };
        let offered: BTreeSet<SheetId> = match &self.base {
            Some(base) => base.offered.clone(),
            None => self.theirs.sheets.keys().copied().collect(),
        };
        let (empty, filled): (Vec<SheetId>, Vec<SheetId>) = offered.into_iter().partition(is_empty);
        for id in empty {
            self.theirs.sheets.remove(&id);
        }
        for id in filled {
            let sheet = self.base.as_ref().and_then(|base| base.answers.sheets.get(&id));
            if let Some(sheet) = sheet {
                self.theirs.sheets.entry(id).or_insert_with(|| sheet.clone());
            }
        }
    }

    /// The country file's sheet for a sheet of the workbook.
    fn ours_of(&self, sheet: &Sheet) -> Option<&Sheet> {
        let mut sheets = self.ours.sheets.values().filter(|here| here.phase == self.pack.id);
        sheets.find(|here| here.table == sheet.table && here.source == sheet.source)
    }

    /// A sheet that the country file does not have yet is one of the source that is stated for it.
    fn state_sources(&mut self) {
        for (id, source) in self.stated_sources.clone() {
            let is_new = self
                .theirs
                .sheets
                .get(&id)
                .is_some_and(|sheet| self.ours_of(sheet).is_none());
            let Some(sheet) = self.theirs.sheets.get_mut(&id) else {
                continue;
            };
            if is_new {
                sheet.source = Some(source);
                self.stated_sources.remove(&id);
            }
        }
    }

    /// Sources that were written in, and those that are stated for sheets of another.
    fn sources_named(&self, incoming: &mut Incoming) {
        let known = self.base.as_ref().map(|base| &base.answers.sources);
        for (key, from) in &self.source_places {
            let stated = self.stated_sources.values().any(|source| source == key);
            let is_new = known.is_none_or(|known| !known.contains_key(key));
            let told = incoming.sources.iter().any(|(_, source, _)| &source.key == key);
            if let (Some(source), true, false) = (self.theirs.sources.get(key), stated || is_new, told) {
                incoming.sources.push((from.clone(), source.clone(), Base::Unknown));
            }
        }
    }

    /// Sheets outside the workbook that figures of it are included in, where the country file has them.
    fn others(&mut self) -> BTreeSet<SheetId> {
        let mut others = BTreeSet::new();
        let Some(base) = &self.base else { return others };
        for (id, their) in &base.others {
            let sheet = Sheet {
                source: their.source.clone(),
                ..Sheet::new(self.pack.id.clone(), their.table.clone())
            };
            if self.ours_of(&sheet).is_some() && !self.theirs.sheets.contains_key(id) {
                self.theirs.sheets.insert(*id, sheet);
                others.insert(*id);
            }
        }
        others
    }

    fn key(&self, cell: &CellAddress) -> Option<Key> {
        let sheet = self.theirs.sheets.get(&cell.sheet)?;
        Some((sheet.table.clone(), sheet.source.clone(), cell.place.clone()))
    }

    /// Gives figures the text that they were read from, says again what copies say, and what was emptied. `read` are the cells in
    /// the order of the figures; some of those may have been refused.
    fn cells_as_read(&self, incoming: &mut Incoming, read: &[(CellAddress, ReadCell)]) {
        let here = self.sheets_here();
        let mut rest = read.iter();
        let mut by_address: BTreeMap<&CellAddress, usize> = BTreeMap::new();
        for (index, stated) in incoming.figures.iter_mut().enumerate() {
            let is_it = |address: &CellAddress| {
                let sheet = self.theirs.sheets.get(&address.sheet);
                let is_sheet = sheet.is_some_and(|sheet| sheet.table == stated.table && sheet.source == stated.source);
                address.place == stated.place && is_sheet
            };
            let Some((address, read)) = rest.find(|(address, _)| is_it(address)) else {
                break;
            };
            if !(self.again.is_empty() && self.emptied.is_empty()) {
                by_address.insert(address, index);
            }
            if !read.text.is_empty() {
                stated.text.clone_from(&read.text);
            }
            stated.remark.clone_from(&read.remark);
            stated.base = self.base_of(address, &here);
        }
        let mut more = Vec::new();
        for (address, read, figure) in &self.again {
            let Some(first) = by_address.get(address).map(|index| &incoming.figures[*index]) else {
                continue;
            };
            let known = self.theirs.figure(address);
            let says = match figure {
                Some(figure) if Some(figure) == known => first.says.clone(),
                Some(figure) => self.says(figure),
                None => Says::Nothing,
            };
            more.push(Stated {
                from: read.from.clone(),
                text: read.text.clone(),
                says,
                remark: read.remark.clone(),
                ..first.clone()
            });
        }
        for (address, from) in &self.emptied {
            let base = self.base_of(address, &here);
            let told_elsewhere = by_address.contains_key(address);
            let (Some((table, source, place)), Base::Known(_), false) = (self.key(address), &base, told_elsewhere)
            else {
                continue;
            };
            more.push(Stated {
                from: from.clone(),
                table,
                source,
                place,
                text: String::new(),
                says: Says::Nothing,
                base,
                notes: Vec::new(),
                remark: None,
            });
        }
        incoming.figures.extend(more);
    }

    /// The sheets of the workbook that the country file has: what was in their cells when the workbook was made counts.
    fn sheets_here(&self) -> BTreeSet<SheetId> {
        let sheets = self.theirs.sheets.iter();
        let here = sheets.filter(|(_, sheet)| self.ours_of(sheet).is_some());
        here.map(|(id, _)| *id).collect()
    }

    /// What a cell said when the workbook was made.
    fn base_of(&self, address: &CellAddress, here: &BTreeSet<SheetId>) -> Base<Says> {
        match self.base.as_ref().filter(|base| !base.blank) {
            Some(base) if here.contains(&address.sheet) => {
                let figure = base.answers.figure(address);
                Base::Known(figure.map_or(Says::Nothing, |figure| self.says(figure)))
            }
            _ => Base::Unknown,
        }
    }

    /// A figure that points to no cell of the workbook's own numbering.
    fn says(&self, figure: &Figure) -> Says {
        if let Answer::Reason(Reason::IncludedElsewhere(Pointer::Cell(cell))) = &figure.answer {
            let base = self.base.as_ref().and_then(|base| base.others.get(&cell.sheet));
            let their = self.theirs.sheets.get(&cell.sheet).map(|sheet| TheirSheet {
                table: sheet.table.clone(),
                source: sheet.source.clone(),
            });
            if let Some(their) = their.or_else(|| base.cloned()) {
                return Says::InCell {
                    table: their.table,
                    source: their.source,
                    place: cell.place.clone(),
                };
            }
        }
        Says::Figure(figure.clone())
    }

    /// What else the workbook was made with.
    fn bases(&self, incoming: &mut Incoming) {
        for (_, statement) in &mut incoming.statements {
            statement.states_source = self.stated_sources.get(&statement.sheet).cloned();
            let Some(sheet) = self.theirs.sheets.get(&statement.sheet) else {
                continue;
            };
            let is_persons = self
                .pack
                .table(&sheet.table)
                .is_some_and(|table| table.unit == Unit::Persons);
            if is_persons {
                statement.currency = statement
                    .currency
                    .take()
                    .filter(|currency| !squeezed(currency).is_empty());
            }
            let Some(base) = &self.base else { continue };
            if let (Some(before), true) = (base.answers.sheets.get(&statement.sheet), self.ours_of(sheet).is_some()) {
                statement.base_metadata = Base::Known(before.metadata.clone());
                // What was not touched says nothing new.
                if before.currency == statement.currency {
                    statement.currency = None;
                }
            }
        }
        let Some(base) = &self.base else { return };
        for (_, source, before) in &mut incoming.sources {
            if let (Some(was), true) = (
                base.answers.sources.get(&source.key),
                self.ours.sources.contains_key(&source.key),
            ) {
                *before = Base::Known(was.clone());
            }
        }
        if self.is_fresh || base.blank {
            return;
        }
        let counts = |scope: &Scope| match scope.sheet() {
            Some(id) => self
                .theirs
                .sheets
                .get(&id)
                .is_some_and(|sheet| self.ours_of(sheet).is_some()),
            None => true,
        };
        let Answers { notes, covers, .. } = &base.answers;
        let notes = notes.iter().filter(|(scope, _)| counts(scope));
        incoming.base_notes = notes.map(|(scope, notes)| (scope.clone(), notes.clone())).collect();
        let covers = covers.iter().filter(|(scope, _)| counts(scope));
        incoming.base_covers = covers.map(|(scope, reason)| (scope.clone(), reason.clone())).collect();
    }
}
