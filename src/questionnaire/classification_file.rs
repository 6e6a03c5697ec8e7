//! Reads a folder of classifications: `classifications.toml` names them, one CSV each lists the items. What contains
//! what and what must add up is said by the list, item by item; this file only checks that it can be true.

use super::load::Reading;
use super::problem::Source;
use super::section::{self, Section};
use super::{AreaCode, Classification, ClassificationId, ClassificationKind, Country, Item, ItemCode};
use super::{list, list::Row};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const COLUMNS: [&str; 10] = [
    "code",
    "label_*",
    "total",
    "part_of",
    "in_partition",
    "level",
    "shown",
    "within?",
    "area?",
    "other?",
];

/// The kind of that name.
pub(super) fn kind_named(name: &str) -> Option<ClassificationKind> {
    Some(match name {
        "age" => ClassificationKind::Age,
        "education" => ClassificationKind::Education,
        "activity" => ClassificationKind::Activity,
        "occupation" => ClassificationKind::Occupation,
        "employment-status" => ClassificationKind::EmploymentStatus,
        "country" => ClassificationKind::Country,
        "migration-status" => ClassificationKind::MigrationStatus,
        _ => return None,
    })
}

/// Reads every classification of a folder.
pub(super) fn read(reading: &Reading<'_>, folder: &str, countries: &[Country]) -> Vec<Arc<Classification>> {
    let Some(source) = reading.source(&format!("{folder}/classifications.toml")) else {
        return Vec::new();
    };
    let table = section::parse(&source, &reading.problems);
    let top = Section::new(&source, &reading.problems, &table, "the list of classifications");
    let mut seen = BTreeSet::new();
    let mut classifications = Vec::new();
    for entry in top.sections("classification", "a classification") {
        let id = entry.text("id");
        let kind = entry.text("kind");
        let title = entry.text("title");
        let later = entry.texts("later_ids");
        let line = entry.line;
        let known = kind.as_ref().and_then(|kind| kind_named(&kind.value));
        if let (Some(kind), None) = (&kind, known) {
            entry.problem(kind.line, format!("`{}` is no kind of classification", kind.value));
        }
        entry.finish();
        let (Some(id), Some(kind), Some(title)) = (id, known, title) else {
            continue;
        };
        if !seen.insert(id.value.clone()) {
            reading.problems.add(
                &source.file,
                line,
                format!("the classification `{}` stands twice", id.value),
            );
            continue;
        }
        let items = read_items(
            reading,
            &format!("{folder}/{}.csv", id.value),
            &id.value,
            kind,
            countries,
        );
        let later = later
            .iter()
            .map(|id| ClassificationId::from(id.value.as_str()))
            .collect();
        let id = ClassificationId::from(id.value);
        classifications.push(Arc::new(Classification::new(id, kind, title.value, later, items)));
    }
    top.finish();
    classifications
}

fn read_items(
    reading: &Reading<'_>,
    path: &str,
    id: &str,
    kind: ClassificationKind,
    countries: &[Country],
) -> Vec<Item> {
    let Some(source) = reading.source(path) else {
        return Vec::new();
    };
    let rows = list::read(&source, &COLUMNS, &["code", "label_en", "level"], &reading.problems);
    let mut items = Vec::new();
    let mut lines = Vec::new();
    for row in &rows {
        items.push(read_item(reading, &source, row, kind, countries));
        lines.push(row.line);
    }
    check_items(reading, &source, id, kind, &items, &lines);
    items
}

fn read_item(
    reading: &Reading<'_>,
    source: &Source,
    row: &Row,
    kind: ClassificationKind,
    countries: &[Country],
) -> Item {
    let problem = |reason: String| reading.problems.add(&source.file, row.line, reason);
    let yes = |column: &str| row.yes(column, &source.file, &reading.problems);
    let level = row
        .get("level")
        .parse::<u8>()
        .ok()
        .filter(|level| (1..=9).contains(level));
    if level.is_none() {
        problem(format!("the level `{}` must be a number from 1 to 9", row.get("level")));
    }
    let area = Some(row.get("area")).filter(|area| !area.is_empty());
    let country = area.and_then(|area| countries.iter().find(|country| country.alpha3 == area));
    if let (Some(area), None) = (area, country) {
        problem(format!("`{area}` is not in the list of countries"));
    }
    let is_other = yes("other");
    if (area.is_some() || is_other) && kind != ClassificationKind::Country {
        problem("only a list of countries has `area` and `other`".to_owned());
    }
    let label = row.get("label_en").to_owned();
    let labels = row
        .with_prefix("label_")
        .filter(|(tag, text)| *tag != "en" && !text.is_empty());
    let mut labels: BTreeMap<String, String> = labels.map(|(tag, text)| (tag.to_owned(), text.to_owned())).collect();
    let mut also = Vec::new();
    if let Some(country) = country {
        also.push(country.alpha2.clone());
        also.extend(
            std::iter::once(&country.name)
                .chain(&country.also)
                .filter(|name| **name != label)
                .cloned(),
        );
        for (tag, name) in &country.names {
            labels.entry(tag.clone()).or_insert_with(|| name.clone());
        }
    }
    let part_of = row.get("part_of");
    Item {
        code: ItemCode::from(row.get("code")),
        label,
        labels,
        also,
        is_total: yes("total"),
        part_of: (!part_of.is_empty()).then(|| ItemCode::from(part_of)),
        within: row.get("within").split_whitespace().map(ItemCode::from).collect(),
        in_partition: yes("in_partition"),
        level: level.unwrap_or(1),
        shown: yes("shown"),
        area: area.map(AreaCode::from),
        is_other,
    }
}

/// Checks that the items of a list can all be true together.
fn check_items(
    reading: &Reading<'_>,
    source: &Source,
    id: &str,
    kind: ClassificationKind,
    items: &[Item],
    lines: &[usize],
) {
    let problem = |at: usize, reason: String| reading.problems.add(&source.file, lines[at], reason);
    if items.is_empty() {
        reading
            .problems
            .add(&source.file, 0, "the list has no items".to_owned());
        return;
    }
    let mut by_code: BTreeMap<&ItemCode, usize> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        if let Some(first) = by_code.get(&item.code) {
            problem(
                at,
                format!("the code `{}` stands in line {} too", item.code, lines[*first]),
            );
        } else {
            by_code.insert(&item.code, at);
        }
        let ending = item
            .code
            .as_str()
            .strip_prefix(id)
            .and_then(|rest| rest.strip_prefix('_'));
        if ending.is_none_or(|ending| ending.is_empty() || ending.contains(char::is_whitespace)) {
            problem(at, format!("the code `{}` must begin with `{id}_`", item.code));
        }
    }
    let totals: Vec<usize> = (0..items.len()).filter(|at| items[*at].is_total).collect();
    match totals.as_slice() {
        [] => reading
            .problems
            .add(&source.file, 0, "the list has no total".to_owned()),
        [_] => {}
        [first, others @ ..] => {
            for at in others {
                problem(
                    *at,
                    format!(
                        "`{}` is a second total beside `{}`",
                        items[*at].code, items[*first].code
                    ),
                );
            }
        }
    }
    for (at, item) in items.iter().enumerate() {
        match &item.part_of {
            None if !item.is_total => problem(at, format!("`{}` needs `part_of`: what contains it?", item.code)),
            Some(_) if item.is_total => {
                problem(at, format!("the total `{}` cannot be part of another item", item.code));
            }
            Some(whole) if !by_code.contains_key(whole) => {
                problem(
                    at,
                    format!("`{}` is part of `{whole}`, which is not in the list", item.code),
                );
            }
            _ => {}
        }
        if item.in_partition && item.is_total {
            problem(
                at,
                format!("the total `{}` cannot be one of the parts that add up", item.code),
            );
        }
        for group in &item.within {
            if !by_code.contains_key(group) {
                problem(
                    at,
                    format!("`{}` lies within `{group}`, which is not in the list", item.code),
                );
            }
        }
    }
    let holders: Vec<BTreeSet<usize>> = (0..items.len()).map(|at| holders(items, &by_code, at)).collect();
    for at in (0..items.len()).filter(|at| holders[*at].contains(at)) {
        problem(at, format!("`{}` contains itself", items[at].code));
    }
    check_partitions(items, &holders, &problem);
    let others: Vec<usize> = (0..items.len()).filter(|at| items[*at].is_other).collect();
    for at in others.iter().skip(1) {
        problem(
            *at,
            format!("`{}` is a second item for all other countries", items[*at].code),
        );
    }
    if kind == ClassificationKind::Country && others.is_empty() {
        reading.problems.add(
            &source.file,
            0,
            "a list of countries needs one item that stands for all others".to_owned(),
        );
    }
}

/// All items that contain an item, directly or by way of others, through `part_of` or `within`.
fn holders(items: &[Item], by_code: &BTreeMap<&ItemCode, usize>, start: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        let wholes = items[at].part_of.iter().chain(&items[at].within);
        open.extend(
            wholes
                .filter_map(|whole| by_code.get(whole).copied())
                .filter(|whole| found.insert(*whole)),
        );
    }
    found
}

/// Two parts of one whole must not overlap: none may lie within the other, nor may both hold a third item.
fn check_partitions(items: &[Item], holders: &[BTreeSet<usize>], problem: &dyn Fn(usize, String)) {
    let mut families: BTreeMap<&ItemCode, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.in_partition) {
        if let Some(whole) = &item.part_of {
            families.entry(whole).or_default().push(at);
        }
    }
    for (whole, parts) in families {
        for (at, item) in items.iter().enumerate() {
            let inside: Vec<usize> = parts
                .iter()
                .copied()
                .filter(|part| holders[at].contains(part))
                .collect();
            if parts.contains(&at) {
                for other in inside.iter().filter(|other| **other != at) {
                    let other = &items[*other].code;
                    problem(
                        at,
                        format!(
                            "`{}` lies in `{other}`; they overlap, so both cannot be parts of `{whole}`",
                            item.code
                        ),
                    );
                }
            } else if let [first, second, ..] = inside.as_slice() {
                let (first, second) = (&items[*first].code, &items[*second].code);
                problem(
                    at,
                    format!(
                        "`{first}` and `{second}` overlap in `{}`, so both cannot be parts of `{whole}`",
                        item.code
                    ),
                );
            }
        }
    }
}
