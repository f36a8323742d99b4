//! The hall of a performance, drawn, and the best seats together.

use std::collections::{HashMap, HashSet};

use contract::ids::{CategoryId, HallId, OrderId, PerformanceId, SeatId};
use contract::plan::{
    BestReason, ChooseSeats, ChosenSeats, DrawPerformance, PerformancePlan, PlannedSeat, SeatState,
};
use contract::sale::{GridPrice, Named};
use domain::hall::{Row, Seat};
use domain::plan::best::{Offer, Reason, TOGETHER_MAX, best, first_unplaced};
use domain::plan::{Plan, Shown, State, is_wheelchair, svg};
use domain::text::full_name;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::hold::{HolderRow, asked_with};
use super::out::why::OutRow;
use super::room::{self, SeatlessRow};
use crate::{Cx, OfficeError, drawing, page};

#[derive(Deserialize)]
struct SeatRow {
    id: SeatId,
    hall_id: HallId,
    row: String,
    number: String,
    category_id: CategoryId,
    unplaced: bool,
    state: String,
    order_id: Option<OrderId>,
    order_number: String,
    last_name: String,
    first_name: String,
    returned: bool,
    #[serde(flatten)]
    holder: HolderRow,
    #[serde(flatten)]
    out: OutRow,
}

impl SeatRow {
    fn state(&self) -> SeatState {
        match self.state.as_str() {
            "live" => SeatState::Sold,
            "pending" => SeatState::Asked,
            _ if self.out.is_there() => SeatState::Withdrawn,
            _ if self.holder.is_there() => SeatState::Held,
            _ if self.returned => SeatState::Returned,
            _ => SeatState::Free,
        }
    }

    fn is_free(&self) -> bool {
        self.state.is_empty() && !self.holder.is_there() && !self.out.is_there()
    }
}

/// The seats of a performance with their categories, the best first.
struct Hall {
    id: HallId,
    seats: Vec<SeatRow>,
    categories: Vec<Named<CategoryId>>,
    ranks: HashMap<CategoryId, usize>,
}

impl Hall {
    fn load(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        performance_id: PerformanceId,
    ) -> Result<Self, OfficeError> {
        let seats: Vec<SeatRow> = tx.rows(
            sql!("plan_seats", "others_holds" = "hold/others"),
            &asked_with(cx, named![performance_id]),
        )?;
        let id = seats.first().ok_or_else(|| OfficeError::not_found("performance"))?.hall_id;
        let categories: Vec<Named<CategoryId>> =
            tx.rows(sql!("categories"), &named![performance_id])?;
        let ranks = (0..).zip(&categories).map(|(rank, of)| (of.id, rank)).collect();
        Ok(Self { id, seats, categories, ranks })
    }

    /// The rank of a seat's category in the house's order.
    fn rank(&self, seat: &SeatRow) -> usize {
        self.ranks.get(&seat.category_id).copied().unwrap_or(self.categories.len())
    }

    fn is_wheelchair(&self, seat: &SeatRow) -> bool {
        self.categories.get(self.rank(seat)).is_some_and(|of| is_wheelchair(&of.name))
    }

    /// Where each seat is, as its rank in the list.
    fn plan(&self, tx: &mut dyn Tx, stage: &str) -> Result<Plan<usize>, OfficeError> {
        let mut rows: Vec<Row<usize>> = Vec::new();
        for (at, row) in self.seats.iter().enumerate() {
            let number = row.number.clone();
            let seat = Seat { number, category: at, unplaced: row.unplaced };
            match rows.last_mut().filter(|last| last.label == row.row) {
                Some(last) => last.seats.push(seat),
                None => rows.push(Row { label: row.row.clone(), seats: vec![seat] }),
            }
        }
        let (plan, _) = drawing::plan(tx, self.id, &rows, stage)?;
        Ok(plan.map(|spot| rows[spot.row].seats[spot.seat].category))
    }

    fn planned(&self, seat: &SeatRow) -> PlannedSeat {
        PlannedSeat {
            id: seat.id,
            row: seat.row.clone(),
            seat: seat.number.clone(),
            category_id: seat.category_id,
            state: seat.state(),
            wheelchair: self.is_wheelchair(seat),
            order_id: seat.order_id,
            order_number: seat.order_number.clone(),
            customer: full_name(&seat.last_name, &seat.first_name),
            holder: seat.holder.clone().holder().filter(|_| seat.state() == SeatState::Held),
            out: seat.out.clone().out().filter(|_| seat.state() == SeatState::Withdrawn),
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
    let plan = hall.plan(tx, stage)?.map(|at| {
        let seat = &hall.seats[at];
        let state = match seat.state() {
            SeatState::Free => State::Free,
            SeatState::Returned => State::Returned,
            SeatState::Held => State::Held,
            SeatState::Sold => State::Sold,
            SeatState::Asked => State::Asked,
            SeatState::Withdrawn => State::Withdrawn,
        };
        Shown {
            id: seat.id.number(),
            number: seat.number.clone(),
            state,
            category: hall.rank(seat),
            wheelchair: hall.is_wheelchair(seat),
        }
    });
    let placed = hall.seats.iter().filter(|seat| !seat.unplaced);
    let seats: Vec<PlannedSeat> = placed.map(|seat| hall.planned(seat)).collect();
    // The window says the rest in its own language.
    let drawn = || svg(&plan, |_, row, seat| format!("{} {}", row.label, seat.number));
    Ok(PerformancePlan { svg: if seats.is_empty() { String::new() } else { drawn() }, seats })
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
    if !(1..=TOGETHER_MAX).contains(&count) {
        return Err(OfficeError::bad_field("count"));
    }
    if args.taken.len() > TOGETHER_MAX {
        return Err(OfficeError::bad_field("taken"));
    }
    let hall = Hall::load(tx, cx, args.performance_id)?;
    let prices: Vec<GridPrice> =
        tx.rows(sql!("prices"), &named![performance_id = args.performance_id])?;
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
