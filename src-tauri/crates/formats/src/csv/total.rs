//! The total of an order whose file does not say it.

use domain::money::Cents;
use domain::place::PlaceState;

use crate::batch::BatchOrder;

/// The total of an order whose file does not say it: its places and its fees.
pub(super) fn total(order: &BatchOrder) -> Cents {
    let live = order.places.iter().filter(|place| place.state != PlaceState::Cancelled);
    live.map(|place| place.price).sum::<Cents>() + order.fees
}
