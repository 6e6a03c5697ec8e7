//! One CSV per sheet: every figure with all that is needed to read it back exactly.

use super::{ReadError, Rows, pointer_text};
use crate::exchange::{Edition, csv_safe};
use crate::figures::{Answer, Figure, Flag, Place, SheetId, Value};
use crate::questionnaire::Table;
use std::collections::{BTreeMap, BTreeSet};

/// The columns. `value` is plain, in persons or the currency; its last stated digit is that of `10^exponent`.
pub const COLUMNS: [&str; 11] = [
    "item",
    "status",
    "sex",
    "year",
    "value",
    "exponent",
    "reason",
    "included_in",
    "flag",
    "wrong_input",
    "typed",
];

/// The file of each sheet, below `data/`: module, number and the beginning of ILO's code, the source where a table has several
/// sheets. Stable: the same sheets have the same names.
pub fn file_names(edition: &Edition<'_>) -> BTreeMap<SheetId, String> {
    let mut names = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut sheets: Vec<(String, Vec<SheetId>)> = edition
        .tables()
        .into_iter()
        .map(|(table, ids)| (stem(table), ids))
        .collect();
    // A sheet of a table that this version of the pack has dropped is handed over all the same.
    let dropped = edition
        .answers
        .sheets_of(&edition.pack.id)
        .filter(|(_, sheet)| edition.pack.table(&sheet.table).is_none());
    sheets.extend(dropped.map(|(id, sheet)| (ascii(sheet.table.as_str()), vec![id])));
    for (stem, ids) in sheets {
        let several = ids.len() > 1;
        for id in ids {
            let stem = stem.clone();
            let source = edition.answers.sheets.get(&id).and_then(|sheet| sheet.source.as_ref());
            let stem = match source {
                _ if !several => stem,
                Some(source) => format!("{stem}-{}", ascii(source.as_str())),
                None => format!("{stem}-no-source"),
            };
            let mut name = stem.clone();
            let mut number = 2;
            while !taken.insert(name.to_ascii_lowercase()) {
                name = format!("{stem}-{number}");
                number += 1;
            }
            names.insert(id, format!("figures/{name}.csv"));
        }
    }
    names
}

/// `C19-MNA_OEMP`: where the table stands and the first two parts of the code under which it is published.
fn stem(table: &Table) -> String {
    let code = table.export_code().as_str();
    let short: Vec<&str> = code.split('_').take(2).collect();
    format!(
        "{}{}-{}",
        ascii(table.module.as_str()),
        table.number,
        ascii(&short.join("_"))
    )
}

/// A name's letters and digits, everything else a hyphen; at most 40.
fn ascii(text: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    let plain: String = text.chars().map(kept).take(40).collect();
    let plain = plain.trim_matches('-');
    if plain.is_empty() {
        "x".to_owned()
    } else {
        plain.to_owned()
    }
}

/// Writes a sheet's figures.
pub fn write(edition: &Edition<'_>, id: SheetId) -> Vec<u8> {
    let mut out = csv_safe::writer();
    csv_safe::row(&mut out, COLUMNS);
    for (place, figure) in edition.answers.figures.get(&id).into_iter().flatten() {
        let code =
            |code: &Option<crate::questionnaire::ItemCode>| code.as_ref().map_or_else(String::new, ToString::to_string);
        let (mut value, mut exponent, mut reason, mut included, mut wrong) = Default::default();
        match &figure.answer {
            Answer::Value(number) => {
                value = number.to_plain(0);
                exponent = number.exponent().to_string();
            }
            Answer::Reason(why) => {
                reason = why.letter();
                included = pointer_text(why);
            }
            // Blank wrong input would read back as no answer at all, so it stands in quotes of its own.
            Answer::WrongInput(text) => wrong = format!("\u{201c}{text}\u{201d}"),
        }
        csv_safe::row(
            &mut out,
            [
                code(&place.item).as_str(),
                code(&place.status).as_str(),
                place.sex.letter(),
                place.year.to_string().as_str(),
                value.as_str(),
                exponent.as_str(),
                reason,
                included.as_str(),
                figure.flag.map_or("", Flag::letter),
                csv_safe::guard(&wrong).as_ref(),
                csv_safe::guard(figure.typed.as_deref().unwrap_or_default()).as_ref(),
            ],
        );
    }
    csv_safe::finish(out)
}

/// Reads a sheet's figures back, each with the line that it stands in.
pub fn read(file: &str, bytes: &[u8]) -> Result<BTreeMap<Place, (u64, Figure)>, ReadError> {
    let mut figures = BTreeMap::new();
    let mut rows = Rows::open(file, bytes, &COLUMNS)?;
    while let Some(row) = rows.next()? {
        let place = row.place()?;
        let answer = match (row.some("value"), row.some("reason"), row.some("wrong_input")) {
            (Some(value), None, None) => {
                let exponent = row.parsed("exponent", "is not a power of ten")?;
                Answer::Value(value_of(value, exponent).ok_or_else(|| {
                    row.refuse(format!(
                        "\"{value}\" is not a number whose last stated digit is that of 10^{exponent}"
                    ))
                })?)
            }
            (None, Some(letter), None) => Answer::Reason(row.reason(letter)?),
            (None, None, Some(text)) => {
                let text = text
                    .strip_prefix('\u{201c}')
                    .and_then(|text| text.strip_suffix('\u{201d}'))
                    .unwrap_or(text);
                Answer::WrongInput(text.to_owned())
            }
            _ => return Err(row.refuse("a cell holds one of value, reason and wrong_input".to_owned())),
        };
        let flag = match row.some("flag") {
            None => None,
            Some(letter) => Some(
                Flag::from_letter(letter).ok_or_else(|| row.refuse(format!("ILO's list has no flag \"{letter}\"")))?,
            ),
        };
        let typed = row.some("typed").map(str::to_owned);
        let stated = (row.line, Figure { answer, flag, typed });
        if figures.insert(place.clone(), stated).is_some() {
            return Err(row.refuse(format!("the cell {place} stands in the file twice")));
        }
    }
    Ok(figures)
}

/// The value of a plain number and the exponent of its last stated digit; none where the two do not go together.
fn value_of(plain: &str, exponent: i8) -> Option<Value> {
    if !(-Value::MAX_DECIMALS..=18).contains(&exponent) {
        return None;
    }
    let value = match usize::try_from(exponent) {
        Ok(zeros) if plain != "0" => {
            let kept = plain
                .len()
                .checked_sub(zeros)
                .filter(|kept| plain.is_char_boundary(*kept))?;
            let (stated, rest) = plain.split_at(kept);
            if !rest.bytes().all(|byte| byte == b'0') {
                return None;
            }
            Value::parse_plain(stated, exponent).ok()?
        }
        _ => Value::parse_plain(plain, 0).ok()?,
    };
    (value.exponent() == exponent).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_that_contradict_their_precision_are_refused() {
        for (plain, exponent) in [
            ("1523", 3),
            ("1.5", 0),
            ("15", -1),
            ("", 0),
            ("12o", 0),
            ("10", 100),
            ("\u{e9}00", 3),
        ] {
            assert_eq!(value_of(plain, exponent), None, "{plain} {exponent}");
        }
    }

    proptest! {
        #[test]
        fn a_value_is_read_back_with_its_precision(
            mantissa in -999_999_999_999_999_i64..=999_999_999_999_999,
            exponent in -9_i8..=6,
        ) {
            let value = Value::new(mantissa, exponent);
            prop_assert_eq!(value_of(&value.to_plain(0), value.exponent()), Some(value));
        }
    }
}
