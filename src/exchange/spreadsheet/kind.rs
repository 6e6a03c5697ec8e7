//! What kind of file it is, judged by what is in it and never by the ending of its name.

use super::package::Package;
use super::xls::{Compound, Workbook};
use super::xlsx::relations::Relations;
use super::xml::Xml;
use super::{SpreadsheetError, text};

/// A kind of file that is read, with what was opened to see it.
pub(super) enum Kind<'a> {
    Xlsx { package: Package<'a>, main: String },
    Xlsb { package: Package<'a>, main: String },
    Ods(Package<'a>),
    Xls(Workbook<'a>),
    Text,
}

/// A file that is no spreadsheet, or none that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OtherFile {
    /// A text document: Word, `OpenDocument` text, RTF.
    Document,
    /// A presentation.
    Presentation,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A web page, which some programs save under the name of a spreadsheet.
    WebPage,
    /// A spreadsheet written as one XML file: Excel 2003 XML, flat `OpenDocument`.
    XmlSpreadsheet,
    /// Excel of before 1993, which kept single worksheets.
    OldExcel,
    /// A spreadsheet of Apple's Numbers.
    Numbers,
    /// A country file of this program.
    CountryFile,
    /// A package of this program.
    Package,
    /// Packed files.
    Archive,
    /// Anything else.
    Unknown,
}

/// Beginnings of files that look like text and are no table.
const TEXTS: [(&[u8], OtherFile); 2] = [(b"%PDF", OtherFile::Pdf), (b"{\\rtf", OtherFile::Document)];

/// Beginnings of files that are no text.
const BINARIES: [(&[u8], OtherFile); 16] = [
    (b"\x89PNG", OtherFile::Picture),
    (b"\xFF\xD8\xFF", OtherFile::Picture),
    (b"GIF8", OtherFile::Picture),
    (b"II*\0", OtherFile::Picture),
    (b"MM\0*", OtherFile::Picture),
    (b"RIFF", OtherFile::Picture),
    (b"BM", OtherFile::Picture),
    (b"\x1F\x8B", OtherFile::Archive),
    (b"7z\xBC\xAF\x27\x1C", OtherFile::Archive),
    (b"Rar!", OtherFile::Archive),
    (b"\xFD7zXZ\0", OtherFile::Archive),
    (b"\x28\xB5\x2F\xFD", OtherFile::Archive),
    (b"BZh", OtherFile::Archive),
    (b"\x09\x00\x04\x00", OtherFile::OldExcel),
    (b"\x09\x02\x06\x00", OtherFile::OldExcel),
    (b"\x09\x04\x06\x00", OtherFile::OldExcel),
];

/// `ILMS` in the place where `SQLite` keeps whose file it is.
const COUNTRY_FILE: &[u8] = b"ILMS";

/// Judges a file.
pub(super) fn judge<'a>(bytes: &'a [u8], name: &str) -> Result<Kind<'a>, SpreadsheetError> {
    let other = |kind| SpreadsheetError::NotASpreadsheet {
        kind,
        ending: ending(name),
    };
    if bytes.is_empty() {
        return Err(SpreadsheetError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(Package::open(bytes)?)?.map_err(other);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(&Compound::open(bytes)?)?.map_err(other);
    }
    // The stream of a workbook without the file around it, as some programs of the nineties wrote it.
    if bytes.starts_with(b"\x09\x08") {
        return Ok(Kind::Xls(Workbook::bare(bytes)));
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        let ours = bytes.get(68..72) == Some(COUNTRY_FILE);
        return Err(other(if ours {
            OtherFile::CountryFile
        } else {
            OtherFile::Unknown
        }));
    }
    let begins = |(beginning, _): &&(&[u8], OtherFile)| bytes.starts_with(beginning);
    if let Some((_, kind)) = TEXTS.iter().find(begins) {
        return Err(other(*kind));
    }
    let Some(beginning) = text::beginning(bytes) else {
        let kind = BINARIES.iter().find(begins);
        return Err(other(kind.map_or(OtherFile::Unknown, |(_, kind)| *kind)));
    };
    marked_up(&beginning).map_or(Ok(Kind::Text), |kind| Err(other(kind)))
}

/// A zip: a workbook, or one of the many other things that are zips.
fn packed(mut package: Package<'_>) -> Result<Result<Kind<'_>, OtherFile>, SpreadsheetError> {
    let has_folder = |package: &Package<'_>, folder: &str| package.names().any(|name| name.starts_with(folder));
    if package.has("[Content_Types].xml") || package.has("_rels/.rels") {
        let relations = Relations::of(&mut package, "")?;
        let main = match relations.first("officeDocument") {
            Some(main) => main.to_owned(),
            None if package.has("xl/workbook.xml") => "xl/workbook.xml".to_owned(),
            None => return Ok(Err(OtherFile::Archive)),
        };
        if main.ends_with(".bin") {
            return Ok(Ok(Kind::Xlsb { package, main }));
        }
        let text = package.text(&main)?.ok_or_else(|| SpreadsheetError::damaged(&main))?;
        let mut xml = Xml::new(&text, &main);
        let root = xml.next_tag()?.map(|tag| tag.name().to_owned());
        return Ok(match root.as_deref() {
            Some("workbook") => Ok(Kind::Xlsx { package, main }),
            Some("document") => Err(OtherFile::Document),
            Some("presentation") => Err(OtherFile::Presentation),
            _ => Err(OtherFile::Unknown),
        });
    }
    if package.has("content.xml") {
        let kind = package.text("mimetype")?.unwrap_or_default();
        let kind = kind
            .trim()
            .strip_prefix("application/vnd.oasis.opendocument.")
            .unwrap_or_default();
        return Ok(match kind.split('-').next() {
            Some("text") => Err(OtherFile::Document),
            Some("presentation") => Err(OtherFile::Presentation),
            Some("graphics" | "image") => Err(OtherFile::Picture),
            // A spreadsheet, or a file that does not say; its content will.
            _ => Ok(Kind::Ods(package)),
        });
    }
    let bag = package
        .names()
        .any(|name| name == "bagit.txt" || name.ends_with("/bagit.txt"));
    Ok(Err(if bag {
        OtherFile::Package
    } else if package.has("Index.zip") || package.has("Index/Document.iwa") || has_folder(&package, "index/tables/") {
        OtherFile::Numbers
    } else {
        OtherFile::Archive
    }))
}

/// A file of the kind that Office wrote before 2007, and in which it still wraps what it encrypts.
fn compound<'a>(compound: &Compound<'a>) -> Result<Result<Kind<'a>, OtherFile>, SpreadsheetError> {
    if compound.has("EncryptedPackage") || compound.has("\u{9}DRMContent") {
        return Err(SpreadsheetError::Password);
    }
    if let Some(workbook) = Workbook::inside(compound)? {
        return Ok(Ok(Kind::Xls(workbook)));
    }
    Ok(Err(if compound.has("WordDocument") {
        OtherFile::Document
    } else if compound.has("PowerPoint Document") {
        OtherFile::Presentation
    } else {
        OtherFile::Unknown
    }))
}

/// A text that is no table but a page or an XML file.
fn marked_up(beginning: &str) -> Option<OtherFile> {
    let start: String = beginning
        .trim_start()
        .chars()
        .take(4096)
        .collect::<String>()
        .to_lowercase();
    if start.starts_with("<?xml") || start.starts_with("<workbook") || start.starts_with("<office:document") {
        let spreadsheet = start.contains("urn:schemas-microsoft-com:office:spreadsheet")
            || start.contains("opendocument:xmlns:office")
            || start.contains("mso-application progid=\"excel.sheet\"");
        let page = start.contains("<html");
        return Some(match (spreadsheet, page) {
            (true, _) => OtherFile::XmlSpreadsheet,
            (false, true) => OtherFile::WebPage,
            (false, false) => OtherFile::Unknown,
        });
    }
    let page = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<meta",
        "<style",
        "<div",
        "<!--",
    ];
    let web_archive = start.starts_with("mime-version:") || start.starts_with("from: <saved by");
    (web_archive || page.iter().any(|tag| start.starts_with(tag))).then_some(OtherFile::WebPage)
}

/// The ending of a name, with its point and in small letters.
fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let short = ending.filter(|ending| (1..=12).contains(&ending.chars().count()));
    short.map(|ending| format!(".{ending}")).unwrap_or_default()
}
