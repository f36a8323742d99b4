//! Credit that ends within a month is told to its customer: once a lot, by whichever program looks first.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use ::site::PostOffice;
use api::{Clock as _, Limits, Mailer, Options};
use contract::args::Empty;
use contract::clock::ConfirmClock;
use contract::customer::CustomerSheet;
use contract::mail::MailState;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use runtime::hearing::Program as _;
use serde_json::json;

use crate::sales::{marie, verified};
use crate::site::address::{mails, text_of};

fn told(desk: &Desk) -> usize {
    mails(desk, "credit_ending").len()
}

#[test]
fn credit_is_told_of_thirty_days_before_it_ends_and_once() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(2_600), BEGINNING_MS + 40 * DAY_MS);
        desk.give_credit(marie, Cents(1_000), BEGINNING_MS + 200 * DAY_MS);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0);
        desk.clock.pass(10 * DAY_MS);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0, "thirty days are left");
        desk.clock.pass(1);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 1);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0);
        desk.everyone_signs_in();
        let mail = &mails(desk, "credit_ending")[0];
        assert_eq!(mail.recipient, "marie@example.org");
        let text = text_of(desk, mail);
        assert!(text.contains("26,00") && text.contains("AV-000001"), "{text}");
        assert!(!text.contains("AV-000002") && text.contains("36,00"), "{text}");
        for days in [1, 10, 18] {
            desk.clock.pass(days * DAY_MS);
            assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0);
        }
        desk.everyone_signs_in();
        assert_eq!(told(desk), 1);
        verified(desk);
    });
}

#[test]
fn lots_that_end_together_are_one_mail_and_a_later_one_is_another() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        for (cents, days) in [(2_600, 20), (1_000, 25), (500, 35)] {
            desk.give_credit(marie, Cents(cents), BEGINNING_MS + days * DAY_MS);
        }
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 1);
        let first = text_of(desk, &mails(desk, "credit_ending")[0]);
        assert!(first.contains("36,00") && !first.contains("AV-000003"), "{first}");
        desk.clock.pass(6 * DAY_MS);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 1);
        desk.everyone_signs_in();
        let later = text_of(desk, &mails(desk, "credit_ending")[0]);
        assert!(later.contains("AV-000003") && !later.contains("AV-000001"), "{later}");
        verified(desk);
    });
}

#[test]
fn nobody_is_told_of_what_is_spent_over_or_without_an_address() {
    on_each_engine(|desk| {
        let fields = json!({ "last_name": "Sans", "first_name": "Adresse", "email": "", "phone": "",
            "locale": "fr" });
        let nobody: CustomerSheet = desk.ok("Léa", "customer_create", fields);
        desk.give_credit(nobody.id, Cents(2_600), BEGINNING_MS + 10 * DAY_MS);
        desk.give_credit(marie(desk), Cents(2_600), BEGINNING_MS + DAY_MS);
        desk.clock.pass(2 * DAY_MS);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0);
        desk.everyone_signs_in();
        assert_eq!(told(desk), 0);
        // With an address they are told.
        let mut fields = json!(nobody.fields);
        fields["email"] = json!("avec@example.org");
        let change = json!({ "id": nobody.id, "version": nobody.version, "fields": fields, "anyway": false });
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 1);
    });
}

#[test]
fn several_programs_of_a_house_tell_once() {
    let desk = Desk::postgres(&harness::small::small_house());
    desk.give_credit(marie(&desk), Cents(2_600), BEGINNING_MS + 10 * DAY_MS);
    let others = [desk.beside(), desk.beside()];
    let told: u64 = std::thread::scope(|scope| {
        let counters = [&desk.api, &others[0].api, &others[1].api];
        let threads = counters.map(|api| scope.spawn(|| api.tell_endings(|| true).unwrap()));
        threads.map(|thread| thread.join().unwrap()).iter().sum()
    });
    assert_eq!((told, mails(&desk, "credit_ending").len()), (1, 1));
    verified(&desk);
}

#[test]
fn the_site_of_a_house_tells_while_no_desk_is_open_and_the_desk_not_again() {
    let desk = Desk::sqlite(&harness::small::small_house());
    desk.give_credit(marie(&desk), Cents(2_600), BEGINNING_MS + 10 * DAY_MS);
    let door = desk.door();
    assert_eq!(door.site.house().tell_endings(|| true).unwrap(), 1);
    assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0);
    verified(&desk);
}

#[test]
fn beside_the_site_of_a_server_its_post_tells_and_the_desk_not_again() {
    let desk = Desk::postgres(&harness::small::small_house());
    desk.give_credit(marie(&desk), Cents(2_600), BEGINNING_MS + 10 * DAY_MS);
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::clone(&desk.clock);
    let login = desk.url.as_deref().map(harness::server::post_login);
    let options = Options { database_url: login, clock, ..Options::folder(folder.path()) };
    let waits = PostOffice::open(&options).unwrap();
    desk.admits(waits.house().counter_id);
    drop(waits);
    let post = PostOffice::open(&options).unwrap();
    assert_eq!(post.house().tell_endings(|| true).unwrap(), 1);
    assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0);
    // And the mail leaves by it.
    let sent = Mailer::new(post.house(), Limits::DESK, &AtomicBool::new(false)).send_due().unwrap();
    assert_eq!(sent, 1);
    assert_eq!(mails(&desk, "credit_ending")[0].state, MailState::Sent);
    verified(&desk);
}

#[test]
fn a_post_is_called_so_and_says_that_it_waits_to_be_let_in() {
    let desk = Desk::postgres(&harness::small::small_house());
    let login = desk.url.as_deref().map(harness::server::post_login);
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::clone(&desk.clock);
    let options = Options { database_url: login, clock, ..Options::folder(folder.path()) };
    let post = PostOffice::open(&options).unwrap();
    let waits = post.house().waits().unwrap();
    assert_eq!(waits.code, office::Code::CounterWaiting);
    assert_eq!(waits.args["counter"], "Poste".into());
    desk.admits(post.house().counter_id);
    drop(post);
    assert_eq!(PostOffice::open(&options).unwrap().house().waits(), None);
}

#[test]
fn nobody_is_told_at_a_time_that_nobody_believes() {
    let desk = Desk::sqlite(&harness::small::small_house());
    desk.give_credit(marie(&desk), Cents(2_600), BEGINNING_MS + 70 * DAY_MS);
    desk.clock.set(BEGINNING_MS + 60 * DAY_MS);
    assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0);
}

#[test]
fn credit_given_after_a_clock_was_set_right_is_told_of_too() {
    let desk = Desk::sqlite(&harness::small::small_house());
    let marie = marie(&desk);
    desk.give_credit(marie, Cents(2_600), BEGINNING_MS + 40 * DAY_MS);
    desk.clock.set(BEGINNING_MS + 20 * DAY_MS);
    assert_eq!(desk.api.tell_endings(|| true).unwrap(), 1);
    // The machine was ahead by nineteen days.
    desk.clock.set(BEGINNING_MS + DAY_MS);
    desk.everyone_signs_in();
    desk.ok::<Empty>("Hélène", "clock_confirm", ConfirmClock { machine_ms: desk.clock.now_ms() });
    assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0, "it was told of that one");
    desk.give_credit(marie, Cents(1_000), BEGINNING_MS + 25 * DAY_MS);
    assert_eq!(desk.api.tell_endings(|| true).unwrap(), 1);
    assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0);
    verified(&desk);
}
