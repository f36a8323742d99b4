//! How fast the core is, each figure beside a floor that is measured in the same run, interleaved,
//! because disks burst and throttle. A table on stdout, then one line of JSON; the exit status says
//! whether each figure is what it must be.
//!
//! Arguments are the names of the figures wanted, all of them without: see [`FIGURES`]. The
//! environment: `CONTREMARQUE_TEST_POSTGRES` for a server, `CONTREMARQUE_BENCH_ROWS` for the size
//! of the large house, a million where it is left out, a hundred thousand where the site is measured.

mod engine;
mod figures;
mod floor;
mod large;
mod pace;
mod table;

use std::process::ExitCode;
use std::time::Instant;

use figures::{
    bulk, counters, decisions, find, flushes, growth, hall, import, journal, pipe, queue, search,
    site, tickets, verify,
};
use table::Table;

type Measure = fn(&mut Table);

/// What measures each figure.
const FIGURES: [(&str, Measure); 15] = [
    ("flushes", flushes::measure),
    ("decisions", decisions::measure),
    ("growth", growth::measure),
    ("bulk", bulk::measure),
    ("queue", queue::measure),
    ("search", search::measure),
    ("find", find::measure),
    ("hall", hall::measure),
    ("journal", journal::measure),
    ("verify", verify::measure),
    ("tickets", tickets::measure),
    ("counters", counters::measure),
    ("pipe", pipe::measure),
    ("import", import::measure),
    ("site", site::measure),
];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let known: Vec<&str> = FIGURES.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = wanted.iter().find(|name| !known.contains(&name.as_str())) {
        eprintln!("{unknown}: the figures are {}", known.join(", "));
        return ExitCode::FAILURE;
    }
    let mut table = Table::default();
    for (name, measure) in FIGURES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            measure(&mut table);
        }
    }
    if table.print() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Milliseconds.
fn time(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1_000.0
}
