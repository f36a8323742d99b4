//! What a counter's login is granted on a server: each grant is a way to cheat, tried in silence and beside
//! a row of the journal that writes nothing. It is refused, or it is named here with the reason why no row has
//! to tell it.

use std::collections::BTreeSet;

use harness::desk::Desk;
use postgres::error::{DbError, SqlState};
use postgres::{Client, NoTls};

use crate::cheats::{WAYS, a_busy_house, row_of};

/// What is no money, right or identity: no row of the journal tells it.
const FREE: [(&str, &str); 33] = [
    ("UPDATE touched.stray", "a note of the triggers; what is not sealed is found"),
    ("INSERT touched", "a note of the triggers; what is not sealed is found"),
    ("UPDATE head.last_id", "a few ids are given without a row, and they follow the time"),
    ("UPDATE claim.operator_id", "who looks at a request decides nothing"),
    ("UPDATE claim.counter_id", "who looks at a request decides nothing"),
    ("UPDATE claim.at_ms", "it is bounded"),
    ("DELETE claim", "who looks at a request decides nothing"),
    ("UPDATE seat_hold", "what a basket holds decides no sale, and is bounded"),
    ("INSERT seat_hold", "what a basket holds decides no sale, and is bounded"),
    ("DELETE seat_hold", "what a basket holds decides no sale"),
    ("UPDATE pin_refused", "PINs are counted elsewhere too, by a function of the owner's"),
    ("INSERT pin_refused", "PINs are counted elsewhere too, by a function of the owner's"),
    ("UPDATE notice", "what the administrator was told is no record"),
    ("INSERT notice", "what the administrator was told is no record"),
    ("DELETE notice", "what the administrator was told is no record"),
    ("UPDATE counter_presence", "who is there is no record"),
    ("INSERT counter_presence", "who is there is no record"),
    ("UPDATE mail_line", "how a line is, is no record"),
    ("INSERT mail_line", "how a line is, is no record"),
    ("UPDATE mail_lease", "who sends is no record, and is bounded"),
    ("UPDATE mail.state", "that it is being sent; its end is told, and what begins anew after it"),
    ("UPDATE mail.attempts", "how it is being sent, and counted one by one"),
    ("UPDATE mail.due_at_ms", "how it is being sent, and bounded"),
    ("UPDATE mail.sent_at_ms", "a mail that was sent has a row"),
    ("UPDATE mail.error", "how it is being sent"),
    ("UPDATE mail.reason", "how it is being sent"),
    ("UPDATE mail.holder", "how it is being sent"),
    ("UPDATE mail.handed_at_ms", "how it is being sent"),
    ("UPDATE mail.since_ms", "how it is being sent, and bounded"),
    ("INSERT command", "an answer that nobody asks for"),
    ("DELETE site_request", "it ends what a customer began to sign in with, and lets nobody in"),
    ("DELETE site_code", "as its request"),
    ("DELETE site_session", "it ends a session, and begins none"),
];

/// Columns that go together.
const JOINED: [(&str, &str); 5] = [
    (
        "UPDATE reprise.fee_cents",
        "UPDATE reprise SET reprise_cents = paid_cents, fee_cents = 0 WHERE fee_cents > 0",
    ),
    ("UPDATE contradiction.choice", SETTLE),
    ("UPDATE contradiction.settled_at_ms", SETTLE),
    ("UPDATE contradiction.settled_by", SETTLE),
    ("UPDATE contradiction.word", SETTLE),
];
const SETTLE: &str = "UPDATE contradiction SET choice = 'here', settled_at_ms = 1,
    settled_by = (SELECT MIN(id) FROM operator), word = 'x'";

fn is_free(grant: &str) -> bool {
    FREE.iter().any(|(free, _)| *free == grant || grant.starts_with(&format!("{free}.")))
}

fn strings(client: &mut Client, sql: &str) -> Vec<String> {
    client.query(sql, &[]).unwrap().iter().map(|row| row.get(0)).collect()
}

/// A column that a counter may change.
struct Column {
    table: String,
    name: String,
    kind: String,
    /// The table that it points to.
    of: Option<String>,
    /// Words that a constraint names.
    words: Vec<String>,
}

fn columns(owner: &mut Client) -> Vec<Column> {
    let sql = "SELECT p.table_name::TEXT, p.column_name::TEXT, c.data_type::TEXT,
          (SELECT f.confrelid::regclass::TEXT FROM pg_constraint f
            JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
            WHERE f.contype = 'f' AND f.conrelid = p.table_name::regclass AND a.attname = p.column_name),
          (SELECT COALESCE(string_agg(pg_get_constraintdef(k.oid), ' '), '') FROM pg_constraint k
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
            WHERE k.contype = 'c' AND k.conrelid = p.table_name::regclass AND a.attname = p.column_name)
        FROM information_schema.column_privileges p
        JOIN information_schema.columns c USING (table_schema, table_name, column_name)
        WHERE p.grantee = 'contremarque_guichet' AND p.privilege_type = 'UPDATE' AND p.table_schema = 'public'
        ORDER BY 1, 2";
    let words = |text: String| text.split('\'').skip(1).step_by(2).map(str::to_owned).collect();
    let rows = owner.query(sql, &[]).unwrap();
    let column = |row: &postgres::Row| Column {
        table: row.get(0),
        name: row.get(1),
        kind: row.get(2),
        of: row.get(3),
        words: words(row.get(4)),
    };
    rows.iter().map(column).collect()
}

impl Column {
    fn grant(&self) -> String {
        format!("UPDATE {}.{}", self.table, self.name)
    }

    /// Values that it could be given.
    fn values(&self) -> Vec<String> {
        let name = &self.name;
        let mut values: Vec<String> = match self.kind.as_str() {
            "bigint" => vec![format!("COALESCE({name}, 0) + 1"), format!("1 - {name}"), "1".into()],
            "bytea" => vec![format!("{name} || 'x'::BYTEA")],
            _ => vec![format!("{name} || 'x'"), "'x'".into()],
        };
        values.extend(self.words.iter().map(|word| format!("'{word}'")));
        if let Some(of) = &self.of {
            values.extend(["MIN", "MAX"].map(|end| format!("(SELECT {end}(id) FROM {of})")));
        }
        values.push("NULL".to_owned());
        values
    }

    /// The ways to change it: everywhere, or in one row.
    fn ways(&self) -> Vec<String> {
        let Self { table, name, .. } = self;
        let mut ways: Vec<String> = JOINED
            .iter()
            .filter(|(grant, _)| *grant == self.grant())
            .map(|(_, way)| (*way).to_owned())
            .collect();
        for value in self.values() {
            let other = format!("{name} IS DISTINCT FROM {value}");
            ways.push(format!("UPDATE {table} SET {name} = {value} WHERE {other}"));
            ways.push(format!(
                "UPDATE {table} SET {name} = {value}
                 WHERE ctid = (SELECT ctid FROM {table} WHERE {other} LIMIT 1)"
            ));
        }
        // Who may not read a column cannot ask for rows where it is another.
        ways.push(format!("UPDATE {table} SET {name} = 'x'"));
        ways
    }
}

/// How a way ended.
enum Ended {
    Through,
    /// It changes nothing.
    Nothing,
    /// What the house asks of a writer refused it.
    Asked,
    /// Something else did: a reference, a constraint.
    Otherwise(String),
}

fn tried(counter: &mut Client, told: &str, way: &str) -> Ended {
    let mut transaction = counter.transaction().unwrap();
    let done = transaction.batch_execute(told).and_then(|()| transaction.execute(way, &[]));
    let refused = match done {
        Ok(0) => return Ended::Nothing,
        Ok(_) => match transaction.commit() {
            Ok(()) => return Ended::Through,
            Err(refused) => refused,
        },
        Err(refused) => refused,
    };
    match refused.code() {
        Some(&SqlState::RAISE_EXCEPTION) => Ended::Asked,
        _ => Ended::Otherwise(format!("{:?}", refused.as_db_error().map(DbError::message))),
    }
}

/// What is wrong with a grant: one of its ways goes through, or none of them is asked anything.
fn wrong(counter: &mut Client, grant: &str, ways: &[String]) -> Option<String> {
    let (mut asked, mut why) = (false, Vec::new());
    for way in ways {
        for told in [String::new(), row_of("order.noted")] {
            match tried(counter, &told, way) {
                Ended::Through => return Some(format!("{grant} goes through: {told} {way}")),
                Ended::Asked => asked = true,
                Ended::Nothing => {}
                Ended::Otherwise(by) => why.push(by),
            }
        }
    }
    (!asked).then(|| format!("{grant}: none of its ways comes as far as a guard: {why:?}"))
}

/// A house with a row in each table that a counter changes, its owner, and a counter's login.
fn house() -> (Desk, Client, Client) {
    let desk = a_busy_house();
    let mut owner = Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap();
    let rows = "INSERT INTO hall (id, name, version) VALUES (1, 'Petite salle', 1);
        INSERT INTO hall_plan (hall_id, body) VALUES (1, '[]');
        INSERT INTO former_name VALUES ('rate', 'ancien tarif', (SELECT MIN(id) FROM rate));
        INSERT INTO former_row VALUES ((SELECT MIN(id) FROM hall), 'ancien rang', 'A');
        INSERT INTO import_seen VALUES ('order', 'x', '{}');
        INSERT INTO contradiction VALUES (1, 'x', 'x', 'x', 'x', 1, 1, NULL, NULL, NULL, 'x', 'x', 'gone', '',
          'pending', '', NULL, NULL, NULL, '');
        INSERT INTO setting (name, body) VALUES ('x', '{}')";
    owner.batch_execute(rows).unwrap();
    let counter = Client::connect(desk.login.as_deref().unwrap(), NoTls).unwrap();
    (desk, owner, counter)
}

#[test]
fn every_column_that_a_counter_may_change_is_told_by_the_journal_or_says_why_not() {
    let (_desk, mut owner, mut counter) = house();
    let granted = columns(&mut owner);
    let held: Vec<&Column> = granted.iter().filter(|column| !is_free(&column.grant())).collect();
    let found: Vec<String> = held
        .iter()
        .filter_map(|column| wrong(&mut counter, &column.grant(), &column.ways()))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
    let ways: usize = held.iter().map(|column| 2 * column.ways().len()).sum();
    println!("{} columns, {ways} ways, 0 succeeded", held.len());
}

#[test]
fn every_table_that_a_counter_may_take_from_is_told_by_the_journal_or_says_why_not() {
    let (_desk, mut owner, mut counter) = house();
    let tables = strings(
        &mut owner,
        "SELECT table_name::TEXT FROM information_schema.table_privileges
         WHERE grantee = 'contremarque_guichet' AND privilege_type = 'DELETE' AND table_schema = 'public'",
    );
    assert!(!tables.is_empty());
    for table in tables {
        let grant = format!("DELETE {table}");
        let one = |n: i32| {
            format!(
                "DELETE FROM {table} WHERE ctid = (SELECT ctid FROM {table} OFFSET {n} LIMIT 1)"
            )
        };
        let ways: Vec<String> = (0..20).map(one).chain([format!("DELETE FROM {table}")]).collect();
        if !is_free(&grant) {
            assert_eq!(wrong(&mut counter, &grant, &ways), None);
        }
    }
}

#[test]
fn every_table_that_a_counter_may_add_to_has_a_way_in_the_list_or_says_why_not() {
    let (_desk, mut owner, _) = house();
    let tables = strings(
        &mut owner,
        "SELECT DISTINCT table_name::TEXT FROM information_schema.column_privileges
         WHERE grantee = 'contremarque_guichet' AND privilege_type = 'INSERT' AND table_schema = 'public'",
    );
    let tried = |table: &str| {
        let begin = format!("INSERT INTO {table} ");
        WAYS.iter().flat_map(|ways| ways.iter()).any(|way| way.sql.contains(&begin))
    };
    let missing: Vec<&String> = tables
        .iter()
        .filter(|table| !is_free(&format!("INSERT {table}")) && !tried(table))
        .collect();
    assert!(missing.is_empty(), "no way in cheats/ adds to {missing:?}");
}

#[test]
fn a_reason_is_given_only_for_what_is_granted() {
    let (_desk, mut owner, _) = house();
    let mut granted: BTreeSet<String> = columns(&mut owner).iter().map(Column::grant).collect();
    granted.extend(strings(
        &mut owner,
        "SELECT privilege_type || ' ' || table_name FROM information_schema.table_privileges
         WHERE grantee = 'contremarque_guichet' AND table_schema = 'public'",
    ));
    for (free, _) in FREE {
        let part = format!("{free}.");
        assert!(granted.iter().any(|grant| grant == free || grant.starts_with(&part)), "{free}");
    }
}

#[test]
fn a_counter_reads_all_but_what_a_pin_is_known_by_and_calls_three_functions() {
    let (_desk, mut owner, _) = house();
    let hidden = strings(
        &mut owner,
        "SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
         WHERE c.table_schema IN ('public', 'guard') AND NOT (
           has_schema_privilege('contremarque_guichet', c.table_schema, 'USAGE')
           AND has_column_privilege('contremarque_guichet', format('%I.%I', c.table_schema, c.table_name),
             c.column_name, 'SELECT'))
         AND c.table_schema = 'public' ORDER BY 1",
    );
    let (site, pins): (Vec<&str>, Vec<&str>) =
        hidden.iter().map(String::as_str).partition(|column| column.starts_with("site_"));
    assert_eq!(pins, ["operator.failed_at_ms", "operator.failures", "operator.pin_hash"]);
    let secret =
        ["site_code.hash", "site_session.token", "site_session.email", "site_request.email"];
    assert!(secret.iter().all(|column| site.contains(column)), "{site:?}");
    let guard = owner.query_one(
        "SELECT has_schema_privilege('contremarque_guichet', 'guard', 'USAGE, CREATE')
           OR has_schema_privilege('contremarque_guichet', 'public', 'CREATE')",
        &[],
    );
    assert!(!guard.unwrap().get::<_, bool>(0));
    let called = strings(
        &mut owner,
        "SELECT p.proname::TEXT FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname IN ('public', 'guard')
           AND has_function_privilege('contremarque_guichet', p.oid, 'EXECUTE') ORDER BY 1",
    );
    assert_eq!(called, ["house_ms", "pin_salt", "pin_try"]);
}
