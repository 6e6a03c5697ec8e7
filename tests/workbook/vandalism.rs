//! What people do to a workbook before they send it back: each kind comes in as it was, as far as it is still there, and what is not
//! is listed. Done to the cells as they were read, and once more to a file written anew.

use crate::answers::{changes, country_file, pack, take_in};
use crate::{answered, beyond_figures, into_a_new_file, opened, read, told, written};
use ilms_collect::exchange::incoming::{Incoming, Kind};
use ilms_collect::exchange::spreadsheet::{Area, At, Cell, Content, Spreadsheet, Visibility, Worksheet};
use ilms_collect::figures::Answers;
use ilms_collect::questionnaire::{Language, Pack};
use std::collections::BTreeMap;

pub(crate) const EVERYTHING: &str = include_str!("../data/every-status-reason-and-note.csv");
const ABROAD: &str = include_str!("../data/published/nationals-abroad-by-country.csv");

type Cells = BTreeMap<At, Cell>;

/// Changes the cells of a worksheet.
pub(crate) fn edit(book: &mut Spreadsheet, name: &str, change: impl FnOnce(&mut Cells)) {
    let worksheet = book.worksheets.iter_mut().find(|of| of.name == name).expect(name);
    let mut cells: Cells = worksheet.cells().map(|(at, cell)| (at, cell.clone())).collect();
    change(&mut cells);
    let cells = cells.into_iter().collect();
    let (comments, merged) = (worksheet.comments.clone(), worksheet.merged.clone());
    *worksheet = Worksheet::new(name, worksheet.visibility, cells);
    (worksheet.comments, worksheet.merged) = (comments, merged);
}

fn content(text: &str) -> Cell {
    let content = match text.parse::<f64>() {
        Ok(number) => Content::Number(number),
        Err(_) => Content::Text(text.into()),
    };
    Cell {
        content,
        decimals: None,
        percent: false,
        formula: false,
    }
}

/// Where a hidden key stands.
fn key(worksheet: &Worksheet, key: &str) -> At {
    let found = worksheet.cells().find(|(_, cell)| cell.text() == key.trim());
    found.unwrap_or_else(|| panic!("{key} is not in {}", worksheet.name)).0
}

/// The cell of a row and a column, by their hidden keys.
pub(crate) fn at(worksheet: &Worksheet, row: &str, column: &str) -> At {
    At::new(key(worksheet, row).row, key(worksheet, column).column)
}

/// Types into a cell.
pub(crate) fn set(book: &mut Spreadsheet, name: &str, row: &str, column: &str, text: Option<&str>) {
    let worksheet = book.worksheets.iter().find(|of| of.name == name).expect(name);
    let at = at(worksheet, row, column);
    edit(book, name, |cells| {
        match text {
            Some(text) => cells.insert(at, content(text)),
            None => cells.remove(&at),
        };
    });
}

/// The first row for something new.
pub(crate) fn first_new_line(book: &Spreadsheet, name: &str) -> u32 {
    let worksheet = book.worksheets.iter().find(|of| of.name == name).expect(name);
    let mut new = worksheet
        .cells()
        .filter(|(_, cell)| cell.text().starts_with("ilms:{\"of\":\"new"));
    new.next().expect("a line to be filled").0.row
}

/// Fills a line behind its key.
pub(crate) fn line(book: &mut Spreadsheet, name: &str, row: u32, texts: &[&str]) {
    edit(book, name, |cells| {
        for (index, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            cells.insert(At::new(row, index as u32 + 1), content(text));
        }
    });
}

/// States something of a sheet.
pub(crate) fn stated(book: &mut Spreadsheet, sheet: &str, question: &str, answer: &str) {
    let worksheet = book.worksheets.iter().find(|of| of.name == "Sources").unwrap();
    let row = (0..worksheet.height())
        .find(|row| {
            let says = |column| worksheet.text(At::new(*row, column)).into_owned();
            says(1) == sheet && says(2).starts_with(question)
        })
        .expect("a line of the sheet");
    edit(book, "Sources", |cells| {
        cells.insert(At::new(row, 3), content(answer));
    });
}

/// Fills the next row to be added.
pub(crate) fn add_row(book: &mut Spreadsheet, name: &str, label: &str, column: &str, text: &str) {
    let worksheet = book.worksheets.iter().find(|of| of.name == name).expect(name);
    let column = key(worksheet, column).column;
    let labels = key(worksheet, "ilms:label").column;
    let free = worksheet
        .cells()
        .find(|(at, cell)| cell.text().starts_with("ilms:add") && worksheet.text(At::new(at.row, labels)).is_empty());
    let row = free.expect("a row to be added").0.row;
    edit(book, name, |cells| {
        cells.insert(At::new(row, labels), content(label));
        cells.insert(At::new(row, column), content(text));
    });
}

/// Moves every cell to another place, or away.
fn moved(book: &mut Spreadsheet, name: &str, to: impl Fn(At) -> Option<At>) {
    edit(book, name, |cells| {
        let all = std::mem::take(cells);
        cells.extend(all.into_iter().filter_map(|(at, cell)| Some((to(at)?, cell))));
    });
    let worksheet = book.worksheets.iter_mut().find(|of| of.name == name).unwrap();
    let comments = std::mem::take(&mut worksheet.comments);
    worksheet.comments = comments
        .into_iter()
        .filter_map(|(at, text)| Some((to(at)?, text)))
        .collect();
    worksheet.merged.clear();
}

/// A file written anew with the same cells, merged blocks and comments, and nothing else of the old one.
fn rewritten(book: &Spreadsheet) -> Spreadsheet {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for worksheet in &book.worksheets {
        let out = workbook.add_worksheet();
        out.set_name(&worksheet.name).unwrap();
        for area in worksheet.merged.iter().filter(|area| area.first != area.last) {
            let (first, last) = (area.first, area.last);
            let plain = rust_xlsxwriter::Format::new();
            out.merge_range(first.row, first.column as u16, last.row, last.column as u16, "", &plain)
                .unwrap();
        }
        for (at, cell) in worksheet.cells() {
            let (row, column) = (at.row, at.column as u16);
            match &cell.content {
                Content::Number(number) => out.write_number(row, column, *number).unwrap(),
                Content::Text(text) => out.write_string(row, column, text.to_string()).unwrap(),
                other => panic!("{other:?}"),
            };
        }
        for (at, text) in &worksheet.comments {
            let note = rust_xlsxwriter::Note::new(text.as_str()).add_author_prefix(false);
            out.insert_note(at.row, at.column as u16, &note).unwrap();
        }
    }
    opened(&workbook.save_to_buffer().unwrap())
}

/// Indonesia's published figures until 2015, and every status, reason and note from other sources.
pub(crate) fn indonesia(pack: &Pack) -> Answers {
    let mut answers = country_file(pack, "IDN");
    let kept = ABROAD.lines().skip(1);
    let kept = kept.filter(|line| line.starts_with("IDN") && line.split(',').nth(4).unwrap() <= "2015");
    let file: Vec<&str> = ABROAD.lines().take(1).chain(kept).collect();
    take_in(pack, &mut answers, &file.join("\n"));
    take_in(pack, &mut answers, EVERYTHING);
    answers
}

/// What is expected of a kind of vandalism.
#[derive(Clone, Copy, PartialEq)]
enum Expect {
    /// Everything comes in, and nothing is listed.
    Whole,
    /// Everything comes in, and something of the person's own is listed.
    WholeAndListed,
    /// What is still there comes in, the rest is listed.
    RestIsListed,
}

/// The name of the worksheet with the most cells: the one that is mistreated.
fn largest(book: &Spreadsheet) -> String {
    let tables = book
        .worksheets
        .iter()
        .filter(|of| of.cells().any(|(_, cell)| cell.text() == "ilms:label"));
    tables.max_by_key(|of| of.cells().count()).unwrap().name.clone()
}

/// The rows of answers of a worksheet.
fn body(worksheet: &Worksheet) -> Vec<u32> {
    let keyed = worksheet
        .cells()
        .filter(|(_, cell)| cell.text().starts_with("ilms:row"));
    keyed.map(|(at, _)| at.row).collect()
}

fn hold(name: &str, book: &Spreadsheet, answers: &Answers, expect: Expect) -> Incoming {
    let pack = pack("asean-phase-3");
    let theirs = read(book, &pack, answers);
    let listed = theirs
        .refused
        .iter()
        .map(|refused| format!("{} {} {}", refused.from, refused.text, refused.reason.id()));
    let listed: Vec<String> = listed.collect();
    assert_eq!(listed.is_empty(), expect == Expect::Whole, "{name}: {listed:#?}");
    let preview = theirs.clone().preview(&pack, answers);
    let news: Vec<_> = preview.cells.iter().filter(|cell| cell.kind != Kind::Same).collect();
    assert!(news.is_empty(), "{name}: {news:#?}");
    assert_eq!(changes(&preview, &pack, answers), vec![], "{name}");
    let (back, _) = into_a_new_file(book, &pack);
    let (now, then) = (told(&pack, &back), told(&pack, answers));
    let lost: Vec<_> = then.iter().filter(|(key, _)| !now.contains_key(key)).collect();
    assert_eq!(lost.is_empty(), expect != Expect::RestIsListed, "{name}: {lost:?}");
    for (key, figure) in &now {
        assert_eq!(Some(figure), then.get(key), "{name}");
    }
    if expect == Expect::Whole {
        assert_eq!(beyond_figures(&pack, &back), beyond_figures(&pack, answers), "{name}");
    }
    theirs
}

#[test]
fn whatever_was_done_to_it_comes_in_or_is_listed() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let whole = opened(&written(&pack, &answers, &answered(Language::English)));
    let name = largest(&whole);
    let sheet = |book: &Spreadsheet| book.worksheets.iter().find(|of| of.name == name).unwrap().clone();
    let rows = body(&sheet(&whole));
    // A row in the middle that holds figures.
    let numbers = |row: &u32| {
        sheet(&whole)
            .row(*row)
            .filter(|(_, cell)| cell.number().is_some())
            .count()
    };
    let first = *rows[1..].iter().find(|row| numbers(row) > 3).unwrap();
    let width = sheet(&whole).width();
    let figures = key(&sheet(&whole), "ilms:code").column + 2;
    let kinds: Vec<(&str, Expect, Box<dyn Fn(&mut Spreadsheet)>)> = vec![
        ("nothing", Expect::Whole, Box::new(|_| {})),
        (
            "an empty row was inserted",
            Expect::Whole,
            Box::new(|book| {
                moved(book, &name, |at| {
                    Some(At::new(at.row + u32::from(at.row >= first), at.column))
                });
            }),
        ),
        (
            "three rows were inserted at the top, and two columns at the left",
            Expect::Whole,
            Box::new(|book| moved(book, &name, |at| Some(At::new(at.row + 3, at.column + 2)))),
        ),
        (
            "a row of the person's own was inserted",
            Expect::WholeAndListed,
            Box::new(|book| {
                moved(book, &name, |at| {
                    Some(At::new(at.row + u32::from(at.row >= first), at.column))
                });
                edit(book, &name, |cells| {
                    cells.insert(At::new(first, 2), content("of which by sea"));
                    cells.insert(At::new(first, 3), content("17"));
                });
            }),
        ),
        (
            "a row was deleted",
            Expect::RestIsListed,
            Box::new(|book| {
                moved(book, &name, |at| {
                    (at.row != first).then(|| At::new(at.row - u32::from(at.row > first), at.column))
                });
            }),
        ),
        (
            "the worksheet was renamed",
            Expect::Whole,
            Box::new(|book| {
                book.worksheets.iter_mut().find(|of| of.name == name).unwrap().name = "Sheet1 (final)".to_owned();
            }),
        ),
        (
            "a column was moved to the end",
            Expect::Whole,
            Box::new(|book| {
                moved(book, &name, |at| {
                    let column = match at.column {
                        column if column < figures => column,
                        column if column == figures => width - 1,
                        column => column - 1,
                    };
                    Some(At::new(at.row, column))
                });
            }),
        ),
        (
            "labels were moved behind the figures",
            Expect::Whole,
            Box::new(|book| {
                moved(book, &name, |at| {
                    let column = if at.column == 2 { width + 3 } else { at.column };
                    Some(At::new(at.row, column))
                });
            }),
        ),
        (
            "a column of figures was deleted",
            Expect::RestIsListed,
            Box::new(|book| {
                moved(book, &name, |at| {
                    let gone = at.column == figures;
                    (!gone).then(|| At::new(at.row, at.column - u32::from(at.column > figures)))
                });
            }),
        ),
        (
            "years were merged over their columns",
            Expect::Whole,
            Box::new(|book| {
                let year = key(&sheet(book), "ilms:head").row;
                let worksheet = sheet(book);
                let mut runs: BTreeMap<String, (u32, u32)> = BTreeMap::new();
                for (at, cell) in worksheet
                    .row(year)
                    .filter(|(at, _)| at.column >= figures && at.column < width - 1)
                {
                    let run = runs.entry(cell.text().into_owned()).or_insert((at.column, at.column));
                    run.1 = at.column;
                }
                edit(book, &name, |cells| {
                    cells.retain(|at, _| at.row != 0);
                    for (from, to) in runs.values() {
                        cells.retain(|at, _| at.row != year || at.column <= *from || at.column > *to);
                    }
                });
                let worksheet = book.worksheets.iter_mut().find(|of| of.name == name).unwrap();
                let areas = runs
                    .values()
                    .map(|(from, to)| Area::between(At::new(year, *from), At::new(year, *to)));
                worksheet.merged.extend(areas);
            }),
        ),
        (
            "number formats were changed",
            Expect::Whole,
            Box::new(|book| {
                edit(book, &name, |cells| {
                    for cell in cells.values_mut().filter(|cell| cell.number().is_some()) {
                        (cell.decimals, cell.percent) = (Some(2), true);
                    }
                });
            }),
        ),
        (
            "figures became texts with separators of thousands",
            Expect::Whole,
            Box::new(|book| {
                edit(book, &name, |cells| {
                    let is_large = |cell: &Cell| {
                        cell.number()
                            .filter(|number| *number >= 10_000.0 && number.fract() == 0.0)
                    };
                    for cell in cells.values_mut() {
                        let Some(number) = is_large(cell) else { continue };
                        let digits = (number as i64).to_string();
                        let (mut text, length) = (String::new(), digits.len());
                        for (index, digit) in digits.chars().enumerate() {
                            if index > 0 && (length - index) % 3 == 0 {
                                text.push(',');
                            }
                            text.push(digit);
                        }
                        *cell = content(&text);
                    }
                });
            }),
        ),
        (
            "rows were sorted with their keys",
            Expect::Whole,
            Box::new(|book| {
                let turned: BTreeMap<u32, u32> = rows.iter().copied().zip(rows.iter().rev().copied()).collect();
                moved(book, &name, |at| {
                    Some(At::new(turned.get(&at.row).copied().unwrap_or(at.row), at.column))
                });
            }),
        ),
        (
            "rows were sorted without the hidden column",
            Expect::Whole,
            Box::new(|book| {
                let turned: BTreeMap<u32, u32> = rows.iter().copied().zip(rows.iter().rev().copied()).collect();
                moved(book, &name, |at| {
                    let row = turned.get(&at.row).copied().filter(|_| at.column > 0);
                    Some(At::new(row.unwrap_or(at.row), at.column))
                });
            }),
        ),
        (
            "the column of keys was deleted",
            Expect::Whole,
            Box::new(|book| {
                moved(book, &name, |at| {
                    (at.column > 0).then(|| At::new(at.row, at.column - 1))
                });
            }),
        ),
        (
            "the row of keys was deleted",
            Expect::Whole,
            Box::new(|book| moved(book, &name, |at| (at.row > 0).then(|| At::new(at.row - 1, at.column)))),
        ),
        (
            "both were deleted, and the worksheet was renamed",
            Expect::Whole,
            Box::new(|book| {
                moved(book, &name, |at| {
                    (at.row > 0 && at.column > 0).then(|| At::new(at.row - 1, at.column - 1))
                });
                book.worksheets.iter_mut().find(|of| of.name == name).unwrap().name = "Sheet1".to_owned();
            }),
        ),
        (
            "codes were deleted too",
            Expect::Whole,
            Box::new(|book| {
                moved(book, &name, |at| {
                    (at.row > 0 && at.column > 1).then(|| At::new(at.row - 1, at.column - 2))
                });
            }),
        ),
        (
            "the worksheet was copied",
            Expect::Whole,
            Box::new(|book| {
                let mut copy = sheet(book);
                copy.name += " (2)";
                book.worksheets.push(copy);
            }),
        ),
        (
            "a worksheet was removed",
            Expect::RestIsListed,
            Box::new(|book| book.worksheets.retain(|of| of.name != name)),
        ),
        (
            "a total was added under the table",
            Expect::WholeAndListed,
            Box::new(|book| {
                edit(book, &name, |cells| {
                    let under = At::new(rows[rows.len() - 1] + 1, figures);
                    let sum = Cell {
                        formula: true,
                        ..content("586802")
                    };
                    cells.insert(At::new(under.row, 2), content("checked by me"));
                    cells.insert(under, sum);
                });
            }),
        ),
        (
            "a column of the person's own was added",
            Expect::WholeAndListed,
            Box::new(|book| {
                edit(book, &name, |cells| {
                    for row in &rows {
                        cells.insert(At::new(*row, width + 1), content("12"));
                    }
                });
            }),
        ),
        (
            "a worksheet of the person's own was added",
            Expect::WholeAndListed,
            Box::new(|book| {
                let cells = vec![(At::new(0, 0), content("my calculations"))];
                book.worksheets
                    .push(Worksheet::new("Sheet9", Visibility::Visible, cells));
            }),
        ),
        (
            "everything hidden was shown",
            Expect::Whole,
            Box::new(|book| {
                for worksheet in &mut book.worksheets {
                    worksheet.visibility = Visibility::Visible;
                    worksheet.hidden_rows.clear();
                    worksheet.hidden_columns.clear();
                }
            }),
        ),
        (
            "worksheets were put in another order",
            Expect::Whole,
            Box::new(|book| book.worksheets.reverse()),
        ),
    ];
    assert!(kinds.len() > 20);
    for (what, expect, vandalise) in &kinds {
        let mut book = whole.clone();
        vandalise(&mut book);
        let theirs = hold(what, &book, &answers, *expect);
        if what.contains("without the hidden") {
            let said = theirs.figures.iter().filter_map(|stated| stated.remark.as_ref());
            assert!(
                said.map(ilms_collect::exchange::incoming::Sentence::id)
                    .any(|id| id == "read-by-label")
            );
        }
        let again = rewritten(&book);
        hold(&format!("{what}, written anew"), &again, &answers, *expect);
    }
}

#[test]
fn without_what_it_was_made_with_it_still_comes_in() {
    let pack = pack("asean-phase-3");
    let answers = indonesia(&pack);
    let mut book = opened(&written(&pack, &answers, &answered(Language::English)));
    book.worksheets.retain(|of| of.name != "ilms-base");
    let (back, preview) = into_a_new_file(&book, &pack);
    let (now, then) = (told(&pack, &back), told(&pack, &answers));
    let mut listed = preview.refused.len();
    for (key, (figure, _)) in &then {
        let Some((read, _)) = now.get(key) else {
            // Where a figure is included stands in what is missing; it is listed.
            assert_eq!(figure.as_value(), None, "{key:?}");
            listed -= 1;
            continue;
        };
        match (figure.as_value(), read.as_value()) {
            (Some(then), Some(now)) => assert!(then.same_amount(now), "{key:?}"),
            _ => assert_eq!(figure.answer, read.answer),
        }
        assert_eq!(figure.flag, read.flag);
    }
    assert_eq!(listed, 0, "{:?}", preview.refused);
}
