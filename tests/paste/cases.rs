//! Single cases, each as a person would meet it.

use super::office::{Before, Office};
use ilms_collect::desk::paste::{
    Along, CellOutcome, Clip, ConventionBy, DashMeans, KeptWhy, LeftOutWhy, PasteChoices, PastePlan, Question, ReadAs,
    Scale,
};
use ilms_collect::figures::numerals::Convention;
use ilms_collect::figures::{Answer, Reason, Value, ViewUnit};
use ilms_collect::questionnaire::Year;

fn lines(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .map(|line| line.split('|').map(|field| field.trim().to_owned()).collect())
        .collect()
}

/// Table 19, new, of Indonesia: total, heading, nine members, added countries, others; 2012 to 2014 by sex.
fn outflow() -> Office {
    Office::made_up("19", "IDN", Before::Nothing, ViewUnit::Ones, 4.0, 7)
}

fn plan(office: &Office, row: usize, column: usize, text: &str) -> PastePlan {
    office.plan_at(&office.at(row, column), &lines(text), &PasteChoices::default())
}

fn codes(plan: &PastePlan) -> Vec<(String, String)> {
    let code = |cell: &ilms_collect::desk::paste::PlannedCell| (cell.cell.place.to_string(), cell.text.clone());
    plan.cells.iter().map(code).collect()
}

fn value(plan: &PastePlan, text: &str) -> Option<String> {
    let cell = plan.cells.iter().find(|cell| cell.text == text)?;
    Some(cell.after.as_ref()?.as_value()?.to_string())
}

#[test]
fn rows_are_found_by_their_labels_in_any_order_and_language() {
    let office = outflow();
    let block = "Thailand | 30\nLao PDR | 20\nKamboja | 10\n458 | 40";
    let plan = plan(&office, 0, 0, block);
    let placed = codes(&plan);
    for (code, text) in [("THA", "30"), ("LAO", "20"), ("KHM", "10"), ("MYS", "40")] {
        let cell = (format!("COU_DES_{code} T 2012"), text.to_owned());
        assert!(placed.contains(&cell), "{placed:?}");
    }
    assert_eq!(placed.len(), 4);
    assert!(plan.is_moved && !plan.is_questioned() && plan.questions.is_empty());
    assert_eq!(plan.followed().unwrap().arrangement.rows, Along::ByLabel);
    let labels = plan.left_out.iter().filter(|left| left.why == LeftOutWhy::LabelColumn);
    assert_eq!(labels.count(), 4);
}

#[test]
fn a_label_that_names_nothing_is_said_with_the_closest_name() {
    let office = outflow();
    let plan = plan(
        &office,
        0,
        0,
        "Singapore | 1\nThailand | 2\nAtlantis | 3\nPhilipppinness | 4",
    );
    let why = |text: &str| {
        plan.left_out
            .iter()
            .find(|left| left.text == text)
            .map(|left| left.why.clone())
    };
    assert_eq!(
        why("3"),
        Some(LeftOutWhy::NoSuchRow {
            label: "Atlantis".to_owned(),
            closest: None
        })
    );
    assert_eq!(
        why("4"),
        Some(LeftOutWhy::NoSuchRow {
            label: "Philipppinness".to_owned(),
            closest: Some("COU_DES_PHL".into())
        })
    );
    assert_eq!(plan.counts().lost, 4, "two labels and two figures are said");
}

#[test]
fn a_header_of_years_is_no_figure_and_names_the_columns() {
    let office = outflow();
    let header = plan(&office, 0, 0, "2014 | 2013 | 2012\n300 | 200 | 100\n30 | 20 | 10");
    let placed = codes(&header);
    assert!(
        placed.contains(&("COU_DES_TOTAL T 2014".to_owned(), "300".to_owned())),
        "{placed:?}"
    );
    assert!(placed.contains(&("COU_DES_TOTAL T 2012".to_owned(), "100".to_owned())));
    assert!(header.left_out.iter().all(|left| left.why == LeftOutWhy::HeaderLine));
    let buddhist = plan(&office, 0, 1, "๒๕๕๖ | ๒๕๕๗\n๑๐๐ | ๒๐๐");
    let placed = codes(&buddhist);
    assert!(
        placed.contains(&("COU_DES_TOTAL M 2014".to_owned(), "๒๐๐".to_owned())),
        "the sex is that of the selected column: {placed:?}"
    );
}

#[test]
fn years_and_rows_that_the_sheet_does_not_show_are_offered() {
    let mut office = outflow();
    let block = lines(" | 2011 | 2012\nTotal | 11 | 12\nBrazil | 5 | 6");
    let at = office.at(0, 0);
    let plan = office.plan_at(&at, &block, &PasteChoices::default());
    assert_eq!(
        plan.questions,
        [Question::Add {
            rows: vec!["COU_DES_BRA".into()],
            years: vec![Year(2011)]
        }]
    );
    assert_eq!(plan.cells.len(), 1, "until then only what is shown is filled");
    let why = |text: &str| {
        plan.left_out
            .iter()
            .find(|left| left.text == text)
            .map(|left| left.why.clone())
    };
    assert_eq!(
        why("6"),
        Some(LeftOutWhy::RowNotShown {
            item: "COU_DES_BRA".into()
        })
    );
    assert_eq!(why("11"), Some(LeftOutWhy::YearNotOpened { year: Year(2011) }));

    let add = PasteChoices {
        add: Some(true),
        ..PasteChoices::default()
    };
    let plan = office.plan_at(&at, &block, &add);
    assert_eq!(plan.cells.len(), 4);
    let before = office.desk.answers().clone();
    office.desk.paste_planned(&plan).unwrap();
    assert!(office.desk.sheet(office.sheet).unwrap().years.contains(&Year(2011)));
    assert_eq!(office.desk.answers().figures[&office.sheet].len(), 4);
    office.desk.undo().unwrap();
    assert_eq!(
        *office.desk.answers(),
        before,
        "one undo takes figures, row and year back"
    );
}

#[test]
fn an_empty_field_empties_nothing() {
    let mut office = outflow();
    let first = plan(&office, 0, 0, "100 | 60 | 40");
    office.desk.paste_planned(&first).unwrap();
    let second = plan(&office, 0, 0, "100 | | 41");
    let outcomes: Vec<CellOutcome> = second.cells.iter().map(|cell| cell.outcome).collect();
    assert_eq!(
        outcomes,
        [
            CellOutcome::Same,
            CellOutcome::Kept(KeptWhy::EmptyField),
            CellOutcome::Changed
        ]
    );
    assert_eq!(second.cells[1].after, second.cells[1].before);
}

#[test]
fn one_convention_is_decided_for_the_block_and_said() {
    let office = outflow();
    let block = plan(&office, 0, 0, "1.234 | 1.000,5 | 20");
    assert_eq!(block.convention, Convention::CommaDecimal);
    assert_eq!(value(&block, "1.234").as_deref(), Some("1234"));
    let by = ConventionBy::Block {
        example: "1.000,5".to_owned(),
    };
    let reading = block.cells[0].reading.clone();
    assert_eq!(
        reading,
        Some(ReadAs::Separator {
            convention: Convention::CommaDecimal,
            by
        })
    );
    let persons = plan(&office, 0, 0, "1.234 | 1.000 | 234");
    assert_eq!(value(&persons, "1.234").as_deref(), Some("1234"));
    assert_eq!(persons.cells[0].reading, Some(ReadAs::WholePersons));
    assert!(persons.questions.is_empty());
}

#[test]
fn numbers_that_can_all_be_read_in_two_ways_are_asked_about_once() {
    let mut office = Office::made_up("19", "IDN", Before::Nothing, ViewUnit::Thousands, 4.0, 7);
    let at = office.at(0, 0);
    let block = lines("1.234 | 2.345 | 3.456");
    let asked = office.plan_at(&at, &block, &PasteChoices::default());
    let [Question::DecimalSign { example, point, comma }] = &asked.questions[..] else {
        panic!("{:?}", asked.questions);
    };
    assert_eq!(
        (example.as_str(), point.to_string(), comma.to_string()),
        ("1.234", "1234".to_owned(), "1234000".to_owned())
    );
    assert_eq!(asked.counts().unclear, 3);
    let said = PasteChoices {
        convention: Some(Convention::PointDecimal),
        ..PasteChoices::default()
    };
    let plan = office.plan_at(&at, &block, &said);
    assert_eq!(
        (value(&plan, "1.234").as_deref(), plan.questions.len()),
        (Some("1234"), 0)
    );
    // The file has its own convention: nothing is asked.
    office.desk.set_convention(Convention::CommaDecimal).unwrap();
    let plan = office.plan_at(&at, &block, &PasteChoices::default());
    assert_eq!(value(&plan, "1.234").as_deref(), Some("1234000"));
    assert_eq!(plan.convention_by, ConventionBy::File);
}

#[test]
fn editing_a_pasted_cell_without_a_change_alters_no_figure() {
    let mut office = outflow();
    office.desk.set_convention(Convention::PointDecimal).unwrap();
    let block = plan(&office, 0, 0, "1.234 | 1.234,5 | -");
    let choices = PasteChoices {
        dash: Some(DashMeans::Nil),
        ..PasteChoices::default()
    };
    let block = office.plan_at(&block.at, block.clip.lines(), &choices);
    office.desk.paste_planned(&block).unwrap();
    for planned in &block.cells {
        let before = office.desk.answers().figure(&planned.cell).cloned();
        let text = office.desk.edit_text(&planned.cell);
        office.desk.type_text(&planned.cell, &text).unwrap();
        assert_eq!(
            office.desk.answers().figure(&planned.cell).map(|f| &f.answer),
            before.as_ref().map(|f| &f.answer),
            "{text}"
        );
    }
}

#[test]
fn dashes_are_asked_once_and_signs_are_reasons() {
    let office = outflow();
    let at = office.at(0, 0);
    let block = lines("- | 5 | –\n.. | n/a | x\n… | — | 7");
    let asked = office.plan_at(&at, &block, &PasteChoices::default());
    assert_eq!(asked.questions, [Question::Dash { count: 3 }]);
    let answer = |plan: &PastePlan, text: &str| {
        let cell = plan.cells.iter().find(|cell| cell.text == text).unwrap();
        cell.after.as_ref().unwrap().answer.clone()
    };
    for (dash, expected) in [
        (DashMeans::Nil, Answer::Value(Value::whole(0))),
        (DashMeans::NotAvailable, Answer::Reason(Reason::NotAvailable)),
    ] {
        let said = PasteChoices {
            dash: Some(dash),
            ..PasteChoices::default()
        };
        let plan = office.plan_at(&at, &block, &said);
        assert!(plan.questions.is_empty());
        for text in ["-", "–", "—"] {
            assert_eq!(answer(&plan, text), expected);
        }
        for (text, reason) in [
            ("..", Reason::NotAvailable),
            ("n/a", Reason::NotAvailable),
            ("…", Reason::NotAvailable),
            ("x", Reason::NotApplicable),
        ] {
            assert_eq!(answer(&plan, text), Answer::Reason(reason), "{text}");
        }
    }
}

#[test]
fn what_cannot_be_read_stays_as_it_was_written() {
    let mut office = outflow();
    let block = plan(&office, 0, 0, "12o4 | (123) | 5");
    assert!(
        matches!(block.cells[0].outcome, CellOutcome::Wrong(_))
            && matches!(block.cells[1].outcome, CellOutcome::Wrong(_))
    );
    let report = office.desk.paste_planned(&block).unwrap();
    assert_eq!(
        (report.cells, report.changed, report.wrong, report.left_out),
        (3, 3, 2, 0)
    );
    let stands = office.desk.answers().figure(&block.cells[0].cell).unwrap();
    assert_eq!(stands.answer, Answer::WrongInput("12o4".to_owned()));
}

#[test]
fn one_field_fills_a_selection_and_a_block_fills_one_that_holds_it_several_times() {
    let office = outflow();
    let mut at = office.at(2, 0);
    at.selected = (3, 6);
    let one = office.plan_at(&at, &lines("x"), &PasteChoices::default());
    assert_eq!(one.cells.len(), 18);
    let row = office.plan_at(&at, &lines("1 | 2 | 3"), &PasteChoices::default());
    assert_eq!(row.cells.len(), 18);
    let uneven = office.plan_at(&at, &lines("1 | 2 | 3 | 4"), &PasteChoices::default());
    assert_eq!(uneven.cells.len(), 4);
}

#[test]
fn headings_take_no_line_but_an_empty_one() {
    let office = outflow();
    let rows = |plan: &PastePlan| plan.cells.iter().map(|cell| cell.row.unwrap()).collect::<Vec<_>>();
    assert_eq!(rows(&plan(&office, 0, 0, "10\n4\n6")), [0, 2, 3]);
    assert_eq!(rows(&plan(&office, 0, 0, "10\n\n4\n6")), [0, 2, 3]);
}

#[test]
fn rows_that_a_filter_hides_are_passed_over() {
    let office = outflow();
    let mut at = office.at(0, 0);
    at.rows = vec![0, 3, 5];
    at.columns = vec![0, 3, 6];
    let plan = office.plan_at(&at, &lines("1 | 2\n3 | 4\n5 | 6\n7 | 8"), &PasteChoices::default());
    let cells: Vec<(Option<usize>, Option<usize>)> = plan.cells.iter().map(|cell| (cell.row, cell.column)).collect();
    let expected = [(0, 0), (0, 3), (3, 0), (3, 3), (5, 0), (5, 3)].map(|(row, column)| (Some(row), Some(column)));
    assert_eq!(cells, expected);
    assert!(plan.left_out.iter().all(|left| left.why == LeftOutWhy::Outside) && plan.left_out.len() == 2);
}

#[test]
fn a_title_that_says_thousands_is_asked_about() {
    let office = outflow();
    let block = "Outflow (in thousands) | | \n | 2013 | 2014\nTotal | 12,5 | 13,5\nMalaysia | 2,5 | 3,5";
    let asked = plan(&office, 0, 0, block);
    assert!(
        matches!(
            asked.questions[..],
            [Question::Scale {
                proposed: Scale::Thousandfold,
                ..
            }]
        ),
        "{:?}",
        asked.questions
    );
    let said = PasteChoices {
        scale: Some(Scale::Thousandfold),
        ..PasteChoices::default()
    };
    let plan = office.plan_at(&asked.at, &lines(block), &said);
    assert_eq!(value(&plan, "12,5").as_deref(), Some("12500"));
    assert_eq!(plan.cells[0].reading, Some(ReadAs::Scaled(Scale::Thousandfold)));
}

#[test]
fn a_plan_of_a_file_that_has_changed_since_is_refused() {
    let mut office = outflow();
    let old = plan(&office, 0, 0, "1 | 2 | 3");
    let other = plan(&office, 2, 0, "4");
    office.desk.paste_planned(&other).unwrap();
    assert!(office.desk.paste_planned(&old).is_err());
    assert_eq!(office.desk.answers().figures[&office.sheet].len(), 1);
}

#[test]
fn the_place_as_selected_can_be_kept() {
    let office = Office::made_up("19", "IDN", Before::FirstYear, ViewUnit::Ones, 5.0, 11);
    let block = super::office::Copied::new(&office, &office.items, &[3, 4, 5], super::office::Habit::Plain);
    let at = office.at(office.items[0], 4);
    let doubted = office.plan_at(&at, &block.lines, &PasteChoices::default());
    assert!(doubted.is_questioned() && doubted.placement == 0 && doubted.as_selected != 0);
    let choices = PasteChoices {
        placement: Some(doubted.as_selected),
        ..PasteChoices::default()
    };
    let kept = office.plan_at(&at, &block.lines, &choices);
    assert!(!kept.is_questioned() && !kept.is_moved);
    assert_eq!(
        kept.placements, doubted.placements,
        "the choices do not change what is offered"
    );
    assert_eq!(kept.cells[0].column, Some(4));
}

#[test]
fn a_block_of_words_alone_is_pasted_as_it_is() {
    let office = outflow();
    let words = plan(&office, 0, 0, "abc | def\nghi | jkl");
    assert_eq!((words.cells.len(), words.left_out.len()), (4, 0));
    let none = office.plan_at(&office.at(0, 0), &[], &PasteChoices::default());
    assert!(none.cells.is_empty() && none.left_out.is_empty());
    let _ = Clip::from(Vec::new());
}

fn lands(plan: &PastePlan, expected: &[(&str, &str)]) {
    let placed = codes(plan);
    for (cell, text) in expected {
        let wanted = ((*cell).to_owned(), (*text).to_owned());
        assert!(
            placed.contains(&wanted),
            "{cell} is not {text}: {placed:?}\n{:?}",
            plan.left_out
        );
    }
    let figures = placed.iter().filter(|(_, text)| !text.is_empty()).count();
    assert_eq!(figures, expected.len(), "{placed:?}");
}

#[test]
fn a_whole_form_with_title_headings_and_notes_is_placed_by_its_words() {
    let office = outflow();
    let block = "Tabel 19. Arus keluar | | | | | | \n | 2013 | | | 2014 | | \nNegara tujuan | Jumlah | L | P | Jumlah | L | P\n\
        Jumlah | 10 | 6 | 4 | 20 | 11 | 9\nNegara anggota ASEAN | | | | | | \n1. Brunei | 1 | 1 | 0 | 2 | 1 | 1\n\
        2. Filipina 1/ | 5 | 3 | 2 | 8 | 4 | 4\nSumber: BNP2TKI | | | | | | ";
    let plan = plan(&office, 0, 0, block);
    lands(
        &plan,
        &[
            ("COU_DES_TOTAL T 2013", "10"),
            ("COU_DES_TOTAL M 2013", "6"),
            ("COU_DES_TOTAL F 2013", "4"),
            ("COU_DES_TOTAL T 2014", "20"),
            ("COU_DES_TOTAL M 2014", "11"),
            ("COU_DES_TOTAL F 2014", "9"),
            ("COU_DES_BRN T 2013", "1"),
            ("COU_DES_BRN M 2013", "1"),
            ("COU_DES_BRN F 2013", "0"),
            ("COU_DES_BRN T 2014", "2"),
            ("COU_DES_BRN M 2014", "1"),
            ("COU_DES_BRN F 2014", "1"),
            ("COU_DES_PHL T 2013", "5"),
            ("COU_DES_PHL M 2013", "3"),
            ("COU_DES_PHL F 2013", "2"),
            ("COU_DES_PHL T 2014", "8"),
            ("COU_DES_PHL M 2014", "4"),
            ("COU_DES_PHL F 2014", "4"),
        ],
    );
    assert!(plan.questions.is_empty(), "{:?}", plan.questions);
}

#[test]
fn years_under_sexes_are_understood() {
    let office = outflow();
    let block = " | Male | | Female | \n | 2013 | 2014 | 2013 | 2014\nMalaysia | 1 | 2 | 3 | 4";
    lands(
        &plan(&office, 0, 0, block),
        &[
            ("COU_DES_MYS M 2013", "1"),
            ("COU_DES_MYS M 2014", "2"),
            ("COU_DES_MYS F 2013", "3"),
            ("COU_DES_MYS F 2014", "4"),
        ],
    );
}

#[test]
fn a_turned_table_with_words_is_turned_back() {
    let office = outflow();
    let block = " | Malaysia | Singapore | Thailand\n2012 | 1 | 2 | 3\n2013 | 4 | 5 | 6\n2014 | 7 | 8 | 9";
    let plan = plan(&office, 0, 0, block);
    lands(
        &plan,
        &[
            ("COU_DES_MYS T 2012", "1"),
            ("COU_DES_SGP T 2012", "2"),
            ("COU_DES_THA T 2012", "3"),
            ("COU_DES_MYS T 2013", "4"),
            ("COU_DES_SGP T 2013", "5"),
            ("COU_DES_THA T 2013", "6"),
            ("COU_DES_MYS T 2014", "7"),
            ("COU_DES_SGP T 2014", "8"),
            ("COU_DES_THA T 2014", "9"),
        ],
    );
    assert!(plan.followed().unwrap().arrangement.transposed && plan.is_moved);
}

#[test]
fn sexes_without_a_year_belong_to_the_selected_one() {
    let office = outflow();
    lands(
        &plan(&office, 2, 3, "F | M | T\n4 | 6 | 10"),
        &[
            ("COU_DES_BRN F 2013", "4"),
            ("COU_DES_BRN M 2013", "6"),
            ("COU_DES_BRN T 2013", "10"),
        ],
    );
}

#[test]
fn years_in_uneven_steps_are_years_where_words_stand_beside_or_below() {
    let office = outflow();
    let below =
        "2009 | | | 2012 | | | 2014\n L | P | Jumlah | L | P | Jumlah | Jumlah\n 4 | 6 | 10 | 40 | 60 | 100 | 110";
    let beside = "Negara | 2009 | | | 2012 | | | 2014\n | L | P | Jumlah | L | P | Jumlah | Jumlah\nMalaysia | 4 | 6 | 10 | 40 | 60 | 100 | 110\nThailand | 4 | 6 | 10 | 1 | 2 | 3 | 4";
    for block in [below, beside] {
        let plan = plan(&office, 5, 0, block);
        let placed = codes(&plan);
        for (text, column) in [("40", "M 2012"), ("60", "F 2012"), ("100", "T 2012"), ("110", "T 2014")] {
            let cell = (format!("COU_DES_MYS {column}"), text.to_owned());
            assert!(placed.contains(&cell), "{text} of {block}: {placed:?}");
        }
    }
}

#[test]
fn figures_of_one_row_that_rose_much_are_not_questioned() {
    for (factor, asked) in [(1484.0, false), (300.0, false), (1000.0, true)] {
        let mut office = outflow();
        let first = plan(&office, 4, 0, "3102 | 1201 | 1901");
        office.desk.paste_planned(&first).unwrap();
        let times = |amount: f64| format!("{:.0}", amount * factor);
        let block = format!("{} | {} | {}", times(3102.0), times(1201.0), times(1901.0));
        let plan = plan(&office, 4, 3, &block);
        let scale = plan
            .questions
            .iter()
            .any(|question| matches!(question, Question::Scale { .. }));
        assert_eq!(scale, asked, "{factor}: {:?}", plan.questions);
        assert!(!plan.is_questioned());
    }
    let mut office = outflow();
    let first = plan(&office, 4, 0, "31 | 12 | 19");
    office.desk.paste_planned(&first).unwrap();
    assert!(
        plan(&office, 4, 3, "31000 | 12000").questions.is_empty(),
        "two figures say nothing"
    );
}

#[test]
fn a_page_of_words_is_not_pasted_without_a_question() {
    let office = outflow();
    let page = ["In 2014 the ministry sent 13 workers abroad, most of them women, as page 7 says."; 20].join("\n");
    let plan = plan(&office, 0, 0, &page);
    assert!(
        matches!(plan.questions[..], [Question::Words { .. }]),
        "{:?}",
        plan.questions
    );
    let said = PasteChoices {
        words_too: true,
        ..PasteChoices::default()
    };
    assert!(office.plan_at(&plan.at, &lines(&page), &said).questions.is_empty());
}

/// Somebody selects whole columns: what no table could take is refused with a sentence, before anything is worked out.
#[test]
fn more_than_any_table_could_take_is_refused() {
    let office = outflow();
    let at = office.at(0, 0);
    let plan = |lines: usize, fields: usize| {
        let line: Vec<String> = (0..fields).map(|field| field.to_string()).collect();
        let clip = Clip::new(vec![line; lines]);
        office.desk.plan_paste(&at, &clip, &PasteChoices::default())
    };
    assert!(plan(2_000, 2).is_ok());
    for (lines, fields) in [(2_001, 1), (100_000, 3), (1, 1_001)] {
        let refused = plan(lines, fields).unwrap_err().to_string();
        assert!(refused.contains(&format!("{lines} lines")), "{refused}");
        assert!(refused.contains("at most 2000 lines"), "{refused}");
    }
}
