//! Mails: what leaves, when, where to, and what is taken back.

use harness::desk::{Desk, on_each_engine};
use office::Code;
use office::wire::*;

use crate::reprises::{ask_back, order};

fn list(desk: &Desk) -> Vec<MailRow> {
    let args = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    desk.ok::<MailPage>("Léa", "mail_list", args).rows
}

fn state_of(desk: &Desk, kind: &str) -> MailState {
    list(desk).into_iter().find(|mail| mail.kind == kind).unwrap().state
}

fn accept(desk: &Desk) -> i64 {
    let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
    let seen = Versioned { id: asked.row.id, version: asked.row.version };
    desk.ok::<Decided>("Léa", "reprise_accept", seen);
    asked.row.id
}

#[test]
fn a_decision_mail_leaves_after_the_time_to_undo_into_the_folder() {
    on_each_engine(|desk| {
        accept(desk);
        assert_eq!(desk.api.send_due_mails().unwrap(), 1);
        assert_eq!(state_of(desk, "reprise_received"), MailState::Sent);
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::Pending);
        desk.clock.pass(30_001);
        assert_eq!(desk.api.send_due_mails().unwrap(), 1);
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::Sent);
        let files: Vec<_> =
            std::fs::read_dir(desk.folder.join("courriels")).unwrap().flatten().collect();
        assert_eq!(files.len(), 2);
        for file in files {
            let mail = std::fs::read_to_string(file.path()).unwrap();
            assert!(mail.contains("To: ") && mail.contains("marie@example.org"), "{mail}");
            assert!(mail.contains("Message-ID: <") && mail.contains("Date: Mon, 01 Jun 2020"));
        }
    });
}

#[test]
fn a_customer_is_greeted_by_first_and_last_name() {
    on_each_engine(|desk| {
        accept(desk);
        let id = list(desk)[0].id;
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id });
        assert!(mail.text.contains("Bonjour Marie Dupont"), "{}", mail.text);
    });
}

#[test]
fn a_decision_undone_takes_its_mail_back() {
    on_each_engine(|desk| {
        let id = accept(desk);
        desk.ok::<Decided>("Léa", "reprise_undo", ById { id });
        desk.clock.pass(60_000);
        desk.api.send_due_mails().unwrap();
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::Cancelled);
    });
}

#[test]
fn a_mail_sent_again_keeps_its_message_id_and_may_go_to_a_corrected_address() {
    on_each_engine(|desk| {
        accept(desk);
        desk.clock.pass(30_001);
        desk.api.send_due_mails().unwrap();
        let id = list(desk)[0].id;
        let before: MailDetail = desk.ok("Léa", "mail_show", ById { id });
        let again = ResendMail { id, recipient: "autre@example.org".to_owned(), keep: false };
        let after: MailDetail = desk.ok("Léa", "mail_resend", again);
        assert_eq!(after.message_id, before.message_id);
        assert_eq!(after.row.recipient, "autre@example.org");
        let odd = ResendMail { id, recipient: "a@b.fr\r\nBcc: c@d.fr".to_owned(), keep: false };
        assert!(matches!(
            desk.refused("Léa", "mail_resend", odd),
            Code::BadField | Code::MailNotResendable
        ));
    });
}
