//! Matches the words over columns: years in any digits and reckoning, sexes and statuses in any language.

use super::text::{plain_digit, said};
use super::words::{Meaning, meanings, words_for};
use crate::questionnaire::{Classification, ItemCode, Pack, Sex, Table, Year};

/// What one text over a column says; what it does not say is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnLabel {
    /// The year.
    pub year: Option<Year>,
    /// The sexes that it can mean; more than one where only the neighbours tell ("P").
    pub sexes: Vec<Sex>,
    /// The status.
    pub status: Option<ItemCode>,
    /// "Total": of the sexes or of the statuses, whichever the line is about.
    pub total: bool,
}

impl ColumnLabel {
    /// Whether it says anything.
    pub fn is_something(&self) -> bool {
        self.year.is_some() || !self.sexes.is_empty() || self.status.is_some() || self.total
    }
}

/// The columns of a table, to be found by their labels.
#[derive(Clone, Debug)]
pub struct ColumnWords<'a> {
    statuses: Option<&'a Classification>,
}

impl<'a> ColumnWords<'a> {
    /// The columns of a table.
    pub fn of(pack: &'a Pack, table: &Table) -> Self {
        Self {
            statuses: table.status.as_ref().and_then(|id| pack.classification(id)),
        }
    }

    /// What a text over a column says: one thing (`2014`, `Female`), or several (`2014 Female`, `Migrants - M`).
    pub fn find(&self, text: &str) -> ColumnLabel {
        let mut label = self.single(text);
        if label.is_something() {
            return label;
        }
        let Some(parts) = parts(text) else { return label };
        for part in &parts {
            let found = self.single(part);
            let again = (label.year.is_some() && found.year.is_some())
                || (!label.sexes.is_empty() && !found.sexes.is_empty())
                || (label.status.is_some() && found.status.is_some());
            let nothing = !found.is_something() && !meanings(part).contains(&Meaning::Year);
            if nothing || again {
                return ColumnLabel::default();
            }
            label.year = label.year.or(found.year);
            label.status = label.status.or(found.status);
            label.total |= found.total;
            if !found.sexes.is_empty() {
                label.sexes = found.sexes;
            }
        }
        label
    }

    fn single(&self, text: &str) -> ColumnLabel {
        let mut label = ColumnLabel {
            year: read_year(text),
            ..ColumnLabel::default()
        };
        if label.year.is_some() {
            return label;
        }
        for meaning in meanings(text) {
            match meaning {
                Meaning::Total => label.total = true,
                Meaning::Sex(sex) => label.sexes.push(*sex),
                Meaning::Status(ending) => label.status = label.status.or_else(|| self.status_ending(ending)),
                Meaning::Other | Meaning::Year | Meaning::Thousands => {}
            }
        }
        if let Some(sex) = Sex::ALL
            .into_iter()
            .find(|sex| text.trim().eq_ignore_ascii_case(sex.code()))
        {
            label.sexes = vec![sex];
        }
        if !label.is_something() {
            label.status = self.status_named(text);
        }
        label
    }

    fn status_ending(&self, ending: &str) -> Option<ItemCode> {
        let list = self.statuses?;
        let code = ItemCode::from(format!("{}_{ending}", list.id));
        list.item(&code).map(|item| item.code.clone())
    }

    fn status_named(&self, text: &str) -> Option<ItemCode> {
        let list = self.statuses?;
        match list.label_names().find(text) {
            super::Found::One(place, how) if how < super::How::Spelling => {
                let item = list.items.get(usize::from(place))?;
                (!item.is_total).then(|| item.code.clone())
            }
            _ => None,
        }
    }
}

/// A text of several words cut where it can be: at marks, else at spaces. The word before a year goes with it.
fn parts(text: &str) -> Option<Vec<String>> {
    let marks = |c: char| matches!(c, ',' | ';' | '/' | '|' | '(' | ')' | '\n' | '_' | '–' | '—');
    let cut = |parts: Vec<&str>| -> Vec<String> {
        parts
            .into_iter()
            .map(|part| part.trim().trim_matches('-').trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let by_marks = cut(text.split(marks).flat_map(|part| part.split(" - ")).collect());
    if by_marks.len() > 1 && by_marks.iter().all(|part| !part.contains(' ')) {
        return Some(by_marks);
    }
    let words = cut(text.split(|c: char| marks(c) || c.is_whitespace()).collect());
    if words.len() < 2 || words.len() > 6 {
        return None;
    }
    // A year, and what is left of the text as one: "2014 both sexes".
    if let Some(at) = words.iter().position(|word| read_year(word).is_some()) {
        let mut rest = words.clone();
        let year = rest.remove(at);
        let before = at
            .checked_sub(1)
            .filter(|before| meanings(&rest[*before]).contains(&Meaning::Year));
        if let Some(before) = before {
            rest.remove(before);
        }
        rest.retain(|word| word.chars().any(char::is_alphanumeric));
        return match rest.len() {
            0 => Some(vec![year]),
            1 => Some(vec![year, rest.remove(0)]),
            // A status and a sex may be left; try them as one phrase first.
            _ if !meanings(&rest.join(" ")).is_empty() => Some(vec![year, rest.join(" ")]),
            _ => Some(std::iter::once(year).chain(rest).collect()),
        };
    }
    Some(by_marks).filter(|parts| parts.len() > 1).or(Some(words))
}

/// Reads a year as a header states it: `2015`, in any digits; a Buddhist year (`2558`, `พ.ศ. 2558`) is 543 years ahead; with
/// the word for year before it, or a mark for provisional figures behind it.
pub fn read_year(text: &str) -> Option<Year> {
    // Most texts are no years, and this is asked of every field of a block.
    if text
        .chars()
        .filter(|letter| plain_digit(*letter).is_ascii_digit())
        .count()
        != 4
    {
        return None;
    }
    let plain: String = said(text).chars().map(plain_digit).collect();
    let mut digits = plain.trim_end_matches(['*', 'p', 'r', ')', '(', '.', ':', ' ']).trim();
    if !digits.ends_with(|c: char| c.is_ascii_digit()) {
        // An era may stand behind the year: "2558 BE".
        digits = plain.trim();
    }
    if digits.len() != 4 {
        let era = words_for(&Meaning::Year)
            .map(said)
            .chain(["be", "ad"].map(str::to_owned))
            .find_map(|era| {
                let rest = digits
                    .strip_prefix(era.as_str())
                    .or_else(|| digits.strip_suffix(era.as_str()))?;
                let rest = rest.trim_matches(|c: char| c.is_whitespace() || c == '.');
                (rest.len() == 4).then(|| rest.to_owned())
            })?;
        return year_of(&era);
    }
    year_of(digits)
}

fn year_of(digits: &str) -> Option<Year> {
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match digits.parse().ok()? {
        year @ 1900..=2199 => Some(Year(year)),
        buddhist @ 2443..=2742 => Some(Year(buddhist - 543)),
        _ => None,
    }
}
