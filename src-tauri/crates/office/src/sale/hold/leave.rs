//! A basket that is lost with its operator: somebody else works at their counter now, or its window closes behind the lock.

use contract::args::{ById, Empty};
use contract::ids::OperatorId;
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// Lets go what an operator held at this counter. Their baskets at other counters stay. Anyone at the counter says so,
/// nobody who is signed in too: a hold is an aid, and the basket is gone.
///
/// # Errors
/// From the store.
pub fn leave(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById<OperatorId>) -> Result<Empty, OfficeError> {
    tx.execute(sql!("leave"), &named![operator_id = args.id, counter_id = cx.counter_id])?;
    Ok(Empty {})
}
