//! Identities: sums and comparisons that must hold between cells, each a short list of terms.
//!
//! All of them together are one sparse system over the cells of a phase, in both directions: the terms of an identity,
//! and the identities that touch a cell. What an identity says at the moment is worked out in `evaluate.rs`.

use super::grid::CellNumber;

/// A cell within an identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The cell.
    pub cell: CellNumber,
    /// The sign with which it enters: the whole +1, the parts -1; the smaller +1, the larger -1.
    pub sign: i8,
    /// Terms of one group state the same number (the totals of several blocks or tables): the first that is known speaks for all.
    pub group: u16,
}

/// What must hold between the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The signed sum is nothing: the whole is the sum of its parts. While a part is missing: not below nothing.
    Equal,
    /// As [`Relation::Equal`], the last part standing for everything that is not listed ("Other countries"): once it is stated,
    /// blank parts are nothing.
    EqualWithRest,
    /// As [`Relation::Equal`], but parts that are not listed may exist: the sum is never below nothing.
    AtLeast,
    /// The signed sum is nothing or below: the smaller does not exceed the larger.
    AtMost,
    /// All groups state the same number.
    Same,
    /// The first lies between the other two.
    Between,
}

/// What an identity is about; decides its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// Total, men, women.
    Sexes,
    /// A row and the rows that make it up.
    Rows,
    /// A row that lies in another without being one of the parts that make it up.
    Within,
    /// The totals of one sheet in several classifications.
    Blocks,
    /// Total, migrants, others.
    Statuses,
    /// The total of a country table and the countries listed.
    Countries,
    /// A population that lies in another.
    Nested,
    /// The totals of sibling tables from one source.
    Siblings,
    /// The totals of tables from several sources.
    Sources,
    /// A mean of all beside those of men and women.
    Means,
}

/// One identity; its terms are read from [`Identities::terms`].
#[derive(Clone, Copy, Debug)]
pub struct Identity {
    /// Index of the check in the pack.
    pub check: u16,
    /// What it is about.
    pub subject: Subject,
    /// What must hold.
    pub relation: Relation,
    first: u32,
    count: u32,
}

/// All identities of a phase.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    list: Vec<Identity>,
    terms: Vec<Term>,
    /// Where each cell's identities begin in `touching`.
    starts: Vec<u32>,
    touching: Vec<u32>,
}

impl Identities {
    /// Adds an identity.
    pub(super) fn push(
        &mut self,
        check: u16,
        subject: Subject,
        relation: Relation,
        terms: impl IntoIterator<Item = Term>,
    ) {
        let first = self.terms.len() as u32;
        self.terms.extend(terms);
        self.list.push(Identity {
            check,
            subject,
            relation,
            first,
            count: self.terms.len() as u32 - first,
        });
    }

    /// Builds the way back from cells to identities; called once, after the last [`Identities::push`].
    pub(super) fn index(&mut self, cells: usize) {
        let mut starts = vec![0_u32; cells + 1];
        for term in &self.terms {
            starts[term.cell as usize + 1] += 1;
        }
        for cell in 0..cells {
            starts[cell + 1] += starts[cell];
        }
        let mut next = starts.clone();
        self.touching = vec![0; self.terms.len()];
        for (number, identity) in self.list.iter().enumerate() {
            for term in &self.terms[identity.first as usize..(identity.first + identity.count) as usize] {
                let slot = &mut next[term.cell as usize];
                self.touching[*slot as usize] = number as u32;
                *slot += 1;
            }
        }
        self.starts = starts;
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The identity of that number.
    pub fn get(&self, number: u32) -> Identity {
        self.list[number as usize]
    }

    /// The terms of an identity.
    pub fn terms(&self, number: u32) -> &[Term] {
        let identity = &self.list[number as usize];
        &self.terms[identity.first as usize..(identity.first + identity.count) as usize]
    }

    /// The numbers of the identities that touch a cell.
    pub fn touching(&self, cell: CellNumber) -> &[u32] {
        let cell = cell as usize;
        match (self.starts.get(cell), self.starts.get(cell + 1)) {
            (Some(&start), Some(&end)) => &self.touching[start as usize..end as usize],
            _ => &[],
        }
    }
}
