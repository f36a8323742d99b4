//! The schema of a house on a server: what it is, and how it is brought up to date.

use std::sync::OnceLock;

use ::postgres::Client;

use crate::StoreError;
use crate::dialect::CHANNEL;
use crate::rights::{ROLES, SITE};

mod migrations {
    refinery::embed_migrations!("../../../migrations/postgres");
}

pub(super) fn newest_migration() -> i64 {
    static NEWEST: OnceLock<i64> = OnceLock::new();
    *NEWEST.get_or_init(|| {
        let runner = migrations::migrations::runner();
        runner.get_migrations().iter().map(|m| i64::from(m.version())).max().unwrap_or(0)
    })
}

/// 0 in a database without a house of ours.
pub(super) fn schema_version(client: &mut Client) -> Result<i64, StoreError> {
    let made: bool =
        client.query_one("SELECT to_regclass('refinery_schema_history') IS NOT NULL", &[])?.get(0);
    if !made {
        return Ok(0);
    }
    let sql = "SELECT COALESCE(MAX(version), 0)::BIGINT FROM refinery_schema_history";
    Ok(client.query_one(sql, &[])?.get(0))
}

/// Whether the schema is older than this program's, and may be brought up to date.
pub(super) fn is_due(client: &mut Client) -> Result<bool, StoreError> {
    let (found, known) = (schema_version(client)?, newest_migration());
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found < known && !may_change(client)? {
        return Err(StoreError::Older { found, known });
    }
    Ok(found < known)
}

/// Whether there is something to do for an upgrade: a schema, or rights that one cut short left out.
pub(super) fn is_owners_to_do(client: &mut Client) -> Result<bool, StoreError> {
    Ok(is_due(client)? || may_change(client)?)
}

/// Refuses a login that could not bring the house up to date, or not give its rights.
pub(super) fn is_ready(client: &mut Client) -> Result<(), StoreError> {
    is_due(client)?;
    has_roles(client)
}

fn may_change(client: &mut Client) -> Result<bool, StoreError> {
    let may = "SELECT has_schema_privilege('public', 'CREATE')";
    Ok(client.query_one(may, &[])?.get(0))
}

/// Refuses, before anything is changed, an owner who could not give the post's rights: the role is somebody else's to make.
fn has_roles(client: &mut Client) -> Result<(), StoreError> {
    const MADE: &str = "SELECT to_regrole('contremarque_site') IS NULL OR to_regrole('contremarque_post') IS NOT NULL
        OR (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user)";
    const MISSING: &str = "no role contremarque_post: CREATE ROLE contremarque_post NOLOGIN IN ROLE contremarque_guichet";
    if client.query_one(MADE, &[])?.get(0) {
        return Ok(());
    }
    Err(StoreError::Denied(MISSING.to_owned()))
}

/// The same of a database without a house alone: one that is there is brought up to date by a word of its own.
pub(super) fn is_to_be_made(client: &mut Client) -> Result<bool, StoreError> {
    let is_due = is_due(client)?;
    match schema_version(client)? {
        found if is_due && found > 0 => Err(StoreError::Older { found, known: newest_migration() }),
        _ => Ok(is_due),
    }
}

pub(super) fn migrate(client: &mut Client) -> Result<(), StoreError> {
    has_roles(client)?;
    // Two counters may start at once. The second waits, then finds nothing to do.
    client.batch_execute(
        "BEGIN; SET LOCAL lock_timeout = '20s'; SELECT pg_advisory_lock(6710830); COMMIT",
    )?;
    // The note that a migration ran is in its transaction. Without it, a program that dies in
    // between would leave a house that no program can open.
    let runner = migrations::migrations::runner().set_abort_divergent(false);
    let run = runner.set_grouped(true).run(client);
    let granted = run.map_err(StoreError::from).and_then(|_| grant(client));
    client.batch_execute("SELECT pg_advisory_unlock(6710830)")?;
    granted?;
    // Counters of the older program that have the house open say so at once.
    Ok(client.batch_execute(&format!("NOTIFY {CHANNEL}, 'upgrade counters'"))?)
}

/// Gives the roles of counters and of the site their rights on what a migration made, where the server has them.
fn grant(client: &mut Client) -> Result<(), StoreError> {
    for (role, rights) in [("contremarque_guichet", ROLES), ("contremarque_site", SITE)] {
        let there = "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = $1)";
        if client.query_one(there, &[&role])?.get(0) {
            client.batch_execute(rights)?;
        }
    }
    Ok(())
}
