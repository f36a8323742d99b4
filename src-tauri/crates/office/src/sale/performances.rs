//! What is on sale: performances, and the seats of one.

use std::collections::{HashMap, HashSet};

use contract::args::ById;
use contract::hold::SeatHeld;
use contract::ids::{CategoryId, PerformanceId, SeatId};
use contract::out_of_sale::SeatOut;
use contract::sale::{FreeSeat, FreeSeats, LevelGauge, PerformanceList, PerformanceRow, SeatTaken};
use domain::money::Cents;
use domain::plan::parts;
use domain::sale_window::{Latecomers, Sales};
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::hold::{self, asked_with};
use super::room::{self, SeatlessRow};
use super::seats::{self, SeatRow};
use crate::gauge::Counted;
use crate::house::settings;
use crate::{Cx, OfficeError, drawing, page};

/// Words of a search that are looked at.
const WORDS: usize = 4;

/// Performances whose show has these words: those to come and those that latecomers may still have,
/// nearest first, then past ones, latest first.
///
/// # Errors
/// [`crate::Code::BadField`] on `search` or `limit`.
pub fn performances(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &PerformanceList,
) -> Result<Vec<PerformanceRow>, OfficeError> {
    let search = page::search("search", &args.search, 100)?;
    list(tx, cx, None, &search, page::limit(args.limit)?)
}

/// The free seats of a performance, and its prices.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn seats(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<PerformanceId>,
) -> Result<FreeSeats, OfficeError> {
    let performance = list(tx, cx, Some(args.id), "", 1)?
        .pop()
        .filter(|row| row.id == args.id)
        .ok_or_else(|| OfficeError::not_found("performance"))?;
    let Seats { seats, held, out, taken, levels, .. } = Seats::load(tx, cx, args.id)?;
    Ok(FreeSeats {
        performance,
        seats,
        held,
        out,
        taken,
        levels: if levels.len() > 1 { levels } else { Vec::new() },
        rates: tx.rows(sql!("rates"), &named![performance_id = args.id])?,
        categories: tx.rows(sql!("categories"), &named![performance_id = args.id])?,
        prices: tx.rows(sql!("../season/grid_prices"), &named![performance_id = args.id])?,
    })
}

/// The seats of a performance: those that anybody may have, those in other baskets, out of sale, and in orders.
#[derive(Default)]
struct Seats {
    seats: Vec<FreeSeat>,
    held: Vec<SeatHeld>,
    out: Vec<SeatOut>,
    taken: Vec<SeatTaken>,
    levels: Vec<LevelGauge>,
    /// The last level with seats of a category, by its rank.
    last_levels: HashMap<CategoryId, usize>,
    /// The level of a row of a hall that was drawn.
    drawn: HashMap<String, String>,
}

impl Seats {
    fn load(
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        performance_id: PerformanceId,
    ) -> Result<Self, OfficeError> {
        let rows = seats::seats(tx, cx, performance_id)?;
        let mut all = Self::default();
        if let Some(row) = rows.first() {
            let labels = rows.iter().map(|row| row.row.as_str());
            all.drawn = drawing::levels(tx, row.hall_id, labels)?;
        }
        let seatless = room::seatless(tx, performance_id, &[])?;
        let rooms = rooms(tx, cx, performance_id, &rows, &seatless)?;
        let sat_in: HashSet<SeatId> = rooms.iter().flatten().copied().collect();
        for row in rows {
            let sat_in = sat_in.contains(&row.id);
            all.add(row, sat_in);
        }
        for (place, _) in seatless.iter().zip(rooms).filter(|(_, room)| room.is_none()) {
            all.add_seatless(place);
        }
        Ok(all)
    }

    /// Which level a row is of: as a rule that of the row before.
    fn level(&mut self, row: &str) -> usize {
        let name = self.drawn.get(row).map_or(parts(row).level, String::as_str);
        let known = self.levels.iter().rposition(|of| of.level == name);
        known.unwrap_or_else(|| {
            let (seats, sold, out, held, free) = (0, 0, 0, 0, 0);
            let level = name.to_owned();
            self.levels.push(LevelGauge { level, seats, sold, out, held, free });
            self.levels.len() - 1
        })
    }

    /// A place that sits nowhere: of the level that its seat was of, else of the last one of its category, else of none.
    fn add_seatless(&mut self, place: &SeatlessRow) {
        let known = place.row.as_deref().and_then(|row| {
            let name = self.drawn.get(row).map_or(parts(row).level, String::as_str);
            self.levels.iter().rposition(|of| of.level == name)
        });
        let known = known.or_else(|| self.last_levels.get(&place.category_id).copied());
        let at = known.unwrap_or_else(|| self.level(""));
        self.levels[at].sold += 1;
    }

    /// A seat; `sat_in` where a place without a seat takes its room.
    fn add(&mut self, of: SeatRow, sat_in: bool) {
        let count = |seats: usize| i64::try_from(seats).unwrap_or(i64::MAX);
        let SeatRow { id, row, seat, category_id, unplaced, state, returned, holder, out, .. } = of;
        let at = self.level(&row);
        self.levels[at].seats += 1;
        self.last_levels.insert(category_id, at);
        if !state.is_empty() || sat_in {
            self.levels[at].sold += 1;
            if !unplaced {
                self.taken.push(SeatTaken { row, seat, asked: state == "pending" });
            }
        } else if let Some(out) = out.out() {
            self.levels[at].out += 1;
            let after = count(self.seats.len() + self.held.len());
            let seat = SeatOut { seat_id: id, row, seat, category_id, unplaced, after, out };
            self.out.push(seat);
        } else if let Some(holder) = holder.holder() {
            self.levels[at].held += 1;
            let after = count(self.seats.len());
            let seat = SeatHeld { seat_id: id, row, seat, category_id, unplaced, after, holder };
            self.held.push(seat);
        } else {
            self.levels[at].free += 1;
            self.seats.push(FreeSeat { id, row, seat, category_id, unplaced, returned });
        }
    }
}

/// The seat of free seating whose room each place without a seat takes: one in the asker's own basket last.
fn rooms(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    performance_id: PerformanceId,
    rows: &[SeatRow],
    seatless: &[SeatlessRow],
) -> Result<Vec<Option<SeatId>>, OfficeError> {
    if seatless.is_empty() {
        return Ok(Vec::new());
    }
    let mine = hold::mine(tx, cx)?;
    let mut spare: Vec<&SeatRow> =
        rows.iter().filter(|row| row.unplaced && row.is_free()).collect();
    spare.sort_by_key(|row| !mine.contains(&(performance_id, row.id)));
    let categories: Vec<CategoryId> = spare.iter().map(|row| row.category_id).collect();
    let rooms = room::taken_rooms(&categories, seatless);
    Ok(rooms.into_iter().map(|rank| Some(spare[rank?].id)).collect())
}

#[derive(Deserialize)]
struct OnSale {
    id: PerformanceId,
    show: String,
    hall: String,
    starts_at_ms: i64,
    #[serde(flatten)]
    counted: Counted,
    price_from_cents: Cents,
    price_to_cents: Cents,
    opened: bool,
    opens_at_ms: Option<i64>,
    closes_at_ms: Option<i64>,
}

impl OnSale {
    fn into_contract(self, now_ms: i64, latecomers: Latecomers) -> PerformanceRow {
        let sales = Sales {
            opened: self.opened,
            opens_at_ms: self.opens_at_ms,
            closes_at_ms: self.closes_at_ms,
            starts_at_ms: self.starts_at_ms,
        };
        PerformanceRow {
            id: self.id,
            show: self.show,
            hall: self.hall,
            starts_at_ms: self.starts_at_ms,
            seats: self.counted.seats,
            sold: self.counted.sold,
            out: self.counted.out_of_sale,
            held: self.counted.held,
            free: self.counted.gauge().left(),
            price_from_cents: self.price_from_cents,
            price_to_cents: self.price_to_cents,
            on_sale: sales.state(now_ms, latecomers).sells(),
            late_until_ms: sales.late_until_ms(now_ms, latecomers),
        }
    }
}

/// One performance, or all of them.
fn list(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    only: Option<PerformanceId>,
    search: &str,
    limit: i64,
) -> Result<Vec<PerformanceRow>, OfficeError> {
    let only = only.map_or(0, PerformanceId::number);
    let latecomers = settings::latecomers(tx)?;
    // A key holds letters, digits and spaces only: LIKE reads none of them as a pattern.
    let mut words = text::words(search).into_iter().map(|word| format!("% {word}%"));
    let mut next = || words.next().unwrap_or_else(|| "%".to_owned());
    let [a, b, c, d]: [String; WORDS] = std::array::from_fn(|_| next());
    let rows: Vec<OnSale> = tx.rows(
        sql!("performances", "others_holds" = "hold/others"),
        &asked_with(
            cx,
            named![
                late_ms = latecomers.for_ms(),
                id = only,
                word_1 = a,
                word_2 = b,
                word_3 = c,
                word_4 = d,
                limit
            ],
        ),
    )?;
    Ok(rows.into_iter().map(|row| row.into_contract(cx.at_ms, latecomers)).collect())
}
