//! A customer made by hand who may be there already: shown before, and a yes is wanted for the same e-mail.

use contract::customer::{
    CustomerChange, CustomerFields, CustomerSheet, CustomerTwins, NewCustomer, TwinSign,
};
use contract::locale::Locale;
use harness::desk::{Desk, on_each_engine};
use office::Code;

fn new(last: &str, first: &str, email: &str, phone: &str) -> NewCustomer {
    NewCustomer {
        last_name: last.to_owned(),
        first_name: first.to_owned(),
        email: email.to_owned(),
        phone: phone.to_owned(),
        locale: Locale::Fr,
        anyway: false,
    }
}

fn twins(desk: &Desk, new: &NewCustomer) -> Vec<(String, Vec<TwinSign>)> {
    let found: CustomerTwins = desk.ok("Karim", "customer_twins", new.fields());
    let same_email = found.twins.iter().any(|twin| twin.same.contains(&TwinSign::Email));
    assert_eq!(found.same_email, same_email);
    found.twins.into_iter().map(|twin| (twin.customer.name, twin.same)).collect()
}

#[test]
fn the_same_e_mail_is_shown_and_refused_without_a_yes() {
    on_each_engine(|desk| {
        let twin = new("Dupond", "Marie", " MARIE@Example.org ", "");
        let found = twins(desk, &twin);
        assert_eq!(found[0].0, "DUPONT Marie");
        assert!(found[0].1.contains(&TwinSign::Email), "{found:?}");
        let refusal = desk.call::<CustomerSheet>("Karim", "customer_create", &twin).unwrap_err();
        assert_eq!(refusal.code, Code::CustomerTwin);
        assert_eq!(refusal.args["name"], "DUPONT Marie".into());
        let made: CustomerSheet =
            desk.ok("Karim", "customer_create", NewCustomer { anyway: true, ..twin });
        assert_eq!(made.name, "DUPOND Marie");
    });
}

#[test]
fn the_same_name_is_shown_however_it_is_written_and_made_without_a_yes() {
    on_each_engine(|desk| {
        let nobody = new("Le Goff", "Yann", "", "06 11 22 33 44");
        assert!(twins(desk, &nobody).is_empty());
        desk.ok::<CustomerSheet>("Karim", "customer_create", &nobody);
        for (last, first, sign) in [
            ("Legoff", "Yann", TwinSign::Name),
            ("Yann", "Le Goff", TwinSign::Name),
            ("Le Gof", "Yann", TwinSign::NearName),
        ] {
            let found = twins(desk, &new(last, first, "yann@example.org", ""));
            assert_eq!(found, [("LE GOFF Yann".to_owned(), vec![sign])], "{last} {first}");
        }
        let phone = twins(desk, &new("Le Goff", "Yann", "", "+33 6 11 22 33 44"));
        assert_eq!(phone[0].1, [TwinSign::Phone, TwinSign::Name]);
        desk.ok::<CustomerSheet>("Karim", "customer_create", new("Legoff", "Yann", "", ""));
    });
}

#[test]
fn namesakes_who_are_told_apart_and_families_with_one_phone_are_not_twins() {
    on_each_engine(|desk| {
        let known = new("Roux", "Anne", "anne@example.org", "06 11 22 33 44");
        desk.ok::<CustomerSheet>("Karim", "customer_create", known);
        let namesake = new("Roux", "Anne", "anne.roux@example.com", "07 00 00 00 00");
        assert!(twins(desk, &namesake).is_empty());
        assert!(twins(desk, &new("Roux", "Jules", "", "06 11 22 33 44")).is_empty());
        assert!(twins(desk, &new("Martin", "Anne", "", "")).is_empty());
    });
}

#[test]
fn a_customer_kept_before_anybody_was_asked_is_still_the_same_command() {
    on_each_engine(|desk| {
        let fields = serde_json::json!({ "last_name": "Petit", "first_name": "", "email": "",
            "phone": "", "locale": "fr" });
        let once = uuid::Uuid::now_v7();
        let first: CustomerSheet = desk.call_as(once, "Karim", "customer_create", &fields).unwrap();
        let again: CustomerSheet = desk.call_as(once, "Karim", "customer_create", &fields).unwrap();
        assert_eq!(first.id, again.id);
    });
}

#[test]
fn an_e_mail_that_is_changed_to_somebody_else_s_wants_a_yes_too() {
    on_each_engine(|desk| {
        let made: CustomerSheet =
            desk.ok("Karim", "customer_create", new("Dupond", "Luc", "luc@example.org", ""));
        let fields = CustomerFields { email: "Marie@Example.org".to_owned(), ..made.fields };
        let mut change =
            CustomerChange { id: made.id, version: made.version, fields, anyway: false };
        let refusal = desk.call::<CustomerSheet>("Karim", "customer_change", &change).unwrap_err();
        assert_eq!(refusal.code, Code::CustomerTwin);
        assert_eq!(refusal.args["name"], "DUPONT Marie".into());
        change.anyway = true;
        let changed: CustomerSheet = desk.ok("Karim", "customer_change", &change);
        // Their own e-mail, written otherwise, is no twin's.
        let fields = CustomerFields { email: "marie@example.org".to_owned(), ..changed.fields };
        let own = CustomerChange { version: changed.version, fields, anyway: false, ..change };
        desk.ok::<CustomerSheet>("Karim", "customer_change", own);
    });
}
