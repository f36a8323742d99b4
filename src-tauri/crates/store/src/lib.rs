//! One transaction trait over SQLite and PostgreSQL. Queries live in `.sql` files, one a query,
//! written once in the subset that both engines read; what differs is in [`dialect`].

mod bulk;
mod copy;
pub mod dialect;
mod engine;
mod error;
mod fits;
mod folder;
mod lock;
mod locked;
mod looked;
mod macros;
mod outside;
mod owner;
mod postgres;
mod query;
mod readers;
mod rights;
mod row;
pub mod schema;
mod server;
mod sqlite;
mod text;
mod turns;
mod tx;
mod value;

use std::path::Path;
use std::time::Duration;

pub use bulk::{Bulk, ByIds};
pub use copy::{Content, contents, copy_house, lift_time_limits};
pub use engine::Engine;
pub use error::StoreError;
pub use folder::{folder_of, make_folder, sync_folder};
pub use lock::{DataLock, Moment, Occupant};
pub use locked::locked;
pub use looked::{At, Looked};
pub use outside::{
    born, copy_sqlite, fold, glance, in_common, is_authority, is_house, look, look_at_server,
    schema_version, standing,
};
pub use owner::owns_house;
pub use postgres::{Listener, Login, ServerFound, checks_certificate};
pub use query::Query;
pub use readers::IDLE_READERS;
pub use rights::{Right, Rights};
pub use row::Row;
pub use server::{Archive, Lacking, ServerSays, Trouble, Why};
pub use sqlite::{Glance, Standing};
pub use text::{Named, Sql, Text};
pub use turns::Holder;
pub use tx::{Tx, TxExt};
pub use value::{IntoValue, Value};

use turns::Turns;

/// A house's database, with one writer at a time.
pub struct Store {
    driver: Driver,
    turns: Turns,
}

enum Driver {
    Sqlite(Box<sqlite::SqliteStore>),
    Postgres(Box<postgres::PostgresStore>),
}

impl Store {
    /// Opens, or makes, the file at `path` and brings its schema up to date. `before_migrating`
    /// is called with the path before a schema that exists is changed.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when a newer program wrote the file; [`StoreError::Damaged`] when it
    /// is not a database; [`StoreError::Io`] when it cannot be reached.
    pub fn sqlite(
        path: &Path,
        before_migrating: impl FnOnce(&Path) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let store = sqlite::SqliteStore::open(path, before_migrating)?;
        Ok(Self { driver: Driver::Sqlite(Box::new(store)), turns: Turns::default() })
    }

    /// Connects to `postgres://user:password@host:port/database`, and makes the schema where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] when no server answers in time, [`StoreError::Newer`] as above,
    /// [`StoreError::Older`] for a schema that [`Store::upgrade_postgres`] brings up to date.
    pub fn postgres(url: &str) -> Result<Self, StoreError> {
        let store = postgres::PostgresStore::open(url)?;
        Ok(Self { driver: Driver::Postgres(Box::new(store)), turns: Turns::default() })
    }

    /// The same, and brings an older schema up to date, whole or not at all.
    ///
    /// # Errors
    /// As [`Store::postgres`]; [`StoreError::Older`] for a login that may not.
    pub fn upgrade_postgres(url: &str) -> Result<Self, StoreError> {
        let store = postgres::PostgresStore::upgrade(url)?;
        Ok(Self { driver: Driver::Postgres(Box::new(store)), turns: Turns::default() })
    }

    /// Whether [`Store::upgrade_postgres`] would go through, as far as it can be told before; changes nothing.
    ///
    /// # Errors
    /// As [`Store::upgrade_postgres`]; [`StoreError::Denied`] where a role is missing that this login may not make.
    pub fn may_upgrade_postgres(url: &str) -> Result<(), StoreError> {
        postgres::PostgresStore::may_upgrade(url)
    }

    /// The file of a house that is open already, for no more than its site may do: [`Rights::site`].
    ///
    /// # Errors
    /// As [`Store::sqlite`].
    pub fn sqlite_for_site(path: &Path) -> Result<Self, StoreError> {
        let store = sqlite::SqliteStore::open_limited(path)?;
        Ok(Self { driver: Driver::Sqlite(Box::new(store)), turns: Turns::default() })
    }

    /// As [`Store::postgres`]; where the login is the site's, its lines find what it may see.
    ///
    /// # Errors
    /// As [`Store::postgres`].
    pub fn postgres_for_site(url: &str) -> Result<Self, StoreError> {
        let store = postgres::PostgresStore::open_for_site(url)?;
        Ok(Self { driver: Driver::Postgres(Box::new(store)), turns: Turns::default() })
    }

    /// Shows a secret in each transaction from here on, as [`Tx::show`] does in one: the key of this counter.
    pub fn shows(&self, secret: &str) {
        if let Driver::Postgres(store) = &self.driver {
            store.shows(secret);
        }
    }

    /// Whether its lines may do no more than the site of a house.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        match &self.driver {
            Driver::Sqlite(store) => store.is_limited(),
            Driver::Postgres(store) => store.is_limited(),
        }
    }

    /// Whose login this is on a server; none of a file.
    ///
    /// # Errors
    /// From the engine.
    pub fn login(&self) -> Result<Option<Login>, StoreError> {
        match &self.driver {
            Driver::Sqlite(_) => Ok(None),
            Driver::Postgres(store) => store.login().map(Some),
        }
    }

    /// Which engine this is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self.driver {
            Driver::Sqlite(_) => Engine::Sqlite,
            Driver::Postgres(_) => Engine::Postgres,
        }
    }

    /// Runs `work` as the only writer: all of it is kept, or none. When the line to the server is
    /// cut before it is kept, `work` runs a second time, so it must do nothing but write.
    ///
    /// # Errors
    /// Those of `work`, and [`StoreError`] from the engine.
    pub fn write<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let turn = self.turns.take();
        let work = |tx: &mut dyn Tx| {
            turn.has_it();
            work(tx)
        };
        match &self.driver {
            Driver::Sqlite(store) => store.write(work),
            Driver::Postgres(store) => store.write(work),
        }
    }

    /// Runs `work` as [`Self::write`] does where nobody writes. Where somebody does, nothing is done, and nobody is waited for.
    ///
    /// # Errors
    /// Those of [`Self::write`].
    pub fn write_if_free<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let turn = self.turns.take();
        let work = |tx: &mut dyn Tx| {
            turn.has_it();
            work(tx)
        };
        match &self.driver {
            Driver::Sqlite(store) => store.write_if_free(work),
            Driver::Postgres(store) => store.write_if_free(work),
        }
    }

    /// How long a write of this program has been waiting for the house; none while none waits.
    #[must_use]
    pub fn waits(&self) -> Option<Duration> {
        self.turns.longest()
    }

    /// Who has the house now; nobody where it is free. A counter of a server that has had it for less than a
    /// second has not kept it from anybody.
    ///
    /// # Errors
    /// From the engine.
    pub fn holder(&self) -> Result<Option<Holder>, StoreError> {
        if self.turns.is_writing() {
            return Ok(Some(Holder::This));
        }
        match &self.driver {
            Driver::Sqlite(store) => Ok(store.is_held()?.then_some(Holder::Beside)),
            Driver::Postgres(store) => store.holder(),
        }
    }

    /// Runs `work` on one unchanging picture of the house.
    ///
    /// # Errors
    /// Those of `work`, and [`StoreError`] from the engine.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.driver {
            Driver::Sqlite(store) => store.read(work),
            Driver::Postgres(store) => store.read(work),
        }
    }

    /// A line on which the changes of other counters are heard. None for a house in a file, which
    /// has no other counter.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] when no server answers in time.
    pub fn listen(&self) -> Result<Option<Listener>, StoreError> {
        match &self.driver {
            Driver::Sqlite(_) => Ok(None),
            Driver::Postgres(store) => store.listen().map(Some),
        }
    }

    /// Tells the server which counter this is, so that others are told who holds the house. A file has one
    /// counter, and nobody to tell.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`].
    pub fn belongs_to(&self, counter_id: i64) -> Result<(), StoreError> {
        match &self.driver {
            Driver::Sqlite(_) => Ok(()),
            Driver::Postgres(store) => store.belongs_to(counter_id),
        }
    }

    /// Whether another program wrote to the house's file since this was last asked. Not on a server, which
    /// announces what is written. It waits for nobody: while this program writes, the answer comes later.
    ///
    /// # Errors
    /// From the engine.
    pub fn changed_beside(&self) -> Result<bool, StoreError> {
        match &self.driver {
            Driver::Sqlite(store) => store.changed_beside(),
            Driver::Postgres(_) => Ok(false),
        }
    }

    /// From here on an answer of a server is waited for no longer than a person waits who opens a house. A file answers
    /// at once.
    pub fn hurry(&self) {
        if let Driver::Postgres(store) = &self.driver {
            store.hurry();
        }
    }

    /// From here on answers take the time that they take.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`] where one was waited for in vain meanwhile.
    pub fn calm(&self) -> Result<(), StoreError> {
        match &self.driver {
            Driver::Sqlite(_) => Ok(()),
            Driver::Postgres(store) => store.calm(),
        }
    }

    /// How many lines to the server were cut under a command and made anew, so far.
    #[must_use]
    pub fn reconnects(&self) -> u64 {
        match &self.driver {
            Driver::Sqlite(_) => 0,
            Driver::Postgres(store) => store.reconnects(),
        }
    }

    /// The size of a house in a file, bytes, its log not counted; 0 on a server.
    ///
    /// # Errors
    /// From the engine.
    pub fn file_bytes(&self) -> Result<u64, StoreError> {
        match &self.driver {
            Driver::Sqlite(store) => store.file_bytes(),
            Driver::Postgres(_) => Ok(0),
        }
    }

    /// What the engine finds wrong with the pages and indexes of the house's file. Empty when nothing is,
    /// and on a server, which keeps its own files.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn check_pages(&self) -> Result<Vec<String>, StoreError> {
        match &self.driver {
            Driver::Sqlite(store) => store.check_pages(),
            Driver::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// What a server's own check finds wrong with the indexes of tables that mean money, an index a line. None
    /// where it has no such check or this login may not ask for it, and of a file, whose indexes are looked
    /// through with its pages.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`].
    pub fn check_indexes(&self) -> Result<Option<Vec<String>>, StoreError> {
        match &self.driver {
            Driver::Sqlite(_) => Ok(None),
            Driver::Postgres(store) => store.check_indexes(),
        }
    }

    /// Until when the certificate of a server is good, UTC milliseconds, as the line was shown it that was made last; none of a
    /// file, or of a line in the clear.
    #[must_use]
    pub fn certificate_until_ms(&self) -> Option<i64> {
        match &self.driver {
            Driver::Sqlite(_) => None,
            Driver::Postgres(store) => store.certificate_until_ms(),
        }
    }

    /// What a server says of its own backups, on a line made anew; none of a file.
    ///
    /// # Errors
    /// [`StoreError::Unreachable`].
    pub fn archive(&self) -> Result<Option<Archive>, StoreError> {
        match &self.driver {
            Driver::Sqlite(_) => Ok(None),
            Driver::Postgres(store) => store.archive().map(Some),
        }
    }

    /// Rows that name a row which is not there. Empty when all are, and on a server, which lets none be
    /// written.
    ///
    /// # Errors
    /// [`StoreError::Damaged`], [`StoreError::Io`].
    pub fn check_references(&self) -> Result<Vec<String>, StoreError> {
        match &self.driver {
            Driver::Sqlite(store) => store.check_references(),
            Driver::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// Writes the file of a house anew, so that none of its pages, nor its log, holds anything that was taken out of
    /// its tables. Does nothing on a server, which keeps its own files.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while something is read; [`StoreError::NoSpace`], [`StoreError::Io`]. The house is whole then.
    pub fn scrub(&self) -> Result<(), StoreError> {
        let turn = self.turns.take();
        turn.has_it();
        match &self.driver {
            Driver::Sqlite(store) => store.scrub(),
            Driver::Postgres(_) => Ok(()),
        }
    }

    /// Copies a SQLite house to `target`, which must not exist, while it is in use, whole and
    /// consistent.
    ///
    /// # Errors
    /// [`StoreError::Io`] when there is such a file; [`StoreError::Unsupported`] on PostgreSQL, whose server has its own backups.
    pub fn backup(&self, target: &Path) -> Result<(), StoreError> {
        match &self.driver {
            Driver::Sqlite(store) => store.backup(target),
            Driver::Postgres(_) => Err(StoreError::Unsupported("backup")),
        }
    }
}
