//! A move that is cut short: wherever it stops, there is one house, and everyone knows where.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use api::{Api, ApiError, Options};
use harness::desk::{PIN, found};
use harness::dice::{Dice, now_ms, seed};
use harness::server::fresh_database;
use harness::small::season;
use harness::{programs, until};
use office::Code;
use office::house::moved::{self, Mark};
use store::{Content, Store, StoreError};
use tempfile::TempDir;

/// Moves that are begun, each killed at some moment.
const MOVES: usize = 16;

/// Where a house is.
enum Home {
    Folder(TempDir),
    /// With the folder of the counter that moves it.
    Server(String, TempDir),
}

impl Home {
    fn fresh(server: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if server { Self::Server(fresh_database(), folder) } else { Self::Folder(folder) }
    }

    fn folder(&self) -> &Path {
        match self {
            Self::Folder(folder) | Self::Server(_, folder) => folder.path(),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Folder(folder) => folder.path().display().to_string(),
            Self::Server(url, _) => url.clone(),
        }
    }

    /// The house of this very place, whatever the folder's settings say.
    fn options(&self) -> Options {
        let url = match self {
            Self::Folder(_) => String::new(),
            Self::Server(url, _) => url.clone(),
        };
        Options { database_url: Some(url), ..Options::folder(self.folder()) }
    }

    fn store(&self) -> Store {
        match self {
            Self::Folder(folder) => on_file(folder.path()),
            Self::Server(url, _) => Store::postgres(url).unwrap(),
        }
    }

    fn opens(&self) -> Result<bool, ApiError> {
        Api::open(&self.options())?.has_house()
    }
}

fn on_file(folder: &Path) -> Store {
    Store::sqlite(&folder.join("contremarque.sqlite"), |_| Ok(())).unwrap()
}

fn begin_move(from: &Home, to: &str) -> Child {
    let mut command = Command::new(programs::built("contremarquectl").unwrap());
    command.arg("--data").arg(from.folder());
    if let Home::Server(url, _) = from {
        command.env("CONTREMARQUE_DATABASE", url);
    }
    command
        .args(["--operator", "Hélène", "move"])
        .env("CONTREMARQUE_MOVE_TO", to)
        .env("CONTREMARQUE_PIN", PIN)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// What the house has sold and owes. Whoever looks from a new folder becomes a counter, and the
/// journal says so: its beginning must be the same.
fn contents(store: &Store) -> Vec<Content> {
    const ALIKE: [&str; 7] =
        ["account", "credit_lot", "customer", "orders", "place", "reprise", "transfer"];
    let all = store.read(|tx| store::contents(tx)).unwrap_or_else(|e: StoreError| panic!("{e}"));
    all.into_iter().filter(|content| ALIKE.contains(&content.table.as_str())).collect()
}

fn mark(store: &Store) -> Option<Mark> {
    store.read(|tx| moved::find(tx)).unwrap()
}

fn a_house() -> Home {
    let home = Home::fresh(false);
    found(&home.store(), now_ms(), &season(now_ms()));
    home
}

#[test]
fn a_move_killed_at_any_moment_leaves_one_house() {
    let mut dice = Dice(seed());
    let mut home = a_house();
    let before = contents(&home.store());
    let began = home.store().read(|tx| moved::end(tx)).unwrap();
    let whole = Instant::now();
    let first = Home::fresh(true);
    assert!(begin_move(&home, &first.name()).wait().unwrap().success());
    let takes = whole.elapsed();
    home = first;
    let mut arrivals = 0;
    for round in 0..MOVES {
        let next = Home::fresh(matches!(home, Home::Folder(_)));
        let mut mover = begin_move(&home, &next.name());
        // The first one is not killed; most die between the marks, where it counts.
        if round > 0 {
            let after = takes.as_micros() as u64 * (20 + dice.roll(100)) / 100;
            std::thread::sleep(Duration::from_micros(after));
            mover.kill().unwrap();
        }
        mover.wait().unwrap();
        match home.opens() {
            Ok(here) => {
                assert!(here && !next.opens().unwrap(), "the house is here alone");
                assert_eq!(mark(&home.store()), None);
            }
            Err(refusal) => {
                assert_eq!(refusal.code, Code::HouseMoved, "{refusal}");
                assert!(next.opens().unwrap(), "the house is there alone");
                arrivals += 1;
                home = next;
            }
        }
        assert_eq!(contents(&home.store()), before);
        assert!(home.store().read(|tx| moved::holds(tx, &began)).unwrap());
    }
    println!("{arrivals} of {MOVES} arrived");
    assert!(Api::open(&home.options()).unwrap().verify().unwrap().ok);
}

/// The moment between the two marks, held still: the target does not let the move in.
#[test]
fn a_house_whose_move_was_cut_short_asks_the_target_and_goes_on() {
    let home = a_house();
    let url = fresh_database();
    drop(Store::postgres(&url).unwrap());
    let mut other = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    let mut held = other.transaction().unwrap();
    held.batch_execute("SELECT seq FROM head WHERE id = 1 FOR UPDATE").unwrap();

    // Opened before, because whoever opens a file waits for the one that writes it.
    let watched = home.store();
    let mut mover = begin_move(&home, &url);
    until(20, "the mark of a house being left", || mark(&watched)).unwrap();
    mover.kill().unwrap();
    mover.wait().unwrap();
    drop(watched);
    // Nobody can say yet how it ended.
    assert_eq!(home.opens().unwrap_err().code, Code::HouseMoving);
    held.rollback().unwrap();
    // Now the target says that nothing arrived.
    assert!(home.opens().unwrap());
    assert_eq!(mark(&home.store()), None);
}

#[test]
fn a_house_that_arrived_while_its_mover_died_is_known_to_have_arrived() {
    let home = a_house();
    let url = fresh_database();
    assert!(begin_move(&home, &url).wait().unwrap().success());
    let left = mark(&home.store()).unwrap();
    assert!(left.arrived);
    // As the mover's death just after the target's commit would have left it.
    let in_doubt = Mark { arrived: false, ..left.clone() };
    home.store().write(|tx| moved::leave(tx, &in_doubt)).unwrap();
    std::fs::remove_file(home.folder().join("counter.json")).unwrap();
    let password = url.split(':').nth(2).unwrap().split('@').next().unwrap();
    let secrets = serde_json::json!({ "moving": password, "move_id": left.id });
    std::fs::write(home.folder().join("secrets.json"), secrets.to_string()).unwrap();

    assert_eq!(home.opens().unwrap_err().code, Code::HouseMoved);
    assert_eq!(mark(&home.store()), Some(left));
    // The same command goes on where it was cut short: the settings follow.
    assert!(begin_move(&home, &url).wait().unwrap().success());
    let settings = std::fs::read_to_string(home.folder().join("counter.json")).unwrap();
    assert!(settings.contains("postgres://"), "{settings}");
}

#[test]
fn a_move_whose_server_dies_under_it_leaves_the_house_where_it_was() {
    let home = a_house();
    let before = contents(&home.store());
    let url = fresh_database();
    drop(Store::postgres(&url).unwrap());
    let (server, database) = url.rsplit_once('/').unwrap();
    let mut admin =
        postgres::Client::connect(&format!("{server}/postgres"), postgres::NoTls).unwrap();
    let end = "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = $1 AND xact_start IS NOT NULL";
    let mut mover = begin_move(&home, &url);
    let mut ended = 0;
    // Each time it holds a transaction there, its line is cut, until it gives up.
    let status = loop {
        ended += admin.query_one(end, &[&database]).unwrap().get::<_, i64>(0);
        if let Some(status) = mover.try_wait().unwrap() {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(!status.success() && ended > 0);
    assert!(home.opens().unwrap());
    assert_eq!((mark(&home.store()), contents(&home.store())), (None, before));
    let there = Store::postgres(&url).unwrap();
    let found = there.read(|tx| office::House::find(tx)).unwrap();
    assert!(found.is_none(), "nothing arrived");
}
