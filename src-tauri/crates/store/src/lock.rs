//! A lock keeps two programs off one data folder.

use std::fs::{DirBuilder, File, TryLockError};
use std::path::Path;

use crate::StoreError;

/// Held as long as the program has the folder open. The system releases it when the program dies.
///
/// It is the lock of the folder itself: there is no file that somebody could delete. It is never one
/// of the database file, for closing any descriptor of that drops the locks that SQLite holds on it.
#[derive(Debug)]
pub struct DataLock {
    _folder: File,
}

impl DataLock {
    /// Takes the folder, and makes it for its owner alone where it does not exist.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another program has it.
    pub fn take(folder: &Path) -> Result<Self, StoreError> {
        make(folder)?;
        let taken = File::open(folder)?;
        match taken.try_lock() {
            Ok(()) => Ok(Self { _folder: taken }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(folder.display().to_string())),
            Err(TryLockError::Error(e)) => Err(e.into()),
        }
    }
}

fn make(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_taken_by_one_program_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = DataLock::take(folder.path()).unwrap();
        assert!(matches!(DataLock::take(folder.path()), Err(StoreError::InUse(_))));
        drop(first);
        DataLock::take(folder.path()).unwrap();
    }

    #[test]
    fn a_folder_stays_taken_whatever_is_deleted_in_it() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("contremarque.lock"), "").unwrap();
        let _first = DataLock::take(folder.path()).unwrap();
        std::fs::remove_file(folder.path().join("contremarque.lock")).unwrap();
        assert!(matches!(DataLock::take(folder.path()), Err(StoreError::InUse(_))));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_made_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("house");
        let _lock = DataLock::take(&folder).unwrap();
        let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
