//! A place that came before: the source is followed, unless something was decided here.

use contract::ids::OrderId;
use contract::intake::ThereSays;
use formats::batch::BatchOrder;
use store::{Tx, TxExt, named, sql};

use super::decided::Spoken;
use super::holders::Holder;
use super::run::Run;
use super::seating::Seated;
use crate::OfficeError;
use crate::intake::applying::Applying;
use crate::intake::conflicts;
use crate::intake::places::{KnownPlace, Wanted};

impl<'a> Run<'a> {
    /// Follows the source on a place, unless something was decided here. Gives whether it changed.
    pub(super) fn known_place(
        &mut self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        order_id: OrderId,
        (stored, known): (&str, &KnownPlace),
        wanted: &mut Wanted<'a>,
        applying: &mut Applying<'_>,
    ) -> Result<bool, OfficeError> {
        let place = wanted.place;
        applying.contradictions.look(stored);
        if known.is_kept(wanted) {
            return self.decided_place(tx, order, (stored, known), wanted, applying);
        }
        if known.is_paid() && wanted.leave_as_sold(known) {
            let there = (ThereSays::Changed, String::new());
            let (spoken, label) = (Spoken::of(stored, known), conflicts::spot(place));
            self.contradict(tx, order, &spoken, label, there, applying)?;
        }
        // Its ticket keeps the code that it has where another one has that.
        let recoded = !place.code.is_empty() && place.code != known.code();
        if recoded && !self.may_have_code(place, applying) {
            wanted.code = "";
        }
        let seated = self.sits(order, (order_id, known.id), wanted, applying);
        if known.is(wanted) {
            return Ok(false);
        }
        if seated != Seated::There {
            return self.put_back(tx, order, known);
        }
        // Its seat may be new.
        self.season.halls.write(tx)?;
        tx.execute(sql!("change_place"), &known.change(wanted))?;
        Ok(true)
    }

    /// Puts a place back that left its seat and has no other: it stays as it was, without a seat where somebody sits there
    /// by now. Gives whether it had left.
    fn put_back(
        &mut self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        known: &KnownPlace,
    ) -> Result<bool, OfficeError> {
        if known.freed {
            let seat = known.seat().filter(|seat| !self.holders.contains_key(seat));
            let seat_id = seat.map(|(_, seat_id)| seat_id);
            tx.execute(sql!("put_back"), &named![id = known.id, seat_id])?;
            let holder = Holder { place_id: known.id, order: order.number.clone(), there: true };
            self.holders.extend(seat.map(|seat| (seat, holder)));
        }
        Ok(known.freed)
    }
}
