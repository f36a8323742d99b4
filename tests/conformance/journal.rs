//! The journal: who did what, and nothing touched since.

use contract::action::{Action, StoredAction};
use contract::args::{ById, Versioned};
use contract::journal::{JournalPage, JournalRow, Verification};
use contract::reprise::{Decided, RepriseFile};
use contract::statement::{MovementKind, Statement};
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use serde_json::json;

use crate::reprises::{ask_back, order};

fn page(desk: &Desk, more: serde_json::Value) -> Vec<JournalRow> {
    let mut args = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 200 });
    for (name, value) in more.as_object().unwrap() {
        args[name] = value.clone();
    }
    desk.ok::<JournalPage>("Hélène", "journal_list", args).rows
}

/// Gives the request that is decided.
fn a_decision(desk: &Desk) -> contract::ids::RepriseId {
    let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
    let seen = Versioned { id: asked.row.id, version: asked.row.version };
    desk.ok::<Decided>("Noé", "reprise_accept", seen).id
}

#[test]
fn who_did_what_is_found_by_person_customer_order_and_period() {
    on_each_engine(|desk| {
        a_decision(desk);
        desk.clock.pass(60_000);
        let all = page(desk, json!({}));
        assert_eq!(all[0].action, Action::RepriseAccepted);
        assert_eq!(
            (all[0].operator.as_str(), all[0].customer_name.as_str()),
            ("Noé", "DUPONT Marie")
        );
        assert_eq!(all[0].order_number, "671083");
        assert_eq!(page(desk, json!({ "order": "671083" })).len(), 2);
        assert!(page(desk, json!({ "order": "671" })).is_empty(), "a number is a whole one");
        assert_eq!(page(desk, json!({ "customer": "dup mar" })).len(), 2);
        assert!(page(desk, json!({ "customer": "smith" })).is_empty());
        let before = all.iter().map(|row| row.at_ms).max().unwrap() + 1;
        assert!(page(desk, json!({ "from_ms": before })).is_empty());
        assert_eq!(page(desk, json!({ "to_ms": before })).len(), all.len());
    });
}

#[test]
fn an_action_that_this_program_does_not_know_is_listed_among_the_others() {
    let desk = Desk::sqlite(&small_house());
    let request = a_decision(&desk);
    let rows = page(&desk, json!({}));
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    db.execute_batch(
        "DROP TRIGGER journal_no_update;
        UPDATE journal SET action = 'weather.changed' WHERE action = 'reprise.accepted'",
    )
    .unwrap();
    let now = page(&desk, json!({}));
    let unknown = StoredAction::Unknown { unknown: "weather.changed".to_owned() };
    assert_eq!((now.len(), &now[0].action), (rows.len(), &unknown));
    assert_eq!(now[1], rows[1]);
    let file: RepriseFile = desk.ok("Léa", "reprise_file", ById { id: request });
    assert_eq!(file.history.last().unwrap().action, unknown);
    let customer = now[0].customer_id.unwrap();
    let account: Statement = desk.ok("Léa", "customer_statement", ById { id: customer });
    assert_eq!(account.movements.last().unwrap().kind, MovementKind::Other);
}

#[test]
fn a_query_names_no_action_that_is_not_in_the_list() {
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../src-tauri/crates/office/src"
    ))];
    let mut named = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "sql") {
                let text = std::fs::read_to_string(&path).unwrap();
                for word in text.split('\'').skip(1).step_by(2).filter(|word| word.contains('.')) {
                    assert!(Action::of_key(word).is_some(), "{word} in {}", path.display());
                    named += 1;
                }
            }
        }
    }
    assert!(named > 0);
}

/// What verifying says after `touch` went past the program.
fn after(touch: &[&str]) -> Verification {
    let desk = Desk::sqlite(&small_house());
    a_decision(&desk);
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    for trigger in [
        "journal_no_update",
        "journal_no_delete",
        "transfer_no_update",
        "account_grows",
        "account_no_delete",
        "account_starts_empty",
        "transfer_no_delete",
    ] {
        db.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    for sql in touch {
        db.execute_batch(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
    }
    desk.ok("Hélène", "journal_verify", json!({}))
}

#[test]
fn a_journal_that_nobody_touched_verifies() {
    assert!(after(&[]).ok);
}

#[test]
fn one_byte_changed_is_found_at_its_row() {
    let found =
        after(&["UPDATE journal SET data = replace(data, '28', '29') || ' ' WHERE seq = 3"]);
    assert_eq!((found.ok, found.first_bad_seq), (false, Some(3)));
}

#[test]
fn a_row_dropped_is_found() {
    let found = after(&["PRAGMA foreign_keys = OFF; DELETE FROM journal WHERE seq = 4"]);
    assert!(!found.ok);
    assert!(matches!(found.first_bad_seq, Some(4 | 5)), "{found:?}");
}

#[test]
fn two_rows_swapped_are_found() {
    let found = after(&[
        "PRAGMA foreign_keys = OFF",
        "UPDATE journal SET seq = -1 WHERE seq = 3",
        "UPDATE journal SET seq = 3 WHERE seq = 4",
        "UPDATE journal SET seq = 4 WHERE seq = -1",
    ]);
    assert_eq!((found.ok, found.first_bad_seq), (false, Some(3)));
}

#[test]
fn a_transfer_changed_is_found_at_its_row() {
    let found = after(&["UPDATE transfer SET amount_cents = amount_cents + 1"]);
    assert!(!found.ok && found.first_bad_seq.is_some(), "{found:?}");
}

#[test]
fn a_balance_forged_with_insert_or_replace_is_refused_by_the_database() {
    let desk = Desk::sqlite(&small_house());
    a_decision(&desk);
    let db = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
    db.pragma_update(None, "recursive_triggers", true).unwrap();
    let forged =
        "INSERT OR REPLACE INTO account SELECT id, kind, name, debit_cents, 999999, expires_at_ms
        FROM account WHERE kind = 'lot'";
    assert!(db.execute_batch(forged).unwrap_err().to_string().contains("append_only"));
}

#[test]
fn what_replaces_a_row_wakes_its_triggers_in_the_programs_own_connection() {
    let desk = Desk::sqlite(&small_house());
    a_decision(&desk);
    let replaced = desk.store().write(|tx| {
        // Of a lot nothing but its deletion tells.
        tx.run("INSERT OR REPLACE INTO credit_lot SELECT * FROM credit_lot", &[]).map(drop)
    });
    assert!(replaced.unwrap_err().to_string().contains("append_only"));
}

#[test]
fn a_balance_forged_past_the_triggers_is_found() {
    let found = after(&[
        "INSERT OR REPLACE INTO account
        SELECT id, kind, name, debit_cents, 999999, expires_at_ms FROM account WHERE kind = 'lot'",
    ]);
    assert!(!found.ok, "{found:?}");
}
