//! The hidden worksheet that holds exactly what went into the workbook, so that the reader can tell what was changed since, and
//! that nothing that a cell cannot show is lost: the precision of figures, where something is included, how sheets are set up.
//!
//! It is JSON in letters of ASCII without spaces, cut into cells that every spreadsheet keeps as they are, whichever way it saves.

use super::Book;
use super::grid::KEY;
use super::sheet::Made;
use crate::exchange::incoming::TheirSheet;
use crate::figures::{
    Answer, Answers, CellAddress, Column, Figure, Flag, Note, Place, Pointer, Reason, Scope, Sheet, SheetId, Source,
    SourceKey, Value,
};
use crate::questionnaire::{AreaCode, ItemCode, Language, PackId, TableCode};
use rust_xlsxwriter::{Worksheet, XlsxError};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What each cell begins with; its number and how many there are follow.
const MARK: &str = "ilms-base:";
/// Letters of a cell. Every format of spreadsheet takes so many.
const PART: usize = 8_000;
/// Powers of ten that a figure can be stated to.
const EXPONENTS: std::ops::RangeInclusive<i8> = -12..=15;

/// What a workbook was made from.
#[derive(Debug)]
pub(super) struct Base {
    pub pack: PackId,
    pub area: Option<AreaCode>,
    pub language: Language,
    /// Whether it was made without figures, so that it does not tell what stood in a cell.
    pub blank: bool,
    pub answers: Answers,
    /// The worksheet of each sheet.
    pub names: BTreeMap<SheetId, String>,
    pub offered: BTreeSet<SheetId>,
    pub others: BTreeMap<SheetId, TheirSheet>,
    /// Cells that were formulas, and what they came to.
    pub formulas: HashMap<CellAddress, String>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u8,
    pack: PackId,
    area: Option<AreaCode>,
    language: Language,
    blank: bool,
    names: Vec<(SheetId, String)>,
    offered: BTreeSet<SheetId>,
    others: Vec<(SheetId, TableCode, Option<SourceKey>)>,
    sheets: BTreeMap<SheetId, Sheet>,
    sources: Vec<Source>,
    figures: Vec<KeptFigures>,
    notes: Vec<(Scope, Vec<Note>)>,
    covers: Vec<(Scope, Reason)>,
    formulas: Vec<(SheetId, Vec<(Option<ItemCode>, usize, String)>)>,
    columns: Vec<(SheetId, Vec<Column>)>,
}

/// The figures of a sheet: its columns, and row by row a text for each of them.
#[derive(Serialize, Deserialize)]
struct KeptFigures {
    sheet: SheetId,
    columns: Vec<Column>,
    rows: Vec<(Option<ItemCode>, Vec<String>)>,
}

/// Writes the worksheet. `made` are the formulas of each sheet.
pub(super) fn write(out: &mut Worksheet, book: &Book<'_>, made: &[(SheetId, Made)]) -> Result<(), XlsxError> {
    let (selection, answers) = (book.selection, &book.selection.answers);
    let with_formulas = || made.iter().filter(|(_, made)| !made.formulas.is_empty());
    let kept = Kept {
        version: 1,
        pack: book.edition.pack.id.clone(),
        area: answers.area(),
        language: book.layout.language,
        blank: book.layout.blank,
        names: selection.sheets.clone(),
        offered: selection.offered.clone(),
        others: selection
            .others
            .iter()
            .map(|(id, their)| (*id, their.table.clone(), their.source.clone()))
            .collect(),
        sheets: answers.sheets.clone(),
        sources: answers.sources.values().cloned().collect(),
        figures: answers
            .figures
            .iter()
            .map(|(sheet, figures)| KeptFigures::of(*sheet, figures))
            .collect(),
        notes: pairs(&answers.notes),
        covers: pairs(&answers.covers),
        formulas: with_formulas().map(|(id, made)| (*id, made.formulas.clone())).collect(),
        columns: with_formulas()
            .map(|(id, _)| (*id, super::grid::Grid::of(&book.words, *id).columns))
            .collect(),
    };
    let json = plain_ascii(&serde_json::to_string(&kept).unwrap_or_default());
    let parts: Vec<&str> = (0..json.len())
        .step_by(PART)
        .map(|from| &json[from..json.len().min(from + PART)])
        .collect();
    for (index, part) in parts.iter().enumerate() {
        let text = format!("{MARK}{}/{}:{part}", index + 1, parts.len());
        out.write_string(index as u32, KEY, text)?;
    }
    out.set_very_hidden(true);
    Ok(())
}

fn pairs<K: Clone, V: Clone>(map: &BTreeMap<K, V>) -> Vec<(K, V)> {
    map.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// JSON with every letter beyond ASCII, and every space, written by its number; both stand within texts only.
fn plain_ascii(json: &str) -> String {
    use std::fmt::Write as _;
    if json.bytes().all(|byte| byte.is_ascii_graphic()) {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len() + json.len() / 8);
    for letter in json.chars() {
        if letter.is_ascii_graphic() {
            out.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

/// Whether a text is a part of what went in.
pub(super) fn is_part(text: &str) -> bool {
    text.starts_with(MARK)
}

/// What went in, of the texts of all its cells, in whatever order; none where a part is missing or was changed.
pub(super) fn read<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Base> {
    let mut parts: BTreeMap<usize, &str> = BTreeMap::new();
    let mut all = 0;
    for text in texts {
        let (number, part) = text.strip_prefix(MARK)?.split_once(':')?;
        let (number, of) = number.split_once('/')?;
        all = of.parse().ok()?;
        parts.insert(number.parse().ok()?, part);
    }
    let whole = parts.len() == all && parts.keys().copied().eq(1..=all);
    let json: String = if whole {
        parts.into_values().collect()
    } else {
        return None;
    };
    let kept: Kept = serde_json::from_str(&json).ok()?;
    (kept.version == 1).then(|| kept.base())
}

impl Kept {
    fn base(self) -> Base {
        let mut answers = Answers {
            sheets: self.sheets,
            sources: self
                .sources
                .into_iter()
                .map(|source| (source.key.clone(), source))
                .collect(),
            notes: self.notes.into_iter().collect(),
            covers: self.covers.into_iter().collect(),
            ..Answers::default()
        };
        if let Some(area) = &self.area {
            answers.settings.insert("area".to_owned(), area.to_string());
        }
        for figures in self.figures {
            answers.figures.insert(figures.sheet, figures.places());
        }
        let columns: BTreeMap<SheetId, Vec<Column>> = self.columns.into_iter().collect();
        let mut formulas = HashMap::new();
        for (sheet, written) in self.formulas {
            for (item, column, plain) in written {
                if let Some(column) = columns.get(&sheet).and_then(|columns| columns.get(column)) {
                    formulas.insert(CellAddress::new(sheet, place(item, column)), plain);
                }
            }
        }
        let others = self.others.into_iter();
        Base {
            pack: self.pack,
            area: self.area,
            language: self.language,
            blank: self.blank,
            answers,
            names: self.names.into_iter().collect(),
            offered: self.offered,
            others: others
                .map(|(id, table, source)| (id, TheirSheet { table, source }))
                .collect(),
            formulas,
        }
    }
}

fn place(item: Option<ItemCode>, column: &Column) -> Place {
    Place {
        item,
        year: column.year,
        status: column.status.clone(),
        sex: column.sex,
    }
}

impl KeptFigures {
    fn of(sheet: SheetId, figures: &BTreeMap<Place, Figure>) -> Self {
        let column = |place: &Place| Column {
            year: place.year,
            status: place.status.clone(),
            sex: place.sex,
        };
        let columns: BTreeSet<Column> = figures.keys().map(column).collect();
        let columns: Vec<Column> = columns.into_iter().collect();
        let mut rows: Vec<(Option<ItemCode>, Vec<String>)> = Vec::new();
        for (at, figure) in figures {
            if rows.last().is_none_or(|(item, _)| *item != at.item) {
                rows.push((at.item.clone(), Vec::with_capacity(columns.len())));
            }
            let index = columns.binary_search(&column(at)).unwrap_or_default();
            if let Some((_, row)) = rows.last_mut() {
                row.resize(index.max(row.len()), String::new());
                row.push(figure_text(figure));
            }
        }
        Self { sheet, columns, rows }
    }

    fn places(self) -> BTreeMap<Place, Figure> {
        let mut figures = BTreeMap::new();
        for (item, row) in self.rows {
            for (text, column) in row.iter().zip(&self.columns) {
                if let Some(figure) = parse_figure(text) {
                    figures.insert(place(item.clone(), column), figure);
                }
            }
        }
        figures
    }
}

/// `84273`, `1523e3`, `84273/E`; `N`; `K>` with the row or the cell that includes it; `?` with what could not be read.
fn figure_text(figure: &Figure) -> String {
    let flag = figure
        .flag
        .map(|flag| format!("/{}", flag.letter()))
        .unwrap_or_default();
    match &figure.answer {
        Answer::Value(value) if value.exponent() == 0 => format!("{}{flag}", value.mantissa()),
        Answer::Value(value) => format!("{}e{}{flag}", value.mantissa(), value.exponent()),
        Answer::Reason(Reason::IncludedElsewhere(pointer)) => {
            format!("K>{}", serde_json::to_string(pointer).unwrap_or_default())
        }
        Answer::Reason(reason) => reason.letter().to_owned(),
        Answer::WrongInput(text) => format!("?{text}"),
    }
}

fn parse_figure(text: &str) -> Option<Figure> {
    if let Some(wrong) = text.strip_prefix('?') {
        return Some(Figure {
            answer: Answer::WrongInput(wrong.to_owned()),
            flag: None,
            typed: None,
        });
    }
    if let Some(pointer) = text.strip_prefix("K>") {
        let pointer: Pointer = serde_json::from_str(pointer).ok()?;
        return Some(Figure::reason(Reason::IncludedElsewhere(pointer)));
    }
    let (number, flag) = match text.split_once('/') {
        Some((number, flag)) => (number, Some(Flag::from_letter(flag)?)),
        None => (text, None),
    };
    let (mantissa, exponent) = number.split_once('e').unwrap_or((number, "0"));
    if let Ok(mantissa) = mantissa.parse::<i64>() {
        let exponent = exponent.parse().ok().filter(|exponent| EXPONENTS.contains(exponent))?;
        let fits = mantissa.unsigned_abs() < 10_u64.pow(Value::MAX_DIGITS as u32);
        return fits.then(|| Figure {
            flag,
            ..Figure::value(Value::new(mantissa, exponent))
        });
    }
    let mut letters = text.chars();
    let reason = Reason::from_letter(letters.next()?)?;
    letters.next().is_none().then(|| Figure::reason(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_kept_exactly() {
        let wrong = |text: &str| Figure {
            answer: Answer::WrongInput(text.to_owned()),
            flag: None,
            typed: None,
        };
        for figure in [
            Figure::value(Value::new(1523, 3)),
            Figure::value(Value::whole(0)),
            Figure {
                flag: Some(Flag::Estimate),
                ..Figure::value(Value::new(-125, -2))
            },
            Figure::reason(Reason::Confidential),
            Figure::reason(Reason::IncludedElsewhere(Pointer::Row("COU_DES_X".into()))),
            wrong("12o4"),
            wrong(""),
            wrong("?K>/e"),
        ] {
            assert_eq!(parse_figure(&figure_text(&figure)), Some(figure));
        }
        for broken in ["", "q", "1e99", "1/Q", "1/", "NN", "K>", "9999999999999999"] {
            assert_eq!(parse_figure(broken), None, "{broken}");
        }
    }

    #[test]
    fn letters_beyond_ascii_and_spaces_are_written_by_number() {
        let text = "Kementerian \u{1F600} \"é\"\n";
        let json = plain_ascii(&serde_json::to_string(text).unwrap_or_default());
        assert!(json.bytes().all(|byte| byte.is_ascii_graphic()), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(text));
    }
}
