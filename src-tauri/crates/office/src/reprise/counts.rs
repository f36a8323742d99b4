//! How many requests each list has, under the filters of a page. A count is exact or absent: none
//! costs more than a page.

use contract::reprise::{BucketCounts, RepriseList};
use domain::reprise::{Bucket, RepriseState, urgent_starts};
use serde::Deserialize;
use store::{Query, Tx, named, sql};

use super::filter::{self, Filter};
use crate::{Cx, OfficeError};

/// Requests of a list that a count reads at most, where an index carries all it needs.
const SCAN: i64 = 5_000;
/// The same, where the words of each request are read as well.
const SCAN_WORDS: i64 = 400;

#[derive(Deserialize)]
struct OfState {
    state: RepriseState,
    count: i64,
}

#[derive(Deserialize)]
struct Scanned {
    seen: i64,
    found: i64,
}

/// The counts under the filters of a question, whichever list it asks for.
pub(super) fn of(
    tx: &mut dyn Tx,
    args: &RepriseList,
    filter: &Filter,
) -> Result<BucketCounts, OfficeError> {
    if filter.is_counted() {
        return counted(tx, args);
    }
    match &filter.candidates {
        Some(candidates) if !candidates.of_bucket => gathered(tx, filter),
        _ => scanned(tx, filter),
    }
}

/// How many requests of the list that is asked for press, under every filter of the question; absent where
/// more than a count may read are as near.
pub(super) fn urgent(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &RepriseList,
    filter: &Filter,
) -> Result<Option<i64>, OfficeError> {
    if args.bucket == Bucket::Done {
        return Ok(Some(0));
    }
    let starts = urgent_starts(cx.at_ms);
    let near = named![from_ms = starts.start, to_ms = starts.end];
    let mut filters = Query::new();
    filter.conditions(&mut filters);
    if let Some(state) = args.state {
        filters.add("\n  AND r.state || '' = :state", &named![state = state.key()]);
    }
    if let Some(candidates) = &filter.candidates {
        let mut query = candidates.table();
        let select = "SELECT COUNT(*)\nFROM candidates CROSS JOIN reprise r\n\
            WHERE r.id = candidates.id AND r.bucket || '' = :bucket\n  \
            AND r.starts_at_ms + 0 >= :from_ms AND r.starts_at_ms + 0 < :to_ms";
        query.add(select, &[&named![bucket = args.bucket.key()][..], &near].concat());
        query.append(filters);
        return Ok(Some(query.int(tx)?));
    }
    let carried = filter.words.is_empty() && !filter.flagged;
    let most = if carried { SCAN } else { SCAN_WORDS };
    let mut query = Query::of(sql!("urgent"), &near);
    query.put("within", within(args.bucket));
    query.put_text("state", &filter::state(args.bucket));
    query.put_text("more", if carried { "" } else { ", r.search_key, r.flags" });
    query.put("filters", filters);
    query.put_text("most", &(most + 1).to_string());
    let counted: Option<Scanned> = query.row(tx)?;
    Ok(counted.filter(|counted| counted.seen <= most).map(|counted| counted.found))
}

/// Counts from the figures kept of each performance.
fn counted(tx: &mut dyn Tx, args: &RepriseList) -> Result<BucketCounts, OfficeError> {
    let mut conditions = Query::new();
    if args.performance_id.is_some() || args.show_id.is_none() {
        conditions.add(
            "\n  AND performance_id = :id",
            &named![id = args.performance_id.unwrap_or(0.into())],
        );
    }
    if let Some(show_id) = args.show_id {
        conditions.add("\n  AND show_id = :show_id", &named![show_id]);
    }
    if let Some(channel) = &args.channel {
        conditions.add("\n  AND place_channel = :channel", &named![channel]);
    }
    let mut query = Query::of(sql!("counts"), &[]);
    query.put("conditions", conditions);
    sum(tx, query)
}

/// From the few that a filter finds.
fn gathered(tx: &mut dyn Tx, filter: &Filter) -> Result<BucketCounts, OfficeError> {
    let mut query = Query::new();
    if let Some(candidates) = &filter.candidates {
        query.append(candidates.table());
    }
    let select = "SELECT r.state, COUNT(*) AS count\nFROM candidates CROSS JOIN reprise r\n\
        WHERE r.id = candidates.id";
    query.add(select, &[]);
    filter.conditions(&mut query);
    query.add("\nGROUP BY r.state", &[]);
    sum(tx, query)
}

fn sum(tx: &mut dyn Tx, query: Query) -> Result<BucketCounts, OfficeError> {
    let mut counts = [0; 4];
    for row in query.rows::<OfState>(tx)? {
        counts[row.state.bucket() as usize] += row.count;
    }
    Ok(into_contract(counts.map(Some)))
}

/// Counts by reading each list, where it is short enough. What the index carries is read first; the
/// words of each request are looked up only where that leaves few.
fn scanned(tx: &mut dyn Tx, filter: &Filter) -> Result<BucketCounts, OfficeError> {
    let mut counts = [None; 4];
    for bucket in [Bucket::Open, Bucket::Sign, Bucket::Held, Bucket::Done] {
        counts[bucket as usize] = if filter.words.is_empty() {
            let row = scan(tx, filter, bucket, SCAN, true)?;
            row.filter(|row| row.seen <= SCAN).map(|row| row.found)
        } else {
            let all = scan(tx, filter, bucket, SCAN_WORDS, false)?;
            match all.filter(|row| row.seen <= SCAN_WORDS) {
                Some(_) => scan(tx, filter, bucket, SCAN_WORDS, true)?.map(|row| row.found),
                None => None,
            }
        };
    }
    Ok(into_contract(counts))
}

/// How many requests of a list are between the dates, up to `most` + 1, and how many of those meet
/// every filter.
fn scan(
    tx: &mut dyn Tx,
    filter: &Filter,
    bucket: Bucket,
    most: i64,
    filtered: bool,
) -> Result<Option<Scanned>, OfficeError> {
    let mut filters = Query::new();
    if filtered {
        filter.conditions(&mut filters);
    }
    let mut dates = Query::new();
    for condition in &filter.dates {
        // Here the dates are the way in.
        let seek = condition.text.replace(" + 0", "");
        dates.add(&format!("\n    AND {seek}"), std::slice::from_ref(&condition.value));
    }
    let mut query = Query::of(sql!("scan"), &[]);
    query.put("within", within(bucket));
    query.put("filters", filters);
    query.put("dates", dates);
    query.put_text("most", &(most + 1).to_string());
    Ok(query.row(tx)?)
}

fn within(bucket: Bucket) -> Query {
    Query::from_part(filter::within(bucket), &named![bucket = bucket.key()])
}

/// In the order of [`Bucket`].
const fn into_contract([open, sign, held, done]: [Option<i64>; 4]) -> BucketCounts {
    BucketCounts { open, sign, held, done }
}
