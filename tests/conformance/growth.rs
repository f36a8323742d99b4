//! What a decision costs, counted and not timed: it does not grow with the house.

use std::collections::BTreeMap;

use api::Clock;
use contract::reprise::{RepriseList, ReprisePage};
use domain::reprise::Bucket;
use harness::cluster::Cluster;
use harness::desk::{Desk, HOUR_MS, on_each_engine};
use harness::large::{Large, Size};
use harness::queue::page;
use harness::rounds::Rounds;
use harness::written::{WholePages, log_by_name, log_bytes, median, pages, pages_by_name};
use store::{Engine, Store, StoreError, TxExt, Value};

/// Rounds that are counted; what is prepared at the first of them is not.
const ROUNDS: usize = 11;
/// Enough that no index of it is one page.
const LARGE: Size = Size { customers: 2_000, requests: 8_000, beside: 0 };

/// The orders of what waits.
const ORDERS: [&str; 8] =
    ["received", "customer", "show", "place", "paid", "reprise", "fee", "start"];

/// What the rounds cost: accepting, asking back, selling.
fn counted(house: &Rounds, count: impl Fn(&Desk, &dyn Fn()) -> u64) -> [u64; 3] {
    let works: [&dyn Fn(usize); 3] = [&|n| house.accept(n), &|n| house.ask(n), &|n| house.sell(n)];
    works.map(|work| {
        let each = (0..ROUNDS).map(|n| count(&house.desk, &|| work(n)));
        median(each.skip(2).collect())
    })
}

fn pages_of(house: &Rounds) -> [u64; 3] {
    counted(house, |desk, work| pages(&desk.folder.join("contremarque.sqlite"), work))
}

#[test]
fn a_decision_writes_few_pages_whatever_the_size_of_the_house() {
    let small = pages_of(&Rounds::within(None, ROUNDS, true, None));
    let house = Rounds::within(None, ROUNDS + 1, true, Some(LARGE));
    let large = pages_of(&house);
    // A tree that is one page in the small house has a page for what leaves it and one for what comes in.
    let most = [[33, 37, 35], [35, 53, 41]];
    let within = |counted: [u64; 3], most: [u64; 3]| counted.iter().zip(most).all(|(n, m)| *n <= m);
    println!("small {small:?}, large {large:?}");
    assert!(within(small, most[0]) && within(large, most[1]), "small {small:?}, large {large:?}");
    let file = house.desk.folder.join("contremarque.sqlite");
    let names = pages_by_name(&file, || house.accept(ROUNDS));
    let times = |of: &str| names.iter().filter(|name| *name == of).count();
    for order in ORDERS {
        assert_eq!(times(&format!("reprise_by_{order}")), 0, "it is swept out later: {names:?}");
    }
    for of in ["reprise_left", "reprise_decided", "reprise_received"] {
        assert_eq!(times(of), 1, "{of} in {names:?}");
    }
    let none = [
        "transfer_debit",
        "sqlite_autoindex_account_1",
        "sqlite_autoindex_command_1",
        "reprise_one_per_place",
    ];
    for of in none {
        assert_eq!(times(of), 0, "nothing is looked for there: {names:?}");
    }
}

/// A table of what each command writes, to read.
#[test]
#[ignore = "prints what a command writes, page by page"]
fn pages_of_each_command_by_the_tree_they_are_of() {
    for size in [None, Some(LARGE)] {
        let house = Rounds::within(None, 3, true, size);
        let file = house.desk.folder.join("contremarque.sqlite");
        let works: [(&str, &dyn Fn(usize)); 3] = [
            ("accept", &|n| house.accept(n)),
            ("ask back", &|n| house.ask(n)),
            ("sell", &|n| house.sell(n)),
        ];
        for (name, work) in works {
            work(0);
            work(1);
            let mut written = BTreeMap::new();
            for of in pages_by_name(&file, || work(2)) {
                *written.entry(of).or_insert(0) += 1;
            }
            let pages: usize = written.values().sum();
            println!("{name}, {size:?}: {pages} pages\n  {written:?}");
        }
    }
}

/// A table of what each command makes a server write, to read.
#[test]
#[ignore = "prints what a command writes, table by table"]
fn bytes_of_each_command_by_what_they_are_of() {
    let cluster = Cluster::start().expect("PostgreSQL is there");
    let house = Rounds::within(Some(cluster.url.clone()), 3, true, Some(LARGE));
    let whole_pages = WholePages::off(&cluster.url);
    let works: [(&str, &dyn Fn(usize)); 3] = [
        ("accept", &|n| house.accept(n)),
        ("ask back", &|n| house.ask(n)),
        ("sell", &|n| house.sell(n)),
    ];
    for (name, work) in works {
        work(0);
        work(1);
        let written = log_by_name(&cluster.url, || work(2));
        let bytes: i64 = written.iter().map(|of| of.1).sum();
        println!("{name}: {bytes} bytes\n  {written:?}");
    }
    drop(whole_pages);
}

/// Bytes of log of each command on a server, at most.
const BYTES: [u64; 3] = [10_300, 13_200, 11_700];

#[test]
fn a_decision_writes_few_bytes_into_the_log_of_a_server() {
    // One of its own: what others write is in the same log.
    let cluster = Cluster::start().expect("PostgreSQL is there");
    let house = Rounds::within(Some(cluster.url.clone()), ROUNDS, true, Some(LARGE));
    let whole_pages = WholePages::off(&cluster.url);
    let bytes = counted(&house, |_, work| log_bytes(&cluster.url, work));
    drop(whole_pages);
    println!("{bytes:?}");
    let within = bytes.iter().zip(BYTES).all(|(n, most)| *n <= most);
    assert!(within, "{bytes:?}");
}

#[test]
fn what_left_a_lot_is_found_among_what_left_it() {
    const MOVEMENTS: &str =
        include_str!("../../src-tauri/crates/office/src/customer/movements.sql");
    const LAPSES: &str =
        include_str!("../../src-tauri/crates/office/src/books/credit/lapses_quarters.sql");
    on_each_engine(|desk| {
        // Of an empty journal a server reads all the rows first.
        let texts = if desk.url.is_none() { vec![MOVEMENTS, LAPSES] } else { vec![MOVEMENTS] };
        for text in texts {
            let filled = text
                .replace(":lapsed", "7")
                .replace(":customer_id", "5")
                .replace(":from_ms", "0")
                .replace(":to_ms", "1591012800000");
            let steps = plan(&desk.store(), &filled);
            assert!(
                steps.contains("transfer_debit") && steps.contains("transfer_credit"),
                "{steps}"
            );
        }
    });
}

#[test]
fn requests_about_a_place_are_found_among_those_of_its_order() {
    const OF_PLACE: &str =
        include_str!("../../src-tauri/crates/office/src/intake/requests_of_place.sql");
    const OF_ORDER: &str = include_str!("../../src-tauri/crates/office/src/site/order_places.sql");
    on_each_engine(|desk| {
        for text in [OF_PLACE, OF_ORDER] {
            let mut filled = text.to_owned();
            for name in [":place_id", ":order_id", ":customer_id", ":from_ms", ":to_ms"] {
                filled = filled.replace(name, "5");
            }
            let steps = plan(&desk.store(), &filled);
            assert!(steps.contains("reprise_order"), "{steps}");
        }
    });
}

#[test]
fn who_sold_nothing_asks_for_their_last_sale_among_the_orders_of_some_days() {
    const LAST: &str = include_str!("../../src-tauri/crates/office/src/sale/last.sql");
    on_each_engine(|desk| {
        let mut filled = LAST.to_owned();
        for name in [":operator_id", ":counter_id", ":from_id"] {
            filled = filled.replace(name, "5");
        }
        let steps = plan(&desk.store(), &filled);
        let bound = match desk.store().engine() {
            Engine::Sqlite => "SEARCH o USING INTEGER PRIMARY KEY (rowid>?)",
            Engine::Postgres => "(id >= ",
        };
        assert!(steps.contains(bound) && !steps.contains("SCAN o"), "{steps}");
    });
}

/// How an engine goes about a text: the steps of its plan.
fn plan(store: &Store, text: &str) -> String {
    let mut steps = String::new();
    let explained = match store.engine() {
        Engine::Sqlite => format!("EXPLAIN QUERY PLAN {text}"),
        Engine::Postgres => format!("EXPLAIN {text}"),
    };
    let done = store.read(|tx| {
        if store.engine() == Engine::Postgres {
            // A table of a few rows is read whole; what counts is what could be done instead.
            tx.run("SET LOCAL enable_seqscan = off", &[])?;
        }
        tx.query(explained.as_str(), &[], &mut |row| {
            for value in row.into_values() {
                if let Value::Text(step) = value {
                    steps.push_str(&step);
                    steps.push('\n');
                }
            }
            Ok(())
        })
    });
    done.map_err(|e: StoreError| e.to_string()).expect(text);
    steps
}

#[test]
fn what_lapses_is_looked_for_among_the_lots_that_still_hold_something() {
    const DUE: &str = include_str!("../../src-tauri/crates/office/src/books/credit/due.sql");
    const LIVED: &str = include_str!("../../src-tauri/crates/office/src/books/credit/lived.sql");
    on_each_engine(|desk| {
        for (text, name, index) in
            [(DUE, ":lived_ms", "account_left"), (LIVED, ":before_ms", "journal_at")]
        {
            let steps = plan(&desk.store(), &text.replace(name, "1591012800000"));
            assert!(steps.contains(index), "{steps}");
            assert!(!steps.contains("SCAN") && !steps.contains("Seq Scan"), "{steps}");
            assert!(!steps.contains("B-TREE"), "{steps}");
        }
    });
}

#[test]
fn what_presses_is_counted_by_an_index_that_carries_what_the_list_is_filtered_by() {
    const URGENT: &str = include_str!("../../src-tauri/crates/office/src/reprise/urgent.sql");
    let filled = URGENT
        .replace(
            "/* within */",
            "r.listed = 'open' AND r.number NOT IN \
             (SELECT g.number FROM reprise g WHERE COALESCE(g.listed, 'done') <> g.bucket)",
        )
        .replace("/* state */", "'requested' AS state")
        .replace(":from_ms", "1591012800000")
        .replace(":to_ms", "1591185600000")
        .replace("/* more */", "")
        .replace("/* filters */", " AND r.show_id + 0 = 7")
        .replace("/* most */", "5001");
    on_each_engine(|desk| {
        let steps = plan(&desk.store(), &filled);
        assert!(steps.contains("reprise_by_start"), "{steps}");
        assert!(!steps.contains("B-TREE"), "{steps}");
    });
}

/// Every request of a house waits and presses.
fn all_press(desk: &Desk) {
    let soon = desk.clock.now_ms() + HOUR_MS;
    let change = format!(
        "UPDATE reprise SET state = 'requested', bucket = 'open', listed = 'open', starts_at_ms = {soon}, \
         decided_by = NULL, decided_at_ms = NULL"
    );
    let done = desk.store().write(|tx| tx.run(&change, &[]));
    done.map_err(|e: StoreError| e.to_string()).expect("they are all asked for");
}

#[test]
fn what_presses_is_counted_exactly_or_not_at_all() {
    on_each_engine(|desk| {
        let urgent = |args: RepriseList| desk.ok::<ReprisePage>("Léa", "reprise_list", args).urgent;
        let size = Size { customers: 300, requests: 5_200, beside: 0 };
        let file = desk.folder.join("contremarque.sqlite");
        Large::fill(&desk.store(), desk.url.as_deref(), &file, size);
        all_press(desk);
        let open = page(Bucket::Open, 50);
        assert_eq!(urgent(open.clone()), None, "more than a count may read");
        assert_eq!(urgent(RepriseList { search: "a".to_owned(), ..open.clone() }), None);
        let found: ReprisePage = desk.ok("Léa", "reprise_list", open.clone());
        let number = found.rows[0].order_number.clone();
        assert_eq!(urgent(RepriseList { search: number, ..open }), Some(1), "what is found is few");
    });
}
