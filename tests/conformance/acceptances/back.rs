//! What was paid with credit comes back to its lot; taking an acceptance back takes it off again.

use contract::args::{ById, Noted};
use contract::mail::{MailDetail, MailList, MailPage, MailShow};
use contract::reprise::{Decided, UndoMany, UndoneMany};
use domain::money::Cents;
use domain::reprise::RepriseState;
use harness::desk::on_each_engine;
use office::Code;

use super::{LATER_MS, accepted, cards, evening, lot, lots, parts, quote, statement};
use crate::amendments::sold;
use crate::reprises::{ask_back, balance, file, shown};
use crate::sales::{marie, verified};

#[test]
fn what_was_paid_with_credit_goes_back_to_its_lot_and_money_makes_a_new_one() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(3_000), LATER_MS);
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (3_000, 0));
        let both = [(1_500, LATER_MS), (1_000, evening(365))];
        assert_eq!(parts(&quote(desk, &sale.place_ids[..1]).credit), both);
        let whole = quote(desk, &sale.place_ids);
        assert_eq!(parts(&whole.credit), [(3_000, LATER_MS), (2_000, evening(365))]);
        assert_eq!(
            (whole.credit[0].lot.as_deref(), whole.reprise_cents),
            (Some("AV-000001"), Cents(5_000))
        );

        let asked = ask_back(desk, "Léa", sale.place_ids[0]);
        let would = asked.if_accepted.as_ref().unwrap();
        assert_eq!((parts(&would.credit), would.given_cents), (both.to_vec(), Cents(2_500)));
        assert_eq!(would.balance_after_cents, Cents(2_500));
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let first = file(desk, asked.row.id);
        assert_eq!(cards(&first), [lot(1, 1_500, LATER_MS), lot(2, 1_000, evening(365))]);
        assert_eq!((first.credit[0].back, first.credit[1].back), (true, false));

        accepted(desk, sale.place_ids[1]);
        let all =
            [lot(1, 3_000, LATER_MS), lot(2, 1_000, evening(365)), lot(3, 1_000, evening(365))];
        assert_eq!(lots(desk, marie), all);
        assert_eq!(balance(desk, marie), Cents(5_000));
        verified(desk);
    });
}

#[test]
fn the_mail_and_the_statement_name_each_amount_with_its_date() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(1_700), LATER_MS);
        let sale = sold(desk, "Karim", &["10"], Some(marie), (1_700, 0));
        accepted(desk, sale.place_ids[0]);
        let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
        let page: MailPage = desk.ok("Léa", "mail_list", list);
        let mail = page.rows.iter().find(|row| row.kind == "reprise_accepted").unwrap();
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id: mail.id });
        let text = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in
            ["17,00 € jusqu’au", "(avoir n° AV-000001)", "8,00 € jusqu’au", "(avoir n° AV-000002)"]
        {
            assert!(text.contains(words), "{words} in {text}");
        }
        let told = statement(desk, marie);
        let given: Vec<_> = told
            .movements
            .iter()
            .rev()
            .take(2)
            .map(|line| (line.amount_cents.0, line.expires_at_ms))
            .collect();
        assert_eq!(given, [(800, evening(365)), (1_700, LATER_MS)]);
    });
}

#[test]
fn undoing_and_reversing_take_back_exactly_what_was_given() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(4_000), LATER_MS);
        let sale = sold(desk, "Karim", &["10"], Some(marie), (1_000, 0));
        let before = lots(desk, marie);
        let asked = accepted(desk, sale.place_ids[0]);
        assert_eq!(balance(desk, marie), Cents(5_500));
        let undone: Decided = desk.ok("Léa", "reprise_undo", ById { id: asked.row.id });
        assert_eq!((undone.state, lots(desk, marie)), (RepriseState::Requested, before.clone()));
        verified(desk);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&file(desk, asked.row.id)));
        assert_eq!(balance(desk, marie), Cents(5_500));
        let now = file(desk, asked.row.id);
        let noted = Noted { id: now.row.id, version: now.row.version, note: String::new() };
        desk.ok::<Decided>("Hélène", "reprise_reverse", noted);
        assert_eq!(lots(desk, marie), before);
        verified(desk);
        let again = accepted(desk, sale.place_ids[0]);
        assert_eq!(cards(&again)[0], lot(1, 1_000, LATER_MS));
        verified(desk);
    });
}

#[test]
fn what_was_spent_meanwhile_is_named_by_the_lot_that_expires_first() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(1_000), LATER_MS);
        let sale = sold(desk, "Karim", &["10"], Some(marie), (1_000, 0));
        let asked = accepted(desk, sale.place_ids[0]);
        sold(desk, "Karim", &["12"], Some(marie), (2_000, 0));
        let this = ById { id: asked.row.id };
        let refused = desk.call::<Decided>("Léa", "reprise_undo", this.clone()).unwrap_err();
        assert_eq!(refused.code, Code::LotSpent);
        let lot = serde_json::to_value(&refused.args["lot"]).unwrap();
        assert_eq!(lot, "AV-000001");
        let now = file(desk, asked.row.id);
        let noted = Noted { id: now.row.id, version: now.row.version, note: String::new() };
        assert_eq!(desk.refused("Hélène", "reprise_reverse", noted), Code::LotSpent);
        verified(desk);
    });
}

#[test]
fn several_undone_together_take_from_one_lot_only_what_is_left_of_it() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(5_000), LATER_MS);
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (5_000, 0));
        let ids: Vec<_> =
            sale.place_ids.iter().map(|place| accepted(desk, *place).row.id).collect();
        sold(desk, "Karim", &["12"], Some(marie), (2_500, 0));
        let done: UndoneMany = desk.ok("Léa", "reprise_undo_many", UndoMany { ids });
        assert_eq!((done.done.len(), done.left.len()), (1, 1));
        assert_eq!(done.left[0].code, Code::LotSpent);
        assert_eq!(balance(desk, marie), Cents::ZERO);
        verified(desk);
    });
}
