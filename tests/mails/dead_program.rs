//! Whose hands a mail is in: one program sends at a time, and what a dead one had is found again.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use api::{Api, Clock, Mailer, Options};
use contract::args::Empty;
use contract::mail::{MailReason, MailState};
use contract::operator::Badges;
use contract::settings::MailSettings;
use harness::desk::{Desk, on_each_engine};
use harness::post::{self, DEAD, Letter};
use harness::small::small_house;
use harness::smtp::{Act, Server, Setup};
use office::mail;

use super::{LIMITS, send};

fn delivered(desk: &Desk) -> Server {
    let server = Server::start(Setup::default());
    post::send_through(desk, post::plain(server.port), None);
    server
}

/// A program takes a mail, comes so far, and is never heard of again.
fn dies(desk: &Desk, after_the_text_began: bool) {
    let now = desk.clock.now_ms();
    let store = desk.store();
    assert!(store.write(|tx| mail::take(tx, DEAD, now, false)).unwrap());
    let due = store.write(|tx| mail::claim(tx, DEAD, now)).unwrap().unwrap();
    if after_the_text_began {
        assert!(store.write(|tx| mail::handing_over(tx, DEAD, due.id, now)).unwrap());
    }
}

#[test]
fn what_a_dead_program_had_in_hand_is_sent_by_another_unless_its_text_had_begun() {
    on_each_engine(|desk| {
        let server = delivered(desk);
        // The worker of this program has looked before: what follows is another program's.
        send(desk);
        let ids = post::queue(desk, &[Letter::numbered(1)]);
        dies(desk, false);
        assert_eq!(send(desk), 0, "the other program may still be alive");
        desk.clock.pass(mail::CLAIM_MS);
        desk.signs_in("Léa");
        send(desk);
        let first = post::one(desk, ids[0]);
        assert_eq!((first.state, first.attempts), (MailState::Sent, 2));

        let ids = post::queue(desk, &[Letter::numbered(2)]);
        dies(desk, true);
        desk.clock.pass(mail::CLAIM_MS);
        desk.signs_in("Léa");
        send(desk);
        let second = post::one(desk, ids[0]);
        assert_eq!((second.state, second.reason), (MailState::InDoubt, Some(MailReason::Died)));
        assert_eq!(server.kept().len(), 1);
    });
}

#[test]
fn a_local_house_puts_right_at_its_start_what_the_last_run_left() {
    let desk = Desk::sqlite(&small_house());
    let server = delivered(&desk);
    let ids = post::queue(&desk, &[Letter::numbered(1), Letter::numbered(2)]);
    dies(&desk, true);
    dies(&desk, false);
    send(&desk);
    let states = [ids[0], ids[1]].map(|id| post::one(&desk, id).state);
    assert!(
        states.contains(&MailState::InDoubt) && states.contains(&MailState::Sent),
        "{states:?}"
    );
    assert_eq!(server.kept().len(), 1);
}

#[test]
fn what_one_program_of_a_local_house_has_in_hand_is_left_to_it_by_one_that_opens_beside() {
    let desk = Desk::sqlite(&small_house());
    let server = delivered(&desk);
    let ids = post::queue(&desk, &[Letter::numbered(1), Letter::numbered(2)]);
    // Another program, alive: it has them in hand.
    dies(&desk, true);
    dies(&desk, false);
    let beside = desk.in_terminal();
    assert_eq!(send(&beside), 0);
    let states = [ids[0], ids[1]].map(|id| post::one(&desk, id).state);
    assert_eq!(states, [MailState::Sending, MailState::Sending]);
    assert!(server.kept().is_empty());
}

#[test]
fn a_program_that_lost_a_mail_does_not_send_it() {
    on_each_engine(|desk| {
        let server = delivered(desk);
        send(desk);
        post::queue(desk, &[Letter::numbered(1)]);
        dies(desk, false);
        desk.clock.pass(mail::CLAIM_MS);
        desk.signs_in("Léa");
        send(desk);
        let now = desk.clock.now_ms();
        let late = post::all(desk)[0].id;
        assert!(!desk.store().write(|tx| mail::handing_over(tx, DEAD, late, now)).unwrap());
        assert_eq!(server.kept().len(), 1);
    });
}

#[test]
fn of_two_counters_of_one_house_one_sends_at_a_time() {
    let desk = Desk::postgres(&small_house());
    let server = Server::start(Setup::playing(|_, _| Act::Wait(Duration::from_millis(5))));
    post::send_through(&desk, post::plain(server.port), None);
    let letters: Vec<Letter> = (1..=60).map(Letter::numbered).collect();
    post::queue(&desk, &letters);
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        database_url: desk.url.clone(),
        clock: Arc::clone(&desk.clock) as Arc<dyn Clock>,
        ..Options::folder(folder.path())
    };
    let other = Api::open(&options).unwrap();
    let never = AtomicBool::new(false);
    std::thread::scope(|both| {
        for api in [&*desk.api, &other] {
            let never = &never;
            both.spawn(move || {
                for _ in 0..20 {
                    Mailer::new(api, LIMITS, never).send_due().unwrap();
                    std::thread::sleep(Duration::from_millis(20));
                }
            });
        }
    });
    let kept = server.kept();
    let different: std::collections::BTreeSet<_> =
        kept.iter().map(|mail| mail.dialogue.to.clone()).collect();
    assert_eq!((kept.len(), different.len()), (60, 60));
    let overlapping =
        kept.windows(2).filter(|two| two[0].dialogue.connection > two[1].dialogue.connection);
    assert_eq!(overlapping.count(), 0, "one connection after the other");
}

#[test]
fn a_counter_without_the_password_is_nobodys_trouble_while_another_sends() {
    let desk = Desk::postgres(&small_house());
    let setup = Setup::default();
    *setup.password.lock().unwrap() = Some(("guichet".to_owned(), "péché".to_owned()));
    let server = Server::start(setup);
    let told = MailSettings { user: "guichet".to_owned(), ..post::plain(server.port) };
    post::send_through(&desk, told, Some("péché"));
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        database_url: desk.url.clone(),
        clock: Arc::clone(&desk.clock) as Arc<dyn Clock>,
        ..Options::folder(folder.path())
    };
    let other = Api::open(&options).unwrap();
    let never = AtomicBool::new(false);
    post::queue(&desk, &[Letter::numbered(1)]);
    Mailer::new(&other, LIMITS, &never).send_due().unwrap();
    let stopped: Badges = desk.ok("Léa", "badges", Empty {});
    assert_eq!((stopped.mails_stopped, server.connections()), (1, 1));
    desk.clock.pass(1_000);
    send(&desk);
    let sent: Badges = desk.ok("Léa", "badges", Empty {});
    assert_eq!((sent.mails_stopped, sent.mails_waiting, server.kept().len()), (0, 0, 1));
}
