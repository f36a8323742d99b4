//! The clock of a house alone: what was wrong with it, and a supervisor's word that it is right.

use contract::action::Action;
use contract::args::Empty;
use contract::clock::{ClockNotice, ClockTrouble};
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

/// What the journal says of the clock behind one of its rows.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Said {
    /// Rank of the last row of the journal; 0 before there is one.
    pub row_seq: i64,
    /// When it was written.
    pub last_at_ms: Option<i64>,
    /// How often a supervisor said that the clock is right.
    confirmed: i64,
}

impl Said {
    /// Whether a supervisor said that the clock is right: the house goes on from its last row.
    #[must_use]
    pub const fn is_confirmed(&self) -> bool {
        self.confirmed > 0
    }
}

/// What was said of the clock behind a row of the journal.
///
/// # Errors
/// From the store.
pub fn said_behind(tx: &mut dyn Tx, row: i64) -> Result<Said, OfficeError> {
    let said: Option<Said> = tx.row(sql!("said_behind"), &named![row])?;
    said.ok_or_else(|| OfficeError::internal("the journal has no head"))
}

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
    let data = json!({ "from_ms": house_ms, "to_ms": cx.at_ms });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::ClockConfirmed) })?;
    Ok(Empty {})
}
