//! What holds for any block, pasted anywhere.

use super::office::{Before, Office};
use ilms_collect::desk::paste::{DashMeans, FieldAt, PasteChoices, Scale};
use ilms_collect::figures::ViewUnit;
use ilms_collect::figures::numerals::Convention;
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What may stand in a field, words and signs of all kinds among the numbers.
fn field() -> impl Strategy<Value = String> {
    let words = [
        "",
        "",
        "",
        "Total",
        "Malaysia",
        "Thailand",
        "Negara lain",
        "Singapura",
        "Atlantis",
        "2012",
        "2013",
        "2557",
        "Male",
        "P",
        "..",
        "-",
        "n/a",
        "x",
        "K",
        "C",
        "1.234",
        "1,234.5",
        "1.234,5",
        "12o4",
        "(5)",
        "=2+3",
        "๑๒๓",
        "1 234",
        "0",
        "in thousands",
        "1.",
        "A.",
        "15-24",
        "Brazil",
        "-5",
        "'",
        "\u{200b}",
    ];
    prop_oneof![
        3 => (0_u32..2_000_000).prop_map(|number| number.to_string()),
        2 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
    ]
}

fn block() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(field(), 0..6), 0..7)
}

fn choices() -> impl Strategy<Value = PasteChoices> {
    let convention = prop::option::of(prop::sample::select(vec![
        Convention::PointDecimal,
        Convention::CommaDecimal,
    ]));
    let dash = prop::option::of(prop::sample::select(vec![DashMeans::Nil, DashMeans::NotAvailable]));
    let scale = prop::option::of(prop::sample::select(vec![
        Scale::AsWritten,
        Scale::Thousandfold,
        Scale::Thousandth,
    ]));
    (convention, dash, scale, prop::option::of(any::<bool>())).prop_map(|(convention, dash, scale, add)| PasteChoices {
        placement: None,
        convention,
        dash,
        scale,
        add,
        words_too: false,
    })
}

thread_local! {
    static OFFICES: RefCell<Vec<Office>> = RefCell::new(vec![
        Office::made_up("19", "IDN", Before::FirstYear, ViewUnit::Ones, 4.0, 1),
        Office::made_up("9", "PHL", Before::Nothing, ViewUnit::Thousands, 4.0, 2),
        Office::made_up("21", "THA", Before::Provisional, ViewUnit::Ones, 4.0, 3),
        Office::made_up("1", "VNM", Before::FirstYear, ViewUnit::Ones, 6.0, 4),
    ]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn planning_changes_nothing_every_field_is_accounted_for_and_undo_restores_the_file(
        which in 0_usize..4,
        block in block(),
        row in any::<prop::sample::Index>(),
        column in any::<prop::sample::Index>(),
        selected in (1_usize..4, 1_usize..4),
        choices in choices(),
        other in any::<prop::sample::Index>(),
    ) {
        OFFICES.with_borrow_mut(|offices| {
            let office = &mut offices[which];
            let mut at = office.at(row.index(office.layout.rows.len()), column.index(office.layout.columns.len()));
            at.selected = selected;
            let before = office.desk.answers().clone();
            let revision = office.desk.revision();
            let plan = office.plan_at(&at, &block, &choices);
            let place = PasteChoices { placement: Some(other.index(plan.placements.len())), ..choices };
            for plan in [plan, office.plan_at(&at, &block, &place)] {
                prop_assert_eq!(office.desk.answers(), &before);
                prop_assert_eq!(office.desk.revision(), revision);
                prop_assert!(plan.placement < plan.placements.len() && plan.as_selected < plan.placements.len());

                let all: BTreeSet<FieldAt> = plan.clip.fields().collect();
                let planned: BTreeSet<FieldAt> = plan.cells.iter().map(|cell| cell.from).collect();
                let left: Vec<FieldAt> = plan.left_out.iter().map(|left| left.from).collect();
                let left_set: BTreeSet<FieldAt> = left.iter().copied().collect();
                prop_assert_eq!(left.len(), left_set.len(), "a field is left out once");
                prop_assert!(planned.is_disjoint(&left_set));
                prop_assert_eq!(&planned | &left_set, all);
                let cells: BTreeSet<_> = plan.cells.iter().map(|cell| &cell.cell).collect();
                prop_assert_eq!(cells.len(), plan.cells.len(), "a cell is filled once");
                for cell in &plan.cells {
                    prop_assert_eq!(&cell.before, &before.figure(&cell.cell).cloned());
                    prop_assert!(cell.before.is_none() || cell.after.is_some(), "nothing is emptied");
                    prop_assert_eq!(cell.text.as_str(), plan.clip.text(cell.from));
                }
            }
            let plan = office.plan_at(&at, &block, &choices);
            let report = office.desk.paste_planned(&plan).unwrap();
            prop_assert_eq!(report.cells, plan.cells.len());
            for cell in &plan.cells {
                prop_assert_eq!(&office.desk.answers().figure(&cell.cell).cloned(), &cell.after);
            }
            if *office.desk.answers() != before {
                office.desk.undo().unwrap();
            }
            prop_assert_eq!(office.desk.answers(), &before);
            office.layout = office.desk.layout(office.sheet).unwrap();
            Ok(())
        })?;
    }
}
