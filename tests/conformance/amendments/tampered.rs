//! What verifying finds after a hand went past the program.

use contract::amendment::{Amended, TerminalSaid, VoidSale};
use contract::journal::Verification;
use harness::desk::Desk;
use harness::small::small_house;
use serde_json::json;

use super::{sold, void_of, voided};

/// What verifying says of a house with two voids after `touch`.
fn after(touch: &str) -> Verification {
    let desk = Desk::sqlite(&small_house());
    let sale = sold(&desk, "Karim", &["10", "11", "12"], None, (0, 0));
    voided(&desk, "Karim", sale.order_id, &sale.place_ids[..1]);
    let card = sold(&desk, "Karim", &["13"], None, (0, 2_500));
    let void =
        VoidSale { terminal: TerminalSaid::Unknown, ..void_of(card.order_id, &card.place_ids) };
    desk.ok::<Amended>("Karim", "sale_void", void);
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    let mut triggers = db
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('amendment',
             'amendment_place', 'refund', 'refund_result', 'payment', 'series')",
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
    desk.ok("Hélène", "journal_verify", json!({}))
}

fn what(touch: &str) -> String {
    after(touch).what.unwrap_or_default()
}

#[test]
fn voids_that_nobody_touched_verify() {
    assert_eq!(what("SELECT 1"), "");
}

#[test]
fn an_amendment_without_its_row_of_the_journal_is_found() {
    assert_eq!(what("UPDATE amendment SET seq = 1 WHERE number = 1"), "amendment_unjournalled");
    assert_eq!(
        what("UPDATE amendment SET operator_id = operator_id + 1 WHERE number = 1"),
        "amendment_unjournalled"
    );
}

#[test]
fn a_row_of_the_journal_whose_amendment_is_gone_is_found() {
    let gone = "DELETE FROM refund WHERE amendment_id = (SELECT id FROM amendment WHERE number = 2);
        UPDATE place SET state = 'live' WHERE id IN (SELECT place_id FROM amendment_place
          WHERE amendment_id = (SELECT id FROM amendment WHERE number = 2));
        DELETE FROM amendment_place WHERE amendment_id = (SELECT id FROM amendment WHERE number = 2);
        DELETE FROM amendment WHERE number = 2; ";
    assert_eq!(what(gone), "amendment_missing");
    let renumbered = format!("{gone} UPDATE series SET last = 1 WHERE name = 'amendment'");
    assert_eq!(what(&renumbered), "amendment_missing");
}

#[test]
fn places_and_refunds_that_make_another_amount_are_found() {
    assert_eq!(what("UPDATE refund SET amount_cents = amount_cents - 1"), "amendment_changed");
    assert_eq!(
        what(
            "UPDATE place SET state = 'live' WHERE id = (SELECT MIN(place_id) FROM amendment_place)"
        ),
        "amendment_changed"
    );
}

#[test]
fn a_refund_that_moved_otherwise_is_found() {
    assert_eq!(what("UPDATE refund SET tender = 'card' WHERE way = 'hand'"), "refund_changed");
    assert_eq!(what("UPDATE refund SET result = 'done'"), "refund_changed");
}

#[test]
fn more_given_back_than_paid_is_found() {
    let less = "UPDATE payment SET amount_cents = 100 WHERE tender = 'cash'";
    assert_eq!(what(less), "refund_excess");
}

#[test]
fn a_place_sold_here_that_is_cancelled_without_an_amendment_is_found() {
    let place = "UPDATE place SET state = 'cancelled' WHERE id = (SELECT MAX(p.id) FROM place p
        JOIN orders o ON o.id = p.order_id WHERE o.external_key IS NULL AND p.state = 'live')";
    assert_eq!(what(place), "place_cancelled");
}

#[test]
fn a_settlement_that_no_row_tells_is_found() {
    let settled = "INSERT INTO refund_result SELECT id, 1, 'card', NULL, NULL, 1, 1, 0 FROM refund
        WHERE result = 'unknown'";
    assert_eq!(what(settled), "refund_changed");
}
