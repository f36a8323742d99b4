//! The same commands in a large house and in an empty one, interleaved: what they cost must not grow.

use std::time::Duration;

use harness::large::Size;
use harness::rounds::Rounds;
use harness::written::{WholePages, log_bytes, median, pages};

use crate::engine::Engine;
use crate::large::{LargeHouse, rows};
use crate::table::{Figure, Must, Table};
use crate::time;

/// Measured pairs a figure.
const ROUNDS: usize = 300;
/// What is counted, not timed.
const COUNTED: usize = 21;
/// As people pause: the log is folded meanwhile.
const BETWEEN_PAUSES: usize = 12;
const PAUSE: Duration = Duration::from_millis(500);
/// How much slower in the large house, at most.
const SLOWER: f64 = 1.2;
/// Pages of an accept in a file, at most.
const PAGES: f64 = 30.0;

/// One command of the round that is numbered so.
type Work = fn(&Rounds, usize);

pub fn measure(table: &mut Table) {
    for engine in Engine::all() {
        let size = Size { customers: rows(), requests: rows(), beside: 2 };
        let empty = Rounds::within(engine.fresh(), ROUNDS + COUNTED, true, None);
        let large = Rounds::within(engine.fresh(), ROUNDS + COUNTED, true, Some(size));
        timed(table, engine, &empty, &large);
        counted(table, engine, &empty, "an empty house");
        counted(table, engine, &large, &format!("a house of {}", LargeHouse::size()));
    }
}

/// Whole commands, flush included. The floor of each is the same command in the empty house, just before.
fn timed(table: &mut Table, engine: Engine, empty: &Rounds, large: &Rounds) {
    let works: [(&str, Work); 3] = [
        ("accept one request", Rounds::accept),
        ("ask one place back", Rounds::ask),
        ("sale of 3 places with credit", Rounds::sell),
    ];
    let of = format!("in a house of {}, {}", LargeHouse::size(), engine.name());
    let mut figures = works.map(|(name, _)| {
        let must = [Must::Times(50, SLOWER)];
        Figure::new(format!("{name} {of}"), &must).noted("beside the same in an empty house")
    });
    for round in 0..ROUNDS {
        if round % BETWEEN_PAUSES == 0 {
            std::thread::sleep(PAUSE);
        }
        for (figure, (_, work)) in figures.iter_mut().zip(works) {
            // The later of two has warmer caches: they take turns.
            let run = |house| time(|| work(house, round));
            let (floor, took) = if round % 2 == 0 {
                let floor = run(empty);
                (floor, run(large))
            } else {
                let took = run(large);
                (run(empty), took)
            };
            figure.pair(floor, took);
        }
    }
    figures.into_iter().for_each(|figure| table.add(figure));
}

/// Pages that an accept writes into the log of a file; bytes that it makes a server write, without whole pages:
/// those depend on when the server folded its log last.
fn counted(table: &mut Table, engine: Engine, house: &Rounds, of: &str) {
    let rounds = ROUNDS..ROUNDS + COUNTED;
    let figure = match &house.desk.url {
        None => {
            let file = house.desk.folder.join("contremarque.sqlite");
            let each = rounds.map(|n| pages(&file, || house.accept(n))).collect();
            let must = [Must::Most(PAGES, "pages")];
            Figure::new(format!("pages that an accept writes, {of}, {}", engine.name()), &must)
                .counted(median(each) as f64)
        }
        Some(url) => {
            let whole_pages = WholePages::off(url);
            let each = rounds.map(|n| log_bytes(url, || house.accept(n))).collect();
            drop(whole_pages);
            Figure::new(format!("bytes of log of an accept, {of}, {}", engine.name()), &[])
                .counted(median(each) as f64)
        }
    };
    table.add(figure.noted("the one in the middle"));
}
