//! What acceptances gave, held against the rows of the journal that tell them, the payments it came from
//! and the requests.

use contract::action::Action;
use contract::ids::{LotId, RepriseId};
use domain::money::Cents;
use serde::Deserialize;
use store::{Named, Text, Tx, TxExt, Value, sql};

use super::fault::{Fault, shape, values};
use crate::OfficeError;
use crate::books::chain::{Link, Transfer};
use crate::books::ledger;
use crate::books::series;

/// A part of an acceptance, with the lot that it went to as it stands.
pub(super) struct Part {
    pub seq: i64,
    reprise_id: RepriseId,
    amount: Cents,
    lot: Option<Lot>,
}

struct Lot {
    id: LotId,
    number: i64,
    expires_at_ms: i64,
}

/// The parts of the rows of a range of the journal, in its order.
pub(super) fn parts(tx: &mut dyn Tx, range: &[Named]) -> Result<Vec<Part>, OfficeError> {
    let mut parts = Vec::new();
    tx.query(sql!("parts"), range, &mut |row| {
        let [Value::Int(seq), Value::Int(reprise_id), Value::Int(amount), lot, number, expires] =
            values(row)?
        else {
            return Err(shape("reprise_part"));
        };
        let lot = match (lot, number, expires) {
            (Value::Int(id), Value::Int(number), Value::Int(expires_at_ms)) => {
                Some(Lot { id: id.into(), number, expires_at_ms })
            }
            _ => None,
        };
        parts.push(Part { seq, reprise_id: reprise_id.into(), amount: Cents(amount), lot });
        Ok(())
    })?;
    Ok(parts)
}

/// What the data of an acceptance says of its credit: by lot, or as rows of before said it of one.
#[derive(Deserialize)]
struct Told {
    credit: Option<Vec<ToldCredit>>,
    lot: Option<String>,
    expires_at_ms: Option<i64>,
}

#[derive(Deserialize)]
struct ToldCredit {
    lot: String,
    amount_cents: Cents,
    expires_at_ms: i64,
}

/// Whether a row of the journal, what it moved and the parts that name it say the same.
pub(super) fn tells(row: &Link, moved: &[Transfer], parts: &[Part]) -> bool {
    let given = moved.iter().filter(|transfer| transfer.debit_id == ledger::REPRISES);
    if parts.is_empty() {
        return given.count() == 0;
    }
    let accepts = row.action == Action::RepriseAccepted.key()
        && parts.iter().all(|part| row.reprise_id == Some(part.reprise_id));
    accepts && moves(given, parts) && names(&row.data, parts)
}

/// What parts give to each lot is what moved to it.
fn moves<'a>(given: impl Iterator<Item = &'a Transfer>, parts: &[Part]) -> bool {
    let mut moved = Cents::ZERO;
    for transfer in given {
        let to = |part: &&Part| part.lot.as_ref().is_some_and(|lot| transfer.credit_id == lot.id);
        let of_parts: Cents = parts.iter().filter(to).map(|part| part.amount).sum();
        if of_parts != transfer.amount_cents {
            return false;
        }
        moved += transfer.amount_cents;
    }
    moved == parts.iter().map(|part| part.amount).sum()
}

/// The lots have the numbers and the expiries that the row tells.
fn names(data: &str, parts: &[Part]) -> bool {
    let Ok(told) = serde_json::from_str::<Told>(data) else { return false };
    let of_before = |lot: String| {
        let expires_at_ms = told.expires_at_ms.unwrap_or_default();
        let amount_cents = parts.iter().map(|part| part.amount).sum();
        vec![ToldCredit { lot, amount_cents, expires_at_ms }]
    };
    let Some(credit) = told.credit.or_else(|| told.lot.map(of_before)) else {
        // Rows that name no lot are of before, or give nothing.
        return true;
    };
    let mut named = Cents::ZERO;
    for told in &credit {
        let of = |part: &&Part| {
            part.lot.as_ref().is_some_and(|lot| {
                lot.expires_at_ms == told.expires_at_ms
                    && series::lot_number(lot.number) == told.lot
            })
        };
        let amount: Cents = parts.iter().filter(of).map(|part| part.amount).sum();
        if amount != told.amount_cents {
            return false;
        }
        named += amount;
    }
    named == parts.iter().map(|part| part.amount).sum()
}

/// The first request or order whose acceptances do not add up.
pub(super) fn check(tx: &mut dyn Tx) -> Result<Option<Fault>, OfficeError> {
    let requests: [(&'static str, &Text); 3] = [
        ("reprise_without_credit", sql!("uncredited")),
        ("credit_misplaced", sql!("misplaced")),
        ("reprise_changed", sql!("unlisted")),
    ];
    for (what, query) in requests {
        let number = tx.int(query, &[])?;
        if number > 0 {
            return Ok(Some(Fault::of(what, series::reprise_number(number))));
        }
    }
    let order: Option<OrderNumber> = tx.row(sql!("credit_excess"), &[])?;
    Ok(order.map(|order| Fault::of("credit_excess", order.number)))
}

#[derive(Deserialize)]
struct OrderNumber {
    number: String,
}
