//! What is on a clock on the wall, and when that is.

use chrono::{Days, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use crate::performance::instant_ms;

/// A time of a day on the house's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockTime {
    /// The clock shows it once, at this instant in UTC milliseconds.
    Once(i64),
    /// The clock goes back over it and shows it twice; the first is meant.
    Twice(i64),
    /// The clock goes forward over it and never shows it.
    Skipped,
}

impl ClockTime {
    /// When the clock shows a time.
    #[must_use]
    pub fn of(local: NaiveDateTime, zone: Tz) -> Self {
        match zone.from_local_datetime(&local) {
            LocalResult::Single(at) => Self::Once(at.timestamp_millis()),
            LocalResult::Ambiguous(first, _) => Self::Twice(first.timestamp_millis()),
            LocalResult::None => Self::Skipped,
        }
    }

    /// The instant; none of a time that the clock skips.
    #[must_use]
    pub const fn instant_ms(self) -> Option<i64> {
        match self {
            Self::Once(at_ms) | Self::Twice(at_ms) => Some(at_ms),
            Self::Skipped => None,
        }
    }
}

/// The last millisecond of a day.
#[must_use]
pub fn day_end_ms(day: NaiveDate, zone: Tz) -> i64 {
    let next = day.checked_add_days(Days::new(1)).map(|next| next.and_time(NaiveTime::MIN));
    next.map_or(i64::MAX, |midnight| instant_ms(midnight, zone) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Paris;

    fn of(text: &str) -> ClockTime {
        ClockTime::of(NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap(), Paris)
    }

    #[test]
    fn an_hour_that_the_clock_leaves_out_in_spring_is_no_time() {
        assert_eq!(of("2021-03-28 02:30"), ClockTime::Skipped);
        assert_eq!(of("2021-03-28 02:30").instant_ms(), None);
        assert_eq!(of("2021-03-28 03:00"), ClockTime::Once(1_616_893_200_000));
        assert!(matches!(of("2021-03-28 01:59"), ClockTime::Once(_)));
    }

    #[test]
    fn an_hour_that_comes_twice_in_autumn_is_the_first_of_the_two() {
        let summer = 1_603_585_800_000; // 25 October 2020, 00:30 UTC
        assert_eq!(of("2020-10-25 02:30"), ClockTime::Twice(summer));
        assert_eq!(of("2020-10-25 03:00"), ClockTime::Once(summer + 5_400_000));
    }

    #[test]
    fn a_day_of_twenty_three_hours_ends_at_midnight_too() {
        let day: NaiveDate = "2021-03-28".parse().unwrap();
        let midnight = of("2021-03-29 00:00").instant_ms();
        assert_eq!(Some(day_end_ms(day, Paris) + 1), midnight);
    }
}
