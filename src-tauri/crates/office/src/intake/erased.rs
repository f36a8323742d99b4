//! What files say of people who were erased here: their orders come in, and nothing that names them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use contract::ids::CustomerId;
use contract::intake::ImportReport;
use formats::batch::{At, Batch, BatchCustomer, BatchOrder};
use serde::Deserialize;
use store::{Tx, TxExt, sql};

use super::keys::Source;
use crate::OfficeError;
use crate::customer::mark_of_key;

#[derive(Deserialize)]
struct Erased {
    mark: String,
    customer_id: CustomerId,
}

#[derive(Deserialize)]
struct ErasedOrder {
    external_key: String,
}

/// Who of those that a batch names was erased, by their keys there: its customers, those whose line could not be read,
/// those of its orders and those to whom something is owed.
///
/// # Errors
/// From the store.
pub(super) fn customers(
    tx: &mut dyn Tx,
    batch: &Batch,
) -> Result<HashMap<String, CustomerId>, OfficeError> {
    let rows: Vec<Erased> = tx.rows(sql!("erased"), &[])?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let marks: HashMap<String, CustomerId> =
        rows.into_iter().map(|row| (row.mark, row.customer_id)).collect();
    let source = Source(&batch.source);
    let ordered = batch.orders.iter().filter_map(|order| order.customer.as_ref());
    let owed = batch.balances.iter().map(|balance| &balance.customer);
    let told = batch.customers.iter().map(|there| &there.key);
    let lost = batch.lost.iter().map(|(key, _)| key);
    let named: HashSet<&String> = told.chain(lost).chain(ordered).chain(owed).collect();
    let known = named.into_iter().filter_map(|key| {
        let id = marks.get(&mark_of_key(&source.key(key)))?;
        Some((key.clone(), *id))
    });
    Ok(known.collect())
}

/// The stored keys of orders here whose customer was erased.
fn orders(tx: &mut dyn Tx, source: Source<'_>) -> Result<HashSet<String>, OfficeError> {
    let rows: Vec<ErasedOrder> = tx.rows(sql!("erased_orders"), &source.range())?;
    Ok(rows.into_iter().map(|order| order.external_key).collect())
}

/// The batch without what it says of them: their names, those on their tickets, what they ask back and what was owed to
/// them. What the report quotes of their lines leaves it.
///
/// # Errors
/// From the store.
pub(super) fn without<'a>(
    tx: &mut dyn Tx,
    batch: &'a Batch,
    report: &mut ImportReport,
) -> Result<Cow<'a, Batch>, OfficeError> {
    let erased = customers(tx, batch)?;
    let source = Source(&batch.source);
    let orders = orders(tx, source)?;
    if erased.is_empty() && orders.is_empty() {
        return Ok(Cow::Borrowed(batch));
    }
    // An order that names nobody is whose it is here.
    let is_theirs = |order: &BatchOrder| match &order.customer {
        Some(key) => erased.contains_key(key),
        None => orders.contains(&source.key(&order.key)),
    };
    let mut left = batch.clone();
    let lost = batch.lost.iter().filter(|(key, _)| erased.contains_key(key));
    let mut theirs: Vec<At> = lost.map(|(_, at)| *at).collect();
    for there in left.customers.iter_mut().filter(|there| erased.contains_key(&there.key)) {
        let (key, created_at_ms, at) = (there.key.clone(), there.created_at_ms, there.at);
        *there = BatchCustomer { key, created_at_ms, at, ..BatchCustomer::default() };
        theirs.push(at);
    }
    let mut places: HashSet<String> = HashSet::new();
    for order in left.orders.iter_mut().filter(|order| is_theirs(order)) {
        theirs.push(order.at);
        for place in &mut order.places {
            place.holder = String::new();
            places.insert(place.key.clone());
            theirs.push(place.at);
        }
    }
    let mut stays = |of_theirs: bool, at: At| {
        if of_theirs {
            theirs.push(at);
        }
        !of_theirs
    };
    left.requests.retain(|request| stays(places.contains(&request.place), request.at));
    left.balances.retain(|owed| stays(erased.contains_key(&owed.customer), owed.at));
    unquoted(batch, &theirs, report);
    Ok(Cow::Owned(left))
}

/// Takes out of a report the values that stand on these lines.
fn unquoted(batch: &Batch, theirs: &[At], report: &mut ImportReport) {
    let lines: HashSet<(&str, i64)> =
        theirs.iter().map(|at| (batch.file(*at), i64::from(at.line))).collect();
    // What is said of a whole file stands on no line.
    for problem in report.problems.iter_mut().filter(|problem| problem.line > 0) {
        if lines.contains(&(problem.file.as_str(), problem.line)) {
            problem.value = String::new();
        }
    }
}
