//! Halls, seats, categories, rates, shows, performances and prices of a batch.

use std::collections::{HashMap, HashSet};

use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, params};

use super::bulk::Bulk;
use super::keys::{Keyed, Source, conflict, ids};
use super::rank::rank;
use super::{Batch, BatchPerformance};
use crate::wire::ImportReport;
use crate::{Cx, OfficeError};

macro_rules! sql {
    ($file:literal) => {
        include_str!(concat!("../sql/", $file, ".sql"))
    };
}

/// A performance of the batch, here.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) id: i64,
    pub(super) hall_id: i64,
    /// It was here before, so its seats may be held.
    pub(super) known: bool,
}

/// Ids of all that orders refer to.
#[derive(Default)]
pub(super) struct Season {
    halls: HashMap<String, i64>,
    categories: HashMap<String, i64>,
    rates: HashMap<String, i64>,
    seats: HashMap<(i64, String, String), i64>,
    shows: HashMap<String, i64>,
    /// By the batch's key.
    pub(super) performances: HashMap<String, Held>,
}

impl Season {
    pub(super) fn category(&self, name: &str) -> Result<i64, OfficeError> {
        named(&self.categories, &name_key(name), "category")
    }

    pub(super) fn rate(&self, name: &str) -> Result<i64, OfficeError> {
        named(&self.rates, &name_key(name), "rate")
    }

    pub(super) fn performance(&self, key: &str) -> Result<Held, OfficeError> {
        self.performances.get(key).copied().ok_or_else(|| conflict(format!("performance {key}")))
    }

    pub(super) fn seat(&self, hall_id: i64, row: &str, number: &str) -> Result<i64, OfficeError> {
        let key = (hall_id, row.to_owned(), number.to_owned());
        self.seats.get(&key).copied().ok_or_else(|| conflict(format!("seat {row} {number}")))
    }
}

fn named(ids: &HashMap<String, i64>, key: &str, what: &str) -> Result<i64, OfficeError> {
    ids.get(key).copied().ok_or_else(|| conflict(format!("{what} {key}")))
}

/// Categories and rates are the same when they read the same.
fn name_key(name: &str) -> String {
    match text::key(name) {
        key if key.is_empty() => name.trim().to_lowercase(),
        key => key,
    }
}

/// Writes what is new of the season, and changes what the source changed.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    report: &mut ImportReport,
) -> Result<Season, OfficeError> {
    let mut season = Season::default();
    names(tx, cx, batch, &mut season)?;
    halls(tx, cx, batch, &mut season, report)?;
    shows(tx, cx, batch, &mut season, report)?;
    performances(tx, cx, batch, &mut season, report)?;
    Ok(season)
}

#[derive(Deserialize)]
struct Positions {
    category: i64,
    rate: i64,
}

fn names(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    season: &mut Season,
) -> Result<(), OfficeError> {
    let last: Positions = tx
        .row(sql!("import/last_positions"), &[])?
        .ok_or_else(|| OfficeError::internal("no positions"))?;
    season.categories = ids(tx, sql!("import/categories"))?;
    season.rates = ids(tx, sql!("import/rates"))?;
    let lists = [
        (&batch.categories, &mut season.categories, last.category, sql!("import/add_category")),
        (&batch.rates, &mut season.rates, last.rate, sql!("import/add_rate")),
    ];
    for (names, known, mut position, add) in lists {
        let mut bulk = Bulk::new(add);
        for name in names {
            let key = name_key(name);
            if let std::collections::hash_map::Entry::Vacant(slot) = known.entry(key.clone()) {
                position += 1;
                let id = *slot.insert(cx.mint.id());
                bulk.add(params![id, name, key, position]);
            }
        }
        bulk.write(tx)?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct SeatRow {
    id: i64,
    row_label: String,
    number: String,
}

fn halls(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    season: &mut Season,
    report: &mut ImportReport,
) -> Result<(), OfficeError> {
    season.halls = ids(tx, sql!("import/halls"))?;
    let mut read = HashSet::new();
    let mut seats = Bulk::new(sql!("import/add_seat"));
    for hall in &batch.halls {
        let hall_id = match season.halls.get(&hall.name) {
            Some(id) => *id,
            None => {
                let id = cx.mint.id();
                tx.execute(sql!("import/add_hall"), &params![id, &hall.name])?;
                season.halls.insert(hall.name.clone(), id);
                id
            }
        };
        if read.insert(hall_id) {
            let known: Vec<SeatRow> = tx.rows(sql!("import/seats"), &params![hall_id])?;
            let known = known.into_iter().map(|s| ((hall_id, s.row_label, s.number), s.id));
            season.seats.extend(known);
        }
        for seat in &hall.seats {
            let key = (hall_id, seat.row.clone(), seat.number.clone());
            if season.seats.contains_key(&key) {
                continue;
            }
            let (id, category) = (cx.mint.id(), season.category(&seat.category)?);
            let ranks = (rank(&seat.row), rank(&seat.number));
            seats.add(params![id, hall_id, &seat.row, &seat.number, category, ranks.0, ranks.1]);
            season.seats.insert(key, id);
            report.seats += 1;
        }
    }
    Ok(seats.write(tx)?)
}

#[derive(Deserialize)]
struct ShowRow {
    id: i64,
    external_key: String,
    title: String,
}

impl Keyed for ShowRow {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

fn shows(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    season: &mut Season,
    report: &mut ImportReport,
) -> Result<(), OfficeError> {
    let source = Source(&batch.source);
    let known: HashMap<String, ShowRow> = source.known(tx, sql!("import/shows"))?;
    for show in &batch.shows {
        let stored = source.key(&show.key);
        let id = match known.get(&stored) {
            Some(here) if here.title == show.title => {
                report.unchanged += 1;
                here.id
            }
            Some(here) => {
                let row = params![here.id, &show.title, text::key(&show.title)];
                tx.execute(sql!("import/change_show"), &row)?;
                report.updated += 1;
                here.id
            }
            None => {
                let id = cx.mint.id();
                let row = params![id, &show.title, text::key(&show.title), stored];
                tx.execute(sql!("import/add_show"), &row)?;
                report.shows += 1;
                id
            }
        };
        season.shows.insert(show.key.clone(), id);
    }
    Ok(())
}

#[derive(Deserialize)]
struct PerformanceRow {
    id: i64,
    external_key: String,
    show_id: i64,
    hall_id: i64,
    starts_at_ms: i64,
    vat_bp: i64,
    on_sale: bool,
}

impl Keyed for PerformanceRow {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

fn performances(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    season: &mut Season,
    report: &mut ImportReport,
) -> Result<(), OfficeError> {
    let source = Source(&batch.source);
    let known: HashMap<String, PerformanceRow> = source.known(tx, sql!("import/performances"))?;
    let mut prices = Bulk::new(sql!("import/add_price"));
    for there in &batch.performances {
        let show_id = named(&season.shows, &there.show, "show")?;
        let hall_id = named(&season.halls, &there.hall, "hall")?;
        let stored = source.key(&there.key);
        let here = known.get(&stored);
        let id = here.map_or_else(|| cx.mint.id(), |here| here.id);
        let facts = (show_id, hall_id, there.starts_at_ms, there.vat_bp, there.on_sale);
        let row = params![id, facts.0, facts.1, facts.2, facts.3, facts.4];
        let repriced = new_prices(tx, season, there, id, here.is_some(), &mut prices)?;
        match here {
            None => {
                let mut row = row.to_vec();
                row.extend(params![stored]);
                tx.execute(sql!("import/add_performance"), &row)?;
                report.performances += 1;
            }
            Some(p) if (p.show_id, p.hall_id, p.starts_at_ms, p.vat_bp, p.on_sale) != facts => {
                tx.execute(sql!("import/change_performance"), &row)?;
                report.updated += 1;
            }
            Some(_) if repriced => report.updated += 1,
            Some(_) => report.unchanged += 1,
        }
        season.performances.insert(there.key.clone(), Held { id, hall_id, known: here.is_some() });
    }
    Ok(prices.write(tx)?)
}

#[derive(Deserialize)]
struct PriceRow {
    category_id: i64,
    rate_id: i64,
    price_cents: i64,
}

/// Collects the prices that are not here yet, or not the same; says whether there are any.
fn new_prices(
    tx: &mut dyn Tx,
    season: &Season,
    there: &BatchPerformance,
    id: i64,
    known: bool,
    prices: &mut Bulk,
) -> Result<bool, OfficeError> {
    let rows: Vec<PriceRow> =
        if known { tx.rows(sql!("import/prices"), &params![id])? } else { Vec::new() };
    let mut here: HashMap<_, _> =
        rows.into_iter().map(|p| ((p.category_id, p.rate_id), p.price_cents)).collect();
    let mut some = false;
    for (category, rate, price) in &there.prices {
        let key = (season.category(category)?, season.rate(rate)?);
        if here.insert(key, price.0) != Some(price.0) {
            prices.add(params![id, key.0, key.1, *price]);
            some = true;
        }
    }
    Ok(some)
}
