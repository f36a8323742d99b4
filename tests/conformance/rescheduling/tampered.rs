//! What verifying finds after a hand went past the program.

use contract::journal::Verification;
use contract::rescheduling::Rescheduled;
use harness::desk::Desk;
use harness::small::small_house;
use serde_json::json;

use super::{sold, to};

/// What verifying says of a house with a moved performance after `touch`.
fn what(touch: &str) -> String {
    let desk = Desk::sqlite(&small_house());
    sold(&desk);
    let wished = to(&desk, "2020-06-14T20:00", Some("2020-06-10"));
    desk.ok::<Rescheduled>("Hélène", "performance_reschedule", wished);
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    let mut triggers = db
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'
             AND tbl_name IN ('rescheduling', 'rescheduling_notice', 'reprise')",
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
fn a_move_that_nobody_touched_verifies() {
    assert_eq!(what("SELECT 1"), "");
}

#[test]
fn a_move_that_says_something_else_than_the_journal_is_found() {
    for touch in [
        "UPDATE rescheduling SET free_until_ms = free_until_ms + 86400000",
        "UPDATE rescheduling SET free_until_ms = NULL",
        "UPDATE rescheduling SET before_ms = before_ms - 60000",
        "UPDATE rescheduling SET places = places + 1",
        "DELETE FROM rescheduling_notice WHERE mail_id = (SELECT MIN(mail_id) FROM rescheduling_notice)",
    ] {
        assert_eq!(what(touch), "rescheduling_changed", "{touch}");
    }
}

#[test]
fn a_move_without_its_row_of_the_journal_is_found() {
    assert_eq!(what("UPDATE rescheduling SET seq = 1"), "rescheduling_unjournalled");
    assert_eq!(
        what("UPDATE rescheduling SET operator_id = operator_id + 1"),
        "rescheduling_unjournalled"
    );
}

#[test]
fn a_row_of_the_journal_whose_move_is_gone_is_found() {
    let gone = "DELETE FROM rescheduling_notice; DELETE FROM rescheduling;
        UPDATE reprise SET rescheduling_id = NULL";
    assert_eq!(what(gone), "rescheduling_missing");
}

#[test]
fn a_request_without_a_fee_that_no_move_covers_is_found() {
    for touch in [
        "UPDATE reprise SET fee_cents = 100, reprise_cents = paid_cents - 100
         WHERE rescheduling_id IS NOT NULL",
        "UPDATE reprise SET requested_at_ms = requested_at_ms + 100 * 86400000
         WHERE rescheduling_id IS NOT NULL",
    ] {
        assert_eq!(what(touch), "reprise_relieved", "{touch}");
    }
}
