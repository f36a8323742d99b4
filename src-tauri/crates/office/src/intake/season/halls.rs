//! Halls and their seats. What is not here yet is added; a row that was renamed here is still known
//! by its former labels.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use contract::ids::{CategoryId, HallId, SeatId, kind};
use contract::intake::HereSays;
use domain::text::name_key;
use formats::batch::Batch;
use formats::rank;
use serde::Deserialize;
use store::{Bulk, Tx, TxExt, named, sql};

use super::names::Names;
use crate::{Cx, OfficeError};

/// The halls by name, and the seats of those that the batch names.
pub(in crate::intake) struct Halls {
    /// By the very name.
    ids: HashMap<String, HallId>,
    /// By what a name reads as.
    alike: HashMap<String, HallId>,
    plans: HashMap<HallId, Plan>,
    new_seats: Bulk,
    /// Seats made so far.
    pub(in crate::intake) made: i64,
}

/// Seats of a hall.
struct Plan {
    /// By label.
    rows: HashMap<String, HallRow>,
    unplaced: Unplaced,
    /// It has a seat with a number, or the files tell one.
    numbered: bool,
    /// The present label of a row, by its former ones.
    former: HashMap<String, String>,
}

/// Free seating of a hall: the seats that only count.
#[derive(Default)]
pub(in crate::intake) struct Unplaced {
    /// Those that are not withdrawn, in order.
    order: Vec<SeatId>,
    /// Label of each one's row.
    rows: HashMap<SeatId, String>,
}

impl Unplaced {
    fn add(&mut self, seat: &SeatRow) {
        if seat.unplaced && !seat.withdrawn {
            self.order.push(seat.id);
            self.rows.insert(seat.id, seat.row_label.clone());
        }
    }

    /// Whether the hall has no free seating.
    pub(in crate::intake) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Whether a seat is one of them: of that row, where one is named.
    pub(in crate::intake) fn has(&self, seat: SeatId, row: Option<&str>) -> bool {
        self.rows.get(&seat).is_some_and(|label| row.is_none_or(|row| row == label))
    }

    /// Seats of a row, or of all where none is named, from a rank on in order, each with its rank.
    pub(in crate::intake) fn of<'a>(
        &'a self,
        row: Option<&'a str>,
        from: usize,
    ) -> impl Iterator<Item = (usize, SeatId)> + 'a {
        let seats = self.order.iter().copied().enumerate().skip(from);
        seats.filter(move |(_, seat)| self.has(*seat, row))
    }
}

/// Where a row stands in the hall, and its seats by number.
struct HallRow {
    rank: i64,
    seats: HashMap<String, SeatId>,
}

impl HallRow {
    fn new(rank: i64) -> Self {
        Self { rank, seats: HashMap::new() }
    }
}

#[derive(Deserialize)]
struct SeatRow {
    id: SeatId,
    row_label: String,
    number: String,
    row_rank: i64,
    unplaced: bool,
    withdrawn: bool,
}

#[derive(Deserialize)]
struct FormerRow {
    label: String,
    now: String,
}

impl Plan {
    fn load(tx: &mut dyn Tx, hall_id: HallId) -> Result<Self, OfficeError> {
        let known: Vec<SeatRow> = tx.rows(sql!("seats"), &named![hall_id])?;
        let mut rows: HashMap<String, HallRow> = HashMap::new();
        let mut unplaced = Unplaced::default();
        let numbered = known.iter().any(|seat| !seat.unplaced && !seat.withdrawn);
        for seat in known {
            unplaced.add(&seat);
            let row = rows.entry(seat.row_label).or_insert_with(|| HallRow::new(seat.row_rank));
            row.seats.insert(seat.number, seat.id);
        }
        let former: Vec<FormerRow> = tx.rows(sql!("../../season/former_rows"), &named![hall_id])?;
        let former = former.into_iter().map(|row| (row.label, row.now)).collect();
        Ok(Self { rows, unplaced, numbered, former })
    }

    /// The row that a source means: the one with that label, else the one that had it before.
    fn label<'a>(&'a self, row: &'a str) -> &'a str {
        match self.former.get(row) {
            Some(now) if !self.rows.contains_key(row) => now,
            _ => row,
        }
    }
}

#[derive(Deserialize)]
struct NamedHall {
    id: HallId,
    name: String,
    former: bool,
}

impl Halls {
    pub(super) fn load(tx: &mut dyn Tx) -> Result<Self, OfficeError> {
        let mut named: Vec<NamedHall> = tx.rows(sql!("halls"), &[])?;
        // A name in use is before one that was given up; of two that read the same, the first hall has it.
        named.sort_by_key(|hall| (hall.former, hall.id));
        let (mut ids, mut alike) = (HashMap::new(), HashMap::new());
        for hall in named {
            alike.entry(name_key(&hall.name)).or_insert(hall.id);
            ids.entry(hall.name).or_insert(hall.id);
        }
        let new_seats = Bulk::new(sql!("../../season/add_seat"));
        Ok(Self { ids, alike, plans: HashMap::new(), new_seats, made: 0 })
    }

    /// Adds the halls and the seats that the batch lists on their own.
    pub(super) fn apply(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        batch: &Batch,
        categories: &mut Names<kind::Category>,
    ) -> Result<(), OfficeError> {
        for told in &batch.halls {
            let hall_id = self.id(tx, cx, &told.name)?;
            for seat in &told.seats {
                let category_id = categories.id(tx, cx, &seat.category)?;
                self.seat(tx, cx, hall_id, (&seat.row, &seat.number), category_id)?;
            }
        }
        self.write(tx)
    }

    /// The id of a hall, which is made where it is new.
    pub(super) fn id(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<HallId, OfficeError> {
        let key = name_key(name);
        if let Some(id) = self.ids.get(name).or_else(|| self.alike.get(&key)) {
            return Ok(*id);
        }
        let id = cx.mint.id();
        tx.execute(sql!("../../season/add_hall"), &named![id, name])?;
        self.alike.insert(key, id);
        Ok(id)
    }

    /// The seat of a hall, which is made where it is new.
    pub(in crate::intake) fn seat(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        hall_id: HallId,
        (row, number): (&str, &str),
        category_id: CategoryId,
    ) -> Result<SeatId, OfficeError> {
        let plan = self.plan(tx, hall_id)?;
        let label = plan.label(row).to_owned();
        let row = plan.rows.entry(label.clone()).or_insert_with(|| HallRow::new(rank(&label)));
        if let Some(id) = row.seats.get(number) {
            return Ok(*id);
        }
        let id = cx.mint.id();
        let row_rank = row.rank;
        row.seats.insert(number.to_owned(), id);
        plan.numbered = true;
        self.new_seats.add(&named![
            id,
            hall_id,
            row_label = label,
            number,
            category_id,
            row_rank,
            number_rank = rank(number),
            unplaced = false
        ]);
        self.made += 1;
        Ok(id)
    }

    /// What stands in the way of a place without a seat that finds no free seating. Nothing does in a hall of which
    /// no seat is known: nobody sells one there.
    pub(in crate::intake) fn without_seat(
        &mut self,
        tx: &mut dyn Tx,
        hall_id: HallId,
    ) -> Result<Option<HereSays>, OfficeError> {
        let plan = self.plan(tx, hall_id)?;
        let free_seating = plan.unplaced.order.is_empty();
        Ok(match plan {
            Plan { numbered: true, .. } if free_seating => Some(HereSays::Numbered),
            Plan { rows, .. } if rows.is_empty() => None,
            _ => Some(HereSays::Full),
        })
    }

    /// Notes that the files tell a seat with a number.
    pub(super) fn is_numbered(
        &mut self,
        tx: &mut dyn Tx,
        hall_id: HallId,
    ) -> Result<(), OfficeError> {
        self.plan(tx, hall_id)?.numbered = true;
        Ok(())
    }

    /// The free seating of a hall.
    pub(in crate::intake) fn unplaced(
        &mut self,
        tx: &mut dyn Tx,
        hall_id: HallId,
    ) -> Result<&Unplaced, OfficeError> {
        Ok(&self.plan(tx, hall_id)?.unplaced)
    }

    fn plan(&mut self, tx: &mut dyn Tx, hall_id: HallId) -> Result<&mut Plan, OfficeError> {
        match self.plans.entry(hall_id) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => Ok(new.insert(Plan::load(tx, hall_id)?)),
        }
    }

    /// Writes the new seats that are kept. They come before the places that take them.
    pub(in crate::intake) fn write(&mut self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        self.new_seats.flush(tx)?;
        Ok(())
    }
}
