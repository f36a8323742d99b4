//! What the file of a house holds, read without opening it as one.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

/// The end of a journal in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Rows of the journal.
    pub rows: i64,
    /// When the last one was written, UTC milliseconds.
    pub last_at_ms: i64,
}

/// The end of the journal in a file that no program has open, of whatever schema; none where it cannot be
/// read. Nothing is made beside the file.
pub(crate) fn glance(path: &Path) -> Option<Glance> {
    let name = path.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let file = Connection::open_with_flags(format!("file:{name}?immutable=1"), flags).ok()?;
    let end = "SELECT seq, at_ms FROM journal ORDER BY seq DESC LIMIT 1";
    file.query_row(end, [], |row| Ok(Glance { rows: row.get(0)?, last_at_ms: row.get(1)? })).ok()
}
