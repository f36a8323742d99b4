//! A file that is being made: under a name of its own until it is whole, gone when it never is.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use store::StoreError;
use uuid::Uuid;

/// What the names of files being made begin and end with. Nobody else gives such a name.
const BEGINS: &str = ".contremarque-";
const ENDS: &str = ".part";

/// The path of a file that is being made; the file goes when this is dropped before it is whole.
pub struct Unfinished {
    path: PathBuf,
}

impl Unfinished {
    /// A name in the folder of `file` that no other file has.
    #[must_use]
    pub fn beside(file: &Path, entropy: &[u8; 16]) -> Self {
        let name = format!("{BEGINS}{}{ENDS}", Uuid::from_bytes(*entropy).simple());
        Self { path: file.with_file_name(name) }
    }

    /// Where it is made.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name, on the disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn becomes(self, file: &Path) -> Result<(), StoreError> {
        std::fs::rename(&self.path, file)?;
        store::sync_folder(file)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let mut path = self.path.as_os_str().to_owned();
            path.push(ending);
            // Gone already, where it became what it was to be.
            let _ = std::fs::remove_file(PathBuf::from(path));
        }
    }
}

/// Takes away what programs that were killed left unfinished in a folder of this counter's own.
///
/// # Errors
/// [`StoreError::Io`].
pub fn sweep(folder: &Path) -> Result<(), StoreError> {
    sweep_those(folder, |_| true)
}

/// Takes away what was left unfinished in a folder that others may be writing to as well: only what nobody
/// has written to since then, UTC milliseconds of this machine's clock.
///
/// # Errors
/// [`StoreError::Io`].
pub fn sweep_left_before(folder: &Path, at_ms: i64) -> Result<(), StoreError> {
    let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(at_ms).unwrap_or_default());
    sweep_those(folder, |written| written.is_some_and(|written| written < at))
}

fn sweep_those(
    folder: &Path,
    is_left: impl Fn(Option<SystemTime>) -> bool,
) -> Result<(), StoreError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(e.into()),
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let written = || entry.metadata().ok()?.modified().ok();
        if name.starts_with(BEGINS) && name.contains(ENDS) && is_left(written()) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_never_became_whole_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let unfinished = Unfinished::beside(&folder.path().join("x.sqlite"), &[1; 16]);
        std::fs::write(unfinished.path(), "half").unwrap();
        drop(unfinished);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_a_killed_program_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let left = Unfinished::beside(&folder.path().join("x.sqlite"), &[2; 16]);
        std::fs::write(left.path(), "half").unwrap();
        std::mem::forget(left);
        std::fs::write(folder.path().join("x.part"), "somebody else's").unwrap();
        sweep(folder.path()).unwrap();
        let mut names = std::fs::read_dir(folder.path()).unwrap().flatten();
        assert_eq!(names.next().unwrap().file_name(), "x.part");
        assert!(names.next().is_none());
    }
}
