//! Which letters the bytes of a text are. Marks at the beginning decide; then what can only be Unicode; then, of the old code pages of
//! the region, the one whose habits the bytes have.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization as _;

/// A text, and whether bytes of it had to be replaced.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub broken: bool,
}

/// Decodes a text; none where the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    // The sign with which texts ended under DOS.
    let bytes = bytes.strip_suffix(b"\x1A").unwrap_or(bytes);
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => wide(bytes).unwrap_or_else(|| narrow(bytes)),
    };
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    let text = if encoding == WINDOWS_1258 {
        // That page writes a letter and its tone apart.
        text.nfc().collect()
    } else {
        text.into_owned()
    };
    is_text(&text).then_some(Decoded { text, broken })
}

/// Whether it holds hardly any sign that no text has.
fn is_text(text: &str) -> bool {
    let control = |sign: char| sign.is_ascii_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}');
    let controls = text.bytes().filter(|byte| control(char::from(*byte))).count();
    !text.contains('\0') && controls * 100 <= text.len()
}

/// How much of a text is looked at to tell its encoding, in bytes.
const SAMPLE: usize = 256 << 10;

/// UTF-16 without a mark: of every two bytes of plain letters and digits, one is zero, and always the same.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes[..bytes.len().min(SAMPLE)].as_chunks::<2>().0;
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let (many, few) = ((pairs.len() / 4).max(1), pairs.len() / 100);
    if second > many && first <= few {
        Some(UTF_16LE)
    } else if first > many && second <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// One byte a letter, or UTF-8.
fn narrow(bytes: &[u8]) -> &'static Encoding {
    let Err(error) = std::str::from_utf8(bytes) else {
        return UTF_8;
    };
    // Around the first byte that is wrong, where there are letters beyond ASCII.
    let from = error.valid_up_to().saturating_sub(SAMPLE / 2);
    let bytes = &bytes[from..bytes.len().min(from + SAMPLE)];
    let (letters, wrong) = utf8(bytes);
    // A few wrong bytes in a text that is full of right ones: it was cut off, or two were put together.
    if letters > 20 * wrong {
        return UTF_8;
    }
    if is_thai(bytes) {
        WINDOWS_874
    } else if is_vietnamese(bytes) {
        WINDOWS_1258
    } else {
        WINDOWS_1252
    }
}

/// How many letters of several bytes are right UTF-8, and how many bytes are none.
fn utf8(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(letters, wrong), chunk| {
        let several = chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        (letters + several, wrong + chunk.invalid().len())
    })
}

/// Thai is written in rows of letters that all lie above ASCII; where accents of Western languages stand, they stand alone.
fn is_thai(bytes: &[u8]) -> bool {
    let thai = |byte: &u8| matches!(byte, 0xA1..=0xDA | 0xDF..=0xFB);
    let mut in_rows = 0;
    let mut all = 0;
    for row in bytes.split(u8::is_ascii) {
        let letters = row.iter().filter(|byte| thai(byte)).count();
        all += row.len();
        if letters >= 3 {
            in_rows += letters;
        }
    }
    in_rows * 4 > all * 3
}

/// Vietnamese in code page 1258 writes tones behind vowels, by bytes that are capital letters or consonants in the Western page.
fn is_vietnamese(bytes: &[u8]) -> bool {
    let tone = |byte: u8| matches!(byte, 0xCC | 0xD2 | 0xDE | 0xEC | 0xF2);
    let vowel = |byte: u8| {
        let plain = matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        plain
            || matches!(
                byte,
                0xC2 | 0xC3 | 0xCA | 0xD4 | 0xD5 | 0xDD | 0xE2 | 0xE3 | 0xEA | 0xF4 | 0xF5 | 0xFD
            )
    };
    let tones = bytes.iter().filter(|byte| tone(**byte)).count();
    let behind_vowels = bytes.windows(2).filter(|pair| vowel(pair[0]) && tone(pair[1])).count();
    behind_vowels >= 2 && behind_vowels * 5 >= tones * 4
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(bytes: &[u8]) -> (String, bool) {
        let decoded = decode(bytes).unwrap();
        (decoded.text, decoded.broken)
    }

    fn utf16(text: &str, write: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(write).collect()
    }

    #[test]
    fn unicode_is_read_with_and_without_a_mark() {
        for text in [
            "Negara;2014\nMalaysia;1 234\n",
            "รวม\tชาย\t2557\nมาเลเซีย\t1,234\t5,678\n",
        ] {
            assert_eq!(read(text.as_bytes()), (text.to_owned(), false));
            assert_eq!(
                read(&[b"\xEF\xBB\xBF", text.as_bytes()].concat()),
                (text.to_owned(), false)
            );
            for write in [u16::to_le_bytes, u16::to_be_bytes] {
                assert_eq!(
                    read(&utf16(&format!("\u{FEFF}{text}"), write)),
                    (text.to_owned(), false)
                );
                assert_eq!(read(&utf16(text, write)), (text.to_owned(), false));
            }
        }
    }

    #[test]
    fn old_code_pages_are_told_by_their_habits() {
        for (encoding, text) in [
            (WINDOWS_874, "ประเทศ,2557\nมาเลเซีย,1234\nรวม – ทั้งหมด,5678\n"),
            (WINDOWS_874, "Country,ประเทศ\nMalaysia,มาเลเซีย\n"),
            (
                WINDOWS_1252,
                "Negara;Jumlah – ribuan\nCôte d’Ivoire;1,5\nRéunion;2,5 €\n",
            ),
            (WINDOWS_1252, "Così è;più\nperché;è già\n"),
            (WINDOWS_1252, "Ação;Não\nRelação;São Tomé e Príncipe\n"),
        ] {
            assert_eq!(read(&encoding.encode(text).0), (text.to_owned(), false));
        }
        // Năm, Tổng số, trong đó: nữ, as that page writes them.
        let bytes = b"N\xE3m;T\xF4\xD2ng s\xF4\xEC;trong \xF0o\xEC: n\xFD\xDE\n2013;88155;31769\n";
        assert_eq!(
            read(bytes),
            ("Năm;Tổng số;trong đó: nữ\n2013;88155;31769\n".to_owned(), false)
        );
    }

    #[test]
    fn what_is_replaced_is_said() {
        let long = "รวมทั้งหมด ".repeat(20);
        let (text, broken) = read(&[long.as_bytes(), b"\xE0\xB8"].concat());
        assert!(broken && text.starts_with(&long) && text.ends_with('\u{FFFD}'));
        assert!(!read("end\x1A".as_bytes()).1);
    }

    #[test]
    fn bytes_that_are_no_text_are_none() {
        assert_eq!(decode(b"abc\0def"), None);
        assert_eq!(decode(&(0..=255).collect::<Vec<u8>>()), None);
        assert_eq!(decode(b"\x01\x02\x03\x04 text"), None);
    }
}
