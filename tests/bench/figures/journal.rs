//! Pages of the journal in a large house: any depth, any person, period or customer.

use contract::ids::OperatorId;
use contract::journal::{JournalList, JournalPage};
use harness::dice::Dice;
use harness::large::person;
use serde::Deserialize;

use crate::engine::Engine;
use crate::large::LargeHouse;
use crate::table::{Figure, Must, Table};
use crate::time;

const ROUNDS: usize = 1_000;
const MUST: [Must; 2] = [Must::At(95, 20.0), Must::At(99, 50.0)];
const DAY_MS: i64 = 86_400_000;

/// A row to begin after, or to take a filter from.
#[derive(Deserialize)]
struct Seen {
    seq: i64,
    at_ms: i64,
    operator_id: OperatorId,
}

pub fn measure(table: &mut Table) {
    for engine in Engine::all() {
        let house = LargeHouse::open(engine);
        let seen: Vec<Seen> =
            house.rows("SELECT seq, at_ms, operator_id FROM journal WHERE seq % 997 = 3");
        let of = format!("of {} rows, {}", LargeHouse::size(), engine.name());
        type Narrow = fn(&mut Dice, &Seen, &mut JournalList);
        let kinds: [(&str, Narrow); 4] = [
            ("any depth", |dice, of, args| {
                if dice.roll(2) == 0 {
                    args.operator_id = Some(of.operator_id);
                }
            }),
            ("of a period", |dice, of, args| {
                args.from_ms = (dice.roll(3) > 0).then_some(of.at_ms);
                let days = 1 + dice.roll(60) as i64;
                args.to_ms = (dice.roll(3) > 0).then_some(of.at_ms + days * DAY_MS);
            }),
            ("by one word typed", |dice, _, args| args.customer = word(dice)),
            ("by two words typed", |dice, _, args| {
                args.customer = format!("{} {}", word(dice), word(dice));
            }),
        ];
        for (rank, (kind, narrow)) in kinds.into_iter().enumerate() {
            let name = format!("journal page, {kind}, {of}");
            let mut figure = Figure::new(name, &MUST);
            let (mut dice, mut floor) = (Dice(rank as u64), house.floor());
            let mut short = 0;
            for _ in 0..ROUNDS {
                let (of, deep) = (dice.of(&seen), dice.of(&seen));
                let mut args = JournalList {
                    operator_id: None,
                    customer: String::new(),
                    order: String::new(),
                    from_ms: None,
                    to_ms: None,
                    after: None,
                    limit: 100,
                };
                narrow(&mut dice, of, &mut args);
                let in_period = args.from_ms.is_some() || args.to_ms.is_some();
                if dice.roll(2) == 0 && !in_period {
                    args.after = Some(format!("{}.{}", deep.at_ms, deep.seq));
                }
                let floor = time(|| floor.ask());
                let took = time(|| {
                    let page: JournalPage = house.ok("Hélène", "journal_list", args);
                    short += usize::from(page.rows.len() < 100 && page.next.is_some());
                });
                figure.pair(floor, took);
            }
            table.add(figure.noted(format!("{short} of {ROUNDS} pages end short")));
        }
    }
}

fn word(dice: &mut Dice) -> String {
    let person = person(dice.index(100_000));
    let name = if dice.roll(2) == 0 { person.last } else { person.first.to_owned() };
    name.chars().take(1 + dice.index(8)).collect()
}
