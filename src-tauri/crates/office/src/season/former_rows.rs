//! Labels that rows of a hall had before: other systems go on sending them.

use std::collections::{BTreeMap, HashSet};

use contract::ids::HallId;
use serde::Deserialize;
use store::{Bulk, Tx, TxExt, named, sql};

use crate::OfficeError;

#[derive(Deserialize)]
struct Former {
    label: String,
    now: String,
}

#[derive(Deserialize)]
struct Label {
    row: String,
}

/// The labels of the rows in which a hall has seats.
pub(super) fn labels(tx: &mut dyn Tx, hall_id: HallId) -> Result<HashSet<String>, OfficeError> {
    let rows: Vec<Label> = tx.rows(sql!("row_labels"), &named![hall_id])?;
    Ok(rows.into_iter().map(|label| label.row).collect())
}

/// Remembers the labels that were given up, as (before, after), once the hall is changed. A label
/// in use is nobody's former one, and a row that is gone has none.
pub(super) fn remember(
    tx: &mut dyn Tx,
    hall_id: HallId,
    renamed: &[(String, String)],
) -> Result<(), OfficeError> {
    let known: Vec<Former> = tx.rows(sql!("former_rows"), &named![hall_id])?;
    let before: BTreeMap<String, String> =
        known.into_iter().map(|row| (row.label, row.now)).collect();
    let after = |label: &String| {
        let pair = renamed.iter().find(|(before, _)| before == label);
        pair.map_or_else(|| label.clone(), |(_, after)| after.clone())
    };
    let mut former: BTreeMap<String, String> =
        before.iter().map(|(label, now)| (label.clone(), after(now))).collect();
    former.extend(renamed.iter().cloned());
    let labels = labels(tx, hall_id)?;
    former.retain(|label, now| !labels.contains(label) && labels.contains(now));
    if former == before {
        return Ok(());
    }
    tx.execute(sql!("forget_rows"), &named![hall_id])?;
    let mut rows = Bulk::new(sql!("remember_row"));
    for (label, now) in former {
        rows.add(&named![hall_id, label, now]);
    }
    Ok(rows.write(tx)?)
}
