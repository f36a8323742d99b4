//! The customer at the counter, and what they may spend.

use contract::ids::{CustomerId, LotId};
use domain::credit::{self, LotLeft, LotSpent};
use domain::money::Cents;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, params, sql};

use crate::{Code, OfficeError};

/// A customer with the lots that have something left.
pub(super) struct Account {
    /// `DUPONT Marie`.
    pub name: String,
    lots: Vec<LotRow>,
}

#[derive(Clone, Deserialize)]
pub(super) struct LotRow {
    pub lot_id: LotId,
    pub number: i64,
    pub left_cents: Cents,
    pub expires_at_ms: i64,
}

#[derive(Deserialize)]
struct NameRow {
    last_name: String,
    first_name: String,
}

impl Account {
    /// The account of a customer.
    ///
    /// # Errors
    /// [`Code::NotFound`].
    pub fn load(tx: &mut dyn Tx, customer_id: CustomerId) -> Result<Self, OfficeError> {
        let known: NameRow = tx
            .row(sql!("customer"), &params![customer_id])?
            .ok_or_else(|| OfficeError::not_found("customer"))?;
        let name = text::full_name(&known.last_name, &known.first_name);
        Ok(Self { name, lots: tx.rows(sql!("lots"), &params![customer_id])? })
    }

    /// *Solde client* now.
    pub fn balance(&self, now_ms: i64) -> Cents {
        credit::balance(&self.lots_left(), now_ms)
    }

    /// The lots that pay `amount`, each with what it pays.
    ///
    /// # Errors
    /// [`Code::NotEnoughCredit`].
    pub fn spend(&self, amount: Cents, now_ms: i64) -> Result<Vec<(LotRow, Cents)>, OfficeError> {
        let spent = credit::spend(&self.lots_left(), amount, now_ms).map_err(|balance| {
            OfficeError::new(Code::NotEnoughCredit).with("balance_cents", balance)
        })?;
        let row = |s: &LotSpent<LotId>| {
            let lot = self.lots.iter().find(|lot| lot.lot_id == s.lot_id)?;
            Some((lot.clone(), s.amount))
        };
        Ok(spent.iter().filter_map(row).collect())
    }

    fn lots_left(&self) -> Vec<LotLeft<LotId>> {
        let left = |lot: &LotRow| LotLeft {
            lot_id: lot.lot_id,
            left: lot.left_cents,
            expires_at_ms: lot.expires_at_ms,
        };
        self.lots.iter().map(left).collect()
    }
}
