//! What the files say of places that were decided here, or are being: nothing is undone, and nothing is lost.

use std::collections::HashSet;

use contract::customer::OrderState;
use contract::ids::{OrderId, PlaceId};
use contract::intake::ThereSays;
use domain::place::PlaceState;
use formats::batch::{At, BatchOrder};
use store::{Tx, TxExt, named, sql};

use super::run::{KnownOrder, Run};
use crate::OfficeError;
use crate::contradiction::Found;
use crate::intake::applying::Applying;
use crate::intake::conflicts;
use crate::intake::places::{KnownPlace, Wanted};

/// A place here that the files speak of.
pub(super) struct Spoken<'a> {
    pub(super) stored: &'a str,
    pub(super) id: PlaceId,
    pub(super) order_id: OrderId,
    pub(super) state: PlaceState,
}

impl<'a> Spoken<'a> {
    /// A place as it is known.
    pub(super) const fn of(stored: &'a str, known: &KnownPlace) -> Self {
        Self { stored, id: known.id, order_id: known.order_id, state: known.state }
    }
}

/// A place that is asked back or taken back, or whose money was taken here, by its stored key.
pub(super) struct Asked {
    stored: String,
    id: PlaceId,
    state: PlaceState,
}

impl<'a> Run<'a> {
    /// Places of an order that are asked back or taken back, or whose money was taken here.
    pub(super) fn asked(&self, keys: &HashSet<String>) -> Vec<Asked> {
        let mut asked: Vec<Asked> = keys
            .iter()
            .filter(|key| !self.crossings.has(key))
            .filter_map(|key| self.places.get_key_value(key))
            .filter(|(_, known)| {
                known.is_paid()
                    || matches!(known.state, PlaceState::Pending | PlaceState::TakenBack)
            })
            .map(|(key, known)| Asked { stored: key.clone(), id: known.id, state: known.state })
            .collect();
        asked.sort_by_key(|place| place.id);
        asked
    }

    /// Keeps a scan and what was printed there, and lists what else the files say otherwise. Gives whether the place changed.
    pub(super) fn decided_place(
        &mut self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        (stored, known): (&str, &KnownPlace),
        wanted: &Wanted<'a>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        let place = wanted.place;
        let seen = self.ticket_facts(tx, order, (stored, known), wanted, applying)?;
        // A place that was taken back here and cancelled there is gone on both sides; one that was given
        // back here is nobody's any more, whatever the source says.
        let gone = known.state == PlaceState::TakenBack && !wanted.state.holds_seat();
        if !(known.is_but_for_its_ticket(wanted) || known.voided || gone) {
            let there = conflicts::there(known, wanted);
            let label = conflicts::spot(place);
            self.contradict(tx, order, &Spoken::of(stored, known), label, there, applying)?;
        }
        Ok(seen)
    }

    /// Keeps a scan and what was printed there. Gives whether that is new.
    pub(super) fn ticket_facts(
        &mut self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        (stored, known): (&str, &KnownPlace),
        wanted: &Wanted<'a>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        let (place, id) = (wanted.place, known.id);
        let scan = known.fresh_scan(wanted);
        let seen = !known.is_printed_and_scanned_as(wanted);
        if seen {
            let (scanned_at_ms, copies) = known.ticket(wanted);
            tx.execute(sql!("see_ticket"), &named![id, scanned_at_ms, copies])?;
        }
        if scan.is_some() && known.scanned_at_ms.is_none() && known.is_decided() {
            let there = (ThereSays::Scanned, String::new());
            let label = conflicts::spot(place);
            self.contradict(tx, order, &Spoken::of(stored, known), label, there, applying)?;
        }
        Ok(seen)
    }

    /// Lists what the order itself says of places that are asked back, were credited or were paid here: it is not paid
    /// any more, or it is cancelled.
    pub(super) fn order_says(
        &mut self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        here: &KnownOrder,
        asked: Vec<Asked>,
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        let says = match order.state {
            OrderState::Unpaid if !here.paid_here => ThereSays::Unpaid,
            OrderState::Cancelled => ThereSays::Cancelled,
            _ => return Ok(()),
        };
        for Asked { stored, id, state } in asked {
            let told = order.places.iter().find(|place| self.source.key(&place.key) == stored);
            // A place that says so itself is listed already; one that was credited is gone on both sides.
            let itself = told.map_or(!self.batch.places_untold, |place| !place.state.holds_seat());
            if says == ThereSays::Cancelled && (itself || state == PlaceState::TakenBack) {
                continue;
            }
            let label = told
                .map_or_else(|| (self.source.bare(&stored).to_owned(), order.at), conflicts::spot);
            let spoken = Spoken { stored: &stored, id, order_id: here.id, state };
            self.contradict(tx, order, &spoken, label, (says, String::new()), applying)?;
        }
        Ok(())
    }

    /// Lists what the files say of a place, with what was done here of it.
    pub(super) fn contradict(
        &self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        place: &Spoken<'_>,
        label: (String, At),
        there: (ThereSays, String),
        applying: &mut Applying<'_>,
    ) -> Result<(), OfficeError> {
        let here = conflicts::here(tx, place.id, place.state)?;
        let says = (here.says, here.value);
        applying.contradict(Found {
            subject: place.stored.to_owned(),
            order_id: Some(place.order_id),
            place_id: Some(place.id),
            reprise_id: here.reprise_id,
            what: conflicts::of_place(self.batch, order, label, there, says),
        });
        Ok(())
    }
}
