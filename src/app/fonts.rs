//! The fonts: Noto Sans for Latin and Vietnamese, one Noto font a script for Thai, Lao, Khmer and Burmese, and the icons.
//!
//! The first font of a family holds no complex script: a run of mixed text is shaped by the script of its font's first
//! letters, so a font that covers two scripts draws one of them wrong. Lines break at spaces only; see [`breakable`].

use crate::exchange::fonts as papers;
use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::epaint::text::FontTweak;
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

/// Name of the semibold family.
const SEMIBOLD: &str = "semibold";

/// A mark of no width where a line may break: the hair space, which has no width in our fonts.
pub const BREAK_MARK: char = '\u{200A}';

/// What stands between groups of three digits. Always as wide as set in [`definitions`].
pub const THIN_SPACE: char = '\u{2009}';

/// The family for totals, headings and everything that stands out.
pub fn semibold() -> FontFamily {
    FontFamily::Name(SEMIBOLD.into())
}

/// Writing systems by the height they need: stacked vowels, tone marks and subscript consonants do not fit a Latin line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin letters, Vietnamese included.
    #[default]
    Latin,
    /// Thai.
    Thai,
    /// Lao.
    Lao,
    /// Khmer.
    Khmer,
    /// Burmese.
    Myanmar,
}

impl Script {
    /// The script of a language, by its two-letter code (`th`, `lo`, `km`, `my`; all others are Latin).
    pub fn of_language(code: &str) -> Self {
        match code.split(['-', '_']).next().unwrap_or_default() {
            "th" => Self::Thai,
            "lo" => Self::Lao,
            "km" => Self::Khmer,
            "my" => Self::Myanmar,
            _ => Self::Latin,
        }
    }

    /// Height of a line as a multiple of the font size.
    pub fn line_height(self) -> f32 {
        match self {
            Self::Latin => 1.36,
            Self::Thai | Self::Lao => 1.6,
            Self::Khmer | Self::Myanmar => 1.8,
        }
    }
}

/// Text as it is drawn: the zero-width spaces that translators put between words (in scripts that write none) become
/// marks at which a line breaks. The toolkit breaks lines at white space only.
pub fn breakable(text: &str) -> Cow<'_, str> {
    if text.contains('\u{200B}') {
        Cow::Owned(text.replace('\u{200B}', "\u{200A}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A sentence as it is drawn over several lines: numbers stay in one piece. The toolkit breaks lines at the thin space between
/// groups of digits too, but not at the no-break space.
pub fn unbroken(text: &str) -> Cow<'_, str> {
    if text.contains(THIN_SPACE) {
        Cow::Owned(text.replace(THIN_SPACE, "\u{A0}"))
    } else {
        Cow::Borrowed(text)
    }
}

macro_rules! font {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../assets/fonts/", $name, ".ttf")) as &'static [u8],
        )
    };
}

/// Latin first, then one font a script.
const REGULAR: [(&str, &[u8]); 5] = [
    ("NotoSans-Regular", papers::REGULAR),
    ("NotoSansThai-Regular", papers::OTHER_SCRIPTS[0]),
    ("NotoSansLao-Regular", papers::OTHER_SCRIPTS[1]),
    ("NotoSansKhmer-Regular", papers::OTHER_SCRIPTS[2]),
    ("NotoSansMyanmar-Regular", papers::OTHER_SCRIPTS[3]),
];

/// The same in semibold.
const STRONG: [(&str, &[u8]); 5] = [
    ("NotoSans-SemiBold", papers::SEMIBOLD),
    font!("NotoSansThai-SemiBold"),
    font!("NotoSansLao-SemiBold"),
    font!("NotoSansKhmer-SemiBold"),
    font!("NotoSansMyanmar-SemiBold"),
];

/// Signs that both weights share.
const SHARED: [(&str, &[u8]); 3] = [
    font!("NotoSansMath-Regular"),
    font!("NotoSansSymbols2-Regular"),
    (
        "Phosphor-Regular",
        include_bytes!("../../assets/icons/Phosphor-Regular.ttf"),
    ),
];

/// All fonts and families.
pub fn definitions() -> FontDefinitions {
    let mut all = FontDefinitions::empty();
    for (name, bytes) in REGULAR.into_iter().chain(STRONG).chain(SHARED) {
        let tweak = match name {
            // An icon's box reaches further up than a letter: lowered to sit in the middle of a line, a little enlarged.
            "Phosphor-Regular" => FontTweak {
                scale: 1.15,
                y_offset_factor: 0.09,
                ..FontTweak::default()
            },
            _ => FontTweak {
                thin_space_width: 0.7,
                ..FontTweak::default()
            },
        };
        all.font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    }
    let family = |first: &[(&str, &[u8])]| {
        first
            .iter()
            .chain(&SHARED)
            .map(|(name, _)| (*name).to_owned())
            .collect()
    };
    let regular: Vec<String> = family(&REGULAR);
    all.families.insert(FontFamily::Proportional, regular.clone());
    // There is no second typeface: codes and fingerprints use tabular figures of the same one.
    all.families.insert(FontFamily::Monospace, regular);
    all.families.insert(semibold(), family(&STRONG));
    all
}

/// Hands the fonts to the toolkit. Once, when the window opens.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_width_spaces_become_marks_where_a_line_breaks() {
        assert_eq!(breakable("กำลัง\u{200B}แรงงาน"), "กำลัง\u{200A}แรงงาน");
        assert!(matches!(breakable("labour force"), Cow::Borrowed(_)));
    }

    #[test]
    fn the_script_follows_the_language() {
        let cases = [
            ("th", Script::Thai),
            ("lo-LA", Script::Lao),
            ("km_KH", Script::Khmer),
            ("my", Script::Myanmar),
            ("vi", Script::Latin),
            ("", Script::Latin),
        ];
        for (code, script) in cases {
            assert_eq!(Script::of_language(code), script, "{code}");
        }
    }

    #[test]
    fn fonts_stay_small() {
        let total: usize = REGULAR
            .iter()
            .chain(&STRONG)
            .chain(&SHARED)
            .map(|(_, bytes)| bytes.len())
            .sum();
        assert!(total < 2_000_000, "{total} bytes");
    }
}
