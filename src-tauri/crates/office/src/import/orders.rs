//! Orders and places of a batch. A place that is asked back or was taken back here, and a seat that
//! was sold here, are this house's business: the source does not change them any more.

use std::collections::{HashMap, HashSet};

use domain::place::PlaceState;
use serde::Deserialize;
use store::{StoreError, Tx, TxExt, params, sql};

use super::apply::Applying;
use super::conflicts;
use super::keys::{Keyed, Source, conflict, found};
use super::moves;
use super::places::{PlaceRow, Wanted};
use super::season::Season;
use super::{Batch, BatchOrder, BatchPlace, unread_key, watch};
use crate::bulk::Bulk;
use crate::wire::{
    HereSays, ImportConflict, ImportPhase, ImportReport, OrderState, ProblemCode, ThereSays,
};
use crate::{Cx, OfficeError, series};

/// Largest number of an order that the house's own series goes on from.
const NUMBER_MAX: i64 = 999_999_999;
/// Orders between two looks at who waits.
const STEP: usize = 200;

#[derive(Deserialize)]
pub(super) struct OrderRow {
    pub(super) id: i64,
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
pub(super) struct Holder {
    pub(super) place_id: i64,
    /// Number of its order.
    order: String,
    /// It keeps or takes the seat in this very import.
    pub(super) there: bool,
}

#[derive(Deserialize)]
struct HeldSeat {
    seat_id: i64,
    id: i64,
    number: String,
}

/// All that the orders of one batch are compared with.
pub(super) struct Run<'a> {
    cx: &'a Cx<'a>,
    batch: &'a Batch,
    pub(super) source: Source<'a>,
    pub(super) season: Season,
    customers: &'a HashMap<String, i64>,
    pub(super) known: HashMap<String, OrderRow>,
    pub(super) places: HashMap<String, PlaceRow>,
    /// Stored keys of each known order's places.
    pub(super) of_order: HashMap<i64, Vec<String>>,
    pub(super) holders: HashMap<(i64, i64), Holder>,
    /// Stored keys of places that cannot move where the source wants them.
    pub(super) stuck: HashSet<String>,
    numbers: HashSet<&'a str>,
    codes: HashSet<&'a str>,
    taken_numbers: HashSet<String>,
    taken_codes: HashSet<String>,
    new_orders: Bulk,
    new_places: Bulk,
}

/// Writes new orders and what changed of known ones.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
    season: Season,
    customers: &HashMap<String, i64>,
) -> Result<(), OfficeError> {
    let batch = applying.batch;
    let mut run = Run::load(tx, cx, batch, season, customers)?;
    moves::free(tx, cx, &mut run, batch)?;
    let all = batch.orders.len() as u64;
    for (i, order) in batch.orders.iter().enumerate() {
        if i % STEP == 0 {
            watch::step(applying.watch, ImportPhase::Writing, i as u64, all)?;
        }
        run.order(tx, order, applying)?;
        run.write(tx, false)?;
    }
    run.write(tx, true)?;
    applying.report.seats += run.season.seats;
    raise_order_series(tx, batch)?;
    watch::step(applying.watch, ImportPhase::Writing, all, all)
}

/// The house's next order follows the highest number that came in.
fn raise_order_series(tx: &mut dyn Tx, batch: &Batch) -> Result<(), OfficeError> {
    let numbers = batch.orders.iter().filter_map(|order| order.number.parse::<i64>().ok());
    if let Some(last) = numbers.filter(|n| (1..=NUMBER_MAX).contains(n)).max() {
        tx.execute(sql!("import/raise_series"), &params![series::ORDER, last])?;
    }
    Ok(())
}

fn holders(
    tx: &mut dyn Tx,
    season: &Season,
    batch: &Batch,
) -> Result<HashMap<(i64, i64), Holder>, OfficeError> {
    let places = batch.orders.iter().flat_map(|order| &order.places);
    let named: HashSet<&str> = places.map(|place| place.performance.as_str()).collect();
    let mut holders = HashMap::new();
    for performance in named.iter().filter_map(|key| season.performance(key)).filter(|p| p.known) {
        let held: Vec<HeldSeat> = tx.rows(sql!("import/held_seats"), &params![performance.id])?;
        holders.extend(held.into_iter().map(|h| {
            let holder = Holder { place_id: h.id, order: h.number, there: false };
            ((performance.id, h.seat_id), holder)
        }));
    }
    Ok(holders)
}

/// Whether a place may take the seat it wants.
enum Seating {
    Free,
    /// Sold to this order, here.
    SoldHere(String),
    /// Sold to this order in the same files.
    Twice(String),
}

impl<'a> Run<'a> {
    fn load(
        tx: &mut dyn Tx,
        cx: &'a Cx<'a>,
        batch: &'a Batch,
        season: Season,
        customers: &'a HashMap<String, i64>,
    ) -> Result<Self, OfficeError> {
        let source = Source(&batch.source);
        let known: HashMap<String, OrderRow> = source.known(tx, sql!("import/orders"))?;
        let places: HashMap<String, PlaceRow> = source.known(tx, sql!("import/places"))?;
        let mut of_order: HashMap<i64, Vec<String>> = HashMap::new();
        for (key, place) in &places {
            of_order.entry(place.order_id).or_default().push(key.clone());
        }
        let differs = |o: &&BatchOrder| {
            known.get(&source.key(&o.key)).is_none_or(|here| here.number != o.number)
        };
        let numbers = batch.orders.iter().filter(differs).map(|o| o.number.as_str());
        let told = batch.orders.iter().flat_map(|o| &o.places);
        let recoded = |p: &&BatchPlace| {
            let here = places.get(&source.key(&p.key));
            !p.code.is_empty() && here.is_none_or(|here| here.code() != p.code)
        };
        let codes = told.filter(recoded).map(|p| p.code.as_str());
        let (numbers, codes): (Vec<_>, Vec<_>) = (numbers.collect(), codes.collect());
        Ok(Self {
            cx,
            batch,
            source,
            customers,
            taken_numbers: found(tx, sql!("import/taken_numbers"), &numbers)?,
            taken_codes: found(tx, sql!("import/taken_codes"), &codes)?,
            holders: holders(tx, &season, batch)?,
            season,
            known,
            places,
            of_order,
            stuck: HashSet::new(),
            numbers: HashSet::new(),
            codes: HashSet::new(),
            new_orders: Bulk::new(sql!("import/add_order")),
            new_places: Bulk::new(sql!("import/add_place")),
        })
    }

    fn order(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        if !self.numbers.insert(&order.number) || self.taken_numbers.contains(&order.number) {
            applying.problem(order.at, "commande", &order.number, ProblemCode::NumberTaken);
            return Ok(());
        }
        let customer = order.customer.as_ref();
        let customer_id = customer.and_then(|key| self.customers.get(key)).copied();
        if let Some(key) = customer.filter(|_| customer_id.is_none()) {
            if !self.batch.unread.contains(&unread_key("customer", key)) {
                applying.problem(order.at, "client", key, ProblemCode::CustomerUnknown);
            }
            return Ok(());
        }
        let stored = self.source.key(&order.key);
        match self.known.remove(&stored) {
            Some(here) => self.known_order(tx, order, &here, customer_id, applying),
            None => self.new_order(tx, order, stored, customer_id, applying),
        }
    }

    fn new_order(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        stored: String,
        customer_id: Option<i64>,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        let id = self.cx.mint.id();
        let before = applying.report.places;
        for (rank, place) in (1..).zip(&order.places) {
            if let Some(wanted) = self.wanted(tx, place, applying)? {
                self.new_place(order, (id, rank), &wanted, applying);
            }
        }
        // All of its seats are sold here: an order of nothing would only puzzle.
        if applying.report.places == before && !order.places.is_empty() {
            return Ok(());
        }
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
        applying.report.orders += 1;
        Ok(())
    }

    /// What a place refers to; nothing when its performance is unknown.
    fn wanted(
        &mut self,
        tx: &mut dyn Tx,
        place: &'a BatchPlace,
        applying: &mut Applying<'_>,
    ) -> Result<Option<Wanted<'a>>, OfficeError> {
        let wanted = Wanted::of(tx, self.cx, &mut self.season, place)?;
        let key = unread_key("performance", &place.performance);
        if wanted.is_none() && !self.batch.unread.contains(&key) {
            let unknown = ProblemCode::PerformanceUnknown;
            applying.problem(place.at, "seance", &place.performance, unknown);
        }
        Ok(wanted)
    }

    fn new_place(
        &mut self,
        order: &BatchOrder,
        (order_id, rank): (i64, i64),
        wanted: &Wanted<'a>,
        applying: &mut Applying<'_>,
    ) {
        let id = self.cx.mint.id();
        let place = wanted.place;
        if !self.may_have_code(place, applying) || !self.sits(order, id, wanted, applying) {
            return;
        }
        let code = if place.code.is_empty() { self.cx.mint.code() } else { place.code.clone() };
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
        applying.report.places += 1;
    }

    /// A code is on one ticket only.
    fn may_have_code(&mut self, place: &'a BatchPlace, applying: &mut Applying<'_>) -> bool {
        if place.code.is_empty() {
            return true;
        }
        let free = self.codes.insert(&place.code) && !self.taken_codes.contains(&place.code);
        if !free {
            applying.problem(place.at, "code", &place.code, ProblemCode::CodeTaken);
        }
        free
    }

    /// Seats a place, or says who has its seat.
    fn sits(
        &mut self,
        order: &BatchOrder,
        place_id: i64,
        wanted: &Wanted<'_>,
        applying: &mut Applying<'_>,
    ) -> bool {
        let (place, at) = (wanted.place, wanted.place.at);
        match self.seating(order, place_id, wanted) {
            Seating::Free => true,
            Seating::Twice(other) => {
                let label = conflicts::label(place.seat.as_ref(), "");
                let twice = super::findings::Wrong::with(ProblemCode::SeatTwice, other);
                applying.problem(at, "siege", &label, twice);
                false
            }
            Seating::SoldHere(other) => {
                let label = conflicts::label(place.seat.as_ref(), &place.key);
                let there = (ThereSays::Sold, order.number.clone());
                let here = (HereSays::Sold, other);
                let listed = conflicts::of_place(self.batch, order, (label, at), there, here);
                applying.report.conflict(listed);
                false
            }
        }
    }

    fn seating(&mut self, order: &BatchOrder, place_id: i64, wanted: &Wanted<'_>) -> Seating {
        let Some(seat) = wanted.seat().filter(|_| wanted.state.holds_seat()) else {
            return Seating::Free;
        };
        match self.holders.get(&seat) {
            Some(other) if other.place_id != place_id && other.there => {
                Seating::Twice(other.order.clone())
            }
            Some(other) if other.place_id != place_id => Seating::SoldHere(other.order.clone()),
            _ => {
                let holder = Holder { place_id, order: order.number.clone(), there: true };
                self.holders.insert(seat, holder);
                Seating::Free
            }
        }
    }

    fn known_order(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        here: &OrderRow,
        customer_id: Option<i64>,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        let mut missing: HashSet<String> =
            self.of_order.remove(&here.id).into_iter().flatten().collect();
        let before = (applying.report.places, applying.report.conflict_count);
        let mut changed = false;
        for (rank, place) in (1..).zip(&order.places) {
            let stored = self.source.key(&place.key);
            missing.remove(&stored);
            let Some(wanted) = self.wanted(tx, place, applying)? else { continue };
            match self.places.remove(&stored) {
                None => self.new_place(order, (here.id, rank), &wanted, applying),
                Some(known) => {
                    changed |= self.known_place(tx, order, (&stored, &known), &wanted, applying)?;
                }
            }
        }
        if !self.batch.places_untold {
            changed |= self.gone(tx, order, &missing, applying)?;
        }
        changed |= applying.report.places > before.0;
        let decided = applying.report.conflict_count > before.1;
        let kept = decided && order.state == OrderState::Cancelled;
        changed |= !kept && self.header(tx, order, here, customer_id)?;
        let ImportReport { updated, unchanged, .. } = &mut applying.report;
        *(if changed { updated } else { unchanged }) += 1;
        Ok(())
    }

    /// Follows the source on a place, unless something was decided here. Says whether it changed.
    fn known_place(
        &mut self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        (stored, known): (&str, &PlaceRow),
        wanted: &Wanted<'a>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        let place = wanted.place;
        let decided = matches!(known.state, PlaceState::Pending | PlaceState::TakenBack);
        if known.is(wanted) {
            if !decided {
                self.sits(order, known.id, wanted, applying);
            }
            return Ok(false);
        }
        if decided {
            // What was taken back here is gone on both sides when it is cancelled there.
            let agreed = known.state == PlaceState::TakenBack && !wanted.state.holds_seat();
            if !agreed {
                let label = conflicts::label(place.seat.as_ref(), &place.key);
                let here = conflicts::here(tx, known.id, known.state)?;
                let there = conflicts::there(known, wanted);
                let listed = conflicts::of_place(self.batch, order, (label, place.at), there, here);
                applying.report.conflict(listed);
            }
            return Ok(false);
        }
        let recoded = !place.code.is_empty() && place.code != known.code();
        if (recoded && !self.may_have_code(place, applying))
            || !self.sits(order, known.id, wanted, applying)
            || self.stuck.contains(stored)
        {
            return Ok(false);
        }
        tx.execute(sql!("import/change_place"), &known.change(wanted))?;
        Ok(true)
    }

    /// Places that the source no longer names were cancelled there. Says whether any was, here.
    fn gone(
        &self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        missing: &HashSet<String>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        let mut changed = false;
        for (stored, known) in missing.iter().filter_map(|key| self.places.get_key_value(key)) {
            let key = self.source.bare(stored);
            changed |= known.freed;
            if known.state == PlaceState::Pending
                && !self.batch.unread.contains(&unread_key("place", key))
            {
                let there = (ThereSays::Gone, String::new());
                let here = conflicts::here(tx, known.id, known.state)?;
                let named = (key.to_owned(), order.at);
                let listed: ImportConflict =
                    conflicts::of_place(self.batch, order, named, there, here);
                applying.report.conflict(listed);
            }
        }
        Ok(changed)
    }

    /// Follows the source on the order's header. Says whether it changed.
    fn header(
        &self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        here: &OrderRow,
        customer_id: Option<i64>,
    ) -> Result<bool, OfficeError> {
        let customer_id = customer_id.or(here.customer_id);
        let same = here.number == order.number
            && here.customer_id == customer_id
            && here.channel == order.channel
            && here.state == order.state
            // Without its places a total that nobody wrote down is not known.
            && (self.batch.places_untold
                || (here.total_cents == order.total.0 && here.fees_cents == order.fees.0));
        if same {
            return Ok(false);
        }
        let untold = self.batch.places_untold;
        let total = if untold { here.total_cents } else { order.total.0 };
        let fees = if untold { here.fees_cents } else { order.fees.0 };
        let (number, channel) = (&order.number, &order.channel);
        let state = order.state.key();
        let row = params![here.id, number, customer_id, channel, total, fees, state];
        tx.execute(sql!("import/change_order"), &row)?;
        Ok(true)
    }

    /// Writes what is kept, at the end or when it becomes much: seats, then orders, then places.
    fn write(&mut self, tx: &mut dyn Tx, at_end: bool) -> Result<(), OfficeError> {
        if !at_end && !self.new_places.is_full() && !self.new_orders.is_full() {
            return Ok(());
        }
        self.season.write_seats(tx)?;
        let written = self.new_orders.flush(tx).and_then(|_| self.new_places.flush(tx));
        match written {
            Err(StoreError::Constraint(what)) => Err(conflict(what)),
            done => Ok(done.map(drop)?),
        }
    }
}
