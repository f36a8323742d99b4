//! Pages of the queue in a large house: any order, any depth, any filter.

use contract::ids::{PerformanceId, ShowId};
use contract::reprise::{RepriseList, ReprisePage, RepriseSort};
use domain::reprise::{Bucket, RepriseState};
use harness::dice::Dice;
use harness::queue::{page, sorts};
use serde::Deserialize;

use crate::engine::Engine;
use crate::large::LargeHouse;
use crate::table::{Figure, Must, Table};
use crate::time;

const ROUNDS: usize = 1_500;
/// A request to begin after, or to take a filter from.
#[derive(Deserialize)]
struct Seen {
    number: i64,
    state: RepriseState,
    bucket: Bucket,
    requested_at_ms: i64,
    decided_at_ms: Option<i64>,
    show_id: ShowId,
    performance_id: PerformanceId,
    place_channel: String,
    customer_key: String,
    show_key: String,
    place_key: String,
    search_key: String,
    paid_cents: i64,
    reprise_cents: i64,
    fee_cents: i64,
    starts_at_ms: i64,
}

impl Seen {
    /// Where a page that ends with it ends.
    fn cursor(&self, sort: RepriseSort) -> String {
        let key = match sort {
            RepriseSort::Received => self.requested_at_ms.to_string(),
            RepriseSort::Decided => self.decided_at_ms.unwrap_or_default().to_string(),
            RepriseSort::Customer => self.customer_key.clone(),
            RepriseSort::Show => self.show_key.clone(),
            RepriseSort::Place => self.place_key.clone(),
            RepriseSort::Paid => self.paid_cents.to_string(),
            RepriseSort::Reprise => self.reprise_cents.to_string(),
            RepriseSort::Difference => self.fee_cents.to_string(),
            RepriseSort::TimeLeft => self.starts_at_ms.to_string(),
        };
        format!("{}|{key}", self.number)
    }
}

pub fn measure(table: &mut Table) {
    for engine in Engine::all() {
        let house = LargeHouse::open(engine);
        let seen: Vec<Seen> = house.rows(
            "SELECT number, state, bucket, requested_at_ms, decided_at_ms, show_id, performance_id, place_channel, \
             customer_key, show_key, place_key, search_key, paid_cents, reprise_cents, fee_cents, \
             starts_at_ms FROM reprise WHERE id % 997 = 3",
        );
        let of = format!("of {} requests, {}", LargeHouse::size(), engine.name());
        type Narrow = fn(&mut Dice, &Seen, &mut RepriseList);
        let kinds: [(&str, Narrow); 7] = [
            ("any order, any depth", |_, _, _| {}),
            ("by show or performance", |dice, of, args| match dice.roll(2) {
                0 => args.show_id = Some(of.show_id),
                _ => args.performance_id = Some(of.performance_id),
            }),
            ("by channel or state", |dice, of, args| match dice.roll(2) {
                0 => args.channel = Some(of.place_channel.clone()),
                _ => args.state = Some(of.state),
            }),
            ("by dates", |dice, of, args| {
                args.received_from_ms = Some(of.requested_at_ms);
                let days = 1 + dice.roll(60) as i64;
                args.received_to_ms = Some(of.requested_at_ms + days * 86_400_000);
            }),
            ("by one word typed", |dice, of, args| args.search = word(dice, of)),
            ("by two words typed", |dice, of, args| {
                args.search = format!("{} {}", word(dice, of), word(dice, of));
            }),
            ("by several of these", |dice, of, args| {
                args.channel = Some(of.place_channel.clone());
                args.show_id = Some(of.show_id);
                args.search = word(dice, of);
                if dice.roll(2) == 0 {
                    args.received_from_ms = Some(of.requested_at_ms);
                }
            }),
        ];
        for (rank, (kind, narrow)) in kinds.into_iter().enumerate() {
            let name = format!("queue page, {kind}, {of}");
            table.add(pages(&house, &seen, name, rank as u64, narrow));
        }
    }
}

fn word(dice: &mut Dice, of: &Seen) -> String {
    let words: Vec<&str> = of.search_key.split_whitespace().collect();
    dice.of(&words).chars().take(1 + dice.index(8)).collect()
}

fn pages(
    house: &LargeHouse,
    seen: &[Seen],
    name: String,
    seed: u64,
    narrow: fn(&mut Dice, &Seen, &mut RepriseList),
) -> Figure {
    let mut figure = Figure::new(name, &[Must::At(99, 10.0)]);
    let (mut dice, mut floor) = (Dice(seed), house.floor());
    let mut short = 0;
    for round in 0..ROUNDS {
        let of = dice.of(seen);
        // A cursor is of the same list: what is treated has an order that nothing that waits has.
        let mut deep = dice.of(seen);
        while (deep.bucket == Bucket::Done) != (of.bucket == Bucket::Done) {
            deep = dice.of(seen);
        }
        let sorts = sorts(of.bucket);
        let sort = sorts[round % sorts.len()];
        let mut args = RepriseList {
            sort,
            descending: dice.roll(2) == 0,
            after: (dice.roll(2) == 0).then(|| deep.cursor(sort)),
            ..page(of.bucket, 50)
        };
        narrow(&mut dice, of, &mut args);
        let floor = time(|| floor.ask());
        let shown = format!("{args:?}");
        let took = time(|| {
            let page: ReprisePage = house.ok("Léa", "reprise_list", args);
            short += usize::from(page.rows.len() < 50 && page.next.is_some());
        });
        if took > 20.0 && std::env::var_os("CONTREMARQUE_BENCH_SLOW").is_some() {
            eprintln!("{took:.1} ms: {shown}");
        }
        figure.pair(floor, took);
    }
    figure.noted(format!("{short} of {ROUNDS} pages end short"))
}
