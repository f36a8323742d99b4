//! Taking a decision back: within its thirty seconds by whoever took it, later by a supervisor.

use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::{RepriseState, UNDO_MS};
use serde::Deserialize;
use serde_json::json;
use store::{StoreError, Tx, TxExt, params, sql};

use crate::journal::{self, Entry};
use crate::wire::{ById, Decided, Noted};
use crate::{Code, Cx, OfficeError, credit, ledger, mail, page, series};

use super::decide::entry;
use super::row::{Change, RepriseRow, set_place, set_state};

/// Undoes a decision before its mail leaves: the request is to be decided again.
///
/// # Errors
/// [`Code::TooLateToUndo`] after thirty seconds, once the mail left, or for another operator;
/// [`Code::LotSpent`], [`Code::SeatSold`].
pub fn undo(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById) -> Result<Decided, OfficeError> {
    let row = RepriseRow::load(tx, args.id)?;
    let mine = row.decided_by == Some(cx.operator.id);
    let in_time = row.decided_at_ms.is_some_and(|at| cx.at_ms <= at + UNDO_MS);
    let undoable = matches!(row.state, RepriseState::Accepted | RepriseState::Refused);
    if !(mine && in_time && undoable && mail::cancel_for(tx, row.id)?) {
        return Err(OfficeError::new(Code::TooLateToUndo));
    }
    let mut transfers = Vec::new();
    if row.state == RepriseState::Accepted {
        transfers = take_credit_back(tx, &row)?;
        give_place_back(tx, &row, PlaceState::TakenBack, PlaceState::Pending)?;
    } else {
        give_place_back(tx, &row, PlaceState::Live, PlaceState::Pending)?;
    }
    let back = if row.proposed_by.is_some() {
        RepriseState::AwaitingSupervisor
    } else {
        RepriseState::Requested
    };
    let version = set_state(tx, cx, &row, back, &Change::default())?;
    let mut data = row.data();
    data["state"] = json!(row.state.key());
    journal::append(tx, cx, Entry { data, transfers, ..entry("reprise.undone", &row) })?;
    Ok(Decided { id: row.id, version, state: back, undo_until_ms: None })
}

/// Reverses an acceptance: the lot is emptied, the place is the customer's again. Only while the
/// lot is untouched and the seat unsold; else says what stands in the way.
///
/// # Errors
/// [`Code::Stale`], [`Code::LotSpent`], [`Code::SeatSold`], [`Code::BadField`] on `note`.
pub fn reverse(tx: &mut dyn Tx, cx: &Cx<'_>, args: &Noted) -> Result<Decided, OfficeError> {
    let note = page::text("note", &args.note, 500)?;
    let row = RepriseRow::load(tx, args.id)?.unchanged_since(args.version)?;
    if row.state != RepriseState::Accepted {
        return Err(OfficeError::new(Code::AlreadyDecided).with("state", row.state.key()));
    }
    let transfers = take_credit_back(tx, &row)?;
    give_place_back(tx, &row, PlaceState::TakenBack, PlaceState::Live)?;
    let change = Change { decided: true, ..Change::default() };
    let version = set_state(tx, cx, &row, RepriseState::Reversed, &change)?;
    mail::cancel_for(tx, row.id)?;
    let note = Some(note).filter(|n| !n.is_empty());
    let data = row.data();
    journal::append(tx, cx, Entry { data, note, transfers, ..entry("reprise.reversed", &row) })?;
    Ok(Decided { id: row.id, version, state: RepriseState::Reversed, undo_until_ms: None })
}

/// The transfers that empty the lot, which must be untouched.
fn take_credit_back(
    tx: &mut dyn Tx,
    row: &RepriseRow,
) -> Result<Vec<crate::chain::Transfer>, OfficeError> {
    if row.reprise_cents == Cents::ZERO {
        return Ok(Vec::new());
    }
    let lot = credit::lot_of_reprise(tx, row.id)?
        .ok_or_else(|| OfficeError::internal("an accepted request without its lot"))?;
    if lot.left_cents != lot.issued_cents {
        let spent = lot.issued_cents - lot.left_cents;
        return Err(OfficeError::new(Code::LotSpent)
            .with("lot", series::lot_number(lot.number))
            .with("spent_cents", spent));
    }
    Ok(ledger::transfer(lot.id, ledger::REPRISES, lot.left_cents).into_iter().collect())
}

#[derive(Deserialize)]
struct SoldTo {
    order_number: String,
}

/// Moves the place back; its seat may have been sold since.
fn give_place_back(
    tx: &mut dyn Tx,
    row: &RepriseRow,
    from: PlaceState,
    to: PlaceState,
) -> Result<(), OfficeError> {
    if from == PlaceState::TakenBack && row.seat_id.is_some() {
        let here = params![row.performance_id, row.seat_id];
        if let Some(sold) = tx.row::<SoldTo>(sql!("reprise/seat_sold_to"), &here)? {
            return Err(seat_sold(row).with("order", sold.order_number));
        }
    }
    match set_place(tx, row.place_id, from, to) {
        Err(OfficeError::Store(StoreError::Constraint(_))) => Err(seat_sold(row)),
        done => done,
    }
}

fn seat_sold(row: &RepriseRow) -> OfficeError {
    OfficeError::new(Code::SeatSold).with("row", row.row.as_str()).with("seat", row.seat.as_str())
}
