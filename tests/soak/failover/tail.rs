//! A replica that follows from afar takes over without the last moments: what was acknowledged in them is noticed by every
//! counter, no number is told twice, and what the counters still hold is given again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use contract::anchor::{GaveAgain, GoneOn, WentBack};
use contract::operator::OperatorCard;
use harness::desk::PIN;
use harness::dice::{Dice, seed};
use harness::{Failure, Step, until};
use postgres::{Client, NoTls};
use serde_json::{Value as Json, json};
use store::Store;
use uuid::Uuid;

use super::place::{COUNTERS, Open, Place};
use super::rounds;
use crate::counter::{Counter, Day, Ids, Told};
use crate::sums;

/// How long the counters work that the replica still follows, and longer than they take to hear of each other.
const FOLLOWED: Duration = Duration::from_millis(700);
const HEARD: Duration = Duration::from_secs(1);

/// Lets the four counters work for a while, with the replica cut off in the middle of it.
fn works(place: &Place, seed: u64, tail: Duration) -> Step<Vec<Told>> {
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let counters: Vec<_> = (0..COUNTERS.len())
            .map(|n| {
                let dice = Dice(seed.wrapping_add(n as u64));
                let counter = Counter::new(place.line(n), place.role(n), Ids::Kept, dice);
                let over = &over;
                scope.spawn(move || counter.works(|| !over.load(Ordering::SeqCst)))
            })
            .collect();
        std::thread::sleep(FOLLOWED);
        let cut = place.pair.loses_its_replica();
        std::thread::sleep(tail);
        over.store(true, Ordering::SeqCst);
        let days: Vec<Day> =
            counters.into_iter().map(|counter| counter.join().expect("a counter")).collect();
        cut?;
        let wrong: Vec<&String> = days.iter().flat_map(|day| &day.wrong).collect();
        if !wrong.is_empty() {
            return Err(format!("{wrong:?}").into());
        }
        Ok(days.into_iter().flat_map(|day| day.told).collect())
    })
}

fn ask<T>(place: &Place, sql: &str, each: impl Fn(&postgres::Row) -> T) -> Step<Vec<T>> {
    let mut owner = Client::connect(&place.owner(), NoTls)?;
    Ok(owner.query(sql, &[])?.iter().map(each).collect())
}

fn rows(place: &Place) -> Step<i64> {
    let found = ask(place, "SELECT seq FROM head", |row| row.get(0))?;
    found.first().copied().ok_or_else(|| Failure::from("no head"))
}

fn commands(place: &Place) -> Step<BTreeSet<String>> {
    Ok(ask(place, "SELECT id FROM command", |row| row.get(0))?.into_iter().collect())
}

/// The codes on the tickets of each order.
fn codes(place: &Place) -> Step<BTreeMap<String, BTreeSet<String>>> {
    let sql = "SELECT o.number, p.code FROM orders o JOIN place p ON p.order_id = o.id";
    let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (order, code) in ask(place, sql, |row| (row.get(0), row.get(1)))? {
        codes.entry(order).or_default().insert(code);
    }
    Ok(codes)
}

/// The numbers of orders and tickets that an answer told.
fn numbers(answer: &Json) -> Vec<String> {
    let order = answer["order_number"].as_str().map(|number| format!("order {number}"));
    let tickets = answer["ticket_numbers"].as_array().into_iter().flatten();
    order.into_iter().chain(tickets.map(|number| format!("ticket {number}"))).collect()
}

fn given_numbers(place: &Place) -> Step<BTreeSet<String>> {
    let sql =
        "SELECT 'order ' || number FROM orders UNION ALL SELECT 'ticket ' || number FROM ticket";
    Ok(ask(place, sql, |row| row.get(0))?.into_iter().collect())
}

fn call<T: serde::de::DeserializeOwned>(open: &Open, name: &str, args: &Json) -> Step<T> {
    let told = open.api.call("", name, Uuid::now_v7(), &args.to_string());
    let answer = told.map_err(|refusal| format!("{name}: {refusal}"))?;
    Ok(serde_json::from_str(&answer.json)?)
}

/// A supervisor says that it goes on, and confirms all that was lost.
fn goes_on(open: &Open) -> Step<GaveAgain> {
    let cards: Vec<OperatorCard> = call(open, "operators_signin", &json!({}))?;
    let who = cards.iter().find(|card| card.name == "Hélène").ok_or("no supervisor")?;
    let none = json!({ "order": null, "ticket": null, "amendment": null, "reprise": null,
        "lot": null, "customer": null });
    let word = json!({ "operator_id": who.id, "pin": PIN, "numbers": none });
    let gone_on: GoneOn = call(open, "house_go_on", &word)?;
    let seen: Vec<&String> = gone_on.lost.iter().map(|act| &act.id).collect();
    let word = json!({ "operator_id": who.id, "pin": PIN, "again": seen, "left_out": [] });
    call(open, "house_give_again", &word)
}

/// One failover that loses its tail; gives how many commands were lost, and how many of them came back.
fn loses_its_tail(
    place: &mut Place,
    seed: u64,
    told_numbers: &mut BTreeSet<String>,
) -> Step<(usize, usize)> {
    let tail = Duration::from_millis(400 + seed % 800);
    let told = works(place, seed, tail)?;
    std::thread::sleep(HEARD);
    let (seen, before) = (rows(place)?, codes(place)?);
    for number in told.iter().flat_map(|told| numbers(&told.answer)) {
        assert!(told_numbers.insert(number.clone()), "{number} is told a second time");
    }
    place.pair.killed(place.pair.writes())?;
    place.proxy.leads(None);
    place.pair.takes_over()?;
    place.proxy.leads(Some(place.pair.writes()));

    let (found, kept) = (rows(place)?, commands(place)?);
    let lost: Vec<&Told> =
        told.iter().filter(|told| !kept.contains(&told.id.to_string())).collect();
    assert!(found < seen && !lost.is_empty(), "nothing was lost: {found} of {seen}");
    for open in &place.counters {
        let back: WentBack = until(10, "that the house went back", || open.api.went_back())?;
        assert_eq!((back.seen_row, back.found_row, back.missing), (seen, found, seen - found));
    }
    assert_eq!(rows(place)?, found, "nobody writes before a word");

    let mut again = Vec::new();
    for open in &place.counters {
        again.extend(goes_on(open)?.acts);
        assert_eq!(open.api.went_back(), None);
    }
    let (kept, after) = (commands(place)?, codes(place)?);
    let back = lost.iter().filter(|told| kept.contains(&told.id.to_string())).count();
    let refused =
        again.iter().filter(|one| one.refused.is_some() || one.act.left_out.is_some()).count();
    assert_eq!(again.len(), lost.len(), "all that was lost is given again, and nothing else");
    assert_eq!(back + refused, lost.len(), "each is there or was refused: {again:?}");
    let given = given_numbers(place)?;
    for number in lost.iter().flat_map(|told| numbers(&told.answer)) {
        assert!(
            !given.contains(&number),
            "{number} was told before, and stands for something else now"
        );
    }
    for one in again.iter().filter(|one| one.refused.is_none() && one.act.left_out.is_none()) {
        if let (Some(told), Some(now)) = (&one.act.told_order, &one.order) {
            assert_eq!(before[told], after[now], "a ticket that is printed keeps its code");
            assert!(told_numbers.insert(format!("order {now}")), "{now} is told a second time");
        }
    }
    let twice = "SELECT COUNT(*) FROM (SELECT command_id FROM journal \
        WHERE command_id IN (SELECT id FROM command) GROUP BY command_id HAVING COUNT(*) > 1) AS twice";
    assert_eq!(ask(place, twice, |row| row.get::<_, i64>(0))?, [0], "nothing is done twice");
    assert_eq!(sums::wrong(&Store::postgres(&place.owner())?)?, Vec::<String>::new());
    let verified = place.verified();
    assert!(verified.ok, "{verified:?}");
    place.signs_in()?;
    place.pair.follows()?;
    Ok((lost.len(), back))
}

#[test]
fn a_failover_that_lost_its_tail_is_noticed_by_every_counter_and_what_they_hold_is_given_again() {
    let (seed, several) = (seed(), rounds("CONTREMARQUE_LOST_TAILS", 2));
    let mut place = Place::make().unwrap_or_else(|e| panic!("{e}"));
    let mut told = BTreeSet::new();
    for n in 0..several {
        let done = loses_its_tail(&mut place, seed.wrapping_add(1_000 * n as u64), &mut told);
        let (lost, back) = done.unwrap_or_else(|e| panic!("round {n}: {e}"));
        println!("{n}: {lost} lost, {back} done again");
    }
}
