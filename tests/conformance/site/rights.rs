//! What the site's login is granted on a server, table by table and column by column: what is not granted is refused,
//! what is shows the rows of who asks alone, and to who holds nothing none. A table or a column without a line fails.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use harness::desk::{Desk, HOUR_MS};
use harness::door::{Door, browser};
use harness::small::small_house;
use postgres::error::SqlState;
use postgres::{Client, NoTls};
use serde_json::{Value as Json, json};
use site::Token;

use super::whose::{OPEN, own};

/// A house, its site and somebody who is signed in there, beside another customer with orders of their own.
pub(super) struct Stage {
    pub desk: Desk,
    pub door: Door,
    pub marie: Token,
    /// Her id.
    pub me: i64,
}

impl Stage {
    /// One on a server where a bit of everything happened.
    pub(super) fn busy() -> Self {
        Self::on(crate::cheats::a_busy_house())
    }

    fn on(desk: Desk) -> Self {
        let door = desk.door();
        let marie = door.signs_in("marie@example.org");
        let mut owner = owner(&desk);
        let me = owner
            .query_one("SELECT id FROM customer WHERE email_key = 'marie@example.org'", &[])
            .unwrap()
            .get(0);
        Self { desk, door, marie, me }
    }

    /// A line of the site's login.
    pub(super) fn line(&self) -> Client {
        let mut line = Client::connect(self.door.login.as_deref().unwrap(), NoTls).unwrap();
        line.batch_execute("SET search_path = site, public, pg_temp").unwrap();
        line
    }
}

fn owner_of(stage: &Stage) -> Client {
    owner(&stage.desk)
}

/// A line of the owner's login.
pub(super) fn owner(desk: &Desk) -> Client {
    Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap()
}

/// What shows these secrets for one transaction.
pub(super) fn shows(secrets: &[&str]) -> String {
    let digits = |secret: &&str| secret.bytes().map(|b| format!("{b:02x}")).collect::<String>();
    let shown: Vec<String> = secrets.iter().map(digits).collect();
    format!("SELECT set_config('site.secrets', '{}', true);", shown.join(" "))
}

/// Tables and views that the site may read, with the columns.
fn readable(owner: &mut Client) -> BTreeMap<String, BTreeSet<String>> {
    let sql = "SELECT DISTINCT table_name::TEXT, column_name::TEXT FROM information_schema.column_privileges
        WHERE grantee = 'contremarque_site' AND privilege_type = 'SELECT' AND table_schema IN ('public', 'site')";
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in owner.query(sql, &[]).unwrap() {
        tables.entry(row.get(0)).or_default().insert(row.get(1));
    }
    tables
}

/// Rows that are seen of a table with these secrets.
fn seen(line: &mut Client, secrets: &[&str], table: &str) -> i64 {
    let mut transaction = line.transaction().unwrap();
    transaction.batch_execute(&shows(secrets)).unwrap();
    transaction.query_one(&format!("SELECT COUNT(*) FROM {table}"), &[]).unwrap().get(0)
}

#[test]
fn every_table_that_the_site_reads_is_open_or_somebody_s() {
    let stage = Stage::busy();
    let listed: BTreeSet<&str> =
        OPEN.iter().copied().chain(own().map(|(table, _)| *table)).collect();
    let tables = readable(&mut owner_of(&stage));
    let granted: BTreeSet<&str> = tables.keys().map(String::as_str).collect();
    assert_eq!(granted, listed, "a table that is granted has a line, and a line is granted");
}

#[test]
fn whoever_is_signed_in_sees_all_that_is_theirs_and_nothing_else() {
    let stage = Stage::busy();
    let (mut owner, mut line) = (owner_of(&stage), stage.line());
    let (mut others, mut wrong) = (0, Vec::new());
    for (table, whose) in own() {
        let whose = whose.replace(":me", &stage.me.to_string());
        // A view of the site's over a table of the house.
        let whole = table.strip_prefix("own_").unwrap_or(table);
        let count = |owner: &mut Client, whose: &str| -> i64 {
            owner
                .query_one(&format!("SELECT COUNT(*) FROM {whole} WHERE {whose}"), &[])
                .unwrap()
                .get(0)
        };
        let (theirs, all) = (count(&mut owner, &whose), count(&mut owner, "true"));
        let found = seen(&mut line, &[stage.marie.reveal()], table);
        if found != theirs {
            wrong.push(format!("{table}: {found} of {theirs}, among {all}"));
        }
        others += i64::from(all > theirs);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(others > 20, "the house has rows of others: {others}");
}

#[test]
fn with_no_token_a_false_one_an_expired_one_or_a_signed_out_one_no_row_is_seen() {
    let stage = Stage::busy();
    let mut line = stage.line();
    let out = stage.door.signs_in("marie@example.org");
    stage.door.ok::<Json>(Some(&out), "site_sign_out", json!({}));
    let left = stage.door.signs_in("marie@example.org");
    let none_is_seen = |line: &mut Client, secrets: &[&str], why: &str| {
        for (table, _) in own().filter(|(table, _)| *table != "site_session") {
            assert_eq!(seen(line, secrets, table), 0, "{table} with {why}");
        }
    };
    none_is_seen(&mut line, &[], "no token");
    none_is_seen(&mut line, &[browser().reveal()], "a false token");
    none_is_seen(&mut line, &[out.reveal()], "a token that was signed out");
    // The hash that the house keeps is no token.
    let kept: String = owner_of(&stage)
        .query_one("SELECT encode(token, 'hex') FROM site_session LIMIT 1", &[])
        .unwrap()
        .get(0);
    none_is_seen(&mut line, &[&kept], "the hash of a token");
    assert!(seen(&mut line, &[left.reveal()], "orders") > 0);
    stage.desk.clock.pass(3 * HOUR_MS);
    none_is_seen(&mut line, &[left.reveal()], "an expired token");
    let held = [left.reveal()];
    assert_eq!(seen(&mut line, &held, "site_session"), 1, "its own row says that it ended");
}

#[test]
fn a_column_that_is_not_granted_is_refused() {
    let stage = Stage::busy();
    let (mut owner, mut line) = (owner_of(&stage), stage.line());
    let tables = readable(&mut owner);
    let sql = "SELECT table_schema::TEXT, table_name::TEXT, column_name::TEXT FROM information_schema.columns
        WHERE table_schema IN ('public', 'guard') ORDER BY 1, 2, 3";
    let mut tried = 0;
    for row in owner.query(sql, &[]).unwrap() {
        let (schema, table, column): (String, String, String) =
            (row.get(0), row.get(1), row.get(2));
        let view = ["ticket_code", "statement_note", "site_entered", "customer_closing"]
            .contains(&table.as_str());
        let may = schema == "public"
            && !view
            && tables.get(&table).is_some_and(|columns| columns.contains(&column));
        if may {
            continue;
        }
        tried += 1;
        let mut transaction = line.transaction().unwrap();
        transaction.batch_execute(&shows(&[stage.marie.reveal()])).unwrap();
        let refused =
            transaction.query(&format!("SELECT {column} FROM {schema}.{table} LIMIT 1"), &[]);
        let code = refused.err().and_then(|error| error.code().cloned());
        assert_eq!(code, Some(SqlState::INSUFFICIENT_PRIVILEGE), "{schema}.{table}.{column}");
    }
    println!("{tried} columns, 0 read");
    assert!(tried > 200, "{tried}");
    for secret in [
        "place.code",
        "mail.body_text",
        "journal.data",
        "operator.pin_hash",
        "site_code.hash",
        "site_request.tried",
        "customer.external_key",
    ] {
        let (table, column) = secret.split_once('.').unwrap();
        assert!(!tables[table].contains(column), "{secret}");
    }
}

/// What is written without a word of the journal, and why.
const FREE: &[(&str, &str)] = &[
    ("touched.stray", "a note of the triggers; what is not sealed is found"),
    ("head.last_id", "a few ids are given without a row, and they follow the time"),
    ("counter_presence.seen_at_ms", "who is there is no record, and it is its own"),
    ("counter_presence.operator_id", "nobody but nobody"),
    ("counter_presence.program", "who is there is no record, and it is its own"),
    ("counter_presence.schema_known", "who is there is no record, and it is its own"),
    ("counter_presence.folder", "who is there is no record, and it is its own"),
    ("site_limit.count", "of an address of the network, and it only grows"),
    ("site_limit.from_ms", "of an address of the network, and bounded"),
    ("site_session.customer_id", "of the mailbox that is held"),
    ("site_session.seen_at_ms", "of a session that lives, until now"),
    ("customer_word", "the words of one's own name"),
];

#[test]
fn every_column_that_the_site_may_change_is_told_by_the_journal_or_says_why_not() {
    let stage = Stage::busy();
    let (mut owner, mut line) = (owner_of(&stage), stage.line());
    let sql = "SELECT p.table_name::TEXT, p.column_name::TEXT, c.data_type::TEXT
        FROM information_schema.column_privileges p
        JOIN information_schema.columns c USING (table_schema, table_name, column_name)
        WHERE p.grantee = 'contremarque_site' AND p.privilege_type = 'UPDATE' ORDER BY 1, 2";
    let mut through = Vec::new();
    let key = stage.door.key();
    for row in owner.query(sql, &[]).unwrap() {
        let (table, column, kind): (String, String, String) = (row.get(0), row.get(1), row.get(2));
        let grant = format!("{table}.{column}");
        if FREE.iter().any(|(free, _)| *free == grant) {
            continue;
        }
        let values = match kind.as_str() {
            "bigint" => vec!["1", "7"],
            "bytea" => vec!["'x'::BYTEA"],
            _ => {
                vec!["'x'", "'accepted'", "'taken_back'", "'live'", "'withdrawn'", "'done'", "NULL"]
            }
        };
        for value in values {
            let mut transaction = line.transaction().unwrap();
            transaction.batch_execute(&shows(&[stage.marie.reveal(), &key])).unwrap();
            let way = format!("UPDATE {table} SET {column} = {value} WHERE true");
            if let Ok(1..) = transaction.execute(&way, &[])
                && transaction.commit().is_ok()
            {
                through.push(way);
            }
        }
    }
    assert!(through.is_empty(), "{through:#?}");
}

#[test]
fn the_site_goes_by_the_time_of_the_house_in_a_demo_house_too() {
    let desk = Desk::postgres(&small_house());
    let mut owner = owner(&desk);
    let ahead = 86_400_000;
    owner.batch_execute("SET session_replication_role = replica").unwrap();
    let set = "UPDATE house SET demo = 1, clock_offset_ms = $1";
    assert_eq!(owner.execute(set, &[&ahead]).unwrap(), 1);
    let times = "SELECT house_ms(), guard.now_ms(), site.now_ms(), house_ms()";
    let row = owner.query_one(times, &[]).unwrap();
    let [before, house, site, after]: [i64; 4] = [0, 1, 2, 3].map(|n| row.get(n));
    let now = before + ahead..=after + ahead;
    assert!(now.contains(&house) && now.contains(&site), "{now:?}: {house}, {site}");
}

#[test]
fn the_site_owns_nothing_and_calls_what_the_list_names() {
    let stage = Stage::on(Desk::postgres(&small_house()));
    let mut owner = owner_of(&stage);
    let called: BTreeSet<String> = owner
        .query(
            "SELECT n.nspname || '.' || p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname IN ('public', 'guard', 'site')
               AND has_function_privilege('contremarque_site', p.oid, 'EXECUTE')",
            &[],
        )
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    let named = [
        "public.house_ms",
        "site.address",
        "site.asked",
        "site.change_address",
        "site.clear_old",
        "site.counted",
        "site.counter",
        "site.has_post",
        "site.held",
        "site.is_of",
        "site.lots",
        "site.mailbox",
        "site.me",
        "site.movements",
        "site.now_ms",
        "site.orders",
        "site.paid",
        "site.payments",
        "site.places",
        "site.reprises",
        "site.try_code",
        "site.written_now",
    ];
    assert_eq!(called.iter().map(String::as_str).collect::<Vec<_>>(), named);
    let open: Vec<String> = owner
        .query(
            "SELECT c.relname::TEXT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT c.relrowsecurity",
            &[],
        )
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    assert!(open.is_empty(), "no policy holds {open:?}");
}

#[test]
fn the_rights_are_given_while_the_server_counts_rows() {
    let desk = Desk::postgres(&small_house());
    let mut counting = owner(&desk);
    let is_over = Arc::new(AtomicBool::new(false));
    let ended = Arc::clone(&is_over);
    let counts = thread::spawn(move || {
        let mut times = 0;
        while !ended.load(Ordering::Relaxed) {
            counting.batch_execute("ANALYZE seat").unwrap();
            times += 1;
        }
        times
    });
    for _ in 0..5 {
        drop(harness::server::site_login(desk.url.as_deref().unwrap()));
    }
    is_over.store(true, Ordering::Relaxed);
    assert!(counts.join().unwrap() > 0);
}

#[test]
fn the_server_digests_the_rows_that_the_site_may_write() {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/postgres/site.sql");
    let whole = std::fs::read_to_string(&path).unwrap();
    let rights = store::Rights::site();
    let written = |table: &str| {
        [store::Right::Insert, store::Right::Update, store::Right::Delete]
            .iter()
            .any(|right| rights.allow(*right, table, ""))
    };
    let text = office::books::seal::images_on_server(written);
    let (before, rest) = whole.split_once("-- begin\n").unwrap();
    let (_, after) = rest.split_once("-- end\n").unwrap();
    let made = format!("{before}-- begin\n{text}\n-- end\n{after}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    } else {
        assert!(whole == made, "UPDATE=1 writes the digests of site.sql anew");
    }
}

/// A statement asks each function that its policies name, several times: a line plans those of PL/pgSQL once, and those of
/// SQL anew in every statement.
#[test]
fn what_shows_a_row_to_who_asks_is_planned_once_a_line() {
    let desk = Desk::postgres(&small_house());
    let asked = "SELECT DISTINCT p.proname::TEXT, l.lanname::TEXT FROM pg_policy o
         JOIN pg_depend d ON d.classid = 'pg_policy'::regclass AND d.objid = o.oid AND d.refclassid = 'pg_proc'::regclass
         JOIN pg_proc p ON p.oid = d.refobjid JOIN pg_language l ON l.oid = p.prolang
         WHERE o.polcmd = 'r'";
    let rows = owner(&desk).query(asked, &[]).unwrap();
    let named: BTreeMap<String, String> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert!(named.contains_key("me") && named.contains_key("orders"), "{named:?}");
    let anew: Vec<_> = named.iter().filter(|(_, language)| *language != "plpgsql").collect();
    assert!(anew.is_empty(), "{anew:?}");
}
