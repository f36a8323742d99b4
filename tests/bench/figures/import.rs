//! A season that another system exports, through `contremarquectl import` on a fresh house: how long
//! it takes and how much memory, then once more, when nothing is new.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use contract::intake::ImportReport;
use harness::desk::{Desk, PIN};
use harness::small::small_house;
use harness::{programs, sold};
use serde::de::IgnoredAny;

use crate::engine::Engine;
use crate::floor::Floor;
use crate::table::{Figure, Must, Table};
use crate::time;

const PLACES: usize = 100_000;
/// What an import may take, in milliseconds.
const MOST_MS: f64 = 30_000.0;
/// What it may need, in MB.
const MOST_MB: f64 = 300.0;
/// How often the program's memory is looked at. The system keeps the peak itself.
const LOOK: Duration = Duration::from_millis(10);

pub fn measure(table: &mut Table) {
    let folder = tempfile::tempdir().expect("a folder");
    let csv = sold::csv(folder.path(), PLACES).expect("files of lines");
    let pretix = sold::pretix(folder.path(), PLACES).expect("an export");
    for engine in Engine::all() {
        for (name, files) in [("CSV", &csv), ("pretix", &pretix)] {
            of(table, engine, name, files);
        }
    }
}

fn of(table: &mut Table, engine: Engine, name: &str, files: &[PathBuf]) {
    let house = Desk::open(engine.fresh(), &small_house());
    let url = house.login.clone();
    let mut floor = Floor::of(house.url.as_deref(), &house.folder);
    // A house in a file is open in one program at a time.
    let folder = house.close();
    let idle = run(folder.path(), url.as_deref(), &["call", "badges", "{}"]);

    let what = format!("import of {PLACES} places, {name}, {}", engine.name());
    let least = time(|| read_and_write(&mut floor, files));
    let arguments: Vec<&str> =
        ["import"].into_iter().chain(files.iter().filter_map(|file| file.to_str())).collect();
    let first = run(folder.path(), url.as_deref(), &arguments);
    assert_eq!(first.report().places, i64::try_from(PLACES).expect("few"), "{name}");
    let mut figure = Figure::new(&what, &[Must::At(50, MOST_MS)]);
    figure.pair(least, first.took_ms);
    table.add(
        figure.noted("the floor reads the same bytes and writes a bare row an order and a place"),
    );
    memory(table, format!("{what}, most memory"), &first, &idle);

    let again = run(folder.path(), url.as_deref(), &arguments);
    let report = again.report();
    assert_eq!(report.writes(), 0, "{name}, again");
    let mut figure = Figure::new(format!("{what}, again: nothing new"), &[Must::At(50, MOST_MS)]);
    figure.pair(least, again.took_ms);
    table.add(figure.noted(format!("{} rows are here", report.unchanged)));
    memory(table, format!("{what}, again, most memory"), &again, &idle);
}

fn memory(table: &mut Table, name: String, ran: &Ran, idle: &Ran) {
    let floor = format!("the floor, the program with nothing to do: {:.1} MB", idle.peak_mb);
    let must = [Must::Most(MOST_MB, "MB")];
    table.add(Figure::new(name, &must).counted(ran.peak_mb).noted(floor));
}

/// What a run of the program came to.
struct Ran {
    took_ms: f64,
    peak_mb: f64,
    said: String,
}

impl Ran {
    fn report(&self) -> ImportReport {
        serde_json::from_str(&self.said).expect("the report of an import")
    }
}

fn run(folder: &Path, url: Option<&str>, arguments: &[&str]) -> Ran {
    let mut command = Command::new(programs::built("contremarquectl").expect("contremarquectl"));
    command.arg("--data").arg(folder);
    if let Some(url) = url {
        command.env("CONTREMARQUE_DATABASE", url);
    }
    command.args(["--operator", "Hélène"]).args(arguments).env("CONTREMARQUE_PIN", PIN);
    // What it says is short enough for a pipe that is read at the end.
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let (mut peak_mb, mut said) = (0.0, None);
    let took_ms = time(|| {
        let mut child = command.spawn().expect("contremarquectl");
        let status = PathBuf::from(format!("/proc/{}/status", child.id()));
        while child.try_wait().expect("its state").is_none() {
            peak_mb = peak(&status).unwrap_or(peak_mb);
            std::thread::sleep(LOOK);
        }
        said = Some(child.wait_with_output().expect("what it said"));
    });
    let said = said.expect("it ended");
    assert!(said.status.success(), "{arguments:?}");
    Ran { took_ms, peak_mb, said: String::from_utf8(said.stdout).expect("a text") }
}

/// The most memory that a program had so far, in MB; nothing when it is gone.
fn peak(status: &Path) -> Option<f64> {
    let status = std::fs::read_to_string(status).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1_024.0 / 1_000_000.0)
}

/// The least that an import could be: the bytes read as what they are, and as many rows as there
/// are orders and places written with one commit.
fn read_and_write(floor: &mut Floor, files: &[PathBuf]) {
    for file in files {
        let bytes = std::fs::read(file).expect("the file");
        if file.extension().is_some_and(|ending| ending == "json") {
            serde_json::from_slice::<IgnoredAny>(&bytes).expect("JSON");
        } else {
            let lines = bytes.split(|b| *b == b'\n');
            let fields: usize = lines.map(|line| line.split(|b| *b == b';').count()).sum();
            std::hint::black_box(fields);
        }
    }
    floor.commit_rows(PLACES + PLACES / 2);
}
