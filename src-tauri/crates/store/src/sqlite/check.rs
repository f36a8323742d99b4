//! What SQLite says of a file: pages, indexes, references between rows.

use rusqlite::Connection;

use crate::StoreError;

/// What is wrong with pages and indexes, in SQLite's words; at most [`MOST`] lines. A file so damaged that
/// it cannot be looked through is an answer too.
pub(super) fn pages(connection: &Connection) -> Result<Vec<String>, StoreError> {
    match texts(connection, &format!("PRAGMA integrity_check({MOST})")) {
        Err(StoreError::Damaged(why)) => Ok(vec![why]),
        Ok(mut wrong) => {
            wrong.retain(|line| line != "ok");
            Ok(wrong)
        }
        Err(other) => Err(other),
    }
}

/// Rows that name a row which is not there.
pub(super) fn references(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let orphans =
        "SELECT \"table\" || ': row ' || COALESCE(rowid, 0) || ' names no row of ' || parent
                   FROM pragma_foreign_key_check LIMIT 20";
    texts(connection, orphans)
}

/// Lines of what is wrong.
const MOST: u32 = 20;

fn texts(connection: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<Result<_, _>>()?)
}
