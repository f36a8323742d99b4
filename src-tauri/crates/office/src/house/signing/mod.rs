//! The keys by which counters sign the journal. The journal tells the public ones; the private ones are kept
//! outside the database, each with its counter.

use contract::action::Action;
use contract::counter::ToldKey;
use contract::ids::CounterId;
use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::books::signature::read_key;
use crate::house::counter::{self, fingerprint};
use crate::{Cx, OfficeError};

/// The public key by which a counter signs, as the journal tells it.
///
/// # Errors
/// From the store.
pub fn key_of(tx: &mut dyn Tx, counter_id: CounterId) -> Result<Option<String>, OfficeError> {
    #[derive(Deserialize)]
    struct Row {
        data: String,
    }
    let row: Option<Row> = tx.row(sql!("key_of"), &named![counter_id])?;
    Ok(row.and_then(|row| read_key(&row.data)).map(|told| told.public))
}

/// Tells the journal the key by which this counter signs from here on.
///
/// # Errors
/// From the store.
pub fn tell_key(tx: &mut dyn Tx, cx: &Cx<'_>, told: &ToldKey) -> Result<(), OfficeError> {
    let counter = counter::standing(tx, cx.counter_id)?.0.name;
    let ToldKey { public, vouched } = told;
    let key = fingerprint(&text::unhex(public).unwrap_or_default());
    let data = json!({ "counter": counter, "key": key, "public": public, "vouched": vouched });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::CounterKey) })?;
    Ok(())
}
