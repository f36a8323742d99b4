//! What leaves, and what is written of it, of whoever is erased meanwhile; and of a mail that came back from a long sleep.

use api::Clock;
use contract::action::Action;
use contract::customer::{CustomerFields, CustomerSheet};
use contract::erasure::{EraseCustomer, Erased};
use contract::ids::MailId;
use contract::journal::JournalPage;
use contract::locale::Locale;
use contract::mail::{MailReason, MailState};
use domain::money::Cents;
use harness::desk::{Desk, on_each_engine};
use harness::post::{self, DEAD, Letter};
use office::mail::{self, SendOutcome, Trouble};
use office::{Actor, By, House, OfficeError};
use runtime::renderer::TemplateRenderer;
use serde_json::json;

use super::send;

const ADDRESS: &str = "zwq.partie@example.org";

/// Somebody with two mails: one is in hand and not begun, the text of the other is on the line.
fn leaving(desk: &Desk) -> (CustomerSheet, mail::Due, mail::Due) {
    let fields = CustomerFields {
        last_name: "Vanderplumm".to_owned(),
        first_name: "Ottoline".to_owned(),
        email: ADDRESS.to_owned(),
        phone: String::new(),
        locale: Locale::Fr,
    };
    let sheet: CustomerSheet = desk.ok("Karim", "customer_create", &fields);
    let letter = Letter { to: ADDRESS.to_owned(), name: "Ottoline Vanderplumm".to_owned() };
    let ids = post::queue_to(desk, sheet.id, &[letter.clone(), letter]);
    let (now, store) = (desk.clock.now_ms(), desk.store());
    assert!(store.write(|tx| mail::take(tx, DEAD, now, false)).unwrap());
    let begun = store.write(|tx| mail::claim(tx, DEAD, now)).unwrap().unwrap();
    assert!(store.write(|tx| mail::handing_over(tx, DEAD, begun.id, now)).unwrap());
    let other = store.write(|tx| mail::claim(tx, DEAD, now)).unwrap().unwrap();
    assert!(ids.contains(&begun.id) && ids.contains(&other.id));
    (sheet, begun, other)
}

fn erased(desk: &Desk, sheet: &CustomerSheet) {
    let sheet: CustomerSheet = desk.ok("Hélène", "customer_sheet", json!({ "id": sheet.id }));
    let erase = EraseCustomer {
        id: sheet.id,
        version: sheet.version,
        expected_cents: Cents::ZERO,
        given_up: None,
    };
    desk.ok::<Erased>("Hélène", "customer_erase", erase);
}

fn reported(desk: &Desk, due: &mail::Due, outcome: &SendOutcome) {
    let (at_ms, entropy) = (desk.clock.now_ms(), desk.clock.entropy());
    let id = uuid::Uuid::from_bytes(entropy).to_string();
    let done = desk.store().write(|tx| {
        let house = House::load(tx)?;
        let operator = Actor::program();
        let by =
            By { operator: &operator, counter_id: 0.into(), at_ms, renderer: &TemplateRenderer };
        let cx = office::command::unlisted(tx, by, &id, entropy, house)?;
        mail::report(tx, &cx, DEAD, due, outcome)?;
        office::command::seal(tx, &cx.mint)?;
        Ok::<_, OfficeError>(())
    });
    done.unwrap();
}

fn later() -> SendOutcome {
    SendOutcome::Later(Trouble { reason: MailReason::ServerAway, answer: "451".to_owned() })
}

fn state(desk: &Desk, id: MailId) -> MailState {
    post::one(desk, id).state
}

#[test]
fn a_mail_in_hand_does_not_leave_once_its_customer_is_erased() {
    on_each_engine(|desk| {
        send(desk);
        let (sheet, _, other) = leaving(desk);
        erased(desk, &sheet);
        assert_eq!(state(desk, other.id), MailState::Cancelled);
        let now = desk.clock.now_ms();
        assert!(!desk.store().write(|tx| mail::handing_over(tx, DEAD, other.id, now)).unwrap());
    });
}

#[test]
fn of_a_mail_that_was_on_the_line_at_the_erasure_nothing_names_its_address_again() {
    for outcome in [SendOutcome::Sent, later()] {
        on_each_engine(|desk| {
            send(desk);
            let (sheet, begun, _) = leaving(desk);
            erased(desk, &sheet);
            reported(desk, &begun, &outcome);
            let now =
                if outcome == SendOutcome::Sent { MailState::Sent } else { MailState::Cancelled };
            assert_eq!(state(desk, begun.id), now);
            let args = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
                "to_ms": null, "after": null, "limit": 50 });
            let page: JournalPage = desk.ok("Hélène", "journal_list", args);
            let said = serde_json::to_string(&page.rows).unwrap();
            assert!(!said.contains(ADDRESS), "{said}");
            assert_eq!(
                page.rows.iter().any(|row| row.action == Action::MailSent),
                outcome == SendOutcome::Sent
            );
        });
    }
}

#[test]
fn a_mail_that_was_said_to_be_in_doubt_stays_so_whatever_comes_later_of_who_had_it() {
    on_each_engine(|desk| {
        send(desk);
        let (_, begun, _) = leaving(desk);
        desk.clock.pass(mail::CLAIM_MS + 1);
        desk.everyone_signs_in();
        send(desk);
        assert_eq!(state(desk, begun.id), MailState::InDoubt);
        reported(desk, &begun, &later());
        assert_eq!(state(desk, begun.id), MailState::InDoubt);
    });
}
