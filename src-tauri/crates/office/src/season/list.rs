//! Pages of the season, by start.

use contract::ids::PerformanceId;
use contract::season::{SeasonCounts, SeasonList, SeasonPage, SeasonRow, SeasonScope};
use domain::money::Cents;
use domain::sale_window::{Latecomers, Sales};
use domain::text;
use domain::time::MINUTE_MS;
use serde::Deserialize;
use store::{Named, Query, Tx, named, sql};

use crate::gauge::Counted;
use crate::house::settings;
use crate::{Cx, OfficeError, page};

/// Words of a search that are looked at.
const WORDS: usize = 4;

/// Which performances, and where a page begins.
pub(super) struct Filter {
    conditions: Query,
    descending: bool,
    limit: i64,
}

impl Filter {
    fn new() -> Self {
        Self { conditions: Query::new(), descending: false, limit: 1 }
    }

    /// One performance.
    pub(super) fn one(id: PerformanceId) -> Self {
        let mut filter = Self::new();
        filter.and("f.id = :id", &named![id]);
        filter
    }

    fn and(&mut self, condition: &str, values: &[Named]) {
        self.conditions.add(&format!("\n  AND {condition}"), values);
    }

    fn scope(&mut self, scope: SeasonScope, now_ms: i64, latecomers: Latecomers) {
        let now = named![now_ms];
        let open = named![now_ms, late_ms = latecomers.for_ms()];
        match scope {
            SeasonScope::Past => self.and("f.starts_at_ms <= :now_ms", &now),
            SeasonScope::Upcoming => self.and("f.starts_at_ms > :now_ms", &now),
            SeasonScope::OnSale => {
                // No performance is sold longer after its start.
                let since_ms = now_ms - Latecomers::MAX_MINUTES * MINUTE_MS;
                self.and("f.starts_at_ms > :since_ms", &named![since_ms]);
                self.and(OPEN, &open);
            }
            SeasonScope::Waiting => {
                self.and("f.starts_at_ms > :now_ms", &now);
                self.and(&format!("NOT ({OPEN})"), &open);
            }
        }
    }
}

/// Where [`Sales::state`] sells: open, or begun and sold to latecomers.
const OPEN: &str = "f.on_sale = 1 AND COALESCE(f.opens_at_ms, 0) <= :now_ms
    AND COALESCE(f.closes_at_ms, f.starts_at_ms + :late_ms) > :now_ms";

#[derive(Deserialize)]
struct ListedPerformance {
    id: PerformanceId,
    starts_at_ms: i64,
    show: String,
    hall: String,
    beside: Option<String>,
    #[serde(flatten)]
    counted: Counted,
    on_sale: bool,
    opens_at_ms: Option<i64>,
    closes_at_ms: Option<i64>,
    revenue_cents: Cents,
}

impl ListedPerformance {
    fn into_contract(self, now_ms: i64, latecomers: Latecomers) -> SeasonRow {
        let sales = Sales {
            opened: self.on_sale,
            opens_at_ms: self.opens_at_ms,
            closes_at_ms: self.closes_at_ms,
            starts_at_ms: self.starts_at_ms,
        };
        SeasonRow {
            id: self.id,
            starts_at_ms: self.starts_at_ms,
            show: self.show,
            hall: self.hall,
            beside: self.beside,
            sold: self.counted.sold,
            free: self.counted.gauge().left(),
            sales: sales.state(now_ms, latecomers),
            opens_at_ms: self.opens_at_ms,
            closes_at_ms: self.closes_at_ms,
            late_until_ms: sales.late_until_ms(now_ms, latecomers),
            revenue_cents: self.revenue_cents,
        }
    }
}

/// A page of the season.
///
/// # Errors
/// [`crate::Code::BadField`] on `search`, `limit` or `after`.
pub fn list(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SeasonList) -> Result<SeasonPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let search = page::search("search", &args.search, 100)?;
    let mut common = Filter::new();
    if let Some(show_id) = args.show_id {
        common.and("f.show_id = :show_id", &named![show_id]);
    }
    // A key holds letters, digits and spaces only: LIKE reads none of them as a pattern.
    for word in text::words(&search).into_iter().take(WORDS) {
        common.and("' ' || s.title_key LIKE :word", &named![word = format!("% {word}%")]);
    }
    let latecomers = settings::latecomers(tx)?;
    let counts = counts(tx, cx.at_ms, latecomers, &common)?;
    let mut filter =
        Filter { descending: args.scope == SeasonScope::Past, limit: limit + 1, ..common };
    filter.scope(args.scope, cx.at_ms, latecomers);
    if let Some(after) = &args.after {
        let (starts_at_ms, id) = cursor(after)?;
        let compare = if filter.descending { "<" } else { ">" };
        let after = format!("(f.starts_at_ms, f.id) {compare} (:starts_at_ms, :id)");
        filter.and(&after, &named![starts_at_ms, id]);
    }
    let mut rows = rows(tx, cx.at_ms, &filter)?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(0));
    let next = rows.last().filter(|_| more).map(|row| format!("{}/{}", row.starts_at_ms, row.id));
    Ok(SeasonPage { rows, next, counts })
}

fn cursor(after: &str) -> Result<(i64, i64), OfficeError> {
    let ends =
        after.split_once('/').and_then(|(start, id)| Some((start.parse().ok()?, id.parse().ok()?)));
    ends.ok_or_else(|| OfficeError::bad_field("after"))
}

/// The rows of a filter, in its order.
pub(super) fn rows(
    tx: &mut dyn Tx,
    now_ms: i64,
    filter: &Filter,
) -> Result<Vec<SeasonRow>, OfficeError> {
    let order = if filter.descending { "DESC" } else { "ASC" };
    let mut query = Query::of(sql!("page"), &[]);
    query.put("conditions", filter.conditions.clone());
    query.put_text("order", order);
    query.put_text("limit", &filter.limit.to_string());
    let rows: Vec<ListedPerformance> = query.rows(tx)?;
    let latecomers = settings::latecomers(tx)?;
    Ok(rows.into_iter().map(|row| row.into_contract(now_ms, latecomers)).collect())
}

fn counts(
    tx: &mut dyn Tx,
    now_ms: i64,
    latecomers: Latecomers,
    common: &Filter,
) -> Result<SeasonCounts, OfficeError> {
    let mut counts = SeasonCounts::default();
    let scopes = [
        (SeasonScope::Upcoming, &mut counts.upcoming),
        (SeasonScope::OnSale, &mut counts.on_sale),
        (SeasonScope::Waiting, &mut counts.waiting),
        (SeasonScope::Past, &mut counts.past),
    ];
    for (scope, count) in scopes {
        let mut filter =
            Filter { conditions: common.conditions.clone(), descending: false, limit: 0 };
        filter.scope(scope, now_ms, latecomers);
        let mut query = Query::of(sql!("count"), &[]);
        query.put("conditions", filter.conditions);
        *count = query.int(tx)?;
    }
    Ok(counts)
}
