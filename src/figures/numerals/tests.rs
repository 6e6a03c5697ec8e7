#![allow(clippy::unwrap_used)]
use super::*;
use crate::questionnaire::Year;
use proptest::prelude::*;

fn value(text: &str, unit: ViewUnit, convention: Convention) -> Result<String, Reading> {
    match read(text, unit, convention) {
        Reading::Figure(figure) => Ok(figure.as_value().map_or_else(
            || match &figure.answer {
                Answer::Reason(reason) => reason.letter().to_owned(),
                _ => String::new(),
            },
            |value| value.to_plain(unit.exponent()),
        )),
        other => Err(other),
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, expected) in [
        ("0", "0"),
        ("1234", "1234"),
        ("  1234\t", "1234"),
        ("1,234", "1234"),
        ("1.234", "1234"),
        ("1 234", "1234"),
        ("1\u{a0}234\u{202f}567", "1234567"),
        ("1\u{2009}234", "1234"),
        ("1'234'567", "1234567"),
        ("1\u{2019}234", "1234"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1 234,567", "1234.567"),
        ("1'234.567", "1234.567"),
        ("0.234", "0.234"),
        ("0,234", "0.234"),
        (",5", "0.5"),
        ("1234.567", "1234.567"),
        ("12.5", "12.5"),
        ("12,50", "12.50"),
        ("-845", "-845"),
        ("\u{2212}845", "-845"),
        ("+7", "7"),
        ("๑๒๓๔", "1234"),
        ("໑໒໓", "123"),
        ("១២៣", "123"),
        ("၁၂၃", "123"),
        ("１，２３４", "1234"),
        ("１２．５", "12.5"),
        ("=1200+345", "1545"),
        ("=1 200 + 345", "1545"),
        ("=(10-4)*2", "12"),
        ("=12*1.5", "18"),
        ("=10/4", "2.5"),
        ("=-5+8", "3"),
        ("=1,200+1.345", "2545"),
        ("..", "N"),
        ("...", "N"),
        ("…", "N"),
        ("n/a", "N"),
        ("NA", "N"),
        ("n", "N"),
        ("x", "X"),
        ("C", "C"),
        ("s", "S"),
        ("001234", "1234"),
    ] {
        let found = value(text, ViewUnit::Ones, Convention::Unknown);
        assert_eq!(found, Ok(expected.to_owned()), "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused_with_the_reason() {
    for (text, expected) in [
        ("12o4", WrongNumber::NotANumber),
        ("1e5", WrongNumber::NotANumber),
        ("5 %", WrongNumber::NotANumber),
        ("abc", WrongNumber::NotANumber),
        ("1.234,5,6", WrongNumber::Separators),
        ("12,34,567", WrongNumber::Separators),
        ("1,23.456,7", WrongNumber::Separators),
        ("1 23", WrongNumber::Separators),
        ("1234 567", WrongNumber::Separators),
        ("1.", WrongNumber::Separators),
        ("1 234.567.890", WrongNumber::Separators),
        ("0,123,456", WrongNumber::Separators),
        ("(123)", WrongNumber::Brackets),
        ("(1 234)", WrongNumber::Brackets),
        ("1234567890123456", WrongNumber::TooLong),
        ("=10/3", WrongNumber::Inexact),
        ("=5/0", WrongNumber::ByZero),
        ("=5/(2-2)", WrongNumber::ByZero),
        ("=1+", WrongNumber::NotACalculation),
        ("=", WrongNumber::NotACalculation),
        ("=(1+2", WrongNumber::NotACalculation),
        ("=A1+2", WrongNumber::NotACalculation),
        ("=SUM(1)", WrongNumber::NotACalculation),
    ] {
        assert_eq!(
            read(text, ViewUnit::Ones, Convention::Unknown),
            Reading::Wrong(expected),
            "{text}"
        );
    }
    assert_eq!(read("   ", ViewUnit::Ones, Convention::Unknown), Reading::Blank);
    assert_eq!(
        read("K", ViewUnit::Ones, Convention::Unknown),
        Reading::IncludedElsewhere
    );
    let deep = format!("={}1{}", "(".repeat(200), ")".repeat(200));
    let reading = read(&deep, ViewUnit::Ones, Convention::Unknown);
    assert_eq!(reading, Reading::Wrong(WrongNumber::NotACalculation));
    let extreme = "=-(-9223372036854775808*18446744073709551616)/-1";
    assert!(matches!(
        read(extreme, ViewUnit::Ones, Convention::Unknown),
        Reading::Wrong(_)
    ));
}

#[test]
fn a_dash_is_asked_about() {
    for dash in ["-", "\u{2013}", "\u{2014}", "--", "\u{2212}"] {
        let reading = read(dash, ViewUnit::Ones, Convention::PointDecimal);
        assert_eq!(reading, Reading::Ambiguous(Ambiguity::Dash), "{dash}");
    }
}

#[test]
fn the_convention_decides_three_digits_behind_one_separator() {
    use Convention::{CommaDecimal, PointDecimal, Unknown};
    for (text, unit, convention, expected) in [
        ("1.234", ViewUnit::Thousands, PointDecimal, "1.234"),
        ("1.234", ViewUnit::Thousands, CommaDecimal, "1234"),
        ("1,234", ViewUnit::Thousands, PointDecimal, "1234"),
        ("1,234", ViewUnit::Thousands, CommaDecimal, "1.234"),
        ("1.234", ViewUnit::Ones, CommaDecimal, "1234"),
        ("1,234", ViewUnit::Ones, Unknown, "1234"),
        ("1.23", ViewUnit::Thousands, CommaDecimal, "1.23"),
        ("12.5", ViewUnit::Thousands, Unknown, "12.5"),
        ("=1.234+1", ViewUnit::Thousands, PointDecimal, "2.234"),
    ] {
        let found = value(text, unit, convention);
        assert_eq!(found, Ok(expected.to_owned()), "{text} {unit:?} {convention:?}");
    }
    // Thousandths of a person: an office of another habit is more likely. What the block or the person says decides all the same.
    for (text, convention) in [
        ("1,234", CommaDecimal),
        ("1.234", PointDecimal),
        ("=1,234+1", CommaDecimal),
    ] {
        let reading = read(text, ViewUnit::Ones, convention);
        assert!(
            matches!(reading, Reading::Ambiguous(Ambiguity::DecimalSign { .. })),
            "{text} {reading:?}"
        );
        let settled = read_settled(text, ViewUnit::Ones, convention);
        assert!(matches!(settled, Reading::Figure(_)), "{text} {settled:?}");
    }
    for (text, point, comma) in [
        ("1.234", Value::new(1234, 0), Value::new(1234, 3)),
        ("=1,234+0,5", Value::new(12345, 2), Value::new(1734, 0)),
    ] {
        let reading = read(text, ViewUnit::Thousands, Unknown);
        assert_eq!(
            reading,
            Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }),
            "{text}"
        );
    }
}

#[test]
fn what_was_typed_is_kept_when_it_says_more() {
    for (text, typed) in [
        ("1234", None),
        (" 1234 ", None),
        ("1,234", Some("1,234")),
        ("=1200+34", Some("=1200+34")),
        ("๑๒", Some("๑๒")),
        ("12,5", Some("12,5")),
        ("n", None),
        ("N", None),
        ("..", Some("..")),
    ] {
        let Reading::Figure(figure) = read(text, ViewUnit::Ones, Convention::Unknown) else {
            panic!("{text} is a figure");
        };
        assert_eq!(figure.typed.as_deref(), typed, "{text}");
    }
}

#[test]
fn the_precision_as_typed_is_kept_in_ones() {
    let Reading::Figure(figure) = read("1523", ViewUnit::Thousands, Convention::Unknown) else {
        panic!("a number");
    };
    assert_eq!(figure.as_value(), Some(Value::new(1523, 3)));
    let Reading::Figure(figure) = read("2.50", ViewUnit::Thousands, Convention::Unknown) else {
        panic!("a number");
    };
    assert_eq!(figure.as_value(), Some(Value::new(250, 1)));
}

#[test]
fn a_block_decides_its_convention_by_evidence() {
    for (texts, expected) in [
        (vec!["12", "345", "..", ""], Evidence::NotNeeded),
        (vec!["1 234", "12"], Evidence::NotNeeded),
        (vec!["1,234", "12,345", "7"], Evidence::AllAmbiguous("1,234".to_owned())),
        (vec!["1,234", "12,345.6"], Evidence::Settled(Convention::PointDecimal)),
        (vec!["1.234", "12,5"], Evidence::Settled(Convention::CommaDecimal)),
        (vec!["1.234", "1.234.567"], Evidence::Settled(Convention::CommaDecimal)),
        (vec!["1.234", "0.75"], Evidence::Settled(Convention::PointDecimal)),
        (vec!["-1.5", "text"], Evidence::Settled(Convention::PointDecimal)),
        (
            vec!["1.5", "2,5"],
            Evidence::Contradictory {
                point: "1.5".to_owned(),
                comma: "2,5".to_owned(),
            },
        ),
    ] {
        assert_eq!(decide_convention(&texts), expected, "{texts:?}");
    }
}

#[test]
fn numbers_are_shown_grouped_by_thin_spaces() {
    let value = Value::parse_plain("14840.50", 0).unwrap();
    for (unit, style, shown) in [
        (ViewUnit::Ones, NumberStyle::SHOWN, "14\u{2009}840.50"),
        (ViewUnit::Ones, NumberStyle::SHOWN.with_decimal(','), "14\u{2009}840,50"),
        (ViewUnit::Ones, NumberStyle::PLAIN, "14840.50"),
        (ViewUnit::Thousands, NumberStyle::SHOWN, "14.84050"),
    ] {
        assert_eq!(format_value(value, unit, style), shown);
    }
    let negative = Value::whole(-1_234_567);
    assert_eq!(
        format_value(negative, ViewUnit::Ones, NumberStyle::SHOWN),
        "\u{2212}1\u{2009}234\u{2009}567"
    );
    assert_eq!(
        plain_text(negative, ViewUnit::Ones, Convention::CommaDecimal),
        "-1234567"
    );
}

#[test]
fn years_are_read_in_both_reckonings() {
    for (text, expected) in [
        ("2015", Some(2015)),
        (" 2558 ", Some(2015)),
        ("๒๕๕๘", Some(2015)),
        ("พ.ศ. 2558", Some(2015)),
        ("1980", Some(1980)),
        ("2300", None),
        ("15", None),
        ("2015/16", None),
        ("", None),
    ] {
        assert_eq!(read_year(text), expected.map(Year), "{text}");
    }
}

fn units() -> impl Strategy<Value = ViewUnit> {
    prop_oneof![Just(ViewUnit::Ones), Just(ViewUnit::Thousands)]
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(mantissa in -999_999_999_999_i64..=999_999_999_999, exponent in -3_i8..=3, unit in units(), point in any::<bool>(), grouped in any::<bool>()) {
        let (convention, decimal) = if point { (Convention::PointDecimal, '.') } else { (Convention::CommaDecimal, ',') };
        let number = Value::new(mantissa, exponent);
        let style = if grouped { NumberStyle::SHOWN } else { NumberStyle::PLAIN };
        let shown = format_value(number, unit, style.with_decimal(decimal));
        prop_assume!(shown.chars().filter(char::is_ascii_digit).count() <= Value::MAX_DIGITS);
        let Reading::Figure(figure) = read_settled(&shown, unit, convention) else {
            return Err(TestCaseError::fail(format!("{shown} is not read")));
        };
        prop_assert!(figure.as_value().unwrap().same_amount(number), "{shown}");
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>(), unit in units()) {
        for convention in [Convention::Unknown, Convention::PointDecimal, Convention::CommaDecimal] {
            read(&text, unit, convention);
        }
        decide_convention(&[&text]);
    }

    #[test]
    fn text_of_number_signs_never_yields_digits_that_were_not_typed(text in "[0-9 .,']{1,14}", unit in units()) {
        for convention in [Convention::Unknown, Convention::PointDecimal, Convention::CommaDecimal] {
            // Two points alone are a reason.
            let found = match read(&text, unit, convention) {
                Reading::Figure(figure) => figure.as_value(),
                _ => None,
            };
            if let Some(value) = found {
                let typed: String = text.chars().filter(char::is_ascii_digit).collect();
                let plain = value.to_plain(unit.exponent());
                let read: String = plain.chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(typed.trim_start_matches('0'), read.trim_start_matches('0'), "{}", text);
            }
        }
    }

    #[test]
    fn calculations_are_exact(a in 0_i64..1_000_000_000, b in 1_i64..1_000_000, c in 0_i64..1000) {
        let text = format!("=({a}-{b})*{c}+{a}");
        let Reading::Figure(figure) = read(&text, ViewUnit::Ones, Convention::PointDecimal) else {
            return Err(TestCaseError::fail(text));
        };
        prop_assert!(figure.as_value().unwrap().same_amount(Value::whole((a - b) * c + a)));
        let quotient = format!("={}/{b}", i128::from(a) * i128::from(b));
        if let Reading::Figure(figure) = read(&quotient, ViewUnit::Ones, Convention::PointDecimal) {
            prop_assert!(figure.as_value().unwrap().same_amount(Value::whole(a)));
        } else {
            return Err(TestCaseError::fail(quotient));
        }
    }
}
