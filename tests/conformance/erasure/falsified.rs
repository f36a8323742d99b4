//! Nothing but an erasure takes words away: what a hand blanks past the program is found, and what a counter's login
//! blanks is refused.

use contract::journal::Verification;
use harness::desk::Desk;
use harness::small::small_house;
use serde_json::json;

use super::{Lived, erased, lived};

/// A house in which one person was erased; then a hand took every trigger off and changed something. What
/// verifying says.
fn after(touch: &str) -> String {
    let desk = Desk::sqlite(&small_house());
    let Lived { id, .. } = lived(&desk);
    erased(&desk, id);
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    let mut triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").unwrap();
    let names: Vec<String> =
        triggers.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    drop(triggers);
    for name in names {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch(&format!("PRAGMA foreign_keys = OFF; {touch}"))
        .unwrap_or_else(|e| panic!("{touch}: {e}"));
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    found.what.unwrap_or_default()
}

#[test]
fn words_that_no_erasure_names_are_missed() {
    assert_eq!(after("SELECT 1"), "");
    let other = "(SELECT MIN(id) FROM customer)";
    let command = "(SELECT MIN(id) FROM command WHERE args <> '')";
    let note = "(SELECT MIN(seq) FROM journal_note)";
    for (touch, what) in [
        (format!("UPDATE customer SET first_name = '' WHERE id = {other}"), "customer_changed"),
        (
            format!("UPDATE command SET args = '', answer = '' WHERE id = {command}"),
            "command_changed",
        ),
        (format!("DELETE FROM journal_note WHERE seq = {note}"), "note_missing"),
        (
            format!(
                "INSERT INTO erased_note SELECT {note}, customer_id FROM erasure; \
                 DELETE FROM journal_note WHERE seq = {note}"
            ),
            "erasure_changed",
        ),
        (
            format!(
                "INSERT INTO erased_command SELECT {command}, customer_id, 'x', 'x', 'x' FROM erasure; \
                 UPDATE command SET args = '', answer = '' WHERE id = {command}"
            ),
            "command_changed",
        ),
        (
            format!("INSERT INTO erasure (customer_id, seq, at_ms) VALUES ({other}, 9, 9)"),
            "erasure_changed",
        ),
    ] {
        assert_eq!(after(&touch), what, "{touch}");
    }
}

#[test]
fn what_an_erasure_named_does_not_come_back_and_is_not_changed_otherwise() {
    let command = "(SELECT MIN(id) FROM erased_command)";
    for (touch, what) in [
        ("DELETE FROM erasure".to_owned(), "erasure_changed"),
        (format!("UPDATE command SET args = '{{}}' WHERE id = {command}"), "command_changed"),
        (format!("UPDATE command SET name = 'sale_make' WHERE id = {command}"), "command_changed"),
        (format!("UPDATE command SET at_ms = at_ms + 1 WHERE id = {command}"), "command_changed"),
        (
            "UPDATE customer SET first_name = 'Quelqu’un' WHERE id = (SELECT customer_id FROM erasure)"
                .to_owned(),
            "customer_changed",
        ),
        ("UPDATE erased_command SET args_hash = 'x'".to_owned(), "erasure_changed"),
        ("UPDATE erasure SET mark = 'x'".to_owned(), "erasure_changed"),
        ("UPDATE seat_out SET reason = 'Pour quelqu’un'".to_owned(), "seat_out_changed"),
    ] {
        assert_eq!(after(&touch), what, "{touch}");
    }
}
