//! Halls, and the names that seats and prices go by.

use crate::ids::{CategoryId, HallId, PerformanceId, RateId};
use crate::shape::record;

record! {
    /// A hall, in a list.
    pub struct HallRow {
        pub id: HallId,
        pub name: String,
        /// Seats for sale.
        pub seats: i64,
        /// Rows for sale.
        pub rows: i64,
        /// Seats withdrawn from sale.
        pub withdrawn: i64,
        /// Nobody has a seat of their own.
        pub unplaced: bool,
        pub performances: i64,
        pub version: i64,
    }

    /// A performance that is sold beyond its hall.
    pub struct OverSold {
        pub performance_id: PerformanceId,
        pub show: String,
        pub hall: String,
        pub starts_at_ms: i64,
        /// Seats that the hall has for sale that evening: without those that are out of sale.
        pub seats: i64,
        /// Places in orders.
        pub sold: i64,
        /// Places that have no seat in it.
        pub over: i64,
    }

    /// Rows to read, as a house describes them.
    pub struct ReadHall {
        /// Category of the seats for which the lines name none.
        pub category_id: CategoryId,
        /// One line a row, `A : 1-20`, `B : 2-24 pairs (BALCON)`; 100,000 characters at most.
        pub rows: String,
    }

    /// Rows as they were read.
    pub struct HallPlan {
        /// Rows, from the stage.
        pub rows: Vec<PlanRow>,
        pub seats: i64,
    }

    /// A row of a hall.
    pub struct PlanRow {
        /// Label, empty for free seating.
        pub label: String,
        /// Its seats in words, without the category of the last ones: `1-10 (BALCON), 11-20`.
        pub words: String,
        /// Category of the last seats.
        pub category_id: CategoryId,
        /// Nobody has a seat of their own.
        pub unplaced: bool,
        /// Its seats, in order.
        pub seats: Vec<PlanSeat>,
    }

    /// A seat of a row.
    pub struct PlanSeat {
        pub number: String,
        pub category_id: CategoryId,
    }

    /// A hall, to change.
    pub struct HallView {
        pub id: HallId,
        pub name: String,
        /// Rows for sale.
        pub plan: HallPlan,
        /// The same in words, one line a row.
        pub rows: String,
        /// Seats that were sold once and are withdrawn: `A 13`.
        pub withdrawn: Vec<String>,
        pub version: i64,
    }

    /// A hall, to make.
    pub struct NewHall {
        /// Name, 120 characters at most.
        pub name: String,
        /// Category of the seats for which the lines name none.
        pub category_id: CategoryId,
        /// As in [`ReadHall`].
        pub rows: String,
    }

    /// A change to a hall.
    pub struct ChangeHall {
        pub id: HallId,
        /// Version on the screen.
        pub version: i64,
        /// Name, 120 characters at most.
        pub name: String,
        /// Category of the seats for which the lines name none.
        pub category_id: CategoryId,
        /// As in [`ReadHall`]. Seats that are no longer there vanish; those ever sold are withdrawn.
        pub rows: String,
        /// Rows that have another label in `rows`: their seats stay the same seats. 300 at most.
        pub renamed: Vec<RenamedRow>,
    }

    /// A row under another label.
    pub struct RenamedRow {
        /// Its label until now.
        pub before: String,
        /// Its label in the new description.
        pub after: String,
    }

    /// A category.
    pub struct CategoryRow {
        pub id: CategoryId,
        pub name: String,
        pub retired: bool,
        /// Seats for sale in it.
        pub seats: i64,
        pub version: i64,
    }

    /// A category, to make.
    pub struct NewCategory {
        /// Name, 80 characters at most.
        pub name: String,
    }

    /// A change to a category.
    pub struct ChangeCategory {
        pub id: CategoryId,
        /// Version on the screen.
        pub version: i64,
        /// Name, 80 characters at most.
        pub name: String,
        pub retired: bool,
    }

    /// A rate.
    pub struct RateRow {
        pub id: RateId,
        pub name: String,
        /// Who may have it: a sentence for the agent, may be empty.
        pub holder: String,
        pub retired: bool,
        pub version: i64,
    }

    /// A rate, to make.
    pub struct NewRate {
        /// Name, 80 characters at most.
        pub name: String,
        /// Who may have it, 200 characters at most, may be empty.
        pub holder: String,
    }

    /// A change to a rate.
    pub struct ChangeRate {
        pub id: RateId,
        /// Version on the screen.
        pub version: i64,
        /// Name, 80 characters at most.
        pub name: String,
        /// Who may have it, 200 characters at most, may be empty.
        pub holder: String,
        pub retired: bool,
    }

    /// Another order of a list.
    #[schemars(rename = "Reorder")]
    pub struct Reorder<I> {
        /// Ids in the order on the screen.
        pub before: Vec<I>,
        /// The same ids in the order wished.
        pub after: Vec<I>,
    }
}
