//! Mails that have not left follow their customer's address.

use contract::ids::CustomerId;
use domain::reprise::UNDO_MS;
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// Sends what waits for a customer to another address, until the mark before the text of a mail is set. A mail that
/// was put to an address of its own keeps it.
///
/// # Errors
/// From the store.
pub(crate) fn readdress(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer_id: CustomerId,
    before: &str,
    recipient: &str,
) -> Result<(), OfficeError> {
    let (before, recipient) = (before.trim(), recipient.trim());
    if before != recipient {
        let (at_ms, undoable_to_ms) = (cx.at_ms, cx.at_ms + UNDO_MS);
        let params = named![customer_id, before, recipient, at_ms, undoable_to_ms];
        tx.execute(sql!("readdress"), &params)?;
    }
    Ok(())
}
