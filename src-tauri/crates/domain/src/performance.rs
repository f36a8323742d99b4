//! Times of a performance in the house's time zone.

use crate::time::HOUR_MS;
use chrono::{
    DateTime, Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// *Délai avant la séance*: how long before the start requests close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "unit", content = "count", rename_all = "lowercase")]
pub enum Notice {
    /// Hours that pass on a clock: 24 hours are 24 hours, whatever the night between.
    Hours(u32),
    /// Days of the calendar: one day before 15:00 is the day before at 15:00.
    Days(u32),
}

impl Notice {
    /// The last instant, in UTC milliseconds, at which a request is in time.
    #[must_use]
    pub fn deadline_ms(self, starts_at_ms: i64, zone: Tz) -> i64 {
        match self {
            Self::Hours(hours) => starts_at_ms - i64::from(hours) * HOUR_MS,
            Self::Days(days) => {
                let before = local_time(starts_at_ms, zone)
                    .and_then(|local| local.checked_sub_days(Days::new(u64::from(days))));
                before.map_or(starts_at_ms, |before| instant_ms(before, zone))
            }
        }
    }
}

/// The instant of a time on the clock: the earlier one where the clock shows it twice, the first
/// one after the gap where the clock skips it.
#[must_use]
pub fn instant_ms(local: NaiveDateTime, zone: Tz) -> i64 {
    let mut at = local;
    for _ in 0..8 {
        match zone.from_local_datetime(&at) {
            LocalResult::Single(t) | LocalResult::Ambiguous(t, _) => return t.timestamp_millis(),
            LocalResult::None => at += TimeDelta::minutes(30),
        }
    }
    local.and_utc().timestamp_millis()
}

/// The last millisecond of the day that is `days` after the day of `at_ms`.
#[must_use]
pub fn end_of_day_ms(at_ms: i64, days: u32, zone: Tz) -> i64 {
    let next = local_date(at_ms, zone)
        .and_then(|day| day.checked_add_days(Days::new(u64::from(days) + 1)))
        .map(|day| day.and_time(NaiveTime::MIN));
    next.map_or(i64::MAX, |midnight| instant_ms(midnight, zone) - 1)
}

/// The date on the house's calendar; none beyond its years.
#[must_use]
pub fn local_date(at_ms: i64, zone: Tz) -> Option<NaiveDate> {
    local_time(at_ms, zone).map(|local| local.date())
}

/// What the house's clock shows. In the last hours of the last year of all there is no time of another zone.
#[must_use]
pub fn local_time(at_ms: i64, zone: Tz) -> Option<NaiveDateTime> {
    let at = DateTime::from_timestamp_millis(at_ms)?.naive_utc();
    at.checked_add_offset(zone.offset_from_utc_datetime(&at).fix())
}

/// The time zone of an IANA name; Paris where the name is unknown.
#[must_use]
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(chrono_tz::Europe::Paris)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Paris;

    fn paris(text: &str) -> i64 {
        let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        instant_ms(local, Paris)
    }

    #[test]
    fn a_deadline_in_days_keeps_the_hour_across_the_change_to_summer_time() {
        let matinee = paris("2026-03-29 15:00");
        assert_eq!(Notice::Days(1).deadline_ms(matinee, Paris), paris("2026-03-28 15:00"));
        assert_eq!(matinee - Notice::Days(1).deadline_ms(matinee, Paris), 23 * 3_600_000);
    }

    #[test]
    fn a_deadline_in_hours_counts_hours_across_the_change_to_summer_time() {
        let matinee = paris("2026-03-29 15:00");
        assert_eq!(Notice::Hours(24).deadline_ms(matinee, Paris), paris("2026-03-28 14:00"));
    }

    #[test]
    fn a_deadline_that_the_clock_skips_falls_after_the_gap() {
        let night = paris("2026-03-30 02:30");
        assert_eq!(Notice::Days(1).deadline_ms(night, Paris), paris("2026-03-29 03:00"));
    }

    #[test]
    fn the_last_hours_of_the_calendar_have_no_date_of_another_zone() {
        let last = DateTime::<chrono::Utc>::MAX_UTC.timestamp_millis();
        assert_eq!(local_date(last, Paris), None);
        assert_eq!(local_date(last, chrono_tz::UTC), Some(NaiveDate::MAX));
        assert_eq!(Notice::Days(1).deadline_ms(last, Paris), last);
    }

    #[test]
    fn a_credit_lives_until_the_end_of_its_last_day() {
        assert_eq!(
            end_of_day_ms(paris("2020-06-06 12:30"), 0, Paris),
            paris("2020-06-07 00:00") - 1
        );
        assert_eq!(
            end_of_day_ms(paris("2026-03-28 12:00"), 1, Paris),
            paris("2026-03-30 00:00") - 1
        );
    }
}
