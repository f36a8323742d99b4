//! The queue as tests and figures ask for it.

use contract::reprise::{RepriseList, RepriseSort};
use domain::reprise::Bucket;

/// Every order that a list of what waits can be in.
pub const SORTS: [RepriseSort; 8] = [
    RepriseSort::Received,
    RepriseSort::Customer,
    RepriseSort::Show,
    RepriseSort::Place,
    RepriseSort::Paid,
    RepriseSort::Reprise,
    RepriseSort::Difference,
    RepriseSort::TimeLeft,
];

/// Every order that the list of what is treated can be in.
pub const SORTS_DONE: [RepriseSort; 2] = [RepriseSort::Received, RepriseSort::Decided];

/// Every order that a list can be in.
#[must_use]
pub const fn sorts(bucket: Bucket) -> &'static [RepriseSort] {
    match bucket {
        Bucket::Done => &SORTS_DONE,
        _ => &SORTS,
    }
}

/// A page of a list under no filter, oldest first.
#[must_use]
pub fn page(bucket: Bucket, limit: i64) -> RepriseList {
    RepriseList {
        bucket,
        search: String::new(),
        show_id: None,
        performance_id: None,
        channel: None,
        flag: None,
        state: None,
        received_from_ms: None,
        received_to_ms: None,
        sort: RepriseSort::Received,
        descending: false,
        after: None,
        limit,
    }
}

/// The requests to decide whose time runs out first: what a window shows when it opens.
#[must_use]
pub fn first_to_go(limit: i64) -> RepriseList {
    RepriseList { sort: RepriseSort::TimeLeft, ..page(Bucket::Open, limit) }
}
