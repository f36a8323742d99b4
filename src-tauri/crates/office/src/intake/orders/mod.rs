//! Orders and places of a batch. A place that is asked back or was taken back here, and a seat that
//! was sold here, are this house's business: the source does not change them any more.

mod codes;
mod crossing;
mod decided;
mod discounts;
mod ended;
mod followed;
mod holders;
mod known;
mod left_out;
mod new;
mod numbers;
mod owner;
mod place;
mod run;
mod seating;
mod uncounted;

pub(super) use run::Run;

use std::collections::HashMap;

use contract::ids::CustomerId;
use contract::intake::{ImportPhase, ProblemCode};
use formats::batch::{Batch, BatchOrder, unread_key};
use formats::step;
use store::{Tx, TxExt, named, sql};

use super::applying::Applying;
use super::moves;
use super::season::Season;
use crate::books::series;
use crate::{Cx, OfficeError};

/// Largest number of an imported order that raises the house's own series.
const NUMBER_MAX: i64 = 999_999_999;
/// Orders written between two looks at the watch.
const STEP: usize = 200;

/// Writes new orders and what changed of known ones.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
    season: Season,
    customers: &HashMap<String, CustomerId>,
) -> Result<(), OfficeError> {
    let batch = applying.batch;
    let mut run = Run::load(tx, cx, batch, season, customers)?;
    run.find_crossings(tx)?;
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
    run.settle_left(tx, applying)?;
    applying.report.seats += run.season.halls.made;
    raise_order_series(tx, batch)?;
    Ok(step(applying.watch, ImportPhase::Writing, all, all)?)
}

/// Lets the house's next order follow the highest number that came in.
fn raise_order_series(tx: &mut dyn Tx, batch: &Batch) -> Result<(), OfficeError> {
    let numbers = batch.orders.iter().filter_map(|order| order.number.parse::<i64>().ok());
    if let Some(last) = numbers.filter(|n| (1..=NUMBER_MAX).contains(n)).max() {
        tx.execute(sql!("raise_series"), &named![name = series::ORDER, last])?;
    }
    Ok(())
}

impl<'a> Run<'a> {
    fn order(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        let customer = order.customer.as_ref();
        let customer_id = customer.and_then(|key| self.customers.get(key)).copied();
        // An order whose customer is unknown comes in without: its seats are sold all the same.
        if let Some(key) = customer.filter(|_| customer_id.is_none())
            && !self.batch.unread.contains(&unread_key("customer", key))
        {
            applying.problem(order.at, "client", key, ProblemCode::CustomerUnknown);
        }
        let stored = self.source.key(&order.key);
        match self.known.remove(&stored) {
            Some(here) => self.known_order(tx, order, &here, customer_id, applying),
            None => self.new_order(tx, order, stored, customer_id, applying),
        }
    }
}
