//! An acceptance that the desk may still undo: its customer sees nothing of it on the site until it stands.

use contract::args::{ById, Empty};
use contract::customer::{OrderPage, OrderSort};
use contract::reprise::{Decided, RepriseFile};
use contract::site::{MyClosing, MyData, MyOrders, MyPlace};
use contract::statement::Statement;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use harness::desk::{DAY_MS, Desk, on_each_engine};
use harness::door::Door;
use serde_json::json;
use site::Token;

use super::my_order;
use crate::reprises::{ask_back, balance, order, shown};

const MARIE: &str = "marie@example.org";

/// What the site says of the place, of its order in the list, and of the credit.
struct Seen {
    place: MyPlace,
    pending: i64,
    taken_back: i64,
    balance: Cents,
    lots: usize,
    movements: usize,
}

fn seen(door: &Door, token: &Token) -> Seen {
    let orders = MyOrders {
        search: "671083".to_owned(),
        sort: OrderSort::Number,
        descending: false,
        offset: 0,
        limit: 10,
    };
    let page: OrderPage = door.ok(Some(token), "my_orders", orders);
    let stated: Statement = door.ok(Some(token), "my_statement", json!({}));
    let data: MyData = door.ok(Some(token), "my_data", json!({}));
    assert_eq!(data.balance_cents, stated.balance_cents);
    let closing: MyClosing = door.ok(Some(token), "my_closing", json!({}));
    assert_eq!(closing.credit_cents, stated.balance_cents);
    assert_eq!(closing.requests, page.rows[0].pending);
    Seen {
        place: my_order(door, token, "671083").places.swap_remove(0),
        pending: page.rows[0].pending,
        taken_back: page.rows[0].taken_back,
        balance: stated.balance_cents,
        lots: stated.lots.len(),
        movements: stated.movements.len(),
    }
}

fn asked(desk: &Desk) -> RepriseFile {
    ask_back(desk, "Léa", order(desk, "671083").places[0].id)
}

#[test]
fn an_acceptance_that_can_still_be_undone_is_not_told_on_the_site() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let id = order(desk, "671083").customer_id.unwrap();
        desk.give_credit(id, Cents(1_000), desk.api.now_ms() + 200 * DAY_MS);
        let request = asked(desk);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&request));
        assert_eq!(balance(desk, id), Cents(3_600), "the desk sees what is");
        for wait in [0, 29_000] {
            desk.clock.pass(wait);
            let now = seen(&door, &token);
            let told = now.place.request.as_ref().unwrap();
            assert_eq!(now.place.state, PlaceState::Pending);
            assert_eq!((told.state, told.decided_at_ms), (RepriseState::Requested, None));
            assert!(!told.may_withdraw && !now.place.may_download && now.place.why_not.is_none());
            assert_eq!((now.pending, now.taken_back), (1, 0));
            assert_eq!((now.balance, now.lots, now.movements), (Cents(1_000), 1, 1));
            assert!(door.site.statement(Some(&token)).unwrap().bytes.starts_with(b"%PDF"));
        }
        desk.clock.pass(1_001);
        let after = seen(&door, &token);
        assert_eq!(after.place.state, PlaceState::TakenBack);
        assert_eq!(after.place.request.unwrap().state, RepriseState::Accepted);
        assert_eq!((after.pending, after.taken_back), (0, 1));
        assert_eq!((after.balance, after.lots, after.movements), (Cents(3_600), 2, 2));
    });
}

#[test]
fn a_customer_never_sees_an_acceptance_that_was_undone_in_time() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let request = asked(desk);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&request));
        assert_eq!(seen(&door, &token).place.state, PlaceState::Pending);
        desk.ok::<Decided>("Léa", "reprise_undo", ById { id: request.row.id });
        let back = seen(&door, &token);
        assert_eq!(back.place.state, PlaceState::Pending);
        assert!(back.place.request.unwrap().may_withdraw);
        assert_eq!((back.balance, back.lots), (Cents::ZERO, 0));
    });
}

#[test]
fn credit_that_was_spent_at_the_desk_at_once_is_stated_at_once() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let id = order(desk, "671083").customer_id.unwrap();
        let request = asked(desk);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&request));
        crate::sales::paid_with_credit(desk, id);
        let now = seen(&door, &token);
        assert_eq!((now.balance, now.lots, now.movements), (Cents(100), 1, 2));
        let checked: contract::journal::Verification =
            desk.ok("Hélène", "journal_verify", Empty {});
        assert!(checked.ok, "{checked:?}");
    });
}
