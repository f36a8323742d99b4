//! The few texts that differ between the engines.

use std::borrow::Cow;

use crate::Engine;

/// The statement that makes this transaction the only writer. On SQLite there is nothing left to do
/// after `BEGIN IMMEDIATE`.
#[must_use]
pub const fn house_lock(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some("SELECT seq FROM head WHERE id = 1 FOR UPDATE"),
    }
}

/// What asks a server for its clock. Each transaction begins with it, in the same message, after the
/// house lock: a counter that waited for the lock is told the time at which it has it.
pub const CLOCK: &str = "SELECT house_ms()";

/// Orders texts by their bytes, whatever the collation of their column.
#[must_use]
pub const fn by_bytes(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "COLLATE BINARY",
        Engine::Postgres => "COLLATE \"C\"",
    }
}

/// Lifts the time limits of the session for one transaction. SQLite has none.
#[must_use]
pub const fn no_time_limits(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(
            "SELECT set_config(name, '0', true)
             FROM (VALUES ('statement_timeout'), ('idle_in_transaction_session_timeout')) AS s (name)",
        ),
    }
}

/// Writes parameters as the engine reads them: `?1` on SQLite, `$1` on PostgreSQL. (On SQLite `$1`
/// would be a named parameter.)
#[must_use]
pub fn placeholders(engine: Engine, sql: &str) -> Cow<'_, str> {
    if engine == Engine::Sqlite || !sql.contains('?') {
        return Cow::Borrowed(sql);
    }
    let mut out = String::with_capacity(sql.len());
    let mut chars = sql.chars().peekable();
    while let Some(c) = chars.next() {
        let is_parameter = c == '?' && chars.peek().is_some_and(char::is_ascii_digit);
        out.push(if is_parameter { '$' } else { c });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_written_as_each_engine_reads_them() {
        let sql = "SELECT ?1 WHERE a = '?' AND b = ?12";
        assert_eq!(placeholders(Engine::Sqlite, sql), sql);
        assert_eq!(placeholders(Engine::Postgres, sql), "SELECT $1 WHERE a = '?' AND b = $12");
    }
}
