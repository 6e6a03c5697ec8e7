//! What wrong input may have been meant to say: proposals only, each with its reason, for the person to choose from.
//!
//! A slip of the keyboard (`12o4`), a word behind the number (`1,2 juta`), groups that are not of three (`12,34,567`). The most
//! likely meaning stands first; where nothing is likely, nothing is offered.

use super::words::{self, Word};
use super::{Ambiguity, Convention, Reading, characters, read};
use crate::figures::{Answer, Figure, Reason, Value, ViewUnit};

/// A likely meaning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// The figure.
    pub figure: Figure,
    /// Why it is likely.
    pub why: LikelyWhy,
}

/// Why a figure is the likely meaning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LikelyWhy {
    /// With a decimal point (`1.234` in thousands).
    DecimalPoint,
    /// With a decimal comma.
    DecimalComma,
    /// A dash or "there is none": zero.
    NoneAtAll,
    /// A dash or "there is none": the figure is not available.
    NotAvailable,
    /// A letter that looks like a digit.
    LetterForDigit {
        /// The letter as typed.
        letter: char,
        /// The digit it looks like.
        digit: char,
    },
    /// Without the brackets.
    WithoutBrackets,
    /// Without a sign before or behind it: doubled minus, apostrophe, currency mark.
    WithoutSign(String),
    /// Without the words behind or before it.
    WithoutWords(String),
    /// What stands behind it is a footnote.
    WithoutFootnote(String),
    /// In thousands, by the word behind it.
    Thousands(String),
    /// In millions, by the word behind it.
    Millions(String),
    /// All points, commas and spaces taken as groups, whatever their length.
    AllGroups,
    /// With one point, comma or space less.
    OneSeparatorLess(char),
    /// In the powers of ten of a calculator: digits may be missing.
    Scientific,
    /// A calculation whose `=` is missing.
    Calculation,
    /// A sign that stands for this reason in many tables.
    Sign(String),
}

/// How many meanings are offered at most.
const MOST: usize = 4;

/// The likely meanings of a text that is no figure, or can be read in two ways; none of a figure.
pub fn likely_meanings(text: &str, unit: ViewUnit, convention: Convention) -> Vec<Likely> {
    let mut found = Found {
        unit,
        convention,
        likely: Vec::new(),
    };
    match read(text, unit, convention) {
        Reading::Blank | Reading::Figure(_) | Reading::IncludedElsewhere => {}
        Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }) => {
            found.add(Figure::value(point), LikelyWhy::DecimalPoint);
            found.add(Figure::value(comma), LikelyWhy::DecimalComma);
        }
        Reading::Ambiguous(Ambiguity::Dash) => {
            found.add(Figure::value(Value::whole(0)), LikelyWhy::NoneAtAll);
            found.add(Figure::reason(Reason::NotAvailable), LikelyWhy::NotAvailable);
        }
        Reading::Wrong(_) if text.len() <= LONGEST => found.search(characters::normalised(text).trim()),
        Reading::Wrong(_) => {}
    }
    found.likely.truncate(MOST);
    found.likely
}

/// A longer text is a sentence rather than a number with a slip.
const LONGEST: usize = 80;

struct Found {
    unit: ViewUnit,
    convention: Convention,
    likely: Vec<Likely>,
}

impl Found {
    fn add(&mut self, figure: Figure, why: LikelyWhy) {
        if !self.likely.iter().any(|known| known.figure.answer == figure.answer) {
            self.likely.push(Likely { figure, why });
        }
    }

    /// Offers what a text says, in as many ways as it can be read, multiplied by a power of ten.
    fn offer(&mut self, text: &str, power: i8, why: &LikelyWhy) -> bool {
        let values = match read(text, self.unit, self.convention) {
            Reading::Figure(Figure {
                answer: Answer::Value(value),
                ..
            }) => vec![value],
            Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }) => vec![point, comma],
            _ => Vec::new(),
        };
        for value in &values {
            let value = Value::new(value.mantissa(), value.exponent().saturating_add(power));
            self.add(Figure::value(value), why.clone());
        }
        !values.is_empty()
    }

    fn search(&mut self, plain: &str) {
        self.signs(plain);
        if !plain.contains(|sign: char| sign.is_ascii_digit()) {
            return;
        }
        if let Some(inner) = plain.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            self.offer(inner.trim(), 0, &LikelyWhy::WithoutBrackets);
        }
        self.scientific(plain);
        if plain.starts_with(|sign: char| sign.is_ascii_digit())
            && plain.chars().skip(1).any(|sign| matches!(sign, '+' | '-' | '*' | '/'))
        {
            self.offer(&format!("={plain}"), 0, &LikelyWhy::Calculation);
        }
        if let Some((digits, letter, digit)) = words::letters_as_digits(plain) {
            let why = LikelyWhy::LetterForDigit { letter, digit };
            if !self.offer(&digits, 0, &why) {
                self.separators(&digits, Some(&why));
            }
        }
        self.footnote(plain);
        self.around(plain);
        self.separators(plain, None);
    }

    /// Signs that stand for a reason in the tables of many offices.
    fn signs(&mut self, plain: &str) {
        let reasons: &[Reason] = match plain {
            "*" | "**" => &[Reason::Confidential, Reason::NotSignificant, Reason::NotAvailable],
            "." => &[Reason::NotApplicable, Reason::NotAvailable],
            "u" | "U" | "#" => &[Reason::NotSignificant, Reason::NotAvailable],
            less if less.starts_with('<') => &[Reason::NotSignificant, Reason::Confidential],
            _ => &[],
        };
        for reason in reasons {
            self.add(Figure::reason(reason.clone()), LikelyWhy::Sign(plain.to_owned()));
        }
    }

    /// `1.2E+06`, as a spreadsheet shows a number that has no room.
    fn scientific(&mut self, plain: &str) {
        let Some((number, power)) = plain.split_once(['e', 'E']) else {
            return;
        };
        if let Ok(power @ 0..=15) = power.trim_start_matches('+').parse::<i8>() {
            self.offer(number, power, &LikelyWhy::Scientific);
        }
    }

    /// `1 234 1)`, `1 2341)`, `1 234 (1)`, `1 234/2`: one or two digits with a bracket or stroke are a footnote's number.
    fn footnote(&mut self, plain: &str) {
        let Some(rest) = plain.strip_suffix([')', '/']) else {
            return;
        };
        let digits = rest.len() - rest.trim_end_matches(|sign: char| sign.is_ascii_digit()).len();
        for taken in (1..=digits.min(2)).rev() {
            let number = rest[..rest.len() - taken].trim_end();
            let number = number.strip_suffix('(').unwrap_or(number).trim_end();
            let mark = plain[number.len()..].trim().to_owned();
            self.offer(number, 0, &LikelyWhy::WithoutFootnote(mark));
        }
    }

    /// Words and signs before and behind the number.
    fn around(&mut self, plain: &str) {
        let is_digit = |sign: char| sign.is_ascii_digit();
        let (Some(first), Some(last)) = (plain.find(is_digit), plain.rfind(is_digit)) else {
            return;
        };
        let (before, number, behind) = (&plain[..first], &plain[first..=last], plain[last + 1..].trim());
        let before = before.trim();
        let behind_word = behind.trim_end_matches('.').to_lowercase();
        let outside = [before, behind].join(" ").trim().to_owned();
        // A bracket or stroke behind digits alone makes them a footnote's number.
        let footnote = before.is_empty() && matches!(behind, ")" | "/");
        if footnote || outside.is_empty() || outside.contains('%') || outside.starts_with(['<', '>']) {
            return;
        }
        let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
        match words::word(&behind_word) {
            Some(Word::Thousands) => self.multiplied(number, 3, &LikelyWhy::Thousands(behind.to_owned())),
            Some(Word::Millions) => self.multiplied(number, 6, &LikelyWhy::Millions(behind.to_owned())),
            Some(Word::ThousandsOrMillions) => {
                self.multiplied(number, 3, &LikelyWhy::Thousands(behind.to_owned()));
                self.multiplied(number, 6, &LikelyWhy::Millions(behind.to_owned()));
            }
            None => {
                let why = if has_letters(&outside) {
                    LikelyWhy::WithoutWords(outside)
                } else {
                    LikelyWhy::WithoutSign(outside)
                };
                if !self.offer(number, 0, &why) {
                    self.separators(number, Some(&why));
                }
            }
        }
    }

    /// A number with a word that multiplies it, in persons whatever the unit of the sheet. A lone separator is a decimal sign
    /// there: nobody writes `1.234 million` for 1 234 millions.
    fn multiplied(&mut self, number: &str, power: i8, why: &LikelyWhy) {
        let unit = std::mem::replace(&mut self.unit, ViewUnit::Ones);
        let convention = self.convention;
        let marks: Vec<char> = number.chars().filter(|sign| matches!(sign, '.' | ',')).collect();
        if let [sign] = marks[..] {
            self.convention = if sign == '.' {
                Convention::PointDecimal
            } else {
                Convention::CommaDecimal
            };
        }
        self.offer(number, power, why);
        (self.unit, self.convention) = (unit, convention);
    }

    /// Separators that make no number: one too many, or groups that are not of three.
    fn separators(&mut self, plain: &str, why: Option<&LikelyWhy>) {
        let is_separator = |sign: char| matches!(sign, '.' | ',' | ' ' | '\'');
        if !plain.chars().all(|sign| sign.is_ascii_digit() || is_separator(sign)) {
            return;
        }
        let mut kinds: Vec<char> = plain.chars().filter(|sign| is_separator(*sign)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.len() > 1 {
            for (at, sign) in plain.char_indices().filter(|(_, sign)| is_separator(*sign)) {
                let less = format!("{}{}", &plain[..at], &plain[at + sign.len_utf8()..]);
                self.offer(&less, 0, why.unwrap_or(&LikelyWhy::OneSeparatorLess(sign)));
            }
        }
        let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
        self.offer(&digits, 0, why.unwrap_or(&LikelyWhy::AllGroups));
    }
}
