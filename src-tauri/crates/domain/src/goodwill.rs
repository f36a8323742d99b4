//! *Geste commercial* and *prolongation*: until which day credit may live that a person gives or extends.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::performance::{end_of_day_ms, local_date};
use crate::wall_clock::day_end_ms;

/// The furthest day, in days from today: ten years, as far as a policy's validity goes.
pub const FURTHEST_DAYS: u32 = 3_660;

/// Why a day cannot be the last one of a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    #[error("the day has gone by")]
    Past,
    /// An extension ends after what it extends.
    #[error("the credit lives as long already")]
    NotLater,
    #[error("the day is more than ten years away")]
    TooFar,
}

impl DayError {
    /// The stable name that the sentence is chosen by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::NotLater => "not_later",
            Self::TooFar => "too_far",
        }
    }
}

/// The last millisecond of credit that lives until a day, today at the earliest.
///
/// # Errors
/// [`DayError::Past`], [`DayError::TooFar`].
pub fn until_ms(day: NaiveDate, now_ms: i64, zone: Tz) -> Result<i64, DayError> {
    let until_ms = day_end_ms(day, zone);
    if until_ms < now_ms {
        Err(DayError::Past)
    } else if until_ms > end_of_day_ms(now_ms, FURTHEST_DAYS, zone) {
        Err(DayError::TooFar)
    } else {
        Ok(until_ms)
    }
}

/// As [`until_ms`], for credit that lives until `expires_at_ms` already.
///
/// # Errors
/// [`DayError`].
pub fn later_ms(
    day: NaiveDate,
    expires_at_ms: i64,
    now_ms: i64,
    zone: Tz,
) -> Result<i64, DayError> {
    let until_ms = until_ms(day, now_ms, zone)?;
    if until_ms > expires_at_ms { Ok(until_ms) } else { Err(DayError::NotLater) }
}

/// The day that is proposed: the house's validity, or the day after the one on which the credit ends where
/// that is later.
#[must_use]
pub fn proposed_day(validity_ms: i64, expires_at_ms: Option<i64>, zone: Tz) -> Option<NaiveDate> {
    let next = expires_at_ms.map_or(validity_ms, |ends_ms| ends_ms.saturating_add(1));
    local_date(validity_ms.max(next), zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Paris;

    /// Monday 1 June 2020, 14:00 in Paris.
    const NOW_MS: i64 = 1_591_012_800_000;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn credit_lives_to_the_end_of_its_day_today_at_the_earliest_ten_years_away_at_the_latest() {
        let until = |text| until_ms(day(text), NOW_MS, Paris);
        assert_eq!(until("2020-05-31"), Err(DayError::Past));
        assert_eq!(until("2020-06-01"), Ok(1_591_048_799_999));
        assert_eq!(until("2030-06-09"), Ok(end_of_day_ms(NOW_MS, FURTHEST_DAYS, Paris)));
        assert_eq!(until("2030-06-10"), Err(DayError::TooFar));
    }

    #[test]
    fn an_extension_ends_later_than_what_it_extends() {
        let ends_ms = until_ms(day("2020-07-01"), NOW_MS, Paris).unwrap();
        let later = |text| later_ms(day(text), ends_ms, NOW_MS, Paris);
        assert_eq!(later("2020-07-01"), Err(DayError::NotLater));
        assert_eq!(later("2020-05-31"), Err(DayError::Past));
        assert!(later("2020-07-02").unwrap() > ends_ms);
    }

    #[test]
    fn the_house_s_validity_is_proposed_unless_the_credit_lives_longer_already() {
        let (year, ends) =
            (day_end_ms(day("2021-06-01"), Paris), day_end_ms(day("2020-07-01"), Paris));
        let proposed = |ends| proposed_day(year, ends, Paris).unwrap().to_string();
        assert_eq!(proposed(None), "2021-06-01");
        assert_eq!(proposed(Some(ends)), "2021-06-01");
        assert_eq!(proposed(Some(day_end_ms(day("2022-01-31"), Paris))), "2022-02-01");
    }
}
