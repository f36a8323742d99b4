//! An open house: its store, and this counter in it. How a command reads and writes there stands in `transactions.rs`.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use contract::ids::CounterId;
use contract::operator::EngineName;
use contract::settings::MailSettings;
use office::books::anchor;
use office::books::signature::KeyPair;
use office::command;
use office::house::{counter, settings};
use office::{Actor, By, House, OfficeError};
use store::{DataLock, Engine, Store, StoreError, locked};
use uuid::Uuid;

use crate::anchor::Anchor;
use crate::clock::Clock;
use crate::error::ApiError;
use crate::given::Given;
use crate::house_clock::HouseClock;
use crate::line_state::LineState;
use crate::place::counter_file::LocalFile;
use crate::place::files::database_path;
use crate::place::files::shut_folder;
use crate::place::folders::Folder;
use crate::place::options::Options;
use crate::place::{identity, moved, opening, rights, whereabouts};
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
    /// Where that folder is: a copy of it is elsewhere.
    pub whereabouts: String,
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
    /// [`office::Code::NotPermitted`]; [`office::Code::DataInUse`], [`office::Code::NewerSchema`], [`office::Code::DatabaseUnreachable`] and their like;
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
        rights::may_work(&options.data_dir)?;
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
            let house = House::find(tx)?;
            let last = (anchor::end(tx)?.row, command::last_at_ms(tx)?);
            let machine = Arc::clone(&options.clock);
            let time = HouseClock::new(machine, tx.engine(), house.as_ref(), last);
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
        let whereabouts = whereabouts::of(&options.data_dir);
        let elsewhere = store.read(|tx| counter::is_elsewhere(tx, known.id, &whereabouts))?;
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
            elsewhere,
            ..LineState::default()
        };
        Ok(Self {
            store,
            visitors,
            data_dir: options.data_dir.clone(),
            whereabouts,
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

    /// Changes the counter's own settings, on the disk and here.
    ///
    /// # Errors
    /// As [`LocalFile::change`].
    pub fn change_local(&self, change: impl FnOnce(&mut LocalFile)) -> Result<(), StoreError> {
        let mut local = locked(&self.local);
        *local = LocalFile::change(&self.data_dir, change)?;
        Ok(())
    }

    /// Reads the counter's own settings again: another program of the folder may have changed them.
    pub(crate) fn follow_local(&self) -> Result<(), StoreError> {
        let mut local = locked(&self.local);
        *local = LocalFile::load(&self.data_dir)?;
        Ok(())
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

    /// The engine of this house.
    pub fn engine(&self) -> EngineName {
        match self.store.engine() {
            Engine::Sqlite => EngineName::Sqlite,
            Engine::Postgres => EngineName::Postgres,
        }
    }

    /// Whether the house is on a server, and this counter works there by the login that owns it.
    #[must_use]
    pub fn is_by_the_owner(&self) -> bool {
        let asks = self.store.engine() == Engine::Postgres && self.anchor.went_back().is_none();
        asks && self.store.read(|tx| store::owns_house(tx)).unwrap_or_else(|error| {
            tracing::debug!(%error, "whose login it is could not be asked");
            false
        })
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
