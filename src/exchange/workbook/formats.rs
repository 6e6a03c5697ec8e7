//! The look: the colours of the window, and what may be typed in.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::HashMap;

pub(super) const INK: Color = Color::RGB(0x1C_2329);
pub(super) const MUTED: Color = Color::RGB(0x5B_6670);
pub(super) const LINE: Color = Color::RGB(0xDF_E3E6);
pub(super) const PANEL: Color = Color::RGB(0xF6_F7F8);
pub(super) const ACCENT: Color = Color::RGB(0x0A_6BA8);
pub(super) const NOTE_PAPER: Color = Color::RGB(0xFF_F4DC);
pub(super) const ERROR: Color = Color::RGB(0xB4_2318);
pub(super) const WARNING: Color = Color::RGB(0x8A_5A00);
pub(super) const FINE: Color = Color::RGB(0x1B_7F4B);

/// Excel's limit for the text of a cell, less room for an ellipsis.
const TEXT_MAX: usize = 32_000;

/// How an answer cell is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct CellLook {
    pub tone: Tone,
    pub is_total: bool,
    /// Places behind the decimal point; none: as many as are typed.
    pub decimals: Option<u8>,
}

/// What an answer is, by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Tone {
    /// A number, or nothing yet.
    Figure,
    /// A reason why there is none.
    Reason,
    /// A reason that covers more than the cell.
    Inherited,
    /// Input that could not be read.
    Wrong,
    /// Worked out by a formula.
    Formula,
}

pub(super) struct Formats {
    pub text: Format,
    pub muted: Format,
    pub title: Format,
    pub label: Format,
    pub head: Format,
    pub head_small: Format,
    pub head_left: Format,
    pub wrap: Format,
    pub error: Format,
    pub good: Format,
    /// A cell to be filled with words.
    pub answer: Format,
    /// A cell to be filled with a code or the letter of a flag.
    pub letter: Format,
    /// A column of flags, over and under the table too.
    pub flags: Format,
    answers: HashMap<CellLook, Format>,
    names: Vec<[Format; 2]>,
}

impl Formats {
    pub(super) fn new() -> Self {
        let text = Format::new()
            .set_font_name("Calibri")
            .set_font_size(11)
            .set_font_color(INK);
        let head = text
            .clone()
            .set_bold()
            .set_background_color(PANEL)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        let answer = text
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_unlocked();
        let mut answers = HashMap::new();
        for tone in [Tone::Figure, Tone::Reason, Tone::Inherited, Tone::Wrong, Tone::Formula] {
            for is_total in [false, true] {
                for decimals in [None, Some(0), Some(1), Some(2), Some(3)] {
                    let look = CellLook {
                        tone,
                        is_total,
                        decimals,
                    };
                    answers.insert(look, look.format(&answer));
                }
            }
        }
        let name = |depth: u8| {
            let name = text.clone().set_indent(depth).set_text_wrap();
            [name.clone(), name.set_bold()]
        };
        Self {
            muted: text.clone().set_font_color(MUTED),
            title: text.clone().set_bold().set_font_size(15),
            label: text.clone().set_font_color(MUTED).set_align(FormatAlign::Top),
            head_small: head.clone().set_font_size(8).set_font_color(MUTED),
            head_left: head.clone().set_align(FormatAlign::Left),
            head,
            wrap: text.clone().set_text_wrap().set_align(FormatAlign::Top),
            error: text.clone().set_bold().set_font_color(ERROR),
            good: text.clone().set_bold().set_font_color(FINE),
            letter: answer
                .clone()
                .set_font_color(ACCENT)
                .set_font_size(9)
                .set_align(FormatAlign::Center),
            flags: text
                .clone()
                .set_font_color(ACCENT)
                .set_font_size(9)
                .set_align(FormatAlign::Center)
                .set_unlocked(),
            answer: answer.set_text_wrap().set_align(FormatAlign::Top),
            answers,
            names: (0..=15).map(name).collect(),
            text,
        }
    }

    /// The format of an answer cell.
    pub(super) fn cell(&self, look: CellLook) -> Format {
        let known = self.answers.get(&look);
        known.cloned().unwrap_or_else(|| look.format(&self.answer))
    }

    /// The format of an answer cell, where it is one of the usual ones.
    pub(super) fn usual(&self, look: CellLook) -> Option<&Format> {
        self.answers.get(&look)
    }

    /// The name of a row.
    pub(super) fn name(&self, depth: u8, is_total: bool) -> &Format {
        &self.names[usize::from(depth.min(15))][usize::from(is_total)]
    }
}

impl CellLook {
    fn format(self, answer: &Format) -> Format {
        let mut format = answer.clone();
        if self.is_total {
            format = format.set_bold();
        }
        format = match self.tone {
            Tone::Figure => format,
            Tone::Formula => format.set_background_color(PANEL),
            Tone::Reason => format.set_font_color(MUTED).set_align(FormatAlign::Right),
            Tone::Inherited => format.set_font_color(MUTED).set_align(FormatAlign::Right).set_italic(),
            Tone::Wrong => format.set_font_color(ERROR).set_align(FormatAlign::Right),
        };
        match (self.tone, self.decimals) {
            (Tone::Figure | Tone::Formula, Some(decimals)) if decimals > 0 => {
                format.set_num_format(format!("#,##0.{}", "0".repeat(usize::from(decimals))))
            }
            (Tone::Figure | Tone::Formula, Some(_)) => format.set_num_format("#,##0"),
            _ => format,
        }
    }
}

/// Text as a cell takes it: no control characters but line breaks, within Excel's length.
pub(super) fn cell_text(text: &str) -> String {
    let clean = text.chars().filter(|c| !c.is_control() || *c == '\n');
    let cut: String = clean.clone().take(TEXT_MAX).collect();
    if clean.count() > TEXT_MAX {
        format!("{cut}...")
    } else {
        cut
    }
}

/// Text as header and footer of a print take it: `&` begins an instruction there, and 255 letters are all.
pub(super) fn print_text(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
    plain.replace('&', "&&")
}
