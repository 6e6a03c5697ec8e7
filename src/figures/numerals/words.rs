//! Words and letters in and around numbers: what multiplies, what looks like a digit.

/// What a word behind a number does to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Thousands,
    Millions,
    /// `m`: mille in some offices, million in others.
    ThousandsOrMillions,
}

/// The word that multiplies, in lower case and without a point at its end.
pub(super) fn word(lower: &str) -> Option<Word> {
    Some(match lower {
        "k" | "rb" | "ribu" | "thousand" | "thousands" | "thsd" | "tsd" | "th" | "'000" | "libo" | "nghìn" | "ngàn"
        | "พัน" | "ພັນ" | "ពាន់" | "ထောင်" => Word::Thousands,
        "mn" | "mln" | "mio" | "jt" | "juta" | "million" | "millions" | "milyon" | "triệu" | "tr" | "ล้าน" | "ລ້ານ"
        | "លាន" | "သန်း" => Word::Millions,
        "m" => Word::ThousandsOrMillions,
        _ => return None,
    })
}

/// The text with letters that look like digits put right, and the first of them; none where there is no such letter, where other
/// letters stand too, or where letters outnumber digits.
pub(super) fn letters_as_digits(plain: &str) -> Option<(String, char, char)> {
    let mut first = None;
    let (mut letters, mut digits) = (0, 0);
    let mut right = String::with_capacity(plain.len());
    for sign in plain.chars() {
        if sign.is_ascii_digit() {
            digits += 1;
        }
        let digit = match sign {
            // Latin, Greek and Cyrillic O; the Burmese letter wa; the degree sign.
            'o' | 'O' | 'ο' | 'Ο' | 'о' | 'О' | 'ဝ' | '°' => '0',
            'l' | 'I' | 'i' | '|' | '!' => '1',
            'Z' | 'z' => '2',
            'S' | 's' => '5',
            'b' => '6',
            'B' => '8',
            other if other.is_alphabetic() => return None,
            other => {
                right.push(other);
                continue;
            }
        };
        letters += 1;
        first = first.or(Some((sign, digit)));
        right.push(digit);
    }
    let (letter, digit) = first.filter(|_| letters <= digits)?;
    Some((right, letter, digit))
}
