//! What a line to a server keeps prepared: the statements used last, and no more, whatever pages are asked for.

use contract::reprise::{RepriseList, ReprisePage, RepriseSort};
use domain::reprise::Bucket;
use harness::desk::Desk;
use harness::queue::page;
use harness::small::small_house;
use store::{StoreError, TxExt as _};

use crate::reprises::{ask_back, order};

/// What a line keeps at most, and the few that its driver asks of its own.
const MOST: i64 = 256 + 4;

fn prepared(desk: &Desk) -> i64 {
    let text = "SELECT COUNT(*) FROM pg_prepared_statements";
    let counted: Result<i64, StoreError> = desk.api.store.read(|tx| tx.int(text, &[]));
    counted.unwrap()
}

#[test]
fn a_line_keeps_a_bounded_number_of_statements_whatever_pages_it_reads() {
    let desk = Desk::postgres(&small_house());
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let mut most = 0;
    for sort in [RepriseSort::Received, RepriseSort::Customer, RepriseSort::Paid] {
        for limit in 50..=200 {
            let list = RepriseList { sort, ..page(Bucket::Open, limit) };
            let read: ReprisePage = desk.ok("Léa", "reprise_list", list);
            assert!(!read.rows.is_empty(), "{limit}");
        }
        most = most.max(prepared(&desk));
    }
    assert!((100..=MOST).contains(&most), "{most}");
    // What was dropped is prepared anew.
    let read: ReprisePage = desk.ok("Léa", "reprise_list", page(Bucket::Open, 50));
    assert!(!read.rows.is_empty());
}
