//! What another country says of the same people.

use crate::file::File;
use ilms_collect::questionnaire::Language;

fn said(area: &str, typed: &[(u16, &str)]) -> Vec<String> {
    let mut file = File::new("ilms-global-2019");
    file.answers.settings.insert("area".to_owned(), area.to_owned());
    let sheet = file.sheet("MFL_NCIT_SEX_CCT_NB", "one");
    for (year, text) in typed {
        file.put(sheet, &format!("CCT_CTZ_IDN {year} - T"), text);
    }
    let checker = file.checker();
    let found = checker
        .findings()
        .filter(|finding| finding.check.as_str() == "arrivals-and-partners");
    found.map(|finding| file.sentence(finding, Language::English)).collect()
}

#[test]
fn a_count_many_times_smaller_than_the_partner_s_is_remarked_once_for_all_years() {
    let said = said("MYS", &[(2018, "9 000"), (2019, "6 000"), (2020, "12 000")]);
    let [sentence] = &said[..] else { panic!("{said:?}") };
    for part in [
        "Indonesia",
        "2019",
        "6 000",
        "79 659 who left for work here",
        "13 times as many",
        "in 2 years",
    ] {
        assert!(
            sentence.replace(['\u{202f}', '\u{2009}', '\u{a0}'], " ").contains(part),
            "{part}: {sentence}"
        );
    }
}

#[test]
fn figures_of_the_same_size_of_another_country_or_of_small_groups_are_not() {
    assert_eq!(said("MYS", &[(2019, "60 000"), (2020, "20 000")]), Vec::<String>::new());
    // Indonesia has published nothing on Viet Nam, and its own figures are not held against themselves.
    assert_eq!(said("VNM", &[(2019, "60")]), Vec::<String>::new());
    assert_eq!(said("IDN", &[(2019, "60")]), Vec::<String>::new());
    // 563 left for Malaysia in 2021: too few to say anything.
    assert_eq!(said("MYS", &[(2021, "20")]), Vec::<String>::new());
}
