//! Credit lots: given, read, taken back; what lapses of them.

pub mod ending;
pub mod lapse;
mod lapses;
mod untold;

pub use lapses::lapses;
pub use untold::{Untold, Waiting};

use std::collections::HashMap;

use contract::ids::{AccountId, AmendmentId, CustomerId, LotId, OperatorId, RepriseId};
use domain::credit::LotLeft;
use domain::money::Cents;
use serde::Deserialize;
use store::{Bulk, ByIds, Tx, TxExt, named, sql};

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
    /// No order: [`add_origin`] says what.
    ByHand,
}

/// What a lot comes from that no order made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ByHand {
    /// *Geste commercial*, with the supervisor who signed beside.
    Gift(Option<OperatorId>),
    /// *Reprise de solde*: the digest of the line that said it.
    Balance(String),
    /// *Prolongation*: the lot that was moved, and the first one of its line.
    Extension {
        /// The lot.
        from: LotId,
        /// The first one.
        root: LotId,
    },
}

impl ByHand {
    /// The stable name.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Gift(_) => "gift",
            Self::Balance(_) => "balance",
            Self::Extension { .. } => "extension",
        }
    }
}

/// *Avoir*: a lot as stored.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct LotRow {
    /// Id, which is also its account's.
    pub id: LotId,
    /// Number in the series.
    pub number: i64,
    pub customer_id: CustomerId,
    /// `reprise`, `opening`, `amendment`, `gift`, `balance` or `extension`.
    pub origin: String,
    /// The first lot of its line: itself, but for an extension.
    pub root_id: LotId,
    /// What that one is: `gift` where it was given by hand.
    pub root: String,
    /// It lives on days of grace.
    pub grace: bool,
    pub issued_cents: Cents,
    pub left_cents: Cents,
    pub issued_at_ms: i64,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
}

impl LotRow {
    /// Whether it was given by hand, or goes on from one that was.
    #[must_use]
    pub fn is_gift(&self) -> bool {
        self.root == ByHand::Gift(None).key()
    }
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
        // The table knows two origins, and is never rebuilt: the others are said beside.
        let (origin, reprise_id, amendment_id) = match lot.origin {
            Origin::Reprise(id) => ("reprise", Some(id), None),
            Origin::Opening | Origin::ByHand => ("opening", None, None),
            Origin::Amendment(id) => ("opening", None, Some(id)),
        };
        let &NewLot { id, number, customer_id, amount, expires_at_ms, grace, .. } = lot;
        accounts.add(&named![id, kind = "lot", name = format!("lot-{number}"), expires_at_ms]);
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

/// Says what a lot comes from that no order made. `seq` is the row of the journal that tells it.
pub fn add_origin(origins: &mut Bulk, lot_id: LotId, seq: i64, of: &ByHand) {
    let (root_id, from_id, seconded_by, mark) = match of {
        ByHand::Gift(seconded_by) => (lot_id, None, *seconded_by, None),
        ByHand::Balance(mark) => (lot_id, None, None, Some(mark.as_str())),
        ByHand::Extension { from, root } => (*root, Some(*from), None, None),
    };
    origins.add(&named![lot_id, kind = of.key(), seq, root_id, from_id, seconded_by, mark]);
}

/// The origins that [`add_origin`] gathers.
#[must_use]
pub fn origins() -> Bulk {
    Bulk::new(sql!("add_origin"))
}

/// Makes an account of the house that its first row makes: a row is sealed by the command that writes it.
///
/// # Errors
/// From the store.
pub fn house_account(tx: &mut dyn Tx, id: AccountId, name: &str) -> Result<(), OfficeError> {
    if tx.int(sql!("account_there"), &named![id])? == 0 {
        let never = Option::<i64>::None;
        tx.execute(sql!("add_account"), &named![id, kind = "house", name, expires_at_ms = never])?;
    }
    Ok(())
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
