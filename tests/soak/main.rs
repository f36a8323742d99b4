//! Eight counters on one house, for as long as `CONTREMARQUE_SOAK_SECONDS` says (20 by itself): random
//! requests, decisions, reversals and sales with the same few customers and seats, commands given
//! twice, programs killed under way. A summary of each run is printed as one line of JSON.

mod books;
mod counter;
mod day;
mod failover;
mod holds;
mod line;
mod sums;

use std::time::Duration;

use counter::Ids;
use day::{Engine, run};

/// How long the counters work.
fn duration() -> Duration {
    let told = std::env::var("CONTREMARQUE_SOAK_SECONDS").ok().and_then(|s| s.parse().ok());
    Duration::from_secs(told.unwrap_or(20))
}

#[test]
fn eight_programs_on_one_server_lose_and_double_nothing() {
    let found = run(Engine::Postgres, Ids::Kept, duration());
    assert_eq!(found.wrong, Vec::<String>::new());
    assert!(found.done > 100 && found.kills > 0 && found.twice > 0 && found.reads > 5);
    assert!(found.rows.0 < found.rows.1, "the work dried up: {:?}", found.rows);
}

#[test]
fn eight_sessions_on_one_file_lose_and_double_nothing() {
    let found = run(Engine::Sqlite, Ids::Kept, duration().min(Duration::from_secs(60)));
    assert_eq!(found.wrong, Vec::<String>::new());
    assert!(found.done > 100 && found.twice > 0 && found.reads > 5);
}

/// The control: these same checks see what a retry without its id does.
#[test]
fn a_retry_that_leaves_out_its_id_is_caught() {
    let found = run(Engine::Postgres, Ids::MintedAnew, duration().min(Duration::from_secs(60)));
    let caught = |what: &str| found.wrong.iter().any(|wrong| wrong.contains(what));
    assert!(caught("done, and nobody was told"), "{:?}", found.wrong);
    assert!(caught("the tills hold"), "{:?}", found.wrong);
}
