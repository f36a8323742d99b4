//! An open house: the store, who is signed in, and the way a command takes.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use contract::operator::EngineName;
use domain::access::Role;
use office::command::{self, Envelope};
use office::{Code, Cx, OfficeError, Operator};
use serde::Serialize;
use store::{DataLock, Engine, Store, StoreError, Tx};
use uuid::Uuid;

use crate::letters::PaperLetters;
use crate::line::{self, LineState};
use crate::local::LocalFile;
use crate::session::Session;
use crate::spec::{Kind, Spec, Who};
use crate::{Answer, ApiError, COMMANDS, Clock, SystemClock, Topic, identity, moving};

/// The longest arguments a command may carry, in bytes.
const ARGS_MAX: usize = 256 * 1024;

/// Where a house is, and what it is opened with.
#[derive(Clone)]
pub struct Options {
    /// The folder of this counter: the local house, its mails, tickets and backups.
    pub data_dir: PathBuf,
    /// A shared house instead, `postgres://…`; the counter's settings say it otherwise. Empty: the
    /// folder's own house, whatever they say.
    pub database_url: Option<String>,
    /// Time and randomness.
    pub clock: Arc<dyn Clock>,
}

impl Options {
    /// The house in a folder, with the system's clock.
    #[must_use]
    pub fn folder(data_dir: impl Into<PathBuf>) -> Self {
        Self { data_dir: data_dir.into(), database_url: None, clock: Arc::new(SystemClock) }
    }
}

/// An open house.
pub struct Api {
    pub(crate) store: Store,
    pub(crate) data_dir: PathBuf,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) letters: PaperLetters,
    pub(crate) counter_id: i64,
    pub(crate) line: Mutex<LineState>,
    /// This program among those that have the house open; another at each start.
    pub(crate) holder: String,
    /// What an earlier life of this program was sending has been looked at.
    pub(crate) mails_recovered: AtomicBool,
    pub(crate) local: Mutex<LocalFile>,
    pub(crate) sessions: Mutex<HashMap<String, Session>>,
    pub(crate) importing: Mutex<Option<Arc<crate::importing::Job>>>,
    /// What the house's clock is ahead of the system's.
    ahead_ms: AtomicI64,
    _lock: DataLock,
}

/// A command on its way.
pub(crate) struct Call<'a> {
    /// Session it came by.
    pub session: &'a str,
    /// Its id.
    pub id: Uuid,
    /// Its arguments, as JSON.
    pub args: &'a str,
    /// Who gives it; the program itself where nobody need be signed in.
    pub operator: Operator,
    /// What it changes, for the other counters to fetch again.
    pub changes: &'static [Topic],
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Api {
    /// Opens the house of a folder, making an empty database where there is none.
    ///
    /// # Errors
    /// [`Code::DataInUse`], [`Code::NewerSchema`], [`Code::DatabaseUnreachable`] and their like;
    /// [`Code::HouseMoved`] where the house was left for another place.
    pub fn open(options: &Options) -> Result<Self, ApiError> {
        Self::enter(options, |store| moving::settle(store, options))
    }

    /// Opens the house once `admits` has looked at its database.
    pub(crate) fn enter(
        options: &Options,
        admits: impl FnOnce(&Store) -> Result<(), ApiError>,
    ) -> Result<Self, ApiError> {
        let lock = DataLock::take(&options.data_dir)?;
        let mut local = LocalFile::load(&options.data_dir)?;
        let store = connect(options, &local)?;
        admits(&store)?;
        let house = store.read(|tx| office::House::find(tx))?;
        let offset_ms = house.map_or(0, |house| house.clock_offset_ms);
        let now_ms = options.clock.now_ms() + offset_ms;
        let entropy = options.clock.entropy();
        let known = identity::register(&store, &options.data_dir, &mut local, now_ms, entropy)?;
        let line = LineState { revoked_at_ms: known.revoked_at_ms, ..LineState::default() };
        Ok(Self {
            store,
            data_dir: options.data_dir.clone(),
            clock: Arc::clone(&options.clock),
            letters: PaperLetters,
            counter_id: known.id,
            line: Mutex::new(line),
            holder: format!("{}-{}", known.id, Uuid::from_bytes(options.clock.entropy())),
            mails_recovered: AtomicBool::new(false),
            local: Mutex::new(local),
            sessions: Mutex::default(),
            importing: Mutex::default(),
            ahead_ms: AtomicI64::new(offset_ms),
            _lock: lock,
        })
    }

    /// The house's clock, UTC milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.clock.now_ms() + self.ahead_ms.load(Ordering::SeqCst)
    }

    /// The house was made while it was open: its clock is known from now on.
    pub(crate) fn set_ahead(&self, ahead_ms: i64) {
        self.ahead_ms.store(ahead_ms, Ordering::SeqCst);
    }

    /// The engine of this house.
    pub(crate) fn engine(&self) -> EngineName {
        match self.store.engine() {
            Engine::Sqlite => EngineName::Sqlite,
            Engine::Postgres => EngineName::Postgres,
        }
    }

    /// The folder of this counter.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// Runs one command of the list for whoever is signed in on `session`.
    ///
    /// # Errors
    /// The command's refusals; [`Code::UnknownCommand`], [`Code::NotSignedIn`],
    /// [`Code::SessionExpired`], [`Code::NotAllowed`], [`Code::BadArguments`].
    pub fn call(
        &self,
        session: &str,
        name: &str,
        id: Uuid,
        args: &str,
    ) -> Result<Answer, ApiError> {
        let Some(spec) = COMMANDS.iter().find(|spec| spec.name == name) else {
            return Err(OfficeError::new(Code::UnknownCommand).with("name", name).into());
        };
        if args.len() > ARGS_MAX {
            return Err(OfficeError::new(Code::BadArguments).with("detail", "too long").into());
        }
        let span = tracing::debug_span!("command", name, %id);
        let _in_span = span.enter();
        let operator = self.admit(session, spec)?;
        let call = Call { session, id, args, operator, changes: spec.changes };
        let json = (spec.run)(self, &call).inspect_err(|refusal| self.note_refusal(refusal))?;
        Ok(Answer { json, changes: spec.changes })
    }

    /// A counter that is told it is shut out keeps that, before anyone else tells it.
    fn note_refusal(&self, refusal: &ApiError) {
        if refusal.code == Code::CounterRevoked
            && let Some(contract::fact::Fact::Number(at_ms)) = refusal.args.get("at_ms")
        {
            self.set_revoked(Some(*at_ms));
        }
    }

    /// Who gives the command, if they may.
    fn admit(&self, session: &str, spec: &Spec) -> Result<Operator, ApiError> {
        if let (Some(at_ms), false) = (self.line_state().revoked_at_ms, spec.name == "app_state") {
            let counter = locked(&self.local).settings.counter.clone();
            let refused = OfficeError::new(Code::CounterRevoked);
            return Err(refused.with("counter", counter).with("at_ms", at_ms).into());
        }
        let founding = match spec.who {
            Who::Anyone => true,
            Who::Founder(_) => !self.has_house()?,
            Who::Roles(_) => false,
        };
        if founding {
            return Ok(self.signed_in(session));
        }
        let operator = self.session_operator(session, spec.name != "badges")?;
        if spec.who.allows(operator.role) {
            Ok(operator)
        } else {
            Err(ApiError::new(Code::NotAllowed))
        }
    }

    pub(crate) fn read<R>(
        &self,
        call: &Call<'_>,
        question: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        let (now, counter) = (self.now_ms(), self.counter_id);
        let done =
            command::read(&self.store, now, &call.operator, counter, &self.letters, question);
        Ok(done?)
    }

    /// A write that is worth no record.
    pub(crate) fn touch<R>(
        &self,
        call: &Call<'_>,
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        let (now, counter) = (self.now_ms(), self.counter_id);
        let told = |tx: &mut dyn Tx, cx: &Cx<'_>| {
            let done = work(tx, cx)?;
            self.announce(tx, call.changes);
            Ok(done)
        };
        let done = command::touch(&self.store, now, &call.operator, counter, &self.letters, told);
        Ok(done?)
    }

    pub(crate) fn write<R: Serialize>(
        &self,
        call: &Call<'_>,
        name: &'static str,
        args: String,
        mut use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<String, ApiError> {
        let told = |tx: &mut dyn Tx, cx: &Cx<'_>| {
            let reply = use_case(tx, cx)?;
            self.announce(tx, call.changes);
            Ok(reply)
        };
        let envelope = Envelope {
            id: call.id.to_string(),
            name,
            args,
            at_ms: self.now_ms(),
            entropy: self.clock.entropy(),
            operator: call.operator.clone(),
            counter_id: self.counter_id,
        };
        Ok(command::write(&self.store, &envelope, &self.letters, told)?)
    }

    /// Tells the other counters what this transaction changes, once it is kept.
    pub(crate) fn announce(&self, tx: &mut dyn Tx, topics: &[Topic]) {
        if let Some(text) = line::announcement(self.counter_id, topics) {
            tx.announce(text);
        }
    }

    /// Whether who is signed in on `session` may give a command.
    ///
    /// # Errors
    /// As [`Api::call`].
    pub fn may(&self, session: &str, name: &str) -> Result<(), ApiError> {
        match COMMANDS.iter().find(|spec| spec.name == name) {
            Some(spec) => self.admit(session, spec).map(|_| ()),
            None => Err(OfficeError::new(Code::UnknownCommand).with("name", name).into()),
        }
    }

    /// The whole list as data: name, kind, who may, schemas.
    #[must_use]
    pub fn describe() -> serde_json::Value {
        let commands = COMMANDS.iter().map(|spec| {
            let who: Vec<&str> = match spec.who {
                Who::Anyone => vec!["anyone"],
                Who::Founder(roles) | Who::Roles(roles) => {
                    roles.iter().map(|role| Role::key(*role)).collect()
                }
            };
            serde_json::json!({
                "name": spec.name,
                "kind": spec.kind,
                "who": who,
                "changes": spec.changes,
                "args": (spec.args_schema)(),
                "reply": (spec.reply_schema)(),
            })
        });
        serde_json::Value::Array(commands.collect())
    }

    /// Whether a command of this name only asks.
    #[must_use]
    pub fn is_read(name: &str) -> bool {
        COMMANDS.iter().any(|spec| spec.name == name && spec.kind == Kind::Read)
    }
}

/// The store of a folder whose lock is held, and the counter that this is.
pub(crate) fn open_store(options: &Options) -> Result<(Store, i64), ApiError> {
    let mut local = LocalFile::load(&options.data_dir)?;
    let store = connect(options, &local)?;
    let (now_ms, entropy) = (options.clock.now_ms(), options.clock.entropy());
    let known = identity::register(&store, &options.data_dir, &mut local, now_ms, entropy)?;
    Ok((store, known.id))
}

pub(crate) fn connect(options: &Options, local: &LocalFile) -> Result<Store, StoreError> {
    let url = match &options.database_url {
        Some(url) => Some(url.clone()),
        None => local.database_url(&options.data_dir)?,
    };
    match url {
        Some(url) if !url.is_empty() => Store::postgres(&url),
        _ => Store::sqlite(&database_path(&options.data_dir), |path| {
            crate::backup::before_migrating(path, options.clock.now_ms())
        }),
    }
}

/// The folder of the window's own house on this machine.
#[must_use]
pub fn default_folder() -> PathBuf {
    dirs::data_dir().unwrap_or_else(|| PathBuf::from(".")).join("Contremarque")
}

/// The file of a local house.
#[must_use]
pub fn database_path(data_dir: &Path) -> PathBuf {
    data_dir.join("contremarque.sqlite")
}
