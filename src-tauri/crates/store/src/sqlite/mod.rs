//! The SQLite driver: WAL, every commit on the disk, one writer, readers beside it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use rusqlite::hooks::{AuthContext, Authorization};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};

use crate::fits::fits;
use crate::locked::{locked, locked_if_free};
use crate::looked::Looked;
use crate::{IDLE_READERS, StoreError, Tx, dialect};

mod authorizer;
mod check;
mod checkpoint;
mod connection;
mod copy;
mod glance;
mod line;
mod private;
mod watch;

pub(crate) use copy::copy;
pub use glance::{Glance, Standing};
pub(crate) use glance::{born, glance, in_common, standing};

use connection::{HELD, connect};
use line::{Line, SqliteTx};
use watch::{Found, Watch};

mod migrations {
    refinery::embed_migrations!("../../../migrations/sqlite");
}

pub(crate) struct SqliteStore {
    path: PathBuf,
    writer: Mutex<Line>,
    readers: Mutex<Vec<Line>>,
    /// Whether its lines may do no more than the site of a house.
    limited: bool,
    checkpoints: checkpoint::Checkpoints,
    watch: Watch,
    /// The version of the file that another program wrote last, as the writer knows it.
    version: AtomicI64,
    /// Where everything is kept, once the file or its log was lost under the program.
    rescued: OnceLock<PathBuf>,
}

pub(crate) fn newest_migration() -> i64 {
    static NEWEST: OnceLock<i64> = OnceLock::new();
    *NEWEST.get_or_init(|| {
        let runner = migrations::migrations::runner();
        runner.get_migrations().iter().map(|m| i64::from(m.version())).max().unwrap_or(0)
    })
}

/// Runs `work` on the house in a file that is only looked at. A file that no program has open has no log: it is read
/// as it lies, for SQLite would leave a log beside it.
pub(crate) fn look<T, E: From<StoreError>>(
    path: &Path,
    work: &mut impl FnMut(&mut dyn Tx) -> Result<T, E>,
) -> Result<Looked<T>, E> {
    let mut reader = match has_log(path) {
        true => connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        false => glance::opened(path)?,
    };
    let (schema, known) = (schema_version(&reader)?, newest_migration());
    if schema != known {
        return Ok(Looked { schema, known, found: None, server: None });
    }
    let tx = reader.transaction().map_err(StoreError::from)?;
    let found = Some(work(&mut SqliteTx { connection: &tx, limits: None })?);
    Ok(Looked { schema, known, found, server: None })
}

impl SqliteStore {
    pub(crate) fn open(
        path: &Path,
        before_migrating: impl FnOnce(&Path) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        private::make(path)?;
        let mut writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
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
                .run(&mut writer)?;
        }
        // What a program that died left in the log. Another program that has the house open is not held up.
        checkpoint::fold_if_free(&writer)?;
        let version = AtomicI64::new(data_version(&writer)?);
        let checkpoints = checkpoint::Checkpoints::instead_of(&mut writer, path.to_owned())?;
        Ok(Self {
            path: path.to_owned(),
            writer: Mutex::new(Line { limits: None, connection: writer }),
            readers: Mutex::default(),
            limited: false,
            checkpoints,
            watch: Watch::over(path),
            version,
            rescued: OnceLock::new(),
        })
    }

    /// The file of a house whose schema is today's, for no more than its site may do.
    pub(crate) fn open_limited(path: &Path) -> Result<Self, StoreError> {
        let mut store = Self::open(path, |_| Ok(()))?;
        store.limited = true;
        store.writer.get_mut().unwrap_or_else(PoisonError::into_inner).limit()?;
        Ok(store)
    }

    pub(crate) const fn is_limited(&self) -> bool {
        self.limited
    }

    pub(crate) fn write_if_free<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let Some(mut writer) = locked_if_free(&self.writer) else { return Ok(None) };
        self.look(&writer.connection)?;
        let Line { connection, limits } = &mut *writer;
        // Another program may have the file.
        connection.busy_timeout(Duration::ZERO).map_err(StoreError::from)?;
        let begun = Transaction::new_unchecked(connection, TransactionBehavior::Immediate);
        connection.busy_timeout(HELD).map_err(StoreError::from)?;
        let tx = match begun.map_err(StoreError::from) {
            Ok(tx) => tx,
            Err(StoreError::Busy) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        knows(&tx)?;
        let done = work(&mut SqliteTx { connection: &tx, limits: limits.as_ref() })?;
        tx.commit().map_err(StoreError::from)?;
        Ok(Some(done))
    }

    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = locked(&self.writer);
        self.look(&writer.connection)?;
        let Line { connection, limits } = &mut *writer;
        for last in [false, true] {
            let tx = connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(StoreError::from)?;
            knows(&tx)?;
            let done = work(&mut SqliteTx { connection: &tx, limits: limits.as_ref() })?;
            match tx.commit() {
                Ok(()) => return Ok(done),
                Err(e) if e.sqlite_error_code() != Some(ErrorCode::SystemIoFailure) => {
                    return Err(StoreError::from(e).into());
                }
                // The log may hold the transaction whole without this program seeing it. Written once
                // more it takes the place of the first one, so it is kept once.
                Err(_) if !last => {}
                Err(e) => return Err(StoreError::InDoubt(e.to_string()).into()),
            }
        }
        Err(StoreError::InDoubt("the disk did not confirm".to_owned()).into())
    }

    /// What the writer itself writes is another version to others alone.
    pub(crate) fn changed_beside(&self) -> Result<bool, StoreError> {
        let Ok(writer) = self.writer.try_lock() else { return Ok(false) };
        let version = data_version(&writer.connection)?;
        Ok(self.version.swap(version, Ordering::Relaxed) != version)
    }

    /// Whether another program is writing to the file.
    pub(crate) fn is_held(&self) -> Result<bool, StoreError> {
        let asks = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        asks.busy_timeout(Duration::ZERO)?;
        match asks.execute_batch("BEGIN IMMEDIATE; ROLLBACK").map_err(StoreError::from) {
            Ok(()) => Ok(false),
            Err(StoreError::Busy) => Ok(true),
            Err(error) => Err(error),
        }
    }

    /// A new reader of the file that the writer writes.
    fn reader(&self) -> Result<Line, StoreError> {
        if self.watch.look() != Found::Same {
            // A command under way has the writer, and finds out by itself.
            match self.writer.try_lock() {
                Ok(writer) => self.look(&writer.connection)?,
                Err(_) => return Err(StoreError::Busy),
            }
        }
        let connection = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut line = Line { connection, limits: None };
        if self.limited {
            line.limit()?;
        }
        Ok(line)
    }

    /// Refuses once the file or its log is not the one that was opened. What was done is first kept
    /// where it is found again: in the file, or in a copy beside it.
    fn look(&self, writer: &Connection) -> Result<(), StoreError> {
        let found = self.watch.look();
        if found == Found::Same && self.rescued.get().is_none() {
            return Ok(());
        }
        let kept = match self.rescued.get() {
            Some(kept) => kept.clone(),
            None => {
                let kept = self.rescue(writer, found)?;
                self.rescued.get_or_init(|| kept).clone()
            }
        };
        Err(StoreError::Replaced(kept.display().to_string()))
    }

    fn rescue(&self, writer: &Connection, found: Found) -> Result<PathBuf, StoreError> {
        if found == Found::LogLost {
            checkpoint::fold_whole(writer)?;
            return Ok(self.path.clone());
        }
        let mut names =
            (1..).map(|n| self.path.with_file_name(format!("contremarque-sauvee-{n}.sqlite")));
        let kept = names.find(|name| !name.exists()).unwrap_or_else(|| self.path.clone());
        copy::copy_of(writer, &kept)?;
        Ok(kept)
    }

    pub(crate) fn file_bytes(&self) -> Result<u64, StoreError> {
        let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        let bytes: i64 =
            connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?
                .query_row(sql, [], |row| row.get(0))?;
        Ok(u64::try_from(bytes).unwrap_or_default())
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        self.with_reader(|Line { connection, limits }| {
            let tx = connection.transaction().map_err(StoreError::from)?;
            let done = work(&mut SqliteTx { connection: &tx, limits: limits.as_ref() });
            tx.finish().map_err(StoreError::from)?;
            Ok::<_, E>(done)
        })?
    }

    /// Lends `work` a reader: one that idles, or a new one. Where `work` fails, it is not used again.
    fn with_reader<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Line) -> Result<T, E>,
    ) -> Result<T, E> {
        let idle = locked(&self.readers).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => self.reader()?,
        };
        let done = work(&mut reader)?;
        let mut readers = locked(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
        Ok(done)
    }

    /// Every page is written anew from what the tables hold, and the log is emptied.
    pub(crate) fn scrub(&self) -> Result<(), StoreError> {
        let writer = &locked(&self.writer).connection;
        self.look(writer)?;
        // A reader that idles reads no older picture; one under way does, and the log waits for it.
        locked(&self.readers).clear();
        writer.execute_batch("VACUUM")?;
        if checkpoint::fold_whole(writer)? { Ok(()) } else { Err(StoreError::Busy) }
    }

    pub(crate) fn backup(&self, target: &Path) -> Result<(), StoreError> {
        copy(&self.path, target)
    }

    pub(crate) fn check_pages(&self) -> Result<Vec<String>, StoreError> {
        check::pages(&connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
    }

    pub(crate) fn check_references(&self) -> Result<Vec<String>, StoreError> {
        self.with_reader(|reader| check::references(&reader.connection))
    }
}

/// Closed means one file. The readers go first, because the last connection is the one that takes
/// the log away, and a reader cannot.
impl Drop for SqliteStore {
    fn drop(&mut self) {
        locked(&self.readers).clear();
        let writer = self.writer.get_mut().unwrap_or_else(PoisonError::into_inner);
        let writer = &mut writer.connection;
        // What folds and closes is no statement of the site's.
        let _ = writer.authorizer(None::<fn(AuthContext<'_>) -> Authorization>);
        self.checkpoints.end(writer);
        // Another program that has the house open folds the rest. A full disk keeps the log beside the file:
        // nothing is lost, and the next opening folds it.
        let _ = checkpoint::fold_if_free(writer);
    }
}

/// Folds what a program that died left in the log of a file.
pub(crate) fn fold(path: &Path) -> Result<(), StoreError> {
    checkpoint::fold_whole(&connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?).map(drop)
}

/// Whether the file is a house's, of whatever schema.
pub(crate) fn is_house(path: &Path) -> bool {
    // A device or a pipe is not opened to see what it holds.
    path.is_file()
        && connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
            .and_then(|connection| schema_version(&connection))
            .is_ok_and(|version| version > 0)
}

fn data_version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).exists()
}

/// Refuses a house that another program brought to another schema while this one had it open.
fn knows(connection: &Connection) -> Result<(), StoreError> {
    let found = connection.prepare_cached(dialect::SCHEMA)?.query_row([], |row| row.get(0))?;
    fits(found, newest_migration())
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
