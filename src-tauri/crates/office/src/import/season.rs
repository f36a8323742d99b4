//! Halls, seats, categories, rates, shows, performances and prices of a batch.

use std::collections::{BTreeSet, HashMap};

use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, params, sql};

use super::apply::Applying;
use super::conflicts;
use super::findings::contradiction;
use super::keys::{Keyed, Source, ids};
use super::rank::rank;
use super::seen::{Seen, Verdict};
use super::{At, Batch, BatchPerformance, BatchShow, unread_key};
use crate::bulk::Bulk;
use crate::wire::{HereSays, ImportConflict, ProblemCode, ThereSays};
use crate::{Cx, OfficeError};

/// A performance of the source, here.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) id: i64,
    pub(super) hall_id: i64,
    pub(super) vat_bp: i64,
    /// It was here before, so its seats may be held.
    pub(super) known: bool,
}

/// Seats of a hall by row, then by number.
type Plan = HashMap<String, HashMap<String, i64>>;

/// Names, by what they read as, and where the last one stands in lists.
struct Names {
    ids: HashMap<String, i64>,
    last: i64,
    add: &'static str,
}

impl Names {
    /// The id of a name, which is made where it is new.
    fn id(&mut self, tx: &mut dyn Tx, cx: &Cx<'_>, name: &str) -> Result<i64, OfficeError> {
        let key = name_key(name);
        if let Some(id) = self.ids.get(&key) {
            return Ok(*id);
        }
        self.last += 1;
        let id = cx.mint.id();
        tx.execute(self.add, &params![id, name, &key, self.last])?;
        self.ids.insert(key, id);
        Ok(id)
    }
}

/// Ids of all that orders refer to.
pub(super) struct Season {
    halls: HashMap<String, i64>,
    categories: Names,
    rates: Names,
    plans: HashMap<i64, Plan>,
    shows: HashMap<String, i64>,
    /// By the source's key, those of the batch and those that came before.
    performances: HashMap<String, Held>,
    new_seats: Bulk,
    /// Seats made so far.
    pub(super) seats: i64,
}

impl Season {
    pub(super) fn category(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<i64, OfficeError> {
        self.categories.id(tx, cx, name)
    }

    pub(super) fn rate(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<i64, OfficeError> {
        self.rates.id(tx, cx, name)
    }

    pub(super) fn performance(&self, key: &str) -> Option<Held> {
        self.performances.get(key).copied()
    }

    /// The seat of a hall, which is made where it is new.
    pub(super) fn seat(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        hall_id: i64,
        (row, number): (&str, &str),
        category_id: i64,
    ) -> Result<i64, OfficeError> {
        let plan = match self.plans.entry(hall_id) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => new.insert(plan(tx, hall_id)?),
        };
        if let Some(id) = plan.get(row).and_then(|seats| seats.get(number)) {
            return Ok(*id);
        }
        let id = cx.mint.id();
        let ranks = (rank(row), rank(number));
        let seat = params![id, hall_id, row, number, category_id, ranks.0, ranks.1];
        self.new_seats.add(seat);
        plan.entry(row.to_owned()).or_default().insert(number.to_owned(), id);
        self.seats += 1;
        Ok(id)
    }

    /// Writes the new seats that are kept: before the places that take them.
    pub(super) fn write_seats(&mut self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        self.new_seats.flush(tx)?;
        Ok(())
    }
}

#[derive(Deserialize)]
struct SeatRow {
    id: i64,
    row_label: String,
    number: String,
}

fn plan(tx: &mut dyn Tx, hall_id: i64) -> Result<Plan, OfficeError> {
    let known: Vec<SeatRow> = tx.rows(sql!("import/seats"), &params![hall_id])?;
    let mut plan = Plan::new();
    for seat in known {
        plan.entry(seat.row_label).or_default().insert(seat.number, seat.id);
    }
    Ok(plan)
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
    applying: &mut Applying<'_>,
) -> Result<Season, OfficeError> {
    let batch = applying.batch;
    let mut season = start(tx)?;
    for name in &batch.categories {
        season.categories.id(tx, cx, name)?;
    }
    for name in &batch.rates {
        season.rates.id(tx, cx, name)?;
    }
    halls(tx, cx, batch, &mut season)?;
    shows(tx, cx, applying, &mut season)?;
    performances(tx, cx, applying, &mut season)?;
    Ok(season)
}

#[derive(Deserialize)]
struct Positions {
    category: i64,
    rate: i64,
}

fn start(tx: &mut dyn Tx) -> Result<Season, OfficeError> {
    let last: Positions = tx
        .row(sql!("import/last_positions"), &[])?
        .ok_or_else(|| OfficeError::internal("no positions"))?;
    let names = |ids, last, add| Names { ids, last, add };
    Ok(Season {
        halls: ids(tx, sql!("import/halls"))?,
        categories: names(
            ids(tx, sql!("import/categories"))?,
            last.category,
            sql!("import/add_category"),
        ),
        rates: names(ids(tx, sql!("import/rates"))?, last.rate, sql!("import/add_rate")),
        plans: HashMap::new(),
        shows: HashMap::new(),
        performances: HashMap::new(),
        new_seats: Bulk::new(sql!("import/add_seat")),
        seats: 0,
    })
}

/// The id of a hall, which is made where it is new.
fn hall(tx: &mut dyn Tx, cx: &Cx<'_>, season: &mut Season, name: &str) -> Result<i64, OfficeError> {
    if let Some(id) = season.halls.get(name) {
        return Ok(*id);
    }
    let id = cx.mint.id();
    tx.execute(sql!("import/add_hall"), &params![id, name])?;
    season.halls.insert(name.to_owned(), id);
    Ok(id)
}

fn halls(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    batch: &Batch,
    season: &mut Season,
) -> Result<(), OfficeError> {
    for told in &batch.halls {
        let hall_id = hall(tx, cx, season, &told.name)?;
        for seat in &told.seats {
            let category_id = season.category(tx, cx, &seat.category)?;
            season.seat(tx, cx, hall_id, (&seat.row, &seat.number), category_id)?;
        }
    }
    season.write_seats(tx)
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
    applying: &mut Applying<'_>,
    season: &mut Season,
) -> Result<(), OfficeError> {
    let batch = applying.batch;
    let source = Source(&batch.source);
    let known: HashMap<String, ShowRow> = source.known(tx, sql!("import/shows"))?;
    let mut seen = Seen::load(tx, source, "show")?;
    season.shows = known.iter().map(|(key, row)| (source.bare(key).to_owned(), row.id)).collect();
    for show in &batch.shows {
        let stored = source.key(&show.key);
        let Some(here) = known.get(&stored) else {
            let id = cx.mint.id();
            let row = params![id, &show.title, text::key(&show.title), &stored];
            tx.execute(sql!("import/add_show"), &row)?;
            seen.see(&stored, &json!([show.title]));
            applying.report.shows += 1;
            season.shows.insert(show.key.clone(), id);
            continue;
        };
        let verdict = seen.judge(&stored, &json!([show.title]), &json!([here.title]));
        if verdict == Verdict::Follow {
            let row = params![here.id, &show.title, text::key(&show.title)];
            tx.execute(sql!("import/change_show"), &row)?;
        }
        settle(applying, verdict, show.at, (&show.title, &here.title));
    }
    Ok(seen.write(tx, true)?)
}

/// Counts a thing that is known, and lists it where both sides changed it.
fn settle(applying: &mut Applying<'_>, verdict: Verdict, at: At, (there, here): (&str, &str)) {
    match verdict {
        Verdict::Follow => applying.report.updated += 1,
        Verdict::Same | Verdict::Keep => applying.report.unchanged += 1,
        Verdict::Contradicts => {
            applying.report.unchanged += 1;
            let said = (ThereSays::Season, there.to_owned());
            let conflict = contradiction(said, (HereSays::Changed, here.to_owned()));
            let conflict = ImportConflict { place: here.to_owned(), ..conflict };
            let conflict = conflicts::of_file(applying.batch, at, conflict);
            applying.report.conflict(conflict);
        }
    }
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

/// What is remembered of performances and their prices.
struct Memory {
    performances: Seen,
    prices: Seen,
    new_prices: Bulk,
}

fn performances(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
    season: &mut Season,
) -> Result<(), OfficeError> {
    let batch = applying.batch;
    let source = Source(&batch.source);
    let known: HashMap<String, PerformanceRow> = source.known(tx, sql!("import/performances"))?;
    season.performances = known
        .iter()
        .map(|(key, p)| {
            let held = Held { id: p.id, hall_id: p.hall_id, vat_bp: p.vat_bp, known: true };
            (source.bare(key).to_owned(), held)
        })
        .collect();
    let mut memory = Memory {
        performances: Seen::load(tx, source, "performance")?,
        prices: Seen::load(tx, source, "price")?,
        new_prices: Bulk::new(sql!("import/add_price")),
    };
    for there in &batch.performances {
        let Some(show_id) = season.shows.get(&there.show).copied() else {
            if !batch.unread.contains(&unread_key("show", &there.show)) {
                applying.problem(there.at, "spectacle", &there.show, ProblemCode::ShowUnknown);
            }
            continue;
        };
        let hall_id = hall(tx, cx, season, &there.hall)?;
        let here = known.get(&source.key(&there.key));
        performance(tx, cx, applying, season, &mut memory, there, here, (show_id, hall_id))?;
    }
    memory.performances.write(tx, true)?;
    memory.prices.write(tx, true)?;
    memory.new_prices.flush(tx)?;
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "one performance, with all that it refers to")]
fn performance(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
    season: &mut Season,
    memory: &mut Memory,
    there: &BatchPerformance,
    here: Option<&PerformanceRow>,
    (show_id, hall_id): (i64, i64),
) -> Result<(), OfficeError> {
    let stored = Source(&applying.batch.source).key(&there.key);
    let id = here.map_or_else(|| cx.mint.id(), |here| here.id);
    let facts = json!([show_id, hall_id, there.starts_at_ms, there.vat_bp, there.on_sale]);
    let row = params![id, show_id, hall_id, there.starts_at_ms, there.vat_bp, there.on_sale];
    let mut held = Held { id, hall_id, vat_bp: there.vat_bp, known: here.is_some() };
    let mut verdict = match here {
        None => {
            let mut row = row.to_vec();
            row.extend(params![&stored]);
            tx.execute(sql!("import/add_performance"), &row)?;
            memory.performances.see(&stored, &facts);
            Verdict::Same
        }
        Some(p) => {
            let kept = json!([p.show_id, p.hall_id, p.starts_at_ms, p.vat_bp, p.on_sale]);
            let verdict = memory.performances.judge(&stored, &facts, &kept);
            if verdict == Verdict::Follow {
                tx.execute(sql!("import/change_performance"), &row)?;
            } else {
                (held.hall_id, held.vat_bp) = (p.hall_id, p.vat_bp);
            }
            verdict
        }
    };
    let priced = prices(tx, cx, season, memory, there, (id, &stored), here.is_some())?;
    if verdict == Verdict::Same || priced == Verdict::Contradicts {
        verdict = priced;
    }
    season.performances.insert(there.key.clone(), held);
    if here.is_none() {
        applying.report.performances += 1;
    } else {
        let title = title(applying.batch, &there.show);
        settle(applying, verdict, there.at, (&title, &title));
    }
    Ok(())
}

fn title(batch: &Batch, show: &str) -> String {
    let named = batch.shows.iter().find(|s: &&BatchShow| s.key == show);
    named.map_or(show, |s| &s.title).to_owned()
}

#[derive(Deserialize)]
struct PriceRow {
    category_id: i64,
    rate_id: i64,
    price_cents: i64,
}

/// Collects the prices that the source changed, unless somebody changed them here.
fn prices(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    season: &mut Season,
    memory: &mut Memory,
    there: &BatchPerformance,
    (id, stored): (i64, &str),
    known: bool,
) -> Result<Verdict, OfficeError> {
    if there.prices.is_empty() {
        return Ok(Verdict::Same);
    }
    let rows: Vec<PriceRow> =
        if known { tx.rows(sql!("import/prices"), &params![id])? } else { Vec::new() };
    let here: HashMap<_, _> =
        rows.into_iter().map(|p| ((p.category_id, p.rate_id), p.price_cents)).collect();
    let (mut told, mut kept) = (BTreeSet::new(), BTreeSet::new());
    for (category, rate, price) in &there.prices {
        let key = (season.category(tx, cx, category)?, season.rate(tx, cx, rate)?);
        if told.iter().any(|(c, r, _)| (*c, *r) == key) {
            continue;
        }
        told.insert((key.0, key.1, price.0));
        kept.extend(here.get(&key).map(|cents| (key.0, key.1, *cents)));
    }
    let verdict = if known {
        memory.prices.judge(stored, &json!(told), &json!(kept))
    } else {
        memory.prices.see(stored, &json!(told));
        Verdict::Follow
    };
    if verdict == Verdict::Follow {
        for (category_id, rate_id, cents) in told.difference(&kept) {
            memory.new_prices.add(params![id, *category_id, *rate_id, *cents]);
        }
    }
    Ok(verdict)
}
