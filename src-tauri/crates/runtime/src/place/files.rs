//! Files of a counter's folder, written whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use office::{House, OfficeError};
use store::{At, StoreError};

use crate::clock::{Clock, SystemClock};
use crate::place::unfinished::Unfinished;

/// The file of a local house.
#[must_use]
pub fn database_path(data_dir: &Path) -> PathBuf {
    data_dir.join("contremarque.sqlite")
}

/// Whether a folder has a house of its own. A database in which none is founded, as a program leaves it that was only
/// opened there, is none; one that cannot be read, or whose schema is another, counts as one.
#[must_use]
pub fn has_house(data_dir: &Path) -> bool {
    let file = database_path(data_dir);
    if !file.exists() {
        return false;
    }
    match store::look::<_, OfficeError>(At::File(&file), |tx| House::find(tx)) {
        Ok(looked) => looked.found.map_or(looked.schema > 0, |house| house.is_some()),
        Err(_) => true,
    }
}

/// Writes a file whole: beside its name first, then in its place. Only its owner may read it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_as(path, bytes, 0o600)
}

/// The same of a file that says nothing of anybody: every user of the machine may read it.
pub fn write_for_all(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_as(path, bytes, 0o644)
}

/// A file that is whole beside its name. It is removed unless it is put there.
pub struct Staged {
    fresh: Unfinished,
    path: PathBuf,
}

impl Staged {
    /// Gives it its name, and says which.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn put(self) -> Result<PathBuf, StoreError> {
        self.fresh.becomes(&self.path)?;
        Ok(self.path)
    }
}

/// Writes a file whole beside its name. Only its owner may read it.
///
/// # Errors
/// [`StoreError::Io`].
pub fn stage(path: &Path, bytes: &[u8]) -> Result<Staged, StoreError> {
    Ok(Staged { fresh: staged(path, bytes, 0o600)?, path: path.to_owned() })
}

fn write_as(path: &Path, bytes: &[u8], mode: u32) -> Result<(), StoreError> {
    staged(path, bytes, mode)?.becomes(path)
}

fn staged(path: &Path, bytes: &[u8], mode: u32) -> Result<Unfinished, StoreError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let fresh = Unfinished::beside(path, &SystemClock.entropy());
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    let mut file = options.open(fresh.path())?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(fresh)
}

/// Shuts a counter's folder to everyone but its owner: it holds customers' names and hashes of PINs. A
/// folder of somebody else, or on a disk without modes, is used as it is.
#[cfg(unix)]
pub fn shut_folder(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(folder).map_or(0, |facts| facts.permissions().mode());
    if mode & 0o077 != 0 {
        let _ = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700));
    }
}

/// Does nothing: this system keeps no modes.
#[cfg(not(unix))]
pub fn shut_folder(_: &Path) {}
