//! The two trees of migrations say the same: tables, columns, types, defaults, checks, keys, indexes,
//! views, rows that are put in, and what is refused.

use std::collections::BTreeSet;

use harness::migrations::{differences, guards, migrations};

/// Statements that are written by hand on each engine: migration, what they are about, reason.
const BY_HAND: [(&str, &str, &str); 10] = [
    (
        "V7__figures.sql",
        "INSERT INTO reprise_word",
        "words are cut from a text by recursion on SQLite, by an array on PostgreSQL; the same rows",
    ),
    (
        "V26__steady_cost.sql",
        "reprise_part",
        "on SQLite alone a table can stand in its key: it is made again with the same columns",
    ),
    (
        "V38__fewer_pages.sql",
        "defer_foreign_keys",
        "a table that others name is made again on SQLite alone",
    ),
    (
        "V38__fewer_pages.sql",
        "account",
        "on SQLite a key is taken from a table by making it again with the same columns",
    ),
    (
        "V38__fewer_pages.sql",
        "transfer_debit",
        "a server holds what an account moved against its transfers, that of what is given back too",
    ),
    (
        "V42__swept_orders.sql",
        "reprise_one_per_place",
        "a server has several writers at once, and an index that refuses a second request",
    ),
    (
        "V42__swept_orders.sql",
        "defer_foreign_keys",
        "a table that others name is made again on SQLite alone",
    ),
    (
        "V42__swept_orders.sql",
        "command",
        "on SQLite alone a table can stand in its key: it is made again with the same columns",
    ),
    ("V29__signed.sql", "signed_from", "an amount is read from JSON by a cast on PostgreSQL alone"),
    (
        "V29__signed.sql",
        "seconded_from",
        "an amount is read from JSON by a cast on PostgreSQL alone",
    ),
];

/// What a server asks of writers that need not be this program.
const OF_THE_SERVER: [&str; 30] = [
    "account_moves",
    "head_seals",
    "journal_sealed",
    "note_follows",
    "series_used",
    "amendments_used",
    "reprise_part_told",
    "guard.note_parts",
    "guard.parts_told",
    "journalled",
    "journal_in_time",
    "head_in_time",
    "guard.touch",
    "guard.touch_mail",
    "guard.transfer_first",
    "guard.tell",
    "guard.tells",
    "guard.answers",
    "guard.seals",
    "guard.pin_set",
    "guard.by_supervisor",
    "guard.seat_put_back",
    "guard.house_kept",
    "series_bounded",
    "held_briefly",
    "setting_bounded",
    "counter_waits",
    "signature_answers",
    "touched_kept",
    "touched_stray",
];

/// What a file asks in place of an index that refuses: it has one writer at a time.
const OF_A_FILE: [&str; 2] = ["reprise_alone_first", "reprise_alone"];

#[test]
fn both_trees_have_the_same_versions_without_a_gap() {
    let (sqlite, postgres) = (migrations("sqlite"), migrations("postgres"));
    assert!(sqlite.keys().eq(postgres.keys()), "{:?} {:?}", sqlite.keys(), postgres.keys());
    let mut versions: Vec<usize> =
        sqlite.keys().map(|name| name[1..].split_once("__").unwrap().0.parse().unwrap()).collect();
    versions.sort_unstable();
    assert!(versions.iter().copied().eq(1..=versions.len()), "{versions:?}");
}

#[test]
fn each_migration_says_the_same_on_both_engines() {
    let postgres = migrations("postgres");
    let mut by_hand = BTreeSet::new();
    for (name, sqlite) in migrations("sqlite") {
        for (statement, both) in differences(&sqlite, &postgres[&name]) {
            let known =
                BY_HAND.iter().find(|(file, of, _)| *file == name && statement.contains(of));
            let Some(known) = known else { panic!("{name}: {statement}\n{both}") };
            by_hand.insert(known);
        }
    }
    assert_eq!(by_hand.len(), BY_HAND.len(), "a statement by hand that is the same");
}

#[test]
fn both_engines_refuse_the_same_changes() {
    let here = guards(migrations("sqlite").values(), &OF_A_FILE);
    let there = guards(migrations("postgres").values(), &OF_THE_SERVER);
    let (emptied, there): (BTreeSet<_>, BTreeSet<_>) =
        there.into_iter().partition(|guard| guard.event == "TRUNCATE");
    assert!(here.len() > 20);
    assert_eq!(here, there);
    let kept = there.iter().filter(|g| g.event == "DELETE" && g.when.is_empty());
    let kept: BTreeSet<&str> = kept.map(|guard| guard.table.as_str()).collect();
    let emptied: BTreeSet<&str> = emptied.iter().map(|guard| guard.table.as_str()).collect();
    assert_eq!(kept, emptied, "what refuses DELETE refuses TRUNCATE");
}

const HERE: &str = "CREATE TABLE show (
    id INTEGER PRIMARY KEY, -- its id
    hash BLOB NOT NULL DEFAULT X'',
    title TEXT NOT NULL CHECK (title <> ''),
    hall_id INTEGER NOT NULL REFERENCES hall (id),
    twice INTEGER GENERATED ALWAYS AS (id * 2) STORED,
    UNIQUE (hall_id, title)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX show_title ON show (title, id DESC) WHERE title <> 'a;b';
  CREATE VIEW shown AS SELECT id FROM show;
  ALTER TABLE show ADD COLUMN sold INTEGER NOT NULL DEFAULT 1;";

const THERE: &str = "CREATE TABLE show (
    id BIGINT PRIMARY KEY,
    hash BYTEA NOT NULL DEFAULT '',
    title TEXT COLLATE \"C\" NOT NULL CHECK (title <> ''),
    hall_id BIGINT NOT NULL REFERENCES hall (id),
    twice BIGINT GENERATED ALWAYS AS (id * 2) STORED,
    UNIQUE (hall_id, title)
  );
  CREATE INDEX show_title ON show (title) INCLUDE (id DESC) WHERE title <> 'a;b';
  CREATE VIEW shown AS SELECT id FROM show;
  ALTER TABLE show ADD COLUMN sold BIGINT NOT NULL DEFAULT 1;";

#[test]
fn what_each_engine_says_in_its_own_words_is_no_difference() {
    assert!(differences(HERE, THERE).is_empty(), "{:?}", differences(HERE, THERE));
}

#[test]
fn every_kind_of_difference_is_told() {
    let changes = [
        ("type", "id BIGINT", "id INTEGER", "CREATE TABLE show"),
        ("NOT NULL", "hash BYTEA NOT NULL", "hash BYTEA", "CREATE TABLE show"),
        ("default", "DEFAULT ''", "DEFAULT 'a'", "CREATE TABLE show"),
        ("check", "CHECK (title <> '')", "CHECK (title <> 'a')", "CREATE TABLE show"),
        ("foreign key", "REFERENCES hall (id)", "REFERENCES room (id)", "CREATE TABLE show"),
        (
            "order of a key",
            "UNIQUE (hall_id, title)",
            "UNIQUE (title, hall_id)",
            "CREATE TABLE show",
        ),
        ("generated column", "id * 2", "id * 3", "CREATE TABLE show"),
        ("order of an index", "id DESC", "id", "CREATE INDEX show_title ON show"),
        ("unique index", "CREATE INDEX", "CREATE UNIQUE INDEX", "CREATE INDEX show_title ON show"),
        ("condition", "WHERE title <> 'a;b'", "", "CREATE INDEX show_title ON show"),
        ("view", "SELECT id FROM", "SELECT title FROM", "CREATE VIEW shown"),
        ("added column", "DEFAULT 1", "DEFAULT 2", "ALTER TABLE show ADD COLUMN sold"),
    ];
    for (kind, from, to, told) in changes {
        assert!(THERE.contains(from), "{kind}");
        let differ = differences(HERE, &THERE.replace(from, to));
        assert!(differ.contains_key(told), "{kind}: {differ:?}");
    }
    let lost = THERE.replace("CREATE INDEX show_title", "CREATE INDEX show_name");
    assert_eq!(differences(HERE, &lost).len(), 2);
    let loose = differences(&HERE.replace(" STRICT, WITHOUT ROWID", ""), THERE);
    assert!(loose["CREATE TABLE show"].contains("not STRICT"), "{loose:?}");
}

#[test]
fn a_change_that_one_engine_alone_refuses_is_told() {
    let here = "CREATE TRIGGER a_no_update BEFORE UPDATE ON a
          BEGIN SELECT RAISE(ABORT, 'append_only: a'); END;
        CREATE TRIGGER a_grows BEFORE INSERT ON a WHEN NEW.id < 1 OR (NEW.id > 9)
          BEGIN SELECT RAISE(ABORT, 'append_only: a'); END;"
        .to_owned();
    let there = "CREATE FUNCTION grows() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF NEW.id < 1 OR (NEW.id > 9) THEN RAISE EXCEPTION 'append_only'; END IF; END $$;
        CREATE TRIGGER a_no_change BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION append_only();
        CREATE TRIGGER a_grows BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION grows();"
        .to_owned();
    let told = |there: String| guards([there].iter(), &[]);
    assert_eq!(guards([here.clone()].iter(), &[]), told(there.clone()));
    for (from, to) in [("BEFORE UPDATE", "BEFORE DELETE"), ("< 1", "< 2"), ("ON a FOR", "ON b FOR")]
    {
        assert_ne!(guards([here.clone()].iter(), &[]), told(there.replacen(from, to, 1)), "{to}");
    }
}
