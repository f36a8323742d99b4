//! *Effacement*: what stands in a person's place once they are erased, and how long the fiscal lines stay; whether
//! words of others name them.

mod naming;

use chrono::{Months, NaiveDate};
use chrono_tz::Tz;

use crate::performance::local_date;
use crate::time::DAY_MS;
use crate::wall_clock::day_end_ms;

pub use naming::Naming;

/// Years for which what the tax office may ask for is kept (Livre des procédures fiscales, art. L102 B).
pub const FISCAL_YEARS: u32 = 6;
/// The fewest and the most years without an order after which a person may be erased with others.
pub const RETENTION_YEARS: std::ops::RangeInclusive<i64> = 1..=30;

/// What stands where a name would: the books are kept in French.
#[must_use]
pub fn name_of_erased(day: Option<NaiveDate>) -> String {
    let name = "Personne effacée";
    day.map_or_else(|| name.to_owned(), |day| format!("{name} ({})", day.format("%d/%m/%Y")))
}

/// The last millisecond for which the lines of an order of that time are kept.
#[must_use]
pub fn fiscal_until_ms(last_ms: i64, zone: Tz) -> i64 {
    let last = local_date(last_ms, zone);
    let until = last.and_then(|day| day.checked_add_months(Months::new(12 * FISCAL_YEARS)));
    until.map_or(i64::MAX, |day| day_end_ms(day, zone))
}

/// The time before which nothing may have happened to a person who is erased after so many years.
#[must_use]
pub fn retained_from_ms(now_ms: i64, years: i64, zone: Tz) -> i64 {
    let months = u32::try_from(years * 12).unwrap_or(u32::MAX);
    let day = local_date(now_ms, zone);
    let from = day.and_then(|day| day.checked_sub_months(Months::new(months)));
    from.map_or(i64::MIN, |day| day_end_ms(day, zone) + 1 - DAY_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Paris;

    #[test]
    fn an_erased_person_is_named_by_the_day() {
        let day = NaiveDate::from_ymd_opt(2020, 6, 1);
        assert_eq!(name_of_erased(day), "Personne effacée (01/06/2020)");
        assert_eq!(name_of_erased(None), "Personne effacée");
    }

    #[test]
    fn fiscal_lines_stay_six_years_to_the_end_of_the_day() {
        let at = |day: &str| day_end_ms(day.parse().unwrap(), Paris);
        assert_eq!(fiscal_until_ms(at("2020-06-01") - 5, Paris), at("2026-06-01"));
        assert_eq!(fiscal_until_ms(at("2020-02-29"), Paris), at("2026-02-28"));
    }

    #[test]
    fn who_was_seen_within_the_years_is_retained() {
        let at = |day: &str| day_end_ms(day.parse().unwrap(), Paris);
        let from = retained_from_ms(at("2023-06-15"), 3, Paris);
        assert!(from > at("2020-06-14") && from <= at("2020-06-15"), "{from}");
    }
}
