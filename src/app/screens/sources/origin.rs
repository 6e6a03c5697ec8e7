//! Where the figures of a sheet come from: a source that is stated already, one that ILO knows, or a new one.

use super::{Field, Form, FreeText, state, text_field};
use crate::app::context::ScreenContext;
use crate::app::picker::{Choice, combo};
use crate::app::screens::labels;
use crate::app::screens::page;
use crate::app::words::Words;
use crate::app::{icons, names, parts};
use crate::desk::{Desk, SourceStatement};
use crate::figures::{SheetId, SourceKey};
use crate::questionnaire::{Arg, KnownSource};
use eframe::egui::{Margin, TextEdit, Ui};

/// A source while it is being stated for the first time.
#[derive(Clone, Debug, Default)]
pub(super) struct NewSource {
    key: String,
    name: String,
    kind: Option<String>,
    agency: String,
    contact: String,
    focus: bool,
}

/// One line of the list of sources.
#[derive(Clone, Debug)]
enum Offer {
    Stated(SourceKey),
    Known(KnownSource),
    New,
}

/// Whether every word that was typed stands somewhere in these texts.
pub(super) fn matches(query: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    query
        .to_lowercase()
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

fn offers(desk: &Desk, words: Words, query: &str) -> Vec<(Offer, Choice)> {
    let sources = &desk.answers().sources;
    let mut offers = Vec::new();
    let stated = words.get("sources-group-stated");
    for (key, source) in sources {
        if matches(query, &[key.as_str(), &source.name, &source.agency]) {
            let choice = Choice {
                label: labels::source(desk, key),
                detail: stated.clone(),
                icon: icons::CHECK,
            };
            offers.push((Offer::Stated(key.clone()), choice));
        }
    }
    if let Some(area) = desk.answers().area() {
        let country = names::country(desk.pack(), words, &area);
        let known = words.with("sources-group-known", &[("country", Arg::from(&country))]);
        for source in desk.pack().notes.known_sources(&area) {
            let taken = sources.contains_key(&SourceKey::from(source.code.as_str()));
            if !taken && matches(query, &[&source.code, &source.title, &source.acronym]) {
                let label = format!("{} ({})", source.title, source.code);
                offers.push((
                    Offer::Known(source.clone()),
                    Choice {
                        label,
                        detail: known.clone(),
                        icon: icons::BOOKS,
                    },
                ));
            }
        }
    }
    let new = Choice {
        label: words.get("sources-new"),
        detail: words.get("sources-group-new"),
        icon: icons::PLUS,
    };
    offers.push((Offer::New, new));
    offers
}

/// Shows it.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, form: &mut Form) {
    let words = cx.words();
    page::section(ui, &words.get("sources-section-source"), "");
    let Ok(sheet) = cx.desk.sheet(id) else { return };
    let source = sheet.source.clone();
    let chosen = source
        .as_ref()
        .map_or_else(|| words.get("sources-not-stated"), |key| labels::source(cx.desk, key));
    let mut offered: Vec<Offer> = Vec::new();
    let picker = form.picker("source");
    let mut query = String::new();
    let line = page::form_row(ui, &words.get("sources-choose"), |ui, _| {
        ui.add_enabled_ui(!cx.read_only, |ui| {
            let width = ui.available_width().min(520.0);
            combo(
                ui,
                &words.get("sources-choose"),
                &chosen,
                width,
                picker,
                &words.get("sources-choose-hint"),
                |typed| {
                    typed.clone_into(&mut query);
                    let (kept, choices) = offers(cx.desk, words, typed).into_iter().unzip();
                    offered = kept;
                    choices
                },
            )
        })
        .inner
    });
    match line.and_then(|line| offered.into_iter().nth(line)) {
        None => {}
        Some(Offer::Stated(key)) => {
            form.new = None;
            state(
                cx,
                id,
                &SourceStatement {
                    key: Some(key),
                    ..SourceStatement::default()
                },
            );
        }
        Some(Offer::Known(known)) => {
            form.new = None;
            let statement = SourceStatement {
                key: Some(SourceKey::from(known.code.as_str())),
                name: Some(known.title),
                kind: Some(known.source_type),
                ..SourceStatement::default()
            };
            state(cx, id, &statement);
        }
        Some(Offer::New) => {
            form.new = Some(NewSource {
                name: query,
                focus: true,
                ..NewSource::default()
            });
        }
    }
    if form.new.is_some() {
        new_source(ui, cx, id, form);
    } else if let Some(key) = source {
        details(ui, cx, id, &key, form);
    }
}

/// Name, kind, agency and contact of a source that is stated; they hold for every table that uses it.
fn details(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, key: &SourceKey, form: &mut Form) {
    let words = cx.words();
    let Some(source) = cx.desk.answers().sources.get(key).cloned() else {
        return;
    };
    let label = words.get("sources-name");
    page::form_row(ui, &label, |ui, _| {
        let hint = words.get("sources-name-hint");
        let text = FreeText {
            field: Field::Name,
            name: &label,
            stored: &source.name,
            hint: &hint,
        };
        text_field(ui, cx, id, form, text);
    });
    page::form_row(ui, &words.get("sources-kind"), |ui, _| {
        let kind = kind_combo(ui, cx, form, source.kind.as_deref());
        if let Some(kind) = kind {
            state(
                cx,
                id,
                &SourceStatement {
                    kind: Some(kind),
                    ..SourceStatement::default()
                },
            );
        }
    });
    page::form_row(ui, &words.get("sources-agency"), |ui, _| {
        if let Some(agency) = agency_combo(ui, cx, form, &source.agency) {
            state(
                cx,
                id,
                &SourceStatement {
                    agency: Some(agency),
                    ..SourceStatement::default()
                },
            );
        }
    });
    let label = words.get("sources-contact");
    page::form_row(ui, &label, |ui, _| {
        let hint = words.get("sources-contact-hint");
        let text = FreeText {
            field: Field::Contact,
            name: &label,
            stored: &source.contact,
            hint: &hint,
        };
        text_field(ui, cx, id, form, text);
        let users = cx
            .desk
            .answers()
            .sheets
            .values()
            .filter(|sheet| sheet.source.as_ref() == Some(key));
        let tables: std::collections::BTreeSet<_> = users.map(|sheet| (&sheet.phase, &sheet.table)).collect();
        parts::small(ui, words.count("sources-used-in", tables.len()));
    });
}

/// ILO's kinds of source. Returns the code of the one that was chosen.
fn kind_combo(ui: &mut Ui, cx: &ScreenContext<'_>, form: &mut Form, chosen: Option<&str>) -> Option<String> {
    let words = cx.words();
    let notes = &cx.desk.pack().notes;
    let text = chosen
        .and_then(|code| notes.source_type(code))
        .map(|kind| kind_label(words, &kind.code, &kind.label));
    let text = text.unwrap_or_else(|| words.get("sources-kind-hint"));
    let mut codes = Vec::new();
    let picker = form.picker("kind");
    let line = ui
        .add_enabled_ui(!cx.read_only, |ui| {
            let width = ui.available_width().min(520.0);
            combo(
                ui,
                &words.get("sources-kind"),
                &text,
                width,
                picker,
                &words.get("sources-kind-hint"),
                |query| {
                    let kinds = notes
                        .source_types()
                        .iter()
                        .map(|kind| (kind, kind_label(words, &kind.code, &kind.label)));
                    let kinds =
                        kinds.filter(|(kind, label)| matches(query, &[&kind.code, label, &kind.label, &kind.acronym]));
                    let (kept, choices) = kinds
                        .map(|(kind, label)| (kind.code.clone(), Choice::new(label, kind.code.clone())))
                        .unzip();
                    codes = kept;
                    choices
                },
            )
        })
        .inner;
    line.and_then(|line| codes.into_iter().nth(line))
}

/// The name of a kind of source: ours where there is one, else ILO's.
fn kind_label(words: Words, code: &str, ilo: &str) -> String {
    let id = format!("source-type-{code}");
    let own = words.get(&id);
    if own == id { ilo.to_owned() } else { own }
}

/// The institutions that are known for the country, agencies named before, or what was typed.
fn agency_combo(ui: &mut Ui, cx: &ScreenContext<'_>, form: &mut Form, chosen: &str) -> Option<String> {
    let words = cx.words();
    let text = if chosen.is_empty() {
        words.get("sources-agency-hint")
    } else {
        chosen.to_owned()
    };
    let mut found: Vec<String> = Vec::new();
    let picker = form.picker("agency");
    let line = ui
        .add_enabled_ui(!cx.read_only, |ui| {
            let width = ui.available_width().min(520.0);
            combo(
                ui,
                &words.get("sources-agency"),
                &text,
                width,
                picker,
                &words.get("sources-agency-hint"),
                |query| {
                    let mut choices: Vec<Choice> = Vec::new();
                    let typed = query.trim();
                    let mut known: Vec<(String, String)> = Vec::new();
                    let stated = words.get("sources-group-stated");
                    let before = cx.desk.answers().sources.values().map(|source| source.agency.as_str());
                    for agency in before
                        .chain([cx.desk.setting("preparer_agency")])
                        .filter(|agency| !agency.is_empty())
                    {
                        known.push((agency.to_owned(), stated.clone()));
                    }
                    if let Some(area) = cx.desk.answers().area() {
                        for institution in cx.desk.pack().notes.institutions(&area) {
                            let kind = words.get(institution_id(institution.kind));
                            known.push((institution.name.clone(), kind));
                        }
                    }
                    known.dedup_by(|a, b| a.0 == b.0);
                    for (name, detail) in known {
                        if matches(typed, &[&name, &detail]) && !found.contains(&name) {
                            choices.push(Choice::new(name.clone(), detail));
                            found.push(name);
                        }
                    }
                    if !typed.is_empty() && !found.iter().any(|name| name == typed) {
                        choices.push(Choice {
                            label: typed.to_owned(),
                            detail: words.get("sources-as-typed"),
                            icon: icons::PLUS,
                        });
                        found.push(typed.to_owned());
                    }
                    choices
                },
            )
        })
        .inner;
    line.and_then(|line| found.into_iter().nth(line))
}

fn institution_id(kind: crate::questionnaire::InstitutionKind) -> &'static str {
    use crate::questionnaire::InstitutionKind::{LabourMinistry, Other, StatisticalOffice};
    match kind {
        LabourMinistry => "institution-LM",
        StatisticalOffice => "institution-NSO",
        Other => "institution-ONI",
    }
}

/// The form of a new source; it stands once it is confirmed, as one action.
fn new_source(ui: &mut Ui, cx: &mut ScreenContext<'_>, id: SheetId, form: &mut Form) {
    let words = cx.words();
    let Some(mut new) = form.new.take() else { return };
    ui.add_space(4.0);
    parts::section(ui, &words.get("sources-new-title"));
    let focus = std::mem::take(&mut new.focus);
    let fields = [
        ("sources-name", "sources-name-hint", &mut new.name, true),
        ("sources-new-key", "sources-new-key-hint", &mut new.key, false),
    ];
    for (label, hint, text, first) in fields {
        let name = words.get(label);
        page::form_row(ui, &name, |ui, _| {
            let hint = eframe::egui::RichText::new(words.get(hint)).weak();
            let edit = TextEdit::singleline(text)
                .desired_width(f32::INFINITY)
                .hint_text(hint)
                .margin(Margin::symmetric(8, 5));
            let field = ui.add(edit).accessible_name(&name);
            if first && focus {
                field.request_focus();
            }
        });
    }
    page::form_row(ui, &words.get("sources-kind"), |ui, _| {
        if let Some(kind) = kind_combo(ui, cx, form, new.kind.as_deref()) {
            new.kind = Some(kind);
        }
    });
    page::form_row(ui, &words.get("sources-agency"), |ui, _| {
        if let Some(agency) = agency_combo(ui, cx, form, &new.agency) {
            new.agency = agency;
        }
    });
    let name = words.get("sources-contact");
    page::form_row(ui, &name, |ui, _| {
        let hint = eframe::egui::RichText::new(words.get("sources-contact-hint")).weak();
        let edit = TextEdit::singleline(&mut new.contact)
            .desired_width(f32::INFINITY)
            .hint_text(hint)
            .margin(Margin::symmetric(8, 5));
        ui.add(edit).accessible_name(&name);
    });
    let (mut save, mut cancel) = (false, false);
    page::form_row(ui, "", |ui, _| {
        ui.horizontal(|ui| {
            let can = !new.name.trim().is_empty() && new.kind.is_some();
            save = page::main_button(ui, can, icons::CHECK, &words.get("sources-new-save")).clicked();
            cancel = parts::button(ui, icons::X, &words.get("sources-new-cancel")).clicked();
        });
    });
    if save {
        let key = if new.key.trim().is_empty() {
            new.name.trim()
        } else {
            new.key.trim()
        };
        let statement = SourceStatement {
            key: Some(SourceKey::from(key)),
            name: Some(new.name.clone()),
            kind: new.kind.clone(),
            agency: Some(new.agency.clone()).filter(|agency| !agency.is_empty()),
            contact: Some(new.contact.clone()).filter(|contact| !contact.is_empty()),
            ..SourceStatement::default()
        };
        if state(cx, id, &statement) {
            return;
        }
    }
    if !cancel {
        form.new = Some(new);
    }
}
