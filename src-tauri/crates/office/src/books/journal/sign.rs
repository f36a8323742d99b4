//! The end of the journal, signed by the counter that is about to write.

use store::{Tx, TxExt, named, sql};

use crate::books::head::Head;
use crate::books::signature::{Extent, Signed};
use crate::{Cx, OfficeError};

/// Signs where the journal ends, where that is due and this counter has its key. The row that is about to be
/// written seals the signature.
pub(super) fn sign_if_due(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    head: &mut Head,
) -> Result<(), OfficeError> {
    let Some(pair) = cx.head.pair().filter(|_| head.extent().is_due(head.seq, cx.at_ms)) else {
        return Ok(());
    };
    let (seq, counter_id, at_ms) = (head.seq, cx.counter_id, cx.at_ms);
    let body = pair.sign(&Signed { seq, hash: &head.hash, counter_id, at_ms });
    tx.execute(sql!("add_signature"), &named![seq, counter_id, at_ms, body])?;
    head.signed_to(Extent { signed: seq, unsigned_ms: None });
    Ok(())
}
