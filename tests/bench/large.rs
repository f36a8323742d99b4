//! The large house, made once: a file is kept from one run to the next, a server's is made anew.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use api::{Api, Options};
use contract::args::Empty;
use contract::clock::{ClockNotice, ConfirmClock};
use contract::journal::Verification;
use contract::operator::AppState;
use formats::batch::Batch;
use harness::desk::{BEGINNING_MS, PEOPLE, PIN, found};
use harness::large::{Large, Size};
use harness::small::small_house;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Store, StoreError, TxExt};
use uuid::Uuid;

use crate::engine::Engine;
use crate::floor::Floor;

const ROWS: usize = 1_000_000;

/// A house of a million customers, requests and rows of the journal, and three million places.
pub struct LargeHouse {
    api: Api,
    pub store: Store,
    url: Option<String>,
    folder: PathBuf,
}

/// The database of the server, where it was made in this run.
static ON_SERVER: Mutex<Option<String>> = Mutex::new(None);

/// Rows of the large house.
pub fn rows() -> usize {
    rows_or(ROWS)
}

/// Rows of a house that has so many where the environment does not say.
pub fn rows_or(usual: usize) -> usize {
    std::env::var("CONTREMARQUE_BENCH_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}

impl LargeHouse {
    pub fn open(engine: Engine) -> Self {
        let target = std::env::current_exe().expect("this program");
        let target = target.ancestors().nth(2).expect("target/release/bench");
        let cache = target.join("bench-cache");
        let version = store::schema_version();
        let folder = match engine {
            Engine::File => cache.join(format!("{}-schema-{version}", rows())),
            Engine::Server => cache.join("server"),
        };
        std::fs::create_dir_all(&folder).expect("target/bench-cache");
        let url = match engine {
            Engine::File => {
                if !folder.join("made").exists() {
                    let _ = std::fs::remove_file(file(&folder));
                    make(None, &folder, &small_house(), rows());
                    std::fs::write(folder.join("made"), "").expect("a mark");
                }
                // As a house that has been open for a while: the system has read its file.
                let mut read = std::fs::File::open(file(&folder)).expect("the file");
                std::io::copy(&mut read, &mut std::io::sink()).expect("the file is read");
                None
            }
            Engine::Server => {
                let mut made = ON_SERVER.lock().expect("one thread");
                Some(made.get_or_insert_with(|| on_server(version, &folder)).clone())
            }
        };
        Self::at(url, folder)
    }

    /// One that was made before, everyone signed in.
    pub fn at(url: Option<String>, folder: PathBuf) -> Self {
        let options = Options { database_url: url.clone(), ..Options::folder(&folder) };
        let api = Api::open(&options).expect("the large house opens");
        for (name, _) in PEOPLE {
            api.sign_in_by_name(name, name, PIN).expect("everyone signs in");
        }
        let store = opened(url.as_deref(), &folder);
        let house = Self { api, store, url, folder };
        house.lives_now();
        house
    }

    /// A house in a file whose journal ends in 2020 is told that it is not 2020 any more.
    fn lives_now(&self) {
        let state: AppState = self.ok("", "app_state", Empty {});
        if let Some(ClockNotice { machine_ms, .. }) = state.clock {
            self.ok::<Empty>("Hélène", "clock_confirm", ConfirmClock { machine_ms });
        }
    }

    pub fn size() -> String {
        let rows = rows();
        if rows.is_multiple_of(1_000_000) {
            format!("{} M", rows / 1_000_000)
        } else {
            rows.to_string()
        }
    }

    pub fn verify_recent(&self) -> Verification {
        self.api.verify_recent().expect("the end of the journal")
    }

    pub fn floor(&self) -> Floor {
        Floor::of(self.url.as_deref(), &self.folder)
    }

    pub fn ok<R: DeserializeOwned>(&self, who: &str, name: &str, args: impl Serialize) -> R {
        let args = serde_json::to_string(&args).expect("arguments are data");
        match self.api.call(who, name, Uuid::now_v7(), &args) {
            Ok(answer) => serde_json::from_str(&answer.json).expect("an answer of this shape"),
            Err(refusal) => panic!("{name}: {refusal}"),
        }
    }

    /// Rows of the database, past the commands.
    pub fn rows<R: DeserializeOwned>(&self, sql: &str) -> Vec<R> {
        self.store
            .read(|tx| tx.rows::<R, _>(sql, &[]))
            .map_err(|e: StoreError| e.to_string())
            .expect(sql)
    }
}

/// On a server that stays between runs, so does the house.
fn on_server(version: i64, folder: &Path) -> String {
    let server = std::env::var("CONTREMARQUE_TEST_POSTGRES").expect("a server");
    let (base, _) = server.rsplit_once('/').expect("postgres://…/database");
    let kept = format!("large_{}_schema_{version}", rows());
    let mut client = postgres::Client::connect(&server, postgres::NoTls).expect("the server");
    let there = client.query_opt("SELECT 1 FROM pg_database WHERE datname = $1", &[&kept]);
    if there.expect("its databases").is_none() {
        let url = harness::server::fresh_database();
        make(Some(&url), folder, &small_house(), rows());
        let (_, name) = url.rsplit_once('/').expect("postgres://…/database");
        let rename = format!("ALTER DATABASE {name} RENAME TO {kept}");
        client.batch_execute(&rename).expect("nobody is connected");
    }
    format!("{base}/{kept}")
}

fn file(folder: &Path) -> PathBuf {
    folder.join("contremarque.sqlite")
}

fn opened(url: Option<&str>, folder: &Path) -> Store {
    match url {
        Some(url) => Store::postgres(url),
        None => Store::sqlite(&file(folder), |_| Ok(())),
    }
    .expect("the database")
}

/// Makes one of a season and so many rows.
pub fn make(url: Option<&str>, folder: &Path, season: &Batch, rows: usize) {
    let start = std::time::Instant::now();
    let store = opened(url, folder);
    found(&store, BEGINNING_MS, season);
    let size = Size { customers: rows, requests: rows, beside: 2 };
    Large::fill(&store, url, &file(folder), size);
    eprintln!("a house of {rows} rows is made in {} s", start.elapsed().as_secs());
}
