//! What a command reads on a server, counted and not timed: it looks its rows up, whatever the house holds.

use std::time::Duration;

use contract::customer::{CustomerPage, OrderPage};
use contract::reprise::ReprisePage;
use domain::reprise::Bucket;
use harness::cluster::Cluster;
use harness::desk::Desk;
use harness::large::Size;
use harness::queue::{page, sorts};
use harness::rounds::Rounds;
use harness::written::rows_read_whole;
use serde_json::{Value as Json, json};

const ROUNDS: usize = 11;
/// Enough that a plan by which a table is read whole is not the best one.
const LARGE: Size = Size { customers: 2_000, requests: 8_000, beside: 0 };
/// What fits in a few pages is read whole sooner than looked up.
const FEW: i64 = 2_000;

/// The large tables of which a server read as many rows as they hold, or more, while some work was done `ROUNDS` times: the rows
/// that were read, and those that each holds. What the first rounds read is not counted.
fn read_whole(url: &str, work: impl Fn(usize)) -> Vec<(String, i64, i64)> {
    // A line tells what it read when it next has an answer, a second after it last did.
    let told = |n: usize| {
        std::thread::sleep(Duration::from_millis(1_100));
        work(n);
        rows_read_whole(url)
    };
    work(0);
    let before = told(1);
    (2..ROUNDS - 1).for_each(&work);
    let after = told(ROUNDS - 1);
    let large = after.iter().filter(|(_, (_, holds))| *holds >= FEW);
    let read = large.map(|(name, (read, holds))| (name.clone(), read - before[name].0, *holds));
    let read: Vec<_> = read.collect();
    assert!(read.len() > 9, "{read:?}");
    println!("{read:?}");
    read.into_iter().filter(|(_, read, holds)| read >= holds).collect()
}

#[test]
fn a_decision_a_request_and_a_sale_read_no_table_that_grows_from_one_end_to_the_other() {
    let cluster = Cluster::start().expect("PostgreSQL is there");
    let house = Rounds::within(Some(cluster.url.clone()), ROUNDS, true, Some(LARGE));
    let url = house.desk.url.clone().expect("its database");
    let whole = read_whole(&url, |n| {
        house.accept(n);
        house.ask(n);
        house.sell(n);
    });
    assert!(whole.is_empty(), "{whole:?}");
}

/// What a cashier asks, and who decides does not.
const OF_THE_TILL: [&str; 4] =
    ["order_money", "sale_last", "tickets_unprinted", "refunds_to_verify"];

/// What a desk asks as somebody goes from screen to screen.
fn screens(desk: &Desk) -> Vec<(&'static str, Json)> {
    let found: ReprisePage = desk.ok("Léa", "reprise_list", page(Bucket::Done, 1));
    let request = &found.rows[0];
    let number = &request.order_number;
    let search = json!({ "search": "bench3@example.org", "after": null, "limit": 50 });
    let customers: CustomerPage = desk.ok("Léa", "customer_search", &search);
    let of = customers.rows[0].id;
    let orders = json!({ "customer_id": of, "search": "", "sort": "number", "descending": false,
        "offset": 0, "limit": 10 });
    let found: OrderPage = desk.ok("Léa", "order_list", &orders);
    let order = found.rows[0].id;
    let mails = |show: &str| json!({ "show": show, "search": "", "after": null, "limit": 50 });
    let journal = |customer: &str, order: &str| {
        json!({ "operator_id": null, "customer": customer, "order": order, "from_ms": null,
            "to_ms": null, "after": null, "limit": 50 })
    };
    let mut asked = vec![
        ("badges", json!({})),
        ("reprise_filters", json!({})),
        ("reprise_file", json!({ "id": request.id })),
        ("customer_search", search),
        ("customer_search", json!({ "search": "ben dup", "after": null, "limit": 50 })),
        ("customer_sheet", json!({ "id": of })),
        ("customer_statement", json!({ "id": of })),
        ("order_list", orders),
        ("order_file", json!({ "id": order })),
        ("order_money", json!({ "id": order })),
        ("find", json!({ "text": number, "limit": 20 })),
        ("find", json!({ "text": "dupont", "limit": 20 })),
        ("scan_find", json!({ "text": number, "variants": [] })),
        ("performance_list", json!({ "search": "", "limit": 50 })),
        ("sale_last", json!({})),
        ("tickets_unprinted", json!({})),
        ("refunds_to_verify", json!({ "after": null, "limit": 50 })),
        (
            "season_list",
            json!({ "scope": "upcoming", "search": "", "show_id": null, "after": null,
            "limit": 50 }),
        ),
        ("mail_list", mails("waiting")),
        ("mail_list", mails("all")),
        ("mail_lines", json!({})),
        ("credit_lapses", json!({ "from_ms": null, "to_ms": null, "after": null, "limit": 50 })),
        ("journal_list", journal("", "")),
        ("journal_list", journal("", number)),
        ("journal_list", journal("bench3@example.org", "")),
        ("contradictions", json!({ "settled": false, "after": null, "limit": 50 })),
    ];
    for bucket in [Bucket::Open, Bucket::Done] {
        let lists = sorts(bucket).iter().map(|sort| {
            let list = contract::reprise::RepriseList { sort: *sort, ..page(bucket, 50) };
            ("reprise_list", serde_json::to_value(list).expect("a list"))
        });
        asked.extend(lists);
    }
    asked
}

#[test]
fn a_screen_reads_no_table_that_grows_from_one_end_to_the_other() {
    let cluster = Cluster::start().expect("PostgreSQL is there");
    let house = Rounds::within(Some(cluster.url.clone()), 4, false, Some(LARGE));
    let url = house.desk.url.clone().expect("its database");
    let asked = screens(&house.desk);
    let whole = read_whole(&url, |_| {
        for (name, args) in &asked {
            let who = match *name {
                "contradictions" => "Hélène",
                name if OF_THE_TILL.contains(&name) => "Karim",
                _ => "Léa",
            };
            house.desk.ok::<Json>(who, name, args);
        }
    });
    assert!(whole.is_empty(), "{whole:?}");
}
