//! What the owner of a database can do to its journal: cut its end off, rewrite it.

use harness::desk::Desk;
use store::{Engine, StoreError, Tx, TxExt};

/// Stands in the way of nobody who owns the database.
fn unguarded(tx: &mut dyn Tx) -> Result<(), StoreError> {
    let tables = ["journal", "head", "transfer", "journal_note", "series", "signature", "touched"];
    if tx.engine() == Engine::Postgres {
        for table in tables {
            tx.run(format!("ALTER TABLE {table} DISABLE TRIGGER USER").as_str(), &[])?;
        }
        return Ok(());
    }
    let mut triggers = Vec::new();
    for table in tables {
        let sql = format!(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"
        );
        tx.query(sql.as_str(), &[], &mut |row| {
            if let Some(store::Value::Text(name)) = row.into_values().into_iter().next() {
                triggers.push(name);
            }
            Ok::<_, StoreError>(())
        })?;
    }
    for trigger in triggers {
        tx.run(format!("DROP TRIGGER {trigger}").as_str(), &[])?;
    }
    Ok(())
}

/// Does these as the owner.
pub(crate) fn by_hand(desk: &Desk, texts: &[&str]) {
    let done = desk.store().write(|tx| {
        unguarded(tx)?;
        for text in texts {
            tx.run(text, &[])?;
        }
        // What seals the commands that come after.
        if tx.engine() == Engine::Postgres {
            tx.run("ALTER TABLE journal ENABLE TRIGGER guard_told", &[])?;
        }
        Ok::<_, StoreError>(())
    });
    done.unwrap();
}

/// The last row of the journal.
pub(crate) fn rows(desk: &Desk) -> i64 {
    desk.store().read(|tx| store::TxExt::int(tx, "SELECT seq FROM head", &[])).unwrap()
}

/// Leaves the journal as it was after a row.
pub(crate) fn cut_off(desk: &Desk, after: i64) {
    let gone = ["transfer", "journal_note", "journal"]
        .map(|table| format!("DELETE FROM {table} WHERE seq > {after}"));
    let head = format!(
        "UPDATE head SET seq = {after}, hash = (SELECT hash FROM journal WHERE seq = {after})"
    );
    by_hand(desk, &[&gone[0], &gone[1], &gone[2], &head]);
}
