//! What a text in somebody's table says: over a column, beside a row, in a title. Years in any digits and reckoning, sexes and
//! statuses in any language, units, and that a column is no answer at all: a share, a change, a month, a plan.

use super::joined::{are_twelve, both_sexes_joined, is_rest_of_region, without_age};
use super::lexicon::Lexicon;
use super::text::{folded, unmarked};
use super::words::{Meaning, Unit, columns_of, meanings, unit_said};
use super::years::{is_last_day, without_years, years_in};
use crate::questionnaire::{Sex, Year};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

const COLUMNS: &str = include_str!("../../../schemas/labels/columns.csv");
const STATUSES: &str = include_str!("../../../schemas/labels/statuses.csv");

static WORDS: LazyLock<Lexicon<Word>> = LazyLock::new(|| {
    let rows = columns_of(COLUMNS, &[0, 2]).into_iter();
    Lexicon::new(rows.filter_map(|row| Some((row[1].clone(), Word::named(&row[0])?))))
});

static STATUS_WORDS: LazyLock<Lexicon<String>> = LazyLock::new(|| {
    let rows = columns_of(STATUSES, &[0, 2]).into_iter();
    Lexicon::new(rows.map(|row| (row[1].clone(), row[0].clone())))
});

/// Texts that are remembered with what they say.
const MOST_ASKED: usize = 5_000;

thread_local! {
    static ASKED: RefCell<HashMap<String, Said>> = RefCell::default();
}

/// What a word of `columns.csv` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Aside(Aside),
    /// One to twelve.
    Month(u8),
    /// The whole of a year, or its end.
    FullYear,
}

impl Word {
    fn named(name: &str) -> Option<Self> {
        let month = || Some(Word::Month(name.strip_prefix("month-")?.parse().ok()?));
        match name {
            "full-year" => Some(Word::FullYear),
            _ => Aside::named(name).map(Word::Aside).or_else(month),
        }
    }
}

/// Why a column or row is no answer to the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aside {
    /// A share of something.
    Percent,
    /// A change on another year.
    Change,
    /// A rank.
    Rank,
    /// A running number of the lines.
    Number,
    /// Several years together.
    Cumulative,
    /// A part of a year: a month, a quarter, the months so far.
    PartOfYear,
    /// Planned or forecast.
    Plan,
    /// An average.
    Average,
    /// A check sum or difference.
    Check,
    /// A memorandum item.
    Memo,
    /// A code.
    Code,
    /// Remarks.
    Remarks,
    /// A line that names the source.
    Source,
    /// A line of notes.
    Note,
    /// A group of countries that stand for themselves as well: a region.
    Group,
    /// A subtotal of what is counted: of workers on land, of new hires.
    Subtotal,
    /// The name of what stands below or beside it: "Country", "Sex", "Year".
    Heading,
}

impl Aside {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "percent" => Aside::Percent,
            "change" => Aside::Change,
            "rank" => Aside::Rank,
            "number" => Aside::Number,
            "cumulative" => Aside::Cumulative,
            "quarter" | "half" | "part-year" => Aside::PartOfYear,
            "plan" => Aside::Plan,
            "average" => Aside::Average,
            "check" => Aside::Check,
            "memo" => Aside::Memo,
            "code" => Aside::Code,
            "remarks" => Aside::Remarks,
            "source" => Aside::Source,
            "note" => Aside::Note,
            "region" => Aside::Group,
            "subtotal" => Aside::Subtotal,
            "country-heading" | "sex-heading" | "year-heading" => Aside::Heading,
            _ => return None,
        })
    }

    /// Whether it counts within a longer text, not only as the whole of it.
    fn counts_within(self) -> bool {
        matches!(
            self,
            Aside::Percent
                | Aside::Change
                | Aside::Cumulative
                | Aside::PartOfYear
                | Aside::Plan
                | Aside::Check
                | Aside::Memo
        )
    }
}

/// What one text says; what it does not say is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The years that it names, in the order of the text.
    pub years: Vec<Year>,
    /// The sexes that it can mean; more than one where only the neighbours tell ("P").
    pub sexes: Vec<Sex>,
    /// The end of the code of a status: `MIGRANT`, `NONMIG`.
    pub status: Option<String>,
    /// "Total": of the rows, the sexes or the statuses, whichever the line is about.
    pub total: bool,
    /// All others.
    pub other: bool,
    /// Why it is no answer.
    pub aside: Option<Aside>,
    /// The unit that it states.
    pub unit: Option<Unit>,
    /// Whether it holds words that were not understood.
    pub unknown: bool,
}

impl Said {
    /// What a text says, as a whole or part by part: `2014`, `Female`, `Tahun 2013 / Laki-laki`, `of which: women`.
    pub fn of(text: &str) -> Self {
        // The same few texts are asked about again and again while a worksheet is read.
        let known = ASKED.with_borrow(|asked| asked.get(text).cloned());
        known.unwrap_or_else(|| {
            let mut said = Self::read(text);
            if said.unknown
                && let Some(plain) = unmarked(text)
            {
                let again = Self::read(&plain);
                if !again.unknown || (said.is_nothing() && !again.is_nothing()) {
                    said = again;
                }
            }
            ASKED.with_borrow_mut(|asked| {
                if asked.len() >= MOST_ASKED {
                    asked.clear();
                }
                asked.insert(text.to_owned(), said.clone());
            });
            said
        })
    }

    fn read(text: &str) -> Self {
        let mut said = Self {
            years: years_in(text),
            unit: unit_said(text),
            aside: text.contains('%').then_some(Aside::Percent),
            ..Self::default()
        };
        let rest = without_years(text);
        let rest = without_age(&rest).unwrap_or(rest);
        if rest.trim().is_empty() {
            said.settle_years(text);
            return said;
        }
        if said.take(&rest) {
            said.settle_years(text);
            return said;
        }
        if let Some(all_said) = both_sexes_joined(&rest) {
            said.sexes = vec![Sex::Total];
            said.unknown = !all_said;
            said.settle_years(text);
            return said;
        }
        let mut parts = rest
            .split(['\n', '/', '|', ';', '(', ')', '[', ']', ':', ','])
            .flat_map(|part| part.split(" - "))
            .map(str::trim)
            .filter(|part| part.chars().any(char::is_alphanumeric) || part.contains('%'))
            .peekable();
        if parts.peek().is_none() {
            said.settle_years(text);
            return said;
        }
        for part in parts {
            if !said.take(part) {
                said.unknown = true;
            }
        }
        if is_rest_of_region(&rest, is_group) {
            said.other = true;
            said.unknown = false;
        }
        if said.aside.is_none() {
            said.aside = aside_within(text);
        }
        if said.unknown && said.status.is_none() {
            // "Non-Malaysian citizens" stands for itself; "Employed Malaysian citizens" says more.
            // Each language of a label by itself.
            let parts = rest.split(['\n', '/', '|']);
            let short = parts.filter(|part| part.split_whitespace().count() <= 4);
            let mut named: Vec<String> = short.filter_map(status_within).collect();
            named.dedup();
            said.status = named.pop().filter(|_| named.is_empty());
        }
        if said.unknown && said.sexes.is_empty() && said.aside.is_none() {
            said.words_apart(&rest);
        }
        said.settle_years(text);
        said
    }

    /// Takes what a whole piece of text says; false where it says nothing that is known.
    fn take(&mut self, piece: &str) -> bool {
        let mut known = false;
        for meaning in meanings(piece) {
            known = true;
            match meaning {
                Meaning::Total => self.total = true,
                Meaning::Sex(sex) => {
                    if !self.sexes.contains(sex) {
                        self.sexes.push(*sex);
                    }
                }
                Meaning::Status(ending) => self.status = self.status.take().or_else(|| Some(ending.clone())),
                Meaning::Other => self.other = true,
                Meaning::Year | Meaning::Thousands => {}
            }
        }
        if let Some(sex) = Sex::ALL
            .into_iter()
            .find(|sex| piece.trim().eq_ignore_ascii_case(sex.code()))
        {
            self.sexes = vec![sex];
            known = true;
        }
        if let [status, ..] = STATUS_WORDS.whole(piece) {
            self.status = self.status.take().or_else(|| Some(status.clone()));
            known = true;
        }
        match WORDS.whole(piece) {
            [Word::Aside(aside), ..] => {
                self.aside = self.aside.or(Some(*aside));
                known = true;
            }
            [Word::FullYear, ..] => {
                self.total = true;
                known = true;
            }
            // What months together say is settled with the years.
            [Word::Month(_), ..] => known = true,
            _ => {}
        }
        known
            || piece
                .trim_matches(|c: char| !c.is_alphanumeric() && c != '%')
                .is_empty()
    }

    /// Single words of a short text: "Male workers", "Jumlah TKI".
    fn words_apart(&mut self, text: &str) {
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '+')
            .filter(|word| word.chars().count() > 2)
            .collect();
        if words.len() > 4 {
            return;
        }
        for word in words {
            for meaning in meanings(word) {
                match meaning {
                    Meaning::Sex(sex) if !self.sexes.contains(sex) => self.sexes.push(*sex),
                    Meaning::Total => self.total = true,
                    _ => {}
                }
            }
        }
    }

    /// Months, fiscal years, and several years in one text.
    fn settle_years(&mut self, text: &str) {
        let words = WORDS.within(text);
        let mut months = months_in(text);
        // One month alone may be another word: Vietnamese "may" (to sew), the Malay "Mac".
        let is_month = matches!(WORDS.whole(text), [Word::Month(_), ..]);
        if months.len() == 1 && self.years.is_empty() && !is_month {
            months.clear();
        }
        let whole_year = words.contains(&Word::FullYear)
            || (months.first() == Some(&1) && months.last() == Some(&12))
            || (months.len() == 2 && are_twelve(text, months_in))
            || is_last_day(text, &months);
        if whole_year {
            self.aside = self.aside.filter(|aside| *aside != Aside::PartOfYear);
        } else if !months.is_empty() {
            // The words for "until" make it the months so far; a month alone may be when a stock was counted.
            let part = months.len() > 1 || self.years.is_empty() || self.aside == Some(Aside::PartOfYear);
            self.aside = if part { Some(Aside::PartOfYear) } else { self.aside };
        }
        if self.years.len() > 1 && self.aside.is_none() {
            self.aside = Some(Aside::Cumulative);
        }
    }

    /// Whether it says nothing that places a figure.
    pub fn is_nothing(&self) -> bool {
        self.years.is_empty()
            && self.sexes.is_empty()
            && self.status.is_none()
            && !self.total
            && !self.other
            && self.aside.is_none()
    }

    /// The year, where it names exactly one.
    pub fn year(&self) -> Option<Year> {
        match self.years[..] {
            [year] => Some(year),
            _ => None,
        }
    }
}

/// The status that a text names: "penduduk tempatan" is not meant where "bukan" stands before it.
fn status_within(text: &str) -> Option<String> {
    const NOT: [&str; 6] = ["bukan", "non", "not", "khong", "hindi", "tidak"];
    let plain = folded(text);
    let words: Vec<&str> = plain.split(' ').collect();
    if let Some(at) = words.iter().position(|word| NOT.contains(word)) {
        let longest = |from: usize| {
            let ends = (from + 1..=words.len()).rev();
            let mut named = ends.filter_map(|end| STATUS_WORDS.whole(&words[from..end].join(" ")).first());
            named.next().cloned()
        };
        // The whole with its "not" may be a phrase of its own.
        let negated = || {
            let opposite = match longest(at + 1)?.as_str() {
                "NONMIG" => "MIGRANT",
                "MIGRANT" => "NONMIG",
                "CITIZEN" => "NONCIT",
                "NONCIT" => "CITIZEN",
                "NATIVE" => "FOREIGN",
                "FOREIGN" => "NATIVE",
                _ => return None,
            };
            Some(opposite.to_owned())
        };
        if let Some(status) = longest(at).or_else(negated) {
            return Some(status);
        }
    }
    STATUS_WORDS.within(text).into_iter().next()
}

/// That a longer text speaks of a share, a change, a part of a year.
fn aside_within(text: &str) -> Option<Aside> {
    WORDS.within(text).into_iter().find_map(|word| match word {
        Word::Aside(aside) if aside.counts_within() => Some(aside),
        _ => None,
    })
}

/// Whether a text is the name of a group of countries.
fn is_group(text: &str) -> bool {
    WORDS.whole(text).contains(&Word::Aside(Aside::Group))
}

/// The months that a text names, in order.
fn months_in(text: &str) -> Vec<u8> {
    let months = WORDS.within(text).into_iter().filter_map(|word| match word {
        Word::Month(month) => Some(month),
        _ => None,
    });
    let mut months: Vec<u8> = months.collect();
    months.sort_unstable();
    months
}

/// Whether a line begins with the words for "source" or "note".
pub fn is_remark_line(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(40).collect();
    let first = head.split([':', '：', '៖', '\u{f14}']).next().unwrap_or_default();
    let begins = |text: &str| {
        WORDS
            .whole(text)
            .iter()
            .any(|word| matches!(word, Word::Aside(Aside::Source | Aside::Note)))
    };
    let short = first.len() < head.len() || text.chars().count() <= 40;
    (short && first.split('/').any(begins)) || head.split_whitespace().next().is_some_and(begins)
}
