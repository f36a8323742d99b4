//! A move as it is asked for: the new date, and until when places are taken back without a fee.

use chrono::NaiveDate;
use contract::ids::PerformanceId;
use domain::rescheduling::{free_until_ms, proposed_day};
use store::Tx;

use crate::season::performance::Performance;
use crate::season::{performances, starts};
use crate::{Cx, OfficeError};

/// A move that can be made.
pub(super) struct Plan {
    pub before: Performance,
    pub starts_at_ms: i64,
    /// The clock shows the new start twice.
    pub twice: bool,
    /// The last millisecond of a reprise without a fee.
    pub free_until_ms: Option<i64>,
    /// The end of sales that the house set keeps its distance from the start.
    pub closes_at_ms: Option<i64>,
}

impl Plan {
    /// Reads what is typed.
    ///
    /// # Errors
    /// [`crate::Code::ChangedSince`], [`crate::Code::BadStart`], [`crate::Code::TimeSkipped`],
    /// [`crate::Code::HallTaken`]; [`crate::Code::BadField`] on `starts_at` where it stays the same, and
    /// on `free_until` where the day has gone by or is after the new start.
    pub(super) fn of(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        (id, version): (PerformanceId, i64),
        starts_at: &str,
        free_until: Option<&str>,
    ) -> Result<Self, OfficeError> {
        let before = Performance::seen(tx, id, version)?;
        let starts_at_ms = starts::start(cx, starts_at)?;
        if starts::same_minute(starts_at_ms, before.starts_at_ms) {
            return Err(OfficeError::bad_field("starts_at").with("why", "unchanged"));
        }
        performances::free_hall(tx, before.hall_id, starts_at_ms, id)?;
        let free_until_ms = free_until.map(|day| last_ms(cx, day, starts_at_ms)).transpose()?;
        let later_ms = starts_at_ms - before.starts_at_ms;
        let closes_at_ms = before.closes_at_ms.map(|closes_at_ms| closes_at_ms + later_ms);
        let twice = starts::comes_twice(cx, starts_at)?;
        Ok(Self { before, starts_at_ms, twice, free_until_ms, closes_at_ms })
    }

    /// The day that is proposed, `2020-06-15`.
    pub(super) fn proposed_day(&self, cx: &Cx<'_>) -> String {
        proposed_day(cx.at_ms, self.starts_at_ms, cx.house.zone())
            .map_or_else(String::new, |day| day.to_string())
    }
}

fn last_ms(cx: &Cx<'_>, day: &str, starts_at_ms: i64) -> Result<i64, OfficeError> {
    let wrong = || OfficeError::bad_field("free_until");
    let day: NaiveDate = day.parse().map_err(|_| wrong())?;
    free_until_ms(day, cx.at_ms, starts_at_ms, cx.house.zone())
        .map_err(|why| wrong().with("why", why.key()))
}
