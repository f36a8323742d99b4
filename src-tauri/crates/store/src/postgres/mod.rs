//! The PostgreSQL driver: blocking, with a limit on every wait, never on an async thread.

mod address;
mod archive;
mod authority;
mod backend;
mod begun;
mod certificate;
mod found;
mod holder;
mod indexes;
mod lacking;
mod line;
mod listener;
mod login;
mod migrate;
mod opening;
mod patience;
mod session;
mod site_lines;
mod statements;
mod trouble;
mod url;
mod writing;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use ::postgres::Client;

use crate::server::{Archive, ServerSays, Why};
use address::Address;
pub(crate) use authority::is_authority;
use backend::Backend;
pub use found::ServerFound;
pub use listener::Listener;
pub use login::Login;
use migrate::{migrate, newest_migration, schema_version};
use opening::Opening;
use patience::Patience;
use session::{Session, run};
use site_lines::SiteLines;

use crate::locked::locked;
use crate::looked::Looked;
use crate::turns::Holder;
use crate::{IDLE_READERS, StoreError, Tx};

/// How a session is set up. Statements are short: neither compiled (JIT) nor run in parallel, which would take
/// longer than running them. The limits on waits go with the call: [`address`].
///
/// A login may change what its own sessions begin with (`ALTER ROLE … SET`): all of it is undone first, and
/// what the house stands on is said in full. Else a login that the counters share could make each of them
/// read only, or have commits acknowledged that no disk holds yet.
const SESSION: &str = "SELECT set_config(name, boot_val, false) FROM pg_settings \
    WHERE source IN ('user', 'database user') AND context = 'user'; SET ROLE NONE; \
    SET default_transaction_isolation = 'read committed'; \
    SET default_transaction_deferrable = off; SET synchronous_commit = on; \
    SET standard_conforming_strings = on; SET jit = off; SET max_parallel_workers_per_gather = 0; \
    SET client_min_messages = warning; \
    SET search_path = public, pg_temp";
/// What a site sees of a view stands in a schema of its own, and takes the place of what counters see. Its texts are planned once a
/// line: with what opens rows to it a plan takes about as long as the work, and none depends on who is signed in.
///
/// Its texts look their rows up. A plan that is made while a table is empty would read it whole, and stays when the table has grown.
const OF_SITE: &str = "SET search_path = site, public, pg_temp; \
    SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off";
/// No lock: any number may read.
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
/// How often a server that changes a schema is looked for on another line, and how long it may take to answer there.
const LOOKS: Duration = Duration::from_secs(1);
const ANSWERS: Duration = Duration::from_secs(3);

fn call_itself(client: &mut Client, name: &str) -> Result<(), StoreError> {
    Ok(client.batch_execute(&format!("SET application_name = '{name}'"))?)
}

pub(crate) struct PostgresStore {
    address: Address,
    writer: Mutex<Option<Session>>,
    readers: Mutex<Vec<Session>>,
    /// The counter whose lines these are, once it is known.
    counter_id: OnceLock<i64>,
    /// Lines that were cut under a command and made anew.
    reconnects: AtomicU64,
    /// Lines on which commands are carried out, as one is being opened.
    opening: Opening,
    /// The line on which changes are heard, as it is being opened: it gives up sooner.
    listening: Opening,
    patience: Arc<Patience>,
    /// What the lines of a site's login show; nothing of another login.
    site_lines: Arc<SiteLines>,
}

/// Runs `work` on the house of a server that is only looked at.
pub(crate) fn look<T, E: From<StoreError>>(
    url: &str,
    work: &mut impl FnMut(&mut dyn Tx) -> Result<T, E>,
) -> Result<Looked<T>, E> {
    let store = PostgresStore::at(url)?;
    store.hurry();
    let mut session = store.connect(None)?;
    let (schema, known) = (session.ask(schema_version)?, newest_migration());
    let found = if schema == known { Some(run(&mut session, READ, work)?) } else { None };
    let archive = session.ask(archive::look)?;
    let server = Some(ServerSays { certificate_until_ms: store.address.until.ms(), archive });
    Ok(Looked { schema, known, found, server })
}

impl PostgresStore {
    /// A house of an older schema is left as it is: counters of the older program work in it.
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let store = Self::at(url)?;
        store.hurry();
        store.prepare(migrate::is_to_be_made)?;
        Ok(store)
    }

    /// As [`PostgresStore::open`], and brings an older schema up to date; gives the rights again where nothing else is due.
    pub(crate) fn upgrade(url: &str) -> Result<Self, StoreError> {
        let store = Self::at(url)?;
        store.hurry();
        store.prepare(migrate::is_owners_to_do)?;
        Ok(store)
    }

    /// Refuses what [`PostgresStore::upgrade`] would refuse; changes nothing.
    pub(crate) fn may_upgrade(url: &str) -> Result<(), StoreError> {
        let store = Self::at(url)?;
        store.hurry();
        store.connect(None)?.ask(migrate::is_ready)
    }

    /// Opens the line that writes, and brings the schema up to date where that is due. A login that lacks a right is told
    /// which, here and not in the middle of a sale.
    fn prepare(
        &self,
        is_due: fn(&mut Client) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let mut session = self.connect(None)?;
        self.will_do(&mut session)?;
        match session.ask(is_due) {
            Ok(true) => self.migrate(&mut session)?,
            Ok(false) => session.ask(lacking::nothing)?,
            // To who may not look into the schema, it is empty.
            Err(e @ (StoreError::Denied(_) | StoreError::Older { found: 0, .. })) => {
                session.ask(lacking::nothing)?;
                return Err(e);
            }
            Err(e) => return Err(e),
        }
        *locked(&self.writer) = Some(session);
        self.calm()
    }

    /// As [`PostgresStore::open`], for a site: its login may do no more than it. A demo is opened with any.
    pub(crate) fn open_for_site(url: &str) -> Result<Self, StoreError> {
        let store = Self::at(url)?;
        store.hurry();
        let mut session = store.connect(None)?;
        let login = session.ask(login::whose)?;
        if login == Login::Site {
            store.site_lines.hold();
        } else if !session.ask(login::is_demo)? {
            return Err(StoreError::SiteLogin(login.key()));
        }
        // The line that was asked is not yet one of a site's.
        drop(session);
        store.prepare(migrate::is_to_be_made)?;
        Ok(store)
    }

    /// Whose login this is.
    pub(crate) fn login(&self) -> Result<Login, StoreError> {
        self.connect(None)?.ask(login::whose)
    }

    pub(crate) fn is_limited(&self) -> bool {
        self.site_lines.hold_now()
    }

    pub(crate) fn shows(&self, secret: &str) {
        self.site_lines.show(secret);
    }

    /// Brings the schema up to date, however long that takes in a large house, as long as the server answers on
    /// another line.
    fn migrate(&self, session: &mut Session) -> Result<(), StoreError> {
        let mut beside = self.connect(None)?;
        let mut answers = || beside.ask(|client| Ok(client.is_valid(ANSWERS)?)).is_ok();
        session.ask_for(LOOKS, migrate, &mut answers)
    }

    /// From here on an answer is waited for no longer than a person waits who opens a house.
    pub(crate) fn hurry(&self) {
        self.patience.hurry();
    }

    /// From here on answers take the time that they take.
    pub(crate) fn calm(&self) -> Result<(), StoreError> {
        self.patience.calm()
    }

    /// Looks at what is at an address, and changes nothing there.
    pub(crate) fn look(url: &str) -> Result<ServerFound, StoreError> {
        let store = Self::at(url)?;
        store.hurry();
        let mut session = store.connect(None)?;
        store.will_do(&mut session)?;
        session.ask(found::look).map_err(|e| match e {
            StoreError::Denied(said) => store.address.trouble(Why::NoRight, said),
            e => e,
        })
    }

    /// Refuses a server that is too old for a house.
    fn will_do(&self, session: &mut Session) -> Result<(), StoreError> {
        let version = session.ask(|client| {
            Ok(client.query_one("SHOW server_version_num", &[])?.get::<_, String>(0))
        })?;
        match trouble::is_too_old(&version) {
            true => Err(self.address.trouble(Why::TooOld, version)),
            false => Ok(()),
        }
    }

    fn at(url: &str) -> Result<Self, StoreError> {
        Ok(Self {
            address: Address::read(url)?,
            writer: Mutex::default(),
            readers: Mutex::default(),
            counter_id: OnceLock::new(),
            reconnects: AtomicU64::new(0),
            opening: Opening::default(),
            listening: Opening::default(),
            patience: Arc::default(),
            site_lines: Arc::default(),
        })
    }

    fn connect(&self, unanswered: Option<Duration>) -> Result<Session, StoreError> {
        self.patience.limit()?;
        let address = self.address.clone();
        let name = self.counter_id.get().copied().map(holder::session_name);
        let limited = self.is_limited();
        let opening = if unanswered.is_some() { &self.listening } else { &self.opening };
        let calls = self.address.clone();
        let client = opening.wait(
            move || calls.speaks(),
            move || {
                let (mut client, host) = address.connect(unanswered)?;
                let backend = Backend::begin(&mut client, SESSION, host)?;
                if limited {
                    client.batch_execute(OF_SITE)?;
                }
                if let Some(name) = name {
                    call_itself(&mut client, &name)?;
                }
                Ok((client, backend))
            },
        );
        let gone = |e| match e {
            StoreError::Unreachable(said) => {
                // Nobody waits a second time.
                self.patience.give_up();
                self.address.trouble(Why::Silent, said)
            }
            StoreError::Server(trouble) if trouble.why.is_away() => {
                self.patience.give_up();
                StoreError::Server(trouble)
            }
            e => e,
        };
        Session::over(client.map_err(gone)?, unanswered, &self.patience, &self.site_lines)
    }

    /// Lets the server know whose lines these are. Those that only read hold nothing, and keep their name.
    pub(crate) fn belongs_to(&self, counter_id: i64) -> Result<(), StoreError> {
        let name = holder::session_name(*self.counter_id.get_or_init(|| counter_id));
        match locked(&self.writer).as_mut() {
            Some(session) => session.ask(move |client| call_itself(client, &name)),
            None => Ok(()),
        }
    }

    /// Who has kept the house from others for a second.
    pub(crate) fn holder(&self) -> Result<Option<Holder>, StoreError> {
        let idle = locked(&self.readers).pop();
        let mut session = match idle.filter(Session::is_alive) {
            Some(session) => session,
            None => self.connect(None)?,
        };
        let counter_id = self.counter_id.get().copied();
        let found = session.ask(move |client| holder::now(client, counter_id));
        if found.is_ok() {
            self.rests(session);
        }
        found
    }

    /// Keeps a line for the next who reads.
    fn rests(&self, session: Session) {
        let mut readers = locked(&self.readers);
        if readers.len() < IDLE_READERS {
            readers.push(session);
        }
    }

    /// What the server's own check finds wrong with indexes; none where it is not to be had.
    pub(crate) fn check_indexes(&self) -> Result<Option<Vec<String>>, StoreError> {
        // On a line of its own: it waits for longer than commands do.
        self.connect(None)?.ask(indexes::check)
    }

    /// Until when the server's certificate is good, UTC milliseconds; none of a line in the clear.
    pub(crate) fn certificate_until_ms(&self) -> Option<i64> {
        self.address.until.ms()
    }

    /// What the server says of its own backups.
    pub(crate) fn archive(&self) -> Result<Archive, StoreError> {
        self.connect(None)?.ask(archive::look)
    }

    pub(crate) fn listen(&self) -> Result<Listener, StoreError> {
        Listener::over(self.connect(Some(listener::UNANSWERED))?)
    }

    pub(crate) fn reconnects(&self) -> u64 {
        self.reconnects.load(Ordering::Relaxed)
    }

    /// A line was cut, and the others probably died with it: whoever asked on them would wait for each anew.
    fn cut(&self, writer: Option<Session>) {
        self.reconnects.fetch_add(1, Ordering::Relaxed);
        let idle: Vec<Session> = locked(&self.readers).drain(..).chain(writer).collect();
        // Closing a line waits for its server. Where no thread is to be had, this one waits.
        let _ =
            std::thread::Builder::new().name("closing lines".to_owned()).spawn(move || drop(idle));
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        for last in [false, true] {
            let idle = locked(&self.readers).pop();
            let fresh = idle.is_none();
            let mut session = match idle.filter(Session::is_alive) {
                Some(session) => session,
                None => self.connect(None)?,
            };
            let done = run(&mut session, READ, &mut work);
            let alive = session.is_alive();
            if alive {
                self.rests(session);
            } else {
                self.cut(self.writer.try_lock().ok().and_then(|mut writer| writer.take()));
            }
            if alive || fresh || last || self.patience.is_given_up() {
                return done;
            }
        }
        Err(StoreError::Unreachable("the line died twice".to_owned()).into())
    }
}

/// Whether the program checks the certificate of a server before it says a password: of every machine but this one.
///
/// # Errors
/// Where the address cannot be read.
pub fn checks_certificate(url: &str) -> Result<bool, StoreError> {
    Ok(Address::read(url)?.is_checked())
}
