//! Orders of another system whose money was taken here.

use contract::amendment::{Amended, QuoteVoid, TerminalSaid, VoidQuote, VoidSale};
use contract::customer::OrderState;
use contract::ids::PlaceId;
use contract::order::{OrderPaid, PayOrder};
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::PlaceState;
use formats::batch::{Batch, BatchOrder};
use harness::desk::on_each_engine;
use harness::small::{self, small_house};
use office::Code;

use super::void_of;
use crate::reprises::order;
use crate::sales::verified;

#[test]
fn places_of_another_systems_order_that_was_paid_here_are_voided_by_the_tenders_taken_here() {
    on_each_engine(|desk| {
        let seats: Vec<(String, String)> =
            ["20", "21"].map(|seat| ("A".to_owned(), seat.to_owned())).to_vec();
        let unpaid = BatchOrder {
            state: OrderState::Unpaid,
            total: Cents(4_200),
            fees: Cents(200),
            ..small::order("800001", "marie", "figaro-1", &seats, 2_500)
        };
        let file = Batch { orders: vec![unpaid], ..small_house() };
        desk.import(&file);
        let id = order(desk, "800001").id;
        let places: Vec<PlaceId> = order(desk, "800001").places.iter().map(|p| p.id).collect();
        let asked = QuoteVoid { order_id: id, place_ids: places[..1].to_vec() };
        let refused = desk.call::<VoidQuote>("Hélène", "sale_void_quote", &asked).unwrap_err();
        assert_eq!(
            (refused.code, &refused.args["why"]),
            (Code::NotAmendable, &"not_issued".into())
        );
        let pay = PayOrder {
            id,
            expected_total_cents: Cents(4_200),
            credit_cents: Cents::ZERO,
            card_cents: Cents(2_100),
            card_last4: "4242".to_owned(),
            card_authorisation: String::new(),
            tendered_cents: Cents(2_100),
        };
        desk.ok::<OrderPaid>("Karim", "order_pay", pay);
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
