//! What a server says of its own backups.

use ::postgres::Client;

use crate::StoreError;
use crate::server::Archive;

const LOOK: &str = "SELECT current_setting('archive_mode') <> 'off',
    (EXTRACT(EPOCH FROM last_archived_time) * 1000)::BIGINT,
    COALESCE(last_failed_time > COALESCE(last_archived_time, '-infinity'), false),
    (SELECT COUNT(*) FROM pg_stat_replication)
    FROM pg_stat_archiver";

/// Asks it. Every login may.
pub(super) fn look(client: &mut Client) -> Result<Archive, StoreError> {
    let row = client.query_one(LOOK, &[])?;
    Ok(Archive { is_on: row.get(0), last_ms: row.get(1), fails: row.get(2), followers: row.get(3) })
}
