//! A hall, drawn: its seats at a performance, and the best ones together.

use crate::hold::Holder;
use crate::ids::{CategoryId, OrderId, PerformanceId, SeatId};
use crate::out_of_sale::OutOfSale;
use crate::shape::{choice, record};

choice! {
    /// What a seat is at a performance.
    pub enum SeatState {
        /// Free.
        Free,
        /// Taken back, and on sale again.
        Returned,
        /// In somebody else's basket.
        Held,
        /// Sold.
        Sold,
        /// Asked back, and not decided yet.
        Asked,
        /// Out of sale for this performance.
        Withdrawn,
    }

    /// Why these seats are the best.
    pub enum BestReason {
        /// Side by side, and no free seat is left alone beside them.
        Together,
        /// Side by side; every such choice of the category leaves a free seat alone.
        LeavesOne,
        /// Nowhere so many side by side: in two rows, one behind the other.
        TwoRows,
    }
}

record! {
    /// A performance whose hall is to be drawn.
    pub struct DrawPerformance {
        pub performance_id: PerformanceId,
        /// The word on the stage, in the language of the window; 40 characters at most.
        pub stage: String,
    }

    /// The hall of a performance, drawn.
    pub struct PerformancePlan {
        /// The hall, with `data-seat` on each seat, all of them free and without a word; empty where nobody has a seat of their
        /// own.
        pub svg: String,
        /// Seats of the drawing, by row and number.
        pub seats: Vec<PlannedSeat>,
    }

    /// A seat of the drawing.
    pub struct PlannedSeat {
        pub id: SeatId,
        pub row: String,
        pub seat: String,
        pub category_id: CategoryId,
        pub state: SeatState,
        /// Place for a wheelchair.
        pub wheelchair: bool,
        /// The order that has it.
        pub order_id: Option<OrderId>,
        /// Its number, `671083`; empty without one.
        pub order_number: String,
        /// Who has it; empty for a passing customer.
        pub customer: String,
        /// Whose basket has it.
        pub holder: Option<Holder>,
        /// Why it is out of sale.
        pub out: Option<OutOfSale>,
    }

    /// Seats wished, together.
    pub struct ChooseSeats {
        pub performance_id: PerformanceId,
        /// How many, 1 to 50.
        pub count: i64,
        /// The only category wished.
        pub category_id: Option<CategoryId>,
        /// Seats in the basket already, 50 at most.
        pub taken: Vec<SeatId>,
    }

    /// The best seats.
    pub struct ChosenSeats {
        /// Seats, by row and number; none where nowhere so many are together.
        pub seat_ids: Vec<SeatId>,
        /// Absent without a seat.
        pub reason: Option<BestReason>,
    }
}
