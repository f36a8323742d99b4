//! Four counters on a server that fails over to its replica, is switched over, stalls or only reads for a while.
//! Two of them have the addresses of both servers, two go by HAProxy.

mod faults;
mod pace;
mod patroni;
mod place;
mod tail;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use harness::dice::{Dice, seed};
use harness::{Step, until};
use serde_json::json;
use store::Store;

use crate::counter::{Counter, Day, Ids};
use crate::{books, sums};
use faults::{Fault, KINDS};
use place::{COUNTERS, Place};

/// How long they work between two faults.
const BETWEEN: Duration = Duration::from_millis(1_200);

fn rounds(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|s| s.parse().ok()).unwrap_or(usual)
}

/// What was wrong, and how much was acknowledged.
struct Found {
    wrong: Vec<String>,
    acknowledged: u64,
}

fn fails_over(faults: &[Fault], seed: u64) -> Step<Found> {
    let mut place = Place::make()?;
    place.pair.is_synchronous()?;
    let over = AtomicBool::new(false);
    let paces = place.paces();
    let days: Vec<Day> = std::thread::scope(|scope| {
        let counters: Vec<_> = (0..COUNTERS.len())
            .map(|n| {
                let (line, role, over) = (place.line(n), place.role(n), &over);
                let dice = Dice(seed.wrapping_add(n as u64));
                let counter = Counter::new(line, role, Ids::Kept, dice);
                scope.spawn(move || counter.works(|| !over.load(Ordering::SeqCst)))
            })
            .collect();
        let mut dice = Dice(seed);
        let done = faults.iter().enumerate().try_for_each(|(n, fault)| {
            std::thread::sleep(BETWEEN);
            let there = fault.happens(&mut place, &mut dice)?;
            println!("{n}: {fault:?}");
            // Long enough to say after how long each was answered.
            until(40, "an answer at each counter", || {
                paces.iter().all(|pace| pace.answered_after(there)).then_some(())
            })?;
            fault.is_over(&mut place)?;
            Ok::<_, harness::Failure>(())
        });
        std::thread::sleep(BETWEEN);
        over.store(true, Ordering::SeqCst);
        let days = counters.into_iter().map(|counter| counter.join().expect("a counter")).collect();
        done.map(|()| days)
    })?;
    let store = Store::postgres(&place.owner())?;
    let (mut wrong, held) = books::wrong(&store, &days)?;
    wrong.extend(sums::wrong(&store)?);
    wrong.extend(days.iter().flat_map(|day| day.wrong.clone()));
    wrong.extend(paces.iter().flat_map(|pace| pace.wrong()));
    let verified = place.verified();
    if !verified.ok {
        wrong.push(format!("verify: {verified:?}"));
    }
    let acknowledged = days.iter().flat_map(|day| day.tallies.values()).map(|t| t.done).sum();
    let slowest = |of: fn(&pace::Pace) -> Duration| paces.iter().map(|p| of(p)).max();
    let summary = json!({ "seed": seed, "faults": faults.len(), "acknowledged": acknowledged,
        "held_against_the_books": held, "journal_rows": verified.rows,
        "slowest_answer_ms": slowest(pace::Pace::slowest_answer).map(|d| d.as_millis() as u64),
        "slowest_word_ms": slowest(pace::Pace::slowest_word).map(|d| d.as_millis() as u64),
        "wrong": wrong.len() });
    println!("{summary}");
    Ok(Found { wrong, acknowledged })
}

#[test]
fn a_server_that_fails_over_loses_and_doubles_nothing_acknowledged_and_answers_within_five_seconds()
{
    let seed = seed();
    let mut dice = Dice(seed);
    let several = rounds("CONTREMARQUE_FAILOVERS", 3);
    let mut faults: Vec<Fault> = KINDS.to_vec();
    faults.truncate(several);
    while faults.len() < several {
        faults.push(*dice.of(&KINDS));
    }
    let found = fails_over(&faults, seed).unwrap_or_else(|e| panic!("{e}"));
    let (wrong, first) = (found.wrong.len(), found.wrong.iter().take(20).collect::<Vec<_>>());
    assert!(first.is_empty(), "{wrong} wrong, of which {first:?}");
    assert!(found.acknowledged > 10 * several as u64, "{}", found.acknowledged);
}
