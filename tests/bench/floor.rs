//! The floor: one row, one commit, on the same disk or server, and nothing else.

use std::path::Path;

/// What a durable commit costs here at the least.
pub enum Floor {
    File(rusqlite::Connection),
    Server(postgres::Client),
}

impl Floor {
    pub fn file(folder: &Path) -> Self {
        let db = rusqlite::Connection::open(folder.join("floor.sqlite")).expect("a file");
        db.pragma_update(None, "journal_mode", "WAL").expect("WAL");
        db.pragma_update(None, "synchronous", "FULL").expect("every commit on the disk");
        db.execute_batch("CREATE TABLE floor (n INTEGER) STRICT").expect("a table");
        Self::File(db)
    }

    pub fn server(url: &str) -> Self {
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
        client.batch_execute("CREATE TABLE floor (n BIGINT)").expect("a table");
        Self::Server(client)
    }

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
}
