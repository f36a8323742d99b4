//! The line to the mail server: who may use it, and how it is. One program of the house sends at a
//! time; a line that fails waits as a whole, so that no mail is blamed for it.

use contract::action::Action;
use contract::args::Empty;
use contract::ids::CounterId;
use contract::mail::{MailLine, MailLineState, MailLines, MailReason};
use domain::clock::STEP_MS;
use domain::time::MINUTE_MS;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::send::is_due;
use super::sender::{CLAIM_MS, Sender, Trouble};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

/// Minutes before a failed line is tried again, one after each failure. The last one repeats.
const WAITS_MIN: [i64; 4] = [1, 2, 5, 15];
const LONGEST_MS: i64 = WAITS_MIN[WAITS_MIN.len() - 1] * MINUTE_MS;

#[derive(Deserialize)]
struct CounterLine {
    state: MailLineState,
    failures: i64,
    retry_at_ms: i64,
}

#[derive(Deserialize)]
struct Lease {
    holder: String,
    until_ms: i64,
}

/// Whether there is something to send now and this program may send it. Takes no lock, so that
/// looking costs next to nothing.
///
/// # Errors
/// From the store.
pub fn may_send(tx: &mut dyn Tx, who: Sender<'_>, now_ms: i64) -> Result<bool, OfficeError> {
    if !is_due(tx, now_ms)? {
        return Ok(false);
    }
    let lease: Option<Lease> = tx.row(sql!("lease"), &[])?;
    let held = |lease: Lease| lease.holder != who.holder && waits(lease.until_ms, now_ms, CLAIM_MS);
    Ok(!lease.is_some_and(held) && is_open(tx, who, now_ms)?)
}

/// Whether something that ends then, and lasts so long at most, has yet to end. What ends later than it
/// could was written under a clock that was wrong.
fn waits(until_ms: i64, now_ms: i64, lasts_ms: i64) -> bool {
    (1..=lasts_ms + STEP_MS).contains(&(until_ms - now_ms))
}

fn is_open(tx: &mut dyn Tx, who: Sender<'_>, now_ms: i64) -> Result<bool, OfficeError> {
    let line: Option<CounterLine> = tx.row(sql!("line"), &named![counter_id = who.counter_id])?;
    Ok(line.is_none_or(|line| match line.state {
        MailLineState::Open => true,
        MailLineState::Away => !waits(line.retry_at_ms, now_ms, LONGEST_MS),
        MailLineState::Paused => false,
    }))
}

/// Takes the lease for as long as one mail may last, or renews it. Gives false when another program
/// has it. With `alone`, as in [`super::recover`], no other can have it.
///
/// # Errors
/// From the store.
pub fn take(
    tx: &mut dyn Tx,
    who: Sender<'_>,
    now_ms: i64,
    alone: bool,
) -> Result<bool, OfficeError> {
    let ended_ms = if alone { i64::MAX } else { now_ms };
    let row = named![holder = who.holder, until_ms = now_ms + CLAIM_MS, now_ms = ended_ms];
    let taken = tx.execute(sql!("take_lease"), &row)?;
    Ok(taken > 0 && is_open(tx, who, now_ms)?)
}

/// Lets others send.
///
/// # Errors
/// From the store.
pub fn give_back(tx: &mut dyn Tx, who: Sender<'_>) -> Result<(), OfficeError> {
    tx.execute(sql!("give_lease_back"), &named![holder = who.holder])?;
    Ok(())
}

/// Notes that the line failed: it waits a while, or for a person. The journal is told when it waits
/// for a person.
///
/// # Errors
/// From the store.
pub fn down(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    who: Sender<'_>,
    trouble: &Trouble,
    for_a_person: bool,
) -> Result<(), OfficeError> {
    let line: Option<CounterLine> = tx.row(sql!("line"), &named![counter_id = who.counter_id])?;
    let failures = line.map_or(0, |line| line.failures) + 1;
    let rank = usize::try_from(failures - 1).unwrap_or_default().min(WAITS_MIN.len() - 1);
    let state = if for_a_person { "paused" } else { "away" };
    let retry_at_ms = cx.at_ms + WAITS_MIN[rank] * MINUTE_MS;
    tx.execute(
        sql!("set_line"),
        &named![
            counter_id = who.counter_id,
            state,
            reason = trouble.reason_key()?,
            answer = trouble.answer(),
            failures,
            since_ms = cx.at_ms,
            retry_at_ms
        ],
    )?;
    if for_a_person {
        let data = json!({ "reason": trouble.reason });
        journal::append(tx, cx, Entry { data, ..Entry::of(Action::MailPaused) })?;
    }
    Ok(())
}

/// Notes that a mail went over the line: it works.
///
/// # Errors
/// From the store.
pub fn up(tx: &mut dyn Tx, who: Sender<'_>, now_ms: i64) -> Result<(), OfficeError> {
    tx.execute(
        sql!("set_line"),
        &named![
            counter_id = who.counter_id,
            state = "open",
            reason = None::<&str>,
            answer = None::<&str>,
            failures = 0,
            since_ms = now_ms,
            retry_at_ms = 0
        ],
    )?;
    Ok(())
}

/// Opens every line, and lets the waiting mails leave now.
///
/// # Errors
/// From the store.
pub fn reopen(tx: &mut dyn Tx, now_ms: i64) -> Result<(), OfficeError> {
    tx.execute(sql!("lines_up"), &[])?;
    tx.execute(sql!("make_due"), &named![now_ms])?;
    Ok(())
}

/// Tries the line again now, on a person's word.
///
/// # Errors
/// From the store.
pub fn resume(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<MailLines, OfficeError> {
    reopen(tx, cx.at_ms)?;
    journal::append(tx, cx, Entry::of(Action::MailResumed))?;
    lines(tx, cx, &Empty {})
}

#[derive(Deserialize)]
struct DownRow {
    counter_id: CounterId,
    counter: String,
    state: MailLineState,
    reason: MailReason,
    answer: Option<String>,
    since_ms: i64,
    retry_at_ms: i64,
}

/// Lists the lines that are down, and none once a mail has left over any line since. One counter that
/// sends is enough: another without the password need not warn anybody.
///
/// # Errors
/// From the store.
pub fn lines(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<MailLines, OfficeError> {
    let latest = named![latest_ms = cx.at_ms + STEP_MS];
    let rows: Vec<DownRow> = tx.rows(sql!("lines_down"), &latest)?;
    let lines = rows.into_iter().map(|row| MailLine {
        counter: row.counter,
        here: row.counter_id == cx.counter_id,
        state: row.state,
        reason: row.reason,
        answer: row.answer.unwrap_or_default(),
        since_ms: row.since_ms,
        retry_at_ms: row.retry_at_ms,
    });
    let waiting = tx.int(sql!("count_waiting"), &[])?;
    Ok(MailLines { lines: lines.collect(), waiting })
}
