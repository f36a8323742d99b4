//! Halls and their seats. What is not here yet is added, but for seats of a hall that was drawn.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use contract::ids::{CategoryId, HallId, SeatId, kind};
use contract::intake::HereSays;
use domain::hall::number_of;
use domain::text::name_key;
use formats::batch::Batch;
use formats::rank;
use serde::Deserialize;
use store::{Bulk, Tx, TxExt, named, sql};

use super::names::Names;
use super::plan::{Plan, Told, Unplaced};
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
                let told = Told { row: &seat.row, number: &seat.number, guid: "" };
                self.seat(tx, cx, hall_id, told, category_id)?;
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

    /// The seat of a hall, which is made where it is new. None where the hall was drawn without it: nobody knows which seat of
    /// the drawing is meant, and one beside them all would be for sale.
    pub(in crate::intake) fn seat(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        hall_id: HallId,
        told: Told<'_>,
        category_id: CategoryId,
    ) -> Result<Option<SeatId>, OfficeError> {
        let plan = self.plan(tx, hall_id)?;
        if let Some(id) = plan.find(told) {
            return Ok(Some(id));
        }
        if plan.is_drawn() {
            return Ok(None);
        }
        let id = cx.mint.id();
        let (label, number) = (plan.label(told.row), number_of(told.number));
        let row_rank = plan.add(&label, &number, id);
        self.new_seats.add(&named![
            id,
            hall_id,
            row_label = label,
            number = &number,
            category_id,
            row_rank,
            number_rank = rank(&number),
            unplaced = false
        ]);
        self.made += 1;
        Ok(Some(id))
    }

    /// The seat that the drawing of a hall calls so.
    pub(in crate::intake) fn drawn_seat(
        &mut self,
        tx: &mut dyn Tx,
        hall_id: HallId,
        guid: &str,
    ) -> Result<Option<SeatId>, OfficeError> {
        Ok(self.plan(tx, hall_id)?.called(guid))
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
