//! An account that its customer wants closed: what binds the house is given up in writing or refuses, and the desk erases.

use contract::args::ById;
use contract::customer::{ClosingAsked, ClosingRow, CustomerSheet};
use contract::erasure::Erased;
use contract::site::{AskClosing, MyClosing};
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, on_each_engine};
use office::Code;
use serde_json::{Value as Json, json};

use super::address::{mails, text_of};
use super::my_places;

const MARIE: &str = "marie@example.org";

fn asks(credit: i64, requests: i64, gives_up: bool) -> AskClosing {
    AskClosing { expected_cents: Cents(credit), expected_requests: requests, gives_up }
}

#[test]
fn an_account_is_closed_by_the_desk_at_its_customers_wish() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let id = crate::sales::marie(desk);
        let before: MyClosing = door.ok(Some(&token), "my_closing", json!({}));
        assert_eq!((before.credit_cents, before.until_ms, before.asked), (Cents::ZERO, None, None));
        door.ok::<ClosingAsked>(Some(&token), "site_closing_ask", asks(0, 0, false));
        assert_eq!(door.refused(Some(&token), "my_data", json!({})), Code::NotSignedIn);
        let told = mails(desk, "closing_asked");
        assert_eq!((told.len(), told[0].recipient.as_str()), (1, MARIE));
        // Nothing is erased yet. Whoever erases sees who waits.
        let sheet: CustomerSheet = desk.ok("Hélène", "customer_sheet", ById { id });
        assert_eq!((sheet.erased_at_ms, sheet.closing.is_some()), (None, true));
        let waits: Vec<ClosingRow> = desk.ok("Hélène", "customer_closings", json!({}));
        assert_eq!(waits.iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
        assert_eq!(desk.refused("Léa", "customer_closings", json!({})), Code::NotAllowed);
        let wish = crate::erasure::wish(desk, id, None);
        desk.ok::<Erased>("Hélène", "customer_erase", wish);
        assert!(desk.ok::<Vec<ClosingRow>>("Hélène", "customer_closings", json!({})).is_empty());
        crate::sales::verified(desk);
    });
}

#[test]
fn credit_and_requests_are_given_up_in_writing_or_nothing_is_asked() {
    on_each_engine(|desk| {
        let id = crate::sales::marie(desk);
        desk.give_credit(id, Cents(2_600), BEGINNING_MS + 90 * DAY_MS);
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let refused = |args| door.refused(Some(&token), "site_closing_ask", args);
        let seen: MyClosing = door.ok(Some(&token), "my_closing", json!({}));
        assert_eq!(seen.credit_cents, Cents(2_600));
        assert_eq!(seen.until_ms, Some(BEGINNING_MS + 90 * DAY_MS));
        assert_eq!(refused(asks(2_600, 0, false)), Code::CreditLives);
        assert_eq!(refused(asks(0, 0, true)), Code::AmountChanged, "another amount was shown");
        assert_eq!(refused(asks(2_600, 1, true)), Code::ChangedSince, "other requests were shown");
        let places = my_places(&door, &token, "671083", &[0]);
        crate::reprises::ask_back(desk, "Léa", places.place_ids[0]);
        assert_eq!(refused(asks(2_600, 0, true)), Code::ChangedSince);
        let asked: ClosingAsked = door.ok(Some(&token), "site_closing_ask", asks(2_600, 1, true));
        assert_eq!((asked.given_up_cents, asked.requests), (Cents(2_600), 1));
        assert!(text_of(desk, &mails(desk, "closing_asked")[0]).contains("26,00"));
        // The credit is there until somebody erases.
        let sheet: CustomerSheet = desk.ok("Hélène", "customer_sheet", ById { id });
        assert_eq!((sheet.balance_cents, sheet.closing), (Cents(2_600), Some(asked)));
        crate::sales::verified(desk);
    });
}

#[test]
fn a_wish_is_taken_back_while_nobody_has_erased() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        door.ok::<ClosingAsked>(Some(&token), "site_closing_ask", asks(0, 0, false));
        let token = door.signs_in(MARIE);
        assert!(door.ok::<MyClosing>(Some(&token), "my_closing", json!({})).asked.is_some());
        for _ in 0..2 {
            door.ok::<Json>(Some(&token), "site_closing_drop", json!({}));
        }
        assert!(door.ok::<MyClosing>(Some(&token), "my_closing", json!({})).asked.is_none());
        assert!(desk.ok::<Vec<ClosingRow>>("Hélène", "customer_closings", json!({})).is_empty());
        // And asked again.
        door.ok::<ClosingAsked>(Some(&token), "site_closing_ask", asks(0, 0, false));
        assert_eq!(desk.ok::<Vec<ClosingRow>>("Hélène", "customer_closings", json!({})).len(), 1);
        crate::sales::verified(desk);
    });
}

#[test]
fn a_sign_in_of_long_ago_closes_nothing() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        desk.clock.pass(5 * 60_000 + 1);
        assert_eq!(
            door.refused(Some(&token), "site_closing_ask", asks(0, 0, true)),
            Code::SignInStale
        );
    });
}
