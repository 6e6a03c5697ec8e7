//! The words over columns.

use ilms_collect::questionnaire::matching::{ColumnWords, Unit, read_year, unit_said};
use ilms_collect::questionnaire::{PackId, Sex, TableCode, Year, builtin_pack};

#[test]
fn years_are_read_in_any_digits_and_reckoning() {
    for (text, expected) in [
        ("2014", Some(2014)),
        (" 2014 ", Some(2014)),
        ("2557", Some(2014)),
        ("พ.ศ. 2557", Some(2014)),
        ("พ.ศ. ๒๕๕๗", Some(2014)),
        ("ปี 2557", Some(2014)),
        ("Tahun 2014", Some(2014)),
        ("Năm 2014", Some(2014)),
        ("ឆ្នាំ ២០១៤", Some(2014)),
        ("၂၀၁၄", Some(2014)),
        ("໒໐໑໔", Some(2014)),
        ("２０１４", Some(2014)),
        ("2014*", Some(2014)),
        ("2014p", Some(2014)),
        ("2014 (p)", Some(2014)),
        ("2558 B.E.", Some(2015)),
        ("FY2014", Some(2014)),
        ("2014/15", None),
        ("2014-2015", None),
        ("201", None),
        ("20144", None),
        ("1234", None),
        ("3014", None),
        ("", None),
    ] {
        assert_eq!(read_year(text), expected.map(Year), "{text}");
    }
}

#[test]
fn sexes_and_statuses_are_read_in_the_languages_of_the_region() {
    let pack = builtin_pack(&PackId::from("asean-phase-3")).unwrap();
    let table = pack.table(&TableCode::from("EMP_TEMP_SEX_AGE_MIG_NB")).unwrap();
    let words = ColumnWords::of(&pack, table);
    let sex = |text: &str| words.find(text).sexes;
    for text in [
        "Male",
        "MEN",
        "m",
        "Laki-laki",
        "Laki laki",
        "L",
        "Pria",
        "ชาย",
        "Nam",
        "ຊາຍ",
        "ប្រុស",
        "ကျား",
        "Lalaki",
        "SEX_M",
    ] {
        assert_eq!(sex(text), [Sex::Male], "{text}");
    }
    for text in [
        "Female",
        "women",
        "F",
        "Perempuan",
        "Wanita",
        "หญิง",
        "Nữ",
        "ຍິງ",
        "ស្រី",
        "မ",
        "Babae",
    ] {
        assert_eq!(sex(text), [Sex::Female], "{text}");
    }
    for text in ["Both sexes", "L+P", "ทั้งสองเพศ", "Cả nam và nữ"] {
        assert_eq!(sex(text), [Sex::Total], "{text}");
    }
    assert_eq!(
        sex("P"),
        [Sex::Total, Sex::Female],
        "beside L it is women, beside M persons"
    );
    for text in ["Total", "Jumlah", "รวม", "Tổng số", "ລວມ", "សរុប", "စုစုပေါင်း"]
    {
        assert!(words.find(text).total, "{text}");
    }
    let migrants = words.find("of which migrants").status;
    assert_eq!(migrants.unwrap().as_str(), "MIG_STATUS_MIGRANT");
    assert_eq!(words.find("Bukan migran").status.unwrap().as_str(), "MIG_STATUS_NONMIG");
    for text in ["Malaysia", "12", "", "Năm", "male female"] {
        assert!(!words.find(text).is_something(), "{text}: {:?}", words.find(text));
    }
}

#[test]
fn one_text_may_say_year_status_and_sex() {
    let pack = builtin_pack(&PackId::from("asean-phase-3")).unwrap();
    let table = pack.table(&TableCode::from("EMP_TEMP_SEX_AGE_MIG_NB")).unwrap();
    let words = ColumnWords::of(&pack, table);
    for (text, year, sex, status) in [
        ("2014 Female", Some(2014), Some(Sex::Female), false),
        ("Female 2014", Some(2014), Some(Sex::Female), false),
        ("2014, M", Some(2014), Some(Sex::Male), false),
        ("2557 หญิง", Some(2014), Some(Sex::Female), false),
        ("Tahun 2014 Laki-laki", Some(2014), Some(Sex::Male), false),
        ("2014 both sexes", Some(2014), Some(Sex::Total), false),
        ("Migrants, female", None, Some(Sex::Female), true),
        ("2013 - Migrants - F", Some(2013), Some(Sex::Female), true),
    ] {
        let label = words.find(text);
        assert_eq!(label.year, year.map(Year), "{text}");
        assert_eq!(label.sexes.first().copied(), sex, "{text}");
        assert_eq!(label.status.is_some(), status, "{text}");
    }
}

#[test]
fn a_unit_is_taken_from_a_title() {
    for text in [
        "Outflow of workers (in thousands)",
        "'000",
        "(000)",
        "dalam ribuan",
        "Ribu orang",
        "หน่วย: พันคน",
    ] {
        assert_eq!(unit_said(text), Some(Unit::Thousands), "{text}");
    }
    for text in ["Persons", "Outflow of workers", "2000", "1000", "Thousand Islands"] {
        let expected = (text == "Thousand Islands").then_some(Unit::Thousands);
        assert_eq!(unit_said(text), expected, "{text}");
    }
}
