//! A file copied while it may be in use.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::connection::connect;
use super::private;
use crate::StoreError;
use crate::folder::sync_folder;

/// Copies a file page by page into one that must not exist yet.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    copy_of(&connect(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?, to)
}

/// Copies what a connection reads, whatever became of the name of its file.
pub(super) fn copy_of(source: &Connection, to: &Path) -> Result<(), StoreError> {
    private::make_new(to)?;
    let mut copy = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // One picture: what others write meanwhile would begin the copy anew.
    let picture = source.is_autocommit().then(|| source.unchecked_transaction()).transpose()?;
    source.query_row("SELECT COUNT(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0))?;
    rusqlite::backup::Backup::new(source, &mut copy)?.run_to_completion(
        1_000,
        Duration::ZERO,
        None,
    )?;
    drop(picture);
    // One file, no -wal beside it, on the disk when this returns.
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    copy.close().map_err(|(_, e)| e)?;
    std::fs::File::open(to)?.sync_all()?;
    sync_folder(to)
}
