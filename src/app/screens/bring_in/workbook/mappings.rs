//! How a workbook is read, kept under a name: so that next year's is read the same way, and other country files can have it.

use super::{Proposed, WorkbookState};
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::file_dialogs::{Chosen, FileRequest, PendingFile, path_field};
use crate::app::widgets::text_field;
use crate::app::{icons, parts, theme};
use crate::exchange::national::Mapping;
use eframe::egui::{Label, RichText, ScrollArea, Ui};
use std::path::Path;

/// View state of the panel.
#[derive(Default)]
pub(super) struct Mappings {
    name: Option<String>,
    /// The mappings that the file keeps, and the revision they were read at.
    kept: Option<(u64, Vec<(String, Mapping)>)>,
    /// The path of a file with a mapping, as typed.
    path: String,
    chooser: Option<PendingFile>,
    /// Where a mapping is to be written.
    handing_out: Option<(String, PendingFile)>,
    take_keyboard: bool,
}

impl Mappings {
    /// The name of the mapping takes the keyboard.
    pub fn take_keyboard(&mut self) {
        self.take_keyboard = true;
    }

    fn kept(&mut self, cx: &ScreenContext<'_>) -> Vec<(String, Mapping)> {
        let revision = cx.desk.revision();
        if self.kept.as_ref().is_none_or(|(of, _)| *of != revision) {
            self.kept = Some((revision, cx.desk.mappings().into_iter().collect()));
        }
        self.kept.as_ref().map(|(_, kept)| kept.clone()).unwrap_or_default()
    }
}

/// A name to begin with: that of the file without its ending, years and marks.
fn proposed_name(file: &str) -> String {
    let stem = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
    let plain: String = stem
        .chars()
        .map(|letter| if letter.is_alphabetic() { letter } else { ' ' })
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    if words.is_empty() {
        file.to_owned()
    } else {
        words.join(" ")
    }
}

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    look_at_chooser(cx, state);
    ScrollArea::vertical()
        .id_salt("mappings")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - 6.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            keep(ui, cx, state);
            ui.separator();
            kept(ui, cx, state);
            ui.separator();
            take_from_file(ui, cx, state);
            if state.proposed.workbook.is_told() {
                ui.separator();
                let words = cx.words();
                let forget = parts::button(ui, icons::ARROW_COUNTER_CLOCKWISE, &words.get("workbook-forget-all"));
                if forget.on_hover_text(words.get("workbook-forget-all-tip")).clicked() {
                    state.workbook_mut().forget();
                    state.propose(cx.shell.jobs);
                }
            }
        });
}

/// Keeps how the workbook is read now.
fn keep(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    ui.add(Label::new(words.get("workbook-mapping-about")).wrap());
    let workbook = &state.proposed.workbook;
    let first = || {
        workbook
            .mapping
            .clone()
            .unwrap_or_else(|| proposed_name(&workbook.name))
    };
    let mut name = state.mappings.name.take().unwrap_or_else(first);
    let label = words.get("workbook-mapping-name");
    parts::small(ui, &label);
    let field = text_field::single_line(ui, &label, &mut name, "");
    if std::mem::take(&mut state.mappings.take_keyboard) {
        field.request_focus();
    }
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    let exists = state.mappings.kept(cx).iter().any(|(known, _)| known == name.trim());
    let id = if exists {
        "workbook-mapping-replace"
    } else {
        "workbook-mapping-keep"
    };
    let can = !cx.read_only && !name.trim().is_empty() && !state.is_busy();
    let pressed = parts::button_if(ui, can, icons::FLOPPY_DISK, &words.get(id)).clicked();
    if can && (pressed || enter) {
        let kept = cx.desk.keep_mapping(&name, &state.proposed.workbook);
        if cx.report(kept).is_some() {
            state.workbook_mut().mapping = Some(name.trim().to_owned());
            cx.shell
                .say(NoticeKind::Done, words.name("workbook-mapping-kept", name.trim()));
        }
    }
    state.mappings.name = Some(name);
}

/// The mappings of the file.
fn kept(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    parts::section(ui, &words.get("workbook-mappings"));
    let kept = state.mappings.kept(cx);
    if kept.is_empty() {
        parts::muted(ui, words.get("workbook-mappings-none"));
    }
    let accent = theme::palette(ui.ctx()).accent;
    for (name, mapping) in &kept {
        let here = state.proposed.workbook.mapping.as_ref() == Some(name);
        let (mut read, mut give, mut drop) = (false, false, false);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let width = (ui.available_width() - 92.0).max(60.0);
            let text = if here {
                RichText::new(format!("{}  {name}", icons::CHECK)).color(accent)
            } else {
                RichText::new(name)
            };
            ui.allocate_ui(eframe::egui::vec2(width, 24.0), |ui| {
                ui.set_width(width);
                ui.add(Label::new(text).truncate())
                    .on_hover_text(words.name("workbook-mapping-from", &mapping.made_from));
            });
            let can = !state.is_busy();
            read = parts::icon_button(ui, icons::EYE, &words.name("workbook-mapping-read", name), can).clicked();
            give = parts::icon_button(ui, icons::EXPORT, &words.name("workbook-mapping-give", name), true).clicked();
            let tip = words.name("workbook-mapping-drop", name);
            drop = parts::icon_button(ui, icons::TRASH, &tip, !cx.read_only).clicked();
        });
        if read {
            read_by(cx, state, name, mapping);
        }
        if give && state.mappings.handing_out.is_none() {
            let file = format!("{name}.ilms-mapping.json");
            let request = FileRequest::save(words.get("workbook-mapping-give-title"), file)
                .kind(words.get("workbook-mapping-kind"), &["json"])
                .beside(cx.desk.path());
            state.mappings.handing_out = Some((name.clone(), cx.shell.files.ask(ui.ctx(), &request)));
        }
        if drop {
            let dropped = cx.desk.drop_mapping(name);
            if cx.report(dropped).is_some() && here {
                state.workbook_mut().mapping = None;
            }
        }
    }
}

/// Reads the workbook by a mapping, in place of all that was said.
fn read_by(cx: &ScreenContext<'_>, state: &mut WorkbookState, name: &str, mapping: &Mapping) {
    let (mut workbook, mapping, name) = (state.proposed.workbook.clone(), mapping.clone(), name.to_owned());
    state.said = None;
    state.proposing = Some(cx.shell.jobs.start("read by mapping", move |_| {
        let fits = workbook.read_by(&name, &mapping);
        Proposed {
            misfit: (!fits).then_some(name),
            ..Proposed::of(workbook)
        }
    }));
}

/// Takes a mapping that another country file has handed out.
fn take_from_file(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let words = cx.words();
    let label = words.get("workbook-mapping-take");
    parts::small(ui, &label);
    let beside = cx.desk.path().to_owned();
    let request = || {
        FileRequest::open(words.get("workbook-mapping-take"))
            .kind(words.get("workbook-mapping-kind"), &["json"])
            .beside(&beside)
    };
    let mappings = &mut state.mappings;
    let entered = path_field(
        ui,
        words,
        cx.shell.files,
        &label,
        &mut mappings.path,
        &mut mappings.chooser,
        request,
    );
    if !entered || cx.read_only {
        return;
    }
    let path = std::mem::take(&mut mappings.path);
    let read = cx.desk.read_mapping(Path::new(path.trim()));
    let Some(name) = cx.report(read) else { return };
    cx.shell
        .say(NoticeKind::Done, words.name("workbook-mapping-taken", &name));
    let kept = state.mappings.kept(cx);
    if let Some((name, mapping)) = kept.iter().find(|(known, _)| *known == name) {
        read_by(cx, state, name, mapping);
    }
}

fn look_at_chooser(cx: &mut ScreenContext<'_>, state: &mut WorkbookState) {
    let Some((name, pending)) = state.mappings.handing_out.take() else {
        return;
    };
    match pending.look() {
        Chosen::Waiting => state.mappings.handing_out = Some((name, pending)),
        Chosen::Nothing => {}
        Chosen::File(path) => {
            let written = cx.desk.write_mapping(&name, &path);
            if cx.report(written).is_some() {
                let sentence = cx.words().name("workbook-mapping-given", &path.display().to_string());
                cx.shell.say(NoticeKind::Done, sentence);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::proposed_name;

    #[test]
    fn the_name_proposed_does_not_change_from_year_to_year() {
        for (file, name) in [
            ("Penempatan_TKI-2014.xlsx", "Penempatan TKI"),
            ("d01-idn-placement.xlsx", "d idn placement"),
            ("2014.xls", "2014.xls"),
        ] {
            assert_eq!(proposed_name(file), name);
        }
    }
}
