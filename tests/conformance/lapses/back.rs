//! What comes back to credit that lapsed, and what is taken back of it.

use contract::amendment::Amended;
use contract::args::{ById, Noted};
use contract::ids::CustomerId;
use contract::reprise::Decided;
use contract::sale::Sold;
use contract::statement::MovementKind;
use domain::money::Cents;
use domain::reprise::RepriseState;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use office::Code;

use super::{days_pass, lapse_rows, movements};
use crate::acceptances::{evening, policy_is};
use crate::amendments::{sold, void_of};
use crate::reprises::{ask_back, balance, file, shown};
use crate::sales::{marie, verified};

/// Of thirty euros that live three days, a seat was bought; the five that are left have lapsed.
fn bought_and_lapsed(desk: &Desk) -> (CustomerId, Sold) {
    let marie = marie(desk);
    desk.give_credit(marie, Cents(3_000), BEGINNING_MS + 3 * DAY_MS);
    let sale = sold(desk, "Karim", &["10"], Some(marie), (2_500, 0));
    days_pass(desk, 4);
    desk.lives_a_day();
    assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
    (marie, sale)
}

#[test]
fn what_comes_back_after_the_lapse_lives_on_days_of_grace_then_lapses_too() {
    on_each_engine(|desk| {
        let (marie, sale) = bought_and_lapsed(desk);
        let asked = ask_back(desk, "Léa", sale.place_ids[0]);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        assert_eq!(file(desk, asked.row.id).credit[0].expires_at_ms, evening(35));
        assert_eq!(balance(desk, marie), Cents(2_500));
        days_pass(desk, 31);
        desk.lives_a_day();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        assert_eq!(balance(desk, marie), Cents::ZERO);
        assert_eq!(movements(desk, marie).last(), Some(&(MovementKind::Lapse, -2_500, 0)));
        verified(desk);
    });
}

#[test]
fn without_days_of_grace_what_comes_back_to_a_lot_that_lapsed_lapses_as_well() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.grace_days = 0);
        let (marie, sale) = bought_and_lapsed(desk);
        desk.ok::<Amended>("Hélène", "sale_void", void_of(sale.order_id, &sale.place_ids));
        assert_eq!(balance(desk, marie), Cents::ZERO);
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        assert_eq!(
            movements(desk, marie),
            [
                (MovementKind::Opening, 3_000, 3_000),
                (MovementKind::Sale, -2_500, 500),
                (MovementKind::Lapse, -500, 0),
                (MovementKind::Amendment, 2_500, 2_500),
                (MovementKind::Lapse, -2_500, 0)
            ]
        );
        assert_eq!(lapse_rows(desk).len(), 2);
        verified(desk);
    });
}

/// A seat bought in cash whose acceptance gave credit that lapsed.
fn given_and_lapsed(desk: &Desk) -> (CustomerId, contract::reprise::RepriseFile) {
    policy_is(desk, |policy| policy.validity_days = 1);
    let marie = marie(desk);
    let sale = sold(desk, "Karim", &["10"], Some(marie), (0, 0));
    let asked = ask_back(desk, "Léa", sale.place_ids[0]);
    desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
    days_pass(desk, 2);
    desk.lives_a_day();
    assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
    (marie, file(desk, asked.row.id))
}

#[test]
fn an_acceptance_whose_credit_lapsed_can_still_be_reversed() {
    on_each_engine(|desk| {
        let (marie, asked) = given_and_lapsed(desk);
        let (id, version) = (asked.row.id, asked.row.version);
        let note = Noted { id, version, note: String::new() };
        let done: Decided = desk.ok("Hélène", "reprise_reverse", note);
        assert_eq!(done.state, RepriseState::Reversed);
        assert_eq!(
            movements(desk, marie),
            [
                (MovementKind::Reprise, 2_500, 2_500),
                (MovementKind::Lapse, -2_500, 0),
                (MovementKind::LapseUndone, 2_500, 2_500),
                (MovementKind::Reversal, -2_500, 0)
            ]
        );
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0, "nothing is left to lapse");
        verified(desk);
    });
}

#[test]
fn what_was_spent_before_the_lapse_does_not_come_back() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.validity_days = 1);
        let marie = marie(desk);
        let sale = sold(desk, "Karim", &["10"], Some(marie), (0, 0));
        let asked = ask_back(desk, "Léa", sale.place_ids[0]);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        sold(desk, "Karim", &["11"], Some(marie), (1_000, 0));
        days_pass(desk, 2);
        desk.lives_a_day();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        let seen = file(desk, asked.row.id);
        let note = Noted { id: seen.row.id, version: seen.row.version, note: String::new() };
        let refused = desk.call::<Decided>("Hélène", "reprise_reverse", note).unwrap_err();
        assert_eq!(refused.code, Code::LotSpent);
        assert!(refused.to_string().contains("1000"), "{refused}");
        verified(desk);
    });
}

#[test]
fn a_decision_is_undone_at_once_though_its_credit_lapsed_meanwhile() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.grace_days = 0);
        let marie = marie(desk);
        desk.give_credit(marie, Cents(2_500), BEGINNING_MS + 1_000);
        let sale = sold(desk, "Karim", &["10"], Some(marie), (2_500, 0));
        desk.clock.pass(2_000);
        desk.lives_a_day();
        let asked = ask_back(desk, "Léa", sale.place_ids[0]);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        assert_eq!(
            desk.api.lapse_credit(|| true).unwrap(),
            1,
            "it went back to a lot past its expiry"
        );
        desk.ok::<Decided>("Léa", "reprise_undo", ById { id: asked.row.id });
        assert_eq!(balance(desk, marie), Cents::ZERO);
        assert_eq!(movements(desk, marie).last(), Some(&(MovementKind::Reversal, -2_500, 0)));
        verified(desk);
    });
}
