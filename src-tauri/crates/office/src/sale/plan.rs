//! The hall of a performance, drawn, and the best seats together.

use std::collections::{HashMap, HashSet};

use contract::ids::{CategoryId, HallId, OrderId, PerformanceId, SeatId};
use contract::limits::PLACES_MAX;
use contract::plan::{
    BestReason, ChooseSeats, ChosenSeats, DrawPerformance, PerformancePlan, PlannedSeat, SeatState,
};
use contract::sale::{GridPrice, Named};
use domain::hall::{Row, Seat};
use domain::plan::best::{Offer, Reason, best, first_unplaced};
use domain::plan::{Plan, bare, is_wheelchair};
use domain::text::full_name;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::room::{self, SeatlessRow};
use super::seats::{self, SeatRow};
use crate::{Cx, OfficeError, drawing, page};

fn state(of: &SeatRow) -> SeatState {
    match of.state.as_str() {
        "live" => SeatState::Sold,
        "pending" => SeatState::Asked,
        _ if of.out.is_there() => SeatState::Withdrawn,
        _ if of.holder.is_there() => SeatState::Held,
        _ if of.returned => SeatState::Returned,
        _ => SeatState::Free,
    }
}

/// In which order a seat was sold, and to whom.
#[derive(Deserialize)]
struct Sitter {
    seat_id: SeatId,
    order_id: OrderId,
    order_number: String,
    last_name: String,
    first_name: String,
}

/// The seats of a performance with their categories, the best first.
struct Hall {
    id: HallId,
    seats: Vec<SeatRow>,
    /// Of each category, in the house's order.
    ranks: HashMap<CategoryId, usize>,
    /// Whether each category is one of places for wheelchairs.
    wheelchairs: Vec<bool>,
}

impl Hall {
    fn load(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        performance_id: PerformanceId,
    ) -> Result<Self, OfficeError> {
        let seats = seats::seats(tx, cx, performance_id)?;
        let id = seats.first().ok_or_else(|| OfficeError::not_found("performance"))?.hall_id;
        let categories: Vec<Named<CategoryId>> =
            tx.rows(sql!("categories"), &named![performance_id])?;
        let ranks = (0..).zip(&categories).map(|(rank, of)| (of.id, rank)).collect();
        let wheelchairs = categories.iter().map(|of| is_wheelchair(&of.name)).collect();
        Ok(Self { id, seats, ranks, wheelchairs })
    }

    /// The rank of a seat's category in the house's order.
    fn rank(&self, seat: &SeatRow) -> usize {
        self.ranks.get(&seat.category_id).copied().unwrap_or(self.ranks.len())
    }

    fn is_wheelchair(&self, seat: &SeatRow) -> bool {
        self.wheelchairs.get(self.rank(seat)).copied().unwrap_or(false)
    }

    /// Where each seat is, as its rank in the list.
    fn plan(&self, tx: &mut dyn Tx, stage: &str) -> Result<Plan<usize>, OfficeError> {
        let mut rows: Vec<Row<usize>> = Vec::new();
        for (at, row) in self.seats.iter().enumerate() {
            let number = row.seat.clone();
            let seat = Seat { number, category: at, unplaced: row.unplaced };
            match rows.last_mut().filter(|last| last.label == row.row) {
                Some(last) => last.seats.push(seat),
                None => rows.push(Row { label: row.row.clone(), seats: vec![seat] }),
            }
        }
        let (plan, _) = drawing::plan(tx, self.id, &rows, stage)?;
        Ok(plan.map(|spot| rows[spot.row].seats[spot.seat].category))
    }

    fn planned(&self, seat: &SeatRow, sitter: Option<&Sitter>) -> PlannedSeat {
        let state = state(seat);
        PlannedSeat {
            id: seat.id,
            row: seat.row.clone(),
            seat: seat.seat.clone(),
            category_id: seat.category_id,
            state,
            wheelchair: self.is_wheelchair(seat),
            order_id: sitter.map(|of| of.order_id),
            order_number: sitter.map_or_else(String::new, |of| of.order_number.clone()),
            customer: sitter
                .map_or_else(String::new, |of| full_name(&of.last_name, &of.first_name)),
            holder: seat.holder.clone().holder().filter(|_| state == SeatState::Held),
            out: seat.out.clone().out().filter(|_| state == SeatState::Withdrawn),
        }
    }
}

/// The hall of a performance, drawn.
///
/// # Errors
/// [`crate::Code::NotFound`]; [`crate::Code::BadField`] on `stage`.
pub fn performance_plan(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &DrawPerformance,
) -> Result<PerformancePlan, OfficeError> {
    let stage = page::text("stage", &args.stage, drawing::STAGE_MAX)?;
    let hall = Hall::load(tx, cx, args.performance_id)?;
    let plan = hall.plan(tx, stage)?.map(|at| hall.seats[at].id.number());
    let placed = hall.seats.iter().filter(|seat| !seat.unplaced);
    let sitters: Vec<Sitter> =
        tx.rows(sql!("sitters"), &named![performance_id = args.performance_id])?;
    let sitters: HashMap<SeatId, &Sitter> = sitters.iter().map(|of| (of.seat_id, of)).collect();
    let seats: Vec<PlannedSeat> =
        placed.map(|seat| hall.planned(seat, sitters.get(&seat.id).copied())).collect();
    Ok(PerformancePlan { svg: if seats.is_empty() { String::new() } else { bare(plan) }, seats })
}

/// The best seats together of a performance.
///
/// # Errors
/// [`crate::Code::NotFound`]; [`crate::Code::BadField`] on `count` or `taken`.
pub fn best_seats(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChooseSeats,
) -> Result<ChosenSeats, OfficeError> {
    let count = usize::try_from(args.count).unwrap_or(0);
    if !(1..=PLACES_MAX).contains(&count) {
        return Err(OfficeError::bad_field("count"));
    }
    if args.taken.len() > PLACES_MAX {
        return Err(OfficeError::bad_field("taken"));
    }
    let hall = Hall::load(tx, cx, args.performance_id)?;
    let prices: Vec<GridPrice> =
        tx.rows(sql!("../season/grid_prices"), &named![performance_id = args.performance_id])?;
    let priced: HashSet<CategoryId> = prices.iter().map(|price| price.category_id).collect();
    let taken: HashSet<SeatId> = args.taken.iter().copied().collect();
    let offer = |seat: &SeatRow| {
        let free = seat.is_free() && !taken.contains(&seat.id);
        let asked = match args.category_id {
            Some(category_id) => seat.category_id == category_id,
            // Who needs a place for a wheelchair asks for it; nobody else is given one.
            None => !hall.is_wheelchair(seat),
        };
        let wanted = free && asked && priced.contains(&seat.category_id);
        Offer { category: hall.rank(seat), free, wanted }
    };
    let plan = hall.plan(tx, "")?;
    let order: Vec<usize> = plan.seats().map(|placed| placed.seat).collect();
    if let Some(found) = best(&plan, count, |at| offer(&hall.seats[*at])) {
        let mut chosen: Vec<usize> = found.seats.iter().map(|at| order[*at]).collect();
        chosen.sort_unstable();
        let seat_ids = chosen.into_iter().map(|at| hall.seats[at].id).collect();
        return Ok(ChosenSeats { seat_ids, reason: Some(reason(found.reason)) });
    }
    let unplaced: Vec<&SeatRow> = hall.seats.iter().filter(|seat| seat.unplaced).collect();
    let mut offers: Vec<Offer> = unplaced.iter().map(|seat| offer(seat)).collect();
    if !unplaced.is_empty() {
        let seatless = room::seatless(tx, args.performance_id, &[])?;
        let in_basket = |seat: &SeatRow| taken.contains(&seat.id);
        offer_no_more_than_left(&mut offers, &unplaced, &seatless, in_basket);
    }
    let seats = first_unplaced(&offers, count);
    Ok(ChosenSeats {
        reason: (!seats.is_empty()).then_some(BestReason::Together),
        seat_ids: seats.into_iter().map(|at| unplaced[at].id).collect(),
    })
}

/// Wants no more seats of a category than are left of it beside those in the basket.
fn offer_no_more_than_left(
    offers: &mut [Offer],
    unplaced: &[&SeatRow],
    seatless: &[SeatlessRow],
    in_basket: impl Fn(&SeatRow) -> bool,
) {
    let spare = || unplaced.iter().filter(|seat| seat.is_free());
    let categories: Vec<CategoryId> = spare().map(|seat| seat.category_id).collect();
    let mut left = room::left(&categories, seatless);
    for seat in spare().filter(|seat| in_basket(seat)) {
        left.entry(seat.category_id).and_modify(|left| *left = left.saturating_sub(1));
    }
    for (offer, seat) in offers.iter_mut().zip(unplaced).filter(|(offer, _)| offer.wanted) {
        match left.get_mut(&seat.category_id).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None => offer.wanted = false,
        }
    }
}

const fn reason(of: Reason) -> BestReason {
    match of {
        Reason::Together => BestReason::Together,
        Reason::LeavesOne => BestReason::LeavesOne,
        Reason::TwoRows => BestReason::TwoRows,
    }
}
