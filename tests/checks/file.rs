//! A country file in memory, filled by codes.

use ilms_collect::checks::{Checker, Finding};
use ilms_collect::figures::numerals::{self, Convention, Reading};
use ilms_collect::figures::{
    Answer, Answers, CellAddress, Figure, Flag, Metadata, Place, Sheet, SheetId, SourceKey, ViewUnit,
};
use ilms_collect::questionnaire::{ItemCode, Language, Pack, PackId, Severity, Sex, TableCode, Year, builtin_pack};
use std::sync::Arc;

pub struct File {
    pub pack: Arc<Pack>,
    pub answers: Answers,
}

impl File {
    /// A file of that pack, with a preparer.
    pub fn new(pack: &str) -> Self {
        let mut answers = Answers::default();
        answers
            .settings
            .insert("preparer".to_owned(), "Test Preparer".to_owned());
        Self {
            pack: builtin_pack(&PackId::from(pack)).expect("a built-in pack"),
            answers,
        }
    }

    pub fn phase_3() -> Self {
        Self::new("asean-phase-3")
    }

    /// The sheet of that table and source, made on first use, with the definition of migrants stated.
    pub fn sheet(&mut self, table: &str, source: &str) -> SheetId {
        let phase = self.pack.id.clone();
        self.sheet_in(&phase, table, source)
    }

    /// The same in another phase of the file.
    pub fn sheet_in(&mut self, phase: &PackId, table: &str, source: &str) -> SheetId {
        let table = TableCode::from(table);
        let source = (!source.is_empty()).then(|| SourceKey::from(source));
        let found = self
            .answers
            .sheets_of_table(phase, &table)
            .find(|(_, sheet)| sheet.source == source);
        if let Some((id, _)) = found {
            return id;
        }
        let pack = builtin_pack(phase).expect("a built-in pack");
        assert!(pack.table(&table).is_some(), "{table} is a table of {phase}");
        let id = self.answers.next_sheet_id();
        let mut sheet = Sheet::new(phase.clone(), table);
        sheet.source = source;
        let stated = Metadata {
            text: "Foreign citizens".to_owned(),
            ..Metadata::default()
        };
        sheet.metadata.insert("T36".to_owned(), stated);
        self.answers.sheets.insert(id, sheet);
        id
    }

    pub fn edit(&mut self, sheet: SheetId) -> &mut Sheet {
        self.answers.sheets.get_mut(&sheet).expect("a sheet")
    }

    /// The cell named by `item year status sex`; `-` where the table has none.
    #[allow(clippy::unused_self, reason = "called like the other makers of cells")]
    pub fn cell(&self, sheet: SheetId, place: &str) -> CellAddress {
        let parts: Vec<&str> = place.split(' ').collect();
        let [item, year, status, sex] = parts[..] else {
            panic!("{place}: item year status sex")
        };
        let code = |text: &str| (text != "-").then(|| ItemCode::from(text));
        let place = Place {
            item: code(item),
            year: Year(year.parse().unwrap()),
            status: code(status),
            sex: Sex::parse(sex).unwrap(),
        };
        CellAddress::new(sheet, place)
    }

    /// Types a text into a cell and opens its year.
    pub fn put(&mut self, sheet: SheetId, place: &str, text: &str) -> CellAddress {
        let cell = self.cell(sheet, place);
        self.put_at(cell.clone(), text);
        cell
    }

    pub fn put_at(&mut self, cell: CellAddress, text: &str) {
        let sheet = self.edit(cell.sheet);
        sheet.years.insert(cell.place.year);
        let unit = sheet.unit;
        let figures = self.answers.figures.entry(cell.sheet).or_default();
        match numerals::read(text, unit, Convention::Unknown) {
            Reading::Blank => figures.remove(&cell.place),
            Reading::Figure(figure) => figures.insert(cell.place, figure),
            Reading::Ambiguous(_) | Reading::IncludedElsewhere | Reading::Wrong(_) => figures.insert(
                cell.place,
                Figure {
                    answer: Answer::WrongInput(text.to_owned()),
                    flag: None,
                    typed: None,
                },
            ),
        };
    }

    pub fn put_figure(&mut self, cell: &CellAddress, figure: Figure) {
        self.answers
            .figures
            .entry(cell.sheet)
            .or_default()
            .insert(cell.place.clone(), figure);
    }

    pub fn flag(&mut self, cell: &CellAddress, letter: &str) {
        let figure = self
            .answers
            .figures
            .get_mut(&cell.sheet)
            .and_then(|sheet| sheet.get_mut(&cell.place));
        figure.expect("a figure").flag = Some(Flag::from_letter(letter).expect("a flag"));
    }

    pub fn in_thousands(&mut self, sheet: SheetId) {
        self.edit(sheet).unit = ViewUnit::Thousands;
    }

    pub fn checker(&self) -> Checker {
        Checker::new(Arc::clone(&self.pack), &self.answers, &self.pack.id)
    }

    /// The findings that are no mere gaps.
    pub fn findings(&self) -> Vec<Finding> {
        self.checker()
            .findings()
            .filter(|finding| !finding.completeness)
            .cloned()
            .collect()
    }

    /// Their sentences in English.
    pub fn says(&self) -> Vec<String> {
        self.findings()
            .iter()
            .map(|finding| self.sentence(finding, Language::English))
            .collect()
    }

    /// The sentences of the errors alone: what is odd or may disclose is left out.
    pub fn errors(&self) -> Vec<String> {
        let findings = self.findings();
        let errors = findings.iter().filter(|finding| finding.severity >= Severity::Error);
        errors
            .map(|finding| self.sentence(finding, Language::English))
            .collect()
    }

    pub fn sentence(&self, finding: &Finding, language: Language) -> String {
        finding
            .sentence(&self.pack, &self.answers, language)
            .replace('\u{2009}', " ")
    }

    /// The checks that found something, each once, in order.
    pub fn failing(&self) -> Vec<String> {
        let mut checks: Vec<String> = self
            .findings()
            .iter()
            .map(|finding| finding.check.to_string())
            .collect();
        checks.dedup();
        checks
    }
}
