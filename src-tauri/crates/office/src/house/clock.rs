//! The clock of a house alone: what was wrong with it, and a supervisor's word that it is right.

use contract::action::Action;
use contract::args::Empty;
use contract::clock::{ClockNotice, ClockTrouble};
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

/// No mail waits longer before it is tried again: one hour.
const LONGEST_WAIT_MS: i64 = 3_600_000;

/// Tells the journal what is wrong with the clock.
///
/// # Errors
/// From the store.
pub fn notice(tx: &mut dyn Tx, cx: &Cx<'_>, notice: &ClockNotice) -> Result<(), OfficeError> {
    let action = match notice.trouble {
        ClockTrouble::Back => Action::ClockBack,
        ClockTrouble::Leapt | ClockTrouble::Far | ClockTrouble::Impossible => Action::ClockLeapt,
    };
    let data = json!({ "from_ms": notice.house_ms, "to_ms": notice.machine_ms });
    journal::append(tx, cx, Entry { data, ..Entry::of(action) })?;
    Ok(())
}

/// Goes on at the machine's time, which a supervisor says is right: the command's own time. What was to
/// happen at a time that the house leaves behind it happens now.
///
/// # Errors
/// From the store.
pub fn confirm(tx: &mut dyn Tx, cx: &Cx<'_>, house_ms: i64) -> Result<Empty, OfficeError> {
    let latest_ms = cx.at_ms + LONGEST_WAIT_MS;
    tx.execute(sql!("bring_near"), &named![now_ms = cx.at_ms, latest_ms])?;
    let data = json!({ "from_ms": house_ms, "to_ms": cx.at_ms });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::ClockConfirmed) })?;
    Ok(Empty {})
}
