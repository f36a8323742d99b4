//! Who holds the house, for whoever waited for it in vain.

use ::postgres::Client;

use crate::StoreError;

/// Who holds the house's row: the name of its counter, or what a session calls itself that is no counter's.
/// The counter that asks is left out: a dead line of its own may still hold the house, and its own name would
/// help nobody.
const HOLDER: &str = "SELECT COALESCE(c.name, a.application_name) \
    FROM pg_locks l \
    JOIN pg_stat_activity a ON a.pid = l.pid \
    LEFT JOIN counter c ON a.application_name = 'contremarque ' || c.id \
    WHERE l.relation = 'head'::regclass AND l.mode = 'RowShareLock' AND l.granted \
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
      AND a.application_name <> current_setting('application_name') \
      AND NOT EXISTS (SELECT 1 FROM pg_locks w WHERE w.pid = l.pid AND NOT w.granted) \
    ORDER BY a.xact_start LIMIT 1";

/// What a counter's sessions call themselves on the server, so that [`refusal`] finds its name.
pub(super) fn session_name(counter_id: i64) -> String {
    format!("contremarque {counter_id}")
}

/// The refusal of a transaction that did not get the house in time. The holder may have ended meanwhile.
pub(super) fn refusal(client: &mut Client) -> StoreError {
    let found = client.query_opt(HOLDER, &[]).ok().flatten();
    let name = found.and_then(|row| row.try_get::<_, Option<String>>(0).ok().flatten());
    match name.filter(|name| !name.is_empty()) {
        Some(name) => StoreError::Held(name),
        None => StoreError::Busy,
    }
}
