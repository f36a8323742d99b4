//! Passwords, and the key that signs: in the system's keyring, or where there is none in a file that only its owner can
//! read; a service is handed them by its manager. Never in the database, the journal or a log.

mod credentials;
mod file;
mod keyring;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use contract::settings::SecretStore;
use store::StoreError;

pub(crate) use file::FILE;
use keyring::Keyring;

/// The mail server's.
pub const MAIL: &str = "mail";
/// The shared database's.
pub const DATABASE: &str = "database";
/// The database's that the house is moving to.
pub const MOVING: &str = "moving";
/// The private key by which the counter signs the journal.
pub const SIGNING: &str = "signing";
/// The one by which it is about to sign.
pub const SIGNING_NEXT: &str = "signing_next";
/// The id of that move.
pub const MOVE_ID: &str = "move_id";

static WANTED: AtomicBool = AtomicBool::new(false);
static FOUND: OnceLock<Option<Arc<dyn Keyring>>> = OnceLock::new();

/// Keeps passwords in the system's keyring from here on, where it has one. Said by the programs
/// that people start: whatever else opens a house never touches a person's keyring.
pub fn use_keyring() {
    WANTED.store(true, Ordering::SeqCst);
}

/// The keyring, asked for once: what does not answer then is not waited for again.
fn system() -> Option<Arc<dyn Keyring>> {
    if !WANTED.load(Ordering::SeqCst) {
        return None;
    }
    FOUND.get_or_init(keyring::find).clone()
}

/// Where passwords are kept.
pub fn kept_in() -> SecretStore {
    if system().is_some() { SecretStore::Keyring } else { SecretStore::File }
}

/// A password, if there is one.
///
/// # Errors
/// [`StoreError::Io`] when the keyring or the file cannot be read.
pub fn get(data_dir: &Path, name: &str) -> Result<Option<String>, StoreError> {
    // Keys are never handed over.
    let handed =
        std::env::var_os("CREDENTIALS_DIRECTORY").filter(|_| [DATABASE, MAIL].contains(&name));
    match credentials::get(handed, name, name == DATABASE)? {
        Some(handed) => Ok(Some(handed)),
        None => get_from(system().as_deref(), data_dir, name),
    }
}

/// Keeps a password; an empty one is forgotten.
///
/// # Errors
/// [`StoreError::Io`] when neither the keyring nor the file can be written.
pub fn set(data_dir: &Path, name: &str, secret: &str) -> Result<(), StoreError> {
    set_in(system().as_deref(), data_dir, name, secret)
}

/// The file first: what is there was put there because the keyring would not take it.
fn get_from(
    keyring: Option<&dyn Keyring>,
    data_dir: &Path,
    name: &str,
) -> Result<Option<String>, StoreError> {
    match (file::get(data_dir, name)?, keyring) {
        (Some(kept), _) => Ok(Some(kept)),
        (None, Some(keyring)) => keyring.get(&entry(data_dir, name)).map_err(StoreError::Io),
        (None, None) => Ok(None),
    }
}

/// In one of the two only, so that a password changed in one is not found old in the other.
fn set_in(
    keyring: Option<&dyn Keyring>,
    data_dir: &Path,
    name: &str,
    secret: &str,
) -> Result<(), StoreError> {
    let entry = entry(data_dir, name);
    let taken = match keyring {
        Some(keyring) if secret.is_empty() => keyring.forget(&entry),
        Some(keyring) => keyring.set(&entry, secret),
        None => return file::set(data_dir, name, secret),
    };
    match taken {
        Ok(()) => file::set(data_dir, name, ""),
        Err(why) => {
            tracing::warn!(%why, "the keyring took no password: kept in the file");
            file::set(data_dir, name, secret)
        }
    }
}

/// What a keyring calls it: two houses of one person do not share a password.
fn entry(data_dir: &Path, name: &str) -> String {
    let folder = data_dir.canonicalize().unwrap_or_else(|_| data_dir.to_owned());
    format!("{name} {}", folder.display())
}

/// Takes the passwords of a house along to another folder, and what its counter signs with.
///
/// # Errors
/// As [`set`].
pub fn copy(data_dir: &Path, to: &Path) -> Result<(), StoreError> {
    for name in [MAIL, DATABASE, SIGNING] {
        set(to, name, &get(data_dir, name)?.unwrap_or_default())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::{Mutex, PoisonError};

    use super::*;

    /// A keyring in memory; locked, it refuses everything.
    #[derive(Default)]
    struct Memory {
        kept: Mutex<BTreeMap<String, String>>,
        locked: bool,
    }

    impl Memory {
        fn kept(&self) -> Result<std::sync::MutexGuard<'_, BTreeMap<String, String>>, String> {
            if self.locked { Err("locked".to_owned()) } else { Ok(self.all()) }
        }

        fn all(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
            self.kept.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    impl Keyring for Memory {
        fn get(&self, name: &str) -> Result<Option<String>, String> {
            Ok(self.kept()?.get(name).cloned())
        }

        fn set(&self, name: &str, secret: &str) -> Result<(), String> {
            self.kept()?.insert(name.to_owned(), secret.to_owned());
            Ok(())
        }

        fn forget(&self, name: &str) -> Result<(), String> {
            self.kept()?.remove(name);
            Ok(())
        }
    }

    #[test]
    fn with_a_keyring_nothing_is_written_beside_the_data() {
        let (folder, keyring) = (tempfile::tempdir().unwrap(), Memory::default());
        // It was in the file before there was a keyring.
        set_in(None, folder.path(), MAIL, "ancien").unwrap();
        set_in(Some(&keyring), folder.path(), MAIL, "sésame").unwrap();
        assert_eq!(file::get(folder.path(), MAIL).unwrap(), None);
        let found = get_from(Some(&keyring), folder.path(), MAIL).unwrap();
        assert_eq!(found.as_deref(), Some("sésame"));
        set_in(Some(&keyring), folder.path(), MAIL, "").unwrap();
        assert!(keyring.all().is_empty());
        assert_eq!(get_from(Some(&keyring), folder.path(), MAIL).unwrap(), None);
    }

    #[test]
    fn a_keyring_that_refuses_leaves_the_password_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let locked = Memory { locked: true, ..Memory::default() };
        set_in(Some(&locked), folder.path(), MAIL, "sésame").unwrap();
        let found = get_from(Some(&locked), folder.path(), MAIL).unwrap();
        assert_eq!(found.as_deref(), Some("sésame"));
        // Nothing is kept, and whether something is cannot be known: that is said.
        set_in(None, folder.path(), MAIL, "").unwrap();
        assert!(get_from(Some(&locked), folder.path(), MAIL).is_err());
    }

    #[test]
    fn two_houses_do_not_share_a_password() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let keyring = Memory::default();
        set_in(Some(&keyring), one.path(), DATABASE, "sésame").unwrap();
        assert_eq!(get_from(Some(&keyring), other.path(), DATABASE).unwrap(), None);
    }

    #[test]
    fn whoever_did_not_ask_for_the_keyring_has_the_file() {
        assert_eq!(kept_in(), SecretStore::File);
    }
}
