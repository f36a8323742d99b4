//! The queue as tests and figures ask for it.

use office::wire::RepriseSort;

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
