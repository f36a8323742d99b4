//! How a house is, for whoever watches it from outside.

use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::counter;
use crate::OfficeError;

/// What waits, and when the house was last worked in.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Health {
    /// The house; empty before it is founded.
    pub house: String,
    /// IANA name.
    pub time_zone: String,
    pub demo: bool,
    /// What the house's clock is ahead of the machine's, milliseconds: a demo's alone.
    pub ahead_ms: i64,
    /// Rows of the journal.
    pub journal_rows: i64,
    /// When the last one was written, UTC milliseconds; 0 where there is none.
    pub last_at_ms: i64,
    /// Mails that leave by themselves.
    pub mails_waiting: i64,
    /// When the one that waits longest was written, UTC milliseconds.
    pub mails_since_ms: Option<i64>,
    /// Mails that went to nobody, and of which nobody has said what becomes of them.
    pub mails_failed: i64,
    /// Mails that may have left.
    pub mails_in_doubt: i64,
    /// The post stands still until somebody says go on.
    pub mails_stopped: bool,
    /// Counters that wait for a supervisor to let them in.
    pub counters_waiting: i64,
    /// Counters that are at work.
    pub counters_open: i64,
}

/// Looks, at `now_ms`, UTC milliseconds, by the clock that counters show themselves by.
///
/// # Errors
/// From the store.
pub fn health(tx: &mut dyn Tx, now_ms: i64) -> Result<Health, OfficeError> {
    let seen_ms = now_ms - counter::AWAY_MS;
    let health: Option<Health> = tx.row(sql!("health"), &named![seen_ms])?;
    health.ok_or_else(|| OfficeError::internal("no answer"))
}
