//! Customers of a batch.

use std::collections::{HashMap, HashSet};

use domain::paper::Locale;
use serde::Deserialize;
use store::{Tx, TxExt, params};

use super::bulk::Bulk;
use super::keys::{Keyed, Source};
use super::{Batch, BatchCustomer};
use crate::customer::keys::{Keys, rows};
use crate::wire::ImportReport;
use crate::{Cx, OfficeError, series};

macro_rules! sql {
    ($file:literal) => {
        include_str!(concat!("../sql/", $file, ".sql"))
    };
}

#[derive(Deserialize)]
struct CustomerRow {
    id: i64,
    external_key: String,
    last_name: String,
    first_name: String,
    email: String,
    phone: String,
    locale: Locale,
}

impl Keyed for CustomerRow {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

impl CustomerRow {
    fn is(&self, there: &BatchCustomer) -> bool {
        self.last_name == there.last_name
            && self.first_name == there.first_name
            && self.email == there.email
            && self.phone == there.phone
            && self.locale == there.locale
    }
}

/// Writes the new customers, and those that the source changed and nobody changed here. Gives
/// the ids by the batch's keys.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    report: &mut ImportReport,
) -> Result<HashMap<String, i64>, OfficeError> {
    let source = Source(&batch.source);
    let known: HashMap<String, CustomerRow> = source.known(tx, sql!("import/customers"))?;
    let mut ids = HashMap::new();
    let mut adopted = HashSet::new();
    let mut fresh = Vec::new();
    for there in &batch.customers {
        let stored = source.key(&there.key);
        let id = if let Some(here) = known.get(&stored) {
            refresh(tx, here, there, report)?;
            here.id
        } else if let Some(id) = adopt(tx, there, &stored, &mut adopted)? {
            report.updated += 1;
            id
        } else {
            let id = cx.mint.id();
            fresh.push((id, there, stored));
            id
        };
        ids.insert(there.key.clone(), id);
    }
    report.customers += i64::try_from(fresh.len()).map_err(OfficeError::internal)?;
    add(tx, fresh)?;
    Ok(ids)
}

/// A customer of the counter who left the same address is the same person.
fn adopt(
    tx: &mut dyn Tx,
    there: &BatchCustomer,
    stored: &str,
    adopted: &mut HashSet<i64>,
) -> Result<Option<i64>, OfficeError> {
    let email_key = Keys::of(&there.last_name, &there.first_name, &there.email, "").email;
    if email_key.is_empty() {
        return Ok(None);
    }
    let id = tx.int(sql!("import/customer_of_email"), &params![email_key])?;
    if id == 0 || !adopted.insert(id) {
        return Ok(None);
    }
    tx.execute(sql!("import/adopt_customer"), &params![id, stored])?;
    Ok(Some(id))
}

/// Follows the source, unless somebody changed the customer here.
fn refresh(
    tx: &mut dyn Tx,
    here: &CustomerRow,
    there: &BatchCustomer,
    report: &mut ImportReport,
) -> Result<(), OfficeError> {
    if here.is(there) || tx.int(sql!("import/customer_changed_here"), &params![here.id])? > 0 {
        report.unchanged += 1;
        return Ok(());
    }
    let keys = Keys::of(&there.last_name, &there.first_name, &there.email, &there.phone);
    tx.execute(
        sql!("customer/write"),
        &params![
            here.id,
            &there.last_name,
            &there.first_name,
            &keys.name,
            &there.email,
            &keys.email,
            &there.phone,
            &keys.phone,
            there.locale.tag()
        ],
    )?;
    tx.execute(sql!("customer/clear_words"), &params![here.id])?;
    for row in rows(&keys, here.id) {
        tx.execute(sql!("customer/add_word"), &row)?;
    }
    report.updated += 1;
    Ok(())
}

fn add(tx: &mut dyn Tx, fresh: Vec<(i64, &BatchCustomer, String)>) -> Result<(), OfficeError> {
    if fresh.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(fresh.len()).map_err(OfficeError::internal)?;
    let first = series::take(tx, series::CUSTOMER, count)?;
    let mut customers = Bulk::new(sql!("customer/add"));
    let mut index = Bulk::new(sql!("customer/add_word"));
    for (number, (id, there, stored)) in (first..).zip(fresh) {
        let keys = Keys::of(&there.last_name, &there.first_name, &there.email, &there.phone);
        customers.add(params![
            id,
            number,
            &there.last_name,
            &there.first_name,
            &keys.name,
            &there.email,
            &keys.email,
            &there.phone,
            &keys.phone,
            there.locale.tag(),
            there.created_at_ms,
            stored,
            1
        ]);
        for row in rows(&keys, id) {
            index.add(row);
        }
    }
    customers.write(tx)?;
    Ok(index.write(tx)?)
}
