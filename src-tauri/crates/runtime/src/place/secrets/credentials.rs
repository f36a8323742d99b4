//! Passwords that a service manager hands to a program it starts: a file each, in a folder that is this program's alone
//! (systemd's `LoadCredential=`). They are read, and never written.

use std::ffi::OsString;
use std::path::PathBuf;

use store::StoreError;

use crate::place::address::escaped;

/// A password that was handed over; none where no such folder is named. One that is for an address is given as it is kept: as
/// an address writes it.
pub(super) fn get(
    folder: Option<OsString>,
    name: &str,
    for_address: bool,
) -> Result<Option<String>, StoreError> {
    let Some(folder) = folder else { return Ok(None) };
    match std::fs::read_to_string(PathBuf::from(folder).join(name)) {
        Ok(text) => {
            let password = text.trim_end_matches(['\r', '\n']);
            Ok((!password.is_empty()).then(|| match for_address {
                true => escaped(password),
                false => password.to_owned(),
            }))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::Io(format!("{name}: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::address::with_password;

    #[test]
    fn a_password_that_was_handed_over_is_read_without_the_end_of_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let told = || Some(folder.path().as_os_str().to_owned());
        std::fs::write(folder.path().join("mail"), "péché mignon \n").unwrap();
        assert_eq!(get(told(), "mail", false).unwrap().as_deref(), Some("péché mignon "));
        assert_eq!(get(told(), "database", true).unwrap(), None);
        // An empty file is no password.
        std::fs::write(folder.path().join("database"), "\n").unwrap();
        assert_eq!(get(told(), "database", true).unwrap(), None);
        assert_eq!(get(None, "mail", false).unwrap(), None);
    }

    #[test]
    fn any_password_that_was_handed_over_is_written_into_an_address() {
        let folder = tempfile::tempdir().unwrap();
        let told = |name: &str, for_address: bool| {
            std::fs::write(folder.path().join(name), "p@ss:/w%41rd?\n").unwrap();
            get(Some(folder.path().as_os_str().to_owned()), name, for_address).unwrap().unwrap()
        };
        let url = with_password("postgres://site@db/house", &told("database", true));
        assert_eq!(url, "postgres://site:p%40ss%3A%2Fw%2541rd%3F@db/house");
        assert_eq!(told("mail", false), "p@ss:/w%41rd?");
    }
}
