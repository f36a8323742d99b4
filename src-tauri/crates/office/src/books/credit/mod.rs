//! Credit lots: given, read, taken back; what lapses of them.

pub mod lapse;
mod lapses;

pub use lapses::lapses;

use std::collections::HashMap;

use contract::ids::{AmendmentId, CustomerId, LotId, RepriseId};
use domain::credit::LotLeft;
use domain::money::Cents;
use serde::Deserialize;
use store::{Bulk, ByIds, Tx, named, sql};

use crate::books::series;
use crate::{Cx, OfficeError};

/// Where a lot comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An accepted reprise.
    Reprise(RepriseId),
    /// Credit from before the house began here.
    Opening,
    /// A sale that was put right.
    Amendment(AmendmentId),
}

/// *Avoir*: a lot as stored.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LotRow {
    /// Id, which is also its account's.
    pub id: LotId,
    /// Number in the series.
    pub number: i64,
    pub customer_id: CustomerId,
    /// `reprise`, `opening` or `amendment`.
    pub origin: String,
    pub issued_cents: Cents,
    pub left_cents: Cents,
    pub issued_at_ms: i64,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
}

/// A lot to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewLot {
    /// Id, minted with the command.
    pub id: LotId,
    /// Number, taken from the series.
    pub number: i64,
    pub customer_id: CustomerId,
    pub origin: Origin,
    pub amount: Cents,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
    /// It lives on days of grace.
    pub grace: bool,
}

/// Makes lots and their accounts, still empty. The transfer that fills a lot belongs to the row of
/// the journal that tells why.
///
/// # Errors
/// From the store.
pub fn open_lots(tx: &mut dyn Tx, cx: &Cx<'_>, new: &[NewLot]) -> Result<(), OfficeError> {
    let mut accounts = Bulk::new(sql!("add_account"));
    let mut lots = Bulk::new(sql!("add_lot"));
    for lot in new {
        // The table knows two origins, and is never rebuilt: the third is said by its own column.
        let (origin, reprise_id, amendment_id) = match lot.origin {
            Origin::Reprise(id) => ("reprise", Some(id), None),
            Origin::Opening => ("opening", None, None),
            Origin::Amendment(id) => ("opening", None, Some(id)),
        };
        let &NewLot { id, number, customer_id, amount, expires_at_ms, grace, .. } = lot;
        accounts.add(&named![id, kind = "lot", name = format!("lot-{number}")]);
        lots.add(&named![
            id,
            number,
            customer_id,
            origin,
            reprise_id,
            amendment_id,
            issued_cents = amount,
            issued_at_ms = cx.at_ms,
            expires_at_ms,
            grace
        ]);
    }
    accounts.write(tx)?;
    lots.write(tx)?;
    Ok(())
}

/// Makes one lot with the next number of the series.
///
/// # Errors
/// From the store.
pub fn open_lot(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer_id: CustomerId,
    origin: Origin,
    amount: Cents,
    expires_at_ms: i64,
) -> Result<NewLot, OfficeError> {
    let number = series::take(tx, series::LOT, 1)?;
    let new = NewLot {
        id: cx.mint.id(),
        number,
        customer_id,
        origin,
        amount,
        expires_at_ms,
        grace: false,
    };
    open_lots(tx, cx, &[new])?;
    Ok(new)
}

/// As [`open_lot`], for credit that lives on days of grace.
///
/// # Errors
/// From the store.
pub fn open_grace(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer_id: CustomerId,
    origin: Origin,
    amount: Cents,
    expires_at_ms: i64,
) -> Result<NewLot, OfficeError> {
    let number = series::take(tx, series::LOT, 1)?;
    let new = NewLot {
        id: cx.mint.id(),
        number,
        customer_id,
        origin,
        amount,
        expires_at_ms,
        grace: true,
    };
    open_lots(tx, cx, &[new])?;
    Ok(new)
}

/// A customer's lots, earliest expiry first, spent and expired ones included.
///
/// # Errors
/// From the store.
pub fn lots(tx: &mut dyn Tx, customer_id: CustomerId) -> Result<Vec<LotRow>, OfficeError> {
    lots_of_all(tx, &[customer_id])
}

/// The lots of several customers, each customer's as [`lots`] gives them.
///
/// # Errors
/// From the store.
pub fn lots_of_all(
    tx: &mut dyn Tx,
    customer_ids: &[CustomerId],
) -> Result<Vec<LotRow>, OfficeError> {
    Ok(ByIds::new(sql!("lots"), &[]).rows(tx, customer_ids)?)
}

/// What the latest acceptance of a request gave to one lot.
#[derive(Clone, Debug, Deserialize)]
pub struct GivenLot {
    /// The request.
    pub reprise_id: RepriseId,
    /// The lot.
    pub lot_id: LotId,
    /// Its number in the series.
    pub number: i64,
    /// What the acceptance gave to it.
    pub amount_cents: Cents,
    /// What is left on it now.
    pub left_cents: Cents,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
    /// It lives on days of grace.
    pub grace: bool,
    /// It was there before.
    pub back: bool,
}

/// What the latest acceptances of requests gave, lot by lot, the earliest expiry first, then the lowest
/// number.
///
/// # Errors
/// From the store.
pub fn given_by(
    tx: &mut dyn Tx,
    reprise_ids: &[RepriseId],
) -> Result<HashMap<RepriseId, Vec<GivenLot>>, OfficeError> {
    let found: Vec<GivenLot> = ByIds::new(sql!("given_by"), &[]).rows(tx, reprise_ids)?;
    let mut given: HashMap<RepriseId, Vec<GivenLot>> = HashMap::new();
    for lot in found {
        given.entry(lot.reprise_id).or_default().push(lot);
    }
    Ok(given)
}

/// *Solde client* now.
///
/// # Errors
/// From the store.
pub fn balance(
    tx: &mut dyn Tx,
    customer_id: CustomerId,
    now_ms: i64,
) -> Result<Cents, OfficeError> {
    Ok(domain::credit::balance(&left(&lots(tx, customer_id)?), now_ms))
}

/// The lots as the rules of spending read them.
#[must_use]
pub fn left(lots: &[LotRow]) -> Vec<LotLeft<LotId>> {
    lots.iter()
        .map(|lot| LotLeft {
            lot_id: lot.id,
            left: lot.left_cents,
            expires_at_ms: lot.expires_at_ms,
        })
        .collect()
}
