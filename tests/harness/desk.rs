//! A house on each engine, and the people at its desk: what the conformance tests stand on.

use std::path::PathBuf;
use std::sync::Arc;

use api::{Api, ApiError, Clock, Options};
use contract::action::Action;
use contract::ids::CustomerId;
use contract::operator::OperatorCard;
use domain::money::Cents;
use formats::batch::Batch;
use office::{Actor, By, Code, House, OfficeError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use store::Store;
use tempfile::TempDir;
use uuid::Uuid;

pub use crate::clock::{BEGINNING_MS, DAY_MS, HOUR_MS, TestClock, stop_clock};
pub use crate::founded::{BareRenderer, PEOPLE, PIN, found};
use crate::schema;
use crate::server::{counter_login, login_of_a_counter};
use crate::small::small_house;

/// A house that is open, with everyone signed in.
pub struct Desk {
    pub api: Arc<Api>,
    pub clock: Arc<TestClock>,
    pub folder: PathBuf,
    /// Its database on the server as its owner reaches it, where it is on one.
    pub url: Option<String>,
    /// The same as its counters reach it: with the rights of a counter, and no more.
    pub login: Option<String>,
    pub(crate) _folder: TempDir,
}

/// Runs a story on SQLite, then on PostgreSQL.
///
/// # Panics
/// Where `CONTREMARQUE_TEST_POSTGRES` does not say where the server is.
pub fn on_each_engine(story: impl Fn(&Desk)) {
    story(&Desk::sqlite(&small_house()));
    story(&Desk::postgres(&small_house()));
}

impl Desk {
    /// A house in a file.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn sqlite(batch: &Batch) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        schema::file(&folder.path().join("contremarque.sqlite"));
        Self::founded(folder, None, batch)
    }

    /// A house on the private server of the tests, in a database of its own.
    ///
    /// # Panics
    /// Where there is no server.
    #[must_use]
    pub fn postgres(batch: &Batch) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = schema::database();
        let login = login_of_a_counter(&url);
        Self::founded(folder, Some((url, login)), batch)
    }

    /// A house on the engine that `url` says.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn open(url: Option<String>, batch: &Batch) -> Self {
        let Some(url) = url else { return Self::sqlite(batch) };
        let folder = tempfile::tempdir().expect("a temporary folder");
        Store::postgres(&url).expect("a fresh database");
        let login = counter_login(&url);
        Self::founded(folder, Some((url, login)), batch)
    }

    /// A house in a database that has its schema and, on a server, its rights: the owner's address, then a counter's.
    fn founded(folder: TempDir, server: Option<(String, String)>, batch: &Batch) -> Self {
        let clock = Arc::new(TestClock::new());
        let (url, login) = server.unzip();
        let store = match &url {
            Some(url) => Store::postgres(url),
            None => Store::sqlite(&folder.path().join("contremarque.sqlite"), |_| Ok(())),
        };
        let store = store.expect("a database with its schema");
        if let Some(url) = &url {
            clock.steer(url);
        }
        found(&store, clock.now_ms(), batch);
        let api = Self::reopen(folder.path(), login.clone(), &clock).expect("the house opens");
        let desk =
            Self { api, clock, folder: folder.path().to_owned(), url, login, _folder: folder };
        desk.everyone_signs_in();
        desk
    }

    /// The same counter after its program was closed and started again, everyone signed in.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn reopened(self) -> Self {
        self.reopened_after(|_| {})
    }

    /// The same, after something was done to its folder or its database while it was closed.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn reopened_after(self, meanwhile: impl FnOnce(&std::path::Path)) -> Self {
        let Self { api, clock, folder, url, login, _folder } = self;
        drop(api);
        meanwhile(&folder);
        let api = Self::reopen(&folder, login.clone(), &clock).expect("the house opens");
        let desk = Self { api, clock, folder, url, login, _folder };
        desk.everyone_signs_in();
        desk
    }

    /// The same counter, at the same house by another way.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn moved_to(self, login: String) -> Self {
        let Self { api, clock, folder, url, login: _, _folder } = self;
        drop(api);
        let api = Self::reopen(&folder, Some(login.clone()), &clock).expect("the house opens");
        let desk = Self { api, clock, folder, url, login: Some(login), _folder };
        desk.everyone_signs_in();
        desk
    }

    /// Opens the house from a folder, as its program would when it starts.
    ///
    /// # Errors
    /// What opening refuses.
    pub fn reopen(
        folder: &std::path::Path,
        url: Option<String>,
        clock: &Arc<TestClock>,
    ) -> Result<Arc<Api>, ApiError> {
        let options = Options {
            database_url: url,
            clock: Arc::clone(clock) as Arc<dyn Clock>,
            ..Options::folder(folder)
        };
        Api::open(&options).map(Arc::new)
    }

    /// Signs everyone in, each on a session of their name.
    ///
    /// # Panics
    /// When a sign-in is refused.
    pub fn everyone_signs_in(&self) {
        for (name, _) in PEOPLE {
            self.signs_in(name);
        }
    }

    /// Lets the house live for a day from rows of this moment on: what ended before is written off at the next look.
    ///
    /// # Panics
    /// When a sign-in is refused.
    pub fn lives_a_day(&self) {
        self.everyone_signs_in();
        self.clock.pass(DAY_MS);
        self.everyone_signs_in();
    }

    /// Signs one person in, on a session of their name.
    ///
    /// # Panics
    /// When the sign-in is refused.
    pub fn signs_in(&self, name: &str) {
        let cards: Vec<OperatorCard> = self.ok("", "operators_signin", serde_json::json!({}));
        let id = cards.iter().find(|card| card.name == name).map(|card| card.id);
        let args = serde_json::json!({ "operator_id": id, "pin": PIN });
        self.ok::<Json>(name, "sign_in", args);
    }

    /// Closes the house; its folder stays as long as what is given back.
    #[must_use]
    pub fn close(self) -> TempDir {
        self._folder
    }

    /// A second hand on the same database, past the commands.
    ///
    /// # Panics
    /// When it cannot be reached.
    #[must_use]
    pub fn store(&self) -> Store {
        match &self.url {
            Some(url) => Store::postgres(url),
            None => Store::sqlite(&self.folder.join("contremarque.sqlite"), |_| Ok(())),
        }
        .expect("the same database")
    }

    /// Credit from before the house began here.
    ///
    /// # Panics
    /// When it is refused.
    pub fn give_credit(&self, customer_id: CustomerId, amount: Cents, expires_at_ms: i64) {
        let at_ms = self.clock.now_ms();
        let entropy = self.clock.entropy();
        let given = self.store().write(|tx| {
            let house = House::load(tx)?;
            let by = By {
                operator: &Actor::program(),
                counter_id: 0.into(),
                at_ms,
                renderer: &BareRenderer,
            };
            let cx = office::command::unlisted(tx, by, "opening", entropy, house)?;
            let origin = office::books::credit::Origin::Opening;
            let lot = office::books::credit::open_lot(
                tx,
                &cx,
                customer_id,
                origin,
                amount,
                expires_at_ms,
            )?;
            let transfers =
                office::books::ledger::transfer(office::books::ledger::OPENING, lot.id, amount);
            let entry = office::books::journal::Entry {
                customer_id: Some(customer_id),
                transfers: transfers.into_iter().collect(),
                ..office::books::journal::Entry::of(Action::CreditOpened)
            };
            office::books::journal::append(tx, &cx, entry)?;
            office::command::seal(tx, &cx.mint)?;
            Ok::<_, OfficeError>(())
        });
        given.expect("credit is given");
    }

    /// What another system sends once more.
    ///
    /// # Panics
    /// When it is refused.
    pub fn import(&self, batch: &Batch) {
        let (at_ms, entropy) = (self.clock.now_ms(), self.clock.entropy());
        let done = self.store().write(|tx| {
            let house = House::load(tx)?;
            let by = By {
                operator: &Actor::program(),
                counter_id: 0.into(),
                at_ms,
                renderer: &BareRenderer,
            };
            let cx = office::command::unlisted(tx, by, "import", entropy, house)?;
            office::intake::apply(tx, &cx, batch)?;
            office::command::seal(tx, &cx.mint)?;
            Ok::<_, OfficeError>(())
        });
        done.expect("the batch is taken in");
    }

    /// A command by whoever is signed in on `session`.
    ///
    /// # Errors
    /// Its refusal.
    pub fn call<R: DeserializeOwned>(
        &self,
        session: &str,
        name: &str,
        args: impl Serialize,
    ) -> Result<R, ApiError> {
        self.call_as(Uuid::now_v7(), session, name, args)
    }

    /// A command with an id of its own.
    ///
    /// # Errors
    /// Its refusal.
    ///
    /// # Panics
    /// When the answer is not of the shape asked for.
    pub fn call_as<R: DeserializeOwned>(
        &self,
        id: Uuid,
        session: &str,
        name: &str,
        args: impl Serialize,
    ) -> Result<R, ApiError> {
        let args = serde_json::to_string(&args).expect("arguments are data");
        let answer = self.api.call(session, name, id, &args)?;
        Ok(serde_json::from_str(&answer.json).expect("an answer of this shape"))
    }

    /// A command that must go through.
    ///
    /// # Panics
    /// When it is refused.
    pub fn ok<R: DeserializeOwned>(&self, session: &str, name: &str, args: impl Serialize) -> R {
        match self.call(session, name, args) {
            Ok(reply) => reply,
            Err(refusal) => panic!("{name} by {session:?}: {refusal}"),
        }
    }

    /// The code a command is refused with.
    ///
    /// # Panics
    /// When it goes through.
    pub fn refused(&self, session: &str, name: &str, args: impl Serialize) -> Code {
        match self.call::<Json>(session, name, args) {
            Ok(reply) => panic!("{name} by {session:?} went through: {reply}"),
            Err(refusal) => refusal.code,
        }
    }
}
