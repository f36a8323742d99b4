//! Backups of a house: whole, verified when made, restored with the present one kept aside.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use contract::action::Action;
use contract::anchor::LastNumbers;
use contract::counter::ToldKey;
use contract::ids::{CustomerId, OperatorId};
use contract::journal::BackupFile;
use contract::restoring::Restored;
use domain::time::HOUR_MS;
use office::books::anchor::{self as books, End};
use office::house::{counter, moved, signing};
use office::{Actor, By, Code, Cx, House, OfficeError, command, erasure};
use runtime::anchor;
use runtime::error::ApiError;
use runtime::place::backup_file::{backup_name, free_name};
use runtime::place::erased_file::erased_at;
use runtime::place::files::database_path;
use runtime::place::identity;
use runtime::place::mounts;
use runtime::place::options::Options;
use runtime::place::rights;
use runtime::place::space;
use runtime::place::unfinished::{self, Unfinished};
use runtime::renderer::TemplateRenderer;
use runtime::signing::{begun_since, kept_for};
use runtime::watching::{Seen, What};
use store::{At, DataLock, Engine, Occupant, Store, StoreError, locked};

use crate::aside::{Aside, remove_log};
use crate::backup_folder::{born_as, describe, folder, is_due, late_hours, newest, prune};
use crate::desk::Api;
use crate::second_folder::{Second, Source};
use crate::share::Backups;
use crate::verifying::verify_file;

/// A copy that nobody has written to for an hour was left by a program that was killed: verifying the copy
/// of the largest house takes minutes.
const LEFT_MS: i64 = HOUR_MS;
/// What a house that was just opened has for its first backup: an hour.
const FIRST_MS: i64 = HOUR_MS;

impl Api {
    /// Copies the house to a file and verifies the copy in full. A file that is there is replaced only when it
    /// is a backup of this house. Of a shared house the copy is a file that only a restoring opens.
    ///
    /// # Errors
    /// [`Code::OwnerNeeded`] for a counter's login; [`Code::FileInTheWay`]; [`Code::NoSpace`];
    /// [`Code::DiskFailed`]; [`Code::BadBackup`]. Nothing is left behind then.
    pub fn backup_to(&self, file: &Path) -> Result<BackupFile, ApiError> {
        self.may_replace(file)?;
        // A folder that cannot be swept takes the copy all the same.
        let _ =
            unfinished::sweep_left_before(store::folder_of(file), self.clock.now_ms() - LEFT_MS);
        let unfinished = Unfinished::beside(file, &self.clock.entropy());
        if self.store.engine() == Engine::Postgres {
            self.copy_shared(unfinished.path())?;
        } else {
            // The copy, and the copy of it that is opened to be verified.
            space::wanted(unfinished.path(), 2 * self.store.file_bytes()?)?;
            self.store.backup(unfinished.path())?;
        }
        verify_file(unfinished.path(), unfinished.path(), &self.clock.entropy())?;
        unfinished.becomes(file)?;
        describe(file)
    }

    /// Refuses a file that is there, but for an earlier backup of this house: never the house itself, nor another.
    fn may_replace(&self, file: &Path) -> Result<(), ApiError> {
        if file.symlink_metadata().is_err() {
            return Ok(());
        }
        let in_full = |path: &Path| std::fs::canonicalize(path).ok();
        let live = in_full(&database_path(&self.data_dir));
        // The house itself is not looked at from beside: closing it would drop the locks of this program.
        if in_full(file) != live && store::is_house(file) && (self.own()?)(file) {
            return Ok(());
        }
        let path = file.display().to_string();
        Err(OfficeError::new(Code::FileInTheWay).with("path", path).into())
    }

    /// What tells a file of this house from another's: their journals begin alike.
    pub(crate) fn own(&self) -> Result<impl Fn(&Path) -> bool + use<>, ApiError> {
        Ok(born_as(self.born()?))
    }

    fn born(&self) -> Result<Option<Vec<u8>>, ApiError> {
        Ok(self.store.read(|tx| office::house::backup::hash_at(tx, 1))?)
    }

    /// Whether backups are made of this house by themselves.
    fn backs_up(&self) -> Result<bool, ApiError> {
        // The backups of the house that was are worth more than one of the house that went back.
        let is_here = self.store.engine() == Engine::Sqlite;
        Ok(is_here && self.has_house()? && self.went_back().is_none())
    }

    /// Makes a backup in the folder of backups, where the newest is older than a day.
    ///
    /// # Errors
    /// As [`Api::backup_to`].
    pub fn backup_daily(&self) -> Result<Option<BackupFile>, ApiError> {
        if !self.backs_up()? {
            return Ok(None);
        }
        let now_ms = self.clock.now_ms();
        let newest = newest(&folder(&self.data_dir), now_ms, self.own()?)?;
        is_due(newest, now_ms).then(|| self.backup_here()).transpose()
    }

    /// Begins to bring the second folder up to date, and tells what becomes of it: [`Code::SecondBackupFailed`] where it cannot.
    /// Nothing begins where there is none, or somebody is at work there.
    ///
    /// # Errors
    /// From the store.
    pub fn second_catches_up(&self) -> Result<Option<Receiver<Result<(), ApiError>>>, ApiError> {
        match self.second() {
            Some(second) if self.backs_up()? => Ok(second.begins(self.source()?)),
            _ => Ok(None),
        }
    }

    /// Makes a backup now, in both folders.
    ///
    /// # Errors
    /// As [`Api::backup_to`]; [`Code::SecondBackupFailed`].
    pub fn backup_now(&self) -> Result<BackupFile, ApiError> {
        let made = self.backup_here()?;
        if let Some(second) = self.second() {
            second.takes(self.source()?, Some(made.name.clone()))?;
        }
        Ok(made)
    }

    /// Whether a backup of the local house is late, in either folder. A house that was opened a moment ago has an hour
    /// to make its first.
    pub(crate) fn is_backup_late(&self) -> bool {
        !self.late_backups().is_empty()
    }

    /// Which backups of a local house are late, as the page says it.
    pub(crate) fn late_backups(&self) -> Vec<Seen> {
        if self.store.engine() != Engine::Sqlite || self.went_back().is_some() {
            return Vec::new();
        }
        let Ok(own) = self.own() else { return Vec::new() };
        let now_ms = self.clock.now_ms();
        let is_new = self.now_ms() - self.opened.at_ms < FIRST_MS;
        let first = late_hours(&folder(&self.data_dir), now_ms, &own);
        let first = first.map(|hours| Seen::one(What::BackupLate, hours));
        let second =
            self.second().map(|second| second.backups((now_ms, self.clock.counted_ms()), own));
        let both = [first, second.and_then(Backups::seen)];
        let first_to_come =
            |seen: &Seen| is_new && seen.count == 0 && seen.what != What::SecondBackupSilent;
        both.into_iter().flatten().filter(|seen| !first_to_come(seen)).collect()
    }

    /// How the backups of the second folder are now, where there is one.
    pub(crate) fn second_backups_now(&self) -> Result<Option<Backups>, ApiError> {
        let at = (self.clock.now_ms(), self.clock.counted_ms());
        let Some(second) = self.second() else { return Ok(None) };
        Ok(Some(second.backups_now(at, self.own()?)))
    }

    /// The second folder; none where none is named.
    pub(crate) fn second(&self) -> Option<Second> {
        let settings = locked(&self.local).backups.clone();
        Second::of(&settings, &mut locked(&self.share))
    }

    fn source(&self) -> Result<Source, ApiError> {
        let (data_dir, clock) = (self.data_dir.clone(), Arc::clone(&self.clock));
        Ok(Source { data_dir, clock, born: self.born()? })
    }

    fn backup_here(&self) -> Result<BackupFile, ApiError> {
        if self.store.engine() == Engine::Postgres {
            return Err(OfficeError::new(Code::NotOnThisEngine).with("what", "backup").into());
        }
        let folder = folder(&self.data_dir);
        std::fs::create_dir_all(&folder).map_err(StoreError::from)?;
        rights::may_write_in(&folder)?;
        let file = free_name(&folder, &backup_name(self.clock.now_ms()));
        let made = self.backup_to(&file)?;
        let settings = locked(&self.local).backups.clone();
        prune(&file, &settings, self.own()?)?;
        Ok(made)
    }

    /// Puts a verified backup in the house's place, on a supervisor's word, and says so in its journal. The
    /// present house is kept beside it. Killed at any point, the folder holds one of the two.
    ///
    /// # Errors
    /// [`Code::BadBackup`] when the file is none or does not verify, [`Code::NoSpace`], [`Code::NetworkFolder`]: nothing is
    /// touched then.
    pub(crate) fn restore_as(
        options: &Options,
        backup: &Path,
        operator: &Actor,
        typed: &LastNumbers,
    ) -> Result<Restored, ApiError> {
        mounts::not_shared(&options.data_dir)?;
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
        let erased = erased(&options.data_dir, aside.as_ref().map(Aside::path))?;
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

/// Who was erased from the house that a backup takes the place of: what this counter knows, and what that house says itself,
/// where it can be read. One that was just moved here was never opened by this counter.
fn erased(data_dir: &Path, present: Option<&Path>) -> Result<Vec<CustomerId>, ApiError> {
    let mut erased = erased_at(data_dir, "")?;
    if let Some(present) = present
        && let Ok(there) = store::look(At::File(present), |tx| erasure::everyone(tx))
    {
        erased.extend(there.found.into_iter().flatten());
    }
    Ok(erased)
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
    let (machine_ms, entropy) = (options.clock.now_ms(), options.clock.entropy());
    let id = uuid::Uuid::from_bytes(entropy).to_string();
    let end = store.write(|tx| {
        moved::no_copy(tx)?;
        let Some(house) = House::find(tx)? else { return books::end(tx) };
        let counter_id = counter::find(tx, &key)?.map_or_else(|| 0.into(), |known| known.id);
        // A demo lives in its own season.
        let at_ms = machine_ms + house.ahead_ms();
        let by = By { operator, counter_id, at_ms, renderer: &TemplateRenderer };
        let cx = command::unlisted(tx, by, &id, entropy, house)?;
        let told = signing::key_of(tx, counter_id)?;
        // Another key was begun since the backup: whoever restores vouches for it, as they did then.
        let begun = match told.as_deref() {
            Some(told) if operator.id != OperatorId::PROGRAM => {
                begun_since(&options.data_dir, told)
            }
            _ => None,
        };
        if let Some(pair) = &begun {
            let key = ToldKey { public: pair.public(), vouched: None };
            signing::tell_key(tx, &cx, &key)?;
        }
        let pair = begun.or_else(|| kept_for(&options.data_dir, told.as_deref()));
        cx.head.signs_with(pair);
        books::go_on(tx, &cx, Action::HouseRestored, known, typed)?;
        // Who was erased since the backup is erased again, before the copy takes its name: by the program, for the house
        // that is restored may not know who restores it.
        let program = Actor::program();
        let cx = Cx { operator: &program, ..cx };
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
