//! Backups of a local house: whole, verified when made, restored with the present one kept aside.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use contract::action::Action;
use contract::anchor::LastNumbers;
use contract::args::Empty;
use contract::erasure::KeptInBackup;
use contract::ids::CustomerId;
use contract::journal::{BackupFile, BackupList};
use contract::restoring::Restored;
use office::books::anchor::{self as books, End};
use office::house::{counter, signing};
use office::{Actor, By, Code, House, OfficeError, command, erasure};
use runtime::anchor;
use runtime::call::Call;
use runtime::error::ApiError;
use runtime::place::backup_file::{backup_name, free_name};
use runtime::place::erased_file::erased_at;
use runtime::place::folders::Folder;
use runtime::place::identity;
use runtime::place::options::{Options, database_path};
use runtime::place::unfinished::{self, Unfinished};
use runtime::renderer::TemplateRenderer;
use runtime::signing::kept_for;
use store::{DataLock, Engine, Occupant, Store, StoreError};

use crate::aside::{Aside, remove_log};
use crate::desk::Api;
use crate::space;
use crate::verifying::{bad, verify_file};

/// Backups kept in the folder; older ones go.
const KEPT: usize = 30;
/// A backup a day.
const DAY_MS: i64 = 86_400_000;
/// What the clock of a disk may be ahead of this machine's: a minute.
const SKEW_MS: i64 = 60_000;

/// Folder of a house's backups.
fn folder(data_dir: &Path) -> PathBuf {
    Folder::Backups.of(data_dir)
}

/// A copy that nobody has written to for an hour was left by a program that was killed: verifying the copy
/// of the largest house takes minutes.
const LEFT_MS: i64 = 3_600_000;

impl Api {
    /// Copies the house to a file and verifies the copy. A file that is there is replaced only when it
    /// is a house's.
    ///
    /// # Errors
    /// [`Code::NotOnThisEngine`] on PostgreSQL; [`Code::FileInTheWay`]; [`Code::NoSpace`];
    /// [`Code::DiskFailed`]; [`Code::BadBackup`]. Nothing is left behind then.
    pub fn backup_to(&self, file: &Path) -> Result<BackupFile, ApiError> {
        if file.symlink_metadata().is_ok() && !store::is_house(file) {
            let path = file.display().to_string();
            return Err(OfficeError::new(Code::FileInTheWay).with("path", path).into());
        }
        // A folder that cannot be swept takes the copy all the same.
        let _ =
            unfinished::sweep_left_before(store::folder_of(file), self.clock.now_ms() - LEFT_MS);
        let unfinished = Unfinished::beside(file, &self.clock.entropy());
        // The copy, and the copy of it that is opened to be verified.
        space::wanted(unfinished.path(), 2 * self.store.file_bytes()?)?;
        self.store.backup(unfinished.path())?;
        verify_file(unfinished.path(), unfinished.path(), &self.clock.entropy())?;
        unfinished.becomes(file)?;
        describe(file)
    }

    /// Makes a backup in the folder of backups, where the newest is older than a day.
    ///
    /// # Errors
    /// As [`Api::backup_to`].
    pub fn backup_daily(&self) -> Result<Option<BackupFile>, ApiError> {
        // The backups of the house that was are worth more than one of the house that went back.
        if self.store.engine() != Engine::Sqlite || !self.has_house()? || self.went_back().is_some()
        {
            return Ok(None);
        }
        let now_ms = self.clock.now_ms();
        if newest(&self.data_dir, now_ms)?.is_some_and(|(_, at_ms)| now_ms - at_ms < DAY_MS) {
            return Ok(None);
        }
        self.backup_now().map(Some)
    }

    fn backup_now(&self) -> Result<BackupFile, ApiError> {
        let folder = folder(&self.data_dir);
        std::fs::create_dir_all(&folder).map_err(StoreError::from)?;
        unfinished::sweep(&folder)?;
        let made = self.backup_to(&free_name(&folder, &backup_name(self.clock.now_ms())))?;
        for old in list(&self.data_dir)?.iter().skip(KEPT) {
            std::fs::remove_file(folder.join(&old.name)).map_err(StoreError::from)?;
        }
        Ok(made)
    }

    /// Puts a verified backup in the house's place, on a supervisor's word, and says so in its journal. The
    /// present house is kept beside it. Killed at any point, the folder holds one of the two.
    ///
    /// # Errors
    /// [`Code::BadBackup`] when the file is none or does not verify, [`Code::NoSpace`]: nothing is
    /// touched then.
    pub(crate) fn restore_as(
        options: &Options,
        backup: &Path,
        operator: &Actor,
        typed: &LastNumbers,
    ) -> Result<Restored, ApiError> {
        let _lock = DataLock::take(&options.data_dir, Occupant::Alone)?;
        unfinished::sweep(&options.data_dir)?;
        let house = database_path(&options.data_dir);
        let bytes = std::fs::metadata(backup).map_or(0, |facts| facts.len());
        // The backup as it is opened to be verified, the new house, and the present one aside.
        let present = std::fs::metadata(&house).map_or(0, |facts| facts.len());
        space::wanted(&house, 2 * bytes + present)?;
        let verified = verify_file(backup, &house, &options.clock.entropy())?;
        let fresh = Unfinished::beside(&house, &options.clock.entropy());
        store::copy_sqlite(backup, fresh.path())?;
        let aside = Aside::of(&house, "avant-restauration", options.clock.now_ms())?;
        let known = known(&options.data_dir, aside.as_ref().map(Aside::path));
        let erased = erased_at(&options.data_dir, "")?;
        let end = told(options, fresh.path(), operator, (&known, typed), &erased)?;
        anchor::restored_to(&options.data_dir, "", &end)?;
        // From here on nothing more is written: names are changed.
        let kept = aside.map(Aside::keep).transpose()?;
        // The log of the present house would be read into the new one.
        remove_log(&house)?;
        fresh.becomes(&house)?;
        Ok(Restored { kept, verified })
    }
}

/// What is known of the house that a backup takes the place of: what it says itself, where it can be read,
/// and what this counter last saw of it.
fn known(data_dir: &Path, present: Option<&Path>) -> End {
    let there = present.and_then(store::standing).map(|there| End {
        row: there.row,
        hash: there.hash,
        series: there.series.into_iter().collect(),
    });
    there.unwrap_or_default().and(anchor::seen_at(data_dir, "").unwrap_or_default())
}

/// Tells the journal of a house that is about to be restored whose place it takes, and erases again who was erased
/// since; gives where it ends.
fn told(
    options: &Options,
    fresh: &Path,
    operator: &Actor,
    (known, typed): (&End, &LastNumbers),
    erased: &[CustomerId],
) -> Result<End, ApiError> {
    let store = Store::sqlite(fresh, |_| Ok(()))?;
    let key = identity::key_hash(&options.data_dir)?;
    let (now_ms, entropy) = (options.clock.now_ms(), options.clock.entropy());
    let id = uuid::Uuid::from_bytes(entropy).to_string();
    let end = store.write(|tx| {
        let Some(house) = House::find(tx)? else { return books::end(tx) };
        let counter_id = counter::find(tx, &key)?.map_or_else(|| 0.into(), |known| known.id);
        let by = By { operator, counter_id, at_ms: now_ms, renderer: &TemplateRenderer };
        let cx = command::unlisted(tx, by, &id, entropy, house)?;
        let told = signing::key_of(tx, counter_id)?;
        cx.head.signs_with(kept_for(&options.data_dir, told.as_deref()));
        books::go_on(tx, &cx, Action::HouseRestored, known, typed)?;
        // Who was erased since the backup is erased again, before the copy takes its name.
        for id in erased {
            erasure::repeat(tx, &cx, *id)?;
        }
        command::seal(tx, &cx.mint)?;
        books::end(tx)
    })?;
    if !erased.is_empty() {
        store.scrub()?;
    }
    Ok(end)
}

pub(crate) fn describe(file: &Path) -> Result<BackupFile, ApiError> {
    let facts = std::fs::metadata(file).map_err(StoreError::from)?;
    let end = store::glance(file);
    // By the clock of the house in it: a demo lives in another year, and no copy is older than its last row.
    let written_ms = written_ms(file)?;
    let made_at_ms =
        end.map_or(written_ms, |end| end.last_at_ms.max(written_ms.saturating_add(end.ahead_ms)));
    Ok(BackupFile {
        rows: end.map(|end| end.rows),
        last_at_ms: end.map(|end| end.last_at_ms),
        is_aside: false,
        name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: i64::try_from(facts.len()).unwrap_or(i64::MAX),
        made_at_ms,
    })
}

/// The newest backup of a folder's house, and when it was written, UTC milliseconds of the machine. A file dated in the
/// future does not count: a clock was wrong when it was made, or is now.
pub(crate) fn newest(data_dir: &Path, now_ms: i64) -> Result<Option<(String, i64)>, ApiError> {
    let mut made = Vec::new();
    for file in list(data_dir)? {
        let at_ms = written_ms(&folder(data_dir).join(&file.name))?;
        made.push((file.name, at_ms));
    }
    Ok(made
        .into_iter()
        .filter(|(_, at_ms)| *at_ms <= now_ms + SKEW_MS)
        .max_by_key(|(_, at_ms)| *at_ms))
}

/// When a file was written, by the machine's clock.
fn written_ms(file: &Path) -> Result<i64, ApiError> {
    let written = std::fs::metadata(file).and_then(|facts| facts.modified());
    let since = written.map_err(StoreError::from)?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Newest first.
fn list(data_dir: &Path) -> Result<Vec<BackupFile>, ApiError> {
    let mut files = houses_in(&folder(data_dir), |_| true)?;
    files.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(files)
}

/// What houses that were put aside are called.
const ASIDE: &str = "avant-";

/// Backups, then the houses that were put aside, the newest of each first.
pub(crate) fn all(data_dir: &Path) -> Result<Vec<BackupFile>, ApiError> {
    let mut files = list(data_dir)?;
    let mut aside = houses_in(data_dir, |name| name.starts_with(ASIDE))?;
    aside.sort_by_key(|file| std::cmp::Reverse(file.made_at_ms));
    files.extend(aside.into_iter().map(|file| BackupFile { is_aside: true, ..file }));
    Ok(files)
}

/// The backups that keep somebody who was known at that time, the newest first, and when each goes at one a day.
pub(crate) fn keeping(data_dir: &Path, since_ms: i64) -> Result<Vec<KeptInBackup>, ApiError> {
    let all = all(data_dir)?;
    let newest_ms = all.iter().find(|file| !file.is_aside).map_or(0, |file| file.made_at_ms);
    let rank_ms = |rank: usize| newest_ms + (KEPT.saturating_sub(rank)) as i64 * DAY_MS;
    let kept = all.into_iter().enumerate().filter(|(_, file)| file.made_at_ms >= since_ms);
    Ok(kept
        .map(|(rank, file)| KeptInBackup {
            until_ms: (!file.is_aside).then(|| rank_ms(rank)),
            name: file.name,
            made_at_ms: file.made_at_ms,
        })
        .collect())
}

/// The file of a name in that list.
///
/// # Errors
/// [`Code::BadField`] for a name that is a path; [`Code::BadBackup`] where there is no such file.
pub(crate) fn named(data_dir: &Path, name: &str) -> Result<PathBuf, ApiError> {
    if name.is_empty() || Path::new(name).file_name() != Some(name.as_ref()) {
        return Err(OfficeError::bad_field("name").into());
    }
    let known = all(data_dir)?.into_iter().find(|file| file.name == name);
    match known {
        Some(file) if file.is_aside => Ok(data_dir.join(name)),
        Some(_) => Ok(folder(data_dir).join(name)),
        None => Err(bad("absent", name)),
    }
}

fn houses_in(folder: &Path, known: impl Fn(&str) -> bool) -> Result<Vec<BackupFile>, ApiError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(StoreError::from(e).into()),
    };
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "sqlite"))
        .filter(|path| known(&path.file_name().unwrap_or_default().to_string_lossy()))
        .map(|path| describe(&path))
        .collect()
}

/// The command of the window.
pub(crate) fn backup_make(api: &Api, _: &Call<'_>, _: &Empty) -> Result<BackupFile, ApiError> {
    api.backup_now()
}

/// The command of the window.
pub(crate) fn backup_list(api: &Api, _: &Call<'_>, _: &Empty) -> Result<BackupList, ApiError> {
    whole_list(&api.data_dir)
}

/// The folder of the backups, and what may be restored.
pub(crate) fn whole_list(data_dir: &Path) -> Result<BackupList, ApiError> {
    Ok(BackupList { folder: folder(data_dir).display().to_string(), files: all(data_dir)? })
}
