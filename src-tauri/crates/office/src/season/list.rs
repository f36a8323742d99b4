//! Pages of the season, by start.

use contract::ids::PerformanceId;
use contract::season::{SeasonCounts, SeasonList, SeasonPage, SeasonRow, SeasonScope};
use domain::money::Cents;
use domain::sale_window::Sales;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, Value, params, sql};

use crate::{Cx, OfficeError, page};

/// Words of a search that are looked at.
const WORDS: usize = 4;

/// Which performances, and where a page begins.
pub(super) struct Filter {
    conditions: String,
    values: Vec<Value>,
    descending: bool,
    limit: i64,
}

impl Filter {
    fn new() -> Self {
        Self { conditions: String::new(), values: Vec::new(), descending: false, limit: 1 }
    }

    /// One performance.
    pub(super) fn one(id: PerformanceId) -> Self {
        let mut filter = Self::new();
        filter.and("f.id = ?", params![id]);
        filter
    }

    /// `?` stands for the next values.
    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        let mut condition = condition.to_owned();
        for value in values {
            self.values.push(value);
            condition = condition.replacen('?', &format!("#{}", self.values.len()), 1);
        }
        self.conditions.push_str(&format!("\n  AND {}", condition.replace('#', "?")));
    }

    fn scope(&mut self, scope: SeasonScope, now_ms: i64) {
        let now = || params![now_ms];
        match scope {
            SeasonScope::Past => self.and("f.starts_at_ms <= ?", now()),
            SeasonScope::Upcoming => self.and("f.starts_at_ms > ?", now()),
            SeasonScope::OnSale => {
                self.and("f.starts_at_ms > ?", now());
                self.and(OPEN, params![now_ms, now_ms]);
            }
            SeasonScope::Waiting => {
                self.and("f.starts_at_ms > ?", now());
                self.and(&format!("NOT ({OPEN})"), params![now_ms, now_ms]);
            }
        }
    }
}

/// The same states as [`Sales::state`], for a performance to come.
const OPEN: &str = "f.on_sale = 1 AND COALESCE(f.opens_at_ms, 0) <= ?
    AND COALESCE(f.closes_at_ms, f.starts_at_ms) > ?";

#[derive(Deserialize)]
struct Row {
    id: PerformanceId,
    starts_at_ms: i64,
    show: String,
    hall: String,
    sold: i64,
    free: i64,
    on_sale: bool,
    opens_at_ms: Option<i64>,
    closes_at_ms: Option<i64>,
    revenue_cents: Cents,
}

impl Row {
    fn into_contract(self, now_ms: i64) -> SeasonRow {
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
            sold: self.sold,
            free: self.free,
            sales: sales.state(now_ms),
            opens_at_ms: self.opens_at_ms,
            closes_at_ms: self.closes_at_ms,
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
    let search = page::text("search", &args.search, 100)?;
    let mut common = Filter::new();
    if let Some(show) = args.show_id {
        common.and("f.show_id = ?", params![show]);
    }
    // A key holds letters, digits and spaces only: LIKE reads none of them as a pattern.
    for word in text::words(search).into_iter().take(WORDS) {
        common.and("' ' || s.title_key LIKE ?", params![format!("% {word}%")]);
    }
    let counts = counts(tx, cx.at_ms, &common)?;
    let mut filter =
        Filter { descending: args.scope == SeasonScope::Past, limit: limit + 1, ..common };
    filter.scope(args.scope, cx.at_ms);
    if let Some(after) = &args.after {
        let (start, id) = cursor(after)?;
        let compare = if filter.descending { "<" } else { ">" };
        filter.and(&format!("(f.starts_at_ms, f.id) {compare} (?, ?)"), params![start, id]);
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
    let sql = sql!("page")
        .replace("/* conditions */", &filter.conditions)
        .replace("/* order */", order)
        .replace("/* limit */", &filter.limit.to_string());
    let rows: Vec<Row> = tx.rows(&sql, &filter.values)?;
    Ok(rows.into_iter().map(|row| row.into_contract(now_ms)).collect())
}

fn counts(tx: &mut dyn Tx, now_ms: i64, common: &Filter) -> Result<SeasonCounts, OfficeError> {
    let mut counts = SeasonCounts::default();
    let scopes = [
        (SeasonScope::Upcoming, &mut counts.upcoming),
        (SeasonScope::OnSale, &mut counts.on_sale),
        (SeasonScope::Past, &mut counts.past),
    ];
    for (scope, count) in scopes {
        let mut filter = Filter {
            conditions: common.conditions.clone(),
            values: common.values.clone(),
            descending: false,
            limit: 0,
        };
        filter.scope(scope, now_ms);
        let sql = sql!("count").replace("/* conditions */", &filter.conditions);
        *count = tx.int(&sql, &filter.values)?;
    }
    counts.waiting = counts.upcoming - counts.on_sale;
    Ok(counts)
}
