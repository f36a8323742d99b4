//! A basket: its lines looked up and priced by the core, whatever the screen showed.

use contract::hold::Holder;
use contract::ids::{CategoryId, PerformanceId, PlaceId, RateId, SeatId};
use contract::limits::PLACES_MAX;
use contract::out_of_sale::OutOfSale;
use contract::sale::{BasketLine, QuoteSale, QuotedLine, SaleQuote};
use domain::money::Cents;
use domain::sale_window::Sales;
use domain::vat;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::account::Account;
use super::hold::{self, HolderRow, asked_with, seat_held};
use super::out::why::{OutRow, seat_out};
use super::room::{Rooms, Wanted};
use crate::house::settings;
use crate::{Code, Cx, OfficeError};

/// A line as the house knows it now.
pub(super) struct PricedLine {
    pub performance_id: PerformanceId,
    /// The seat that the screen named.
    named: SeatId,
    /// The seat that is sold: of free seating any that is left.
    pub seat_id: SeatId,
    pub rate_id: RateId,
    pub category_id: CategoryId,
    pub show: String,
    pub starts_at_ms: i64,
    pub row: String,
    pub seat: String,
    pub category: String,
    pub rate: String,
    pub price: Cents,
    pub vat_bp: i64,
    sales: Sales,
    withdrawn: bool,
    unplaced: bool,
    /// Free seating of its category is full.
    full: bool,
    sold_in: Option<String>,
    holder: Option<Holder>,
    out: Option<OutOfSale>,
}

impl PricedLine {
    /// Whether nobody has its seat, and no other basket, and it is on sale.
    const fn is_free(&self) -> bool {
        self.sold_in.is_none() && self.holder.is_none() && self.out.is_none()
    }
}

#[derive(Deserialize)]
struct LineRow {
    performance_id: PerformanceId,
    seat_id: SeatId,
    rate_id: RateId,
    category_id: CategoryId,
    show: String,
    starts_at_ms: i64,
    opened: bool,
    opens_at_ms: Option<i64>,
    closes_at_ms: Option<i64>,
    withdrawn: bool,
    unplaced: bool,
    vat_bp: i64,
    row: String,
    seat: String,
    category: String,
    rate: String,
    price_cents: Option<Cents>,
    sold_in: Option<String>,
    #[serde(flatten)]
    holder: HolderRow,
    #[serde(flatten)]
    out: OutRow,
}

/// Prices a basket, with the credit that fits.
///
/// # Errors
/// [`Code::BadField`] on `lines`, [`Code::NotFound`], [`Code::NoPrice`], [`Code::NotOnSale`],
/// [`Code::CreditDoesNotFit`] when the credit is negative.
pub fn quote(tx: &mut dyn Tx, cx: &Cx<'_>, args: &QuoteSale) -> Result<SaleQuote, OfficeError> {
    let mut lines = price(tx, cx, &args.lines)?;
    seat(tx, cx, &mut lines, &[])?;
    on_sale(tx, cx, &lines)?;
    let account = args.customer_id.map(|id| Account::load(tx, id)).transpose()?;
    let balance = account.map_or(Cents::ZERO, |account| account.balance(cx.at_ms));
    let total = total(&lines);
    let credit_max = balance.min(total);
    let credit = match args.credit_cents {
        Some(wished) if wished < Cents::ZERO => {
            return Err(OfficeError::new(Code::CreditDoesNotFit));
        }
        // A basket that became smaller takes less credit than the person set.
        Some(wished) => wished.min(credit_max),
        None => credit_max,
    };
    Ok(SaleQuote {
        vat: vat::by_rate(lines.iter().map(|line| (line.price, line.vat_bp))),
        lines: lines.into_iter().map(quoted).collect(),
        total_cents: total,
        balance_cents: balance,
        credit_max_cents: credit_max,
        credit_cents: credit,
        balance_after_cents: balance - credit,
        due_cents: total - credit,
    })
}

/// Looks up and prices each line, in order.
///
/// # Errors
/// [`Code::BadField`] when there is none, too many, or twice the same seat; [`Code::NotFound`];
/// [`Code::NotOnSale`] where a seat left the hall; [`Code::NoPrice`].
pub(super) fn price(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    lines: &[BasketLine],
) -> Result<Vec<PricedLine>, OfficeError> {
    let twice = |(rank, line): (usize, &BasketLine)| {
        let same = |other: &BasketLine| {
            (other.performance_id, other.seat_id) == (line.performance_id, line.seat_id)
        };
        lines[..rank].iter().any(same)
    };
    if !(1..=PLACES_MAX).contains(&lines.len()) || lines.iter().enumerate().any(twice) {
        return Err(OfficeError::bad_field("lines"));
    }
    lines.iter().map(|line| price_one(tx, cx, line)).collect()
}

fn price_one(tx: &mut dyn Tx, cx: &Cx<'_>, line: &BasketLine) -> Result<PricedLine, OfficeError> {
    let BasketLine { performance_id, seat_id, rate_id, .. } = *line;
    let asked = asked_with(cx, named![performance_id, seat_id, rate_id]);
    let found: Option<LineRow> = tx.row(sql!("line", "others_holds" = "hold/others"), &asked)?;
    let Some(row) = found else {
        // It left the hall, or the performance went to another one.
        let gone = hold::gone(tx, performance_id, seat_id)?;
        return Err(gone.map_or_else(
            || OfficeError::not_found("seat"),
            |of| not_on_sale(&of.show, of.starts_at_ms, "withdrawn"),
        ));
    };
    let Some(price) = row.price_cents else {
        return Err(OfficeError::new(Code::NoPrice)
            .with("show", row.show)
            .with("category", row.category)
            .with("rate", row.rate));
    };
    Ok(PricedLine {
        performance_id: row.performance_id,
        named: row.seat_id,
        seat_id: row.seat_id,
        rate_id: row.rate_id,
        category_id: row.category_id,
        show: row.show,
        starts_at_ms: row.starts_at_ms,
        row: row.row,
        seat: row.seat,
        category: row.category,
        rate: row.rate,
        price,
        vat_bp: row.vat_bp,
        sales: Sales {
            opened: row.opened,
            opens_at_ms: row.opens_at_ms,
            closes_at_ms: row.closes_at_ms,
            starts_at_ms: row.starts_at_ms,
        },
        withdrawn: row.withdrawn,
        unplaced: row.unplaced,
        full: false,
        sold_in: row.sold_in,
        holder: row.holder.holder(),
        out: row.out.out(),
    })
}

/// What the lines cost together.
pub(super) fn total(lines: &[PricedLine]) -> Cents {
    lines.iter().map(|line| line.price).sum()
}

/// Refuses lines of a performance that starts at another time than the screen showed.
///
/// # Errors
/// [`Code::PerformanceMoved`].
pub(super) fn starts_as_shown(
    shown: &[BasketLine],
    lines: &[PricedLine],
) -> Result<(), OfficeError> {
    let moved =
        |(shown, line): &(&BasketLine, &PricedLine)| shown.starts_at_ms != line.starts_at_ms;
    match shown.iter().zip(lines).find(moved) {
        None => Ok(()),
        Some((_, line)) => Err(OfficeError::new(Code::PerformanceMoved)
            .with("show", line.show.as_str())
            .with("starts_at_ms", line.starts_at_ms)),
    }
}

/// Gives each line of free seating a seat that its basket can have, the places `given` counted as given back: free seating
/// is sold by count, as it is held.
///
/// # Errors
/// From the store.
pub(super) fn seat(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    lines: &mut [PricedLine],
    given: &[PlaceId],
) -> Result<(), OfficeError> {
    let mut rooms = Rooms::new(given, lines.iter().map(|line| (line.performance_id, line.named)));
    for line in lines.iter_mut().filter(|line| line.unplaced) {
        let wished = (line.is_free() && !line.withdrawn).then_some(line.named);
        let of = Wanted {
            performance_id: line.performance_id,
            category_id: line.category_id,
            row: &line.row,
        };
        match rooms.take(tx, cx, of, wished)? {
            None => line.full = true,
            Some(given) => {
                line.seat_id = given.seat_id;
                line.row = given.row.unwrap_or_else(|| std::mem::take(&mut line.row));
                (line.withdrawn, line.sold_in, line.holder, line.out) = (false, None, None, None);
            }
        }
    }
    Ok(())
}

/// Refuses a performance whose sales are not open, one that has begun too long ago for latecomers, and
/// a seat that is withdrawn from sale.
///
/// # Errors
/// [`Code::NotOnSale`].
pub(super) fn on_sale(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    lines: &[PricedLine],
) -> Result<(), OfficeError> {
    let latecomers = settings::latecomers(tx)?;
    let why = |line: &PricedLine| match line.sales.state(cx.at_ms, latecomers) {
        state if !state.sells() => Some(state.key()),
        _ => line.withdrawn.then_some("withdrawn"),
    };
    match lines.iter().find_map(|line| Some((line, why(line)?))) {
        None => Ok(()),
        Some((line, why)) => Err(not_on_sale(&line.show, line.starts_at_ms, why)),
    }
}

fn not_on_sale(show: &str, starts_at_ms: i64, why: &str) -> OfficeError {
    OfficeError::new(Code::NotOnSale)
        .with("show", show)
        .with("starts_at_ms", starts_at_ms)
        .with("why", why)
}

/// Refuses a seat that somebody has, that is out of sale, or that another basket holds. What one's own basket held and
/// lost by time is as free as any other. Free seating is refused where it is full.
///
/// # Errors
/// [`Code::SeatSold`], [`Code::SeatOut`], [`Code::SeatHeld`], [`Code::NotOnSale`].
pub(super) fn free(lines: &[PricedLine]) -> Result<(), OfficeError> {
    if let Some(line) = lines.iter().find(|line| line.full) {
        return Err(not_on_sale(&line.show, line.starts_at_ms, "full")
            .with("category", line.category.as_str()));
    }
    let sold = |line: &PricedLine| Some(seat_sold(line, line.sold_in.as_deref()?));
    let held = |line: &PricedLine| Some(seat_held(&line.row, &line.seat, line.holder.as_ref()?));
    let out = |line: &PricedLine| Some(seat_out(&line.row, &line.seat, line.out.as_ref()?));
    let refused = lines.iter().find_map(sold).or_else(|| lines.iter().find_map(out));
    let refused = refused.or_else(|| lines.iter().find_map(held));
    refused.map_or(Ok(()), Err)
}

/// Refuses a line whose seat was sold to `order`.
pub(super) fn seat_sold(line: &PricedLine, order: &str) -> OfficeError {
    hold::seat_sold(&line.row, &line.seat).with("order", order)
}

/// Frees the lines of the seats that are given back by the same gesture.
pub(super) fn give_up(lines: &mut [PricedLine], seats: &[(PerformanceId, SeatId)]) {
    for line in lines.iter_mut() {
        if seats.contains(&(line.performance_id, line.named)) {
            line.sold_in = None;
        }
    }
}

pub(super) fn quoted(line: PricedLine) -> QuotedLine {
    let free = line.is_free() && !line.full;
    QuotedLine {
        performance_id: line.performance_id,
        seat_id: line.named,
        rate_id: line.rate_id,
        show: line.show,
        starts_at_ms: line.starts_at_ms,
        row: line.row,
        seat: line.seat,
        category: line.category,
        rate: line.rate,
        price_cents: line.price,
        vat_bp: line.vat_bp,
        free,
        holder: line.holder,
        out: line.out.filter(|_| line.sold_in.is_none()),
    }
}
