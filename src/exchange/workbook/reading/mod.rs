//! Brings a workbook of ours back, whatever was done to it: what it says now, beside what it was made with.
//!
//! [`read`] finds out which worksheet is what (`worksheets.rs`), reads tables (`table.rs`, with `roles.rs` for rows and columns, `labels.rs`
//! for their names, `figure.rs` for single cells), sources (`sources.rs`) and notes (`notes.rs`, `comments.rs`), and puts together what
//! the workbook states as a whole (`finish.rs`). What cannot be placed is listed with its cell and a sentence.

mod comments;
mod figure;
mod finish;
mod labels;
mod notes;
mod places;
mod roles;
mod sources;
mod table;
mod worksheets;

use super::base::Base;
use super::words::Words;
use crate::exchange::incoming::{Incoming, Position, Refused, Sentence};
use crate::exchange::spreadsheet::{At, FileFormat, LeftAside, Spreadsheet, Worksheet};
use crate::figures::{Answers, CellAddress, Figure, Note, Place, Reason, Scope, SheetId, SourceKey};
use crate::questionnaire::{Language, Pack};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use worksheets::{Found, Is};

/// What a workbook of this questionnaire states; none where the spreadsheet is no such workbook. `ours` is the country file that it is
/// set against; a workbook of another country or another phase is refused as a whole.
pub fn read(book: &Spreadsheet, pack: &Pack, ours: &Answers) -> Result<Option<Incoming>, Sentence> {
    let base = worksheets::base(book);
    let Some(found) = worksheets::find(book, pack, ours, base.as_ref()) else {
        return Ok(None);
    };
    found.belongs(pack, ours, base.as_ref())?;
    let mut reading = Reading::new(pack, ours, base);
    reading.blank_is_zero = book.format == FileFormat::Xls;
    reading.missing(&found);
    reading.sheets_by_key(&found);
    // What is stated of sheets comes first: the unit says how figures are read.
    for (index, is) in found.worksheets.iter().enumerate() {
        if *is == Is::Sources {
            reading.sources(&book.worksheets[index]);
        }
    }
    let mut tables = Vec::new();
    for (index, is) in found.worksheets.iter().enumerate() {
        let worksheet = &book.worksheets[index];
        match is {
            Is::Table(id) => {
                let calculated = !book.left_aside.iter().any(
                    |left| matches!(left, LeftAside::NotCalculated { worksheet: name, .. } if *name == worksheet.name),
                );
                tables.extend(reading.table(worksheet, *id, found.keys.get(&index), calculated));
            }
            Is::Unknown => reading.unknown(worksheet),
            Is::Base | Is::Lists | Is::Cover | Is::Sources | Is::Notes => {}
        }
    }
    let notes = found.worksheets.iter().position(|is| *is == Is::Notes);
    if let Some(index) = notes {
        reading.notes(&book.worksheets[index]);
    }
    for table in &tables {
        reading.comments(table);
    }
    Ok(Some(reading.finish()))
}

/// Where and how a figure was read.
#[derive(Clone, Debug)]
struct ReadCell {
    from: Position,
    text: String,
    remark: Option<Sentence>,
}

/// A note as it stands in the workbook, and where; none: it was taken off.
type ReadNote = Option<(Position, Note)>;

/// The workbook as far as it was read.
struct Reading<'a> {
    pack: &'a Pack,
    ours: &'a Answers,
    base: Option<Base>,
    /// What the workbook says, by its own numbers of sheets.
    theirs: Answers,
    /// Whether no sheet of the workbook is in the country file: what it was made with says nothing about that one.
    is_fresh: bool,
    /// Whether a formula that comes to nothing may have been saved as zero, as `LibreOffice` does in workbooks of before 2007.
    blank_is_zero: bool,
    /// The figures by sheet and place, each with where and how it was read.
    cells: BTreeMap<SheetId, BTreeMap<Place, (Figure, ReadCell)>>,
    /// Further statements for a cell that was read before, in order.
    again: Vec<(CellAddress, ReadCell, Option<Figure>)>,
    emptied: Vec<(CellAddress, Position)>,
    notes: BTreeMap<Scope, Vec<ReadNote>>,
    covers: BTreeMap<Scope, (Position, Reason)>,
    /// Sources that the workbook states for sheets that have another one, or none.
    stated_sources: BTreeMap<SheetId, SourceKey>,
    source_places: BTreeMap<SourceKey, Position>,
    sheet_places: BTreeMap<SheetId, Position>,
    /// Cells of tables that were found, so that what is missing can be said.
    met: BTreeSet<SheetId>,
    refused: Vec<Refused>,
}

impl<'a> Reading<'a> {
    fn new(pack: &'a Pack, ours: &'a Answers, base: Option<Base>) -> Self {
        let mut theirs = Answers::default();
        let (mut notes, mut covers) = (BTreeMap::new(), BTreeMap::new());
        let mut is_fresh = true;
        if let Some(base) = &base {
            let real = base.answers.sheets.iter().filter(|(id, _)| !base.offered.contains(id));
            theirs.sheets = real.map(|(id, sheet)| (*id, sheet.clone())).collect();
            theirs.sources.clone_from(&base.answers.sources);
            let known = |of: &crate::figures::Note| Some((Position::whole(), of.clone()));
            for (scope, said) in &base.answers.notes {
                notes.insert(scope.clone(), said.iter().map(known).collect());
            }
            for (scope, reason) in &base.answers.covers {
                covers.insert(scope.clone(), (Position::whole(), reason.clone()));
            }
            // A source that was stated since is that of the same sheet.
            for (id, sheet) in &mut theirs.sheets {
                let here = ours
                    .sheets
                    .get(id)
                    .filter(|here| here.table == sheet.table && here.phase == pack.id);
                let mut named = ours.sheets_of_table(&pack.id, &sheet.table);
                let known = named.any(|(_, of)| of.source == sheet.source);
                if let (Some(here), false) = (here, known) {
                    sheet.source.clone_from(&here.source);
                }
                is_fresh &= !known && here.is_none();
            }
        }
        Self {
            pack,
            ours,
            base,
            theirs,
            is_fresh,
            blank_is_zero: false,
            cells: BTreeMap::new(),
            again: Vec::new(),
            emptied: Vec::new(),
            notes,
            covers,
            stated_sources: BTreeMap::new(),
            source_places: BTreeMap::new(),
            sheet_places: BTreeMap::new(),
            met: BTreeSet::new(),
            refused: Vec::new(),
        }
    }

    fn refuse(&mut self, from: Position, text: impl Into<String>, reason: Sentence) {
        self.refused.push(Refused {
            from,
            column: "",
            text: text.into(),
            reason,
        });
    }

    /// The languages in which the form's own words may stand.
    fn languages(&self) -> Vec<Language> {
        match &self.base {
            Some(base) => vec![base.language],
            None => Language::ALL.to_vec(),
        }
    }

    /// Words over what the workbook was made with, in each of those languages; over what it says where it does not tell.
    fn words(&self) -> Vec<Words<'_>> {
        let answers = self.base.as_ref().map_or(&self.theirs, |base| &base.answers);
        let words = |language| Words {
            pack: self.pack,
            answers,
            language,
        };
        self.languages().into_iter().map(words).collect()
    }

    /// A worksheet that is none of the form: somebody's own. It is named, not read.
    fn unknown(&mut self, worksheet: &Worksheet) {
        if worksheet.cells().next().is_some() {
            let part: Arc<str> = worksheet.name.as_str().into();
            let from = Position {
                part: Some(part),
                spot: crate::exchange::incoming::Spot::Whole,
            };
            self.refuse(from, worksheet.name.clone(), Sentence::new("refused-other-worksheet"));
        }
    }

    /// Without what it was made with, the keys of tables tell which sheets there are.
    fn sheets_by_key(&mut self, found: &Found) {
        for key in found.keys.values().filter(|_| self.base.is_none()) {
            if self.pack.table(&key.table).is_some() {
                let sheet = table::sheet_of_key(self.pack, key);
                self.theirs.sheets.insert(key.sheet, sheet);
            }
        }
    }

    /// Says what is no longer there.
    fn missing(&mut self, found: &Found) {
        let Some(base) = &self.base else { return };
        let here: BTreeSet<SheetId> = found
            .worksheets
            .iter()
            .filter_map(|is| match is {
                Is::Table(id) => Some(*id),
                _ => None,
            })
            .collect();
        let gone: Vec<String> = base
            .names
            .iter()
            .filter(|(id, _)| !here.contains(id) && base.answers.figures.contains_key(id))
            .map(|(_, name)| name.clone())
            .collect();
        let mut gone: Vec<(String, &'static str)> =
            gone.into_iter().map(|name| (name, "refused-worksheet-gone")).collect();
        let has = |is: Is| found.worksheets.contains(&is);
        let title = |id: &str| crate::questionnaire::text(base.language, id);
        let noted = !base.answers.notes.is_empty() || !base.answers.covers.is_empty();
        if noted && !has(Is::Notes) {
            gone.push((title("workbook-notes"), "refused-notes-gone"));
        }
        if !has(Is::Sources) && !found.is_single && !base.answers.sources.is_empty() {
            gone.push((title("workbook-sources"), "refused-sources-gone"));
        }
        for (name, id) in gone {
            self.refuse(Position::whole(), name, Sentence::new(id));
        }
    }
}

/// The place of a cell.
fn place(part: &Arc<str>, at: At) -> Position {
    Position::cell(part, at)
}
