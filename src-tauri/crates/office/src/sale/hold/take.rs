//! A supervisor takes seats out of other baskets, into their own.

use std::collections::HashSet;

use contract::action::Action;
use contract::hold::{HeldSeats, SeatAt, TakeSeats};
use contract::ids::SeatId;
use contract::limits::PLACES_MAX;
use serde_json::json;
use store::{Bulk, Tx, named, sql};

use super::keep::{Found, look_up, mine, prolong};
use super::seat_sold;
use crate::books::journal::{self, Entry};
use crate::sale::out::why::seat_out;
use crate::{Cx, OfficeError};

/// Takes seats over. The basket that had them is told by whom.
///
/// # Errors
/// [`crate::Code::BadField`] on `seat_ids`, [`crate::Code::NotFound`], [`crate::Code::SeatSold`],
/// [`crate::Code::SeatOut`].
pub fn take_over(tx: &mut dyn Tx, cx: &Cx<'_>, args: &TakeSeats) -> Result<HeldSeats, OfficeError> {
    let performance_id = args.performance_id;
    let once: HashSet<SeatId> = args.seat_ids.iter().copied().collect();
    if !(1..=PLACES_MAX).contains(&args.seat_ids.len()) || once.len() < args.seat_ids.len() {
        return Err(OfficeError::bad_field("seat_ids"));
    }
    let mut found = look_up(tx, cx, performance_id, &args.seat_ids, &[])?;
    if found.len() < once.len() {
        return Err(OfficeError::not_found("seat"));
    }
    found.sort_by_key(|seat| seat.seat_id);
    if let Some((seat, order)) = found.iter().find_map(|s| Some((s, s.sold_in.as_deref()?))) {
        return Err(seat_sold(&seat.row, &seat.seat).with("order", order));
    }
    if let Some((seat, out)) = found.iter().find_map(|s| Some((s, s.out()?))) {
        return Err(seat_out(&seat.row, &seat.seat, &out));
    }
    let mine = mine(tx, cx)?;
    let until_ms = prolong(tx, cx)?;
    let mut rows = Bulk::new(sql!("add"));
    for seat in found.iter().filter(|seat| !mine.contains(&(performance_id, seat.seat_id))) {
        rows.add(&named![
            performance_id,
            seat_id = seat.seat_id,
            counter_id = cx.counter_id,
            operator_id = cx.operator.id,
            at_ms = cx.at_ms,
            until_ms,
            from_counter_id = seat.counter_id,
            from_operator_id = seat.operator_id
        ]);
    }
    rows.write(tx)?;
    if let Some(data) = told(&found) {
        journal::append(tx, cx, Entry { data, ..Entry::of(Action::SeatsTakenOver) })?;
    }
    let seats = args.seat_ids.iter().map(|seat_id| SeatAt { performance_id, seat_id: *seat_id });
    Ok(HeldSeats { until_ms, seats: seats.collect(), lost: Vec::new() })
}

/// What the journal says; nothing where nobody had one of them.
fn told(found: &[Found]) -> Option<serde_json::Value> {
    let taken: Vec<_> = found.iter().filter_map(|seat| Some((seat, seat.holder()?))).collect();
    let (first, _) = taken.first()?;
    let listed = |mut names: Vec<String>| {
        names.dedup();
        names.join(", ")
    };
    Some(json!({
        "show": first.show,
        "starts_at_ms": first.starts_at_ms,
        "seats": listed(taken.iter().map(|(s, _)| format!("{} {}", s.row, s.seat)).collect()),
        "counter": listed(taken.iter().map(|(_, holder)| holder.counter.clone()).collect()),
        "operator": listed(taken.iter().map(|(_, holder)| holder.operator.clone()).collect()),
    }))
}
