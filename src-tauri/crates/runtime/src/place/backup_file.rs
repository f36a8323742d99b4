//! The file of a backup: its name, and the copy that is made before a schema changes.

use std::path::Path;

use chrono::DateTime;
use store::StoreError;

use crate::place::folders::Folder;

/// The name of a backup made now.
#[must_use]
pub fn backup_name(now_ms: i64) -> String {
    let at = DateTime::from_timestamp_millis(now_ms).unwrap_or_default();
    format!("contremarque-{}.sqlite", at.format("%Y-%m-%d-%H%M%S"))
}

/// Copies the file of a house whose schema is about to change.
///
/// # Errors
/// From the store.
pub fn before_migrating(path: &Path, now_ms: i64) -> Result<(), StoreError> {
    let target = Folder::Backups.of(path.parent().unwrap_or(Path::new(".")));
    std::fs::create_dir_all(&target)?;
    store::copy_sqlite(path, &target.join(backup_name(now_ms)))
}
