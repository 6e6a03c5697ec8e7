//! Where the figures of a block come from: a file and a page in words, and copies of the documents themselves.
//!
//! Only the name, kind, size and hash of a document stand here; its bytes lie in the country file, once, under the hash.

use super::{CellAddress, Column, Place, SheetId};
use crate::questionnaire::ItemCode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// Numbers the statements of origin in a country file; a later one has a greater number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProvenanceId(pub u32);

/// Where the figures of a block come from. The block is all rows `items` in all `columns` of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The sheet.
    pub sheet: SheetId,
    /// The rows; none stands for the only row of a table without rows.
    pub items: BTreeSet<Option<ItemCode>>,
    /// The columns.
    pub columns: BTreeSet<Column>,
    /// The file or publication, in words.
    #[serde(default)]
    pub file: String,
    /// The page, sheet or table in it.
    #[serde(default)]
    pub page: String,
    /// What else there is to know.
    #[serde(default)]
    pub note: String,
    /// Copies of the documents.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Of figures that were brought in from a file: which cells or line of the page each stood in (`C12`, `C12+C14`, `line 12`),
    /// in the order of the places. Then only these cells of the block are meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<(Place, String)>,
}

impl Provenance {
    /// Whether the cell lies in the block.
    pub fn covers(&self, cell: &CellAddress) -> bool {
        let place = &cell.place;
        let column = Column {
            year: place.year,
            status: place.status.clone(),
            sex: place.sex,
        };
        let in_block = self.sheet == cell.sheet && self.items.contains(&place.item) && self.columns.contains(&column);
        in_block && (self.cells.is_empty() || self.cell_of(place).is_some())
    }

    /// Which cells or line of the page the figure of a place stood in, where it was brought in from a file.
    pub fn cell_of(&self, place: &Place) -> Option<&str> {
        let index = self.cells.binary_search_by(|(own, _)| own.cmp(place)).ok()?;
        Some(&self.cells[index].1)
    }

    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        let words = [&self.file, &self.page, &self.note];
        words.iter().all(|text| text.trim().is_empty()) && self.attachments.is_empty()
    }
}

/// A document that was attached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// The hash of its bytes, under which they lie in the country file.
    pub hash: AttachmentHash,
    /// The name of the file that was attached, without its folder.
    pub name: String,
    /// What kind of document it is, judged by its content.
    pub media_type: MediaType,
    /// Its size in bytes.
    pub size: u64,
}

/// SHA-256 of an attachment, in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttachmentHash(Arc<str>);

impl AttachmentHash {
    /// The hash as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for AttachmentHash {
    fn from(hash: &str) -> Self {
        Self(hash.into())
    }
}

impl fmt::Display for AttachmentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kinds of document that can be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MediaType {
    /// PDF.
    #[serde(rename = "application/pdf")]
    Pdf,
    /// PNG picture.
    #[serde(rename = "image/png")]
    Png,
    /// JPEG picture.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// TIFF picture, as scanners make them.
    #[serde(rename = "image/tiff")]
    Tiff,
    /// Excel workbook.
    #[serde(rename = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    Xlsx,
    /// Excel workbook of before 2007.
    #[serde(rename = "application/vnd.ms-excel")]
    Xls,
    /// `OpenDocument` spreadsheet.
    #[serde(rename = "application/vnd.oasis.opendocument.spreadsheet")]
    Ods,
    /// Word document.
    #[serde(rename = "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    Docx,
    /// Table as text, fields apart by comma, semicolon or tab.
    #[serde(rename = "text/csv")]
    Csv,
}

impl MediaType {
    /// All of them.
    pub const ALL: [MediaType; 9] = [
        MediaType::Pdf,
        MediaType::Png,
        MediaType::Jpeg,
        MediaType::Tiff,
        MediaType::Xlsx,
        MediaType::Xls,
        MediaType::Ods,
        MediaType::Docx,
        MediaType::Csv,
    ];

    /// The ending of such a file, without the point.
    pub fn ending(self) -> &'static str {
        match self {
            MediaType::Pdf => "pdf",
            MediaType::Png => "png",
            MediaType::Jpeg => "jpg",
            MediaType::Tiff => "tif",
            MediaType::Xlsx => "xlsx",
            MediaType::Xls => "xls",
            MediaType::Ods => "ods",
            MediaType::Docx => "docx",
            MediaType::Csv => "csv",
        }
    }
}
