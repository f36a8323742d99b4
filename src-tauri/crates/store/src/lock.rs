//! Which programs have one data folder open: a desk and a site beside each other, commands from a terminal beside
//! both, or one program alone.
//!
//! They are locks of folders, held on their own descriptors: there is no file that somebody could delete. None is
//! one of the database file, for closing any descriptor of that drops the locks that SQLite holds on it.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::StoreError;
use crate::folder::make_folder;

/// What a program has a data folder open as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occupant {
    /// The window of a counter. One at a time.
    Desk,
    /// The site of the house's customers. One at a time.
    Site,
    /// A command from a terminal. As many as wished, beside both.
    Terminal,
    /// What puts another house in the place of this one, or leads it elsewhere. No other program beside it.
    Alone,
}

impl Occupant {
    /// The folder, in the data folder, that the one program of this kind has.
    const fn own(self) -> Option<&'static str> {
        match self {
            Self::Desk => Some(".desk"),
            Self::Site => Some(".site"),
            Self::Terminal | Self::Alone => None,
        }
    }
}

const OWN: [&str; 2] = [".desk", ".site"];

/// How long another program may take to open the folder. It has it for itself meanwhile.
const OPENING: Duration = Duration::from_secs(2);
const AGAIN: Duration = Duration::from_millis(10);

/// Held as long as the program has the folder open. The system releases it when the program dies.
#[derive(Debug)]
pub struct DataLock {
    folder: File,
    _own: Option<File>,
    as_what: Occupant,
    alone: bool,
}

impl DataLock {
    /// Takes the folder, and makes it for its owner alone where it does not exist. Where no other program has it,
    /// this one is alone until it shares: what needs that, such as another schema, is done before.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when another program has it that cannot be beside this one.
    pub fn take(folder: &Path, as_what: Occupant) -> Result<Self, StoreError> {
        make_folder(folder)?;
        let file = File::open(folder)?;
        let beside = as_what != Occupant::Alone;
        let alone = until_opened(folder, || {
            Ok(match taken(file.try_lock())? {
                Some(()) => Some(true),
                None if beside => taken(file.try_lock_shared())?.map(|()| false),
                None => None,
            })
        })?;
        if alone {
            // Made beside another program, they would be locks that it does not have.
            for name in OWN {
                make_folder(&folder.join(name))?;
            }
        }
        let own = as_what.own().map(|name| own(folder, name)).transpose()?;
        Ok(Self { folder: file, _own: own, as_what, alone })
    }

    /// Whether no other program has the folder open, nor can open it.
    #[must_use]
    pub const fn is_alone(&self) -> bool {
        self.alone
    }

    /// Lets in the programs that may be beside this one.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when one that has to be alone was faster.
    pub fn share(&mut self, folder: &Path) -> Result<(), StoreError> {
        if self.alone && self.as_what != Occupant::Alone {
            self.alone = false;
            until_opened(folder, || taken(self.folder.try_lock_shared()))?;
        }
        Ok(())
    }
}

/// A folder that a program has while it writes a file that others write too. Over when this is dropped.
#[derive(Debug)]
pub struct Moment {
    _folder: File,
}

impl Moment {
    /// Takes the folder `name` of a data folder, and makes both where they do not exist. Another program that has it is
    /// waited for.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where that one does not let go of it.
    pub fn take(folder: &Path, name: &str) -> Result<Self, StoreError> {
        let own = folder.join(name);
        make_folder(&own)?;
        let file = File::open(own)?;
        until_opened(folder, || taken(file.try_lock()))?;
        Ok(Self { _folder: file })
    }
}

/// The lock of the one program of a kind.
fn own(folder: &Path, name: &str) -> Result<File, StoreError> {
    let in_use = || StoreError::InUse(folder.display().to_string());
    let own = match File::open(folder.join(name)) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(in_use()),
        own => own?,
    };
    taken(own.try_lock())?.ok_or_else(in_use)?;
    Ok(own)
}

/// Nothing where another program has the lock.
fn taken(tried: Result<(), TryLockError>) -> Result<Option<()>, StoreError> {
    match tried {
        Ok(()) => Ok(Some(())),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(e)) => Err(e.into()),
    }
}

/// Tries until it is taken, as long as a program that only opens the folder may have it.
#[expect(clippy::disallowed_methods, reason = "a lock of a folder is waited for by asking again")]
fn until_opened<T>(
    folder: &Path,
    mut attempt: impl FnMut() -> Result<Option<T>, StoreError>,
) -> Result<T, StoreError> {
    let begun = Instant::now();
    loop {
        if let Some(taken) = attempt()? {
            return Ok(taken);
        }
        if begun.elapsed() > OPENING {
            return Err(StoreError::InUse(folder.display().to_string()));
        }
        std::thread::sleep(AGAIN);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use Occupant::{Alone, Desk, Site, Terminal};

    /// A program that has opened a folder.
    fn open(folder: &Path, as_what: Occupant) -> Result<DataLock, StoreError> {
        let mut lock = DataLock::take(folder, as_what)?;
        lock.share(folder)?;
        Ok(lock)
    }

    fn is_in_use(folder: &Path, as_what: Occupant) -> bool {
        matches!(open(folder, as_what), Err(StoreError::InUse(_)))
    }

    #[test]
    fn a_desk_and_a_site_are_beside_each_other_and_terminals_beside_both() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path();
        let desk = open(folder, Desk).unwrap();
        let site = open(folder, Site).unwrap();
        let terminals = [(); 3].map(|()| open(folder, Terminal).unwrap());
        assert!(is_in_use(folder, Desk), "one desk");
        assert!(is_in_use(folder, Site), "one site");
        drop((desk, terminals));
        open(folder, Desk).unwrap();
        drop(site);
        open(folder, Site).unwrap();
    }

    #[test]
    fn what_has_to_be_alone_is() {
        for beside in [Desk, Site, Terminal] {
            let place = tempfile::tempdir().unwrap();
            let other = open(place.path(), beside).unwrap();
            assert!(is_in_use(place.path(), Alone), "beside {beside:?}");
            drop(other);
            let alone = open(place.path(), Alone).unwrap();
            assert!(alone.is_alone());
            assert!(is_in_use(place.path(), beside), "{beside:?}");
        }
    }

    #[test]
    fn whoever_writes_the_same_file_waits_for_whoever_does() {
        let place = tempfile::tempdir().unwrap();
        let first = Moment::take(place.path(), ".settings").unwrap();
        let is_let_go = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let next = scope.spawn(|| {
                let _moment = Moment::take(place.path(), ".settings").unwrap();
                assert!(is_let_go.load(Ordering::SeqCst));
            });
            std::thread::park_timeout(Duration::from_millis(100));
            is_let_go.store(true, Ordering::SeqCst);
            drop(first);
            next.join().unwrap();
        });
    }

    #[test]
    fn the_first_is_alone_until_it_shares_and_the_next_waits_for_that() {
        let place = tempfile::tempdir().unwrap();
        let mut first = DataLock::take(place.path(), Terminal).unwrap();
        assert!(first.is_alone());
        let folder = place.path().to_owned();
        let next = std::thread::spawn(move || DataLock::take(&folder, Desk).unwrap().is_alone());
        std::thread::park_timeout(Duration::from_millis(100));
        first.share(place.path()).unwrap();
        assert!(!first.is_alone());
        assert!(!next.join().unwrap());
    }

    #[test]
    fn a_folder_stays_taken_whatever_is_deleted_in_it() {
        let place = tempfile::tempdir().unwrap();
        let _desk = open(place.path(), Desk).unwrap();
        for name in OWN {
            std::fs::remove_dir(place.path().join(name)).unwrap();
        }
        assert!(is_in_use(place.path(), Desk));
        assert!(is_in_use(place.path(), Alone));
        open(place.path(), Terminal).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_made_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("house");
        let _lock = open(&folder, Desk).unwrap();
        for made in [&folder, &folder.join(".desk")] {
            let mode = std::fs::metadata(made).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o700);
        }
    }
}
