//! The answers of another file as what it states: a package, or anything else that holds whole answers.
//!
//! They come from a stranger: every sheet, figure, note and reason is held against the questionnaire, and what it does not ask for
//! is refused by itself. Sheets keep the numbers of their file; [`Incoming::preview`] finds ours for them.

use super::{Incoming, Position, Refused, Says, Sentence, SheetStatement, Stated, TheirSheet};
use crate::exchange::observation::MAX_SOURCE;
use crate::figures::{
    Answer, Answers, CellAddress, Figure, Flag, Place, Pointer, Reason, Scope, Sheet, SheetId, SourceKey,
};
use crate::questionnaire::{ClassificationId, ClassificationKind, ItemCode, Pack, Sex, Table, Unit, Year};

/// Something that answers say, whose place in their file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// A figure.
    Figure(SheetId, &'a Place),
    /// A sheet with what is stated about it.
    Sheet(SheetId),
    /// A source.
    Source(&'a SourceKey),
    /// A note of a scope, by its place among them.
    Note(&'a Scope, usize),
    /// A reason that covers more than a cell.
    Cover(&'a Scope),
}

/// What `theirs` states in the phase of `pack`. `at` says where in their file something stands.
pub fn from_answers(pack: &Pack, theirs: &Answers, at: impl Fn(Said<'_>) -> Position) -> Incoming {
    let mut reading = Reading {
        pack,
        theirs,
        incoming: Incoming::default(),
    };
    for (id, sheet) in theirs.sheets_of(&pack.id) {
        reading.sheet(id, sheet, &at(Said::Sheet(id)));
    }
    for (key, source) in &theirs.sources {
        let used = reading.incoming.sheets.values();
        if used.into_iter().any(|sheet| sheet.source.as_ref() == Some(key)) {
            let stated = (at(Said::Source(key)), source.clone(), super::Base::Unknown);
            reading.incoming.sources.push(stated);
        }
    }
    for (id, figures) in &theirs.figures {
        // The figures of a sheet that is not taken go with it, and its refusal says so.
        if let Some(sheet) = reading.incoming.sheets.get(id).cloned() {
            for (place, figure) in figures {
                reading.figure(&sheet, place, figure, &at(Said::Figure(*id, place)));
            }
        }
    }
    for (scope, notes) in &theirs.notes {
        for (index, note) in notes.iter().enumerate() {
            let from = at(Said::Note(scope, index));
            match reading.scope(scope) {
                Err(why) => {
                    let code = note.code.as_ref().map(ToString::to_string);
                    reading.refuse(&from, code.unwrap_or_else(|| note.text.clone()), why);
                }
                Ok(()) => reading.incoming.notes.push((from, scope.clone(), note.clone())),
            }
        }
    }
    for (scope, reason) in &theirs.covers {
        let from = at(Said::Cover(scope));
        match reading.scope(scope).and_then(|()| reading.cover(scope, reason)) {
            Err(why) => reading.refuse(&from, reason.letter().to_owned(), why),
            Ok(()) => reading.incoming.covers.push((from, scope.clone(), reason.clone())),
        }
    }
    reading.incoming
}

struct Reading<'a> {
    pack: &'a Pack,
    theirs: &'a Answers,
    incoming: Incoming,
}

impl Reading<'_> {
    fn refuse(&mut self, from: &Position, text: String, reason: Sentence) {
        self.incoming.refused.push(Refused {
            from: from.clone(),
            column: "",
            text,
            reason,
        });
    }

    fn sheet(&mut self, id: SheetId, sheet: &Sheet, from: &Position) {
        let Some(table) = self.pack.table(&sheet.table) else {
            let why = Sentence::new("refused-no-table").with("pack", &self.pack.title);
            return self.refuse(from, sheet.table.to_string(), why);
        };
        if let Some(source) = &sheet.source
            && !is_source_name(source)
        {
            let why = Sentence::new("refused-source-name").with("most", MAX_SOURCE);
            return self.refuse(from, source.to_string(), why);
        }
        let has_list = |id: &ClassificationId| table.main.as_ref().is_some_and(|main| main.versions.contains(id));
        let (versions, no_lists): (Vec<_>, Vec<_>) = sheet.versions.iter().cloned().partition(has_list);
        let is_row = |item: &ItemCode| self.row(table, Some(item)).is_ok();
        let (added_items, no_rows): (Vec<_>, Vec<_>) = sheet.added_items.iter().cloned().partition(is_row);
        let asked = |year: &Year| self.pack.allows_year(*year);
        let (years, no_years): (Vec<_>, Vec<_>) = sheet.years.iter().copied().partition(asked);
        let no_item = || Sentence::new("refused-no-item").with("table", table.number);
        let unknown = no_lists.iter().map(ToString::to_string);
        let unknown = unknown.chain(no_rows.iter().map(ToString::to_string));
        let mut refused: Vec<(String, Sentence)> = unknown.map(|code| (code, no_item())).collect();
        let not_asked = |year: &Year| (year.to_string(), Sentence::year_not_asked(self.pack));
        refused.extend(no_years.iter().map(not_asked));
        for (text, why) in refused {
            self.refuse(from, text, why);
        }
        let their = TheirSheet {
            table: sheet.table.clone(),
            source: sheet.source.clone(),
        };
        self.incoming.sheets.insert(id, their);
        let stated = SheetStatement {
            unit: Some(sheet.unit),
            currency: sheet.currency.clone(),
            versions,
            years: years.into_iter().collect(),
            added_items: added_items.into_iter().collect(),
            optional_status: sheet.optional_status,
            metadata: sheet.metadata.clone(),
            ..SheetStatement::of(id)
        };
        self.incoming.statements.push((from.clone(), stated));
    }

    fn figure(&mut self, sheet: &TheirSheet, place: &Place, figure: &Figure, from: &Position) {
        match self.says(sheet, place, figure) {
            Err(why) => self.refuse(from, figure_text(figure), why),
            Ok(says) => self.incoming.figures.push(Stated {
                from: from.clone(),
                table: sheet.table.clone(),
                source: sheet.source.clone(),
                place: place.clone(),
                text: figure_text(figure),
                says,
                base: super::Base::Unknown,
                notes: Vec::new(),
                remark: None,
            }),
        }
    }

    fn says(&self, sheet: &TheirSheet, place: &Place, figure: &Figure) -> Result<Says, Sentence> {
        let table = self.table(sheet)?;
        self.place(table, place)?;
        if let (Some(flag), false) = (figure.flag, figure.as_value().is_some()) {
            return Err(Sentence::new("refused-status-without-value").with("letter", flag.letter()));
        }
        match &figure.answer {
            Answer::Value(value) if table.unit == Unit::Persons && value.mantissa() < 0 => {
                Err(Sentence::new("refused-negative"))
            }
            Answer::Reason(Reason::IncludedElsewhere(Pointer::Cell(cell))) => {
                let (their, place) = self.pointed(cell)?;
                Ok(Says::InCell {
                    table: their.table.clone(),
                    source: their.source.clone(),
                    place: place.clone(),
                })
            }
            Answer::Reason(Reason::IncludedElsewhere(Pointer::Row(item))) => {
                self.row(table, Some(item))?;
                Ok(Says::Figure(figure.clone()))
            }
            _ => Ok(Says::Figure(figure.clone())),
        }
    }

    /// The cell that a pointer leads to.
    fn pointed<'c>(&self, cell: &'c CellAddress) -> Result<(&TheirSheet, &'c Place), Sentence> {
        let their = self.incoming.sheets.get(&cell.sheet);
        let their = their.ok_or_else(|| Sentence::new("refused-elsewhere-sheet"))?;
        self.place(self.table(their)?, &cell.place)
            .map_err(|_| Sentence::new("refused-elsewhere-unknown"))?;
        Ok((their, &cell.place))
    }

    fn table(&self, sheet: &TheirSheet) -> Result<&Table, Sentence> {
        let found = self.pack.table(&sheet.table);
        found.ok_or_else(|| Sentence::new("refused-no-table").with("pack", &self.pack.title))
    }

    fn place(&self, table: &Table, place: &Place) -> Result<(), Sentence> {
        self.row(table, place.item.as_ref())?;
        self.column(table, place.year, place.status.as_ref(), place.sex)
    }

    fn row(&self, table: &Table, item: Option<&ItemCode>) -> Result<(), Sentence> {
        let Some(item) = item else {
            return match table.main {
                None => Ok(()),
                Some(_) => Err(Sentence::new("refused-no-row").with("table", table.number)),
            };
        };
        self.item(table, item, false)
    }

    fn column(&self, table: &Table, year: Year, status: Option<&ItemCode>, sex: Sex) -> Result<(), Sentence> {
        if !self.pack.allows_year(year) {
            return Err(Sentence::year_not_asked(self.pack));
        }
        if sex != Sex::Total && !table.by_sex {
            return Err(Sentence::new("refused-no-sexes").with("table", table.number));
        }
        match (status, &table.status) {
            (Some(status), _) => self.item(table, status, true),
            (None, None) => Ok(()),
            (None, Some(list)) => Err(Sentence::new("refused-no-status")
                .with("table", table.number)
                .with("list", list)),
        }
    }

    fn item(&self, table: &Table, item: &ItemCode, is_status: bool) -> Result<(), Sentence> {
        let found = self.pack.item_of(table, item);
        let fits = found.is_some_and(|(list, _)| (list.kind == ClassificationKind::MigrationStatus) == is_status);
        if fits {
            Ok(())
        } else {
            Err(Sentence::new("refused-no-item").with("table", table.number))
        }
    }

    /// Whether there is what a note or a reason is attached to.
    fn scope(&self, scope: &Scope) -> Result<(), Sentence> {
        let nowhere = || Err(Sentence::new("refused-nowhere"));
        match scope {
            Scope::Questionnaire { phase } if *phase == self.pack.id => return Ok(()),
            Scope::Module { phase, module } if *phase == self.pack.id => {
                let known = self.pack.modules.iter().any(|(id, _)| id == module);
                return if known { Ok(()) } else { nowhere() };
            }
            Scope::Table { phase, table } if *phase == self.pack.id => {
                return if self.pack.table(table).is_some() {
                    Ok(())
                } else {
                    nowhere()
                };
            }
            Scope::Source { source } => {
                let known = self.theirs.sources.contains_key(source) && is_source_name(source);
                return if known { Ok(()) } else { nowhere() };
            }
            _ => {}
        }
        let Some(sheet) = scope.sheet().and_then(|id| self.incoming.sheets.get(&id)) else {
            return nowhere();
        };
        let table = self.table(sheet)?;
        match scope {
            Scope::Row { item, .. } => self.row(table, item.as_ref()),
            Scope::Year { year, .. } if !self.pack.allows_year(*year) => Err(Sentence::year_not_asked(self.pack)),
            Scope::Column { year, status, sex, .. } => self.column(table, *year, status.as_ref(), *sex),
            Scope::Cell { cell } => self.place(table, &cell.place),
            _ => Ok(()),
        }
    }

    /// Whether a reason can cover that scope.
    fn cover(&self, scope: &Scope, reason: &Reason) -> Result<(), Sentence> {
        match reason {
            // A reason of a single cell is its answer.
            _ if matches!(scope, Scope::Cell { .. } | Scope::Source { .. }) => Err(Sentence::new("refused-nowhere")),
            Reason::IncludedElsewhere(Pointer::Cell(cell)) => self.pointed(cell).map(|_| ()),
            Reason::IncludedElsewhere(Pointer::Row(item)) => {
                let sheet = scope.sheet().and_then(|id| self.incoming.sheets.get(&id));
                match sheet {
                    Some(sheet) => self.row(self.table(sheet)?, Some(item)),
                    None => Err(Sentence::new("refused-elsewhere-unknown")),
                }
            }
            _ => Ok(()),
        }
    }
}

/// Whether a source can be called that.
fn is_source_name(key: &SourceKey) -> bool {
    let name = key.as_str();
    !name.is_empty() && name.chars().count() <= MAX_SOURCE && !name.chars().any(char::is_control)
}

/// A figure as a line of text: the plain number in ones with its flag, the reason's letter, or the input as typed.
pub(super) fn figure_text(figure: &Figure) -> String {
    match &figure.answer {
        Answer::Value(value) => {
            let flag = figure.flag.map_or("", Flag::letter);
            format!("{} {flag}", value.to_plain(0)).trim_end().to_owned()
        }
        Answer::Reason(reason) => reason.letter().to_owned(),
        Answer::WrongInput(text) => format!("\u{201c}{text}\u{201d}"),
    }
}
