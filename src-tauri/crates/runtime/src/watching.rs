//! What somebody who looks after a house has to look at, and how it is told from what the house and its server say.

use domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use office::house::health::Health;
use serde::Serialize;
use store::Archive;

/// How well a house is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing waits for a person.
    Ok,
    /// Something waits for a person.
    Warning,
    /// Nobody can work in it, or will be able to within a week.
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
    /// A mail has waited for an hour, or is of a time to come: no program sends.
    MailsLate,
    /// Mails went to nobody.
    MailsFailed,
    /// Mails may have left.
    MailsInDoubt,
    /// What an import says otherwise has waited for a person for a day.
    ContradictionsLate,
    /// Verifying the books found something wrong in them.
    BooksWrong,
    /// Counters wait to be let in.
    CountersWaiting,
    /// Counters write nothing: their programs are older than the house.
    CountersTooOld,
    /// The newest backup is older than 26 hours, or there is none.
    BackupLate,
    /// The same in the second folder, or it is not there.
    SecondBackupLate,
    /// The second folder does not answer.
    SecondBackupSilent,
    /// This counter works by the login that owns the house's database.
    OwnerLogin,
    /// The disk of the folder is nearly full.
    DiskNearlyFull,
    /// The disk of the folder has no room for the house.
    DiskFull,
    /// Nothing can be written on the disk of the folder.
    DiskReadOnly,
    /// The machine's clock and that of the house differ by a minute and more.
    ClockOff,
    /// The server says that it cannot archive what it writes.
    ArchivingFails,
    /// The server's certificate ends within thirty days: how many are left.
    CertificateEnds,
    /// The same within seven. From its end on no counter gets in.
    CertificateEndsNow,
}

impl What {
    /// How well the house is with it.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::NoHouse
            | Self::NewerSchema
            | Self::DiskFull
            | Self::DiskReadOnly
            | Self::CertificateEndsNow => Level::Broken,
            _ => Level::Warning,
        }
    }
}

impl What {
    /// As it is kept.
    #[must_use]
    pub fn key(self) -> String {
        let json = serde_json::to_value(self).unwrap_or_default();
        json.as_str().unwrap_or_default().to_owned()
    }
}

/// One thing of a kind: how many of it, or how much, and which is the newest, 0 where there is one at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub what: What,
    pub count: i64,
    pub which: i64,
}

impl Seen {
    /// One of a kind of which there is one at most.
    #[must_use]
    pub const fn one(what: What, count: i64) -> Self {
        Self { what, count, which: 0 }
    }
}

/// Days before the end of a certificate from which on it is said, and from which on it is red.
const CERTIFICATE_SAID: i64 = 30;
const CERTIFICATE_RED: i64 = 7;
/// Room on a disk, bytes: with less nothing is written, with less than the other it is said.
const FULL: u64 = 32 << 20;
const NEARLY_FULL: u64 = 1 << 30;

/// What a house says of itself, at its own time; `clock_off_ms` is what the machine's clock is off.
#[must_use]
pub fn of_house(health: &Health, house_ms: i64, clock_off_ms: i64) -> Vec<Seen> {
    let Health { mails, now, .. } = health;
    // One of a time to come was queued under a clock that was ahead.
    let in_time = -MINUTE_MS..=HOUR_MS;
    let late = now.mails_since_ms.is_some_and(|since| !in_time.contains(&(house_ms - since)));
    let post = match (now.mails_stopped, late) {
        (true, _) => Some(Seen::one(What::MailsStopped, mails.waiting)),
        (false, true) => Some(Seen::one(What::MailsLate, mails.waiting)),
        (false, false) => None,
    };
    let too_old = health.counters.iter().filter(|one| one.too_old).count();
    let counted = [
        (What::CountersTooOld, i64::try_from(too_old).unwrap_or(i64::MAX), 0),
        (What::MailsFailed, mails.failed, now.mails_failed_last),
        (What::MailsInDoubt, mails.in_doubt, now.mails_in_doubt_last),
        (What::ContradictionsLate, now.contradictions_late, now.contradictions_late_last),
        (What::BooksWrong, now.books_wrong, 0),
        (What::CountersWaiting, now.counters_waiting, now.counters_waiting_last),
        (What::ClockOff, clock_off_ms.abs() / MINUTE_MS, 0),
    ];
    let counted = counted.into_iter().filter(|(_, count, _)| *count > 0);
    post.into_iter()
        .chain(counted.map(|(what, count, which)| Seen { what, count, which }))
        .collect()
}

/// What the end of a server's certificate says, held against the machine's clock, as TLS does.
#[must_use]
pub fn of_certificate(until_ms: i64, now_ms: i64) -> Option<Seen> {
    match (until_ms - now_ms).div_euclid(DAY_MS) {
        days if days < CERTIFICATE_RED => Some(Seen::one(What::CertificateEndsNow, days.max(0))),
        days if days < CERTIFICATE_SAID => Some(Seen::one(What::CertificateEnds, days)),
        _ => None,
    }
}

/// What a server says of its own backups.
#[must_use]
pub fn of_archive(archive: Archive) -> Option<Seen> {
    (archive.is_on && archive.fails).then_some(Seen::one(What::ArchivingFails, 1))
}

/// The disk of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disk {
    /// Room on it, bytes.
    pub free: u64,
    /// It is mounted to be read alone, as a system leaves it that found it failing.
    pub only_reads: bool,
}

/// What a disk says. That it only reads is said where it has the house itself: what a counter of a shared one keeps can
/// wait.
#[must_use]
pub fn of_disk(disk: Disk, has_the_house: bool) -> Option<Seen> {
    if disk.only_reads && has_the_house {
        return Some(Seen::one(What::DiskReadOnly, 0));
    }
    let megabytes = i64::try_from(disk.free >> 20).unwrap_or(i64::MAX);
    match disk.free {
        0..FULL => Some(Seen::one(What::DiskFull, megabytes)),
        FULL..NEARLY_FULL => Some(Seen::one(What::DiskNearlyFull, megabytes)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_says_that_it_only_reads_where_it_has_the_house_and_else_what_room_it_has() {
        let said = |free, only_reads, has_the_house| {
            of_disk(Disk { free, only_reads }, has_the_house).map(|seen| seen.what)
        };
        assert_eq!(said(NEARLY_FULL, false, true), None);
        assert_eq!(said(NEARLY_FULL, true, true), Some(What::DiskReadOnly));
        assert_eq!(said(0, true, true), Some(What::DiskReadOnly));
        assert_eq!(said(NEARLY_FULL, true, false), None);
        assert_eq!(said(NEARLY_FULL - 1, true, false), Some(What::DiskNearlyFull));
        assert_eq!(said(FULL - 1, false, true), Some(What::DiskFull));
        assert_eq!(What::DiskReadOnly.level(), Level::Broken);
    }
}
