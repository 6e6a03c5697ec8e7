//! Chooses where a block goes. Labels decide where there are any; else the sums that come out and the likeness with other years.
//!
//! The place as selected is doubted only when another one is clearly better:
//! - *sums*: the sums that come out there are telling by at least [`TELLING`] decimal digits more than those as selected (with
//!   some thirty places tried, less than one in a thousand blocks gets that by chance), at least two thirds of all that
//!   can be worked out come out, no much smaller a share than as selected, and the figures are not those that stand there; or
//! - *likeness*: figure by figure, at least [`COMPARED`] of them can be compared in both places, they differ there by a factor
//!   below [`NEAR`] (median), as selected by one above [`FAR`] (or: not at all, and above `NEAR`), and no sum that came out is lost.
//!   The figures of a single row rise and fall together: there they must not differ at all.
//!
//! A block without labels, sums or other figures is placed as selected, and nothing is said.

use super::block::Block;
use super::clip::Clip;
use super::labels::{Target, To, Words};
use super::lay::{EmptyLine, Laid, Shown};
use super::plan::{Along, Arrangement, Evidence, Placement, Scale};
use super::weigh::{Put, Scales, Weight, median};
use crate::figures::SheetLayout;
use std::collections::HashSet;

/// Decimal digits by which the sums of another place must be more telling.
const TELLING: f64 = 4.0;
/// Figures that must be comparable before their likeness says anything.
const COMPARED: usize = 4;
/// Figures below which a block is never said to be in another unit for its likeness.
const FEW: usize = 3;
/// By how much a smaller share of the sums may come out there, since there are more of them.
const SHARE: f64 = 0.15;
/// Decimal logarithm of the factor up to which figures of other years are alike: 1.6.
const NEAR: f64 = 0.2;
/// And from which on they are not: 2.5.
const FAR: f64 = 0.4;
/// How far a block is looked for from the selected cell, in rows and in columns.
const REACH: isize = 2;

/// One place that was looked at.
pub(super) struct Place {
    pub placement: Placement,
    pub laid: Laid,
    weight: Weight,
}

/// All places worth showing, the proposed one first.
pub(super) struct Places {
    pub all: Vec<Place>,
    /// The block as it was copied, in order from the selected cell.
    pub as_selected: usize,
    /// Whether the place as selected is doubted by figures, not by labels.
    pub is_questioned: bool,
    /// Whether figures go elsewhere than in order from the selected cell.
    pub is_moved: bool,
}

/// Looks for places.
pub(super) struct Search<'a> {
    pub clip: &'a Clip,
    pub target: &'a Target<'a>,
    pub scales: &'a Scales<'a>,
    pub layout: &'a SheetLayout,
}

impl Search<'_> {
    /// The places for a block.
    pub fn run(&self, block: &Block<'_>) -> Option<Places> {
        let straight = Words::of(block, self.target);
        let turned_block = block.turned();
        let turned_words = Words::of(&turned_block, self.target);
        let by_turning = turned_words.understood() > 1 && turned_words.understood() > 2 * straight.understood();
        let (main, words) = if by_turning {
            (&turned_block, &turned_words)
        } else {
            (block, &straight)
        };

        let plain = Arrangement {
            header_lines: words.header_lines,
            label_fields: words.label_fields,
            ..Arrangement::default()
        };
        let named = Arrangement {
            transposed: by_turning,
            rows: if words.rows.decides() {
                Along::ByLabel
            } else {
                Along::default()
            },
            columns: if words.columns.decides() {
                Along::ByLabel
            } else {
                Along::default()
            },
            ..plain
        };
        let verbatim = self.place(block, &straight, Arrangement::default())?;
        let is_plain = plain == Arrangement::default() && !by_turning;
        let worded = if named == Arrangement::default() {
            None
        } else {
            self.place(main, words, named)
        };
        if is_plain && verbatim.laid.is_repeated() {
            return Some(Places {
                all: vec![verbatim],
                as_selected: 0,
                is_questioned: false,
                is_moved: false,
            });
        }
        // The block in order from the selected cell, its words left out.
        let in_order = if is_plain || by_turning || named == plain {
            None
        } else {
            self.place(block, &straight, plain)
        };
        let base = worded.as_ref().unwrap_or(&verbatim);
        let better = self.better(block, &straight, base, by_turning);
        let is_questioned = better.is_some();
        let mut all: Vec<Place> = better.into_iter().chain(worded).chain(in_order).collect();
        all.push(verbatim);
        let as_selected = all.len() - 1;
        let is_moved = self.is_moved(&all, as_selected);
        Some(Places {
            all,
            as_selected,
            is_questioned,
            is_moved,
        })
    }

    /// Whether the first place puts figures elsewhere than in order from the selected cell.
    fn is_moved(&self, all: &[Place], as_selected: usize) -> bool {
        let arrangement = all[0].placement.arrangement;
        if arrangement.transposed {
            return true;
        }
        let in_order = all.iter().find(|place| {
            let other = place.placement.arrangement;
            !other.transposed && other.rows == Along::default() && other.columns == Along::default()
        });
        let in_order = in_order.map_or(&all[as_selected], |place| place);
        let cells = |place: &Place| -> HashSet<(usize, usize, usize)> {
            let puts = self.puts(&place.laid, None);
            puts.iter().map(|put| (put.field, put.row, put.column)).collect()
        };
        !cells(&all[0]).is_subset(&cells(in_order))
    }

    /// The place that is clearly better than `base`, if there is one.
    fn better(&self, block: &Block<'_>, straight: &Words, base: &Place, by_turning: bool) -> Option<Place> {
        let arrangement = base.placement.arrangement;
        let free = |along: Along| if along == Along::ByLabel { 0 } else { REACH };
        let (down, right) = (free(arrangement.rows), free(arrangement.columns));
        if by_turning || (down == 0 && right == 0) || block.height * block.width < 2 {
            return None;
        }
        let shifted = |along: Along, shift: isize| match along {
            Along::ByLabel => Along::ByLabel,
            Along::InOrder { .. } => Along::InOrder { shift },
        };
        let mut tried: Vec<(bool, Arrangement)> = Vec::new();
        for (lines, fields) in self.without_counts(block, &arrangement) {
            for rows in -down..=down {
                for columns in -right..=right {
                    let candidate = Arrangement {
                        header_lines: arrangement.header_lines + lines,
                        label_fields: arrangement.label_fields + fields,
                        rows: shifted(arrangement.rows, rows),
                        columns: shifted(arrangement.columns, columns),
                        ..arrangement
                    };
                    // Dropping a line and shifting are two slips at once; the one is enough to look for.
                    if candidate != arrangement && (lines + fields == 0 || (rows == 0 && columns == 0)) {
                        tried.push((false, candidate));
                    }
                }
            }
        }
        let turned = block.turned();
        let no_words = Words::of(&turned, self.target);
        if arrangement == Arrangement::default() {
            let transposed = true;
            tried.push((
                true,
                Arrangement {
                    transposed,
                    ..arrangement
                },
            ));
        }
        let numbers = block.numbers();
        let mut best: Option<(f64, Place)> = None;
        for (turn, candidate) in tried {
            let place = if turn {
                self.place(&turned, &no_words, candidate)
            } else {
                self.place(block, straight, candidate)
            };
            let Some(place) = place else { continue };
            let Some(gain) = gain(&place.weight, &base.weight, numbers) else {
                continue;
            };
            // Of places that are as good as one another, the nearest.
            let gain = gain - candidate.distance() as f64 * 0.3;
            if best.as_ref().is_none_or(|(most, _)| gain > *most) {
                best = Some((gain, place));
            }
        }
        best.map(|(_, place)| place)
    }

    /// How many leading lines and fields may be numbers that only count or name: none, a line of years, a field of 1, 2, 3.
    fn without_counts(&self, block: &Block<'_>, arrangement: &Arrangement) -> Vec<(usize, usize)> {
        let mut drops = vec![(0, 0)];
        let (line, field) = (arrangement.header_lines, arrangement.label_fields);
        let years = |mut fields: std::ops::Range<usize>| {
            fields.all(|field| {
                block
                    .year(line, field)
                    .is_some_and(|year| self.target.pack.allows_year(year))
            })
        };
        let counts = |values: Vec<Option<f64>>| {
            let step = |pair: &[Option<f64>]| matches!(pair, [Some(a), Some(b)] if (b - a - 1.0).abs() < 1e-9);
            values.len() > 2 && values.windows(2).all(step)
        };
        let value = |line: usize, field: usize| {
            let scale = block.amount(line, field).map(|amount| amount.value);
            scale.map(|value| {
                if value >= 1000.0 && value % 1000.0 == 0.0 {
                    value / 1000.0
                } else {
                    value
                }
            })
        };
        if block.height > line + 1 {
            let along: Vec<Option<f64>> = (field..block.width).map(|field| value(line, field)).collect();
            if years(field..block.width) || counts(along) {
                drops.push((1, 0));
            }
        }
        if block.width > field + 1 && counts((line..block.height).map(|line| value(line, field)).collect()) {
            drops.push((0, 1));
        }
        drops
    }

    fn place(&self, block: &Block<'_>, words: &Words, arrangement: Arrangement) -> Option<Place> {
        let shown = Shown {
            at: self.target.at,
            layout: self.layout,
        };
        // A turned block counts its lines the other way round.
        let stated = if block.turned {
            Arrangement {
                header_lines: arrangement.label_fields,
                label_fields: arrangement.header_lines,
                transposed: true,
                ..arrangement
            }
        } else {
            arrangement
        };
        let (laid, weight) = self.laid(block, words, &stated, shown)?;
        let mut evidence = Vec::new();
        if arrangement.rows == Along::ByLabel || arrangement.columns == Along::ByLabel {
            evidence = words.evidence();
        }
        evidence.extend(weight.evidence());
        let placement = Placement {
            arrangement: stated,
            first: None,
            evidence,
        };
        Some(Place {
            placement,
            laid,
            weight,
        })
    }

    /// An empty line where the sheet has a heading is the heading's, unless the figures say that it is a row without figures.
    fn laid(&self, block: &Block<'_>, words: &Words, stated: &Arrangement, shown: Shown<'_>) -> Option<(Laid, Weight)> {
        let fields = self.clip.height() * self.clip.width();
        let weighed = |empty| {
            let laid = Laid::new(block, words, stated, shown, empty)?;
            let weight = self.scales.weigh(&self.puts(&laid, Some(block)), fields);
            Some((laid, weight))
        };
        let headed = weighed(EmptyLine::OfHeading)?;
        if !headed.0.has_heading_lines() {
            return Some(headed);
        }
        let other = weighed(EmptyLine::OfRow)?;
        let liked = liker(&other.1, &headed.1).is_some_and(|(there, here)| there + 0.1 < here);
        let sums = other.1.telling - headed.1.telling;
        let better = sums > 1.0 || (liked && sums > -0.5);
        Some(if better { other } else { headed })
    }

    /// The figures of a block on the cells that are shown.
    fn puts(&self, laid: &Laid, block: Option<&Block<'_>>) -> Vec<Put> {
        let width = self.clip.width();
        let mut puts = Vec::with_capacity(laid.rows.len() * laid.columns.len());
        for (line, row) in &laid.rows {
            for (field, column) in &laid.columns {
                let (To::Shown(row), To::Shown(column)) = (row, column) else {
                    continue;
                };
                let from = laid.at(*line, *field);
                if self.clip.text(from).is_empty() {
                    continue;
                }
                let amount = match block {
                    Some(block) => block.amount(*line, *field),
                    None => Some(super::block::Amount {
                        value: 0.0,
                        half: 0.0,
                        fraction: false,
                    }),
                };
                puts.push(Put {
                    row: *row,
                    column: *column,
                    field: from.line * width + from.field,
                    amount,
                });
            }
        }
        puts
    }
}

impl Weight {
    fn evidence(&self) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        if self.of > 0 {
            evidence.push(Evidence::Sums {
                hold: self.holds,
                of: self.of,
            });
        }
        evidence.extend(self.likeness());
        evidence
    }

    /// How like the figures are to those of other years.
    fn likeness(&self) -> Option<Evidence> {
        let ratios: Vec<f64> = self.ratios.iter().flatten().copied().collect();
        let compared = ratios.len();
        let apart = median(ratios.into_iter().map(f64::abs).collect())?;
        let factor = 10_f64.powf(apart);
        Some(Evidence::Likeness { compared, factor })
    }

    /// Whether nearly all figures of the block are nearly those that stand there, or stood there the year before.
    fn is_same(&self, numbers: usize) -> bool {
        let ratios = self.ratios.iter().flatten();
        let same = ratios.filter(|ratio| ratio.abs() < NEAR / 2.0).count();
        same > 2 && same * 10 >= numbers * 9
    }

    /// The unit that the block seems to be in: all its figures are a thousand times what they are compared with, or a thousandth.
    pub fn scale(&self) -> Option<(Scale, Evidence)> {
        let ratios: Vec<f64> = self.ratios.iter().flatten().copied().collect();
        let compared = ratios.len();
        let middle = median(ratios.clone())?;
        let off = |ratio: f64, scale: Scale| (ratio + f64::from(scale.exponent())).abs();
        let scale = [Scale::Thousandfold, Scale::Thousandth]
            .into_iter()
            .find(|scale| off(middle, *scale) < 0.4)?;
        let factor = 10_f64.powf(middle.abs());
        let seen = if self.is_thin() {
            compared >= FEW && ratios.iter().all(|ratio| off(*ratio, scale) < NEAR / 2.0)
        } else {
            let near = ratios.iter().filter(|ratio| off(**ratio, scale) < 0.6).count();
            near * 4 >= compared * 3
        };
        seen.then_some((scale, Evidence::Likeness { compared, factor }))
    }

    /// Whether little can be compared: the figures of one row rise and fall together, a few do so by chance.
    fn is_thin(&self) -> bool {
        self.rows < 2 || self.ratios.iter().flatten().count() < COMPARED
    }

    /// Whether the figures are of the size of what they are compared with.
    fn is_alike(&self) -> bool {
        let ratios: Vec<f64> = self.ratios.iter().flatten().copied().collect();
        ratios.len() >= FEW && median(ratios).is_some_and(|middle| middle.abs() < 1.5)
    }
}

/// By how much another place is better than the base, in decimal digits; none where it is not clearly better.
fn gain(other: &Weight, base: &Weight, numbers: usize) -> Option<f64> {
    let sums = other.telling - base.telling;
    let share = |weight: &Weight| {
        if weight.of == 0 {
            0.0
        } else {
            weight.holds as f64 / weight.of as f64
        }
    };
    let likeness = liker(other, base);
    let liked = likeness.map_or(0.0, |(there, here)| (here - there) * 4.0);
    // Figures that fit where they are selected are not moved for the sake of sums.
    let at_home = likeness.is_some_and(|(there, here)| here < NEAR && there > here + 0.1) || base.is_same(numbers);
    if sums >= TELLING && other.holds * 3 >= other.of * 2 && share(other) + SHARE >= share(base) && !at_home {
        return Some(sums + liked);
    }
    let (there, here) = likeness?;
    let lost = base.telling - other.telling > 2.0;
    let clear = if other.rows < 2 || base.rows < 2 {
        there < NEAR / 10.0 && here > FAR
    } else {
        (there < NEAR && here > FAR) || (there < NEAR / 10.0 && here > NEAR)
    };
    (clear && !lost).then_some(sums.max(0.0) + liked)
}

/// The median distance from comparable figures there and here, over the figures that can be compared in both places, whatever
/// unit they are in.
fn liker(other: &Weight, base: &Weight) -> Option<(f64, f64)> {
    let both: Vec<(f64, f64)> = other
        .ratios
        .iter()
        .zip(&base.ratios)
        .filter_map(|(a, b)| Some(((*a)?, (*b)?)))
        .collect();
    if both.len() < COMPARED {
        return None;
    }
    let apart = |ratios: Vec<f64>| {
        let middle = median(ratios.clone())?;
        let unit = if (middle.abs() - 3.0).abs() < 0.4 {
            3.0_f64.copysign(middle)
        } else {
            0.0
        };
        median(ratios.into_iter().map(|ratio| (ratio - unit).abs()).collect())
    };
    Some((
        apart(both.iter().map(|(a, _)| *a).collect())?,
        apart(both.iter().map(|(_, b)| *b).collect())?,
    ))
}

impl Place {
    /// The unit that the block seems to be in there.
    pub fn scale(&self) -> Option<(Scale, Evidence)> {
        self.weight.scale()
    }

    /// Whether its figures are of the size of those of other years.
    pub fn is_alike(&self) -> bool {
        self.weight.is_alike()
    }
}
