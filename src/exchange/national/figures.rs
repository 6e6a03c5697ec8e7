//! The figures that a reading takes, each with the cells it comes from, and everything that it does not take with the reason.

use super::items::{By, key};
use super::look::{Kind, Looked, Reads};
use super::reading::{Dims, Reading, Slot, Used, Why};
use super::told::DashMeans;
use crate::exchange::incoming::{Base, Position, Refused, Says, Sentence, Stated};
use crate::exchange::spreadsheet::{Area, At};
use crate::figures::{Answer, Figure, Place, Reason, Sum, Value, ViewUnit};
use crate::questionnaire::matching::Aside;
use crate::questionnaire::{ItemCode, Pack, Sex, Table, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a reading comes to.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// The figures.
    pub figures: Vec<Stated>,
    /// What is not taken.
    pub refused: Vec<Refused>,
    /// Dashes that wait for the person to say what they stand for.
    pub dashes: usize,
    /// Numbers that can be read with a decimal point or a decimal comma; one of them.
    pub either_sign: Option<String>,
}

/// A cell that goes to a place of the questionnaire.
struct Cell {
    at: At,
    reads: Reads,
    adds_up: AddsUp,
    /// The text that names its item.
    label: Option<String>,
}

/// Whether several cells of one place make one figure together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AddsUp {
    /// They do: national categories that one item holds, what is left of several regions.
    Yes,
    /// One that bears the name of the item: whether the others are parts of it or stand beside it, the total tells.
    Named,
    /// They do not: a total.
    No,
}

/// Takes the figures of a reading. `dash` is what the person has said of dashes.
pub fn taken(looked: &Looked<'_>, pack: &Pack, reading: &Reading, dash: Option<DashMeans>) -> Taken {
    let mut taken = Taken::default();
    let worksheet: Arc<str> = Arc::from(looked.worksheet.name.as_str());
    let Some(table) = reading.table.as_ref().and_then(|code| pack.table(code)) else {
        return taken;
    };
    let mut places: BTreeMap<Place, Vec<Cell>> = BTreeMap::new();
    for line in reading.lines.iter().filter(|line| line.used == Used::Taken) {
        for column in reading.columns.iter().filter(|column| column.used == Used::Taken) {
            let at = At::new(line.at, column.at);
            if looked.kind(at) == Kind::Blank {
                continue;
            }
            match place(pack, table, &reading.fixed, line, column) {
                Ok(place) => {
                    let cell = Cell {
                        at,
                        reads: looked.reads(at),
                        adds_up: adds_up(pack, table, line, column),
                        label: label_of(line, column),
                    };
                    places.entry(place).or_default().push(cell);
                }
                Err(why) => taken.refused.push(Refused {
                    from: Position::cell(&worksheet, at),
                    column: "",
                    text: looked.worksheet.text(at).into_owned(),
                    reason: why,
                }),
            }
        }
    }
    let twice = states_items_twice(pack, table, &places);
    for (place, cells) in &places {
        if cells.len() > 1 && may_lack_a_part(pack, table, reading, &places, place) {
            taken.refused.extend(cells.iter().map(|cell| Refused {
                from: Position::cell(&worksheet, cell.at),
                column: "",
                text: looked.worksheet.text(cell.at).into_owned(),
                reason: Sentence::new("refused-rest-unclear"),
            }));
            continue;
        }
        let together = cells.len() > 1 && are_parts(pack, table, &places, place, cells, twice);
        settle(
            looked, &worksheet, table, reading, dash, place, cells, together, &mut taken,
        );
    }
    taken.refused.extend(left(looked, &worksheet, reading));
    taken.figures.sort_by(|a, b| a.from.cmp(&b.from));
    taken
}

/// What tells the cells of a place apart: the text that names the item, or what the parts of a whole are called.
fn label_of(line: &Slot, column: &Slot) -> Option<String> {
    if line.together || column.together {
        return Some(format!("{} / {}", line.label, column.label));
    }
    line.category.clone().or_else(|| column.category.clone())
}

/// The place that a line and a column make together.
fn place(pack: &Pack, table: &Table, fixed: &Dims, line: &Slot, column: &Slot) -> Result<Place, Sentence> {
    let two = |id: &'static str| {
        Sentence::new(id)
            .with("line", &line.label)
            .with("column", &column.label)
    };
    let year = match (line.dims.year, column.dims.year) {
        (Some(a), Some(b)) if a != b => return Err(two("refused-two-years")),
        (a, b) => a.or(b).or(fixed.year),
    };
    let year = year.ok_or_else(|| Sentence::new("refused-no-year"))?;
    if !pack.allows_year(year) {
        return Err(Sentence::year_not_asked(pack));
    }
    let sex = match (line.dims.sex, column.dims.sex) {
        // The total of one side is no contradiction to a sex of the other.
        (Some(Sex::Total), Some(sex)) | (Some(sex), Some(Sex::Total)) => Some(sex),
        (Some(a), Some(b)) if a != b => return Err(two("refused-two-sexes")),
        (a, b) => a.or(b).or(fixed.sex),
    };
    // "Total" in a table of women is all women.
    let sex = match (sex, fixed.sex) {
        (None | Some(Sex::Total), Some(fixed)) => fixed,
        (sex, _) => sex.unwrap_or(Sex::Total),
    };
    if !table.by_sex && sex != Sex::Total {
        return Err(Sentence::new("refused-no-sexes").with("table", table.number));
    }
    let status = match (&line.dims.status, &column.dims.status) {
        (Some(a), Some(b)) if a != b => return Err(two("refused-two-statuses")),
        (a, b) => a.clone().or_else(|| b.clone()).or_else(|| fixed.status.clone()),
    };
    let status = status.filter(|_| table.status.is_some());
    if table.status.is_some() && status.is_none() {
        return Err(Sentence::new("refused-status-unknown"));
    }
    let item = match &table.main {
        None => None,
        Some(main) => {
            let named = line.dims.item.clone().or_else(|| column.dims.item.clone());
            let total = || {
                let list = pack.classification(&main.default)?;
                list.total().map(|total| total.code.clone())
            };
            Some(
                named
                    .or_else(total)
                    .ok_or_else(|| Sentence::new("refused-no-item-here"))?,
            )
        }
    };
    if let Some(item) = &item
        && pack.item_of(table, item).is_none()
    {
        return Err(Sentence::new("refused-other-list")
            .with("item", item)
            .with("table", table.number));
    }
    Ok(Place {
        item,
        year,
        status,
        sex,
    })
}

/// Whether the cells of a place are parts of one figure. Where one of them bears the name of the item ("Agriculture" beside
/// "Plantations"), the total must be the sum of all cells.
fn are_parts(
    pack: &Pack,
    table: &Table,
    places: &BTreeMap<Place, Vec<Cell>>,
    place: &Place,
    cells: &[Cell],
    twice: bool,
) -> bool {
    // "Others" of several regions are parts of all others, unless the table states everything twice.
    if has_one_label_twice(cells) && (twice || !is_other(pack, table, place)) {
        return false;
    }
    let count = |how: AddsUp| cells.iter().filter(|cell| cell.adds_up == how).count();
    match (count(AddsUp::Yes), count(AddsUp::Named), count(AddsUp::No)) {
        (_, 0, 0) => true,
        (1.., 1, 0) => adds_up_to_total(pack, table, places, place),
        _ => false,
    }
}

/// Whether two cells of a place have the same label: the same category twice, no two parts of one.
fn has_one_label_twice(cells: &[Cell]) -> bool {
    let labels: BTreeSet<String> = cells.iter().filter_map(|cell| cell.label.as_deref().map(key)).collect();
    labels.len() < cells.len()
}

fn is_other(pack: &Pack, table: &Table, place: &Place) -> bool {
    let item = place.item.as_ref().and_then(|item| pack.item_of(table, item));
    item.is_some_and(|(_, item)| item.is_other)
}

/// Whether a row of its own is stated twice somewhere: then nothing that stands twice is a part of a sum.
fn states_items_twice(pack: &Pack, table: &Table, places: &BTreeMap<Place, Vec<Cell>>) -> bool {
    let mut several = places.iter().filter(|(_, cells)| cells.len() > 1);
    several.any(|(place, cells)| !is_other(pack, table, place) && has_one_label_twice(cells))
}

/// Whether the figures beside a place, its own with them, are together the total that is stated.
fn adds_up_to_total(pack: &Pack, table: &Table, places: &BTreeMap<Place, Vec<Cell>>, place: &Place) -> bool {
    let is_total = |place: &Place| {
        let item = place.item.as_ref().and_then(|item| pack.item_of(table, item));
        item.is_some_and(|(_, item)| item.is_total)
    };
    let beside = |other: &Place| (other.year, other.sex, &other.status) == (place.year, place.sex, &place.status);
    let (mut total, mut sum, mut terms) = (None, 0.0, 0);
    for (at, cells) in places.iter().filter(|(at, _)| beside(at)) {
        for cell in cells {
            let Reads::Figure(figure) = &cell.reads else { continue };
            if is_total(at) {
                total = Some(figure.value);
            } else {
                sum += figure.value.approximate();
                terms += 1;
            }
        }
    }
    total.is_some_and(|total| {
        let slack = 0.5 * 10_f64.powi(i32::from(total.exponent())) * f64::from(terms + 1);
        (total.approximate() - sum).abs() <= slack
    })
}

/// Whether a place is all others, several lines make its figure, and a line that names no row may be one of them.
fn may_lack_a_part(
    pack: &Pack,
    table: &Table,
    reading: &Reading,
    places: &BTreeMap<Place, Vec<Cell>>,
    place: &Place,
) -> bool {
    let unknown = |slot: &Slot| matches!(slot.used, Used::Left(Why::NoItem(_)));
    is_other(pack, table, place)
        && reading.lines.iter().chain(&reading.columns).any(unknown)
        && !adds_up_to_total(pack, table, places, place)
}

/// Whether the cells of a line and column are parts of their item.
fn adds_up(pack: &Pack, table: &Table, line: &Slot, column: &Slot) -> AddsUp {
    let by = line.by.or(column.by);
    let item = line.dims.item.as_ref().or(column.dims.item.as_ref());
    let other = |item: &ItemCode| {
        pack.item_of(table, item)
            .is_some_and(|(_, item)| item.is_other || item.code.as_str().ends_with("_X"))
    };
    let is_total = |item: &ItemCode| pack.item_of(table, item).is_some_and(|(_, item)| item.is_total);
    match by {
        _ if line.together || column.together => AddsUp::Yes,
        _ if item.is_some_and(is_total) => AddsUp::No,
        Some(By::Category | By::Part | By::Person) => AddsUp::Yes,
        _ if item.is_some_and(other) => AddsUp::Yes,
        _ => AddsUp::Named,
    }
}

/// Makes one figure of the cells that go to a place, or says why not.
#[allow(clippy::too_many_arguments)]
fn settle(
    looked: &Looked<'_>,
    worksheet: &Arc<str>,
    table: &Table,
    reading: &Reading,
    dash: Option<DashMeans>,
    place: &Place,
    cells: &[Cell],
    together: bool,
    taken: &mut Taken,
) {
    let text = |at: At| looked.worksheet.text(at).into_owned();
    let exponent = if table.unit == Unit::Persons {
        reading.unit.exponent()
    } else {
        0
    };
    let scaled = |value: Value| Value::new(value.mantissa(), value.exponent() + exponent);
    let mut refuse = |at: At, reason: Sentence| {
        taken.refused.push(Refused {
            from: Position::cell(worksheet, at),
            column: "",
            text: text(at),
            reason,
        });
    };
    let mut values: Vec<(At, Value, Option<crate::figures::Flag>, Option<Sentence>)> = Vec::new();
    let (mut reasons, mut dashes) = (Vec::new(), Vec::new());
    for cell in cells {
        match cell.reads.clone() {
            Reads::Blank => {}
            Reads::Figure(figure) => {
                let value = whole_persons(scaled(figure.value), table);
                if table.unit == Unit::Persons && value.mantissa() < 0 {
                    refuse(cell.at, Sentence::new("refused-negative"));
                    continue;
                }
                values.push((cell.at, value, figure.flag, figure.remark));
            }
            Reads::EitherSign { .. } => {
                taken.either_sign.get_or_insert_with(|| text(cell.at));
                refuse(cell.at, Sentence::new("refused-either-sign"));
            }
            Reads::Reason(reason) => reasons.push((cell.at, reason)),
            Reads::Dash => dashes.push(cell.at),
            Reads::Wrong => refuse(cell.at, Sentence::new("refused-no-figure")),
        }
    }
    let mut push = |from: Position, text: String, figure: Figure, remark: Option<Sentence>| {
        taken.figures.push(Stated {
            from,
            table: table.code.clone(),
            source: reading.source.clone(),
            place: place.clone(),
            text,
            says: Says::Figure(figure),
            base: Base::Unknown,
            notes: Vec::new(),
            remark,
        });
    };
    if values.is_empty() {
        match (reasons.first(), dashes.first()) {
            (Some((at, reason)), _) => push(
                Position::cell(worksheet, *at),
                text(*at),
                Figure::reason(reason.clone()),
                None,
            ),
            (None, Some(at)) => match dash {
                Some(DashMeans::Nil) => {
                    let remark = Sentence::new("read-dash-nil");
                    push(
                        Position::cell(worksheet, *at),
                        text(*at),
                        Figure::value(Value::whole(0)),
                        Some(remark),
                    );
                }
                Some(DashMeans::NotAvailable) => {
                    let remark = Sentence::new("read-dash-not-available");
                    let figure = Figure::reason(Reason::NotAvailable);
                    push(Position::cell(worksheet, *at), text(*at), figure, Some(remark));
                }
                Some(DashMeans::Nothing) => {}
                None => taken.dashes += dashes.len(),
            },
            (None, None) => {}
        }
        return;
    }
    let (first, value, flag, remark) = values[0].clone();
    if let [_] = values[..] {
        let figure = Figure {
            flag,
            ..Figure::value(value)
        };
        let figure = with_typed(figure, &text(first), reading.unit);
        push(Position::cell(worksheet, first), text(first), figure, remark);
        return;
    }
    if together {
        let sum = values
            .iter()
            .fold(Sum::ZERO, |sum, (_, value, _, _)| sum.plus(value.as_sum()));
        let Some(sum) = sum.to_value() else { return };
        let cells: Vec<At> = values.iter().map(|(at, ..)| *at).collect();
        let texts: Vec<String> = cells.iter().map(|at| text(*at)).collect();
        let remark = Sentence::new("read-sum").counting("count", cells.len());
        push(
            Position::cells(worksheet, cells),
            texts.join(" + "),
            Figure::value(sum),
            Some(remark),
        );
        return;
    }
    if values.iter().all(|(_, other, _, _)| other.same_amount(value)) {
        push(
            Position::cell(worksheet, first),
            text(first),
            Figure {
                flag,
                ..Figure::value(value)
            },
            remark,
        );
        return;
    }
    for (at, ..) in &values {
        let others = values
            .iter()
            .filter(|(other, ..)| other != at)
            .map(|(other, ..)| other.to_string());
        let others: Vec<String> = others.collect();
        taken.refused.push(Refused {
            from: Position::cell(worksheet, *at),
            column: "",
            text: text(*at),
            reason: Sentence::new("refused-repeated").with("others", others.join(", ")),
        });
    }
}

/// What stood in the file is kept where it says more than the figure.
fn with_typed(figure: Figure, text: &str, unit: ViewUnit) -> Figure {
    let Answer::Value(value) = figure.answer else {
        return figure;
    };
    let plain = value.to_plain(unit.exponent());
    let typed = (plain != text && text.chars().any(char::is_alphabetic)).then(|| text.to_owned());
    Figure { typed, ..figure }
}

/// Fractions of a person are noise of a calculation, unless the file states few digits.
fn whole_persons(value: Value, table: &Table) -> Value {
    if table.unit != Unit::Persons || value.exponent() >= 0 {
        return value;
    }
    value.as_sum().rounded_to(0).to_value().unwrap_or(value)
}

/// The lines and columns that are not taken, each with the reason.
fn left(looked: &Looked<'_>, worksheet: &Arc<str>, reading: &Reading) -> Vec<Refused> {
    let mut refused = Vec::new();
    let (lines, columns) = (&reading.block.lines, &reading.block.figures);
    let span = |slots: &[u32]| Some((*slots.first()?, *slots.last()?));
    for (slots, is_line) in [(&reading.lines, true), (&reading.columns, false)] {
        for slot in slots {
            let Used::Left(why) = &slot.used else { continue };
            let area = if is_line {
                span(columns).map(|(first, last)| Area::between(At::new(slot.at, first), At::new(slot.at, last)))
            } else {
                span(lines).map(|(first, last)| Area::between(At::new(first, slot.at), At::new(last, slot.at)))
            };
            let Some(area) = area else { continue };
            let holds = (area.first.row..=area.last.row)
                .flat_map(|row| (area.first.column..=area.last.column).map(move |column| At::new(row, column)))
                .any(|at| looked.kind(at) != Kind::Blank);
            if !holds {
                continue;
            }
            refused.push(Refused {
                from: Position::area(worksheet, area),
                column: "",
                text: slot.label.clone(),
                reason: sentence(why),
            });
        }
    }
    refused
}

/// Why a line or column is not taken, in words.
pub fn sentence(why: &Why) -> Sentence {
    match why {
        Why::Aside(aside) => Sentence::new(match aside {
            Aside::Percent => "left-percent",
            Aside::Change => "left-change",
            Aside::Rank | Aside::Number | Aside::Code => "left-number",
            Aside::Cumulative => "left-cumulative",
            Aside::PartOfYear => "left-part-of-year",
            Aside::Plan => "left-plan",
            Aside::Average => "left-average",
            Aside::Check => "left-check",
            Aside::Memo => "left-memo",
            Aside::Group | Aside::Subtotal => "left-group",
            Aside::Remarks | Aside::Source | Aside::Note | Aside::Heading => "left-remarks",
        }),
        Why::NoItem(Some(closest)) => Sentence::new("left-no-item-but").with("item", closest),
        Why::NoItem(None) => Sentence::new("left-no-item"),
        Why::OwnCountry => Sentence::new("left-own-country"),
        Why::YearNotAsked(year) => Sentence::new("left-year").with("year", year),
        Why::SexNotAsked => Sentence::new("left-sex"),
        Why::StatusNotAsked => Sentence::new("left-status"),
        Why::PartOf(whole) => Sentence::new("left-part-of").with("whole", whole),
        Why::NoPersons => Sentence::new("left-no-persons"),
        Why::OtherTable => Sentence::new("left-other-table"),
        Why::Unclear => Sentence::new("left-unclear"),
        Why::Told => Sentence::new("left-told"),
    }
}
