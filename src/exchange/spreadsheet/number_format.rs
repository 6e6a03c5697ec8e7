//! Number formats as Excel writes them: how many decimals a cell shows, whether it is a percentage, whether its number is a day.
//!
//! A format has up to four sections, for numbers above zero, below zero, zero, and texts; or sections with conditions of their
//! own. What is inside quotes, behind a backslash, or in brackets is no digit. ECMA-376 part 1, 18.8.31.

use super::limits::{MAX_FORMAT, MAX_FORMATS};
use super::moment::{Epoch, clock, duration, iso_moment};
use super::{Content, SpreadsheetError};
use std::cmp::Ordering;
use std::collections::HashMap;

/// What a cell shows of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Decimals of the number that is stored: a format that scales by thousands shows none of them, `0.0%` shows one.
    pub decimals: Option<u8>,
    pub percent: bool,
}

/// A number format.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
}

#[derive(Clone, Debug, PartialEq)]
struct Section {
    condition: Option<Condition>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Condition {
    comparison: Comparison,
    bound: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    Less,
    AtMost,
    Equal,
    Other,
    AtLeast,
    Greater,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// General, text, fractions, powers of ten: says nothing of decimals.
    Plain,
    Number(Shown),
    /// A day, with a time of day or without.
    Day,
    /// A time of day.
    Clock,
    /// Hours, minutes or seconds that may pass a day.
    Duration,
}

impl NumberFormat {
    /// The general format.
    pub fn general() -> Self {
        Self { sections: Vec::new() }
    }

    /// Reads a format's code.
    pub fn parse(code: &str) -> Self {
        if code.len() > MAX_FORMAT {
            return Self::general();
        }
        Self {
            sections: sections(code).iter().map(|section| parse_section(section)).collect(),
        }
    }

    /// A number under this format, with what is shown of it. A number that is a day under it becomes one.
    pub fn apply(&self, number: f64, epoch: Epoch) -> (Content, Shown) {
        let moment = match self.kind(number) {
            Kind::Plain => None,
            Kind::Number(shown) => return (Content::Number(number), shown),
            Kind::Day => iso_moment(number, epoch).map(|text| Content::Moment(text.into())),
            Kind::Clock if number >= 1.0 => iso_moment(number, epoch).map(|text| Content::Moment(text.into())),
            Kind::Clock => clock(number).map(|text| Content::Text(text.into())),
            Kind::Duration => duration(number).map(|text| Content::Text(text.into())),
        };
        (moment.unwrap_or(Content::Number(number)), Shown::default())
    }

    /// The section that is for this number.
    fn kind(&self, number: f64) -> Kind {
        let sections = &self.sections[..];
        let numeric = &sections[..sections.len().min(3)];
        let chosen = if numeric.iter().any(|section| section.condition.is_some()) {
            numeric
                .iter()
                .find(|section| section.condition.is_none_or(|condition| condition.holds(number)))
        } else if number < 0.0 && numeric.len() > 1 {
            numeric.get(1)
        } else if number == 0.0 && numeric.len() > 2 {
            numeric.get(2)
        } else {
            numeric.first()
        };
        chosen.map_or(Kind::Plain, |section| section.kind)
    }
}

impl Condition {
    fn holds(self, number: f64) -> bool {
        let order = number.partial_cmp(&self.bound);
        match self.comparison {
            Comparison::Less => order == Some(Ordering::Less),
            Comparison::AtMost => order.is_some_and(Ordering::is_le),
            Comparison::Equal => order == Some(Ordering::Equal),
            Comparison::Other => order != Some(Ordering::Equal),
            Comparison::AtLeast => order.is_some_and(Ordering::is_ge),
            Comparison::Greater => order == Some(Ordering::Greater),
        }
    }
}

/// A sign of a format, as what it is meant.
#[derive(Clone, Debug, PartialEq)]
enum Sign {
    /// Means what the format language says.
    Token(char),
    /// Stands for itself: quoted, escaped, or a space of some width.
    Literal,
    /// In brackets: a colour, a condition, a currency, hours beyond a day.
    Bracket(String),
}

fn sections(code: &str) -> Vec<Vec<Sign>> {
    let mut sections = vec![Vec::new()];
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        let read = match sign {
            '"' => {
                let _quoted = signs.by_ref().take_while(|sign| *sign != '"').count();
                Sign::Literal
            }
            '\\' | '_' | '*' => {
                signs.next();
                Sign::Literal
            }
            '[' => Sign::Bracket(signs.by_ref().take_while(|sign| *sign != ']').collect()),
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            other => Sign::Token(other),
        };
        if let Some(section) = sections.last_mut() {
            section.push(read);
        }
    }
    sections
}

fn parse_section(signs: &[Sign]) -> Section {
    let condition = signs.iter().find_map(|sign| match sign {
        Sign::Bracket(inside) => parse_condition(inside),
        _ => None,
    });
    Section {
        condition,
        kind: parse_kind(signs),
    }
}

fn parse_condition(inside: &str) -> Option<Condition> {
    let (comparison, bound) = [
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("<>", Comparison::Other),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
        ("=", Comparison::Equal),
    ]
    .iter()
    .find_map(|(sign, comparison)| Some((*comparison, inside.strip_prefix(sign)?)))?;
    let bound = bound.trim().parse().ok()?;
    Some(Condition { comparison, bound })
}

fn parse_kind(signs: &[Sign]) -> Kind {
    let tokens: String = signs
        .iter()
        .filter_map(|sign| match sign {
            Sign::Token(token) => Some(token.to_ascii_lowercase()),
            Sign::Literal | Sign::Bracket(_) => None,
        })
        .collect();
    let beyond_a_day = signs.iter().any(|sign| match sign {
        Sign::Bracket(inside) => {
            let mut letters = inside.chars().map(|letter| letter.to_ascii_lowercase());
            let first = letters.next();
            matches!(first, Some('h' | 'm' | 's')) && letters.all(|letter| Some(letter) == first)
        }
        _ => false,
    });
    if beyond_a_day {
        return Kind::Duration;
    }
    if tokens.contains("general") || tokens.contains('@') {
        return Kind::Plain;
    }
    if let Some(kind) = parse_time(&tokens) {
        return kind;
    }
    parse_number(&tokens)
}

/// Days and times of day. `b` is a year of the Buddhist era, `e` one of an emperor's; `m` is a minute beside hours and seconds, else
/// a month.
fn parse_time(tokens: &str) -> Option<Kind> {
    let power = tokens.contains("e+") || tokens.contains("e-");
    let has = |letters: &[char]| tokens.contains(letters);
    if has(&['y', 'd', 'b']) || (has(&['e', 'g']) && !power) {
        return Some(Kind::Day);
    }
    if has(&['h', 's']) {
        return Some(Kind::Clock);
    }
    has(&['m']).then_some(Kind::Day)
}

fn parse_number(tokens: &str) -> Kind {
    let digit = |sign: char| matches!(sign, '0' | '#' | '?');
    if tokens.contains(['/', 'e']) {
        return Kind::Plain;
    }
    if !tokens.contains(digit) {
        // Shows a text in the number's place, or nothing; the number is none the less there.
        return Kind::Plain;
    }
    let percent = tokens.contains('%');
    let (whole, fraction) = tokens.split_once('.').unwrap_or((tokens, ""));
    let decimals = fraction.chars().filter(|sign| digit(*sign)).count();
    // Commas behind the last digit scale by a thousand each; commas between digits only part them.
    let last = if fraction.contains(digit) { fraction } else { whole };
    let behind = last.rfind(digit).map_or("", |at| &last[at + 1..]);
    let scaled = behind.chars().take_while(|sign| *sign == ',').count();
    let decimals = decimals.saturating_sub(3 * scaled);
    Kind::Number(Shown {
        decimals: Some(u8::try_from(decimals).unwrap_or(u8::MAX)),
        percent,
    })
}

/// The formats that files name by number alone. ECMA-376 part 1, 18.8.30, and [MS-XLS] 2.5.165 for 5 to 8.
fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 => "$#,##0;($#,##0)",
        7 | 8 => "$#,##0.00;($#,##0.00)",
        9 => "0%",
        10 => "0.00%",
        // East Asian days and times, one by one different in each language, are days in all of them.
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => "h:mm:ss",
        37 | 38 => "#,##0;(#,##0)",
        39 | 40 => "#,##0.00;(#,##0.00)",
        41 | 42 => "#,##0;(#,##0);\"-\"",
        43 | 44 => "#,##0.00;(#,##0.00);\"-\"??",
        46 => "[h]:mm:ss",
        _ => "General",
    }
}

/// The number formats of a file, and which of them each cell format takes.
pub(super) struct Formats {
    kept: Vec<NumberFormat>,
    by_id: HashMap<u32, usize>,
    by_cell: Vec<usize>,
    general: NumberFormat,
    pub epoch: Epoch,
}

impl Formats {
    pub fn new() -> Self {
        Self {
            kept: Vec::new(),
            by_id: HashMap::new(),
            by_cell: Vec::new(),
            general: NumberFormat::general(),
            epoch: Epoch::Year1900,
        }
    }

    /// A number format that the file spells out.
    pub fn spell_out(&mut self, id: u32, code: &str) -> Result<(), SpreadsheetError> {
        let format = NumberFormat::parse(code);
        self.keep(id, format).map(drop)
    }

    /// The next cell format takes the number format `id`.
    pub fn cell_format(&mut self, id: u32) -> Result<(), SpreadsheetError> {
        let index = match self.by_id.get(&id) {
            Some(index) => *index,
            None => self.keep(id, NumberFormat::parse(built_in(id)))?,
        };
        if self.by_cell.len() >= MAX_FORMATS {
            return Err(SpreadsheetError::damaged("styles"));
        }
        self.by_cell.push(index);
        Ok(())
    }

    fn keep(&mut self, id: u32, format: NumberFormat) -> Result<usize, SpreadsheetError> {
        if self.kept.len() >= 2 * MAX_FORMATS {
            return Err(SpreadsheetError::damaged("styles"));
        }
        self.kept.push(format);
        self.by_id.insert(id, self.kept.len() - 1);
        Ok(self.kept.len() - 1)
    }

    /// A number in a cell of that cell format.
    pub fn apply(&self, cell_format: usize, number: f64) -> (Content, Shown) {
        let index = self.by_cell.get(cell_format);
        let format = index.and_then(|index| self.kept.get(*index));
        format.unwrap_or(&self.general).apply(number, self.epoch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> Kind {
        NumberFormat::parse(code).kind(number)
    }

    #[test]
    fn decimals_are_those_that_the_format_shows() {
        for (code, decimals, percent) in [
            ("0", 0, false),
            ("#,##0", 0, false),
            ("#,##0.000", 3, false),
            ("0.0##", 3, false),
            ("#,##0_);[Red](#,##0)", 0, false),
            ("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", 2, false),
            ("[$Rp-421]#,##0.00", 2, false),
            ("\"No. 0.00\" 0.0", 1, false),
            ("0.0\" thousand\"", 1, false),
            ("\\00.0", 1, false),
            ("[>=1000]#,##0.0;0", 1, false),
            ("#,##0,", 0, false),
            ("#,##0.0,", 0, false),
            ("#,##0.0000,", 1, false),
            ("0.00,,", 0, false),
            ("0%", 0, true),
            ("0.0%", 1, true),
            ("0.0\\%", 1, false),
            ("# ##0.00", 2, false),
            ("#'##0.0", 1, false),
            ("0.0*-", 1, false),
            ("+0.0;-0.0", 1, false),
        ] {
            let decimals = Some(decimals);
            assert_eq!(shown(code, 1234.5), Kind::Number(Shown { decimals, percent }), "{code}");
        }
    }

    #[test]
    fn formats_that_say_nothing_of_decimals() {
        for code in [
            "",
            "General",
            "@",
            "0.00E+00",
            "##0.0E+0",
            "# ?/?",
            "\"text\"",
            "[Red]General",
            ";;;",
        ] {
            assert_eq!(shown(code, 1.0), Kind::Plain, "{code}");
        }
    }

    #[test]
    fn the_section_is_the_one_for_the_number() {
        let decimals = |decimals| {
            Kind::Number(Shown {
                decimals: Some(decimals),
                percent: false,
            })
        };
        let format = "0.0;0.00;0.000;@";
        assert_eq!(shown(format, 1.0), decimals(1));
        assert_eq!(shown(format, -1.0), decimals(2));
        assert_eq!(shown(format, 0.0), decimals(3));
        assert_eq!(shown("0.0;0.00", 0.0), decimals(1));
        assert_eq!(shown("[<10]0.00;[<100]0.0;0", 5.0), decimals(2));
        assert_eq!(shown("[<10]0.00;[<100]0.0;0", 50.0), decimals(1));
        assert_eq!(shown("[<10]0.00;[<100]0.0;0", 500.0), decimals(0));
        assert_eq!(shown("[=0]\"nil\";[<>0]0.0", 0.0), Kind::Plain);
    }

    #[test]
    fn days_and_times_are_told_from_numbers() {
        for (code, kind) in [
            ("yyyy-mm-dd", Kind::Day),
            ("mmm-yy", Kind::Day),
            ("mmmm", Kind::Day),
            ("[$-41E]d mmmm bbbb", Kind::Day),
            ("[$-411]ge.m.d", Kind::Day),
            ("m/d/yy h:mm", Kind::Day),
            ("h:mm AM/PM", Kind::Clock),
            ("mm:ss.0", Kind::Clock),
            ("[h]:mm:ss", Kind::Duration),
            ("[mm]:ss", Kind::Duration),
            (
                "[Magenta]0",
                Kind::Number(Shown {
                    decimals: Some(0),
                    percent: false,
                }),
            ),
            (
                "0\" days\"",
                Kind::Number(Shown {
                    decimals: Some(0),
                    percent: false,
                }),
            ),
            (
                "0 \\d\\a\\y\\s",
                Kind::Number(Shown {
                    decimals: Some(0),
                    percent: false,
                }),
            ),
        ] {
            assert_eq!(shown(code, 1.0), kind, "{code}");
        }
        for id in [14, 17, 22, 30, 57] {
            assert_eq!(shown(built_in(id), 1.0), Kind::Day, "{id}");
        }
        for id in [18, 21, 45, 55] {
            assert_eq!(shown(built_in(id), 1.0), Kind::Clock, "{id}");
        }
        assert_eq!(shown(built_in(46), 1.0), Kind::Duration);
        assert_eq!(
            shown(built_in(43), 0.0),
            Kind::Number(Shown {
                decimals: Some(0),
                percent: false
            })
        );
    }
}
