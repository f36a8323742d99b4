//! The file of a backup: its name, and the copy that is made before a schema changes.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime};
use store::StoreError;

use crate::clock::{Clock, SystemClock};
use crate::place::folders::Folder;
use crate::place::space;
use crate::place::unfinished::{self, Unfinished};

const BEGINS: &str = "contremarque-";
const ENDS: &str = ".sqlite";
/// When a backup was made, as its name says it.
const AT: &str = "%Y-%m-%d-%H%M%S";
/// Letters of that.
const AT_LENGTH: usize = 17;

/// The name of a backup made now.
#[must_use]
pub fn backup_name(now_ms: i64) -> String {
    let at = DateTime::from_timestamp_millis(now_ms).unwrap_or_default();
    format!("{BEGINS}{}{ENDS}", at.format(AT))
}

/// Whether a name is of those that [`backup_name`] and [`free_name`] give: any other is somebody's.
#[must_use]
pub fn is_backup_name(name: &str) -> bool {
    let stem = name.strip_prefix(BEGINS).and_then(|rest| rest.strip_suffix(ENDS));
    let Some((at, rank)) = stem.and_then(|stem| stem.split_at_checked(AT_LENGTH)) else {
        return false;
    };
    let is_time =
        NaiveDateTime::parse_from_str(at, AT).is_ok_and(|time| time.format(AT).to_string() == at);
    let is_rank = |rank: &str| rank.parse::<u32>().is_ok_and(|n| n >= 2 && n.to_string() == rank);
    is_time && (rank.is_empty() || rank.strip_prefix('-').is_some_and(is_rank))
}

/// The name, or the first after it that no file has: two backups in one second are two files.
#[must_use]
pub fn free_name(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "sqlite"));
    let names = (2..).map(|n| format!("{stem}-{n}.{ending}"));
    let mut paths = std::iter::once(name.to_owned()).chain(names).map(|name| folder.join(name));
    paths.find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}

/// Copies the file of a house whose schema is about to change, whole or not at all.
///
/// # Errors
/// From the store.
pub fn before_migrating(path: &Path, now_ms: i64) -> Result<(), StoreError> {
    let folder = Folder::Backups.of(path.parent().unwrap_or(Path::new(".")));
    std::fs::create_dir_all(&folder)?;
    unfinished::sweep(&folder)?;
    // The copy, and what the change itself writes.
    space::wanted(path, 2 * std::fs::metadata(path)?.len())?;
    let target = free_name(&folder, &backup_name(now_ms));
    let copy = Unfinished::beside(&target, &SystemClock.entropy());
    store::copy_sqlite(path, copy.path())?;
    copy.becomes(&target)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_somebody_gave_is_told_from_those_of_every_day() {
        let made = backup_name(1_591_012_800_000);
        assert_eq!(made, "contremarque-2020-06-01-120000.sqlite");
        let second = made.replace(".sqlite", "-2.sqlite");
        assert!(is_backup_name(&made) && is_backup_name(&second));
        for given in [
            "contremarque-2020.sqlite",
            "contremarque-2020-06-01.sqlite",
            "contremarque-2020-06-01-120000-fin-de-saison.sqlite",
            "contremarque-2020-06-01-120000-1.sqlite",
            "contremarque-2020-13-01-120000.sqlite",
            "contremarque-2020-06-01-fêtes.sqlite",
            "contremarque-2020-06-01-120000.old.sqlite",
            "annee-2020.sqlite",
        ] {
            assert!(!is_backup_name(given), "{given}");
        }
    }
}
