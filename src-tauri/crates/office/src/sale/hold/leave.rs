//! A basket that is lost with its operator: somebody else works at their counter now.

use contract::args::{ById, Empty};
use contract::ids::OperatorId;
use store::{Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// Lets go what an operator held at this counter. Their baskets at other counters stay.
///
/// # Errors
/// From the store.
pub fn leave(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById<OperatorId>) -> Result<Empty, OfficeError> {
    tx.execute(sql!("leave"), &named![operator_id = args.id, counter_id = cx.counter_id])?;
    Ok(Empty {})
}
