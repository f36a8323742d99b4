//! kill -9 at random points of 200 random operations: what was acknowledged is there, once.

use std::path::Path;
use std::time::Duration;

use harness::desk::found;
use harness::dice::{Dice, now_ms, seed};
use harness::pipe::{Given, Pipe};
use harness::server::fresh_database;
use harness::small::season;
use harness::work;
use serde_json::{Value as Json, json};
use store::Store;
use uuid::Uuid;

const OPERATIONS: usize = 200;
/// One operation in so many is killed under way.
const KILL_ONE_IN: u64 = 5;

/// A reversal may find the credit spent or the seat sold again: refused, and nothing done.
const BY_THE_RULES: [&str; 3] = ["lot_spent", "seat_sold", "own_proposal"];

/// Kills the program during one operation in five, starts it again, gives the same command again.
fn survives(folder: &Path, url: Option<&str>, seed: u64) {
    let mut dice = Dice(seed);
    let mut pipe = Pipe::start(folder, url, "Hélène");
    let mut acknowledged: Vec<(Given, Json)> = Vec::new();
    let (mut kills, mut rolls) = (0, 0);
    while acknowledged.len() < OPERATIONS && rolls < OPERATIONS * 20 {
        rolls += 1;
        let Some((name, args)) = work::of_supervisor(&mut pipe, &mut dice) else { continue };
        let given = Given { id: Uuid::now_v7(), name, args };
        let answer = if dice.roll(KILL_ONE_IN) == 0 {
            pipe.give(&given);
            std::thread::sleep(Duration::from_micros(dice.roll(4_000)));
            pipe.kill();
            kills += 1;
            pipe = Pipe::start(folder, url, "Hélène");
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

    let mut pipe = Pipe::start(folder, url, "Hélène");
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
