//! A basket says which seats it has now: they are held, and all others of it are let go.

use std::collections::{HashMap, HashSet};

use contract::hold::{HeldSeats, HoldSeats, Holder, LostSeat, SeatAt};
use contract::ids::{CategoryId, CounterId, OperatorId, PerformanceId, PlaceId, SeatId};
use contract::limits::PLACES_MAX;
use contract::out_of_sale::OutOfSale;
use serde::Deserialize;
use store::{Bulk, ByIds, Tx, TxExt, named, sql};

use super::gone::gone;
use super::{HolderRow, asked_by, asked_with, by_performance, let_go};
use crate::house::settings;
use crate::sale::out::why::OutRow;
use crate::sale::room::{Rooms, Wanted};
use crate::{Cx, OfficeError};

/// A seat as a basket finds it.
#[derive(Deserialize)]
pub(in crate::sale) struct Found {
    pub(in crate::sale) seat_id: SeatId,
    pub(in crate::sale) row: String,
    pub(in crate::sale) seat: String,
    pub(in crate::sale) show: String,
    pub(in crate::sale) starts_at_ms: i64,
    pub(in crate::sale) unplaced: bool,
    pub(in crate::sale) withdrawn: bool,
    category_id: CategoryId,
    sold_as: Option<PlaceId>,
    /// The order that has it.
    pub(in crate::sale) sold_in: Option<String>,
    /// It is asked back from that order.
    pub(in crate::sale) asked: bool,
    /// Another basket's.
    pub(super) counter_id: Option<CounterId>,
    pub(super) operator_id: Option<OperatorId>,
    #[serde(flatten)]
    holder: HolderRow,
    #[serde(flatten)]
    out: OutRow,
}

impl Found {
    /// Whether this basket can have it.
    fn is_free(&self) -> bool {
        let on_sale = !self.withdrawn && !self.out.is_there();
        self.sold_in.is_none() && on_sale && self.counter_id.is_none()
    }

    pub(in crate::sale) fn out(&self) -> Option<OutOfSale> {
        self.out.clone().out()
    }

    pub(in crate::sale) fn holder(&self) -> Option<Holder> {
        self.holder.clone().holder()
    }

    fn lost(&self, performance_id: PerformanceId) -> LostSeat {
        LostSeat {
            performance_id,
            seat_id: self.seat_id,
            row: self.row.clone(),
            seat: self.seat.clone(),
            holder: self.holder().filter(|_| self.sold_in.is_none()),
            out: self.out().filter(|_| self.sold_in.is_none()),
        }
    }
}

/// Holds the seats of the basket for as long as the house says, all of them or none of the new ones. Those that it no
/// longer names are free for others.
///
/// # Errors
/// [`crate::Code::BadField`] on `seats` where they are too many or twice the same; [`crate::Code::NotFound`] on a
/// performance.
pub fn hold(tx: &mut dyn Tx, cx: &Cx<'_>, args: &HoldSeats) -> Result<HeldSeats, OfficeError> {
    let wanted: Vec<(PerformanceId, SeatId)> =
        args.seats.iter().map(|at| (at.performance_id, at.seat_id)).collect();
    let once: HashSet<_> = wanted.iter().copied().collect();
    if wanted.len() > PLACES_MAX || args.exchanging.len() > PLACES_MAX || once.len() < wanted.len()
    {
        return Err(OfficeError::bad_field("seats"));
    }
    let mine = mine(tx, cx)?;
    let mut found = HashMap::new();
    for (performance_id, seat_ids) in by_performance(wanted.iter().copied()) {
        for seat in look_up(tx, cx, performance_id, &seat_ids, &args.exchanging)? {
            found.insert((performance_id, seat.seat_id), seat);
        }
    }
    let mut seats = Vec::with_capacity(wanted.len());
    let mut lost = Vec::new();
    let mut rooms = Rooms::new(&args.exchanging, once);
    for at in &wanted {
        let Some(seat) = found.get(at) else {
            lost.push(left(tx, *at)?);
            continue;
        };
        let free = seat.is_free().then_some(at.1);
        let other = match seat.unplaced {
            // Free seating is held by count: any seat of the row is as good, then any of the category.
            true => {
                let (performance_id, row) = (at.0, seat.row.as_str());
                let of = Wanted { performance_id, category_id: seat.category_id, row };
                let given = rooms.take(tx, cx, of, free)?;
                given.map(|given| given.seat_id)
            }
            false => free,
        };
        match other {
            Some(seat_id) => seats.push((at.0, seat_id)),
            None => lost.push(seat.lost(at.0)),
        }
    }
    if !lost.is_empty() {
        seats.retain(|seat| mine.contains(seat));
    }
    let until_ms = keep(tx, cx, &mine, &seats)?;
    let seats =
        seats.into_iter().map(|(performance_id, seat_id)| SeatAt { performance_id, seat_id });
    Ok(HeldSeats { until_ms, seats: seats.collect(), lost })
}

/// A seat that left the hall of its performance. Nobody but the basket that named it knows what it was called.
fn left(
    tx: &mut dyn Tx,
    (performance_id, seat_id): (PerformanceId, SeatId),
) -> Result<LostSeat, OfficeError> {
    gone(tx, performance_id, seat_id)?.ok_or_else(|| OfficeError::not_found("performance"))?;
    let (row, seat) = (String::new(), String::new());
    Ok(LostSeat { performance_id, seat_id, row, seat, holder: None, out: None })
}

/// What is known of seats of a performance, the places `given` counted as given back.
pub(in crate::sale) fn look_up(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    performance_id: PerformanceId,
    seat_ids: &[SeatId],
    given: &[PlaceId],
) -> Result<Vec<Found>, OfficeError> {
    let asked = asked_with(cx, named![performance_id]);
    let mut found: Vec<Found> =
        ByIds::new(sql!("wanted", "others_holds" = "others"), &asked).rows(tx, seat_ids)?;
    for seat in found.iter_mut().filter(|s| s.sold_as.is_some_and(|of| given.contains(&of))) {
        (seat.sold_in, seat.asked) = (None, false);
    }
    Ok(found)
}

/// The seats that this basket held, even where their time is over: nobody took them.
pub(in crate::sale) fn mine(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
) -> Result<HashSet<(PerformanceId, SeatId)>, OfficeError> {
    let of = named![operator_id = cx.operator.id, counter_id = cx.counter_id];
    let rows: Vec<SeatAt> = tx.rows(sql!("mine"), &of)?;
    Ok(rows.into_iter().map(|at| (at.performance_id, at.seat_id)).collect())
}

/// Holds these seats and no others; gives until when.
fn keep(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    mine: &HashSet<(PerformanceId, SeatId)>,
    seats: &[(PerformanceId, SeatId)],
) -> Result<i64, OfficeError> {
    let kept: HashSet<_> = seats.iter().copied().collect();
    let_go(tx, mine.difference(&kept).copied())?;
    let until_ms = prolong(tx, cx)?;
    let mut new = Bulk::new(sql!("add"));
    for (performance_id, seat_ids) in by_performance(kept.difference(mine).copied()) {
        for seat_id in seat_ids {
            new.add(&named![
                performance_id,
                seat_id,
                counter_id = cx.counter_id,
                operator_id = cx.operator.id,
                at_ms = cx.at_ms,
                until_ms,
                from_counter_id = None::<CounterId>,
                from_operator_id = None::<OperatorId>
            ]);
        }
    }
    new.write(tx)?;
    Ok(until_ms)
}

/// The basket is worked on: what it holds is held anew. Rows of others whose time is over are taken away. Gives until when.
pub(super) fn prolong(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<i64, OfficeError> {
    let until_ms = settings::hold_time(tx)?.until_ms(cx.at_ms);
    let [now, _, operator, counter] = asked_by(cx);
    let mut row = named![at_ms = cx.at_ms, until_ms].to_vec();
    row.extend([operator, counter]);
    tx.execute(sql!("prolong"), &row)?;
    tx.execute(sql!("over"), &[now])?;
    Ok(until_ms)
}
