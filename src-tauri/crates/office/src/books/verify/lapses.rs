//! What lapsed, held against the rows of the journal that tell it and the lots.

use contract::action::Action;
use domain::money::Cents;
use serde::Deserialize;
use store::{Tx, TxExt, Value, named, sql};

use super::fault::{Fault, shape, values};
use crate::OfficeError;
use crate::books::chain::{Link, Transfer};
use crate::books::ledger;
use crate::books::series;

/// Whether a row moves what lapses, or brings it back, as its action may: a lapse is one movement; what comes
/// back goes on to where its acceptance took it from.
pub(super) fn tells(row: &Link, moved: &[Transfer]) -> bool {
    if row.action == Action::CreditLapsed.key() {
        return moved.len() == 1 && moved[0].credit_id == ledger::LAPSED;
    }
    let undoes =
        [Action::RepriseUndone, Action::RepriseReversed].iter().any(|a| a.key() == row.action);
    moved.iter().all(|transfer| {
        let goes_on = || {
            moved.iter().any(|next| {
                next.debit_id == transfer.credit_id
                    && next.credit_id == ledger::REPRISES
                    && next.amount_cents >= transfer.amount_cents
            })
        };
        transfer.credit_id != ledger::LAPSED
            && (transfer.debit_id != ledger::LAPSED || (undoes && goes_on()))
    })
}

#[derive(Deserialize)]
struct Told {
    lot: String,
    amount_cents: Cents,
    expires_at_ms: i64,
}

/// The first lapse that came before its time, that left something, or that tells of another lot.
pub(super) fn check(tx: &mut dyn Tx) -> Result<Option<Fault>, OfficeError> {
    let mut fault = None;
    tx.query(sql!("lapses"), &named![lapsed = ledger::LAPSED], &mut |row| {
        let [
            Value::Int(seq),
            Value::Int(at_ms),
            Value::Text(data),
            Value::Int(amount),
            number,
            expires,
            Value::Int(left),
        ] = values(row)?
        else {
            return Err(shape("lapse"));
        };
        if fault.is_some() {
            return Ok(());
        }
        let told: Option<Told> = serde_json::from_str(&data).ok();
        fault = match (number, expires) {
            (Value::Int(number), Value::Int(expires_at_ms)) => {
                let lot = series::lot_number(number);
                let same = |told: &Told| {
                    told.lot == lot
                        && told.amount_cents == Cents(amount)
                        && told.expires_at_ms == expires_at_ms
                };
                if expires_at_ms >= at_ms {
                    Some(("lapse_early", lot))
                } else if left != 0 {
                    Some(("lapse_partial", lot))
                } else if !told.as_ref().is_some_and(same) {
                    Some(("lapse_changed", lot))
                } else {
                    None
                }
            }
            _ => Some(("lapse_changed", told.map(|told| told.lot).unwrap_or_default())),
        }
        .map(|(what, lot)| Fault { seq: Some(seq), ..Fault::of(what, lot) });
        Ok(())
    })?;
    Ok(fault)
}

/// The first account by which a lapse would be looked for at another time than its lot's expiry.
pub(super) fn found_by(tx: &mut dyn Tx) -> Result<Option<Fault>, OfficeError> {
    #[derive(Deserialize)]
    struct Elsewhere {
        name: String,
    }
    let found: Option<Elsewhere> = tx.row(sql!("expires_elsewhere"), &[])?;
    Ok(found.map(|account| Fault::of("account_changed", account.name)))
}
