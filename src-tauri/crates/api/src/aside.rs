//! A house that is put aside under a name that says before what, so that another takes its place.

use std::path::{Path, PathBuf};

use runtime::clock::{Clock, SystemClock};
use runtime::error::ApiError;
use runtime::place::backup_file::{backup_name, free_name};
use runtime::place::unfinished::Unfinished;
use store::StoreError;

/// What SQLite keeps beside a file.
const LOG: &str = "-wal";

/// The copy of a house that is put aside. It is gone where what it makes room for does not come.
pub(crate) struct Aside {
    copy: Unfinished,
    name: PathBuf,
}

impl Aside {
    /// Copies a house beside itself. One too damaged to be read is copied byte by byte, with its log.
    pub(crate) fn of(house: &Path, before: &str, now_ms: i64) -> Result<Option<Self>, ApiError> {
        if !house.exists() {
            return Ok(None);
        }
        let folder = house.parent().unwrap_or(Path::new("."));
        let name = free_name(folder, &format!("{before}-{}", backup_name(now_ms)));
        let copy = Unfinished::beside(&name, &SystemClock.entropy());
        // A copy through SQLite takes what is still in the log along.
        match store::copy_sqlite(house, copy.path()) {
            Ok(()) => {}
            Err(StoreError::Damaged(_)) => {
                for ending in ["", LOG] {
                    let from = with_ending(house, ending);
                    if from.exists() {
                        std::fs::copy(from, with_ending(copy.path(), ending))
                            .map_err(StoreError::from)?;
                    }
                }
            }
            Err(other) => return Err(other.into()),
        }
        Ok(Some(Self { copy, name }))
    }

    /// Where the copy is until it is kept.
    pub(crate) fn path(&self) -> &Path {
        self.copy.path()
    }

    /// Keeps it; gives its path.
    pub(crate) fn keep(self) -> Result<String, ApiError> {
        let Self { copy, name } = self;
        let log = with_ending(copy.path(), LOG);
        if log.exists() {
            std::fs::rename(log, with_ending(&name, LOG)).map_err(StoreError::from)?;
        }
        copy.becomes(&name)?;
        Ok(name.display().to_string())
    }
}

/// Moves a house out of the way of what the name says, with what SQLite keeps beside it.
pub(crate) fn keep_aside(
    house: &Path,
    before: &str,
    now_ms: i64,
) -> Result<Option<String>, ApiError> {
    let Some(aside) = Aside::of(house, before, now_ms)? else { return Ok(None) };
    let kept = aside.keep()?;
    remove_log(house)?;
    std::fs::remove_file(house).map_err(StoreError::from)?;
    Ok(Some(kept))
}

/// Takes away what SQLite keeps beside the file of a house.
pub(crate) fn remove_log(house: &Path) -> Result<(), StoreError> {
    // Read into the file where it can be; a damaged house is kept aside with its log.
    let _ = store::fold(house);
    for ending in [LOG, "-shm"] {
        match std::fs::remove_file(with_ending(house, ending)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e.into()),
            _ => {}
        }
    }
    Ok(())
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(ending);
    PathBuf::from(whole)
}
