//! What is on sale: performances, and the seats of one.

use contract::args::ById;
use contract::hold::SeatHeld;
use contract::ids::{CategoryId, PerformanceId, SeatId};
use contract::sale::{FreeSeat, FreeSeats, PerformanceList, PerformanceRow};
use domain::money::Cents;
use domain::sale_window::{Latecomers, Sales};
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::hold::{HolderRow, asked_with};
use crate::house::settings;
use crate::{Cx, OfficeError, page};

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
    let (seats, held) = unsold(tx, cx, args.id)?;
    Ok(FreeSeats {
        performance,
        seats,
        held,
        rates: tx.rows(sql!("rates"), &named![performance_id = args.id])?,
        categories: tx.rows(sql!("categories"), &named![performance_id = args.id])?,
        prices: tx.rows(sql!("prices"), &named![performance_id = args.id])?,
    })
}

/// A seat that is not sold.
#[derive(Deserialize)]
struct Unsold {
    id: SeatId,
    row: String,
    seat: String,
    category_id: CategoryId,
    unplaced: bool,
    returned: bool,
    #[serde(flatten)]
    holder: HolderRow,
}

/// The seats of a performance that anybody may have, and those in other baskets.
fn unsold(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    performance_id: PerformanceId,
) -> Result<(Vec<FreeSeat>, Vec<SeatHeld>), OfficeError> {
    let rows: Vec<Unsold> = tx.rows(sql!("free_seats"), &asked_with(cx, named![performance_id]))?;
    let (mut seats, mut held) = (Vec::with_capacity(rows.len()), Vec::new());
    for Unsold { id, row, seat, category_id, unplaced, returned, holder } in rows {
        match holder.holder() {
            None => seats.push(FreeSeat { id, row, seat, category_id, unplaced, returned }),
            Some(holder) => held.push(SeatHeld {
                seat_id: id,
                row,
                seat,
                category_id,
                unplaced,
                after: i64::try_from(seats.len()).unwrap_or(i64::MAX),
                holder,
            }),
        }
    }
    Ok((seats, held))
}

#[derive(Deserialize)]
struct OnSale {
    id: PerformanceId,
    show: String,
    hall: String,
    starts_at_ms: i64,
    seats: i64,
    free: i64,
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
            seats: self.seats,
            free: self.free,
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
        sql!("performances"),
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
