//! Requests of a batch: each becomes pending here, with the policy in force frozen on it. A request
//! is known by its place and its moment, so that one that was decided here does not come again.

use std::collections::HashMap;

use contract::customer::OrderState;
use contract::findings::contradiction;
use contract::ids::{CustomerId, OrderId, PlaceId};
use contract::intake::{ImportConflict, ImportPhase, ProblemCode, ThereSays};
use domain::place::PlaceState;
use formats::batch::{Batch, BatchOrder, BatchRequest, unread_key};
use formats::step;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::applying::Applying;
use super::conflicts;
use super::keys::Source;
use crate::contradiction::Found;
use crate::reprise::{self, NewRequest};
use crate::{Cx, OfficeError};

/// Requests written between two looks at the watch.
const STEP: usize = 50;

/// A place that is asked back.
#[derive(Deserialize)]
struct PlaceAsked {
    id: PlaceId,
    state: PlaceState,
    order_id: OrderId,
    order_number: String,
    order_state: OrderState,
    customer_id: Option<CustomerId>,
    erased_at_ms: Option<i64>,
    row_label: String,
    number: String,
}

/// Makes the requests that are new.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
) -> Result<(), OfficeError> {
    let batch = applying.batch;
    let mut wanted = Vec::new();
    let mut of_order: HashMap<OrderId, usize> = HashMap::new();
    for request in &batch.requests {
        if applying.dry && is_new(tx, request, applying)? {
            applying.report.requests += 1;
            continue;
        }
        if let Some(place) = admit(tx, request, applying)? {
            *of_order.entry(place.order_id).or_default() += 1;
            wanted.push((request, place));
        }
    }
    for (i, (request, place)) in wanted.iter().enumerate() {
        if i % STEP == 0 {
            let all = batch.orders.len() as u64;
            step(applying.watch, ImportPhase::Writing, all, all)?;
        }
        let new = NewRequest {
            place_id: place.id,
            requested_at_ms: request.requested_at_ms,
            channel: &request.channel,
            requested_by: None,
            several: of_order.get(&place.order_id).is_some_and(|count| *count > 1),
            order_cents: None,
        };
        if !applying.dry {
            reprise::insert(tx, cx, &new)?;
        }
        applying.report.requests += 1;
    }
    Ok(())
}

/// Whether a trial run finds the place in the files alone, where it can be asked back.
fn is_new(
    tx: &mut dyn Tx,
    request: &BatchRequest,
    applying: &Applying<'_>,
) -> Result<bool, OfficeError> {
    let key = Source(&applying.batch.source).key(&request.place);
    let found: Option<PlaceAsked> = tx.row(sql!("place_asked"), &named![external_key = key])?;
    let askable = |order: &BatchOrder| {
        let place = order.places.iter().find(|place| place.key == request.place);
        let paid = order.state == OrderState::Issued && order.customer.is_some();
        paid && place.is_some_and(|place| place.state.holds_seat())
    };
    Ok(found.is_none() && applying.batch.orders.iter().any(askable))
}

/// The place of a request that is to be made, if it can be.
fn admit(
    tx: &mut dyn Tx,
    request: &BatchRequest,
    applying: &mut Applying<'_>,
) -> Result<Option<PlaceAsked>, OfficeError> {
    let key = Source(&applying.batch.source).key(&request.place);
    let found: Option<PlaceAsked> = tx.row(sql!("place_asked"), &named![external_key = key])?;
    let Some(place) = found else {
        if !applying.batch.unread.contains(&unread_key("place", &request.place)) {
            let unknown = ProblemCode::PlaceUnknown;
            applying.problem(request.at, "place", &request.place, unknown);
        }
        return Ok(None);
    };
    let made = conflicts::requests(tx, place.id)?;
    applying.contradictions.look(&subject(applying.batch, request));
    if made.iter().any(|asked| asked.requested_at_ms == request.requested_at_ms) {
        applying.report.unchanged += 1;
        return Ok(None);
    }
    // Nothing is asked in the name of a person who was erased.
    if place.erased_at_ms.is_some() {
        return Ok(None);
    }
    let refused = match place.state {
        PlaceState::Pending | PlaceState::TakenBack => {
            contradict(tx, request, &place, applying)?;
            return Ok(None);
        }
        PlaceState::Cancelled => Some(ProblemCode::RequestCancelled),
        PlaceState::Live if place.order_state != OrderState::Issued => {
            Some(ProblemCode::RequestUnpaid)
        }
        PlaceState::Live if place.customer_id.is_none() => Some(ProblemCode::RequestNobody),
        PlaceState::Live => None,
    };
    if let Some(code) = refused {
        applying.problem(request.at, "place", &request.place, code);
        return Ok(None);
    }
    Ok(Some(place))
}

/// What a contradiction about a request is about: the request, not its place.
fn subject(batch: &Batch, request: &BatchRequest) -> String {
    format!("request {}", Source(&batch.source).key(&request.place))
}

/// Lists a request for a place that was asked back here already.
fn contradict(
    tx: &mut dyn Tx,
    request: &BatchRequest,
    place: &PlaceAsked,
    applying: &mut Applying<'_>,
) -> Result<(), OfficeError> {
    let here = conflicts::here(tx, place.id, place.state)?;
    let subject = subject(applying.batch, request);
    let label = format!("{} {}", place.row_label, place.number);
    let label = if label.trim().is_empty() { &request.place } else { label.trim() };
    let conflict = ImportConflict {
        order: place.order_number.clone(),
        place: label.to_owned(),
        ..contradiction((ThereSays::Requested, String::new()), (here.says, here.value))
    };
    let what = conflicts::of_file(applying.batch, request.at, conflict);
    applying.contradict(Found {
        subject,
        order_id: Some(place.order_id),
        place_id: Some(place.id),
        reprise_id: here.reprise_id,
        what,
    });
    Ok(())
}
