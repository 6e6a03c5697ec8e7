//! Texts of a workbook: UTF-16 in BIFF8, with the upper halves left out where all are zero; a code page in BIFF5.

use super::records::{Cut, Record};
use crate::exchange::spreadsheet::limits::MAX_TEXT;
use crate::exchange::spreadsheet::shared_texts::RichText;
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// In which letters a workbook is written.
#[derive(Clone, Copy)]
pub(super) enum Letters {
    Unicode,
    CodePage(&'static Encoding),
}

impl Letters {
    /// Those of a code page by its number, of the Western one where it is none that is known.
    pub fn of_code_page(number: u16) -> Self {
        Self::CodePage(match number {
            874 => WINDOWS_874,
            932 => SHIFT_JIS,
            936 => GBK,
            949 => EUC_KR,
            950 => BIG5,
            866 => IBM866,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10_000 | 0x8000 => MACINTOSH,
            _ => WINDOWS_1252,
        })
    }

    /// A text whose length stands in two bytes in front.
    pub fn text(self, record: &mut Record<'_>) -> Result<String, Cut> {
        let length = record.word()?.into();
        self.of_length(record, length)
    }

    /// A text whose length stands in one byte in front.
    pub fn short_text(self, record: &mut Record<'_>) -> Result<String, Cut> {
        let length = record.byte()?.into();
        self.of_length(record, length)
    }

    fn of_length(self, record: &mut Record<'_>, length: usize) -> Result<String, Cut> {
        match self {
            Self::Unicode => {
                // Some programs leave out the rest of an empty text.
                if length == 0 {
                    return Ok(String::new());
                }
                let wide = record.byte()? & 1 != 0;
                Ok(String::from_utf16_lossy(&units(record, length, wide)?))
            }
            Self::CodePage(encoding) => {
                let bytes = record.piece.get(..length).ok_or(Cut)?;
                let text = encoding.decode_without_bom_handling(bytes).0.into_owned();
                record.skip(length)?;
                Ok(text)
            }
        }
    }
}

/// The units of a text of UTF-16. Where it goes on in the next piece, that piece begins by saying anew whether upper halves are there.
pub(super) fn units(record: &mut Record<'_>, length: usize, mut wide: bool) -> Result<Vec<u16>, Cut> {
    let mut units = Vec::with_capacity(length.min(MAX_TEXT));
    while units.len() < length {
        if record.piece.is_empty() {
            record.next_piece()?;
            wide = record.byte()? & 1 != 0;
            // A piece that says so and ends.
            if record.piece.is_empty() {
                continue;
            }
        }
        let most = length - units.len();
        let bytes = if wide {
            let pairs = record.piece.as_chunks::<2>().0;
            let pairs = &pairs[..pairs.len().min(most)];
            units.extend(pairs.iter().map(|pair| u16::from_le_bytes(*pair)));
            2 * pairs.len()
        } else {
            let bytes = &record.piece[..record.piece.len().min(most)];
            units.extend(bytes.iter().map(|byte| u16::from(*byte)));
            bytes.len()
        };
        if bytes == 0 {
            return Err(Cut);
        }
        record.piece = &record.piece[bytes..];
    }
    Ok(units)
}

/// A text of the table of texts, with its runs of fonts. [MS-XLS] 2.5.293.
pub(super) fn rich_text(record: &mut Record<'_>, raised: &[bool]) -> Result<String, Cut> {
    let length = record.word()?.into();
    let flags = record.byte()?;
    let runs = if flags & 8 != 0 { record.word()? } else { 0 };
    let further = if flags & 4 != 0 { record.long()? as usize } else { 0 };
    let units = units(record, length, flags & 1 != 0)?;
    let mut rich = RichText::default();
    let (mut from, mut is_raised) = (0, false);
    for _ in 0..runs {
        let start = usize::from(record.word()?);
        let font = usize::from(record.word()?);
        rich.push(
            &String::from_utf16_lossy(units.get(from..start).unwrap_or_default()),
            is_raised,
        );
        from = start.max(from);
        // Font number 4 is left out everywhere.
        let font = if font > 4 { font - 1 } else { font };
        is_raised = raised.get(font).copied().unwrap_or_default();
    }
    rich.push(
        &String::from_utf16_lossy(units.get(from..).unwrap_or_default()),
        is_raised,
    );
    record.skip(further)?;
    Ok(rich.into_text())
}
