//! The figure that is probably wrong, and what it should be, where the sums around it name it: with the reason in words, and
//! one press to take it.

use super::InspectorState;
use crate::app::command::Command;
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::{names, parts};
use crate::checks::{Cause, Edit, Slip};
use crate::figures::CellAddress;
use eframe::egui::{Button, Label, Ui};

/// The cause in which the cell is named, or which a finding on the cell belongs to.
pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut InspectorState, cell: &CellAddress) {
    if cx.desk.findings_of(cell).is_empty() {
        return;
    }
    let revision = cx.desk.revision();
    if state.causes.as_ref().is_none_or(|(known, _)| *known != revision) {
        state.causes = Some((revision, cx.desk.causes()));
    }
    let Some((_, causes)) = &state.causes else { return };
    let Some(edits) = named(causes, cell).map(<[Edit]>::to_vec) else {
        return;
    };
    let words = cx.words();
    let mut take = None;
    for edit in &edits {
        let unit = cx
            .desk
            .sheet(edit.cell.sheet)
            .map(|sheet| sheet.unit)
            .unwrap_or_default();
        let number = names::value(edit.right, unit);
        let why = words.with(
            "cause-why",
            &[("slip", slip_id(edit.slip).into()), ("sums", edit.support.into())],
        );
        if edit.cell == *cell {
            let sentence = words.with("cause-here", &[("figure", (&number).into()), ("why", (&why).into())]);
            ui.add(Label::new(sentence).wrap());
            let button = Button::new(words.name("use-figure", &number));
            let response = ui.add_enabled(!cx.read_only, button);
            if response.on_hover_text(words.get("use-figure-tip")).clicked() {
                take = Some((edit.clone(), number));
            }
        } else {
            let place = names::cell(cx.desk, words, &edit.cell);
            let args = [
                ("cell", (&place).into()),
                ("figure", (&number).into()),
                ("why", (&why).into()),
            ];
            ui.add(Label::new(words.with("cause-there", &args)).wrap());
            if parts::quiet(ui, "", &words.get("cause-go")).clicked() {
                cx.send(Command::GoToCell(edit.cell.clone()));
            }
        }
    }
    if let Some((edit, number)) = take {
        let done = cx.desk.repair(std::slice::from_ref(&edit));
        if cx.report(done).is_some() {
            let place = names::cell(cx.desk, words, &edit.cell);
            let args = [("name", (&number).into()), ("cell", (&place).into())];
            let sentence = words.with("figure-used", &args);
            cx.shell.say(NoticeKind::Done, sentence);
        }
    }
}

/// The edits of the cause that names the cell, else of the one whose failing sums the cell stands in.
fn named<'a>(causes: &'a [Cause], cell: &CellAddress) -> Option<&'a [Edit]> {
    let mut sure = causes.iter().filter(|cause| cause.named);
    let found = sure
        .clone()
        .find(|cause| cause.explanations[0].edits.iter().any(|edit| edit.cell == *cell))
        .or_else(|| sure.find(|cause| cause.cells.contains(cell)))?;
    found
        .explanations
        .first()
        .map(|explanation| explanation.edits.as_slice())
}

fn slip_id(slip: Option<Slip>) -> &'static str {
    match slip {
        None => "unknown",
        Some(Slip::Exchanged) => "exchanged",
        Some(Slip::Replaced) => "replaced",
        Some(Slip::Omitted) => "omitted",
        Some(Slip::Doubled) => "doubled",
        Some(Slip::Added) => "added",
        Some(Slip::Sign) => "sign",
        Some(Slip::Scaled(power)) if power > 0 => "large",
        Some(Slip::Scaled(_)) => "small",
    }
}
