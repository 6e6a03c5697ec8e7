//! `notes.csv`: notes, and reasons that cover more than a cell, each with what it is attached to.

use super::{ReadError, Row, Rows, pointer_text};
use crate::exchange::{Edition, csv_safe};
use crate::figures::{CellAddress, Note, Reason, Scope, SheetId, SourceKey};
use crate::questionnaire::{ItemCode, ModuleId, NoteCode, PackId, Sex, TableCode, Year};
use std::collections::BTreeMap;

/// The file's name below `data/`.
pub const FILE: &str = "notes.csv";

/// The columns. `kind` is `note` or `reason`; what the scope does not have stays empty.
pub const COLUMNS: [&str; 13] = [
    "kind",
    "scope",
    "module",
    "table",
    "source",
    "sheet",
    "item",
    "year",
    "status",
    "sex",
    "code",
    "text",
    "included_in",
];

/// The names of the scopes, as they are written.
pub const SCOPES: [&str; 9] = [
    "questionnaire",
    "module",
    "table",
    "source",
    "sheet",
    "row",
    "year",
    "column",
    "cell",
];

/// What the file holds, each with the line that it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attached {
    /// Notes by scope.
    pub notes: BTreeMap<Scope, Vec<(u64, Note)>>,
    /// Reasons that cover more than a cell, by scope.
    pub covers: BTreeMap<Scope, (u64, Reason)>,
}

/// Writes the file.
pub fn write(edition: &Edition<'_>) -> Vec<u8> {
    let mut out = csv_safe::writer();
    csv_safe::row(&mut out, COLUMNS);
    let mut line = |kind: &str, scope: &Scope, code: &str, text: &str, included: &str| {
        let [name, module, table, source, sheet, item, year, status, sex] = spread(scope);
        let fields = [
            kind, &name, &module, &table, &source, &sheet, &item, &year, &status, &sex, code, text, included,
        ];
        csv_safe::row(&mut out, fields.map(|field| csv_safe::guard(field).into_owned()));
    };
    for (scope, note) in edition.notes() {
        line(
            "note",
            scope,
            note.code.as_ref().map_or("", NoteCode::as_str),
            &note.text,
            "",
        );
    }
    for (scope, reason) in edition.covers() {
        line("reason", scope, reason.letter(), "", &pointer_text(reason));
    }
    csv_safe::finish(out)
}

/// A scope as scope, module, table, source, sheet, item, year, status, sex.
fn spread(scope: &Scope) -> [String; 9] {
    let mut out: [String; 9] = Default::default();
    let id = |sheet: &SheetId| sheet.0.to_string();
    let code = |code: &Option<ItemCode>| code.as_ref().map_or_else(String::new, ToString::to_string);
    let name = match scope {
        Scope::Questionnaire { .. } => 0,
        Scope::Module { module, .. } => {
            out[1] = module.to_string();
            1
        }
        Scope::Table { table, .. } => {
            out[2] = table.to_string();
            2
        }
        Scope::Source { source } => {
            out[3] = source.to_string();
            3
        }
        Scope::Sheet { sheet } => {
            out[4] = id(sheet);
            4
        }
        Scope::Row { sheet, item } => {
            (out[4], out[5]) = (id(sheet), code(item));
            5
        }
        Scope::Year { sheet, year } => {
            (out[4], out[6]) = (id(sheet), year.to_string());
            6
        }
        Scope::Column {
            sheet,
            year,
            status,
            sex,
        } => {
            (out[4], out[6], out[7], out[8]) = (id(sheet), year.to_string(), code(status), sex.letter().to_owned());
            7
        }
        Scope::Cell {
            cell: CellAddress { sheet, place },
        } => {
            (out[4], out[5]) = (id(sheet), code(&place.item));
            (out[6], out[7], out[8]) = (
                place.year.to_string(),
                code(&place.status),
                place.sex.letter().to_owned(),
            );
            8
        }
    };
    SCOPES[name].clone_into(&mut out[0]);
    out
}

/// Reads the file back; scopes that name a phase get `phase`.
pub fn read(bytes: &[u8], phase: &PackId) -> Result<Attached, ReadError> {
    let mut attached = Attached::default();
    let mut rows = Rows::open(FILE, bytes, &COLUMNS)?;
    while let Some(row) = rows.next()? {
        let scope = scope(&row, phase)?;
        match row.get("kind") {
            "note" => {
                let note = Note {
                    code: row.some("code").map(NoteCode::from),
                    text: row.get("text").to_owned(),
                };
                attached.notes.entry(scope).or_default().push((row.line, note));
            }
            "reason" => {
                let reason = row.reason(row.get("code"))?;
                if attached.covers.insert(scope, (row.line, reason)).is_some() {
                    return Err(row.refuse("the same scope has two reasons".to_owned()));
                }
            }
            other => return Err(row.refuse(format!("\"{other}\" is neither note nor reason"))),
        }
    }
    Ok(attached)
}

fn scope(row: &Row<'_>, phase: &PackId) -> Result<Scope, ReadError> {
    let phase = phase.clone();
    let sheet = || row.parsed("sheet", "is not the number of a sheet").map(SheetId);
    let year: Result<Year, ReadError> = row.year();
    let sex: Result<Sex, ReadError> = row.sex();
    Ok(match row.get("scope") {
        "questionnaire" => Scope::Questionnaire { phase },
        "module" => Scope::Module {
            phase,
            module: ModuleId::from(row.get("module")),
        },
        "table" => Scope::Table {
            phase,
            table: TableCode::from(row.get("table")),
        },
        "source" => Scope::Source {
            source: SourceKey::from(row.get("source")),
        },
        "sheet" => Scope::Sheet { sheet: sheet()? },
        "row" => Scope::Row {
            sheet: sheet()?,
            item: row.item("item"),
        },
        "year" => Scope::Year {
            sheet: sheet()?,
            year: year?,
        },
        "column" => Scope::Column {
            sheet: sheet()?,
            year: year?,
            status: row.item("status"),
            sex: sex?,
        },
        "cell" => Scope::Cell {
            cell: CellAddress::new(sheet()?, row.place()?),
        },
        other => return Err(row.refuse(format!("\"{other}\" is nothing that a note can be attached to"))),
    })
}
