//! Who holds the house, for whoever waits for it, or waited in vain.

use ::postgres::Client;

use crate::StoreError;
use crate::turns::Holder;

/// Who holds the house's row: the name of its counter, or what a session calls itself that is no counter's; whether
/// it is called `$1`, or as the session that asks; whether it has had the row for a second. A server may not say
/// since when another login's session has it.
const HOLDER: &str = "SELECT COALESCE(c.name, a.application_name), \
      a.application_name = COALESCE($1::text, current_setting('application_name')), \
      COALESCE(a.xact_start < clock_timestamp() - interval '1 second', true) \
    FROM pg_locks l \
    JOIN pg_stat_activity a ON a.pid = l.pid \
    LEFT JOIN counter c ON a.application_name = 'contremarque ' || c.id \
    WHERE l.relation = 'head'::regclass AND l.mode = 'RowShareLock' AND l.granted \
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
      AND a.pid <> pg_backend_pid() \
      AND NOT EXISTS (SELECT 1 FROM pg_locks w WHERE w.pid = l.pid AND NOT w.granted) \
    ORDER BY a.xact_start LIMIT 1";

/// What a counter's sessions call themselves on the server, so that [`refusal`] finds its name.
pub(super) fn session_name(counter_id: i64) -> String {
    format!("contremarque {counter_id}")
}

/// The refusal of a transaction that did not get the house in time. The holder may have ended meanwhile. A dead line
/// of this counter's own may still hold the house, and its own name would help nobody.
pub(super) fn refusal(client: &mut Client) -> StoreError {
    match found(client, None).ok().flatten() {
        Some(Found { holder: Holder::Counter(name), .. }) => StoreError::Held(name),
        _ => StoreError::Busy,
    }
}

/// Who has had the house for a second now, as a session of this counter is told that holds nothing.
pub(super) fn now(
    client: &mut Client,
    counter_id: Option<i64>,
) -> Result<Option<Holder>, StoreError> {
    let found = found(client, counter_id.map(session_name).as_deref())?;
    Ok(found.filter(|found| found.for_long).map(|found| found.holder))
}

struct Found {
    holder: Holder,
    for_long: bool,
}

fn found(client: &mut Client, own: Option<&str>) -> Result<Option<Found>, StoreError> {
    let Some(row) = client.query_opt(HOLDER, &[&own])? else { return Ok(None) };
    let name: Option<String> = row.try_get(0)?;
    let is_own: Option<bool> = row.try_get(1)?;
    let holder = match name.filter(|name| !name.is_empty() && is_own != Some(true)) {
        Some(name) => Holder::Counter(name),
        None => Holder::Beside,
    };
    Ok(Some(Found { holder, for_long: row.try_get(2)? }))
}
