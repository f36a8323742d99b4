//! What came since the last signature is verified alone.

use super::forger::Forger;
use super::{each_engine, noted, said, signs};
use crate::anchors::hands::{by_hand, rows};

#[test]
fn what_came_since_the_last_signature_is_verified_without_the_rest() {
    each_engine(|desk| {
        let last = *signs(&desk, 3).last().unwrap();
        noted(&desk);
        let found = desk.api.verify_recent().unwrap();
        assert!(found.ok, "{found:?}");
        assert_eq!(found.rows, rows(&desk) - last);
        assert_eq!(found.holds.as_ref().unwrap().row, last);
        by_hand(
            &desk,
            &[&format!("UPDATE journal SET at_ms = at_ms - 1 WHERE seq = {}", last + 1)],
        );
        let found = desk.api.verify_recent().unwrap();
        assert_eq!(said(&found), (Some("row_changed"), Some(last + 1)), "{found:?}");
    });
}

#[test]
fn a_row_that_was_written_since_is_held_against_its_seal() {
    each_engine(|desk| {
        signs(&desk, 2);
        crate::sales::two_seats_are_sold(&desk);
        assert!(desk.api.verify_recent().unwrap().ok);
        let paid = "UPDATE payment SET card_last4 = '1' WHERE id = (SELECT MAX(id) FROM payment)";
        let off = match desk.store().engine() {
            store::Engine::Sqlite => "DROP TRIGGER payment_no_update",
            store::Engine::Postgres => "ALTER TABLE payment DISABLE TRIGGER USER",
        };
        by_hand(&desk, &[off, paid]);
        let found = desk.api.verify_recent().unwrap();
        assert_eq!(found.what.as_deref(), Some("payment_changed"), "{found:?}");
    });
}

#[test]
fn where_the_last_signature_does_not_hold_all_is_verified() {
    each_engine(|desk| {
        let at = signs(&desk, 3);
        let mut forger = Forger::of(&desk.store());
        forger.earlier_from(at[1] + 1);
        forger.writes(&desk);
        let found = desk.api.verify_recent().unwrap();
        assert_eq!(said(&found), (Some("rewritten"), Some(at[1] + 1)), "{found:?}");
    });
}
