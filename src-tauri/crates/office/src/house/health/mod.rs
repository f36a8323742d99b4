//! How a house is, for whoever watches it from outside.

use contract::mail::MailCounts;
use domain::clock::STEP_MS;
use domain::schema::Fit;
use domain::time::DAY_MS;
use serde::{Deserialize, Serialize};
use store::{Tx, TxExt, named, sql};

use super::{counter, notice};
use crate::{House, OfficeError, contradiction, mail};

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
    /// The counters of a server that are at work, by name.
    pub counters: Vec<AtWork>,
}

/// A counter at work, and the program that it works with.
#[derive(Clone, Debug, Serialize)]
pub struct AtWork {
    pub counter: String,
    /// The version of its program.
    pub program: String,
    /// Its program knows an older schema than the house has: it writes nothing.
    pub too_old: bool,
}

#[derive(Deserialize)]
struct Version {
    counter: String,
    program: String,
    schema_known: i64,
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
    /// What imports say otherwise, unsettled for a day.
    pub contradictions_late: i64,
    /// Whether verifying the books found something wrong in them: 1 then.
    pub books_wrong: i64,
    /// The newest of each, by its id; 0 where there is none.
    #[serde(skip_serializing)]
    pub mails_failed_last: i64,
    #[serde(skip_serializing)]
    pub mails_in_doubt_last: i64,
    #[serde(skip_serializing)]
    pub contradictions_late_last: i64,
    #[serde(skip_serializing)]
    pub counters_waiting_last: i64,
    /// Counters that are at work; those of a server alone show themselves.
    pub counters_open: i64,
}

/// Looks, at `now_ms`, UTC milliseconds, by the clock that counters show themselves by.
///
/// # Errors
/// As [`House::load`].
pub fn health(tx: &mut dyn Tx, now_ms: i64) -> Result<Health, OfficeError> {
    let house = House::load(tx)?;
    let asked = named![
        seen_ms = now_ms - counter::AWAY_MS,
        ahead_ms = now_ms + counter::AWAY_MS,
        latest_ms = now_ms + house.ahead_ms() + STEP_MS,
        day_ago_ms = now_ms + house.ahead_ms() - DAY_MS,
        books = notice::BOOKS
    ];
    let schema = store::schema::version(tx)?;
    let seen = named![
        seen_ms = now_ms - counter::AWAY_MS,
        ahead_ms = now_ms + counter::AWAY_MS,
        limit = counter::LISTED_MAX
    ];
    let counters: Vec<Version> = tx.rows(sql!("versions"), &seen)?;
    let now: Option<Now> = contradiction::counted(sql!("health"), &asked).row(tx)?;
    Ok(Health {
        ahead_ms: house.ahead_ms(),
        house: house.name,
        time_zone: house.time_zone,
        demo: house.demo,
        mails: mail::counts(tx)?,
        counters: counters.into_iter().map(|one| one.at_work(schema)).collect(),
        now: now.ok_or_else(|| OfficeError::internal("no answer"))?,
    })
}

impl Version {
    fn at_work(self, house: i64) -> AtWork {
        AtWork {
            too_old: Fit::of(self.schema_known, house) == Fit::TooOld,
            counter: self.counter,
            program: self.program,
        }
    }
}
