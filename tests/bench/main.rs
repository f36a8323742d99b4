//! How fast the core is, each figure beside a floor that is measured in the same run, interleaved,
//! because disks burst and throttle. A table on stdout, then one line of JSON.

mod floor;
mod house;
mod table;

use std::time::Instant;

use house::BenchHouse;
use table::{Figure, Table};

/// Measured pairs a figure.
const ROUNDS: usize = 300;

fn main() {
    let mut table = Table::default();
    for (engine, url) in engines() {
        let house = BenchHouse::make(url, ROUNDS);
        let mut floor = house.floor();
        let mut accept = Figure::new(format!("accept one request, durable, {engine}"));
        let mut sale = Figure::new(format!("sale of 3 places with credit, durable, {engine}"));
        for round in 0..ROUNDS {
            accept.pair(time(|| floor.commit()), time(|| house.accept(round)));
            sale.pair(time(|| floor.commit()), time(|| house.sell(round)));
        }
        table.add(accept);
        table.add(sale);
        let mut page = Figure::new(format!("queue page of 50, {engine}"));
        let mut search = Figure::new(format!("customer search, {engine}"));
        for round in 0..ROUNDS {
            page.single(time(|| house.queue_page(round)));
            search.single(time(|| house.search(round)));
        }
        table.add(page);
        table.add(search);
        let mut verify = Figure::new(format!("verify, {} journal rows, {engine}", house.rows()));
        verify.single(time(|| house.verify()));
        table.add(verify);
    }
    let mut tickets = Figure::new("one A4 ticket PDF".to_owned());
    let facts = house::ticket();
    for _ in 0..ROUNDS {
        tickets.single(time(|| {
            documents::ticket::a4(std::slice::from_ref(&facts)).map(|pdf| pdf.len()).unwrap_or(0);
        }));
    }
    table.add(tickets);
    table.print();
}

/// SQLite always; PostgreSQL where the environment says where it is.
fn engines() -> Vec<(&'static str, Option<String>)> {
    let mut engines = vec![("SQLite", None)];
    if std::env::var_os("CONTREMARQUE_TEST_POSTGRES").is_some() {
        engines.push(("PostgreSQL", Some(harness::desk::fresh_database())));
    }
    engines
}

/// Milliseconds.
fn time(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1_000.0
}
