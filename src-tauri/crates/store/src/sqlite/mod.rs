//! The SQLite driver: WAL, every commit on the disk, one writer, readers beside it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, Value as Native, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql, TransactionBehavior, params_from_iter};

use crate::{Engine, Row, StoreError, Tx, Value};

mod checkpoint;
mod connection;

use connection::connect;

mod migrations {
    refinery::embed_migrations!("../../../migrations/sqlite");
}

/// Readers kept open between reads.
const IDLE_READERS: usize = 4;

pub(crate) struct SqliteStore {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    /// Last, because the thread ends when the writer is closed.
    _checkpoints: checkpoint::Checkpoints,
}

pub(crate) fn newest_migration() -> i64 {
    let runner = migrations::migrations::runner();
    runner.get_migrations().iter().map(|m| i64::from(m.version())).max().unwrap_or(0)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in another thread rolled its transaction back; the connection is sound.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SqliteStore {
    pub(crate) fn open(
        path: &Path,
        before_migrating: impl FnOnce(&Path) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let mut writer =
            connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let found = schema_version(&writer)?;
        let known = newest_migration();
        if found > known {
            return Err(StoreError::Newer { found, known });
        }
        if found < known {
            if found > 0 {
                before_migrating(path)?;
            }
            migrations::migrations::runner()
                .set_abort_divergent(false)
                // The note that a migration ran is in its transaction. Without it, a program that
                // dies in between would leave a house that no program can open.
                .set_grouped(true)
                .run(&mut writer)
                .map_err(|e| StoreError::Engine(e.to_string()))?;
        }
        let checkpoints = checkpoint::Checkpoints::instead_of(&mut writer, path.to_owned())?;
        Ok(Self {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            _checkpoints: checkpoints,
        })
    }

    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = locked(&self.writer);
        let tx = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let done = work(&mut SqliteTx(&tx))?;
        tx.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = locked(&self.readers).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        let tx = reader.transaction().map_err(StoreError::from)?;
        let done = work(&mut SqliteTx(&tx));
        tx.finish().map_err(StoreError::from)?;
        let mut readers = locked(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        done
    }

    pub(crate) fn backup(&self, target: &Path) -> Result<(), StoreError> {
        copy(&self.path, target)
    }
}

/// Copies a file page by page while it may be in use.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let source = connect(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut copy = Connection::open(to)?;
    rusqlite::backup::Backup::new(&source, &mut copy)?.run_to_completion(
        1_000,
        Duration::ZERO,
        None,
    )?;
    // One file, no -wal beside it, on the disk when this returns.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, e)| e)?;
    std::fs::File::open(to)?.sync_all()?;
    Ok(())
}

fn schema_version(connection: &Connection) -> Result<i64, StoreError> {
    let made: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'refinery_schema_history')",
        [],
        |row| row.get(0),
    )?;
    if !made {
        return Ok(0);
    }
    let version = connection.query_row(
        "SELECT COALESCE(MAX(version), 0) FROM refinery_schema_history",
        [],
        |row| row.get(0),
    )?;
    Ok(version)
}

struct SqliteTx<'a>(&'a Connection);

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Owned(Native::Null),
            Self::Int(n) => ToSqlOutput::Owned(Native::Integer(*n)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Blob(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

impl Tx for SqliteTx<'_> {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        Ok(statement.execute(params_from_iter(params))? as u64)
    }

    fn read(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(sql)?;
        let names: Vec<String> = statement.column_names().map(ToOwned::to_owned).collect();
        let mut rows = statement.query(params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            let values = (0..names.len())
                .map(|i| {
                    Ok(match row.get_ref(i)? {
                        ValueRef::Null => Value::Null,
                        ValueRef::Integer(n) => Value::Int(n),
                        ValueRef::Real(x) => {
                            return Err(StoreError::Shape(format!("{x} is no integer")));
                        }
                        ValueRef::Text(text) => {
                            Value::Text(String::from_utf8_lossy(text).into_owned())
                        }
                        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
                    })
                })
                .collect::<Result<_, StoreError>>()?;
            each(Row { names: &names, values })?;
        }
        Ok(())
    }
}
