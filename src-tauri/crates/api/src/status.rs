//! How a house is, for whoever watches it from outside: it is looked at, and nothing is written.

use std::path::Path;

use contract::operator::EngineName;
use office::house::health::{self, Health};
use runtime::error::ApiError;
use runtime::place::counter_file::LocalFile;
use runtime::place::files::database_path;
use runtime::place::opening::address;
use runtime::place::options::Options;
use serde::Serialize;
use store::{At, Looked};

use crate::backup_folder::{born_as, folder, late_hours, newest};
use crate::desk::Api;
use crate::space;

/// How well a house is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing waits for a person.
    Ok,
    /// Something waits for a person.
    Warning,
    /// Nobody can work in it.
    Broken,
}

/// What somebody has to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// There is no house at that place.
    NoHouse,
    /// A newer program brought the schema up to date.
    NewerSchema,
    /// The next program that opens the house brings its schema up to date.
    OlderSchema,
    /// The post stands still until somebody says go on.
    MailsStopped,
    /// A mail has waited for an hour: no program sends.
    MailsLate,
    /// Mails went to nobody.
    MailsFailed,
    /// Mails may have left.
    MailsInDoubt,
    /// Counters wait to be let in.
    CountersWaiting,
    /// The newest backup is older than 26 hours, or there is none.
    BackupLate,
    /// The same in the second folder, or it is not there.
    SecondBackupLate,
    /// The disk of the folder is nearly full.
    DiskNearlyFull,
    /// The disk of the folder has no room for the house.
    DiskFull,
    /// The machine's clock and that of the house differ by a minute and more.
    ClockOff,
}

impl What {
    const fn level(self) -> Level {
        match self {
            Self::NoHouse | Self::NewerSchema | Self::DiskFull => Level::Broken,
            _ => Level::Warning,
        }
    }
}

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
    /// Of a local house. A server's backups are its own.
    pub backup: Option<LastBackup>,
    /// Room on the disk of the folder, bytes.
    pub disk_free: Option<u64>,
    /// What the machine's clock is ahead of the server's, milliseconds; on a local house how far it is behind the last
    /// row, negative.
    pub clock_off_ms: i64,
    pub findings: Vec<Finding>,
    /// Why the house cannot be looked at.
    pub refusal: Option<ApiError>,
}

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const NEARLY_FULL: u64 = 1 << 30;

impl Api {
    /// Looks at the house of a folder, or of the server that the folder works on. Nothing is made, registered or
    /// written, and a program that has the house open is not held up.
    #[must_use]
    pub fn status(options: &Options) -> Status {
        let mut status = Status {
            level: Level::Ok,
            program: env!("CARGO_PKG_VERSION"),
            place: String::new(),
            engine: EngineName::Sqlite,
            schema: 0,
            schema_known: 0,
            house: None,
            backup: None,
            disk_free: space::free(&options.data_dir),
            clock_off_ms: 0,
            findings: Vec::new(),
            refusal: None,
        };
        if let Err(refusal) = status.look(options) {
            status.level = Level::Broken;
            status.refusal = Some(refusal);
        }
        status.judge_disk();
        status
    }
}

impl Status {
    fn look(&mut self, options: &Options) -> Result<(), ApiError> {
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
        let looked: Looked<(Option<i64>, Health, Option<Vec<u8>>)> = store::look(at, |tx| {
            let server_ms = tx.now_ms();
            let health = health::health(tx, server_ms.unwrap_or(now_ms))?;
            let born = office::house::backup::hash_at(tx, 1)?;
            Ok::<_, office::OfficeError>((server_ms, health, born))
        })?;
        (self.schema, self.schema_known) = (looked.schema, looked.known);
        let mut born = None;
        match looked.found {
            Some((server_ms, health, first)) => {
                born = first;
                self.judge(&health, server_ms, now_ms);
                self.house = Some(health);
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
        let Health { mails, now, .. } = health;
        let house_ms = server_ms.unwrap_or(now_ms) + health.ahead_ms;
        self.clock_off_ms = match server_ms {
            Some(server_ms) => now_ms - server_ms,
            None => (house_ms - now.last_at_ms).min(0),
        };
        if now.mails_stopped {
            self.found(What::MailsStopped, mails.waiting);
        } else if now.mails_since_ms.is_some_and(|since| house_ms - since > HOUR_MS) {
            self.found(What::MailsLate, mails.waiting);
        }
        for (what, count) in [
            (What::MailsFailed, mails.failed),
            (What::MailsInDoubt, mails.in_doubt),
            (What::CountersWaiting, now.counters_waiting),
            (What::ClockOff, self.clock_off_ms.abs() / MINUTE_MS),
        ] {
            if count > 0 {
                self.found(what, count);
            }
        }
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
        if self.house.is_none() {
            return Ok(());
        }
        let own = born_as(born);
        if let Some(hours) = late_hours(&kept, now_ms, &own) {
            self.found(What::BackupLate, hours);
        }
        let second = &local.backups.second;
        if !second.is_empty()
            && let Some(hours) = late_hours(Path::new(second), now_ms, &own)
        {
            self.found(What::SecondBackupLate, hours);
        }
        Ok(())
    }

    fn judge_disk(&mut self) {
        let Some(free) = self.disk_free else { return };
        let megabytes = i64::try_from(free >> 20).unwrap_or(i64::MAX);
        if free < space::LEFT {
            self.found(What::DiskFull, megabytes);
        } else if free < NEARLY_FULL {
            self.found(What::DiskNearlyFull, megabytes);
        }
    }

    fn found(&mut self, what: What, count: i64) {
        let level = what.level();
        self.level = self.level.max(level);
        self.findings.push(Finding { what, level, count });
    }
}
