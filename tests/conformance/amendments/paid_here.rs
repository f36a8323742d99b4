//! Orders of another system whose money was taken here.

mod added;
mod papers;
mod requests;

use contract::amendment::{Amended, QuoteVoid, TerminalSaid, VoidQuote, VoidSale};
use contract::customer::OrderState;
use contract::ids::PlaceId;
use contract::intake::{HereSays, ThereSays};
use contract::order::{OrderFile, OrderPaid, PayOrder};
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::PlaceState;
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::small::{self, small_house};
use office::Code;

use super::{void_of, void_quote};
use crate::facts::waiting;
use crate::import::import;
use crate::reprises::order;
use crate::sales::verified;

/// What a later file says of an order.
type Told = fn(&mut BatchOrder);

fn seats(numbers: &[&str]) -> Vec<(String, String)> {
    numbers.iter().map(|number| ("A".to_owned(), (*number).to_owned())).collect()
}

/// An unpaid order of two places of 25,00 €, for which 40,00 € and a fee are to be paid.
pub(crate) fn unpaid() -> BatchOrder {
    BatchOrder {
        state: OrderState::Unpaid,
        total: Cents(4_200),
        fees: Cents(200),
        ..small::order("800001", "marie", "figaro-1", &seats(&["20", "21"]), 2_500)
    }
}

pub(crate) fn batch(order: BatchOrder) -> Batch {
    Batch { orders: vec![order], ..small_house() }
}

/// Half by card, half in cash.
fn payment(file: &OrderFile) -> PayOrder {
    PayOrder {
        id: file.id,
        seen_customer_id: file.customer_id,
        expected_total_cents: Cents(4_200),
        credit_cents: Cents::ZERO,
        card_cents: Cents(2_100),
        card_last4: "4242".to_owned(),
        card_authorisation: String::new(),
        tendered_cents: Cents(2_100),
    }
}

/// The order once it came in and was paid here.
pub(crate) fn paid(desk: &Desk, came: BatchOrder) -> OrderFile {
    desk.import(&batch(came));
    desk.ok::<OrderPaid>("Karim", "order_pay", payment(&order(desk, "800001")));
    order(desk, "800001")
}

fn void_one(desk: &Desk, file: &OrderFile, rank: usize) -> Amended {
    let void = VoidSale {
        terminal: TerminalSaid::Done,
        expected_total_cents: Cents(2_000),
        ..void_of(file.id, &[file.places[rank].id])
    };
    desk.ok("Hélène", "sale_void", void)
}

fn states(desk: &Desk) -> Vec<PlaceState> {
    order(desk, "800001").places.iter().map(|place| place.state).collect()
}

#[test]
fn places_of_another_systems_order_that_was_paid_here_are_voided_by_the_tenders_taken_here() {
    on_each_engine(|desk| {
        let file = batch(unpaid());
        desk.import(&file);
        let came = order(desk, "800001");
        let id = came.id;
        let places: Vec<PlaceId> = came.places.iter().map(|p| p.id).collect();
        let asked = QuoteVoid { order_id: id, place_ids: places[..1].to_vec() };
        let refused = desk.call::<VoidQuote>("Hélène", "sale_void_quote", &asked).unwrap_err();
        assert_eq!(
            (refused.code, &refused.args["why"]),
            (Code::NotAmendable, &"not_issued".into())
        );
        desk.ok::<OrderPaid>("Karim", "order_pay", payment(&came));
        let void = VoidSale {
            terminal: TerminalSaid::Done,
            expected_total_cents: Cents(2_000),
            ..void_of(id, &places[..1])
        };
        let done: Amended = desk.ok("Hélène", "sale_void", void);
        let parts: Vec<_> = done.given.iter().map(|g| (g.tender, g.amount_cents.0)).collect();
        assert_eq!(parts, [(TenderKind::Card, 1_000), (TenderKind::Cash, 1_000)]);
        assert_eq!(order(desk, "800001").net_today_cents, Cents(2_200));
        verified(desk);
        // Its system goes on sending the place as sold; it stays given back.
        desk.import(&file);
        let states: Vec<_> = order(desk, "800001").places.iter().map(|p| p.state).collect();
        assert_eq!(states, [PlaceState::Cancelled, PlaceState::Live]);
        verified(desk);
    });
}

#[test]
fn places_of_an_order_that_was_paid_here_stand_whatever_its_system_says() {
    let cancelled = |order: &mut BatchOrder| {
        (order.state, order.total) = (OrderState::Cancelled, Cents::ZERO);
        order.places.iter_mut().for_each(|place| place.state = PlaceState::Cancelled);
    };
    let cancelled_alone = |order: &mut BatchOrder| order.state = OrderState::Cancelled;
    let gone = |order: &mut BatchOrder| {
        order.total = Cents(200);
        order.places.clear();
    };
    let repriced = |order: &mut BatchOrder| {
        order.total = Cents(3_000);
        order.places.iter_mut().for_each(|place| {
            place.price = Cents(1_500);
            place.seat.as_mut().unwrap().0 = "B".to_owned();
        });
    };
    let told: [(Told, ThereSays); 4] = [
        (cancelled, ThereSays::Cancelled),
        (cancelled_alone, ThereSays::Cancelled),
        (gone, ThereSays::Gone),
        (repriced, ThereSays::Repriced),
    ];
    for (said, there) in told {
        on_each_engine(|desk| {
            let before = paid(desk, unpaid());
            let mut later = unpaid();
            said(&mut later);
            let report = import(desk, &batch(later.clone()));
            assert_eq!(report.conflict_count, 2, "{:?}", report.conflicts);
            let here = HereSays::Paid;
            assert!(report.conflicts.iter().all(|told| (told.there, told.here) == (there, here)));
            assert!(waiting(desk).rows.iter().all(|row| row.order_id == Some(before.id)));
            let after = order(desk, "800001");
            assert_eq!((after.state, after.total_cents), (OrderState::Issued, Cents(4_200)));
            assert_eq!(after.places, before.places);
            assert_eq!(import(desk, &batch(later)).writes(), 0);
            // The money goes back the way it came.
            void_one(desk, &after, 0);
            verified(desk);
        });
    }
}

#[test]
fn a_seat_of_an_order_that_was_paid_here_is_not_sold_again_by_its_system() {
    on_each_engine(|desk| {
        paid(desk, unpaid());
        let mut later = unpaid();
        later.state = OrderState::Cancelled;
        later.places.iter_mut().for_each(|place| place.state = PlaceState::Cancelled);
        let again = small::order("800002", "john", "figaro-1", &seats(&["20"]), 2_500);
        let report = import(desk, &Batch { orders: vec![later, again], ..small_house() });
        assert_eq!((report.conflict_count, report.problem_count), (3, 0));
        assert_eq!(states(desk), [PlaceState::Live, PlaceState::Live]);
        assert_eq!(order(desk, "800002").places[0].state, PlaceState::Cancelled);
    });
}

#[test]
fn a_place_of_an_order_that_was_paid_here_moves_where_its_system_says() {
    on_each_engine(|desk| {
        paid(desk, unpaid());
        let mut later = unpaid();
        later.places[0].seat = Some(("B".to_owned(), "9".to_owned()));
        assert_eq!(import(desk, &batch(later)).conflict_count, 0);
        let after = order(desk, "800001");
        assert_eq!((after.places[0].row.as_str(), after.places[0].seat.as_str()), ("B", "9"));
        assert_eq!(after.state, OrderState::Issued);
    });
}

#[test]
fn a_void_gives_back_what_was_paid_here_though_its_system_counts_less_by_now() {
    on_each_engine(|desk| {
        let before = paid(desk, unpaid());
        void_one(desk, &before, 0);
        let mut later = unpaid();
        later.places[0].state = PlaceState::Cancelled;
        later.total = Cents(2_200);
        import(desk, &batch(later));
        let quote = void_quote(desk, "Hélène", before.id, &[before.places[1].id]);
        assert_eq!(quote.total_cents, Cents(2_000));
        void_one(desk, &before, 1);
        assert_eq!(order(desk, "800001").net_today_cents, Cents(200));
        verified(desk);
    });
}

#[test]
fn no_money_is_taken_for_an_order_of_which_no_place_stands() {
    on_each_engine(|desk| {
        let mut empty = unpaid();
        empty.places.iter_mut().for_each(|place| place.state = PlaceState::Cancelled);
        desk.import(&batch(empty));
        let file = order(desk, "800001");
        assert_eq!(file.state, OrderState::Unpaid);
        assert_eq!(file.may.take_payment.why, Some(Code::OrderNotUnpaid));
        let refused = desk.call::<OrderPaid>("Karim", "order_pay", payment(&file)).unwrap_err();
        assert_eq!((refused.code, &refused.args["state"]), (Code::OrderNotUnpaid, &"empty".into()));
        assert_eq!(order(desk, "800001").state, OrderState::Unpaid);
    });
}
