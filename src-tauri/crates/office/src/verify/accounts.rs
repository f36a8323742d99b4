//! Accounts, lots, requests and tickets held against what the journal's transfers say.

use std::collections::HashMap;

use serde::Deserialize;
use store::{Tx, TxExt, params};

use super::{Fault, sql};
use crate::chain::Transfer;
use crate::{OfficeError, series};

/// What the transfers of the journal add up to, by account.
#[derive(Default)]
pub(super) struct Sums(HashMap<i64, Sum>);

#[derive(Clone, Copy, Default)]
struct Sum {
    debit_cents: i64,
    credit_cents: i64,
    /// The credit that came first: what a lot was issued with.
    first_credit_cents: Option<i64>,
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

    fn of(&self, account: i64) -> Sum {
        self.0.get(&account).copied().unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Account {
    id: i64,
    name: String,
    debit_cents: i64,
    credit_cents: i64,
}

#[derive(Deserialize)]
struct Lot {
    id: i64,
    number: i64,
    issued_cents: i64,
}

/// The first thing that contradicts the journal.
pub(super) fn check(tx: &mut dyn Tx, sums: &Sums) -> Result<Option<Fault>, OfficeError> {
    if let Some(fault) = accounts(tx, sums)? {
        return Ok(Some(fault));
    }
    if let Some(fault) = lots(tx, sums)? {
        return Ok(Some(fault));
    }
    let uncredited = tx.int(sql!("uncredited"), &[])?;
    if uncredited > 0 {
        return Ok(Some(Fault::of("reprise_without_credit", series::reprise_number(uncredited))));
    }
    let gap = tx.int(sql!("ticket_gap"), &params![series::TICKET])?;
    Ok((gap > 0).then(|| Fault::of("ticket_missing", gap)))
}

/// Every counter is the sum of its transfers.
fn accounts(tx: &mut dyn Tx, sums: &Sums) -> Result<Option<Fault>, OfficeError> {
    let mut fault = None;
    let mut known = 0;
    tx.query(sql!("accounts"), &[], &mut |row| {
        let account: Account = row.decode()?;
        let sum = sums.of(account.id);
        known += usize::from(sums.0.contains_key(&account.id));
        let agrees =
            sum.debit_cents == account.debit_cents && sum.credit_cents == account.credit_cents;
        if !agrees && fault.is_none() {
            fault = Some(Fault::of("account_changed", account.name));
        }
        Ok(())
    })?;
    if fault.is_none() && known < sums.0.len() {
        fault = Some(Fault::of("account_changed", "?"));
    }
    Ok(fault)
}

/// Every lot was issued with its first credit.
fn lots(tx: &mut dyn Tx, sums: &Sums) -> Result<Option<Fault>, OfficeError> {
    let mut fault = None;
    tx.query(sql!("lots"), &[], &mut |row| {
        let lot: Lot = row.decode()?;
        let first = sums.of(lot.id).first_credit_cents.unwrap_or(0);
        if first != lot.issued_cents && fault.is_none() {
            fault = Some(Fault::of("lot_changed", series::lot_number(lot.number)));
        }
        Ok(())
    })?;
    Ok(fault)
}
