//! Any workbook of a ministry, read as tables of the questionnaire: where the figures stand, what their lines and columns are, which
//! table they answer, in which unit. Everything is a proposal that a person corrects by pointing.
//!
//! `look.rs` looks at the cells, `rows.rs` says what kind of line each row is, `blocks.rs` finds blocks of figures (`heads.rs` the lines over them), `stacks.rs` takes together what stands over and beside them,
//! `items.rs` matches categories (`ages.rs` puts age groups together), `reading.rs` decides what each line and column is, `figures.rs` takes the figures; `told.rs` is
//! what a person has said. Nothing is guessed where a label could mean two things, and nothing that is not taken goes unsaid.

mod ages;
mod blocks;
mod figures;
mod heads;
mod items;
mod look;
mod mapping;
mod marks;
mod reading;
mod rows;
mod stacks;
mod told;
mod versions;

pub use blocks::Block;
pub use figures::{Taken, sentence};
pub use items::{By, Known, LabelsSaid, key};
pub use look::{Kind, Looked};
pub use mapping::Mapping;
pub use reading::{Dims, ItemsOn, Reading, Slot, Used, Why, items_of};
pub use told::{DashMeans, TableSaid, Told, WordMeans};

use super::incoming::{Incoming, Position, Refused, Sentence};
use super::spreadsheet::{Area, Spreadsheet, Visibility};
use crate::figures::numerals::Convention;
use crate::figures::{Place, SourceKey};
use crate::questionnaire::{AreaCode, Pack, TableCode};
use reading::Against;
use std::collections::{BTreeMap, HashMap};

/// What a workbook is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The questionnaire.
    pub pack: &'a Pack,
    /// The reporting country.
    pub area: Option<&'a AreaCode>,
    /// The decimal sign of the country file, for texts that do not tell.
    pub convention: Convention,
    /// The name of the file that is read.
    pub file_name: &'a str,
    /// What the country file knows of labels from earlier imports.
    pub known: &'a Known,
}

/// Names a block: the worksheet, the area that the person has pointed at or the block's place among those found, and which of its
/// readings it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId {
    /// The worksheet, by its place in the file.
    pub worksheet: usize,
    /// The block on it, by its place.
    pub block: usize,
    /// Which of its readings: a block of countries by sector answers two tables.
    pub reading: usize,
}

/// A block as it is proposed to be read.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Which block.
    pub id: BlockId,
    /// How it is read.
    pub reading: Reading,
    /// What that comes to.
    pub taken: Taken,
}

/// Proposes how every block of a workbook is read, by what the person has said so far. Hidden worksheets are left alone.
pub fn propose(book: &Spreadsheet, context: &Context<'_>, told: &BTreeMap<BlockId, Told>) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    let versions = versions::named(book, context.pack);
    for (worksheet, sheet) in book.worksheets.iter().enumerate() {
        if sheet.visibility != Visibility::Visible {
            continue;
        }
        let said = |block: usize| {
            told.get(&BlockId {
                worksheet,
                block,
                reading: 0,
            })
        };
        let convention = (0..8).filter_map(said).find_map(|told| told.convention);
        let Some(looked) = Looked::at(sheet, convention, context.convention) else {
            continue;
        };
        let mut earlier: Vec<Vec<String>> = Vec::new();
        for (index, found) in blocks_of(&looked, worksheet, told).into_iter().enumerate() {
            let around = std::iter::once(sheet.name.clone())
                .chain(earlier.iter().rev().flatten().cloned())
                .chain([context.file_name.to_owned()])
                .collect();
            let against = Against {
                pack: context.pack,
                area: context.area,
                around,
                known: context.known,
                versions: &versions,
            };
            let nothing = Told::default();
            let first = told
                .get(&BlockId {
                    worksheet,
                    block: index,
                    reading: 0,
                })
                .unwrap_or(&nothing);
            let readings = reading::readings(&looked, &found, &against, first);
            for (number, reading) in readings.into_iter().enumerate() {
                let id = BlockId {
                    worksheet,
                    block: index,
                    reading: number,
                };
                // What is said of a further reading of the block counts for it alone.
                let own = told.get(&id).filter(|_| number > 0);
                let reading = match own {
                    Some(own) => reading::readings(&looked, &found, &against, own)
                        .into_iter()
                        .nth(number)
                        .unwrap_or(reading),
                    None => reading,
                };
                let said = own.unwrap_or(first);
                let taken = figures::taken(&looked, context.pack, &reading, said.dash);
                proposals.push(Proposal { id, reading, taken });
            }
            earlier.push(found.titles.clone());
        }
    }
    proposals
}

/// The blocks of a worksheet; those that the person has pointed at as they were pointed at.
fn blocks_of(looked: &Looked<'_>, worksheet: usize, told: &BTreeMap<BlockId, Told>) -> Vec<Block> {
    let mut found = blocks::find(looked, None);
    let pointed = told
        .iter()
        .filter(|(id, _)| id.worksheet == worksheet && id.reading == 0)
        .filter_map(|(id, told)| Some((id.block, told.figures?)));
    for (index, area) in pointed {
        let within: Option<Block> = blocks::find(looked, Some(area))
            .into_iter()
            .find(|block| overlaps(block, area));
        match (within, index < found.len()) {
            (Some(block), true) => found[index] = block,
            (Some(block), false) => found.push(block),
            (None, _) => {}
        }
    }
    found
}

fn overlaps(block: &Block, area: Area) -> bool {
    block.area().is_some_and(|own| own.meets(&area))
}

/// What the proposals state together, ready to be set against a country file. Where two blocks state different figures for one
/// place, as a table and the data of its chart do, the larger block counts and the other's figure is refused.
pub fn incoming(proposals: &[Proposal]) -> Incoming {
    let mut incoming = Incoming {
        loses_zeros: true,
        ..Incoming::default()
    };
    let mut order: Vec<&Proposal> = proposals.iter().collect();
    order.sort_by_key(|proposal| std::cmp::Reverse(proposal.taken.figures.len()));
    let mut stated: HashMap<(TableCode, Option<SourceKey>, Place), (usize, Position)> = HashMap::new();
    for (block, proposal) in order.into_iter().enumerate() {
        for figure in &proposal.taken.figures {
            let place = (figure.table.clone(), figure.source.clone(), figure.place.clone());
            match stated.get(&place) {
                Some((of, first)) if *of != block => {
                    if !incoming
                        .figures
                        .iter()
                        .any(|known| known.from == *first && known.says == figure.says)
                    {
                        incoming.refused.push(Refused {
                            from: figure.from.clone(),
                            column: "",
                            text: figure.text.clone(),
                            reason: Sentence::new("refused-other-block").with("other", first),
                        });
                    }
                }
                _ => {
                    stated.insert(place, (block, figure.from.clone()));
                    incoming.figures.push(figure.clone());
                }
            }
        }
        incoming.refused.extend(proposal.taken.refused.iter().cloned());
    }
    incoming.figures.sort_by(|a, b| a.from.cmp(&b.from));
    incoming
}
