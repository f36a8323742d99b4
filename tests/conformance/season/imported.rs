//! What another system changes in the season, and what it still calls by its former label.

use contract::hall::RenamedRow;
use contract::season::ChangeShow;

use super::*;
use crate::import::import;
use crate::reprises::order as order_of;

/// Whoever changes something as they saw it before an import changed it is told.
#[test]
fn a_show_a_start_and_a_price_that_an_import_changed_are_not_what_was_on_the_screen() {
    on_each_engine(|desk| {
        let figaro_of = |batch: &Batch| {
            batch.performances.iter().position(|p| p.key == "figaro-1").expect("figaro")
        };
        let mut batch = small_house();
        let at = figaro_of(&batch);
        let seen = figaro(desk);

        batch.shows[1].title = "LE NOZZE DI FIGARO".to_owned();
        assert_eq!(import(desk, &batch).updated, 1);
        let title = "FIGARO".to_owned();
        let show = ChangeShow { id: seen.show_id, version: seen.show_version, title };
        assert_eq!(desk.refused("Hélène", "show_change", show), Code::ChangedSince);

        batch.performances[at].starts_at_ms += HOUR_MS;
        assert_eq!(import(desk, &batch).updated, 1);
        let moved = view(desk, seen.row.id);
        assert_eq!(desk.refused("Hélène", "sales_set", sales(&seen, false)), Code::ChangedSince);

        batch.performances[at].prices[0].2 = Cents(2_700);
        assert_eq!(import(desk, &batch).updated, 1);
        assert_eq!(desk.refused("Hélène", "sales_set", sales(&moved, false)), Code::ChangedSince);

        let now = view(desk, seen.row.id);
        assert_eq!(
            (import(desk, &batch).updated, view(desk, seen.row.id).version),
            (0, now.version)
        );
        desk.ok::<PerformanceView>("Hélène", "sales_set", sales(&now, false));
    });
}

fn relabelled(desk: &Desk, rows: impl Fn(&str) -> String, renamed: &[(&str, &str)]) -> HallView {
    let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
    let hall: HallView = desk.ok("Hélène", "hall_view", ById { id: list[0].id });
    let renamed = renamed.iter().map(|(before, after)| RenamedRow {
        before: (*before).to_owned(),
        after: (*after).to_owned(),
    });
    let change = ChangeHall {
        id: hall.id,
        version: hall.version,
        name: hall.name.clone(),
        category_id: hall.plan.rows[0].category_id,
        rows: rows(&hall.rows),
        renamed: renamed.collect(),
    };
    desk.ok("Hélène", "hall_change", change)
}

#[test]
fn a_row_that_was_relabelled_here_is_known_by_each_label_it_had() {
    on_each_engine(|desk| {
        relabelled(desk, |rows| rows.replace("A :", "AA :"), &[("A", "AA")]);
        let again = import(desk, &small_house());
        assert_eq!((again.writes(), again.conflict_count), (0, 0));
        let place = |number: &str| order_of(desk, number).places[0].clone();
        assert_eq!((place("671083").row, place("671083").seat), ("AA".to_owned(), "24".to_owned()));

        let now = relabelled(desk, |rows| rows.replace("AA :", "Z :"), &[("AA", "Z")]);
        assert_eq!(import(desk, &small_house()).writes(), 0);

        // A seat that is new in a row of a former label is added to the row it is now.
        let mut batch = small_house();
        let (number, row) = ("671099", "AA".to_owned());
        let bought =
            harness::small::order(number, "marie", "figaro-1", &[(row, "99".to_owned())], 2_500);
        batch.orders.push(bought);
        let report = import(desk, &batch);
        assert_eq!((report.seats, report.places), (1, 1));
        assert_eq!((place(number).row, place(number).seat), ("Z".to_owned(), "99".to_owned()));
        let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
        let hall: HallView = desk.ok("Hélène", "hall_view", ById { id: list[0].id });
        assert_eq!(
            (hall.plan.rows.len(), hall.plan.seats),
            (now.plan.rows.len(), now.plan.seats + 1)
        );
    });
}

#[test]
fn a_label_that_a_row_has_again_is_its_own() {
    on_each_engine(|desk| {
        relabelled(desk, |rows| rows.replace("A :", "Z :"), &[("A", "Z")]);
        relabelled(desk, |rows| format!("{rows}\nA : 1-30"), &[]);
        let mut batch = small_house();
        let seat = ("A".to_owned(), "12".to_owned());
        batch.orders.push(harness::small::order("671099", "marie", "figaro-1", &[seat], 2_500));
        let report = import(desk, &batch);
        assert_eq!((report.seats, report.places), (0, 1));
        assert_eq!(order_of(desk, "671099").places[0].row, "A");
    });
}
