//! A house that is put aside under a name that says before what, so that another takes its place.

use std::path::{Path, PathBuf};

use runtime::clock::{Clock, SystemClock};
use runtime::error::ApiError;
use runtime::place::backup_file::{backup_name, free_name};
use runtime::place::unfinished::Unfinished;
use store::StoreError;

/// What SQLite keeps beside a file.
const LOG: &str = "-wal";
const INDEX: &str = "-shm";

/// A house that is put aside. The copy that it is made of is gone where what it makes room for does not come.
pub(crate) struct Aside {
    copy: Unfinished,
    name: PathBuf,
    /// The house itself, where its disk does not read it back: it is given the other name, not copied.
    unread: Option<PathBuf>,
}

impl Aside {
    /// Copies a house beside itself. One too damaged to be read is copied byte by byte, with its log; of one that its disk
    /// does not read back nothing is copied.
    pub(crate) fn of(house: &Path, before: &str, now_ms: i64) -> Result<Option<Self>, ApiError> {
        if !house.exists() {
            return Ok(None);
        }
        let folder = house.parent().unwrap_or(Path::new("."));
        let name = free_name(folder, &format!("{before}-{}", backup_name(now_ms)));
        let copy = Unfinished::beside(&name, &SystemClock.entropy());
        // A copy through SQLite takes what is still in the log along.
        let copied = match store::copy_sqlite(house, copy.path()) {
            Err(StoreError::Damaged(_)) => copy_bytes(house, copy.path()),
            copied => copied,
        };
        let unread = match copied {
            Ok(()) => None,
            Err(StoreError::Io(_)) => Some(house.to_owned()),
            Err(other) => return Err(other.into()),
        };
        Ok(Some(Self { copy, name, unread }))
    }

    /// Where the house can be looked at until it is kept.
    pub(crate) fn path(&self) -> &Path {
        self.unread.as_deref().unwrap_or(self.copy.path())
    }

    /// Keeps it; gives its path.
    pub(crate) fn keep(self) -> Result<String, ApiError> {
        let Self { copy, name, unread } = self;
        let told = name.display().to_string();
        if let Some(house) = unread {
            put_by(&house, &name)?;
            return Ok(told);
        }
        let log = with_ending(copy.path(), LOG);
        if log.exists() {
            std::fs::rename(log, with_ending(&name, LOG)).map_err(StoreError::from)?;
        }
        copy.becomes(&name)?;
        Ok(told)
    }
}

fn copy_bytes(house: &Path, copy: &Path) -> Result<(), StoreError> {
    for ending in ["", LOG] {
        let from = with_ending(house, ending);
        if from.exists() {
            std::fs::copy(from, with_ending(copy, ending))?;
        }
    }
    Ok(())
}

/// Gives the file of a house another name, with what SQLite keeps beside it. Where the disk has hard links, the file keeps
/// its first name too, until the restored house takes that.
fn put_by(house: &Path, name: &Path) -> Result<(), StoreError> {
    if std::fs::hard_link(house, name).is_err() {
        std::fs::rename(house, name)?;
    }
    for ending in [LOG, INDEX] {
        unless_gone(std::fs::rename(with_ending(house, ending), with_ending(name, ending)))?;
    }
    store::sync_folder(name)
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
    unless_gone(std::fs::remove_file(house))?;
    Ok(Some(kept))
}

/// Takes away what SQLite keeps beside the file of a house.
pub(crate) fn remove_log(house: &Path) -> Result<(), StoreError> {
    // Read into the file where it can be; a damaged house is kept aside with its log.
    let _ = store::fold(house);
    for ending in [LOG, INDEX] {
        unless_gone(std::fs::remove_file(with_ending(house, ending)))?;
    }
    Ok(())
}

/// What was done to a file that need not be there.
fn unless_gone(done: std::io::Result<()>) -> Result<(), StoreError> {
    match done {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole = path.as_os_str().to_owned();
    whole.push(ending);
    PathBuf::from(whole)
}
