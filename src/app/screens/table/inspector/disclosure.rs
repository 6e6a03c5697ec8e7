//! What else to hide so that a confidential figure cannot be worked out, and small cells with what protects them: the cells by
//! name, and one press to hide them.

use super::InspectorState;
use crate::app::context::{NoticeKind, ScreenContext};
use crate::app::{names, parts};
use crate::checks::{Finding, Hiding};
use crate::desk::Desk;
use crate::figures::CellAddress;
use crate::questionnaire::Arg;
use eframe::egui::{Button, Label, Ui};

/// Cells that are named one by one.
const NAMED: usize = 6;

/// What can be hidden, as of a state of the file.
pub(super) struct Offer {
    /// The finding that it answers, and the state of the file.
    of: (String, u64),
    /// Small cells to hide; none where the cells are hidden already.
    small: Vec<CellAddress>,
    hiding: Hiding,
}

pub(super) fn show(ui: &mut Ui, cx: &mut ScreenContext<'_>, state: &mut InspectorState, cell: &CellAddress) {
    prepare(cx.desk, state, cell);
    let Some(offer) = &state.hiding else { return };
    let words = cx.words();
    let further = &offer.hiding.further;
    let count = |number: usize| [("count", Arg::from(number))];
    if !offer.small.is_empty() {
        parts::small(ui, words.with("hide-small", &count(offer.small.len())));
    }
    if !further.is_empty() {
        let cells = named(cx, cell, further);
        let id = if offer.small.is_empty() {
            "hide-also"
        } else {
            "hide-small-with"
        };
        let args = [("count", Arg::from(further.len())), ("cells", Arg::Text(&cells))];
        ui.add(Label::new(words.with(id, &args)).wrap());
        if offer.hiding.least {
            parts::small(ui, words.get("hide-also-least"));
        }
    }
    if !offer.hiding.open.is_empty() {
        parts::small(ui, words.with("hide-open", &count(offer.hiding.open.len())));
    }
    let cells: Vec<CellAddress> = offer.small.iter().chain(further).cloned().collect();
    if cells.is_empty() {
        return;
    }
    let button = if offer.small.is_empty() {
        words.with("hide-these", &count(cells.len()))
    } else {
        let args = [
            ("count", Arg::from(offer.small.len())),
            ("further", Arg::from(further.len())),
        ];
        words.with("hide-small-these", &args)
    };
    let response = ui.add_enabled(!cx.read_only, Button::new(button));
    parts::small(ui, words.get("hide-kept"));
    if response.clicked() {
        let done = cx.desk.hide(&cells);
        if cx.report(done).is_some() {
            let sentence = words.with("hide-done", &count(cells.len()));
            cx.shell.say(NoticeKind::Done, sentence);
        }
    }
}

/// Works the offer out for the selected cell, once for each finding and state of the file.
fn prepare(desk: &Desk, state: &mut InspectorState, cell: &CellAddress) {
    let given_away = desk
        .findings_of(cell)
        .into_iter()
        .find(|finding| desk.is_given_away(finding));
    let Some(finding) = given_away.or_else(|| desk.small_cells_with(cell)) else {
        state.hiding = None;
        return;
    };
    let of = (finding.key.clone(), desk.revision());
    if state.hiding.as_ref().is_some_and(|offer| offer.of == of) {
        return;
    }
    let (hidden, small) = sorted(desk, finding);
    let hiding = desk.further_hiding(if small.is_empty() { &hidden } else { &small });
    state.hiding = Some(Offer { of, small, hiding });
}

/// The hidden cells that a finding is about, or the small ones.
fn sorted(desk: &Desk, finding: &Finding) -> (Vec<CellAddress>, Vec<CellAddress>) {
    if desk.is_given_away(finding) {
        let stands = |cell: &&CellAddress| desk.reason_of(cell).is_some();
        (finding.cells.iter().filter(stands).cloned().collect(), Vec::new())
    } else {
        (Vec::new(), finding.cells.clone())
    }
}

/// Cells by name, the table said only where it is another one.
fn named(cx: &ScreenContext<'_>, here: &CellAddress, cells: &[CellAddress]) -> String {
    let words = cx.words();
    let name = |cell: &CellAddress| {
        let table = cx.desk.table_of(cell.sheet).ok().filter(|_| cell.sheet == here.sheet);
        table.map_or_else(
            || names::cell(cx.desk, words, cell),
            |table| {
                let pack = cx.desk.pack();
                let row = names::item(pack, words, table, cell.place.item.as_ref());
                format!("{row}, {}", names::column(pack, words, table, &cell.place))
            },
        )
    };
    let shown: Vec<String> = cells.iter().take(NAMED).map(name).collect();
    let list = shown.join("; ");
    if cells.len() <= NAMED {
        return list;
    }
    let args = [("cells", Arg::Text(&list)), ("count", Arg::from(cells.len() - NAMED))];
    words.with("hide-and-more", &args)
}
