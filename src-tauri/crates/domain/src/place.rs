//! A place of an order: its state, and that of its code.

use serde::{Deserialize, Serialize};

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
    /// Cancelled in the system the order came from.
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
