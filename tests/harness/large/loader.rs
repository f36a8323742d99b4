//! Rows in bulk: indexes are taken away before and made again after, which is many times faster.

use std::io::Write;
use std::path::Path;

use rusqlite::types::Value as Native;
use store::Value;

/// A second hand on the database, for loading only.
pub struct Loader {
    hand: Hand,
    /// What makes each index again, and each trigger that was taken away.
    indexes: Vec<String>,
}

enum Hand {
    File(rusqlite::Connection),
    Server(Box<postgres::Client>),
}

/// Tables whose indexes are worth taking away.
const TABLES: &str = "'account', 'customer', 'customer_word', 'orders', 'place', 'reprise', 'journal', \
    'credit_lot', 'reprise_part', 'transfer'";

impl Loader {
    /// Takes hold of a database that nobody else writes to.
    ///
    /// # Panics
    /// When it cannot be reached.
    #[must_use]
    pub fn open(url: Option<&str>, file: &Path) -> Self {
        match url {
            None => Self::file(file),
            Some(url) => Self::server(url),
        }
    }

    fn file(file: &Path) -> Self {
        let db = rusqlite::Connection::open(file).expect("the file");
        // A load that is cut short is thrown away whole.
        db.execute_batch(
            "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; \
            PRAGMA cache_size = -512000; PRAGMA temp_store = MEMORY; BEGIN",
        )
        .expect("pragmas");
        let found = format!(
            "SELECT name, sql FROM sqlite_master \
             WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({TABLES})"
        );
        let indexes: Vec<(String, String)> = db
            .prepare(&found)
            .and_then(|mut s| s.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect())
            .expect("indexes");
        for (name, _) in &indexes {
            db.execute_batch(&format!("DROP INDEX {name}")).expect("an index");
        }
        // What notes each row that is written, where it stands and who signed it: a house filled in bulk is sealed
        // otherwise, and has no indexes meanwhile.
        let noting = "SELECT name, sql FROM sqlite_master \
            WHERE type = 'trigger' AND (instr(name, '_touched_') > 0 \
              OR name IN ('signature_follows', 'reprise_part_signed', 'reprise_alone_first'))";
        let noting: Vec<(String, String)> = db
            .prepare(noting)
            .and_then(|mut s| s.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect())
            .expect("triggers");
        for (name, _) in &noting {
            db.execute_batch(&format!("DROP TRIGGER {name}")).expect("a trigger");
        }
        let indexes = indexes.into_iter().chain(noting).map(|(_, sql)| sql).collect();
        Self { hand: Hand::File(db), indexes }
    }

    fn server(url: &str) -> Self {
        let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
        client
            .batch_execute(
                "SET session_replication_role = replica; \
                SET maintenance_work_mem = '512MB'; SET synchronous_commit = off; BEGIN",
            )
            .expect("settings");
        let found = format!(
            "SELECT c.relname::TEXT, pg_get_indexdef(c.oid) FROM pg_index i \
             JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid \
             WHERE t.relname IN ({TABLES}) \
               AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)"
        );
        let mut indexes = Vec::new();
        for row in client.query(&found, &[]).expect("indexes") {
            let name: String = row.get(0);
            client.batch_execute(&format!("DROP INDEX {name}")).expect("an index");
            indexes.push(row.get(1));
        }
        Self { hand: Hand::Server(Box::new(client)), indexes }
    }

    /// Writes rows of one table.
    ///
    /// # Panics
    /// When the database refuses one.
    pub fn rows(&mut self, table: &str, columns: &str, rows: impl Iterator<Item = Vec<Value>>) {
        match &mut self.hand {
            Hand::File(db) => {
                let width = columns.split(',').count();
                let marks = vec!["?"; width].join(", ");
                let sql = format!("INSERT INTO {table} ({columns}) VALUES ({marks})");
                let mut statement = db.prepare(&sql).expect("a statement");
                for row in rows {
                    let row = row.into_iter().map(native);
                    statement.execute(rusqlite::params_from_iter(row)).expect(table);
                }
            }
            Hand::Server(client) => {
                let sql = format!("COPY {table} ({columns}) FROM STDIN");
                let mut copy = client.copy_in(&sql).expect("a copy");
                let mut line = String::new();
                for row in rows {
                    line.clear();
                    for (i, value) in row.iter().enumerate() {
                        if i > 0 {
                            line.push('\t');
                        }
                        copied(&mut line, value);
                    }
                    line.push('\n');
                    copy.write_all(line.as_bytes()).expect(table);
                }
                copy.finish().expect(table);
            }
        }
    }

    /// Runs a statement.
    ///
    /// # Panics
    /// When the database refuses it.
    pub fn run(&mut self, sql: &str) {
        match &mut self.hand {
            Hand::File(db) => db.execute_batch(sql).expect(sql),
            Hand::Server(client) => client.batch_execute(sql).expect(sql),
        }
    }

    /// Moves the end of the journal.
    ///
    /// # Panics
    /// When the database refuses.
    pub fn head(&mut self, seq: i64, hash: &str) {
        let hash = match self.hand {
            Hand::File(_) => format!("X'{hash}'"),
            Hand::Server(_) => format!("'\\x{hash}'"),
        };
        self.run(&format!("UPDATE head SET seq = {seq}, hash = {hash} WHERE id = 1"));
    }

    /// Makes the indexes again, and lets the server learn what it holds as it would by itself.
    ///
    /// # Panics
    /// When the database refuses.
    pub fn finish(mut self) {
        for sql in std::mem::take(&mut self.indexes) {
            self.run(&sql);
        }
        self.run("COMMIT");
        match &mut self.hand {
            Hand::File(db) => {
                let folded = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
                folded.expect("one file");
            }
            Hand::Server(client) => client.batch_execute("VACUUM ANALYZE").expect("ANALYZE"),
        }
    }
}

fn native(value: Value) -> Native {
    match value {
        Value::Null => Native::Null,
        Value::Int(n) => Native::Integer(n),
        Value::Text(text) => Native::Text(text),
        Value::Blob(bytes) => Native::Blob(bytes),
    }
}

fn copied(line: &mut String, value: &Value) {
    match value {
        Value::Null => line.push_str("\\N"),
        Value::Int(n) => line.push_str(&n.to_string()),
        Value::Text(text) => {
            for c in text.chars() {
                match c {
                    '\\' => line.push_str("\\\\"),
                    '\t' => line.push_str("\\t"),
                    '\n' => line.push_str("\\n"),
                    '\r' => line.push_str("\\r"),
                    c => line.push(c),
                }
            }
        }
        Value::Blob(bytes) => {
            line.push_str("\\\\x");
            bytes.iter().for_each(|byte| line.push_str(&format!("{byte:02x}")));
        }
    }
}
