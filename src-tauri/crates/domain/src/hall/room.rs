//! *Jauge*: what a performance has left, and by how much it is sold beyond its hall: one rule, whoever asks.
//!
//! A numbered seat is had by one place. Free seating is had by count: a place without a seat for sale, because it came in
//! without one or its seat left the hall, sits there and takes the room of one. Where a hall has numbered seats, who had
//! one of them waits for another such, and takes nobody's room.

use std::collections::HashMap;
use std::hash::Hash;

/// A performance, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gauge {
    /// Numbered seats for sale.
    pub numbered: i64,
    /// Those of them that can be had: neither sold, nor in a basket, nor out of sale.
    pub numbered_free: i64,
    /// Seats of free seating that can be had.
    pub unplaced_free: i64,
    /// Places without a seat for sale that had no numbered one.
    pub unseated: i64,
    /// Places whose numbered seat is no longer for sale.
    pub displaced: i64,
}

impl Gauge {
    /// Places that may be sold.
    #[must_use]
    pub fn left(&self) -> i64 {
        self.numbered_free.max(0) + (self.unplaced_free - self.sitting()).max(0)
    }

    /// Places that are sold beyond the hall: those that find no room in free seating.
    #[must_use]
    pub fn over(&self) -> i64 {
        self.unseated + self.displaced - self.sitting().min(self.unplaced_free.max(0))
    }

    /// Places that take the room of a seat of free seating, as far as there is one.
    const fn sitting(&self) -> i64 {
        self.unseated + if sits(self.numbered > 0, true) { self.displaced } else { 0 }
    }
}

/// A place without a seat for sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seatless<C> {
    pub category: C,
    /// It had a numbered seat.
    pub displaced: bool,
}

/// Whether a place without a seat for sale sits in free seating.
const fn sits(numbered: bool, displaced: bool) -> bool {
    !(numbered && displaced)
}

/// The seat of free seating whose room each place takes, by its rank among the `free` ones: the last of its own category,
/// where that has none left the last of all. Who sells takes the first.
#[must_use]
pub fn rooms<C: Copy + Eq + Hash>(
    free: &[C],
    numbered: bool,
    seatless: &[Seatless<C>],
) -> Vec<Option<usize>> {
    let mut of: HashMap<C, Vec<usize>> = HashMap::new();
    for (rank, category) in free.iter().enumerate() {
        of.entry(*category).or_default().push(rank);
    }
    let mut rooms: Vec<Option<usize>> = Vec::with_capacity(seatless.len());
    for place in seatless {
        let own = of.get_mut(&place.category).filter(|_| sits(numbered, place.displaced));
        rooms.push(own.and_then(Vec::pop));
    }
    let mut others: Vec<usize> = of.into_values().flatten().collect();
    others.sort_unstable();
    for (place, room) in seatless.iter().zip(&mut rooms) {
        if room.is_none() && sits(numbered, place.displaced) {
            *room = others.pop();
        }
    }
    rooms
}
