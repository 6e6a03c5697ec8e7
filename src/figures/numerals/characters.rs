//! One sign for each of the many that mean the same: digits of the region's scripts, spaces, apostrophes, dashes.

/// The text with ASCII digits, `,` `.` `'` space, `+ - * / ( ) =`; what it does not know stays.
pub(super) fn normalised(text: &str) -> String {
    text.chars().filter_map(sign).collect()
}

fn sign(letter: char) -> Option<char> {
    Some(match letter {
        // Marks that have no width and no meaning in a number.
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            return None;
        }
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' | '`' | '\u{b4}' | '\u{ff07}' | '\u{66c}' => '\'',
        // The Arabic decimal sign U+066B stays as it is: a comma in its place would be taken for one that groups.
        '\u{ff0c}' => ',',
        '\u{ff0e}' => '.',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff0d}' | '\u{fe63}' => '-',
        '\u{ff0b}' => '+',
        '\u{d7}' | '\u{ff0a}' => '*',
        '\u{f7}' | '\u{ff0f}' => '/',
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        '\u{ff1d}' => '=',
        other => digit(other).unwrap_or(other),
    })
}

/// The first digit of each script whose ten digits follow one another: Thai, Lao, Khmer, Burmese, Shan, full width, Arabic
/// and its eastern form (Jawi).
const ZEROS: [char; 8] = [
    '\u{e50}', '\u{ed0}', '\u{17e0}', '\u{1040}', '\u{1090}', '\u{ff10}', '\u{660}', '\u{6f0}',
];

fn digit(letter: char) -> Option<char> {
    let code = u32::from(letter);
    let offset = ZEROS
        .iter()
        .map(|zero| code.wrapping_sub(u32::from(*zero)))
        .find(|offset| *offset < 10)?;
    char::from_digit(offset, 10)
}
