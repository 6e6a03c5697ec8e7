//! A sheet to show in tests and benches: persons by country, years and sexes, filled in by rule.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use ilms_collect::app::grid::{
    Cell, CellKind, CellView, ColumnHead, GridEvent, GridModel, Marks, RowHead, RowKind, Scope,
};

/// One row: label, depth, kind.
type Row = (String, u8, RowKind);

/// A sheet that applies what the grid reports in the plainest way.
pub struct Sheet {
    pub title: String,
    pub rows: Vec<Row>,
    pub columns: Vec<Vec<String>>,
    pub texts: BTreeMap<Cell, String>,
    pub inherited: BTreeMap<Cell, char>,
    pub marks: BTreeMap<Cell, (Marks, &'static str)>,
    pub flags: BTreeMap<Cell, char>,
    pub not_asked: Vec<Cell>,
    /// How many columns stay beside the labels.
    pub pinned: usize,
    /// Cells that were worked out.
    pub computed: Vec<Cell>,
    /// Every event that came, for tests to look at.
    pub seen: Vec<GridEvent>,
}

/// The ASEAN countries without Indonesia, then others that its nationals go to.
const MEMBERS: [&str; 9] = [
    "Brunei Darussalam",
    "Cambodia",
    "Lao People's Democratic Republic",
    "Malaysia",
    "Myanmar",
    "Philippines",
    "Singapore",
    "Thailand",
    "Viet Nam",
];
const OTHERS: [&str; 12] = [
    "Bahrain",
    "Hong Kong, China",
    "Japan",
    "Jordan",
    "Korea, Republic of",
    "Kuwait",
    "Macau, China",
    "Oman",
    "Qatar",
    "Saudi Arabia",
    "Taiwan, China",
    "United Arab Emirates",
];

fn columns(years: std::ops::RangeInclusive<u16>, statuses: &[&str]) -> Vec<Vec<String>> {
    let mut columns = Vec::new();
    for year in years {
        for status in statuses {
            for sex in ["Total", "Male", "Female"] {
                let mut labels = vec![year.to_string()];
                if !status.is_empty() {
                    labels.push((*status).to_owned());
                }
                labels.push(sex.to_owned());
                columns.push(labels);
            }
        }
    }
    columns
}

impl Sheet {
    /// Nothing filled: headings, countries, a row that adds one.
    pub fn blank() -> Self {
        let mut rows: Vec<Row> = vec![
            ("Total".into(), 0, RowKind::Total),
            ("ASEAN member states".into(), 0, RowKind::Heading),
        ];
        rows.extend(MEMBERS.map(|name| (name.to_owned(), 1, RowKind::Item)));
        rows.push(("Countries added".into(), 0, RowKind::Heading));
        rows.extend(OTHERS.map(|name| (name.to_owned(), 1, RowKind::Item)));
        rows.push(("Other countries".into(), 0, RowKind::Item));
        rows.push(("+ Add a country".into(), 0, RowKind::AddRow));
        Self {
            title: "C19 Outflow of nationals for employment, by destination".into(),
            rows,
            columns: columns(2012..=2014, &[""]),
            texts: BTreeMap::new(),
            inherited: BTreeMap::new(),
            marks: BTreeMap::new(),
            flags: BTreeMap::new(),
            not_asked: Vec::new(),
            pinned: 0,
            computed: Vec::new(),
            seen: Vec::new(),
        }
    }

    /// Half filled, as it looks at work: figures, reasons, an error, warnings, a note, wrong input.
    pub fn at_work() -> Self {
        let mut sheet = Self::blank();
        for row in 0..sheet.rows.len() {
            if !sheet.rows[row].2.has_cells() {
                continue;
            }
            let size = if row == 0 {
                494_600
            } else {
                [0, 0, 3_210, 900, 310, 127_830, 420, 1_180, 41_560, 1_040, 770][row % 11] + 61 * row
            };
            for year in 0..3 {
                let female = size * (44 + (row * 7 + year * 3) % 20) / 100;
                let figures = [size + year * size / 90, size + year * size / 90 - female, female];
                for (sex, figure) in figures.into_iter().enumerate() {
                    sheet.set(row, year * 3 + sex, &figure.to_string());
                }
            }
        }
        for column in 0..9 {
            sheet.texts.remove(&Cell::new(4, column));
            sheet.inherited.insert(Cell::new(4, column), 'N');
        }
        for row in 18..24 {
            for column in 6..9 {
                sheet.texts.remove(&Cell::new(row, column));
            }
        }
        sheet.set(6, 3, "N");
        sheet.set(6, 4, "N");
        sheet.set(6, 5, "N");
        sheet.set(9, 2, "X");
        sheet.set(5, 8, "53500");
        sheet.mark(
            5,
            8,
            Marks {
                error: true,
                ..Marks::default()
            },
            "Two sums miss by 180: 55 300 fits.",
        );
        sheet.mark(
            5,
            6,
            Marks {
                error: true,
                ..Marks::default()
            },
            "Men and women make 180 less.",
        );
        sheet.mark(
            8,
            3,
            Marks {
                warning: true,
                ..Marks::default()
            },
            "Three times last year.",
        );
        sheet.mark(
            14,
            6,
            Marks {
                warning: true,
                note: true,
                ..Marks::default()
            },
            "Half of 2013.",
        );
        sheet.mark(
            2,
            0,
            Marks {
                note: true,
                ..Marks::default()
            },
            "Registered workers only.",
        );
        sheet.set(15, 5, "about 12o4");
        sheet.mark(
            15,
            5,
            Marks {
                error: true,
                ..Marks::default()
            },
            "This is no figure.",
        );
        sheet.flags.insert(Cell::new(7, 3), 'E');
        sheet.flags.insert(Cell::new(0, 6), 'P');
        for column in 3..6 {
            sheet.not_asked.push(Cell::new(22, column));
            sheet.texts.remove(&Cell::new(22, column));
        }
        sheet
    }

    /// Statuses between years and sexes, and blocks of two classifications.
    pub fn with_blocks() -> Self {
        let mut sheet = Self::blank();
        sheet.title = "A3 Employed persons by occupation".into();
        sheet.columns = columns(2013..=2014, &["All", "Of which migrants"]);
        let occupations = [
            "Managers",
            "Professionals",
            "Technicians and associate professionals",
            "Clerical support workers",
            "Service and sales workers",
            "Skilled agricultural, forestry and fishery workers",
            "Craft and related trades workers",
            "Plant and machine operators, and assemblers",
            "Elementary occupations",
            "Armed forces occupations",
        ];
        sheet.rows = vec![
            ("ISCO-08".into(), 0, RowKind::Block),
            ("Total".into(), 0, RowKind::Total),
        ];
        sheet.rows.extend(
            occupations
                .iter()
                .enumerate()
                .map(|(i, name)| (format!("{}. {name}", i + 1), 1, RowKind::Item)),
        );
        sheet.rows.push(("Skill levels".into(), 0, RowKind::Block));
        sheet.rows.push(("Total".into(), 0, RowKind::Total));
        sheet.rows.extend(
            ["Low", "Medium", "High", "Not elsewhere classified"].map(|name| (name.to_owned(), 1, RowKind::Item)),
        );
        for row in 0..sheet.rows.len() {
            if sheet.rows[row].2.has_cells() {
                for column in 0..12 {
                    let figure = (row * 7919 + column * 104_729) % 900_000 + 1200;
                    sheet.set(row, column, &figure.to_string());
                }
            }
        }
        sheet
    }

    /// Large: as many rows and columns as asked for, all filled.
    pub fn large(rows: usize, columns_wanted: usize) -> Self {
        let mut sheet = Self::blank();
        sheet.rows = (0..rows)
            .map(|row| {
                (
                    format!("Category {:03}", row + 1),
                    u8::from(row > 0),
                    if row % 25 == 0 { RowKind::Total } else { RowKind::Item },
                )
            })
            .collect();
        sheet.columns = columns(2000..=2040, &[""]);
        sheet.columns.truncate(columns_wanted);
        for row in 0..rows {
            for column in 0..columns_wanted {
                sheet.set(row, column, &((row * 7919 + column * 104_729) % 1_000_000).to_string());
                if (row * 31 + column) % 97 == 0 {
                    sheet.mark(
                        row,
                        column,
                        Marks {
                            warning: true,
                            ..Marks::default()
                        },
                        "Odd.",
                    );
                }
            }
        }
        sheet
    }

    pub fn set(&mut self, row: usize, column: usize, text: &str) {
        self.texts.insert(Cell::new(row, column), text.to_owned());
    }

    pub fn mark(&mut self, row: usize, column: usize, marks: Marks, why: &'static str) {
        self.marks.insert(Cell::new(row, column), (marks, why));
    }

    pub fn text(&self, row: usize, column: usize) -> &str {
        self.texts.get(&Cell::new(row, column)).map_or("", String::as_str)
    }

    fn is_open(&self, cell: Cell) -> bool {
        self.rows.get(cell.row).is_some_and(|row| row.2.has_cells()) && cell.column < self.columns.len()
    }

    /// Does what the grid reports.
    pub fn apply(&mut self, event: GridEvent) {
        match &event {
            GridEvent::Commit { cell, text } if text.is_empty() => {
                self.texts.remove(cell);
            }
            GridEvent::Commit { cell, text } => {
                self.texts.insert(*cell, text.clone());
            }
            GridEvent::Clear(range) | GridEvent::Cut(range) => self.texts.retain(|cell, _| !range.contains(*cell)),
            GridEvent::Reason {
                scope: Scope::Cells(range),
                reason,
            } => {
                for row in range.rows() {
                    for column in range.columns() {
                        if self.is_open(Cell::new(row, column)) {
                            self.set(row, column, &reason.to_string());
                        }
                    }
                }
            }
            GridEvent::Paste { at, block } => {
                for (down, fields) in block.iter().enumerate() {
                    for (across, text) in fields.iter().enumerate() {
                        let cell = Cell::new(at.first.row + down, at.first.column + across);
                        if self.is_open(cell) {
                            self.texts.insert(cell, text.clone());
                        }
                    }
                }
            }
            _ => {}
        }
        self.seen.push(event);
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{2009}');
        }
        text.push(digit);
    }
    text
}

impl GridModel for Sheet {
    fn title(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.title)
    }

    fn corner(&self) -> Cow<'_, str> {
        Cow::Borrowed("Country of destination")
    }

    fn row_count(&self) -> usize {
        self.rows.len()
    }

    fn row(&self, row: usize) -> RowHead<'_> {
        let (label, depth, kind) = &self.rows[row];
        RowHead {
            label: Cow::Borrowed(label),
            depth: *depth,
            kind: *kind,
            tooltip: None,
        }
    }

    fn row_kind(&self, row: usize) -> RowKind {
        self.rows[row].2
    }

    fn column_count(&self) -> usize {
        self.columns.len()
    }

    fn pinned_columns(&self) -> usize {
        self.pinned
    }

    fn header_levels(&self) -> usize {
        self.columns.first().map_or(1, Vec::len)
    }

    fn column(&self, column: usize) -> ColumnHead<'_> {
        let labels = self.columns[column]
            .iter()
            .map(|label| Cow::Borrowed(label.as_str()))
            .collect();
        ColumnHead { labels, tooltip: None }
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        let cell = Cell::new(row, column);
        let marks = self.marks.get(&cell).map_or(Marks::default(), |(marks, _)| *marks);
        let flag = self.flags.get(&cell).copied();
        if self.not_asked.contains(&cell) {
            return CellView {
                kind: CellKind::NotAsked,
                ..CellView::default()
            };
        }
        let text = self.text(row, column);
        let (text, kind) = if text.is_empty() {
            match self.inherited.get(&cell) {
                Some(reason) => (Cow::Owned(reason.to_string()), CellKind::InheritedReason),
                None => (Cow::Borrowed(""), CellKind::Empty),
            }
        } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
            (Cow::Owned(grouped(text)), CellKind::Value)
        } else if matches!(text, "N" | "X" | "C" | "S") {
            (Cow::Borrowed(text), CellKind::Reason)
        } else {
            (Cow::Borrowed(text), CellKind::WrongInput)
        };
        CellView {
            text,
            kind,
            marks,
            flag,
            total: false,
            computed: self.computed.contains(&cell),
            change: None,
        }
    }

    fn edit_text(&self, row: usize, column: usize) -> String {
        self.text(row, column).to_owned()
    }

    fn explanation(&self, row: usize, column: usize) -> Option<Cow<'_, str>> {
        self.marks
            .get(&Cell::new(row, column))
            .map(|(_, why)| Cow::Borrowed(*why))
    }
}
