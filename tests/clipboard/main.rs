//! Texts as other programs put them on the clipboard, each with the block of fields that it is read as: see `README.md`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use ilms_collect::app::grid::clipboard::decode;
use std::path::Path;

#[test]
fn every_clipboard_text_is_read_as_the_block_it_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clipboard");
    let mut texts = 0;
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let expected = std::fs::read_to_string(path.with_extension("json")).unwrap();
        let expected: Vec<Vec<String>> = serde_json::from_str(&expected).unwrap();
        assert_eq!(decode(&text), expected, "{}", path.display());
        texts += 1;
    }
    assert_eq!(texts, 12, "texts that were looked at");
}

#[test]
fn a_broken_label_is_joined_and_a_heading_is_not() {
    for (text, first_fields) in [
        ("A\t1\nHong Kong,\nChina\t2\n", vec!["A", "Hong Kong, China"]),
        ("A\t1\nMalaysia\n(Peninsular)\t2\n", vec!["A", "Malaysia (Peninsular)"]),
        ("A\t1\nRepublic of\nKorea\t2\n", vec!["A", "Republic of Korea"]),
        (
            "A\t1\nASEAN member states\nBrunei\t2\n",
            vec!["A", "ASEAN member states", "Brunei"],
        ),
        ("A\t1\nOther\nof which men\t2\n", vec!["A", "Other", "of which men"]),
        ("Persons,\nA\t1\n", vec!["Persons,", "A"]),
        ("Hong Kong,\nChina\n", vec!["Hong Kong,", "China"]),
        ("A\t1\n5,\n6\t2\n", vec!["A", "5,", "6"]),
    ] {
        let block = decode(text);
        let found: Vec<&str> = block.iter().map(|line| line[0].as_str()).collect();
        assert_eq!(found, first_fields, "{text:?}");
    }
}
