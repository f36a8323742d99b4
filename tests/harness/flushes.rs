//! What commands ask of the disk, counted by the system: how often a program waits until its bytes
//! are there.

use std::fs::File;
use std::path::Path;
use std::process::Command;

use serde_json::{Value as Json, json};
use store::Store;
use uuid::Uuid;

use crate::desk::{PIN, found};
use crate::pipe::Pipe;
use crate::programs;
use crate::small::{order as bought, season};

/// Every way a program has to ask for its bytes to be on the disk.
const FLUSHES: &str = "trace=fsync,fdatasync,sync_file_range,msync,sync,syncfs";
const FEW: usize = 3;
const MANY: usize = 13;
const ORDERS: usize = FEW + MANY;

/// The flushes of a run of `contremarquectl call --lines` on commands that all go through.
fn flushes(folder: &Path, commands: &[Json]) -> usize {
    let (given, counted) = (folder.join("given"), folder.join("counted"));
    let lines: String = commands.iter().map(|line| format!("{line}\n")).collect();
    std::fs::write(&given, lines).expect("the run");
    let output = Command::new("strace")
        .args(["-f", "-qq", "-e", FLUSHES, "-o"])
        .arg(&counted)
        .arg(programs::built("contremarquectl").expect("the run"))
        .arg("--data")
        .arg(folder)
        .args(["--operator", "Hélène", "call", "--lines"])
        .env("CONTREMARQUE_PIN", PIN)
        .stdin(File::open(&given).expect("the run"))
        .output()
        .expect("strace: apt-get install strace");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        !said.to_lowercase().contains("ptrace"),
        "flushes are counted with ptrace, which is not permitted here: {said}"
    );
    let answers = String::from_utf8_lossy(&output.stdout);
    let done = answers.lines().filter(|line| line.starts_with("{\"ok\":")).count();
    assert_eq!(done, commands.len(), "{answers}{said}");
    std::fs::read_to_string(counted)
        .expect("the run")
        .lines()
        .filter(|line| line.contains("sync"))
        .count()
}

/// Flushes that commands cost, beside those of opening and closing the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flushes {
    pub commands: usize,
    /// Flushes they cost.
    pub flushes: usize,
}

/// What more commands cost more: opening and closing the house are in both runs.
fn beside(folder: &Path, commands: &[Json]) -> Flushes {
    let (few, many) = commands.split_at(FEW);
    let (few_flushed, many_flushed) = (flushes(folder, few), flushes(folder, many));
    Flushes { commands: many.len() - few.len(), flushes: many_flushed - few_flushed }
}

fn line(name: &str, args: Json) -> Json {
    json!({ "id": Uuid::now_v7(), "name": name, "args": args })
}

fn orders(pipe: &mut Pipe, customer_id: &Json) -> Vec<Json> {
    let list = json!({ "customer_id": customer_id, "search": "", "sort": "number",
        "descending": true, "offset": 0, "limit": ORDERS });
    pipe.ask("order_list", list)["rows"].as_array().expect("the run").clone()
}

fn asked_back(pipe: &mut Pipe, order: &Json) -> Json {
    let order = pipe.ask("order_file", json!({ "id": order["id"] }));
    let place_ids = json!([order["places"][0]["id"]]);
    let quote = pipe.ask("reprise_quote", json!({ "place_ids": place_ids }));
    let asked = json!({ "place_ids": place_ids, "terms_version": quote["terms_version"],
        "seen_starts_at_ms": [quote["places"][0]["starts_at_ms"]],
        "expected_reprise_cents": quote["reprise_cents"] });
    let made = pipe.ask("reprise_request", asked);
    line("reprise_accept", json!({ "id": made["reprise_ids"][0], "version": 1 }))
}

/// Baskets of three seats, partly paid with credit.
fn sales(pipe: &mut Pipe, customer_id: &Json) -> Vec<Json> {
    let performances = pipe.ask("performance_list", json!({ "search": "figaro", "limit": 20 }));
    let on_sale = |p: &&Json| p["on_sale"] == json!(true) && p["free"].as_i64() > Some(60);
    let performance =
        performances.as_array().expect("the run").iter().find(on_sale).expect("the run");
    let free = pipe.ask("performance_seats", json!({ "id": performance["id"] }));
    let seats = free["seats"].as_array().expect("the run");
    let baskets = seats.chunks_exact(3).take(ORDERS).map(|seats| {
        let of_seat = |seat: &Json| {
            json!({ "performance_id": performance["id"], "seat_id": seat["id"],
                "starts_at_ms": performance["starts_at_ms"],
                "rate_id": free["rates"][0]["id"] })
        };
        let lines: Vec<Json> = seats.iter().map(of_seat).collect();
        let wished = json!({ "customer_id": customer_id, "lines": lines, "credit_cents": 1_000 });
        let quote = pipe.ask("sale_quote", wished);
        assert_eq!(quote["credit_cents"], json!(1_000));
        line(
            "sale_make",
            json!({ "customer_id": customer_id, "lines": lines, "credit_cents": 1_000,
                "card_cents": quote["due_cents"], "card_last4": "1234", "card_authorisation": "",
                "tendered_cents": 0, "expected_total_cents": quote["total_cents"] }),
        )
    });
    baskets.collect()
}

/// Counts what accepting a request costs, and a sale of three places with credit, in a house of
/// their own.
///
/// # Panics
/// Without `strace`, or where it may not look at a program.
#[must_use]
pub fn of_accept_and_sale() -> [Flushes; 2] {
    let folder = tempfile::tempdir().expect("the run");
    let since = std::time::UNIX_EPOCH.elapsed().expect("the run");
    let now_ms = i64::try_from(since.as_millis()).expect("the run");
    let mut house = season(now_ms);
    for n in 0..ORDERS {
        let seat = ("B".to_owned(), (n + 1).to_string());
        let number = (700_000 + n).to_string();
        house.orders.push(bought(&number, "marie", "iphigenie-1", &[seat], 1_800));
    }
    let file = folder.path().join("contremarque.sqlite");
    let store = Store::sqlite(&file, |_| Ok(())).expect("the run");
    found(&store, now_ms, &house);
    drop(store);

    let mut pipe = Pipe::start(folder.path(), None, "Hélène");
    let marie = pipe.ask("customer_search", json!({ "search": "dup", "after": null, "limit": 1 }));
    let marie = marie["rows"][0]["id"].clone();
    let orders = orders(&mut pipe, &marie);
    let accepts: Vec<Json> = orders.iter().map(|order| asked_back(&mut pipe, order)).collect();
    assert_eq!(accepts.len(), ORDERS);
    pipe.end();
    let accepted = beside(folder.path(), &accepts);

    let mut pipe = Pipe::start(folder.path(), None, "Hélène");
    let sales = sales(&mut pipe, &marie);
    assert_eq!(sales.len(), ORDERS);
    pipe.end();
    [accepted, beside(folder.path(), &sales)]
}

/// Counts what signing in costs, with the row that tells it.
///
/// # Panics
/// As [`of_accept_and_sale`].
#[must_use]
pub fn of_signing_in() -> Flushes {
    let folder = tempfile::tempdir().expect("the run");
    let since = std::time::UNIX_EPOCH.elapsed().expect("the run");
    let now_ms = i64::try_from(since.as_millis()).expect("the run");
    let store = Store::sqlite(&folder.path().join("contremarque.sqlite"), |_| Ok(()));
    found(&store.expect("the run"), now_ms, &season(now_ms));
    let mut pipe = Pipe::start(folder.path(), None, "Hélène");
    let cards = pipe.ask("operators_signin", json!({}));
    pipe.end();
    let id = &cards[0]["id"];
    let signs_in = || line("sign_in", json!({ "operator_id": id, "pin": PIN }));
    beside(folder.path(), &std::iter::repeat_with(signs_in).take(ORDERS).collect::<Vec<_>>())
}
