//! The queue: pages by keyset in any order, under the same filters as the counts.
//!
//! An order is an index that also carries the columns of the filters: a page is read, never sorted.
//! Where a filter finds few requests, those are gathered instead. Otherwise a page looks at a
//! bounded number of requests: it may end short, and the next one goes on from there.

use contract::args::Empty;
use contract::ids::{CustomerId, RepriseId};
use contract::reprise::{RepriseFilters, RepriseList, ReprisePage, RepriseRow, RepriseSort};
use domain::money::Cents;
use domain::reprise::{Bucket, RepriseFlag, RepriseState, is_urgent};
use domain::text;
use serde::Deserialize;
use store::{Query, Tx, TxExt, Value, named, sql};

use super::filter::{self, Candidates, Filter};
use super::{claim, counts};
use crate::books::series;
use crate::{Cx, OfficeError, page};

/// Requests that a page looks at, at most: by the index alone, and where each is looked up.
const WALK: i64 = 5_000;
const WALK_WORDS: i64 = 1_000;

/// A row of the queue as stored.
#[derive(Debug, Deserialize)]
pub(super) struct QueueRow {
    key: Key,
    id: RepriseId,
    version: i64,
    number: i64,
    state: RepriseState,
    requested_at_ms: i64,
    decided_at_ms: Option<i64>,
    customer_id: CustomerId,
    last_name: String,
    first_name: String,
    customer_email: String,
    show: String,
    starts_at_ms: i64,
    plays_at_ms: i64,
    row: String,
    seat: String,
    category: String,
    rate: String,
    channel: String,
    order_number: String,
    paid_cents: Cents,
    /// As asked; of one that is accepted, what it gave.
    reprise_cents: Cents,
    fee_cents: Cents,
    flags: String,
    claimed_by: Option<String>,
    deadline_at_ms: i64,
}

impl QueueRow {
    pub(super) fn into_contract(self, now_ms: i64) -> RepriseRow {
        RepriseRow {
            id: self.id,
            version: self.version,
            number: series::reprise_number(self.number),
            state: self.state,
            received_at_ms: self.requested_at_ms,
            decided_at_ms: self.decided_at_ms,
            customer_id: self.customer_id,
            customer_name: text::full_name(&self.last_name, &self.first_name),
            customer_email: Some(self.customer_email).filter(|e| !e.is_empty()),
            show: self.show,
            starts_at_ms: self.starts_at_ms,
            plays_at_ms: self.plays_at_ms,
            row: self.row,
            seat: self.seat,
            category: self.category,
            rate: self.rate,
            channel: self.channel,
            order_number: self.order_number,
            paid_cents: self.paid_cents,
            reprise_cents: self.reprise_cents,
            difference_cents: match self.state {
                RepriseState::Accepted => self.paid_cents - self.reprise_cents,
                _ => self.fee_cents,
            },
            flags: flags(&self.flags),
            claimed_by: self.claimed_by,
            deadline_at_ms: self.deadline_at_ms,
            urgent: is_urgent(self.state, self.starts_at_ms, now_ms),
        }
    }
}

fn flags(stored: &str) -> Vec<RepriseFlag> {
    let known = |word| serde_json::from_value(serde_json::Value::String(word)).ok();
    stored.split(' ').filter_map(|word| known(word.to_owned())).collect()
}

/// Whether a list can be in this order. A decision takes a request out of the orders of what waits, and puts it
/// into that of the decisions: what it writes does not grow with what was decided before.
const fn is_kept(sort: RepriseSort, bucket: Bucket) -> bool {
    match (sort, bucket) {
        (RepriseSort::Received, _) => true,
        (RepriseSort::Decided, bucket) => matches!(bucket, Bucket::Done),
        (_, bucket) => !matches!(bucket, Bucket::Done),
    }
}

/// The column a page is sorted by; whether its key is a number.
const fn column(sort: RepriseSort) -> (&'static str, bool) {
    match sort {
        RepriseSort::Received => ("r.requested_at_ms", true),
        RepriseSort::Decided => ("r.decided_at_ms", true),
        RepriseSort::Customer => ("r.customer_key", false),
        RepriseSort::Show => ("r.show_key", false),
        RepriseSort::Place => ("r.place_key", false),
        RepriseSort::Paid => ("r.paid_cents", true),
        RepriseSort::Reprise => ("r.reprise_cents", true),
        RepriseSort::Difference => ("r.fee_cents", true),
        RepriseSort::TimeLeft => ("r.starts_at_ms", true),
    }
}

/// What a page is sorted by.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
enum Key {
    Number(i64),
    Text(String),
}

impl Key {
    fn value(&self) -> Value {
        match self {
            Self::Number(n) => Value::Int(*n),
            Self::Text(text) => Value::Text(text.clone()),
        }
    }
}

/// A place in an order of the queue.
#[derive(Clone, Debug, Deserialize)]
struct Position {
    key: Key,
    number: i64,
}

impl Position {
    /// The number just before it, since numbers are whole.
    fn before(self) -> Self {
        Self { number: self.number - 1, ..self }
    }

    fn cursor(&self) -> String {
        match &self.key {
            Key::Number(n) => format!("{}|{n}", self.number),
            Key::Text(text) => format!("{}|{text}", self.number),
        }
    }

    fn read(after: &str, is_number: bool) -> Result<Self, OfficeError> {
        let bad = || OfficeError::bad_field("after");
        let (number, key) = after.split_once('|').ok_or_else(bad)?;
        let key = if is_number {
            Key::Number(key.parse().map_err(|_| bad())?)
        } else {
            Key::Text(key.to_owned())
        };
        Ok(Self { key, number: number.parse().map_err(|_| bad())? })
    }
}

/// The range of an order that a page reads: after one place, up to another.
struct Order {
    column: &'static str,
    descending: bool,
    after: Option<Position>,
    upto: Option<Position>,
}

impl Order {
    fn of(args: &RepriseList) -> Result<Self, OfficeError> {
        if !is_kept(args.sort, args.bucket) {
            return Err(OfficeError::bad_field("sort"));
        }
        let (column, is_number) = column(args.sort);
        let mut order = Self { column, descending: args.descending, after: None, upto: None };
        if args.sort == RepriseSort::Received {
            // The dates are part of this order, so that no row before them is read.
            let begins = |at: i64| Position { key: Key::Number(at), number: -1 };
            order.after = args.received_from_ms.map(begins);
            order.upto = args.received_to_ms.map(begins);
        }
        if let Some(after) = &args.after {
            order.reach(Position::read(after, is_number)?);
        }
        Ok(order)
    }

    /// Begins the range after a place: below it, in an order that falls.
    fn reach(&mut self, position: Position) {
        if self.descending {
            self.upto = Some(position.before());
        } else {
            self.after = Some(position);
        }
    }

    fn range(&self, query: &mut Query) {
        for (position, beyond) in [(&self.after, ">"), (&self.upto, "<=")] {
            if let Some(position) = position {
                let range = format!("\n  AND ({}, r.number) {beyond} (:key, :number)", self.column);
                query.add(&range, &named![key = position.key.value(), number = position.number]);
            }
        }
    }

    fn sorted(&self) -> String {
        sorted(self.column, self.descending)
    }

    /// The requests of a list in this order, with what an index of it carries.
    fn walk(&self, query: &mut Query, args: &RepriseList, more: &str) {
        query.add(&format!("SELECT r.number, {} AS key{more}\nFROM reprise r", self.column), &[]);
        let within = format!("\nWHERE {}", filter::within(args.bucket));
        query.add(&within, &named![bucket = args.bucket.key()]);
        self.range(query);
        query.add(&self.sorted(), &[]);
    }

    /// The last request that a page looks at: the one at rank `scanned`. None where the list is
    /// shorter.
    fn end(
        &self,
        tx: &mut dyn Tx,
        args: &RepriseList,
        scanned: i64,
    ) -> Result<Option<Position>, OfficeError> {
        let mut query = Query::new();
        self.walk(&mut query, args, "");
        query.add(&format!("\nLIMIT 1 OFFSET {}", scanned - 1), &[]);
        Ok(query.row(tx)?)
    }

    /// The numbers and keys of a page. How many rows to read is written out: where it is a
    /// parameter, an engine's planner must guess that it may be a tenth of the list, and plans anew
    /// for each page.
    fn page(&self, query: &mut Query, args: &RepriseList, filter: &Filter, plan: Plan, rows: i64) {
        match plan {
            Plan::Index => self.walk(query, args, ""),
            Plan::FromCandidates(candidates) => {
                query.append(candidates.table());
                query.add(&format!("SELECT r.number, {} AS key", self.column), &[]);
                query
                    .add("\nFROM candidates CROSS JOIN reprise r\nWHERE r.id = candidates.id", &[]);
                query.add(" AND r.bucket || '' = :bucket", &named![bucket = args.bucket.key()]);
                self.range(query);
                filtered(query, args, filter);
                query.add(&self.sorted(), &[]);
            }
            Plan::BoundedScan(scanned) => {
                query.add("SELECT r.number, r.key FROM (\n", &[]);
                let words = if filter.words.is_empty() { "" } else { ", r.search_key" };
                let flags = if filter.flagged { ", r.flags" } else { "" };
                let state = filter::state(args.bucket);
                self.walk(query, args, &[CARRIED, ", ", &state, words, flags].concat());
                query.add(&format!("\nLIMIT {scanned}) r\nWHERE 1 = 1"), &[]);
                filtered(query, args, filter);
                query.add(&sorted("r.key", self.descending), &[]);
            }
        }
        query.add(&format!("\nLIMIT {rows}"), &[]);
    }
}

fn sorted(key: &str, descending: bool) -> String {
    let way = if descending { "DESC" } else { "ASC" };
    format!("\nORDER BY {key} {way}, r.number {way}")
}

/// The columns that every index of the queue carries, beside the state of what is treated.
const CARRIED: &str = ", r.show_id, r.performance_id, r.place_channel, r.requested_at_ms";

/// How a page finds its requests.
#[derive(Clone, Copy)]
enum Plan<'a> {
    /// By the index of its order.
    Index,
    /// Among the candidates of a filter.
    FromCandidates(&'a Candidates),
    /// Among at most this many requests of its order.
    BoundedScan(i64),
}

fn filtered(query: &mut Query, args: &RepriseList, filter: &Filter) {
    filter.conditions(query);
    if let Some(state) = args.state {
        query.add("\n  AND r.state || '' = :state", &named![state = state.key()]);
    }
}

/// A page of the queue.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `search`, `sort` or `after`.
pub fn list(tx: &mut dyn Tx, cx: &Cx<'_>, args: &RepriseList) -> Result<ReprisePage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let order = Order::of(args)?;
    let filter = Filter::of(tx, args)?;
    let counts = counts::of(tx, args, &filter)?;
    let urgent = counts::urgent(tx, cx, args, &filter)?;
    let plan = match &filter.candidates {
        Some(candidates) => Plan::FromCandidates(candidates),
        None if args.state.is_none() && !filter.has_any() => Plan::Index,
        None => Plan::BoundedScan(if filter.words.is_empty() { WALK } else { WALK_WORDS }),
    };
    let mut rows = rows(tx, cx, |query| {
        order.page(query, args, &filter, plan, limit + 1);
        order.descending
    })?;
    let mut next = None;
    if rows.len() as i64 > limit {
        rows.truncate(usize::try_from(limit).unwrap_or(0));
        next = rows.last().map(|row| Position { key: row.key.clone(), number: row.number });
    } else if let Plan::BoundedScan(scanned) = plan {
        next = order.end(tx, args, scanned)?;
    }
    Ok(ReprisePage {
        rows: rows.into_iter().map(|row| row.into_contract(cx.at_ms)).collect(),
        next: next.map(|position| position.cursor()),
        counts,
        urgent,
    })
}

/// The rows of the queue for the numbers and keys that a query gives, in the order of the keys.
fn rows(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    page: impl FnOnce(&mut Query) -> bool,
) -> Result<Vec<QueueRow>, OfficeError> {
    let mut numbers = Query::new();
    let descending = page(&mut numbers);
    let (since_ms, until_ms) = claim::holding(cx.at_ms);
    let claims = named![since_ms, until_ms, operator_id = cx.operator.id];
    let mut query = Query::of(sql!("queue"), &claims);
    query.put("page", numbers);
    query.add(&sorted("f.key", descending), &[]);
    Ok(query.rows(tx)?)
}

/// One request as the queue shows it.
pub(super) fn one(tx: &mut dyn Tx, cx: &Cx<'_>, id: RepriseId) -> Result<RepriseRow, OfficeError> {
    let found = rows(tx, cx, |query| {
        query.add("SELECT number, id AS key FROM reprise WHERE id = :id", &named![id]);
        false
    })?;
    let row = found.into_iter().next().map(|row| row.into_contract(cx.at_ms));
    row.ok_or_else(|| OfficeError::not_found("reprise"))
}

#[derive(Deserialize)]
struct Channel {
    channel: String,
}

/// What the queue can be filtered by.
///
/// # Errors
/// From the store.
pub fn filters(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<RepriseFilters, OfficeError> {
    let channels: Vec<Channel> = tx.rows(sql!("channels"), &[])?;
    Ok(RepriseFilters {
        shows: tx.rows(sql!("shows"), &[])?,
        performances: tx.rows(sql!("performances"), &[])?,
        channels: channels.into_iter().map(|c| c.channel).collect(),
    })
}
