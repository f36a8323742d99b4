//! Orders and places of a batch. A place that is asked back or was taken back here is this
//! house's business: the source does not change it any more.

use std::collections::{HashMap, HashSet};

use domain::place::PlaceState;
use serde::Deserialize;
use store::{StoreError, Tx, TxExt, Value, params};

use super::bulk::Bulk;
use super::keys::{Keyed, Source, conflict};
use super::places::{PlaceRow, Wanted};
use super::season::Season;
use super::{Batch, BatchOrder};
use crate::wire::{ImportReport, OrderState};
use crate::{Cx, OfficeError, series};

macro_rules! sql {
    ($file:literal) => {
        include_str!(concat!("../sql/", $file, ".sql"))
    };
}

/// Counted in the report: the source changed something that was decided here.
const CONFLICT: &str = "conflict";
/// Largest number of an order that the house's own series goes on from.
const NUMBER_MAX: i64 = 999_999_999;

#[derive(Deserialize)]
struct OrderRow {
    id: i64,
    external_key: String,
    number: String,
    customer_id: Option<i64>,
    channel: String,
    total_cents: i64,
    fees_cents: i64,
    state: OrderState,
}

impl Keyed for OrderRow {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

/// Who holds a seat of a performance.
struct Holder {
    place_id: i64,
    order: String,
}

#[derive(Deserialize)]
struct HeldSeat {
    seat_id: i64,
    id: i64,
    number: String,
}

struct Run<'a> {
    cx: &'a Cx<'a>,
    source: Source<'a>,
    season: &'a Season,
    customers: &'a HashMap<String, i64>,
    known: HashMap<String, OrderRow>,
    places: HashMap<String, PlaceRow>,
    /// Stored keys of each known order's places.
    of_order: HashMap<i64, Vec<String>>,
    holders: HashMap<(i64, i64), Holder>,
    numbers: HashSet<&'a str>,
    codes: HashSet<String>,
    freed: Vec<i64>,
    changed: Vec<Vec<Value>>,
    new_orders: Bulk,
    changed_orders: Vec<Vec<Value>>,
    new_places: Bulk,
}

/// Writes new orders and what changed of known ones.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    season: &Season,
    customers: &HashMap<String, i64>,
    report: &mut ImportReport,
) -> Result<(), OfficeError> {
    let source = Source(&batch.source);
    let known: HashMap<String, OrderRow> = source.known(tx, sql!("import/orders"))?;
    let places: HashMap<String, PlaceRow> = source.known(tx, sql!("import/places"))?;
    let mut of_order: HashMap<i64, Vec<String>> = HashMap::new();
    for (key, place) in &places {
        of_order.entry(place.order_id).or_default().push(key.clone());
    }
    let mut run = Run {
        cx,
        source,
        season,
        customers,
        known,
        places,
        of_order,
        holders: holders(tx, season)?,
        numbers: HashSet::new(),
        codes: HashSet::new(),
        freed: Vec::new(),
        changed: Vec::new(),
        new_orders: Bulk::new(sql!("import/add_order")),
        changed_orders: Vec::new(),
        new_places: Bulk::new(sql!("import/add_place")),
    };
    for order in &batch.orders {
        run.free_seats(order)?;
    }
    for order in &batch.orders {
        run.order(order, report)?;
    }
    run.write(tx)?;
    raise_order_series(tx, batch)
}

fn holders(tx: &mut dyn Tx, season: &Season) -> Result<HashMap<(i64, i64), Holder>, OfficeError> {
    let mut holders = HashMap::new();
    for performance in season.performances.values().filter(|p| p.known) {
        let held: Vec<HeldSeat> = tx.rows(sql!("import/held_seats"), &params![performance.id])?;
        holders
            .extend(held.into_iter().map(|h| {
                ((performance.id, h.seat_id), Holder { place_id: h.id, order: h.number })
            }));
    }
    Ok(holders)
}

/// The house's next order follows the highest number that came in.
fn raise_order_series(tx: &mut dyn Tx, batch: &Batch) -> Result<(), OfficeError> {
    let numbers = batch.orders.iter().filter_map(|order| order.number.parse::<i64>().ok());
    if let Some(last) = numbers.filter(|n| (1..=NUMBER_MAX).contains(n)).max() {
        tx.execute(sql!("import/raise_series"), &params![series::ORDER, last])?;
    }
    Ok(())
}

impl<'a> Run<'a> {
    /// Lets go of the seats that known places of the order leave, so that others can take them.
    fn free_seats(&mut self, order: &BatchOrder) -> Result<(), OfficeError> {
        let Some(here) = self.known.get(&self.source.key(&order.key)) else { return Ok(()) };
        let mut left: HashSet<String> =
            self.of_order.get(&here.id).into_iter().flatten().cloned().collect();
        let mut leaving = Vec::new();
        for place in &order.places {
            let stored = self.source.key(&place.key);
            left.remove(&stored);
            let Some(known) = self.places.get(&stored) else { continue };
            let wanted = Wanted::of(self.season, place)?;
            let stays = wanted.state.holds_seat() && wanted.seat() == known.seat();
            if known.state == PlaceState::Live && !stays {
                leaving.push(stored);
            }
        }
        leaving.extend(left);
        for stored in leaving {
            let Some(known) = self.places.get_mut(&stored) else { continue };
            if known.state == PlaceState::Live {
                self.freed.push(known.id);
                if let Some(seat) = known.seat() {
                    self.holders.remove(&seat);
                }
                known.freed = true;
            }
        }
        Ok(())
    }

    fn order(
        &mut self,
        order: &'a BatchOrder,
        report: &mut ImportReport,
    ) -> Result<(), OfficeError> {
        if !self.numbers.insert(&order.number) {
            return Err(conflict(format!("order {}", order.number)));
        }
        let customer_id = match &order.customer {
            None => None,
            Some(key) => {
                let id = self.customers.get(key).copied();
                Some(id.ok_or_else(|| conflict(format!("customer {key}")))?)
            }
        };
        let stored = self.source.key(&order.key);
        match self.known.remove(&stored) {
            Some(here) => self.known_order(order, &here, customer_id, report),
            None => self.new_order(order, stored, customer_id, report),
        }
    }

    fn new_order(
        &mut self,
        order: &BatchOrder,
        stored: String,
        customer_id: Option<i64>,
        report: &mut ImportReport,
    ) -> Result<(), OfficeError> {
        let id = self.cx.mint.id();
        self.new_orders.add(params![
            id,
            &order.number,
            customer_id,
            &order.channel,
            order.created_at_ms,
            order.total,
            order.fees,
            order.state.key(),
            stored
        ]);
        report.orders += 1;
        for (rank, place) in (1..).zip(&order.places) {
            let wanted = Wanted::of(self.season, place)?;
            self.new_place(order, id, rank, &wanted)?;
            report.places += 1;
        }
        Ok(())
    }

    fn new_place(
        &mut self,
        order: &BatchOrder,
        order_id: i64,
        rank: i64,
        wanted: &Wanted<'_>,
    ) -> Result<(), OfficeError> {
        let id = self.cx.mint.id();
        let place = wanted.place;
        self.take_seat(order, id, wanted)?;
        let code = if place.code.is_empty() { self.cx.mint.code() } else { place.code.clone() };
        if !self.codes.insert(code.clone()) {
            return Err(conflict(format!("code {}", order.number)));
        }
        let mut row = params![id, order_id, rank].to_vec();
        row.extend(wanted.columns());
        row.extend(params![
            &order.channel,
            wanted.state.key(),
            code,
            &place.holder,
            place.copies,
            place.scanned_at_ms,
            self.source.key(&place.key)
        ]);
        self.new_places.add(row);
        Ok(())
    }

    fn take_seat(
        &mut self,
        order: &BatchOrder,
        place_id: i64,
        wanted: &Wanted<'_>,
    ) -> Result<(), OfficeError> {
        let Some(seat) = wanted.seat().filter(|_| wanted.state.holds_seat()) else {
            return Ok(());
        };
        let holder = Holder { place_id, order: order.number.clone() };
        match self.holders.insert(seat, holder) {
            Some(other) if other.place_id != place_id => {
                let (row, number) = wanted.place.seat.clone().unwrap_or_default();
                Err(conflict(format!("{row} {number}: {} / {}", other.order, order.number)))
            }
            _ => Ok(()),
        }
    }

    fn known_order(
        &mut self,
        order: &BatchOrder,
        here: &OrderRow,
        customer_id: Option<i64>,
        report: &mut ImportReport,
    ) -> Result<(), OfficeError> {
        let mut missing: HashSet<String> =
            self.of_order.remove(&here.id).into_iter().flatten().collect();
        let (mut changed, mut conflicts) = (false, 0);
        for (rank, place) in (1..).zip(&order.places) {
            let stored = self.source.key(&place.key);
            missing.remove(&stored);
            let wanted = Wanted::of(self.season, place)?;
            let Some(known) = self.places.remove(&stored) else {
                self.new_place(order, here.id, rank, &wanted)?;
                report.places += 1;
                changed = true;
                continue;
            };
            match known.state {
                PlaceState::TakenBack => {}
                PlaceState::Pending => conflicts += i64::from(!known.is(&wanted)),
                PlaceState::Live | PlaceState::Cancelled if known.is(&wanted) => {
                    self.take_seat(order, known.id, &wanted)?;
                }
                PlaceState::Live | PlaceState::Cancelled => {
                    self.take_seat(order, known.id, &wanted)?;
                    self.changed.push(known.change(&wanted));
                    changed = true;
                }
            }
        }
        // Places that the source no longer names were cancelled there.
        for known in missing.iter().filter_map(|key| self.places.get(key)) {
            changed |= known.freed;
            conflicts += i64::from(known.state == PlaceState::Pending);
        }
        let decided = conflicts > 0 && order.state == OrderState::Cancelled;
        changed |= !decided && self.header(order, here, customer_id);
        if conflicts > 0 {
            *report.skipped.entry(CONFLICT.to_owned()).or_default() += conflicts;
        }
        *(if changed { &mut report.updated } else { &mut report.unchanged }) += 1;
        Ok(())
    }

    /// Whether the order's header changed there.
    fn header(&mut self, order: &BatchOrder, here: &OrderRow, customer_id: Option<i64>) -> bool {
        let customer_id = customer_id.or(here.customer_id);
        let same = here.number == order.number
            && here.customer_id == customer_id
            && here.channel == order.channel
            && here.total_cents == order.total.0
            && here.fees_cents == order.fees.0
            && here.state == order.state;
        if !same {
            let row = params![
                here.id,
                &order.number,
                customer_id,
                &order.channel,
                order.total,
                order.fees,
                order.state.key()
            ];
            self.changed_orders.push(row.to_vec());
        }
        !same
    }

    /// Seats are freed before others take them.
    fn write(self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        let all = || {
            for id in &self.freed {
                tx.execute(sql!("import/free_place"), &params![*id])?;
            }
            for row in &self.changed_orders {
                tx.execute(sql!("import/change_order"), row)?;
            }
            for row in &self.changed {
                tx.execute(sql!("import/change_place"), row)?;
            }
            self.new_orders.write(tx)?;
            self.new_places.write(tx)
        };
        match all() {
            Err(StoreError::Constraint(what)) => Err(conflict(what)),
            done => Ok(done?),
        }
    }
}
