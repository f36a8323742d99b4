//! What SQLite says of a file: pages, indexes, references between rows.

use rusqlite::Connection;

use crate::StoreError;

/// What is wrong, in SQLite's words; at most [`MOST`] lines. A file so damaged that it cannot be looked
/// through is an answer too.
pub(super) fn found(connection: &Connection) -> Result<Vec<String>, StoreError> {
    match looked_through(connection) {
        Err(StoreError::Damaged(why)) => Ok(vec![why]),
        found => found,
    }
}

fn looked_through(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut wrong = texts(connection, &format!("PRAGMA integrity_check({MOST})"))?;
    wrong.retain(|line| line != "ok");
    let orphans =
        "SELECT \"table\" || ': row ' || COALESCE(rowid, 0) || ' names no row of ' || parent
                   FROM pragma_foreign_key_check LIMIT 20";
    wrong.extend(texts(connection, orphans)?);
    Ok(wrong)
}

/// Lines of what is wrong.
const MOST: u32 = 20;

fn texts(connection: &Connection, sql: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare(sql)?;
    let lines = statement.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<Result<_, _>>()?)
}
