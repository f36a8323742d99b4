//! The ledger: transfers between accounts, whose two counters only grow.

use std::collections::BTreeMap;

use contract::ids::AccountId;
use domain::money::Cents;
use store::{Bulk, StoreError, Tx, named, sql};

use crate::books::chain::Transfer;
use crate::{Code, OfficeError};

/// *Ventes*.
pub const SALES: AccountId = AccountId::new(1);
/// *Reprises* accepted: what sales gave back.
pub const REPRISES: AccountId = AccountId::new(2);
/// *Espèces*.
pub const CASH: AccountId = AccountId::new(3);
/// *Carte bancaire*.
pub const CARD: AccountId = AccountId::new(4);
/// Credit that was there before the house began here.
pub const OPENING: AccountId = AccountId::new(5);

/// Card refunds of which nobody knows yet whether the terminal did them.
pub const CARD_UNSETTLED: AccountId = AccountId::new(6);
/// *Avoirs échus*: credit that nobody spent in time, income of the house. Made by the first lapse.
pub const LAPSED: AccountId = AccountId::new(7);
/// *Gestes commerciaux*: credit that the house gave without any money. Made by the first gift.
pub const GIFTS: AccountId = AccountId::new(8);
/// *Soldes repris*: balances of a former house. Made by the first of them.
pub const BROUGHT_IN: AccountId = AccountId::new(9);

/// *Avoirs abandonnés*: credit that a person gave up in writing. Made by the first of them.
pub const GIVEN_UP: AccountId = AccountId::new(10);

/// A movement of `amount`; nothing when there is nothing to move.
#[must_use]
pub fn transfer(debit_id: AccountId, credit_id: AccountId, amount: Cents) -> Option<Transfer> {
    amount.is_positive().then_some(Transfer { debit_id, credit_id, amount_cents: amount })
}

/// Writes the transfers of rows of the journal, each with its row's rank, and moves the counters.
/// Each account is moved once.
///
/// # Errors
/// [`Code::NotEnoughCredit`] when a lot would go below zero.
pub(crate) fn post(tx: &mut dyn Tx, rows: &[(i64, Vec<Transfer>)]) -> Result<(), OfficeError> {
    let mut transfers = Bulk::new(sql!("transfer"));
    let mut moved: BTreeMap<AccountId, (Cents, Cents)> = BTreeMap::new();
    for (seq, of_row) in rows {
        for (rank, t) in (0_i64..).zip(of_row) {
            transfers.add(&named![
                seq,
                rank,
                debit_id = t.debit_id,
                credit_id = t.credit_id,
                amount_cents = t.amount_cents
            ]);
            moved.entry(t.debit_id).or_default().0 += t.amount_cents;
            moved.entry(t.credit_id).or_default().1 += t.amount_cents;
        }
    }
    transfers.write(tx)?;
    let accounts = moved.len() as u64;
    let mut moves = Bulk::new(sql!("move"));
    for (account, (debit, credit)) in moved {
        moves.add(&named![account_id = account, debit_cents = debit, credit_cents = credit]);
    }
    match moves.touch(tx) {
        Ok(touched) if touched == accounts => Ok(()),
        Ok(_) => Err(OfficeError::internal("a transfer names an account that is not there")),
        Err(e) if is_short(&e) => Err(OfficeError::new(Code::NotEnoughCredit)),
        Err(e) => Err(e.into()),
    }
}

/// Whether a lot would go below zero. Whatever else an account refuses is a fault.
fn is_short(e: &StoreError) -> bool {
    // A server names the check, a file says it.
    e.is_constraint("account_check")
        || e.is_constraint("kind <> 'lot' OR credit_cents >= debit_cents")
}
