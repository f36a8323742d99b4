//! What another system changes in the season, and what it still calls by its former label.

use api::ReadFiles;
use contract::hall::RenamedRow;
use contract::intake::ImportReport;
use contract::season::ChangeShow;
use formats::Unwatched;
use formats::batch::{BatchOrder, BatchPerformance};

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

/// What an import would do.
pub(super) fn pretend(desk: &Desk, batch: &Batch) -> ImportReport {
    let files = ReadFiles { batch: batch.clone(), report: ImportReport::default() };
    desk.api.import("Hélène", &files, true, &Unwatched).unwrap()
}

/// Nobody can play in a hall twice at once: what the files bring comes in, and both are named.
#[test]
fn an_import_that_puts_two_performances_into_a_hall_in_one_minute_names_both() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        let at = |batch: &Batch, key: &str| {
            batch.performances.iter().position(|p| p.key == key).expect("a performance")
        };
        let start_ms = batch.performances[at(&batch, "iphigenie-1")].starts_at_ms;

        // One that came before, and one that is new, seconds apart.
        let mut beside = batch.performances[at(&batch, "figaro-1")].clone();
        beside.key = "figaro-beside".to_owned();
        beside.starts_at_ms = start_ms + 30_000;
        let alone = Batch { performances: vec![beside.clone()], ..small_house() };
        let alone = Batch { orders: vec![], requests: vec![], customers: vec![], ..alone };
        let told = pretend(desk, &alone);
        assert_eq!((told.clash_count, told.clashes.len(), told.performances), (1, 1, 1));
        let report = import(desk, &alone);
        let clash = &report.clashes[0];
        assert_eq!(
            (clash.show.as_str(), clash.other.as_str(), clash.hall.as_str()),
            ("LES NOCES DE FIGARO", "IPHIGENIE EN TAURIDE", "Grande salle")
        );
        assert_eq!(clash.starts_at_ms, start_ms + 30_000);
        assert_eq!((report.performances, report.problem_count), (1, 0));

        // The list of performances shows it on both.
        let page = season(desk, SeasonScope::Upcoming);
        let beside_of = |show: &str| -> Vec<Option<String>> {
            let rows = page.rows.iter().filter(|row| row.show == show);
            rows.map(|row| row.beside.clone()).collect()
        };
        assert_eq!(beside_of("IPHIGENIE EN TAURIDE"), [Some("LES NOCES DE FIGARO".to_owned())]);
        assert!(
            beside_of("LES NOCES DE FIGARO").contains(&Some("IPHIGENIE EN TAURIDE".to_owned()))
        );
        assert!(beside_of("LES NOCES DE FIGARO").contains(&None));

        // Both in the same files: one pair. Once the files put it right, nothing is said.
        batch.performances.push(beside);
        assert_eq!(pretend(desk, &batch).clash_count, 1);
        let last = batch.performances.len() - 1;
        batch.performances[last].starts_at_ms += HOUR_MS;
        assert_eq!(pretend(desk, &batch).clash_count, 0);
        assert_eq!(import(desk, &batch).clash_count, 0);
    });
}

/// A performance of the season as another one is, in a hall, and what the files tell of it alone.
fn beside(key: &str, hall: &str, orders: Vec<BatchOrder>) -> Batch {
    let mut batch = small_house();
    let like = batch.performances.iter().find(|p| p.key == "figaro-1").expect("figaro");
    let evening = BatchPerformance { key: key.to_owned(), hall: hall.to_owned(), ..like.clone() };
    batch.performances.push(evening);
    batch.orders.extend(orders);
    batch
}

fn in_row(row: &str, number: &str) -> (String, String) {
    (row.to_owned(), number.to_owned())
}

fn halls(desk: &Desk) -> Vec<HallRow> {
    desk.ok("Léa", "hall_list", json!({}))
}

/// A hall of the house with these rows, in the first category of the season.
fn made(desk: &Desk, name: &str, rows: &str) -> HallView {
    let hall: HallView = desk.ok("Hélène", "hall_view", ById { id: halls(desk)[0].id });
    super::hall(desk, name, hall.plan.rows[0].category_id, rows)
}

/// The same hall with the words that it has.
fn said_again(desk: &Desk, id: HallId) -> HallView {
    let hall: HallView = desk.ok("Hélène", "hall_view", ById { id });
    let change = ChangeHall {
        id,
        version: hall.version,
        name: hall.name.clone(),
        category_id: hall.plan.rows[0].category_id,
        rows: hall.rows.clone(),
        renamed: Vec::new(),
    };
    desk.ok("Hélène", "hall_change", change)
}

#[test]
fn a_row_and_a_number_that_are_written_another_way_are_the_seat_that_the_hall_has() {
    on_each_engine(|desk| {
        let hall = made(desk, "Bis", "A : 11, 12, 12 bis, 13\nBalcon C : 1-4");
        let seen = performance(desk, "ANTIGONE", hall.id, "2020-06-22T20:30");
        let seats = free(desk, seen.row.id).seats;
        let told = [in_row("a", "011"), in_row("A", "12bis"), in_row("BALCON C", "04")];
        let bought = harness::small::order("671099", "marie", "bis-1", &told, 2_500);
        let mut batch = beside("bis-1", "Bis", vec![bought]);
        let report = import(desk, &batch);
        assert_eq!((report.seats, report.places, report.conflict_count), (0, 3, 0));
        let places = order_of(desk, "671099").places;
        let sits: Vec<String> =
            places.iter().map(|place| format!("{} {}", place.row, place.seat)).collect();
        assert_eq!(sits, ["A 11", "A 12 bis", "Balcon C 4"]);

        let page = season(desk, SeasonScope::Upcoming);
        let evening = page.rows.iter().find(|row| row.hall == "Bis" && row.id != seen.row.id);
        let evening = evening.expect("the evening of the files");
        let full =
            free(desk, evening.id).rates.iter().find(|r| r.name == "Plein tarif").unwrap().id;
        for number in ["11", "12 bis"] {
            let seat = seats.iter().find(|s| s.row == "A" && s.seat == number).unwrap();
            let sold = sale(evening, seat, full, 2_500);
            assert_eq!(desk.refused("Karim", "sale_make", sold), Code::SeatSold);
        }
        assert_eq!(import(desk, &batch).writes(), 0);

        // What is new is written as the words of the hall have it, so that they can be said again.
        let new = [in_row("a", "014ter"), in_row("b", "01")];
        batch.orders.push(harness::small::order("671098", "marie", "bis-1", &new, 2_500));
        let report = import(desk, &batch);
        assert_eq!((report.seats, report.places), (2, 2));
        let before: HallView = desk.ok("Hélène", "hall_view", ById { id: hall.id });
        let labels: Vec<&str> = before.plan.rows.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(labels, ["A", "Balcon C", "B"]);
        assert_eq!(said_again(desk, hall.id).plan, before.plan);
    });
}

#[test]
fn a_zone_that_is_written_in_two_ways_is_one_and_seats_people_in_its_row() {
    on_each_engine(|desk| {
        made(desk, "Studio", "Fosse : 3 libres\nBalcon : 2 libres");
        let told = [in_row("FOSSE", ""), in_row("fosse", "")];
        let mut bought = harness::small::order("671099", "marie", "studio-1", &told, 2_500);
        for (rank, place) in bought.places.iter_mut().enumerate() {
            place.key = format!("671099-{rank}");
        }
        let report = import(desk, &beside("studio-1", "Studio", vec![bought]));
        assert_eq!((report.seats, report.places, report.conflict_count), (0, 2, 0));
        let places = order_of(desk, "671099").places;
        assert!(places.iter().all(|place| place.row == "Fosse"));
    });
}

#[test]
fn a_hall_whose_name_is_written_another_way_is_the_one_that_the_house_has() {
    on_each_engine(|desk| {
        made(desk, "L’Orangerie", "A : 1-10");
        let before = halls(desk).len();
        // The season has an evening in that hall in that minute.
        let report = import(desk, &beside("again-1", "GRANDE SALLE", Vec::new()));
        assert_eq!((report.performances, report.clash_count, halls(desk).len()), (1, 1, before));
        for (key, hall) in [("again-2", "grande salle"), ("again-3", "L'ORANGERIE")] {
            let report = import(desk, &beside(key, hall, Vec::new()));
            assert_eq!((report.performances, halls(desk).len()), (1, before), "{hall}");
        }

        // A name that was given up is known however it is written.
        let hall = halls(desk).into_iter().find(|hall| hall.name == "Grande salle").unwrap();
        let view: HallView = desk.ok("Hélène", "hall_view", ById { id: hall.id });
        let change = ChangeHall {
            id: hall.id,
            version: view.version,
            name: "Salle Molière".to_owned(),
            category_id: view.plan.rows[0].category_id,
            rows: view.rows.clone(),
            renamed: Vec::new(),
        };
        desk.ok::<HallView>("Hélène", "hall_change", change);
        import(desk, &beside("again-4", "GRANDE  SALLE", Vec::new()));
        assert_eq!(halls(desk).len(), before);
    });
}

#[test]
fn of_two_halls_whose_names_read_the_same_each_keeps_its_own_and_is_the_one_that_is_named() {
    on_each_engine(|desk| {
        let twin = made(desk, "Studio", "A : 1-10");
        // As a house has them that imported both ways of writing it.
        let both = "UPDATE hall SET name = 'GRANDE SALLE' WHERE name = 'Studio'";
        desk.store()
            .write(|tx| tx.run(both, &[]).map(|_| ()))
            .unwrap_or_else(|e: store::StoreError| panic!("{e}"));
        let bought = [in_row("A", "7")];
        let bought = harness::small::order("671099", "marie", "twin-1", &bought, 2_500);
        let report = import(desk, &beside("twin-1", "GRANDE SALLE", vec![bought]));
        assert_eq!((report.seats, halls(desk).len()), (0, 2));
        assert_eq!(order_of(desk, "671099").places[0].hall, "GRANDE SALLE");
        for hall in halls(desk) {
            assert_eq!(said_again(desk, hall.id).name, hall.name);
        }
        assert_eq!(said_again(desk, twin.id).plan.seats, 10);
    });
}
