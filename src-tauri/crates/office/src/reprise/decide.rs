//! Decisions: each moves the request, its place, the money, the journal and the mail, or nothing.

use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::{Acceptance, RepriseState, UNDO_MS, acceptance};
use serde_json::json;
use store::Tx;

use crate::credit::{self, Origin};
use crate::journal::{self, Entry};
use crate::wire::{Decided, Noted, Refuse, Versioned};
use crate::{Code, Cx, OfficeError, ledger, mail, page, series};

use super::row::{Change, RepriseRow, set_place, set_state};
use super::{claim, letter};

/// Longest note to a supervisor, in characters.
const NOTE_MAX: usize = 500;

/// Accepts a request: the place is taken back and its code revoked, the seat is on sale, the
/// customer has a numbered lot, the ledger and the journal say so, the mail is queued. From the
/// policy's amount on, or against a rule, it is proposed to a supervisor instead.
///
/// # Errors
/// [`Code::AlreadyDecided`], [`Code::Stale`], [`Code::ClaimedByOther`], [`Code::OwnProposal`],
/// [`Code::NeedsSupervisor`].
pub fn accept(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Versioned) -> Result<Decided, OfficeError> {
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, row.id)?;
    let (me, role) = (cx.operator.id, cx.operator.role);
    match acceptance(row.state, row.needs_signature, row.proposed_by, me, role) {
        Acceptance::Decides => {}
        Acceptance::Proposes => return propose(tx, cx, &row, ""),
        Acceptance::OwnProposal => return Err(OfficeError::new(Code::OwnProposal)),
        Acceptance::NeedsSupervisor => {
            return Err(OfficeError::new(Code::NeedsSupervisor).with("reason", "signature"));
        }
    }
    set_place(tx, row.place_id, PlaceState::Pending, PlaceState::TakenBack)?;
    let expires_at_ms = row.policy()?.expires_at_ms(cx.at_ms, cx.house.zone());
    let lot = give_credit(tx, cx, &row, expires_at_ms)?;
    let change = Change { decided: true, ..Change::default() };
    let version = set_state(tx, cx, &row, RepriseState::Accepted, &change)?;
    let mut data = row.data();
    let mut transfers = Vec::new();
    if let Some((lot_id, number)) = &lot {
        data["lot"] = json!(number);
        data["expires_at_ms"] = json!(expires_at_ms);
        transfers.extend(ledger::transfer(ledger::REPRISES, *lot_id, row.reprise_cents));
    }
    journal::append(tx, cx, Entry { data, transfers, ..entry("reprise.accepted", &row) })?;
    let balance = credit::balance(tx, row.customer_id, cx.at_ms)?;
    let number = lot.map(|(_, number)| number);
    let facts = letter::accepted(cx, &row, number, expires_at_ms, balance);
    queue_mail(tx, cx, &row, &facts)?;
    Ok(decided(cx, &row, version, RepriseState::Accepted))
}

/// A lot for what is given back; a free place gives none.
fn give_credit(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
    expires_at_ms: i64,
) -> Result<Option<(i64, String)>, OfficeError> {
    if row.reprise_cents == Cents::ZERO {
        return Ok(None);
    }
    let origin = Origin::Reprise(row.id);
    let lot = credit::open_lot(tx, cx, row.customer_id, origin, row.reprise_cents, expires_at_ms)?;
    Ok(Some((lot.id, series::lot_number(lot.number))))
}

/// Refuses a request: the place is the customer's again and its code opens the door.
///
/// # Errors
/// As [`accept`]; [`Code::UnknownReason`], [`Code::BadField`] on `sentence`.
pub fn refuse(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Refuse) -> Result<Decided, OfficeError> {
    let sentence = page::text("sentence", &args.sentence, letter::SENTENCE_MAX)?;
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, row.id)?;
    only_supervisor_while_awaiting(cx, &row)?;
    let policy = row.policy()?;
    let facts = letter::refused(cx, &row, &policy, &args.reason, sentence)?;
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
    journal::append(tx, cx, Entry { data, note, ..entry("reprise.refused", &row) })?;
    queue_mail(tx, cx, &row, &facts)?;
    Ok(decided(cx, &row, version, RepriseState::Refused))
}

/// Puts a request aside.
///
/// # Errors
/// As [`accept`].
pub fn hold(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Versioned) -> Result<Decided, OfficeError> {
    move_open(tx, cx, args, RepriseState::Held, "reprise.held")
}

/// Takes a request up again: from aside, or from the supervisor's list.
///
/// # Errors
/// As [`accept`].
pub fn resume(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Versioned) -> Result<Decided, OfficeError> {
    move_open(tx, cx, args, RepriseState::Requested, "reprise.resumed")
}

fn move_open(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned,
    to: RepriseState,
    action: &'static str,
) -> Result<Decided, OfficeError> {
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, row.id)?;
    only_supervisor_while_awaiting(cx, &row)?;
    let version = set_state(tx, cx, &row, to, &Change::default())?;
    journal::append(tx, cx, Entry { data: row.data(), ..entry(action, &row) })?;
    Ok(Decided { id: row.id, version, state: to, undo_until_ms: None })
}

/// Passes a request to a supervisor, with a note.
///
/// # Errors
/// As [`accept`]; [`Code::BadField`] on `note`.
pub fn pass(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Noted) -> Result<Decided, OfficeError> {
    let note = page::text("note", &args.note, NOTE_MAX)?;
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, row.id)?;
    if row.state == RepriseState::AwaitingSupervisor {
        return Err(row
            .unchanged_since(args.version - 1)
            .err()
            .unwrap_or(OfficeError::new(Code::Stale)));
    }
    propose(tx, cx, &row, note)
}

fn propose(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
    note: &str,
) -> Result<Decided, OfficeError> {
    let change = Change { proposed_by: Some(cx.operator.id), ..Change::default() };
    let version = set_state(tx, cx, row, RepriseState::AwaitingSupervisor, &change)?;
    let note = Some(note).filter(|n| !n.is_empty());
    journal::append(tx, cx, Entry { data: row.data(), note, ..entry("reprise.passed", row) })?;
    let state = RepriseState::AwaitingSupervisor;
    Ok(Decided { id: row.id, version, state, undo_until_ms: None })
}

/// The customer takes the request back: the place is theirs again.
///
/// # Errors
/// As [`accept`].
pub fn withdraw(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Versioned) -> Result<Decided, OfficeError> {
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, row.id)?;
    set_place(tx, row.place_id, PlaceState::Pending, PlaceState::Live)?;
    let change = Change { decided: true, ..Change::default() };
    let version = set_state(tx, cx, &row, RepriseState::Withdrawn, &change)?;
    mail::cancel_for(tx, row.id)?;
    journal::append(tx, cx, Entry { data: row.data(), ..entry("reprise.withdrawn", &row) })?;
    Ok(Decided { id: row.id, version, state: RepriseState::Withdrawn, undo_until_ms: None })
}

fn only_supervisor_while_awaiting(cx: &Cx<'_>, row: &RepriseRow) -> Result<(), OfficeError> {
    let awaiting = row.state == RepriseState::AwaitingSupervisor;
    if awaiting && cx.operator.role != domain::access::Role::Supervisor {
        return Err(OfficeError::new(Code::NeedsSupervisor).with("reason", "signature"));
    }
    Ok(())
}

/// The mail leaves once the decision can no longer be undone.
fn queue_mail(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
    facts: &domain::paper::MailFacts,
) -> Result<(), OfficeError> {
    mail::queue(
        tx,
        cx,
        facts,
        &row.customer_email,
        row.customer_id,
        Some(row.order_id),
        Some(row.id),
        cx.at_ms + UNDO_MS,
    )?;
    Ok(())
}

fn decided(cx: &Cx<'_>, row: &RepriseRow, version: i64, state: RepriseState) -> Decided {
    Decided { id: row.id, version, state, undo_until_ms: Some(cx.at_ms + UNDO_MS) }
}

/// A row of the journal about a request.
pub(super) fn entry<'a>(action: &'static str, row: &RepriseRow) -> Entry<'a> {
    Entry {
        action,
        customer_id: Some(row.customer_id),
        order_id: Some(row.order_id),
        reprise_id: Some(row.id),
        ..Entry::default()
    }
}
