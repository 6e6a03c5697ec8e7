//! A report to keep of what was brought in: every place of the file, and what came of it.

use super::answers::figure_text;
use super::{Choice, Kind, Position, Preview, PreviewCell, Refused, Sentence, Statement};
use crate::exchange::csv_table::{Cell, Style, Table};
use crate::figures::{Answer, Figure, Metadata, Note, Place, Pointer, Reason, Scope, Source};
use crate::questionnaire::{ItemCode, Language, NoteCode, Pack, TableCode, text};

/// The texts that name the columns.
const HEADER: [&str; 15] = [
    "imported-place",
    "imported-column",
    "imported-text",
    "imported-what",
    "csv-table",
    "csv-source",
    "csv-row-code",
    "csv-row",
    "csv-status",
    "csv-sex",
    "csv-year",
    "imported-before",
    "imported-after",
    "imported-outcome",
    "imported-why",
];

type Line = [Cell; HEADER.len()];

/// Writes what came of every place of a file, in the order of the file, as a CSV for spreadsheets: what stands there, the cell it
/// belongs to, what that said before and says after, and why something was not taken. `choice` is what was taken of `preview`.
pub fn report(pack: &Pack, preview: &Preview, choice: &Choice, style: Style) -> Vec<u8> {
    let writing = Writing { pack, preview, style };
    let mut lines: Vec<(&Position, Line)> = Vec::new();
    for (cell, taken) in preview.cells.iter().zip(&choice.cells) {
        lines.push((&cell.from, writing.figure(cell, *taken)));
    }
    for (of, taken) in preview.statements.iter().zip(&choice.statements) {
        let line = writing.statement(of.table.as_ref(), &of.statement, of.kind, *taken);
        lines.push((&of.from, line));
    }
    lines.extend(
        preview
            .refused
            .iter()
            .map(|refused| (&refused.from, writing.refused(refused))),
    );
    let repeated = preview.repeated.iter();
    lines.extend(repeated.map(|(from, other)| (from, writing.repeated(other))));
    lines.sort_by_key(|(from, _)| *from);
    let header = HEADER.map(|id| text(style.language, id));
    let mut table = Table::new(style, header);
    for (from, mut line) in lines {
        line[0] = from.to_string().into();
        table.row(line);
    }
    table.finish()
}

struct Writing<'a> {
    pack: &'a Pack,
    preview: &'a Preview,
    style: Style,
}

/// A line that says nothing yet.
fn blank() -> Line {
    std::array::from_fn(|_| Cell::Text(String::new()))
}

impl Writing<'_> {
    fn language(&self) -> Language {
        self.style.language
    }

    fn words(&self, id: &'static str) -> Cell {
        text(self.language(), id).into()
    }

    fn said(&self, sentence: &Sentence) -> Cell {
        sentence.text(self.language()).into()
    }

    /// What came of something, and why.
    fn outcome(&self, line: &mut Line, kind: Kind, taken: bool) {
        let (outcome, why) = match (kind, taken) {
            (Kind::Same, _) => ("imported-same", None),
            (Kind::New, true) => ("imported-new", None),
            (Kind::Emptied, true) => ("imported-emptied", None),
            (Kind::Changed | Kind::Conflict | Kind::Kept, true) => ("imported-changed", None),
            (Kind::New | Kind::Changed, false) => ("imported-left", Some("imported-why-chosen")),
            (Kind::Emptied, false) => ("imported-left", Some("imported-why-emptied")),
            (Kind::Conflict, false) => ("imported-left", Some("imported-why-conflict")),
            (Kind::Kept, false) => ("imported-left", Some("imported-why-kept")),
        };
        line[13] = self.words(outcome);
        if let Some(why) = why {
            line[14] = self.words(why);
        }
    }

    fn figure(&self, cell: &PreviewCell, taken: bool) -> Line {
        let mut line = blank();
        line[2] = cell.text.as_str().into();
        line[3] = self.words("imported-figure");
        line[5] = cell.source.as_ref().map(ToString::to_string).unwrap_or_default().into();
        self.place(&mut line, &cell.table, &cell.place);
        line[11] = self.shown(cell.before.as_ref());
        // What was not taken in left the cell as it was.
        line[12] = if taken || cell.kind == Kind::Same {
            self.shown(cell.after.as_ref())
        } else {
            self.shown(cell.before.as_ref())
        };
        if let Some(remark) = &cell.remark {
            line[14] = self.said(remark);
        }
        self.outcome(&mut line, cell.kind, taken);
        line
    }

    fn refused(&self, refused: &Refused) -> Line {
        let mut line = blank();
        line[1] = refused.column.into();
        line[2] = refused.text.as_str().into();
        line[13] = self.words("imported-refused");
        line[14] = self.said(&refused.reason);
        line
    }

    fn repeated(&self, other: &Position) -> Line {
        let mut line = blank();
        line[13] = self.words("imported-again");
        line[14] = self.said(&Sentence::new("imported-why-again").with("other", other));
        line
    }

    /// Table, row, status, sex and year.
    fn place(&self, line: &mut Line, table: &TableCode, place: &Place) {
        let language = self.language();
        line[4] = self.table(table);
        let Some(table) = self.pack.table(table) else { return };
        let label = |code: &ItemCode| {
            let found = self.pack.item_of(table, code);
            found.map_or_else(
                || code.to_string(),
                |(_, item)| self.pack.item_label(item, language).to_owned(),
            )
        };
        line[6] = place.item.as_ref().map(ToString::to_string).unwrap_or_default().into();
        line[7] = place.item.as_ref().map(label).unwrap_or_default().into();
        line[8] = place.status.as_ref().map(label).unwrap_or_default().into();
        if table.by_sex {
            line[9] = crate::exchange::csv_table::sex_word(place.sex, language).into();
        }
        line[10] = Cell::Number(place.year.to_string());
    }

    fn table(&self, code: &TableCode) -> Cell {
        let table = self.pack.table(code);
        table
            .map_or_else(|| code.to_string(), |table| format!("{}{}", table.module, table.number))
            .into()
    }

    /// A bare value as a number; everything else as a text.
    fn shown(&self, figure: Option<&Figure>) -> Cell {
        let Some(figure) = figure else { return "".into() };
        match &figure.answer {
            Answer::Value(value) if figure.flag.is_none() => Cell::Number(self.style.decimal.value(*value)),
            Answer::Value(_) => self.style.decimal.number(&figure_text(figure)).into(),
            Answer::Reason(reason) => reason_text(reason).into(),
            Answer::WrongInput(_) => figure_text(figure).into(),
        }
    }

    fn statement(&self, table: Option<&TableCode>, statement: &Statement, kind: Kind, taken: bool) -> Line {
        let mut line = blank();
        let source = |sheet: &usize| self.preview.sheets.get(*sheet).and_then(|sheet| sheet.source.clone());
        let key = |sheet: &usize| source(sheet).map(|key| key.to_string()).unwrap_or_default();
        let (what, of, before, after) = match statement {
            Statement::Sheet { sheet } => ("imported-sheet", key(sheet), String::new(), key(sheet)),
            Statement::Source { before, after } => (
                "imported-source",
                after.key.to_string(),
                before.as_ref().map(source_text).unwrap_or_default(),
                source_text(after),
            ),
            Statement::SourceOfSheet { sheet, after } => {
                ("imported-source-of-sheet", key(sheet), key(sheet), after.to_string())
            }
            Statement::Currency { sheet, before, after } => (
                "imported-currency",
                key(sheet),
                before.clone().unwrap_or_default(),
                after.clone(),
            ),
            Statement::Metadata {
                sheet,
                note_type,
                before,
                after,
            } => {
                line[7] = note_type.as_str().into();
                (
                    "imported-definition",
                    key(sheet),
                    metadata_text(before),
                    metadata_text(after),
                )
            }
            Statement::Note { scope, note, removed } => {
                self.scope(&mut line, table, scope);
                let (before, after) = if *removed {
                    (note_text(note), String::new())
                } else {
                    (String::new(), note_text(note))
                };
                ("imported-note", String::new(), before, after)
            }
            Statement::Cover { scope, before, after } => {
                self.scope(&mut line, table, scope);
                let said = |reason: &Option<Reason>| reason.as_ref().map(reason_text).unwrap_or_default();
                ("imported-reason", String::new(), said(before), said(after))
            }
        };
        line[3] = self.words(what);
        if let Some(table) = table {
            line[4] = self.table(table);
        }
        if !of.is_empty() {
            line[5] = of.into();
        }
        line[12] = if taken { after.as_str() } else { before.as_str() }.into();
        line[2] = after.into();
        line[11] = before.into();
        self.outcome(&mut line, kind, taken);
        line
    }

    /// What a note or a reason is attached to.
    fn scope(&self, line: &mut Line, table: Option<&TableCode>, scope: &Scope) {
        let sheet = scope
            .sheet()
            .and_then(|id| self.preview.sheets.iter().find(|sheet| sheet.id == id));
        let source = sheet.and_then(|sheet| sheet.source.as_ref()).map(ToString::to_string);
        line[5] = source.unwrap_or_default().into();
        let year = match scope {
            Scope::Cell { cell } => {
                if let Some(table) = table {
                    self.place(line, table, &cell.place);
                }
                return;
            }
            Scope::Row { item, .. } => {
                line[6] = item.as_ref().map(ToString::to_string).unwrap_or_default().into();
                return;
            }
            Scope::Source { source } => {
                line[5] = source.to_string().into();
                return;
            }
            Scope::Year { year, .. } | Scope::Column { year, .. } => year,
            Scope::Sheet { .. } | Scope::Table { .. } | Scope::Module { .. } | Scope::Questionnaire { .. } => return,
        };
        line[10] = Cell::Number(year.to_string());
        if let Scope::Column { status, sex, .. } = scope {
            line[8] = status.as_ref().map(ToString::to_string).unwrap_or_default().into();
            line[9] = crate::exchange::csv_table::sex_word(*sex, self.language()).into();
        }
    }
}

/// The letter, and of a figure included elsewhere where it is.
fn reason_text(reason: &Reason) -> String {
    match reason {
        Reason::IncludedElsewhere(Pointer::Row(item)) => format!("{} {item}", reason.letter()),
        Reason::IncludedElsewhere(Pointer::Cell(cell)) => format!("{} {}", reason.letter(), cell.place),
        _ => reason.letter().to_owned(),
    }
}

fn source_text(source: &Source) -> String {
    let kind = source.kind.as_deref().unwrap_or_default();
    let said = [source.name.as_str(), kind, &source.agency, &source.contact];
    let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
    said.join("; ")
}

fn note_text(note: &Note) -> String {
    let code = note.code.as_ref().map_or("", NoteCode::as_str);
    format!("{code} {}", note.text).trim().to_owned()
}

fn metadata_text(stated: &Metadata) -> String {
    let codes = stated.codes.iter().map(NoteCode::as_str);
    let said: Vec<&str> = codes
        .chain([stated.text.as_str()])
        .filter(|part| !part.is_empty())
        .collect();
    said.join("; ")
}
