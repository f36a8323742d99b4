//! Credit lots: given, read, taken back.

use domain::credit::LotLeft;
use domain::money::Cents;
use serde::Deserialize;
use store::{Tx, TxExt, params, sql};

use crate::{Cx, OfficeError, series};

/// Where a lot comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An accepted reprise.
    Reprise(i64),
    /// Credit from before the house began here.
    Opening,
}

/// *Avoir*: a lot as stored.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LotRow {
    /// Id, which is also its account's.
    pub id: i64,
    /// Number in the series.
    pub number: i64,
    /// Whose.
    pub customer_id: i64,
    /// `reprise` or `opening`.
    pub origin: String,
    /// Amount given.
    pub issued_cents: Cents,
    /// Amount left.
    pub left_cents: Cents,
    /// When given.
    pub issued_at_ms: i64,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
}

/// Makes a lot and its account, still empty: the transfer that fills it belongs to the row of the
/// journal that tells why.
///
/// # Errors
/// From the store.
pub fn open_lot(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer_id: i64,
    origin: Origin,
    amount: Cents,
    expires_at_ms: i64,
) -> Result<LotRow, OfficeError> {
    let id = cx.mint.id();
    let number = series::take(tx, series::LOT, 1)?;
    let (origin, reprise_id) = match origin {
        Origin::Reprise(id) => ("reprise", Some(id)),
        Origin::Opening => ("opening", None),
    };
    tx.execute(sql!("credit/add_account"), &params![id, format!("lot-{number}")])?;
    tx.execute(
        sql!("credit/add_lot"),
        &params![id, number, customer_id, origin, reprise_id, amount, cx.at_ms, expires_at_ms],
    )?;
    Ok(LotRow {
        id,
        number,
        customer_id,
        origin: origin.to_owned(),
        issued_cents: amount,
        left_cents: amount,
        issued_at_ms: cx.at_ms,
        expires_at_ms,
    })
}

/// A customer's lots, earliest expiry first, spent and expired ones included.
///
/// # Errors
/// From the store.
pub fn lots(tx: &mut dyn Tx, customer_id: i64) -> Result<Vec<LotRow>, OfficeError> {
    Ok(tx.rows(sql!("credit/lots"), &params![customer_id])?)
}

/// The lot that an accepted reprise gave; the latest, where it was accepted, undone and accepted.
///
/// # Errors
/// From the store.
pub fn lot_of_reprise(tx: &mut dyn Tx, reprise_id: i64) -> Result<Option<LotRow>, OfficeError> {
    Ok(tx.row(sql!("credit/lot_of_reprise"), &params![reprise_id])?)
}

/// *Solde client* now.
///
/// # Errors
/// From the store.
pub fn balance(tx: &mut dyn Tx, customer_id: i64, now_ms: i64) -> Result<Cents, OfficeError> {
    Ok(domain::credit::balance(&left(&lots(tx, customer_id)?), now_ms))
}

/// The lots as the rules of spending read them.
#[must_use]
pub fn left(lots: &[LotRow]) -> Vec<LotLeft> {
    lots.iter()
        .map(|lot| LotLeft {
            lot_id: lot.id,
            left: lot.left_cents,
            expires_at_ms: lot.expires_at_ms,
        })
        .collect()
}
