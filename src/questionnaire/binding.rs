//! Which tables a check looks at, and what kind of thing it is about, for whoever explains the checks.

use super::{Check, CheckKind, ClassificationKind, Pack, Table, Unit, Universe};

/// What a table must have for a check to fit it, with the words for one that has not.
pub(super) type Fit = (fn(&Table) -> bool, &'static str);

pub(super) const ANY: Fit = (|_| true, "");
pub(super) const PERSONS: Fit = (|table| table.unit == Unit::Persons, "counts no persons");
pub(super) const BY_SEX: Fit = (
    |table| table.by_sex && table.unit == Unit::Persons,
    "does not count persons by sex",
);
pub(super) const ROWS: Fit = (
    |table| {
        table
            .main
            .as_ref()
            .is_some_and(|main| main.kind != ClassificationKind::Country)
    },
    "has no rows that add up",
);
pub(super) const STATUS: Fit = (
    |table| table.status.is_some() && table.unit == Unit::Persons,
    "does not count persons by status",
);
pub(super) const COUNTRIES: Fit = (
    |table| {
        table
            .main
            .as_ref()
            .is_some_and(|main| main.kind == ClassificationKind::Country)
    },
    "lists no countries",
);
pub(super) const MEANS: Fit = (
    |table| table.universe == Universe::Earnings && table.by_sex,
    "states no earnings by sex",
);
const DEFINED: Fit = (Table::needs_definition, "");

/// What a check is about, in the order in which checks are explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckGroup {
    /// Sums within a table.
    WithinTable,
    /// Figures of one table against those of another.
    BetweenTables,
    /// Figures against those of other years and earlier phases.
    OverTime,
    /// What looks odd though every sum holds.
    Oddities,
    /// What may tell of single persons.
    Secrecy,
    /// What can be read, and what is still missing.
    Completeness,
}

impl CheckGroup {
    /// All of them, in order.
    pub const ALL: [CheckGroup; 6] = [
        CheckGroup::WithinTable,
        CheckGroup::BetweenTables,
        CheckGroup::OverTime,
        CheckGroup::Oddities,
        CheckGroup::Secrecy,
        CheckGroup::Completeness,
    ];

    /// The id of its name in the texts.
    pub fn text_id(self) -> &'static str {
        match self {
            CheckGroup::WithinTable => "check-group-within",
            CheckGroup::BetweenTables => "check-group-between",
            CheckGroup::OverTime => "check-group-time",
            CheckGroup::Oddities => "check-group-odd",
            CheckGroup::Secrecy => "check-group-secrecy",
            CheckGroup::Completeness => "check-group-complete",
        }
    }
}

impl CheckKind {
    /// What the check is about.
    pub fn group(&self) -> CheckGroup {
        match self {
            CheckKind::SexSum { .. }
            | CheckKind::PartitionSum { .. }
            | CheckKind::StatusSum { .. }
            | CheckKind::CountrySum { .. }
            | CheckKind::MeanBetween { .. } => CheckGroup::WithinTable,
            CheckKind::Nested { .. } | CheckKind::EqualTotals { .. } | CheckKind::PartnerFigures { .. } => {
                CheckGroup::BetweenTables
            }
            CheckKind::ChangeOverTime { .. }
            | CheckKind::SexRatioFlip { .. }
            | CheckKind::OtherScale { .. }
            | CheckKind::Revised { .. } => CheckGroup::OverTime,
            CheckKind::ZeroBesideLarge { .. }
            | CheckKind::UnclassifiedShare { .. }
            | CheckKind::Copied { .. }
            | CheckKind::OneSexOnly { .. }
            | CheckKind::MixedPrecision { .. }
            | CheckKind::RoundTotal { .. } => CheckGroup::Oddities,
            CheckKind::SmallCells { .. } | CheckKind::HiddenComputable { .. } => CheckGroup::Secrecy,
            CheckKind::WrongInput
            | CheckKind::YearOutside
            | CheckKind::SourceMissing
            | CheckKind::DefinitionMissing { .. }
            | CheckKind::Unanswered
            | CheckKind::PreparerMissing => CheckGroup::Completeness,
        }
    }

    /// Which tables it fits where it names none; none where it names its tables always, or looks at no table.
    fn fit(&self) -> Option<Fit> {
        Some(match self {
            CheckKind::SexSum { .. } | CheckKind::SexRatioFlip { .. } | CheckKind::OneSexOnly { .. } => BY_SEX,
            CheckKind::PartitionSum { .. } => ROWS,
            CheckKind::StatusSum { .. } => STATUS,
            CheckKind::CountrySum { .. } => COUNTRIES,
            CheckKind::MeanBetween { .. } => MEANS,
            CheckKind::DefinitionMissing { .. } => DEFINED,
            CheckKind::ChangeOverTime { .. }
            | CheckKind::OtherScale { .. }
            | CheckKind::ZeroBesideLarge { .. }
            | CheckKind::UnclassifiedShare { .. }
            | CheckKind::MixedPrecision { .. }
            | CheckKind::RoundTotal { .. }
            | CheckKind::SmallCells { .. }
            | CheckKind::HiddenComputable { .. } => PERSONS,
            CheckKind::PartnerFigures { .. } => COUNTRIES,
            CheckKind::Revised { .. }
            | CheckKind::Copied { .. }
            | CheckKind::WrongInput
            | CheckKind::YearOutside
            | CheckKind::SourceMissing
            | CheckKind::Unanswered => ANY,
            CheckKind::Nested { .. } | CheckKind::EqualTotals { .. } | CheckKind::PreparerMissing => return None,
        })
    }
}

impl Check {
    /// The tables that it looks at, in the order of the form; none where it is about the file as a whole.
    pub fn binds<'a>(&self, pack: &'a Pack) -> Vec<&'a Table> {
        let named = self.kind.tables();
        let looks_at = |table: &Table| match &self.kind {
            CheckKind::Nested { inner, outer } => inner.contains(&table.code) || outer.contains(&table.code),
            CheckKind::EqualTotals { tables } => tables.iter().any(|(code, _)| code == &table.code),
            _ if !named.is_empty() => named.contains(&table.code),
            kind => kind.fit().is_some_and(|(fits, _)| fits(table)),
        };
        pack.tables.iter().filter(|table| looks_at(table)).collect()
    }
}
