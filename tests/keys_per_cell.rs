//! How many keys it takes to fill a table from a printed page, by keyboard alone: replays of a typist who knows only the page.
//!
//! Digits, the letter of a reason and the name of a country stand on the page and are counted apart; every other key counts.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::print_stdout
)]

#[path = "support/window.rs"]
mod support;

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use ilms_collect::desk::Desk;
use ilms_collect::figures::{Answer, CellAddress, Effective};
use ilms_collect::questionnaire::Year;
use support::{Window, indonesia, window};

/// Outflow of nationals for employment, by destination.
const TABLE: &str = "EMP_XOUM_SEX_COU_NB";
const YEAR: u16 = 2014;

/// What the page says of one country: its code, how its name begins, what is typed to find it when it is not on the form, and
/// total, men and women where they are known.
struct Line {
    code: &'static str,
    name: &'static str,
    added: Option<&'static str>,
    figures: [Option<u32>; 3],
}

const fn line(code: &'static str, name: &'static str, figures: [Option<u32>; 3]) -> Line {
    Line {
        code,
        name,
        added: None,
        figures,
    }
}

const fn added(code: &'static str, name: &'static str, typed: &'static str, figures: [Option<u32>; 3]) -> Line {
    Line {
        code,
        name,
        added: Some(typed),
        figures,
    }
}

/// A made-up page for one year, in the order of the form; what is blank there is not available.
const PAGE: [Line; 19] = [
    line("COU_DES_TOTAL", "Total", [Some(429_872), Some(186_243), Some(243_629)]),
    line(
        "COU_DES_BRN",
        "Brunei Darussalam",
        [Some(11_616), Some(5_312), Some(6_304)],
    ),
    line("COU_DES_KHM", "Cambodia", [None, None, None]),
    line("COU_DES_LAO", "Lao People's Dem. Rep", [None, None, None]),
    line("COU_DES_MYS", "Malaysia", [Some(127_827), Some(73_205), Some(54_622)]),
    line("COU_DES_MMR", "Myanmar", [None, None, None]),
    line("COU_DES_PHL", "Philippines", [Some(13), None, None]),
    line("COU_DES_SGP", "Singapore", [Some(31_680), Some(1_144), Some(30_536)]),
    line("COU_DES_THA", "Thailand", [Some(717), Some(690), Some(27)]),
    line("COU_DES_VNM", "Viet Nam", [None, None, None]),
    line(
        "COU_DES_X",
        "Other countries",
        [Some(40_303), Some(22_117), Some(18_186)],
    ),
    added(
        "COU_DES_SAU",
        "Saudi Arabia",
        "saudi",
        [Some(44_325), Some(13_110), Some(31_215)],
    ),
    added(
        "COU_DES_TWN",
        "Taiwan",
        "taiw",
        [Some(82_665), Some(19_472), Some(63_193)],
    ),
    added(
        "COU_DES_HKG",
        "Hong Kong",
        "hong",
        [Some(35_050), Some(87), Some(34_963)],
    ),
    added(
        "COU_DES_KOR",
        "Korea",
        "korea, r",
        [Some(11_848), Some(11_570), Some(278)],
    ),
    added("COU_DES_JPN", "Japan", "japa", [Some(2_428), Some(2_380), Some(48)]),
    added("COU_DES_QAT", "Qatar", "qat", [Some(7_862), Some(6_101), Some(1_761)]),
    added(
        "COU_DES_ARE",
        "United Arab",
        "united arab",
        [Some(17_962), Some(15_855), Some(2_107)],
    ),
    added(
        "COU_DES_USA",
        "United States",
        "united states",
        [Some(15_576), Some(15_200), Some(376)],
    ),
];

/// Presses keys and counts them.
struct Typist {
    window: Window,
    /// What stands on the page: digits, letters of reasons and names.
    content: usize,
    /// Every other key.
    other: usize,
    /// Of these, the ones that lead to the first cell, and those that add countries to the form.
    reach: usize,
    adding: usize,
}

impl Typist {
    fn at_the_page(folder: &std::path::Path) -> Self {
        let file = indonesia(folder);
        let mut typist = Self {
            window: window(folder, Some(file)),
            content: 0,
            other: 0,
            reach: 0,
            adding: 0,
        };
        // To table 19 and there to the first cell of the year, which is the last one on the form.
        typist.with(Modifiers::COMMAND, Key::K);
        typist.letters("19");
        typist.key(Key::Enter);
        typist.key(Key::End);
        typist.key(Key::ArrowLeft);
        typist.key(Key::ArrowLeft);
        typist.reach = typist.other;
        typist
    }

    fn with(&mut self, modifiers: Modifiers, key: Key) {
        support::press(&mut self.window, modifiers, key);
        self.other += 1;
    }

    fn key(&mut self, key: Key) {
        self.with(Modifiers::NONE, key);
    }

    fn letters(&mut self, text: &str) {
        for letter in text.chars() {
            self.window.event(Event::Text(letter.to_string()));
            self.content += 1;
        }
        self.window.run();
    }

    /// What the active cell is called, as a person sees it.
    fn here(&self) -> String {
        use egui_kittest::kittest::Queryable as _;
        let mut focused = self.window.get_all_by(|node| node.is_focused() && !node.is_hidden());
        let node = focused.next().and_then(|node| node.accesskit_node().label());
        node.unwrap_or_default()
    }

    /// The line of the page for the active cell, and which of its figures.
    fn looked_up(&self) -> (&'static Line, usize) {
        let here = self.here();
        let line = PAGE.iter().find(|line| here.starts_with(line.name));
        let sex = ["Total:", "Male:", "Female:"].iter().position(|sex| here.contains(sex));
        (line.expect(&here), sex.expect(&here))
    }

    /// Types a line of the page from its first cell on. With `letters` each blank gets its N; else what is blank after the last
    /// figure needs no key.
    fn line(&mut self, line: &Line, letters: bool) {
        // A country that was just added takes the first figure from the field in which its name was typed.
        if line.added.is_none() {
            let (found, first) = self.looked_up();
            assert_eq!((found.code, first), (line.code, 0), "{}", self.here());
        }
        let last = if letters {
            2
        } else {
            line.figures.iter().rposition(Option::is_some).unwrap_or(0)
        };
        for (place, figure) in line.figures.iter().take(last + 1).enumerate() {
            if place > 0 {
                self.key(Key::Tab);
            }
            self.cell(*figure, letters);
        }
        self.key(Key::Enter);
    }

    fn cell(&mut self, figure: Option<u32>, letters: bool) {
        match figure {
            Some(figure) => self.letters(&figure.to_string()),
            None if letters => self.letters("N"),
            None => {}
        }
    }

    /// Adds the country of a line, when it is not on the form.
    fn add(&mut self, line: &Line) {
        let Some(name) = line.added else { return };
        let before = self.other;
        while self.here() != "Add a country" {
            self.with(Modifiers::COMMAND, Key::ArrowDown);
            assert!(self.other - before < 9, "no row adds a country: {}", self.here());
        }
        self.letters(name);
        self.key(Key::Enter);
        self.adding += self.other - before;
    }

    /// All that is still blank in the year is not available.
    fn rest_is_not_available(&mut self) {
        self.with(Modifiers::COMMAND, Key::Space);
        self.with(Modifiers::SHIFT, Key::ArrowRight);
        self.with(Modifiers::SHIFT, Key::ArrowRight);
        self.letters("N");
    }

    /// Reads the file again, from the disk, and says how many cells of the page stand there.
    fn check(self, folder: &std::path::Path) -> usize {
        self.window.state().desk().unwrap().flush().unwrap();
        drop(self.window);
        let mut desk = Desk::open(&folder.join("Indonesia.ilms")).unwrap();
        let code = desk.find_table(TABLE).unwrap().code.clone();
        let module = desk.find_table(TABLE).unwrap().module.clone();
        let sheet = desk.open_table(&code).unwrap()[0];
        let mut cells = 0;
        for line in &PAGE {
            for (sex, figure) in ["T", "M", "F"].into_iter().zip(line.figures) {
                let cell: CellAddress = desk
                    .cell_by_codes(sheet, Some(line.code), Year(YEAR), None, Some(sex))
                    .unwrap();
                let place = format!("{} {sex}", line.code);
                match (desk.answers().effective(&cell, &module), figure) {
                    (Effective::Own(found), Some(figure)) => {
                        assert_eq!(ilms_collect::desk::figure_text(found), figure.to_string(), "{place}");
                    }
                    (Effective::Own(found), None) => {
                        assert!(
                            matches!(&found.answer, Answer::Reason(reason) if reason.letter() == "N"),
                            "{place}"
                        );
                    }
                    (Effective::Inherited(reason, _), None) => assert_eq!(reason.letter(), "N", "{place}"),
                    (found, _) => panic!("{place} holds {found:?}"),
                }
                cells += 1;
            }
        }
        let figures: usize = desk
            .answers()
            .figures
            .values()
            .map(|of| of.values().filter(|figure| figure.as_value().is_some()).count())
            .sum();
        let on_the_page = PAGE.iter().flat_map(|line| line.figures).flatten().count();
        assert_eq!(
            figures, on_the_page,
            "nothing stands in the file that is not on the page"
        );
        cells
    }
}

/// Says how many keys it took, reads the file and gives the keys beyond what stands on the page, for a cell.
fn keys_per_cell(way: &str, typist: Typist, folder: &std::path::Path) -> f64 {
    let (content, other, reach, adding) = (typist.content, typist.other, typist.reach, typist.adding);
    let cells = typist.check(folder);
    let fill = other - reach - adding;
    let beyond = fill as f64 / cells as f64;
    let all = (content + other) as f64 / cells as f64;
    println!("{way}: {cells} cells; {content} keys stand on the page (digits, N, names);");
    println!("  {fill} others fill the cells: {beyond:.2} a cell; {reach} lead there, {adding} add countries;");
    println!("  {all:.2} keys a cell in all");
    beyond
}

#[test]
fn a_page_typed_row_by_row_takes_less_than_one_key_a_cell_beyond_its_digits() {
    let folder = tempfile::tempdir().unwrap();
    let mut typist = Typist::at_the_page(folder.path());
    for line in &PAGE {
        typist.add(line);
        typist.line(line, false);
    }
    typist.rest_is_not_available();
    let beyond = keys_per_cell("row by row, blanks at the end", typist, folder.path());
    assert!(beyond < 1.0, "{beyond}");
}

#[test]
fn a_page_typed_row_by_row_with_a_reason_for_each_blank_takes_one_key_a_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut typist = Typist::at_the_page(folder.path());
    for line in &PAGE {
        typist.add(line);
        typist.line(line, true);
    }
    let beyond = keys_per_cell("row by row, each blank by its letter", typist, folder.path());
    assert!(beyond <= 1.0, "{beyond}");
}

#[test]
fn a_page_typed_column_by_column_takes_one_key_a_cell() {
    let folder = tempfile::tempdir().unwrap();
    let mut typist = Typist::at_the_page(folder.path());
    for line in &PAGE {
        typist.add(line);
    }
    // The three columns of the year are selected: Enter goes down each and on to the next.
    let before = typist.other;
    typist.key(Key::Escape);
    typist.with(Modifiers::COMMAND, Key::ArrowUp);
    let mut here = typist.looked_up();
    typist.with(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowDown);
    typist.with(Modifiers::SHIFT, Key::ArrowRight);
    typist.with(Modifiers::SHIFT, Key::ArrowRight);
    typist.reach += typist.other - before;
    for _ in 0..3 * PAGE.len() {
        let (line, sex) = here;
        typist.cell(line.figures[sex], true);
        typist.key(Key::Enter);
        here = typist.looked_up();
    }
    let beyond = keys_per_cell("column by column", typist, folder.path());
    assert!(beyond <= 1.0, "{beyond}");
}
