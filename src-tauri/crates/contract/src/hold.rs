//! Seats that a basket holds: for how long, and who has those that it cannot have.

use crate::ids::{CategoryId, PerformanceId, PlaceId, SeatId};
use crate::out_of_sale::OutOfSale;

use crate::shape::record;

record! {
    /// A seat of a performance.
    pub struct SeatAt {
        pub performance_id: PerformanceId,
        pub seat_id: SeatId,
    }

    /// The seats that the basket has now: those that it does not name are free for others.
    pub struct HoldSeats {
        /// Seats, 50 at most; none lets all of them go.
        pub seats: Vec<SeatAt>,
        /// Places that are given back in the same gesture, 50 at most: their seats can be had.
        pub exchanging: Vec<PlaceId>,
    }

    /// What the basket holds now.
    pub struct HeldSeats {
        /// Until when, unless it is worked on again.
        pub until_ms: i64,
        /// The seats held, in the order asked: of free seating another one, where somebody has the one asked.
        pub seats: Vec<SeatAt>,
        /// Seats that somebody else has. Where there is one, only those are held that were held before.
        pub lost: Vec<LostSeat>,
    }

    /// A seat that this basket cannot have.
    pub struct LostSeat {
        pub performance_id: PerformanceId,
        pub seat_id: SeatId,
        pub row: String,
        /// Its number; empty for free seating, and with its row where the hall has the seat no more.
        pub seat: String,
        /// Who holds it; absent where it is sold or withdrawn.
        pub holder: Option<Holder>,
        /// Why it is out of sale.
        pub out: Option<OutOfSale>,
    }

    /// Whose basket holds a seat.
    pub struct Holder {
        /// *Au guichet 2*.
        pub counter: String,
        pub operator: String,
        /// Until when, unless it is worked on again.
        pub until_ms: i64,
        /// It was taken over from who asks.
        pub from_me: bool,
    }

    /// A seat in somebody else's basket.
    pub struct SeatHeld {
        pub seat_id: SeatId,
        pub row: String,
        pub seat: String,
        pub category_id: CategoryId,
        /// Free seating: the number only counts.
        pub unplaced: bool,
        /// How many of the free seats come before it, by row and number.
        pub after: i64,
        pub holder: Holder,
    }

    /// Seats that a supervisor takes out of other baskets, into their own.
    pub struct TakeSeats {
        pub performance_id: PerformanceId,
        /// Seats, 1 to 50.
        pub seat_ids: Vec<SeatId>,
    }
}
