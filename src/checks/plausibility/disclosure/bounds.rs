//! Between what unknown counts must lie: the least and the greatest number that a system of equations and inequalities leaves,
//! nothing being below zero. Simplex method in whole numbers (pivoting without fractions after Edmonds and Bareiss; Bland's rule,
//! so that it ends), hence exact. It gives no answer rather than a wrong one when numbers or the work grow too large.

/// What is allowed for: steps on single numbers, over all programs of one question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effort(pub usize);

impl Effort {
    /// Takes so many steps away; an error where they are not left.
    pub fn spend(&mut self, steps: usize) -> Result<(), TooLarge> {
        self.0 = self.0.saturating_sub(steps);
        if self.0 == 0 { Err(TooLarge) } else { Ok(()) }
    }
}

/// A condition: factors of variables, and what their sum is, or at most is.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    pub terms: Vec<(usize, i64)>,
    pub equal: bool,
    pub limit: i128,
}

/// A program with a vertex that fulfils all conditions.
#[derive(Clone, Debug)]
pub(super) struct Program {
    /// Rows one after the other, the right side last in each; true numbers are these divided by `divisor`.
    table: Vec<i128>,
    width: usize,
    basis: Vec<usize>,
    divisor: i128,
    /// First of the columns that only serve to begin with.
    artificial: usize,
    /// The column that tells whether a condition is needed.
    mark: Vec<usize>,
}

/// How far a variable can go in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// As far as one likes.
    Unbounded,
    /// Not beyond this fraction (above, below the line), because of these conditions.
    Bounded {
        above: i128,
        below: i128,
        because: Vec<usize>,
    },
}

/// Numbers, or work, beyond what is allowed for.
#[derive(Clone, Copy, Debug)]
pub(super) struct TooLarge;

/// Products of two numbers below this, and their difference, fit 128 bits.
const LARGEST: u128 = 1 << 62;

impl Program {
    /// How many numbers a program of so many variables and conditions has.
    pub fn size(variables: usize, conditions: usize) -> usize {
        conditions * (variables + 2 * conditions + 1)
    }

    /// Finds a vertex; none where the conditions contradict each other.
    pub fn new(variables: usize, conditions: &[Condition], effort: &mut Effort) -> Result<Option<Self>, TooLarge> {
        let slacks = conditions.iter().filter(|condition| !condition.equal).count();
        let artificial = variables + slacks;
        let needs = |condition: &Condition| condition.equal || condition.limit < 0;
        let width = artificial + conditions.iter().filter(|condition| needs(condition)).count() + 1;
        let mut program = Self {
            table: vec![0; width * conditions.len()],
            width,
            basis: Vec::with_capacity(conditions.len()),
            divisor: 1,
            artificial,
            mark: Vec::with_capacity(conditions.len()),
        };
        let (mut slack, mut helper) = (variables, artificial);
        for (condition, row) in conditions.iter().zip(program.table.chunks_mut(width)) {
            let turn = if condition.limit < 0 { -1 } else { 1 };
            for (variable, factor) in &condition.terms {
                row[*variable] += i128::from(turn * *factor);
            }
            row[width - 1] = condition.limit * i128::from(turn);
            if condition.equal {
                program.mark.push(helper);
            } else {
                row[slack] = i128::from(turn);
                program.mark.push(slack);
            }
            if needs(condition) {
                row[helper] = 1;
                program.basis.push(helper);
                helper += 1;
            } else {
                program.basis.push(slack);
            }
            slack += usize::from(!condition.equal);
        }
        if program.table.iter().any(|number| number.unsigned_abs() >= LARGEST) {
            return Err(TooLarge);
        }
        let mut aim = vec![0; width];
        for (row, basic) in program.table.chunks(width).zip(&program.basis) {
            if *basic >= artificial {
                for (total, number) in aim.iter_mut().zip(row) {
                    *total -= number;
                }
            }
        }
        for column in &mut aim[artificial..width - 1] {
            *column = 0;
        }
        program.improve(&mut aim, effort)?;
        if aim[width - 1] != 0 {
            return Ok(None);
        }
        program.leave_helpers(effort)?;
        Ok(Some(program))
    }

    /// The value of a variable at the vertex, as a fraction.
    pub fn value(&self, variable: usize) -> (i128, i128) {
        let row = self.basis.iter().position(|basic| *basic == variable);
        let above = row.map_or(0, |row| self.table[(row + 1) * self.width - 1]);
        (above, self.divisor)
    }

    /// How far a variable goes up, or down. `seen` is told each vertex on the way.
    pub fn reach(
        &mut self,
        variable: usize,
        up: bool,
        effort: &mut Effort,
        mut seen: impl FnMut(&Self),
    ) -> Result<Reach, TooLarge> {
        let weight: i128 = if up { -1 } else { 1 };
        let mut aim = vec![0; self.width];
        aim[variable] = weight * self.divisor;
        if let Some(row) = self.basis.iter().position(|basic| *basic == variable) {
            for (total, number) in aim
                .iter_mut()
                .zip(&self.table[row * self.width..(row + 1) * self.width])
            {
                *total -= weight * number;
            }
        }
        while let Some(column) = (0..self.artificial).find(|column| aim[*column] < 0) {
            let Some(row) = self.leaving(column) else {
                return Ok(Reach::Unbounded);
            };
            self.pivot(row, column, &mut aim, effort)?;
            seen(self);
        }
        let (above, below) = self.value(variable);
        let because = (0..self.mark.len()).filter(|condition| aim[self.mark[*condition]] != 0);
        Ok(Reach::Bounded {
            above,
            below,
            because: because.collect(),
        })
    }

    /// Goes on until the aim, which is to be as small as can be, gets no smaller.
    fn improve(&mut self, aim: &mut [i128], effort: &mut Effort) -> Result<(), TooLarge> {
        while let Some(column) = (0..self.artificial).find(|column| aim[*column] < 0) {
            let Some(row) = self.leaving(column) else {
                return Ok(());
            };
            self.pivot(row, column, aim, effort)?;
        }
        Ok(())
    }

    /// The row whose variable is the first to reach zero when that column grows.
    fn leaving(&self, column: usize) -> Option<usize> {
        let mut best: Option<(usize, i128, i128)> = None;
        for (number, row) in self.table.chunks(self.width).enumerate() {
            let (factor, right) = (row[column], row[self.width - 1]);
            if factor <= 0 {
                continue;
            }
            let better = best.is_none_or(|(other, least, by)| {
                let (own, stood) = (right * by, least * factor);
                own < stood || own == stood && self.basis[number] < self.basis[other]
            });
            if better {
                best = Some((number, right, factor));
            }
        }
        best.map(|(row, ..)| row)
    }

    fn pivot(&mut self, row: usize, column: usize, aim: &mut [i128], effort: &mut Effort) -> Result<(), TooLarge> {
        effort.spend(self.table.len())?;
        let chosen = self.table[row * self.width..(row + 1) * self.width].to_vec();
        let (pivot, divisor) = (chosen[column], self.divisor);
        for (number, other) in self.table.chunks_mut(self.width).enumerate() {
            if number != row {
                clear(other, &chosen, column, pivot, divisor)?;
            }
        }
        clear(aim, &chosen, column, pivot, divisor)?;
        self.divisor = pivot;
        self.basis[row] = column;
        Ok(())
    }

    /// Puts the columns that served to begin with out of the basis where another can take the place.
    fn leave_helpers(&mut self, effort: &mut Effort) -> Result<(), TooLarge> {
        let mut nothing = vec![0; self.width];
        for row in 0..self.basis.len() {
            if self.basis[row] < self.artificial {
                continue;
            }
            let own = row * self.width..(row + 1) * self.width;
            let Some(column) = (0..self.artificial).find(|column| self.table[own.start + column] != 0) else {
                continue;
            };
            if self.table[own.start + column] < 0 {
                for number in &mut self.table[own] {
                    *number = -*number;
                }
            }
            self.pivot(row, column, &mut nothing, effort)?;
        }
        Ok(())
    }
}

/// Takes the column out of a row by the row of the pivot.
fn clear(row: &mut [i128], chosen: &[i128], column: usize, pivot: i128, divisor: i128) -> Result<(), TooLarge> {
    let factor = row[column];
    if factor == 0 && pivot == divisor {
        return Ok(());
    }
    let mut largest = 0;
    if pivot == 1 && divisor == 1 {
        for (number, other) in row.iter_mut().zip(chosen) {
            *number -= factor * other;
            largest |= number.unsigned_abs();
        }
    } else {
        for (number, other) in row.iter_mut().zip(chosen) {
            *number = (*number * pivot - factor * other) / divisor;
            largest |= number.unsigned_abs();
        }
    }
    if largest >= LARGEST { Err(TooLarge) } else { Ok(()) }
}
