//! A place of an order: its state, and that of its code.

use serde::{Deserialize, Serialize};

/// Places that one command may carry: a sale, a request, a print, seats chosen together.
pub const PLACES_MAX: usize = 50;

/// *État d'une place*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceState {
    /// Sold, free to be asked back.
    Live,
    /// « Demande reprise en cours »: its code is suspended.
    Pending,
    /// « Place reprise »: its code is revoked, the seat on sale again.
    TakenBack,
    /// Given back here, or cancelled in the system the order came from.
    Cancelled,
}

impl PlaceState {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Pending => "pending",
            Self::TakenBack => "taken_back",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether its code opens the door.
    #[must_use]
    pub const fn code_is_valid(self) -> bool {
        matches!(self, Self::Live)
    }

    /// Whether its seat cannot be sold meanwhile.
    #[must_use]
    pub const fn holds_seat(self) -> bool {
        matches!(self, Self::Live | Self::Pending)
    }
}

/// Why a place cannot be asked back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAskable {
    /// It is asked back already, taken back or cancelled, or its order is.
    #[error("the place is not free to be asked back")]
    NotFree,
    /// Credit is given to someone, and the order names nobody.
    #[error("the order has no customer")]
    NoCustomer,
    /// The performance has begun: the seat cannot be sold again.
    #[error("the performance has begun")]
    Begun,
}

/// Whether a place of an order can be asked back now. The start of the performance closes it for
/// everybody: an exception of a supervisor is made to the policy, never to this.
///
/// # Errors
/// [`NotAskable`] says what stands in the way.
pub fn may_be_asked_back(
    state: PlaceState,
    order_issued: bool,
    has_customer: bool,
    starts_at_ms: i64,
    now_ms: i64,
) -> Result<(), NotAskable> {
    if state != PlaceState::Live || !order_issued {
        return Err(NotAskable::NotFree);
    }
    if !has_customer {
        return Err(NotAskable::NoCustomer);
    }
    if starts_at_ms <= now_ms { Err(NotAskable::Begun) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_live_place_of_a_customer_is_asked_back_until_the_performance_begins() {
        let live = |now| may_be_asked_back(PlaceState::Live, true, true, 1_000, now);
        assert_eq!(live(999), Ok(()));
        assert_eq!(live(1_000), Err(NotAskable::Begun));
    }

    #[test]
    fn a_place_that_is_not_the_customers_cannot_be_asked_back() {
        let asked = |state, issued, customer| may_be_asked_back(state, issued, customer, 1_000, 0);
        assert_eq!(asked(PlaceState::Pending, true, true), Err(NotAskable::NotFree));
        assert_eq!(asked(PlaceState::Live, false, true), Err(NotAskable::NotFree));
        assert_eq!(asked(PlaceState::Live, true, false), Err(NotAskable::NoCustomer));
    }
}
