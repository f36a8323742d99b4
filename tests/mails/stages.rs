//! Where the line died is what decides: before the last dot a mail is tried again, after it a person
//! is asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use api::Mailer;
use contract::args::Empty;
use contract::mail::{MailLines, MailReason, MailRow, MailState};
use harness::desk::{Desk, on_each_engine};
use harness::post::{self, Letter};
use harness::small::small_house;
use harness::smtp::{Act, At, Server, Setup};

use super::{LIMITS, send};

/// A server that does this once, at this stage, and then as usual.
fn once(at: At, act: Act) -> Server {
    let done = AtomicBool::new(false);
    Server::start(Setup::playing(move |here, _| {
        if here == at && !done.swap(true, Ordering::SeqCst) { act.clone() } else { Act::Usual }
    }))
}

/// One mail through a server that fails once; how it stands after the first look and at the end.
fn through(desk: &Desk, at: At, act: Act) -> (MailRow, MailRow, usize) {
    let server = once(at, act);
    post::send_through(desk, post::plain(server.port), None);
    let id = post::queue(desk, &[Letter::numbered(1)])[0];
    send(desk);
    let first = post::one(desk, id);
    desk.clock.pass(70_000);
    send(desk);
    (first, post::one(desk, id), server.kept().len())
}

#[test]
fn a_line_that_dies_or_falls_silent_before_the_last_dot_costs_only_time() {
    on_each_engine(|desk| {
        for at in [At::Banner, At::Ehlo, At::Mail, At::Rcpt, At::Data] {
            for act in [Act::Die, Act::Hush] {
                if act == Act::Hush && matches!(at, At::Banner | At::Ehlo) {
                    continue; // Takes the time of a whole connection: below, once.
                }
                let (first, last, kept) = through(desk, at, act.clone());
                assert!(
                    matches!(first.state, MailState::Retry | MailState::Pending),
                    "{at:?} {act:?}: {first:?}"
                );
                assert_eq!((last.state, kept), (MailState::Sent, 1), "{at:?} {act:?}: {last:?}");
            }
        }
    });
}

/// A short mail is on its way whole, dot and all, before the line is seen to be dead: what the server
/// read of it, nobody here can know.
#[test]
fn a_line_that_dies_in_the_text_leaves_a_doubt_once_the_dot_is_on_its_way() {
    on_each_engine(|desk| {
        for act in [Act::Die, Act::Hush] {
            let (first, _, kept) = through(desk, At::Text, act.clone());
            assert!(matches!(first.state, MailState::InDoubt | MailState::Retry), "{act:?}");
            assert!(kept <= 1, "{act:?}");
        }
    });
}

#[test]
fn a_silent_server_is_left_after_the_time_for_its_stage() {
    let desk = Desk::sqlite(&small_house());
    let began = Instant::now();
    let (first, last, kept) = through(&desk, At::Banner, Act::Hush);
    assert_eq!((first.state, first.attempts), (MailState::Pending, 0));
    assert_eq!((last.state, kept), (MailState::Sent, 1));
    assert!(began.elapsed() >= LIMITS.connect);
}

#[test]
fn a_line_that_dies_after_the_last_dot_leaves_a_doubt_and_sends_nothing_twice() {
    on_each_engine(|desk| {
        for (act, kept_by_server) in
            [(Act::Die, 0), (Act::Hush, 0), (Act::KeepAndDie, 1), (Act::KeepAndHush, 1)]
        {
            let (first, last, kept) = through(desk, At::Dot, act.clone());
            assert_eq!(first.state, MailState::InDoubt, "{act:?}");
            assert_eq!(first.reason, Some(MailReason::Doubt), "{act:?}");
            assert_eq!((last.state, kept), (MailState::InDoubt, kept_by_server), "{act:?}");
        }
    });
}

#[test]
fn a_slow_server_is_waited_for() {
    let desk = Desk::sqlite(&small_house());
    let server = Server::start(Setup::playing(|_, _| Act::Wait(Duration::from_millis(40))));
    post::send_through(&desk, post::plain(server.port), None);
    post::queue(&desk, &[Letter::numbered(1), Letter::numbered(2)]);
    assert_eq!(send(&desk), 2);
    assert_eq!(server.kept().len(), 2);
}

#[test]
fn several_mails_share_one_connection_and_a_refusal_does_not_spoil_the_next() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::playing(|at, so_far| {
            if at == At::Rcpt && so_far.to == "client2@example.org" {
                Act::Say("550 5.1.1 User unknown")
            } else {
                Act::Usual
            }
        }));
        post::send_through(desk, post::plain(server.port), None);
        let letters: Vec<Letter> = (1..=120).map(Letter::numbered).collect();
        let ids = post::queue(desk, &letters);
        send(desk);
        assert_eq!(server.kept().len(), 119);
        assert_eq!(post::one(desk, ids[1]).state, MailState::Failed);
        assert_eq!(server.connections(), 3, "fifty mails a connection");
    });
}

#[test]
fn a_server_that_hangs_up_between_two_mails_is_called_again_and_no_mail_is_blamed() {
    let desk = Desk::sqlite(&small_house());
    let server = Server::start(Setup::playing(|at, so_far| {
        let second = so_far.to.is_empty() && so_far.from == "billetterie@example.org";
        if at == At::Mail && second && so_far.connection == 1 && TOOK.swap(true, Ordering::SeqCst) {
            Act::Die
        } else {
            Act::Usual
        }
    }));
    static TOOK: AtomicBool = AtomicBool::new(false);
    post::send_through(&desk, post::plain(server.port), None);
    let ids = post::queue(&desk, &[Letter::numbered(1), Letter::numbered(2)]);
    send(&desk);
    assert_eq!(server.kept().len(), 2);
    assert_eq!((server.connections(), post::one(&desk, ids[1]).attempts), (2, 1));
}

#[test]
fn closing_the_program_ends_a_dialogue_at_once_and_the_mail_waits_as_before() {
    let desk = Desk::sqlite(&small_house());
    let server = once(At::Rcpt, Act::Hush);
    post::send_through(&desk, post::plain(server.port), None);
    let id = post::queue(&desk, &[Letter::numbered(1)])[0];
    let stop = Arc::new(AtomicBool::new(false));
    let key = Arc::clone(&stop);
    let pressing = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(200));
        key.store(true, Ordering::SeqCst);
    });
    let patient = api::Limits { command: Duration::from_secs(60), ..LIMITS };
    let began = Instant::now();
    Mailer::new(&desk.api, patient, &stop).send_due().unwrap();
    pressing.join().unwrap();
    assert!(began.elapsed() < Duration::from_secs(30), "it did not wait for the server");
    let mail = post::one(&desk, id);
    assert_eq!((mail.state, mail.attempts), (MailState::Pending, 0));
    assert_eq!(send(&desk), 1);
    assert_eq!(post::one(&desk, id).state, MailState::Sent);
}

#[test]
fn closing_the_program_after_the_last_dot_says_so() {
    let desk = Desk::sqlite(&small_house());
    let server = once(At::Dot, Act::KeepAndHush);
    post::send_through(&desk, post::plain(server.port), None);
    let id = post::queue(&desk, &[Letter::numbered(1)])[0];
    let patient = api::Limits { dot: Duration::from_secs(60), ..LIMITS };
    let stop = AtomicBool::new(true);
    // The mail that is in hand is sent; the next one is not taken.
    Mailer::new(&desk.api, patient, &stop).send_due().unwrap();
    let mail = post::one(&desk, id);
    assert!(
        matches!((mail.state, mail.reason), (MailState::InDoubt, Some(MailReason::Died)))
            || mail.state == MailState::Pending,
        "{mail:?}"
    );
}

/// What the sockets of both sides hold, and no more.
const SOCKETS: u64 = 32 << 20;

#[test]
fn an_answer_that_never_ends_is_cut_off_before_it_fills_the_memory() {
    let desk = Desk::sqlite(&small_house());
    for at in [At::Banner, At::Ehlo, At::Mail, At::Rcpt, At::Data, At::Dot] {
        let server = once(at, Act::Endless);
        post::send_through(&desk, post::plain(server.port), None);
        let id = post::queue(&desk, &[Letter::numbered(1)])[0];
        send(&desk);
        assert!(server.poured() < SOCKETS, "{at:?}: {} bytes", server.poured());
        let mail = post::one(&desk, id);
        match at {
            At::Banner | At::Ehlo => {
                let lines: MailLines = desk.ok("Léa", "mail_lines", Empty {});
                assert_eq!(lines.lines[0].reason, MailReason::Garbled, "{at:?}");
                desk.ok::<MailLines>("Léa", "mail_resume", Empty {});
            }
            At::Dot => assert_eq!(mail.state, MailState::InDoubt),
            _ => assert_eq!(
                (mail.state, mail.reason),
                (MailState::Retry, Some(MailReason::Garbled)),
                "{at:?}"
            ),
        }
        desk.clock.pass(70_000);
        desk.signs_in("Léa");
        send(&desk);
    }
}

#[test]
fn a_server_that_closes_after_every_text_leaves_what_it_refused_waiting_and_in_no_doubt() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::playing(|at, _| {
            if at == At::Dot { Act::Say("421 4.3.2 Closing") } else { Act::Usual }
        }));
        post::send_through(desk, post::plain(server.port), None);
        let letters: Vec<Letter> = (1..=3).map(Letter::numbered).collect();
        let ids = post::queue(desk, &letters);
        send(desk);
        let states: Vec<_> = ids.iter().map(|id| post::one(desk, *id).state).collect();
        assert_eq!(states, [MailState::Retry, MailState::Retry, MailState::Pending]);
        assert_eq!(post::one(desk, ids[2]).attempts, 0);
        desk.clock.pass(70_000);
        let back = Server::start(Setup::default());
        post::send_through(desk, post::plain(back.port), None);
        assert_eq!(send(desk), 3);
        assert_eq!(back.kept().len(), 3);
    });
}
