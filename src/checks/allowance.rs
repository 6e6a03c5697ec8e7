//! Whether a finding is explained: an allowance holds while the figures are those that it was given for.
//!
//! Findings name no phase, so that an explanation holds in later phases too. A sealed phase stays as it is: what is explained
//! in a later one does not reach back. What cannot be explained (fatal findings, cells without an answer) never is.

use super::Finding;
use crate::figures::{Allowance, Answer, Answers, CellAddress, Figure, Place, SourceKey, Value};
use crate::questionnaire::{Language, Pack, PackId, Severity, TableCode};
use std::collections::{BTreeMap, BTreeSet};

/// Between the key of a finding and the phase, where an allowance stands beside one of a sealed phase.
const IN_PHASE: &str = "|@";

/// An allowance that was given for a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// The allowance.
    pub allowance: &'a Allowance,
    /// Whether it still holds.
    pub state: AllowanceState,
}

/// Whether an allowance still holds.
#[derive(Clone, Debug, PartialEq)]
pub enum AllowanceState {
    /// The figures are those that it was given for.
    Holds,
    /// A figure has moved by more than its precision since: the finding is open again.
    Moved(Moved),
}

/// A figure that is another one than when a finding was explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// The cell, in the phase that is looked at.
    pub cell: CellAddress,
    /// What stood there.
    pub was: Stated,
    /// What stands there.
    pub is: Stated,
}

/// What a cell states, as an allowance keeps it.
#[derive(Clone, Debug, PartialEq)]
pub enum Stated {
    /// Nothing.
    Blank,
    /// A figure, with its precision.
    Value(Value),
    /// The letter of a reason, or input that could not be read.
    Other(String),
}

impl Stated {
    /// What stands in a cell.
    pub fn of(figure: Option<&Figure>) -> Self {
        match figure.map(|figure| &figure.answer) {
            None => Stated::Blank,
            Some(Answer::Value(value)) => Stated::Value(*value),
            Some(Answer::Reason(reason)) => Stated::Other(reason.letter().to_owned()),
            Some(Answer::WrongInput(text)) => Stated::Other(format!("'{text}'")),
        }
    }

    /// Reads what [`Stated::to_text`] has written.
    pub fn parse(text: &str) -> Self {
        if text.is_empty() {
            return Stated::Blank;
        }
        let (digits, power) = text.split_once('e').unwrap_or((text, "0"));
        let unit = power.parse().ok().filter(|power| (0..=9).contains(power));
        let value = unit.and_then(|unit| Value::parse_plain(digits, unit).ok());
        value.map_or_else(|| Stated::Other(text.to_owned()), Stated::Value)
    }

    /// A plain number in ones; of a precision coarser than ones with the power of ten of its last digit: `1523e3`.
    pub fn to_text(&self) -> String {
        match self {
            Stated::Blank => String::new(),
            Stated::Value(value) if value.exponent() > 0 => format!("{}e{}", value.mantissa(), value.exponent()),
            Stated::Value(value) => value.to_plain(0),
            Stated::Other(text) => text.clone(),
        }
    }

    fn is_other_than(&self, other: &Stated) -> bool {
        match (self, other) {
            (Stated::Value(a), Stated::Value(b)) => a.differs_from(*b),
            (a, b) => a != b,
        }
    }
}

/// Whether a finding is one that can be explained: not a fatal one, which is put right, and not a cell without an answer, which
/// takes a reason.
pub fn can_be_explained(finding: &Finding) -> bool {
    finding.severity != Severity::Fatal && !finding.completeness
}

/// What the cells of a finding state now, as an allowance keeps it.
pub fn figures_of(answers: &Answers, finding: &Finding) -> Vec<(CellAddress, String)> {
    let stated = |cell: &CellAddress| (cell.clone(), Stated::of(answers.figure(cell)).to_text());
    finding.cells.iter().map(stated).collect()
}

/// The name under which an allowance for a finding is kept when it is given in `phase`: the finding's key, and the phase too
/// where another phase's allowance has that name, or the finding names no cell that would tell the phase.
pub fn name_for(answers: &Answers, phase: &PackId, finding: &Finding) -> String {
    let own = format!("{}{IN_PHASE}{phase}", finding.key);
    let theirs = answers.allowances.get(&finding.key);
    let anothers = theirs.is_some_and(|of| given_in(answers, of).is_some_and(|given| given != *phase));
    if anothers || finding.cells.is_empty() || answers.allowances.contains_key(&own) {
        own
    } else {
        finding.key.clone()
    }
}

/// The key of the finding that an allowance is for.
pub fn key_of(allowance: &Allowance) -> &str {
    allowance
        .finding
        .rsplit_once(IN_PHASE)
        .map_or(&allowance.finding, |(key, _)| key)
}

/// The phase that an allowance was given in, where it can be told.
pub fn given_in(answers: &Answers, allowance: &Allowance) -> Option<PackId> {
    if let Some((_, phase)) = allowance.finding.rsplit_once(IN_PHASE) {
        return Some(PackId::from(phase));
    }
    let mut sheets = allowance.figures.iter().map(|(cell, _)| cell.sheet);
    sheets
        .find_map(|sheet| answers.sheets.get(&sheet))
        .map(|sheet| sheet.phase.clone())
}

/// The allowance for a finding of `phase`: one that holds, else the newest.
pub fn standing<'a>(answers: &'a Answers, phase: &PackId, finding: &Finding) -> Option<Standing<'a>> {
    if answers.allowances.is_empty() || !can_be_explained(finding) {
        return None;
    }
    standing_of(answers, phase, &finding.key, &finding.cells)
}

/// The allowance that holds for what a package's list says of a finding: its key, how bad it is and its cells.
pub fn holding<'a>(
    answers: &'a Answers,
    phase: &PackId,
    key: &str,
    severity: Severity,
    cells: &[CellAddress],
) -> Option<&'a Allowance> {
    let standing = standing_of(answers, phase, key, cells).filter(|_| severity != Severity::Fatal)?;
    (standing.state == AllowanceState::Holds).then_some(standing.allowance)
}

fn standing_of<'a>(answers: &'a Answers, phase: &PackId, key: &str, cells: &[CellAddress]) -> Option<Standing<'a>> {
    let sealed = answers.phases.get(phase).is_some_and(|phase| phase.sealed);
    let reaches = |allowance: &Allowance| !sealed || given_in(answers, allowance).is_none_or(|given| given <= *phase);
    let named = answers.allowances.range(key.to_owned()..);
    let named = named
        .map(|(_, allowance)| allowance)
        .take_while(|allowance| allowance.finding.starts_with(key))
        .filter(|allowance| key_of(allowance) == key && reaches(allowance));
    let mut open: Option<Standing<'_>> = None;
    for allowance in named {
        match moved(answers, phase, cells, allowance) {
            None => {
                let state = AllowanceState::Holds;
                return Some(Standing { allowance, state });
            }
            Some(moved) if open.as_ref().is_none_or(|other| other.allowance.at < allowance.at) => {
                let state = AllowanceState::Moved(moved);
                open = Some(Standing { allowance, state });
            }
            Some(_) => {}
        }
    }
    open
}

/// An allowance in words: the reason, and what was written.
pub fn words(pack: &Pack, allowance: &Allowance, language: Language) -> String {
    let reason = pack.notes.allowance_reason(&allowance.reason);
    let reason = reason.map_or(allowance.reason.as_str(), |reason| reason.label_in(language));
    match allowance.sentence.as_str() {
        "" => format!("{reason}."),
        sentence if allowance.reason == "other" => sentence.to_owned(),
        sentence => format!("{reason}. {sentence}"),
    }
}

/// The allowances of a phase as a package carries them, under the finding's own key and with the cells of that phase: those
/// that were given in it, and those of earlier phases that explain a finding of it.
pub fn of_phase<'a>(answers: &Answers, phase: &PackId, findings: impl Iterator<Item = &'a Finding>) -> Vec<Allowance> {
    let mut carried: BTreeMap<String, Allowance> = BTreeMap::new();
    for allowance in answers.allowances.values() {
        if given_in(answers, allowance).is_none_or(|given| given == *phase) {
            let key = key_of(allowance).to_owned();
            carried.insert(key, allowance.clone());
        }
    }
    for finding in findings {
        if let Some(standing) = standing(answers, phase, finding) {
            carried.insert(finding.key.clone(), standing.allowance.clone());
        }
    }
    let own = |(key, allowance): (String, Allowance)| {
        let figures = allowance.figures.iter();
        let figures = figures.map(|(cell, was)| {
            (
                cell_in(answers, phase, cell).unwrap_or_else(|| cell.clone()),
                was.clone(),
            )
        });
        Allowance {
            figures: figures.collect(),
            finding: key,
            ..allowance
        }
    };
    carried.into_iter().map(own).collect()
}

/// The allowances given in `phase` whose finding does not stand any more.
pub fn not_needed<'a>(
    answers: &'a Answers,
    phase: &PackId,
    findings: impl Iterator<Item = &'a Finding>,
) -> Vec<&'a Allowance> {
    let own = answers.allowances.values();
    let mut idle: Vec<&Allowance> = own
        .filter(|of| given_in(answers, of).is_none_or(|given| given == *phase))
        .collect();
    if !idle.is_empty() {
        let standing: BTreeSet<&str> = findings.map(|finding| finding.key.as_str()).collect();
        idle.retain(|of| !standing.contains(key_of(of)));
    }
    idle
}

/// The first figure that is another one than when the allowance was given. Only cells of the phase itself count: what a
/// finding compares them with in an earlier phase does not move.
fn moved(answers: &Answers, phase: &PackId, cells: &[CellAddress], allowance: &Allowance) -> Option<Moved> {
    let given = given_in(answers, allowance);
    let in_phase = |cell: &CellAddress, phase: Option<&PackId>| {
        let sheet = answers.sheets.get(&cell.sheet);
        sheet.is_none_or(|sheet| phase.is_none_or(|phase| &sheet.phase == phase))
    };
    let kept = allowance
        .figures
        .iter()
        .filter(|(cell, _)| in_phase(cell, given.as_ref()));
    let mut kept: Vec<(Option<Identity<'_>>, &Place, Stated, &CellAddress)> = kept
        .map(|(cell, was)| (identity(answers, cell), &cell.place, Stated::parse(was), cell))
        .collect();
    let compared = |cell: CellAddress, was: Stated| {
        let is = Stated::of(answers.figure(&cell));
        was.is_other_than(&is).then_some(Moved { cell, was, is })
    };
    for cell in cells.iter().filter(|cell| in_phase(cell, Some(phase))) {
        let here = identity(answers, cell);
        let same = kept
            .iter()
            .position(|(there, place, ..)| **place == cell.place && (there.is_none() || *there == here));
        let was = same.map_or(Stated::Blank, |at| kept.swap_remove(at).2);
        if let Some(moved) = compared(cell.clone(), was) {
            return Some(moved);
        }
    }
    // What the finding no longer names: a part that is blank now.
    kept.into_iter().find_map(|(_, _, was, cell)| {
        let cell = cell_in(answers, phase, cell)?;
        compared(cell, was)
    })
}

/// Table and source.
type Identity<'a> = (&'a TableCode, Option<&'a SourceKey>);

fn identity<'a>(answers: &'a Answers, cell: &CellAddress) -> Option<Identity<'a>> {
    let sheet = answers.sheets.get(&cell.sheet)?;
    Some((&sheet.table, sheet.source.as_ref()))
}

/// The same cell in another phase: the same table and source, the same place.
fn cell_in(answers: &Answers, phase: &PackId, cell: &CellAddress) -> Option<CellAddress> {
    let of = answers.sheets.get(&cell.sheet)?;
    if of.phase == *phase {
        return Some(cell.clone());
    }
    let mut same = answers.sheets_of_table(phase, &of.table);
    let (sheet, _) = same.find(|(_, sheet)| sheet.source == of.source)?;
    Some(CellAddress::new(sheet, cell.place.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back_with_its_precision() {
        for value in [
            Value::whole(5_350),
            Value::new(1_523, 3),
            Value::new(-12, 2),
            Value::new(25, -2),
            Value::whole(0),
        ] {
            let stated = Stated::Value(value);
            assert_eq!(Stated::parse(&stated.to_text()), stated);
        }
        for stated in [
            Stated::Blank,
            Stated::Other("N".to_owned()),
            Stated::Other("'12o4'".to_owned()),
        ] {
            assert_eq!(Stated::parse(&stated.to_text()), stated);
        }
        assert_eq!(Stated::Value(Value::new(1_523, 3)).to_text(), "1523e3");
        assert_eq!(Stated::parse("1523e99"), Stated::Other("1523e99".to_owned()));
    }

    #[test]
    fn a_figure_moves_by_more_than_its_precision() {
        for (was, is, moved) in [
            ("5350", "5350", false),
            ("5350", "5352", true),
            ("1523e3", "1523400", false),
            ("1523e3", "1524600", true),
            ("0", "1", true),
            ("", "12", true),
            ("12", "", true),
            ("N", "N", false),
            ("N", "C", true),
        ] {
            assert_eq!(
                Stated::parse(was).is_other_than(&Stated::parse(is)),
                moved,
                "{was} {is}"
            );
        }
    }
}
