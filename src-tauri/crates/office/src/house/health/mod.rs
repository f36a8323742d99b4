//! How a house is, for whoever watches it from outside.

use contract::mail::MailCounts;
use serde::{Deserialize, Serialize};
use store::{Tx, TxExt, named, sql};

use super::counter;
use crate::{House, OfficeError, mail};

/// What waits, and when the house was last worked in.
#[derive(Clone, Debug, Serialize)]
pub struct Health {
    /// Its name.
    pub house: String,
    /// Its IANA time zone.
    pub time_zone: String,
    pub demo: bool,
    /// What its time is ahead of the clock that it runs on, milliseconds: a demo's alone.
    #[serde(skip)]
    pub ahead_ms: i64,
    pub mails: MailCounts,
    #[serde(flatten)]
    pub now: Now,
}

/// What is counted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Now {
    /// Rows of the journal.
    pub journal_rows: i64,
    /// When the last one was written, UTC milliseconds of the house; 0 where there is none.
    pub last_at_ms: i64,
    /// When the mail that waits longest was written, UTC milliseconds of the house.
    pub mails_since_ms: Option<i64>,
    /// The post stands still until somebody says go on.
    pub mails_stopped: bool,
    /// Counters that wait for a supervisor to let them in.
    pub counters_waiting: i64,
    /// Counters that are at work; those of a server alone show themselves.
    pub counters_open: i64,
}

/// Looks, at `now_ms`, UTC milliseconds, by the clock that counters show themselves by.
///
/// # Errors
/// As [`House::load`].
pub fn health(tx: &mut dyn Tx, now_ms: i64) -> Result<Health, OfficeError> {
    let house = House::load(tx)?;
    let now: Option<Now> = tx.row(sql!("health"), &named![seen_ms = now_ms - counter::AWAY_MS])?;
    Ok(Health {
        ahead_ms: house.ahead_ms(),
        house: house.name,
        time_zone: house.time_zone,
        demo: house.demo,
        mails: mail::counts(tx)?,
        now: now.ok_or_else(|| OfficeError::internal("no answer"))?,
    })
}
