//! Which unknown cells a system of equations determines, by elimination in whole numbers (Gauss and Jordan), and which
//! equations together say so.

use super::bounds::Effort;
use super::system::System;

/// Steps beyond which elimination stops; what was not reached by then counts as not determined.
const MOST_WORK: usize = 400_000;

/// A cell is the sum of these equations, each with its factor, divided by `divisor`.
#[derive(Clone, Debug)]
pub(super) struct Combination {
    /// Equations by their place in the system, with factors.
    pub rows: Vec<(usize, i64)>,
    /// The factor that the cell itself is left with.
    pub divisor: i64,
}

/// A sum of equations: what is left of the unknown cells, and which equations it is made of.
#[derive(Clone, Debug)]
struct Line {
    terms: Vec<(usize, i64)>,
    rows: Vec<(usize, i64)>,
    used: bool,
}

/// For each unknown cell of a system the equations that determine it.
pub(super) fn determined(system: &System, effort: &mut Effort) -> Vec<Option<Combination>> {
    let mut lines: Vec<Line> = system
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.equal)
        .map(|(number, row)| {
            let mut terms = row.terms.clone();
            terms.sort_unstable();
            Line {
                terms,
                rows: vec![(number, 1)],
                used: false,
            }
        })
        .collect();
    let mut uses = vec![0_usize; system.cells.len()];
    for (cell, _) in lines.iter().flat_map(|line| &line.terms) {
        uses[*cell] += 1;
    }
    let mut work = 0;
    // The shortest first: what one sum gives away is said by that sum.
    while let Some(pivot) = (0..lines.len())
        .filter(|line| !lines[*line].used && !lines[*line].terms.is_empty())
        .min_by_key(|line| lines[*line].terms.len())
    {
        lines[pivot].used = true;
        let chosen = lines[pivot].clone();
        let Some(&(cell, factor)) = chosen.terms.iter().min_by_key(|(cell, _)| (uses[*cell], *cell)) else {
            break;
        };
        for (number, line) in lines.iter_mut().enumerate() {
            work += 1;
            let Ok(at) = line.terms.binary_search_by_key(&cell, |(cell, _)| *cell) else {
                continue;
            };
            if number == pivot {
                continue;
            }
            work += line.terms.len() + chosen.terms.len() + chosen.rows.len();
            line.eliminate(&chosen, line.terms[at].1, factor);
        }
        if work > MOST_WORK {
            break;
        }
    }
    // What is done is done; what is left is for the ranges.
    let _ = effort.spend(work);
    let mut found = vec![None; system.cells.len()];
    for line in lines {
        if let [(cell, divisor)] = line.terms[..]
            && found[cell].is_none()
        {
            found[cell] = Some(Combination {
                rows: line.rows,
                divisor,
            });
        }
    }
    found
}

impl Line {
    /// This one `factor` times, less the other `own` times: the cell that they share goes out. A line that grows beyond whole
    /// numbers of 64 bits is given up.
    fn eliminate(&mut self, other: &Self, own: i64, factor: i64) {
        let joined = join(&self.terms, &other.terms, factor, own).zip(join(&self.rows, &other.rows, factor, own));
        let Some((mut terms, mut rows)) = joined else {
            self.terms.clear();
            self.used = true;
            return;
        };
        let divisor = terms
            .iter()
            .chain(&rows)
            .fold(0, |divisor, (_, factor)| gcd(divisor, factor.unsigned_abs()));
        if let Ok(divisor) = i64::try_from(divisor)
            && divisor > 1
        {
            for (_, factor) in terms.iter_mut().chain(&mut rows) {
                *factor /= divisor;
            }
        }
        self.terms = terms;
        self.rows = rows;
    }
}

/// `a * times - b * less`, both sorted.
fn join(a: &[(usize, i64)], b: &[(usize, i64)], times: i64, less: i64) -> Option<Vec<(usize, i64)>> {
    let mut joined = Vec::with_capacity(a.len() + b.len());
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let at = match (left.peek(), right.peek()) {
            (None, None) => return Some(joined),
            (Some((at, _)), None) | (None, Some((at, _))) => *at,
            (Some((a, _)), Some((b, _))) => *a.min(b),
        };
        let mut factor = 0_i64;
        if let Some((_, own)) = left.next_if(|(of, _)| *of == at) {
            factor = own.checked_mul(times)?;
        }
        if let Some((_, other)) = right.next_if(|(of, _)| *of == at) {
            factor = factor.checked_sub(other.checked_mul(less)?)?;
        }
        if factor != 0 {
            joined.push((at, factor));
        }
    }
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
