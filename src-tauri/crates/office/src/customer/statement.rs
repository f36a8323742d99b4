//! A customer's statement: every movement on their lots, with the balance after it.

use std::collections::HashSet;

use contract::action::Action;
use contract::args::ById;
use contract::customer::Lot;
use contract::facts::{StatementFacts, StatementLine, StatementLot};
use contract::ids::{CustomerId, LotId};
use contract::statement::{Movement, MovementKind, Statement};
use domain::credit as rules;
use domain::money::Cents;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::sheet::contract_lots;
use crate::books::credit::{self, LotRow, Untold};
use crate::books::ledger;
use crate::books::series;
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct MovementRow {
    seq: i64,
    rank: i64,
    lot_id: LotId,
    at_ms: i64,
    action: String,
    lot_number: i64,
    expires_at_ms: i64,
    order_number: String,
    text: String,
    amount_cents: Cents,
    lapse: bool,
}

impl MovementRow {
    /// An acceptance that is taken back takes back what lapsed of it first.
    fn kind(&self) -> MovementKind {
        match (self.lapse, self.amount_cents.is_positive()) {
            (true, true) => MovementKind::LapseUndone,
            (true, false) => MovementKind::Lapse,
            (false, _) => {
                Action::of_key(&self.action).map_or(MovementKind::Other, MovementKind::of)
            }
        }
    }
}

/// The statement of a customer.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn statement(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<CustomerId>,
) -> Result<Statement, OfficeError> {
    super::sheet(tx, cx, args)?;
    let untold = Untold::of(tx, cx, args.id)?;
    let lots = untold.before(credit::lots(tx, args.id)?);
    let account = named![customer_id = args.id, lapsed = ledger::LAPSED];
    let mut rows: Vec<MovementRow> = tx.rows(sql!("movements"), &account)?;
    rows.retain_mut(|row| {
        let whole = row.amount_cents;
        row.amount_cents = untold.told((row.seq, row.rank, row.lot_id), whole);
        row.amount_cents != Cents::ZERO || whole == Cents::ZERO
    });
    rows.extend(unwritten(&lots, cx.at_ms));
    let mut balance = Cents::ZERO;
    let movements = rows.into_iter().map(|row| {
        balance += row.amount_cents;
        Movement {
            at_ms: row.at_ms,
            kind: row.kind(),
            lot: series::lot_number(row.lot_number),
            expires_at_ms: row.expires_at_ms,
            order_number: row.order_number,
            text: row.text,
            amount_cents: row.amount_cents,
            balance_cents: balance,
        }
    });
    let shown = contract_lots(tx, cx, &lots, &untold)?;
    Ok(Statement {
        movements: movements.collect(),
        balance_cents: rules::balance(&credit::left(&lots), cx.at_ms),
        lots: standing(tx, args.id, shown)?,
    })
}

/// Without the lots of acceptances that were taken back: nobody spent them. Their movements say what happened.
fn standing(
    tx: &mut dyn Tx,
    customer_id: CustomerId,
    lots: Vec<Lot>,
) -> Result<Vec<Lot>, OfficeError> {
    #[derive(Deserialize)]
    struct Undone {
        lot_id: LotId,
    }
    let undone: Vec<Undone> = tx.rows(sql!("undone_lots"), &named![customer_id])?;
    let undone: HashSet<LotId> = undone.into_iter().map(|row| row.lot_id).collect();
    Ok(lots.into_iter().filter(|lot| !undone.contains(&lot.id)).collect())
}

/// The statement of a customer, as its paper states it.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn statement_facts(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    id: CustomerId,
) -> Result<StatementFacts, OfficeError> {
    let args = ById { id };
    let sheet = super::sheet(tx, cx, &args)?;
    let stated = statement(tx, cx, &args)?;
    let lots = stated.lots.into_iter().map(|lot| StatementLot {
        number: lot.number,
        issued: lot.issued_cents,
        left: lot.left_cents,
        lapsed: lot.lapsed_cents,
        expires_at_ms: lot.expires_at_ms,
        expired: lot.expired,
    });
    let lines = stated.movements.into_iter().map(|line| StatementLine {
        at_ms: line.at_ms,
        kind: line.kind,
        lot: line.lot,
        expires_at_ms: line.expires_at_ms,
        order_number: line.order_number,
        text: line.text,
        amount: line.amount_cents,
        balance: line.balance_cents,
    });
    Ok(StatementFacts {
        house: cx.house.facts(),
        customer: sheet.name,
        email: sheet.fields.email,
        at_ms: cx.at_ms,
        balance: stated.balance_cents,
        lots: lots.collect(),
        lines: lines.collect(),
        locale: sheet.fields.locale,
    })
}

/// What lapsed already and no row has written off yet: it is stated at its expiry.
fn unwritten(lots: &[LotRow], now_ms: i64) -> impl Iterator<Item = MovementRow> {
    let due =
        lots.iter().filter(move |lot| lot.expires_at_ms < now_ms && lot.left_cents.is_positive());
    due.map(|lot| MovementRow {
        seq: 0,
        rank: 0,
        lot_id: lot.id,
        at_ms: lot.expires_at_ms,
        action: String::new(),
        lot_number: lot.number,
        expires_at_ms: lot.expires_at_ms,
        order_number: String::new(),
        text: String::new(),
        amount_cents: Cents::ZERO - lot.left_cents,
        lapse: true,
    })
}
