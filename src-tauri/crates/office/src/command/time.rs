//! The house's time in a transaction: one clock a house, whatever the counters' clocks say.

use domain::clock::{STEP_MS, is_plausible};
use store::Tx;

use crate::{Code, OfficeError};

/// The house's time: the server's clock where there is a server, which a demo is ahead of; in a file what
/// its counter says, never before the last row of the journal.
///
/// A server's clock that was set back a little does not put rows of the journal out of their order.
pub(super) fn of_house(tx: &dyn Tx, said_ms: i64, ahead_ms: i64, last_at_ms: Option<i64>) -> i64 {
    let Some(server_ms) = tx.now_ms() else {
        return last_at_ms.map_or(said_ms, |last_ms| said_ms.max(last_ms));
    };
    let now_ms = server_ms + ahead_ms;
    last_at_ms.filter(|last| (0..=STEP_MS).contains(&(last - now_ms))).unwrap_or(now_ms)
}

/// Refuses a time at which no house is: nothing is written that would stay in the way afterwards.
pub(super) fn plausible(at_ms: i64) -> Result<(), OfficeError> {
    if is_plausible(at_ms) {
        Ok(())
    } else {
        Err(OfficeError::new(Code::ClockWrong).with("at_ms", at_ms))
    }
}
