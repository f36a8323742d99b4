//! What verifying finds of acceptances after a hand went past the program.

use contract::journal::Verification;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk};
use harness::small::small_house;
use serde_json::json;

use super::{LATER_MS, accepted};
use crate::amendments::sold;
use crate::sales::marie;

/// What verifying says, after `touch`, of a house in which credit came back to its lot, made a new one and
/// lives on grace.
fn what(touch: &str) -> String {
    let desk = Desk::sqlite(&small_house());
    let marie = marie(&desk);
    desk.give_credit(marie, Cents(1_000), LATER_MS);
    let first = sold(&desk, "Karim", &["10"], Some(marie), (1_000, 0));
    desk.give_credit(marie, Cents(2_500), BEGINNING_MS + 10 * DAY_MS);
    let second = sold(&desk, "Karim", &["11"], Some(marie), (2_500, 0));
    accepted(&desk, first.place_ids[0]);
    accepted(&desk, second.place_ids[0]);
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    let mut triggers = db
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'
             AND tbl_name IN ('reprise_part', 'credit_lot', 'reprise', 'payment')",
        )
        .unwrap();
    let names: Vec<String> =
        triggers.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    drop(triggers);
    for name in names {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    db.execute_batch(touch).unwrap_or_else(|e| panic!("{touch}: {e}"));
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    found.what.unwrap_or_default()
}

#[test]
fn acceptances_that_nobody_touched_verify() {
    assert_eq!(what("SELECT 1"), "");
}

#[test]
fn a_lot_that_expires_otherwise_than_its_acceptance_told_is_found() {
    for lot in [1, 3, 4] {
        let later =
            format!("UPDATE credit_lot SET expires_at_ms = expires_at_ms + 1 WHERE number = {lot}");
        assert_eq!(what(&later), "acceptance_changed", "{lot}");
    }
}

#[test]
fn parts_that_moved_otherwise_are_found() {
    for touch in [
        "UPDATE reprise_part SET amount_cents = amount_cents - 1 WHERE rank = 0",
        "DELETE FROM reprise_part WHERE rank = 1",
        "UPDATE reprise_part SET lot_id = (SELECT MAX(id) FROM credit_lot)",
        "UPDATE reprise_part SET reprise_id = (SELECT MAX(id) FROM reprise) WHERE rank = 1",
        "INSERT INTO reprise_part SELECT reprise_id, 1, 9, NULL, 0, 0, NULL FROM reprise_part LIMIT 1",
    ] {
        assert_eq!(what(touch), "acceptance_changed", "{touch}");
    }
}

#[test]
fn credit_that_did_not_go_back_where_it_came_from_is_found() {
    for touch in [
        "UPDATE reprise_part SET payment_id = NULL",
        "UPDATE credit_lot SET grace = 0 WHERE grace = 1",
        "UPDATE credit_lot SET grace = 1 WHERE reprise_id IS NOT NULL",
    ] {
        assert_eq!(what(touch), "credit_misplaced", "{touch}");
    }
}

#[test]
fn more_credit_than_an_order_was_paid_is_found() {
    let less = "UPDATE reprise_part SET taken_cents = taken_cents + 1 WHERE payment_id IS NOT NULL";
    assert_eq!(what(less), "credit_excess");
    let reprise = "UPDATE reprise SET reprise_cents = reprise_cents - 1, fee_cents = fee_cents + 1";
    assert_eq!(what(reprise), "reprise_without_credit");
}
