//! What rows of before, which have no seal, say all the same: by sums and by who is named. They are the whole
//! proof of what happened before the first seal. After it, every row is known by its seal.

use serde::Deserialize;
use store::{Text, Tx, TxExt, sql};

use super::fault::Fault;
use crate::OfficeError;

/// What a check found: what it is known by, and the row of the journal where there is one.
#[derive(Deserialize)]
struct Found {
    label: String,
    seq: Option<i64>,
}

/// The first thing that contradicts the journal, subject by subject.
pub(super) fn check(tx: &mut dyn Tx) -> Result<Option<Fault>, OfficeError> {
    let checks: [(&'static str, &Text); 7] = [
        ("payment_changed", sql!("payments_unlike_transfers")),
        ("order_changed", sql!("order_total")),
        ("order_changed", sql!("order_owner")),
        ("place_changed", sql!("place_without_ticket")),
        ("place_changed", sql!("place_state")),
        ("lot_falsified", sql!("lot_owner")),
        ("policy_changed", sql!("policy_untold")),
    ];
    for (what, query) in checks {
        if let Some(found) = tx.row::<Found, _>(query, &[])? {
            return Ok(Some(Fault::told(what, &found.label, found.seq)));
        }
    }
    Ok(None)
}
