//! What both databases hold once every migration ran: tables, columns, named indexes, refusals. The
//! texts of the migrations are compared beside, in full.

use std::collections::{BTreeMap, BTreeSet};

use harness::desk::Desk;
use harness::small::small_house;

type Columns = BTreeMap<String, BTreeSet<(String, bool)>>;

/// Table → columns, each with whether it may be absent.
fn sqlite_columns(path: &std::path::Path) -> Columns {
    let db = rusqlite::Connection::open(path).unwrap();
    let mut statement = db
        .prepare(
            "SELECT m.name, c.name, c.\"notnull\" = 0 AND c.pk = 0
             FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'refinery%'",
        )
        .unwrap();
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))
        .unwrap()
        .map(Result::unwrap);
    let mut tables = Columns::new();
    for (table, column) in rows {
        let table: String = table;
        tables.entry(table).or_default().insert(column);
    }
    tables
}

fn postgres_columns(url: &str) -> Columns {
    let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
    let rows = client
        .query(
            "SELECT table_name::TEXT, column_name::TEXT, is_nullable = 'YES'
             FROM information_schema.columns
             WHERE table_schema = 'public' AND table_name NOT LIKE 'refinery%'
               AND table_name NOT IN (SELECT viewname FROM pg_views)",
            &[],
        )
        .unwrap();
    let mut tables = Columns::new();
    for row in rows {
        tables.entry(row.get(0)).or_default().insert((row.get(1), row.get(2)));
    }
    tables
}

fn indexes(names: impl Iterator<Item = String>) -> BTreeSet<String> {
    names
        .filter(|n| !n.contains("autoindex") && !n.ends_with("_pkey") && !n.ends_with("_key"))
        .collect()
}

#[test]
fn both_engines_have_the_same_tables_and_columns() {
    let file = Desk::sqlite(&small_house());
    let server = Desk::postgres(&small_house());
    let here = sqlite_columns(&file.folder.join("contremarque.sqlite"));
    let there = postgres_columns(server.url.as_ref().unwrap());
    assert!(here.len() > 20);
    assert_eq!(here, there);
}

#[test]
fn both_engines_have_the_same_named_indexes() {
    let file = Desk::sqlite(&small_house());
    let server = Desk::postgres(&small_house());
    let db = rusqlite::Connection::open(file.folder.join("contremarque.sqlite")).unwrap();
    let mut statement = db
        .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        .unwrap();
    let here = indexes(statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap));
    let mut client =
        postgres::Client::connect(server.url.as_ref().unwrap(), postgres::NoTls).unwrap();
    let rows = client
        .query("SELECT indexname::TEXT FROM pg_indexes WHERE schemaname = 'public'", &[])
        .unwrap();
    let mut there = indexes(rows.iter().map(|row| row.get(0)));
    assert!(there.remove("reprise_one_per_place"), "triggers of a file stand for it");
    assert_eq!(here, there);
}

/// Columns of a key that are looked up whole: no list is read page by page in their order. Every other
/// text of a key or an index stands in the order of its bytes, which is SQLite's, whatever the language
/// of the server.
const LOOKED_UP: [&str; 10] = [
    "account.name",
    "command.id",
    "counter.name",
    "former_name.kind",
    "hall.name",
    "mail.recipient",
    "place.code",
    "policy.scope",
    "series.name",
    "setting.name",
];

#[test]
fn the_texts_of_every_index_stand_in_the_order_of_their_bytes() {
    let server = Desk::postgres(&small_house());
    let mut client =
        postgres::Client::connect(server.url.as_ref().unwrap(), postgres::NoTls).unwrap();
    let rows = client
        .query(
            "SELECT DISTINCT t.relname::TEXT || '.' || c.attname::TEXT
             FROM pg_index i
             JOIN pg_class t ON t.oid = i.indrelid
             JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
             CROSS JOIN LATERAL unnest(i.indkey::SMALLINT[]) AS k (attnum)
             JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = k.attnum
             JOIN pg_collation l ON l.oid = c.attcollation
             WHERE l.collname <> 'C' AND t.relname NOT LIKE 'refinery%'",
            &[],
        )
        .unwrap();
    let by_language: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
    assert!(by_language.iter().eq(LOOKED_UP), "{by_language:?}");
}

#[test]
fn what_is_append_only_refuses_change_on_both_engines() {
    const TABLES: [&str; 20] = [
        "journal",
        "transfer",
        "ticket",
        "payment",
        "policy",
        "credit_lot",
        "receipt",
        "handover",
        "amendment",
        "amendment_place",
        "refund",
        "refund_result",
        "amendment_copy",
        "reprise_part",
        "refund_try",
        "rescheduling",
        "rescheduling_notice",
        "rescheduling_copy",
        "lot_origin",
        "former_house",
    ];
    let file = Desk::sqlite(&small_house());
    let server = Desk::postgres(&small_house());
    let db = rusqlite::Connection::open(file.folder.join("contremarque.sqlite")).unwrap();
    let count = |kind: &str, table: &str| -> i64 {
        let sql = format!(
            "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND name = '{table}_no_{kind}'"
        );
        db.query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    let mut client =
        postgres::Client::connect(server.url.as_ref().unwrap(), postgres::NoTls).unwrap();
    for table in TABLES {
        assert_eq!((count("update", table), count("delete", table)), (1, 1), "{table}");
        let refused = client.batch_execute(&format!("TRUNCATE {table} CASCADE")).unwrap_err();
        assert!(refused.as_db_error().unwrap().message().contains("append_only"), "{table}");
    }
    for sql in
        ["UPDATE journal SET at_ms = 1", "DELETE FROM journal", "UPDATE policy SET body = ''"]
    {
        assert!(db.execute(sql, []).unwrap_err().to_string().contains("append_only"), "{sql}");
        let refused = client.batch_execute(sql).unwrap_err();
        assert!(refused.as_db_error().unwrap().message().contains("append_only"), "{sql}");
    }
}
