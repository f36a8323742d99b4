//! What a server refuses, for good or for now, and who is asked to do what about it.

use contract::action::Action;
use contract::args::{ById, Empty};
use contract::customer::CustomerSheet;
use contract::journal::{JournalList, JournalPage};
use contract::mail::{
    MailCount, MailDetail, MailLine, MailLineState, MailLines, MailList, MailPage, MailReason,
    MailRow, MailShow, MailState, ResendMail,
};
use contract::operator::Badges;
use contract::settings::MailSettings;
use harness::desk::{Desk, on_each_engine};
use harness::post::{self, Letter};
use harness::small::small_house;
use harness::smtp::{Act, At, Server, Setup};
use office::Code;

use super::send;

fn refusing(at: At, answer: &'static str) -> Server {
    Server::start(Setup::playing(
        move |here, _| {
            if here == at { Act::Say(answer) } else { Act::Usual }
        },
    ))
}

fn first_try(desk: &Desk, at: At, answer: &'static str) -> MailRow {
    let server = refusing(at, answer);
    post::send_through(desk, post::plain(server.port), None);
    let id = post::queue(desk, &[Letter::numbered(1)])[0];
    send(desk);
    assert_eq!(server.kept().len(), 0);
    post::one(desk, id)
}

fn lines(desk: &Desk) -> Vec<MailLine> {
    desk.ok::<MailLines>("Léa", "mail_lines", Empty {}).lines
}

#[test]
fn a_refusal_for_good_is_for_the_desk_with_its_reason_and_the_servers_words() {
    on_each_engine(|desk| {
        for (at, answer, reason) in [
            (At::Rcpt, "550 5.1.1 <x>: unknown", MailReason::UnknownRecipient),
            (At::Rcpt, "550 no such user here", MailReason::UnknownRecipient),
            (At::Rcpt, "552 5.2.2 Over quota", MailReason::MailboxFull),
            (At::Rcpt, "554 5.7.1 Blocked by policy", MailReason::Blocked),
            (At::Data, "554 5.5.1 No valid recipients", MailReason::Blocked),
            (At::Dot, "554 5.7.1 Looks like spam", MailReason::Blocked),
        ] {
            let mail = first_try(desk, at, answer);
            assert_eq!((mail.state, mail.reason), (MailState::Failed, Some(reason)), "{answer}");
            assert_eq!(mail.error.as_deref(), Some(answer));
            assert_eq!(lines(desk), []);
        }
        let badges: Badges = desk.ok("Léa", "badges", Empty {});
        assert_eq!(badges.mails_failed, 6);
    });
}

#[test]
fn a_refusal_for_now_is_tried_again_after_a_minute() {
    on_each_engine(|desk| {
        for (at, answer, reason) in [
            (At::Mail, "451 4.3.0 Try later", MailReason::Busy),
            (At::Rcpt, "450 4.2.0 Greylisted", MailReason::Busy),
            (At::Rcpt, "452 4.2.2 Mailbox full", MailReason::MailboxFull),
            (At::Data, "451 4.3.0 Try later", MailReason::Busy),
            (At::Dot, "451 4.3.0 Try later", MailReason::Busy),
            (At::Rcpt, "421 4.7.0 Too many", MailReason::Busy),
        ] {
            let mail = first_try(desk, at, answer);
            assert_eq!((mail.state, mail.reason), (MailState::Retry, Some(reason)), "{answer}");
            assert_eq!((mail.due_at_ms - mail.date_ms, mail.attempts), (60_000, 1), "{answer}");
            desk.ok::<MailDetail>(
                "Léa",
                "mail_resend",
                ResendMail { id: mail.id, recipient: String::from("a@b.fr"), keep: false },
            );
            desk.clock.pass(1);
        }
    });
}

#[test]
fn a_refusal_for_now_that_lasts_two_days_is_for_the_desk() {
    let desk = Desk::sqlite(&small_house());
    let server = refusing(At::Rcpt, "450 4.2.0 Greylisted");
    post::send_through(&desk, post::plain(server.port), None);
    let id = post::queue(&desk, &[Letter::numbered(1)])[0];
    for _ in 0..60 {
        send(&desk);
        desk.clock.pass(3_600_000);
    }
    desk.everyone_signs_in();
    let mail = post::one(&desk, id);
    assert_eq!((mail.state, mail.reason), (MailState::Failed, Some(MailReason::Busy)));
    assert!((48..=54).contains(&mail.attempts), "{}", mail.attempts);
}

#[test]
fn a_server_that_is_away_makes_the_queue_wait_and_blames_no_mail() {
    on_each_engine(|desk| {
        let server = refusing(At::Banner, "554 5.3.2 Not today");
        post::send_through(desk, post::plain(server.port), None);
        let letters: Vec<Letter> = (1..=5).map(Letter::numbered).collect();
        post::queue(desk, &letters);
        assert_eq!(send(desk), 1);
        assert_eq!(send(desk), 0, "the line waits");
        assert_eq!(server.connections(), 1);
        let mails = post::all(desk);
        assert!(mails.iter().all(|mail| (mail.state, mail.attempts) == (MailState::Pending, 0)));
        let [line] = &lines(desk)[..] else { panic!("one line is away") };
        assert_eq!((line.state, line.reason), (MailLineState::Away, MailReason::ServerRefused));
        assert_eq!((line.answer.as_str(), line.here), ("554 5.3.2 Not today", true));
        drop(server);
        desk.clock.pass(60_000);
        assert_eq!(send(desk), 1);
        assert_eq!(lines(desk)[0].reason, MailReason::ServerAway);
        let back = Server::start(Setup::default());
        post::send_through(desk, post::plain(back.port), None);
        assert_eq!(send(desk), 5);
        assert_eq!(lines(desk), []);
    });
}

#[test]
fn a_wrong_password_pauses_the_queue_once_until_it_is_put_right() {
    on_each_engine(|desk| {
        let setup = Setup::default();
        let wanted = std::sync::Arc::clone(&setup.password);
        *wanted.lock().unwrap() = Some(("guichet".to_owned(), "péché mignon".to_owned()));
        let server = Server::start(setup);
        let mail = MailSettings { user: "guichet".to_owned(), ..post::plain(server.port) };
        post::send_through(desk, mail.clone(), Some("faux"));
        let ids = post::queue(desk, &[Letter::numbered(1), Letter::numbered(2)]);
        for _ in 0..3 {
            send(desk);
            desk.clock.pass(60_000);
        }
        assert_eq!(server.connections(), 1, "a wrong password is shown once");
        let [line] = &lines(desk)[..] else { panic!("one line is paused") };
        assert_eq!((line.state, line.reason), (MailLineState::Paused, MailReason::Password));
        assert!(line.answer.starts_with("535 5.7.8"), "{}", line.answer);
        let badges: Badges = desk.ok("Léa", "badges", Empty {});
        assert_eq!((badges.mails_stopped, badges.mails_waiting), (1, 2));
        assert_eq!(post::one(desk, ids[0]).attempts, 0);
        // By key, still wrong: said again, once.
        desk.ok::<MailLines>("Léa", "mail_resume", Empty {});
        send(desk);
        assert_eq!((server.connections(), lines(desk).len()), (2, 1));
        // By the settings.
        post::send_through(desk, mail, Some("péché mignon"));
        assert_eq!(send(desk), 2);
        assert_eq!((server.kept().len(), lines(desk).len()), (2, 0));
    });
}

#[test]
fn a_missing_password_and_a_refused_sender_pause_the_queue() {
    let desk = Desk::sqlite(&small_house());
    let server = refusing(At::Mail, "553 5.7.1 Sender not owned by user");
    post::send_through(&desk, post::plain(server.port), None);
    post::queue(&desk, &[Letter::numbered(1), Letter::numbered(2)]);
    send(&desk);
    assert_eq!(lines(&desk)[0].reason, MailReason::SenderRefused);
    let user = MailSettings { user: "guichet".to_owned(), ..post::plain(server.port) };
    post::send_through(&desk, user, None);
    send(&desk);
    let line = lines(&desk).remove(0);
    assert_eq!((line.state, line.reason), (MailLineState::Paused, MailReason::NoPassword));
    assert!(post::all(&desk).iter().all(|mail| mail.attempts == 0));
}

#[test]
fn a_corrected_address_is_kept_for_the_customer_and_the_mail_goes_there() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::playing(|at, so_far| {
            if at == At::Rcpt && so_far.to == "marie@exemple.org" {
                Act::Say("550 5.1.1 User unknown")
            } else {
                Act::Usual
            }
        }));
        post::send_through(desk, post::plain(server.port), None);
        let letter = Letter { to: "marie@exemple.org".to_owned(), name: "Marie".to_owned() };
        let id = post::queue(desk, &[letter])[0];
        send(desk);
        let right = ResendMail { id, recipient: "marie@théâtre.example".to_owned(), keep: true };
        assert_eq!(desk.refused("Karim", "mail_resend", &right), Code::NotAllowed);
        let after: MailDetail = desk.ok("Léa", "mail_resend", right);
        assert_eq!(after.customer_email, "marie@théâtre.example");
        send(desk);
        assert_eq!(post::one(desk, id).state, MailState::Sent);
        assert_eq!(server.kept()[0].dialogue.to, "marie@xn--thtre-4qa2c.example");
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id: post::marie(desk) });
        assert_eq!(sheet.fields.email, "marie@théâtre.example");
        let list = JournalList {
            operator_id: None,
            customer: String::new(),
            order: String::new(),
            from_ms: None,
            to_ms: None,
            after: None,
            limit: 10,
        };
        let journal: JournalPage = desk.ok("Hélène", "journal_list", list);
        let actions: Vec<_> = journal.rows.into_iter().map(|row| row.action).collect();
        // The former address was told.
        let told =
            [Action::MailSent, Action::MailSent, Action::MailResent, Action::CustomerChanged];
        assert_eq!(actions[..4], told);
    });
}

#[test]
fn what_the_desk_settles_leaves_its_list_and_all_that_failed_is_sent_again_by_one_key() {
    on_each_engine(|desk| {
        let closed = refusing(At::Rcpt, "550 5.1.1 User unknown");
        post::send_through(desk, post::plain(closed.port), None);
        let letters: Vec<Letter> = (1..=4).map(Letter::numbered).collect();
        let ids = post::queue(desk, &letters);
        send(desk);
        desk.ok::<MailDetail>("Léa", "mail_settle", ById { id: ids[0] });
        assert_eq!(
            desk.refused("Léa", "mail_settle", ById { id: ids[0] }),
            Code::MailNotResendable
        );
        let failed =
            MailList { show: MailShow::Failed, search: String::new(), after: None, limit: 200 };
        let page: MailPage = desk.ok("Léa", "mail_list", failed);
        assert_eq!((page.rows.len(), page.counts.failed), (3, 3));
        let open = Server::start(Setup::default());
        post::send_through(desk, post::plain(open.port), None);
        assert_eq!(desk.ok::<MailCount>("Léa", "mail_resend_failed", Empty {}).count, 3);
        assert_eq!(send(desk), 3);
        assert_eq!(open.kept().len(), 3);
        assert_eq!(post::one(desk, ids[0]).state, MailState::Failed);
    });
}

#[test]
fn a_doubt_is_ended_by_the_customers_word() {
    on_each_engine(|desk| {
        let server =
            Server::start(Setup::playing(
                |at, _| {
                    if at == At::Dot { Act::KeepAndDie } else { Act::Usual }
                },
            ));
        post::send_through(desk, post::plain(server.port), None);
        let id = post::queue(desk, &[Letter::numbered(1)])[0];
        send(desk);
        let after: MailDetail = desk.ok("Léa", "mail_arrived", ById { id });
        assert_eq!((after.row.state, after.row.reason), (MailState::Sent, None));
        assert_eq!(desk.refused("Léa", "mail_arrived", ById { id }), Code::MailNotResendable);
    });
}

#[test]
fn the_two_days_of_a_mail_begin_with_its_first_try() {
    on_each_engine(|desk| {
        let away = refusing(At::Banner, "554 5.3.2 Not today");
        post::send_through(desk, post::plain(away.port), None);
        let id = post::queue(desk, &[Letter::numbered(1)])[0];
        // Nothing of this is the mail's own refusal.
        send(desk);
        assert_eq!(post::one(desk, id).attempts, 0);
        let server = refusing(At::Rcpt, "450 4.2.0 Greylisted");
        post::send_through(desk, post::plain(server.port), None);
        desk.clock.pass(61 * 3_600_000);
        send(desk);
        desk.everyone_signs_in();
        let mail = post::one(desk, id);
        assert_eq!((mail.state, mail.attempts), (MailState::Retry, 1));
        desk.clock.pass(47 * 3_600_000);
        send(desk);
        desk.clock.pass(3_600_000);
        send(desk);
        desk.everyone_signs_in();
        let mail = post::one(desk, id);
        assert_eq!((mail.state, mail.attempts), (MailState::Failed, 3));
    });
}
