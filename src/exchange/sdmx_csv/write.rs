//! Writes the figures of a phase as SDMX-CSV 2.0.0: same answers, same bytes.

use super::{AGENCY, DATAFLOW, VERSION, YEARLY, dimension_of, measure_of};
use crate::exchange::csv_safe;
use crate::exchange::observation::{Outgoing, Written, column_of, joined, observations, pointer_note, words_of_phase};
use crate::figures::{Answers, SourceKey};
use crate::questionnaire::{Pack, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// The columns before the dimensions of lists.
const BEFORE: [&str; 7] = [
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "REF_AREA",
    "FREQ",
    "MEASURE",
    "SEX",
];

/// The columns behind them. The last three are ours: the currency of earnings (ISO 4217), and what the status is in SDMX's
/// cross-domain lists.
const BEHIND: [&str; 13] = [
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_STATUS",
    "UNIT_MEASURE_TYPE",
    "UNIT_MEASURE",
    "UNIT_MULT",
    "SOURCE",
    "NOTE_SOURCE",
    "NOTE_INDICATOR",
    "NOTE_CLASSIF",
    "CURRENCY",
    "CL_OBS_STATUS",
    "CL_CONF_STATUS",
];

/// The note columns of ILO's structures, and what they are called in ILOSTAT's bulk CSV.
pub(super) const NOTES: [(&str, &str); 3] = [
    ("NOTE_SOURCE", "note_source"),
    ("NOTE_INDICATOR", "note_indicator"),
    ("NOTE_CLASSIF", "note_classif"),
];

/// One observation, the dimensions of its lists by name.
struct Line {
    before: [String; BEFORE.len()],
    lists: BTreeMap<String, String>,
    behind: [String; BEHIND.len()],
}

/// Writes every figure of the phase of `pack`, all its dataflows in one file. Later codes stand where there is exactly one, else the
/// pack's; values in the published multiplier, which `UNIT_MULT` states. A reason that covers cells is written for each asked cell;
/// a figure included elsewhere is N with a note that names where. What is said in words has no place.
pub fn write(pack: &Pack, answers: &Answers) -> Written {
    let mut lines = Vec::new();
    let mut dimensions: Vec<String> = Vec::new();
    let mut keys = BTreeSet::new();
    let mut doubled = 0;
    let left_out = observations(pack, answers, |figure| {
        let line = line(pack, answers, figure);
        for name in line.lists.keys() {
            if !dimensions.contains(name) {
                dimensions.push(name.clone());
            }
        }
        let key = (line.before.clone(), line.lists.clone(), line.behind[0].clone());
        doubled += usize::from(!keys.insert(key));
        lines.push(line);
    });
    let mut writer = csv_safe::writer();
    let names = BEFORE.iter().copied().chain(dimensions.iter().map(String::as_str));
    csv_safe::row(&mut writer, names.chain(BEHIND));
    for line in &lines {
        let list = |name: &String| line.lists.get(name).map_or("", String::as_str);
        let fields = line
            .before
            .iter()
            .map(String::as_str)
            .chain(dimensions.iter().map(list));
        csv_safe::row(&mut writer, fields.chain(line.behind.iter().map(String::as_str)));
    }
    Written {
        bytes: csv_safe::finish(writer),
        rows: lines.len(),
        left_out,
        words: words_of_phase(pack, answers),
        doubled,
    }
}

fn line(pack: &Pack, answers: &Answers, figure: &Outgoing<'_>) -> Line {
    let indicator = figure.table.export_code().as_str();
    let mut notes = figure.notes.clone();
    notes.extend(figure.reason.and_then(|reason| pointer_note(reason, answers)));
    let [note_source, note_indicator, note_classif] =
        NOTES.map(|(_, column)| joined(notes.iter().filter(|note| column_of(note) == column)));
    let place = &figure.cell.place;
    let row = figure.row_code(pack).map(|code| code.to_string());
    let status = place.status.as_ref().map(ToString::to_string);
    let lists = row.into_iter().chain(status);
    let (unit, currency) = match figure.table.unit {
        Unit::Persons => ("PS", ""),
        Unit::Currency => ("LC", figure.sheet.currency.as_deref().unwrap_or_default()),
    };
    let cross_domain = pack.status(figure.letter());
    let cross_domain_status = cross_domain.map(|status| status.sdmx_obs_status.clone());
    let confidentiality = cross_domain.and_then(|status| status.sdmx_conf_status.clone());
    let source = figure.sheet.source.as_ref().map_or("", SourceKey::as_str);
    Line {
        before: [
            "dataflow".to_owned(),
            format!("{AGENCY}:{DATAFLOW}{indicator}({VERSION})"),
            "I".to_owned(),
            answers.area().map(|area| area.to_string()).unwrap_or_default(),
            YEARLY.to_owned(),
            measure_of(indicator),
            figure.sex_code().unwrap_or_default().to_owned(),
        ],
        lists: lists.map(|code| (dimension_of(&code).to_owned(), code)).collect(),
        behind: [
            place.year.to_string(),
            figure.published_value(),
            figure.ilo_letter().to_owned(),
            indicator.rsplit('_').next().unwrap_or_default().to_owned(),
            unit.to_owned(),
            figure.table.multiplier.to_string(),
            csv_safe::guard(source).into_owned(),
            note_source,
            note_indicator,
            note_classif,
            currency.to_owned(),
            cross_domain_status.unwrap_or_default(),
            confidentiality.unwrap_or_default(),
        ],
    }
}
