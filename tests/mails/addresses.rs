//! A mail goes to the address that its customer has when its text goes over the line.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use api::{Clock, ReadFiles};
use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet};
use contract::ids::MailId;
use contract::intake::ImportReport;
use contract::mail::MailState;
use formats::Unwatched;
use harness::desk::{Desk, on_each_engine};
use harness::post::{self, DEAD, Letter, marie};
use harness::small::small_house;
use harness::smtp::{Act, At, Server, Setup};
use office::mail;

use super::send;

/// Gives the house's first customer another address; says which one they had.
fn corrected(desk: &Desk, email: &str) -> String {
    let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id: marie(desk) });
    let before = sheet.fields.email.clone();
    let fields = CustomerFields { email: email.to_owned(), ..sheet.fields };
    let change = CustomerChange { id: sheet.id, version: sheet.version, fields, anyway: false };
    desk.ok::<CustomerSheet>("Léa", "customer_change", change);
    before
}

fn recipients(desk: &Desk, ids: &[MailId]) -> Vec<String> {
    ids.iter().map(|id| post::one(desk, *id).recipient).collect()
}

fn to(address: &str) -> Letter {
    Letter { to: address.to_owned(), name: "Marie Dupont".to_owned() }
}

#[test]
fn what_waits_goes_to_the_corrected_address_and_what_was_put_to_another_stays() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::default());
        post::send_through(desk, post::plain(server.port), None);
        let before = corrected(desk, "juste@example.org");
        corrected(desk, &before);
        let ids = post::queue(desk, &[to(&before), to("ailleurs@example.org")]);
        corrected(desk, "juste@example.org");
        let told = recipients(desk, &ids);
        assert_eq!(told, ["juste@example.org", "ailleurs@example.org"]);
        send(desk);
        assert!(ids.iter().all(|id| post::one(desk, *id).state == MailState::Sent));
    });
}

#[test]
fn what_waits_for_an_address_leaves_once_there_is_one_and_waits_where_there_is_none_any_more() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::default());
        post::send_through(desk, post::plain(server.port), None);
        corrected(desk, "");
        let id = post::queue(desk, &[to("")])[0];
        assert_eq!(post::one(desk, id).state, MailState::NoAddress);
        corrected(desk, "juste@example.org");
        corrected(desk, "");
        assert_eq!(post::one(desk, id).state, MailState::NoAddress);
        corrected(desk, "juste@example.org");
        send(desk);
        let mail = post::one(desk, id);
        assert_eq!((mail.state, mail.recipient.as_str()), (MailState::Sent, "juste@example.org"));
    });
}

#[test]
fn what_waits_follows_the_address_that_the_other_system_corrects() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        let there = batch.customers.iter_mut().find(|there| there.last_name == "Dupont").unwrap();
        let id = post::queue(desk, &[to(&there.email)])[0];
        there.email = "juste@example.org".to_owned();
        let files = ReadFiles { batch, report: ImportReport::default() };
        desk.api.import("Hélène", &files, false, &Unwatched).unwrap();
        assert_eq!(post::one(desk, id).recipient, "juste@example.org");
    });
}

#[test]
fn the_mark_before_the_text_is_the_end_of_it() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::default());
        post::send_through(desk, post::plain(server.port), None);
        send(desk);
        let before = corrected(desk, "juste@example.org");
        corrected(desk, &before);
        // The former addresses are told.
        send(desk);
        let ids = post::queue(desk, &[to(&before), to(&before)]);
        let now = desk.clock.now_ms();
        let store = desk.store();
        assert!(store.write(|tx| mail::take(tx, DEAD, now, false)).unwrap());
        // One is in hand, its text begun; the other in hand, and not begun.
        let begun = store.write(|tx| mail::claim(tx, DEAD, now)).unwrap().unwrap();
        assert!(store.write(|tx| mail::handing_over(tx, DEAD, begun.id, now)).unwrap());
        let other = store.write(|tx| mail::claim(tx, DEAD, now)).unwrap().unwrap();
        corrected(desk, "juste@example.org");
        assert!(ids.contains(&begun.id) && ids.contains(&other.id));
        assert_eq!(post::one(desk, begun.id).recipient, before);
        assert_eq!(post::one(desk, other.id).recipient, "juste@example.org");
        // The text of the other one must not go where the address was wrong.
        assert!(!store.write(|tx| mail::handing_over(tx, DEAD, other.id, now)).unwrap());
    });
}

#[test]
fn what_was_refused_for_now_after_its_text_goes_to_the_corrected_address() {
    on_each_engine(|desk| {
        let full = Arc::new(AtomicBool::new(false));
        let now = Arc::clone(&full);
        let server = Server::start(Setup::playing(move |at, _| {
            if at == At::Dot && now.swap(false, Ordering::SeqCst) {
                Act::Say("452 4.3.1 Insufficient system storage")
            } else {
                Act::Usual
            }
        }));
        post::send_through(desk, post::plain(server.port), None);
        let before = corrected(desk, "juste@example.org");
        corrected(desk, &before);
        // The former addresses are told.
        send(desk);
        full.store(true, Ordering::SeqCst);
        let id = post::queue(desk, &[to(&before)])[0];
        send(desk);
        assert_eq!(post::one(desk, id).state, MailState::Retry);
        corrected(desk, "juste@example.org");
        assert_eq!(recipients(desk, &[id]), ["juste@example.org"]);
        desk.clock.pass(70_000);
        send(desk);
        assert_eq!(post::one(desk, id).state, MailState::Sent);
        let went =
            server.kept().iter().filter(|mail| mail.dialogue.to == "juste@example.org").count();
        assert_eq!(went, 2, "that one, and what told the former address");
    });
}
