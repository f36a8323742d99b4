//! Mails: what leaves, when, where to, and what is taken back.

mod greeting;
mod tickets;

use contract::args::{ById, Noted, Versioned};
use contract::customer::{
    CustomerChange, CustomerFields, CustomerPage, CustomerSearch, CustomerSheet, WrittenFile,
};
use contract::ids::{MailId, RepriseId};
use contract::mail::{MailDetail, MailList, MailPage, MailRow, MailShow, MailState, ResendMail};
use contract::reprise::Decided;
use harness::desk::{Desk, on_each_engine};
use harness::post::{self, Letter};
use harness::small::small_house;
use office::Code;

use crate::cheats::is_refused;
use crate::reprises::{ask_back, order};

fn list(desk: &Desk) -> Vec<MailRow> {
    let args = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    desk.ok::<MailPage>("Léa", "mail_list", args).rows
}

fn state_of(desk: &Desk, kind: &str) -> MailState {
    list(desk).into_iter().find(|mail| mail.kind == kind).unwrap().state
}

fn accept(desk: &Desk) -> RepriseId {
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
fn a_mail_that_has_ended_leaves_again_by_a_row_of_the_journal_alone() {
    let desk = Desk::postgres(&small_house());
    let id = accept(&desk);
    assert_eq!(desk.api.send_due_mails().unwrap(), 1);
    desk.ok::<Decided>("Léa", "reprise_undo", ById { id });
    let login = desk.login.as_deref().unwrap();
    for state in ["sent", "cancelled"] {
        for again in ["retry", "pending", "sending"] {
            let way = format!(
                "UPDATE mail SET state = '{again}', due_at_ms = 1, sent_at_ms = NULL WHERE state = '{state}'"
            );
            assert!(is_refused(login, &way), "{way}");
        }
    }
    assert_eq!(desk.api.send_due_mails().unwrap(), 0);
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
fn a_reversal_and_a_withdrawal_are_written_to_the_customer() {
    on_each_engine(|desk| {
        let id = accept(desk);
        desk.clock.pass(30_001);
        desk.api.send_due_mails().unwrap();
        let noted = Noted { id, version: 2, note: "Erreur de siège".to_owned() };
        desk.ok::<Decided>("Hélène", "reprise_reverse", noted);
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[1].id);
        let seen = Versioned { id: asked.row.id, version: asked.row.version };
        desk.ok::<Decided>("Karim", "reprise_withdraw", seen);
        desk.api.send_due_mails().unwrap();
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::Sent);
        assert_eq!(state_of(desk, "reprise_reversed"), MailState::Sent);
        assert_eq!(state_of(desk, "reprise_withdrawn"), MailState::Sent);
        let told = list(desk).into_iter().find(|mail| mail.kind == "reprise_reversed").unwrap();
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id: told.id });
        assert!(mail.text.contains("AV-000001") && mail.text.contains("26,00"), "{}", mail.text);
    });
}

#[test]
fn a_reversal_before_the_acceptance_was_told_speaks_of_no_credit_and_answers_the_request() {
    on_each_engine(|desk| {
        let id = accept(desk);
        let noted = Noted { id, version: 2, note: String::new() };
        desk.ok::<Decided>("Hélène", "reprise_reverse", noted);
        desk.clock.pass(60_000);
        desk.api.send_due_mails().unwrap();
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::Cancelled);
        assert_eq!(state_of(desk, "reprise_dropped"), MailState::Sent);
        let mails = list(desk);
        assert!(mails.iter().all(|mail| mail.kind != "reprise_reversed"));
        let told = mails.into_iter().find(|mail| mail.kind == "reprise_dropped").unwrap();
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id: told.id });
        assert!(mail.text.contains("aucun avoir n’est donné"), "{}", mail.text);
        assert!(!mail.text.contains("AV-000001"), "{}", mail.text);
    });
}

#[test]
fn a_reversal_of_what_was_told_by_phone_speaks_of_the_credit() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let id = asked.row.customer_id;
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
        let fields = CustomerFields { email: String::new(), ..sheet.fields };
        let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        let seen = Versioned { id: asked.row.id, version: asked.row.version };
        let decided: Decided = desk.ok("Léa", "reprise_accept", seen);
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::NoAddress);
        let told = list(desk).into_iter().find(|mail| mail.kind == "reprise_accepted").unwrap();
        desk.ok::<MailDetail>("Léa", "mail_settle", ById { id: told.id });
        let noted = Noted { id: decided.id, version: decided.version, note: String::new() };
        desk.ok::<Decided>("Hélène", "reprise_reverse", noted);
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::NoAddress);
        assert_eq!(state_of(desk, "reprise_reversed"), MailState::NoAddress);
    });
}

#[test]
fn a_place_asked_back_again_after_a_withdrawal_is_decided_and_undone_as_if_for_the_first_time() {
    on_each_engine(|desk| {
        let place = order(desk, "671083").places[0].id;
        let asked = ask_back(desk, "Léa", place);
        let seen = Versioned { id: asked.row.id, version: asked.row.version };
        desk.ok::<Decided>("Karim", "reprise_withdraw", seen);
        desk.api.send_due_mails().unwrap();
        let id = accept(desk);
        desk.ok::<Decided>("Léa", "reprise_undo", ById { id });
        desk.clock.pass(60_000);
        desk.api.send_due_mails().unwrap();
        assert_eq!(state_of(desk, "reprise_withdrawn"), MailState::Sent);
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

/// Every mail under words, page after page.
fn found(desk: &Desk, show: MailShow, search: &str) -> (Vec<MailId>, usize) {
    let (mut ids, mut pages, mut after) = (Vec::new(), 0, None);
    loop {
        let list = MailList { show, search: search.to_owned(), after, limit: 50 };
        let page: MailPage = desk.ok("Léa", "mail_list", list);
        assert!(page.rows.len() <= 50);
        ids.extend(page.rows.iter().map(|row| row.id));
        pages += 1;
        after = page.next;
        if after.is_none() {
            return (ids, pages);
        }
    }
}

#[test]
fn words_find_the_same_mails_as_a_look_at_each_and_no_page_looks_at_them_all() {
    on_each_engine(|desk| {
        // Enough for several pages that find nothing on their way.
        for some in 0..9 {
            let letters: Vec<Letter> = (0..600)
                .map(|n| Letter {
                    to: if n == 7 {
                        format!("rare{some}@exemple.fr")
                    } else {
                        format!("client{n}@example.org")
                    },
                    name: "Client".to_owned(),
                })
                .collect();
            post::queue(desk, &letters);
            desk.clock.pass(1_000);
        }
        desk.signs_in("Léa");
        let all = post::all(desk);
        for (search, least) in
            [("rare", 3), ("rare exemple", 3), ("client12", 1), ("dupont", 9), ("nulle", 3)]
        {
            let naive = all.iter().filter(|mail| {
                search.split(' ').all(|word| {
                    mail.recipient.contains(word)
                        || mail.subject.to_lowercase().contains(word)
                        || "dupont marie marie@example.org".split(' ').any(|w| w.starts_with(word))
                })
            });
            let naive: Vec<MailId> = naive.map(|mail| mail.id).collect();
            let (ids, pages) = found(desk, MailShow::All, search);
            assert_eq!(ids, naive, "{search}");
            assert!(pages >= least, "{search}: {pages}");
            assert_eq!(found(desk, MailShow::Waiting, search).0, naive, "{search}, waiting");
            assert!(found(desk, MailShow::Sent, search).0.is_empty());
        }
    });
}

#[test]
fn half_a_word_finds_the_mails_of_a_customer_in_any_script() {
    on_each_engine(|desk| {
        accept(desk);
        let mails: Vec<MailId> = list(desk).iter().map(|mail| mail.id).collect();
        let args = CustomerSearch { search: "dupont".to_owned(), after: None, limit: 50 };
        let id = desk.ok::<CustomerPage>("Léa", "customer_search", args).rows[0].id;
        for (last_name, half) in
            [("الحداد", "الحد"), ("Παπαδόπουλος", "παπα"), ("Шевченко", "шевч")]
        {
            let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
            let fields = CustomerFields {
                last_name: last_name.to_owned(),
                first_name: "王小明".to_owned(),
                ..sheet.fields
            };
            let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
            desk.ok::<CustomerSheet>("Léa", "customer_change", change);
            for typed in [half, "王", "王小"] {
                assert_eq!(found(desk, MailShow::All, typed).0, mails, "{typed}");
            }
            assert!(found(desk, MailShow::All, &format!("{half}{half}")).0.is_empty());
        }
    });
}

#[test]
fn the_mail_of_a_decision_follows_the_corrected_address_and_the_books_say_so() {
    on_each_engine(|desk| {
        accept(desk);
        let before = list(desk);
        assert!(before.iter().all(|mail| mail.recipient == before[0].recipient));
        let id = before[0].customer_id;
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
        let fields = CustomerFields { email: "juste@example.org".to_owned(), ..sheet.fields };
        let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        // But for the one that tells the former address.
        let told = |mail: &&contract::mail::MailRow| mail.kind != "address_changed";
        let follow = list(desk);
        assert!(follow.iter().filter(told).all(|mail| mail.recipient == "juste@example.org"));
        assert_eq!(follow.len(), before.len() + 1);
        let found = desk.api.verify().unwrap();
        assert!(found.ok, "{found:?}");
    });
}

#[test]
fn the_letter_of_a_mail_is_made_from_its_facts_and_of_an_older_one_from_its_text() {
    on_each_engine(|desk| {
        accept(desk);
        let id = list(desk)[0].id;
        // Nobody is told on paper what may be undone.
        assert_eq!(desk.refused("Léa", "mail_letter_pdf", ById { id }), Code::MayBeUndone);
        desk.clock.pass(30_000);
        let read = |said: &WrittenFile| {
            let words = harness::papers::words(said.path.as_ref()).unwrap();
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let letter = read(&desk.ok("Léa", "mail_letter_pdf", ById { id }));
        for words in ["Votre place est devenue un avoir", "Marie Dupont", "Votre solde client"] {
            assert!(letter.contains(words), "{words} in {letter}");
        }
        assert!(!letter.contains("Répondez à ce courriel") && !letter.contains("...."), "{letter}");
        // As a program left it that kept no facts.
        let words = match desk.url {
            None => "DROP TRIGGER mail_words",
            Some(_) => "DROP TRIGGER mail_words ON mail",
        };
        for text in [words, "UPDATE mail SET facts = NULL"] {
            desk.store().write(|tx| tx.run(text, &[]).map(|_| ())).unwrap();
        }
        let old = read(&desk.ok("Léa", "mail_letter_pdf", ById { id }));
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id });
        for line in mail.text.lines() {
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(old.contains(&line), "{line} in {old}");
        }
    });
}

/// Gives the customer of order 671083 another address.
fn addressed(desk: &Desk, email: &str) {
    let id = order(desk, "671083").customer_id.unwrap();
    let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
    let fields = CustomerFields { email: email.to_owned(), ..sheet.fields };
    let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
    desk.ok::<CustomerSheet>("Léa", "customer_change", change);
}

#[test]
fn what_was_told_by_phone_stays_told_when_an_address_comes_later() {
    on_each_engine(|desk| {
        addressed(desk, "");
        accept(desk);
        desk.clock.pass(31_000);
        let told = list(desk).into_iter().find(|mail| mail.kind == "reprise_accepted").unwrap();
        desk.ok::<MailDetail>("Léa", "mail_settle", ById { id: told.id });
        desk.clock.pass(60_000);
        addressed(desk, "marie.d@example.org");
        desk.api.send_due_mails().unwrap();
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::NoAddress);
        // Nobody had told the other one.
        assert_eq!(state_of(desk, "reprise_received"), MailState::Sent);
        let found = desk.api.verify().unwrap();
        assert!(found.ok, "{found:?}");
    });
}

#[test]
fn a_mail_sent_again_whose_address_is_taken_away_waits_for_one_and_the_books_say_so() {
    on_each_engine(|desk| {
        accept(desk);
        desk.clock.pass(31_000);
        desk.api.send_due_mails().unwrap();
        let sent = list(desk).into_iter().find(|mail| mail.kind == "reprise_accepted").unwrap();
        let again = ResendMail { id: sent.id, recipient: sent.recipient, keep: false };
        desk.ok::<MailDetail>("Léa", "mail_resend", again);
        addressed(desk, "");
        assert_eq!(state_of(desk, "reprise_accepted"), MailState::NoAddress);
        let found = desk.api.verify().unwrap();
        assert!(found.ok, "{found:?}");
    });
}
