//! Who may: a cashier for what they sold the same day, else supervisors, one or two.

use contract::amendment::{Amended, ExchangeSale, Exchanged, SecondSigned, VoidSale};
use contract::args::Empty;
use contract::ids::OperatorId;
use contract::operator::OperatorCard;
use contract::sale::{ConfirmPrint, Sold};
use domain::amendment::{Grave, Standing};
use domain::money::Cents;
use harness::desk::{DAY_MS, Desk, PIN, on_each_engine};
use office::Code;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::exchanges::exchange;
use super::{lines, ruled, sold, void_of, void_quote, voided};
use crate::sales::{figaro, verified};

fn id_of(desk: &Desk, name: &str) -> OperatorId {
    let cards: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
    cards.iter().find(|card| card.name == name).unwrap().id
}

fn signs_beside(desk: &Desk, session: &str, name: &str) -> OperatorId {
    let id = id_of(desk, name);
    let done: SecondSigned =
        desk.ok(session, "second_sign", json!({ "operator_id": id, "pin": PIN }));
    assert_eq!(done.operator_id, id);
    id
}

fn seconded(sale: &Sold, by: OperatorId) -> VoidSale {
    VoidSale { seconded_by: Some(by), ..void_of(sale.order_id, &sale.place_ids) }
}

#[test]
fn an_agent_puts_no_sale_right() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        let void = void_of(sale.order_id, &sale.place_ids);
        assert_eq!(desk.refused("Léa", "sale_void", void), Code::NotAllowed);
    });
}

#[test]
fn another_s_sale_or_another_day_s_needs_a_supervisor_who_may_sign_beside() {
    on_each_engine(|desk| {
        let others = sold(desk, "Hélène", &["10"], None, (0, 0));
        let void = void_of(others.order_id, &others.place_ids);
        assert_eq!(desk.refused("Karim", "sale_void", &void), Code::SecondNeeded);
        let quote = void_quote(desk, "Karim", others.order_id, &others.place_ids);
        assert_eq!((quote.may.standing, quote.may.supervisors), (Standing::SecondNeeded, 1));
        assert_eq!(quote.may.why, [Grave::OtherSale]);
        let by = signs_beside(desk, "Karim", "Zoé");
        desk.ok::<Amended>("Karim", "sale_void", seconded(&others, by));

        let own = sold(desk, "Karim", &["11"], None, (0, 0));
        // 14:00 in Paris: ten hours later it is another day.
        desk.clock.pass(10 * 3_600_000);
        desk.everyone_signs_in();
        let void = void_of(own.order_id, &own.place_ids);
        assert_eq!(desk.refused("Karim", "sale_void", &void), Code::SecondNeeded);
        desk.ok::<Amended>("Hélène", "sale_void", void);
        verified(desk);
    });
}

#[test]
fn what_came_out_of_an_exchange_is_the_sale_of_whoever_sold_first_and_of_that_day() {
    on_each_engine(|desk| {
        let first = sold(desk, "Hélène", &["10"], None, (0, 0));
        desk.clock.pass(10 * 3_600_000);
        desk.everyone_signs_in();
        let exchanged = |sale: &Sold, seat: &str| -> Sold {
            let taken = lines(&figaro(desk), &[("A", seat)], "Plein tarif");
            let asked = exchange(desk, sale, taken);
            let alone = desk.refused("Karim", "sale_exchange", &asked);
            assert_eq!(alone, Code::SecondNeeded);
            let by = signs_beside(desk, "Karim", "Zoé");
            let asked = ExchangeSale { seconded_by: Some(by), ..asked };
            desk.ok::<Exchanged>("Karim", "sale_exchange", asked).sold
        };
        let second = exchanged(&first, "11");
        let third = exchanged(&second, "12");
        let quote = void_quote(desk, "Karim", third.order_id, &third.place_ids);
        assert_eq!(quote.may.standing, Standing::SecondNeeded);
        assert_eq!(quote.may.why, [Grave::OtherSale, Grave::OtherDay]);
        let void = void_of(third.order_id, &third.place_ids);
        assert_eq!(desk.refused("Karim", "sale_void", void), Code::SecondNeeded);

        let own = sold(desk, "Karim", &["13"], None, (0, 0));
        let taken = lines(&figaro(desk), &[("A", "14")], "Plein tarif");
        let own: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &own, taken));
        voided(desk, "Karim", own.sold.order_id, &own.sold.place_ids);
        verified(desk);
    });
}

#[test]
fn a_signature_beside_is_for_one_minute_one_amendment_and_the_one_who_gave_it() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Hélène", &["10", "11"], None, (0, 0));
        let (zoe, helene) = (id_of(desk, "Zoé"), id_of(desk, "Hélène"));
        let void = |place: usize, by| VoidSale {
            seconded_by: Some(by),
            ..void_of(sale.order_id, &sale.place_ids[place..=place])
        };
        assert_eq!(desk.refused("Karim", "sale_void", void(0, zoe)), Code::SecondNeeded);
        signs_beside(desk, "Karim", "Zoé");
        assert_eq!(desk.refused("Karim", "sale_void", void(0, helene)), Code::SecondNeeded);
        signs_beside(desk, "Karim", "Zoé");
        desk.clock.pass(60_001);
        assert_eq!(desk.refused("Karim", "sale_void", void(0, zoe)), Code::SecondNeeded);
        signs_beside(desk, "Karim", "Zoé");
        // What is refused otherwise leaves the signature as it was.
        let other = VoidSale { expected_total_cents: Cents(1), ..void(0, zoe) };
        assert_eq!(desk.refused("Karim", "sale_void", other), Code::AmountChanged);
        let id = Uuid::now_v7();
        let first: Amended = desk.call_as(id, "Karim", "sale_void", void(0, zoe)).unwrap();
        let again: Amended = desk.call_as(id, "Karim", "sale_void", void(0, zoe)).unwrap();
        assert_eq!(first, again);
        assert_eq!(desk.refused("Karim", "sale_void", void(1, zoe)), Code::SecondNeeded);
    });
}

#[test]
fn from_the_house_s_amount_on_two_different_supervisors_sign() {
    on_each_engine(|desk| {
        ruled(desk, |rules| rules.second_from_cents = Some(Cents(5_000)));
        let sale = sold(desk, "Hélène", &["10", "11"], None, (0, 0));
        let void = void_of(sale.order_id, &sale.place_ids);
        assert_eq!(desk.refused("Hélène", "sale_void", &void), Code::SecondNeeded);
        assert_eq!(desk.refused("Karim", "sale_void", &void), Code::NeedsSupervisor);
        let own = json!({ "operator_id": id_of(desk, "Hélène"), "pin": PIN });
        assert_eq!(desk.refused("Hélène", "second_sign", own), Code::SecondRefused);
        let agent = json!({ "operator_id": id_of(desk, "Léa"), "pin": PIN });
        assert_eq!(desk.refused("Hélène", "second_sign", agent), Code::SecondRefused);
        let wrong = json!({ "operator_id": id_of(desk, "Zoé"), "pin": "9999" });
        assert_eq!(desk.refused("Hélène", "second_sign", wrong), Code::WrongSignIn);
        let by = signs_beside(desk, "Hélène", "Zoé");
        desk.ok::<Amended>("Hélène", "sale_void", seconded(&sale, by));
        let row = super::money(desk, sale.order_id).amendments.remove(0);
        assert_eq!((row.operator.as_str(), row.seconded_by.as_str()), ("Hélène", "Zoé"));
        verified(desk);
    });
}

#[test]
fn places_given_back_one_after_another_are_counted_together() {
    on_each_engine(|desk| {
        ruled(desk, |rules| rules.second_from_cents = Some(Cents(5_000)));
        let sale = sold(desk, "Hélène", &["10", "11", "12"], None, (0, 0));
        voided(desk, "Hélène", sale.order_id, &sale.place_ids[..1]);
        let rest = void_quote(desk, "Hélène", sale.order_id, &sale.place_ids[1..2]);
        assert_eq!((rest.may.standing, rest.may.supervisors), (Standing::SecondNeeded, 2));
        assert_eq!(rest.may.why, [Grave::Amount]);
        let void = void_of(sale.order_id, &sale.place_ids[1..2]);
        assert_eq!(desk.refused("Hélène", "sale_void", &void), Code::SecondNeeded);
        assert_eq!(desk.refused("Karim", "sale_void", &void), Code::NeedsSupervisor);
        let one = Sold { place_ids: sale.place_ids[1..2].to_vec(), ..sale.clone() };
        let lines = lines(&figaro(desk), &[("A", "14")], "Plein tarif");
        let asked = exchange(desk, &one, lines);
        assert_eq!(desk.refused("Hélène", "sale_exchange", &asked), Code::SecondNeeded);
        let by = signs_beside(desk, "Hélène", "Zoé");
        desk.ok::<Amended>("Hélène", "sale_void", seconded(&one, by));
        // Another order is counted by itself.
        let other = sold(desk, "Hélène", &["13"], None, (0, 0));
        voided(desk, "Hélène", other.order_id, &other.place_ids);
        verified(desk);
    });
}

#[test]
fn wrong_pins_beside_are_counted_as_at_the_sign_in() {
    on_each_engine(|desk| {
        let wrong = json!({ "operator_id": id_of(desk, "Zoé"), "pin": "9999" });
        for _ in 0..5 {
            assert_eq!(desk.refused("Karim", "second_sign", &wrong), Code::WrongSignIn);
        }
        assert_eq!(desk.refused("Karim", "second_sign", &wrong), Code::SignInThrottled);
    });
}

#[test]
fn a_printed_ticket_is_asked_for_and_without_it_a_supervisor_signs() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], None, (0, 0));
        let files = json!({ "place_ids": sale.place_ids, "format": null });
        desk.ok::<Json>("Karim", "ticket_print", files);
        let out = ConfirmPrint { place_ids: sale.place_ids.clone(), out: true };
        desk.ok::<Empty>("Karim", "ticket_confirm", out);
        let quote = void_quote(desk, "Karim", sale.order_id, &sale.place_ids[..1]);
        assert!(quote.ask_ticket);
        assert_eq!(quote.may.standing, Standing::May);
        assert_eq!(quote.may.without_ticket, Standing::SecondNeeded);
        let without =
            VoidSale { ticket_returned: false, ..void_of(sale.order_id, &sale.place_ids[..1]) };
        assert_eq!(desk.refused("Karim", "sale_void", &without), Code::SecondNeeded);
        voided(desk, "Karim", sale.order_id, &sale.place_ids[..1]);
        ruled(desk, |rules| rules.ask_ticket = false);
        let without =
            VoidSale { ticket_returned: false, ..void_of(sale.order_id, &sale.place_ids[1..]) };
        desk.ok::<Amended>("Karim", "sale_void", without);
    });
}

#[test]
fn a_performance_that_began_needs_a_supervisor() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        desk.clock.pass(20 * DAY_MS);
        desk.everyone_signs_in();
        let quote = void_quote(desk, "Karim", sale.order_id, &sale.place_ids);
        assert_eq!(quote.may.why, [Grave::OtherDay, Grave::Begun]);
        voided(desk, "Hélène", sale.order_id, &sale.place_ids);
    });
}

#[test]
fn the_rules_are_changed_by_a_supervisor_and_the_second_of_two_is_told() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        ruled(desk, |rules| rules.cashier_same_day = false);
        let void = void_of(sale.order_id, &sale.place_ids);
        assert_eq!(desk.refused("Karim", "sale_void", void), Code::SecondNeeded);
        let rules = json!({ "cashier_same_day": true, "second_from_cents": 0,
            "difference": "money", "ask_ticket": true });
        let set = |rules: &Json, version: i64| json!({ "rules": rules, "version": version });
        assert_eq!(desk.refused("Karim", "amendments_set", set(&rules, 1)), Code::NotAllowed);
        assert_eq!(desk.refused("Hélène", "amendments_set", set(&rules, 1)), Code::BadField);
        let never = json!({ "cashier_same_day": true, "second_from_cents": null,
            "difference": "credit", "ask_ticket": true });
        assert_eq!(desk.refused("Hélène", "amendments_set", set(&never, 0)), Code::SettingsChanged);
        desk.ok::<Empty>("Hélène", "amendments_set", set(&never, 1));
    });
}
