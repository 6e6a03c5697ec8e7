//! Two hundred mistakes of placement are all noticed and put right; two hundred correct pastes are left alone.

use super::office::{Before, Copied, Dice, Habit, Office, lands_right};
use ilms_collect::desk::paste::{PasteChoices, PastePlan, Question, Scale};
use ilms_collect::figures::ViewUnit;
use std::collections::BTreeMap;

const TABLES: [(&str, &str); 12] = [
    ("19", "IDN"),
    ("18", "PHL"),
    ("23", "VNM"),
    ("4", "MYS"),
    ("13", "THA"),
    ("21", "MMR"),
    ("22", "KHM"),
    ("20", "LAO"),
    ("7", "SGP"),
    ("8", "BRN"),
    ("9", "IDN"),
    ("5", "PHL"),
];

fn questions(plan: &PastePlan) -> Vec<&Question> {
    let about_place = |question: &&Question| matches!(question, Question::Placement { .. } | Question::Scale { .. });
    plan.questions.iter().filter(about_place).collect()
}

/// Words of the region over sexes.
const SEXES: [[&str; 3]; 6] = [
    ["Total", "Male", "Female"],
    ["Both sexes", "Men", "Women"],
    ["Jumlah", "Laki-laki", "Perempuan"],
    ["L+P", "L", "P"],
    ["รวม", "ชาย", "หญิง"],
    ["Tổng số", "Nam", "Nữ"],
];

#[derive(Default)]
struct Score {
    of_kind: BTreeMap<String, (usize, usize)>,
    failures: Vec<String>,
}

impl Score {
    fn add(&mut self, kind: &str, outcome: Result<(), String>, what: &str) {
        let (right, all) = self.of_kind.entry(kind.to_owned()).or_default();
        *all += 1;
        match outcome {
            Ok(()) => *right += 1,
            Err(why) => self.failures.push(format!("{kind}: {what}: {why}")),
        }
    }

    fn all(&self) -> (usize, usize) {
        self.of_kind
            .values()
            .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    fn print(&self, title: &str) {
        let (right, all) = self.all();
        println!("{title}: {right} of {all}");
        for (kind, (right, all)) in &self.of_kind {
            println!("  {kind:<44} {right:>3} of {all}");
        }
        for failure in &self.failures {
            println!("  FAILED {failure}");
        }
    }
}

fn office(dice: &mut Dice, number: usize, size: f64) -> (Office, String) {
    let (table, area) = TABLES[number % TABLES.len()];
    let before = [Before::Nothing, Before::FirstYear, Before::Provisional][(number / TABLES.len()) % 3];
    let unit = if number % 5 == 4 {
        ViewUnit::Thousands
    } else {
        ViewUnit::Ones
    };
    let what = format!("table {table}, {before:?}, {unit:?}, number {number}");
    (Office::made_up(table, area, before, unit, size, dice.next()), what)
}

/// The columns of one year or of all years, and rows from the total down to the last.
fn whole(office: &Office, dice: &mut Dice) -> (Vec<usize>, Vec<usize>) {
    let years = office.years();
    let columns: Vec<usize> = if dice.below(2) == 0 {
        office.columns_of(years[1 + dice.below(years.len() - 1)]).collect()
    } else {
        (0..office.layout.columns.len()).collect()
    };
    (office.items.clone(), columns)
}

/// What is in it: twelve tables of the form (by country, activity, occupation, education, status in employment, age; with and without
/// sex and status), in persons and in thousands, in a new sheet, after one earlier year, and over provisional figures, in seven
/// ways of writing numbers; and two tables of the sample. The mistakes: one or two rows off, one or two columns off, turned,
/// header lines copied along, row labels or both copied along and pasted somewhere else, and a block in thousands or in
/// persons where the sheet has the other unit. Each has something to tell it by: its labels, sums within the block (the total
/// with all its parts, or men and women with their total), or figures of other years. What has none is not in it, since
/// nobody could tell.
#[test]
fn two_hundred_mistakes_of_placement_are_noticed_and_put_right() {
    let mut score = Score::default();
    let mut dice = Dice::new(seed(2014));
    for number in 0..36 {
        let (office, what) = office(&mut dice, number, 5.0);
        mistakes(&office, &what, &mut dice, &mut score);
    }
    for table in ["19", "21"] {
        let office = Office::sample(table);
        mistakes(&office, &format!("sample table {table}"), &mut dice, &mut score);
    }
    score.print("Mistakes of placement noticed, the right place proposed");
    let (right, all) = score.all();
    assert!(all >= 200, "only {all} mistakes");
    assert_eq!(right, all, "{}", score.failures.join("\n"));
}

fn mistakes(office: &Office, what: &str, dice: &mut Dice, score: &mut Score) {
    let habit = *dice.pick(&Habit::ALL);
    let unit = office.unit;
    let written = move |amount: i64| match unit {
        ViewUnit::Ones => habit.write(amount),
        ViewUnit::Thousands => format!("{:.1}", amount as f64 / 1000.0),
    };
    let last_row = office.layout.rows.len() - 1;
    let last_column = office.layout.columns.len() - 1;
    let by_sex = office.desk.table_of(office.sheet).unwrap().by_sex;
    let noticed = |plan: &PastePlan, copied: &Copied, must_ask: bool| -> Result<(), String> {
        if must_ask && !plan.is_questioned() {
            return Err("the place as selected was not doubted".to_owned());
        }
        if !must_ask && !plan.is_moved && plan.left_out.is_empty() {
            return Err("nothing was said".to_owned());
        }
        lands_right(office, plan, copied, &written)
    };

    // Rows: all of them with the total, so that columns add up.
    let (rows, columns) = whole(office, dice);
    let copied = Copied::new(office, &rows, &columns, habit);
    let down = [1, 2, 1][dice.below(3)];
    if rows[0] + down <= last_row && rows.len() > 3 {
        let at = office.at(office.items[down], columns[0]);
        let plan = office.plan_at(&at, &copied.lines, &PasteChoices::default());
        score.add(&format!("{down} rows down"), noticed(&plan, &copied, true), what);
    }
    // Columns: men and women with their total.
    if by_sex {
        // One year alone and two columns off could as well be the next year, one column off.
        let right = if columns.len() == last_column + 1 {
            1 + dice.below(2)
        } else {
            1
        };
        if columns[0] + right <= last_column {
            let at = office.at(rows[0], columns[0] + right);
            let plan = office.plan_at(&at, &copied.lines, &PasteChoices::default());
            score.add(
                &format!("{right} columns to the right"),
                noticed(&plan, &copied, true),
                what,
            );
        }
        if columns[0] > 0 {
            let at = office.at(rows[0], columns[0] - 1);
            let plan = office.plan_at(&at, &copied.lines, &PasteChoices::default());
            score.add("1 column to the left", noticed(&plan, &copied, true), what);
        }
    }
    // Turned.
    if rows.len() > 3 && columns.len() > 1 {
        let at = office.at(rows[0], columns[0]);
        let plan = office.plan_at(&at, &copied.transposed(), &PasteChoices::default());
        score.add("turned", noticed(&plan, &copied, true), what);
    }
    // Header lines copied along, pasted at the first figure.
    let sexes = *dice.pick(&SEXES);
    let buddhist = dice.below(3) == 0;
    let mut headed = Copied::new(office, &rows, &columns, habit);
    headed.with_header(office, sexes, buddhist, 0);
    let at = office.at(rows[0], columns[0]);
    let plan = office.plan_at(&at, &headed.lines, &PasteChoices::default());
    score.add("header lines copied along", noticed(&plan, &headed, false), what);
    // Row labels copied along, pasted some rows below.
    if office.items.len() > 3 {
        let mut labelled = Copied::new(office, &rows, &columns, habit);
        labelled.with_labels(|_, row| office.label(row));
        let off = 1 + dice.below(2);
        let at = office.at(office.items[off], columns[0]);
        let plan = office.plan_at(&at, &labelled.lines, &PasteChoices::default());
        score.add(
            "row labels copied along, rows off",
            noticed(&plan, &labelled, false),
            what,
        );
        // Both, pasted anywhere.
        let mut both = Copied::new(office, &rows, &columns, habit);
        both.with_labels(|place, row| {
            if place % 4 == 3 {
                format!("{}. {}", place, office.label(row))
            } else {
                office.label(row)
            }
        });
        both.with_header(office, sexes, buddhist, 1);
        let at = office.at(office.items[dice.below(3)], dice.below(last_column + 1));
        let plan = office.plan_at(&at, &both.lines, &PasteChoices::default());
        score.add("labels and header, pasted anywhere", noticed(&plan, &both, false), what);
    }
    // The unit: a thousand times too small or too large, told by other years.
    let known = office
        .desk
        .answers()
        .figures
        .get(&office.sheet)
        .map_or(0, BTreeMap::len);
    if known > 8 {
        let (scale, factor) = match office.unit {
            ViewUnit::Ones => (Scale::Thousandfold, 0.001),
            ViewUnit::Thousands => (Scale::Thousandth, 1000.0),
        };
        let text = |amount: i64| match office.unit {
            ViewUnit::Ones => format!("{:.3}", amount as f64 * factor),
            ViewUnit::Thousands => amount.to_string(),
        };
        let lines: Vec<Vec<String>> = copied
            .rows
            .iter()
            .map(|row| {
                copied
                    .columns
                    .iter()
                    .map(|column| {
                        office
                            .truth
                            .get(&(*row, *column))
                            .map_or(String::new(), |amount| text(*amount))
                    })
                    .collect()
            })
            .collect();
        let at = office.at(rows[0], columns[0]);
        let plan = office.plan_at(
            &at,
            &lines,
            &PasteChoices {
                convention: Some(ilms_collect::figures::numerals::Convention::PointDecimal),
                ..PasteChoices::default()
            },
        );
        let asked = plan
            .questions
            .iter()
            .any(|question| matches!(question, Question::Scale { proposed, .. } if *proposed == scale));
        let right = if asked {
            lands_right(office, &plan, &copied, &text)
        } else {
            Err("the unit was not asked".to_owned())
        };
        score.add("unit a thousand times off", right, what);
    }
}

/// What is in it: the same tables and habits, with blocks of all shapes pasted where they belong: whole tables, a few rows, one column,
/// one row, single cells; with labels, with header lines, with both; with blanks, reasons, rounding and small figures; in
/// new sheets without any figure, after an earlier year and over provisional figures, some of which have changed by half.
#[test]
fn two_hundred_correct_pastes_are_left_alone() {
    let mut score = Score::default();
    let mut dice = Dice::new(seed(2015));
    for number in 0..36 {
        let size = if number % 4 == 3 { 1.7 } else { 5.0 };
        let (office, what) = office(&mut dice, number, size);
        correct(&office, &what, &mut dice, &mut score);
    }
    for table in ["19", "21"] {
        let office = Office::sample(table);
        correct(&office, &format!("sample table {table}"), &mut dice, &mut score);
    }
    score.print("Correct pastes left alone");
    let (right, all) = score.all();
    assert!(all >= 200, "only {all} pastes");
    assert_eq!(right, all, "{}", score.failures.join("\n"));
}

fn correct(office: &Office, what: &str, dice: &mut Dice, score: &mut Score) {
    let habit = *dice.pick(&Habit::ALL);
    let unit = office.unit;
    let written = move |amount: i64| match unit {
        ViewUnit::Ones => habit.write(amount),
        ViewUnit::Thousands => format!("{:.1}", amount as f64 / 1000.0),
    };
    let items = &office.items;
    let columns = office.layout.columns.len();
    let alone = |plan: &PastePlan, copied: &Copied| -> Result<(), String> {
        if let Some(question) = questions(plan).first() {
            return Err(format!("asked {question:?}; proposed {:?}", plan.placements[0]));
        }
        lands_right(office, plan, copied, &written)
    };
    let run = |from: usize, count: usize| -> Vec<usize> { items[from..(from + count).min(items.len())].to_vec() };
    let mut shapes: Vec<(&str, Vec<usize>, Vec<usize>)> = Vec::new();
    let (rows, of_year) = whole(office, dice);
    shapes.push(("whole table or year", rows, of_year));
    let from = dice.below(items.len());
    let first = dice.below(columns);
    shapes.push((
        "a few rows and columns",
        run(from, 2 + dice.below(4)),
        (first..(first + 1 + dice.below(4)).min(columns)).collect(),
    ));
    shapes.push(("one column", items.clone(), vec![dice.below(columns)]));
    shapes.push(("one row", vec![items[dice.below(items.len())]], (0..columns).collect()));
    shapes.push((
        "parts without their total",
        run(1.min(items.len() - 1), 8),
        (first..(first + 3).min(columns)).collect(),
    ));
    for (name, rows, columns) in shapes {
        let mut copied = Copied::new(office, &rows, &columns, habit);
        let at = office.at(rows[0], columns[0]);
        let plan = office.plan_at(&at, &copied.lines, &PasteChoices::default());
        score.add(name, alone(&plan, &copied), what);
        // With blanks and reasons.
        for line in &mut copied.lines {
            for text in line {
                if dice.below(8) == 0 {
                    (*dice.pick(&["", "..", "n/a", "-", "x", ""])).clone_into(text);
                }
            }
        }
        let plan = office.plan_at(&at, &copied.lines, &PasteChoices::default());
        let gaps = format!("{name}, with blanks and reasons");
        if copied
            .lines
            .iter()
            .flatten()
            .any(|text| text.chars().any(char::is_numeric))
        {
            let found = questions(&plan)
                .first()
                .map(|question| format!("asked {question:?}; proposed {:?}", plan.placements[0]));
            score.add(&gaps, found.map_or(Ok(()), Err), what);
        }
    }
    // With labels, header and both, pasted at the first figure.
    let (rows, of_year) = whole(office, dice);
    let sexes = *dice.pick(&SEXES);
    let at = office.at(rows[0], of_year[0]);
    let mut headed = Copied::new(office, &rows, &of_year, habit);
    headed.with_header(office, sexes, dice.below(3) == 0, 0);
    score.add(
        "with header",
        alone(&office.plan_at(&at, &headed.lines, &PasteChoices::default()), &headed),
        what,
    );
    if items.len() > 1 {
        let mut labelled = Copied::new(office, &rows, &of_year, habit);
        labelled.with_labels(|_, row| office.label(row));
        score.add(
            "with labels",
            alone(
                &office.plan_at(&at, &labelled.lines, &PasteChoices::default()),
                &labelled,
            ),
            what,
        );
        labelled.with_header(office, sexes, false, 1);
        score.add(
            "with both",
            alone(
                &office.plan_at(&at, &labelled.lines, &PasteChoices::default()),
                &labelled,
            ),
            what,
        );
    }
    // Rounded to tens, so that sums come out roughly only.
    let (rows, of_year) = whole(office, dice);
    let mut rounded = Copied::new(office, &rows, &of_year, habit);
    if office.unit == ViewUnit::Ones {
        for (line, row) in rounded.lines.iter_mut().zip(&rows) {
            for (text, column) in line.iter_mut().zip(&of_year) {
                if let Some(amount) = office.truth.get(&(*row, *column)) {
                    *text = habit.write((amount + 5) / 10 * 10);
                }
            }
        }
        let plan = office.plan_at(
            &office.at(rows[0], of_year[0]),
            &rounded.lines,
            &PasteChoices::default(),
        );
        let found = questions(&plan)
            .first()
            .map(|question| format!("asked {question:?}; proposed {:?}", plan.placements[0]));
        score.add("rounded to tens", found.map_or(Ok(()), Err), what);
    }
}

/// `SEED=3 cargo test --test paste -- --nocapture` tries other figures and prints how many are right.
fn seed(usual: u64) -> u64 {
    std::env::var("SEED").map_or(usual, |seed| seed.parse::<u64>().unwrap() * 7919 + usual)
}
