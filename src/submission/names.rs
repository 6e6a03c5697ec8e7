//! Names: of the files inside a package, which must be safe to unpack anywhere, and of the package itself, which must
//! pass mail gateways (one dot, ASCII only).

use super::info::{BagInfo, Status};
use unicode_normalization::UnicodeNormalization;

/// The declaration that a bag begins with.
pub(super) const BAGIT: &str = "bagit.txt";
/// What the bag is, in labels and values.
pub(super) const BAG_INFO: &str = "bag-info.txt";
/// The digests of all payload files.
pub(super) const MANIFEST: &str = "manifest-sha256.txt";
/// The short hashes of all lines of all text files.
pub(super) const LINES: &str = "lines.txt";
/// The digests of the tag files: what is signed.
pub(super) const TAGMANIFEST: &str = "tagmanifest-sha256.txt";
/// The preparer's signature.
pub(super) const SIGNATURE: &str = "tagmanifest-sha256.txt.sig";
/// The approver's signature.
pub(super) const APPROVER_SIGNATURE: &str = "tagmanifest-sha256.txt.approver.sig";
/// Where the payload lies.
pub(super) const DATA: &str = "data/";

/// The longest path of a file inside a package, in bytes: short enough for Windows below a usual folder.
pub const MAX_NAME: usize = 150;

/// Whether a path inside a package is safe on every system.
pub(super) fn check_path(name: &str) -> Result<(), &'static str> {
    if name.is_empty() {
        return Err("it is empty");
    }
    if name.len() > MAX_NAME {
        return Err("it is longer than 150 characters");
    }
    if name.starts_with('/') {
        return Err("it begins at the root of the disk");
    }
    if name.contains('\\') {
        return Err("it holds a backslash");
    }
    if name.contains(':') {
        return Err("it holds a colon");
    }
    if !name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'/'))
    {
        return Err("only the letters A to Z, digits, dot, hyphen and underscore may stand in it");
    }
    name.split('/').try_for_each(check_part)
}

fn check_part(part: &str) -> Result<(), &'static str> {
    match part {
        "" => return Err("a folder in it has no name"),
        "." | ".." => return Err("it leads out of its folder"),
        _ => {}
    }
    if part.ends_with('.') {
        return Err("a part of it ends with a dot, which Windows drops");
    }
    let stem = part.split('.').next().unwrap_or(part).to_ascii_uppercase();
    let numbered =
        |device: &str| stem.len() == 4 && stem.starts_with(device) && stem.ends_with(|c: char| c.is_ascii_digit());
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT") {
        return Err("a part of it is the name of a device on Windows");
    }
    Ok(())
}

/// Whether a file is read line by line: its lines then stand in `lines.txt`.
pub(super) fn is_text(name: &str) -> bool {
    [".csv", ".json", ".txt", ".md"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// The name under which a package is saved: `Indonesia-phase3-r02.ilms-package`, or `...-r02-draft.ilms-package`.
///
/// One dot and ASCII only, because mail gateways refuse more; accents are dropped, other letters too. A country whose
/// name has no Latin letter is named by its code.
pub fn package_file_name(info: &BagInfo) -> String {
    let country = [&info.country, &info.country_code]
        .into_iter()
        .map(|name| latin(name, "-"))
        .find(|name| !name.is_empty());
    let country = country.unwrap_or_else(|| "package".to_owned());
    let phase = latin(&info.phase, "");
    let phase = if phase.is_empty() {
        latin(&info.pack_id, "")
    } else {
        phase
    };
    let draft = if matches!(info.status, Status::Final) {
        ""
    } else {
        "-draft"
    };
    format!("{country}-{phase}-r{:02}{draft}.ilms-package", info.revision)
}

/// The Latin letters and digits of a text, its words joined by `joint`.
fn latin(text: &str, joint: &str) -> String {
    let mut plain = String::new();
    for letter in text.nfd() {
        match letter {
            'đ' | 'ð' => plain.push('d'),
            'Đ' | 'Ð' => plain.push('D'),
            'ø' => plain.push('o'),
            'Ø' => plain.push('O'),
            'ł' => plain.push('l'),
            'Ł' => plain.push('L'),
            'ı' => plain.push('i'),
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'Æ' => plain.push_str("Ae"),
            'œ' => plain.push_str("oe"),
            // An apostrophe joins: Lao People's is two words, not three.
            '\'' | '\u{2019}' => {}
            _ if letter.is_ascii_alphanumeric() => plain.push(letter),
            _ if unicode_normalization::char::is_combining_mark(letter) => {}
            _ => plain.push(' '),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(joint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_could_do_harm_are_not_allowed() {
        let long = "a".repeat(151);
        for bad in [
            "",
            "/etc/passwd",
            "../x",
            "data/../../x",
            "data/./x",
            "data//x",
            "data/x/",
            "C:/x",
            "C:x",
            "data\\x",
            "..\\x",
            "data/x\0",
            "data/x\n",
            "data/é",
            "data/a b",
            "data/CON",
            "data/nul.csv",
            "data/com1.txt",
            "data/lpt9",
            "data/x.",
            "data/.../x",
            "~/x y",
            &long,
        ] {
            assert!(check_path(bad).is_err(), "{bad:?}");
        }
        for good in [
            "bagit.txt",
            "data/figures/C19-MNA_OEMP.csv",
            "data/contents.csv",
            "data/common.csv",
            "data/a.b.c",
            "data/.x",
        ] {
            assert_eq!(check_path(good), Ok(()), "{good}");
        }
    }
}
