//! What mails and papers say of a balance while an acceptance may still be undone: nothing that is taken back.

use contract::args::{ById, Noted};
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet, OrderState, WrittenFile};
use contract::ids::CustomerId;
use contract::mail::{MailDetail, MailList, MailPage, MailRow, MailShow, MailState, ResendMail};
use contract::reprise::{Decided, RepriseFile, UndoMany, UndoneMany};
use contract::sale::Sold;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use harness::small::small_house;
use store::StoreError;

use super::{ask_back, file, order, shown, verified, words};
use crate::acceptances::policy_is;
use crate::amendments::{sold, voided};
use crate::sales::marie;

/// The mails of acceptances, the earliest first.
fn mails(desk: &Desk) -> Vec<MailRow> {
    let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let mut rows = desk.ok::<MailPage>("Léa", "mail_list", list).rows;
    rows.retain(|row| row.kind == "reprise_accepted");
    rows.sort_by_key(|row| (row.due_at_ms, row.id));
    rows
}

/// The words of each that waits.
fn waiting(desk: &Desk) -> Vec<String> {
    let rows = mails(desk).into_iter().filter(|row| row.state == MailState::Pending);
    let words = |id| desk.ok::<MailDetail>("Léa", "mail_show", ById { id }).text;
    rows.map(|row| words(row.id).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn has_email(desk: &Desk, id: CustomerId, email: &str) {
    let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
    let fields = CustomerFields { email: email.to_owned(), ..sheet.fields };
    let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
    desk.ok::<CustomerSheet>("Léa", "customer_change", change);
}

fn balances(desk: &Desk) -> Vec<String> {
    let said = |text: String| {
        let (_, after) = text.split_once("Votre solde client : ").expect("a balance");
        after.split_once(" €").map(|(amount, _)| amount.to_owned()).expect("an amount")
    };
    waiting(desk).into_iter().map(said).collect()
}

fn receipt(desk: &Desk, sale: &Sold) -> String {
    let paper: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: sale.order_id });
    let words = harness::papers::words(std::path::Path::new(&paper.path)).unwrap();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn accept(desk: &Desk, asked: &RepriseFile) {
    desk.ok::<Decided>("Léa", "reprise_accept", shown(&file(desk, asked.row.id)));
}

fn reverse(desk: &Desk, asked: &RepriseFile) {
    let now = file(desk, asked.row.id);
    let (id, version) = (now.row.id, now.row.version);
    let noted = Noted { id, version, note: "erreur".to_owned() };
    desk.ok::<Decided>("Hélène", "reprise_reverse", noted);
}

fn undo(desk: &Desk, asked: &RepriseFile) {
    desk.ok::<Decided>("Léa", "reprise_undo", ById { id: asked.row.id });
}

#[test]
fn a_mail_that_waits_counts_no_acceptance_that_was_undone() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let sale = sold(desk, "Karim", &["10", "11", "12"], Some(marie), (0, 0));
        let asked: Vec<_> = sale.place_ids.iter().map(|id| ask_back(desk, "Léa", *id)).collect();
        for one in &asked {
            accept(desk, one);
            desk.clock.pass(5_000);
        }
        assert_eq!(balances(desk), ["25,00", "50,00", "75,00"]);
        // A later acceptance is in no mail of an earlier one.
        undo(desk, &asked[2]);
        assert_eq!(balances(desk), ["25,00", "50,00"]);
        undo(desk, &asked[0]);
        assert_eq!(balances(desk), ["25,00"]);
        accept(desk, &asked[0]);
        assert_eq!(balances(desk), ["25,00", "50,00"]);
        // Its own mail still goes with it.
        undo(desk, &asked[1]);
        assert_eq!(balances(desk), ["25,00"]);
        undo(desk, &asked[0]);
        assert!(waiting(desk).is_empty());
        verified(desk);
    });
}

#[test]
fn acceptances_undone_by_one_press_are_in_no_mail_that_is_left() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let sale = sold(desk, "Karim", &["10", "11", "12", "13"], Some(marie), (0, 0));
        let asked: Vec<_> = sale.place_ids.iter().map(|id| ask_back(desk, "Léa", *id)).collect();
        asked.iter().for_each(|one| accept(desk, one));
        let two = UndoMany { ids: vec![asked[0].row.id, asked[2].row.id] };
        let done: UndoneMany = desk.ok("Léa", "reprise_undo_many", two);
        assert_eq!((done.done.len(), done.left.len()), (2, 0));
        assert_eq!(balances(desk), ["25,00", "50,00"]);
        // A supervisor takes one back before its mail has left.
        reverse(desk, &asked[1]);
        assert_eq!(balances(desk), ["25,00"]);
        verified(desk);
    });
}

#[test]
fn a_receipt_states_no_credit_that_may_still_be_taken_back() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(5_000), BEGINNING_MS + 90 * DAY_MS);
        let first = sold(desk, "Karim", &["10"], Some(marie), (2_500, 0));
        assert!(receipt(desk, &first).contains("Solde client restant 25,00 €"));
        let asked = ask_back(desk, "Léa", first.place_ids[0]);
        accept(desk, &asked);
        let second = sold(desk, "Karim", &["11"], Some(marie), (1_000, 0));
        let said = receipt(desk, &second);
        assert!(said.contains("Solde client restant 15,00 €"), "{said}");
        assert!(said.contains("reste 15,00 €"), "{said}");
        assert_eq!(second.balance_after_cents, Some(Cents(4_000)), "the desk sees what is");
        undo(desk, &asked);
        desk.clock.pass(31_000);
        let third = sold(desk, "Karim", &["12"], Some(marie), (500, 0));
        assert!(receipt(desk, &third).contains("Solde client restant 10,00 €"));
        // A duplicata says what the original said.
        assert!(receipt(desk, &second).contains("Solde client restant 15,00 €"));
        verified(desk);
    });
}

#[test]
fn a_receipt_made_again_names_the_credit_of_a_place_once_nobody_undoes_it() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie(desk)), (0, 0));
        let asked = ask_back(desk, "Léa", sale.place_ids[0]);
        accept(desk, &asked);
        let number = file(desk, asked.row.id).row.number;
        let said = receipt(desk, &sale);
        assert!(!said.contains("Rectifié depuis") && !said.contains(&number), "{said}");
        desk.clock.pass(31_000);
        let said = receipt(desk, &sale);
        assert!(said.contains(&format!("Rectifié depuis Reprise {number}")), "{said}");
        assert!(said.contains("−25,00 €"), "{said}");
        reverse(desk, &asked);
        let said = receipt(desk, &sale);
        assert!(!said.contains("Rectifié depuis") && !said.contains(&number), "{said}");
        verified(desk);
    });
}

#[test]
fn a_mail_that_failed_and_is_sent_again_counts_no_acceptance_that_was_taken_back() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (0, 0));
        let asked: Vec<_> = sale.place_ids.iter().map(|id| ask_back(desk, "Léa", *id)).collect();
        asked.iter().for_each(|one| accept(desk, one));
        desk.clock.pass(31_000);
        let failed = "UPDATE mail SET state = 'failed' WHERE kind = 'reprise_accepted'";
        desk.store().write(|tx| tx.run(failed, &[])).unwrap_or_else(|e: StoreError| panic!("{e}"));
        reverse(desk, &asked[0]);
        assert_eq!(balances(desk), ["25,00"]);
    });
}

#[test]
fn a_mail_never_states_less_than_what_its_acceptance_gave() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (0, 0));
        let asked: Vec<_> = sale.place_ids.iter().map(|id| ask_back(desk, "Léa", *id)).collect();
        accept(desk, &asked[0]);
        let spent = sold(desk, "Karim", &["12"], Some(marie), (2_500, 0));
        accept(desk, &asked[1]);
        assert_eq!(balances(desk), ["25,00", "25,00"]);
        // What was spent comes back, and is what the supervisor takes.
        voided(desk, "Hélène", spent.order_id, &spent.place_ids);
        reverse(desk, &asked[0]);
        assert_eq!(balances(desk), ["25,00"]);
        verified(desk);
    });
}

#[test]
fn an_address_that_is_found_makes_no_mail_leave_before_its_acceptances_stand() {
    for keep in [false, true] {
        on_each_engine(|desk| {
            let marie = marie(desk);
            has_email(desk, marie, "");
            let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (0, 0));
            let asked: Vec<_> =
                sale.place_ids.iter().map(|id| ask_back(desk, "Léa", *id)).collect();
            asked.iter().for_each(|one| accept(desk, one));
            if keep {
                has_email(desk, marie, "marie@example.org");
            } else {
                for MailRow { id, .. } in mails(desk) {
                    let recipient = "marie@example.org".to_owned();
                    desk.ok::<MailDetail>("Léa", "mail_resend", ResendMail { id, recipient, keep });
                }
            }
            let count = |state: MailState| {
                desk.api.send_due_mails().unwrap();
                mails(desk).iter().filter(|mail| mail.state == state).count()
            };
            assert_eq!((count(MailState::Pending), count(MailState::Sent)), (2, 0));
            undo(desk, &asked[0]);
            assert_eq!(balances(desk), ["25,00"]);
            desk.clock.pass(31_000);
            assert_eq!((count(MailState::Pending), count(MailState::Sent)), (0, 1));
        });
    }
}

#[test]
fn what_came_back_to_credit_that_ended_since_takes_nothing_off_a_balance() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.grace_days = 0);
        let marie = marie(desk);
        desk.give_credit(marie, Cents(2_500), BEGINNING_MS + 60_000);
        let paid = sold(desk, "Karim", &["10"], Some(marie), (2_500, 0));
        desk.give_credit(marie, Cents(4_000), BEGINNING_MS + 90 * DAY_MS);
        let asked = ask_back(desk, "Léa", paid.place_ids[0]);
        desk.clock.pass(50_000);
        accept(desk, &asked);
        desk.clock.pass(15_000);
        let next = sold(desk, "Karim", &["11"], Some(marie), (1_000, 0));
        assert_eq!(next.balance_after_cents, Some(Cents(3_000)));
        let said = receipt(desk, &next);
        assert!(said.contains("Solde client restant 30,00 €"), "{said}");
    });
}

/// What the other system says of the order meanwhile decides whether a ticket may be said to be valid again.
#[test]
fn a_ticket_that_opens_no_door_is_said_to_be_valid_in_no_mail() {
    on_each_engine(|desk| {
        let asks = || ask_back(desk, "Léa", order(desk, "671083").places[0].id).row.id;
        let taken_back = |id| {
            desk.ok::<Decided>("Karim", "reprise_withdraw", shown(&file(desk, id)));
            words(desk, "reprise_withdrawn")
        };
        let said = taken_back(asks());
        assert!(said.contains("Votre billet est de nouveau valable"), "{said}");
        desk.clock.pass(1_000);
        let again = asks();
        let mut unpaid = small_house();
        unpaid.orders[0].state = OrderState::Unpaid;
        desk.import(&unpaid);
        let said = taken_back(again);
        assert!(said.contains("La place reste à vous") && !said.contains("valable"), "{said}");
        verified(desk);
    });
}
