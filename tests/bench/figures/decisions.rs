//! Decisions, baskets and sales, durable: each beside a commit of one row, taken just before it.

use std::time::Duration;

use harness::rounds::Rounds;

use crate::engine::Engine;
use crate::floor::Floor;
use crate::table::{Figure, Must, Table};
use crate::time;

/// Measured pairs a figure.
const ROUNDS: usize = 300;
/// People pause: after so many rounds, so long that the write-ahead log is folded, as at a counter.
/// Without pauses every commit makes the log's file longer, which the disk's journal pays for.
const BETWEEN_PAUSES: usize = 12;
const PAUSE: Duration = Duration::from_millis(500);
/// Requests of one command, and such commands.
const TOGETHER: usize = 1_000;
const TIMES: usize = 3;

pub fn measure(table: &mut Table) {
    for engine in Engine::all() {
        one_by_one(table, engine, Some(PAUSE));
        one_by_one(table, engine, None);
        together(table, engine);
    }
}

/// What must be is of the pace of people; without a pause is what a program would see.
fn one_by_one(table: &mut Table, engine: Engine, pause: Option<Duration>) {
    let house = Rounds::make(engine.fresh(), ROUNDS, true);
    let mut floor = Floor::of(house.desk.url.as_deref(), &house.desk.folder);
    let (accept_must, sale_must): (&[Must], &[Must]) = match (engine, pause) {
        (_, None) => (&[], &[]),
        (Engine::File, _) => (&[Must::Beside(50, 0.6)], &[Must::Beside(50, 1.2)]),
        (Engine::Server, _) => (&[Must::Beside(50, 3.0)], &[]),
    };
    let name = engine.name();
    let mut accept = Figure::new(format!("accept one request, durable, {name}"), accept_must);
    let mut hold = Figure::new(format!("hold of 3 seats, durable, {name}"), &[]);
    let mut sale = Figure::new(format!("sale of 3 places with credit, durable, {name}"), sale_must);
    for round in 0..ROUNDS {
        if let Some(pause) = pause.filter(|_| round % BETWEEN_PAUSES == 0) {
            std::thread::sleep(pause);
        }
        accept.pair(time(|| floor.commit()), time(|| house.accept(round)));
        hold.pair(time(|| floor.commit()), time(|| house.hold(round)));
        sale.pair(time(|| floor.commit()), time(|| house.sell(round)));
    }
    let paced = match pause {
        Some(p) => format!("paused for {} ms every {BETWEEN_PAUSES} rounds", p.as_millis()),
        None => "without a pause".to_owned(),
    };
    for figure in [accept, hold, sale] {
        table.add(figure.noted(paced.clone()));
    }
}

fn together(table: &mut Table, engine: Engine) {
    let house = Rounds::make(engine.fresh(), TOGETHER * TIMES, false);
    let mut floor = Floor::of(house.desk.url.as_deref(), &house.desk.folder);
    let must: &[Must] = match engine {
        Engine::File => &[Must::Rate(1_000.0, 2_000.0)],
        Engine::Server => &[],
    };
    let mut many = Figure::new(format!("accept 1 000 in one go, {}", engine.name()), must);
    for round in 0..TIMES {
        let floor = time(|| floor.commit());
        let requests = round * TOGETHER..(round + 1) * TOGETHER;
        many.pair(floor, time(|| assert_eq!(house.accept_many(requests), TOGETHER)));
    }
    table.add(many);
}
