//! The demo's clock is moved forward, so that a deadline is reached without waiting for it.

use std::ops::RangeInclusive;

use contract::action::Action;
use contract::args::Empty;
use contract::demo::AdvanceClock;
use domain::clock::FURTHEST_MS;
use domain::time::DAY_MS;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError};

/// One second to ten years of 365 days: a season's longest deadline is a credit's validity, of a few years.
const STEP_MS: RangeInclusive<i64> = 1_000..=10 * 365 * DAY_MS;

/// Moves the clock of the demo house forward. It never goes back: the journal is in the order of time.
///
/// # Errors
/// [`Code::ClockIsReal`] in every other house; [`Code::BadField`] on `ms`.
pub fn advance_clock(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &AdvanceClock,
) -> Result<Empty, OfficeError> {
    if !cx.house.demo {
        return Err(OfficeError::new(Code::ClockIsReal));
    }
    let to_ms = cx.at_ms.saturating_add(args.ms);
    if !STEP_MS.contains(&args.ms) || to_ms >= FURTHEST_MS {
        return Err(OfficeError::bad_field("ms"));
    }
    // The text asks once more whether the house is a demo: nothing moves a real one's clock.
    if tx.execute(sql!("advance_clock"), &named![ms = args.ms])? != 1 {
        return Err(OfficeError::new(Code::ClockIsReal));
    }
    let data = json!({ "to_ms": to_ms });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::ClockAdvanced) })?;
    Ok(Empty {})
}
