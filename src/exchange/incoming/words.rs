//! Puts notes in words that a file repeats with its figures where they belong.

use super::preview::{Sheets, module_of};
use super::{Kind, PreviewCell, PreviewStatement, SheetPreview, Statement, Words};
use crate::figures::{Answers, CellAddress, Note, Place, Scope, SheetId};
use crate::questionnaire::{Pack, Year};
use std::collections::{BTreeMap, BTreeSet};

/// One note for the sheet where all its figures carry the words, for a year where all of that year's do, else for each cell. Words
/// that hold for a figure already, wherever they stand, are not said again.
pub(super) fn statements(
    pack: &Pack,
    answers: &Answers,
    sheets: &Sheets,
    cells: &[PreviewCell],
    words: &[Words],
) -> Vec<PreviewStatement> {
    let mut carriers: BTreeMap<(usize, &str), BTreeMap<&Place, &Words>> = BTreeMap::new();
    for said in words {
        if let Some(sheet) = sheets.get(&said.table, said.source.as_ref()) {
            carriers
                .entry((sheet, said.text.trim()))
                .or_default()
                .insert(&said.place, said);
        }
    }
    let of_sheets: BTreeMap<usize, OfSheet<'_>> = carriers
        .keys()
        .map(|(sheet, _)| *sheet)
        .collect::<BTreeSet<usize>>()
        .into_iter()
        .map(|sheet| (sheet, OfSheet::new(answers, &sheets.list[sheet], sheet, cells)))
        .collect();
    let mut out = Vec::new();
    for ((sheet, text), mut carriers) in carriers {
        let (preview, of_sheet) = (&sheets.list[sheet], &of_sheets[&sheet]);
        let module = module_of(pack, &preview.table);
        let held = |place: &Place| {
            let scopes = answers.note_scopes(&CellAddress::new(preview.id, place.clone()), &module);
            let notes = scopes.into_iter().filter_map(|scope| answers.notes.get(&scope));
            !preview.is_new && notes.flatten().any(|note| note.text.trim() == text)
        };
        carriers.retain(|place, _| of_sheet.in_file.contains(*place));
        let lacking: Vec<&Place> = carriers.keys().copied().filter(|place| !held(place)).collect();
        for (scope, first) in of_sheet.scopes(preview.id, carriers.keys().copied(), &lacking) {
            let Some(said) = carriers.get(first) else { continue };
            let note = Note {
                code: None,
                text: text.to_owned(),
            };
            out.push(PreviewStatement {
                from: said.from.clone(),
                table: Some(preview.table.clone()),
                statement: Statement::Note {
                    scope,
                    note,
                    removed: false,
                },
                kind: Kind::New,
            });
        }
    }
    out.sort_by(|a, b| a.from.cmp(&b.from));
    out
}

/// The figures of a sheet: those of the file, and how many there will be altogether.
struct OfSheet<'a> {
    in_file: BTreeSet<&'a Place>,
    by_year: BTreeMap<Year, usize>,
}

impl<'a> OfSheet<'a> {
    fn new(answers: &'a Answers, preview: &SheetPreview, index: usize, cells: &'a [PreviewCell]) -> Self {
        let of_sheet = cells.iter().filter(|cell| cell.sheet == index);
        let in_file: BTreeSet<&Place> = of_sheet.map(|cell| &cell.place).collect();
        let there = answers.figures.get(&preview.id).filter(|_| !preview.is_new);
        let others = there.into_iter().flat_map(|figures| figures.keys());
        let others = others.filter(|place| !in_file.contains(place));
        let mut by_year = BTreeMap::new();
        for place in in_file.iter().copied().chain(others) {
            *by_year.entry(place.year).or_default() += 1;
        }
        Self { in_file, by_year }
    }

    /// The fewest scopes that give the words to every figure that lacks them and to none that does not carry them, each with the
    /// first of those figures.
    fn scopes<'p>(
        &self,
        sheet: SheetId,
        carriers: impl Iterator<Item = &'p Place>,
        lacking: &[&'p Place],
    ) -> Vec<(Scope, &'p Place)> {
        let Some(first) = lacking.first() else {
            return Vec::new();
        };
        let mut carried: BTreeMap<Year, usize> = BTreeMap::new();
        for place in carriers {
            *carried.entry(place.year).or_default() += 1;
        }
        if carried == self.by_year {
            return vec![(Scope::Sheet { sheet }, first)];
        }
        let mut lacking_by_year: BTreeMap<Year, Vec<&'p Place>> = BTreeMap::new();
        for place in lacking {
            lacking_by_year.entry(place.year).or_default().push(place);
        }
        let mut scopes = Vec::new();
        for (year, lacking) in lacking_by_year {
            if carried.get(&year) == self.by_year.get(&year) {
                scopes.extend(lacking.first().map(|first| (Scope::Year { sheet, year }, *first)));
            } else {
                scopes.extend(lacking.into_iter().map(|place| {
                    let cell = CellAddress::new(sheet, place.clone());
                    (Scope::Cell { cell }, place)
                }));
            }
        }
        scopes
    }
}
