//! Every text of a query is one that its engine can prepare, and the only one of its kind.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use harness::desk::on_each_engine;
use harness::workspace::packages;
use store::{Engine, Query, StoreError, Text, Tx, TxExt, Value};

/// What a slot may hold, whichever text has it.
const SLOTS: [(&str, &str); 21] = [
    ("conditions", ""),
    ("dates", ""),
    ("few", "1"),
    ("few_kinds", "(0, 1)"),
    ("filters", ""),
    ("found", "SELECT 0 AS kind, '' AS word, 1 AS customer_id"),
    ("kinds", "(0, 1)"),
    ("limit", "1"),
    ("more", ""),
    ("most", "1"),
    ("order", "ASC"),
    ("others", ""),
    ("others_holds", "SELECT * FROM seat_held"),
    ("own", ""),
    ("page", "SELECT 1 AS number, 1 AS key"),
    ("rows", "1"),
    ("state", "'requested' AS state"),
    ("walk", "1"),
    ("which", "1 = 1"),
    ("within", "r.listed = 'open'"),
    ("waits", " AND d.choice IS NULL AND r.state = 'held'"),
];

/// Texts that are conditions, and the text that they are added to.
const CONDITIONS: [(&str, &str); 3] = [
    ("books/journal/few.sql", "books/journal/page.sql"),
    ("books/journal/word.sql", "books/journal/page.sql"),
    ("mail/word.sql", "mail/list.sql"),
];

/// Tables that more than one text inserts into, because each says what else is to be done when the
/// row is there.
const MANY_VERBS: [&str; 1] = ["series"];

/// The texts of all crates, by path after `src/`.
fn texts() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for package in packages().iter().filter(|package| package.is_shipped()) {
        let root = package.manifest_path.parent().unwrap().join("src");
        read(&root, &root, &mut found);
    }
    found
}

fn read(folder: &Path, root: &Path, found: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.is_dir() {
            read(&path, root, found);
        } else if path.extension().is_some_and(|ending| ending == "sql") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.insert(name, std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// The text, each parameter without a value and each slot filled.
fn whole(source: &str) -> Query {
    let text = Text::new("", Box::leak(source.to_owned().into_boxed_str()));
    let names: Vec<&'static str> =
        text.names().map(|name| &*Box::leak(name.to_owned().into_boxed_str())).collect();
    let values: Vec<_> = names.into_iter().map(|name| (name, Value::Null)).collect();
    let mut query = Query::of(&text, &values);
    let mut slots: Vec<&str> = text.slots().collect();
    slots.dedup();
    slots.sort_unstable();
    slots.dedup();
    for slot in slots {
        let (_, part) = SLOTS.iter().find(|(name, _)| *name == slot).expect(slot);
        query.put_text(slot, part);
    }
    query
}

/// Explains the text, which prepares it and changes nothing.
fn prepare(tx: &mut dyn Tx, source: &str) -> Result<(), String> {
    let (text, values) = whole(source).done().map_err(|e| e.to_string())?;
    let explained = format!("EXPLAIN {text}");
    tx.query(explained.as_str(), &values, &mut |_| Ok(())).map_err(|e| e.to_string())
}

#[test]
fn every_text_is_one_that_the_engine_prepares() {
    on_each_engine(|desk| {
        let (texts, store) = (texts(), desk.store());
        assert!(texts.len() > 200, "{}", texts.len());
        let other = match store.engine() {
            Engine::Sqlite => "_postgres.sql",
            Engine::Postgres => "_sqlite.sql",
        };
        let mut wrong = String::new();
        for (name, text) in texts.iter().filter(|(name, _)| !name.ends_with(other)) {
            let before = CONDITIONS.iter().find(|(condition, _)| condition == name);
            let source = before.map_or_else(
                || text.clone(),
                |(_, before)| format!("{}\nWHERE 1 = 1{text}", texts[*before]),
            );
            let prepared = store.read(|tx| Ok::<_, StoreError>(prepare(tx, &source)));
            if let Err(e) = prepared.unwrap() {
                wrong.push_str(&format!("{name}: {e}\n"));
            }
        }
        assert!(wrong.is_empty(), "\n{wrong}");
    });
}

#[test]
fn a_text_with_a_wrong_name_is_found() {
    on_each_engine(|desk| {
        let store = desk.store();
        let read =
            |source: &str| store.read(|tx| Ok::<_, StoreError>(prepare(tx, source))).unwrap();
        assert_eq!(read("SELECT id FROM place WHERE code = :code"), Ok(()));
        assert!(read("SELECT id FROM place WHERE kode = :code").unwrap_err().contains("kode"));
    });
}

/// Texts that say themselves whose hold counts, and why.
const OF_HOLDS: [(&str, &str); 4] = [
    ("intake/orders/in_baskets.sql", "a file passes over the seats of every basket"),
    ("sale/hold/others.sql", "it is what others have in the slot"),
    ("sale/hold/over.sql", "rows whose time is over go, whoever had them"),
    ("sale/hold/prolong.sql", "a basket prolongs its own"),
];

#[test]
fn what_other_baskets_hold_is_said_by_one_text_that_all_others_have_in_a_slot() {
    let texts = texts();
    let says = |text: &String| text.contains("until_ms >") || text.contains("until_ms <");
    let holds = |text: &String| text.contains("seat_hold") || text.contains("seat_held");
    let alone: Vec<&String> = texts
        .iter()
        .filter(|(name, text)| {
            holds(text) && says(text) && !OF_HOLDS.iter().any(|(known, _)| known == name)
        })
        .map(|(name, _)| name)
        .collect();
    assert!(alone.is_empty(), "{alone:?}");
    let slotted = texts.values().filter(|text| text.contains("(/* others_holds */)")).count();
    assert!(slotted >= 6, "{slotted}");
}

#[test]
fn no_table_is_inserted_into_by_two_texts() {
    let mut by_table: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, text) in texts() {
        for rest in text.split("INSERT INTO ").skip(1) {
            let table = rest.split([' ', '\n']).next().unwrap().to_owned();
            by_table.entry(table).or_default().push(name.clone());
        }
    }
    by_table.retain(|table, names| names.len() > 1 && !MANY_VERBS.contains(&table.as_str()));
    assert!(by_table.is_empty(), "{by_table:#?}");
}
