//! Who is there: each counter of a shared house shows itself every few seconds, by the server's clock. It is no record.

use contract::ids::{CounterId, OperatorId};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;

/// A counter that has not shown itself for this long is away.
pub(crate) const AWAY_MS: i64 = 45_000;
/// Counters a house lists, at most.
pub(crate) const LISTED_MAX: i64 = 200;

/// What a counter shows of itself.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    pub id: CounterId,
    /// Who is signed in; 0 is nobody.
    pub operator_id: OperatorId,
    /// The version of its program.
    pub program: &'a str,
    /// Where its folder is: a copy of it is elsewhere.
    pub folder: &'a str,
}

#[derive(Deserialize)]
struct Named {
    id: CounterId,
    name: String,
}

#[derive(Deserialize)]
struct Seen {
    folder: String,
    seen_at_ms: i64,
}

/// Shows that a counter is there, unless a copy of its folder is there already. A file has no other counter to show
/// itself to.
///
/// # Errors
/// From the store.
pub fn beat(tx: &mut dyn Tx, shown: Shown<'_>) -> Result<(), OfficeError> {
    let Some(now_ms) = tx.now_ms() else { return Ok(()) };
    let Shown { id, operator_id, program, folder } = shown;
    let operator = (operator_id != OperatorId::PROGRAM).then_some(operator_id);
    tx.execute(
        sql!("beat"),
        &named![
            counter_id = id,
            seen_at_ms = now_ms,
            operator_id = operator,
            program,
            schema_known = store::schema_version(),
            folder,
            away_ms = now_ms - AWAY_MS,
            ahead_ms = now_ms + AWAY_MS
        ],
    )?;
    Ok(())
}

/// Leaves the place that it has in `folder`: it is nowhere until it shows itself again.
///
/// # Errors
/// From the store.
pub fn leave(tx: &mut dyn Tx, id: CounterId, folder: &str) -> Result<(), OfficeError> {
    tx.execute(sql!("leave"), &named![counter_id = id, folder])?;
    Ok(())
}

/// The names of the other counters that may work here, of those that are `wanted`.
///
/// # Errors
/// From the store.
pub fn others(
    tx: &mut dyn Tx,
    own: CounterId,
    wanted: impl Fn(CounterId) -> bool,
) -> Result<Vec<String>, OfficeError> {
    let rows: Vec<Named> =
        tx.rows(sql!("let_in"), &named![counter_id = own, limit = LISTED_MAX])?;
    Ok(rows.into_iter().filter(|row| wanted(row.id)).map(|row| row.name).collect())
}

/// Whether this counter works in another folder now: `folder`, or the other, is a copy.
///
/// # Errors
/// From the store.
pub fn is_elsewhere(tx: &mut dyn Tx, id: CounterId, folder: &str) -> Result<bool, OfficeError> {
    let Some(now_ms) = tx.now_ms() else { return Ok(false) };
    let seen: Option<Seen> = tx.row(sql!("elsewhere"), &named![counter_id = id])?;
    Ok(seen.is_some_and(|seen| {
        // A server whose clock was set back knows of nobody who was there later.
        let lately = now_ms - AWAY_MS + 1..=now_ms + AWAY_MS;
        !seen.folder.is_empty() && seen.folder != folder && lately.contains(&seen.seen_at_ms)
    }))
}
