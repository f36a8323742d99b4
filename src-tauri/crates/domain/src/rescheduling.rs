//! A performance is moved to another date: until when its places are taken back without a fee, and
//! which places that covers.

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;

use crate::performance::local_date;
use crate::wall_clock::day_end_ms;

/// Days that are proposed for a reprise without a fee, the day of the move left out.
const PROPOSED_DAYS: u64 = 14;

/// *Reprise sans frais*: what a house offers to those whose performance it moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FreeReprise {
    /// When the performance was moved, UTC milliseconds.
    pub moved_at_ms: i64,
    /// The last millisecond of the chosen day.
    pub until_ms: i64,
}

impl FreeReprise {
    /// Whether a place that was sold and is asked back then has no fee. Who bought after the move
    /// knew the new date.
    #[must_use]
    pub const fn covers(self, sold_at_ms: i64, asked_at_ms: i64) -> bool {
        sold_at_ms <= self.moved_at_ms && asked_at_ms <= self.until_ms
    }
}

/// Of several moves, the one that covers a place for the longest.
#[must_use]
pub fn longest<Of: Copy>(
    offers: &[(Of, FreeReprise)],
    sold_at_ms: i64,
    asked_at_ms: i64,
) -> Option<(Of, FreeReprise)> {
    let covering = offers.iter().filter(|(_, offer)| offer.covers(sold_at_ms, asked_at_ms));
    covering.max_by_key(|(_, offer)| offer.until_ms).copied()
}

/// Why a day cannot end a reprise without a fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongDay {
    /// It has gone by.
    #[error("the day has gone by")]
    Past,
    /// The performance has begun by then, and nobody asks back any more.
    #[error("the day is after the performance")]
    AfterStart,
}

impl WrongDay {
    /// The stable name that the sentence is chosen by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::AfterStart => "after_start",
        }
    }
}

/// The last millisecond of a reprise without a fee, by its last day: today at the earliest, the day
/// of the new start at the latest.
///
/// # Errors
/// [`WrongDay`].
pub fn free_until_ms(
    day: NaiveDate,
    now_ms: i64,
    starts_at_ms: i64,
    zone: Tz,
) -> Result<i64, WrongDay> {
    if local_date(now_ms, zone).is_none_or(|today| day < today) {
        return Err(WrongDay::Past);
    }
    if local_date(starts_at_ms, zone).is_none_or(|start| day > start) {
        return Err(WrongDay::AfterStart);
    }
    Ok(day_end_ms(day, zone))
}

/// The day that is proposed: two weeks from now, or the day of the new start where that is sooner.
#[must_use]
pub fn proposed_day(now_ms: i64, starts_at_ms: i64, zone: Tz) -> Option<NaiveDate> {
    let in_two_weeks = local_date(now_ms, zone)?.checked_add_days(Days::new(PROPOSED_DAYS))?;
    Some(in_two_weeks.min(local_date(starts_at_ms, zone)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Cents;
    use crate::performance::instant_ms;
    use crate::policy::tests::policy;
    use crate::policy::{JudgedPlace, JudgedRate, Outcome, Policy, Rule};
    use chrono_tz::Europe::Paris;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(date: &str, hour: u32) -> i64 {
        instant_ms(day(date).and_hms_opt(hour, 0, 0).unwrap(), Paris)
    }

    #[test]
    fn a_place_sold_before_the_move_has_no_fee_until_the_last_millisecond_of_the_day() {
        let offer = FreeReprise { moved_at_ms: 100, until_ms: 200 };
        assert!(offer.covers(100, 200) && offer.covers(1, 101));
        assert!(!offer.covers(100, 201));
        assert!(!offer.covers(101, 150));
    }

    #[test]
    fn of_two_moves_the_longer_offer_counts_where_it_covers_the_place() {
        let first = (1, FreeReprise { moved_at_ms: 100, until_ms: 900 });
        let second = (2, FreeReprise { moved_at_ms: 200, until_ms: 300 });
        let offers = [first, second];
        assert_eq!(longest(&offers, 50, 250), Some(first));
        assert_eq!(longest(&offers, 150, 250), Some(second));
        assert_eq!(longest(&offers, 150, 301), None);
        assert_eq!(longest::<i64>(&[], 1, 1), None);
    }

    #[test]
    fn the_day_ends_at_midnight_in_the_houses_zone() {
        let until =
            free_until_ms(day("2027-03-12"), at("2027-03-01", 10), at("2027-03-20", 20), Paris);
        assert_eq!(until, Ok(at("2027-03-13", 0) - 1));
    }

    #[test]
    fn the_day_is_today_at_the_earliest_and_the_new_start_at_the_latest() {
        let (now, start) = (at("2027-03-01", 10), at("2027-03-20", 20));
        let of = |text| free_until_ms(day(text), now, start, Paris);
        assert_eq!(of("2027-02-28"), Err(WrongDay::Past));
        assert!(of("2027-03-01").is_ok() && of("2027-03-20").is_ok());
        assert_eq!(of("2027-03-21"), Err(WrongDay::AfterStart));
    }

    #[test]
    fn two_weeks_are_proposed_or_less_where_the_performance_is_sooner() {
        let now = at("2027-03-01", 10);
        let proposed = |start| proposed_day(now, start, Paris);
        assert_eq!(proposed(at("2027-04-20", 20)), Some(day("2027-03-15")));
        assert_eq!(proposed(at("2027-03-10", 20)), Some(day("2027-03-10")));
    }

    #[test]
    fn a_place_of_a_moved_performance_has_no_fee_and_no_other_deadline() {
        let policy = Policy { fee_fixed: Cents(200), ..policy() };
        let late = JudgedPlace {
            paid: Cents(2600),
            rate: JudgedRate { key: "#1", name_key: "plein tarif", name: "Plein tarif" },
            channel: "INTERNET",
            starts_at_ms: 86_400_000,
            requested_at_ms: 86_300_000,
            printed: false,
            scanned: false,
            since: crate::since::Since::default(),
            free_until_ms: None,
        };
        let zone = chrono_tz::Europe::Paris;
        assert_eq!(policy.reprise_of(&late), Cents(2400));
        assert!(policy.is_broken_by(&late, zone));
        let free = JudgedPlace { free_until_ms: Some(86_350_000), ..late };
        assert_eq!(policy.reprise_of(&free), Cents(2600));
        assert_eq!(policy.outcomes(&free, zone)[1], (Rule::Rescheduled, Outcome::Ok));
        assert_eq!(policy.deadline_ms(&free, zone), 86_350_000);
        assert!(!policy.is_broken_by(&free, zone));
        let scanned = JudgedPlace { scanned: true, ..free };
        assert!(policy.is_broken_by(&scanned, zone), "the other rules hold");
    }
}
