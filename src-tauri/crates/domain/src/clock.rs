//! *L'horloge*: what time it is in a house alone, whose only clock is that of its machine.
//!
//! Between two looks the time that passes is counted, which no setting of the clock changes. The house's
//! time follows the machine's clock, and never goes back: where it is a little ahead, it goes slower until both meet.

use crate::time::{DAY_MS, MINUTE_MS};

/// 1 January 2020, UTC: no house is older than the program.
const EARLIEST_MS: i64 = 1_577_836_800_000;
/// 1 January 2060, UTC: ids count their seconds until 2068, and stay exact in JavaScript.
pub const FURTHEST_MS: i64 = 2_840_140_800_000;
/// A clock that is only being set moves less than this: one minute.
pub const STEP_MS: i64 = MINUTE_MS;
/// A clock that is set further ahead under an open program is noticed: one day.
pub const LEAP_MS: i64 = DAY_MS;
/// A house whose clock is further ahead of its last row does not believe it: 31 days, about the longest
/// that a house is closed.
pub const FAR_MS: i64 = 31 * LEAP_MS;
/// A house that is ahead of its machine by less than a step counts one millisecond of so many less, until both meet.
const SLOWER: i64 = 100;

/// Whether a house can be at this time.
#[must_use]
pub const fn is_plausible(at_ms: i64) -> bool {
    EARLIEST_MS <= at_ms && at_ms < FURTHEST_MS
}

/// The house's time at a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The house's time, UTC milliseconds.
    pub at_ms: i64,
    /// The time counted then, milliseconds since whenever.
    pub counted_ms: i64,
    /// The program was open and looking, so that all time since was counted. Else it is that of the last
    /// row of the journal, and nobody knows how long the program was closed.
    pub watched: bool,
}

impl Known {
    /// The time that it must be by now, by counting.
    #[must_use]
    pub const fn after(self, counted_ms: i64) -> i64 {
        self.at_ms + (counted_ms - self.counted_ms)
    }

    /// The same, a little slower. It stands still at most, and never goes back.
    const fn slowly_after(self, counted_ms: i64) -> i64 {
        let passed_ms = counted_ms - self.counted_ms;
        self.at_ms + passed_ms - (passed_ms + SLOWER - 1).div_euclid(SLOWER)
    }
}

/// How the machine's clock stands to what the house knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is believed.
    Right,
    /// It went back by so many milliseconds: the house goes on by counting.
    Back(i64),
    /// It leapt ahead by so many milliseconds under an open program, and is believed.
    Leapt(i64),
    /// It is so many milliseconds ahead, too far to be believed: nothing is written.
    Far(i64),
    /// No house can be at its time: nothing is written.
    Impossible,
}

impl Standing {
    /// Whether commands are carried out.
    #[must_use]
    pub const fn may_write(self) -> bool {
        !matches!(self, Self::Far(_) | Self::Impossible)
    }
}

/// What time it is, and how the clock of the machine stands. `known` is absent in a house that has no row
/// yet; else it is what was answered last, from which the house goes on.
#[must_use]
pub fn judge(known: Option<Known>, machine_ms: i64, counted_ms: i64) -> (i64, Standing) {
    let Some(known) = known else {
        let is_one = is_plausible(machine_ms);
        return (machine_ms, if is_one { Standing::Right } else { Standing::Impossible });
    };
    let must_be = known.after(counted_ms);
    match machine_ms - must_be {
        _ if machine_ms >= FURTHEST_MS => (must_be, Standing::Impossible),
        ahead_ms if ahead_ms < -STEP_MS => (must_be, Standing::Back(-ahead_ms)),
        ahead_ms if ahead_ms > FAR_MS => (must_be, Standing::Far(ahead_ms)),
        ahead_ms if ahead_ms > LEAP_MS && known.watched => (machine_ms, Standing::Leapt(ahead_ms)),
        _ => (machine_ms.max(known.slowly_after(counted_ms)), Standing::Right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW_MS: i64 = 1_591_012_800_000;
    const OPEN: Option<Known> = Some(Known { at_ms: NOW_MS, counted_ms: 7_000, watched: true });
    const CLOSED: Option<Known> = Some(Known { at_ms: NOW_MS, counted_ms: 7_000, watched: false });

    #[test]
    fn a_clock_that_goes_is_believed() {
        assert_eq!(judge(OPEN, NOW_MS + 30_000, 37_000), (NOW_MS + 30_000, Standing::Right));
        assert_eq!(judge(None, NOW_MS, 0), (NOW_MS, Standing::Right));
    }

    #[test]
    fn a_clock_set_back_does_not_stop_the_house_s_time_nor_take_it_back() {
        for back_ms in [STEP_MS + 1, 3_600_000, LEAP_MS, 365 * LEAP_MS] {
            let seen = judge(OPEN, NOW_MS + 31_000 - back_ms, 38_000);
            assert_eq!(seen, (NOW_MS + 31_000, Standing::Back(back_ms)));
            let seen = judge(CLOSED, NOW_MS + 31_000 - back_ms, 38_000);
            assert_eq!(seen, (NOW_MS + 31_000, Standing::Back(back_ms)));
        }
        let set = judge(OPEN, NOW_MS - STEP_MS, 7_000);
        assert_eq!(set, (NOW_MS, Standing::Right), "it is only being set");
    }

    #[test]
    fn a_machine_that_gains_a_little_each_night_and_is_set_right_leaves_the_house_by_its_side() {
        const NIGHT_MS: i64 = LEAP_MS / 2 + 1_500;
        let (mut known, mut machine_ms, mut counted_ms) = (OPEN, NOW_MS, 7_000);
        let mut looks = |passes_ms: i64, set_ms: i64| {
            machine_ms += passes_ms + set_ms;
            counted_ms += passes_ms;
            let before_ms = known.map_or(0, |known| known.at_ms);
            let (at_ms, standing) = judge(known, machine_ms, counted_ms);
            assert_eq!(standing, Standing::Right);
            assert!(before_ms <= at_ms, "it went back by {} ms", before_ms - at_ms);
            assert!((0..2_000).contains(&(at_ms - machine_ms)), "{} ms", at_ms - machine_ms);
            known = Some(Known { at_ms, counted_ms, watched: true });
            at_ms - machine_ms
        };
        for _ in 0..60 {
            looks(NIGHT_MS, 0);
            looks(0, -1_500);
        }
        // However often it is looked: each second, then each millisecond.
        for passes_ms in [1_000, 1] {
            looks(0, -400);
            let met = (0..3_000).find(|_| looks(passes_ms, 0) == 0);
            assert!(met.is_some(), "both meet");
        }
    }

    #[test]
    fn a_leap_ahead_under_an_open_program_is_noticed_and_a_holiday_is_none() {
        let ahead_ms = 10 * LEAP_MS;
        assert_eq!(judge(OPEN, NOW_MS + ahead_ms, 7_000).1, Standing::Leapt(ahead_ms));
        assert_eq!(judge(OPEN, NOW_MS + ahead_ms, 7_000 + ahead_ms).1, Standing::Right);
        assert_eq!(judge(CLOSED, NOW_MS + ahead_ms, 7_000), (NOW_MS + ahead_ms, Standing::Right));
    }

    #[test]
    fn a_clock_too_far_ahead_is_not_believed() {
        for known in [OPEN, CLOSED] {
            for ahead_ms in [FAR_MS + 1, 365 * LEAP_MS, 18 * 365 * LEAP_MS] {
                let seen = judge(known, NOW_MS + ahead_ms, 7_000);
                assert_eq!(seen, (NOW_MS, Standing::Far(ahead_ms)));
                assert!(!seen.1.may_write());
            }
        }
        let counted = judge(OPEN, NOW_MS + 2 * FAR_MS, 7_000 + 2 * FAR_MS);
        assert_eq!(counted.1, Standing::Right, "the program was open all the while");
    }

    #[test]
    fn no_house_is_before_2020_or_after_2059() {
        for wrong_ms in [0, 946_684_800_000, FURTHEST_MS, 4_102_444_800_000] {
            assert_eq!(judge(None, wrong_ms, 0).1, Standing::Impossible, "{wrong_ms}");
        }
        assert_eq!(judge(CLOSED, 4_102_444_800_000, 7_000), (NOW_MS, Standing::Impossible));
    }
}
