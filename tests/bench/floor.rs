//! The floor of a figure: the least that the same machine could do at the same moment.

use std::path::Path;

use office::chain;

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
        client.batch_execute("CREATE TABLE IF NOT EXISTS floor (n BIGINT)").expect("a table");
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
