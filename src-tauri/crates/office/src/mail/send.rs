//! A mail on its way: claimed in a transaction of its own, sent outside of any, then reported.

use contract::action::Action;
use contract::facts::MailFacts;
use contract::ids::{CustomerId, MailId, OrderId, RepriseId};
use domain::clock::STEP_MS;
use domain::time::HOUR_MS;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::retry::retry_after_ms;
use super::sender::{CLAIM_MS, Sender, Trouble};
use super::tickets;
use crate::books::journal::{self, Entry};
use crate::{Cx, House, OfficeError};

/// A mail to send now.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Due {
    pub id: MailId,
    pub kind: String,
    pub customer_id: CustomerId,
    pub order_id: Option<OrderId>,
    pub reprise_id: Option<RepriseId>,
    /// Address.
    pub recipient: String,
    pub recipient_name: String,
    pub subject: String,
    pub body_text: String,
    /// Its HTML; or what text and HTML are laid out from.
    pub body_html: String,
    /// Message-ID, with its angle brackets.
    pub message_id: String,
    /// What it states, as it was kept; the file attached is made of it.
    pub facts: Option<String>,
    pub date_ms: i64,
    /// When the first of its present tries was made.
    pub since_ms: i64,
    /// Tries, this one included.
    pub attempts: i64,
}

impl Due {
    /// What it states; absent for facts that were not kept, or that a newer program wrote.
    #[must_use]
    pub fn mail_facts(&self) -> Option<MailFacts> {
        self.facts.as_deref().and_then(|facts| serde_json::from_str(facts).ok())
    }
}

/// How a try went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendOutcome {
    /// The server took it, or the file is written.
    Sent,
    /// Not now: a greylist, a full mailbox, a line that was cut before the last dot.
    Later(Trouble),
    /// Refused for good: the address does not exist.
    Refused(Trouble),
    /// The line died after the last dot: nobody knows.
    InDoubt(Trouble),
}

/// No mail waits longer before it is tried again: one hour.
const LONGEST_WAIT_MS: i64 = HOUR_MS;

/// What is due later than this waits for nothing: it was queued, tried or taken under a clock that was ahead.
const fn latest_ms(now_ms: i64) -> i64 {
    now_ms + LONGEST_WAIT_MS + STEP_MS
}

/// Whether a mail is due, the claim of one that is leaving ended, or one is due later than any waits.
pub(super) fn is_due(tx: &mut dyn Tx, now_ms: i64) -> Result<bool, OfficeError> {
    let Some(next_ms) = tx.ints(sql!("next_due"), &[])?.first().copied() else { return Ok(false) };
    if next_ms <= now_ms {
        return Ok(true);
    }
    let last = tx.ints(sql!("last_due"), &[])?;
    Ok(last.first().is_some_and(|last_ms| *last_ms > latest_ms(now_ms)))
}

/// Brings near what is due later than any mail waits.
fn bring_near(tx: &mut dyn Tx, now_ms: i64) -> Result<(), OfficeError> {
    tx.execute(sql!("bring_near"), &named![now_ms, latest_ms = latest_ms(now_ms)])?;
    Ok(())
}

/// Takes the mail that has waited longest, so that no other program sends it as well. Tickets that are over are not
/// taken: [`recover`] takes them back.
///
/// # Errors
/// [`crate::Code::HouseMoved`]: the house that was left sends nothing; from the store.
pub fn claim(tx: &mut dyn Tx, who: Sender<'_>, now_ms: i64) -> Result<Option<Due>, OfficeError> {
    House::load(tx)?;
    let due: Option<Due> = tx.row(
        sql!("claim_next"),
        &named![now_ms, due_at_ms = now_ms + CLAIM_MS, holder = who.holder],
    )?;
    match due {
        Some(due) if tickets::are_over(tx, due.id)? => {
            put_back(tx, who, due.id)?;
            Ok(None)
        }
        due => Ok(due),
    }
}

/// Notes that the text is about to go over the line. A program that dies after it leaves the mail
/// in doubt; one that dies before it leaves the mail to be tried again. Gives false when another
/// program has the mail by now, or its tickets are over: it must not be sent from here.
///
/// # Errors
/// [`crate::Code::HouseMoved`] as [`claim`]; from the store.
pub fn handing_over(
    tx: &mut dyn Tx,
    who: Sender<'_>,
    id: MailId,
    now_ms: i64,
) -> Result<bool, OfficeError> {
    House::load(tx)?;
    if tickets::are_over(tx, id)? {
        return Ok(false);
    }
    let until_ms = now_ms + CLAIM_MS;
    let lease = tx.execute(sql!("take_lease"), &named![holder = who.holder, until_ms, now_ms])?;
    let row = named![id, holder = who.holder, handed_at_ms = now_ms, due_at_ms = until_ms];
    Ok(lease > 0 && tx.execute(sql!("handing_over"), &row)? > 0)
}

/// Puts a mail back whose text surely did not arrive, begun or not. It waits as before, because nothing was its
/// fault.
///
/// # Errors
/// From the store.
pub fn put_back(tx: &mut dyn Tx, who: Sender<'_>, id: MailId) -> Result<(), OfficeError> {
    tx.execute(sql!("put_back"), &named![id, holder = who.holder])?;
    Ok(())
}

/// Puts right what a dead program was sending, brings near what a clock that was ahead put off, and takes back tickets that are
/// over. Gives how many mails, without those that were brought near. Claims made
/// before `claimed_before_ms` are those of dead programs; others are once they end.
///
/// # Errors
/// From the store.
pub fn recover(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    claimed_before_ms: Option<i64>,
) -> Result<u64, OfficeError> {
    bring_near(tx, cx.at_ms)?;
    let before_ms = claimed_before_ms.map_or(cx.at_ms, |at_ms| cx.at_ms.max(at_ms + CLAIM_MS));
    let doubted: Vec<Due> = tx.rows(sql!("recover_in_doubt"), &named![before_ms])?;
    for due in &doubted {
        record(tx, cx, due, &due.recipient, Action::MailInDoubt)?;
    }
    let again = tx.execute(sql!("recover_again"), &named![before_ms, at_ms = cx.at_ms])?;
    let over = tickets::take_back_due(tx, cx)?;
    Ok(doubted.len() as u64 + again + over)
}

/// Keeps how a try went, and tells the journal when it was the last one.
///
/// # Errors
/// From the store.
pub fn report(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    who: Sender<'_>,
    due: &Due,
    outcome: &SendOutcome,
) -> Result<(), OfficeError> {
    let now = cx.at_ms;
    let (state, trouble, next_ms) = match outcome {
        SendOutcome::Sent => ("sent", None, now),
        SendOutcome::Refused(trouble) => ("failed", Some(trouble), now),
        SendOutcome::InDoubt(trouble) => ("in_doubt", Some(trouble), now),
        SendOutcome::Later(trouble) => {
            match retry_after_ms(due.attempts, now.saturating_sub(due.since_ms)) {
                Some(wait_ms) => ("retry", Some(trouble), now + wait_ms),
                None => ("failed", Some(trouble), now),
            }
        }
    };
    let reason = trouble.map(Trouble::reason_key).transpose()?;
    let sent_at_ms = (state == "sent").then_some(now);
    let row = named![
        id = due.id,
        state,
        error = trouble.map(Trouble::answer),
        due_at_ms = next_ms,
        sent_at_ms,
        reason,
        holder = who.holder
    ];
    // Another program has it by now, and has reported it.
    let Some(kept) = tx.row::<Kept, _>(sql!("report"), &row)? else { return Ok(()) };
    let action = match state {
        "sent" => Action::MailSent,
        "failed" => Action::MailFailed,
        "in_doubt" => Action::MailInDoubt,
        _ => return Ok(()),
    };
    record(tx, cx, due, &kept.recipient, action)
}

/// A mail as it is kept once it was tried.
#[derive(Deserialize)]
struct Kept {
    /// Nobody where its customer was erased while it left.
    recipient: String,
}

fn record(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    due: &Due,
    recipient: &str,
    action: Action,
) -> Result<(), OfficeError> {
    let entry = Entry {
        customer_id: Some(due.customer_id),
        order_id: due.order_id,
        reprise_id: due.reprise_id,
        data: json!({ "mail": due.id, "kind": due.kind, "attempts": due.attempts }),
        note: Some(recipient),
        ..Entry::of(action)
    };
    journal::append(tx, cx, entry)?;
    Ok(())
}
