//! Places that the source sells in an order whose money was taken here without them: they were added to it since, or it sells
//! again what was cancelled by then. They are listed and hold no seat: what was paid is not theirs.

use contract::ids::{OrderId, PlaceId};
use contract::intake::HereSays;
use domain::place::PlaceState;
use formats::batch::BatchOrder;
use store::Tx;

use super::run::Run;
use crate::OfficeError;
use crate::intake::applying::Applying;
use crate::intake::places::{KnownPlace, Wanted};

impl<'a> Run<'a> {
    /// Adds such a place.
    pub(super) fn new_left_out(
        &mut self,
        order: &BatchOrder,
        (order_id, rank): (OrderId, i64),
        wanted: &Wanted<'a>,
        applying: &mut Applying<'_>,
    ) {
        if !self.may_have_code(wanted.place, applying) {
            return;
        }
        let id: PlaceId = self.cx.mint.id();
        self.sold_there(order, (order_id, id), wanted, paid(), applying);
        self.add_place(order, (order_id, id, rank), wanted, PlaceState::Cancelled, applying);
    }

    /// Lists one that is here. Its ticket is kept up all the same: gives whether that is new.
    pub(super) fn known_left_out(
        &mut self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        (stored, known): (&str, &KnownPlace),
        wanted: &Wanted<'a>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        applying.contradictions.look(stored);
        self.sold_there(order, (known.order_id, known.id), wanted, paid(), applying);
        self.ticket_facts(tx, order, (stored, known), wanted, applying)
    }
}

/// The order was paid at a counter.
const fn paid() -> (HereSays, String) {
    (HereSays::Paid, String::new())
}
