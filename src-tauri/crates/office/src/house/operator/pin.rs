//! An operator's own PIN.

use contract::action::Action;
use contract::args::Empty;
use contract::ids::OperatorId;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

/// Gives whoever is signed in another PIN. What is kept is its hash; the journal has only that it was done.
///
/// # Errors
/// [`crate::Code::NotFound`] when the operator is nobody of this house.
pub fn change_pin(tx: &mut dyn Tx, cx: &Cx<'_>, pin_hash: &str) -> Result<Empty, OfficeError> {
    let id = cx.operator.id;
    if tx.execute(sql!("change_pin"), &named![id, pin_hash])? == 0 {
        return Err(OfficeError::not_found("operator"));
    }
    let data = json!({ "operator": id });
    let entry =
        Entry { data, note: Some(&cx.operator.name), ..Entry::of(Action::OperatorPinChanged) };
    journal::append(tx, cx, entry)?;
    Ok(Empty {})
}

/// Who signs in with a PIN that was changed since, or may no longer sign in at all: those of `seen` whose
/// version is another now.
///
/// # Errors
/// From the store.
pub fn changed_since(
    tx: &mut dyn Tx,
    seen: &[(OperatorId, i64)],
) -> Result<Vec<OperatorId>, OfficeError> {
    let mut changed = Vec::new();
    for (id, version) in seen {
        if tx.int(sql!("version"), &named![id])? != *version {
            changed.push(*id);
        }
    }
    Ok(changed)
}
