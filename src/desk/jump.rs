//! Where a few typed words lead: "19 malaysia 2014 f" to a cell, "thailand 2013" to that year's cells of Thailand, "nepal" to
//! Nepal's row, or to adding it. Names in any language of the interface, codes, numbers of tables; in any order.

use super::{Desk, DeskError, table_label};
use crate::figures::numerals::read_year;
use crate::figures::{CellAddress, Column, RowKind, SheetId, SheetLayout};
use crate::questionnaire::search::RESEMBLES;
use crate::questionnaire::{
    Classification, ClassificationId, ClassificationKind, Item, ItemCode, Language, Sex, Table, TableCode, Year, text,
};
use std::collections::{HashMap, HashSet};

/// Rows shown of one table that is not the open one.
const FEW: usize = 3;
/// Rows shown of the open table, or of one that was named.
const MANY: usize = 12;

/// What a search can lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A table.
    Table(TableCode),
    /// A cell, as far as it was named: what was not stays as it is, or is the total of the last year.
    Cell {
        /// Its table.
        table: TableCode,
        /// Its sheet; none where the table has none yet.
        sheet: Option<SheetId>,
        /// Its row; none where only the column was named.
        item: Option<ItemCode>,
        /// Its year.
        year: Option<Year>,
        /// Its status.
        status: Option<ItemCode>,
        /// Its sex.
        sex: Option<Sex>,
    },
    /// A row that the table does not list yet: it is added first.
    Add {
        /// The table.
        table: TableCode,
        /// The sheet; none where the table has none yet.
        sheet: Option<SheetId>,
        /// The row.
        item: ItemCode,
    },
}

/// Something that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it leads.
    pub target: Target,
    /// How well it fits, the less the better: below 10 exactly, from 60 on by its looks only.
    pub rank: u16,
}

/// What was typed, taken apart. Words that can be several things are taken for what is rarer: a number of a table, a year, a
/// sex; what is left are words of rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Asked {
    tables: Vec<usize>,
    year: Option<Year>,
    sex: Option<Sex>,
    words: Vec<String>,
}

impl Desk {
    /// What fits the words, the best first. `here` is the sheet that shows: its rows come before those of others.
    pub fn jump(&self, query: &str, here: Option<SheetId>, language: Language) -> Vec<Hit> {
        let asked = self.asked(query, language);
        let mut hits = self.tables_named(query, &asked, language);
        let open = here.and_then(|sheet| self.table_of(sheet).ok());
        let open = open.map(|table| table.code.clone());
        let rest = asked.words.join(" ");
        let mut found: HashMap<ClassificationId, Vec<(u8, &Item)>> = HashMap::new();
        for (index, table) in self.pack().tables.iter().enumerate() {
            let is_open = open.as_ref() == Some(&table.code);
            let named = asked.tables.contains(&index);
            let wanted = if asked.tables.is_empty() {
                is_open || !rest.is_empty()
            } else {
                named
            };
            if wanted && (asked.year.is_some() || asked.sex.is_some() || !rest.is_empty()) {
                let near = is_open || named;
                self.cells_named(
                    table,
                    here.filter(|_| is_open),
                    &asked,
                    near,
                    language,
                    &mut found,
                    &mut hits,
                );
            }
        }
        hits.sort_by_key(|hit| hit.rank);
        hits
    }

    fn asked(&self, query: &str, language: Language) -> Asked {
        let tokens: Vec<&str> = query
            .split(|letter: char| letter.is_whitespace() || letter == ',')
            .filter(|token| !token.is_empty())
            .collect();
        let mut asked = Asked::default();
        for token in &tokens {
            let table = self.pack().tables.iter().position(|table| {
                *token == table.number.to_string()
                    || token.eq_ignore_ascii_case(&table_label(table))
                    || token.eq_ignore_ascii_case(table.code.as_str())
            });
            let year = read_year(token).filter(|year| self.pack().allows_year(*year));
            let sex = sex_of(token, language).filter(|_| tokens.len() > 1);
            match (table, year, sex) {
                (Some(table), ..) => asked.tables.push(table),
                (_, Some(year), _) if asked.year.is_none() => asked.year = Some(year),
                (_, _, Some(sex)) if asked.sex.is_none() => asked.sex = Some(sex),
                _ => asked.words.push((*token).to_owned()),
            }
        }
        asked
    }

    /// Tables by number, code or a part of the title.
    fn tables_named(&self, query: &str, asked: &Asked, language: Language) -> Vec<Hit> {
        let parts: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let only_named = asked.words.is_empty() && asked.year.is_none() && asked.sex.is_none();
        let tables = self.pack().tables.iter().enumerate();
        let hits = tables.filter_map(|(index, table)| {
            let exact = only_named && asked.tables.contains(&index);
            let title = self.pack().table_title(table, language).to_lowercase();
            let whole = format!("{} {title} {} {}", table_label(table), table.code, table.number).to_lowercase();
            let rank = if exact {
                0
            } else if parts.first().is_some_and(|part| title.starts_with(part.as_str())) {
                11
            } else {
                20
            };
            let fits = exact || parts.iter().all(|part| whole.contains(part.as_str()));
            fits.then(|| Hit {
                target: Target::Table(table.code.clone()),
                rank,
            })
        });
        hits.collect()
    }

    /// Cells and rows of one table.
    #[allow(clippy::too_many_arguments, reason = "the list found is shared between the tables")]
    fn cells_named<'a>(
        &'a self,
        table: &'a Table,
        here: Option<SheetId>,
        asked: &Asked,
        near: bool,
        language: Language,
        found: &mut HashMap<ClassificationId, Vec<(u8, &'a Item)>>,
        hits: &mut Vec<Hit>,
    ) {
        let (status, words) = self.status_named(table, &asked.words, language);
        let sex = asked.sex.filter(|_| table.by_sex);
        let mut sheets: Vec<Option<SheetId>> = match here {
            Some(sheet) => vec![Some(sheet)],
            None => Vec::new(),
        };
        let others = self.answers.sheets_of_table(self.phase(), &table.code);
        sheets.extend(others.map(|(id, _)| Some(id)).filter(|id| *id != here));
        if sheets.is_empty() {
            sheets.push(None);
        }
        let rest = words.join(" ");
        for sheet in sheets {
            let Some(layout) = self.layout_shown(table, sheet) else {
                continue;
            };
            let year = asked
                .year
                .filter(|year| layout.columns.iter().any(|column| column.year == *year));
            // A year that the sheet does not open: the row is there all the same.
            let missed = u16::from(asked.year.is_some() && year.is_none()) * 20;
            let base = if near { 10 } else { 24 } + missed;
            let cell = |item: Option<ItemCode>| Target::Cell {
                table: table.code.clone(),
                sheet,
                item,
                year,
                status: status.clone(),
                sex,
            };
            if rest.is_empty() {
                if missed == 0 {
                    hits.push(Hit {
                        target: cell(None),
                        rank: base,
                    });
                }
                continue;
            }
            let listed: HashSet<&ItemCode> = items_of(&layout).collect();
            let mut fitting: Vec<(u16, bool, &Item)> = Vec::new();
            for list in self.lists_of(table) {
                let ranked = found
                    .entry(list.id.clone())
                    .or_insert_with(|| list.search_ranked(&rest, language));
                for (fit, item) in ranked.iter() {
                    let is_listed = listed.contains(&item.code);
                    if is_listed || (near && self.can_be_added(table, sheet, list, item)) {
                        fitting.push((u16::from(*fit), is_listed, item));
                    }
                }
            }
            fitting.sort_by_key(|(fit, is_listed, _)| (*fit, !is_listed));
            for (fit, is_listed, item) in fitting.into_iter().take(if near { MANY } else { FEW }) {
                let looks = if fit >= u16::from(RESEMBLES) { 50 } else { 0 };
                let (target, more) = if is_listed {
                    (cell(Some(item.code.clone())), 0)
                } else {
                    let (table, item) = (table.code.clone(), item.code.clone());
                    (Target::Add { table, sheet, item }, 6)
                };
                hits.push(Hit {
                    target,
                    rank: base + fit + more + looks,
                });
            }
        }
    }

    /// The status that one of the words names, where the table has statuses, and the words without it.
    fn status_named(&self, table: &Table, words: &[String], language: Language) -> (Option<ItemCode>, Vec<String>) {
        let Some(list) = table.status.as_ref().and_then(|id| self.pack().classification(id)) else {
            return (None, words.to_vec());
        };
        let named = words.iter().enumerate().find_map(|(index, word)| {
            let best = (word.chars().count() >= 3).then(|| list.search_ranked(word, language));
            let (fit, item) = *best.as_ref()?.first()?;
            // "Total" is more often the row of that name.
            (fit < RESEMBLES && !item.is_total).then(|| (index, item.code.clone()))
        });
        let Some((index, status)) = named else {
            return (None, words.to_vec());
        };
        let mut rest = words.to_vec();
        rest.remove(index);
        (Some(status), rest)
    }

    fn lists_of(&self, table: &Table) -> impl Iterator<Item = &Classification> {
        let versions = table.main.iter().flat_map(|main| main.versions.iter());
        let lists: Vec<&Classification> = versions.filter_map(|id| self.pack().classification(id)).collect();
        lists.into_iter()
    }

    fn can_be_added(&self, table: &Table, sheet: Option<SheetId>, list: &Classification, item: &Item) -> bool {
        let countries = table
            .main
            .as_ref()
            .is_some_and(|main| main.kind == ClassificationKind::Country);
        let versions = sheet
            .and_then(|sheet| self.sheet(sheet).ok())
            .map(|sheet| &sheet.versions);
        let default = table.main.as_ref().map(|main| &main.default);
        let shown = versions.map_or(default == Some(&list.id), |versions| versions.contains(&list.id));
        let is_self = item.area.is_some() && item.area == self.answers.area();
        (countries || shown) && !is_self && self.may_write().is_ok()
    }

    /// The layout of a sheet, or the one that a table without sheets would begin with.
    fn layout_shown(&self, table: &Table, sheet: Option<SheetId>) -> Option<SheetLayout> {
        match sheet {
            Some(sheet) => self.layout(sheet).ok(),
            None => Some(self.layout_of_new(table)),
        }
    }

    /// Carries a target out as far as the figures go: a table without a sheet is taken up, a row that is not listed is added.
    /// Returns the cell to go to; none for a table. `from` is the active cell, whose column is kept where none was named.
    pub fn land(&mut self, target: &Target, from: Option<&CellAddress>) -> Result<Option<CellAddress>, DeskError> {
        match target {
            Target::Table(_) => Ok(None),
            Target::Add { table, sheet, item } => {
                let sheet = self.sheet_or_first(table, *sheet)?;
                self.add_item(sheet, item)?;
                self.first_open_of_row(sheet, item, from.map(|cell| cell.place.year))
            }
            Target::Cell {
                table,
                sheet,
                item,
                year,
                status,
                sex,
            } => {
                let sheet = self.sheet_or_first(table, *sheet)?;
                let layout = self.layout(sheet)?;
                let from = from.filter(|cell| cell.sheet == sheet).map(|cell| &cell.place);
                let wanted = RowKind::Item(item.clone().or_else(|| from.and_then(|place| place.item.clone())));
                let row = layout.rows.iter().position(|row| row.kind == wanted);
                let first = || layout.rows.iter().position(|row| matches!(row.kind, RowKind::Item(_)));
                let row = row.or_else(|| if item.is_none() { first() } else { None });
                let last = layout.columns.last().map(|column| column.year);
                let year = year.or(from.map(|place| place.year)).or(last);
                let status = status.clone().or_else(|| from.and_then(|place| place.status.clone()));
                let sex = sex.or(from.map(|place| place.sex)).unwrap_or(Sex::Total);
                let fits = |column: &Column| {
                    let same = Some(column.year) == year;
                    // The parts that count are kept; what the table does not tell apart is no matter.
                    (!same, status != column.status && status.is_some(), sex != column.sex)
                };
                let column = (0..layout.columns.len()).min_by_key(|column| fits(&layout.columns[*column]));
                Ok(row
                    .zip(column)
                    .and_then(|(row, column)| layout.cell(sheet, row, column)))
            }
        }
    }

    fn sheet_or_first(&mut self, table: &TableCode, sheet: Option<SheetId>) -> Result<SheetId, DeskError> {
        match sheet {
            Some(sheet) => Ok(sheet),
            None => self.open_table(table)?.first().copied().ok_or(DeskError::NoSheet),
        }
    }
}

fn items_of(layout: &SheetLayout) -> impl Iterator<Item = &ItemCode> {
    layout.rows.iter().filter_map(|row| match &row.kind {
        RowKind::Item(item) => item.as_ref(),
        RowKind::Heading(_) => None,
    })
}

/// The sex that a word is: its letter in the language of the person, ILO's code or its name in any language of the interface.
fn sex_of(word: &str, language: Language) -> Option<Sex> {
    let is = |language: Language, id: &str| text(language, id).to_lowercase() == word.to_lowercase();
    let named = |language: Language| {
        [
            ("sex-total", Sex::Total),
            ("sex-male", Sex::Male),
            ("sex-female", Sex::Female),
        ]
        .into_iter()
        .find(|(id, _)| is(language, id))
        .map(|(_, sex)| sex)
    };
    let letters = [("sex-male-letter", Sex::Male), ("sex-female-letter", Sex::Female)];
    let letter = letters.into_iter().find(|(id, _)| is(language, id)).map(|(_, sex)| sex);
    let code = || Sex::parse(word);
    letter
        .or_else(code)
        .or_else(|| Language::ALL.into_iter().find_map(named))
}
