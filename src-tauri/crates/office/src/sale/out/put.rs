//! Seats are put out of sale, and back.

use std::collections::HashSet;

use contract::action::Action;
use contract::ids::{PerformanceId, SeatId};
use contract::limits::PLACES_MAX;
use contract::out_of_sale::{OutOfSale, PutSeatsBack, PutSeatsOut};
use serde_json::{Value, json};
use store::{Bulk, ByIds, Tx, named, sql};

use crate::books::journal::{self, Entry};
use crate::sale::hold::{Found, let_go, look_up};
use crate::sale::out::why::seat_out;
use crate::{Code, Cx, OfficeError, page};

/// Longest reason, in characters: it is read beside a seat.
const REASON_MAX: usize = 120;

/// Puts seats out of the sale of a performance, all of them or none. Those in one's own basket leave it.
///
/// # Errors
/// [`Code::BadField`] on `seat_ids` or `reason`, [`Code::HiddenText`], [`Code::NotFound`]; [`Code::SeatNotPutOut`] where
/// somebody has one; [`Code::SeatOut`] where one is out already.
pub fn put_out(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &PutSeatsOut,
) -> Result<PutSeatsBack, OfficeError> {
    let reason = page::required("reason", &args.reason, REASON_MAX)?;
    if reason.contains('\n') {
        return Err(OfficeError::bad_field("reason"));
    }
    let found = find(tx, cx, args.performance_id, &args.seat_ids)?;
    found.iter().try_for_each(nobody_s)?;
    let at = |seat: &Found| (args.performance_id, seat.seat_id);
    let_go(tx, found.iter().map(at))?;
    let seq = journal::next(tx, cx)?;
    let mut rows = Bulk::new(sql!("add"));
    for seat in &found {
        rows.add(&named![
            performance_id = args.performance_id,
            seat_id = seat.seat_id,
            kind = args.kind.key(),
            reason,
            operator_id = cx.operator.id,
            at_ms = cx.at_ms,
            seq
        ]);
    }
    rows.write(tx)?;
    let data = told(&found, &[args.kind.key()]);
    journal::append(tx, cx, Entry { data, note: Some(reason), ..Entry::of(Action::SeatsPutOut) })?;
    let seat_ids = found.iter().map(|seat| seat.seat_id).collect();
    Ok(PutSeatsBack { performance_id: args.performance_id, seat_ids })
}

/// Puts seats back on sale. Those that are on sale already stay so, and are not told.
///
/// # Errors
/// [`Code::BadField`] on `seat_ids`, [`Code::NotFound`]; [`Code::NeedsSupervisor`] where one is not a companion's and no
/// supervisor asks.
pub fn put_back(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &PutSeatsBack,
) -> Result<PutSeatsBack, OfficeError> {
    let mut found = find(tx, cx, args.performance_id, &args.seat_ids)?;
    found.retain(|seat| seat.out().is_some());
    let kinds = |seat: &Found| seat.out().map(|out: OutOfSale| out.kind);
    if found.iter().filter_map(kinds).any(|kind| !kind.may_put_back(cx.operator.role)) {
        return Err(OfficeError::new(Code::NeedsSupervisor).with("reason", "seat_out"));
    }
    let performance_id = args.performance_id;
    let seat_ids: Vec<SeatId> = found.iter().map(|seat| seat.seat_id).collect();
    if seat_ids.is_empty() {
        return Ok(PutSeatsBack { performance_id, seat_ids });
    }
    ByIds::new(sql!("take_away"), &named![performance_id]).execute(tx, &seat_ids)?;
    let mut keys: Vec<&str> =
        found.iter().filter_map(kinds).map(domain::out_of_sale::OutKind::key).collect();
    keys.sort_unstable();
    keys.dedup();
    let data = told(&found, &keys);
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SeatsPutBack) })?;
    Ok(PutSeatsBack { performance_id, seat_ids })
}

/// The seats named, in the order of their ids.
fn find(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    performance_id: PerformanceId,
    seat_ids: &[SeatId],
) -> Result<Vec<Found>, OfficeError> {
    let once: HashSet<SeatId> = seat_ids.iter().copied().collect();
    if !(1..=PLACES_MAX).contains(&seat_ids.len()) || once.len() < seat_ids.len() {
        return Err(OfficeError::bad_field("seat_ids"));
    }
    let mut found = look_up(tx, cx, performance_id, seat_ids, &[])?;
    if found.len() < once.len() || found.iter().any(|seat| seat.withdrawn) {
        return Err(OfficeError::not_found("seat"));
    }
    found.sort_by_key(|seat| seat.seat_id);
    Ok(found)
}

/// Refuses a seat that is sold, asked back, in another basket, or out of sale already.
fn nobody_s(seat: &Found) -> Result<(), OfficeError> {
    let refused = |why: &str| {
        OfficeError::new(Code::SeatNotPutOut)
            .with("why", why)
            .with("row", seat.row.as_str())
            .with("seat", seat.seat.as_str())
    };
    if let Some(order) = seat.sold_in.as_deref() {
        let why = if seat.asked { "asked" } else { "sold" };
        return Err(refused(why).with("order", order));
    }
    if let Some(out) = seat.out() {
        return Err(seat_out(&seat.row, &seat.seat, &out));
    }
    match seat.holder() {
        None => Ok(()),
        Some(holder) => Err(refused("held")
            .with("operator", holder.operator.as_str())
            .with("counter", holder.counter.as_str())),
    }
}

/// What the journal says.
fn told(found: &[Found], kinds: &[&str]) -> Value {
    let mut seats: Vec<String> =
        found.iter().map(|seat| format!("{} {}", seat.row, seat.seat).trim().to_owned()).collect();
    seats.dedup();
    let first = found.first();
    json!({
        "show": first.map(|seat| seat.show.as_str()),
        "starts_at_ms": first.map(|seat| seat.starts_at_ms),
        "seats": seats.join(", "),
        "seating": if first.is_some_and(|seat| seat.unplaced) { "free" } else { "numbered" },
        "count": found.len(),
        "kind": if let [kind] = kinds { *kind } else { "several" },
    })
}
