//! What lapsed, listed and added up by day.

use contract::lapse::LapsePage;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, HOUR_MS, on_each_engine};
use office::Code;
use serde_json::json;

use super::days_pass;
use crate::sales::marie;

fn page(desk: &Desk, more: serde_json::Value) -> LapsePage {
    let mut args = json!({ "from_ms": null, "to_ms": null, "after": null, "limit": 50 });
    for (name, value) in more.as_object().unwrap() {
        args[name] = value.clone();
    }
    desk.ok("Hélène", "credit_lapses", args)
}

#[test]
fn lapses_are_listed_with_the_total_of_each_day_and_what_the_house_still_owes() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(2_000), BEGINNING_MS + DAY_MS);
        desk.give_credit(marie, Cents(300), BEGINNING_MS + DAY_MS);
        desk.give_credit(marie, Cents(4_000), BEGINNING_MS + 3 * DAY_MS);
        desk.give_credit(marie, Cents(700), BEGINNING_MS + 90 * DAY_MS);
        assert_eq!(page(desk, json!({})).owed_cents, Cents(7_000));
        for days in [2, 2] {
            days_pass(desk, days);
            desk.lives_a_day();
            desk.api.lapse_credit(|| true).unwrap();
        }
        let all = page(desk, json!({}));
        assert_eq!(all.owed_cents, Cents(700));
        assert_eq!(all.total_cents, Cents(6_300));
        let days: Vec<_> = all.days.iter().map(|day| (day.lots, day.amount_cents.0)).collect();
        assert_eq!(days, [(1, 4_000), (2, 2_300)]);
        let rows: Vec<_> =
            all.rows.iter().map(|row| (row.lot.as_str(), row.amount_cents.0)).collect();
        assert_eq!(rows, [("AV-000003", 4_000), ("AV-000002", 300), ("AV-000001", 2_000)]);
        assert_eq!(all.rows[0].customer_name, "DUPONT Marie");
        assert_eq!(all.rows[0].expires_at_ms, BEGINNING_MS + 3 * DAY_MS);

        let first = page(desk, json!({ "limit": 2 }));
        let rest = page(desk, json!({ "limit": 2, "after": first.next.unwrap() }));
        assert_eq!((first.rows.len(), rest.rows.len(), rest.next), (2, 1, None));
        assert_eq!(rest.total_cents, Cents(6_300), "the totals are of the period, not of the page");
        let before = page(desk, json!({ "to_ms": BEGINNING_MS + 4 * DAY_MS }));
        assert_eq!((before.rows.len(), before.total_cents), (2, Cents(2_300)));
    });
}

#[test]
fn a_day_is_a_day_of_the_houses_calendar() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(100), BEGINNING_MS + HOUR_MS);
        desk.give_credit(marie, Cents(20), BEGINNING_MS + 10 * HOUR_MS);
        // Half past eleven in the evening, then half past midnight, in Paris.
        for halves in [19, 2] {
            desk.clock.pass(halves * HOUR_MS / 2);
            desk.everyone_signs_in();
        }
        // The same a day later: each has lived a day past one of them.
        for halves in [46, 2] {
            desk.clock.pass(halves * HOUR_MS / 2);
            desk.everyone_signs_in();
            assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        }
        let days: Vec<_> =
            page(desk, json!({})).days.iter().map(|day| day.amount_cents.0).collect();
        assert_eq!(days, [20, 100]);
    });
}

#[test]
fn a_period_is_bounded() {
    let desk = Desk::sqlite(&harness::small::small_house());
    let long = json!({ "from_ms": 0, "to_ms": null, "after": null, "limit": 50 });
    assert_eq!(desk.refused("Hélène", "credit_lapses", long), Code::BadField);
    let nowhere = json!({ "from_ms": null, "to_ms": null, "after": "x", "limit": 50 });
    assert_eq!(desk.refused("Hélène", "credit_lapses", nowhere), Code::BadField);
}
