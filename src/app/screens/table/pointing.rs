//! "Included elsewhere": the person shows the cell that includes others by going there, in this table or another, and pressing
//! Enter. While this goes on the grid can be moved in but not changed.

use super::TableScreen;
use crate::app::command::Command;
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::{icons, names, parts, theme};
use crate::desk::{CannotInclude, ReasonTarget};
use crate::figures::CellAddress;
use eframe::egui::{Frame, Key, Label, Margin, Modifiers, RichText, Ui, WidgetInfo, accesskit::Role};

/// For which cells the one that includes them is being shown.
pub(super) struct Pointing {
    target: ReasonTarget,
    /// Where the person comes back to.
    from: CellAddress,
    /// The cell that was shown last and cannot be the one, with the reason why.
    refused: Option<(CellAddress, CannotInclude)>,
}

impl Pointing {
    /// For these cells, beginning at `from`.
    pub fn new(target: ReasonTarget, from: CellAddress) -> Self {
        Self {
            target,
            from,
            refused: None,
        }
    }
}

/// Enter and Escape, before the grid sees them.
pub(super) fn take_keys(ui: &Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    if state.pointing.is_none() || !state.has_keyboard {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Enter) {
        choose(cx, state);
    } else if pressed(Key::Escape) {
        leave(cx, state);
    }
}

/// The strip above the grid that says what to do.
pub(super) fn strip(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let words = cx.words();
    let Some(pointing) = &state.pointing else { return };
    let from = names::cell(cx.desk, words, &pointing.from);
    let ask = match &pointing.target {
        ReasonTarget::Cells(cells) => words.with(
            "pointing-ask",
            &[("count", cells.len().into()), ("name", (&from).into())],
        ),
        ReasonTarget::Scope(_) | ReasonTarget::Scopes(_) => words.name("pointing-ask-scope", &from),
    };
    let here = state.active();
    let refused = pointing
        .refused
        .as_ref()
        .filter(|(cell, _)| Some(cell) == here.as_ref());
    let refused = refused.map(|(_, why)| words.get(text_id(*why)));
    let now = here.map(|cell| words.name("pointing-at", &names::cell(cx.desk, words, &cell)));
    let colours = theme::palette(ui.ctx());
    let (mut chosen, mut left) = (false, false);
    let frame = Frame::new()
        .fill(colours.surface)
        .inner_margin(Margin::symmetric(12, 6));
    frame.show(ui, |ui| {
        // What stands above may be wider than the screen.
        ui.set_max_width(parts::visible_width(ui) - 12.0);
        parts::message(ui, NoticeKind::Info, &ask, |ui| {
            left = ui.button(words.get("pointing-leave")).clicked();
            chosen = ui.button(words.get("pointing-here")).clicked();
        });
        if let Some(why) = &refused {
            let text = RichText::new(format!("{}  {why}", icons::WARNING_CIRCLE)).color(colours.error);
            let label = ui.add(Label::new(text).wrap());
            label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, why));
        } else if let Some(now) = now {
            parts::small(ui, now);
        }
    });
    if chosen {
        choose(cx, state);
    } else if left {
        leave(cx, state);
    }
}

/// The active cell is the one.
fn choose(cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    let Some(at) = state.active() else { return };
    let Some(pointing) = &mut state.pointing else { return };
    state.focus = true;
    if let Err(why) = cx.desk.included_in(&pointing.target, &at) {
        pointing.refused = Some((at, why));
        return;
    }
    let done = cx.desk.include_elsewhere(&pointing.target, &at);
    if cx.report(done).is_some() {
        let words = cx.words();
        let sentence = words.name("pointing-done", &names::cell(cx.desk, words, &at));
        cx.shell.say(NoticeKind::Done, sentence);
        leave(cx, state);
    }
}

/// Back to where it began.
fn leave(cx: &mut ScreenContext<'_>, state: &mut TableScreen) {
    if let Some(pointing) = state.pointing.take() {
        cx.send(Command::GoToCell(pointing.from));
    }
}

fn text_id(why: CannotInclude) -> &'static str {
    match why {
        CannotInclude::Itself => "cannot-include-itself",
        CannotInclude::Empty => "cannot-include-empty",
        CannotInclude::NoFigure => "cannot-include-no-figure",
        CannotInclude::IncludedElsewhere => "cannot-include-elsewhere",
        CannotInclude::ItsTotal => "cannot-include-total",
        CannotInclude::ItsPart => "cannot-include-part",
    }
}
