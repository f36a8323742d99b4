//! What verifying finds of this credit after a hand went past the program.

use contract::journal::Verification;
use harness::desk::Desk;
use harness::small::small_house;
use serde_json::json;

use super::brought_in::{FILE, file};
use super::{extended, given, take_back};
use crate::sales::marie;

/// A house with a gift, one that was extended, one of which the rest was taken back, and balances that were
/// brought in; then a hand changed something. What verifying says, and of what.
fn after(touch: &str) -> (String, String) {
    let desk = Desk::sqlite(&small_house());
    let marie = marie(&desk);
    given(&desk, marie, 2_000, "2020-12-31");
    let second = given(&desk, marie, 1_000, "2020-08-31");
    extended::extended(&desk, second.lot_id, 1_000, "2021-01-31");
    let third = given(&desk, marie, 500, "2020-12-31");
    let back = take_back(third.lot_id, 500);
    desk.ok::<contract::goodwill::CreditDone>("Hélène", "credit_take_back", back);
    file(&desk, FILE, false);
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    let mut triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").unwrap();
    let names: Vec<String> =
        triggers.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    drop(triggers);
    for name in names {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    db.execute_batch(touch).unwrap_or_else(|e| panic!("{touch}: {e}"));
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    (found.what.unwrap_or_default(), found.detail.unwrap_or_default())
}

fn named(what: &str, lot: &str) -> (String, String) {
    (what.to_owned(), lot.to_owned())
}

#[test]
fn an_amount_an_owner_an_expiry_or_a_signature_that_a_hand_changed_is_found_and_named() {
    assert_eq!(after("SELECT 1").0, "");
    let other = "(SELECT MAX(id) FROM customer)";
    for (touch, what, lot) in [
        (
            "UPDATE credit_lot SET expires_at_ms = expires_at_ms + 1 WHERE number = 1",
            "gift_changed",
            "AV-000001",
        ),
        (
            "UPDATE lot_origin SET seconded_by = (SELECT MAX(id) FROM operator) WHERE lot_id = (SELECT id FROM \
          credit_lot WHERE number = 1)",
            "gift_changed",
            "AV-000001",
        ),
        (
            "UPDATE credit_lot SET expires_at_ms = expires_at_ms + 1 WHERE number = 4",
            "gift_changed",
            "AV-000004",
        ),
        (
            "UPDATE credit_lot SET expires_at_ms = expires_at_ms + 1 WHERE number = 3",
            "extension_changed",
            "AV-000003",
        ),
        ("UPDATE credit_lot SET grace = 1 WHERE number = 3", "extension_changed", "AV-000003"),
        (
            "UPDATE lot_origin SET root_id = lot_id WHERE kind = 'extension'",
            "extension_changed",
            "AV-000003",
        ),
        (
            "UPDATE credit_lot SET expires_at_ms = expires_at_ms - 1 WHERE number = 5",
            "balance_changed",
            "AV-000005",
        ),
        (
            "UPDATE lot_origin SET mark = 'other' WHERE lot_id = (SELECT id FROM credit_lot WHERE number = 5)",
            "balance_changed",
            "AV-000005",
        ),
        ("UPDATE credit_lot SET issued_cents = 9900 WHERE number = 1", "lot_changed", "AV-000001"),
    ] {
        assert_eq!(after(touch), named(what, lot), "{touch}");
    }
    for number in [1, 3, 5] {
        let (what, lot) =
            after(&format!("UPDATE credit_lot SET customer_id = {other} WHERE number = {number}"));
        assert!(what.ends_with("_changed") && lot == format!("AV-00000{number}"), "{what} {lot}");
    }
}

#[test]
fn a_text_that_a_hand_changed_is_found() {
    let (what, _) = after("UPDATE journal_note SET body = 'Autre chose.'");
    assert_eq!(what, "note_changed");
}

#[test]
fn an_origin_that_is_gone_and_one_that_no_row_tells_are_found() {
    let (what, lot) = after(
        "DELETE FROM lot_origin WHERE kind = 'gift' AND seq = (SELECT MIN(seq) FROM lot_origin)",
    );
    assert_eq!((what.as_str(), lot.as_str()), ("gift_changed", "AV-000001"));
    let new = "INSERT INTO lot_origin (lot_id, kind, seq, root_id) SELECT 99, 'gift', 3, 99";
    let (what, _) = after(&format!("PRAGMA foreign_keys = OFF; {new}"));
    assert_eq!(what, "origin_changed");
}
