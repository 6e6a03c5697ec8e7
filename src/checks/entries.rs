//! One cause, one entry: the findings put together by what made them, so that a list of them reads like a colleague's remarks.
//!
//! Sums that fail by the same wrong figure are one entry, what is odd about that figure joins it, and what repeats for one
//! reason (two sources that differ every year, a source not stated in five tables) is said once. Each finding belongs to
//! exactly one entry; nothing is left out. `entry_words.rs` says an entry in words.

use super::finding::Finding;
use super::identity::Subject;
use super::locator::{Cause, Edit, Explanation};
use crate::figures::{CellAddress, SheetId};
use crate::questionnaire::{CheckKind, ItemCode, Pack, Severity, Sex, TableCode, Year};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What made the findings of an entry one.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// One finding alone.
    Alone,
    /// Sums that fail by one cause, with what is odd about the same figures.
    Cause,
    /// The same two tables, from the same sources, differ in these years.
    Pair {
        /// The years, in order.
        years: Vec<Year>,
        /// The smallest and the largest difference of the left side from the right one, as a share of the right one: 0.1 is
        /// ten per cent more. None where a right side is nothing.
        range: Option<(f64, f64)>,
    },
    /// The same sum fails in the same direction in these years.
    Years {
        /// The years, in order.
        years: Vec<Year>,
        /// The smallest and the largest difference, as for [`Joined::Pair`].
        range: Option<(f64, f64)>,
    },
    /// The same thing is missing in several sheets or tables.
    Places,
    /// Several cells of one sheet cannot be read, for the same reason.
    Input,
    /// Several things are odd about the same figures.
    Figures,
}

/// What a person looks at in one go.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Names the entry while its first finding stands: made from that finding's key.
    pub id: String,
    /// What put the findings together.
    pub joined: Joined,
    /// The worst of its findings'.
    pub severity: Severity,
    /// Whether all its findings only say that an answer is still to come.
    pub completeness: bool,
    /// Its findings, by their place in [`super::Checker::findings`], the principal one first.
    pub findings: Vec<usize>,
    /// The table of the principal finding; none where several tables miss the same.
    pub table: Option<TableCode>,
    /// The sheet of the principal finding; none where the table is none.
    pub sheet: Option<SheetId>,
    /// Where to go, the best place first: the figures that a named cause would put right, else the cells of the principal finding.
    pub cells: Vec<CellAddress>,
    /// What made the sums among the findings fail, where the entry comes from one cause.
    pub cause: Option<Arc<Cause>>,
}

impl Entry {
    /// The explanations that are worth saying; see [`Cause::offered`].
    pub fn offered(&self) -> &[Explanation] {
        self.cause.as_ref().map_or(&[], |cause| cause.offered())
    }
}

/// Explanations that are said beside each other at most.
const OFFERED: usize = 3;
/// The share of the likelihood that they must hold together.
const ENOUGH: f32 = 0.9;
/// The share of the likelihood from which one is said beside others.
const WORTH_SAYING: f32 = 0.02;

impl Cause {
    /// The explanations to say: the one that stands out; a few that hold nearly all likelihood, where none does; or none
    /// rather than a guess.
    pub fn offered(&self) -> &[Explanation] {
        if self.named {
            return self.explanations.get(..1).unwrap_or_default();
        }
        if self.cut_short {
            return &[];
        }
        // A bound can be kept by any figure beyond it: where no slip and no sum speaks for one, there is nothing to say.
        let is_asked_for = |edit: &Edit| edit.slip.is_some() || edit.support > 0;
        let worth = self.explanations.iter().take(OFFERED);
        let count = worth.take_while(|one| one.confidence >= WORTH_SAYING).count();
        let offered = &self.explanations[..count];
        let held: f32 = offered.iter().map(|one| one.confidence).sum();
        if held >= ENOUGH && offered.iter().flat_map(Explanation::edits).all(is_asked_for) {
            offered
        } else {
            &[]
        }
    }

    /// Whether the explanations that are said would change this cell.
    pub fn offers_to_change(&self, cell: &CellAddress) -> bool {
        self.offered()
            .iter()
            .any(|one| one.edits().any(|edit| edit.cell == *cell))
    }
}

/// A finding with what it was worked out from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listed<'a> {
    pub finding: &'a Finding,
    /// The identity that fails, and what it is about.
    pub identity: Option<(u32, Subject)>,
    /// Whether it is odd rather than wrong.
    pub odd: bool,
}

/// Puts findings together; `causes` are all that make identities fail.
pub(super) fn entries(pack: &Pack, listed: &[Listed<'_>], causes: &[Arc<Cause>]) -> Vec<Entry> {
    let mut sorting = Sorting {
        pack,
        listed,
        taken: vec![false; listed.len()],
        groups: Vec::new(),
    };
    sorting.sums(causes);
    sorting.odd();
    sorting.repeated();
    sorting.rest();
    let mut groups = sorting.groups;
    groups.sort_by_key(|group| group.findings[0]);
    let mut ids = BTreeMap::new();
    groups
        .into_iter()
        .map(|group| {
            let mut entry = group.entry(listed);
            // Two sheets may state the same table and source while a person edits: then keys coincide.
            let met: &mut usize = ids.entry(entry.id.clone()).or_default();
            *met += 1;
            if *met > 1 {
                entry.id = format!("{}#{met}", entry.id);
            }
            entry
        })
        .collect()
}

/// Findings that go together.
struct Group {
    joined: Joined,
    findings: Vec<usize>,
    cause: Option<Arc<Cause>>,
}

impl Group {
    fn entry(self, listed: &[Listed<'_>]) -> Entry {
        let found = |at: &usize| listed[*at].finding;
        let principal = found(&self.findings[0]);
        let kind = match self.joined {
            Joined::Alone => "one",
            Joined::Cause => "cause",
            Joined::Pair { .. } => "pair",
            Joined::Years { .. } => "years",
            Joined::Places => "places",
            Joined::Input => "input",
            Joined::Figures => "figures",
        };
        let named = self.cause.as_ref().filter(|cause| cause.named);
        let named = named.and_then(|cause| cause.explanations.first());
        let mut cells: Vec<CellAddress> = named
            .into_iter()
            .flat_map(Explanation::edits)
            .map(|edit| edit.cell.clone())
            .collect();
        if cells.is_empty() {
            cells.clone_from(&principal.cells);
        }
        // What is missing in several tables belongs to the questionnaire as a whole.
        let apart = self.joined == Joined::Places && self.findings.iter().any(|at| found(at).table != principal.table);
        Entry {
            id: format!("{kind}|{}", principal.key),
            severity: self
                .findings
                .iter()
                .map(found)
                .map(|one| one.severity)
                .max()
                .unwrap_or(principal.severity),
            completeness: self.findings.iter().map(found).all(|one| one.completeness),
            table: principal.table.clone().filter(|_| !apart),
            sheet: principal.sheet.filter(|_| !apart),
            cells,
            joined: self.joined,
            findings: self.findings,
            cause: self.cause,
        }
    }
}

/// The two sides that differ: check, the sheets on each side.
type PairKey = (String, SheetId, BTreeSet<SheetId>);

/// A sum over the years: check, sheet, row, status, sex, direction.
type YearsKey = (String, SheetId, Option<ItemCode>, Option<ItemCode>, Sex, bool);

/// Failures of one sum in so many years are said together.
const YEARS_TOGETHER: usize = 3;

/// What is said together of one repetition, with its cause.
type Part = (Vec<usize>, Option<Arc<Cause>>);

/// Two tables that differ by so many times more in some years than in the others differ for another reason there.
const ANOTHER_SIZE: f64 = 10.0;

/// A share from which a difference is more than one of counting. Smaller ones are said together, however unequal.
const LARGE: f64 = 0.5;

struct Sorting<'a> {
    pack: &'a Pack,
    listed: &'a [Listed<'a>],
    taken: Vec<bool>,
    groups: Vec<Group>,
}

impl<'a> Sorting<'a> {
    fn take(&mut self, joined: Joined, mut findings: Vec<usize>, cause: Option<Arc<Cause>>) {
        findings.sort_unstable();
        findings.iter().for_each(|at| self.taken[*at] = true);
        let joined = match (&joined, findings.len()) {
            (Joined::Cause, 1) if cause.as_ref().is_none_or(|cause| cause.offered().is_empty()) => Joined::Alone,
            _ => joined,
        };
        self.groups.push(Group {
            joined,
            findings,
            cause,
        });
    }

    /// What fails in sums: by cause; but where no explanation stands out, the same two tables or the same sum over the years.
    fn sums(&mut self, causes: &[Arc<Cause>]) {
        let mut of_identity: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, listed) in self.listed.iter().enumerate() {
            if let Some((number, _)) = listed.identity {
                of_identity.entry(number).or_default().push(at);
            }
        }
        let negative: Vec<(usize, &CellAddress)> = (0..self.listed.len())
            .filter(|at| self.listed[*at].finding.message.id == "finding-negative")
            .filter_map(|at| Some((at, self.listed[at].finding.cells.first()?)))
            .collect();
        let mut pairs: BTreeMap<PairKey, Vec<Part>> = BTreeMap::new();
        let mut years: BTreeMap<YearsKey, Vec<Part>> = BTreeMap::new();
        for cause in causes {
            let numbers = cause.identities.iter();
            let mut members: Vec<usize> = numbers
                .flat_map(|number| of_identity.remove(number).unwrap_or_default())
                .collect();
            // A figure below zero fails by itself, and the sums around it only as it was typed.
            let below = negative
                .iter()
                .filter(|(at, cell)| cause.offers_to_change(cell) && !self.taken[*at]);
            members.extend(below.map(|(at, _)| *at));
            members.sort_unstable();
            if members.is_empty() {
                continue;
            }
            if cause.named {
                self.take(Joined::Cause, members, Some(Arc::clone(cause)));
                continue;
            }
            // What nothing explains together may have several causes.
            let parts = if cause.offered().is_empty() {
                self.parts(&members)
            } else {
                vec![members]
            };
            let whole = Some(cause).filter(|_| parts.len() == 1);
            for part in parts {
                if let Some(key) = self.pair_of(&part) {
                    pairs.entry(key).or_default().push((part, whole.cloned()));
                } else if let Some(key) = self.sum_of(&part) {
                    years.entry(key).or_default().push((part, whole.cloned()));
                } else {
                    self.take(Joined::Cause, part, whole.cloned());
                }
            }
        }
        let pairs: Vec<Vec<Part>> = pairs.into_values().flat_map(|parts| self.by_size(parts)).collect();
        for parts in pairs {
            self.take_together(parts, 2, |years, range| Joined::Pair { years, range });
        }
        for parts in years.into_values() {
            self.take_together(parts, YEARS_TOGETHER, |years, range| Joined::Years { years, range });
        }
        let mut without: Vec<usize> = of_identity.into_values().flatten().collect();
        without.sort_unstable();
        for at in without {
            self.take(Joined::Alone, vec![at], None);
        }
    }

    /// The years in which two tables differ, apart where some differ by an order of magnitude more than all others.
    fn by_size(&self, parts: Vec<Part>) -> Vec<Vec<Part>> {
        let size = |(members, _): &Part| {
            let shares = members.iter().map(|at| share(self.listed[*at].finding));
            shares
                .map(|share| share.map_or(f64::INFINITY, f64::abs))
                .fold(0.0, f64::max)
        };
        let mut sized: Vec<(f64, Part)> = parts.into_iter().map(|part| (size(&part), part)).collect();
        sized.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let mut groups: Vec<Vec<Part>> = Vec::new();
        let mut last = 0.0;
        for (size, part) in sized {
            match groups.last_mut() {
                Some(group) if size < LARGE || size <= last * ANOTHER_SIZE => group.push(part),
                _ => groups.push(vec![part]),
            }
            last = size;
        }
        groups
    }

    fn take_together(
        &mut self,
        parts: Vec<Part>,
        least: usize,
        joined: impl Fn(Vec<Year>, Option<(f64, f64)>) -> Joined,
    ) {
        if parts.len() < least {
            for (members, cause) in parts {
                self.take(Joined::Cause, members, cause);
            }
            return;
        }
        let findings: Vec<usize> = parts.into_iter().flat_map(|(members, _)| members).collect();
        let found = |at: &usize| self.listed[*at].finding;
        let years: BTreeSet<Year> = findings
            .iter()
            .filter_map(|at| Some(found(at).cells.first()?.place.year))
            .collect();
        let shares: Option<Vec<f64>> = findings.iter().map(found).map(share).collect();
        let range = shares.filter(|shares| !shares.is_empty()).map(|shares| {
            let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
            let most = shares.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (least, most)
        });
        self.take(joined(years.into_iter().collect(), range), findings, None);
    }

    /// What fails within each sheet, and what fails between tables as far as it hangs together: by a figure, or by the tables.
    fn parts(&self, members: &[usize]) -> Vec<Vec<usize>> {
        let mut within: BTreeMap<Option<SheetId>, Vec<usize>> = BTreeMap::new();
        let mut between: Vec<Vec<usize>> = Vec::new();
        for at in members {
            let finding = self.listed[*at].finding;
            let Some(key) = self.pair_of(std::slice::from_ref(at)) else {
                within.entry(finding.sheet).or_default().push(*at);
                continue;
            };
            let touches = |part: &Vec<usize>| {
                part.iter().any(|other| {
                    let cells = &self.listed[*other].finding.cells;
                    self.pair_of(std::slice::from_ref(other)).as_ref() == Some(&key)
                        || cells.iter().any(|cell| finding.cells.contains(cell))
                })
            };
            let (mut met, rest): (Vec<_>, Vec<_>) = between.into_iter().partition(touches);
            met.push(vec![*at]);
            between = rest;
            between.push(met.concat());
        }
        within.into_values().chain(between).collect()
    }

    /// The two sides that all of these compare, where they compare tables.
    fn pair_of(&self, members: &[usize]) -> Option<PairKey> {
        let key = |at: &usize| {
            let listed = self.listed[*at];
            let (_, subject) = listed.identity?;
            if !matches!(subject, Subject::Nested | Subject::Siblings | Subject::Sources) {
                return None;
            }
            let (first, against) = listed.finding.cells.split_first()?;
            let against = against.iter().map(|cell| cell.sheet).collect();
            Some((listed.finding.check.to_string(), first.sheet, against))
        };
        let first = key(members.first()?)?;
        members
            .iter()
            .all(|at| key(at).as_ref() == Some(&first))
            .then_some(first)
    }

    /// The sum that fails, where it is one and within its sheet.
    fn sum_of(&self, members: &[usize]) -> Option<YearsKey> {
        let [at] = members else { return None };
        let finding = self.listed[*at].finding;
        let place = &finding.cells.first()?.place;
        Some((
            finding.check.to_string(),
            finding.sheet?,
            place.item.clone(),
            place.status.clone(),
            place.sex,
            finding.difference.is_some_and(|difference| difference.mantissa() < 0),
        ))
    }

    /// What is odd about a figure that a cause would put right joins it.
    fn odd(&mut self) {
        let open: Vec<usize> = (0..self.listed.len()).filter(|at| self.listed[*at].odd).collect();
        for at in open {
            let cells = &self.listed[at].finding.cells;
            let home = self.groups.iter_mut().find(|group| {
                let offered = group.cause.as_ref().map_or(&[][..], |cause| cause.offered());
                offered.iter().any(|explanation| accounts_for(explanation, cells))
            });
            if let Some(group) = home {
                group.findings.push(at);
                group.joined = Joined::Cause;
                self.taken[at] = true;
            }
        }
    }

    /// What repeats for one reason.
    fn repeated(&mut self) {
        let mut places: BTreeMap<(String, &str, Option<&TableCode>), Vec<usize>> = BTreeMap::new();
        let mut inputs: BTreeMap<(SheetId, &str, &str), Vec<usize>> = BTreeMap::new();
        for at in self.open() {
            let finding = self.listed[at].finding;
            let said = finding.message.id;
            match (self.pack.check(&finding.check).map(|check| &check.kind), finding.sheet) {
                (Some(CheckKind::WrongInput), Some(sheet)) => {
                    inputs.entry((sheet, said, why(finding))).or_default().push(at);
                }
                (
                    Some(
                        CheckKind::SourceMissing
                        | CheckKind::DefinitionMissing { .. }
                        | CheckKind::YearOutside
                        | CheckKind::Unanswered,
                    ),
                    _,
                ) => {
                    // Blank cells belong to their table; what is missing altogether is said once.
                    let table = finding.table.as_ref().filter(|_| said == "finding-unanswered-cells");
                    let key = (finding.check.to_string(), said, table);
                    places.entry(key).or_default().push(at);
                }
                _ => {}
            }
        }
        for (joined, findings) in places
            .into_values()
            .map(|findings| (Joined::Places, findings))
            .chain(inputs.into_values().map(|findings| (Joined::Input, findings)))
        {
            if findings.len() > 1 {
                self.take(joined, findings, None);
            }
        }
    }

    /// What is odd about the same figures; all else alone.
    fn rest(&mut self) {
        let open = self.open();
        let odd: Vec<usize> = open.into_iter().filter(|at| self.listed[*at].odd).collect();
        let blocks: Vec<&[CellAddress]> = odd.iter().filter_map(|at| self.block(*at)).collect();
        let mut at_cell: BTreeMap<&CellAddress, Vec<usize>> = BTreeMap::new();
        for at in odd {
            let Some(cell) = self.listed[at].finding.cells.first() else {
                continue;
            };
            let block = blocks.iter().find(|block| block.contains(cell));
            let home = block.and_then(|block| block.first()).unwrap_or(cell);
            at_cell.entry(home).or_default().push(at);
        }
        for findings in at_cell.into_values().filter(|findings| findings.len() > 1) {
            self.take(Joined::Figures, findings, None);
        }
        for at in self.open() {
            self.take(Joined::Alone, vec![at], None);
        }
    }

    /// The cells of a finding that says of a whole block what is the matter with it: another unit, or exchanged.
    fn block(&self, at: usize) -> Option<&'a [CellAddress]> {
        let finding = self.listed[at].finding;
        let kind = self.pack.check(&finding.check).map(|check| &check.kind);
        let of_block = matches!(
            kind,
            Some(CheckKind::OtherScale { .. } | CheckKind::SexRatioFlip { .. })
        );
        of_block.then_some(finding.cells.as_slice())
    }

    fn open(&self) -> Vec<usize> {
        (0..self.listed.len()).filter(|at| !self.taken[*at]).collect()
    }
}

/// Whether what is odd about these cells comes from what an explanation would put right: its first cell is among the edits, and
/// so are half of its cells where it is about many. The few cells of other years are what a year is compared with.
fn accounts_for(explanation: &Explanation, cells: &[CellAddress]) -> bool {
    /// A figure with what it is compared with: the years beside it, the other sex, the total.
    const ONE_FIGURE: usize = 4;
    let edited = |cell: &CellAddress| explanation.edits().any(|edit| edit.cell == *cell);
    let Some(first) = cells.first().filter(|first| edited(first)) else {
        return false;
    };
    let of_year: Vec<&CellAddress> = cells
        .iter()
        .filter(|cell| cell.place.year == first.place.year)
        .collect();
    let about = if cells.len() <= 3 * of_year.len() {
        of_year
    } else {
        cells.iter().collect()
    };
    cells.len() <= ONE_FIGURE || about.iter().filter(|cell| edited(cell)).count() * 2 >= about.len()
}

fn share(finding: &Finding) -> Option<f64> {
    let (difference, right) = (finding.difference?.approximate(), finding.right?.approximate());
    (right != 0.0).then(|| difference / right)
}

/// Why an input cannot be read.
fn why(finding: &Finding) -> &'static str {
    let choice = finding.message.args.iter().find_map(|(name, detail)| match detail {
        super::Detail::Choice(choice) if *name == "why" => Some(*choice),
        _ => None,
    });
    choice.unwrap_or_default()
}
