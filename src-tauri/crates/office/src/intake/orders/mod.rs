//! Orders and places of a batch. A place that is asked back or was taken back here, and a seat that
//! was sold here, are this house's business: the source does not change them any more.

mod known;
mod new;
mod seating;

use std::collections::{HashMap, HashSet};

use contract::customer::OrderState;
use contract::intake::{ImportPhase, ProblemCode};
use formats::batch::{Batch, BatchOrder, BatchPlace, unread_key};
use formats::step;
use serde::Deserialize;
use store::{Bulk, StoreError, Tx, params, sql};

use super::apply::Applying;
use super::keys::{Keyed, Source, conflict, found};
use super::moves;
use super::places::{PlaceRow, Wanted};
use super::season::Season;
use crate::books::series;
use crate::{Cx, OfficeError};
use seating::{Holder, holders};

/// Largest number of an imported order that raises the house's own series.
const NUMBER_MAX: i64 = 999_999_999;
/// Orders written between two looks at the watch.
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
    /// Stored keys of places whose wanted seat is not free.
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
            step(applying.watch, ImportPhase::Writing, i as u64, all)?;
        }
        run.order(tx, order, applying)?;
        run.write(tx, false)?;
    }
    run.write(tx, true)?;
    applying.report.seats += run.season.halls.made;
    raise_order_series(tx, batch)?;
    Ok(step(applying.watch, ImportPhase::Writing, all, all)?)
}

/// Lets the house's next order follow the highest number that came in.
fn raise_order_series(tx: &mut dyn Tx, batch: &Batch) -> Result<(), OfficeError> {
    let numbers = batch.orders.iter().filter_map(|order| order.number.parse::<i64>().ok());
    if let Some(last) = numbers.filter(|n| (1..=NUMBER_MAX).contains(n)).max() {
        tx.execute(sql!("raise_series"), &params![series::ORDER, last])?;
    }
    Ok(())
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
        let known: HashMap<String, OrderRow> = source.known(tx, sql!("orders"))?;
        let places: HashMap<String, PlaceRow> = source.known(tx, sql!("places"))?;
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
            taken_numbers: found(tx, sql!("taken_numbers"), &numbers)?,
            taken_codes: found(tx, sql!("taken_codes"), &codes)?,
            holders: holders(tx, &season, batch)?,
            season,
            known,
            places,
            of_order,
            stuck: HashSet::new(),
            numbers: HashSet::new(),
            codes: HashSet::new(),
            new_orders: Bulk::new(sql!("add_order")),
            new_places: Bulk::new(sql!("add_place")),
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

    /// The ids that a place refers to. None where its performance is unknown.
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

    /// Writes the kept rows, at the end or when there are many: seats, then orders, then places.
    fn write(&mut self, tx: &mut dyn Tx, at_end: bool) -> Result<(), OfficeError> {
        if !at_end && !self.new_places.is_full() && !self.new_orders.is_full() {
            return Ok(());
        }
        self.season.halls.write(tx)?;
        let written = self.new_orders.flush(tx).and_then(|_| self.new_places.flush(tx));
        match written {
            Err(StoreError::Constraint(what)) => Err(conflict(what)),
            done => Ok(done.map(drop)?),
        }
    }
}
