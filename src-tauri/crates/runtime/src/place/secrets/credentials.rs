//! Passwords that a service manager hands to a program it starts: a file each, in a folder that is this program's alone
//! (systemd's `LoadCredential=`). They are read, and never written.

use std::ffi::OsString;
use std::path::PathBuf;

use store::StoreError;

/// A password that was handed over; none where no such folder is named.
pub(super) fn get(folder: Option<OsString>, name: &str) -> Result<Option<String>, StoreError> {
    let Some(folder) = folder else { return Ok(None) };
    match std::fs::read_to_string(PathBuf::from(folder).join(name)) {
        Ok(text) => {
            let password = text.trim_end_matches(['\r', '\n']);
            Ok(Some(password.to_owned()).filter(|password| !password.is_empty()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::Io(format!("{name}: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_was_handed_over_is_read_without_the_end_of_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let told = || Some(folder.path().as_os_str().to_owned());
        std::fs::write(folder.path().join("mail"), "péché mignon \n").unwrap();
        assert_eq!(get(told(), "mail").unwrap().as_deref(), Some("péché mignon "));
        assert_eq!(get(told(), "database").unwrap(), None);
        // An empty file is no password.
        std::fs::write(folder.path().join("database"), "\n").unwrap();
        assert_eq!(get(told(), "database").unwrap(), None);
        assert_eq!(get(None, "mail").unwrap(), None);
    }
}
