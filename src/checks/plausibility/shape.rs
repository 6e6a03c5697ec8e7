//! How figures stand beside each other in one year: zero beside large, not classified, one sex only, precision.

mod one_sex;
mod precision;
mod unclassified;
mod zeros;

use super::reading::Reading;
use super::{Odd, View};
use crate::questionnaire::{Check, CheckKind};

/// What this check finds in one sheet.
pub(super) fn of_sheet(view: &View<'_>, check: &Check, sheet: usize) -> Vec<Odd> {
    let reading = Reading::new(view, check, sheet);
    match &check.kind {
        CheckKind::ZeroBesideLarge { least, .. } => zeros::find(&reading, *least),
        CheckKind::UnclassifiedShare { percent, items, .. } => unclassified::find(&reading, *percent, items),
        CheckKind::OneSexOnly { .. } => one_sex::find(&reading),
        CheckKind::MixedPrecision { .. } => precision::mixed(&reading),
        CheckKind::RoundTotal { .. } => precision::round_totals(&reading),
        _ => Vec::new(),
    }
}
