//! Places that follow the source to another order: one that was divided or renumbered there. They stay, and are listed, where
//! something was decided, asked or paid here.

use std::collections::{HashMap, HashSet};

use contract::customer::OrderState;
use contract::ids::OrderId;
use contract::intake::{ImportConflict, ThereSays};
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::BatchOrder;
use store::{Tx, TxExt, named, sql};

use super::crossing::{Arrival, Crossing, Crossings, kept, numbered};
use super::run::Run;
use crate::OfficeError;
use crate::contradiction::Found;
use crate::intake::applying::Applying;
use crate::intake::conflicts;
use crate::intake::places::{KnownPlace, Wanted};

impl<'a> Run<'a> {
    /// Notes which places are told in another order than theirs.
    pub(in crate::intake) fn find_crossings(&mut self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        let numbers: HashMap<OrderId, &str> =
            self.known.values().map(|order| (order.id, order.number.as_str())).collect();
        let mut crossings = Crossings::default();
        for order in &self.batch.orders {
            let to = self.known.get(&self.source.key(&order.key));
            for place in &order.places {
                let stored = self.source.key(&place.key);
                let Some(known) = self.places.get(&stored) else { continue };
                if to.is_some_and(|to| to.id == known.order_id) {
                    continue;
                }
                let from = numbers.get(&known.order_id).copied().unwrap_or_default();
                let paid_there = to.is_some_and(|to| to.paid_here);
                let kept = kept(tx, known, from, paid_there)?;
                let (from, held) = (from.to_owned(), place.state.holds_seat());
                crossings.add(stored, Crossing { from, held, kept });
            }
        }
        self.crossings = crossings;
        Ok(())
    }

    /// What those of an order's places cost that stay in it and that the source counts in another.
    pub(super) fn left_behind(&self, keys: &HashSet<String>) -> Cents {
        let stay = keys.iter().filter(|key| self.crossings.stand(key) && self.crossings.stay(key));
        let known = stay.filter_map(|key| self.places.get(key));
        known.filter(|known| known.state.holds_seat()).map(KnownPlace::price).sum()
    }

    /// Takes a place along to the order that tells it, where nothing keeps it. Gives whether anything changed.
    pub(super) fn other_place(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        order_id: OrderId,
        (stored, known): (String, KnownPlace),
        wanted: &mut Wanted<'a>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        if self.crossings.stay(&stored) {
            let seen = self.stay(tx, order, (&stored, &known), wanted, applying)?;
            self.places.insert(stored, known);
            return Ok(seen);
        }
        self.known_place(tx, order, order_id, (&stored, &known), wanted, applying)?;
        self.arrivals.push(Arrival { id: known.id, order_id });
        let left = self.left.entry(known.order_id).or_default();
        if known.state == PlaceState::Live {
            *left += known.price();
        }
        Ok(true)
    }

    /// Lists a place that stays in its order. Its ticket is kept up all the same.
    fn stay(
        &mut self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        (stored, known): (&str, &KnownPlace),
        wanted: &Wanted<'a>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        applying.contradictions.look(stored);
        let seen = self.ticket_facts(tx, order, (stored, known), wanted, applying)?;
        let Some(Crossing { from, held, kept: Some(here) }) = self.crossings.get(stored) else {
            return Ok(seen);
        };
        // As of a place that is told in its own order.
        let gone = known.state == PlaceState::TakenBack && !held;
        if known.voided || gone {
            return Ok(seen);
        }
        let there = match held {
            true => (ThereSays::Moved, numbered(&order.number)),
            false => (ThereSays::Cancelled, String::new()),
        };
        let label = conflicts::spot(wanted.place);
        let what =
            conflicts::of_place(self.batch, order, label, there, (here.says, here.value.clone()));
        applying.contradict(Found {
            subject: stored.to_owned(),
            order_id: Some(known.order_id),
            place_id: Some(known.id),
            reprise_id: here.reprise_id,
            what: ImportConflict { order: from.clone(), ..what },
        });
        Ok(seen)
    }

    /// Writes which places followed. Their order is there by now.
    pub(super) fn arrive(&mut self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        for Arrival { id, order_id } in self.arrivals.drain(..) {
            tx.execute(sql!("move_place"), &named![id, order_id])?;
        }
        Ok(())
    }

    /// Takes off orders that the files do not tell what their places cost that left. An order of which none is left is
    /// cancelled.
    pub(super) fn settle_left(
        &mut self,
        tx: &mut dyn Tx,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        for here in self.known.values() {
            let Some(cents) = self.left.get(&here.id).copied() else { continue };
            let stands = |key: &String| {
                let known = self.places.get(key);
                known.is_some_and(|known| known.voided || known.state != PlaceState::Cancelled)
            };
            let kept = self.of_order.get(&here.id).is_some_and(|keys| keys.iter().any(stands));
            let (total, fees, state) = match kept {
                true if cents == Cents::ZERO => continue,
                true => {
                    ((here.total_cents - cents).max(here.fees_cents), here.fees_cents, here.state)
                }
                false => (Cents::ZERO, Cents::ZERO, OrderState::Cancelled),
            };
            let row = named![
                id = here.id,
                number = &here.number,
                customer_id = here.customer_id,
                channel = &here.channel,
                total_cents = total,
                fees_cents = fees,
                state = state.key()
            ];
            tx.execute(sql!("change_order"), &row)?;
            applying.report.updated += 1;
        }
        Ok(())
    }
}
