//! Pastes a block as a person does who accepts what is proposed.
#![allow(dead_code, clippy::unwrap_used)]

use ilms_collect::desk::Desk;
use ilms_collect::desk::paste::{Clip, PasteAt, PasteChoices};
use ilms_collect::figures::SheetId;

/// Pastes with one cell selected, everything shown.
pub fn paste(desk: &mut Desk, sheet: SheetId, row: usize, column: usize, block: &[Vec<String>]) {
    let layout = desk.layout(sheet).unwrap();
    let at = PasteAt {
        sheet,
        rows: (0..layout.rows.len()).collect(),
        columns: (0..layout.columns.len()).collect(),
        row,
        column,
        selected: (1, 1),
    };
    let plan = desk
        .plan_paste(&at, &Clip::new(block.to_vec()), &PasteChoices::default())
        .unwrap();
    desk.paste_planned(&plan).unwrap();
}
