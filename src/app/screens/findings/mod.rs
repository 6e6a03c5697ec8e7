//! Findings: everything that is wrong, odd or still to be answered, one entry for each cause, grouped by table. Enter goes
//! there, Right shows what an entry is made of, F4 takes what is suggested.
//!
//! Nothing is cut: the list holds every entry, however many, and draws those that can be seen. What is said, what belongs
//! together and how bad it is comes from the checks; this screen only sorts, filters and leads on. `list.rs` draws the list.

mod list;

use self::list::{Pressed, View};
use super::labels;
use super::page::{self, Tone};
use super::row_list::{self, RowListState};
use crate::app::command::Command;
use crate::app::context::{Place, ScreenContext};
use crate::app::suggestions;
use crate::app::words::Words;
use crate::app::{icons, parts, theme};
use crate::checks::{Entry, Finding};
use crate::desk::Desk;
use crate::questionnaire::{Arg, CheckKind, Language, Severity, TableCode};
use eframe::egui::{Stroke, Ui};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

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
    /// What is explained.
    Explained,
    /// What is still to be answered.
    Unanswered,
}

impl Kind {
    const ALL: [Kind; 6] = [
        Kind::All,
        Kind::Errors,
        Kind::Warnings,
        Kind::Notes,
        Kind::Explained,
        Kind::Unanswered,
    ];

    fn holds(self, entry: &Entry, explained: bool) -> bool {
        match self {
            Kind::Unanswered => entry.completeness,
            _ if entry.completeness => false,
            Kind::All => true,
            Kind::Explained => explained,
            _ if explained => false,
            Kind::Errors => entry.severity >= Severity::Error,
            Kind::Warnings => entry.severity == Severity::Warning,
            Kind::Notes => entry.severity == Severity::Note,
        }
    }

    fn text_id(self) -> &'static str {
        match self {
            Kind::All => "findings-all",
            Kind::Errors => "findings-errors",
            Kind::Warnings => "findings-warnings",
            Kind::Notes => "findings-notes",
            Kind::Explained => "findings-explained",
            Kind::Unanswered => "findings-unanswered",
        }
    }

    fn sign(self) -> Option<(&'static str, Tone)> {
        match self {
            Kind::All => None,
            Kind::Errors => Some((icons::X_CIRCLE, Tone::Error)),
            Kind::Warnings => Some((icons::WARNING, Tone::Warning)),
            Kind::Notes => Some((icons::INFO, Tone::Plain)),
            Kind::Explained => Some((icons::CHECK, Tone::Plain)),
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
    /// The entry or finding that was chosen, so that it stays chosen while others come and go.
    chosen: Option<String>,
    /// Entries whose findings show.
    open: BTreeSet<String>,
    /// The number of a suggestion of the chosen entry that is to be taken.
    take: Option<usize>,
    /// Rises with every preparation, so that the list measures anew.
    stamp: u64,
}

impl FindingsState {
    /// The findings that are chosen in the list, by their keys.
    pub(in crate::app) fn chosen_keys(&self, desk: &Desk) -> Vec<String> {
        let Some((prepared, index)) = self.prepared.as_ref().zip(self.list.selected) else {
            return Vec::new();
        };
        match prepared.lines.get(index) {
            Some(Line::Entry { at, .. }) => prepared
                .entries
                .get(*at)
                .map_or_else(Vec::new, |entry| keys_of(desk, entry)),
            Some(Line::Finding { at, .. }) => desk
                .findings()
                .nth(*at)
                .map(|finding| finding.key.clone())
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The screen was gone to: the list takes the keyboard.
    pub(in crate::app) fn arrive(&mut self) {
        self.list.focus();
    }

    /// Takes a suggestion of the chosen entry when the list shows next.
    pub fn take(&mut self, number: usize) {
        self.take = Some(number);
    }
}

/// The findings of an entry, by their keys.
fn keys_of(desk: &Desk, entry: &Entry) -> Vec<String> {
    let findings: Vec<&Finding> = desk.findings().collect();
    let own = entry.findings.iter().filter_map(|at| findings.get(*at));
    own.map(|finding| finding.key.clone()).collect()
}

/// A line of the list.
#[derive(Clone, Debug)]
enum Line {
    /// A table, or the questionnaire as a whole, with what it holds.
    Table { title: String, count: usize },
    /// An entry, by its place among the desk's, and whether its findings show.
    Entry { at: usize, open: bool },
    /// A finding of the entry of that line, by its place among the desk's.
    Finding { at: usize, parent: usize },
}

/// What a preparation was made from: state of the file, language, filter, which entries are open, how many suggestions hidden.
type Basis = (u64, Language, Kind, String, BTreeSet<String>, usize);

/// The list made ready for one state of the file, language and filter.
struct Prepared {
    of: Basis,
    entries: Arc<[Entry]>,
    lines: Vec<Line>,
    counts: [usize; 6],
    shown: usize,
    /// Sentences as far as they were needed: of entries, of findings.
    said: RefCell<[Vec<Option<Rc<str>>>; 2]>,
}

impl Prepared {
    fn entry_sentence(&self, desk: &Desk, language: Language, findings: &[&Finding], at: usize) -> Rc<str> {
        said(&self.said, 0, at, || {
            desk.entry_sentence(&self.entries[at], findings, language)
        })
    }

    fn finding_sentence(&self, desk: &Desk, language: Language, findings: &[&Finding], at: usize) -> Rc<str> {
        said(&self.said, 1, at, || desk.sentence(findings[at], language))
    }
}

fn said(known: &RefCell<[Vec<Option<Rc<str>>>; 2]>, of: usize, at: usize, say: impl FnOnce() -> String) -> Rc<str> {
    if let Some(Some(sentence)) = known.borrow()[of].get(at) {
        return Rc::clone(sentence);
    }
    let sentence: Rc<str> = say().into();
    if let Some(slot) = known.borrow_mut()[of].get_mut(at) {
        *slot = Some(Rc::clone(&sentence));
    }
    sentence
}

/// Shows the screen.
pub fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut FindingsState) {
    page::with_height(ui, 320.0, |ui| contents(ui, cx, state));
}

fn contents(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut FindingsState) {
    let words = cx.words();
    prepare(cx, state);
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
    list(ui, cx, state);
}

fn list(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut FindingsState) {
    let words = cx.words();
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
        set_aside: cx.set_aside,
        read_only: cx.read_only,
        pressed: Cell::new(None),
    };
    let label = words.get("findings-list");
    let out = ui
        .scope_builder(eframe::egui::UiBuilder::new().max_rect(room), |ui| {
            row_list::show(ui, "findings", &label, state.stamp, &view, &mut state.list)
        })
        .inner;
    let mut pressed = view.pressed.get();
    parts::small(ui, words.get("findings-keys"));
    let entry_at = |index: usize| match prepared.lines.get(index) {
        Some(Line::Entry { at, .. }) => Some(*at),
        Some(Line::Finding { parent, .. }) => match prepared.lines.get(*parent) {
            Some(Line::Entry { at, .. }) => Some(*at),
            _ => None,
        },
        _ => None,
    };
    if let Some(id) = out.moved.and_then(|index| prepared.id_of(index, &findings)) {
        state.chosen = Some(id);
    }
    if let Some(at) = out.switched.and_then(entry_at) {
        pressed = Some((at, Pressed::Switch));
    }
    let digit = out.digit.map(|(index, digit)| (index, digit - 1));
    let taken = state
        .take
        .take()
        .zip(state.list.selected)
        .map(|(number, index)| (index, number));
    if let Some((at, number)) = digit
        .or(taken)
        .and_then(|(index, number)| Some((entry_at(index)?, number)))
    {
        pressed = Some((at, Pressed::Use(number)));
    }
    let way = out
        .acted
        .filter(|_| pressed.is_none())
        .and_then(|index| match prepared.lines.get(index)? {
            Line::Entry { at, .. } => way_to_entry(cx.desk, &prepared.entries[*at], &findings),
            Line::Finding { at, .. } => findings.get(*at).map(|finding| way_to(cx.desk, finding)),
            Line::Table { .. } => None,
        });
    if let Some(command) = way {
        cx.send(command);
    }
    if let Some((at, pressed)) = pressed {
        let entries = Arc::clone(&prepared.entries);
        if let Some(entry) = entries.get(at) {
            act(cx, state, entry, pressed);
        }
    }
}

/// Does what was pressed in a row.
fn act(cx: &mut ScreenContext<'_>, state: &mut FindingsState, entry: &Entry, pressed: Pressed) {
    match pressed {
        Pressed::Switch => {
            if !state.open.remove(&entry.id) {
                state.open.insert(entry.id.clone());
            }
            state.chosen = Some(entry.id.clone());
        }
        Pressed::Use(number) => {
            suggestions::take(cx, entry, number);
        }
        Pressed::Hide(number) => {
            if let Some(explanation) = cx.set_aside.shown(entry).get(number) {
                cx.set_aside.hide(explanation);
            }
        }
        Pressed::ShowAgain => cx.set_aside.show(entry),
        Pressed::SeeHiding => {
            let findings: Vec<&Finding> = cx.desk.findings().collect();
            if let Some(command) = way_to_entry(cx.desk, entry, &findings) {
                cx.send(command);
            }
        }
        Pressed::Explain(None) => cx.send(Command::Explain(keys_of(cx.desk, entry))),
        Pressed::Explain(Some(at)) => {
            let key = cx.desk.findings().nth(at).map(|finding| finding.key.clone());
            cx.send(Command::Explain(key.into_iter().collect()));
        }
    }
}

/// Where an entry is put right: the figure that its cause names, else where its first finding is.
pub fn way_to_entry(desk: &Desk, entry: &Entry, findings: &[&Finding]) -> Option<Command> {
    let named = entry.cause.as_ref().is_some_and(|cause| cause.named);
    match entry.cells.first().filter(|_| named) {
        Some(cell) => Some(Command::GoToCell(cell.clone())),
        None => Some(way_to(desk, findings.get(*entry.findings.first()?)?)),
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

fn toolbar(ui: &mut Ui, words: Words, counts: [usize; 6], state: &mut FindingsState) {
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

/// Makes the list ready where the file, the language, the filter or what is open has changed.
fn prepare(cx: &ScreenContext<'_>, state: &mut FindingsState) {
    let (desk, language) = (&*cx.desk, cx.shell.language);
    let filter = state.filter.trim().to_lowercase();
    let of = (
        desk.revision(),
        language,
        state.kind,
        filter.clone(),
        state.open.clone(),
        cx.set_aside.count(),
    );
    if state.prepared.as_ref().is_some_and(|prepared| prepared.of == of) {
        return;
    }
    let findings: Vec<&Finding> = desk.findings().collect();
    let entries = desk.entries();
    // Sentences stay while only the filter changes.
    let kept = state
        .prepared
        .take()
        .filter(|old| (old.of.0, old.of.1) == (of.0, of.1))
        .map(|old| old.said);
    let known = kept.unwrap_or_else(|| RefCell::new([vec![None; entries.len()], vec![None; findings.len()]]));
    let mut prepared = Prepared {
        of,
        entries,
        lines: Vec::new(),
        counts: [0; 6],
        shown: 0,
        said: known,
    };
    let mut chosen = Vec::new();
    for (at, entry) in prepared.entries.iter().enumerate() {
        let explained = desk.is_entry_explained(entry, &findings);
        for (count, kind) in prepared.counts.iter_mut().zip(Kind::ALL) {
            *count += usize::from(kind.holds(entry, explained));
        }
        let holds = |sentence: &str| sentence.to_lowercase().contains(&filter);
        let matches = || {
            holds(&prepared.entry_sentence(desk, language, &findings, at))
                || entry.findings.iter().any(|finding| {
                    holds(&prepared.finding_sentence(desk, language, &findings, *finding))
                        || findings[*finding].key.to_lowercase().contains(&filter)
                })
        };
        if state.kind.holds(entry, explained) && (filter.is_empty() || matches()) {
            chosen.push(at);
        }
    }
    prepared.shown = chosen.len();
    prepared.lines = lines(desk, Words(language), &prepared.entries, chosen, &state.open);
    state.stamp += 1;
    let again = state
        .chosen
        .as_ref()
        .and_then(|id| (0..prepared.lines.len()).find(|index| prepared.id_of(*index, &findings).as_ref() == Some(id)));
    match again {
        Some(index) => state.list.choose(index),
        // What was chosen is put right: the next one has come to its place.
        None if state.chosen.is_some() => {
            let place = state
                .list
                .selected
                .unwrap_or_default()
                .min(prepared.lines.len().saturating_sub(1));
            let plain = |index: &usize| matches!(prepared.lines.get(*index), Some(Line::Entry { .. }));
            let next = (place..prepared.lines.len()).find(plain);
            if let Some(index) = next.or_else(|| (0..place).rev().find(plain)) {
                state.list.choose(index);
                state.chosen = prepared.id_of(index, &findings);
            }
        }
        None => state.list.selected = None,
    }
    state.prepared = Some(prepared);
}

impl Prepared {
    /// What a line is known by while others come and go.
    fn id_of(&self, index: usize, findings: &[&Finding]) -> Option<String> {
        match self.lines.get(index)? {
            Line::Table { .. } => None,
            Line::Entry { at, .. } => self.entries.get(*at).map(|entry| entry.id.clone()),
            Line::Finding { at, .. } => findings.get(*at).map(|finding| finding.key.clone()),
        }
    }
}

/// The entries in the order of the form, under their tables; the worst table-less ones first.
fn lines(desk: &Desk, words: Words, entries: &[Entry], chosen: Vec<usize>, open: &BTreeSet<String>) -> Vec<Line> {
    let tables = &desk.pack().tables;
    let place_of = |table: &Option<TableCode>| {
        table
            .as_ref()
            .map(|code| tables.iter().position(|table| &table.code == code))
    };
    let mut sorted = chosen;
    sorted.sort_by_key(|at| {
        (
            place_of(&entries[*at].table),
            std::cmp::Reverse(entries[*at].severity),
            *at,
        )
    });
    let mut lines = Vec::with_capacity(sorted.len() * 2);
    for of_table in sorted.chunk_by(|a, b| entries[*a].table == entries[*b].table) {
        let table = entries[of_table[0]].table.as_ref();
        let title = table.map_or_else(
            || words.get("findings-of-questionnaire"),
            |code| labels::table(desk, code, words),
        );
        lines.push(Line::Table {
            title,
            count: of_table.len(),
        });
        for &at in of_table {
            let entry = &entries[at];
            let open = entry.findings.len() > 1 && open.contains(&entry.id);
            let parent = lines.len();
            lines.push(Line::Entry { at, open });
            if open {
                lines.extend(entry.findings.iter().map(|at| Line::Finding { at: *at, parent }));
            }
        }
    }
    lines
}
