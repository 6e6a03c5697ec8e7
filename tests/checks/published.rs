//! Published figures (ILOSTAT, CC BY 4.0): the errors that are known to be in them are found, and no others.

use crate::file::File;
use ilms_collect::checks::Finding;
use ilms_collect::figures::{CellAddress, Figure, Place, SheetId, Value};
use ilms_collect::questionnaire::{ItemCode, Severity, Sex, Year};
use std::collections::BTreeMap;

const FILES: [&str; 2] = [
    include_str!("../data/published/nationals-abroad-by-country.csv"),
    include_str!("../data/published/outflow-by-economic-activity.csv"),
];

/// The figures of one country in the global pack, all from one source, in the precision of their table, year and sex.
pub fn country(area: &str) -> File {
    let mut file = File::new("ilms-global-2019");
    file.answers.settings.insert("area".to_owned(), area.to_owned());
    let mut figures: Vec<(SheetId, Place, Value)> = Vec::new();
    for line in FILES.iter().flat_map(|text| text.lines().skip(1)) {
        let fields: Vec<&str> = line.split(',').collect();
        let [of, table, sex, item, year, value] = fields[..] else {
            panic!("{line}")
        };
        if of != area {
            continue;
        }
        let place = Place {
            item: Some(ItemCode::from(item)),
            year: Year(year.parse().unwrap()),
            status: None,
            sex: Sex::parse(sex).unwrap(),
        };
        figures.push((file.sheet(table, "AA:1"), place, Value::parse_plain(value, 3).unwrap()));
    }
    let mut finest: BTreeMap<(SheetId, Year, Sex), i8> = BTreeMap::new();
    for (sheet, place, value) in &figures {
        let entry = finest
            .entry((*sheet, place.year, place.sex))
            .or_insert(value.exponent());
        *entry = (*entry).min(value.exponent());
    }
    for (sheet, place, value) in figures {
        let value = value.at_precision(finest[&(sheet, place.year, place.sex)]);
        file.edit(sheet).years.insert(place.year);
        file.put_figure(&CellAddress::new(sheet, place), Figure::value(value));
    }
    file
}

/// Check, first cell and difference of each error.
fn found(area: &str) -> Vec<String> {
    let file = country(area);
    let figures: usize = file.answers.figures.values().map(BTreeMap::len).sum();
    assert!(figures > 40, "{area}: {figures} figures");
    let mut findings = file.findings();
    findings.retain(|finding| finding.severity == Severity::Error);
    let line = |finding: &Finding| {
        let place = &finding.cells[0].place;
        format!(
            "{} {place}: {}",
            finding.check,
            finding.difference.map_or(String::new(), |value| value.to_string())
        )
    };
    findings.iter().map(line).collect()
}

#[test]
fn tables_whose_sums_hold_have_no_errors() {
    for area in ["MMR", "SGP"] {
        assert_eq!(found(area), Vec::<String>::new(), "{area}");
    }
}

#[test]
fn indonesia_s_outflow_by_activity_misses_the_one_by_country_in_2020() {
    assert_eq!(
        found("IDN"),
        [
            "outflow-for-work-totals ECO_SECTOR_TOTAL T 2020: 508",
            "outflow-for-work-totals ECO_SECTOR_TOTAL M 2020: 156",
            "outflow-for-work-totals ECO_SECTOR_TOTAL F 2020: 352",
        ]
    );
}

#[test]
fn thailand_s_sexes_miss_by_three_in_2020_with_taiwan_and_other_exchanged() {
    assert_eq!(
        found("THA"),
        ["sex-sum CDS_DES_TWN T 2020: -3", "sex-sum CDS_DES_X T 2020: 3"]
    );
}

#[test]
fn the_philippines_count_two_outflows() {
    let found = found("PHL");
    // Two agencies, two definitions: totals 1997 to 2013, and five destinations by sex in 2023. The totals of 2019, in
    // whole thousands beside parts in persons, are no finding.
    assert!(
        found
            .iter()
            .all(|line| line.starts_with("outflow-for-work-in-outflow ")),
        "{found:#?}"
    );
    let totals: Vec<&String> = found.iter().filter(|line| line.contains("_TOTAL ")).collect();
    assert_eq!(totals.len(), 17, "{totals:#?}");
    for year in 1997..=2013 {
        assert!(
            totals.iter().any(|line| line.contains(&format!("T {year}: "))),
            "{year}"
        );
    }
    let by_country: Vec<&String> = found.iter().filter(|line| !line.contains("_TOTAL ")).collect();
    assert_eq!(by_country.len(), 15, "{by_country:#?}");
    assert!(
        by_country.iter().all(|line| line.contains(" 2023: ")),
        "{by_country:#?}"
    );
    assert!(
        found
            .iter()
            .any(|line| line == "outflow-for-work-in-outflow CDS_DES_QAT T 2023: 1324")
    );
}
