//! The folder of a file. The name of a file is kept by flushing its folder: flushing the file does not.

use std::fs::DirBuilder;
use std::path::Path;

use crate::StoreError;

/// The folder of a file; the one that the program works in, where its path names none.
#[must_use]
pub fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes a folder for its owner alone, where it does not exist.
///
/// # Errors
/// [`StoreError::Io`].
pub fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// Flushes the folder of a file that was just made or renamed.
///
/// # Errors
/// [`StoreError::Io`].
pub fn sync_folder(file: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        std::fs::File::open(folder_of(file))?.sync_all()?;
    }
    Ok(())
}
