//! The examples that a pack gives for its checks, filled in and run: what is shown is what the program says, so that no
//! explanation can claim anything else.

use super::checker::Checker;
use super::finding::Finding;
use crate::figures::numerals::{self, Convention, NumberStyle, Reading, format_value};
use crate::figures::{Answer, Answers, Figure, Flag, Metadata, Place, Sheet, SheetId, SourceKey, ViewUnit};
use crate::questionnaire::{
    Check, Example, ExampleCell, ItemCode, Language, Pack, Sex, Table, Year, builtin_packs, text,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// An example as it is shown to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownExample {
    /// Whether the check finds nothing.
    pub passes: bool,
    /// What the example shows, in words; empty where nobody has said it in the language.
    pub says: String,
    /// Its figures.
    pub tables: Vec<ExampleTable>,
    /// What is missing beside the figures: the source, the definition, the preparer.
    pub missing: Vec<String>,
    /// What the check says of it.
    pub sentences: Vec<String>,
}

/// Figures of one table from one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleTable {
    /// The table, with its source where the example has several.
    pub title: String,
    /// Year, status and sex of each column.
    pub columns: Vec<String>,
    /// The rows, each with a figure for every column, empty where it has none.
    pub rows: Vec<(String, Vec<String>)>,
}

/// The answers that an example makes; none where it needs a phase before the first. A source that has no name is named in the
/// language.
pub fn example_answers(pack: &Pack, example: &Example, language: Language) -> Option<Answers> {
    let mut answers = Answers::default();
    if example.preparer_named {
        answers
            .settings
            .insert("preparer".to_owned(), "Example Preparer".to_owned());
    }
    if let Some(area) = &example.area {
        answers.settings.insert("area".to_owned(), area.to_string());
    }
    let before = before(pack);
    for cell in &example.cells {
        let asked = if cell.earlier { before.as_deref()? } else { pack };
        let table = asked.resolve_indicator(cell.table.as_str())?;
        let code = |code: &Option<ItemCode>| match code {
            None => Some(None),
            Some(code) => asked.resolve_item(table, code.as_str()).map(Some),
        };
        let place = Place {
            item: code(&cell.item)?,
            year: cell.year,
            status: code(&cell.status)?,
            sex: cell.sex,
        };
        let sheet = sheet_of(&mut answers, (asked, table), example, cell, language);
        if let Some(sheet) = answers.sheets.get_mut(&sheet) {
            sheet.years.insert(cell.year);
        }
        if let Some(figure) = figure(cell) {
            answers.figures.entry(sheet).or_default().insert(place, figure);
        }
    }
    Some(answers)
}

/// The phase before that of a pack.
fn before(pack: &Pack) -> Option<Arc<Pack>> {
    builtin_packs()
        .into_iter()
        .take_while(|other| other.id != pack.id)
        .last()
}

/// The sheet of a cell's table and source, made for its first cell.
fn sheet_of(
    answers: &mut Answers,
    (asked, table): (&Pack, &Table),
    example: &Example,
    cell: &ExampleCell,
    language: Language,
) -> SheetId {
    let source = example.source_stated.then(|| {
        let name = cell.source.clone();
        SourceKey::from(name.unwrap_or_else(|| text(language, "example-source")).as_str())
    });
    let made = answers
        .sheets_of_table(&asked.id, &table.code)
        .find(|(_, sheet)| sheet.source == source)
        .map(|(id, _)| id);
    made.unwrap_or_else(|| {
        let id = answers.next_sheet_id();
        let mut sheet = Sheet::new(asked.id.clone(), table.code.clone());
        sheet.source = source;
        if example.definition_stated {
            let stated = Metadata {
                text: "Foreign citizens".to_owned(),
                ..Metadata::default()
            };
            sheet.metadata.insert("T36".to_owned(), stated);
        }
        answers.sheets.insert(id, sheet);
        id
    })
}

/// What typing a text leaves in a cell.
fn figure(cell: &ExampleCell) -> Option<Figure> {
    match numerals::read(&cell.value, ViewUnit::Ones, Convention::Unknown) {
        Reading::Blank => None,
        Reading::Figure(figure) => Some(Figure {
            flag: cell.flag.as_deref().and_then(Flag::from_letter).or(figure.flag),
            ..figure
        }),
        Reading::Ambiguous(_) | Reading::IncludedElsewhere | Reading::Wrong(_) => Some(Figure {
            answer: Answer::WrongInput(cell.value.clone()),
            flag: None,
            typed: None,
        }),
    }
}

/// What a check finds in an example. Tables that the example does not name are left out of sight.
pub fn example_findings(pack: &Arc<Pack>, check: &Check, answers: &Answers) -> Vec<Finding> {
    let checker = Checker::new(Arc::clone(pack), answers, &pack.id);
    let of_check = checker.findings().filter(|finding| finding.check == check.id);
    of_check
        .filter(|finding| finding.sheet.is_some() || finding.table.is_none())
        .cloned()
        .collect()
}

/// Fills an example in, runs its check, and gives both in words; none where the example needs an earlier phase and there is none.
pub(super) fn shown(pack: &Arc<Pack>, check: &Check, example: &Example, language: Language) -> Option<ShownExample> {
    let answers = example_answers(pack, example, language)?;
    let findings = example_findings(pack, check, &answers);
    let missing = [
        (example.source_stated, "example-source-missing"),
        (example.definition_stated, "example-definition-missing"),
        (example.preparer_named, "example-preparer-missing"),
    ];
    Some(ShownExample {
        passes: findings.is_empty(),
        says: example.says_in(language).to_owned(),
        tables: tables(pack, example, language),
        missing: missing
            .into_iter()
            .filter(|(stated, _)| !stated)
            .map(|(_, id)| text(language, id))
            .collect(),
        sentences: findings
            .iter()
            .map(|finding| finding.sentence(pack, &answers, language))
            .collect(),
    })
}

fn tables(pack: &Pack, example: &Example, language: Language) -> Vec<ExampleTable> {
    let mut shown: Vec<(&Table, Option<&str>, bool)> = Vec::new();
    for cell in &example.cells {
        let Some(table) = pack.table(&cell.table) else {
            continue;
        };
        let own = (table, cell.source.as_deref(), cell.earlier);
        let known = |(other, source, earlier): &(&Table, Option<&str>, bool)| {
            other.code == table.code && (*source, *earlier) == (own.1, own.2)
        };
        if !shown.iter().any(known) {
            shown.push(own);
        }
    }
    let before = before(pack).map(|before| before.title.clone()).unwrap_or_default();
    shown
        .into_iter()
        .map(|(table, source, earlier)| {
            let own = |cell: &&ExampleCell| {
                cell.table == table.code && cell.source.as_deref() == source && cell.earlier == earlier
            };
            let cells: Vec<&ExampleCell> = example.cells.iter().filter(own).collect();
            let beside: Vec<&str> = source.into_iter().chain(earlier.then_some(before.as_str())).collect();
            table_of(pack, table, &beside.join(", "), &cells, language)
        })
        .collect()
}

fn table_of(pack: &Pack, table: &Table, beside: &str, cells: &[&ExampleCell], language: Language) -> ExampleTable {
    let label = |code: &ItemCode| {
        let found = pack.item_of(table, code);
        found.map_or_else(
            || code.to_string(),
            |(_, item)| pack.item_label(item, language).to_owned(),
        )
    };
    let title = format!("{}{} {}", table.module, table.number, pack.table_title(table, language));
    // Columns in the order of the form, rows in the order of the example.
    let column = |cell: &ExampleCell| {
        let list = table.status.as_ref().and_then(|id| pack.classification(id));
        let status = cell.status.as_ref();
        let at = status.and_then(|status| list?.position(status));
        (cell.year, at, cell.sex)
    };
    let columns: BTreeSet<(Year, Option<usize>, Sex)> = cells.iter().map(|cell| column(cell)).collect();
    let columns: Vec<_> = columns.into_iter().collect();
    let mut rows: Vec<(Option<&ItemCode>, Vec<String>)> = Vec::new();
    let mut heads = vec![String::new(); columns.len()];
    for cell in cells {
        let item = cell.item.as_ref();
        let Some(at) = columns.iter().position(|known| *known == column(cell)) else {
            continue;
        };
        let row = rows.iter().position(|(known, _)| *known == item).unwrap_or_else(|| {
            rows.push((item, vec![String::new(); columns.len()]));
            rows.len() - 1
        });
        rows[row].1[at] = written(cell, language);
        let mut head = vec![cell.year.to_string()];
        head.extend(cell.status.as_ref().map(label));
        if table.by_sex {
            head.push(text(
                language,
                match cell.sex {
                    Sex::Total => "finding-sex-total",
                    Sex::Male => "finding-sex-male",
                    Sex::Female => "finding-sex-female",
                },
            ));
        }
        heads[at] = head.join(", ");
    }
    ExampleTable {
        title: if beside.is_empty() {
            title
        } else {
            format!("{title} ({beside})")
        },
        columns: heads,
        rows: rows
            .into_iter()
            .map(|(item, figures)| (item.map(label).unwrap_or_default(), figures))
            .collect(),
    }
}

/// A figure as the sheet shows it; what is no number stays as typed.
fn written(cell: &ExampleCell, language: Language) -> String {
    let decimal = if language == Language::Indonesian { ',' } else { '.' };
    let Some(figure) = figure(cell) else {
        return String::new();
    };
    figure.as_value().map_or_else(
        || cell.value.clone(),
        |value| {
            let number = format_value(value, ViewUnit::Ones, NumberStyle::SHOWN.with_decimal(decimal));
            figure
                .flag
                .map_or_else(|| number.clone(), |flag| format!("{number} {}", flag.letter()))
        },
    )
}
