//! What a server says as a transaction begins: the house's schema, and the time.

use ::postgres::SimpleQueryMessage;

use super::migrate::newest_migration;
use crate::StoreError;
use crate::fits::fits;

/// Refuses a house of another schema, where the transaction began by asking for it.
pub(super) fn knows(said: &[SimpleQueryMessage]) -> Result<(), StoreError> {
    let row = said.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.try_get("house_schema").ok().flatten(),
        _ => None,
    });
    let Some(found) = row else { return Ok(()) };
    let found =
        found.parse().map_err(|_| StoreError::Shape("the schema is no number".to_owned()))?;
    fits(found, newest_migration())
}

/// The server's clock, which is the last thing that a transaction is told when it begins.
pub(super) fn time_of(said: &[SimpleQueryMessage]) -> Result<i64, StoreError> {
    let rows = said.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    });
    let time = rows.last().and_then(|time| time.parse().ok());
    time.ok_or_else(|| StoreError::Shape("the server tells no time".to_owned()))
}
