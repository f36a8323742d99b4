//! A performance as a text counts it, for the one rule that says what is left of it: [`Gauge`].

use domain::hall::Gauge;
use serde::Deserialize;

/// Columns of a text that counts a performance.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Counted {
    /// Seats of the hall for sale.
    pub(crate) seats: i64,
    /// Those that are somebody's own.
    pub(crate) numbered: i64,
    /// Places that stand.
    pub(crate) sold: i64,
    /// Seats for sale that one of them has.
    pub(crate) taken: i64,
    /// Seats out of sale that nobody has.
    pub(crate) out_of_sale: i64,
    /// Seats in other baskets; a text that does not ask leaves them out.
    #[serde(default)]
    pub(crate) held: i64,
    /// Seats of free seating that are sold, out of sale or in another basket.
    pub(crate) unplaced_kept: i64,
    /// Places whose numbered seat is no longer for sale; in a hall of one kind of seats a text need not tell them.
    pub(crate) displaced: i64,
}

impl Counted {
    pub(crate) const fn gauge(&self) -> Gauge {
        let kept = self.taken + self.out_of_sale + self.held;
        Gauge {
            numbered: self.numbered,
            numbered_free: self.numbered - (kept - self.unplaced_kept),
            unplaced_free: self.seats - self.numbered - self.unplaced_kept,
            unseated: self.sold - self.taken - self.displaced,
            displaced: self.displaced,
        }
    }
}
