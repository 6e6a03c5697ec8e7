//! Where figures come from: a file and a page in words for a block of cells, and copies of the documents themselves, to be
//! looked at again by whoever asks.

use super::hand_over::write_whole;
use super::{Desk, DeskError, Done};
use crate::country_file::{Action, ActionKind, AttachError, Document, Origin};
use crate::figures::{Attachment, AttachmentHash, CellAddress, Change, Column, MediaType, Provenance, ProvenanceId};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// What a statement of origin is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginOf {
    /// A statement that stands: its block stays what it is.
    Stated(ProvenanceId),
    /// All rows and columns of these cells of one sheet. A statement of that very block is changed, else a new one is made.
    Block(Vec<CellAddress>),
}

/// What is said about where figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginWords {
    /// The file or publication.
    pub file: String,
    /// The page, sheet or table in it.
    pub page: String,
    /// What else there is to know.
    pub note: String,
}

/// A document read from a disk, looked at and ready to be attached. Reading needs no desk: a worker can do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDocument {
    document: Document,
    name: String,
}

impl ReadDocument {
    /// Reads a file and looks at what it is.
    pub fn from_file(path: &Path) -> Result<Self, DeskError> {
        let failed = |error| DeskError::reading(path, &error);
        let file = File::open(path).map_err(failed)?;
        let size = file.metadata().map_err(failed)?.len();
        let most = crate::country_file::LARGEST_ATTACHMENT;
        let mut bytes = Vec::new();
        // A file may grow while it is read, and some have no size at all.
        file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        if bytes.len() as u64 > most {
            return Err(refused(&name, &AttachError::TooLarge(size.max(most + 1))));
        }
        Self::from_bytes(bytes, &name)
    }

    /// Looks at bytes that came under that name.
    pub fn from_bytes(bytes: Vec<u8>, name: &str) -> Result<Self, DeskError> {
        let name = plain_name(name);
        let document = Document::of(bytes).map_err(|error| refused(&name, &error))?;
        Ok(Self { document, name })
    }

    /// The name of the file, without its folder.
    pub fn name(&self) -> &str {
        &self.name
    }
}

fn refused(name: &str, error: &AttachError) -> DeskError {
    DeskError::Refused(format!("\u{201c}{name}\u{201d} was not attached. {error}"))
}

/// A name without what cannot be seen or would turn it round, and not too long.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let clean: String = last.chars().filter(|c| !unseen(*c)).collect();
    let clean = clean.trim();
    if clean.chars().count() <= 120 {
        return clean.to_owned();
    }
    // The ending says what it is; the middle goes.
    let characters: Vec<char> = clean.chars().collect();
    let (start, end) = (&characters[..100], &characters[characters.len() - 19..]);
    start.iter().chain(['\u{2026}'].iter()).chain(end).collect()
}

/// A name that every system takes for a file, with the ending of what the document is.
fn file_name(attachment: &Attachment) -> String {
    let ending = attachment.media_type.ending();
    let also: &[&str] = match attachment.media_type {
        MediaType::Jpeg => &["jpeg", "jpe"],
        MediaType::Tiff => &["tiff"],
        MediaType::Csv => &["tsv", "txt", "tab"],
        _ => &[],
    };
    let name = plain_name(&attachment.name);
    let (stem, own) = name.rsplit_once('.').unwrap_or((&name, ""));
    let own = own.to_ascii_lowercase();
    let (stem, ending) = match also.iter().find(|also| **also == own) {
        Some(also) => (stem, *also),
        None if own == ending => (stem, ending),
        None => (name.as_str(), ending),
    };
    let mut stem: String = stem
        .chars()
        .map(|c| {
            if matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*') {
                '_'
            } else {
                c
            }
        })
        .collect();
    stem.truncate(stem.trim_end_matches(['.', ' ']).len());
    let first = stem.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let device = matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (first.len() == 4 && (first.starts_with("COM") || first.starts_with("LPT")));
    if stem.is_empty() || device || stem.starts_with(['.', '-']) {
        stem.insert_str(0, "attachment ");
    }
    format!("{}.{ending}", stem.trim_end())
}

impl Desk {
    /// Where the figure of a cell comes from: the newest statement that covers it.
    pub fn origin_of(&self, cell: &CellAddress) -> Option<(ProvenanceId, &Provenance)> {
        self.answers.provenance_of(cell)
    }

    /// States where the figures of a block come from. Without words and documents the statement goes.
    pub fn set_origin(&mut self, of: &OriginOf, words: &OriginWords) -> Result<Done, DeskError> {
        self.change_origin(of, |stated| {
            words.file.trim().clone_into(&mut stated.file);
            words.page.trim().clone_into(&mut stated.page);
            words.note.trim().clone_into(&mut stated.note);
        })
    }

    /// Attaches a document to a block; the country file keeps a copy.
    pub fn attach(&mut self, of: &OriginOf, read: &ReadDocument) -> Result<Done, DeskError> {
        // Before the copy is handed over, so that none is kept for nothing.
        self.may_write()?;
        self.origin_change(of)?;
        let document = &read.document;
        let attachment = Attachment {
            hash: document.hash.clone(),
            name: read.name.clone(),
            media_type: document.media_type,
            size: document.bytes.len() as u64,
        };
        self.file
            .attach(document.clone())
            .map_err(|error| refused(&read.name, &error))?;
        self.change_origin(of, |stated| {
            stated.attachments.retain(|other| other.hash != attachment.hash);
            if stated.file.is_empty() {
                stated.file.clone_from(&attachment.name);
            }
            stated.attachments.push(attachment);
        })
    }

    /// Takes a document off a statement. The country file keeps its copy, so that undo brings it back.
    pub fn detach(&mut self, id: ProvenanceId, hash: &AttachmentHash) -> Result<Done, DeskError> {
        self.change_origin(&OriginOf::Stated(id), |stated| {
            stated.attachments.retain(|attachment| &attachment.hash != hash);
        })
    }

    /// Takes a statement back, its documents too.
    pub fn remove_origin(&mut self, id: ProvenanceId) -> Result<Done, DeskError> {
        self.change_origin(&OriginOf::Stated(id), |stated| {
            *stated = Provenance {
                file: String::new(),
                page: String::new(),
                note: String::new(),
                attachments: Vec::new(),
                cells: Vec::new(),
                ..stated.clone()
            };
        })
    }

    /// Writes a copy of a document that may only be read into a folder of its own, for the system's program to open. The folder
    /// goes when the file is closed.
    pub fn open_attachment(&mut self, attachment: &Attachment) -> Result<PathBuf, DeskError> {
        let bytes = self.attached(attachment)?;
        let folder = match &self.opened_documents {
            Some(folder) => folder,
            None => self.opened_documents.insert(private_folder()?),
        };
        let name = file_name(attachment);
        // Two documents of one name do not get into each other's way.
        let part = attachment.hash.as_str().get(..16).unwrap_or("document");
        let path = folder.path().join(part).join(name);
        let failed = |error| DeskError::writing(&path, &error);
        if fs::read(&path).is_ok_and(|there| there == bytes) {
            return Ok(path);
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        write_whole(&path, &bytes)?;
        let mut permissions = fs::metadata(&path).map_err(failed)?.permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).map_err(failed)?;
        Ok(path)
    }

    /// Saves a document under a name of the person's choice.
    pub fn save_attachment_as(&self, attachment: &Attachment, to: &Path) -> Result<(), DeskError> {
        write_whole(to, &self.attached(attachment)?)
    }

    /// The name to propose for a document that is saved elsewhere.
    pub fn attachment_file_name(attachment: &Attachment) -> String {
        file_name(attachment)
    }

    fn attached(&self, attachment: &Attachment) -> Result<Vec<u8>, DeskError> {
        let name = &attachment.name;
        self.file
            .attachment(&attachment.hash)
            .map_err(|error| DeskError::Refused(format!("\u{201c}{name}\u{201d} cannot be opened. {error}")))
    }

    /// The statement that is meant, as it stands or new.
    fn origin_change(&self, of: &OriginOf) -> Result<(ProvenanceId, Option<Provenance>, Provenance), DeskError> {
        let cells = match of {
            OriginOf::Stated(id) => {
                let stated = self.answers.provenances.get(id).ok_or_else(|| {
                    DeskError::Refused(
                        "This statement is no longer there: it was probably undone. State the origin again.".to_owned(),
                    )
                })?;
                return Ok((*id, Some(stated.clone()), stated.clone()));
            }
            OriginOf::Block(cells) => cells,
        };
        let nothing = || DeskError::Refused("Select the cells first that this is the origin of.".to_owned());
        let sheet = cells.first().ok_or_else(nothing)?.sheet;
        let items: BTreeSet<_> = cells.iter().map(|cell| cell.place.item.clone()).collect();
        let columns: BTreeSet<_> = cells.iter().map(column_of).collect();
        let same = self
            .answers
            .provenances
            .iter()
            .rev()
            .find(|(_, stated)| stated.sheet == sheet && stated.items == items && stated.columns == columns);
        if let Some((id, stated)) = same {
            return Ok((*id, Some(stated.clone()), stated.clone()));
        }
        let new = Provenance {
            sheet,
            items,
            columns,
            file: String::new(),
            page: String::new(),
            note: String::new(),
            attachments: Vec::new(),
            cells: Vec::new(),
        };
        Ok((self.answers.next_provenance_id(), None, new))
    }

    fn change_origin(&mut self, of: &OriginOf, edit: impl FnOnce(&mut Provenance)) -> Result<Done, DeskError> {
        let (id, before, mut after) = self.origin_change(of)?;
        edit(&mut after);
        let size = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let action = Action::new(ActionKind::StateOrigin)
            .in_table(self.sheet(after.sheet)?.table.clone())
            .on_block(size(after.items.len()), size(after.columns.len()));
        let after = Some(after).filter(|stated| !stated.is_empty());
        self.act(action, Origin::Typed, vec![Change::Provenance { id, before, after }])
    }
}

fn column_of(cell: &CellAddress) -> Column {
    Column {
        year: cell.place.year,
        status: cell.place.status.clone(),
        sex: cell.place.sex,
    }
}

/// A folder that nobody else may look into.
fn private_folder() -> Result<tempfile::TempDir, DeskError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("ilms-attachments-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder
        .tempdir()
        .map_err(|error| DeskError::writing(&std::env::temp_dir(), &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_on_every_system() {
        let cases = [
            ("Yearbook 2014.pdf", MediaType::Pdf, "Yearbook 2014.pdf"),
            ("C:\\Users\\x\\scan.JPEG", MediaType::Jpeg, "scan.jpeg"),
            ("/home/x/table.txt", MediaType::Csv, "table.txt"),
            // A name that says it is something else gets the ending of what it is.
            ("setup.exe", MediaType::Pdf, "setup.exe.pdf"),
            ("figures.bat", MediaType::Csv, "figures.bat.csv"),
            ("invoice\u{202e}fdp.exe", MediaType::Pdf, "invoicefdp.exe.pdf"),
            ("a:b?c*.png", MediaType::Png, "a_b_c_.png"),
            ("CON.pdf", MediaType::Pdf, "attachment CON.pdf"),
            ("com1.pdf", MediaType::Pdf, "attachment com1.pdf"),
            ("-rf.pdf", MediaType::Pdf, "attachment -rf.pdf"),
            (".hidden.pdf", MediaType::Pdf, "attachment .hidden.pdf"),
            (".pdf", MediaType::Pdf, "attachment.pdf"),
            ("", MediaType::Xlsx, "attachment.xlsx"),
            ("..", MediaType::Xlsx, "attachment.xlsx"),
            ("dots....pdf", MediaType::Pdf, "dots.pdf"),
            ("สถิติ ๒๕๕๗.pdf", MediaType::Pdf, "สถิติ ๒๕๕๗.pdf"),
            ("no ending", MediaType::Tiff, "no ending.tif"),
        ];
        for (name, media_type, expected) in cases {
            let attachment = Attachment {
                hash: "ab".into(),
                name: name.to_owned(),
                media_type,
                size: 1,
            };
            assert_eq!(file_name(&attachment), expected, "{name}");
        }
        let long = format!("{}.pdf", "x".repeat(300));
        assert_eq!(plain_name(&long).chars().count(), 120);
        assert!(plain_name(&long).ends_with(".pdf"));
    }
}
