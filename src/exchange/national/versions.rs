//! The versions of classifications that a workbook names anywhere, in a title or a note: "occupations by ISCO-88".

use crate::exchange::spreadsheet::{Content, Spreadsheet, Visibility, Worksheet};
use crate::questionnaire::{ClassificationId, Pack};
use std::collections::BTreeSet;

/// The ends of the codes of versions, and how they are written, without spaces and signs.
const NAMES: [(&str, &[&str]); 10] = [
    ("ISCO08", &["isco08", "isco2008"]),
    ("ISCO88", &["isco88", "isco1988"]),
    ("ISCO68", &["isco68", "isco1968"]),
    ("ISIC4", &["isicrev4", "isic4", "isicrevision4"]),
    ("ISIC3", &["isicrev3", "isic3", "isicrevision3"]),
    ("ISIC2", &["isicrev2", "isic2", "isicrevision2"]),
    ("ISCED11", &["isced2011", "isced11"]),
    ("ISCED97", &["isced1997", "isced97"]),
    ("ISCED76", &["isced1976", "isced76"]),
    ("ICSE93", &["icse93", "icse1993"]),
];

/// The versions that a workbook names; one that is named beside another of its family tells nothing.
pub(super) fn named(book: &Spreadsheet, pack: &Pack) -> BTreeSet<ClassificationId> {
    let sheets = book
        .worksheets
        .iter()
        .filter(|sheet| sheet.visibility == Visibility::Visible);
    let mut found: BTreeSet<&str> = BTreeSet::new();
    for (_, cell) in sheets.flat_map(Worksheet::cells) {
        let Content::Text(text) = &cell.content else { continue };
        if !text.contains(['I', 'i']) || text.len() < 5 {
            continue;
        }
        let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        let plain = plain.to_ascii_lowercase();
        let names = |spellings: &[&str]| spellings.iter().any(|spelling| plain.contains(spelling));
        found.extend(
            NAMES
                .iter()
                .filter(|(_, spellings)| names(spellings))
                .map(|(end, _)| *end),
        );
    }
    let family = |end: &str| end.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let alone = |end: &&&str| found.iter().filter(|other| family(other) == family(end)).count() == 1;
    let ends: Vec<&str> = found.iter().filter(alone).copied().collect();
    let ids = pack.classifications.values().map(|list| &list.id);
    let is_named = |id: &&ClassificationId| ends.iter().any(|end| id.as_str().ends_with(&format!("_{end}")));
    ids.filter(is_named).cloned().collect()
}
