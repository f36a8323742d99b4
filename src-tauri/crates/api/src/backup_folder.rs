//! The files of a folder of backups: which there are, how old the newest is, which go.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use contract::erasure::KeptInBackup;
use contract::journal::{BackupFile, BackupSettings};
use domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use office::OfficeError;
use runtime::error::ApiError;
use runtime::place::backup_file::is_backup_name;
use runtime::place::folders::Folder;
use store::{Glance, StoreError};

use crate::verifying::bad;

/// A backup of the day is tried every ten minutes while a program is open: two hours late is late.
const LATE_MS: i64 = 26 * HOUR_MS;
/// What the clock of a disk may be ahead of this machine's: a minute.
const SKEW_MS: i64 = MINUTE_MS;

/// Folder of a house's backups.
pub(crate) fn folder(data_dir: &Path) -> PathBuf {
    Folder::Backups.of(data_dir)
}

/// What a file holds.
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

/// The newest backup of a folder that is `own`, and when it was written, UTC milliseconds of the machine. A file dated in
/// the future does not count: a clock was wrong when it was made, or is now.
pub(crate) fn newest(
    folder: &Path,
    now_ms: i64,
    own: impl Fn(&Path) -> bool,
) -> Result<Option<(String, i64)>, ApiError> {
    let mut made = Vec::new();
    for path in files_in(folder)? {
        let at_ms = written_ms(&path)?;
        made.push((path, at_ms));
    }
    made.retain(|(_, at_ms)| *at_ms <= now_ms + SKEW_MS);
    made.sort_by_key(|(_, at_ms)| std::cmp::Reverse(*at_ms));
    let newest = made.into_iter().find(|(path, _)| own(path));
    Ok(newest.map(|(path, at_ms)| {
        (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), at_ms)
    }))
}

/// Whether a file is of the house whose journal begins with this hash.
pub(crate) fn born_as(born: Option<Vec<u8>>) -> impl Fn(&Path) -> bool {
    move |file| born.is_some() && store::born(file) == born
}

/// Whether the backup of the day is to be made, by the newest.
pub(crate) fn is_due(newest: Option<(String, i64)>, now_ms: i64) -> bool {
    newest.is_none_or(|(_, at_ms)| now_ms - at_ms >= DAY_MS)
}

/// Hours since the newest backup of a folder that is `own`, where it is older than 26 of them; 0 where there is none.
pub(crate) fn late_hours(folder: &Path, now_ms: i64, own: impl Fn(&Path) -> bool) -> Option<i64> {
    let newest = newest(folder, now_ms, own).unwrap_or_default();
    let age_ms = newest.map_or(i64::MAX, |(_, at_ms)| now_ms - at_ms);
    (age_ms > LATE_MS).then_some(if age_ms == i64::MAX { 0 } else { age_ms / HOUR_MS })
}

/// Takes the oldest backups of this house out of a folder, until as many are left as are kept, and as large. What was just
/// `made` stays in any case, and what is not `own` or has a name that somebody gave it.
pub(crate) fn prune(
    made: &Path,
    settings: &BackupSettings,
    own: impl Fn(&Path) -> bool,
) -> Result<(), ApiError> {
    let size = |file: &Path| std::fs::metadata(file).map_or(0, |facts| facts.len());
    let most_bytes = u64::try_from(settings.keep_mb).unwrap_or_default().saturating_mul(1 << 20);
    let most = usize::try_from(settings.keep).unwrap_or(1);
    let mut files = files_in(store::folder_of(made))?;
    files.retain(|file| file != made && is_daily(file) && own(file));
    let (mut kept, mut bytes) = (1, size(made));
    for file in newest_first(files) {
        bytes += size(&file);
        if kept >= most || (most_bytes > 0 && bytes > most_bytes) {
            std::fs::remove_file(&file).map_err(StoreError::from)?;
        } else {
            kept += 1;
        }
    }
    Ok(())
}

/// Backups, the newest first, whatever the machine's clock said when they were made. A journal only grows: what holds the end of
/// another is newer. Where a house was restored, what was made before is older than what was made since. Those that hold the same
/// go by their names; what cannot be read comes last.
fn newest_first(files: Vec<PathBuf>) -> Vec<PathBuf> {
    let glanced = |file: PathBuf| (store::glance(&file), file);
    let mut known: Vec<_> = files.into_iter().map(glanced).collect();
    let newest = furthest(&known);
    known.sort_by_cached_key(|(end, file)| {
        let rank = end.map(|end| {
            let common = newest.as_deref().and_then(|newest| store::in_common(file, newest));
            let common = common.unwrap_or_default();
            (common, common < end.rows, end.rows)
        });
        // Without their ending: a second one of the same second is « …-2 ».
        std::cmp::Reverse((rank, file.file_stem().map(ToOwned::to_owned)))
    });
    known.into_iter().map(|(_, file)| file).collect()
}

/// The backup that the house goes on from: the latest by the time of the house, or the longest that holds its end, where a
/// supervisor took that time back.
fn furthest(known: &[(Option<Glance>, PathBuf)]) -> Option<PathBuf> {
    let read = || known.iter().filter_map(|(end, file)| Some(((*end)?, file)));
    let (end, latest) = read().max_by_key(|&(end, file)| (end.last_at_ms, file.file_stem()))?;
    let holds = |rows: i64, file: &Path| {
        rows > end.rows && store::in_common(latest, file) == Some(end.rows)
    };
    let longer = read().filter(|&(more, file)| holds(more.rows, file.as_path()));
    let longest = longer.max_by_key(|(more, _)| more.rows);
    Some(longest.map_or(latest, |(_, file)| file).clone())
}

/// Whether a file has the name of a backup of a day.
fn is_daily(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    is_backup_name(&name)
}

/// When a file was written, by the machine's clock.
fn written_ms(file: &Path) -> Result<i64, ApiError> {
    let written = std::fs::metadata(file).and_then(|facts| facts.modified());
    let since = written.map_err(StoreError::from)?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Newest first.
fn list(data_dir: &Path) -> Result<Vec<BackupFile>, ApiError> {
    newest_first(files_in(&folder(data_dir))?).iter().map(|file| describe(file)).collect()
}

/// What houses that were put aside are called.
const ASIDE: &str = "avant-";

/// Backups, then the houses that were put aside, the newest of each first.
pub(crate) fn all(data_dir: &Path) -> Result<Vec<BackupFile>, ApiError> {
    let mut files = list(data_dir)?;
    let mut aside = houses_aside(data_dir)?;
    aside.sort_by_key(|file| std::cmp::Reverse(file.made_at_ms));
    files.extend(aside.into_iter().map(|file| BackupFile { is_aside: true, ..file }));
    Ok(files)
}

/// The backups that keep somebody who was known at that time, the newest first, and when each goes at one a day.
pub(crate) fn keeping(
    data_dir: &Path,
    keep: i64,
    since_ms: i64,
) -> Result<Vec<KeptInBackup>, ApiError> {
    Ok(kept(all(data_dir)?, keep, since_ms))
}

/// The same of a folder that holds backups of several houses: those that are `own`.
pub(crate) fn keeping_in(
    folder: &Path,
    keep: i64,
    since_ms: i64,
    own: impl Fn(&Path) -> bool,
) -> Result<Vec<KeptInBackup>, ApiError> {
    let mut files = files_in(folder)?;
    files.retain(|file| own(file));
    let files: Result<Vec<_>, _> = newest_first(files).iter().map(|file| describe(file)).collect();
    Ok(kept(files?, keep, since_ms))
}

fn kept(all: Vec<BackupFile>, keep: i64, since_ms: i64) -> Vec<KeptInBackup> {
    let most = usize::try_from(keep).unwrap_or(1);
    let newest_ms = all.iter().find(|file| !file.is_aside).map_or(0, |file| file.made_at_ms);
    let rank_ms = |rank: usize| newest_ms + (most.saturating_sub(rank)) as i64 * DAY_MS;
    let kept = all.into_iter().enumerate().filter(|(_, file)| file.made_at_ms >= since_ms);
    kept.map(|(rank, file)| KeptInBackup {
        until_ms: (!file.is_aside).then(|| rank_ms(rank)),
        name: file.name,
        made_at_ms: file.made_at_ms,
    })
    .collect()
}

/// The file of a name in that list.
///
/// # Errors
/// [`office::Code::BadField`] for a name that is a path; [`office::Code::BadBackup`] where there is no such file.
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

fn is_aside(file: &Path) -> bool {
    file.file_name().unwrap_or_default().to_string_lossy().starts_with(ASIDE)
}

fn houses_aside(data_dir: &Path) -> Result<Vec<BackupFile>, ApiError> {
    files_in(data_dir)?.iter().filter(|file| is_aside(file)).map(|file| describe(file)).collect()
}

/// The files of houses in a folder, by their names; none where there is no folder.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>, ApiError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => return Err(StoreError::from(e).into()),
    };
    let paths = entries.flatten().map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|ending| ending == "sqlite")).collect())
}
