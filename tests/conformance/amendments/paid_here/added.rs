//! Places that the other system counts in an order beside those that its money is for.

use contract::args::Empty;
use contract::contradiction::{ContradictionChoice, SettleContradiction};
use contract::customer::OrderState;
use contract::intake::{HereSays, ThereSays};
use contract::order::{OrderFile, OrderPaid, PayOrder};
use contract::sentence::Fact;
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::small::{self, small_house};
use office::Code;

use super::{Told, batch, paid, payment, seats, states, unpaid, void_one};
use crate::amendments::{sold, void_quote};
use crate::facts::waiting;
use crate::import::import;
use crate::reprises::order;
use crate::sales::verified;

/// The order with a third place, which its system counts.
fn larger() -> BatchOrder {
    let three = small::order("800001", "marie", "figaro-1", &seats(&["20", "21", "22"]), 2_500);
    BatchOrder { total: Cents(6_200), places: three.places, ..unpaid() }
}

/// The same where the third place is cancelled.
fn with_one_cancelled() -> BatchOrder {
    let mut order = larger();
    order.places[2].state = PlaceState::Cancelled;
    BatchOrder { total: Cents(4_200), ..order }
}

/// The two places that were paid are voided for what they were paid.
fn both_are_voided(desk: &Desk, file: &OrderFile) {
    for rank in 0..2 {
        let quote = void_quote(desk, "Hélène", file.id, &[file.places[rank].id]);
        assert_eq!(quote.total_cents, Cents(2_000));
        void_one(desk, file, rank);
    }
    assert_eq!(order(desk, "800001").net_today_cents, Cents(200));
    verified(desk);
}

#[test]
fn a_place_that_is_added_to_an_order_that_was_paid_here_is_listed_and_shares_none_of_its_money() {
    for came in [unpaid(), with_one_cancelled()] {
        on_each_engine(|desk| {
            paid(desk, came.clone());
            let report = import(desk, &batch(larger()));
            let told = report.conflicts.iter().map(|c| (c.there, c.here, c.place.as_str()));
            let told: Vec<_> = told.collect();
            assert_eq!(told, [(ThereSays::Sold, HereSays::Paid, "A 22")]);
            let after = order(desk, "800001");
            assert_eq!((after.state, after.total_cents), (OrderState::Issued, Cents(4_200)));
            let stand = [PlaceState::Live, PlaceState::Live, PlaceState::Cancelled];
            assert_eq!(states(desk), stand);
            let again = import(desk, &batch(larger()));
            assert_eq!((again.writes(), again.conflict_count), (0, 1));
            assert_eq!(waiting(desk).rows.len(), 1);
            both_are_voided(desk, &after);
        });
    }
}

#[test]
fn a_place_that_was_added_to_an_order_that_was_paid_here_is_sold_in_an_order_of_its_own() {
    on_each_engine(|desk| {
        let before = paid(desk, unpaid());
        import(desk, &batch(larger()));
        let mut own = small::order("800002", "marie", "figaro-1", &seats(&["22"]), 2_500);
        own.places[0].key = "800001-22".to_owned();
        let report = import(desk, &Batch { orders: vec![unpaid(), own], ..small_house() });
        assert_eq!((report.conflict_count, report.problem_count), (0, 0));
        assert_eq!(states(desk), [PlaceState::Live, PlaceState::Live]);
        assert_eq!(order(desk, "800002").places[0].state, PlaceState::Live);
        assert!(waiting(desk).rows.is_empty());
        both_are_voided(desk, &before);
    });
}

#[test]
fn a_place_that_its_system_takes_back_out_of_an_order_that_was_paid_here_is_listed_no_more() {
    let cancelled: Told = |order| *order = with_one_cancelled();
    let gone: Told = |order| *order = unpaid();
    for said in [cancelled, gone] {
        on_each_engine(|desk| {
            paid(desk, unpaid());
            import(desk, &batch(larger()));
            let mut later = larger();
            said(&mut later);
            assert_eq!(import(desk, &batch(later)).conflict_count, 0);
            assert!(waiting(desk).rows.is_empty());
        });
    }
}

/// The seat of the first place is sold here, then its order comes in.
fn came_in_beside(desk: &Desk) {
    sold(desk, "Karim", &["20"], None, (0, 0));
    assert_eq!(import(desk, &batch(unpaid())).conflict_count, 1);
}

fn is_not_paid(desk: &Desk) {
    let file = order(desk, "800001");
    let why = &file.may.take_payment;
    let state = Fact::Text("seatless".to_owned());
    assert_eq!((why.why, why.args.get("state")), (Some(Code::OrderNotUnpaid), Some(&state)));
    let refused = desk.call::<OrderPaid>("Karim", "order_pay", payment(&file)).unwrap_err();
    assert_eq!((refused.code, &refused.args["state"]), (Code::OrderNotUnpaid, &state));
    let after = order(desk, "800001");
    assert_eq!((after.state, after.payments.len()), (OrderState::Unpaid, 0));
}

fn is_settled(desk: &Desk, choice: ContradictionChoice) {
    let (id, word) = (waiting(desk).rows[0].id, "Vu avec le client".to_owned());
    let settle = SettleContradiction { id, choice, word };
    desk.ok::<Empty>("Hélène", "contradiction_settle", settle);
}

#[test]
fn no_money_is_taken_for_a_place_that_came_in_beside_its_seat_until_it_has_one() {
    for settled in [None, Some(ContradictionChoice::Here), Some(ContradictionChoice::There)] {
        on_each_engine(|desk| {
            came_in_beside(desk);
            is_not_paid(desk);
            if let Some(choice) = settled {
                is_settled(desk, choice);
                import(desk, &batch(unpaid()));
                is_not_paid(desk);
            }
            let mut moved = unpaid();
            moved.places[0].seat = Some(("A".to_owned(), "19".to_owned()));
            assert_eq!(import(desk, &batch(moved)).conflict_count, 0);
            let file = order(desk, "800001");
            desk.ok::<OrderPaid>("Karim", "order_pay", payment(&file));
            both_are_voided(desk, &file);
        });
    }
}

#[test]
fn an_order_whose_system_cancelled_the_place_without_a_seat_is_paid_for_the_others() {
    let cancelled: Told = |order| order.places[0].state = PlaceState::Cancelled;
    let gone: Told = |order| drop(order.places.remove(0));
    for (said, settled) in [(cancelled, false), (cancelled, true), (gone, false), (gone, true)] {
        on_each_engine(|desk| {
            came_in_beside(desk);
            if settled {
                is_settled(desk, ContradictionChoice::Here);
            }
            let mut later = BatchOrder { total: Cents(2_200), ..unpaid() };
            said(&mut later);
            assert_eq!(import(desk, &batch(later)).conflict_count, 0);
            let file = order(desk, "800001");
            let pay = PayOrder {
                expected_total_cents: Cents(2_200),
                card_cents: Cents::ZERO,
                card_last4: String::new(),
                tendered_cents: Cents(2_200),
                ..payment(&file)
            };
            desk.ok::<OrderPaid>("Karim", "order_pay", pay);
            let quote = void_quote(desk, "Hélène", file.id, &[file.places[1].id]);
            assert_eq!(quote.total_cents, Cents(2_000));
            verified(desk);
        });
    }
}
