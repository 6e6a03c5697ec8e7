//! What stands in the way of a final package, each reached by a click or Enter.

use crate::app::command::Command;
use crate::app::context::{Place, ScreenContext};
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::{self, RowListState, RowLook, Rows};
use crate::app::screens::{findings, labels};
use crate::app::{icons, parts, theme};
use crate::checks::Entry;
use crate::checks::allowance::key_of;
use crate::questionnaire::Severity;
use eframe::egui::{Align2, Rect, TextStyle, Ui, pos2};

/// Draft or final, said plainly.
pub(super) fn standing(ui: &mut Ui, cx: &mut ScreenContext<'_>) {
    let words = cx.words();
    let open = cx.desk.readiness().entries.len();
    if open == 0 {
        let title = words.get("submit-final");
        page::message_with(
            ui,
            Tone::Fine,
            icons::SEAL_CHECK,
            &title,
            &words.get("submit-nothing-in-the-way"),
            |_| (),
        );
    } else {
        let title = words.count("submit-draft", open);
        page::message_with(
            ui,
            Tone::Warning,
            icons::NOTE_PENCIL,
            &title,
            &words.get("submit-draft-about"),
            |_| (),
        );
    }
    let (entries, findings) = (cx.desk.entries(), cx.desk.findings().collect::<Vec<_>>());
    let warns = |entry: &&Entry| cx.desk.open_severity(entry, &findings) == Some(Severity::Warning);
    let (still_open, wrong): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.completeness);
    let (warnings, unanswered) = (wrong.into_iter().filter(warns).count(), still_open.len());
    let explained = cx.desk.explained_count();
    let mut all = false;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if warnings > 0 {
            parts::small(ui, words.count("submit-warnings", warnings));
        }
        if explained > 0 {
            parts::small(ui, words.count("submit-explained", explained));
        }
        not_needed(ui, cx);
        if unanswered > 0 {
            parts::small(ui, words.count("submit-unanswered", unanswered));
        }
    });
    ui.horizontal_wrapped(|ui| {
        if open > 0 {
            page::section(ui, &words.get("submit-in-the-way"), "");
        }
        if cx.desk.findings().len() > 0 {
            all = page::link(ui, &words.get("submit-all-findings")).clicked();
        }
    });
    if all {
        cx.send(Command::GoTo(Place::Findings));
    }
}

/// Explanations whose finding does not stand any more, with the way to take them back.
fn not_needed(ui: &mut Ui, cx: &mut ScreenContext<'_>) {
    let words = cx.words();
    let keys = cx
        .desk
        .allowances_not_needed()
        .into_iter()
        .map(key_of)
        .map(str::to_owned);
    let keys: Vec<String> = keys.collect();
    if keys.is_empty() {
        return;
    }
    let mut take_back = false;
    ui.horizontal_wrapped(|ui| {
        parts::small(ui, words.count("allowance-not-needed", keys.len()));
        take_back = !cx.read_only && page::link(ui, &words.get("allowance-take-back")).clicked();
    });
    if take_back {
        let done = cx.desk.take_back(&keys);
        cx.report(done);
    }
}

/// About how high the list is when nothing bounds it.
pub(super) fn height(cx: &ScreenContext<'_>) -> f32 {
    cx.desk.readiness().entries.len() as f32 * 52.0
}

/// The list.
pub(super) fn list(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut RowListState) {
    let words = cx.words();
    let chosen = cx.desk.readiness().entries;
    if chosen.is_empty() {
        return;
    }
    let (all, findings) = (cx.desk.entries(), cx.desk.findings().collect::<Vec<_>>());
    let entries: Vec<&Entry> = chosen.into_iter().filter_map(|at| all.get(at)).collect();
    let rows = Obstacles {
        words: entries
            .iter()
            .map(|entry| words.get(page::severity_look(entry.severity).2))
            .collect(),
        sentences: entries
            .iter()
            .map(|entry| {
                let sentence = cx.desk.entry_sentence(entry, &findings, words.0);
                match &entry.table {
                    Some(code) => labels::with_label(cx.desk, code, &sentence, words),
                    None => sentence,
                }
            })
            .collect(),
        entries: &entries,
    };
    let stamp = cx.desk.revision() * 2 + u64::from(words.0 != crate::questionnaire::Language::English);
    let out = row_list::show(ui, "in the way", &words.get("submit-in-the-way"), stamp, &rows, state);
    let command = out
        .acted
        .and_then(|index| entries.get(index))
        .and_then(|entry| findings::way_to_entry(cx.desk, entry, &findings));
    match command {
        // Already here: the preparer's name stands in the first card.
        None | Some(Command::GoTo(Place::Submit)) => {}
        Some(command) => cx.send(command),
    }
}

struct Obstacles<'a> {
    entries: &'a [&'a Entry],
    sentences: Vec<String>,
    words: Vec<String>,
}

const SIGN: f32 = 28.0;

impl Rows for Obstacles<'_> {
    fn count(&self) -> usize {
        self.entries.len()
    }

    fn name(&self, index: usize) -> String {
        format!("{}: {}", self.words[index], self.sentences[index])
    }

    fn height(&self, ui: &Ui, width: f32, index: usize) -> f32 {
        let text = page::wrapped(
            ui,
            &self.sentences[index],
            parts::body(ui),
            ui.visuals().text_color(),
            width - SIGN - 12.0,
        );
        text.size().y + 12.0
    }

    fn paint(&self, ui: &Ui, rect: Rect, index: usize, _look: RowLook) {
        let palette = theme::palette(ui.ctx());
        let (icon, tone, _) = page::severity_look(self.entries[index].severity);
        let top = rect.top() + 6.0;
        let line = ui.text_style_height(&TextStyle::Body);
        let sign = pos2(rect.left() + 6.0, top + line / 2.0);
        ui.painter().text(
            sign,
            Align2::LEFT_CENTER,
            icon,
            parts::body(ui),
            tone.colours(palette).0,
        );
        let text = page::wrapped(
            ui,
            &self.sentences[index],
            parts::body(ui),
            palette.text,
            rect.width() - SIGN - 12.0,
        );
        ui.painter().galley(pos2(rect.left() + SIGN, top), text, palette.text);
    }
}
