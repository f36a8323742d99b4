//! *Places gardées*: the seats of a basket, for as long as it is worked on. A hold decides no sale: it keeps a seat from
//! other baskets, until a time.

use crate::clock::STEP_MS;

/// For how long a basket's seats are held after it was last worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoldTime {
    minutes: i64,
}

impl HoldTime {
    /// The shortest: a card takes as long to be read.
    pub const MIN_MINUTES: i64 = 2;
    /// An hour: whoever leaves a basket longer has left.
    pub const MAX_MINUTES: i64 = 60;

    /// So many minutes; none of fewer than [`Self::MIN_MINUTES`] or more than [`Self::MAX_MINUTES`].
    #[must_use]
    pub fn minutes(minutes: i64) -> Option<Self> {
        (Self::MIN_MINUTES..=Self::MAX_MINUTES).contains(&minutes).then_some(Self { minutes })
    }

    /// How long that is, in minutes.
    #[must_use]
    pub const fn as_minutes(self) -> i64 {
        self.minutes
    }

    /// Until when a basket holds that is worked on now, UTC milliseconds.
    #[must_use]
    pub const fn until_ms(self, now_ms: i64) -> i64 {
        now_ms + self.minutes * 60_000
    }
}

impl Default for HoldTime {
    /// Ten minutes.
    fn default() -> Self {
        Self { minutes: 10 }
    }
}

/// The latest time at which a hold that counts now can have been worked on. One of a later time was made under a clock
/// that was wrong, and holds nobody up.
#[must_use]
pub const fn latest_ms(now_ms: i64) -> i64 {
    now_ms + STEP_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basket_holds_ten_minutes_where_the_house_says_nothing() {
        assert_eq!(HoldTime::default().until_ms(1_000), 601_000);
        assert_eq!(HoldTime::minutes(10), Some(HoldTime::default()));
    }

    #[test]
    fn a_house_lets_baskets_hold_from_two_minutes_to_an_hour() {
        for (minutes, taken) in [(1, false), (2, true), (60, true), (61, false), (-5, false)] {
            assert_eq!(HoldTime::minutes(minutes).is_some(), taken, "{minutes}");
        }
    }
}
