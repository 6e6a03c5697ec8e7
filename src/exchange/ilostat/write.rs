//! Writes the figures of a phase as ILOSTAT's bulk CSV: same answers, same bytes.

use super::COLUMNS;
use crate::exchange::csv_safe;
use crate::exchange::observation::{
    NOTE_COLUMNS, Outgoing, Written, column_of, joined, observations, pointer_note, words_of_phase,
};
use crate::figures::{Answers, SourceKey};
use crate::questionnaire::Pack;

type Line = [String; COLUMNS.len()];

/// Writes every figure of the phase of `pack`, in ILOSTAT's column order, columns that stay empty left away. Later codes stand
/// where there is exactly one, else the pack's. Values are in the published multiplier, exact, without trailing zeros, as ILOSTAT
/// writes them. A reason that covers cells is written for each asked cell. What is said in words has no place.
pub fn write(pack: &Pack, answers: &Answers) -> Written {
    let mut lines = Vec::new();
    let left_out = observations(pack, answers, |figure| lines.push(line(pack, answers, figure)));
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
        words: words_of_phase(pack, answers),
        doubled: 0,
    }
}

fn line(pack: &Pack, answers: &Answers, figure: &Outgoing<'_>) -> Line {
    let mut notes = figure.notes.clone();
    notes.extend(figure.reason.and_then(|reason| pointer_note(reason, answers)));
    let note = |column: &str| joined(notes.iter().filter(|note| column_of(note) == column));
    let place = &figure.cell.place;
    let row = figure.row_code(pack).map(|code| code.to_string());
    let status = place.status.as_ref().map(ToString::to_string);
    let mut items = row.into_iter().chain(status);
    [
        answers.area().map(|area| area.to_string()).unwrap_or_default(),
        csv_safe::guard(figure.sheet.source.as_ref().map_or("", SourceKey::as_str)).into_owned(),
        figure.table.export_code().to_string(),
        figure.sex_code().unwrap_or_default().to_owned(),
        items.next().unwrap_or_default(),
        items.next().unwrap_or_default(),
        place.year.to_string(),
        figure.published_value(),
        figure.ilo_letter().to_owned(),
        note(NOTE_COLUMNS[0]),
        note(NOTE_COLUMNS[1]),
        note(NOTE_COLUMNS[2]),
    ]
}
