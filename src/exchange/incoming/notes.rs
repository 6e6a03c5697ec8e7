//! Puts the controlled notes of figures where they belong.

use super::preview::module_of;
use super::{PreviewCell, SheetPreview, Stated};
use crate::exchange::observation::{is_of_values, notes_of};
use crate::figures::{Answers, CellAddress, Place};
use crate::questionnaire::{NoteCode, Pack, Year};
use std::collections::{BTreeMap, BTreeSet};

/// Puts each note where it belongs: on the sheet when all its figures carry it, on a year when all of that year's do, else on
/// the cell. Notes on values (breaks, nonstandard categories) stay on their cells.
pub(super) fn attach(
    pack: &Pack,
    answers: &Answers,
    sheets: &mut [SheetPreview],
    cells: &mut [PreviewCell],
    figures: &[Stated],
) {
    if figures.iter().all(|stated| stated.notes.is_empty()) {
        return;
    }
    let mut of_sheet: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, cell) in cells.iter().enumerate() {
        of_sheet.entry(cell.sheet).or_default().push(index);
    }
    for (sheet, indexes) in of_sheet {
        let preview = &mut sheets[sheet];
        let stated = answers.sheets.get(&preview.id).filter(|_| !preview.is_new);
        let imported: BTreeSet<&Place> = indexes.iter().map(|&index| &figures[index].place).collect();
        let there = answers.figures.get(&preview.id).filter(|_| !preview.is_new);
        let others: Vec<Year> = there
            .into_iter()
            .flat_map(|figures| figures.keys())
            .filter(|place| !imported.contains(place))
            .map(|place| place.year)
            .collect();
        let mut carriers: BTreeMap<&NoteCode, Vec<usize>> = BTreeMap::new();
        for &index in &indexes {
            for note in &figures[index].notes {
                carriers.entry(note).or_default().push(index);
            }
        }
        let module = module_of(pack, &preview.table);
        for (note, carriers) in carriers {
            let lacking = |index: &usize| {
                let address = CellAddress::new(preview.id, figures[*index].place.clone());
                preview.is_new || !notes_of(answers, &address, &module).contains(note)
            };
            let lacking: Vec<usize> = carriers.iter().copied().filter(lacking).collect();
            if lacking.is_empty() {
                continue;
            }
            if is_of_values(note) {
                lacking
                    .into_iter()
                    .for_each(|index| cells[index].notes.push(note.clone()));
                continue;
            }
            let says_otherwise = stated.and_then(|sheet| sheet.metadata.get(note.note_type()));
            if carriers.len() == indexes.len() && others.is_empty() && says_otherwise.is_none_or(|m| m.codes.is_empty())
            {
                preview.metadata.insert(note.clone());
                continue;
            }
            let mut by_year: BTreeMap<Year, Vec<usize>> = BTreeMap::new();
            for index in lacking {
                by_year.entry(figures[index].place.year).or_default().push(index);
            }
            for (year, lacking) in by_year {
                let in_year = |indexes: &[usize]| indexes.iter().filter(|i| figures[**i].place.year == year).count();
                if in_year(&carriers) == in_year(&indexes) && !others.contains(&year) {
                    preview.year_notes.entry(year).or_default().insert(note.clone());
                } else {
                    lacking
                        .into_iter()
                        .for_each(|index| cells[index].notes.push(note.clone()));
                }
            }
        }
    }
}
