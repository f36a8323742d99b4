//! Places that another system moved: to another order of its own, and to seats that others want.

use contract::customer::OrderState;
use contract::intake::{HereSays, ImportReport, ProblemCode, ThereSays};
use contract::order::{AttachCustomer, OrderFile};
use contract::reprise::{QuotePlaces, RepriseQuote};
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::small::{self, small_house};

use super::import;
use crate::facts::waiting;
use crate::reprises::{ask_back, order};
use crate::sales::verified;

/// An order of Aïcha that has no place of its own.
fn empty(number: &str) -> BatchOrder {
    small::order(number, "aicha", "iphigenie-1", &[], 2_600)
}

/// The last place of order 671083, three places of 26,00 €, goes to a new order of Aïcha.
fn divided() -> Batch {
    let mut batch = small_house();
    let place = batch.orders[0].places.remove(2);
    batch.orders[0].total = Cents(5_200);
    batch.orders.push(BatchOrder { places: vec![place], total: Cents(2_600), ..empty("671090") });
    batch
}

/// The same, with the new order before the one that it came from.
fn divided_before() -> Batch {
    let mut batch = divided();
    batch.orders.rotate_right(1);
    batch
}

fn count(desk: &Desk, sql: &str) -> i64 {
    desk.store().read(|tx| store::TxExt::int(tx, sql, &[])).unwrap()
}

fn changed(report: &ImportReport) -> (i64, i64, i64, i64, i64) {
    let ImportReport { orders, places, updated, problem_count, conflict_count, .. } = *report;
    (orders, places, updated, problem_count, conflict_count)
}

#[test]
fn a_place_follows_to_the_new_order_that_another_system_divided_off() {
    for told in [divided, divided_before] {
        on_each_engine(|desk| {
            let before = order(desk, "671083");
            assert_eq!(changed(&import(desk, &told())), (1, 0, 1, 0, 0));
            let (old, new) = (order(desk, "671083"), order(desk, "671090"));
            assert_eq!((old.places.len(), old.total_cents), (2, Cents(5_200)));
            assert_eq!((new.places.len(), new.total_cents), (1, Cents(2_600)));
            let (was, is) = (&before.places[2], &new.places[0]);
            assert_eq!((is.id, is.state, &is.seat), (was.id, PlaceState::Live, &was.seat));
            assert_eq!(new.customer_name, "N’DIAYE Aïcha");
            assert_eq!(import(desk, &told()).writes(), 0);
            verified(desk);
        });
    }
}

#[test]
fn a_place_follows_to_another_order_that_is_here_and_to_another_seat_with_it() {
    on_each_engine(|desk| {
        let was = order(desk, "671083").places[2].id;
        let mut batch = small_house();
        let mut place = batch.orders[0].places.remove(2);
        place.seat = Some(("Z".to_owned(), "1".to_owned()));
        batch.orders[0].total = Cents(5_200);
        batch.orders[1].places.push(place);
        batch.orders[1].total = Cents(7_800);
        assert_eq!(changed(&import(desk, &batch)), (0, 0, 2, 0, 0));
        let (old, new) = (order(desk, "671083"), order(desk, "671084"));
        assert_eq!((old.places.len(), old.total_cents), (2, Cents(5_200)));
        assert_eq!((new.places.len(), new.total_cents), (3, Cents(7_800)));
        let is = &new.places[2];
        assert_eq!((is.id, is.state, is.row.as_str()), (was, PlaceState::Live, "Z"));
        assert_eq!(import(desk, &batch).writes(), 0);
        // Nobody sits where it sat.
        let seat = ("A".to_owned(), "28".to_owned());
        batch.orders.push(small::order("671091", "john", "iphigenie-1", &[seat], 2_600));
        assert_eq!(changed(&import(desk, &batch)), (1, 1, 0, 0, 0));
        verified(desk);
    });
}

#[test]
fn an_order_that_was_renumbered_there_takes_its_places_and_its_money_along() {
    on_each_engine(|desk| {
        let was: Vec<_> = order(desk, "671083").places.iter().map(|place| place.id).collect();
        let mut batch = small_house();
        "671183".clone_into(&mut batch.orders[0].key);
        "671183".clone_into(&mut batch.orders[0].number);
        assert_eq!(changed(&import(desk, &batch)), (1, 0, 1, 0, 0));
        let (old, new) = (order(desk, "671083"), order(desk, "671183"));
        let is: Vec<_> = new.places.iter().map(|place| place.id).collect();
        assert_eq!((is, new.total_cents), (was, Cents(7_800)));
        assert!(new.places.iter().all(|place| place.state == PlaceState::Live));
        assert_eq!(
            (old.places.len(), old.total_cents, old.state),
            (0, Cents::ZERO, OrderState::Cancelled)
        );
        assert_eq!(import(desk, &batch).writes(), 0);
        verified(desk);
    });
}

#[test]
fn a_place_that_is_asked_back_stays_in_its_order_and_is_listed_and_the_rest_comes_in() {
    for told in [divided, divided_before] {
        on_each_engine(|desk| {
            let asked = order(desk, "671083").places[2].id;
            ask_back(desk, "Léa", asked);
            let mut batch = told();
            let new = batch.orders.iter_mut().find(|order| order.number == "671090").unwrap();
            let seat = ("B".to_owned(), "9".to_owned());
            let other = small::order("671090", "aicha", "iphigenie-1", &[seat], 2_600);
            new.places.extend(other.places);
            new.total = Cents(5_200);
            assert_eq!(changed(&import(desk, &batch)), (1, 1, 0, 0, 1));
            let old = order(desk, "671083");
            assert_eq!((old.places.len(), old.places[2].state), (3, PlaceState::Pending));
            // What is told of the others takes nothing from what it is worth.
            let quote = QuotePlaces { place_ids: vec![old.places[0].id] };
            let quote: RepriseQuote = desk.ok("Léa", "reprise_quote", quote);
            assert_eq!((old.total_cents, quote.places[0].paid_cents), (Cents(7_800), Cents(2_600)));
            assert_eq!(order(desk, "671090").places.len(), 1);
            let listed = waiting(desk).rows.remove(0);
            assert_eq!(
                (listed.what.there, listed.what.here),
                (ThereSays::Moved, HereSays::Pending)
            );
            assert_eq!((&*listed.what.order, &*listed.what.there_value), ("671083", "n° 671090"));
            assert_eq!((listed.order_id, listed.reprise_id.is_some()), (Some(old.id), true));
            assert_eq!(import(desk, &batch).writes(), 0);
            // The other system comes back on it.
            import(desk, &small_house());
            assert!(waiting(desk).rows.is_empty());
            verified(desk);
        });
    }
}

#[test]
fn a_place_of_an_order_whose_customer_was_chosen_here_stays_with_them() {
    on_each_engine(|desk| {
        let old = order(desk, "671083");
        let john = order(desk, "671085").customer_id.unwrap();
        let attach =
            AttachCustomer { id: old.id, seen_customer_id: old.customer_id, customer_id: john };
        desk.ok::<OrderFile>("Léa", "order_attach_customer", attach);
        assert_eq!(changed(&import(desk, &divided())), (0, 0, 0, 0, 1));
        let kept = order(desk, "671083");
        assert_eq!((kept.places.len(), kept.customer_id), (3, Some(john)));
        assert!(kept.places.iter().all(|place| place.state == PlaceState::Live));
        assert_eq!(waiting(desk).rows[0].what.here, HereSays::Changed);
        assert_eq!(import(desk, &divided()).writes(), 0);
        verified(desk);
    });
}

#[test]
fn a_place_whose_new_seat_an_earlier_line_sells_stays_where_it_is() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        let seat = ("B".to_owned(), "9".to_owned());
        batch.orders[2].places[0].seat = Some(seat.clone());
        batch.orders.insert(0, small::order("671092", "aicha", "figaro-1", &[seat], 2_500));
        let report = import(desk, &batch);
        assert_eq!(changed(&report), (1, 1, 0, 1, 0));
        assert_eq!(report.problems[0].code, ProblemCode::SeatTwice);
        let kept = &order(desk, "671085").places[0];
        assert_eq!((kept.state, &*kept.row, &*kept.seat), (PlaceState::Live, "A", "1"));
        assert_eq!(import(desk, &batch).writes(), 0);
        verified(desk);
    });
}

#[test]
fn of_two_places_that_move_to_one_seat_the_first_has_it_and_the_other_stays() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        let seat = Some(("B".to_owned(), "9".to_owned()));
        batch.orders[2].places[0].seat.clone_from(&seat);
        batch.orders[4].places[0].seat = seat;
        let report = import(desk, &batch);
        assert_eq!(changed(&report), (0, 0, 1, 1, 0));
        let seats = ["671085", "671087"].map(|number| {
            let place = order(desk, number).places.remove(0);
            (place.state, format!("{} {}", place.row, place.seat))
        });
        assert_eq!(seats[0], (PlaceState::Live, "B 9".to_owned()));
        assert_eq!(seats[1], (PlaceState::Live, "A 2".to_owned()));
        assert_eq!(import(desk, &batch).writes(), 0);
        verified(desk);
    });
}

#[test]
fn a_place_that_moves_with_a_code_of_another_ticket_moves_and_keeps_its_own() {
    on_each_engine(|desk| {
        let codes = "SELECT COUNT(DISTINCT code) FROM place";
        let before = count(desk, codes);
        let mut batch = small_house();
        batch.orders[0].places[0].code = "un-code".to_owned();
        import(desk, &batch);
        batch.orders[2].places[0].code = "un-code".to_owned();
        batch.orders[2].places[0].seat = Some(("B".to_owned(), "9".to_owned()));
        let report = import(desk, &batch);
        assert_eq!(changed(&report), (0, 0, 1, 1, 0));
        assert_eq!(report.problems[0].code, ProblemCode::CodeTaken);
        let moved = &order(desk, "671085").places[0];
        assert_eq!((moved.state, &*moved.row, &*moved.seat), (PlaceState::Live, "B", "9"));
        assert_eq!(count(desk, codes), before);
        assert_eq!(import(desk, &batch).writes(), 0);
        verified(desk);
    });
}
