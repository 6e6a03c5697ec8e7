//! A planned paste in words: what will happen, where it goes and why, what was read as what, what is left out.

use super::preview::{Choice, Later, PastePreview};
use crate::app::grid::ChangeKind;
use crate::app::names;
use crate::app::words::Words;
use crate::desk::Desk;
use crate::desk::paste::{
    Along, CellOutcome, ConventionBy, DashMeans, Evidence, KeptWhy, LeftOutWhy, Placement, PlannedCell, Question,
    ReadAs, Scale,
};
use crate::figures::numerals::{Convention, WrongNumber};
use crate::figures::{Figure, Value, ViewUnit};
use crate::questionnaire::{Arg, ItemCode, Table};

/// What a sentence about one sheet needs.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub desk: &'a Desk,
    pub table: &'a Table,
    pub unit: ViewUnit,
    pub words: Words,
}

/// A change to a cell, for those who hear it.
pub(super) fn change(words: Words, kind: ChangeKind, before: &str) -> String {
    match kind {
        ChangeKind::New => words.get("paste-cell-new"),
        ChangeKind::Replaced => words.name("paste-cell-changed", before),
        ChangeKind::Same => words.get("paste-cell-same"),
        ChangeKind::Kept => words.get("paste-cell-kept"),
        ChangeKind::Unclear => words.get("paste-cell-unclear"),
        ChangeKind::Wrong => words.get("paste-cell-wrong"),
        ChangeKind::Outside => String::new(),
    }
}

/// Why a cell is kept, unclear or wrong; none where its figure says it all.
pub(super) fn outcome(words: Words, planned: &PlannedCell) -> Option<String> {
    match planned.outcome {
        CellOutcome::New | CellOutcome::Changed | CellOutcome::Same => None,
        CellOutcome::Kept(KeptWhy::EmptyField) => Some(words.get("paste-kept-empty")),
        CellOutcome::Unclear => Some(words.get("paste-unclear")),
        CellOutcome::Wrong(why) => Some(words.with(
            "paste-wrong",
            &[
                ("text", Arg::from(super::cell::shortened(&planned.text).as_str())),
                ("why", Arg::from(wrong(words, why).as_str())),
            ],
        )),
    }
}

/// Why a text is no figure.
pub(in crate::app::screens::table) fn wrong(words: Words, why: WrongNumber) -> String {
    words.get(match why {
        WrongNumber::NotANumber => "wrong-not-a-number",
        WrongNumber::Separators => "wrong-separators",
        WrongNumber::Brackets => "wrong-brackets",
        WrongNumber::TooLong => "wrong-too-long",
        WrongNumber::Inexact => "wrong-inexact",
        WrongNumber::ByZero => "wrong-by-zero",
        WrongNumber::NotACalculation => "wrong-not-a-calculation",
    })
}

impl Speaker<'_> {
    /// "630 figures: 12 new, 600 changed, 18 the same; 3 cannot be read".
    pub fn summary(self, preview: &PastePreview) -> String {
        let counts = preview.counts();
        let parts = [
            (counts.new, "paste-count-new"),
            (counts.changed, "paste-count-changed"),
            (counts.same, "paste-count-same"),
            (counts.kept, "paste-count-kept"),
            (counts.unclear, "paste-count-unclear"),
            (counts.wrong, "paste-count-wrong"),
            (counts.lost, "paste-count-lost"),
        ];
        let said: Vec<String> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, id)| self.words.count(id, count))
            .collect();
        let cells = preview.plan().cells.len();
        if said.is_empty() {
            return self.words.get("paste-nothing");
        }
        format!("{}: {}", self.words.count("paste-cells", cells), said.join(", "))
    }

    /// Where the block goes and why, where that is not simply the selected cell.
    pub fn place(self, preview: &PastePreview) -> Option<String> {
        let plan = preview.plan();
        let place = plan.followed()?;
        if !plan.is_moved && plan.placement == plan.as_selected {
            return None;
        }
        let sentence = self.placement(place);
        let mut letters = sentence.chars();
        let first = letters.next()?;
        Some(format!("{}{}.", first.to_uppercase(), letters.as_str()))
    }

    /// "One row further down, without its first line: the first figure goes to Malaysia, 2014, Male (12 of 12 row labels match)".
    pub fn placement(self, place: &Placement) -> String {
        let words = self.words;
        let how = place.arrangement;
        let mut parts = Vec::new();
        if how.transposed {
            parts.push(words.get("paste-transposed"));
        }
        match (how.rows, how.columns) {
            (Along::ByLabel, Along::ByLabel) => parts.push(words.get("paste-by-labels")),
            (Along::ByLabel, Along::InOrder { .. }) => parts.push(words.get("paste-by-row-labels")),
            (Along::InOrder { .. }, Along::ByLabel) => parts.push(words.get("paste-by-column-labels")),
            (Along::InOrder { .. }, Along::InOrder { .. }) => {}
        }
        let shifts = [
            (how.rows, "paste-rows-down", "paste-rows-up"),
            (how.columns, "paste-columns-right", "paste-columns-left"),
        ];
        for (along, further, before) in shifts {
            if let Along::InOrder { shift } = along
                && shift != 0
            {
                parts.push(words.count(if shift > 0 { further } else { before }, shift.unsigned_abs()));
            }
        }
        // Labels that are followed are not pasted; that need not be said.
        for (count, along, id) in [
            (how.header_lines, how.columns, "paste-header-lines"),
            (how.label_fields, how.rows, "paste-label-fields"),
        ] {
            if count > 0 && along != Along::ByLabel {
                parts.push(words.count(id, count));
            }
        }
        if parts.is_empty() {
            parts.push(words.get("paste-as-selected"));
        }
        let mut sentence = parts.join(", ");
        if let Some(cell) = &place.first {
            let row = self.item(cell.place.item.as_ref());
            let column = names::column(self.desk.pack(), words, self.table, &cell.place);
            let cell = format!("{row}, {column}");
            sentence = format!("{sentence}; {}", words.name("paste-first", &cell));
        }
        let evidence: Vec<String> = place
            .evidence
            .iter()
            .filter_map(|evidence| self.evidence(*evidence))
            .collect();
        if !evidence.is_empty() {
            sentence = format!("{sentence} ({})", evidence.join(", "));
        }
        sentence
    }

    fn item(self, item: Option<&ItemCode>) -> String {
        names::item(self.desk.pack(), self.words, self.table, item)
    }

    fn evidence(self, evidence: Evidence) -> Option<String> {
        let of = |id, count: usize, of: usize| {
            (of > 0).then(|| self.words.with(id, &[("count", count.into()), ("of", of.into())]))
        };
        match evidence {
            Evidence::RowLabels { found, of: all } => of("paste-evidence-rows", found, all),
            Evidence::ColumnLabels { found, of: all } => of("paste-evidence-columns", found, all),
            Evidence::Sums { hold, of: all } => of("paste-evidence-sums", hold, all),
            Evidence::Likeness { compared, factor } => {
                let like = (0.5..=2.0).contains(&factor);
                match (compared, like) {
                    (0, _) => None,
                    (_, true) => Some(self.words.get("paste-evidence-like")),
                    (_, false) => {
                        let (id, times) = rounded(factor);
                        Some(self.words.name(id, &names::value(times, ViewUnit::Ones)))
                    }
                }
            }
            Evidence::UnitWords => Some(self.words.get("paste-evidence-unit")),
            Evidence::Fractions { count, of: all } => of("paste-evidence-fractions", count, all),
        }
    }

    /// What is asked.
    pub fn question(self, question: &Question, preview: &PastePreview) -> String {
        let words = self.words;
        match question {
            Question::Words { wrong, of } => {
                words.with("paste-ask-words", &[("count", (*wrong).into()), ("of", (*of).into())])
            }
            Question::Placement { proposed } => {
                let place = preview.plan().placements.get(*proposed);
                let place = place.map(|place| self.placement(place)).unwrap_or_default();
                words.name("paste-ask-place", &place)
            }
            Question::Scale { proposed, evidence } => {
                let why = self.evidence(*evidence).unwrap_or_default();
                let id = match (proposed, self.unit) {
                    (Scale::Thousandth, ViewUnit::Ones) => "paste-ask-scale-too-large",
                    (Scale::Thousandth, _) => "paste-ask-scale-persons",
                    _ => "paste-ask-scale-thousands",
                };
                words.name(id, &why)
            }
            Question::DecimalSign { example, .. } => words.name("paste-ask-decimal", example),
            Question::Dash { count } => words.count("paste-ask-dash", *count),
            Question::Add { rows, years } => {
                let mut names: Vec<String> = rows.iter().map(|item| self.item(Some(item))).collect();
                names.extend(years.iter().map(ToString::to_string));
                words.name("paste-ask-add", &shortened(&names))
            }
        }
    }

    /// What an answer is called.
    pub fn choice(self, choice: Choice, preview: &PastePreview) -> String {
        let words = self.words;
        let decimal = |convention| {
            let asked = preview.plan().questions.iter().find_map(|question| match question {
                Question::DecimalSign { point, comma, .. } => Some((*point, *comma)),
                _ => None,
            });
            let value = asked.map(|(point, comma)| {
                if convention == Convention::PointDecimal {
                    point
                } else {
                    comma
                }
            });
            value.map(|value| names::value(value, self.unit)).unwrap_or_default()
        };
        match choice {
            Choice::Place(place) if place == preview.plan().as_selected => words.get("paste-place-selected"),
            Choice::Place(_) => words.get("paste-place-there"),
            Choice::Scale(Scale::AsWritten) => words.get("paste-scale-as-written"),
            Choice::Scale(Scale::Thousandfold) => words.get("paste-scale-thousands"),
            Choice::Scale(Scale::Thousandth) => words.get(self.thousandth()),
            Choice::Convention(convention) => words.name("paste-decimal-is", &decimal(convention)),
            Choice::Dash(DashMeans::Nil) => words.get("paste-dash-nil"),
            Choice::Dash(DashMeans::NotAvailable) => words.get("paste-dash-not-available"),
            Choice::Add(true) => words.get("paste-add"),
            Choice::Add(false) => words.get("paste-add-not"),
            Choice::Words => words.get("paste-words-too"),
            Choice::Later(Later::DecimalSign | Later::Dash) => words.get("paste-later"),
            Choice::Again => words.get("paste-again"),
            Choice::List if preview.list => words.get("paste-list-close"),
            Choice::List => words.get("paste-list-open"),
        }
    }

    /// What a block in thousandths of the sheet's unit is in.
    fn thousandth(self) -> &'static str {
        if self.unit == ViewUnit::Ones {
            "paste-scale-divided"
        } else {
            "paste-scale-persons"
        }
    }

    /// What was read as what, and why: one cell for each kind of reading, the most telling first.
    pub fn readings(self, preview: &PastePreview) -> Vec<String> {
        let mut said: Vec<(usize, String)> = Vec::new();
        for planned in &preview.plan().cells {
            let Some(reading) = &planned.reading else { continue };
            let kind = kind_of(reading);
            if said.iter().any(|(known, _)| *known == kind) {
                continue;
            }
            if let Some(sentence) = self.read_as(planned) {
                said.push((kind, sentence));
            }
        }
        said.sort_by_key(|(kind, _)| *kind);
        said.truncate(2);
        said.into_iter().map(|(_, sentence)| sentence).collect()
    }

    /// Why the text of a cell was read so.
    pub fn read_as(self, planned: &PlannedCell) -> Option<String> {
        let words = self.words;
        let why = match planned.reading.as_ref()? {
            ReadAs::Separator { convention, by } => self.convention(*convention, by),
            ReadAs::WholePersons => words.get("paste-why-whole"),
            ReadAs::Digits => words.get("paste-why-digits"),
            ReadAs::Calculation => words.get("paste-why-calculation"),
            ReadAs::Reason(reason) => names::reason(words, reason),
            ReadAs::Dash(_) => words.get("paste-why-person"),
            ReadAs::Scaled(scale) => words.get(match scale {
                Scale::Thousandth => self.thousandth(),
                Scale::Thousandfold | Scale::AsWritten => "paste-scale-thousands",
            }),
        };
        let figure = self.figure(planned.after.as_ref());
        Some(words.with(
            "paste-read-as",
            &[
                ("text", Arg::from(planned.text.as_str())),
                ("figure", Arg::from(figure.as_str())),
                ("why", Arg::from(why.as_str())),
            ],
        ))
    }

    fn convention(self, convention: Convention, by: &ConventionBy) -> String {
        let comma = convention == Convention::CommaDecimal;
        match by {
            ConventionBy::Block { example } => self.words.name(
                if comma {
                    "paste-why-block-comma"
                } else {
                    "paste-why-block-point"
                },
                example,
            ),
            ConventionBy::File => self.words.get(if comma {
                "paste-why-file-comma"
            } else {
                "paste-why-file-point"
            }),
            ConventionBy::Person => self.words.get("paste-why-person"),
            ConventionBy::NotNeeded | ConventionBy::Open => self.words.get("paste-why-whole"),
        }
    }

    /// A figure as it is written.
    pub fn figure(self, figure: Option<&Figure>) -> String {
        figure.map_or_else(
            || self.words.get("paste-cell-blank"),
            |figure| names::figure(figure, self.unit),
        )
    }

    /// Why a field reaches no cell.
    pub fn left_out(self, why: &LeftOutWhy) -> String {
        let words = self.words;
        match why {
            LeftOutWhy::HeaderLine => words.get("paste-left-header"),
            LeftOutWhy::LabelColumn => words.get("paste-left-label"),
            LeftOutWhy::Outside => words.get("paste-left-outside"),
            LeftOutWhy::Heading => words.get("paste-left-heading"),
            LeftOutWhy::NoSuchRow { label, closest: None } => words.name("paste-left-no-row", label),
            LeftOutWhy::NoSuchRow {
                label,
                closest: Some(closest),
            } => words.with(
                "paste-left-closest",
                &[
                    ("name", Arg::from(label.as_str())),
                    ("closest", Arg::from(self.item(Some(closest)).as_str())),
                ],
            ),
            LeftOutWhy::NoSuchColumn { label } => words.name("paste-left-no-column", label),
            LeftOutWhy::RowNotShown { item } => words.name("paste-left-row-not-shown", &self.item(Some(item))),
            LeftOutWhy::YearNotOpened { year } => words.name("paste-left-year", &year.to_string()),
            LeftOutWhy::Twice { .. } => words.get("paste-left-twice"),
            LeftOutWhy::Blank => words.get("paste-left-blank"),
        }
    }
}

fn kind_of(reading: &ReadAs) -> usize {
    match reading {
        ReadAs::Scaled(_) => 0,
        ReadAs::Separator { .. } => 1,
        ReadAs::WholePersons => 2,
        ReadAs::Dash(_) => 3,
        ReadAs::Reason(_) => 4,
        ReadAs::Digits => 5,
        ReadAs::Calculation => 6,
    }
}

/// A factor in one digit, and the sentence that says it: about 1 000 times, about a seventh.
fn rounded(factor: f64) -> (&'static str, Value) {
    let (id, times) = if factor >= 1.0 {
        ("paste-evidence-times", factor)
    } else {
        ("paste-evidence-part", 1.0 / factor)
    };
    let exponent = times.log10().floor().clamp(0.0, 18.0);
    let first = (times / 10_f64.powf(exponent)).round();
    let text = format!(
        "{first:.0}{}",
        "0".repeat(format!("{:.0}", 10_f64.powf(exponent)).len() - 1)
    );
    (id, Value::whole(text.parse().unwrap_or_default()))
}

/// The first few of many names.
fn shortened(names: &[String]) -> String {
    const MOST: usize = 6;
    let mut text = names.iter().take(MOST).cloned().collect::<Vec<_>>().join("; ");
    if names.len() > MOST {
        text.push_str(&format!(" \u{2026} ({})", names.len()));
    }
    text
}
