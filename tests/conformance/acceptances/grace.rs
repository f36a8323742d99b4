//! Credit that comes back with few days left lives on days of grace, once.

use contract::amendment::Amended;
use contract::ids::CustomerId;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};

use super::{accepted, cards, evening, lot, lots, policy_is};
use crate::amendments::{sold, void_of};
use crate::reprises::balance;
use crate::sales::{marie, verified};

/// Of a lot that expires in ten days, a seat was bought.
fn bought_with_little_left(desk: &Desk) -> (CustomerId, contract::sale::Sold) {
    let marie = marie(desk);
    desk.give_credit(marie, Cents(2_500), BEGINNING_MS + 10 * DAY_MS);
    let sale = sold(desk, "Karim", &["10"], Some(marie), (2_500, 0));
    (marie, sale)
}

#[test]
fn credit_with_fewer_days_left_than_the_grace_lives_so_many_on_a_new_lot() {
    on_each_engine(|desk| {
        let (marie, sale) = bought_with_little_left(desk);
        let asked = accepted(desk, sale.place_ids[0]);
        assert_eq!(cards(&asked), [lot(2, 2_500, evening(30))]);
        assert!(asked.credit[0].grace);
        assert_eq!(lots(desk, marie), [lot(2, 2_500, evening(30))]);
        verified(desk);
    });
}

#[test]
fn a_lot_that_expired_meanwhile_gives_days_of_grace_as_well() {
    on_each_engine(|desk| {
        let (marie, sale) = bought_with_little_left(desk);
        desk.clock.pass(12 * DAY_MS);
        desk.everyone_signs_in();
        accepted(desk, sale.place_ids[0]);
        assert_eq!(lots(desk, marie), [lot(2, 2_500, evening(42))]);
        verified(desk);
    });
}

#[test]
fn days_of_grace_are_given_once() {
    on_each_engine(|desk| {
        let (marie, sale) = bought_with_little_left(desk);
        accepted(desk, sale.place_ids[0]);
        let again = sold(desk, "Karim", &["11"], Some(marie), (2_500, 0));
        desk.clock.pass(5 * DAY_MS);
        desk.everyone_signs_in();
        let asked = accepted(desk, again.place_ids[0]);
        assert_eq!(cards(&asked), [lot(2, 2_500, evening(30))]);
        assert!(asked.credit[0].back);
        assert_eq!(lots(desk, marie), [lot(2, 2_500, evening(30))]);
        verified(desk);
    });
}

#[test]
fn a_house_that_grants_no_days_of_grace_gives_back_the_lots_own() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.grace_days = 0);
        let (marie, sale) = bought_with_little_left(desk);
        desk.clock.pass(12 * DAY_MS);
        desk.everyone_signs_in();
        let asked = accepted(desk, sale.place_ids[0]);
        assert_eq!(cards(&asked), [lot(1, 2_500, BEGINNING_MS + 10 * DAY_MS)]);
        assert_eq!(balance(desk, marie), Cents::ZERO);
        verified(desk);
    });
}

#[test]
fn a_void_gives_credit_back_by_the_same_rule() {
    on_each_engine(|desk| {
        let (marie, sale) = bought_with_little_left(desk);
        let done: Amended = desk.ok("Karim", "sale_void", void_of(sale.order_id, &sale.place_ids));
        assert_eq!(done.given[0].lot.as_deref(), Some("AV-000002"));
        assert_eq!(lots(desk, marie), [lot(2, 2_500, evening(30))]);
        let again = sold(desk, "Karim", &["11"], Some(marie), (2_500, 0));
        desk.ok::<Amended>("Karim", "sale_void", void_of(again.order_id, &again.place_ids));
        assert_eq!(lots(desk, marie), [lot(2, 2_500, evening(30))]);
        verified(desk);
    });
}
