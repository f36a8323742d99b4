//! kill -9 at random points of 200 random operations: what was acknowledged is there, once.

use std::path::Path;
use std::time::Duration;

use harness::desk::{found, fresh_database, season};
use harness::dice::Dice;
use harness::pipe::{Given, Pipe};
use serde_json::{Value as Json, json};
use store::Store;
use uuid::Uuid;

const OPERATIONS: usize = 200;
/// One operation in so many is killed under way.
const KILL_ONE_IN: u64 = 5;

/// A reversal may find the credit spent or the seat sold again: refused, and nothing done.
const BY_THE_RULES: [&str; 2] = ["lot_spent", "seat_sold"];

fn pick<'a>(dice: &mut Dice, from: &'a Json) -> Option<&'a Json> {
    let items = from.as_array()?;
    items.get(dice.index(items.len()))
}

fn list(bucket: &str) -> Json {
    json!({ "bucket": bucket, "search": "", "show_id": null, "performance_id": null,
        "channel": null, "state": null, "received_from_ms": null, "received_to_ms": null,
        "sort": "received", "descending": false, "after": null, "limit": 200 })
}

/// A next operation that makes sense now, or nothing.
fn next(pipe: &mut Pipe, dice: &mut Dice) -> Option<Given> {
    let (name, args) = match dice.roll(10) {
        0..=2 => ("reprise_request", ask_back(pipe, dice)?),
        3..=5 => decide(pipe, dice)?,
        6 => ("reprise_reverse", reverse(pipe, dice)?),
        _ => ("sale_make", sell(pipe, dice)?),
    };
    Some(Given { id: Uuid::now_v7(), name, args })
}

fn customer(pipe: &mut Pipe, dice: &mut Dice) -> Option<i64> {
    let all = pipe.ask("customer_search", json!({ "search": "", "after": null, "limit": 50 }));
    pick(dice, &all["rows"])?["id"].as_i64()
}

fn ask_back(pipe: &mut Pipe, dice: &mut Dice) -> Option<Json> {
    let customer_id = customer(pipe, dice)?;
    let orders = json!({ "customer_id": customer_id, "search": "", "sort": "number",
        "descending": false, "offset": 0, "limit": 100 });
    let orders = pipe.ask("order_list", orders);
    let order = pipe.ask("order_detail", json!({ "id": pick(dice, &orders["rows"])?["id"] }));
    let place = pick(dice, &order["places"])?;
    if place["can_request"] != json!(true) {
        return None;
    }
    let place_ids = json!([place["id"]]);
    let quote = pipe.ask("reprise_quote", json!({ "place_ids": place_ids }));
    Some(json!({ "place_ids": place_ids, "terms_version": quote["terms_version"],
        "expected_reprise_cents": quote["reprise_cents"] }))
}

fn decide(pipe: &mut Pipe, dice: &mut Dice) -> Option<(&'static str, Json)> {
    let open = pipe.ask("reprise_list", list("open"));
    let row = pick(dice, &open["rows"])?;
    let seen = json!({ "id": row["id"], "version": row["version"] });
    Some(match dice.roll(4) {
        0 => {
            let file = pipe.ask("reprise_file", json!({ "id": row["id"] }));
            let reason = file["reasons"][0]["code"].clone();
            let refused = json!({ "id": row["id"], "version": row["version"], "reason": reason,
                "sentence": "" });
            ("reprise_refuse", refused)
        }
        1 => ("reprise_withdraw", seen),
        _ => ("reprise_accept", seen),
    })
}

fn reverse(pipe: &mut Pipe, dice: &mut Dice) -> Option<Json> {
    let done = pipe.ask("reprise_list", list("done"));
    let row = pick(dice, &done["rows"])?;
    let accepted = row["state"] == json!("accepted");
    accepted.then(|| json!({ "id": row["id"], "version": row["version"], "note": "" }))
}

fn sell(pipe: &mut Pipe, dice: &mut Dice) -> Option<Json> {
    let performances = pipe.ask("performance_list", json!({ "search": "", "limit": 20 }));
    let on_sale: Vec<Json> =
        performances.as_array()?.iter().filter(|p| p["on_sale"] == json!(true)).cloned().collect();
    let performance_id = pick(dice, &json!(on_sale))?["id"].clone();
    let free = pipe.ask("performance_seats", json!({ "id": performance_id }));
    let (seat, rate) = (pick(dice, &free["seats"])?, pick(dice, &free["rates"])?);
    let lines = json!([{ "performance_id": performance_id, "seat_id": seat["id"],
        "rate_id": rate["id"] }]);
    let customer_id = customer(pipe, dice)?;
    let wished = json!({ "customer_id": customer_id, "lines": lines, "credit_cents": null });
    let quote = pipe.ask("sale_quote", wished);
    Some(json!({ "customer_id": customer_id, "lines": lines,
        "credit_cents": quote["credit_cents"], "card_cents": 0, "card_last4": "",
        "card_authorisation": "", "tendered_cents": quote["due_cents"],
        "expected_total_cents": quote["total_cents"] }))
}

/// Kills the program during one operation in five, starts it again, gives the same command again.
fn survives(folder: &Path, url: Option<&str>, seed: u64) {
    let mut dice = Dice(seed);
    let mut pipe = Pipe::start(folder, url);
    let mut acknowledged: Vec<(Given, Json)> = Vec::new();
    let (mut kills, mut rolls) = (0, 0);
    while acknowledged.len() < OPERATIONS && rolls < OPERATIONS * 20 {
        rolls += 1;
        let Some(given) = next(&mut pipe, &mut dice) else { continue };
        let answer = if dice.roll(KILL_ONE_IN) == 0 {
            pipe.give(&given);
            std::thread::sleep(Duration::from_micros(dice.roll(4_000)));
            pipe.kill();
            kills += 1;
            pipe = Pipe::start(folder, url);
            pipe.call(&given)
        } else {
            pipe.call(&given)
        };
        if answer.get("ok").is_some() {
            acknowledged.push((given, answer));
        } else {
            let code = answer["error"]["code"].as_str().unwrap_or_default();
            assert!(BY_THE_RULES.contains(&code), "{given:?} {answer}");
        }
    }
    assert_eq!(acknowledged.len(), OPERATIONS);
    assert!(kills > OPERATIONS / 10, "only {kills} kills");
    pipe.kill();

    let mut pipe = Pipe::start(folder, url);
    for (given, answer) in &acknowledged {
        assert_eq!(&pipe.call(given), answer, "{given:?} is answered as it was");
    }
    let verified = pipe.ask("journal_verify", json!({}));
    assert_eq!(verified["ok"], json!(true), "{verified}");
    pipe.end();
    nothing_doubled(folder, url, &acknowledged);
}

/// Each command that was acknowledged stands in the journal, and its money moved once.
fn nothing_doubled(folder: &Path, url: Option<&str>, acknowledged: &[(Given, Json)]) {
    let store = open(folder, url);
    for (given, _) in acknowledged {
        let id = store::Value::Text(given.id.to_string());
        let rows = store
            .read(|tx| {
                let sql = "SELECT COUNT(*) FROM journal WHERE command_id = ?1";
                store::TxExt::int(tx, sql, std::slice::from_ref(&id))
            })
            .unwrap_or_else(|e: store::StoreError| panic!("{e}"));
        assert_eq!(rows, 1, "{given:?}");
    }
}

fn open(folder: &Path, url: Option<&str>) -> Store {
    match url {
        Some(url) => Store::postgres(url).unwrap(),
        None => Store::sqlite(&folder.join("contremarque.sqlite"), |_| Ok(())).unwrap(),
    }
}

fn now_ms() -> i64 {
    let since = std::time::UNIX_EPOCH.elapsed().unwrap();
    i64::try_from(since.as_millis()).unwrap()
}

fn seed() -> u64 {
    let seed = std::env::var("CONTREMARQUE_SEED").ok().and_then(|s| s.parse().ok());
    let seed = seed.unwrap_or_else(|| now_ms().unsigned_abs());
    println!("CONTREMARQUE_SEED={seed}");
    seed
}

#[test]
fn a_program_killed_at_any_moment_loses_and_doubles_nothing_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    found(&open(folder.path(), None), now_ms(), &season(now_ms()));
    survives(folder.path(), None, seed());
}

#[test]
fn a_program_killed_at_any_moment_loses_and_doubles_nothing_on_a_server() {
    let folder = tempfile::tempdir().unwrap();
    let url = fresh_database();
    found(&open(folder.path(), Some(&url)), now_ms(), &season(now_ms()));
    survives(folder.path(), Some(&url), seed());
}
