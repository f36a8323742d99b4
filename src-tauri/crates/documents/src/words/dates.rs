//! Dates and times of day, in the house's time zone.

use chrono::{DateTime, Datelike, TimeZone, Timelike};
use chrono_tz::Tz;
use contract::locale::Locale;

use super::{Arg, tr};
use crate::DocumentError;

/// The zone of that IANA name, `Europe/Paris`.
///
/// # Errors
/// [`DocumentError::UnknownTimeZone`] when there is none.
pub fn time_zone(name: &str) -> Result<Tz, DocumentError> {
    name.parse().map_err(|_| DocumentError::UnknownTimeZone(name.to_owned()))
}

/// `dimanche 7 juin 2020`, `Sunday 7 June 2020`.
///
/// # Errors
/// [`DocumentError::NoSuchTime`] beyond the calendar's years.
pub fn date_long(locale: Locale, zone: Tz, at_ms: i64) -> Result<String, DocumentError> {
    write(locale, "date-long", zone, at_ms)
}

/// `dimanche 7 juin 2020 19:30`, `Sunday 7 June 2020 19:30`.
///
/// # Errors
/// [`DocumentError::NoSuchTime`] beyond the calendar's years.
pub fn date_time(locale: Locale, zone: Tz, at_ms: i64) -> Result<String, DocumentError> {
    write(locale, "date-time", zone, at_ms)
}

/// `dimanche 7 juin 2020 à 19 h 30`, `Sunday 7 June 2020 at 19:30`: as it stands in a sentence.
///
/// # Errors
/// [`DocumentError::NoSuchTime`] beyond the calendar's years.
pub fn date_at(locale: Locale, zone: Tz, at_ms: i64) -> Result<String, DocumentError> {
    write(locale, "date-at", zone, at_ms)
}

/// `07/06/2020`, `7 Jun 2020`.
///
/// # Errors
/// [`DocumentError::NoSuchTime`] beyond the calendar's years.
pub fn date_short(locale: Locale, zone: Tz, at_ms: i64) -> Result<String, DocumentError> {
    write(locale, "date-short", zone, at_ms)
}

/// `07/06/2020 19:30`, `7 Jun 2020 19:30`.
///
/// # Errors
/// [`DocumentError::NoSuchTime`] beyond the calendar's years.
pub fn date_time_short(locale: Locale, zone: Tz, at_ms: i64) -> Result<String, DocumentError> {
    write(locale, "date-time-short", zone, at_ms)
}

/// `19 h 30`, `19:30`: the time of day as it stands in a sentence.
///
/// # Errors
/// [`DocumentError::NoSuchTime`] beyond the calendar's years.
pub fn time_of_day(locale: Locale, zone: Tz, at_ms: i64) -> Result<String, DocumentError> {
    write(locale, "date-time-of-day", zone, at_ms)
}

/// Fills the pattern `id`, which takes the parts that it names.
fn write(locale: Locale, id: &'static str, zone: Tz, at_ms: i64) -> Result<String, DocumentError> {
    let at = zone.timestamp_millis_opt(at_ms).single().ok_or(DocumentError::NoSuchTime(at_ms))?;
    Ok(tr(locale, id, &parts(locale, &at)))
}

fn parts(locale: Locale, at: &DateTime<Tz>) -> [(&'static str, Arg<'static>); 10] {
    let weekday = format!("date-weekday-{}", at.weekday().number_from_monday());
    let month = format!("date-month-{}", at.month());
    let month_short = format!("date-month-short-{}", at.month());
    // The first of the month has its own word in French (1er).
    let day = if at.day() == 1 { tr(locale, "date-first", &[]) } else { at.day().to_string() };
    [
        ("weekday", tr(locale, &weekday, &[]).into()),
        ("day", day.into()),
        ("day2", format!("{:02}", at.day()).into()),
        ("month", tr(locale, &month, &[]).into()),
        ("monthShort", tr(locale, &month_short, &[]).into()),
        ("month2", format!("{:02}", at.month()).into()),
        ("year", at.year().to_string().into()),
        ("time", format!("{:02}:{:02}", at.hour(), at.minute()).into()),
        ("hour", at.hour().to_string().into()),
        ("minute", format!("{:02}", at.minute()).into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUNDAY_MS: i64 = 1_591_551_000_000;

    #[test]
    fn a_performance_is_dated_in_full() {
        let paris = time_zone("Europe/Paris").unwrap();
        let say = |locale| date_time(locale, paris, SUNDAY_MS).unwrap();
        assert_eq!(say(Locale::Fr), "dimanche 7 juin 2020 19:30");
        assert_eq!(say(Locale::En), "Sunday 7 June 2020 19:30");
        let at = |locale| date_at(locale, paris, SUNDAY_MS).unwrap();
        assert_eq!(at(Locale::Fr), "dimanche 7 juin 2020 à 19\u{a0}h\u{a0}30");
        assert_eq!(at(Locale::En), "Sunday 7 June 2020 at 19:30");
        assert_eq!(time_of_day(Locale::Fr, paris, SUNDAY_MS).unwrap(), "19\u{a0}h\u{a0}30");
        assert_eq!(time_of_day(Locale::En, paris, SUNDAY_MS).unwrap(), "19:30");
        assert_eq!(date_time_short(Locale::Fr, paris, SUNDAY_MS).unwrap(), "07/06/2020 19:30");
        assert_eq!(date_time_short(Locale::En, paris, SUNDAY_MS).unwrap(), "7 Jun 2020 19:30");
    }

    #[test]
    fn the_time_is_the_one_of_the_house() {
        let cayenne = time_zone("America/Cayenne").unwrap();
        let said = date_time(Locale::Fr, cayenne, SUNDAY_MS).unwrap();
        assert_eq!(said, "dimanche 7 juin 2020 14:30");
    }

    #[test]
    fn summer_time_moves_the_clock_not_the_instant() {
        let paris = time_zone("Europe/Paris").unwrap();
        let before = 1_743_296_340_000; // 30 March 2025, 00:59 UTC
        assert_eq!(date_time_short(Locale::Fr, paris, before).unwrap(), "30/03/2025 01:59");
        let after = before + 60_000;
        assert_eq!(date_time_short(Locale::Fr, paris, after).unwrap(), "30/03/2025 03:00");
    }

    #[test]
    fn the_first_of_the_month_is_premier() {
        let paris = time_zone("Europe/Paris").unwrap();
        let first = SUNDAY_MS - 6 * 86_400_000;
        assert_eq!(date_long(Locale::Fr, paris, first).unwrap(), "lundi 1er juin 2020");
        assert_eq!(date_short(Locale::Fr, paris, first).unwrap(), "01/06/2020");
        assert_eq!(date_long(Locale::En, paris, first).unwrap(), "Monday 1 June 2020");
    }

    #[test]
    fn a_zone_or_a_time_that_does_not_exist_is_refused() {
        assert!(matches!(time_zone("Europe/Brigadoon"), Err(DocumentError::UnknownTimeZone(_))));
        let paris = time_zone("Europe/Paris").unwrap();
        let never = date_long(Locale::Fr, paris, i64::MAX);
        assert!(matches!(never, Err(DocumentError::NoSuchTime(_))));
    }
}
