//! The file of a backup: its name, and the copy that is made before a schema changes.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use store::StoreError;

use crate::clock::{Clock, SystemClock};
use crate::place::folders::Folder;
use crate::place::unfinished::{self, Unfinished};

/// The name of a backup made now.
#[must_use]
pub fn backup_name(now_ms: i64) -> String {
    let at = DateTime::from_timestamp_millis(now_ms).unwrap_or_default();
    format!("contremarque-{}.sqlite", at.format("%Y-%m-%d-%H%M%S"))
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
    let target = free_name(&folder, &backup_name(now_ms));
    let copy = Unfinished::beside(&target, &SystemClock.entropy());
    store::copy_sqlite(path, copy.path())?;
    copy.becomes(&target)
}
