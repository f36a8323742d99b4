//! The floor of a figure: the least that the same machine could do at the same moment.

use std::path::Path;

use office::books::chain;

/// One row, one commit, on the same disk or server, and nothing else.
pub enum Floor {
    File(rusqlite::Connection),
    Server(Box<postgres::Client>),
}

impl Floor {
    pub fn file(folder: &Path) -> Self {
        let db = rusqlite::Connection::open(folder.join("floor.sqlite")).expect("a file");
        db.pragma_update(None, "journal_mode", "WAL").expect("WAL");
        db.pragma_update(None, "synchronous", "FULL").expect("every commit on the disk");
        db.execute_batch("CREATE TABLE IF NOT EXISTS floor (n INTEGER) STRICT").expect("a table");
        Self::File(db)
    }

    pub fn server(url: &str) -> Self {
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
        // Counters come at once, and to make a table only where there is none is no lock.
        let make = "BEGIN; SELECT pg_advisory_xact_lock(1); \
            CREATE TABLE IF NOT EXISTS floor (n BIGINT); COMMIT";
        client.batch_execute(make).expect("a table");
        Self::Server(Box::new(client))
    }

    pub fn of(url: Option<&str>, folder: &Path) -> Self {
        url.map_or_else(|| Self::file(folder), Self::server)
    }

    /// A durable commit of one row.
    pub fn commit(&mut self) {
        match self {
            Self::File(db) => {
                db.execute("INSERT INTO floor VALUES (1)", []).expect("a row");
            }
            Self::Server(client) => {
                client.execute("INSERT INTO floor VALUES (1)", &[]).expect("a row");
            }
        }
    }

    /// A durable commit of many rows of a number and a text, fifty a statement.
    pub fn commit_rows(&mut self, rows: usize) {
        const EACH: usize = 50;
        let values = |text: fn(usize) -> String| (0..EACH).map(text).collect::<Vec<_>>().join(", ");
        let mut numbers = (0..).map(|n: i64| (n, format!("a row of about as many bytes, {n}")));
        match self {
            Self::File(db) => {
                db.execute_batch(
                    "CREATE TABLE IF NOT EXISTS floor_rows (n INTEGER, text TEXT) STRICT",
                )
                .expect("a table");
                let rows_of = values(|i| format!("(?{}, ?{})", 2 * i + 1, 2 * i + 2));
                let tx = db.transaction().expect("a transaction");
                {
                    let sql = format!("INSERT INTO floor_rows VALUES {rows_of}");
                    let mut insert = tx.prepare(&sql).expect("a statement");
                    for _ in 0..rows / EACH {
                        for i in 0..EACH {
                            let (n, text) = numbers.next().expect("no end");
                            insert.raw_bind_parameter(2 * i + 1, n).expect("a number");
                            insert.raw_bind_parameter(2 * i + 2, text).expect("a text");
                        }
                        insert.raw_execute().expect("rows");
                    }
                }
                tx.commit().expect("on the disk");
            }
            Self::Server(client) => {
                client
                    .batch_execute("CREATE TABLE IF NOT EXISTS floor_rows (n BIGINT, text TEXT)")
                    .expect("a table");
                let rows_of = values(|i| format!("(${}, ${})", 2 * i + 1, 2 * i + 2));
                let mut tx = client.transaction().expect("a transaction");
                let insert = tx
                    .prepare(&format!("INSERT INTO floor_rows VALUES {rows_of}"))
                    .expect("a statement");
                for _ in 0..rows / EACH {
                    let rows: Vec<(i64, String)> = numbers.by_ref().take(EACH).collect();
                    let params: Vec<&(dyn postgres::types::ToSql + Sync)> = rows
                        .iter()
                        .flat_map(|(n, text)| [n as &(dyn postgres::types::ToSql + Sync), text])
                        .collect();
                    tx.execute(&insert, &params).expect("rows");
                }
                tx.commit().expect("on the disk");
            }
        }
    }

    /// A question that needs no table.
    pub fn ask(&mut self) {
        match self {
            Self::File(db) => {
                db.query_row("SELECT 1", [], |_| Ok(())).expect("a row");
            }
            Self::Server(client) => {
                client.query_one("SELECT 1", &[]).expect("a row");
            }
        }
    }
}

/// The processor's own: a mebibyte hashed.
pub fn hash_a_mebibyte() {
    std::hint::black_box(chain::note_hash(&[], &"x".repeat(1 << 20)));
}
