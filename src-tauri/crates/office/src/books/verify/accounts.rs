//! Accounts, lots, requests and tickets held against what the journal's transfers say.

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
    let mut credited = HashMap::new();
    if let Some(fault) = lots(tx, sums, &mut credited)? {
        return Ok(Some(fault));
    }
    if let Some(id) = uncredited(tx, &credited)? {
        let number = tx.int(sql!("reprise_number"), &named![id])?;
        return Ok(Some(Fault::of("reprise_without_credit", series::reprise_number(number))));
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
        fault = Some(Fault::of("account_changed", "?"));
    }
    Ok(fault)
}

/// Checks that every lot was issued with its first credit, and gathers what each request gave.
fn lots(
    tx: &mut dyn Tx,
    sums: &Sums,
    credited: &mut HashMap<i64, Cents>,
) -> Result<Option<Fault>, OfficeError> {
    let mut fault = None;
    tx.query(sql!("lots"), &[], &mut |row| {
        let [Value::Int(id), Value::Int(number), Value::Int(issued), reprise] = values(row)? else {
            return Err(shape("credit_lot"));
        };
        let first = sums.of(id.into()).first_credit_cents.unwrap_or_default();
        let issued = Cents(issued);
        if first != issued && fault.is_none() {
            fault = Some(Fault::of("lot_changed", series::lot_number(number)));
        }
        if let Value::Int(reprise) = reprise {
            credited.insert(reprise, issued);
        }
        Ok(())
    })?;
    Ok(fault)
}

/// An accepted request that has no lot of its amount.
fn uncredited(tx: &mut dyn Tx, credited: &HashMap<i64, Cents>) -> Result<Option<i64>, OfficeError> {
    let mut first: Option<i64> = None;
    tx.query(sql!("accepted"), &[], &mut |row| {
        let [Value::Int(id), Value::Int(cents)] = values(row)? else {
            return Err(shape("reprise"));
        };
        if credited.get(&id) != Some(&Cents(cents)) {
            first = Some(first.map_or(id, |found| found.min(id)));
        }
        Ok(())
    })?;
    Ok(first)
}
