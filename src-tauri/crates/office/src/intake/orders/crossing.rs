//! Places that the files tell in another order than the one they have here, and what keeps them where they are.

use std::collections::HashMap;

use contract::ids::{OrderId, PlaceId};
use contract::intake::HereSays;
use store::Tx;

use crate::OfficeError;
use crate::intake::conflicts::{self, Here};
use crate::intake::places::KnownPlace;

/// A place that is told in another order.
pub(super) struct Crossing {
    /// Number of the order that it has here.
    pub(super) from: String,
    /// Whether it holds its seat there.
    pub(super) held: bool,
    /// What keeps it where it is.
    pub(super) kept: Option<Here>,
}

/// A place that follows to another order.
pub(super) struct Arrival {
    pub(super) id: PlaceId,
    pub(super) order_id: OrderId,
}

/// The places that are told in another order, by their stored key.
#[derive(Default)]
pub(in crate::intake) struct Crossings(HashMap<String, Crossing>);

impl Crossings {
    pub(super) fn add(&mut self, stored: String, crossing: Crossing) {
        self.0.insert(stored, crossing);
    }

    pub(super) fn get(&self, stored: &str) -> Option<&Crossing> {
        self.0.get(stored)
    }

    /// Whether a place is told in another order than its own.
    pub(super) fn has(&self, stored: &str) -> bool {
        self.0.contains_key(stored)
    }

    /// Whether a place holds its seat in another order there.
    pub(super) fn stand(&self, stored: &str) -> bool {
        self.get(stored).is_some_and(|crossing| crossing.held)
    }

    /// Whether a place stays in its order, whatever other order tells it.
    pub(in crate::intake) fn stay(&self, stored: &str) -> bool {
        self.get(stored).is_some_and(|crossing| crossing.kept.is_some())
    }
}

/// What was done here that keeps a place in its order.
pub(super) fn kept(
    tx: &mut dyn Tx,
    known: &KnownPlace,
    from: &str,
    paid_there: bool,
) -> Result<Option<Here>, OfficeError> {
    if known.is_decided() {
        return conflicts::here(tx, known.id, known.state).map(Some);
    }
    let here = |says, value| Some(Here { says, value, reprise_id: None });
    if (known.paid_here && !known.is_left_out()) || paid_there {
        return Ok(here(HereSays::Paid, String::new()));
    }
    if known.attached_here {
        return Ok(here(HereSays::Changed, numbered(from)));
    }
    // Its requests are those of its order.
    let asked = conflicts::requests(tx, known.id)?;
    Ok(asked.first().and_then(|asked| here(HereSays::Changed, asked.number())))
}

/// An order, as a fact of a sentence.
pub(super) fn numbered(order: &str) -> String {
    format!("n° {order}")
}
