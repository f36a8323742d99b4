//! A secret in a file of somebody's own, which nobody else may read.

use std::path::Path;

use store::StoreError;

/// A longer secret is none.
const LONGEST: u64 = 4096;

/// The first line of the file.
///
/// # Errors
/// [`StoreError::Secret`]: the file is not there, is empty, or others may read it.
pub fn read(path: &Path) -> Result<String, StoreError> {
    let wrong = |why| StoreError::Secret { path: path.display().to_string(), why };
    let facts = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => wrong("missing"),
        _ => wrong("unreadable"),
    })?;
    if !facts.is_file() || facts.len() > LONGEST {
        return Err(wrong("unreadable"));
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::mode(&facts) & 0o077 != 0 {
        return Err(wrong("shared"));
    }
    let text = std::fs::read_to_string(path).map_err(|_| wrong("unreadable"))?;
    let secret = text.lines().next().unwrap_or_default();
    if secret.is_empty() { Err(wrong("empty")) } else { Ok(secret.to_owned()) }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_secret_is_taken_from_a_file_that_nobody_else_reads() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("password");
        let why = || match read(&path).unwrap_err() {
            StoreError::Secret { why, .. } => why,
            other => panic!("{other}"),
        };
        assert_eq!(why(), "missing");
        std::fs::write(&path, "péché mignon \nrest").unwrap();
        let mode = |mode| {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        mode(0o640);
        assert_eq!(why(), "shared");
        mode(0o600);
        assert_eq!(read(&path).unwrap(), "péché mignon ");
        std::fs::write(&path, "\n").unwrap();
        assert_eq!(why(), "empty");
    }
}
