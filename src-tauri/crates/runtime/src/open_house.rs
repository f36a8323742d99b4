//! An open house: its store, this counter in it, and the ways in which a command reads and writes.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use contract::ids::CounterId;
use contract::operator::EngineName;
use contract::settings::MailSettings;
use office::books::anchor::End;
use office::books::signature::KeyPair;
use office::command::{self, Envelope};
use office::house::{clock, settings};
use office::{Actor, By, Cx, House, OfficeError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{DataLock, Engine, Store, Tx};
use uuid::Uuid;

use crate::anchor::Anchor;
use crate::call::topic::Topic;
use crate::call::topic::announcement;
use crate::call::{Call, Kept, encode};
use crate::clock::Clock;
use crate::error::ApiError;
use crate::given::{Answered, Given};
use crate::house_clock::HouseClock;
use crate::line_state::LineState;
use crate::place::counter_file::LocalFile;
use crate::place::files::database_path;
use crate::place::files::shut_folder;
use crate::place::folders::Folder;
use crate::place::options::Options;
use crate::place::{identity, moved, opening};
use crate::renderer::TemplateRenderer;
use crate::signing::{Journal as _, Signing, Told};

/// How the house was when this program opened it.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    /// The house's time, UTC milliseconds.
    pub at_ms: i64,
    /// No other program had the folder open.
    pub alone: bool,
}

/// A house that this program has open.
pub struct OpenHouse {
    pub store: Store,
    /// The same for what is done on a site, where that is a file: its lines may do no more.
    visitors: Option<Store>,
    /// The folder of this counter.
    pub data_dir: PathBuf,
    /// Where the house is: its address without a password, or nothing for the folder's own.
    pub place: String,
    /// The machine's clock and its randomness. What time it is says `time`.
    pub clock: Arc<dyn Clock>,
    /// What time it is in the house.
    pub time: HouseClock,
    /// What this counter last saw of the house.
    pub anchor: Anchor,
    /// What this counter was answered lately.
    pub given: Given,
    /// What this counter signs the journal with.
    pub signing: Signing,
    /// Words of mails.
    pub renderer: TemplateRenderer,
    pub counter_id: CounterId,
    pub line: Mutex<LineState>,
    /// This program among those that have the house open; another at each start. Without a space.
    pub holder: String,
    pub opened: Opened,
    /// What an earlier life of this program was sending has been looked at.
    pub mails_recovered: AtomicBool,
    /// The counter's own settings.
    pub local: Mutex<LocalFile>,
    lock: DataLock,
}

impl OpenHouse {
    /// Opens the house of a folder, making an empty database where there is none.
    ///
    /// # Errors
    /// [`office::Code::DataInUse`], [`office::Code::NewerSchema`], [`office::Code::DatabaseUnreachable`] and their like;
    /// [`office::Code::HouseMoved`] where the house was left for another place.
    pub fn open(options: &Options) -> Result<Self, ApiError> {
        Self::open_for(options, |_| Ok(()))
    }

    /// The same once `admits` has looked at its database.
    ///
    /// # Errors
    /// As [`OpenHouse::open`]; those of `admits`.
    pub fn open_for(
        options: &Options,
        admits: impl FnOnce(&Store) -> Result<(), ApiError>,
    ) -> Result<Self, ApiError> {
        let mut house = Self::enter(options, |store| {
            admits(store)?;
            moved::settle(store, options)
        })?;
        house.store.hurry();
        house.make_first_key();
        if !house.store.is_limited()
            && house.went_back().is_none()
            && let Err(refusal) = house.forget_erased()
        {
            tracing::warn!(%refusal, "what is left of people who were erased is cleared at the next opening");
        }
        house.store.calm()?;
        house.lock.share(&house.data_dir)?;
        Ok(house)
    }

    /// Opens the house once `admits` has looked at its database. A house that is moved gets no row of the journal
    /// by that, not even the first key of this counter. A program that nobody is beside of stays alone.
    pub fn enter(
        options: &Options,
        admits: impl FnOnce(&Store) -> Result<(), ApiError>,
    ) -> Result<Self, ApiError> {
        let lock = DataLock::take(&options.data_dir, options.occupant)?;
        let alone = lock.is_alone();
        let mut local = LocalFile::load(&options.data_dir)?;
        let store = opening::connect(options, &local, &lock)?;
        // Nobody hears yet that its server went silent.
        store.hurry();
        admits(&store)?;
        // Before anything is written: what is written could fill the place of a row that is missing.
        let place = options.place(&local);
        let anchor = Anchor::open(&options.data_dir, &place, &store)?;
        let time = store.read(|tx| {
            let (house, last_at_ms) = (House::find(tx)?, command::last_at_ms(tx)?);
            let machine = Arc::clone(&options.clock);
            let time = HouseClock::new(machine, tx.engine(), house.as_ref(), last_at_ms);
            time.in_transaction(tx);
            Ok::<_, OfficeError>(time)
        })?;
        let now_ms = time.now_ms();
        let entropy = options.clock.entropy();
        let known = identity::register(&store, &options.data_dir, &mut local, now_ms, entropy)?;
        if anchor.went_back().is_none() {
            // With the row that registered this counter.
            anchor.look(&store)?;
        }
        store.belongs_to(known.id.into())?;
        store.calm()?;
        // It is a counter's now, whatever else it was.
        shut_folder(&options.data_dir);
        let on_file = options.for_site && store.engine() == Engine::Sqlite;
        let visitors = match on_file {
            true => Some(Store::sqlite_for_site(&database_path(&options.data_dir))?),
            false => None,
        };
        let line = LineState {
            revoked_at_ms: known.revoked_at_ms,
            waiting: known.waiting,
            ..LineState::default()
        };
        Ok(Self {
            store,
            visitors,
            data_dir: options.data_dir.clone(),
            place,
            clock: Arc::clone(&options.clock),
            time,
            anchor,
            given: Given::default(),
            signing: Signing::default(),
            renderer: TemplateRenderer,
            counter_id: known.id,
            line: Mutex::new(line),
            holder: format!("{}-{}", known.id, Uuid::from_bytes(options.clock.entropy())),
            opened: Opened { at_ms: now_ms, alone },
            mails_recovered: AtomicBool::new(false),
            local: Mutex::new(local),
            lock,
        })
    }

    /// What commands sign the journal with, where this counter has its key.
    pub(crate) fn pair(&self) -> Option<Arc<KeyPair>> {
        if self.store.is_limited() { None } else { self.signing.pair(&self.data_dir, self) }
    }

    /// Makes this counter's key where the house has none of it yet.
    pub(crate) fn make_first_key(&self) {
        if !self.store.is_limited() && matches!(self.told(), Ok(Told::Nothing)) {
            self.signing.looks_again();
            let _ = self.pair();
        }
    }

    /// The house's time, UTC milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.time.now_ms()
    }

    /// What customers on the site read and write by.
    #[must_use]
    pub fn visitors(&self) -> &Store {
        self.visitors.as_ref().unwrap_or(&self.store)
    }

    fn store_of(&self, call: &Call<'_>) -> &Store {
        let limited = call.operator.is_on_site() && !call.by_house;
        if limited { self.visitors() } else { &self.store }
    }

    /// The engine of this house.
    pub fn engine(&self) -> EngineName {
        match self.store.engine() {
            Engine::Sqlite => EngineName::Sqlite,
            Engine::Postgres => EngineName::Postgres,
        }
    }

    /// Refuses a login that does not own the house's database.
    ///
    /// # Errors
    /// [`office::Code::OwnerNeeded`].
    pub fn owned(&self) -> Result<(), ApiError> {
        match self.store.read(|tx| store::owns_house(tx))? {
            true => Ok(()),
            false => Err(ApiError::new(office::Code::OwnerNeeded)),
        }
    }

    /// The folder of this counter.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        &self.data_dir
    }

    /// Whether this database has a house.
    ///
    /// # Errors
    /// From the store.
    pub fn has_house(&self) -> Result<bool, ApiError> {
        Ok(self.store.read(|tx| House::find(tx))?.is_some())
    }

    /// This operator, at this counter, now.
    pub fn by<'a>(&'a self, operator: &'a Actor) -> By<'a> {
        let renderer = &self.renderer;
        By { operator, counter_id: self.counter_id, at_ms: self.now_ms(), renderer }
    }

    /// Asks something of the house, in one transaction that writes nothing.
    ///
    /// # Errors
    /// Those of the question.
    pub fn read<R>(
        &self,
        call: &Call<'_>,
        mut question: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        let asked = |tx: &mut dyn Tx, cx: &Cx<'_>| {
            self.time.heard(cx.at_ms);
            question(tx, cx)
        };
        Ok(command::read(self.store_of(call), self.by(&call.operator), asked)?)
    }

    /// Reads past the commands, with the house's time.
    ///
    /// # Errors
    /// Those of the work.
    pub fn look<T>(
        &self,
        work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        self.look_by(&self.store, work)
    }

    /// The same by one of the house's stores.
    ///
    /// # Errors
    /// Those of the work.
    pub fn look_by<T>(
        &self,
        store: &Store,
        mut work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        Ok(store.read(|tx| {
            let now_ms = self.time.in_transaction(tx);
            work(tx, now_ms)
        })?)
    }

    /// Writes past the commands, with the house's time, what is worth no record.
    ///
    /// # Errors
    /// Those of the work.
    pub fn jot<T>(
        &self,
        work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        self.jot_by(&self.store, work)
    }

    /// The same by one of the house's stores.
    ///
    /// # Errors
    /// Those of the work.
    pub fn jot_by<T>(
        &self,
        store: &Store,
        mut work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        Ok(store.write(|tx| {
            let now_ms = self.time.in_transaction(tx);
            work(tx, now_ms)
        })?)
    }

    /// A write that is worth no record.
    pub fn touch<R>(
        &self,
        call: &Call<'_>,
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        let told = |tx: &mut dyn Tx, cx: &Cx<'_>| {
            self.time.heard(cx.at_ms);
            self.anchor.is_as_seen()?;
            let done = work(tx, cx)?;
            self.announce(tx, call.changes);
            Ok(done)
        };
        Ok(command::touch(self.store_of(call), self.by(&call.operator), told)?)
    }

    /// Carries out a command, in one transaction that keeps it and its answer under its id. `args` is
    /// what is kept of its arguments.
    ///
    /// # Errors
    /// Those of the use case; [`office::Code::CommandReused`]; [`office::Code::ClockUnsure`] and
    /// [`office::Code::ClockWrong`] while the machine's clock is not believed.
    pub fn write<K: Serialize + DeserializeOwned, R: Serialize>(
        &self,
        call: &Call<'_>,
        kept: Kept<K>,
        args: &K,
        mut use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<String, ApiError> {
        self.tell_clock()?;
        self.time.sure()?;
        let store = self.store_of(call);
        // Whoever takes over a site that is open to everybody has no key to sign with.
        let pair = if store.is_limited() { None } else { self.pair() };
        let mut written = None;
        let told = |tx: &mut dyn Tx, cx: &Cx<'_>| {
            self.time.heard(cx.at_ms);
            self.anchor.follows(&self.store, tx, &cx.head)?;
            cx.head.signs_with(pair.clone());
            let reply = use_case(tx, cx)?;
            self.announce(tx, call.changes);
            written = cx.head.written();
            Ok(reply)
        };
        let envelope = self.envelope(call, kept, args)?;
        let answer = command::write(store, &envelope, &self.renderer, told)?;
        self.anchor.note(written);
        if self.store.engine() == Engine::Postgres && !self.store.is_limited() {
            let at_ms = self.clock.counted_ms();
            self.given.note(Answered::now(call.id, &envelope, &answer, at_ms));
        }
        if call.changes.contains(&Topic::Settings) {
            self.follow_clock()?;
        }
        Ok(answer)
    }

    pub(crate) fn envelope<K: Serialize + DeserializeOwned>(
        &self,
        call: &Call<'_>,
        kept: Kept<K>,
        args: &K,
    ) -> Result<Envelope, ApiError> {
        Ok(Envelope {
            id: call.id.to_string(),
            form: kept.form(),
            args: encode(args)?,
            at_ms: self.now_ms(),
            entropy: self.given.entropy_of(call.id).unwrap_or_else(|| self.clock.entropy()),
            operator: call.operator.clone(),
            counter_id: self.counter_id,
        })
    }

    /// Reads how far the house's clock is ahead: the demo's may have been moved, by another counter too.
    pub(crate) fn follow_clock(&self) -> Result<(), ApiError> {
        if let Some(house) = self.store.read(|tx| House::find(tx))? {
            self.time.follow(&house);
        }
        Ok(())
    }

    /// Looks at the machine's clock, and tells the journal once what is wrong with it; says whether it did.
    ///
    /// # Errors
    /// From the store.
    pub fn tell_clock(&self) -> Result<bool, ApiError> {
        let Some(notice) = self.time.untold() else { return Ok(false) };
        let Some(house) = self.store.read(|tx| House::find(tx))? else { return Ok(true) };
        self.as_program(&house, &[Topic::Settings], |tx, cx| clock::notice(tx, cx, &notice))?;
        Ok(true)
    }

    /// Work of the program itself, one transaction; the other counters hear what it changes.
    pub fn as_program<T>(
        &self,
        house: &House,
        changes: &[Topic],
        work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        self.as_operator(&Actor::program(), house, changes, work)
    }

    /// Work of one transaction that is no command of the list.
    /// It is done whatever the machine's clock says, at the house's time.
    pub fn as_operator<T>(
        &self,
        operator: &Actor,
        house: &House,
        changes: &[Topic],
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        let (done, written) = self.unlisted(operator, house, changes, |tx, cx| {
            self.anchor.follows(&self.store, tx, &cx.head)?;
            work(tx, cx)
        })?;
        self.anchor.note(written);
        Ok(done)
    }

    /// The same, whatever this counter saw of the house; says where its rows end.
    pub(crate) fn unlisted<T>(
        &self,
        operator: &Actor,
        house: &House,
        changes: &[Topic],
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<(T, Option<End>), ApiError> {
        let known = |_: &mut dyn Tx, _: i64| Ok((operator.clone(), ()));
        self.unlisted_by(known, house, changes, |tx, cx, ()| work(tx, cx))
    }

    /// The same of which it is known in its transaction alone who does it: `who` finds them, and is told the house's time.
    pub(crate) fn unlisted_by<W, T>(
        &self,
        mut who: impl FnMut(&mut dyn Tx, i64) -> Result<(Actor, W), OfficeError>,
        house: &House,
        changes: &[Topic],
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>, W) -> Result<T, OfficeError>,
    ) -> Result<(T, Option<End>), ApiError> {
        let (entropy, pair) = (self.clock.entropy(), self.pair());
        let id = Uuid::from_bytes(entropy).to_string();
        let done = self.store.write(|tx| {
            let now_ms = self.time.in_transaction(tx);
            let (operator, found) = who(tx, now_ms)?;
            let cx = command::unlisted(tx, self.by(&operator), &id, entropy, house.clone())?;
            self.time.heard(cx.at_ms);
            cx.head.signs_with(pair.clone());
            let done = work(tx, &cx, found)?;
            self.announce(tx, changes);
            command::seal(tx, &cx.mint)?;
            Ok::<_, OfficeError>((done, cx.head.written()))
        });
        Ok(done?)
    }

    /// Tells the other counters what this transaction changes, once it is kept.
    pub fn announce(&self, tx: &mut dyn Tx, topics: &[Topic]) {
        if let Some(text) = announcement(&self.holder, topics) {
            tx.announce(text);
        }
    }

    /// How the house sends its mails.
    ///
    /// # Errors
    /// From the store.
    pub fn mail_settings(&self) -> Result<MailSettings, ApiError> {
        Ok(self.store.read(|tx| settings::mail(tx))?)
    }

    /// Where mails are put in a house without a server.
    #[must_use]
    pub fn mail_folder(&self) -> PathBuf {
        Folder::Mails.of(&self.data_dir)
    }
}
