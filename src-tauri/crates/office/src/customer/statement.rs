//! A customer's statement: every movement on their lots, with the balance after it.

use contract::action::Action;
use contract::args::ById;
use contract::customer::{Movement, MovementKind, Statement};
use contract::ids::CustomerId;
use domain::credit as rules;
use domain::money::Cents;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::sheet::contract_lots;
use crate::books::credit;
use crate::books::series;
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct MovementRow {
    at_ms: i64,
    action: String,
    lot_number: i64,
    expires_at_ms: i64,
    order_number: String,
    amount_cents: Cents,
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
    let lots = credit::lots(tx, args.id)?;
    let rows: Vec<MovementRow> = tx.rows(sql!("movements"), &named![customer_id = args.id])?;
    let mut balance = Cents::ZERO;
    let movements = rows.into_iter().map(|row| {
        balance += row.amount_cents;
        Movement {
            at_ms: row.at_ms,
            kind: Action::of_key(&row.action).map_or(MovementKind::Other, MovementKind::of),
            lot: series::lot_number(row.lot_number),
            expires_at_ms: row.expires_at_ms,
            order_number: row.order_number,
            amount_cents: row.amount_cents,
            balance_cents: balance,
        }
    });
    Ok(Statement {
        movements: movements.collect(),
        balance_cents: rules::balance(&credit::left(&lots), cx.at_ms),
        lots: contract_lots(&lots, cx.at_ms),
    })
}
