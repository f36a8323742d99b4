//! A day of eight counters, from its first command to the summary.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

use api::{Api, Options};
use harness::desk::{PEOPLE, PIN, found};
use harness::dice::{Dice, now_ms, seed};
use harness::pipe::{Given, Pipe};
use harness::server::fresh_database;
use harness::small::season;
use serde_json::json;
use store::{Store, StoreError, TxExt};
use tempfile::TempDir;
use uuid::Uuid;

use crate::counter::{Counter, Day, Ids, Tally};
use crate::line::{Line, Program, Session};
use crate::{books, sums};

/// Who works where: two counters may have the same person signed in.
const COUNTERS: [&str; 8] = ["Hélène", "Léa", "Karim", "Zoé", "Noé", "Karim", "Hélène", "Léa"];
/// Between two looks of the reader.
const PAUSE: Duration = Duration::from_millis(200);
/// Between two words of progress.
const PROGRESS: Duration = Duration::from_secs(10);
/// Of what is wrong, at most this much is shown.
const SHOWN: usize = 20;

/// What the house stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// A program for each counter, on one server.
    Postgres,
    /// A session for each counter, of one program on one file.
    Sqlite,
}

/// What a run found.
pub struct Found {
    pub done: u64,
    pub kills: u64,
    pub twice: u64,
    pub reads: usize,
    /// Rows of the journal after four fifths of the time, and at the end.
    pub rows: (i64, i64),
    pub wrong: Vec<String>,
}

struct Place {
    folder: TempDir,
    url: Option<String>,
    /// The one program on a file.
    api: Option<Arc<Api>>,
}

impl Place {
    fn make(engine: Engine) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = (engine == Engine::Postgres).then(fresh_database);
        let place = Self { folder, url, api: None };
        found(&place.store(), now_ms(), &season(now_ms()));
        let api = place.url.is_none().then(|| {
            let api = Arc::new(Api::open(&Options::folder(place.folder.path())).unwrap());
            PEOPLE.iter().for_each(|(name, _)| api.sign_in_by_name(name, name, PIN).unwrap());
            api
        });
        Self { api, ..place }
    }

    fn store(&self) -> Store {
        let file = self.folder.path().join("contremarque.sqlite");
        match &self.url {
            Some(url) => Store::postgres(url),
            None => Store::sqlite(&file, |_| Ok(())),
        }
        .unwrap()
    }

    fn line(&self, n: usize, operator: &'static str) -> Box<dyn Line> {
        match (&self.api, &self.url) {
            (Some(api), _) => Box::new(Session { api: Arc::clone(api), operator }),
            (None, url) => {
                let folder = self.folder.path().join(format!("guichet-{n}"));
                let url = url.clone().unwrap_or_default();
                Box::new(Program::new(folder, url, operator))
            }
        }
    }
}

/// Lets eight counters work, with a reader beside them, then holds the books against what they say.
pub fn run(engine: Engine, ids: Ids, duration: Duration) -> Found {
    let (place, seed) = (Place::make(engine), seed());
    let end = Instant::now() + duration;
    let over = AtomicBool::new(false);
    let (days, looks, read_wrong) = std::thread::scope(|scope| {
        let reader = scope.spawn(|| reads(&place, &over));
        let works = |(n, operator): (usize, &&'static str)| {
            let line = place.line(n, operator);
            let dice = Dice(seed.wrapping_add(n as u64));
            let role = PEOPLE.iter().find(|(name, _)| name == operator).unwrap().1;
            scope.spawn(move || Counter::new(line, role, ids, dice).works(|| Instant::now() < end))
        };
        let counters: Vec<_> = COUNTERS.iter().enumerate().map(works).collect();
        let days: Vec<Day> = counters.into_iter().map(joined).collect();
        over.store(true, Ordering::SeqCst);
        let (looks, wrong) = joined(reader);
        (days, looks, wrong)
    });
    let store = place.store();
    let (mut wrong, held) = books::wrong(&store, &days).unwrap();
    wrong.extend(read_wrong);
    wrong.extend(sums::wrong(&store).unwrap());
    wrong.extend(days.iter().flat_map(|day| day.wrong.clone()));
    let verified = place.verified();
    if verified["ok"] != json!(true) {
        wrong.push(format!("verify: {verified}"));
    }
    let found = Found {
        done: days.iter().flat_map(|day| day.tallies.values()).map(|tally| tally.done).sum(),
        kills: days.iter().map(|day| day.kills).sum(),
        twice: days.iter().map(|day| day.twice).sum(),
        reads: looks.len(),
        rows: (looks[looks.len() * 4 / 5], looks[looks.len() - 1]),
        wrong,
    };
    let summary = json!({
        "engine": format!("{engine:?}"), "ids": format!("{ids:?}"), "seed": seed,
        "seconds": duration.as_secs(), "counters": COUNTERS.len(), "commands": tallies(&days),
        "acknowledged": found.done, "held_against_the_books": held, "kills": found.kills,
        "given_twice": found.twice, "snapshots_that_were_summed": found.reads,
        "journal_rows": verified["rows"], "transfers": verified["transfers"],
        "wrong": found.wrong.len(),
        "first_wrong": found.wrong.iter().take(SHOWN).collect::<Vec<_>>(),
    });
    println!("{summary}");
    found
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Looks again and again whether the money of one moment adds up, until the work is over; gives how
/// long the journal was at each look.
fn reads(place: &Place, over: &AtomicBool) -> (Vec<i64>, Vec<String>) {
    let store = place.store();
    let (mut looks, mut wrong, mut said) = (Vec::new(), Vec::new(), Instant::now());
    while !over.load(Ordering::SeqCst) {
        wrong.extend(sums::wrong(&store).unwrap());
        let sql = "SELECT seq FROM head WHERE id = 1";
        let rows = store.read(|tx| TxExt::int(tx, sql, &[]));
        looks.push(rows.unwrap_or_else(|e: StoreError| panic!("the reader lost the house: {e}")));
        if said.elapsed() > PROGRESS {
            said = Instant::now();
            let rows = looks.last().copied().unwrap_or_default();
            eprintln!("{rows} rows of the journal, {} looks, {} wrong", looks.len(), wrong.len());
        }
        std::thread::sleep(PAUSE);
    }
    (looks, wrong)
}

fn tallies(days: &[Day]) -> BTreeMap<&'static str, serde_json::Value> {
    let mut all: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for (name, tally) in days.iter().flat_map(|day| &day.tallies) {
        let sum = all.entry(name).or_default();
        sum.done += tally.done;
        for (code, times) in &tally.refused {
            *sum.refused.entry(code.clone()).or_default() += times;
        }
    }
    all.into_iter()
        .map(|(name, tally)| (name, json!({ "done": tally.done, "refused": tally.refused })))
        .collect()
}

impl Place {
    /// What `journal_verify` says, asked as a counter asks it.
    fn verified(&self) -> serde_json::Value {
        let given = Given { id: Uuid::now_v7(), name: "journal_verify", args: json!({}) };
        let answer = match &self.api {
            Some(api) => Session { api: Arc::clone(api), operator: "Hélène" }.call(&given),
            None => {
                let folder = self.folder.path().join("verify");
                let mut pipe = Pipe::start(&folder, self.url.as_deref(), "Hélène");
                let answer = pipe.call(&given);
                pipe.end();
                answer
            }
        };
        answer["ok"].clone()
    }
}
