//! Nobody writes to a person who was erased, whatever becomes of their orders.

use contract::args::{ById, Noted};
use contract::ids::CustomerId;
use contract::mail::{MailList, MailPage, MailShow};
use contract::reprise::{Decided, Refuse};
use contract::rescheduling::{Rescheduled, ReschedulingQuote};
use domain::place::PlaceState;
use harness::desk::{DAY_MS, Desk, on_each_engine};
use office::Code;

use super::erased;
use crate::acceptances::policy_is;
use crate::reprises::{ask_back, file, order, shown};
use crate::rescheduling::{quote_of, to};
use crate::sales::verified;

/// The mails about a customer that have words.
fn written_to(desk: &Desk, id: CustomerId) -> Vec<String> {
    let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", list);
    let theirs = page.rows.into_iter().filter(|mail| mail.customer_id == id);
    theirs.filter(|mail| !mail.subject.is_empty()).map(|mail| mail.kind).collect()
}

#[test]
fn an_acceptance_of_an_erased_person_is_reversed_without_a_mail() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.validity_days = 1);
        let before = order(desk, "671083");
        let asked = ask_back(desk, "Léa", before.places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        desk.clock.pass(2 * DAY_MS);
        desk.lives_a_day();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        erased(desk, asked.row.customer_id);
        let (id, version) = (asked.row.id, file(desk, asked.row.id).row.version);
        let note = Noted { id, version, note: String::new() };
        desk.ok::<Decided>("Hélène", "reprise_reverse", note);
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Live);
        let written = written_to(desk, asked.row.customer_id);
        assert!(written.is_empty(), "{written:?}");
        verified(desk);
    });
}

#[test]
fn no_request_of_an_erased_person_is_opened_again() {
    on_each_engine(|desk| {
        let before = order(desk, "671083");
        let asked = ask_back(desk, "Léa", before.places[0].id);
        let refusal = Refuse {
            id: asked.row.id,
            version: asked.row.version,
            reason: asked.reasons[0].code.clone(),
            sentence: String::new(),
        };
        desk.ok::<Decided>("Léa", "reprise_refuse", refusal);
        assert!(file(desk, asked.row.id).may.undo);
        erased(desk, asked.row.customer_id);
        assert!(!file(desk, asked.row.id).may.undo);
        let this = ById { id: asked.row.id };
        assert_eq!(desk.refused("Léa", "reprise_undo", this), Code::CustomerErased);
        assert!(written_to(desk, asked.row.customer_id).is_empty());
        verified(desk);
    });
}

#[test]
fn a_move_writes_neither_mail_nor_letter_to_an_erased_person() {
    on_each_engine(|desk| {
        let marie = order(desk, "671083").customer_id.unwrap();
        let day = "2020-06-14T20:00";
        let concerned = || {
            let asked = quote_of(desk, day);
            let quote: ReschedulingQuote = desk.ok("Hélène", "performance_reschedule_quote", asked);
            let concerned = quote.concerned;
            (concerned.places, concerned.by_mail, concerned.by_letter, concerned.nobody)
        };
        assert_eq!(concerned(), (5, 2, 0, 0));
        erased(desk, marie);
        assert_eq!(concerned(), (5, 1, 0, 3));
        let moved: Rescheduled = desk.ok("Hélène", "performance_reschedule", to(desk, day, None));
        assert_eq!((moved.by_mail, moved.by_letter), (1, 0));
        assert!(written_to(desk, marie).is_empty());
        verified(desk);
    });
}
