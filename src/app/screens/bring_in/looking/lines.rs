//! The lines of a preview: tables, below each its figures and what else is said about it, then what is not taken.

use crate::desk::Desk;
use crate::exchange::incoming::{Choice, Kind, Preview, Statement};
use crate::questionnaire::TableCode;
use std::collections::BTreeSet;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    All,
    New,
    Changed,
    /// Changed on both sides, or emptied in the file: taken only when the person says so.
    Doubtful,
    /// The same, or changed here only.
    Same,
    /// Sources, definitions, notes and reasons.
    Said,
    Refused,
}

impl Shown {
    pub const ALL: [Shown; 7] = [
        Shown::All,
        Shown::New,
        Shown::Changed,
        Shown::Doubtful,
        Shown::Same,
        Shown::Said,
        Shown::Refused,
    ];

    pub fn text_id(self) -> &'static str {
        match self {
            Shown::All => "import-all",
            Shown::New => "import-new",
            Shown::Changed => "import-changed",
            Shown::Doubtful => "import-doubtful",
            Shown::Same => "import-same",
            Shown::Said => "import-said",
            Shown::Refused => "import-refused",
        }
    }

    fn holds(self, kind: Kind) -> bool {
        match self {
            Shown::All => true,
            Shown::New => kind == Kind::New,
            Shown::Changed => kind == Kind::Changed,
            Shown::Doubtful => matches!(kind, Kind::Conflict | Kind::Emptied),
            Shown::Same => matches!(kind, Kind::Same | Kind::Kept),
            Shown::Said | Shown::Refused => false,
        }
    }

    /// How many lines a preview has of it.
    pub fn count(self, preview: &Preview) -> usize {
        let cells = preview.cells.iter().filter(|cell| self.holds(cell.kind)).count();
        match self {
            Shown::All => cells + preview.statements.len() + preview.refused.len(),
            Shown::Said => preview.statements.len(),
            Shown::Refused => preview.refused.len(),
            _ => cells,
        }
    }
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A group, by its place.
    Group(usize),
    /// A figure, by its place in the preview.
    Cell(usize),
    /// Something else that is said.
    Said(usize),
    /// Something that is not taken.
    Refused(usize),
}

/// What a group is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// A table.
    Table(TableCode),
    /// The whole file: sources, notes on the questionnaire.
    File,
    /// What is not taken.
    Refused,
}

/// The lines about one table, the file, or what is not taken.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub about: About,
    pub cells: Vec<usize>,
    pub said: Vec<usize>,
    pub refused: Vec<usize>,
    pub open: bool,
}

/// Groups with more lines than that are closed at first, where there are several.
const OPEN_AT_FIRST: usize = 60;

/// The groups of a preview: tables in the order of the form, the file, what is not taken.
pub(super) fn groups(preview: &Preview, desk: &Desk) -> Vec<Group> {
    let number = |table: &TableCode| desk.pack().table(table).map_or(u16::MAX, |table| table.number);
    let tables: BTreeSet<(u16, TableCode)> = preview
        .cells
        .iter()
        .map(|cell| cell.table.clone())
        .chain(preview.statements.iter().filter_map(|of| of.table.clone()))
        .map(|table| (number(&table), table))
        .collect();
    let group = |about| Group {
        about,
        cells: Vec::new(),
        said: Vec::new(),
        refused: Vec::new(),
        open: true,
    };
    let mut groups: Vec<Group> = tables
        .into_iter()
        .map(|(_, table)| group(About::Table(table)))
        .collect();
    groups.push(group(About::File));
    groups.push(group(About::Refused));
    let place = |groups: &[Group], about: &About| groups.iter().position(|group| group.about == *about);
    for (index, cell) in preview.cells.iter().enumerate() {
        if let Some(at) = place(&groups, &About::Table(cell.table.clone())) {
            groups[at].cells.push(index);
        }
    }
    for (index, said) in preview.statements.iter().enumerate() {
        let about = said.table.clone().map_or(About::File, About::Table);
        if let Some(at) = place(&groups, &about) {
            groups[at].said.push(index);
        }
    }
    if let Some(last) = groups.last_mut() {
        last.refused = (0..preview.refused.len()).collect();
    }
    groups.retain(|group| !(group.cells.is_empty() && group.said.is_empty() && group.refused.is_empty()));
    let several = groups.len() > 2;
    for group in &mut groups {
        let size = group.cells.len() + group.said.len() + group.refused.len();
        group.open = !several || size <= OPEN_AT_FIRST;
    }
    groups
}

/// The lines that are shown, in order. A filter opens every group: what is looked for is seen.
pub(super) fn lines(preview: &Preview, groups: &[Group], shown: Shown) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let cells: Vec<usize> = group
            .cells
            .iter()
            .copied()
            .filter(|index| shown.holds(preview.cells[*index].kind))
            .collect();
        let all = shown == Shown::All;
        let said: &[usize] = if all || shown == Shown::Said { &group.said } else { &[] };
        let refused: &[usize] = if all || shown == Shown::Refused {
            &group.refused
        } else {
            &[]
        };
        if cells.is_empty() && said.is_empty() && refused.is_empty() {
            continue;
        }
        lines.push(Line::Group(at));
        if !group.open && all {
            continue;
        }
        lines.extend(said.iter().map(|index| Line::Said(*index)));
        lines.extend(cells.into_iter().map(Line::Cell));
        lines.extend(refused.iter().map(|index| Line::Refused(*index)));
    }
    lines
}

/// How much of a group is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// Nothing in it could change anything.
    NothingToTake,
    None,
    Some,
    All,
}

impl Group {
    /// How much of it is taken.
    pub fn taken(&self, preview: &Preview, choice: &Choice) -> Taken {
        let cells = self
            .cells
            .iter()
            .filter(|index| preview.cells[**index].kind.changes_something());
        let said = self
            .said
            .iter()
            .filter(|index| preview.statements[**index].kind.changes_something());
        let answers: Vec<bool> = cells
            .map(|index| choice.cells[*index])
            .chain(said.map(|index| choice.statements[*index]))
            .collect();
        match (answers.iter().filter(|taken| **taken).count(), answers.len()) {
            (_, 0) => Taken::NothingToTake,
            (0, _) => Taken::None,
            (some, all) if some == all => Taken::All,
            _ => Taken::Some,
        }
    }

    /// Takes all of it, or nothing.
    pub fn take(&self, preview: &Preview, choice: &mut Choice, take: bool) {
        for index in &self.cells {
            choice.cells[*index] = take && preview.cells[*index].kind.changes_something();
        }
        for index in &self.said {
            choice.statements[*index] = take && preview.statements[*index].kind.changes_something();
        }
    }
}

/// How many figures of a choice change something, and how many other things are taken with them.
pub(super) fn count(choice: &Choice) -> (usize, usize) {
    let taken = |answers: &[bool]| answers.iter().filter(|taken| **taken).count();
    (taken(&choice.cells), taken(&choice.statements))
}

/// What a statement is about, as the id of a text.
pub(super) fn word(statement: &Statement) -> &'static str {
    match statement {
        Statement::Sheet { .. } => "import-said-sheet",
        Statement::Source { .. } => "import-said-source",
        Statement::SourceOfSheet { .. } => "import-said-source-of-sheet",
        Statement::Currency { .. } => "import-said-currency",
        Statement::Metadata { .. } => "import-said-metadata",
        Statement::Note { removed: false, .. } => "import-said-note",
        Statement::Note { removed: true, .. } => "import-said-note-removed",
        Statement::Cover { .. } => "import-said-cover",
    }
}
