//! The customer at the counter, and what they may spend.

use contract::ids::{CustomerId, LotId};
use domain::credit::{self as rules, LotSpent};
use domain::money::Cents;
use store::Tx;

use crate::books::credit::{self, LotRow};
use crate::customer::Known;
use crate::{Code, OfficeError};

/// A customer with their lots.
pub(super) struct Account {
    /// `DUPONT Marie`.
    pub name: String,
    lots: Vec<LotRow>,
}

impl Account {
    /// The account of a customer.
    ///
    /// # Errors
    /// [`Code::NotFound`], [`Code::CustomerErased`].
    pub(super) fn load(tx: &mut dyn Tx, customer_id: CustomerId) -> Result<Self, OfficeError> {
        let name = Known::load(tx, customer_id)?.name();
        Ok(Self { name, lots: credit::lots(tx, customer_id)? })
    }

    /// *Solde client* now.
    pub(super) fn balance(&self, now_ms: i64) -> Cents {
        rules::balance(&credit::left(&self.lots), now_ms)
    }

    /// The lots that pay `amount`, each with what it pays.
    ///
    /// # Errors
    /// [`Code::NotEnoughCredit`].
    pub(super) fn spend(
        &self,
        amount: Cents,
        now_ms: i64,
    ) -> Result<Vec<(LotRow, Cents)>, OfficeError> {
        let spent = rules::spend(&credit::left(&self.lots), amount, now_ms).map_err(|balance| {
            OfficeError::new(Code::NotEnoughCredit).with("balance_cents", balance)
        })?;
        let row = |s: &LotSpent<LotId>| {
            let lot = self.lots.iter().find(|lot| lot.id == s.lot_id)?;
            Some((lot.clone(), s.amount))
        };
        Ok(spent.iter().filter_map(row).collect())
    }
}
