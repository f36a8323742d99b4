//! Places by the performance that they are for, in the order of the first of each.

use contract::site::MyPlace;

/// The places of one performance.
pub(crate) type OfOne<'a> = (&'a MyPlace, Vec<&'a MyPlace>);

/// Places by their performance; the first stands for it.
pub(crate) fn by_performance<'a>(places: impl Iterator<Item = &'a MyPlace>) -> Vec<OfOne<'a>> {
    let mut performances: Vec<OfOne<'a>> = Vec::new();
    for place in places {
        let same = |(first, _): &&mut OfOne<'a>| is_beside(first, place);
        match performances.iter_mut().find(same) {
            Some((_, group)) => group.push(place),
            None => performances.push((place, vec![place])),
        }
    }
    performances
}

/// Whether two places of an order are of one performance.
pub(crate) fn is_beside(one: &MyPlace, other: &MyPlace) -> bool {
    one.starts_at_ms == other.starts_at_ms && one.show == other.show && one.hall == other.hall
}
