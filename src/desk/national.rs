//! A ministry's own workbook, read as tables of the questionnaire: proposed, corrected by pointing, set against the file, taken in.
//!
//! How it was read can be kept under a name: it is found again by the shape of next year's file, and can be handed to another
//! country file. What labels were said to mean is remembered for all workbooks. Both are settings of the file and never travel in
//! a package.

use super::hand_over::write_whole;
use super::{Desk, DeskError, Done, ImportReport, SheetMarks};
use crate::country_file::{Action, ActionKind, Origin};
use crate::exchange::incoming::{Choice, Incoming, Preview};
use crate::exchange::national::{
    self, BlockId, By, Context, Known, LabelsSaid, Mapping, Proposal, Reading, TableSaid, Told,
};
use crate::exchange::spreadsheet::Spreadsheet;
use crate::figures::numerals::Convention;
use crate::figures::{Change, LABELS_SETTING, MAPPING_SETTING};
use crate::questionnaire::{AreaCode, ClassificationId, ItemCode, Pack};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A workbook as it is proposed to be read, with what the person has said so far. It stands apart from the desk, so that a worker can
/// make it.
#[derive(Clone)]
pub struct NationalWorkbook {
    /// The name of the file, without its folder.
    pub name: String,
    /// The mapping by which it is read, where one fits.
    pub mapping: Option<String>,
    book: Arc<Spreadsheet>,
    against: NationalReader,
    told: BTreeMap<BlockId, Told>,
    proposals: Vec<Proposal>,
}

/// What a workbook is read against, as it stood when it was taken from the desk.
#[derive(Clone)]
pub struct NationalReader {
    pack: Arc<Pack>,
    area: Option<AreaCode>,
    convention: Convention,
    known: Known,
    mappings: BTreeMap<String, Mapping>,
}

impl NationalReader {
    /// Proposes how a workbook is read: by the mapping that fits it best, else by the evidence alone.
    pub fn open(&self, book: Arc<Spreadsheet>, name: &str) -> NationalWorkbook {
        let fits = self.mappings.iter().filter_map(|(name, mapping)| {
            let (told, likeness) = mapping.fit(&book)?;
            Some((name.clone(), told, likeness))
        });
        let best = fits.max_by(|a, b| a.2.total_cmp(&b.2));
        let (mapping, told) = best.map_or((None, BTreeMap::new()), |(name, told, _)| (Some(name), told));
        let mut workbook = NationalWorkbook {
            name: name.to_owned(),
            mapping,
            book,
            against: self.clone(),
            told,
            proposals: Vec::new(),
        };
        workbook.propose();
        workbook
    }
}

impl NationalWorkbook {
    /// The workbook.
    pub fn book(&self) -> &Spreadsheet {
        &self.book
    }

    /// How each block is proposed to be read.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// What the person has said of a block.
    pub fn told(&self, id: BlockId) -> Told {
        self.told.get(&id).cloned().unwrap_or_default()
    }

    /// Says how a block is read, and proposes anew.
    pub fn tell(&mut self, id: BlockId, told: Told) {
        self.note(id, told);
        self.propose();
    }

    /// Takes down how a block is read. What it comes to is known after [`NationalWorkbook::propose`], which a worker can do.
    pub fn note(&mut self, id: BlockId, told: Told) {
        if told == Told::default() {
            self.told.remove(&id);
        } else {
            self.told.insert(id, told);
        }
    }

    /// Takes down what a label means in every block whose rows are of that list: an item, none as it is no answer, or, with nothing
    /// said, whatever the evidence tells.
    pub fn note_label(&mut self, list: &ClassificationId, label: &str, said: Option<Option<&ItemCode>>) {
        let key = national::key(label);
        let of_list: Vec<BlockId> = self
            .proposals
            .iter()
            .filter(|proposal| proposal.reading.list.as_ref() == Some(list))
            .map(|proposal| proposal.id)
            .collect();
        for id in of_list {
            let items = &mut self.told.entry(id).or_default().items;
            match said {
                Some(item) => items.insert(key.clone(), item.cloned()),
                None => items.remove(&key),
            };
        }
        self.told.retain(|_, told| *told != Told::default());
    }

    /// Whether anything was said, by the person or by a mapping.
    pub fn is_told(&self) -> bool {
        !self.told.is_empty()
    }

    /// Forgets everything that was said, and the mapping. Takes effect with the next proposal.
    pub fn forget(&mut self) {
        self.told.clear();
        self.mapping = None;
    }

    /// Forgets everything that was said, and the mapping, and proposes anew.
    pub fn afresh(&mut self) {
        self.forget();
        self.propose();
    }

    /// Reads the workbook by that mapping, in place of what was said before; false where it fits no block of the workbook.
    pub fn read_by(&mut self, name: &str, mapping: &Mapping) -> bool {
        let Some((told, _)) = mapping.fit(&self.book) else {
            return false;
        };
        self.told = told;
        self.mapping = Some(name.to_owned());
        self.propose();
        true
    }

    /// The place for a block that the person points at on a worksheet, beside those that were found there.
    pub fn new_block(&self, worksheet: usize) -> BlockId {
        let known = self
            .proposals
            .iter()
            .map(|proposal| proposal.id)
            .chain(self.told.keys().copied());
        let of_sheet = known.filter(|id| id.worksheet == worksheet).map(|id| id.block + 1);
        BlockId {
            worksheet,
            block: of_sheet.max().unwrap_or(0),
            reading: 0,
        }
    }

    /// What all blocks state together.
    pub fn incoming(&self) -> Incoming {
        national::incoming(&self.proposals)
    }

    /// What each cell of a worksheet is taken for.
    pub fn marks(&self, worksheet: usize) -> SheetMarks {
        SheetMarks::of(self, worksheet)
    }

    /// Figures that are taken.
    pub fn figures(&self) -> usize {
        self.proposals.iter().map(|proposal| proposal.taken.figures.len()).sum()
    }

    /// Proposes how everything is read, by what was said so far.
    pub fn propose(&mut self) {
        let context = Context {
            pack: &self.against.pack,
            area: self.against.area.as_ref(),
            convention: self.against.convention,
            file_name: &self.name,
            known: &self.against.known,
        };
        self.proposals = national::propose(&self.book, &context, &self.told);
    }

    /// What labels of the blocks that are taken mean, where a person or a national category has decided it: worth remembering.
    fn learned(&self) -> BTreeMap<ClassificationId, LabelsSaid> {
        let mut learned: BTreeMap<ClassificationId, LabelsSaid> = BTreeMap::new();
        let taken = |reading: &Reading| reading.table.is_some();
        for proposal in self.proposals.iter().filter(|proposal| taken(&proposal.reading)) {
            let Some(list) = &proposal.reading.list else { continue };
            let of_list = learned.entry(list.clone()).or_default();
            let slots = proposal.reading.lines.iter().chain(&proposal.reading.columns);
            for slot in slots {
                if let (Some(text), Some(item), Some(By::Category | By::Part | By::Person)) =
                    (&slot.category, &slot.dims.item, slot.by)
                {
                    of_list.insert(national::key(text), Some(item.clone()));
                }
            }
            let said = self.told.get(&proposal.id).map(|told| &told.items);
            of_list.extend(
                said.into_iter()
                    .flatten()
                    .map(|(label, item)| (label.clone(), item.clone())),
            );
        }
        learned.retain(|_, labels| !labels.is_empty());
        learned
    }
}

impl Desk {
    /// Takes what reading a workbook needs from the desk.
    pub fn national_reader(&self) -> NationalReader {
        NationalReader {
            pack: Arc::clone(&self.pack),
            area: self.answers.area(),
            convention: self.convention(),
            known: self.labels_known(),
            mappings: self.mappings(),
        }
    }

    /// What taking a workbook in would change.
    pub fn preview_national(&self, workbook: &NationalWorkbook) -> Preview {
        workbook.incoming().preview(&self.pack, &self.answers)
    }

    /// Takes in what was chosen of a workbook, and remembers what its labels mean, as one action.
    pub fn import_national(
        &mut self,
        workbook: &NationalWorkbook,
        preview: &Preview,
        choice: &Choice,
    ) -> Result<ImportReport, DeskError> {
        let known = self.labels_known();
        let mut settings = Vec::new();
        for (list, labels) in workbook.learned() {
            let mut all = known.get(&list).cloned().unwrap_or_default();
            all.extend(labels);
            settings.push(self.setting_change(&format!("{LABELS_SETTING}{list}"), Some(&json(&all))));
        }
        self.import_with(preview, choice, &workbook.name, settings)
    }

    /// What labels in workbooks of others were said to mean: the national categories and their items, by classification.
    pub fn labels_known(&self) -> Known {
        let settings = self.answers.settings.iter();
        settings
            .filter_map(|(name, value)| {
                let list = ClassificationId::from(name.strip_prefix(LABELS_SETTING)?);
                Some((list, serde_json::from_str(value).ok()?))
            })
            .collect()
    }

    /// Forgets what a label means.
    pub fn forget_label(&mut self, list: &ClassificationId, label: &str) -> Result<Done, DeskError> {
        let mut labels = self.labels_known().remove(list).unwrap_or_default();
        labels.remove(&national::key(label));
        let value = (!labels.is_empty()).then(|| json(&labels));
        let change = self.setting_change(&format!("{LABELS_SETTING}{list}"), value.as_deref());
        self.act(Action::new(ActionKind::ChangeSetting), Origin::Typed, vec![change])
    }

    /// The mappings that the file keeps, by name.
    pub fn mappings(&self) -> BTreeMap<String, Mapping> {
        let settings = self.answers.settings.iter();
        settings
            .filter_map(|(name, value)| {
                let name = name.strip_prefix(MAPPING_SETTING)?;
                Some((name.to_owned(), serde_json::from_str(value).ok()?))
            })
            .collect()
    }

    /// Keeps how a workbook is read under a name; one of that name is replaced.
    pub fn keep_mapping(&mut self, name: &str, workbook: &NationalWorkbook) -> Result<Done, DeskError> {
        let mapping = Mapping::of(&workbook.book, &workbook.name, &workbook.proposals, &workbook.told);
        self.set_mapping(name, Some(&mapping))
    }

    /// Drops a mapping.
    pub fn drop_mapping(&mut self, name: &str) -> Result<Done, DeskError> {
        self.set_mapping(name, None)
    }

    fn set_mapping(&mut self, name: &str, mapping: Option<&Mapping>) -> Result<Done, DeskError> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(DeskError::Refused(format!(
                "Give the mapping a name of at most {LONGEST_NAME} plain characters. Nothing was changed."
            )));
        }
        let change = self.setting_change(&format!("{MAPPING_SETTING}{name}"), mapping.map(json).as_deref());
        self.act(Action::new(ActionKind::ChangeSetting), Origin::Typed, vec![change])
    }

    /// Writes a mapping to a file, with what the file knows of the labels of its classifications, for another country file.
    pub fn write_mapping(&self, name: &str, to: &Path) -> Result<(), DeskError> {
        let mapping = self
            .mappings()
            .remove(name)
            .ok_or_else(|| DeskError::Refused(format!("There is no mapping called '{name}'.")))?;
        let file = MappingFile {
            kind: MAPPING_KIND.to_owned(),
            name: name.to_owned(),
            mapping,
            labels: self.labels_known(),
        };
        let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
        bytes.push(b'\n');
        write_whole(to, &bytes)
    }

    /// Takes a mapping from a file that another country file has written. What it knows of labels is added; what is known here
    /// stays. Returns its name.
    pub fn read_mapping(&mut self, from: &Path) -> Result<String, DeskError> {
        let refused = || {
            DeskError::Refused(format!(
                "'{}' is no mapping of ILMS Collect. Nothing was changed.",
                from.display()
            ))
        };
        let size = std::fs::metadata(from)
            .map_err(|error| DeskError::reading(from, &error))?
            .len();
        if size > LARGEST_MAPPING {
            return Err(refused());
        }
        let bytes = std::fs::read(from).map_err(|error| DeskError::reading(from, &error))?;
        let file: MappingFile = serde_json::from_slice(&bytes).map_err(|_| refused())?;
        if file.kind != MAPPING_KIND {
            return Err(refused());
        }
        let known = self.labels_known();
        let mut changes: Vec<Change> =
            vec![self.setting_change(&format!("{MAPPING_SETTING}{}", file.name), Some(&json(&file.mapping)))];
        for (list, labels) in file.labels {
            let mut all = labels;
            all.extend(known.get(&list).cloned().unwrap_or_default());
            changes.push(self.setting_change(&format!("{LABELS_SETTING}{list}"), Some(&json(&all))));
        }
        self.act(Action::new(ActionKind::ChangeSetting), Origin::Merged, changes)?;
        Ok(file.name)
    }
}

/// A mapping on its way to another country file.
#[derive(serde::Serialize, serde::Deserialize)]
struct MappingFile {
    kind: String,
    name: String,
    mapping: Mapping,
    labels: Known,
}

const MAPPING_KIND: &str = "ilms-collect mapping 1";
/// Larger than any mapping, in bytes.
const LARGEST_MAPPING: u64 = 8 << 20;
/// Letters that the name of a mapping may have.
const LONGEST_NAME: usize = 80;

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What a person says when a block is no table of the questionnaire.
pub fn no_table() -> Told {
    Told {
        table: Some(TableSaid::None),
        ..Told::default()
    }
}
