//! Accounts, lots and tickets held against what the journal's transfers say.

use contract::ids::AccountId;
use std::collections::HashMap;

use domain::money::Cents;
use store::{Tx, TxExt, Value, named, sql};

use super::fault::{Fault, shape, values};
use crate::OfficeError;
use crate::books::chain::Transfer;
use crate::books::series;

/// What the transfers of the journal add up to, by account.
#[derive(Default)]
pub(super) struct Sums(HashMap<AccountId, Sum>);

#[derive(Clone, Copy, Default)]
struct Sum {
    debit_cents: Cents,
    credit_cents: Cents,
    /// The first credit of an account: what a lot was issued with.
    first_credit_cents: Option<Cents>,
}

impl Sums {
    pub(super) fn add(&mut self, transfers: &[Transfer]) {
        for t in transfers {
            self.0.entry(t.debit_id).or_default().debit_cents += t.amount_cents;
            let credited = self.0.entry(t.credit_id).or_default();
            credited.credit_cents += t.amount_cents;
            credited.first_credit_cents.get_or_insert(t.amount_cents);
        }
    }

    fn of(&self, account: AccountId) -> Sum {
        self.0.get(&account).copied().unwrap_or_default()
    }
}

/// The first thing that contradicts the journal.
pub(super) fn check(tx: &mut dyn Tx, sums: &Sums) -> Result<Option<Fault>, OfficeError> {
    if let Some(fault) = accounts(tx, sums)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = lots(tx, sums)? {
        return Ok(Some(fault));
    }
    if tx.int(sql!("tickets_in_series"), &named![name = series::TICKET])? == 1 {
        return Ok(None);
    }
    let gap = tx.int(sql!("ticket_gap"), &named![name = series::TICKET])?;
    Ok((gap > 0).then(|| Fault::of("ticket_missing", gap.to_string())))
}

/// Checks that every counter is the sum of its transfers.
fn accounts(tx: &mut dyn Tx, sums: &Sums) -> Result<Option<Fault>, OfficeError> {
    let mut fault = None;
    let mut known = 0;
    tx.query(sql!("accounts"), &[], &mut |row| {
        let [Value::Int(id), Value::Text(name), Value::Int(debit), Value::Int(credit)] =
            values(row)?
        else {
            return Err(shape("account"));
        };
        let id = AccountId::from(id);
        let sum = sums.of(id);
        known += usize::from(sums.0.contains_key(&id));
        if (sum.debit_cents, sum.credit_cents) != (Cents(debit), Cents(credit)) && fault.is_none() {
            fault = Some(Fault::of("account_changed", name));
        }
        Ok(())
    })?;
    if fault.is_none() && known < sums.0.len() {
        fault = Some(Fault::missing("account_changed"));
    }
    Ok(fault)
}

/// Checks that every lot was issued with its first credit.
fn lots(tx: &mut dyn Tx, sums: &Sums) -> Result<Option<Fault>, OfficeError> {
    let mut fault = None;
    tx.query(sql!("lots"), &[], &mut |row| {
        let [Value::Int(id), Value::Int(number), Value::Int(issued)] = values(row)? else {
            return Err(shape("credit_lot"));
        };
        let first = sums.of(id.into()).first_credit_cents.unwrap_or_default();
        if first != Cents(issued) && fault.is_none() {
            fault = Some(Fault::of("lot_changed", series::lot_number(number)));
        }
        Ok(())
    })?;
    Ok(fault)
}
