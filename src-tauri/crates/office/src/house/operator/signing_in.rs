//! Who signed in at a counter, and which PINs were refused there, as the journal tells it.
//!
//! A row that tells of refused PINs counts those since the last one, and comes once a minute at most from a counter. What
//! was typed is told nowhere: a row names an operator where all its tries were of the same one.

use contract::action::Action;
use contract::ids::{CounterId, OperatorId};
use domain::time::MINUTE_MS;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::{Tx, TxExt, named, sql};

use super::sign_in_row::sign_in_row;
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

/// A counter's rows of refused PINs are this far apart.
const APART_MS: i64 = MINUTE_MS;

/// What no row tells yet.
#[derive(Clone, Copy, Deserialize)]
struct Untold {
    told_at_ms: i64,
    count: i64,
    operator_id: Option<OperatorId>,
}

/// Tells that whoever gives this signed in.
///
/// # Errors
/// From the store.
pub fn tell_signed_in(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    told_later(tx, cx)?;
    journal::append(tx, cx, Entry::of(Action::OperatorSignedIn))?;
    Ok(())
}

/// Counts a PIN that was refused, of this operator or of nobody; tells it where the last row is a minute old.
///
/// # Errors
/// From the store.
pub fn tell_refused(tx: &mut dyn Tx, cx: &Cx<'_>, id: OperatorId) -> Result<(), OfficeError> {
    let tried = match id {
        OperatorId::PROGRAM => None,
        id => sign_in_row(tx, id)?.map(|row| row.id),
    };
    let before = untold(tx, cx)?;
    let untold = match before {
        Some(before) if before.count > 0 => Untold {
            count: before.count + 1,
            operator_id: before.operator_id.filter(|id| Some(*id) == tried),
            ..before
        },
        Some(before) => Untold { count: 1, operator_id: tried, ..before },
        None => Untold { told_at_ms: i64::MIN, count: 1, operator_id: tried },
    };
    tell(tx, cx, untold)
}

/// Whether refused PINs wait to be told, whose minute is over.
///
/// # Errors
/// From the store.
pub fn is_untold(tx: &mut dyn Tx, id: CounterId, now_ms: i64) -> Result<bool, OfficeError> {
    let asked = named![counter_id = id, before_ms = now_ms - APART_MS, now_ms];
    Ok(tx.int(sql!("is_untold"), &asked)? > 0)
}

/// Tells what was counted, where a minute is over.
///
/// # Errors
/// From the store.
pub fn told_later(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    let untold = untold(tx, cx)?.filter(|untold| untold.count > 0);
    untold.map_or(Ok(()), |untold| tell(tx, cx, untold))
}

fn tell(tx: &mut dyn Tx, cx: &Cx<'_>, untold: Untold) -> Result<(), OfficeError> {
    // A time to come was told under a clock that was wrong.
    let since_ms = cx.at_ms.saturating_sub(untold.told_at_ms);
    if (0..APART_MS).contains(&since_ms) {
        return keep(tx, cx, untold);
    }
    keep(tx, cx, Untold { told_at_ms: cx.at_ms, count: 0, operator_id: None })?;
    let name = name(tx, untold.operator_id)?;
    journal::append(tx, cx, refused(&untold, name.as_deref()))?;
    Ok(())
}

fn refused<'a>(untold: &Untold, name: Option<&'a str>) -> Entry<'a> {
    let mut data = json!({ "count": untold.count });
    if let Some(id) = untold.operator_id {
        data["operator"] = Json::from(id.number());
    }
    Entry { data, note: name, ..Entry::of(Action::OperatorPinRefused) }
}

fn name(tx: &mut dyn Tx, id: Option<OperatorId>) -> Result<Option<String>, OfficeError> {
    let Some(id) = id else { return Ok(None) };
    Ok(sign_in_row(tx, id)?.map(|row| row.name))
}

fn untold(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<Option<Untold>, OfficeError> {
    Ok(tx.row(sql!("untold"), &named![counter_id = cx.counter_id])?)
}

fn keep(tx: &mut dyn Tx, cx: &Cx<'_>, untold: Untold) -> Result<(), OfficeError> {
    let Untold { told_at_ms, count, operator_id } = untold;
    tx.execute(
        sql!("keep_untold"),
        &named![counter_id = cx.counter_id, told_at_ms, count, operator_id],
    )?;
    Ok(())
}
