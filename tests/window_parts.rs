//! The small parts of the window: letters of every script, icons, and the shared widgets.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/pictures.rs"]
mod pictures;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, CentralPanel, Event, FontId, Frame, Grid, Key, Label, Margin, RichText, Ui, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, HarnessBuilder};
use ilms_collect::app::fonts::{self, Script};
use ilms_collect::app::icons;
use ilms_collect::app::theme::{self, ThemeChoice};
use ilms_collect::app::widgets::{
    self, Choice, SearchCombo, Severity, Standing, Toasts, badges, banner, key_hint, labelled, primary_button,
    quiet_button, section_heading, severity_badge, standing_dot, text_field,
};

fn builder<S>(choice: ThemeChoice, size: egui::Vec2) -> HarnessBuilder<S> {
    let system = if choice == ThemeChoice::Light {
        egui::Theme::Light
    } else {
        egui::Theme::Dark
    };
    Harness::builder()
        .with_size(size)
        .with_theme(system)
        .with_step_dt(1.0 / 60.0)
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, choice);
        })
}

fn page(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let frame = Frame::new()
        .fill(theme::palette(ui.ctx()).surface)
        .inner_margin(Margin::same(16));
    CentralPanel::default().frame(frame).show(ui, content);
}

/// Language, name, and a sentence with spaces of no width between the words where the script writes none.
const SAMPLES: [(&str, &str, &str); 9] = [
    (
        "en",
        "English",
        "Outflow of nationals for employment, by destination: 1\u{2009}234\u{2009}567 (±½) – ISCO-08 → “total”",
    ),
    (
        "id",
        "Bahasa Indonesia",
        "Angkatan kerja menurut jenis kelamin dan kelompok umur",
    ),
    ("fil", "Filipino", "Lakas-paggawa ayon sa kasarian, piñan – ñ é"),
    (
        "vi",
        "Tiếng Việt",
        "Lực lượng lao động người nước ngoài theo nghề nghiệp: ễ ỗ ự ậ Đường",
    ),
    (
        "th",
        "ไทย",
        "จำนวน\u{200B}ประชากร\u{200B}วัย\u{200B}ทำงาน\u{200B}จำแนก\u{200B}ตาม\u{200B}เพศ\u{200B}และ\u{200B}กลุ่ม\u{200B}อายุ\u{200B}ใน\u{200B}ประเทศไทย น้ำ ที่ ผู้ ฝื้น ญี่ปุ่น ๑๒๓",
    ),
    (
        "lo",
        "ລາວ",
        "ຈຳນວນ\u{200B}ປະຊາກອນ\u{200B}ໃນ\u{200B}ໄວ\u{200B}ເຮັດວຽກ\u{200B}ແຍກ\u{200B}ຕາມ\u{200B}ເພດ\u{200B}ແລະ\u{200B}ກຸ່ມ\u{200B}ອາຍຸ ນ້ຳ ທີ່ ຜູ້ ໑໒໓",
    ),
    (
        "km",
        "ខ្មែរ",
        "ចំនួន\u{200B}ប្រជាជន\u{200B}ក្នុង\u{200B}អាយុ\u{200B}ធ្វើការ\u{200B}តាម\u{200B}ភេទ\u{200B}និង\u{200B}ក្រុម\u{200B}អាយុ ស្ត្រី ជ្រើសរើស ព្រះ ញ៉ាំ ១២៣",
    ),
    (
        "my",
        "မြန်မာ",
        "အလုပ်\u{200B}လုပ်နိုင်သော\u{200B}အသက်အရွယ်\u{200B}ရှိ\u{200B}လူဦးရေ\u{200B}ကို\u{200B}ကျား\u{200B}မ\u{200B}အလိုက် ကျွန်ုပ် အင်္ဂလိပ် ဩဂုတ် ၁၂၃",
    ),
    (
        "",
        "Signs",
        "← ↑ → ↓ ↔ ↕ ↵ ○ ◐ ● ▲ △ ▶ ▼ ■ □ ✓ ✗ ≤ ≥ ≠ ≈ ∑ √ ∞ − × ÷ € £ ¥ ₫ ₱ ฿",
    ),
];

fn sample_page(ui: &mut Ui) {
    page(ui, |ui| {
        Grid::new("samples")
            .num_columns(4)
            .spacing(vec2(16.0, 8.0))
            .show(ui, |ui| {
                for (code, name, text) in SAMPLES {
                    let text = fonts::breakable(text).into_owned();
                    let line = Script::of_language(code).line_height();
                    let written = |family: egui::FontFamily, size: f32| {
                        RichText::new(&text)
                            .font(FontId::new(size, family))
                            .line_height(Some(size * line))
                    };
                    ui.label(RichText::new(name).weak());
                    for family in [egui::FontFamily::Proportional, fonts::semibold()] {
                        ui.scope(|ui| {
                            ui.set_width(330.0);
                            ui.add(Label::new(written(family, 14.0)).wrap());
                        });
                    }
                    ui.scope(|ui| {
                        ui.set_width(150.0);
                        ui.add(Label::new(written(egui::FontFamily::Proportional, 13.0)).wrap());
                    });
                    ui.end_row();
                }
            });
    });
}

#[test]
fn every_script_and_sign_has_its_letters() {
    // A letter that no font holds makes the harness fail.
    let mut window = builder::<()>(ThemeChoice::Light, vec2(1100.0, 760.0)).build_ui(sample_page);
    window.run();
    for (_, name, _) in SAMPLES {
        window.get_by_label(name);
    }
}

#[test]
fn picture_of_every_script() {
    if pictures::can_draw() {
        let mut window = builder::<()>(ThemeChoice::Light, vec2(1100.0, 760.0))
            .wgpu()
            .build_ui(sample_page);
        window.run();
        window.snapshot("scripts");
    }
}

#[test]
fn a_break_mark_takes_no_room_and_a_thin_space_little() {
    let window = builder::<()>(ThemeChoice::Light, vec2(200.0, 100.0)).build_ui(|ui| {
        ui.label("text");
    });
    for family in [egui::FontFamily::Proportional, fonts::semibold()] {
        let width = |text: &str| {
            let font = FontId::new(20.0, family.clone());
            window.ctx.fonts_mut(|fonts| {
                fonts
                    .layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK)
                    .size()
                    .x
            })
        };
        assert!((width("กข") - width(&format!("ก{}ข", fonts::BREAK_MARK))).abs() < 0.01);
        let thin = width(&format!("1{}0", fonts::THIN_SPACE)) - width("10");
        assert!((2.0..5.0).contains(&thin), "{thin}");
        assert!(
            (width("1111111111") - width("0000000000")).abs() < 0.01,
            "figures are as wide as each other"
        );
    }
}

#[test]
fn words_of_scripts_without_spaces_stay_whole_at_the_end_of_a_line() {
    let window = builder::<()>(ThemeChoice::Light, vec2(200.0, 100.0)).build_ui(|ui| {
        ui.label("text");
    });
    for (code, name, text) in SAMPLES {
        let text = fonts::breakable(text).into_owned();
        if Script::of_language(code) == Script::Latin {
            continue;
        }
        let galley = window
            .ctx
            .fonts_mut(|fonts| fonts.layout(text.clone(), FontId::proportional(14.0), egui::Color32::BLACK, 150.0));
        assert!(galley.rows.len() > 1, "{name}");
        for row in &galley.rows[..galley.rows.len() - 1] {
            let last = row.row.glyphs.last().expect("a letter").chr;
            assert!(
                last == fonts::BREAK_MARK || last == ' ',
                "{name}: broken after {last:?}"
            );
        }
    }
}

#[test]
fn backspace_takes_the_last_letter_in_every_script() {
    for text in ["น้ำกำลังน้ำ", "ກຳລັງນ້ຳ", "ជ្រើសរើសកើគឿង", "ကျွန်ုပ်", "กกำกก", "Việt Nam", "abc"]
    {
        let mut window = builder(ThemeChoice::Light, vec2(420.0, 120.0)).build_ui_state(
            |ui, text: &mut String| {
                text_field::single_line(ui, "Remarks", text, "");
            },
            String::new(),
        );
        window.get_by_label("Remarks").focus();
        window.run();
        for letter in text.chars() {
            window.event(Event::Text(letter.to_string()));
        }
        window.run();
        window.key_press(Key::End);
        window.run();
        window.key_press(Key::Backspace);
        window.run();
        let letters = text.chars().count();
        assert_eq!(*window.state(), text.chars().take(letters - 1).collect::<String>());
        window.key_press(Key::Home);
        window.key_press(Key::End);
        window.event(Event::Text("Z".into()));
        window.run();
        assert!(window.state().ends_with('Z'), "{text}: {}", window.state());
    }
}

/// Everything small, once.
fn parts_page(ui: &mut Ui, state: &mut Parts) {
    page(ui, |ui| {
        ui.horizontal(|ui| {
            section_heading(ui, "What stands in the way");
            severity_badge(ui, Severity::Error, 2, "2 errors");
            severity_badge(ui, Severity::Warning, 5, "5 warnings");
            severity_badge(ui, Severity::Note, 1, "1 note");
            severity_badge(ui, Severity::Fatal, 1, "1 obstacle");
            severity_badge(ui, Severity::Settled, 3, "3 explained");
            badges::count_pill(ui, 12, "12 tables");
        });
        for (standing, name) in [
            (Standing::Empty, "Empty"),
            (Standing::Started, "Started"),
            (Standing::NoData, "No data"),
            (Standing::Complete, "Complete"),
        ] {
            ui.horizontal(|ui| {
                standing_dot(ui, standing, &format!("Table: {name}"));
                ui.label(name);
            });
        }
        ui.horizontal(|ui| {
            if primary_button(ui, "Next: table 19").clicked() {
                state.pressed += 1;
            }
            let _ = ui.button(format!("{} Bring in figures", icons::DOWNLOAD_SIMPLE));
            quiet_button(ui, &format!("{} Undo", icons::ARROW_U_UP_LEFT));
            widgets::link_button(ui, "Show the cell");
            ui.add_enabled(false, egui::Button::new("Not yet"));
            key_hint(ui, "F8");
            key_hint(ui, "Ctrl+K");
        });
        banner(
            ui,
            Severity::Warning,
            "Somebody else has this file open: it is read-only here.",
            |ui| ui.button("Try again"),
        );
        banner(
            ui,
            Severity::Error,
            "Men and women make 180 less than the total.",
            |_| (),
        );
        ui.horizontal_top(|ui| {
            labelled(ui, "Name", |ui| {
                ui.set_width(260.0);
                ui.text_edit_singleline(&mut state.name)
            });
            let combo =
                SearchCombo::new("Country", &state.countries, state.country.as_deref()).hint("Type a name or a code");
            let picked = ui.vertical(|ui| {
                ui.set_width(300.0);
                combo.when_nothing_fits("Nothing fits").show(ui).1
            });
            if let Some(index) = picked.inner {
                state.country = Some(state.countries[index].code.clone());
            }
            ui.checkbox(&mut state.agreed, "Include earlier phases");
        });
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for (_, icon) in icons::ALL {
                ui.label(RichText::new(*icon).size(18.0));
            }
        });
    });
    state.toasts.show(ui.ctx(), "Dismiss");
}

#[derive(Default)]
struct Parts {
    name: String,
    country: Option<String>,
    countries: Vec<Choice>,
    agreed: bool,
    pressed: usize,
    toasts: Toasts,
}

fn parts() -> Parts {
    let countries = [
        ("BRN", "Brunei Darussalam"),
        ("KHM", "Cambodia"),
        ("MYS", "Malaysia"),
        ("MMR", "Myanmar"),
        ("SGP", "Singapore"),
        ("VNM", "Viet Nam"),
    ];
    Parts {
        name: "Test Preparer".into(),
        country: Some("MYS".into()),
        countries: countries.map(|(code, label)| Choice::new(code, label)).to_vec(),
        ..Parts::default()
    }
}

fn parts_window(choice: ThemeChoice) -> HarnessBuilder<Parts> {
    builder(choice, vec2(900.0, 640.0))
}

#[test]
fn parts_can_be_found_by_name_and_role() {
    let mut window = parts_window(ThemeChoice::Light).build_ui_state(parts_page, parts());
    window.run();
    window.get_by_role_and_label(Role::Heading, "What stands in the way");
    window.get_by_label("2 errors");
    window.get_by_role_and_label(Role::Image, "Table: No data");
    window.get_by_role_and_label(Role::Status, "Somebody else has this file open: it is read-only here.");
    window.get_by_role_and_label(Role::Alert, "Men and women make 180 less than the total.");
    window.get_by_role_and_label(Role::TextInput, "Name");
    window.get_by_role_and_label(Role::Button, "Next: table 19").click();
    window.run();
    assert_eq!(window.state().pressed, 1);
}

#[test]
fn a_country_is_chosen_by_typing() {
    let mut window = parts_window(ThemeChoice::Light).build_ui_state(parts_page, parts());
    window.run();
    let combo = |window: &Harness<'_, Parts>| window.get_by_role_and_label(Role::EditableComboBox, "Country").value();
    assert_eq!(combo(&window).as_deref(), Some("Malaysia"));
    window.get_by_role_and_label(Role::EditableComboBox, "Country").focus();
    window.run();
    for letter in ["v", "i"] {
        window.event(Event::Text(letter.into()));
    }
    window.run();
    window.get_by_role_and_label(Role::ListBoxOption, "Viet Nam VNM");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().country.as_deref(), Some("VNM"));
    assert_eq!(combo(&window).as_deref(), Some("Viet Nam"));
    // Arrows open the whole list and move in it.
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().country.as_deref(), Some("KHM"));
    // Escape leaves things as they were; the mouse chooses too.
    window.event(Event::Text("z".into()));
    window.run();
    window.get_by_label("Nothing fits");
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(combo(&window).as_deref(), Some("Cambodia"));
    window.key_press(Key::ArrowDown);
    window.run();
    window
        .get_by_role_and_label(Role::ListBoxOption, "Singapore SGP")
        .click();
    window.run();
    assert_eq!(window.state().country.as_deref(), Some("SGP"));
}

#[test]
fn an_error_stays_until_it_is_dismissed() {
    let mut window = parts_window(ThemeChoice::Light).build_ui_state(parts_page, parts());
    window.state_mut().toasts.tell("Saved a copy");
    window.state_mut().toasts.fail("The folder is read-only");
    window.run_steps(3);
    window.get_by_label("Saved a copy");
    window.run_steps(60 * 7);
    assert!(window.query_by_label("Saved a copy").is_none());
    window.get_by_label("The folder is read-only");
    window.get_by_role_and_label(Role::Button, "Dismiss").click();
    window.run();
    assert!(window.query_by_label("The folder is read-only").is_none());
}

#[test]
fn picture_of_the_parts() {
    if !pictures::can_draw() {
        return;
    }
    let mut results = egui_kittest::SnapshotResults::new();
    for (name, choice) in [("parts_light", ThemeChoice::Light), ("parts_dark", ThemeChoice::Dark)] {
        let mut window = parts_window(choice).wgpu().build_ui_state(parts_page, parts());
        window
            .state_mut()
            .toasts
            .fail("The folder is read-only: choose another one.");
        window.run();
        window.get_by_role_and_label(Role::Button, "Next: table 19").focus();
        window.run();
        if choice == ThemeChoice::Dark {
            window.get_by_role_and_label(Role::EditableComboBox, "Country").click();
            window.run();
        }
        window.snapshot(name);
        results.extend(window.take_snapshot_results());
    }
}
