//! Numbers as ten countries write them: each is read right or asked about, none silently wrong; and what wrong input may mean.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use ilms_collect::figures::numerals::{
    Ambiguity, Convention, Evidence, LikelyWhy, Reading, decide_convention, likely_meanings, read, read_settled,
};
use ilms_collect::figures::{Answer, Figure, Reason, Value, ViewUnit};

/// A generator whose numbers are the same on every machine (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.roll() % bound
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// How an office of a country writes numbers. Where two habits are at home in a country, both stand here.
#[derive(Clone, Copy)]
struct Habit {
    country: &'static str,
    decimal: char,
    groups: &'static [char],
    /// Digits of its own script, beside the western ones.
    zero: Option<char>,
}

const SPACES: [char; 5] = [' ', '\u{a0}', '\u{2009}', '\u{202f}', '\u{2007}'];
const POINT: &[char] = &[',', ',', ',', ' ', '\u{a0}', '\u{2009}', '\''];
const COMMA: &[char] = &['.', '.', '.', ' ', '\u{a0}', '\u{202f}'];

const HABITS: [Habit; 15] = [
    habit("Brunei Darussalam", '.', POINT, None),
    habit("Brunei Darussalam", '.', &['\u{66c}'], Some('\u{660}')),
    habit("Cambodia", ',', COMMA, Some('\u{17e0}')),
    habit("Cambodia", '.', POINT, Some('\u{17e0}')),
    habit("Indonesia", ',', COMMA, None),
    habit("Indonesia", '.', POINT, None),
    habit("Lao PDR", ',', COMMA, Some('\u{ed0}')),
    habit("Lao PDR", '.', POINT, Some('\u{ed0}')),
    habit("Malaysia", '.', POINT, None),
    habit("Myanmar", '.', POINT, Some('\u{1040}')),
    habit("Philippines", '.', POINT, None),
    habit("Singapore", '.', POINT, Some('\u{ff10}')),
    habit("Thailand", '.', POINT, Some('\u{e50}')),
    habit("Viet Nam", ',', COMMA, None),
    habit("Viet Nam", '.', POINT, None),
];

const fn habit(country: &'static str, decimal: char, groups: &'static [char], zero: Option<char>) -> Habit {
    Habit {
        country,
        decimal,
        groups,
        zero,
    }
}

/// What stands behind figures in published tables.
const MARKS: [&str; 34] = [
    "*", " *", "**", "†", " ‡", "¹", "²", " ³", "¹²", "⁽¹⁾", "ᵖ", "ʳ", "ª", "(p)", " (p)", " (r)", "(e)", "[1]",
    " [2]", "[a]", " 1)", "1)", " 1/", "2/", " (1)", "(2)", " p", "r", " a/", "#", "+", " e", "§", " p.",
];

/// A number of whole persons, or one of thousands with up to three decimals, and its amount in persons.
struct Numeral {
    text: String,
    amount: Value,
}

fn numeral(dice: &mut Dice, habit: Habit, unit: ViewUnit, group: Option<char>, marked: bool) -> Numeral {
    let digits = u32::try_from(1 + dice.below(8)).unwrap();
    let number = i64::try_from(dice.below(10_u64.pow(digits))).unwrap();
    let places = if unit == ViewUnit::Ones {
        0
    } else {
        dice.below(4) as usize
    };
    let plain = format!("{number:0>width$}", width = places + 1);
    let (whole, fraction) = plain.split_at(plain.len() - places);
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if let Some(sign) = group
            && at > 0
            && (whole.len() - at).is_multiple_of(3)
        {
            text.push(sign);
        }
        text.push(digit);
    }
    if places > 0 {
        text.push(habit.decimal);
        text.push_str(fraction);
    }
    if let Some(zero) = habit.zero.filter(|_| dice.chance(40)) {
        let own = |sign: char| {
            sign.to_digit(10)
                .map(|digit| char::from_u32(zero as u32 + digit).unwrap())
        };
        text = text.chars().map(|sign| own(sign).unwrap_or(sign)).collect();
    }
    if marked {
        text.push_str(dice.one_of(&MARKS));
    }
    if dice.chance(10) {
        text = format!("{}{text}{}", dice.one_of(&SPACES), dice.one_of(&SPACES));
    }
    let exponent = i8::try_from(places).unwrap();
    Numeral {
        text,
        amount: Value::new(number, unit.exponent() - exponent),
    }
}

/// What became of numerals.
#[derive(Debug, Default)]
struct Score {
    right: usize,
    asked: usize,
    marked: usize,
    marked_right: usize,
}

impl Score {
    fn judge(&mut self, reading: &Reading, numeral: &Numeral, marked: bool, habit: Habit) {
        match reading {
            Reading::Figure(figure) => {
                let read = figure.as_value().map(|value| value.same_amount(numeral.amount));
                assert_eq!(
                    read,
                    Some(true),
                    "{}: {:?} is read as {figure:?}",
                    habit.country,
                    numeral.text
                );
                if marked {
                    assert_eq!(
                        figure.typed.as_deref(),
                        Some(numeral.text.trim()),
                        "what was typed is kept"
                    );
                    self.marked_right += 1;
                }
                self.right += 1;
            }
            Reading::Ambiguous(Ambiguity::DecimalSign { point, comma }) => {
                assert!(
                    point.same_amount(numeral.amount) || comma.same_amount(numeral.amount),
                    "{}",
                    numeral.text
                );
                self.asked += 1;
            }
            Reading::Wrong(_) => {
                assert!(marked, "{}: {:?} is not read", habit.country, numeral.text);
                self.asked += 1;
            }
            other => panic!("{}: {:?} is {other:?}", habit.country, numeral.text),
        }
        self.marked += usize::from(marked);
    }
}

/// 5 000 numerals one by one, in a file whose convention nobody has settled, or is that of the office, or in a sheet of persons even
/// that of another office.
#[test]
fn single_numerals_of_ten_countries_are_read_right_or_asked_about() {
    let mut dice = Dice(2015);
    let mut score = Score::default();
    for _ in 0..5000 {
        let habit = dice.one_of(&HABITS);
        let unit = dice.one_of(&[ViewUnit::Ones, ViewUnit::Ones, ViewUnit::Thousands]);
        let group = dice.chance(75).then(|| dice.one_of(habit.groups));
        let marked = dice.chance(20);
        let numeral = numeral(&mut dice, habit, unit, group, marked);
        let (own, other) = if habit.decimal == '.' {
            (Convention::PointDecimal, Convention::CommaDecimal)
        } else {
            (Convention::CommaDecimal, Convention::PointDecimal)
        };
        let convention = match dice.below(4) {
            0 | 1 => Convention::Unknown,
            2 if unit == ViewUnit::Ones => other,
            _ => own,
        };
        score.judge(&read(&numeral.text, unit, convention), &numeral, marked, habit);
    }
    println!("single: {score:?}");
    assert!(score.right > 3800, "{score:?}");
    assert!(score.marked_right > score.marked / 2, "{score:?}");
}

/// 5 000 numerals in blocks of two to twenty, each block of one office; the file's own convention may be another one.
#[test]
fn blocks_of_numerals_of_ten_countries_are_read_right_or_asked_about() {
    let mut dice = Dice(1980);
    let mut score = Score::default();
    let mut asked_blocks = 0;
    let (mut blocks, mut read_numerals) = (0, 0);
    while read_numerals < 5000 {
        let height = dice.one_of(&[2, 5, 20]);
        (blocks, read_numerals) = (blocks + 1, read_numerals + height);
        let habit = dice.one_of(&HABITS);
        let unit = dice.one_of(&[ViewUnit::Ones, ViewUnit::Thousands]);
        let group = dice.chance(80).then(|| dice.one_of(habit.groups));
        let numerals: Vec<(Numeral, bool)> = (0..height)
            .map(|_| {
                let marked = dice.chance(8);
                (numeral(&mut dice, habit, unit, group, marked), marked)
            })
            .collect();
        let texts: Vec<&str> = numerals.iter().map(|(numeral, _)| numeral.text.as_str()).collect();
        let convention = match decide_convention(&texts) {
            Evidence::Settled(convention) => convention,
            Evidence::NotNeeded => dice.one_of(&[Convention::PointDecimal, Convention::CommaDecimal]),
            Evidence::AllAmbiguous(_) | Evidence::Contradictory { .. } => {
                asked_blocks += 1;
                Convention::Unknown
            }
        };
        for (numeral, marked) in &numerals {
            score.judge(&read_settled(&numeral.text, unit, convention), numeral, *marked, habit);
        }
    }
    println!("blocks: {score:?}, asked for {asked_blocks} of {blocks} blocks");
    assert!(score.right > 4000, "{score:?}");
}

#[test]
fn signs_for_no_number_are_told_apart() {
    let reason = |reason: Reason| Some(Answer::Reason(reason));
    for (text, expected) in [
        ("..", reason(Reason::NotAvailable)),
        ("...", reason(Reason::NotAvailable)),
        ("…", reason(Reason::NotAvailable)),
        (" . . ", reason(Reason::NotAvailable)),
        ("n/a", reason(Reason::NotAvailable)),
        ("N/A", reason(Reason::NotAvailable)),
        ("na", reason(Reason::NotAvailable)),
        ("n.a.", reason(Reason::NotAvailable)),
        ("#N/A", reason(Reason::NotAvailable)),
        ("..*", reason(Reason::NotAvailable)),
        ("tidak tersedia", reason(Reason::NotAvailable)),
        ("ไม่มีข้อมูล", reason(Reason::NotAvailable)),
        ("x", reason(Reason::NotApplicable)),
        ("X", reason(Reason::NotApplicable)),
        ("c", reason(Reason::Confidential)),
        ("nil", Some(Answer::Value(Value::whole(0)))),
        ("Nihil", Some(Answer::Value(Value::whole(0)))),
        ("*", None),
        (".", None),
        ("#", None),
        ("<5", None),
    ] {
        let read = match read(text, ViewUnit::Ones, Convention::Unknown) {
            Reading::Figure(figure) => Some(figure.answer),
            Reading::Wrong(_) => None,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(read, expected, "{text}");
    }
    for dash in [
        "-",
        "–",
        "—",
        "−",
        "--",
        "－",
        "tidak ada",
        "Tidak ada",
        "none",
        "ไม่มี",
        "không có",
    ] {
        let reading = read(dash, ViewUnit::Ones, Convention::Unknown);
        assert_eq!(reading, Reading::Ambiguous(Ambiguity::Dash), "{dash}");
    }
}

#[test]
fn footnote_marks_are_passed_over_only_where_they_are_certain() {
    for (text, expected) in [
        ("1 234*", Some(1234)),
        ("1,234 (p)", Some(1234)),
        ("12 345¹", Some(12345)),
        ("12 345 ²⁾", Some(12345)),
        ("12345[1]", Some(12345)),
        ("๑๒๓*", Some(123)),
        ("10³", None),
        ("=12*", None),
        ("1 2341)", None),
        ("1 234 1)", None),
        ("1 234 (1)", None),
        ("1 234 p", None),
        ("1234/2", None),
        ("(p)", None),
    ] {
        let read = match read(text, ViewUnit::Ones, Convention::Unknown) {
            Reading::Figure(figure) => figure.as_value(),
            _ => None,
        };
        assert_eq!(read, expected.map(Value::whole), "{text}");
    }
}

#[test]
fn wrong_input_has_likely_meanings() {
    let letter = |letter, digit| LikelyWhy::LetterForDigit { letter, digit };
    let words = |text: &str| LikelyWhy::WithoutWords(text.to_owned());
    let cases: Vec<(&str, Vec<(&str, LikelyWhy)>)> = vec![
        ("12o4", vec![("1204", letter('o', '0'))]),
        ("l2 3O4", vec![("12304", letter('l', '1'))]),
        ("1I5", vec![("115", letter('I', '1'))]),
        ("S20", vec![("520", letter('S', '5')), ("20", words("S"))]),
        ("1,2B4", vec![("1284", letter('B', '8'))]),
        (
            "1.234,5,6",
            vec![
                ("1234.56", LikelyWhy::OneSeparatorLess(',')),
                ("123456", LikelyWhy::AllGroups),
            ],
        ),
        ("(123)", vec![("123", LikelyWhy::WithoutBrackets)]),
        ("1 23", vec![("123", LikelyWhy::AllGroups)]),
        ("12,34,567", vec![("1234567", LikelyWhy::AllGroups)]),
        ("1,,234", vec![("1234", LikelyWhy::AllGroups)]),
        ("1 234 persons", vec![("1234", words("persons"))]),
        ("1.234 orang", vec![("1234", words("orang"))]),
        ("1 234p", vec![("1234", words("p"))]),
        ("1234x", vec![("1234", words("x"))]),
        ("Rp 1.234", vec![("1234", words("Rp"))]),
        ("$1,234", vec![("1234", LikelyWhy::WithoutSign("$".to_owned()))]),
        ("฿1,234", vec![("1234", LikelyWhy::WithoutSign("฿".to_owned()))]),
        ("--5", vec![("5", LikelyWhy::WithoutSign("--".to_owned()))]),
        ("12-", vec![("12", LikelyWhy::WithoutSign("-".to_owned()))]),
        ("'1234", vec![("1234", LikelyWhy::WithoutSign("'".to_owned()))]),
        ("1,2 juta", vec![("1200000", LikelyWhy::Millions("juta".to_owned()))]),
        (
            "1.2 million",
            vec![("1200000", LikelyWhy::Millions("million".to_owned()))],
        ),
        ("15 rb", vec![("15000", LikelyWhy::Thousands("rb".to_owned()))]),
        ("15 ribu.", vec![("15000", LikelyWhy::Thousands("ribu.".to_owned()))]),
        (
            "1.5 thousand",
            vec![("1500", LikelyWhy::Thousands("thousand".to_owned()))],
        ),
        ("๒ ล้าน", vec![("2000000", LikelyWhy::Millions("ล้าน".to_owned()))]),
        (
            "3m",
            vec![
                ("3000", LikelyWhy::Thousands("m".to_owned())),
                ("3000000", LikelyWhy::Millions("m".to_owned())),
            ],
        ),
        ("1 234 1)", vec![("1234", LikelyWhy::WithoutFootnote("1)".to_owned()))]),
        ("1.2E+06", vec![("1200000", LikelyWhy::Scientific)]),
        ("1200+345", vec![("1545", LikelyWhy::Calculation)]),
        (
            "*",
            vec![
                ("C", LikelyWhy::Sign("*".to_owned())),
                ("S", LikelyWhy::Sign("*".to_owned())),
                ("N", LikelyWhy::Sign("*".to_owned())),
            ],
        ),
        ("-", vec![("0", LikelyWhy::NoneAtAll), ("N", LikelyWhy::NotAvailable)]),
        ("၁ဝ၅", vec![("105", letter('ဝ', '0'))]),
        ("abc", vec![]),
        ("5 %", vec![]),
        ("#REF!", vec![]),
        ("", vec![]),
        ("1234", vec![]),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found: Vec<(String, LikelyWhy)> = likely_meanings(text, ViewUnit::Ones, Convention::Unknown)
            .into_iter()
            .map(|likely| (plain(&likely.figure), likely.why))
            .collect();
        let expected: Vec<(String, LikelyWhy)> = expected
            .into_iter()
            .map(|(figure, why)| (figure.to_owned(), why))
            .collect();
        if found != expected {
            wrong.push(format!("{text}: {found:?}, expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let thousands = likely_meanings("1.234", ViewUnit::Thousands, Convention::Unknown);
    let whys: Vec<LikelyWhy> = thousands.into_iter().map(|likely| likely.why).collect();
    assert_eq!(whys, [LikelyWhy::DecimalPoint, LikelyWhy::DecimalComma]);
}

fn plain(figure: &Figure) -> String {
    match &figure.answer {
        Answer::Value(value) => value.to_plain(0),
        Answer::Reason(reason) => reason.letter().to_owned(),
        Answer::WrongInput(text) => text.clone(),
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_has_at_most_four_meanings_and_no_panic(text in ".{0,24}") {
        for unit in [ViewUnit::Ones, ViewUnit::Thousands] {
            let likely = likely_meanings(&text, unit, Convention::Unknown);
            proptest::prop_assert!(likely.len() <= 4);
        }
    }

    #[test]
    fn texts_like_numbers_have_no_panic(text in "[0-9oOlSB .,'()*/+%฿¹ဝa-]{0,14}") {
        for convention in [Convention::Unknown, Convention::PointDecimal, Convention::CommaDecimal] {
            likely_meanings(&text, ViewUnit::Ones, convention);
        }
    }
}
