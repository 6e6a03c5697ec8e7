//! What stands in the way of a final package, each reached by a click or Enter.

use crate::app::command::Command;
use crate::app::context::{Place, ScreenContext};
use crate::app::screens::page::{self, Tone};
use crate::app::screens::row_list::{self, RowListState, RowLook, Rows};
use crate::app::screens::{findings, labels};
use crate::app::{icons, parts, theme};
use crate::checks::Finding;
use crate::questionnaire::Severity;
use eframe::egui::{Align2, Rect, TextStyle, Ui, pos2};

/// Draft or final, said plainly.
pub(super) fn standing(ui: &mut Ui, cx: &mut ScreenContext<'_>) {
    let words = cx.words();
    let open = cx.desk.readiness().in_the_way.len();
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
    let warnings = cx
        .desk
        .findings()
        .filter(|finding| finding.severity == Severity::Warning && !finding.completeness)
        .count();
    let unanswered = cx.desk.findings().filter(|finding| finding.completeness).count();
    let mut all = false;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        if warnings > 0 {
            parts::small(ui, words.count("submit-warnings", warnings));
        }
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

/// About how high the list is when nothing bounds it.
pub(super) fn height(cx: &ScreenContext<'_>) -> f32 {
    cx.desk.readiness().in_the_way.len() as f32 * 52.0
}

/// The list.
pub(super) fn list(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut RowListState) {
    let words = cx.words();
    let keys = cx.desk.readiness().in_the_way;
    if keys.is_empty() {
        return;
    }
    let wanted: std::collections::BTreeSet<&str> = keys.iter().map(String::as_str).collect();
    let findings: Vec<&Finding> = cx
        .desk
        .findings()
        .filter(|finding| wanted.contains(finding.key.as_str()))
        .collect();
    let rows = Obstacles {
        words: findings
            .iter()
            .map(|finding| words.get(page::severity_look(finding.severity).2))
            .collect(),
        sentences: findings
            .iter()
            .map(|finding| {
                let sentence = cx.desk.sentence(finding, words.0);
                match &finding.table {
                    Some(code) => labels::with_label(cx.desk, code, &sentence, words),
                    None => sentence,
                }
            })
            .collect(),
        findings: &findings,
    };
    let stamp = cx.desk.revision() * 2 + u64::from(words.0 != crate::questionnaire::Language::English);
    let out = row_list::show(ui, "in the way", &words.get("submit-in-the-way"), stamp, &rows, state);
    let command = out
        .acted
        .and_then(|index| findings.get(index))
        .map(|finding| findings::way_to(cx.desk, finding));
    match command {
        // Already here: the preparer's name stands in the first card.
        None | Some(Command::GoTo(Place::Submit)) => {}
        Some(command) => cx.send(command),
    }
}

struct Obstacles<'a> {
    findings: &'a [&'a Finding],
    sentences: Vec<String>,
    words: Vec<String>,
}

const SIGN: f32 = 28.0;

impl Rows for Obstacles<'_> {
    fn count(&self) -> usize {
        self.findings.len()
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
        let (icon, tone, _) = page::severity_look(self.findings[index].severity);
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
