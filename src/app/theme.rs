//! The look: one table of colours for each theme, and what the toolkit needs to draw with them.
//!
//! Quiet and paper-like: one accent colour, spacing in fours, radius 4, base text 14 px, figures 13 px in rows of 24 px.
//! Colour is never the only sign. A test holds the contrast of every pair in [`Palette::pairs`].

use std::collections::BTreeMap;

use eframe::egui::style::{ScrollAnimation, Selection, WidgetVisuals, Widgets};
use eframe::egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Id, Margin, Shadow, Stroke, Style, TextStyle, Theme,
    ThemePreference, Visuals, vec2,
};

use super::fonts;

/// Height of a row of the grid at 100 %, in points.
pub const GRID_ROW: f32 = 24.0;

/// Size of the figures in the grid at 100 %, in points.
pub const GRID_TEXT: f32 = 13.0;

/// Rounding of every corner.
pub const RADIUS: CornerRadius = CornerRadius::same(4);

/// Which theme the person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeChoice {
    /// What the operating system shows: light or dark.
    #[default]
    System,
    /// Dark text on white.
    Light,
    /// Light text on near black.
    Dark,
    /// White on black with a yellow accent and strong lines.
    HighContrast,
}

impl ThemeChoice {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::HighContrast];

    /// Name in a settings file and of its text.
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
        }
    }

    /// The choice of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.key() == key)
    }
}

/// The colours of one theme, by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Paper: behind figures and in fields.
    pub surface: Color32,
    /// Behind panels, bars and headers.
    pub panel: Color32,
    /// Under the pointer, and rows that stand out a little.
    pub hover: Color32,
    /// Thin lines between things.
    pub line: Color32,
    /// Lines that bound a control or a year.
    pub border: Color32,
    /// Text.
    pub text: Color32,
    /// Text that matters less: labels of groups, inherited reasons, hints.
    pub muted: Color32,
    /// The one accent: links, focus, the active cell.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Behind what is selected.
    pub selection: Color32,
    /// Errors, as text and sign.
    pub error: Color32,
    /// Behind a cell or a message with an error.
    pub error_tint: Color32,
    /// Warnings, as text and sign.
    pub warning: Color32,
    /// Behind a cell or a message with a warning.
    pub warning_tint: Color32,
    /// What is well.
    pub fine: Color32,
    /// Behind a message that something is well.
    pub fine_tint: Color32,
    /// Behind cells that are not asked for.
    pub not_asked: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Dark on white.
pub const LIGHT: Palette = Palette {
    surface: rgb(0xFF_FFFF),
    panel: rgb(0xF6_F7F8),
    hover: rgb(0xEE_F2F5),
    line: rgb(0xDF_E3E6),
    border: rgb(0x80_8B95),
    text: rgb(0x1C_2329),
    muted: rgb(0x5B_6670),
    accent: rgb(0x0A_6BA8),
    on_accent: rgb(0xFF_FFFF),
    selection: rgb(0xD6_E9F6),
    error: rgb(0xB4_2318),
    error_tint: rgb(0xFD_ECEA),
    warning: rgb(0x8A_5A00),
    warning_tint: rgb(0xFF_F4DC),
    fine: rgb(0x1B_7F4B),
    fine_tint: rgb(0xE9_F7EF),
    not_asked: rgb(0xEC_EEF0),
};

/// Light on near black.
pub const DARK: Palette = Palette {
    surface: rgb(0x15_191D),
    panel: rgb(0x1C_2227),
    hover: rgb(0x24_2B32),
    line: rgb(0x2E_363D),
    border: rgb(0x6B_7782),
    text: rgb(0xE6_EAED),
    muted: rgb(0x9A_A6B0),
    accent: rgb(0x5D_B1E5),
    on_accent: rgb(0x0B_1721),
    selection: rgb(0x1B_3B52),
    error: rgb(0xFF_8B7E),
    error_tint: rgb(0x3A_1F1E),
    warning: rgb(0xF0_C060),
    warning_tint: rgb(0x35_2B14),
    fine: rgb(0x68_C893),
    fine_tint: rgb(0x16_2F22),
    not_asked: rgb(0x20_262B),
};

/// White on black, for those who need it.
pub const HIGH_CONTRAST: Palette = Palette {
    surface: rgb(0x00_0000),
    panel: rgb(0x00_0000),
    hover: rgb(0x2A_2A2A),
    line: rgb(0x7A_7A7A),
    border: rgb(0xFF_FFFF),
    text: rgb(0xFF_FFFF),
    muted: rgb(0xD8_D8D8),
    accent: rgb(0xFF_E04A),
    on_accent: rgb(0x00_0000),
    selection: rgb(0x00_2C50),
    error: rgb(0xFF_A29A),
    error_tint: rgb(0x4A_0D08),
    warning: rgb(0xFF_D27A),
    warning_tint: rgb(0x3A_2A00),
    fine: rgb(0x8C_F0B4),
    fine_tint: rgb(0x00_331A),
    not_asked: rgb(0x30_3030),
};

/// A pair of colours that meet on the screen: front, back, and what it is.
pub type Pair = (Color32, Color32, &'static str);

impl Palette {
    /// Pairs of text and ground (4.5:1), then pairs of sign and ground (3:1).
    pub fn pairs(&self) -> (Vec<Pair>, Vec<Pair>) {
        let text = vec![
            (self.text, self.surface, "text on paper"),
            (self.text, self.panel, "text on a panel"),
            (self.text, self.hover, "text under the pointer"),
            (self.text, self.selection, "text in a selection"),
            (self.text, self.error_tint, "text in a cell with an error"),
            (self.text, self.warning_tint, "text in a cell with a warning"),
            (self.text, self.fine_tint, "text in a good message"),
            (self.muted, self.surface, "muted text on paper"),
            (self.muted, self.panel, "muted text on a panel"),
            (self.muted, self.hover, "muted text under the pointer"),
            (self.muted, self.selection, "inherited reason in a selection"),
            (self.muted, self.not_asked, "muted text where nothing is asked"),
            (self.accent, self.surface, "link on paper"),
            (self.accent, self.panel, "link on a panel"),
            (self.accent, self.selection, "header of the active cell"),
            (self.on_accent, self.accent, "main button"),
            (self.error, self.surface, "error on paper"),
            (self.error, self.panel, "error on a panel"),
            (self.error, self.error_tint, "error in its cell"),
            (self.error, self.selection, "error in a selection"),
            (self.warning, self.surface, "warning on paper"),
            (self.warning, self.panel, "warning on a panel"),
            (self.warning, self.warning_tint, "warning in its cell"),
            (self.fine, self.surface, "good on paper"),
            (self.fine, self.panel, "good on a panel"),
            (self.fine, self.fine_tint, "good message"),
        ];
        let signs = vec![
            (self.border, self.surface, "edge of a field"),
            (self.border, self.panel, "edge of a button"),
            (self.accent, self.surface, "frame of the active cell"),
            (self.accent, self.hover, "frame under the pointer"),
            (self.error, self.selection, "error mark in a selection"),
            (self.warning, self.selection, "warning mark in a selection"),
            (self.muted, self.selection, "note mark in a selection"),
        ];
        (text, signs)
    }

    fn choice(dark: bool) -> &'static Self {
        if dark { &DARK } else { &LIGHT }
    }
}

/// The text style of figures.
pub fn grid_text() -> TextStyle {
    TextStyle::Name("Grid".into())
}

/// The text style of words that stand out in running text.
pub fn strong_text() -> TextStyle {
    TextStyle::Name("Strong".into())
}

/// The text style of a screen's title.
pub fn title_text() -> TextStyle {
    TextStyle::Name("Title".into())
}

fn choice_id() -> Id {
    Id::unique("theme choice")
}

/// The colours in force.
pub fn palette(ctx: &Context) -> &'static Palette {
    match ctx.data(|data| data.get_temp::<ThemeChoice>(choice_id())) {
        Some(ThemeChoice::HighContrast) => &HIGH_CONTRAST,
        _ => Palette::choice(ctx.global_style().visuals.dark_mode),
    }
}

/// Sets the theme: at the start and whenever the person chooses another.
pub fn apply(ctx: &Context, choice: ThemeChoice) {
    ctx.data_mut(|data| data.insert_temp(choice_id(), choice));
    let dark = if choice == ThemeChoice::HighContrast {
        &HIGH_CONTRAST
    } else {
        &DARK
    };
    ctx.set_style_of(Theme::Dark, style(dark, true));
    ctx.set_style_of(Theme::Light, style(&LIGHT, false));
    ctx.set_theme(match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::HighContrast => ThemePreference::Dark,
    });
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
}

fn style(colours: &Palette, dark: bool) -> Style {
    let mut style = Style {
        text_styles: text_styles(),
        visuals: visuals(colours, dark),
        animation_time: 0.08,
        scroll_animation: ScrollAnimation::none(),
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 8.0);
    spacing.button_padding = vec2(12.0, 4.0);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(4);
    spacing.interact_size = vec2(40.0, 28.0);
    spacing.indent = 16.0;
    spacing.combo_height = 320.0;
    spacing.tooltip_width = 360.0;
    spacing.scroll.fade.strength = 0.0;
    // Floating with its room kept free: only then is the handle drawn paler than text.
    spacing.scroll.floating = true;
    spacing.scroll.floating_width = 8.0;
    spacing.scroll.floating_allocated_width = 10.0;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.bar_inner_margin = 0.0;
    spacing.scroll.bar_outer_margin = 0.0;
    spacing.scroll.handle_min_length = 24.0;
    spacing.scroll.dormant_background_opacity = 1.0;
    spacing.scroll.active_background_opacity = 1.0;
    spacing.scroll.interact_background_opacity = 1.0;
    let quiet = if *colours == HIGH_CONTRAST { 1.0 } else { 0.5 };
    spacing.scroll.dormant_handle_opacity = quiet;
    spacing.scroll.active_handle_opacity = quiet;
    spacing.scroll.interact_handle_opacity = 0.75;
    spacing.scroll.kinetic.rubber_band = false;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let plain = |size| FontId::new(size, FontFamily::Proportional);
    let strong = |size| FontId::new(size, fonts::semibold());
    BTreeMap::from([
        (TextStyle::Small, plain(12.0)),
        (TextStyle::Body, plain(14.0)),
        (TextStyle::Button, plain(14.0)),
        (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
        (TextStyle::Heading, strong(17.0)),
        (title_text(), strong(22.0)),
        (strong_text(), strong(14.0)),
        (grid_text(), plain(GRID_TEXT)),
    ])
}

fn visuals(c: &Palette, dark: bool) -> Visuals {
    let base = if dark { Visuals::dark() } else { Visuals::light() };
    let strong_line = *c == HIGH_CONTRAST;
    let widget = |fill: Color32, edge: Stroke, front: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: RADIUS,
        fg_stroke: Stroke::new(1.0, front),
        expansion: 0.0,
    };
    let shadow = |alpha| Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: Color32::from_black_alpha(alpha),
    };
    let mut text_cursor = base.text_cursor.clone();
    text_cursor.stroke = Stroke::new(1.5, c.text);
    // A blinking one would draw the window twice a second for as long as a field is open.
    text_cursor.blink = false;
    Visuals {
        dark_mode: dark,
        override_text_color: None,
        weak_text_color: Some(c.muted),
        widgets: Widgets {
            noninteractive: widget(
                c.panel,
                Stroke::new(1.0, if strong_line { c.border } else { c.line }),
                c.text,
            ),
            inactive: widget(c.surface, Stroke::new(1.0, c.border), c.text),
            hovered: widget(c.hover, Stroke::new(1.0, c.accent), c.text),
            // Also what has the keyboard: the ring must be seen.
            active: widget(c.hover, Stroke::new(2.0, c.accent), c.text),
            open: widget(c.hover, Stroke::new(1.0, c.accent), c.text),
        },
        selection: Selection {
            bg_fill: c.selection,
            stroke: Stroke::new(2.0, c.accent),
        },
        hyperlink_color: c.accent,
        faint_bg_color: c.panel,
        extreme_bg_color: c.surface,
        text_edit_bg_color: Some(c.surface),
        code_bg_color: c.panel,
        warn_fg_color: c.warning,
        error_fg_color: c.error,
        window_corner_radius: RADIUS,
        menu_corner_radius: RADIUS,
        window_fill: c.surface,
        window_stroke: Stroke::new(1.0, if strong_line { c.border } else { c.line }),
        window_shadow: shadow(if dark { 120 } else { 40 }),
        popup_shadow: shadow(if dark { 120 } else { 32 }),
        panel_fill: c.panel,
        text_cursor,
        slider_trailing_fill: true,
        striped: false,
        ..base
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    /// Relative luminance as WCAG 2.2 defines it.
    fn luminance(colour: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn contrast_is_measured_as_published() {
        assert!((contrast(Color32::WHITE, Color32::BLACK) - 21.0).abs() < 1e-9);
        assert!((contrast(rgb(0x76_7676), Color32::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn every_pair_of_every_theme_can_be_read() {
        let mut poor = Vec::new();
        for (theme, palette) in [("light", LIGHT), ("dark", DARK), ("high contrast", HIGH_CONTRAST)] {
            let (text, signs) = palette.pairs();
            for (pairs, least) in [(text, 4.5), (signs, 3.0)] {
                for (front, back, what) in pairs {
                    let ratio = contrast(front, back);
                    if ratio < least {
                        poor.push(format!("{theme}: {what} {ratio:.2} < {least}"));
                    }
                }
            }
        }
        assert!(poor.is_empty(), "{poor:#?}");
    }

    #[test]
    fn high_contrast_text_reaches_seven_to_one() {
        for (front, back, what) in HIGH_CONTRAST.pairs().0 {
            assert!(contrast(front, back) >= 7.0, "{what}: {:.2}", contrast(front, back));
        }
    }

    #[test]
    fn a_choice_survives_its_name() {
        for choice in ThemeChoice::ALL {
            assert_eq!(ThemeChoice::from_key(choice.key()), Some(choice));
        }
        assert_eq!(ThemeChoice::from_key("sepia"), None);
    }

    #[test]
    fn each_choice_shows_its_own_colours() {
        let ctx = Context::default();
        for (choice, expected) in [
            (ThemeChoice::Light, LIGHT),
            (ThemeChoice::Dark, DARK),
            (ThemeChoice::HighContrast, HIGH_CONTRAST),
        ] {
            apply(&ctx, choice);
            assert_eq!(*palette(&ctx), expected);
            assert_eq!(ctx.global_style().visuals.panel_fill, expected.panel);
        }
    }
}
