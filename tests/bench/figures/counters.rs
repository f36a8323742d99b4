//! Several counters on one PostgreSQL: eight that work without a pause, eight at the pace of a busy
//! evening, and how soon one hears of the seats in another one's basket.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use api::{Api, Heard, Options, Topic};
use contract::args::Versioned;
use harness::desk::PIN;
use harness::rounds::Rounds;
use uuid::Uuid;

use crate::engine::Engine;
use crate::floor::Floor;
use crate::table::{Figure, Must, Table};
use crate::time;

const COUNTERS: usize = 8;
const EACH: usize = 60;
/// What eight counters must reach together, a second.
const TOGETHER: f64 = 100.0;
/// Baskets that another counter hears of.
const BASKETS: usize = 100;
/// A counter that has heard nothing by then was not told.
const UNTOLD: Duration = Duration::from_secs(60);

pub fn measure(table: &mut Table) {
    if !Engine::all().contains(&Engine::Server) {
        eprintln!("counters: no server, CONTREMARQUE_TEST_POSTGRES is not set");
        return;
    }
    let house = Rounds::make(Engine::Server.fresh(), COUNTERS * EACH * 2, false);
    let next = AtomicUsize::new(0);
    let folders: Vec<_> = (0..COUNTERS).map(|_| tempfile::tempdir().expect("a folder")).collect();
    let counters: Vec<Api> = folders.iter().map(|folder| counter(&house, folder.path())).collect();

    let start = Instant::now();
    let times = all(&counters, &house, &next, Duration::ZERO);
    let took_ms = start.elapsed().as_secs_f64() * 1_000.0;
    let done = times.iter().flatten().count() as f64;
    let mut together =
        Figure::new("8 counters accept without a pause, PostgreSQL", &[Must::Rate(done, TOGETHER)]);
    together.single(took_ms);
    table.add(together);

    let pause = Duration::from_secs_f64(COUNTERS as f64 / TOGETHER);
    let times = all(&counters, &house, &next, pause);
    let name = format!("accept, each of 8 counters at {TOGETHER}/s together, PostgreSQL");
    let mut paced = Figure::new(name, &[Must::Beside(50, 3.0)]);
    times.into_iter().flatten().for_each(|(floor, took)| paced.pair(floor, took));
    table.add(paced);
    told(table);
}

/// From the seats' way into a basket until another counter hears of it.
fn told(table: &mut Table) {
    let house = Rounds::make(Engine::Server.fresh(), BASKETS, true);
    let other = house.desk.beside();
    let (tell, heard) = channel();
    let tell = Mutex::new(tell);
    let _listening = other.api.listen(move |news| {
        if matches!(&news, Heard::Changed(topics) if topics.contains(&Topic::Holds)) {
            let _ = tell.lock().unwrap_or_else(PoisonError::into_inner).send(());
        }
    });
    let mut floor = Floor::server(house.desk.url.as_deref().expect("a server"));
    let mut figure =
        Figure::new("hold of 3 seats, until another counter hears", &[Must::At(95, 500.0)]);
    for round in 0..BASKETS {
        let of_floor = time(|| floor.commit());
        // What was said of the basket before.
        heard.try_iter().for_each(drop);
        let took = time(|| {
            house.hold(round);
            heard.recv_timeout(UNTOLD).expect("another counter hears of it");
        });
        // The first one waits for the line as well.
        if round > 0 {
            figure.pair(of_floor, took);
        }
    }
    table.add(figure.noted("counters wait up to 300 ms for more of the same"));
}

fn counter(house: &Rounds, folder: &std::path::Path) -> Api {
    let options = Options { database_url: house.desk.url.clone(), ..Options::folder(folder) };
    let api = Api::open(&options).expect("a counter");
    api.sign_in_by_name("Léa", "Léa", PIN).expect("Léa signs in");
    api
}

/// Every counter accepts its share, one command every `pause`; a floor and a time for each.
fn all(
    counters: &[Api],
    house: &Rounds,
    next: &AtomicUsize,
    pause: Duration,
) -> Vec<Vec<(f64, f64)>> {
    std::thread::scope(|scope| {
        let working = counters.iter().enumerate().map(|(rank, api)| {
            scope.spawn(move || {
                let url = house.desk.url.as_deref().expect("a server");
                let mut floor = Floor::server(url);
                std::thread::sleep(pause.mul_f64(rank as f64 / COUNTERS as f64));
                let work = (0..EACH).map(|_| {
                    let began = Instant::now();
                    let floor = if pause.is_zero() { f64::NAN } else { time(|| floor.commit()) };
                    let id = house.to_accept[next.fetch_add(1, Ordering::SeqCst)];
                    let seen = serde_json::to_string(&Versioned { id, version: 1 }).expect("data");
                    let took = time(|| {
                        api.call("Léa", "reprise_accept", Uuid::now_v7(), &seen).expect("accepted");
                    });
                    std::thread::sleep(pause.saturating_sub(began.elapsed()));
                    (floor, took)
                });
                work.collect()
            })
        });
        let working: Vec<_> = working.collect();
        working.into_iter().map(|counter| counter.join().expect("a counter")).collect()
    })
}
