//! A house of an older program, brought up to date: what newer lists are read from is made from
//! what was there.

use harness::server::fresh_database;

/// A customer with every kind of word, and two requests of hers, in the tables of the first schema.
const OLD: &str = "
INSERT INTO customer VALUES (7, 1, 'Le Goff', 'Zoé', 'le goff zoe', 'zoe.lg@example.org',
  'zoe.lg@example.org', '06 12 34 56 78', '0612345678', 'fr', 0, NULL, 1);
INSERT INTO customer_word VALUES ('le', 7), ('goff', 7), ('zoe', 7), ('lg', 7), ('example', 7),
  ('org', 7), ('zoe.lg@example.org', 7), ('0612345678', 7);
INSERT INTO place VALUES (20, 10, 1, 40, NULL, 1, 1, 2600, 210, 'INTERNET', 'taken_back', 'c1', '',
  0, NULL, NULL), (21, 10, 2, 40, NULL, 1, 1, 2600, 210, 'GUICHET', 'pending', 'c2', '', 0, NULL,
  NULL);
INSERT INTO reprise VALUES
  (30, 1, 20, 10, 7, 40, 50, 'SITE', 'accepted', 'done', 5, NULL, 2600, 2600, 0, 1, 1, 0, '', 9, 9,
    'le goff zoe', 'carmen', '1 1', ' le goff zoe zoe 671083', NULL, 1, 6, NULL, NULL, 2),
  (31, 2, 21, 10, 7, 40, 50, 'SITE', 'requested', 'open', 5, NULL, 2600, 2600, 0, 1, 1, 0, '', 9, 9,
    'le goff zoe', 'carmen', '1 2', ' le goff 671083', NULL, NULL, NULL, NULL, NULL, 1);
";

/// Questions whose answers are texts, the same on both engines.
const KINDS: &str = "SELECT CAST(kind AS TEXT) || ' ' || word || ' ' || name_key \
    FROM customer_word ORDER BY kind, word";
const WORDS: &str =
    "SELECT CAST(reprise_id AS TEXT) || ' ' || word FROM reprise_word ORDER BY reprise_id, word";
const COUNTS: &str = "SELECT CAST(performance_id AS TEXT) || ' ' || CAST(show_id AS TEXT) || ' ' || \
    place_channel || ' ' || state || ' ' || CAST(count AS TEXT) FROM reprise_count \
    WHERE count > 0 ORDER BY performance_id, place_channel";

fn as_expected(mut ask: impl FnMut(&str) -> Vec<String>) {
    let kinds = ask(KINDS);
    let kinds: Vec<&str> =
        kinds.iter().filter_map(|row| row.strip_suffix(" le goff zoe")).collect();
    let expected = [
        "0 le",
        "1 goff",
        "1 zoe",
        "2 0612345678",
        "2 example",
        "2 lg",
        "2 org",
        "3 zoe.lg@example.org",
    ];
    assert_eq!(kinds, expected);
    assert_eq!(
        ask(WORDS),
        ["30 671083", "30 goff", "30 le", "30 zoe", "31 671083", "31 goff", "31 le"]
    );
    let counts = ["0 0 GUICHET requested 1", "0 0 INTERNET accepted 1"];
    assert_eq!(ask(COUNTS)[..2], counts);
    assert_eq!(ask(COUNTS)[2..], counts.map(|count| count.replacen("0 0", "40 50", 1)));
}

#[test]
fn words_and_counts_of_an_older_house_are_made_in_a_file() {
    let db = rusqlite::Connection::open_in_memory().unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    db.execute_batch(include_str!("../../migrations/sqlite/V1__house.sql")).unwrap();
    db.execute_batch(OLD).unwrap();
    db.execute_batch(include_str!("../../migrations/sqlite/V7__figures.sql")).unwrap();
    as_expected(|sql| {
        let mut statement = db.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    });
}

#[test]
fn words_and_counts_of_an_older_house_are_made_on_a_server() {
    let mut client = postgres::Client::connect(&fresh_database(), postgres::NoTls).unwrap();
    client.batch_execute("SET session_replication_role = replica").unwrap();
    client.batch_execute(include_str!("../../migrations/postgres/V1__house.sql")).unwrap();
    client.batch_execute(OLD).unwrap();
    client.batch_execute(include_str!("../../migrations/postgres/V7__figures.sql")).unwrap();
    as_expected(|sql| client.query(sql, &[]).unwrap().iter().map(|row| row.get(0)).collect());
}

/// Customers of the schema before, with names of several words and of one.
const NAMED: &str = "
INSERT INTO customer VALUES (1, 1, 'De La Tour', 'Ève', 'de la tour eve', '', '', '', '', 'fr', 0, NULL, 1),
  (2, 2, 'Roy', 'Zoé', 'roy zoe', '', '', '', '', 'fr', 0, NULL, 1),
  (3, 3, 'Collège Hugo', '', 'college hugo', '', '', '', '', 'fr', 0, NULL, 1),
  (4, 4, '王', '小明', '王 小明', '', '', '', '', 'fr', 0, NULL, 1);
";
const JOINED: &str =
    "SELECT CAST(kind AS TEXT) || ' ' || word FROM customer_word ORDER BY customer_id, kind, word";

/// What `keys::words` gives for them beside their single words.
const AS_JOINED: [&str; 5] =
    ["0 delatoureve", "1 latoureve", "1 toureve", "0 collegehugo", "0 王小明"];

#[test]
fn names_of_an_older_house_are_found_as_one_word_in_a_file() {
    let db = rusqlite::Connection::open_in_memory().unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    db.execute_batch(include_str!("../../migrations/sqlite/V1__house.sql")).unwrap();
    db.execute_batch(include_str!("../../migrations/sqlite/V7__figures.sql")).unwrap();
    db.execute_batch(NAMED).unwrap();
    db.execute_batch(include_str!("../../migrations/sqlite/V14__joined_names.sql")).unwrap();
    let mut statement = db.prepare(JOINED).unwrap();
    let words: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(words, AS_JOINED);
}

#[test]
fn names_of_an_older_house_are_found_as_one_word_on_a_server() {
    let mut client = postgres::Client::connect(&fresh_database(), postgres::NoTls).unwrap();
    client.batch_execute("SET session_replication_role = replica").unwrap();
    client.batch_execute(include_str!("../../migrations/postgres/V1__house.sql")).unwrap();
    client.batch_execute(include_str!("../../migrations/postgres/V7__figures.sql")).unwrap();
    client.batch_execute(NAMED).unwrap();
    client.batch_execute(include_str!("../../migrations/postgres/V14__joined_names.sql")).unwrap();
    let rows = client.query(JOINED, &[]).unwrap();
    let words: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(words, AS_JOINED);
}
