//! A pack in memory: what one collection asks. Read from a folder by `load.rs`, never built by hand.

use super::matching::ListNames;
use super::search::Names;
use super::{
    AreaCode, CheckId, ClassificationId, Country, Example, ItemCode, ModuleId, NoteCode, NoteVocabulary,
    ObservationStatus, PackId, PackTexts, PartnerFigures, TableCode, Year,
};
use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

/// A versioned questionnaire definition.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Names the pack, and the phase in a country file.
    pub id: PackId,
    /// Version of the definition, `major.minor`.
    pub version: String,
    /// English title; other languages through the pack's own texts.
    pub title: String,
    /// First day of the collection, where known.
    pub launch: Option<jiff::civil::Date>,
    /// Last day on which answers are taken, where known.
    pub closing: Option<jiff::civil::Date>,
    /// Years that may be answered.
    pub years: RangeInclusive<u16>,
    /// Countries that this collection asks; empty means any.
    pub areas: Vec<AreaCode>,
    /// Modules in the order of the form, with their English titles.
    pub modules: Vec<(ModuleId, String)>,
    /// Tables in the order of the form.
    pub tables: Vec<Table>,
    /// Every classification that a table of this pack may use (status lists too), by id.
    pub classifications: BTreeMap<ClassificationId, Arc<Classification>>,
    /// The checks that bind this pack's tables.
    pub checks: Vec<Check>,
    /// Observation statuses of ILO's list: the flags on a value and the reasons for none.
    pub statuses: Vec<ObservationStatus>,
    /// Note vocabulary, kinds of source and what each must state.
    pub notes: Arc<NoteVocabulary>,
    /// ISO 3166 countries with their names.
    pub countries: Arc<Vec<Country>>,
    /// What other countries say of their nationals here and of the reporting country's there, as published.
    pub partner_figures: Arc<PartnerFigures>,
    /// Titles and guidance per language.
    pub texts: Arc<PackTexts>,
    /// A cell of fewer persons than this may disclose who they are.
    pub small_cell_threshold: Option<u32>,
    /// Fingerprint (`SHA256:...`) of the project office's key, once there is one.
    pub office_key: Option<String>,
    /// Where packages are sent by e-mail, once there is an address.
    pub submission_email: Option<String>,
    /// Where packages are uploaded (HTTPS), once there is an address.
    pub upload_address: Option<String>,
    /// SHA-256 over the pack's files, lower-case hexadecimal: names the pack in a package beyond doubt.
    pub hash: String,
}

impl Pack {
    /// The table of that code.
    pub fn table(&self, code: &TableCode) -> Option<&Table> {
        self.tables.iter().find(|table| &table.code == code)
    }

    /// The classification of that id.
    pub fn classification(&self, id: &ClassificationId) -> Option<&Classification> {
        self.classifications.get(id).map(AsRef::as_ref)
    }

    /// The item of that code with its classification, looked up among the versions that `table` allows (status list included).
    pub fn item_of(&self, table: &Table, code: &ItemCode) -> Option<(&Classification, &Item)> {
        let main = table.main.iter().flat_map(|main| main.versions.iter());
        main.chain(table.status.iter())
            .filter_map(|id| self.classification(id))
            .find_map(|classification| classification.item(code).map(|item| (classification, item)))
    }

    /// Whether that year may be answered.
    pub fn allows_year(&self, year: Year) -> bool {
        self.years.contains(&year.0)
    }

    /// Whether that country is asked.
    pub fn allows_area(&self, area: &AreaCode) -> bool {
        self.areas.is_empty() || self.areas.contains(area)
    }

    /// The country of that ISO 3166 alpha-3 code.
    pub fn country(&self, area: &AreaCode) -> Option<&Country> {
        self.countries.iter().find(|country| country.alpha3 == area.as_str())
    }

    /// The observation status of that letter.
    pub fn status(&self, letter: &str) -> Option<&ObservationStatus> {
        self.statuses.iter().find(|status| status.letter == letter)
    }

    /// The check of that id.
    pub fn check(&self, id: &CheckId) -> Option<&Check> {
        self.checks.iter().find(|check| &check.id == id)
    }
}

/// What the figures of a table are measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Persons (ILO unit `PS`), published in thousands.
    Persons,
    /// Local currency per month (ILO unit `LC`).
    Currency,
}

/// The population that a table counts; the nested-population checks compare tables by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Universe {
    /// Everybody with usual residence in the country.
    Residents,
    /// Residents of working age.
    WorkingAge,
    /// The labour force (employed and unemployed).
    LabourForce,
    /// The employed.
    Employed,
    /// The unemployed.
    Unemployed,
    /// Migrants who arrived during the year.
    Inflow,
    /// Migrants who arrived during the year, of working age.
    InflowWorkingAge,
    /// Migrants who arrived during the year and are employed.
    InflowEmployed,
    /// Nationals who live abroad.
    NationalsAbroad,
    /// Nationals who left during the year.
    Outflow,
    /// Nationals who left for employment during the year.
    OutflowForWork,
    /// Nationals who returned during the year.
    Return,
    /// Earnings: a mean or a median, no population.
    Earnings,
}

/// One table of the questionnaire.
#[derive(Clone, Debug)]
pub struct Table {
    /// ILO's code: the key.
    pub code: TableCode,
    /// The number printed on the form, a label only.
    pub number: u16,
    /// The module it stands in.
    pub module: ModuleId,
    /// English title.
    pub title: String,
    /// Population counted.
    pub universe: Universe,
    /// What is measured.
    pub unit: Unit,
    /// Power of ten of the published figures (3: thousands).
    pub multiplier: i8,
    /// Whether the table asks T, M and F.
    pub by_sex: bool,
    /// The status list of the columns: `MIG_STATUS`, `CBR_BIR`, `CCT_CIT`; none where the table has no status.
    pub status: Option<ClassificationId>,
    /// The rows; none where the table has a single row.
    pub main: Option<MainDimension>,
    /// Whether everybody counted is a migrant although the table has no status (4, 10, 13 to 16).
    pub migrants_only: bool,
    /// Later or other codes under which published figures of this very table appear: `MNA_OEMP_SEX_CDS_NB`.
    pub later_codes: Vec<TableCode>,
    /// The one code of ILO's later collection under which this table is exported; none where there is no single one.
    pub successor: Option<TableCode>,
    /// The other table of a birth/citizenship pair (global pack).
    pub pair: Option<TableCode>,
    /// The definition of migrants that the table itself fixes: born abroad, non-citizens (global pack).
    pub implied_definition: Option<NoteCode>,
}

impl Table {
    /// Whether the answer depends on who is called a migrant, so that the definition (ILO note T36) must be stated.
    /// A table by birth or citizenship says it itself.
    pub fn needs_definition(&self) -> bool {
        self.implied_definition.is_none() && (self.migrants_only || self.status.is_some())
    }

    /// The code under which the table is exported: ILO's later one where there is exactly one, else its own.
    pub fn export_code(&self) -> &TableCode {
        self.successor.as_ref().unwrap_or(&self.code)
    }
}

/// The rows of a table.
#[derive(Clone, Debug)]
pub struct MainDimension {
    /// What kind of list it is.
    pub kind: ClassificationKind,
    /// The versions a country may choose from, in the order they are offered. A sheet may answer in several.
    pub versions: Vec<ClassificationId>,
    /// The version shown in a new sheet.
    pub default: ClassificationId,
}

/// What a classification is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClassificationKind {
    /// Age groups.
    Age,
    /// Education (ISCED).
    Education,
    /// Economic activity (ISIC).
    Activity,
    /// Occupation (ISCO).
    Occupation,
    /// Status in employment (ICSE).
    EmploymentStatus,
    /// Countries.
    Country,
    /// Status of the columns: migrant, birth, citizenship.
    MigrationStatus,
}

/// One version of a classification.
#[derive(Clone, Debug)]
pub struct Classification {
    /// Its id, the beginning of every item's code.
    pub id: ClassificationId,
    /// What it is about.
    pub kind: ClassificationKind,
    /// English title: "ISIC Rev.4".
    pub title: String,
    /// Ids of later lists whose items of the same ending answer these: `CDS_DES` for `COU_DES`.
    pub later_ids: Vec<ClassificationId>,
    /// Items in the order of the list.
    pub items: Vec<Item>,
    /// Place of each item in `items`; only for looking up, its order is never shown.
    index: HashMap<ItemCode, usize>,
    /// The names by which the items are found, made at the first search.
    pub(super) names: OnceLock<Vec<Names>>,
    /// The same for labels from elsewhere, made when the first is matched.
    label_names: OnceLock<ListNames>,
}

impl Classification {
    /// A list of items; the first of two items with the same code is the one that is found.
    pub fn new(
        id: ClassificationId,
        kind: ClassificationKind,
        title: String,
        later_ids: Vec<ClassificationId>,
        items: Vec<Item>,
    ) -> Self {
        let mut index = HashMap::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            index.entry(item.code.clone()).or_insert(place);
        }
        Self {
            id,
            kind,
            title,
            later_ids,
            items,
            index,
            names: OnceLock::new(),
            label_names: OnceLock::new(),
        }
    }

    /// The item of that code.
    pub fn item(&self, code: &ItemCode) -> Option<&Item> {
        self.index.get(code).map(|place| &self.items[*place])
    }

    /// The place of that item in the order of the list.
    pub fn position(&self, code: &ItemCode) -> Option<usize> {
        self.index.get(code).copied()
    }

    /// The names by which labels are matched with the items.
    pub(super) fn label_names(&self) -> &ListNames {
        self.label_names.get_or_init(|| ListNames::of(self))
    }

    /// The item that counts everybody, where the list has one.
    pub fn total(&self) -> Option<&Item> {
        self.items.iter().find(|item| item.part_of.is_none() && item.is_total)
    }

    /// The parts that together make up `whole`, each person in exactly one.
    pub fn partition_of<'a>(&'a self, whole: &'a ItemCode) -> impl Iterator<Item = &'a Item> {
        self.items
            .iter()
            .filter(move |item| item.in_partition && item.part_of.as_ref() == Some(whole))
    }
}

/// One item of a classification.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its code, beginning with the classification's id.
    pub code: ItemCode,
    /// English label; other languages through [`Item::label_in`] and `labels`.
    pub label: String,
    /// Labels in other languages, by language tag (`fr`, `es`, `id`).
    pub labels: BTreeMap<String, String>,
    /// Other names by which it is found: ISO's name and alpha-2 code, former names.
    pub also: Vec<String>,
    /// Whether it counts everybody in the list.
    pub is_total: bool,
    /// The item that contains it, said explicitly; none for a total.
    pub part_of: Option<ItemCode>,
    /// Items that wholly contain it besides `part_of`, all of them: a country's groups, a part's country. What lies
    /// in another listed item is not counted again in a country table's total.
    pub within: Vec<ItemCode>,
    /// Whether it belongs to the partition of `part_of`, the parts that must add up to it. A part that is not `shown`
    /// and that the user did not add to the sheet is not asked, and counts as nothing in the sum.
    pub in_partition: bool,
    /// Depth shown by indentation; 1 is the level of the partition of the total.
    pub level: u8,
    /// Whether a new sheet shows it; the others are added by the user.
    pub shown: bool,
    /// Country lists: the ISO 3166 alpha-3 code, where the item is one country.
    pub area: Option<AreaCode>,
    /// Country lists: the item that stands for all countries not listed.
    pub is_other: bool,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Odd; may be right.
    Warning,
    /// Wrong, or to be explained by an allowance.
    Error,
    /// Stops a final package; cannot be explained away.
    Fatal,
}

/// One check of a pack: data, with a sentence in the texts under `check-<id>`.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its id, also the key of its texts.
    pub id: CheckId,
    /// How bad a finding is.
    pub severity: Severity,
    /// What is compared.
    pub kind: CheckKind,
    /// Cells that pass and cells that fail; they are run as tests.
    pub examples: Vec<Example>,
}

/// What a check compares. Tables are named by code; an empty list of tables means every table it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckKind {
    /// Total = male + female, in each row, status and year.
    SexSum {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// A whole = the sum of its partition, for each classification in use.
    PartitionSum {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// Total by status = sum of its parts; a part <= the total while not all parts are given.
    StatusSum {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// Country tables: total = listed countries + other; listed <= total while other is blank.
    CountrySum {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// Every figure of `inner` <= the same figure (row total, same sex, status, year) of `outer`.
    Nested {
        /// The tables of the smaller population.
        inner: Vec<TableCode>,
        /// The tables of the larger population.
        outer: Vec<TableCode>,
    },
    /// The totals of these tables are the same number, for each sex that both have: an error within one source, a
    /// warning across two. Tables with a status list are compared status by status where none is named.
    /// `status` names, per table, the status whose total is compared where the tables differ in it.
    EqualTotals {
        /// The tables, each with the status whose total is meant.
        tables: Vec<(TableCode, Option<ItemCode>)>,
    },
    /// A mean lies between the mean of men and the mean of women.
    MeanBetween {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// A cell holds what cannot be read as a figure.
    WrongInput,
    /// A year outside the pack's years.
    YearOutside,
    /// Figures in a sheet whose source is not stated.
    SourceMissing,
    /// A table of migrants without the definition of migrants (ILO note T36).
    DefinitionMissing {
        /// The tables; empty means every one that needs a definition.
        tables: Vec<TableCode>,
    },
    /// Cells of an opened year, or whole tables, without an answer.
    Unanswered,
    /// No preparer named.
    PreparerMissing,
    /// A figure that is out of step with its neighbouring years and with what the other rows did in that year (log ratio against
    /// median and median absolute deviation), over the years of the sheet and of earlier phases. Break flags are respected.
    ChangeOverTime {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
        /// Persons below which a change says nothing.
        least: u32,
        /// Deviations beyond which a change is odd.
        deviations: u32,
    },
    /// The share of men and of women changes places for one year.
    SexRatioFlip {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
        /// Persons below which a ratio says nothing.
        least: u32,
    },
    /// A whole column, row or year is about a thousand times (or a hundred, or ten) what its neighbours are.
    OtherScale {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// A figure differs from what an earlier phase of the file says for the same cell.
    Revised {
        /// The tables; empty means every one.
        tables: Vec<TableCode>,
        /// Per cent up to which a revision is only worth knowing.
        percent: u32,
    },
    /// Zero, or a reason, where the years beside it or the other sex hold large figures.
    ZeroBesideLarge {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
        /// Persons from which a figure is large.
        least: u32,
    },
    /// "Not classified" holds more than that share of the total.
    UnclassifiedShare {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
        /// Per cent.
        percent: u32,
        /// The rows for what is not classified; "Other countries" the lists say themselves.
        items: Vec<ItemCode>,
    },
    /// Two tables, years, columns or rows are the same digit for digit.
    Copied {
        /// The tables; empty means every one.
        tables: Vec<TableCode>,
        /// Figures that must agree at least, zeros not counted.
        least: u32,
    },
    /// Figures for one sex only, and neither the total nor the other sex.
    OneSexOnly {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// Figures of one sum are stated to different precisions.
    MixedPrecision {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// A round total beside parts that are not.
    RoundTotal {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// Cells from 1 to the pack's threshold, which may tell of single persons.
    SmallCells {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
    /// A count by country is many times what that country itself says of the same people, or a small part of it (mirror statistics).
    PartnerFigures {
        /// The tables by country.
        tables: Vec<TableCode>,
        /// Which figures of the partner count the same people from the other side.
        measure: Universe,
        /// How many times larger or smaller is odd.
        times: u32,
        /// Persons that the larger of the two must come to.
        least: u32,
    },
    /// Confidential cells that can be worked out from what is published beside them.
    HiddenComputable {
        /// The tables; empty means every one it fits.
        tables: Vec<TableCode>,
    },
}

impl CheckKind {
    /// The kind as a pack writes it; its name and explanation stand in the texts under `check-` and this.
    pub fn name(&self) -> &'static str {
        match self {
            CheckKind::SexSum { .. } => "sex-sum",
            CheckKind::PartitionSum { .. } => "partition-sum",
            CheckKind::StatusSum { .. } => "status-sum",
            CheckKind::CountrySum { .. } => "country-sum",
            CheckKind::Nested { .. } => "nested",
            CheckKind::EqualTotals { .. } => "equal-totals",
            CheckKind::MeanBetween { .. } => "mean-between",
            CheckKind::WrongInput => "wrong-input",
            CheckKind::YearOutside => "year-outside",
            CheckKind::SourceMissing => "source-missing",
            CheckKind::DefinitionMissing { .. } => "definition-missing",
            CheckKind::Unanswered => "unanswered",
            CheckKind::PreparerMissing => "preparer-missing",
            CheckKind::ChangeOverTime { .. } => "change-over-time",
            CheckKind::SexRatioFlip { .. } => "sex-ratio-flip",
            CheckKind::OtherScale { .. } => "other-scale",
            CheckKind::Revised { .. } => "revised",
            CheckKind::ZeroBesideLarge { .. } => "zero-beside-large",
            CheckKind::UnclassifiedShare { .. } => "unclassified-share",
            CheckKind::Copied { .. } => "copied",
            CheckKind::OneSexOnly { .. } => "one-sex-only",
            CheckKind::MixedPrecision { .. } => "mixed-precision",
            CheckKind::RoundTotal { .. } => "round-total",
            CheckKind::SmallCells { .. } => "small-cells",
            CheckKind::PartnerFigures { .. } => "partner-figures",
            CheckKind::HiddenComputable { .. } => "hidden-computable",
        }
    }

    /// The tables that the check is bound to, where it is bound to some.
    pub fn tables(&self) -> &[TableCode] {
        match self {
            CheckKind::SexSum { tables }
            | CheckKind::PartitionSum { tables }
            | CheckKind::StatusSum { tables }
            | CheckKind::CountrySum { tables }
            | CheckKind::MeanBetween { tables }
            | CheckKind::DefinitionMissing { tables }
            | CheckKind::ChangeOverTime { tables, .. }
            | CheckKind::SexRatioFlip { tables, .. }
            | CheckKind::OtherScale { tables }
            | CheckKind::Revised { tables, .. }
            | CheckKind::ZeroBesideLarge { tables, .. }
            | CheckKind::UnclassifiedShare { tables, .. }
            | CheckKind::Copied { tables, .. }
            | CheckKind::OneSexOnly { tables }
            | CheckKind::MixedPrecision { tables }
            | CheckKind::RoundTotal { tables }
            | CheckKind::SmallCells { tables }
            | CheckKind::PartnerFigures { tables, .. }
            | CheckKind::HiddenComputable { tables } => tables,
            CheckKind::Nested { .. }
            | CheckKind::EqualTotals { .. }
            | CheckKind::WrongInput
            | CheckKind::YearOutside
            | CheckKind::SourceMissing
            | CheckKind::Unanswered
            | CheckKind::PreparerMissing => &[],
        }
    }
}
