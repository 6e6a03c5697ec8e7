//! Blocks of cells that lie apart from each other, and which of them a cell lies in, asked in the order of the cells.

use super::{Area, At};
use std::collections::BTreeMap;

/// The blocks of more than one cell, in order; of two that overlap, which no spreadsheet program allows, the later one is left out.
pub(super) fn apart(mut areas: Vec<Area>) -> Vec<Area> {
    areas.retain(|area| area.first != area.last);
    areas.sort_unstable();
    let mut open = Open::default();
    areas.retain(|area| open.admit(*area));
    areas
}

/// Answers which block a cell lies in. The cells have to be asked for in ascending order.
pub(super) struct Covers<'a> {
    areas: std::iter::Peekable<std::slice::Iter<'a, Area>>,
    open: Open,
}

impl<'a> Covers<'a> {
    /// Over blocks that [`apart`] has put in order.
    pub fn new(areas: &'a [Area]) -> Self {
        Self {
            areas: areas.iter().peekable(),
            open: Open::default(),
        }
    }

    /// The block that a cell lies in.
    pub fn at(&mut self, at: At) -> Option<Area> {
        while let Some(area) = self.areas.next_if(|area| area.first.row <= at.row) {
            self.open.admit(*area);
        }
        self.open.at(at)
    }
}

/// The blocks that reach the row at hand, by their first column. They do not overlap, so each column lies in one at most.
#[derive(Default)]
struct Open(BTreeMap<u32, Area>);

impl Open {
    /// Takes a block in, unless it overlaps one that is there. Blocks that end above it make room.
    fn admit(&mut self, area: Area) -> bool {
        loop {
            let nearest = self.0.range(..=area.last.column).next_back();
            let Some((&column, &other)) = nearest.filter(|(_, other)| other.last.column >= area.first.column) else {
                break;
            };
            if other.last.row >= area.first.row {
                return false;
            }
            self.0.remove(&column);
        }
        self.0.insert(area.first.column, area);
        true
    }

    fn at(&self, at: At) -> Option<Area> {
        let (_, area) = self.0.range(..=at.column).next_back()?;
        area.contains(at).then_some(*area)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn areas(texts: &[&str]) -> Vec<Area> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn blocks_that_overlap_or_are_one_cell_are_left_out() {
        assert_eq!(
            apart(areas(&["C3:D4", "A1:B2", "B2:C2", "E5", "A3:B9", "B5:D5"])),
            areas(&["A1:B2", "A3:B9", "C3:D4"])
        );
        assert_eq!(apart(areas(&["A1:C1", "B1:B3", "B2:C3"])), areas(&["A1:C1", "B2:C3"]));
    }

    #[test]
    fn a_cell_lies_in_the_block_that_covers_it() {
        let blocks = apart(areas(&["A1:B2", "D1:D9", "A4:C4"]));
        let mut covers = Covers::new(&blocks);
        for (cell, block) in [
            ("A1", Some("A1:B2")),
            ("C1", None),
            ("D1", Some("D1:D9")),
            ("B2", Some("A1:B2")),
            ("A3", None),
            ("D3", Some("D1:D9")),
            ("B4", Some("A4:C4")),
            ("D9", Some("D1:D9")),
            ("E9", None),
            ("D10", None),
        ] {
            let found = covers.at(cell.parse().unwrap());
            assert_eq!(found, block.map(|text| text.parse().unwrap()), "{cell}");
        }
    }

    #[test]
    fn every_cell_finds_its_block_however_they_are_laid() {
        use proptest::prelude::*;
        let corner = || (0_u32..12, 0_u32..12);
        let block = (corner(), corner()).prop_map(|(a, b)| Area::between(At::new(a.0, a.1), At::new(b.0, b.1)));
        proptest!(|(blocks in proptest::collection::vec(block, 0..12))| {
            let kept = apart(blocks);
            for (index, one) in kept.iter().enumerate() {
                prop_assert!(kept[..index].iter().all(|other| !one.meets(other)));
            }
            let mut covers = Covers::new(&kept);
            for row in 0..13 {
                for column in 0..13 {
                    let at = At::new(row, column);
                    prop_assert_eq!(covers.at(at), kept.iter().find(|area| area.contains(at)).copied());
                }
            }
        });
    }
}
