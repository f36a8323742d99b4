//! Files of customers' names and money: only their owner reads them.

use std::fs::OpenOptions;
use std::path::Path;

use crate::StoreError;
use crate::folder::sync_folder;

/// Makes the file where there is none, and shuts one that others could read.
pub(super) fn make(path: &Path) -> Result<(), StoreError> {
    match options().open(path) {
        Ok(_) => sync_folder(path),
        // Never opened here: closing any descriptor of the file drops the locks that SQLite holds on it.
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => shut(path),
        Err(e) => Err(e.into()),
    }
}

/// Makes the file.
///
/// # Errors
/// [`StoreError::Io`] where there is one.
pub(super) fn make_new(path: &Path) -> Result<(), StoreError> {
    options().open(path)?;
    Ok(())
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(unix)]
fn shut(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::PermissionsExt;
    let found = std::fs::metadata(path)?.permissions();
    if found.mode() & 0o077 != 0 {
        // A file of somebody else, or on a disk without modes, is used as it is.
        let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600));
    }
    Ok(())
}

#[cfg(not(unix))]
fn shut(_: &Path) -> Result<(), StoreError> {
    Ok(())
}
