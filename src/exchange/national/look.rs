//! A worksheet as it is looked at: what kind of thing stands in each cell, and what number it is.
//!
//! Hidden rows and columns are not looked at: what an office hides it does not hand over.

use super::marks;
use crate::exchange::incoming::Sentence;
use crate::exchange::spreadsheet::{At, Cell, Content, Worksheet, plain_number};
use crate::figures::numerals::{self, Ambiguity, Convention, Evidence, Reading, decide_convention};
use crate::figures::{Answer, Flag, Reason, Value, ViewUnit};
use crate::questionnaire::Year;
use crate::questionnaire::matching::{Aside, Said, years_in};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Cells that a worksheet may span to be looked at; one that spans more is no table.
const MOST_SPANNED: u64 = 2_000_000;

/// What kind of thing stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or nothing that is seen.
    Blank,
    /// A number.
    Number,
    /// A text or day that says a year and no more.
    Year,
    /// A sign in place of a number: a dash, "n.a.".
    Sign,
    /// A percentage.
    Percent,
    /// Words.
    Words,
}

/// A number as the file states it, in the unit in which it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number, with the decimals that it states.
    pub value: Value,
    /// The flag that a letter behind it says.
    pub flag: Option<Flag>,
    /// How it was read, where that is not plain to see.
    pub remark: Option<Sentence>,
}

/// What a cell in the place of a figure says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reads {
    /// A number.
    Figure(Figure),
    /// A reason for none.
    Reason(Reason),
    /// A dash: none at all, or not available.
    Dash,
    /// It can be read with a decimal point or a decimal comma.
    EitherSign {
        /// With a decimal point.
        point: Value,
        /// With a decimal comma.
        comma: Value,
    },
    /// It is no figure.
    Wrong,
    /// Nothing.
    Blank,
}

/// A worksheet, looked at.
pub struct Looked<'a> {
    /// What is looked at.
    pub worksheet: &'a Worksheet,
    /// Rows up to the last that holds something.
    pub height: u32,
    /// Columns up to the last that holds something.
    pub width: u32,
    kinds: Vec<Kind>,
    /// Cells under another that they are merged with.
    under: HashMap<At, At>,
    hidden_rows: HashSet<u32>,
    hidden_columns: HashSet<u32>,
    /// The decimal sign of numbers that are texts.
    pub convention: Convention,
    /// What speaks for it.
    pub evidence: Evidence,
    /// Letters in place of figures, as the notes explain them.
    legend: HashMap<char, Reason>,
}

impl<'a> Looked<'a> {
    /// Looks at a worksheet; none where it spans more than any table does. `convention` is the decimal sign where a person has
    /// said it, or the file's own for texts that do not tell.
    pub fn at(worksheet: &'a Worksheet, said: Option<Convention>, of_file: Convention) -> Option<Self> {
        let (height, width) = (worksheet.height(), worksheet.width());
        if u64::from(height) * u64::from(width) > MOST_SPANNED {
            return None;
        }
        let hidden_rows: HashSet<u32> = worksheet.hidden_rows.iter().copied().collect();
        let hidden_columns: HashSet<u32> = worksheet.hidden_columns.iter().copied().collect();
        let texts: Vec<&str> = worksheet
            .cells()
            .filter(|(at, _)| !hidden_rows.contains(&at.row) && !hidden_columns.contains(&at.column))
            .filter_map(|(_, cell)| match &cell.content {
                Content::Text(text) if text.chars().any(char::is_numeric) => Some(without_letter(text.trim()).0),
                _ => None,
            })
            .collect();
        let evidence = decide_convention(&texts);
        let convention = said.unwrap_or(match &evidence {
            Evidence::Settled(convention) => *convention,
            _ => of_file,
        });
        let is_hidden = |at: At| hidden_rows.contains(&at.row) || hidden_columns.contains(&at.column);
        let legend = legend(worksheet, &is_hidden);
        let mut looked = Self {
            worksheet,
            height,
            width,
            kinds: vec![Kind::Blank; (height * width) as usize],
            under: under(worksheet),
            hidden_rows,
            hidden_columns,
            convention,
            evidence,
            legend,
        };
        for (at, cell) in worksheet.cells() {
            if !looked.is_hidden(at) {
                let index = looked.index(at);
                looked.kinds[index] = looked.kind_of(cell);
            }
        }
        looked.take_repeated_as_one();
        Some(looked)
    }

    /// A line that says the same words in each cell was one cell once.
    fn take_repeated_as_one(&mut self) {
        // Over columns alone the same words are their heads.
        let left = (0..self.width)
            .find(|column| (0..self.height).any(|row| self.kind(At::new(row, *column)) != Kind::Blank))
            .unwrap_or(0);
        for row in 0..self.height {
            let cells: Vec<At> = (0..self.width)
                .map(|column| At::new(row, column))
                .filter(|at| self.kind(*at) != Kind::Blank)
                .collect();
            let [first, others @ ..] = &cells[..] else { continue };
            let same =
                |at: &At| self.kind(*at) == Kind::Words && self.worksheet.text(*at) == self.worksheet.text(*first);
            if first.column == left && others.len() > 1 && cells.iter().all(same) {
                for at in others {
                    let index = self.index(*at);
                    self.kinds[index] = Kind::Blank;
                    self.under.insert(*at, *first);
                }
            }
        }
    }

    fn index(&self, at: At) -> usize {
        (at.row * self.width + at.column) as usize
    }

    /// Whether a cell lies in a hidden row or column.
    pub fn is_hidden(&self, at: At) -> bool {
        self.hidden_rows.contains(&at.row) || self.hidden_columns.contains(&at.column)
    }

    fn kind_of(&self, cell: &Cell) -> Kind {
        match &cell.content {
            Content::Number(_) if cell.percent => Kind::Percent,
            Content::Number(_) => Kind::Number,
            Content::Boolean(_) => Kind::Words,
            Content::Moment(_) => Kind::Year,
            Content::Error(_) => Kind::Sign,
            Content::Text(text) if text.trim().is_empty() => Kind::Blank,
            Content::Text(text) => {
                let text = text.trim();
                match self.read_text(text) {
                    Reads::Figure(_) | Reads::EitherSign { .. } => Kind::Number,
                    Reads::Reason(_) | Reads::Dash => Kind::Sign,
                    Reads::Blank => Kind::Blank,
                    Reads::Wrong if text.ends_with('%') && text.chars().any(char::is_numeric) && text.len() < 12 => {
                        Kind::Percent
                    }
                    Reads::Wrong if is_year_alone(text) => Kind::Year,
                    Reads::Wrong => Kind::Words,
                }
            }
        }
    }

    /// What kind of thing stands in a cell; blank outside of the worksheet.
    pub fn kind(&self, at: At) -> Kind {
        if at.row >= self.height || at.column >= self.width {
            return Kind::Blank;
        }
        self.kinds[self.index(at)]
    }

    /// The cell that a cell is merged with, itself where it is not.
    pub fn top_of(&self, at: At) -> At {
        self.under.get(&at).copied().unwrap_or(at)
    }

    /// What is written over or beside: the text of the cell, or of the one it is merged with.
    pub fn label(&self, at: At) -> Cow<'_, str> {
        self.worksheet.text(self.top_of(at))
    }

    /// The year that a cell states and nothing else: a year as number, text or day.
    pub fn year(&self, at: At) -> Option<Year> {
        let at = self.top_of(at);
        let cell = self.worksheet.cell(at)?;
        match &cell.content {
            Content::Number(number) => year_of_number(*number),
            Content::Moment(text) => text.get(..4)?.parse().ok().map(Year),
            Content::Text(text) if matches!(self.kind(at), Kind::Year | Kind::Number) => match years_in(text)[..] {
                [year] if is_year_alone(text) => Some(year),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether the mark behind a head is explained, further down, as a part of its year: "2015*)" and "*) until June".
    pub fn is_part_of_year(&self, head: &str, row: u32, year: Year) -> bool {
        let Some(mark) = marks::behind(head) else { return false };
        let below = self
            .worksheet
            .cells()
            .filter(|(at, _)| at.row > row && !self.is_hidden(*at));
        let mut notes = below.filter_map(|(_, cell)| match &cell.content {
            Content::Text(text) => marks::note_of(text, mark),
            _ => None,
        });
        notes.next().is_some_and(|note| {
            let said = Said::of(&format!("{note} {}", year.0));
            said.aside == Some(Aside::PartOfYear)
        })
    }

    /// What stands in the place of a figure.
    pub fn reads(&self, at: At) -> Reads {
        let Some(cell) = self.worksheet.cell(at).filter(|_| !self.is_hidden(at)) else {
            return Reads::Blank;
        };
        match &cell.content {
            Content::Number(number) => number_of(*number, cell.decimals),
            Content::Text(text) => self.read_text(text.trim()),
            Content::Boolean(_) | Content::Moment(_) | Content::Error(_) => Reads::Wrong,
        }
    }

    /// The reason that a single letter stands for by the notes.
    fn explained(&self, text: &str) -> Option<Reason> {
        let mut letters = text.chars().flat_map(char::to_lowercase);
        let (letter, None) = (letters.next()?, letters.next()) else {
            return None;
        };
        self.legend.get(&letter).cloned()
    }

    fn read_text(&self, text: &str) -> Reads {
        if let Some(reason) = self.explained(text) {
            return Reads::Reason(reason);
        }
        let (number, letter) = without_letter(text);
        match numerals::read_settled(number, ViewUnit::Ones, self.convention) {
            Reading::Blank => Reads::Blank,
            Reading::Ambiguous(Ambiguity::Dash) => Reads::Dash,
            Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }) => Reads::EitherSign { point, comma },
            Reading::Figure(figure) => match figure.answer {
                Answer::Value(value) => Reads::Figure(Figure {
                    value,
                    flag: letter,
                    remark: (number != text).then(|| Sentence::new("read-with-mark").with("text", text)),
                }),
                // Single letters stand for much else in somebody's table.
                Answer::Reason(_) if text.chars().count() == 1 && text.chars().all(char::is_alphabetic) => Reads::Wrong,
                Answer::Reason(reason) => Reads::Reason(reason),
                Answer::WrongInput(_) => Reads::Wrong,
            },
            Reading::IncludedElsewhere => Reads::Wrong,
            Reading::Wrong(_) if text.eq_ignore_ascii_case("(c)") => Reads::Reason(Reason::Confidential),
            Reading::Wrong(_) => Reads::Wrong,
        }
    }
}

/// Cells under another that they are merged with.
fn under(worksheet: &Worksheet) -> HashMap<At, At> {
    let mut under = HashMap::new();
    for area in &worksheet.merged {
        // A merge over whole rows or columns says nothing, and would fill the memory.
        if u64::from(area.height()) * u64::from(area.width()) > 20_000 {
            continue;
        }
        for row in area.first.row..=area.last.row {
            for column in area.first.column..=area.last.column {
                under.insert(At::new(row, column), area.first);
            }
        }
    }
    under
}

/// A number that may be a year in this or the Buddhist reckoning.
pub fn year_of_number(number: f64) -> Option<Year> {
    if number.fract() != 0.0 {
        return None;
    }
    match number as i64 {
        year @ 1950..=2060 => Some(Year(year as u16)),
        buddhist @ 2493..=2603 => Some(Year(buddhist as u16 - 543)),
        _ => None,
    }
}

/// Whether a text is a year with no more than the word for it and a mark.
fn is_year_alone(text: &str) -> bool {
    let said = Said::of(text);
    said.year().is_some() && !said.unknown && said.aside.is_none() && said.sexes.is_empty() && !said.total
}

/// A number with what offices put behind it taken off: `1 234 p`, `17,108 r`, `160.097 1)`, `(5)`; and the flag that a letter says.
fn without_letter(text: &str) -> (&str, Option<Flag>) {
    let mut text = text.trim();
    // `404.594*)`, `404.594¹)`: a bracket that opens nowhere belongs to the mark before it.
    if let Some(head) = text.strip_suffix(')')
        && !head.contains('(')
        && head.ends_with(is_mark)
    {
        text = head.trim_end_matches(is_mark).trim_end();
    }
    // `1 234 1/`, `1 234 p/`, `1 234r/`.
    if let Some(head) = text.strip_suffix('/') {
        match head.rsplit_once(char::is_whitespace) {
            Some((number, mark))
                if is_short(mark) && number.ends_with(char::is_numeric) && !is_letter_of_a_flag(mark) =>
            {
                return (number.trim_end(), None);
            }
            _ if head.ends_with(char::is_alphabetic) => text = head,
            _ => {}
        }
    }
    let trimmed = text.trim_end_matches(['*', ')', '†', '#', ' ']);
    if let Some(rest) = trimmed.strip_suffix(['p', 'P', 'r', 'R', 'e', 'E'])
        && rest.ends_with(|c: char| c.is_whitespace() || c.is_numeric())
        && rest.trim_end().ends_with(|c: char| c.is_numeric())
    {
        let flag = match trimmed.chars().last() {
            Some('p' | 'P') => Some(Flag::Provisional),
            Some('e' | 'E') => Some(Flag::Estimate),
            _ => None,
        };
        return (rest.trim_end(), flag);
    }
    // `160.097 1)`: a digit and a bracket that opens nowhere are a footnote.
    if let Some(head) = text.strip_suffix(')')
        && !head.contains('(')
        && let Some((number, mark)) = head.rsplit_once(char::is_whitespace)
        && is_short(mark)
        && number.ends_with(char::is_numeric)
    {
        return (number.trim_end(), None);
    }
    (text.trim_end_matches(['*', '†', '#']).trim_end(), None)
}

/// A sign or raised digit that is nothing but a footnote's.
fn is_mark(sign: char) -> bool {
    matches!(sign, '*' | '†' | '‡' | '#' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// One or two digits or letters, as footnotes have.
fn is_short(mark: &str) -> bool {
    (1..=2).contains(&mark.chars().count()) && mark.chars().all(char::is_alphanumeric)
}

fn is_letter_of_a_flag(mark: &str) -> bool {
    ["p", "r", "e"].iter().any(|letter| mark.eq_ignore_ascii_case(letter))
}

/// The letters in place of figures that the notes of a worksheet explain: "c - confidential; x - not applicable".
fn legend(worksheet: &Worksheet, is_hidden: &dyn Fn(At) -> bool) -> HashMap<char, Reason> {
    let mut letters = HashMap::new();
    let texts = worksheet
        .cells()
        .filter(|(at, _)| !is_hidden(*at))
        .filter_map(|(_, cell)| match &cell.content {
            Content::Text(text) if text.len() < 400 => Some(text),
            _ => None,
        });
    for part in texts.flat_map(|text| text.split([';', ',', '\n', '|'])) {
        let Some((letter, meaning)) = part.split_once(['-', '–', '—', '=', ':']) else {
            continue;
        };
        let mut signs = letter.trim().trim_matches(['(', ')', '"', '\'', '“', '”']).chars();
        let (Some(letter), None) = (signs.next(), signs.next()) else {
            continue;
        };
        let meaning = meaning.trim().trim_end_matches('.');
        if letter.is_alphabetic()
            && meaning.chars().count() > 3
            && let Reading::Figure(figure) = numerals::read_settled(meaning, ViewUnit::Ones, Convention::Unknown)
            && let Answer::Reason(reason) = figure.answer
        {
            letters.extend(letter.to_lowercase().map(|letter| (letter, reason.clone())));
        }
    }
    letters
}

/// A number that is kept as one: exact up to the digits a spreadsheet keeps, at least with the decimals that it shows.
fn number_of(number: f64, decimals: Option<u8>) -> Reads {
    let plain = plain_number(number);
    let Ok(value) = Value::parse_plain(&plain, 0) else {
        return Reads::Wrong;
    };
    let shown = decimals.map_or(0, |decimals| -(i8::try_from(decimals).unwrap_or(9).min(9)));
    Reads::Figure(Figure {
        value: value.at_precision(shown),
        flag: None,
        remark: None,
    })
}
