//! What a command writes, counted and not timed: pages of the log of a file, bytes of the log of a server.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use rusqlite::Connection;

/// Bytes of the header of a log, and of that of each of its pages.
const LOG_HEADER: usize = 32;
const PAGE_HEADER: usize = 24;
const PAGE: usize = 4096;

/// Pages that some work writes into the log of a file that a program has open, by their numbers.
fn numbers(db: &Connection, file: &Path, work: impl FnOnce()) -> Vec<u32> {
    let folded = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    let busy: i64 = folded.expect("the log is folded");
    assert_eq!(busy, 0, "nobody reads");
    work();
    let log = std::fs::read(format!("{}-wal", file.display())).expect("a log");
    let pages = log[LOG_HEADER..].chunks_exact(PAGE_HEADER + PAGE);
    pages.map(|page| u32::from_be_bytes([page[0], page[1], page[2], page[3]])).collect()
}

/// How many pages some work writes into the log of a file that a program has open.
///
/// # Panics
/// When the log cannot be folded before.
pub fn pages(file: &Path, work: impl FnOnce()) -> u64 {
    numbers(&Connection::open(file).expect("the file"), file, work).len() as u64
}

/// The table or the index that each of them is of. Looks through the whole file.
///
/// # Panics
/// As [`pages`].
pub fn pages_by_name(file: &Path, work: impl FnOnce()) -> Vec<String> {
    let db = Connection::open(file).expect("the file");
    let numbers = numbers(&db, file, work);
    let mut named = db.prepare("SELECT pageno, name FROM dbstat").expect("dbstat");
    let rows = named.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("dbstat");
    let names: HashMap<u32, String> = rows.map(|row| row.expect("dbstat")).collect();
    numbers.into_iter().map(|page| names.get(&page).cloned().unwrap_or_default()).collect()
}

/// Bytes that some work makes a server write into its log. On a cluster that writes whole pages after each of
/// its checkpoints those are counted too.
///
/// # Panics
/// When the server does not say.
pub fn log_bytes(url: &str, work: impl FnOnce()) -> u64 {
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
    let mut stands = || -> i64 {
        let end = "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::BIGINT";
        client.query_one(end, &[]).expect("its log").get(0)
    };
    let before = stands();
    work();
    u64::try_from(stands() - before).expect("a log only grows")
}

/// How many rows of each table of a database its lines read without looking them up, and how many it holds. What a line read
/// since a second ago is not among them.
///
/// # Panics
/// When the server does not say.
pub fn rows_read_whole(url: &str) -> BTreeMap<String, (i64, i64)> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
    let rows = client.query(
        "SELECT s.relname::TEXT, COALESCE(s.seq_tup_read, 0), GREATEST(c.reltuples, 0)::BIGINT
         FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE s.schemaname = 'public'",
        &[],
    );
    let rows = rows.expect("what was read");
    rows.iter().map(|row| (row.get(0), (row.get(1), row.get(2)))).collect()
}

/// The same by table or index, the most first: bytes and records. What is of none is the transaction's.
///
/// # Panics
/// When the server does not say; it must be one that has `pg_walinspect`.
pub fn log_by_name(url: &str, work: impl FnOnce()) -> Vec<(String, i64, i64)> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
    client.batch_execute("CREATE EXTENSION IF NOT EXISTS pg_walinspect").expect("pg_walinspect");
    let end = "SELECT pg_current_wal_insert_lsn()::TEXT";
    let before: String = client.query_one(end, &[]).expect("its log").get(0);
    work();
    let rows = client.query(
        "SELECT COALESCE(c.relname::TEXT, ''), SUM(w.record_length)::BIGINT, COUNT(*)
         FROM pg_get_wal_records_info($1::TEXT::pg_lsn, pg_current_wal_flush_lsn()) w
         LEFT JOIN pg_class c ON c.relfilenode = substring(w.block_ref FROM 'rel [0-9]+/[0-9]+/([0-9]+)')::OID
           AND c.relfilenode <> 0
         GROUP BY 1 ORDER BY 2 DESC",
        &[&before],
    );
    let rows = rows.expect("its log is read");
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
}

/// The one in the middle.
#[must_use]
pub fn median(mut of: Vec<u64>) -> u64 {
    of.sort_unstable();
    of[of.len() / 2]
}

/// A server that writes no whole pages meanwhile.
pub struct WholePages(postgres::Client);

impl WholePages {
    /// Lets the server of this address write none until this is dropped.
    ///
    /// # Panics
    /// When it cannot be asked to.
    #[must_use]
    pub fn off(url: &str) -> Self {
        let mut server = Self(postgres::Client::connect(url, postgres::NoTls).expect("the server"));
        server.say("ALTER SYSTEM SET full_page_writes = off");
        server
    }

    fn say(&mut self, change: &str) {
        self.0.batch_execute(change).expect("its owner may");
        self.0.batch_execute("SELECT pg_reload_conf(), pg_sleep(0.2)").expect("it listens");
    }
}

impl Drop for WholePages {
    fn drop(&mut self) {
        self.say("ALTER SYSTEM RESET full_page_writes");
    }
}
