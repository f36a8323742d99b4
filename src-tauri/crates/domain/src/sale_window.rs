//! When the places of a performance are for sale, and what they may cost.

use serde::{Deserialize, Serialize};

use crate::money::Cents;

/// The highest price of a grid: ten thousand euros. Above it a comma was forgotten.
pub const PRICE_MAX: Cents = Cents(1_000_000);

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
            Self::Begun => "begun",
        }
    }
}

/// *Ventes d'une séance*: opened or not, from and until when, in UTC milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sales {
    /// Opened by a supervisor.
    pub opened: bool,
    /// Nothing is sold before.
    pub opens_at_ms: Option<i64>,
    /// Nothing is sold from then on.
    pub closes_at_ms: Option<i64>,
    /// Start of the performance: nothing is sold from then on.
    pub starts_at_ms: i64,
}

impl Sales {
    /// Where the sales are at an instant.
    #[must_use]
    pub fn state(self, now_ms: i64) -> SaleState {
        if self.starts_at_ms <= now_ms {
            SaleState::Begun
        } else if !self.opened {
            SaleState::Closed
        } else if self.closes_at_ms.is_some_and(|end| end <= now_ms) {
            SaleState::Ended
        } else if self.opens_at_ms.is_some_and(|opening| opening > now_ms) {
            SaleState::Announced
        } else {
            SaleState::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_sold_between_opening_and_end_and_never_once_it_has_begun() {
        let sales =
            Sales { opened: true, opens_at_ms: Some(10), closes_at_ms: Some(20), starts_at_ms: 30 };
        let states = [9, 10, 19, 20, 29, 30].map(|now| sales.state(now));
        use SaleState::{Announced, Begun, Ended, Open};
        assert_eq!(states, [Announced, Open, Open, Ended, Ended, Begun]);
        let closed = Sales { opened: false, ..sales };
        assert_eq!(closed.state(15), SaleState::Closed);
        let plain = Sales { opens_at_ms: None, closes_at_ms: None, ..sales };
        assert_eq!(plain.state(1), SaleState::Open);
    }
}
