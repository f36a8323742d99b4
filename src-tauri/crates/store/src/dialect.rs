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

/// The same on a server where nobody writes. It has a row where the house is this transaction's, and none where somebody
/// else has it.
pub(crate) const HOUSE_IF_FREE: &str = "SELECT seq FROM head WHERE id = 1 FOR UPDATE SKIP LOCKED";

/// What asks a server for its clock. Each transaction begins with it, in the same message, after the
/// house lock: a counter that waited for the lock is told the time at which it has it.
pub const CLOCK: &str = "SELECT house_ms()";

/// The channel of a house's changes. One name serves all, because a server keeps the channels of
/// its databases apart.
pub(crate) const CHANNEL: &str = "contremarque";

/// What asks a house for its schema. Each write begins with it, once it has the house: who brings a house up to date
/// waits for that, so that no program writes into a schema that it does not know.
pub const SCHEMA: &str =
    "SELECT COALESCE(MAX(version), 0) AS house_schema FROM refinery_schema_history";

/// The rows that a site's line to a server wrote and no row of the journal seals yet, digested there: it may not read all of
/// what it writes.
pub const DIGESTS: &str =
    "SELECT w.name, w.a, w.b, w.c, w.word, w.digest, w.number FROM site.written_now() w";

/// Takes away on a server what has ended of sessions and codes, which a site's line does not see.
pub const CLEARS: &str = "SELECT site.clear_old()";

/// Counts a try of a code on a server, for a site's line: it may read none. `?1` is the key of the request, `?2` what was typed.
pub const TRIES_CODE: &str = "SELECT site.try_code(?1, ?2)";

/// Changes the address of a customer on a server, for a site's line: it may write none. `?1` is the address, which was shown to
/// be theirs.
pub const CHANGES_ADDRESS: &str = "SELECT site.change_address(?1)";

/// Before the name of a table on a server: its rows with their words that are of the customer who is signed in, for a site's
/// line, which may not read them from the table.
pub const OWN: &str = "site.own_";

/// How many programs draw and mail the codes of a server's house, for a site's line.
pub const HAS_POST: &str = "SELECT site.has_post()";

/// Keeps the secrets `?1` with a transaction on a server: `site.held()` hashes them.
pub(crate) const SHOWN: &str = "SELECT set_config('site.secrets', ?1, true) AS shown";

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

/// What the PIN of operator `?1` is hashed with: its hash without the last part. No row, or NULL, for nobody.
#[must_use]
pub const fn pin_salt(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "SELECT rtrim(pin_hash, replace(pin_hash, '$', '')) AS salt FROM operator WHERE id = ?1"
        }
        Engine::Postgres => "SELECT pin_salt(?1) AS salt",
    }
}

/// Compares `?2`, the SHA-256 of a hash made of a PIN, with the PIN of operator `?1`, and counts wrong ones: 0 when it is
/// right, -1 when it is wrong, else the seconds to wait. A server does it by itself, because a login may not
/// see the hashes; a file has no login, and the program does it.
#[must_use]
pub const fn pin_try(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some("SELECT pin_try(?1, ?2)"),
    }
}

/// Whether this login owns the house's tables. A file has no login.
#[must_use]
pub const fn owner(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class
             WHERE oid = to_regclass('public.head')",
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
