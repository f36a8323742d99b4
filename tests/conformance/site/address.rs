//! Another e-mail address: only just after a sign-in, with a code that was mailed to it, told to the former one.

use contract::args::ById;
use contract::customer::CustomerSheet;
use contract::ids::CustomerId;
use contract::mail::{MailDetail, MailList, MailPage, MailRow, MailShow};
use contract::site::{
    AddressEntered, ChangeMyAddress, CodeRefused, CodeTried, EnterAddress, MyData,
};
use harness::desk::{Desk, HOUR_MS, on_each_engine};
use harness::door::{CODE, Door, FROM, browser};
use office::Code;
use serde_json::{Value as Json, json};
use site::Token;

const MARIE: &str = "marie@example.org";
const NEW: &str = "marie.neuve@example.net";
const MINUTE_MS: i64 = 60_000;

fn entering(token: &Token, code: &str) -> EnterAddress {
    EnterAddress { browser: token.reveal().into(), code: code.to_owned(), from: FROM.to_owned() }
}

fn changing(email: &str) -> ChangeMyAddress {
    ChangeMyAddress { email: email.to_owned() }
}

/// Types a code, and asks what became of it.
fn enters(door: &Door, token: &Token, of: &Token, code: &str) -> AddressEntered {
    let tried: CodeTried = door.ok(Some(token), "site_address_try", entering(of, code));
    match tried.refused {
        None => door.ok(Some(token), "site_address_enter", entering(of, code)),
        refused => AddressEntered { refused, left: 0 },
    }
}

/// The whole of it.
fn changes(door: &Door, token: &Token, email: &str) {
    assert!(door.asks_address(token, email).unwrap().sends);
    assert_eq!(enters(door, token, token, CODE).refused, None);
    door.ok::<Json>(Some(token), "site_address_change", changing(email));
}

/// The mails of a kind, the newest first.
pub(crate) fn mails(desk: &Desk, kind: &str) -> Vec<MailRow> {
    let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", list);
    page.rows.into_iter().filter(|row| row.kind == kind).collect()
}

pub(crate) fn text_of(desk: &Desk, mail: &MailRow) -> String {
    desk.ok::<MailDetail>("Léa", "mail_show", ById { id: mail.id }).text
}

fn id_of_marie(desk: &Desk) -> CustomerId {
    crate::reprises::order(desk, "671083").customer_id.unwrap()
}

#[test]
fn a_customer_who_just_signed_in_takes_an_address_whose_mails_they_read() {
    on_each_engine(|desk| {
        let door = desk.door();
        let other = door.signs_in(MARIE);
        let token = door.signs_in(MARIE);
        changes(&door, &token, NEW);
        let data: MyData = door.ok(Some(&token), "my_data", json!({}));
        assert_eq!((data.email.as_str(), data.sessions.len()), (NEW, 1));
        assert_eq!(door.refused(Some(&other), "my_data", json!({})), Code::NotSignedIn);
        // The former address is told, and by a mail that is kept; it does not say which is the new one.
        let told = mails(desk, "address_changed");
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].recipient, MARIE);
        let text = text_of(desk, &told[0]);
        assert!(!text.contains(NEW), "{text}");
        desk.api.send_due_mails().unwrap();
        assert_eq!(mails(desk, "address_changed")[0].state, contract::mail::MailState::Sent);
        // The journal says that the customer did it.
        let rows = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
            "to_ms": null, "after": null, "limit": 5 });
        let page: Json = desk.ok("Hélène", "journal_list", rows);
        let row =
            page["rows"].as_array().unwrap().iter().find(|row| row["action"] == "customer.changed");
        assert_eq!(row.unwrap()["args"]["giver"], json!("customer"), "{page}");
        assert_eq!(row.unwrap()["args"]["fields"], json!("email"));
        // The new address signs in, the former is nobody's.
        let again = door.signs_in(NEW);
        assert_eq!(door.ok::<MyData>(Some(&again), "my_data", json!({})).email, NEW);
        let former = door.signs_in(MARIE);
        let (_, nobody) = door.site.signed_in(Some(&former)).unwrap();
        assert!(nobody.customers.is_empty());
        crate::sales::verified(desk);
    });
}

#[test]
fn a_sign_in_of_more_than_five_minutes_ago_is_not_enough() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        desk.clock.pass(5 * MINUTE_MS);
        door.asks_address(&token, NEW).unwrap();
        desk.clock.pass(1);
        let refusal = door.asks_address(&token, NEW).unwrap_err();
        assert_eq!(refusal.code, Code::SignInStale);
        // What was asked in time is entered in its ten minutes.
        assert_eq!(enters(&door, &token, &token, CODE).refused, None);
        door.ok::<Json>(Some(&token), "site_address_change", changing(NEW));
    });
}

#[test]
fn no_address_is_taken_that_no_code_has_shown() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let change = |email| door.refused(Some(&token), "site_address_change", changing(email));
        assert_eq!(change(NEW), Code::SignInStale, "nothing was asked");
        door.asks_address(&token, NEW).unwrap();
        assert_eq!(change(NEW), Code::SignInStale, "nothing was entered");
        let enter = |token: &Token, of: &Token, code: &str| enters(&door, token, of, code);
        assert_eq!(enter(&token, &token, "271828").refused, Some(CodeRefused::Wrong));
        // In another browser, for another customer, or to sign in, the code is none.
        let second = door.signs_in(MARIE);
        assert_eq!(enter(&second, &second, CODE).refused, Some(CodeRefused::Over));
        let john = door.signs_in("john@example.org");
        assert_eq!(enter(&john, &token, CODE).refused, Some(CodeRefused::Over));
        let (_, signing_in) = door.enters(&token.reveal().into(), CODE);
        assert_eq!(signing_in.refused, Some(CodeRefused::Over));
        // And a code for signing in changes no address.
        let asks = browser();
        let _ = door.asks(&asks, NEW, CODE);
        assert_eq!(enter(&second, &second, CODE).refused, Some(CodeRefused::Over));
        assert_eq!(enter(&token, &token, CODE).refused, None);
        assert_eq!(change("marie.autre@example.net"), Code::SignInStale, "another address");
        desk.clock.pass(10 * MINUTE_MS + 1);
        assert_eq!(change(NEW), Code::SignInStale, "too long ago");
        desk.everyone_signs_in();
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id: id_of_marie(desk) });
        assert_eq!(sheet.fields.email, MARIE);
    });
}

#[test]
fn an_address_that_somebody_has_is_asked_and_taken_as_any_other() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let john = "john@example.org";
        let known = door.asks_address(&token, john).unwrap();
        let unknown = door.asks_address(&token, NEW).unwrap();
        assert_eq!(known, unknown);
        door.asks_address(&token, john).unwrap();
        assert_eq!(enters(&door, &token, &token, CODE).refused, None);
        door.ok::<Json>(Some(&token), "site_address_change", changing(john));
        // Both are customers of that mailbox now; the session is still of the one who changed.
        let (_, seen) = door.site.signed_in(Some(&token)).unwrap();
        assert_eq!((seen.customers.len(), seen.me.unwrap().name), (2, "Marie Dupont".to_owned()));
    });
}

#[test]
fn an_address_whose_capitals_were_corrected_is_taken_as_it_was_typed_last() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        door.asks_address(&token, "Marie.Neuve@example.net").unwrap();
        changes(&door, &token, NEW);
        assert_eq!(door.ok::<MyData>(Some(&token), "my_data", json!({})).email, NEW);
    });
}

#[test]
fn of_several_customers_of_a_mailbox_the_chosen_one_changes() {
    on_each_engine(|desk| {
        let child = json!({ "last_name": "Dupont", "first_name": "Léo", "email": MARIE, "phone": "",
            "locale": "fr", "anyway": true });
        let child: CustomerSheet = desk.ok("Léa", "customer_create", child);
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let choose = json!({ "number": child.number });
        door.ok::<Json>(Some(&token), "site_choose", choose);
        // Whoever shows again that they read the mailbox stays who they were.
        let word = token.reveal().into();
        assert!(door.asks(&word, MARIE, CODE).sends);
        let (fresh, entered) = door.enters_before(&word, CODE, Some(&token));
        assert_eq!(entered.signed_in.unwrap().me.unwrap().number, child.number);
        changes(&door, &fresh, NEW);
        let email = |id| -> String {
            desk.ok::<CustomerSheet>("Léa", "customer_sheet", ById { id }).fields.email
        };
        assert_eq!((email(child.id).as_str(), email(id_of_marie(desk)).as_str()), (NEW, MARIE));
    });
}

#[test]
fn codes_for_an_address_are_counted_with_those_for_signing_in() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let sends = || door.asks_address(&token, NEW).unwrap().sends;
        assert!((0..5).all(|_| sends()) && !sends());
        assert!(!door.asks(&browser(), NEW, CODE).sends);
        for left in [4, 3, 2, 1] {
            let entered = enters(&door, &token, &token, "271828");
            assert_eq!((entered.refused, entered.left), (Some(CodeRefused::Wrong), left));
        }
        for _ in 0..2 {
            let entered = enters(&door, &token, &token, "271828");
            assert_eq!(entered.refused, Some(CodeRefused::Over));
        }
        let entered = enters(&door, &token, &token, CODE);
        assert_eq!(entered.refused, Some(CodeRefused::Over));
    });
}

#[test]
fn an_address_changed_at_the_desk_is_told_to_the_former_one_too() {
    on_each_engine(|desk| {
        let id = id_of_marie(desk);
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
        let mut fields = json!(sheet.fields);
        fields["email"] = json!(NEW);
        let change =
            json!({ "id": id, "version": sheet.version, "fields": fields, "anyway": false });
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        let told = mails(desk, "address_changed");
        assert_eq!((told.len(), told[0].recipient.as_str()), (1, MARIE));
        assert!(text_of(desk, &told[0]).contains("la billetterie a changé"));
        // A phone is nobody's way in.
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
        let mut fields = json!(sheet.fields);
        fields["phone"] = json!("06 00 00 00 00");
        let change =
            json!({ "id": id, "version": sheet.version, "fields": fields, "anyway": false });
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        assert_eq!(mails(desk, "address_changed").len(), 1);
        crate::sales::verified(desk);
    });
}

#[test]
fn the_desk_sees_where_a_customer_is_signed_in_and_ends_it() {
    on_each_engine(|desk| {
        let door = desk.door();
        let id = id_of_marie(desk);
        let sheet = |who| -> CustomerSheet { desk.ok(who, "customer_sheet", ById { id }) };
        assert_eq!(sheet("Léa").access.open, 0);
        let (one, two) = (door.signs_in(MARIE), door.signs_in(MARIE));
        let seen = sheet("Léa");
        assert_eq!(seen.access.open, 2);
        assert!(seen.access.since_ms.is_some() && seen.access.seen_at_ms.is_some());
        assert!(seen.may_sign_out && !sheet("Karim").may_sign_out);
        let asks = browser();
        let _ = door.asks(&asks, MARIE, CODE);
        let john = door.signs_in("john@example.org");
        assert_eq!(desk.refused("Karim", "customer_sign_out", ById { id }), Code::NotAllowed);
        let after: CustomerSheet = desk.ok("Léa", "customer_sign_out", ById { id });
        assert_eq!((after.access.open, after.access.since_ms), (0, None));
        for token in [&one, &two] {
            assert_eq!(door.refused(Some(token), "my_data", json!({})), Code::NotSignedIn);
        }
        let (_, entered) = door.enters(&asks, CODE);
        assert_eq!(entered.refused, Some(CodeRefused::Over), "a code on its way lets nobody in");
        door.ok::<MyData>(Some(&john), "my_data", json!({}));
        // They are still a customer, who signs in again.
        door.ok::<MyData>(Some(&door.signs_in(MARIE)), "my_data", json!({}));
        desk.clock.pass(3 * HOUR_MS);
        desk.everyone_signs_in();
        assert_eq!(sheet("Léa").access.open, 0, "what has ended is not open");
        crate::sales::verified(desk);
    });
}
