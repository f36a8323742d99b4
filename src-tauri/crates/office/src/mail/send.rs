//! A mail on its way: claimed in a transaction of its own, sent outside of any, then reported.

use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, params};

use super::sql;
use crate::journal::{self, Entry};
use crate::{Cx, OfficeError};

const MINUTE_MS: i64 = 60_000;
/// Waits after the first tries that fail; then hourly.
const FIRST_WAITS_MIN: [i64; 4] = [1, 5, 15, 60];
/// No more tries this long after the mail was due first.
const LONGEST_TRY_MS: i64 = 48 * 60 * MINUTE_MS;
/// A mail that has been leaving for longer belongs to a program that died.
const STALE_MS: i64 = 10 * MINUTE_MS;

/// A mail to send now.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Due {
    /// Id.
    pub id: i64,
    /// Kind.
    pub kind: String,
    /// Customer.
    pub customer_id: i64,
    /// Order.
    pub order_id: Option<i64>,
    /// Request.
    pub reprise_id: Option<i64>,
    /// Address.
    pub recipient: String,
    /// Name.
    pub recipient_name: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body_text: String,
    /// HTML.
    pub body_html: String,
    /// Message-ID, with its angle brackets.
    pub message_id: String,
    /// Date.
    pub date_ms: i64,
    /// Tries, this one included.
    pub attempts: i64,
}

/// How a try went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it, or the file is written.
    Sent,
    /// Not now: a server away, a greylist, a wrong password of ours.
    Later(String),
    /// Refused for good: the address does not exist.
    Refused(String),
    /// The line died after the last dot: nobody knows.
    InDoubt(String),
}

/// When the next mail is due; absent when none waits.
///
/// # Errors
/// From the store.
pub fn next_due(tx: &mut dyn Tx) -> Result<Option<i64>, OfficeError> {
    let due = tx.ints(sql!("mail/next_due"), &[])?;
    Ok(due.first().copied())
}

/// Takes the mail that has waited longest, so that no other program sends it as well.
///
/// # Errors
/// From the store.
pub fn claim(tx: &mut dyn Tx, now_ms: i64) -> Result<Option<Due>, OfficeError> {
    Ok(tx.row(sql!("mail/claim"), &params![now_ms, now_ms + STALE_MS])?)
}

/// Notes that the last line of a mail is about to be handed over: from here on a death of the
/// program leaves the mail in doubt, and before it the mail is simply tried again.
///
/// # Errors
/// From the store.
pub fn handing_over(tx: &mut dyn Tx, id: i64) -> Result<(), OfficeError> {
    tx.execute(sql!("mail/handing_over"), &params![id])?;
    Ok(())
}

/// Puts right what a program that died was sending; says how many mails.
///
/// # Errors
/// From the store.
pub fn stale(tx: &mut dyn Tx, now_ms: i64) -> Result<u64, OfficeError> {
    let doubted = tx.execute(sql!("mail/stale_in_doubt"), &params![now_ms])?;
    Ok(doubted + tx.execute(sql!("mail/stale_again"), &params![now_ms])?)
}

/// Keeps how a try went, and tells the journal when it was the last one.
///
/// # Errors
/// From the store.
pub fn report(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    due: &Due,
    outcome: &Outcome,
) -> Result<(), OfficeError> {
    let now = cx.at_ms;
    let (state, error, next_ms) = match outcome {
        Outcome::Sent => ("sent", None, now),
        Outcome::Refused(why) => ("failed", Some(why), now),
        Outcome::InDoubt(why) => ("in_doubt", Some(why), now),
        Outcome::Later(why) => match retry_after_ms(due.attempts, now - due.date_ms) {
            Some(wait_ms) => ("retry", Some(why), now + wait_ms),
            None => ("failed", Some(why), now),
        },
    };
    let error = error.map(|why| why.chars().take(500).collect::<String>());
    let sent_at_ms = (state == "sent").then_some(now);
    tx.execute(sql!("mail/report"), &params![due.id, state, error, next_ms, sent_at_ms])?;
    if state == "retry" {
        return Ok(());
    }
    journal::append(
        tx,
        cx,
        Entry {
            action: match state {
                "sent" => "mail.sent",
                "failed" => "mail.failed",
                _ => "mail.in_doubt",
            },
            customer_id: Some(due.customer_id),
            order_id: due.order_id,
            reprise_id: due.reprise_id,
            data: json!({ "mail": due.id, "kind": due.kind, "attempts": due.attempts }),
            note: Some(&due.recipient),
            ..Entry::default()
        },
    )?;
    Ok(())
}

/// How long to wait after the `attempts`-th try failed, `age_ms` after the mail was made; nothing
/// when it is time to give up.
#[must_use]
pub fn retry_after_ms(attempts: i64, age_ms: i64) -> Option<i64> {
    let rank = usize::try_from(attempts - 1).unwrap_or_default();
    let wait_ms = FIRST_WAITS_MIN.get(rank).unwrap_or(&60) * MINUTE_MS;
    (age_ms + wait_ms <= LONGEST_TRY_MS).then_some(wait_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_after_1_5_15_and_60_minutes_then_hourly_for_48_hours() {
        let mut age_ms = 0;
        let mut waits = Vec::new();
        while let Some(wait_ms) = retry_after_ms(waits.len() as i64 + 1, age_ms) {
            waits.push(wait_ms / MINUTE_MS);
            age_ms += wait_ms;
        }
        assert_eq!(waits[..5], [1, 5, 15, 60, 60]);
        assert!(waits[4..].iter().all(|wait| *wait == 60));
        assert!(age_ms <= LONGEST_TRY_MS && age_ms > LONGEST_TRY_MS - 60 * MINUTE_MS);
    }
}
