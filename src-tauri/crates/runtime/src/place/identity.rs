//! Who this counter is: a random key in its folder, of which the house knows only the hash.

use std::path::Path;

use office::house::counter::{self, KnownCounter};
use office::{Actor, By, House, OfficeError, command};
use store::{Login, Store, StoreError};
use uuid::Uuid;

use crate::clock::{Clock, SystemClock};
use crate::error::ApiError;
use crate::place::counter_file::LocalFile;
use crate::place::files::write_whole;
use crate::renderer::TemplateRenderer;

/// What the counter of a site of its own is called at first.
const SITE: &str = "Site";
/// The same of a post, which is known by its login.
const POST: &str = "Poste";
pub(crate) const FILE: &str = "counter.key";
/// Shortest key that was not cut off by a full disk: two random UUIDs.
const LENGTH: usize = 64;

/// The hash of this folder's key, which is made where there is none.
///
/// # Errors
/// [`StoreError::Io`] when the file cannot be read, or is not a key.
pub fn key_hash(data_dir: &Path) -> Result<Vec<u8>, StoreError> {
    key(data_dir).map(|key| counter::key_hash(&key))
}

/// Whether the folder has a key already.
#[must_use]
pub fn is_made(data_dir: &Path) -> bool {
    data_dir.join(FILE).is_file()
}

/// Whether the house knows this folder as one of its counters. Nothing is made where it has no key.
///
/// # Errors
/// From the store, and where the key cannot be read.
pub fn is_known(store: &Store, data_dir: &Path) -> Result<bool, ApiError> {
    if !is_made(data_dir) {
        return Ok(false);
    }
    let hash = key_hash(data_dir)?;
    Ok(store.read(|tx| counter::find(tx, &hash))?.is_some())
}

/// This folder's key.
fn key(data_dir: &Path) -> Result<String, StoreError> {
    let path = data_dir.join(FILE);
    let key = match std::fs::read_to_string(&path) {
        Ok(key) => key.trim().to_owned(),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            // Of the system whatever the clock of the house: two counters never draw alike.
            let [a, b] = [(); 2].map(|()| Uuid::from_bytes(SystemClock.entropy()).simple());
            let key = format!("{a}{b}");
            write_whole(&path, key.as_bytes())?;
            key
        }
        Err(e) => return Err(e.into()),
    };
    if key.len() != LENGTH || !key.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(StoreError::Io(format!("{FILE}: not a key")));
    }
    Ok(key)
}

/// Finds this folder's counter in the house, or registers it. The house's name for it is the one
/// that counts: the folder's settings follow.
pub fn register(
    store: &Store,
    data_dir: &Path,
    local: &mut LocalFile,
    now_ms: i64,
    entropy: [u8; 16],
) -> Result<KnownCounter, ApiError> {
    let key = key(data_dir)?;
    store.shows(&key);
    let hash = counter::key_hash(&key);
    let known = match store.read(|tx| counter::find(tx, &hash))? {
        Some(known) => known,
        None => {
            let wish = match store.is_limited() {
                true => SITE,
                false if store.login()? == Some(Login::Post) => POST,
                false => &local.settings.counter,
            };
            store.write(|tx| {
                let (operator, renderer) = (&Actor::program(), &TemplateRenderer);
                let by = By { operator, counter_id: 0.into(), at_ms: now_ms, renderer };
                let id = Uuid::from_bytes(entropy).to_string();
                let house = House::find(tx)?.unwrap_or_default();
                let cx = command::unlisted(tx, by, &id, entropy, house)?;
                counter::register(tx, cx, wish, &hash)
            })?
        }
    };
    follow_name(data_dir, local, &known.name)?;
    Ok(known)
}

/// Takes the key along to the folder that the house moves to, where that has none: the counter stays
/// the one that the house knows.
pub fn follow_house(data_dir: &Path, to: &Path) -> Result<(), StoreError> {
    let (key, copy) = (data_dir.join(FILE), to.join(FILE));
    if key.exists() && !copy.exists() {
        write_whole(&copy, &std::fs::read(key)?)?;
    }
    Ok(())
}

/// Keeps the house's name for this counter beside its settings, for when the house is away.
pub(crate) fn follow_name(
    data_dir: &Path,
    local: &mut LocalFile,
    name: &str,
) -> Result<bool, OfficeError> {
    if local.settings.counter == name {
        return Ok(false);
    }
    *local = LocalFile::change(data_dir, |kept| name.clone_into(&mut kept.settings.counter))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_keeps_its_key_for_its_owner_alone_and_no_two_have_the_same() {
        let [one, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let first = key_hash(one.path()).unwrap();
        assert_eq!(key_hash(one.path()).unwrap(), first);
        assert_ne!(key_hash(other.path()).unwrap(), first);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(one.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_key_that_was_cut_off_is_no_key() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "3fa2").unwrap();
        assert!(matches!(key_hash(folder.path()), Err(StoreError::Io(_))));
    }
}
