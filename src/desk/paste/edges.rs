//! Finds where the figures of a block begin: how many lines at its top and how many fields at its left hold words or years.

use super::block::{Block, Kind};
use super::labels::Target;
use crate::questionnaire::Year;
use std::collections::BTreeSet;

/// How many fields at the beginning of the lines hold words that could name rows.
pub(super) fn label_fields(block: &Block<'_>, target: &Target<'_>) -> usize {
    let furthest = 4.min(block.width.saturating_sub(1));
    let last = (0..furthest).rev().find(|field| {
        let (mut words, mut numbers, mut lines) = (0, 0, 0);
        let mut signs: BTreeSet<&str> = BTreeSet::new();
        for line in (0..block.height).filter(|line| !block.is_blank_line(*line, 0)) {
            lines += 1;
            match block.kind(line, *field) {
                Kind::Words => words += 1,
                // Letters of sections (C, N, S) are labels where each stands once, ages (15-24) where they are found.
                kind @ (Kind::Garbled | Kind::Sign) => {
                    let text = block.text(line, *field);
                    let letters = text.chars().any(char::is_alphanumeric);
                    let own = kind == Kind::Garbled || (block.height > 2 && signs.insert(text));
                    let named = letters && own && target.row(block, text).how().is_some();
                    words += usize::from(named);
                }
                Kind::Number | Kind::Year => numbers += 1,
                Kind::Blank => {}
            }
        }
        // Under header lines a single row may be left: its name tells.
        let names = || {
            let texts = (0..block.height)
                .map(|line| block.text(line, *field))
                .filter(|text| !text.is_empty());
            let (mut named, mut all) = (0, 0);
            for text in texts {
                all += 1;
                named += usize::from(target.row(block, text).how().is_some());
            }
            named * 2 > all
        };
        words > numbers && (words * 2 >= lines || names())
    });
    last.map_or(0, |field| field + 1)
}

/// How many lines at the top hold words or years that could name columns.
pub(super) fn header_lines(block: &Block<'_>, target: &Target<'_>, label_fields: usize) -> usize {
    let mut lines = 0;
    let mut told = 0;
    while lines + 1 < block.height && lines < 6 {
        let blank = block.is_blank_line(lines, label_fields);
        if blank && block.is_blank_line(lines, 0) {
            // An empty line is part of the heading only where more of it follows.
            lines += 1;
            continue;
        }
        let over_words = || {
            // Years in uneven steps are years where the line below them names columns.
            let years = (label_fields..block.width).filter(|field| block.kind(lines, *field) != Kind::Blank);
            rise(&years.filter_map(|field| block.year(lines, field)).collect::<Vec<_>>())
                && names_columns(block, target, label_fields, lines + 1)
        };
        if !is_header(block, target, label_fields, lines) && !over_words() {
            break;
        }
        lines += 1;
        told = lines;
    }
    told
}

fn is_header(block: &Block<'_>, target: &Target<'_>, label_fields: usize, line: usize) -> bool {
    let names_row = (0..label_fields).any(|field| {
        let text = block.text(line, field);
        !text.is_empty() && target.row(block, text).how().is_some()
    });
    if block.is_blank_line(line, label_fields) {
        return label_fields > 0 && !names_row;
    }
    let mut years: Vec<Year> = Vec::new();
    let (mut words, mut understood) = (0, 0);
    for field in label_fields..block.width {
        match block.kind(line, field) {
            Kind::Blank => {}
            Kind::Number => return false,
            Kind::Year => years.extend(block.year(line, field)),
            Kind::Words | Kind::Garbled | Kind::Sign => {
                let text = block.text(line, field);
                let known = target.columns.find(text).is_something();
                if !known && block.kind(line, field) != Kind::Words {
                    return false;
                }
                words += 1;
                understood += usize::from(known);
            }
        }
    }
    if words > 0 {
        return understood > 0 || (years.is_empty() && !names_row);
    }
    let beside_words = !names_row && label_fields > 0;
    let alone = beside_words || is_selected_year(&years, target);
    (is_years(&years) && (years.len() > 1 || alone)) || (beside_words && rise(&years))
}

/// Whether a line holds nothing but words that name columns.
fn names_columns(block: &Block<'_>, target: &Target<'_>, label_fields: usize, line: usize) -> bool {
    line < block.height
        && (label_fields..block.width).any(|field| block.kind(line, field) != Kind::Blank)
        && (label_fields..block.width).all(|field| match block.kind(line, field) {
            Kind::Blank => true,
            Kind::Number | Kind::Year => false,
            Kind::Words | Kind::Garbled | Kind::Sign => target.columns.find(block.text(line, field)).is_something(),
        })
}

/// Whether several years of our time rise or fall, in whatever steps.
fn rise(years: &[Year]) -> bool {
    let apart: Vec<i32> = years
        .windows(2)
        .map(|pair| i32::from(pair[1].0) - i32::from(pair[0].0))
        .filter(|step| *step != 0)
        .collect();
    let one_way = apart.iter().all(|step| *step > 0) || apart.iter().all(|step| *step < 0);
    !apart.is_empty() && one_way && years.iter().all(|year| (1950..=2050).contains(&year.0))
}

/// Whether numbers are years of our time, and not figures that look like them: one alone, or several that follow one another.
fn is_years(years: &[Year]) -> bool {
    !years.is_empty() && years.iter().all(|year| (1950..=2050).contains(&year.0)) && (years.len() == 1 || steps(years))
}

/// Whether years follow one another in even steps, in one direction; each may stand over several columns, and they may come
/// round again, once for each sex.
fn steps(years: &[Year]) -> bool {
    let mut apart = years
        .windows(2)
        .map(|pair| i32::from(pair[1].0) - i32::from(pair[0].0))
        .filter(|step| *step != 0);
    let Some(step) = apart.next().filter(|step| step.abs() <= 10) else {
        return false;
    };
    let back = |other: i32| other.signum() != step.signum() && other.abs() >= step.abs();
    apart.all(|other| other == step || (years.len() > 3 && back(other)))
}

fn is_selected_year(years: &[Year], target: &Target<'_>) -> bool {
    matches!((years, target.selected_column()), ([year], Some(column)) if *year == column.year)
}
