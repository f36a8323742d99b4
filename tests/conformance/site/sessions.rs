//! A session is one browser of one mailbox: it ends, it is ended, and it is never another's.

use api::Clock;
use contract::args::ById;
use contract::customer::{CustomerSheet, OrderPage};
use contract::site::{ChooseCustomer, CodeRefused, MyData, SignedIn};
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, HOUR_MS, on_each_engine, stop_clock};
use harness::door::{CODE, browser};
use office::Code;
use serde_json::{Value as Json, json};
use store::{StoreError, TxExt};

const MARIE: &str = "marie@example.org";

fn all_orders() -> Json {
    json!({ "search": "", "sort": "performance", "descending": true, "offset": 0, "limit": 10 })
}

#[test]
fn a_session_ends_after_two_hours_without_a_page_and_after_twelve_in_any_case() {
    on_each_engine(|desk| {
        let door = desk.door();
        let idle = door.signs_in(MARIE);
        desk.clock.pass(2 * HOUR_MS - 1);
        door.site.signed_in(Some(&idle)).unwrap();
        desk.clock.pass(2 * HOUR_MS);
        assert_eq!(door.is_nobody(Some(&idle)), Code::SessionExpired);
        let busy = door.signs_in(MARIE);
        for _ in 0..11 {
            desk.clock.pass(HOUR_MS);
            door.site.signed_in(Some(&busy)).unwrap();
        }
        desk.clock.pass(HOUR_MS);
        assert_eq!(door.is_nobody(Some(&busy)), Code::SessionExpired);
    });
}

/// Sets the house's clock ahead: the server's, or that of the machine, which a supervisor then says to be right.
fn house_is_ahead(desk: &Desk, ms: i64) {
    match &desk.url {
        Some(url) => stop_clock(url, desk.clock.now_ms() + ms),
        None => {
            desk.clock.set(BEGINNING_MS + ms);
            crate::clock::confirm(desk);
        }
    }
}

#[test]
fn a_session_or_a_code_of_a_time_to_come_is_over_once_the_clock_is_right() {
    on_each_engine(|desk| {
        let door = desk.door();
        house_is_ahead(desk, DAY_MS);
        let token = door.signs_in(MARIE);
        let asking = browser();
        assert!(door.asks(&asking, MARIE, CODE).sends);
        house_is_ahead(desk, 0);
        assert_eq!(door.is_nobody(Some(&token)), Code::SessionExpired);
        assert_eq!(door.refused(Some(&token), "my_data", json!({})), Code::SessionExpired);
        let asks = json!({ "expected_cents": 0, "expected_requests": 0, "gives_up": false });
        let refused = door.refused(Some(&token), "site_closing_ask", asks);
        assert_eq!(refused, Code::SessionExpired);
        assert_eq!(door.enters(&asking, CODE).1.refused, Some(CodeRefused::Over));
        // Whoever asks again comes in, and is there alone.
        let token = door.signs_in(MARIE);
        assert_eq!(door.ok::<MyData>(Some(&token), "my_data", json!({})).sessions.len(), 1);
    });
}

#[test]
fn whoever_only_looks_waits_for_nobody_who_writes() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        // Long enough to be seen again.
        desk.clock.pass(HOUR_MS);
        let looks = || {
            door.site.signed_in(Some(&token)).unwrap();
            door.ok::<OrderPage>(Some(&token), "my_orders", all_orders())
        };
        let meanwhile = desk.store().write(|_| Ok::<_, StoreError>(looks()));
        assert_eq!(meanwhile.unwrap().total, 1);
        // It is noted once the house is free.
        looks();
        desk.clock.pass(2 * HOUR_MS - 1);
        looks();
    });
}

#[test]
fn signing_out_ends_one_session_or_all_of_the_mailbox_and_no_other() {
    on_each_engine(|desk| {
        let door = desk.door();
        let [one, two, three] = [(); 3].map(|()| door.signs_in(MARIE));
        let john = door.signs_in("john@example.org");
        let sessions = |token| door.ok::<MyData>(Some(token), "my_data", json!({})).sessions;
        assert_eq!(sessions(&one).len(), 3);
        assert_eq!(sessions(&one).iter().filter(|session| session.this).count(), 1);
        door.ok::<Json>(Some(&one), "site_sign_out", json!({}));
        assert_eq!(door.refused(Some(&one), "my_data", json!({})), Code::NotSignedIn);
        assert_eq!(sessions(&two).len(), 2);
        door.ok::<Json>(Some(&two), "site_sign_out_everywhere", json!({}));
        for token in [&two, &three] {
            assert_eq!(door.refused(Some(token), "my_data", json!({})), Code::NotSignedIn);
        }
        assert_eq!(sessions(&john).len(), 1);
    });
}

#[test]
fn signing_in_again_ends_the_session_of_that_browser() {
    on_each_engine(|desk| {
        let door = desk.door();
        let before = door.signs_in(MARIE);
        let asking = browser();
        let _ = door.asks(&asking, "john@example.org", CODE);
        let (token, _) = door.enters_before(&asking, CODE, Some(&before));
        assert_eq!(door.refused(Some(&before), "my_data", json!({})), Code::NotSignedIn);
        let data: MyData = door.ok(Some(&token), "my_data", json!({}));
        assert_eq!(data.last_name, "Smith");
    });
}

#[test]
fn several_customers_of_one_mailbox_are_chosen_among_and_nobody_else() {
    on_each_engine(|desk| {
        let child = json!({ "last_name": "Dupont", "first_name": "Léo", "email": MARIE, "phone": "", "locale": "fr", "anyway": true });
        desk.ok::<CustomerSheet>("Léa", "customer_create", child);
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let (_, seen) = door.site.signed_in(Some(&token)).unwrap();
        assert!(seen.me.is_none());
        let names: Vec<&str> = seen.customers.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["Marie Dupont", "Léo Dupont"]);
        assert_eq!(door.refused(Some(&token), "my_orders", all_orders()), Code::NotSignedIn);
        let choose = |number| ChooseCustomer { number };
        for (customer, orders) in seen.customers.iter().zip([1, 0]) {
            door.ok::<SignedIn>(Some(&token), "site_choose", choose(customer.number));
            let page: OrderPage = door.ok(Some(&token), "my_orders", all_orders());
            assert_eq!(page.total, orders, "{}", customer.name);
        }
        let john = door.signs_in("john@example.org");
        let data: MyData = door.ok(Some(&john), "my_data", json!({}));
        let foreign = door.refusal(Some(&token), "site_choose", choose(data.number));
        let missing = door.refusal(Some(&token), "site_choose", choose(999_999));
        assert_eq!((foreign.code, &foreign.args), (missing.code, &missing.args));
    });
}

/// Makes so many customers more of Marie's mailbox; gives their numbers.
fn children(desk: &Desk, count: usize) -> Vec<i64> {
    let made = (1..=count).map(|nth| {
        let child = json!({ "last_name": "Dupont", "first_name": format!("Léo {nth}"), "email": MARIE, "phone": "",
            "locale": "fr", "anyway": true });
        desk.ok::<CustomerSheet>("Léa", "customer_create", child).number
    });
    made.collect()
}

#[test]
fn each_of_many_customers_of_one_mailbox_gets_in() {
    on_each_engine(|desk| {
        let numbers = children(desk, 25);
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let seen = |token| door.site.signed_in(Some(token)).unwrap().1;
        assert_eq!((seen(&token).customers.len(), seen(&token).more), (26, false));
        for number in &numbers {
            door.ok::<SignedIn>(Some(&token), "site_choose", ChooseCustomer { number: *number });
            assert_eq!(seen(&token).me.map(|me| me.number), Some(*number));
            let page: OrderPage = door.ok(Some(&token), "my_orders", all_orders());
            assert_eq!(page.total, 0);
        }
    });
}

#[test]
fn a_customer_who_is_not_listed_any_more_is_chosen_by_their_number_and_stays_chosen() {
    on_each_engine(|desk| {
        let numbers = children(desk, 201);
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let last = *numbers.last().unwrap();
        let chosen: SignedIn =
            door.ok(Some(&token), "site_choose", ChooseCustomer { number: last });
        assert_eq!((chosen.customers.len(), chosen.more), (200, true));
        assert_eq!(door.site.signed_in(Some(&token)).unwrap().1.me, chosen.me);
        assert_eq!(chosen.me.map(|me| me.number), Some(last));
        // Whoever signs in again in the same browser stays who they were.
        let asking = browser();
        let _ = door.asks(&asking, MARIE, CODE);
        let (_, entered) = door.enters_before(&asking, CODE, Some(&token));
        assert_eq!(entered.signed_in.unwrap().me.map(|me| me.number), Some(last));
    });
}

#[test]
fn whoever_reads_the_mails_of_an_address_that_was_corrected_sees_nothing_any_more() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let id = crate::reprises::order(desk, "671083").customer_id;
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", json!({ "id": id }));
        let mut fields = json!(sheet.fields);
        fields["email"] = json!("marie.dupont@example.org");
        let change =
            json!({ "id": id, "version": sheet.version, "fields": fields, "anyway": false });
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        assert_eq!(door.refused(Some(&token), "my_orders", all_orders()), Code::NotSignedIn);
        let moved = door.signs_in("marie.dupont@example.org");
        assert_eq!(door.ok::<OrderPage>(Some(&moved), "my_orders", all_orders()).total, 1);
    });
}

#[test]
fn an_erased_person_is_nowhere_on_the_site() {
    on_each_engine(|desk| {
        let lived = crate::erasure::lived(desk);
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id: lived.id });
        let door = desk.door();
        let token = door.signs_in(&sheet.fields.email);
        let _ = door.asks(&browser(), &sheet.fields.email, CODE);
        crate::erasure::erased(desk, lived.id);
        assert_eq!(door.refused(Some(&token), "my_data", json!({})), Code::NotSignedIn);
        let mut left = 0;
        desk.store()
            .read(|tx| {
                for table in ["site_request", "site_code", "site_session"] {
                    tx.query(&format!("SELECT 1 FROM {table}"), &[], &mut |_| {
                        left += 1;
                        Ok(())
                    })?;
                }
                Ok::<_, office::OfficeError>(())
            })
            .unwrap();
        assert_eq!(left, 0);
    });
}
