//! What the orders of a batch are compared with, and the new rows until they are written.

use std::collections::{HashMap, HashSet};

use contract::customer::OrderState;
use contract::ids::{CustomerId, OrderId, PerformanceId, SeatId};
use domain::money::Cents;
use formats::batch::{Batch, BatchOrder, BatchPlace};
use serde::Deserialize;
use store::{Bulk, StoreError, Tx, sql};

use super::crossing::{Arrival, Crossings};
use super::ended;
use super::holders::{Holder, holders, in_baskets, out_of_sale};
use crate::intake::keys::{Keyed, Source, conflict, found};
use crate::intake::places::KnownPlace;
use crate::intake::season::Season;
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
pub(in crate::intake) struct KnownOrder {
    pub(in crate::intake) id: OrderId,
    external_key: String,
    pub(super) number: String,
    pub(super) customer_id: Option<CustomerId>,
    pub(super) channel: String,
    pub(super) total_cents: Cents,
    pub(super) fees_cents: Cents,
    pub(super) state: OrderState,
    /// Its customer was chosen here.
    pub(super) attached_here: bool,
    /// Its money was taken here.
    pub(super) paid_here: bool,
}

impl Keyed for KnownOrder {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

/// All that the orders of one batch are compared with.
pub(in crate::intake) struct Run<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) batch: &'a Batch,
    pub(in crate::intake) source: Source<'a>,
    pub(in crate::intake) season: Season,
    pub(super) customers: &'a HashMap<String, CustomerId>,
    pub(in crate::intake) known: HashMap<String, KnownOrder>,
    pub(in crate::intake) places: HashMap<String, KnownPlace>,
    /// Stored keys of places that were taken back here and cancelled there.
    pub(super) ended: HashSet<String>,
    /// Stored keys of each known order's places.
    pub(in crate::intake) of_order: HashMap<OrderId, Vec<String>>,
    pub(in crate::intake) holders: HashMap<(PerformanceId, SeatId), Holder>,
    /// Seats that baskets hold now.
    pub(super) baskets: HashSet<(PerformanceId, SeatId)>,
    /// Seats that are out of sale.
    pub(super) out: HashSet<(PerformanceId, SeatId)>,
    /// Where the search for a seat of free seating goes on, by performance and row.
    pub(super) next_unplaced: HashMap<(PerformanceId, Option<&'a str>), usize>,
    /// Places that the files tell in another order than the one they have here.
    pub(in crate::intake) crossings: Crossings,
    /// Places that follow to the order that is looked at.
    pub(super) arrivals: Vec<Arrival>,
    /// What the places cost that left an order here.
    pub(super) left: HashMap<OrderId, Cents>,
    pub(super) numbers: HashSet<String>,
    pub(super) codes: HashSet<&'a str>,
    pub(super) taken_numbers: HashSet<String>,
    pub(super) taken_codes: HashSet<String>,
    pub(super) new_orders: Bulk,
    pub(super) new_places: Bulk,
}

impl<'a> Run<'a> {
    /// Whether the money of an order was taken here.
    pub(in crate::intake) fn is_paid_here(&self, order: &BatchOrder) -> bool {
        self.known.get(&self.source.key(&order.key)).is_some_and(|here| here.paid_here)
    }

    pub(super) fn load(
        tx: &mut dyn Tx,
        cx: &'a Cx<'a>,
        batch: &'a Batch,
        season: Season,
        customers: &'a HashMap<String, CustomerId>,
    ) -> Result<Self, OfficeError> {
        let source = Source(&batch.source);
        let known: HashMap<String, KnownOrder> = source.known(tx, sql!("orders"))?;
        let mut places: HashMap<String, KnownPlace> = source.known(tx, sql!("places"))?;
        let of = |is: fn(&KnownOrder) -> bool| -> HashSet<OrderId> {
            known.values().filter(|order| is(order)).map(|order| order.id).collect()
        };
        let (paid, attached) = (of(|order| order.paid_here), of(|order| order.attached_here));
        let mut of_order: HashMap<OrderId, Vec<String>> = HashMap::new();
        for (key, place) in &mut places {
            place.paid_here = paid.contains(&place.order_id);
            place.attached_here = attached.contains(&place.order_id);
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
            baskets: in_baskets(tx, cx)?,
            out: out_of_sale(tx)?,
            ended: ended::load(tx, source)?,
            season,
            known,
            places,
            of_order,
            next_unplaced: HashMap::new(),
            crossings: Crossings::default(),
            arrivals: Vec::new(),
            left: HashMap::new(),
            numbers: HashSet::new(),
            codes: HashSet::new(),
            new_orders: Bulk::new(sql!("../../sale/add_order")),
            new_places: Bulk::new(sql!("../../sale/add_place")),
        })
    }

    /// Writes the kept rows, at the end or when there are many: seats, then orders, then places.
    pub(super) fn write(&mut self, tx: &mut dyn Tx, at_end: bool) -> Result<(), OfficeError> {
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
