//! Seats that are out of sale for one performance: which, what for, and by whom.

use domain::out_of_sale::OutKind;

use crate::ids::{CategoryId, PerformanceId, SeatId};
use crate::mirror;
use crate::shape::record;

record! {
    /// Why a seat is out of sale.
    pub struct OutOfSale {
        #[ts(as = "mirror::OutKind")]
        #[schemars(with = "mirror::OutKind")]
        pub kind: OutKind,
        /// In the house's words.
        pub reason: String,
        /// Who put it out.
        pub operator: String,
        pub at_ms: i64,
    }

    /// A seat that is out of sale.
    pub struct SeatOut {
        pub seat_id: SeatId,
        pub row: String,
        pub seat: String,
        pub category_id: CategoryId,
        /// Free seating: the number only counts.
        pub unplaced: bool,
        /// How many of the free seats and of those in baskets come before it, by row and number.
        pub after: i64,
        pub out: OutOfSale,
    }

    /// Seats to put out of sale.
    pub struct PutSeatsOut {
        pub performance_id: PerformanceId,
        /// Seats, 1 to 50.
        pub seat_ids: Vec<SeatId>,
        #[ts(as = "mirror::OutKind")]
        #[schemars(with = "mirror::OutKind")]
        pub kind: OutKind,
        /// Why, 120 characters at most.
        pub reason: String,
    }

    /// Seats to put back on sale; what putting out and putting back answer, too.
    pub struct PutSeatsBack {
        pub performance_id: PerformanceId,
        /// Seats, 1 to 50.
        pub seat_ids: Vec<SeatId>,
    }
}
