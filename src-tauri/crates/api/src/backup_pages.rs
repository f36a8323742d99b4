//! The page of backups: which are kept, and where; what a server says of its own.

use std::path::Path;

use contract::args::Empty;
use contract::journal::{BackupFile, BackupList, BackupSettings, ServerBackup};
use office::{OfficeError, page};
use runtime::call::Call;
use runtime::error::ApiError;
use runtime::place::counter_file::LocalFile;
use store::locked;

use crate::backup_folder::{all, folder, late_hours};
use crate::desk::Api;
use crate::second_folder::{Second, is_apart};
use crate::share::{Backups, Share};
use crate::upgrading::for_pg_dump;

/// Backups that a folder may keep, at most.
const KEEP_MOST: i64 = 1_000;
/// Megabytes that they may take, at most: ten terabytes.
const MEGABYTES_MOST: i64 = 10_000_000;

/// The command of the window.
pub(crate) fn backup_make(api: &Api, _: &Call<'_>, _: &Empty) -> Result<BackupFile, ApiError> {
    api.backup_now()
}

/// The command of the window.
pub(crate) fn backup_list(api: &Api, _: &Call<'_>, _: &Empty) -> Result<BackupList, ApiError> {
    let settings = locked(&api.local).backups.clone();
    let Some(archive) = api.store.archive()? else {
        let second = api.second_backups_now()?;
        return list_of(&api.data_dir, &settings, second, api.clock.now_ms(), api.own()?);
    };
    let server = ServerBackup {
        dump: format!(
            "pg_dump --format=custom --file=contremarque.dump '{}'",
            for_pg_dump(&api.place)?
        ),
        archives: archive.is_on,
        archived_at_ms: archive.last_ms,
        archiving_fails: archive.fails,
        followers: archive.followers,
    };
    Ok(BackupList { server: Some(server), ..none_of(settings) })
}

/// The folder of the backups, and what may be restored, of a local house that is not open: it says of no file whose it is.
pub(crate) fn whole_list(data_dir: &Path, now_ms: i64) -> Result<BackupList, ApiError> {
    let settings = LocalFile::load(data_dir).unwrap_or_default().backups;
    let second = Second::of(&settings, &mut None);
    let second = second.map(|second| second.backups((now_ms, 0), |_| true));
    list_of(data_dir, &settings, second, now_ms, |_| true)
}

fn list_of(
    data_dir: &Path,
    settings: &BackupSettings,
    second: Option<Backups>,
    now_ms: i64,
    own: impl Fn(&Path) -> bool,
) -> Result<BackupList, ApiError> {
    let kept = folder(data_dir);
    Ok(BackupList {
        late_hours: late_hours(&kept, now_ms, &own),
        second_late_hours: second.and_then(Backups::late_hours),
        second_silent: second == Some(Backups::Silent),
        folder: kept.display().to_string(),
        files: all(data_dir)?,
        ..none_of(settings.clone())
    })
}

/// What there is where the house is elsewhere.
pub(crate) fn none_of(settings: BackupSettings) -> BackupList {
    BackupList {
        folder: String::new(),
        files: Vec::new(),
        settings,
        late_hours: None,
        second_late_hours: None,
        second_silent: false,
        server: None,
    }
}

/// The command of the window: how many are kept, and the second folder.
pub(crate) fn backup_set(
    api: &Api,
    _: &Call<'_>,
    args: &BackupSettings,
) -> Result<Empty, ApiError> {
    if !(1..=KEEP_MOST).contains(&args.keep) {
        return Err(OfficeError::wrong_field("keep", "out_of_range").into());
    }
    if !(0..=MEGABYTES_MOST).contains(&args.keep_mb) {
        return Err(OfficeError::wrong_field("keep_mb", "out_of_range").into());
    }
    let second = page::text("second", &args.second, 500)?.trim();
    let kept = LocalFile::load(&api.data_dir)?.backups;
    // Only another folder is looked at: the disk of this one may be away.
    let second_apart = match second == kept.second {
        true => kept.second_apart,
        false => names_another(api, second)?,
    };
    let backups = BackupSettings { second: second.to_owned(), second_apart, ..args.clone() };
    api.change_local(|local| local.backups = backups)?;
    Ok(Empty {})
}

/// Whether a second folder is named that is on another disk than the house. Refuses one that does not answer.
fn names_another(api: &Api, second: &str) -> Result<bool, ApiError> {
    if second.is_empty() {
        return Ok(false);
    }
    if !Path::new(second).is_absolute() {
        return Err(OfficeError::wrong_field("second", "not_whole").into());
    }
    let data_dir = api.data_dir.clone();
    let looked = Share::at(Path::new(second)).ask(move |there| -> Result<bool, ApiError> {
        is_another_folder(&data_dir, there.folder())?;
        Ok(is_apart(there.folder(), &data_dir))
    });
    looked.unwrap_or_else(|| Err(OfficeError::wrong_field("second", "silent").into()))
}

/// Refuses a folder that is not there, and those of the house.
fn is_another_folder(data_dir: &Path, there: &Path) -> Result<(), ApiError> {
    if !there.is_dir() {
        return Err(OfficeError::wrong_field("second", "not_there").into());
    }
    let in_full = |path: &Path| std::fs::canonicalize(path).ok();
    let own = [in_full(data_dir), in_full(&folder(data_dir))];
    if in_full(there).is_some_and(|full| own.contains(&Some(full))) {
        return Err(OfficeError::wrong_field("second", "own_folder").into());
    }
    Ok(())
}
