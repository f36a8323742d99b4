//! The name of a file, kept on the disk: flushing the file alone does not keep it.

use std::path::Path;

use crate::StoreError;

/// Flushes the folder of a file that was just made or renamed.
///
/// # Errors
/// [`StoreError::Io`].
pub fn sync_folder(file: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
        std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}
