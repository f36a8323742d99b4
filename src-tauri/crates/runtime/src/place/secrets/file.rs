//! Passwords in a file of mode 0600, where there is no keyring.

use std::collections::BTreeMap;
use std::path::Path;

use store::StoreError;

use crate::place::files::write_whole;

pub(crate) const FILE: &str = "secrets.json";

type Secrets = BTreeMap<String, String>;

fn load(data_dir: &Path) -> Result<Secrets, StoreError> {
    match std::fs::read_to_string(data_dir.join(FILE)) {
        Ok(text) => serde_json::from_str(&text).map_err(|e| StoreError::Io(format!("{FILE}: {e}"))),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Secrets::new()),
        Err(e) => Err(e.into()),
    }
}

/// A password, if there is one.
pub(crate) fn get(data_dir: &Path, name: &str) -> Result<Option<String>, StoreError> {
    Ok(load(data_dir)?.remove(name))
}

/// Keeps a password; an empty one is forgotten.
pub(crate) fn set(data_dir: &Path, name: &str, secret: &str) -> Result<(), StoreError> {
    let mut secrets = load(data_dir)?;
    if secret.is_empty() {
        // Nothing to forget: no file is made for it.
        if secrets.remove(name).is_none() {
            return Ok(());
        }
    } else {
        secrets.insert(name.to_owned(), secret.to_owned());
    }
    let text = serde_json::to_string(&secrets).map_err(|e| StoreError::Io(e.to_string()))?;
    write_whole(&data_dir.join(FILE), text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::secrets::MAIL;

    #[test]
    fn a_password_is_kept_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(get(folder.path(), MAIL).unwrap(), None);
        set(folder.path(), MAIL, "péché").unwrap();
        assert_eq!(get(folder.path(), MAIL).unwrap().as_deref(), Some("péché"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        set(folder.path(), MAIL, "").unwrap();
        assert_eq!(get(folder.path(), MAIL).unwrap(), None);
    }
}
