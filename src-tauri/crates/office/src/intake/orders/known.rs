//! Orders and places that came before: the source is followed, unless something was decided here.

use std::collections::HashSet;

use contract::customer::OrderState;
use contract::ids::{CustomerId, PlaceId};
use contract::intake::{ImportReport, ThereSays};
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::{BatchOrder, unread_key};
use store::{Tx, TxExt, named, sql};

use super::decided::Spoken;
use super::run::{KnownOrder, Run};
use super::uncounted::lacking;
use crate::OfficeError;
use crate::intake::applying::Applying;

impl<'a> Run<'a> {
    pub(super) fn known_order(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        here: &KnownOrder,
        customer_id: Option<CustomerId>,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        let mut missing: HashSet<String> =
            self.of_order.remove(&here.id).into_iter().flatten().collect();
        let asked = self.asked(&missing);
        let gone = self.gone_on_both_sides(order, &missing);
        let behind = self.left_behind(&missing);
        let before = applying.report.places;
        let keys = gone.iter().map(|(key, _)| key).collect();
        let mut changed = self.remember_ended(tx, order, &missing, &keys)?;
        for (rank, place) in (1..).zip(&order.places) {
            let stored = self.source.key(&place.key);
            missing.remove(&stored);
            let known = self.places.remove(&stored);
            let wanted = self.wanted(tx, place, known.as_ref(), applying)?;
            let Some(mut wanted) = wanted else { continue };
            // What an order cost that was paid here is not shared with what its system adds to it.
            let beside_the_money = here.paid_here && wanted.state.holds_seat();
            match known {
                None if beside_the_money => {
                    self.new_left_out(order, (here.id, rank), &wanted, applying);
                }
                None => self.new_place(order, (here.id, rank), &wanted, applying),
                Some(known)
                    if known.order_id == here.id && beside_the_money && known.is_left_out() =>
                {
                    let known = (stored.as_str(), &known);
                    changed |= self.known_left_out(tx, order, known, &wanted, applying)?;
                }
                Some(known) if known.order_id == here.id => {
                    let known = (stored.as_str(), &known);
                    changed |=
                        self.known_place(tx, order, here.id, known, &mut wanted, applying)?;
                }
                Some(known) => {
                    let known = (stored, known);
                    changed |=
                        self.other_place(tx, order, here.id, known, &mut wanted, applying)?;
                }
            }
        }
        self.arrive(tx)?;
        // A place that is not named may stand on a line that could not be read.
        if !(self.batch.places_untold || self.batch.places_lost) {
            changed |= self.gone(tx, order, &missing, applying)?;
        }
        applying.contradictions.look(&format!("order {}", self.source.key(&order.key)));
        self.order_says(tx, order, here, asked, applying)?;
        changed |= applying.report.places > before;
        changed |= self.header(tx, order, here, (customer_id, &gone, behind), applying)?;
        let ImportReport { updated, unchanged, .. } = &mut applying.report;
        *(if changed { updated } else { unchanged }) += 1;
        Ok(())
    }

    /// Cancels places that the source names no more. Gives whether there were any.
    fn gone(
        &self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        missing: &HashSet<String>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        let mut changed = false;
        let missing = missing.iter().filter(|key| !self.crossings.has(key));
        for (stored, known) in missing.filter_map(|key| self.places.get_key_value(key)) {
            let key = self.source.bare(stored);
            changed |= known.freed;
            if self.batch.unread.contains(&unread_key("place", key)) {
                continue;
            }
            if known.state == PlaceState::Cancelled {
                // Its system sells it no more: what it said of the seat is over.
                applying.contradictions.look(stored);
            }
            if known.state == PlaceState::Pending || known.is_paid() {
                let there = (ThereSays::Gone, String::new());
                let place = &Spoken::of(stored, known);
                self.contradict(tx, order, place, (key.to_owned(), order.at), there, applying)?;
            }
        }
        Ok(changed)
    }

    /// Follows the source on the order's header. Gives whether it changed.
    fn header(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        here: &KnownOrder,
        (customer_id, gone, behind): (Option<CustomerId>, &[(String, PlaceId)], Cents),
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        let customer_id = self.owner(tx, order, here, customer_id, applying)?;
        // A total that nobody wrote down cannot be known without all the places; what was paid here is what was paid.
        let untold = here.paid_here
            || self.batch.places_untold
            || self.batch.places_lost
            || self.batch.partial.contains(&order.key);
        let unheard = here.paid_here && order.state != OrderState::Issued;
        let state = if unheard { here.state } else { order.state };
        let number = &self.number(tx, order, Some(here), applying)?;
        let (total, fees) = match untold {
            true => (here.total_cents, here.fees_cents),
            false => (order.total + lacking(tx, order, here.id, (gone, behind))?, order.fees),
        };
        let same = here.number == *number
            && here.customer_id == customer_id
            && here.channel == order.channel
            && here.state == state
            && (here.total_cents, here.fees_cents) == (total, fees);
        if same {
            return Ok(false);
        }
        let channel = &order.channel;
        let state = state.key();
        let row = named![
            id = here.id,
            number,
            customer_id,
            channel,
            total_cents = total,
            fees_cents = fees,
            state
        ];
        tx.execute(sql!("change_order"), &row)?;
        if !untold {
            self.discounted(order, applying);
        }
        Ok(true)
    }
}
