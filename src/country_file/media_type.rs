//! What kind of document some bytes are, told from the bytes alone: a name can say anything. What could run when it is opened
//! (macros, programs, web pages) is not taken.

use crate::figures::MediaType;

/// Why bytes are no document that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// A workbook or document with macros.
    #[error(
        "This file holds macros, which could run when somebody opens it. Save it without macros (as .xlsx, .docx or PDF) and attach that."
    )]
    Macros,
    /// A presentation, an archive, a program, a web page ...
    #[error(
        "This kind of file cannot be attached. PDF, pictures (PNG, JPEG, TIFF), workbooks (xlsx, xls, ods), Word documents (docx) and CSV can; what counts is the content, not the name."
    )]
    Unknown,
    /// One of those kinds, but cut short.
    #[error(
        "This file is broken: it ends too early or its parts cannot be found. Open it in its own program, save it anew and attach that."
    )]
    Broken,
}

/// The kind of document that the bytes are.
pub fn of(bytes: &[u8]) -> Result<MediaType, NotTaken> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"%PDF-") {
        Ok(MediaType::Pdf)
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Ok(MediaType::Png)
    } else if begins(b"\xff\xd8\xff") {
        Ok(MediaType::Jpeg)
    } else if begins(b"II*\0") || begins(b"MM\0*") {
        Ok(MediaType::Tiff)
    } else if begins(b"PK\x03\x04") {
        of_names(&names_in_zip(bytes).ok_or(NotTaken::Broken)?, bytes)
    } else if begins(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        of_compound_file(bytes)
    } else if is_table_as_text(bytes) {
        Ok(MediaType::Csv)
    } else {
        Err(NotTaken::Unknown)
    }
}

/// A number of two or four bytes, little end first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let field = bytes.get(at..at.checked_add(length)?)?;
    Some(
        field
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | usize::from(*byte)),
    )
}

/// The names in a zip file's list at its end.
fn names_in_zip(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    // The end record is the last thing but a comment of at most 65 535 bytes.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let end = from + bytes.get(from..)?.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let (count, mut at) = (number(bytes, end + 10, 2)?, number(bytes, end + 16, 4)?);
    let mut names = Vec::new();
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|field| number(bytes, at + field, 2));
        let (name, extra, comment) = (name?, extra?, comment?);
        names.push(bytes.get(at + 46..at + 46 + name)?);
        at += 46 + name + extra + comment;
    }
    Some(names)
}

/// The kind of an office file by the names of its parts.
fn of_names(names: &[&[u8]], bytes: &[u8]) -> Result<MediaType, NotTaken> {
    let holds = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted.as_bytes()));
    let lower: Vec<Vec<u8>> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    let in_name = |part: &[u8]| lower.iter().any(|name| name.windows(part.len()).any(|at| at == part));
    let begins = |part: &[u8]| {
        lower
            .iter()
            .any(|name| name.starts_with(part) && name.len() > part.len())
    };
    if in_name(b"vbaproject") || in_name(b"/macrosheets/") || begins(b"basic/") || begins(b"scripts/") {
        return Err(NotTaken::Macros);
    }
    let spreadsheet = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";
    if holds("xl/workbook.xml") {
        Ok(MediaType::Xlsx)
    } else if holds("word/document.xml") {
        Ok(MediaType::Docx)
    } else if bytes.get(30..30 + spreadsheet.len()) == Some(spreadsheet) && holds("content.xml") {
        Ok(MediaType::Ods)
    } else {
        Err(NotTaken::Unknown)
    }
}

/// The kind of a file of streams, as Office wrote them before 2007. The names of streams stand in records of 128 bytes: UTF-16,
/// filled with zeros to 64 bytes, then the length.
fn of_compound_file(bytes: &[u8]) -> Result<MediaType, NotTaken> {
    let holds = |wanted: &str| {
        let name: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = name.len() + 2;
        bytes.chunks_exact(128).any(|record| {
            record.starts_with(&name)
                && record[name.len()..64].iter().all(|byte| *byte == 0)
                && number(record, 64, 2) == Some(length)
        })
    };
    if ["_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA", "Macros"]
        .into_iter()
        .any(holds)
    {
        Err(NotTaken::Macros)
    } else if holds("Workbook") || holds("Book") {
        Ok(MediaType::Xls)
    } else {
        Err(NotTaken::Unknown)
    }
}

/// Whether it is text with fields: no control characters, a separator in it, and no page, script or program.
fn is_table_as_text(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let plain = |byte: &u8| *byte >= 0x20 && *byte != 0x7f || matches!(*byte, b'\t' | b'\r' | b'\n');
    let begins = text.trim_ascii_start();
    let of_another_kind = [
        &b"<"[..],
        b"#!",
        b"{",
        b"@echo",
        b"MZ",
        b"[Desktop",
        b"[InternetShortcut",
        b"%!PS",
    ];
    let separated = text.iter().any(|byte| matches!(byte, b',' | b';' | b'\t'));
    let other = |start: &&[u8]| {
        begins
            .get(..start.len())
            .is_some_and(|first| first.eq_ignore_ascii_case(start))
    };
    text.iter().all(plain) && separated && !of_another_kind.iter().any(other)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The list at the end of a zip file, as if its parts were empty.
    fn zip(names: &[&str]) -> Vec<u8> {
        let (mut parts, mut list) = (Vec::new(), Vec::new());
        for name in names {
            let at = parts.len() as u32;
            parts.extend(b"PK\x03\x04");
            parts.extend([0; 22]);
            parts.extend((name.len() as u16).to_le_bytes());
            parts.extend([0; 2]);
            parts.extend(name.as_bytes());
            if *name == "mimetype" {
                parts.extend(b"application/vnd.oasis.opendocument.spreadsheet");
            }
            list.extend(b"PK\x01\x02");
            list.extend([0; 24]);
            list.extend((name.len() as u16).to_le_bytes());
            list.extend([0; 12]);
            list.extend(at.to_le_bytes());
            list.extend(name.as_bytes());
        }
        let (at, count) = (parts.len() as u32, names.len() as u16);
        parts.extend(&list);
        parts.extend(b"PK\x05\x06\0\0\0\0");
        parts.extend(count.to_le_bytes());
        parts.extend(count.to_le_bytes());
        parts.extend((list.len() as u32).to_le_bytes());
        parts.extend(at.to_le_bytes());
        parts.extend([0; 2]);
        parts
    }

    fn compound(streams: &[&str]) -> Vec<u8> {
        let mut bytes = vec![0; 512];
        bytes[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
        for stream in streams {
            let mut record = [0; 128];
            let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            record[..name.len()].copy_from_slice(&name);
            record[64] = name.len() as u8 + 2;
            bytes.extend(record);
        }
        bytes
    }

    #[test]
    fn the_content_decides() {
        let cases: Vec<(&str, Vec<u8>, Result<MediaType, NotTaken>)> = vec![
            ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 ...".to_vec(), Ok(MediaType::Pdf)),
            ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), Ok(MediaType::Png)),
            ("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), Ok(MediaType::Jpeg)),
            ("tiff of Intel", b"II*\0\x08\0\0\0".to_vec(), Ok(MediaType::Tiff)),
            ("tiff of Motorola", b"MM\0*\0\0\0\x08".to_vec(), Ok(MediaType::Tiff)),
            (
                "xlsx",
                zip(&["[Content_Types].xml", "xl/workbook.xml"]),
                Ok(MediaType::Xlsx),
            ),
            (
                "docx",
                zip(&["[Content_Types].xml", "word/document.xml"]),
                Ok(MediaType::Docx),
            ),
            ("ods", zip(&["mimetype", "content.xml"]), Ok(MediaType::Ods)),
            ("xls", compound(&["Root Entry", "Workbook"]), Ok(MediaType::Xls)),
            ("xls of Excel 5", compound(&["Root Entry", "Book"]), Ok(MediaType::Xls)),
            ("csv", b"Country;2014\r\nMalaysia;5350\r\n".to_vec(), Ok(MediaType::Csv)),
            ("csv of Windows", b"Pa\xeds,2014\n".to_vec(), Ok(MediaType::Csv)),
            (
                "tsv with a mark",
                "\u{feff}ประเทศ\t2014\n".as_bytes().to_vec(),
                Ok(MediaType::Csv),
            ),
            (
                "xlsm",
                zip(&["xl/workbook.xml", "xl/vbaProject.bin"]),
                Err(NotTaken::Macros),
            ),
            (
                "xlsm, other letters",
                zip(&["xl/workbook.xml", "XL/VBAPROJECT.BIN"]),
                Err(NotTaken::Macros),
            ),
            (
                "old macro sheet",
                zip(&["xl/workbook.xml", "xl/macrosheets/sheet1.xml"]),
                Err(NotTaken::Macros),
            ),
            (
                "docm",
                zip(&["word/document.xml", "word/vbaProject.bin"]),
                Err(NotTaken::Macros),
            ),
            (
                "ods with Basic",
                zip(&["mimetype", "content.xml", "Basic/script-lc.xml"]),
                Err(NotTaken::Macros),
            ),
            (
                "xls with macros",
                compound(&["Workbook", "_VBA_PROJECT_CUR"]),
                Err(NotTaken::Macros),
            ),
            ("doc", compound(&["Root Entry", "WordDocument"]), Err(NotTaken::Unknown)),
            ("zip", zip(&["figures.txt"]), Err(NotTaken::Unknown)),
            ("pptx", zip(&["ppt/presentation.xml"]), Err(NotTaken::Unknown)),
            (
                "cut xlsx",
                zip(&["xl/workbook.xml"])[..40].to_vec(),
                Err(NotTaken::Broken),
            ),
            ("program", b"MZ\x90\0\x03".to_vec(), Err(NotTaken::Unknown)),
            ("page", b"<html><td>1,2</td></html>".to_vec(), Err(NotTaken::Unknown)),
            ("script", b"#!/bin/sh\nrm a,b".to_vec(), Err(NotTaken::Unknown)),
            ("batch file", b"@ECHO off\r\ndel a,b".to_vec(), Err(NotTaken::Unknown)),
            ("rich text", b"{\\rtf1 a,b}".to_vec(), Err(NotTaken::Unknown)),
            ("words without fields", b"hello".to_vec(), Err(NotTaken::Unknown)),
            ("country file", b"SQLite format 3\0".to_vec(), Err(NotTaken::Unknown)),
        ];
        for (name, bytes, expected) in cases {
            assert_eq!(of(&bytes), expected, "{name}");
        }
    }

    #[test]
    fn any_cut_of_a_workbook_is_answered() {
        let whole = zip(&["mimetype", "content.xml", "xl/workbook.xml"]);
        for length in 0..whole.len() {
            let _ = of(&whole[..length]);
        }
        assert!(of(&whole).is_ok());
    }
}
