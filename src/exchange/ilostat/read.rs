//! Takes a file apart into lines with named fields. Knows the format only; what a code means is [`super::super::observation`]'s.

use super::{COLUMNS, ReadError};
use crate::exchange::delimited::{self, Line, OtherLength};
use crate::exchange::incoming::{Columns, Incoming, Position};
use crate::exchange::observation::{Field, Interpreter, NOTE_COLUMNS, Observation};
use crate::figures::SourceKey;
use crate::questionnaire::{AreaCode, Pack};

/// Columns without which no line means anything.
const NEEDED: [&str; 4] = ["ref_area", "indicator", "time", "obs_value"];

/// Where each column of [`COLUMNS`] stands in the file.
type Places = [Option<usize>; COLUMNS.len()];

/// Whether a line names ILOSTAT's columns, so that it is the header of such a file.
pub(in crate::exchange) fn is_header(names: &[String]) -> bool {
    let has = |column: &str| names.iter().any(|name| name.eq_ignore_ascii_case(column));
    has("ref_area") && NEEDED[1..].iter().any(|column| has(column))
}

/// Reads ILOSTAT's bulk CSV against `pack` for the country `area`. `source` is the source of lines that name none.
pub fn read(
    bytes: &[u8],
    pack: &Pack,
    area: Option<AreaCode>,
    source: Option<&SourceKey>,
) -> Result<Incoming, ReadError> {
    let file = delimited::read(bytes, b',', OtherLength::Refused)?;
    let places = places(&file.header)?;
    let mut incoming = Incoming {
        figures: Vec::with_capacity(file.lines.len()),
        refused: file.refused,
        loses_zeros: true,
        columns: Columns {
            figure: "obs_value",
            source: "source",
            elsewhere: NOTE_COLUMNS[0],
        },
        ..Incoming::default()
    };
    let mut interpreter = Interpreter::new(pack, area, source.cloned());
    for line in &file.lines {
        match interpreter.stated(&observation(line, &places)) {
            Ok(stated) => incoming.figures.push(stated),
            Err(why) => incoming.refused.push(why),
        }
    }
    Ok(incoming)
}

fn observation<'a>(line: &'a Line, places: &Places) -> Observation<'a> {
    let field = |column: &'static str| {
        let at = COLUMNS.iter().position(|name| *name == column);
        Field::new(column, line.get(at.and_then(|at| places[at])))
    };
    Observation {
        from: Position::line(line.number),
        area: field("ref_area"),
        source: field("source"),
        indicator: field("indicator"),
        sex: field("sex"),
        items: vec![field("classif1"), field("classif2")],
        missed: ["classif1", "classif2"],
        time: field("time"),
        value: field("obs_value"),
        multiplier: None,
        status: field("obs_status"),
        notes: NOTE_COLUMNS.map(field).to_vec(),
    }
}

/// Where each column of [`COLUMNS`] stands. `*.label` and columns of others are left alone.
fn places(header: &[String]) -> Result<Places, ReadError> {
    let mut places = [None; COLUMNS.len()];
    for (index, name) in header.iter().enumerate() {
        let Some(column) = COLUMNS.iter().position(|column| name.eq_ignore_ascii_case(column)) else {
            continue;
        };
        if places[column].replace(index).is_some() {
            return Err(ReadError::TwiceColumn { column: name.clone() });
        }
    }
    for needed in NEEDED {
        if !COLUMNS
            .iter()
            .zip(&places)
            .any(|(name, at)| *name == needed && at.is_some())
        {
            return Err(ReadError::MissingColumn { column: needed });
        }
    }
    Ok(places)
}
