//! A connection to the file of a house.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::StoreError;

/// How long another program may hold the file before a command is refused.
pub(super) const HELD: Duration = Duration::from_secs(3);
/// Statements a connection keeps prepared.
const STATEMENTS: usize = 128;
/// Bytes that a log which was folded keeps on the disk: 64 MiB.
const LOG_LEFT: i64 = 64 << 20;

pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(HELD)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    if flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "journal_size_limit", LOG_LEFT)?;
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Without it INSERT OR REPLACE deletes a row without waking its triggers.
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    // A plan never depends on what is bound, so that a statement is prepared once, not at each
    // execution.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}
