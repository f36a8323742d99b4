//! Orders and places that the house does not have yet.

use contract::ids::{CustomerId, OrderId, PlaceId};
use domain::place::PlaceState;
use formats::batch::BatchOrder;
use store::{Tx, named};

use super::run::Run;
use super::seating::Seated;
use crate::OfficeError;
use crate::intake::applying::Applying;
use crate::intake::places::Wanted;

impl<'a> Run<'a> {
    pub(super) fn new_order(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        stored: String,
        customer_id: Option<CustomerId>,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        let id = self.cx.mint.id();
        let before = applying.report.places;
        let mut changed = false;
        for (rank, place) in (1..).zip(&order.places) {
            let stored = self.source.key(&place.key);
            let known = self.places.remove(&stored);
            let wanted = self.wanted(tx, place, known.as_ref(), applying)?;
            let Some(mut wanted) = wanted else { continue };
            match known {
                None => self.new_place(order, (id, rank), &wanted, applying),
                Some(known) => {
                    let known = (stored, known);
                    changed |= self.other_place(tx, order, id, known, &mut wanted, applying)?;
                }
            }
        }
        // Each of its places is a problem, or stays elsewhere. An order without a place would only puzzle.
        let came = applying.report.places > before || !self.arrivals.is_empty();
        if !came && !order.places.is_empty() {
            applying.report.updated += i64::from(changed);
            return Ok(());
        }
        let number = self.number(tx, order, None, applying)?;
        if number != order.number {
            self.numbered(order, id, &number, applying);
        }
        self.new_orders.add(&named![
            id,
            number,
            customer_id,
            channel = &order.channel,
            created_at_ms = order.created_at_ms,
            total_cents = order.total,
            fees_cents = order.fees,
            state = order.state.key(),
            operator_id = None::<i64>,
            counter_id = None::<i64>,
            external_key = stored
        ]);
        applying.report.orders += 1;
        if !self.arrivals.is_empty() {
            self.write(tx, true)?;
            self.arrive(tx)?;
        }
        self.discounted(order, applying);
        Ok(())
    }

    pub(super) fn new_place(
        &mut self,
        order: &BatchOrder,
        (order_id, rank): (OrderId, i64),
        wanted: &Wanted<'a>,
        applying: &mut Applying<'_>,
    ) {
        let id = self.cx.mint.id();
        if !self.may_have_code(wanted.place, applying) {
            return;
        }
        let state = match self.sits(order, (order_id, id), wanted, applying) {
            Seated::There => wanted.state,
            // The web's customer is known, and what both sold is listed on the order.
            Seated::Beside => PlaceState::Cancelled,
            Seated::Nowhere => return,
        };
        self.add_place(order, (order_id, id, rank), wanted, state, applying);
    }

    /// Keeps the row of a new place.
    pub(super) fn add_place(
        &mut self,
        order: &BatchOrder,
        (order_id, id, rank): (OrderId, PlaceId, i64),
        wanted: &Wanted<'a>,
        state: PlaceState,
        applying: &mut Applying<'_>,
    ) {
        let place = wanted.place;
        let code = if place.code.is_empty() { self.cx.mint.code() } else { place.code.clone() };
        let mut row = wanted.columns().to_vec();
        row.extend(named![
            id,
            order_id,
            rank,
            channel = &order.channel,
            state = state.key(),
            code,
            holder = &place.holder,
            copies = place.copies,
            scanned_at_ms = place.scanned_at_ms,
            external_key = self.source.key(&place.key)
        ]);
        self.new_places.add(&row);
        applying.report.places += 1;
    }
}
