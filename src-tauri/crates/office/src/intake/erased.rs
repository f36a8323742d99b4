//! What files say of people who were erased here: their orders come in, and nothing that names them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use contract::ids::CustomerId;
use formats::batch::Batch;
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

/// Who of the customers of a batch was erased, by their keys there.
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
    let known = batch.customers.iter().filter_map(|there| {
        let id = marks.get(&mark_of_key(&source.key(&there.key)))?;
        Some((there.key.clone(), *id))
    });
    Ok(known.collect())
}

/// The batch without the names on their tickets, what they ask back and what was owed to them.
///
/// # Errors
/// From the store.
pub(super) fn without<'a>(
    tx: &mut dyn Tx,
    batch: &'a Batch,
) -> Result<Cow<'a, Batch>, OfficeError> {
    let erased = customers(tx, batch)?;
    if erased.is_empty() {
        return Ok(Cow::Borrowed(batch));
    }
    let mut batch = batch.clone();
    let mut places: HashSet<String> = HashSet::new();
    let is_theirs = |key: &Option<String>| key.as_ref().is_some_and(|key| erased.contains_key(key));
    for order in batch.orders.iter_mut().filter(|order| is_theirs(&order.customer)) {
        for place in &mut order.places {
            place.holder = String::new();
            places.insert(place.key.clone());
        }
    }
    batch.requests.retain(|request| !places.contains(&request.place));
    batch.balances.retain(|balance| !erased.contains_key(&balance.customer));
    Ok(Cow::Owned(batch))
}
