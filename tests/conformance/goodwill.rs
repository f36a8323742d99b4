//! Credit by a supervisor's hand: given, taken back, let live longer; balances that are brought in.

pub(crate) mod brought_in;
mod cheated;
pub(crate) mod extended;
mod tampered;

use api::Clock;
use contract::action::Action;
use contract::amendment::SecondSigned;
use contract::args::ById;
use contract::customer::{CustomerSheet, Lot};
use contract::goodwill::{CreditDone, CreditQuote, GiveCredit, QuoteCredit, TakeCreditBack};
use contract::ids::{CustomerId, LotId, OperatorId};
use contract::journal::{JournalPage, JournalRow};
use contract::mail::{MailDetail, MailList, MailPage, MailRow, MailShow};
use contract::operator::OperatorCard;
use contract::statement::{MovementKind, Statement};
use domain::amendment::Standing;
use domain::money::Cents;
use domain::wall_clock::day_end_ms;
use harness::desk::{DAY_MS, Desk, PIN, on_each_engine};
use office::Code;
use serde_json::json;
use uuid::Uuid;

use crate::amendments::{held, ruled, sold};
use crate::reprises::{balance, order};
use crate::sales::{marie, verified};

const WHY: &str = "Une heure de retard le 7 juin.";

/// The last millisecond of a day in Paris.
fn ends(day: &str) -> i64 {
    day_end_ms(day.parse().unwrap(), "Europe/Paris".parse().unwrap())
}

pub(crate) fn gift(customer_id: CustomerId, cents: i64, until: &str) -> GiveCredit {
    GiveCredit {
        customer_id,
        amount_cents: Cents(cents),
        until: until.to_owned(),
        text: WHY.to_owned(),
        seconded_by: None,
    }
}

pub(crate) fn given(desk: &Desk, customer_id: CustomerId, cents: i64, until: &str) -> CreditDone {
    desk.ok("Hélène", "credit_give", gift(customer_id, cents, until))
}

pub(crate) fn take_back(lot_id: LotId, cents: i64) -> TakeCreditBack {
    TakeCreditBack { lot_id, expected_cents: Cents(cents), text: "Donné par erreur.".to_owned() }
}

fn sheet(desk: &Desk, who: &str, id: CustomerId) -> CustomerSheet {
    desk.ok(who, "customer_sheet", ById { id })
}

/// Lots on the sheet: number, origin, what is left, until when.
fn lots(desk: &Desk, id: CustomerId) -> Vec<(String, String, i64, i64)> {
    let row = |lot: Lot| (lot.number, lot.origin, lot.left_cents.0, lot.expires_at_ms);
    sheet(desk, "Hélène", id).lots.into_iter().map(row).collect()
}

/// Movements: kind, amount, balance after, why.
fn movements(desk: &Desk, id: CustomerId) -> Vec<(MovementKind, i64, i64, String)> {
    let told: Statement = desk.ok("Karim", "customer_statement", ById { id });
    let row = |line: contract::statement::Movement| {
        (line.kind, line.amount_cents.0, line.balance_cents.0, line.text)
    };
    told.movements.into_iter().map(row).collect()
}

/// Rows of the journal of an action, the newest first.
fn rows(desk: &Desk, action: Action) -> Vec<JournalRow> {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 200 });
    let page: JournalPage = desk.ok("Hélène", "journal_list", all);
    page.rows.into_iter().filter(|row| row.action == action).collect()
}

/// The mails of a kind.
fn mails(desk: &Desk, kind: &str) -> Vec<MailRow> {
    let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", list);
    page.rows.into_iter().filter(|row| row.kind == kind).collect()
}

fn text_of(desk: &Desk, mail: &MailRow) -> String {
    let detail: MailDetail = desk.ok("Léa", "mail_show", ById { id: mail.id });
    detail.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(crate) fn signs_beside(desk: &Desk, session: &str, name: &str) -> OperatorId {
    let cards: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
    let id = cards.iter().find(|card| card.name == name).unwrap().id;
    desk.ok::<SecondSigned>(session, "second_sign", json!({ "operator_id": id, "pin": PIN }));
    id
}

#[test]
fn credit_is_given_against_an_account_of_its_own_and_says_why_everywhere() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let done = given(desk, marie, 2_000, "2020-12-31");
        assert_eq!(
            (done.lot.as_str(), done.balance_cents, done.mailed),
            ("AV-000001", Cents(2_000), true)
        );
        assert_eq!(done.expires_at_ms, ends("2020-12-31"));
        let lot = ("AV-000001".to_owned(), "gift".to_owned(), 2_000, ends("2020-12-31"));
        assert_eq!(lots(desk, marie), [lot]);
        assert_eq!(movements(desk, marie), [(MovementKind::Gift, 2_000, 2_000, WHY.to_owned())]);
        assert_eq!((held(desk, "gifts"), held(desk, "cash"), held(desk, "sales")), (2_000, 0, 0));
        let told = rows(desk, Action::CreditGiven);
        assert_eq!((told.len(), told[0].note.as_deref()), (1, Some(WHY)));
        assert_eq!((told[0].operator.as_str(), told[0].customer_id), ("Hélène", Some(marie)));
        let mail = mails(desk, "credit_given");
        let text = text_of(desk, &mail[0]);
        for words in ["20,00 €", "31 décembre 2020", WHY, "AV-000001"] {
            assert!(text.contains(words), "{words} in {text}");
        }
        sold(desk, "Karim", &["10"], Some(marie), (2_000, 0));
        assert_eq!(balance(desk, marie), Cents::ZERO);
        verified(desk);
    });
}

#[test]
fn the_same_command_again_gives_nothing_more() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let (id, wished) = (Uuid::now_v7(), gift(marie, 2_000, "2020-12-31"));
        let first: CreditDone = desk.call_as(id, "Hélène", "credit_give", &wished).unwrap();
        let again: CreditDone = desk.call_as(id, "Hélène", "credit_give", &wished).unwrap();
        assert_eq!(first, again);
        assert_eq!(balance(desk, marie), Cents(2_000));
        verified(desk);
    });
}

#[test]
fn nobody_but_a_supervisor_gives_takes_back_or_extends() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let done = given(desk, marie, 2_000, "2020-12-31");
        for who in ["Léa", "Karim"] {
            let wished = gift(marie, 2_000, "2020-12-31");
            assert_eq!(desk.refused(who, "credit_give", wished), Code::NotAllowed);
            let back = take_back(done.lot_id, 2_000);
            assert_eq!(desk.refused(who, "credit_take_back", back), Code::NotAllowed);
            let longer = extended::longer(done.lot_id, 2_000, "2021-12-31");
            assert_eq!(desk.refused(who, "credit_extend", longer), Code::NotAllowed);
            let seen = sheet(desk, who, marie);
            let lot = &seen.lots[0];
            assert_eq!((seen.may_give, lot.may_extend, lot.may_take_back), (false, false, false));
        }
        let seen = sheet(desk, "Hélène", marie);
        let lot = &seen.lots[0];
        assert_eq!((seen.may_give, lot.may_extend, lot.may_take_back), (true, true, true));
    });
}

#[test]
fn from_the_house_s_amount_on_a_second_supervisor_signs() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        ruled(desk, |rules| rules.second_from_cents = Some(Cents(5_000)));
        let quote = |cents| -> CreditQuote {
            let wished =
                QuoteCredit { customer_id: marie, amount_cents: Cents(cents), until: None };
            desk.ok("Hélène", "credit_quote", wished)
        };
        assert_eq!(quote(4_999).standing, Standing::May);
        assert_eq!(quote(5_000).standing, Standing::SecondNeeded);
        given(desk, marie, 4_999, "2020-12-31");
        let wished = gift(marie, 5_000, "2020-12-31");
        assert_eq!(desk.refused("Hélène", "credit_give", &wished), Code::SecondNeeded);
        let own: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
        let own = own.iter().find(|card| card.name == "Zoé").unwrap().id;
        let unsigned = GiveCredit { seconded_by: Some(own), ..wished.clone() };
        assert_eq!(desk.refused("Hélène", "credit_give", &unsigned), Code::SecondNeeded);
        let by = signs_beside(desk, "Hélène", "Zoé");
        let signed = GiveCredit { seconded_by: Some(by), ..wished };
        desk.ok::<CreditDone>("Hélène", "credit_give", &signed);
        assert_eq!(desk.refused("Hélène", "credit_give", &signed), Code::SecondNeeded);
        assert_eq!(balance(desk, marie), Cents(9_999));
        verified(desk);
    });
}

#[test]
fn the_day_is_the_house_s_validity_unless_another_within_bounds_is_said() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let wished = QuoteCredit { customer_id: marie, amount_cents: Cents(100), until: None };
        let quote: CreditQuote = desk.ok("Hélène", "credit_quote", wished);
        assert_eq!((quote.until.as_str(), quote.expires_at_ms), ("2021-06-01", ends("2021-06-01")));
        assert_eq!((quote.balance_cents, quote.recipient.is_empty()), (Cents(100), false));
        for day in ["2020-05-31", "2030-06-10", "demain", ""] {
            let refused = desk.refused("Hélène", "credit_give", gift(marie, 100, day));
            assert_eq!(refused, Code::BadField, "{day}");
        }
        for cents in [0, -100, 1_000_000_001] {
            let wished = gift(marie, cents, "2020-12-31");
            assert_eq!(desk.refused("Hélène", "credit_give", wished), Code::BadField);
        }
        let long = "x".repeat(201);
        for text in ["", "  ", "a\nb", &long] {
            let wished = GiveCredit { text: text.to_owned(), ..gift(marie, 100, "2020-12-31") };
            assert_eq!(desk.refused("Hélène", "credit_give", wished), Code::BadField, "{text}");
        }
        given(desk, marie, 100, "2020-06-01");
        assert_eq!(balance(desk, marie), Cents(100));
        desk.clock.pass(DAY_MS);
        desk.everyone_signs_in();
        assert_eq!(balance(desk, marie), Cents::ZERO);
        desk.lives_a_day();
        desk.api.lapse_credit(|| true).unwrap();
        assert_eq!(held(desk, "lapsed"), -100);
        verified(desk);
    });
}

#[test]
fn whoever_has_no_address_is_given_credit_without_a_mail() {
    on_each_engine(|desk| {
        let id = order(desk, "671084").customer_id.unwrap();
        let seen = sheet(desk, "Léa", id);
        let fields = contract::customer::CustomerFields { email: String::new(), ..seen.fields };
        let change =
            contract::customer::CustomerChange { id, version: seen.version, fields, anyway: false };
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        assert!(!given(desk, id, 2_000, "2020-12-31").mailed);
        assert!(mails(desk, "credit_given").is_empty());
        verified(desk);
    });
}

#[test]
fn what_nobody_spent_of_a_gift_is_taken_back_and_nothing_else() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(700), desk.clock.now_ms() + 300 * DAY_MS);
        let done = given(desk, marie, 2_600, "2020-12-31");
        sold(desk, "Karim", &["10"], Some(marie), (2_500, 0));
        let back = take_back(done.lot_id, 2_600);
        assert_eq!(desk.refused("Hélène", "credit_take_back", back), Code::AmountChanged);
        let told: CreditDone = desk.ok("Hélène", "credit_take_back", take_back(done.lot_id, 100));
        assert_eq!((told.amount_cents, told.balance_cents), (Cents(100), Cents(700)));
        assert_eq!(balance(desk, marie), Cents(700));
        assert_eq!(held(desk, "gifts"), 2_500);
        let last = movements(desk, marie).pop().unwrap();
        assert_eq!(last, (MovementKind::GiftTakenBack, -100, 700, "Donné par erreur.".to_owned()));
        assert_eq!(mails(desk, "credit_taken_back").len(), 1);
        let back = take_back(done.lot_id, 0);
        assert_eq!(desk.refused("Hélène", "credit_take_back", back), Code::LotOver);
        let other = sheet(desk, "Hélène", marie).lots[0].clone();
        assert!(!other.may_take_back);
        let back = take_back(other.id, 700);
        assert_eq!(desk.refused("Hélène", "credit_take_back", back), Code::LotNotGiven);
        assert_eq!(
            desk.refused("Hélène", "credit_take_back", take_back(7.into(), 1)),
            Code::NotFound
        );
        verified(desk);
    });
}

#[test]
fn a_gift_that_has_lapsed_is_not_taken_back() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let done = given(desk, marie, 2_000, "2020-06-02");
        desk.clock.pass(3 * DAY_MS);
        desk.everyone_signs_in();
        let back = take_back(done.lot_id, 2_000);
        assert_eq!(desk.refused("Hélène", "credit_take_back", back), Code::LotOver);
    });
}
