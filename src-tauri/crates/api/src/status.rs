//! How a house is, for whoever watches it from outside: it is looked at, and nothing is written.

use contract::operator::EngineName;
use office::house::health::{self, Health};
use runtime::anchor;
use runtime::error::ApiError;
use runtime::place::counter_file::LocalFile;
use runtime::place::files::database_path;
use runtime::place::opening::address;
use runtime::place::options::Options;
use runtime::place::rights;
use runtime::place::space;
use runtime::watching::{self, Level, Seen, What};
use serde::Serialize;
use store::{Archive, At, Looked, ServerSays};

use crate::backup_folder::{born_as, folder, late_hours, newest};
use crate::desk::Api;
use crate::second_folder::Second;

/// One thing that somebody has to look at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    pub what: What,
    pub level: Level,
    /// How many, or how much, in the unit that the sentence names.
    pub count: i64,
}

/// The newest backup in the house's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastBackup {
    pub name: String,
    /// UTC milliseconds of the machine.
    pub made_at_ms: i64,
}

/// What a server says of its own backups.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ServerArchive {
    /// What is written is archived.
    pub is_on: bool,
    /// When something was archived last, UTC milliseconds of the server.
    pub last_ms: Option<i64>,
    /// The last try failed.
    pub fails: bool,
    /// Servers that follow this one.
    pub followers: i64,
}

/// How a house is.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    pub level: Level,
    /// The version of the program that looked.
    pub program: &'static str,
    /// The address of the server without its password; empty for the folder's own house.
    pub place: String,
    pub engine: EngineName,
    /// Schema version found, and the one that the program works with.
    pub schema: i64,
    pub schema_known: i64,
    /// What the house says; nothing where it cannot be looked at.
    pub house: Option<Health>,
    /// Of a local house.
    pub backup: Option<LastBackup>,
    /// What a server says of its own backups.
    pub archive: Option<ServerArchive>,
    /// Until when the server's certificate is good, UTC milliseconds; none of a line in the clear.
    pub certificate_until_ms: Option<i64>,
    /// Room on the disk of the folder, bytes.
    pub disk_free: Option<u64>,
    /// What the machine's clock is ahead of the server's, milliseconds; on a local house how far it is behind the last
    /// row, negative.
    pub clock_off_ms: i64,
    pub findings: Vec<Finding>,
    /// Why the house cannot be looked at.
    pub refusal: Option<ApiError>,
}

/// What a look at a house finds in it.
struct Found {
    /// The server's time.
    server_ms: Option<i64>,
    health: Health,
    /// The hash of the first row.
    born: Option<Vec<u8>>,
    /// The login that the counter keeps owns the house.
    owns: bool,
    /// The house is not the one that this counter saw.
    unlike: Option<ApiError>,
}

impl Api {
    /// Looks at the house of a folder, or of the server that the folder works on. Nothing is made, registered or
    /// written, and a program that has the house open is not held up.
    #[must_use]
    pub fn status(options: &Options) -> Status {
        let disk = space::disk(&options.data_dir);
        let mut status = Status {
            level: Level::Ok,
            program: env!("CARGO_PKG_VERSION"),
            place: String::new(),
            engine: EngineName::Sqlite,
            schema: 0,
            schema_known: 0,
            house: None,
            backup: None,
            archive: None,
            certificate_until_ms: None,
            disk_free: disk.map(|disk| disk.free),
            clock_off_ms: 0,
            findings: Vec::new(),
            refusal: None,
        };
        if let Err(refusal) = status.look(options) {
            status.refuse(refusal);
        }
        let has_the_house = status.engine == EngineName::Sqlite;
        status.see(disk.and_then(|disk| watching::of_disk(disk, has_the_house)));
        status
    }
}

impl Status {
    /// Whether the house can be worked in now.
    #[must_use]
    pub fn is_up(&self) -> bool {
        let stands = |finding: &Finding| {
            finding.level < Level::Broken || finding.what == What::CertificateEndsNow
        };
        self.refusal.is_none() && self.findings.iter().all(stands)
    }
}

impl Status {
    fn look(&mut self, options: &Options) -> Result<(), ApiError> {
        rights::may_work(&options.data_dir)?;
        let local = LocalFile::load(&options.data_dir)?;
        self.place = options.place(&local);
        let url = address(options, &local)?;
        let file = database_path(&options.data_dir);
        let at = match &url {
            Some(url) => At::Server(url),
            None if !file.is_file() => {
                self.found(What::NoHouse, 0);
                return Ok(());
            }
            None => At::File(&file),
        };
        if url.is_some() {
            self.engine = EngineName::Postgres;
        }
        let now_ms = options.clock.now_ms();
        // The owner's own folder, from which a house is founded, names the address each time.
        let is_kept = url.is_some() && options.database_url.is_none();
        // Before the picture is taken: what a command of this counter adds meanwhile is not in it.
        let kept = anchor::kept_at(&options.data_dir, &self.place);
        let looked: Looked<Found> = store::look(at, |tx| {
            let server_ms = tx.now_ms();
            let health = health::health(tx, server_ms.unwrap_or(now_ms))?;
            let born = office::house::backup::hash_at(tx, 1)?;
            let owns = is_kept && store::owns_house(tx)?;
            let unlike = anchor::refusal(tx, &kept)?;
            Ok::<_, office::OfficeError>(Found { server_ms, health, born, owns, unlike })
        })?;
        (self.schema, self.schema_known) = (looked.schema, looked.known);
        if let Some(server) = looked.server {
            self.judge_server(&server, now_ms);
        }
        let mut born = None;
        match looked.found {
            Some(found) => {
                born = found.born;
                self.judge(&found.health, found.server_ms, now_ms);
                self.house = Some(found.health);
                if found.owns {
                    self.found(What::OwnerLogin, 0);
                }
                if let Some(refusal) = found.unlike {
                    self.refuse(refusal);
                }
            }
            None if looked.schema == 0 => self.found(What::NoHouse, 0),
            None if looked.schema > looked.known => self.found(What::NewerSchema, looked.schema),
            None => self.found(What::OlderSchema, looked.schema),
        }
        if url.is_none() {
            self.judge_backup(options, &local, now_ms, born)?;
        }
        Ok(())
    }

    fn judge(&mut self, health: &Health, server_ms: Option<i64>, now_ms: i64) {
        let said_ms = server_ms.unwrap_or(now_ms) + health.ahead_ms;
        let (house_ms, off_ms) = match server_ms {
            Some(server_ms) => (said_ms, now_ms - server_ms),
            // A house alone goes on from its last row, whatever its machine says.
            None => {
                let house_ms = said_ms.max(health.now.last_at_ms);
                (house_ms, said_ms - house_ms)
            }
        };
        self.clock_off_ms = off_ms;
        self.see(watching::of_house(health, house_ms, self.clock_off_ms));
    }

    fn judge_backup(
        &mut self,
        options: &Options,
        local: &LocalFile,
        now_ms: i64,
        born: Option<Vec<u8>>,
    ) -> Result<(), ApiError> {
        let kept = folder(&options.data_dir);
        self.backup = newest(&kept, now_ms, |_| true)?
            .map(|(name, made_at_ms)| LastBackup { name, made_at_ms });
        // None is made of a house that went back: those of the house that was are worth more.
        if self.house.is_none() || self.refusal.is_some() {
            return Ok(());
        }
        let own = born_as(born);
        if let Some(hours) = late_hours(&kept, now_ms, &own) {
            self.found(What::BackupLate, hours);
        }
        let second = Second::of(&local.backups, &mut None);
        self.see(second.and_then(|second| second.backups((now_ms, 0), own).seen()));
        Ok(())
    }

    fn judge_server(&mut self, server: &ServerSays, now_ms: i64) {
        let Archive { is_on, last_ms, fails, followers } = server.archive;
        self.archive = Some(ServerArchive { is_on, last_ms, fails, followers });
        self.see(watching::of_archive(server.archive));
        self.certificate_until_ms = server.certificate_until_ms;
        let until_ms = server.certificate_until_ms;
        self.see(until_ms.and_then(|until_ms| watching::of_certificate(until_ms, now_ms)));
    }

    fn refuse(&mut self, refusal: ApiError) {
        self.level = Level::Broken;
        self.refusal = Some(refusal);
    }

    fn see(&mut self, seen: impl IntoIterator<Item = Seen>) {
        for Seen { what, count, .. } in seen {
            self.found(what, count);
        }
    }

    fn found(&mut self, what: What, count: i64) {
        let level = what.level();
        self.level = self.level.max(level);
        self.findings.push(Finding { what, level, count });
    }
}
