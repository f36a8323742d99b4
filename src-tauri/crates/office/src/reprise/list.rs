//! The queue: pages by keyset in any order, under the same filters as the counts.

use domain::money::Cents;
use domain::reprise::{Bucket, CLAIM_MS, RepriseState};
use domain::text;
use serde::Deserialize;
use store::{IntoValue, Tx, TxExt, Value, params, sql};

use crate::wire::*;
use crate::{Cx, OfficeError, page, series};

/// A row of the queue as stored.
#[derive(Debug, Deserialize)]
pub(super) struct QueueRow {
    id: i64,
    version: i64,
    number: i64,
    state: RepriseState,
    requested_at_ms: i64,
    customer_id: i64,
    last_name: String,
    first_name: String,
    customer_email: String,
    show: String,
    starts_at_ms: i64,
    row: String,
    seat: String,
    category: String,
    rate: String,
    channel: String,
    order_number: String,
    paid_cents: Cents,
    reprise_cents: Cents,
    fee_cents: Cents,
    flags: String,
    claimed_by: Option<String>,
    deadline_at_ms: i64,
    customer_key: String,
    show_key: String,
    place_key: String,
}

impl QueueRow {
    pub(super) fn into_wire(self) -> RepriseRow {
        RepriseRow {
            id: self.id,
            version: self.version,
            number: series::reprise_number(self.number),
            state: self.state,
            received_at_ms: self.requested_at_ms,
            customer_id: self.customer_id,
            customer_name: text::full_name(&self.last_name, &self.first_name),
            customer_email: Some(self.customer_email).filter(|e| !e.is_empty()),
            show: self.show,
            starts_at_ms: self.starts_at_ms,
            row: self.row,
            seat: self.seat,
            category: self.category,
            rate: self.rate,
            channel: self.channel,
            order_number: self.order_number,
            paid_cents: self.paid_cents,
            reprise_cents: self.reprise_cents,
            difference_cents: self.fee_cents,
            flags: flags(&self.flags),
            claimed_by: self.claimed_by,
            deadline_at_ms: self.deadline_at_ms,
        }
    }

    /// Where a page that ends with this row ends.
    fn cursor(&self, sort: RepriseSort) -> String {
        let key = match sort {
            RepriseSort::Received => self.requested_at_ms.to_string(),
            RepriseSort::Customer => self.customer_key.clone(),
            RepriseSort::Show => self.show_key.clone(),
            RepriseSort::Place => self.place_key.clone(),
            RepriseSort::Paid => self.paid_cents.0.to_string(),
            RepriseSort::Reprise => self.reprise_cents.0.to_string(),
            RepriseSort::Difference => self.fee_cents.0.to_string(),
            RepriseSort::State => self.state.key().to_owned(),
            RepriseSort::TimeLeft => self.starts_at_ms.to_string(),
        };
        format!("{}|{key}", self.id)
    }
}

fn flags(stored: &str) -> Vec<RepriseFlag> {
    let known = |word| serde_json::from_value(serde_json::Value::String(word)).ok();
    stored.split(' ').filter_map(|word| known(word.to_owned())).collect()
}

/// The column a page is sorted by; whether its key is a number.
const fn column(sort: RepriseSort) -> (&'static str, bool) {
    match sort {
        RepriseSort::Received => ("r.requested_at_ms", true),
        RepriseSort::Customer => ("r.customer_key", false),
        RepriseSort::Show => ("r.show_key", false),
        RepriseSort::Place => ("r.place_key", false),
        RepriseSort::Paid => ("r.paid_cents", true),
        RepriseSort::Reprise => ("r.reprise_cents", true),
        RepriseSort::Difference => ("r.fee_cents", true),
        RepriseSort::State => ("r.state", false),
        RepriseSort::TimeLeft => ("r.starts_at_ms", true),
    }
}

/// Conditions of a query, with their parameters.
#[derive(Default)]
struct Filter {
    text: String,
    params: Vec<Value>,
}

impl Filter {
    /// Adds `AND condition`, where each `?` is the next parameter.
    fn and<const N: usize>(&mut self, condition: &str, values: [Value; N]) {
        let mut next = self.params.len();
        self.text.push_str("\n  AND ");
        for c in condition.chars() {
            self.text.push(c);
            if c == '?' {
                next += 1;
                self.text.push_str(&next.to_string());
            }
        }
        self.params.extend(values);
    }
}

fn filter(args: &RepriseList) -> Result<Filter, OfficeError> {
    let mut filter = Filter::default();
    for word in text::words(page::text("search", &args.search, 100)?) {
        // A word is found where a word begins: `dup` finds DUPONT, not LEDUPRÉ.
        filter.and("r.search_key LIKE ?", [Value::Text(format!("% {word}%"))]);
    }
    let mut only = |condition: &str, value: Option<Value>| {
        if let Some(value) = value {
            filter.and(condition, [value]);
        }
    };
    only("r.show_id = ?", args.show_id.map(Value::Int));
    only("r.performance_id = ?", args.performance_id.map(Value::Int));
    only("p.channel = ?", args.channel.clone().map(Value::Text));
    only("r.requested_at_ms >= ?", args.received_from_ms.map(Value::Int));
    only("r.requested_at_ms < ?", args.received_to_ms.map(Value::Int));
    Ok(filter)
}

/// A page of the queue.
///
/// # Errors
/// [`crate::Code::BadField`] on `limit`, `search` or `after`.
pub fn list(tx: &mut dyn Tx, cx: &Cx<'_>, args: &RepriseList) -> Result<ReprisePage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let counts = counts(tx, args)?;
    let mut filter = filter(args)?;
    filter.and("r.bucket = ?", [args.bucket.key().into_value()]);
    if let Some(state) = args.state {
        filter.and("r.state = ?", [state.key().into_value()]);
    }
    let (column, is_number) = column(args.sort);
    let (way, beyond) = if args.descending { ("DESC", "<") } else { ("ASC", ">") };
    if let Some(after) = &args.after {
        let (id, key) = cursor(after, is_number)?;
        filter.and(&format!("({column}, r.id) {beyond} (?, ?)"), [key, id]);
    }
    let n = filter.params.len();
    let sql = format!(
        "{}{}\nORDER BY {column} {way}, r.id {way}\nLIMIT ?{}",
        sql!("reprise/queue")
            .replace("?now", &format!("?{}", n + 1))
            .replace("?me", &format!("?{}", n + 2)),
        filter.text,
        n + 3
    );
    let mut params = filter.params;
    params.extend(params![cx.at_ms - CLAIM_MS, cx.operator.id, limit + 1]);
    let mut rows: Vec<QueueRow> = tx.rows(&sql, &params)?;
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(0));
    let next = if more { rows.last().map(|row| row.cursor(args.sort)) } else { None };
    Ok(ReprisePage { rows: rows.into_iter().map(QueueRow::into_wire).collect(), next, counts })
}

/// One request as the queue shows it.
pub(super) fn one(tx: &mut dyn Tx, cx: &Cx<'_>, id: i64) -> Result<RepriseRow, OfficeError> {
    let sql = format!(
        "{}\n  AND r.id = ?3",
        sql!("reprise/queue").replace("?now", "?1").replace("?me", "?2")
    );
    let row: Option<QueueRow> = tx.row(&sql, &params![cx.at_ms - CLAIM_MS, cx.operator.id, id])?;
    row.map(QueueRow::into_wire).ok_or_else(|| OfficeError::not_found("reprise"))
}

fn cursor(after: &str, is_number: bool) -> Result<(Value, Value), OfficeError> {
    let bad = || OfficeError::bad_field("after");
    let (id, key) = after.split_once('|').ok_or_else(bad)?;
    let id = id.parse().map_err(|_| bad())?;
    let key = if is_number {
        Value::Int(key.parse().map_err(|_| bad())?)
    } else {
        Value::Text(key.to_owned())
    };
    Ok((Value::Int(id), key))
}

#[derive(Deserialize)]
struct Count {
    bucket: Bucket,
    count: i64,
}

fn counts(tx: &mut dyn Tx, args: &RepriseList) -> Result<BucketCounts, OfficeError> {
    let filter = filter(args)?;
    let sql = format!("{}{}\nGROUP BY r.bucket", sql!("reprise/counts"), filter.text);
    let mut counts = BucketCounts::default();
    for row in tx.rows::<Count>(&sql, &filter.params)? {
        match row.bucket {
            Bucket::Open => counts.open = row.count,
            Bucket::Sign => counts.sign = row.count,
            Bucket::Held => counts.held = row.count,
            Bucket::Done => counts.done = row.count,
        }
    }
    Ok(counts)
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
    let channels: Vec<Channel> = tx.rows(sql!("reprise/channels"), &[])?;
    Ok(RepriseFilters {
        shows: tx.rows(sql!("reprise/shows"), &[])?,
        performances: tx.rows(sql!("reprise/performances"), &[])?,
        channels: channels.into_iter().map(|c| c.channel).collect(),
    })
}
