//! Decisions: each moves the request, its place, the money, the journal and the mail, or nothing.

use contract::action::Action;
use contract::args::{Noted, Versioned};
use contract::ids::RepriseId;
use contract::reprise::{Decided, Refuse};
use domain::place::PlaceState;
use domain::reprise::{RepriseState, UNDO_MS, needs_supervisor};
use serde_json::json;
use store::Tx;

use super::acceptance_batch::AcceptanceBatch;
use super::row::{Change, RepriseRow, set_place, set_state};
use super::traces::{decided, entry};
use super::{claim, mail_facts};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError, mail, page};

/// Longest note to a supervisor, in characters.
const NOTE_MAX: usize = 500;

/// Refuses a request: the place is the customer's again and its code opens the door.
///
/// # Errors
/// As [`accept`](super::accept()); [`Code::UnknownReason`], [`Code::BadField`] on `sentence`;
/// [`Code::Contradicted`] where the other system cancelled the place and has its money.
pub fn refuse(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Refuse) -> Result<Decided, OfficeError> {
    let sentence = page::text("sentence", &args.sentence, mail_facts::SENTENCE_MAX)?;
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, &row)?;
    only_supervisor_while_awaiting(cx, &row)?;
    // The place cannot be the customer's again: a supervisor closes the request instead.
    if row.place_after() != PlaceState::Live {
        return Err(row.contradicted());
    }
    let policy = row.policy()?;
    let facts = mail_facts::refused(cx, &row, &policy, &args.reason, sentence)?;
    set_place(tx, row.place_id, PlaceState::Pending, PlaceState::Live)?;
    let change = Change {
        decided: true,
        reason_code: Some(&args.reason),
        sentence: Some(sentence),
        ..Change::default()
    };
    let version = set_state(tx, cx, &row, RepriseState::Refused, &change)?;
    let mut data = row.data();
    data["reason"] = json!(args.reason);
    let note = Some(sentence).filter(|s| !s.is_empty());
    // The mail leaves once the decision can no longer be undone.
    queue_mail(tx, cx, &row, &facts, cx.at_ms + UNDO_MS)?;
    journal::append(tx, cx, Entry { data, note, ..entry(Action::RepriseRefused, &row) })?;
    Ok(decided(cx, &row, version, RepriseState::Refused))
}

/// Puts a request aside.
///
/// # Errors
/// As [`accept`](super::accept()).
pub fn hold(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned<RepriseId>,
) -> Result<Decided, OfficeError> {
    move_open(tx, cx, args, RepriseState::Held, Action::RepriseHeld)
}

/// Takes a request up again: from aside, or from the supervisor's list.
///
/// # Errors
/// As [`accept`](super::accept()).
pub fn resume(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned<RepriseId>,
) -> Result<Decided, OfficeError> {
    move_open(tx, cx, args, RepriseState::Requested, Action::RepriseResumed)
}

fn move_open(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned<RepriseId>,
    to: RepriseState,
    action: Action,
) -> Result<Decided, OfficeError> {
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, &row)?;
    only_supervisor_while_awaiting(cx, &row)?;
    let version = set_state(tx, cx, &row, to, &Change::default())?;
    journal::append(tx, cx, Entry { data: row.data(), ..entry(action, &row) })?;
    Ok(Decided { id: row.id, version, state: to, undo_until_ms: None })
}

/// Passes a request to a supervisor, with a note.
///
/// # Errors
/// As [`accept`](super::accept()); [`Code::BadField`] on `note`.
pub fn escalate(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Noted<RepriseId>,
) -> Result<Decided, OfficeError> {
    let note = page::text("note", &args.note, NOTE_MAX)?;
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, &row)?;
    if row.state == RepriseState::AwaitingSupervisor {
        return Err(row
            .unchanged_since(args.version - 1)
            .err()
            .unwrap_or(OfficeError::new(Code::Stale)));
    }
    // A proposal makes no lot.
    let mut gathered = AcceptanceBatch::from_lot(0);
    let decided = gathered.propose(cx, &row, note, false);
    gathered.write(tx, cx)?;
    Ok(decided)
}

/// The customer takes the request back: the place is theirs again, unless the other system cancelled it and has its money.
/// On the site they do it by themselves: whoever has it on the screen finds it withdrawn.
///
/// # Errors
/// As [`accept`](super::accept()); [`Code::Contradicted`] on the site, where they would have nothing back.
pub fn withdraw(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned<RepriseId>,
) -> Result<Decided, OfficeError> {
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    if cx.operator.visitor.is_none() {
        claim::take_from_screen(tx, cx, &row)?;
    } else if row.place_after() != PlaceState::Live {
        // They would have nothing back: the box office sees to it.
        return Err(row.contradicted());
    }
    set_place(tx, row.place_id, PlaceState::Pending, row.place_after())?;
    let change = Change { decided: true, ..Change::default() };
    let version = set_state(tx, cx, &row, RepriseState::Withdrawn, &change)?;
    let facts = match row.place_after() {
        PlaceState::Live => mail_facts::withdrawn(cx, &row),
        _ => mail_facts::closed(cx, &row, ""),
    };
    queue_mail(tx, cx, &row, &facts, cx.at_ms)?;
    journal::append(tx, cx, Entry { data: row.data(), ..entry(Action::RepriseWithdrawn, &row) })?;
    Ok(Decided { id: row.id, version, state: RepriseState::Withdrawn, undo_until_ms: None })
}

fn only_supervisor_while_awaiting(cx: &Cx<'_>, row: &RepriseRow) -> Result<(), OfficeError> {
    if needs_supervisor(row.state, cx.operator.role) {
        return Err(OfficeError::new(Code::NeedsSupervisor).with("reason", "signature"));
    }
    Ok(())
}

/// A mail about a request, to leave at `due_at_ms`. Nobody writes to a person who was erased.
pub(super) fn queue_mail(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
    facts: &contract::facts::MailFacts,
    due_at_ms: i64,
) -> Result<(), OfficeError> {
    if row.erased_at_ms.is_some() {
        return Ok(());
    }
    mail::queue(
        tx,
        cx,
        facts,
        &row.customer_email,
        row.customer_id,
        Some(row.order_id),
        Some(row.id),
        due_at_ms,
    )?;
    Ok(())
}
