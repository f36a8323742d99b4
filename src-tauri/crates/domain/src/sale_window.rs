//! When the places of a performance are for sale.

use serde::{Deserialize, Serialize};

/// *État de vente*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaleState {
    /// Closed by a supervisor, or never opened.
    Closed,
    /// Open from a day that has not come yet.
    Announced,
    Open,
    /// The day until which it was open has gone by.
    Ended,
    /// The performance has begun, and the counter still sells it.
    Late,
    /// The performance has begun, and nothing is sold any more.
    Begun,
}

impl SaleState {
    /// The stable name that sentences are chosen by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Announced => "announced",
            Self::Open => "open",
            Self::Ended => "ended",
            Self::Late => "late",
            Self::Begun => "begun",
        }
    }

    /// Whether the counter sells places now.
    #[must_use]
    pub const fn sells(self) -> bool {
        matches!(self, Self::Open | Self::Late)
    }
}

/// *Retardataires*: for how long after the start the counter still sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Latecomers {
    minutes: i64,
}

impl Latecomers {
    /// Four hours: later the evening is over.
    pub const MAX_MINUTES: i64 = 240;

    /// So many minutes; none of more than [`Self::MAX_MINUTES`], or of less than zero, which is « not
    /// at all ».
    #[must_use]
    pub fn minutes(minutes: i64) -> Option<Self> {
        (0..=Self::MAX_MINUTES).contains(&minutes).then_some(Self { minutes })
    }

    /// From when on nothing is sold of a performance that began then, UTC milliseconds.
    #[must_use]
    pub const fn until_ms(self, starts_at_ms: i64) -> i64 {
        starts_at_ms + self.for_ms()
    }

    /// How long that is, in milliseconds.
    #[must_use]
    pub const fn for_ms(self) -> i64 {
        self.minutes * 60_000
    }

    /// How long that is, in minutes.
    #[must_use]
    pub const fn as_minutes(self) -> i64 {
        self.minutes
    }
}

impl Default for Latecomers {
    /// Half an hour, until a house says otherwise.
    fn default() -> Self {
        Self { minutes: 30 }
    }
}

/// *Ventes d'une séance*: opened or not, from and until when, in UTC milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sales {
    /// Opened by a supervisor.
    pub opened: bool,
    /// Nothing is sold before.
    pub opens_at_ms: Option<i64>,
    /// Nothing is sold from then on. It may lie after the start, and the performance then has its own
    /// time for latecomers.
    pub closes_at_ms: Option<i64>,
    /// Start of the performance.
    pub starts_at_ms: i64,
}

impl Sales {
    /// From when on nothing is sold, UTC milliseconds: the performance's own end, or as long after
    /// the start as the house sells to latecomers.
    #[must_use]
    pub fn end_ms(self, latecomers: Latecomers) -> i64 {
        self.closes_at_ms.unwrap_or_else(|| latecomers.until_ms(self.starts_at_ms))
    }

    /// Where the sales are at an instant.
    #[must_use]
    pub fn state(self, now_ms: i64, latecomers: Latecomers) -> SaleState {
        let begun = self.starts_at_ms <= now_ms;
        let ended = self.end_ms(latecomers) <= now_ms;
        if begun && (ended || !self.opened) {
            SaleState::Begun
        } else if !self.opened {
            SaleState::Closed
        } else if ended {
            SaleState::Ended
        } else if self.opens_at_ms.is_some_and(|opening| opening > now_ms) {
            SaleState::Announced
        } else if begun {
            SaleState::Late
        } else {
            SaleState::Open
        }
    }

    /// Until when a performance that has begun is still sold; none of any other.
    #[must_use]
    pub fn late_until_ms(self, now_ms: i64, latecomers: Latecomers) -> Option<i64> {
        let late = self.state(now_ms, latecomers) == SaleState::Late;
        late.then(|| self.end_ms(latecomers))
    }
}

#[cfg(test)]
mod tests {
    use super::SaleState::{Announced, Begun, Closed, Ended, Late, Open};
    use super::*;

    const MINUTE_MS: i64 = 60_000;
    const START_MS: i64 = 1_000 * MINUTE_MS;

    fn after(minutes: i64) -> Latecomers {
        Latecomers::minutes(minutes).unwrap()
    }

    fn plain() -> Sales {
        Sales { opened: true, opens_at_ms: None, closes_at_ms: None, starts_at_ms: START_MS }
    }

    #[test]
    fn places_are_sold_between_opening_and_end() {
        let sales = Sales {
            opens_at_ms: Some(START_MS - 20),
            closes_at_ms: Some(START_MS - 10),
            ..plain()
        };
        let states =
            [-21, -20, -11, -10, 0].map(|from| sales.state(START_MS + from, Latecomers::default()));
        assert_eq!(states, [Announced, Open, Open, Ended, Begun]);
        let closed = Sales { opened: false, ..sales };
        assert_eq!(closed.state(START_MS - 15, Latecomers::default()), Closed);
        assert_eq!(plain().state(1, Latecomers::default()), Open);
    }

    #[test]
    fn latecomers_are_sold_places_to_the_minute() {
        let at =
            |minutes: i64, ms: i64| plain().state(START_MS + minutes * MINUTE_MS + ms, after(30));
        assert_eq!([at(0, -1), at(0, 0), at(29, 59_999)], [Open, Late, Late]);
        assert_eq!([at(30, -1), at(30, 0), at(31, 0)], [Late, Begun, Begun]);
        assert!(Late.sells() && Open.sells() && !Begun.sells() && !Ended.sells());
    }

    #[test]
    fn a_house_may_sell_nothing_once_it_has_begun() {
        assert_eq!(plain().state(START_MS - 1, after(0)), Open);
        assert_eq!(plain().state(START_MS, after(0)), Begun);
    }

    #[test]
    fn a_performance_may_have_its_own_end_after_the_start_or_before() {
        let longer = Sales { closes_at_ms: Some(START_MS + 60 * MINUTE_MS), ..plain() };
        assert_eq!(longer.state(START_MS + 59 * MINUTE_MS, after(0)), Late);
        assert_eq!(longer.state(START_MS + 60 * MINUTE_MS, after(240)), Begun);
        let shorter = Sales { closes_at_ms: Some(START_MS), ..plain() };
        assert_eq!(shorter.state(START_MS, after(30)), Begun);
    }

    #[test]
    fn sales_that_are_closed_are_closed_to_latecomers_too() {
        let closed = Sales { opened: false, ..plain() };
        assert_eq!(closed.state(START_MS + 1, after(30)), Begun);
        assert_eq!(closed.late_until_ms(START_MS + 1, after(30)), None);
        assert_eq!(plain().late_until_ms(START_MS + 1, after(30)), Some(START_MS + 30 * MINUTE_MS));
        assert_eq!(plain().late_until_ms(START_MS - 1, after(30)), None);
    }

    #[test]
    fn half_an_hour_is_the_rule_until_a_house_sets_another_of_four_hours_at_most() {
        assert_eq!(Latecomers::default().as_minutes(), 30);
        assert_eq!(Latecomers::minutes(240).map(Latecomers::as_minutes), Some(240));
        assert_eq!(Latecomers::minutes(241), None);
        assert_eq!(Latecomers::minutes(-1), None);
    }
}
