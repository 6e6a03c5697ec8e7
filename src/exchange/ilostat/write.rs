//! Writes the figures of a phase as ILOSTAT's bulk CSV: same answers, same bytes.

use super::{COLUMNS, notes};
use crate::exchange::csv_safe;
use crate::figures::{Answer, Answers, CellAddress, Effective, Place, Pointer, Reason, SheetId, SheetLayout};
use crate::questionnaire::{ItemCode, NoteCode, Pack, Sex, Table};
use std::collections::BTreeSet;

/// A file written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// Lines under the header.
    pub rows: usize,
    /// Cells with input that could not be read, for which the format has no place.
    pub left_out: Vec<CellAddress>,
}

type Line = [String; COLUMNS.len()];

/// Writes every figure of the phase of `pack`, in ILOSTAT's column order, columns that stay empty left away. Later codes stand
/// where there is exactly one, else the pack's. Values are in the published multiplier, exact, without trailing zeros, as ILOSTAT
/// writes them. A reason that covers cells is written for each asked cell.
pub fn write(pack: &Pack, answers: &Answers) -> Written {
    let mut lines = Vec::new();
    let mut left_out = Vec::new();
    for (table, ids) in super::sheets_in_order(pack, answers) {
        for id in ids {
            sheet(pack, table, answers, id, &mut lines, &mut left_out);
        }
    }
    let always = ["ref_area", "indicator", "time", "obs_value"];
    let used: Vec<usize> = (0..COLUMNS.len())
        .filter(|&column| always.contains(&COLUMNS[column]) || lines.iter().any(|line| !line[column].is_empty()))
        .collect();
    let mut writer = csv_safe::writer();
    csv_safe::row(&mut writer, used.iter().map(|&column| COLUMNS[column]));
    for line in &lines {
        csv_safe::row(&mut writer, used.iter().map(|&column| line[column].as_str()));
    }
    Written {
        bytes: csv_safe::finish(writer),
        rows: lines.len(),
        left_out,
    }
}

fn sheet(
    pack: &Pack,
    table: &Table,
    answers: &Answers,
    id: SheetId,
    lines: &mut Vec<Line>,
    left_out: &mut Vec<CellAddress>,
) {
    let Some(of) = answers.sheets.get(&id) else { return };
    let indicator = table.export_code();
    // A list keeps its code with a table that keeps its own.
    let item_code = |code: &ItemCode| match &table.successor {
        Some(_) => pack.export_item(code).to_string(),
        None => code.to_string(),
    };
    // A later table that gained sexes holds the total of both where this one has no sex.
    let names_sex = table.by_sex || indicator.as_str().contains("_SEX_");
    let area = answers.area().map(|area| area.to_string()).unwrap_or_default();
    let source = of.source.as_ref().map_or("", |source| source.as_str());
    for cell in answered(pack, table, answers, id) {
        let mut stated = super::notes_of(answers, &cell, &table.module);
        let (value, status) = match answers.effective(&cell, &table.module) {
            Effective::Blank => continue,
            Effective::Inherited(reason, _) => (String::new(), reason_letter(reason, answers, &mut stated)),
            Effective::Own(figure) => match &figure.answer {
                Answer::Value(value) => (
                    value.without_trailing_zeros().to_plain(table.multiplier),
                    figure.flag.map(|flag| flag.letter().to_owned()).unwrap_or_default(),
                ),
                Answer::Reason(reason) => (String::new(), reason_letter(reason, answers, &mut stated)),
                Answer::WrongInput(_) => {
                    left_out.push(cell);
                    continue;
                }
            },
        };
        let place = &cell.place;
        let (first, second) = match (&place.item, &place.status) {
            (Some(item), Some(status)) => (item_code(item), status.to_string()),
            (Some(item), None) => (item_code(item), String::new()),
            (None, Some(status)) => (status.to_string(), String::new()),
            (None, None) => (String::new(), String::new()),
        };
        let note = |column: &str| {
            let notes = stated.iter().filter(|note| notes::column_of(note) == column);
            notes.map(NoteCode::as_str).collect::<Vec<_>>().join("_")
        };
        lines.push([
            area.clone(),
            csv_safe::guard(source).into_owned(),
            indicator.to_string(),
            if names_sex {
                place.sex.code().to_owned()
            } else {
                String::new()
            },
            first,
            second,
            place.year.to_string(),
            value,
            status,
            note(notes::NOTE_COLUMNS[0]),
            note(notes::NOTE_COLUMNS[1]),
            note(notes::NOTE_COLUMNS[2]),
        ]);
    }
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

/// ILO's letter. Included elsewhere is N beside a note that names where.
fn reason_letter(reason: &Reason, answers: &Answers, stated: &mut BTreeSet<NoteCode>) -> String {
    let Reason::IncludedElsewhere(pointer) = reason else {
        return reason.letter().to_owned();
    };
    stated.insert(match pointer {
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
    });
    Reason::NotAvailable.letter().to_owned()
}
