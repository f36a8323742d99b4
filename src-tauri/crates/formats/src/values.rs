//! Values as people and programs write them: amounts, dates, rates, yes and no.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use contract::findings::Wrong;
use contract::intake::ProblemCode;
use domain::money::{AmountError, Cents};
use domain::performance::local_date;
use domain::text;

/// Largest VAT rate that a file may say, in basis points.
const VAT_MAX: i64 = 3_000;
/// Years that a date may be in.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2100;
/// Copies of one ticket.
const COPIES_MAX: i64 = 1_000;

/// `26`, `26,00`, `26.00`, `1 026,50 €`, `26,00 EUR`: an amount, not below zero.
pub(crate) fn amount(written: &str) -> Result<Cents, Wrong> {
    let bare = written.trim();
    let bare = bare.strip_suffix("EUR").or_else(|| bare.strip_suffix("eur")).unwrap_or(bare);
    // U+2007 and U+2009 are spaces between figures too.
    let spaced = bare.replace(['\u{2007}', '\u{2009}'], " ");
    match Cents::parse(&spaced) {
        Ok(cents) if cents < Cents::ZERO => Err(ProblemCode::AmountNegative.into()),
        Ok(cents) => Ok(cents),
        Err(AmountError::NotANumber) => Err(ProblemCode::AmountWrong.into()),
        Err(AmountError::TooPrecise) => Err(ProblemCode::AmountTooPrecise.into()),
        Err(AmountError::TooLarge) => Err(ProblemCode::AmountTooLarge.into()),
    }
}

/// `5,5`, `5.5 %`, `2.10`: a VAT rate in basis points.
pub(crate) fn vat(written: &str) -> Result<i64, Wrong> {
    let bare = written.trim().trim_end_matches('%');
    match amount(bare) {
        Ok(rate) if rate.0 <= VAT_MAX => Ok(rate.0),
        _ => Err(ProblemCode::VatWrong.into()),
    }
}

/// Copies printed.
pub(crate) fn count(written: &str) -> Result<i64, Wrong> {
    let number = written.trim().parse().ok().filter(|n| (0..=COPIES_MAX).contains(n));
    number.ok_or_else(|| ProblemCode::NumberWrong.into())
}

/// `oui`, `non`, `yes`, `no`, `1`, `0`.
pub(crate) fn yes(written: &str) -> Result<bool, Wrong> {
    match text::key(written).as_str() {
        "oui" | "o" | "yes" | "y" | "1" | "vrai" | "true" | "x" => Ok(true),
        "non" | "n" | "no" | "0" | "faux" | "false" => Ok(false),
        _ => Err(Wrong::with(ProblemCode::ChoiceWrong, "oui, non")),
    }
}

/// A date, with or without the hour, in the house's time zone unless it says its own; UTC
/// milliseconds.
pub(crate) fn instant(written: &str, zone: Tz) -> Result<i64, Wrong> {
    moment(written, zone, Some(NaiveTime::MIN))
}

/// The day of a date, whether an hour stands beside it or not.
pub(crate) fn day(written: &str, zone: Tz) -> Result<NaiveDate, Wrong> {
    let at_ms = instant(written, zone)?;
    local_date(at_ms, zone).ok_or_else(|| ProblemCode::DateWrong.into())
}

/// A date with its hour.
pub(crate) fn hour(written: &str, zone: Tz) -> Result<i64, Wrong> {
    moment(written, zone, None)
}

fn moment(written: &str, zone: Tz, midnight: Option<NaiveTime>) -> Result<i64, Wrong> {
    let written = written.trim();
    if let Ok(exact) = DateTime::parse_from_rfc3339(&written.replacen(' ', "T", 1)) {
        return in_years(exact.naive_utc()).map(|at| at.and_utc().timestamp_millis());
    }
    let end = written.find(|c: char| c == 'T' || c.is_whitespace()).unwrap_or(written.len());
    let (day, rest) = written.split_at(end);
    let date = date(day).ok_or(ProblemCode::DateWrong)?;
    let rest = rest.trim_start_matches(|c: char| c == 'T' || c.is_whitespace());
    let rest = rest.strip_prefix(['à', 'a']).unwrap_or(rest);
    let time = match (rest.trim(), midnight) {
        ("", Some(midnight)) => midnight,
        ("", None) => return Err(ProblemCode::TimeMissing.into()),
        (clock, _) => time(clock).ok_or(ProblemCode::DateWrong)?,
    };
    let local = in_years(date.and_time(time))?;
    match zone.from_local_datetime(&local) {
        // The hour that comes twice in autumn is the first of the two.
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Ok(at.timestamp_millis()),
        LocalResult::None => Err(ProblemCode::TimeSkipped.into()),
    }
}

fn in_years(at: NaiveDateTime) -> Result<NaiveDateTime, Wrong> {
    use chrono::Datelike;
    if YEARS.contains(&at.year()) { Ok(at) } else { Err(ProblemCode::DateFar.into()) }
}

/// `2026-06-07`, `07/06/2026`, `7.6.2026`, `07/06/26`.
fn date(written: &str) -> Option<NaiveDate> {
    let mut parts = written.split(['-', '/', '.']);
    let [a, b, c] = [parts.next()?, parts.next()?, parts.next()?];
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    let short = |part: &str| (1..=2).contains(&part.len());
    if !matches!(year.len(), 2 | 4) || !short(month) || !short(day) {
        return None;
    }
    let said: i32 = digits(year)?.try_into().ok()?;
    // Two figures are a year of this century, or of the last one where tickets were sold by machine already.
    let year = match (year.len(), said) {
        (2, 0..70) => said + 2_000,
        (2, _) => said + 1_900,
        _ => said,
    };
    NaiveDate::from_ymd_opt(year, digits(month)?, digits(day)?)
}

/// `19:30`, `19:30:00`, `19h30`, `19 h`.
fn time(written: &str) -> Option<NaiveTime> {
    let closed: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let colons = closed.to_lowercase().replace('h', ":");
    let mut parts = colons.trim_end_matches(':').split(':');
    let hour = digits(parts.next()?)?;
    let minute = parts.next().map_or(Some(0), digits)?;
    let second = parts.next().map_or(Some(0), |s| digits(s.split('.').next()?))?;
    if parts.next().is_some() {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARIS: Tz = chrono_tz::Europe::Paris;

    #[test]
    fn an_amount_is_read_however_it_is_written() {
        for written in ["26,00", "26.00", "26,00 €", "26,00\u{a0}€", "26", "26 EUR", " 26,0 "] {
            assert_eq!(amount(written).unwrap(), Cents(2_600), "{written}");
        }
        for written in ["1 026,50", "1\u{a0}026,50 €", "1\u{202f}026.50", "1\u{2009}026,5"] {
            assert_eq!(amount(written).unwrap(), Cents(102_650), "{written}");
        }
    }

    #[test]
    fn an_amount_that_cannot_be_says_why() {
        let why = |written| amount(written).unwrap_err().code;
        assert_eq!(why("-1,00"), ProblemCode::AmountNegative);
        assert_eq!(why("26,001"), ProblemCode::AmountTooPrecise);
        assert_eq!(why("99999999999"), ProblemCode::AmountTooLarge);
        assert_eq!(why("1.026,50"), ProblemCode::AmountWrong);
        assert_eq!(why("26 $"), ProblemCode::AmountWrong);
    }

    #[test]
    fn french_and_iso_dates_are_the_same_moment() {
        let at = 1_591_551_000_000; // 7 June 2020, 19:30 in Paris.
        for written in [
            "07/06/2020 19:30",
            "7/6/2020 19h30",
            "07/06/2020 à 19 h 30",
            "07/06/20 19:30",
            "07.06.2020 19:30:00",
            "2020-06-07 19:30",
            "2020-06-07T19:30:00",
            "2020-06-07T17:30:00Z",
            "2020-06-07 19:30:00+02:00",
        ] {
            assert_eq!(hour(written, PARIS), Ok(at), "{written}");
        }
        assert_eq!(instant("07/06/2020", PARIS), Ok(at - (19 * 60 + 30) * 60_000));
        assert_eq!(hour("07/06/2020", PARIS).unwrap_err().code, ProblemCode::TimeMissing);
    }

    #[test]
    fn the_house_stands_in_its_own_time_zone() {
        let martinique = chrono_tz::America::Martinique;
        let apart = hour("2020-06-07 19:30", martinique).unwrap()
            - hour("2020-06-07 19:30", PARIS).unwrap();
        assert_eq!(apart, 6 * 3_600_000);
    }

    #[test]
    fn a_date_that_cannot_be_says_why() {
        let why = |written| instant(written, PARIS).unwrap_err().code;
        for written in ["", "hier", "31/02/2020", "07/06/020", "2020-06-07 25:00", "1/2/3/2020"] {
            assert_eq!(why(written), ProblemCode::DateWrong, "{written}");
        }
        assert_eq!(why("29/03/2020 02:30"), ProblemCode::TimeSkipped);
        assert_eq!(why("01/01/0900"), ProblemCode::DateFar);
        assert_eq!(why("9999-12-31T23:59:59Z"), ProblemCode::DateFar);
    }

    #[test]
    fn a_vat_rate_is_a_percentage() {
        assert_eq!(
            [vat("2,1").unwrap(), vat("5.5 %").unwrap(), vat("20").unwrap()],
            [210, 550, 2000]
        );
        assert!(vat("-1").is_err() && vat("200").is_err() && vat("abc").is_err());
    }
}
