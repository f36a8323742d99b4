//! Performances: made, copied, changed. What was sold and what was promised stays as it was.

use contract::action::Action;
use contract::args::ById;
use contract::ids::{CategoryId, HallId, PerformanceId, RateId, ShowId};
use contract::season::{
    ChangePerformance, Copied, CopyPerformance, NewPerformance, PerformanceView,
};
use domain::money::Cents;
use serde::Deserialize;
use serde_json::json;
use store::{Bulk, Tx, TxExt, named, sql};

use super::outs::Outs;
use super::performance::Performance;
use super::{figures, starts};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError};

/// Dates of one copy.
const COPIES_MAX: usize = 60;

/// A performance with its figures and its grid.
///
/// # Errors
/// [`Code::NotFound`].
pub fn view(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<PerformanceId>,
) -> Result<PerformanceView, OfficeError> {
    figures::view(tx, cx, args.id)
}

/// Makes a performance, its sales closed, without a price.
///
/// # Errors
/// [`Code::BadStart`], [`Code::TimeSkipped`], [`Code::HallTaken`], [`Code::NotFound`],
/// [`Code::BadField`].
pub fn create(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &NewPerformance,
) -> Result<PerformanceView, OfficeError> {
    let starts_at_ms = starts::start(cx, &args.starts_at)?;
    check_vat(args.vat_bp)?;
    if tx.int(sql!("show_exists"), &named![id = args.show_id])? == 0 {
        return Err(OfficeError::not_found("show"));
    }
    let id = cx.mint.id();
    free_hall(tx, args.hall_id, starts_at_ms, id)?;
    add(tx, id, (args.show_id, args.hall_id), starts_at_ms, args.vat_bp)?;
    let made = figures::view(tx, cx, id)?;
    let data =
        json!({ "show": made.row.show, "hall": made.row.hall, "starts_at_ms": starts_at_ms });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::PerformanceCreated) })?;
    Ok(made)
}

/// Makes the same performance again on other dates, with its prices, its sales closed.
///
/// # Errors
/// As [`create`]; [`Code::BadField`] on more than sixty dates, none, or twice the same.
pub fn copy(tx: &mut dyn Tx, cx: &Cx<'_>, args: &CopyPerformance) -> Result<Copied, OfficeError> {
    let from = Performance::find(tx, args.id)?;
    if !(1..=COPIES_MAX).contains(&args.starts_at.len()) {
        return Err(OfficeError::bad_field("starts_at"));
    }
    let mut ids = Vec::with_capacity(args.starts_at.len());
    for typed in &args.starts_at {
        let starts_at_ms = starts::start(cx, typed)?;
        let id = cx.mint.id();
        free_hall(tx, from.hall_id, starts_at_ms, id)?;
        add(tx, id, (from.show_id, from.hall_id), starts_at_ms, from.vat_bp)?;
        copy_prices(tx, from.id, id)?;
        ids.push(id);
    }
    let data = json!({
        "show": from.show,
        "starts_at_ms": from.starts_at_ms,
        "copies": ids.len(),
        "ids": ids,
    });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::PerformanceCopied) })?;
    Ok(Copied { ids })
}

/// Changes start, hall and VAT rate. Requests already made keep the start and the deadline they
/// were made for; places already sold keep their VAT.
///
/// # Errors
/// [`Code::HallSettled`] on another hall once a place was sold; [`Code::PlacesSold`] on another minute
/// while places are sold, which is a move; [`Code::ChangedSince`]; as [`create`].
pub fn change(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangePerformance,
) -> Result<PerformanceView, OfficeError> {
    let before = Performance::seen(tx, args.id, args.version)?;
    let starts_at_ms = starts::instant(cx, "starts_at", &args.starts_at)?;
    let moved = !starts::same_minute(starts_at_ms, before.starts_at_ms);
    if moved {
        starts::start(cx, &args.starts_at)?;
        if before.sold > 0 {
            return Err(OfficeError::new(Code::PlacesSold).with("places", before.sold));
        }
    }
    check_vat(args.vat_bp)?;
    if args.hall_id != before.hall_id && before.places > 0 {
        return Err(OfficeError::new(Code::HallSettled));
    }
    free_hall(tx, args.hall_id, starts_at_ms, args.id)?;
    let mut outs = Outs::default();
    if args.hall_id != before.hall_id {
        outs = Outs::forget_performance(tx, args.id)?;
    }
    // An import may bring a start with seconds. They are kept until the minute changes.
    let starts_at_ms = if moved { starts_at_ms } else { before.starts_at_ms };
    let row = named![id = args.id, hall_id = args.hall_id, starts_at_ms, vat_bp = args.vat_bp];
    tx.execute(sql!("change_performance"), &row)?;
    let now = figures::view(tx, cx, args.id)?;
    let mut data = json!({
        "show": now.row.show,
        "hall": now.row.hall,
        "starts_at_ms": starts_at_ms,
        "before_ms": before.starts_at_ms,
        "hall_before": before.hall,
        "vat_bp": args.vat_bp,
        "vat_before_bp": before.vat_bp,
    });
    outs.tell(&mut data);
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::PerformanceChanged) })?;
    Ok(now)
}

/// Adds a performance that is not on sale, in a hall that is free.
fn add(
    tx: &mut dyn Tx,
    id: PerformanceId,
    (show_id, hall_id): (ShowId, HallId),
    starts_at_ms: i64,
    vat_bp: i64,
) -> Result<(), OfficeError> {
    let external_key = None::<&str>;
    let row = named![id, show_id, hall_id, starts_at_ms, vat_bp, on_sale = false, external_key];
    tx.execute(sql!("add_performance"), &row)?;
    Ok(())
}

#[derive(Deserialize)]
struct Price {
    category_id: CategoryId,
    rate_id: RateId,
    price_cents: Cents,
}

/// Gives a performance the prices of another, without those of rates that are retired.
fn copy_prices(
    tx: &mut dyn Tx,
    from_id: PerformanceId,
    to_id: PerformanceId,
) -> Result<(), OfficeError> {
    let known = named![performance_id = from_id];
    let prices: Vec<Price> = tx.rows(sql!("prices_to_copy"), &known)?;
    let mut copies = Bulk::new(sql!("set_price"));
    for price in prices {
        copies.add(&named![
            performance_id = to_id,
            category_id = price.category_id,
            rate_id = price.rate_id,
            price_cents = price.price_cents
        ]);
    }
    Ok(copies.write(tx)?)
}

fn check_vat(vat_bp: i64) -> Result<(), OfficeError> {
    if (0..=10_000).contains(&vat_bp) { Ok(()) } else { Err(OfficeError::bad_field("vat_bp")) }
}

#[derive(Deserialize)]
struct There {
    show: String,
}

/// Refuses a hall that does not exist, or that has another performance at the same time.
pub(super) fn free_hall(
    tx: &mut dyn Tx,
    hall_id: HallId,
    at_ms: i64,
    but: PerformanceId,
) -> Result<(), OfficeError> {
    if tx.int(sql!("hall_exists"), &named![id = hall_id])? == 0 {
        return Err(OfficeError::not_found("hall"));
    }
    match tx
        .row::<There, _>(sql!("hall_taken"), &named![hall_id, starts_at_ms = at_ms, id = but])?
    {
        None => Ok(()),
        Some(there) => Err(OfficeError::new(Code::HallTaken)
            .with("show", there.show)
            .with("starts_at_ms", at_ms)),
    }
}
