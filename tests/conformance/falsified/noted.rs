//! What the database notes of each row that is written is what its seal covers.

use std::collections::BTreeSet;

use harness::desk::{Desk, on_each_engine};
use office::books::seal::{Kind, of_today};
use store::{Engine, Store, StoreError, Tx, TxExt, Value};

/// Texts of a query of one column.
fn texts(tx: &mut dyn Tx, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    tx.query(sql, &[], &mut |row| {
        if let Value::Text(text) = row.first() {
            found.push(text);
        }
        Ok(())
    })?;
    Ok(found)
}

/// The columns whose change is noted.
fn noted(tx: &mut dyn Tx, kind: &Kind) -> Result<BTreeSet<String>, StoreError> {
    let table = kind.table;
    if tx.engine() == Engine::Postgres {
        // Both sides of a row that changed: the columns that are compared.
        let columns = format!(
            "SELECT substring(p.prosrc FROM 'ROW\\(([^)]*)\\) IS DISTINCT FROM') \
             FROM pg_trigger g JOIN pg_proc p ON p.oid = g.tgfoid \
             WHERE g.tgname = '{table}_touched_update' AND g.tgrelid = '{table}'::regclass"
        );
        let found = texts(tx, &columns)?;
        let [columns] = found.as_slice() else { return Ok(BTreeSet::new()) };
        let bare = |column: &str| column.trim().trim_start_matches("n.").replace('"', "");
        return Ok(columns.split(',').map(bare).collect());
    }
    let trigger = format!("SELECT sql FROM sqlite_master WHERE name = '{table}_touched_update'");
    let found = texts(tx, &trigger)?;
    let [trigger] = found.as_slice() else { return Ok(BTreeSet::new()) };
    let (_, columns) = trigger.split_once("UPDATE OF").expect(table);
    let (columns, _) = columns.split_once(&format!("ON {table}")).expect(table);
    Ok(columns.split(',').map(|column| column.trim().to_owned()).collect())
}

/// How a row comes and goes: what of it is noted.
fn comes_and_goes(tx: &mut dyn Tx, kind: &Kind) -> Result<BTreeSet<String>, StoreError> {
    let table = kind.table;
    let events = if tx.engine() == Engine::Postgres {
        format!(
            "SELECT lower(event_manipulation::TEXT) FROM information_schema.triggers \
             WHERE trigger_name IN ('{table}_touched_insert', '{table}_touched_delete')"
        )
    } else {
        format!(
            "SELECT replace(name, '{table}_touched_', '') FROM sqlite_master \
             WHERE type = 'trigger' AND name IN ('{table}_touched_insert', '{table}_touched_delete')"
        )
    };
    Ok(texts(tx, &events)?.into_iter().collect())
}

fn look<T: Default>(store: &Store, question: impl Fn(&mut dyn Tx) -> Result<T, StoreError>) -> T {
    let mut answer = T::default();
    let read = store.read(|tx| {
        answer = question(tx)?;
        Ok::<_, StoreError>(())
    });
    read.expect("the schema");
    answer
}

#[test]
fn the_triggers_note_what_the_seals_cover() {
    on_each_engine(|desk: &Desk| {
        let store = desk.store();
        for kind in of_today() {
            let sealed: BTreeSet<String> = kind.columns.iter().map(|c| (*c).to_owned()).collect();
            assert_eq!(look(&store, |tx| noted(tx, kind)), sealed, "{}", kind.table);
            let both = BTreeSet::from(["insert".to_owned(), "delete".to_owned()]);
            assert_eq!(look(&store, |tx| comes_and_goes(tx, kind)), both, "{}", kind.table);
        }
    });
}
