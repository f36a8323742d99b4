//! What the file of a house holds, read without opening it as one.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, Row};

use crate::StoreError;

/// The end of a journal in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glance {
    /// Rows of the journal.
    pub rows: i64,
    /// When the last one was written, UTC milliseconds.
    pub last_at_ms: i64,
    /// What the house's clock is ahead of the machine's: a demo's alone.
    pub ahead_ms: i64,
}

/// Where a house in a file stands: what a house in its place must not fall behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Rank of the last row of the journal.
    pub row: i64,
    /// Its hash.
    pub hash: Vec<u8>,
    /// The last number of each series.
    pub series: Vec<(String, i64)>,
}

/// Where the house in a file stands that no program has open, of whatever schema; none where it cannot be
/// read.
pub(crate) fn standing(path: &Path) -> Option<Standing> {
    let file = opened(path).ok()?;
    let (row, hash) = file
        .query_row("SELECT seq, hash FROM head WHERE id = 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .ok()?;
    let mut asked = file.prepare("SELECT name, last FROM series").ok()?;
    let series = asked.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
    Some(Standing { row, hash, series: series.collect::<Result<_, _>>().ok()? })
}

/// The file as it lies: nothing is made beside it.
pub(super) fn opened(path: &Path) -> Result<Connection, StoreError> {
    let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(format!("file:{name}?immutable=1"), flags)?)
}

/// The end of the journal in a file that no program has open, of whatever schema; none where it cannot be
/// read. Nothing is made beside the file.
pub(crate) fn glance(path: &Path) -> Option<Glance> {
    let file = opened(path).ok()?;
    let end = "SELECT seq, at_ms, COALESCE((SELECT clock_offset_ms FROM house), 0)
        FROM journal ORDER BY seq DESC LIMIT 1";
    let glance = |row: &Row<'_>| {
        Ok(Glance { rows: row.get(0)?, last_at_ms: row.get(1)?, ahead_ms: row.get(2)? })
    };
    file.query_row(end, [], glance).ok()
}

/// How many rows the journals of two files that no program has open have in common, from the first on; none where one cannot be
/// read. Where a row is the same, so are all before it.
pub(crate) fn in_common(one: &Path, other: &Path) -> Option<i64> {
    let (one, other) = (opened(one).ok()?, opened(other).ok()?);
    let last = |file: &Connection| -> Option<i64> {
        file.query_row("SELECT MAX(seq) FROM journal", [], |row| row.get(0)).ok()
    };
    let hash = |file: &Connection, seq: i64| -> Option<Vec<u8>> {
        file.query_row("SELECT hash FROM journal WHERE seq = ?1", [seq], |row| row.get(0)).ok()
    };
    let (mut common, mut most) = (0, last(&one)?.min(last(&other)?));
    let mut asked = most;
    while common < most {
        if hash(&one, asked)? == hash(&other, asked)? {
            common = asked;
        } else {
            most = asked - 1;
        }
        asked = most - (most - common) / 2;
    }
    Some(common)
}

/// The hash of the first row of the journal, by which a house is known from another; none where it cannot be read.
pub(crate) fn born(path: &Path) -> Option<Vec<u8>> {
    let file = opened(path).ok()?;
    file.query_row("SELECT hash FROM journal WHERE seq = 1", [], |row| row.get(0)).ok()
}
