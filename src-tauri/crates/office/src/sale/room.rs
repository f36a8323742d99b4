//! Free seating by count: which seats of it are left, and which one a basket has for each that it names.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet, VecDeque};

use contract::ids::{CategoryId, PerformanceId, PlaceId, SeatId};
use domain::hall::{Seatless, rooms};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::hold::asked_with;
use crate::{Cx, OfficeError};

/// A place without a seat for sale.
#[derive(Deserialize)]
pub(super) struct SeatlessRow {
    place_id: PlaceId,
    pub(super) category_id: CategoryId,
    /// The row of the seat it had in this hall.
    pub(super) row: Option<String>,
    displaced: bool,
    /// The hall has numbered seats.
    numbered: bool,
}

/// Places of a performance without a seat for sale, but those that are `given` back by the same gesture.
///
/// # Errors
/// From the store.
pub(super) fn seatless(
    tx: &mut dyn Tx,
    performance_id: PerformanceId,
    given: &[PlaceId],
) -> Result<Vec<SeatlessRow>, OfficeError> {
    let mut rows: Vec<SeatlessRow> = tx.rows(sql!("seatless"), &named![performance_id])?;
    rows.retain(|row| !given.contains(&row.place_id));
    Ok(rows)
}

/// The rank among the `free` seats of the one whose room each place takes.
pub(super) fn taken_rooms(free: &[CategoryId], seatless: &[SeatlessRow]) -> Vec<Option<usize>> {
    let numbered = seatless.first().is_some_and(|row| row.numbered);
    let of = |row: &SeatlessRow| Seatless { category: row.category_id, displaced: row.displaced };
    rooms(free, numbered, &seatless.iter().map(of).collect::<Vec<_>>())
}

/// How many places of each category may be sold, of these `free` seats of free seating.
pub(super) fn left(free: &[CategoryId], seatless: &[SeatlessRow]) -> HashMap<CategoryId, usize> {
    let taken: HashSet<usize> = taken_rooms(free, seatless).into_iter().flatten().collect();
    let mut left = HashMap::new();
    for (_, category) in free.iter().enumerate().filter(|(rank, _)| !taken.contains(rank)) {
        *left.entry(*category).or_default() += 1;
    }
    left
}

/// How many places of each category may be sold of the free seating of a performance.
///
/// # Errors
/// From the store.
pub(crate) fn left_of(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    performance_id: PerformanceId,
) -> Result<HashMap<CategoryId, usize>, OfficeError> {
    let seatless = seatless(tx, performance_id, &[])?;
    Ok(Free::load(tx, cx, performance_id, &[], &seatless)?.left)
}

/// A seat of free seating that a basket has.
pub(super) struct Given {
    pub(super) seat_id: SeatId,
    /// Its row, where it is another one than the basket named.
    pub(super) row: Option<String>,
}

/// The free seating of the performances of one basket.
pub(super) struct Rooms<'a> {
    /// Places that are given back by the same gesture.
    given: &'a [PlaceId],
    /// The seats that the basket names.
    named: HashSet<(PerformanceId, SeatId)>,
    of: HashMap<PerformanceId, Room>,
}

struct Room {
    seatless: Vec<SeatlessRow>,
    /// Read where it counts.
    free: Option<Free>,
}

/// Seats that this basket can have, its own among them.
struct Free {
    seats: HashMap<CategoryId, VecDeque<(SeatId, String)>>,
    left: HashMap<CategoryId, usize>,
}

/// What a line of free seating asks for.
pub(super) struct Wanted<'a> {
    pub(super) performance_id: PerformanceId,
    pub(super) category_id: CategoryId,
    /// The row that it names: another one of the category is had only where that one is full.
    pub(super) row: &'a str,
}

impl<'a> Rooms<'a> {
    pub(super) fn new(
        given: &'a [PlaceId],
        named: impl IntoIterator<Item = (PerformanceId, SeatId)>,
    ) -> Self {
        Self { given, named: named.into_iter().collect(), of: HashMap::new() }
    }

    /// `wished` where that can be had, or the next one that the basket does not name itself; none where the room is full.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn take(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        Wanted { performance_id, category_id, row }: Wanted<'_>,
        wished: Option<SeatId>,
    ) -> Result<Option<Given>, OfficeError> {
        let room = match self.of.entry(performance_id) {
            Entry::Occupied(room) => room.into_mut(),
            Entry::Vacant(none) => {
                let seatless = seatless(tx, performance_id, self.given)?;
                none.insert(Room { seatless, free: None })
            }
        };
        let wished = wished.map(|seat_id| Given { seat_id, row: None });
        // Where nobody takes the room of another seat, a seat that can be had is enough.
        if wished.is_some() && room.seatless.is_empty() {
            return Ok(wished);
        }
        let free = match &mut room.free {
            Some(read) => read,
            none => none.insert(Free::load(tx, cx, performance_id, self.given, &room.seatless)?),
        };
        let left = free.left.entry(category_id).or_default();
        if *left == 0 {
            return Ok(None);
        }
        let given = wished.or_else(|| {
            let seats = free.seats.get_mut(&category_id)?;
            let named = &self.named;
            seats.retain(|(seat_id, _)| !named.contains(&(performance_id, *seat_id)));
            let near = seats.iter().position(|(_, of)| of == row).unwrap_or_default();
            seats.remove(near).map(|(seat_id, row)| Given { seat_id, row: Some(row) })
        });
        *left -= usize::from(given.is_some());
        Ok(given)
    }
}

impl Free {
    fn load(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        performance_id: PerformanceId,
        given: &[PlaceId],
        seatless: &[SeatlessRow],
    ) -> Result<Self, OfficeError> {
        #[derive(Deserialize)]
        struct FreeRow {
            seat_id: SeatId,
            row: String,
            category_id: CategoryId,
            sold_as: Option<PlaceId>,
        }
        let asked = asked_with(cx, named![performance_id, giving = i64::from(!given.is_empty())]);
        let mut rows: Vec<FreeRow> =
            tx.rows(sql!("free_seating", "others_holds" = "hold/others"), &asked)?;
        rows.retain(|row| row.sold_as.is_none_or(|place| given.contains(&place)));
        let categories: Vec<CategoryId> = rows.iter().map(|row| row.category_id).collect();
        let mut seats: HashMap<CategoryId, VecDeque<(SeatId, String)>> = HashMap::new();
        for row in rows {
            seats.entry(row.category_id).or_default().push_back((row.seat_id, row.row));
        }
        Ok(Self { seats, left: left(&categories, seatless) })
    }
}
