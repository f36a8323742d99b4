//! The queue as tests and figures ask for it.

use contract::reprise::{RepriseList, RepriseSort};
use domain::reprise::Bucket;

/// Every order that the queue can be in.
pub const SORTS: [RepriseSort; 9] = [
    RepriseSort::Received,
    RepriseSort::Customer,
    RepriseSort::Show,
    RepriseSort::Place,
    RepriseSort::Paid,
    RepriseSort::Reprise,
    RepriseSort::Difference,
    RepriseSort::State,
    RepriseSort::TimeLeft,
];

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
