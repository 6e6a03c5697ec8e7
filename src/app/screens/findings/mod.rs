//! Findings: everything that is wrong, odd or still to be answered, grouped by table and check. Enter goes there.
//!
//! Nothing is cut: the list holds every finding, however many, and draws those that can be seen. What is said and how bad
//! it is comes from the checks; this screen only sorts, filters and leads to the cell. `list.rs` draws the list.

mod list;

use self::list::View;
use super::labels;
use super::page::{self, Tone};
use super::row_list::{self, RowListState};
use crate::app::command::Command;
use crate::app::context::{Place, ScreenContext};
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::checks::Finding;
use crate::desk::Desk;
use crate::questionnaire::{Arg, CheckId, CheckKind, Language, Severity, TableCode};
use eframe::egui::{Stroke, Ui};
use std::cell::RefCell;
use std::rc::Rc;

/// Which findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Whatever is wrong or odd.
    #[default]
    All,
    /// What stands in the way of a final package.
    Errors,
    /// What is odd.
    Warnings,
    /// What is good to know.
    Notes,
    /// What is still to be answered.
    Unanswered,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::All, Kind::Errors, Kind::Warnings, Kind::Notes, Kind::Unanswered];

    fn holds(self, finding: &Finding) -> bool {
        match self {
            Kind::Unanswered => finding.completeness,
            _ if finding.completeness => false,
            Kind::All => true,
            Kind::Errors => finding.severity >= Severity::Error,
            Kind::Warnings => finding.severity == Severity::Warning,
            Kind::Notes => finding.severity == Severity::Note,
        }
    }

    fn text_id(self) -> &'static str {
        match self {
            Kind::All => "findings-all",
            Kind::Errors => "findings-errors",
            Kind::Warnings => "findings-warnings",
            Kind::Notes => "findings-notes",
            Kind::Unanswered => "findings-unanswered",
        }
    }

    fn sign(self) -> Option<(&'static str, Tone)> {
        match self {
            Kind::All => None,
            Kind::Errors => Some((icons::X_CIRCLE, Tone::Error)),
            Kind::Warnings => Some((icons::WARNING, Tone::Warning)),
            Kind::Notes => Some((icons::INFO, Tone::Plain)),
            Kind::Unanswered => Some((icons::CIRCLE_DASHED, Tone::Plain)),
        }
    }
}

/// View state of the screen.
#[derive(Default)]
pub struct FindingsState {
    kind: Kind,
    filter: String,
    list: RowListState,
    prepared: Option<Prepared>,
    /// The finding that was chosen, so that it stays chosen while others come and go.
    chosen: Option<String>,
    /// Rises with every preparation, so that the list measures anew.
    stamp: u64,
}

impl FindingsState {
    /// The screen was gone to: the list takes the keyboard.
    pub(super) fn arrive(&mut self) {
        self.list.focus();
    }
}

/// A line of the list.
#[derive(Clone, Debug)]
enum Line {
    /// A table, or the questionnaire as a whole, with what it holds.
    Table { title: String, count: usize },
    /// A check within a table.
    Check { name: String, count: usize },
    /// A finding, by its place among the desk's.
    Finding(usize),
}

/// The list made ready for one state of the file, language and filter.
struct Prepared {
    of: (u64, Language, Kind, String),
    lines: Vec<Line>,
    counts: [usize; 5],
    shown: usize,
    sentences: RefCell<Vec<Option<Rc<str>>>>,
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut FindingsState) {
    page::with_height(ui, 320.0, |ui| contents(ui, cx, state));
}

fn contents(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut FindingsState) {
    let words = cx.words();
    prepare(cx.desk, words.0, state);
    let Some(prepared) = &state.prepared else { return };
    let (counts, shown) = (prepared.counts, prepared.shown);
    page::header(ui, &words.get("findings-title"), &words.get("findings-about"), |ui| {
        let of = counts[state.kind as usize];
        if shown < of {
            let text = words.with("findings-shown", &[("shown", Arg::from(shown)), ("all", Arg::from(of))]);
            parts::muted(ui, text);
        }
    });
    if counts[Kind::All as usize] + counts[Kind::Unanswered as usize] > 0 {
        toolbar(ui, words, counts, state);
    }
    if shown == 0 && state.kind == Kind::All && counts[Kind::All as usize] == 0 {
        good(ui, cx, counts[Kind::Unanswered as usize], state);
        return;
    }
    if shown == 0 {
        nothing_matches(ui, words, counts[state.kind as usize], state);
        return;
    }
    let Some(prepared) = &state.prepared else { return };
    let findings: Vec<&Finding> = cx.desk.findings().collect();
    let palette = theme::palette(ui.ctx());
    let line = Stroke::new(1.0, palette.line);
    ui.painter()
        .hline(ui.max_rect().x_range(), ui.cursor().top() - 4.0, line);
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= 24.0;
    let view = View {
        desk: cx.desk,
        findings: &findings,
        words,
        prepared,
    };
    let label = words.get("findings-list");
    let out = ui
        .scope_builder(eframe::egui::UiBuilder::new().max_rect(room), |ui| {
            row_list::show(ui, "findings", &label, state.stamp, &view, &mut state.list)
        })
        .inner;
    parts::small(ui, words.get("findings-keys"));
    let finding_at = |index: usize| match prepared.lines.get(index) {
        Some(Line::Finding(at)) => findings.get(*at).copied(),
        _ => None,
    };
    if let Some(finding) = out.moved.and_then(finding_at) {
        state.chosen = Some(finding.key.clone());
    }
    if let Some(command) = out.acted.and_then(finding_at).map(|finding| way_to(cx.desk, finding)) {
        cx.send(command);
    }
}

/// Where a finding is put right: its cell, the statement of its sheet's source, its table, or the preparer's name.
pub fn way_to(desk: &Desk, finding: &Finding) -> Command {
    let kind = desk.pack().check(&finding.check).map(|check| &check.kind);
    match (kind, finding.sheet, finding.cells.first(), &finding.table) {
        (Some(CheckKind::SourceMissing | CheckKind::DefinitionMissing { .. }), Some(sheet), _, _) => {
            Command::GoToSource(sheet)
        }
        (_, _, Some(cell), _) => Command::GoToCell(cell.clone()),
        (_, Some(sheet), None, Some(table)) => Command::GoToSheet(table.clone(), sheet),
        (_, None, None, Some(table)) => Command::GoTo(Place::Table(table.clone())),
        (_, _, None, None) => Command::GoTo(Place::Submit),
    }
}

fn toolbar(ui: &mut Ui, words: Words, counts: [usize; 5], state: &mut FindingsState) {
    let palette = theme::palette(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (kind, count) in Kind::ALL.into_iter().zip(counts) {
            if count == 0 && kind != state.kind && kind != Kind::All {
                continue;
            }
            let text = words.get(kind.text_id());
            let name = words.with(
                "findings-show-severity",
                &[("what", Arg::from(&text)), ("count", Arg::from(count))],
            );
            let sign = kind.sign().map(|(icon, tone)| (icon, tone.colours(palette).0));
            if page::filter_button(ui, state.kind == kind, sign, &text, count, &name).clicked() {
                state.kind = kind;
            }
        }
        ui.add_space(12.0);
        ui.scope(|ui| {
            ui.set_max_width(360.0_f32.min(ui.max_rect().width()));
            page::filter_field(
                ui,
                &words.get("findings-filter"),
                &words.get("findings-filter-hint"),
                &mut state.filter,
            );
        });
    });
    ui.add_space(4.0);
}

/// What is shown when nothing is wrong.
fn good(ui: &mut Ui, cx: &mut ScreenContext<'_>, unanswered: usize, state: &mut FindingsState) {
    let words = cx.words();
    let sheets = cx.desk.answers().sheets_of(cx.desk.phase()).map(|(id, _)| id);
    let cells: usize = sheets
        .filter_map(|id| cx.desk.answers().figures.get(&id))
        .map(std::collections::BTreeMap::len)
        .sum();
    let text = words.with("findings-none-text", &[("cells", Arg::from(cells))]);
    let (tone, icon) = if cells == 0 {
        (Tone::Plain, icons::LIST_CHECKS)
    } else {
        (Tone::Fine, icons::CHECK_CIRCLE)
    };
    let (next, place) = if cells == 0 {
        (words.get("findings-none-begin"), Place::Overview)
    } else {
        (words.get("findings-none-next"), Place::Submit)
    };
    let mut go = false;
    page::nothing_here(ui, tone, icon, &words.get("findings-none-title"), &text, |ui| {
        go = page::main_button(ui, true, icons::ARROW_RIGHT, &next).clicked();
        if unanswered > 0 && page::link(ui, &words.count("findings-none-unanswered", unanswered)).clicked() {
            state.kind = Kind::Unanswered;
        }
    });
    if go {
        cx.send(Command::GoTo(place));
    }
}

fn nothing_matches(ui: &mut Ui, words: Words, all: usize, state: &mut FindingsState) {
    let text = words.with("findings-filtered-text", &[("all", Arg::from(all))]);
    let mut clear = false;
    page::nothing_here(
        ui,
        Tone::Plain,
        icons::FUNNEL,
        &words.get("findings-filtered-title"),
        &text,
        |ui| {
            clear = ui.button(words.get("findings-filtered-clear")).clicked();
        },
    );
    if clear {
        state.filter.clear();
        if all == 0 {
            state.kind = Kind::All;
        }
    }
}

/// Makes the list ready where the file, the language or the filter has changed.
fn prepare(desk: &Desk, language: Language, state: &mut FindingsState) {
    let filter = state.filter.trim().to_lowercase();
    let of = (desk.revision(), language, state.kind, filter.clone());
    if state.prepared.as_ref().is_some_and(|prepared| prepared.of == of) {
        return;
    }
    let findings: Vec<&Finding> = desk.findings().collect();
    // Sentences stay while only the filter changes.
    let kept = state
        .prepared
        .take()
        .filter(|old| (old.of.0, old.of.1) == (of.0, of.1))
        .map(|old| old.sentences);
    let sentences = kept.unwrap_or_else(|| RefCell::new(vec![None; findings.len()]));
    let mut counts = [0; 5];
    let mut chosen = Vec::new();
    for (at, finding) in findings.iter().enumerate() {
        for (count, kind) in counts.iter_mut().zip(Kind::ALL) {
            *count += usize::from(kind.holds(finding));
        }
        let matches = || {
            sentence_of(desk, language, &sentences, at, finding)
                .to_lowercase()
                .contains(&filter)
                || finding.key.to_lowercase().contains(&filter)
        };
        if state.kind.holds(finding) && (filter.is_empty() || matches()) {
            chosen.push(at);
        }
    }
    let shown = chosen.len();
    let lines = lines(desk, Words(language), &findings, &chosen);
    state.stamp += 1;
    let again = state.chosen.as_ref().and_then(|key| {
        lines
            .iter()
            .position(|line| matches!(line, Line::Finding(at) if &findings[*at].key == key))
    });
    if let Some(index) = again {
        state.list.choose(index);
    } else {
        state.list.selected = None;
    }
    state.prepared = Some(Prepared {
        of,
        lines,
        counts,
        shown,
        sentences,
    });
}

/// The findings in the order of the form, under their tables and checks; the worst table-less ones first.
fn lines(desk: &Desk, words: Words, findings: &[&Finding], chosen: &[usize]) -> Vec<Line> {
    let tables = &desk.pack().tables;
    let place_of = |table: &Option<TableCode>| {
        table
            .as_ref()
            .map(|code| tables.iter().position(|table| &table.code == code))
    };
    let checks = &desk.pack().checks;
    let check_place = |id: &CheckId| checks.iter().position(|check| &check.id == id);
    let mut sorted = chosen.to_vec();
    sorted.sort_by_key(|at| {
        let finding = &findings[*at];
        (
            place_of(&finding.table),
            std::cmp::Reverse(finding.severity),
            check_place(&finding.check),
            *at,
        )
    });
    let mut lines = Vec::with_capacity(sorted.len() * 2);
    for of_table in sorted.chunk_by(|a, b| findings[*a].table == findings[*b].table) {
        let table = findings[of_table[0]].table.as_ref();
        let title = table.map_or_else(
            || words.get("findings-of-questionnaire"),
            |code| labels::table(desk, code, words),
        );
        lines.push(Line::Table {
            title,
            count: of_table.len(),
        });
        for of_check in of_table.chunk_by(|a, b| findings[*a].check == findings[*b].check) {
            if of_check.len() > 1 {
                let check = desk.pack().check(&findings[of_check[0]].check);
                let name = check.map_or_else(String::new, |check| words.get(&labels::check_text_id(&check.kind)));
                lines.push(Line::Check {
                    name,
                    count: of_check.len(),
                });
            }
            lines.extend(of_check.iter().map(|at| Line::Finding(*at)));
        }
    }
    lines
}

fn sentence_of(
    desk: &Desk,
    language: Language,
    sentences: &RefCell<Vec<Option<Rc<str>>>>,
    at: usize,
    finding: &Finding,
) -> Rc<str> {
    if let Some(Some(sentence)) = sentences.borrow().get(at) {
        return Rc::clone(sentence);
    }
    let sentence: Rc<str> = desk.sentence(finding, language).into();
    if let Some(slot) = sentences.borrow_mut().get_mut(at) {
        *slot = Some(Rc::clone(&sentence));
    }
    sentence
}
