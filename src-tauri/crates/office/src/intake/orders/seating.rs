//! Who sits where: a seat of a performance is held by one place, here and in the files.

use contract::findings::Wrong;
use contract::ids::PlaceId;
use contract::intake::{HereSays, ProblemCode, ThereSays};
use formats::batch::BatchOrder;

use super::holders::Holder;
use super::run::Run;
use crate::intake::applying::Applying;
use crate::intake::conflicts;
use crate::intake::places::Wanted;

/// Whether a place may take the seat it wants.
enum Seating {
    Free,
    /// Sold to this order, here.
    SoldHere(String),
    /// The seat was sold to this order in the same files.
    Twice(String),
}

impl Run<'_> {
    /// Seats a place, or says who has its seat.
    pub(super) fn sits(
        &mut self,
        order: &BatchOrder,
        place_id: PlaceId,
        wanted: &Wanted<'_>,
        applying: &mut Applying<'_>,
    ) -> bool {
        let (place, at) = (wanted.place, wanted.place.at);
        match self.seating(order, place_id, wanted) {
            Seating::Free => true,
            Seating::Twice(other) => {
                let label = conflicts::label(place.seat.as_ref(), "");
                let twice = Wrong::with(ProblemCode::SeatTwice, other);
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

    fn seating(&mut self, order: &BatchOrder, place_id: PlaceId, wanted: &Wanted<'_>) -> Seating {
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
}
