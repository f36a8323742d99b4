//! The ledger: transfers between accounts, whose two counters only grow.

use domain::money::Cents;
use store::{StoreError, Tx, params, sql};

use crate::chain::Transfer;
use crate::{Code, OfficeError};

/// *Ventes*.
pub const SALES: i64 = 1;
/// *Reprises* accepted: what sales gave back.
pub const REPRISES: i64 = 2;
/// *Espèces*.
pub const CASH: i64 = 3;
/// *Carte bancaire*.
pub const CARD: i64 = 4;
/// Credit that was there before the house began here.
pub const OPENING: i64 = 5;

/// A movement of `amount`; nothing when there is nothing to move.
#[must_use]
pub fn transfer(debit_id: i64, credit_id: i64, amount: Cents) -> Option<Transfer> {
    amount.is_positive().then_some(Transfer { debit_id, credit_id, amount_cents: amount.0 })
}

/// Writes the transfers of one row of the journal and moves the counters.
///
/// # Errors
/// [`Code::NotEnoughCredit`] when a lot would go below zero.
pub(crate) fn post(tx: &mut dyn Tx, seq: i64, transfers: &[Transfer]) -> Result<(), OfficeError> {
    for (rank, t) in (0_i64..).zip(transfers) {
        tx.execute(
            sql!("ledger/transfer"),
            &params![seq, rank, t.debit_id, t.credit_id, t.amount_cents],
        )?;
        for (account, debit, credit) in
            [(t.debit_id, t.amount_cents, 0), (t.credit_id, 0, t.amount_cents)]
        {
            match tx.execute(sql!("ledger/move"), &params![account, debit, credit]) {
                Ok(1) => {}
                Ok(_) => return Err(OfficeError::internal(format!("no account {account}"))),
                Err(StoreError::Constraint(_)) => {
                    return Err(OfficeError::new(Code::NotEnoughCredit));
                }
                Err(e) => return Err(e.into()),
            }
        }
    }
    Ok(())
}
