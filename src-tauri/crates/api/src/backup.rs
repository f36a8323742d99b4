//! Backups of a local house: whole, verified when made, restored with the present one kept aside.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use contract::args::Empty;
use contract::journal::{BackupFile, BackupList, Verification};
use office::{By, Code, OfficeError, Operator, command};
use runtime::call::Call;
use runtime::error::ApiError;
use runtime::place::backup_file::backup_name;
use runtime::place::folders::Folder;
use runtime::place::options::{Options, database_path};
use runtime::renderer::TemplateRenderer;
use serde::Serialize;
use store::{DataLock, Engine, Store, StoreError};

use crate::desk::Api;

/// Backups kept in the folder; older ones go.
const KEPT: usize = 30;
/// A backup a day.
const DAY_MS: i64 = 86_400_000;

/// Folder of a house's backups.
fn folder(data_dir: &Path) -> PathBuf {
    Folder::Backups.of(data_dir)
}

/// What a restore did.
#[derive(Clone, Debug, Serialize)]
pub struct Restored {
    /// Where the house that was there is kept, if there was one.
    pub kept: Option<String>,
    pub verified: Verification,
}

impl Api {
    /// Copies the house to a file and verifies the copy.
    ///
    /// # Errors
    /// [`Code::NotOnThisEngine`] on PostgreSQL; [`Code::DiskFailed`]; [`Code::BadBackup`].
    pub fn backup_to(&self, file: &Path) -> Result<BackupFile, ApiError> {
        let unfinished = file.with_extension("part");
        let _ = std::fs::remove_file(&unfinished);
        self.store.backup(&unfinished)?;
        verify_file(&unfinished)?;
        std::fs::rename(&unfinished, file).map_err(StoreError::from)?;
        describe(file)
    }

    /// Makes a backup in the folder of backups, where the newest is older than a day.
    ///
    /// # Errors
    /// As [`Api::backup_to`].
    pub fn backup_daily(&self) -> Result<Option<BackupFile>, ApiError> {
        if self.store.engine() != Engine::Sqlite || !self.has_house()? {
            return Ok(None);
        }
        let newest = list(&self.data_dir)?.into_iter().map(|file| file.made_at_ms).max();
        if newest.is_some_and(|at| self.clock.now_ms() - at < DAY_MS) {
            return Ok(None);
        }
        self.backup_now().map(Some)
    }

    fn backup_now(&self) -> Result<BackupFile, ApiError> {
        let folder = folder(&self.data_dir);
        std::fs::create_dir_all(&folder).map_err(StoreError::from)?;
        let made = self.backup_to(&folder.join(backup_name(self.clock.now_ms())))?;
        for old in list(&self.data_dir)?.iter().skip(KEPT) {
            std::fs::remove_file(folder.join(&old.name)).map_err(StoreError::from)?;
        }
        Ok(made)
    }

    /// Puts a verified backup in the house's place. The present house is kept beside it.
    ///
    /// # Errors
    /// [`Code::BadBackup`] when the file is none or does not verify: nothing is touched then.
    pub fn restore(options: &Options, backup: &Path) -> Result<Restored, ApiError> {
        let _lock = DataLock::take(&options.data_dir)?;
        let verified = verify_file(backup)?;
        let house = database_path(&options.data_dir);
        let fresh = house.with_extension("restored");
        let _ = std::fs::remove_file(&fresh);
        store::copy_sqlite(backup, &fresh)?;
        let kept = keep_aside(&house, "avant-restauration", options.clock.now_ms())?;
        std::fs::rename(&fresh, &house).map_err(StoreError::from)?;
        Ok(Restored { kept, verified })
    }

    /// Verifies the whole journal and the ledger.
    ///
    /// # Errors
    /// From the store.
    pub fn verify(&self) -> Result<Verification, ApiError> {
        verify_store(&self.store, self.now_ms())
    }
}

/// Moves a house out of the way of what the name says, with what SQLite keeps beside it.
pub(crate) fn keep_aside(
    house: &Path,
    before: &str,
    now_ms: i64,
) -> Result<Option<String>, ApiError> {
    if !house.exists() {
        return Ok(None);
    }
    let aside = house.with_file_name(format!("{before}-{}", backup_name(now_ms)));
    // A copy through SQLite takes what is still in the -wal file along.
    store::copy_sqlite(house, &aside)?;
    for ending in ["-wal", "-shm"] {
        let mut beside = house.as_os_str().to_owned();
        beside.push(ending);
        let _ = std::fs::remove_file(PathBuf::from(beside));
    }
    std::fs::remove_file(house).map_err(StoreError::from)?;
    Ok(Some(aside.display().to_string()))
}

/// Opens a copy of the file, so that looking changes nothing in it, and verifies it.
fn verify_file(file: &Path) -> Result<Verification, ApiError> {
    let bad = |detail: String| OfficeError::new(Code::BadBackup).with("detail", detail);
    if !file.is_file() {
        return Err(bad(file.display().to_string()).into());
    }
    let looked_at = file.with_extension("verified");
    let found = store::copy_sqlite(file, &looked_at)
        .and_then(|()| Store::sqlite(&looked_at, |_| Ok(())))
        .map_err(ApiError::from)
        .and_then(|store| verify_store(&store, 0));
    for ending in ["", "-wal", "-shm"] {
        let mut path = looked_at.as_os_str().to_owned();
        path.push(ending);
        let _ = std::fs::remove_file(PathBuf::from(path));
    }
    match found {
        Ok(found) if found.ok => Ok(found),
        Ok(found) => Err(bad(found.what.unwrap_or_default()).into()),
        Err(refusal) if refusal.code == Code::NewerSchema => Err(refusal),
        Err(refusal) => Err(bad(refusal.to_string()).into()),
    }
}

fn verify_store(store: &Store, now_ms: i64) -> Result<Verification, ApiError> {
    let program = Operator::program();
    let by =
        By { operator: &program, counter_id: 0.into(), at_ms: now_ms, renderer: &TemplateRenderer };
    let found = command::read(store, by, |tx, cx| office::books::verify::verify(tx, cx, &Empty {}));
    Ok(found?)
}

fn describe(file: &Path) -> Result<BackupFile, ApiError> {
    let facts = std::fs::metadata(file).map_err(StoreError::from)?;
    let made = facts.modified().map_err(StoreError::from)?.duration_since(UNIX_EPOCH);
    let millis = made.map(|since| since.as_millis()).unwrap_or_default();
    Ok(BackupFile {
        name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: i64::try_from(facts.len()).unwrap_or(i64::MAX),
        made_at_ms: i64::try_from(millis).unwrap_or(i64::MAX),
    })
}

/// Newest first.
fn list(data_dir: &Path) -> Result<Vec<BackupFile>, ApiError> {
    let entries = match std::fs::read_dir(folder(data_dir)) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(StoreError::from(e).into()),
    };
    let paths = entries.flatten().map(|entry| entry.path());
    let mut files = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "sqlite"))
        .map(|path| describe(&path))
        .collect::<Result<Vec<_>, _>>()?;
    files.sort_by(|a, b| b.name.cmp(&a.name));
    Ok(files)
}

/// The command of the window.
pub(crate) fn backup_make(api: &Api, _: &Call<'_>, _: &Empty) -> Result<BackupFile, ApiError> {
    api.backup_now()
}

/// The command of the window.
pub(crate) fn backup_list(api: &Api, _: &Call<'_>, _: &Empty) -> Result<BackupList, ApiError> {
    let folder = folder(&api.data_dir).display().to_string();
    Ok(BackupList { folder, files: list(&api.data_dir)? })
}
