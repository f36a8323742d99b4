//! An old copy of a house, put back in its place.

use std::path::PathBuf;

use harness::desk::Desk;
use postgres::{Client, NoTls};

/// A copy of a house as it was.
pub(super) enum OldCopy {
    File(tempfile::TempDir),
    Schema(String),
}

/// What guards the books keeps of them goes back with them.
const TABLES: &str = "SELECT table_schema || '.' || table_name FROM information_schema.tables \
    WHERE table_schema IN ('public', 'guard', 'site') AND table_type = 'BASE TABLE'";

/// What a table is called in the copy.
fn copied(table: &str) -> String {
    format!("kept.{}", table.replace('.', "__"))
}

fn tables(client: &mut Client) -> Vec<String> {
    client.query(TABLES, &[]).unwrap().iter().map(|row| row.get(0)).collect()
}

fn name(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("old.sqlite")
}

impl OldCopy {
    pub(super) fn of(desk: &Desk) -> Self {
        let Some(url) = &desk.url else {
            let folder = tempfile::tempdir().unwrap();
            desk.api.backup_to(&name(&folder)).unwrap();
            return Self::File(folder);
        };
        let mut client = Client::connect(url, NoTls).unwrap();
        client.batch_execute("CREATE SCHEMA kept").unwrap();
        for table in tables(&mut client) {
            client
                .batch_execute(&format!("CREATE TABLE {} AS TABLE {table}", copied(&table)))
                .unwrap();
        }
        Self::Schema(url.clone())
    }

    /// Puts it back behind a counter that is open, on a server.
    pub(super) fn fails_over(&self) {
        let Self::Schema(url) = self else { panic!("a file is not put back under a program") };
        let mut client = Client::connect(url, NoTls).unwrap();
        let tables = tables(&mut client);
        let mut back = client.transaction().unwrap();
        back.batch_execute("SET LOCAL session_replication_role = replica").unwrap();
        for table in &tables {
            back.batch_execute(&format!("DELETE FROM {table}")).unwrap();
            let all = format!("INSERT INTO {table} SELECT * FROM {}", copied(table));
            back.batch_execute(&all).unwrap();
        }
        back.commit().unwrap();
    }

    /// Puts it back while the counter is closed, and opens the counter again.
    pub(super) fn put_back(&self, desk: Desk) -> Desk {
        desk.reopened_after(|folder| match self {
            Self::Schema(_) => self.fails_over(),
            Self::File(old) => {
                std::fs::copy(name(old), folder.join("contremarque.sqlite")).unwrap();
            }
        })
    }
}
