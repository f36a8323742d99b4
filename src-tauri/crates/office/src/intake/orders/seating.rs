//! Who sits where: a seat of a performance is held by one place, here and in the files.

use contract::findings::Wrong;
use contract::ids::{OrderId, PlaceId};
use contract::intake::{HereSays, ProblemCode, ThereSays};
use formats::batch::BatchOrder;

use super::holders::Holder;
use super::run::Run;
use crate::contradiction::Found;
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

/// Where a place is seated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seated {
    /// In its seat, or without one.
    There,
    /// Its seat was sold here: it comes in with its order, and holds no seat until somebody has settled it.
    Beside,
    /// The files sell its seat twice.
    Nowhere,
}

impl Run<'_> {
    /// Seats a place, or says who has its seat.
    pub(super) fn sits(
        &mut self,
        order: &BatchOrder,
        (order_id, place_id): (OrderId, PlaceId),
        wanted: &Wanted<'_>,
        applying: &mut Applying<'_>,
    ) -> Seated {
        let (place, at) = (wanted.place, wanted.place.at);
        match self.seating(order, place_id, wanted) {
            Seating::Free => Seated::There,
            Seating::Twice(other) => {
                let label = conflicts::label(place.seat.as_ref(), "");
                let twice = Wrong::with(ProblemCode::SeatTwice, other);
                applying.problem(at, "siege", &label, twice);
                Seated::Nowhere
            }
            Seating::SoldHere(other) => {
                let label = conflicts::label(place.seat.as_ref(), &place.key);
                let there = (ThereSays::Sold, order.number.clone());
                let here = (HereSays::Sold, other);
                let what = conflicts::of_place(self.batch, order, (label, at), there, here);
                applying.contradict(Found {
                    subject: self.source.key(&place.key),
                    order_id: Some(order_id),
                    place_id: Some(place_id),
                    reprise_id: None,
                    what,
                });
                Seated::Beside
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
