//! *Soldes*: what a former house owes its customers becomes a lot a line, once.

use std::collections::HashMap;

use contract::action::Action;
use contract::findings::Wrong;
use contract::ids::CustomerId;
use contract::intake::{ImportPhase, ProblemCode};
use domain::money::Cents;
use domain::text;
use formats::batch::{BatchBalance, unread_key};
use formats::step;
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{ByIds, Tx, sql};

use super::applying::Applying;
use super::keys::Source;
use crate::books::credit::{self, ByHand, NewLot, Origin};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::{Cx, OfficeError};

/// Credit that came in before.
#[derive(Deserialize)]
struct Known {
    mark: String,
    number: i64,
    issued_cents: Cents,
    expires_at_ms: i64,
}

/// A line that is new, with its customer and its mark.
struct Fresh<'a> {
    there: &'a BatchBalance,
    customer_id: CustomerId,
    mark: String,
}

/// Makes a lot of each balance that is new, and gives the rows of the journal that tell them: they are
/// appended with the import's own. A line that came in before makes nothing.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
    customers: &HashMap<String, CustomerId>,
) -> Result<Vec<Entry<'static>>, OfficeError> {
    let batch = applying.batch;
    if batch.balances.is_empty() {
        return Ok(Vec::new());
    }
    step(applying.watch, ImportPhase::Writing, 0, batch.balances.len() as u64)?;
    let source = Source(&batch.source);
    let marks: Vec<String> = batch.balances.iter().map(|there| mark(source, there)).collect();
    let known = known(tx, &marks)?;
    let mut fresh = Vec::new();
    for (there, mark) in batch.balances.iter().zip(marks) {
        if let Some(known) = known.get(&mark) {
            again(applying, there, known);
        } else if !there.amount.is_positive() {
            // Nothing is owed.
            applying.report.unchanged += 1;
        } else if let Some(customer_id) = customers.get(&there.customer).copied() {
            fresh.push(Fresh { there, customer_id, mark });
        } else if !batch.unread.contains(&unread_key("customer", &there.customer)) {
            let nobody = ProblemCode::BalanceNobody;
            applying.problem(there.at, "client", &there.customer, nobody);
        }
    }
    applying.report.balances += fresh.len() as i64;
    applying.report.balances_cents += fresh.iter().map(|fresh| fresh.there.amount).sum::<Cents>();
    if applying.dry || fresh.is_empty() { Ok(Vec::new()) } else { write(tx, cx, &fresh) }
}

/// The same for the same line of the same source. A key may be an address, so that only its digest is kept.
fn mark(source: Source<'_>, there: &BatchBalance) -> String {
    let mut sum = Sha256::new_with_prefix("balance");
    sum.update([0]);
    sum.update(source.key(&there.key));
    let bytes: [u8; 32] = sum.finalize().into();
    text::hex(&bytes[..16])
}

fn known(tx: &mut dyn Tx, marks: &[String]) -> Result<HashMap<String, Known>, OfficeError> {
    let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
    let rows: Vec<Known> = ByIds::new(sql!("balances"), &[]).rows(tx, &marks)?;
    Ok(rows.into_iter().map(|row| (row.mark.clone(), row)).collect())
}

/// A line that came in before: nothing, or a problem where it says otherwise now.
fn again(applying: &mut Applying<'_>, there: &BatchBalance, known: &Known) {
    if (there.amount, there.expires_at_ms) == (known.issued_cents, known.expires_at_ms) {
        applying.report.unchanged += 1;
        return;
    }
    let lot = series::lot_number(known.number);
    let otherwise = Wrong::with(ProblemCode::BalanceOtherwise, lot);
    applying.problem(there.at, "solde", &there.customer, otherwise);
}

fn write(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    fresh: &[Fresh<'_>],
) -> Result<Vec<Entry<'static>>, OfficeError> {
    credit::house_account(tx, ledger::BROUGHT_IN, "brought_in")?;
    let first = series::take(tx, series::LOT, fresh.len() as i64)?;
    let row = journal::next(tx, cx)?;
    let mut origins = credit::origins();
    let (mut lots, mut entries) = (Vec::new(), Vec::new());
    for (rank, Fresh { there, customer_id, mark }) in (0_i64..).zip(fresh) {
        let lot = NewLot {
            id: cx.mint.id(),
            number: first + rank,
            customer_id: *customer_id,
            origin: Origin::ByHand,
            amount: there.amount,
            expires_at_ms: there.expires_at_ms,
            grace: false,
        };
        credit::add_origin(&mut origins, lot.id, row + rank, &ByHand::Balance(mark.clone()));
        lots.push(lot);
        let transfers = ledger::transfer(ledger::BROUGHT_IN, lot.id, lot.amount);
        entries.push(Entry {
            customer_id: Some(*customer_id),
            data: json!({
                "lot": series::lot_number(lot.number),
                "amount_cents": lot.amount,
                "expires_at_ms": lot.expires_at_ms,
                "mark": mark,
            }),
            transfers: transfers.into_iter().collect(),
            ..Entry::of(Action::CreditBroughtIn)
        });
    }
    credit::open_lots(tx, cx, &lots)?;
    origins.write(tx)?;
    Ok(entries)
}
