//! Who sits where: a seat of a performance is held by one place, here and in the files.

use contract::findings::Wrong;
use contract::ids::{OrderId, PlaceId, SeatId};
use contract::intake::{HereSays, ProblemCode, ThereSays};
use formats::batch::{BatchOrder, BatchPlace, unread_key};
use store::Tx;

use super::holders::Holder;
use super::run::Run;
use crate::OfficeError;
use crate::contradiction::Found;
use crate::intake::applying::Applying;
use crate::intake::conflicts;
use crate::intake::places::{Asks, KnownPlace, Wanted};

/// Whether a place may take the seat it wants.
enum Seating {
    Free,
    /// Sold to this order, here.
    SoldHere(String),
    /// The seat was sold to this order in the same files.
    Twice(String),
    /// It has no seat here: why.
    Without(HereSays),
}

/// Where a place is seated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seated {
    /// In its seat, or without one: free seating that is sold out there too lets people in.
    There,
    /// Its seat was sold here: it comes in with its order, and holds no seat until somebody has settled it.
    Beside,
    /// The files sell its seat twice.
    Nowhere,
}

impl<'a> Run<'a> {
    /// The ids that a place refers to, as is known of it here. None where its performance is unknown.
    pub(super) fn wanted(
        &mut self,
        tx: &mut dyn Tx,
        place: &'a BatchPlace,
        known: Option<&KnownPlace>,
        applying: &mut Applying<'_>,
    ) -> Result<Option<Wanted<'a>>, OfficeError> {
        let mut wanted = Wanted::of(tx, self.cx, &mut self.season, place, known)?;
        if let Some(wanted) = wanted.as_mut().filter(|_| !known.is_some_and(KnownPlace::is_decided))
        {
            self.take_unplaced(tx, wanted, known)?;
        }
        let key = unread_key("performance", &place.performance);
        if wanted.is_none() && !self.batch.unread.contains(&key) {
            let unknown = ProblemCode::PerformanceUnknown;
            applying.problem(place.at, "seance", &place.performance, unknown);
        }
        Ok(wanted)
    }

    /// Gives a place of free seating the first seat that nobody has, those in baskets last and none that is out of sale,
    /// unless it sits in one. It stays without where none is left, and in a numbered hall: nobody knows which seat is meant.
    fn take_unplaced(
        &mut self,
        tx: &mut dyn Tx,
        wanted: &mut Wanted<'a>,
        known: Option<&KnownPlace>,
    ) -> Result<(), OfficeError> {
        let Asks::Unplaced(row) = wanted.asks else { return Ok(()) };
        if !wanted.state.holds_seat() {
            return Ok(());
        }
        let (performance, own) = (wanted.performance_id, known.map(|known| known.id));
        let held = |seat: SeatId| {
            let holder = self.holders.get(&(performance, seat));
            holder.is_some_and(|holder| Some(holder.place_id) != own)
        };
        let out = &self.out;
        let taken = |seat: SeatId| held(seat) || out.contains(&(performance, seat));
        if wanted.seat_id.is_some_and(|seat| !held(seat)) {
            return Ok(());
        }
        let unplaced = self.season.halls.unplaced(tx, wanted.hall_id)?;
        let next = self.next_unplaced.entry((performance, row)).or_default();
        let baskets = &self.baskets;
        let in_basket = |seat: SeatId| baskets.contains(&(performance, seat));
        let free = unplaced.of(row, *next).find(|(_, seat)| !taken(*seat) && !in_basket(*seat));
        *next = free.map_or(usize::MAX, |(rank, _)| rank);
        // What was sold elsewhere was sold: where nothing else is left, a basket loses its seat.
        let free = free.or_else(|| unplaced.of(row, 0).find(|(_, seat)| !taken(*seat)));
        wanted.seat_id = free.map(|(_, seat)| seat);
        if free.is_none() {
            wanted.without = self.season.halls.without_seat(tx, wanted.hall_id)?;
        }
        Ok(())
    }

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
                let here = (HereSays::Sold, other);
                self.sold_there(order, (order_id, place_id), wanted, here, applying);
                Seated::Beside
            }
            Seating::Without(why) => {
                let here = (why, String::new());
                self.sold_there(order, (order_id, place_id), wanted, here, applying);
                Seated::There
            }
        }
    }

    /// Lists a place that was sold there and has no seat here.
    pub(super) fn sold_there(
        &self,
        order: &BatchOrder,
        (order_id, place_id): (OrderId, PlaceId),
        wanted: &Wanted<'_>,
        here: (HereSays, String),
        applying: &mut Applying<'_>,
    ) {
        let place = wanted.place;
        let label = conflicts::spot(place);
        let there = (ThereSays::Sold, order.number.clone());
        applying.contradict(Found {
            subject: self.source.key(&place.key),
            order_id: Some(order_id),
            place_id: Some(place_id),
            reprise_id: None,
            what: conflicts::of_place(self.batch, order, label, there, here),
        });
    }

    fn seating(&mut self, order: &BatchOrder, place_id: PlaceId, wanted: &Wanted<'_>) -> Seating {
        let Some(seat) = wanted.seat().filter(|_| wanted.state.holds_seat()) else {
            return wanted.without.map_or(Seating::Free, Seating::Without);
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
