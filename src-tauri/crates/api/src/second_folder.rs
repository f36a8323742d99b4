//! The second folder of backups: another disk, or a share. What it takes is read back from it.

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use contract::erasure::KeptInBackup;
use contract::journal::BackupSettings;
use domain::time::HOUR_MS;
use office::{Code, OfficeError};
use runtime::clock::Clock;
use runtime::error::ApiError;
use runtime::place::backup_file::free_name;
use runtime::place::space;
use runtime::place::unfinished::{self, Unfinished};
use store::StoreError;

use crate::backup_folder::{born_as, folder, is_due, keeping_in, late_hours, newest, prune};
use crate::share::{Backups, Share};

/// The second folder, as the settings name it.
pub(crate) struct Second {
    share: Arc<Share>,
    settings: BackupSettings,
}

/// Where copies come from. Nothing of it keeps the house open: a copy may outlive it.
pub(crate) struct Source {
    pub(crate) data_dir: PathBuf,
    pub(crate) clock: Arc<dyn Clock>,
    /// The hash of the first row of its journal.
    pub(crate) born: Option<Vec<u8>>,
}

/// Why it took nothing.
enum Trouble {
    /// There is no such folder: its disk is not there.
    Absent,
    /// The folder is on the disk of the house, and was on another one.
    NotMounted,
    /// What was read back is not what was written.
    Differs,
    Failed(StoreError),
    Refused(ApiError),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<ApiError> for Trouble {
    fn from(refusal: ApiError) -> Self {
        Self::Refused(refusal)
    }
}

impl Second {
    /// None where none is named. The folder that is `known` is gone on with.
    pub(crate) fn of(settings: &BackupSettings, known: &mut Option<Arc<Share>>) -> Option<Self> {
        if settings.second.is_empty() {
            return None;
        }
        let named = Path::new(&settings.second);
        let same = known.take().filter(|share| share.folder() == named);
        let share = same.unwrap_or_else(|| Share::at(named));
        *known = Some(Arc::clone(&share));
        Some(Self { share, settings: settings.clone() })
    }

    /// How the backups there are, as was seen within the last minute.
    pub(crate) fn backups(
        &self,
        (now_ms, counted_ms): (i64, i64),
        own: impl Fn(&Path) -> bool + Send + 'static,
    ) -> Backups {
        self.share.backups(counted_ms, move |folder| late_hours(folder, now_ms, own))
    }

    /// The backups of this house that keep somebody who was known at that time, the newest first, and when each goes at one a
    /// day. None where the folder cannot be read, or is not the one that was named.
    pub(crate) fn keeping(
        &self,
        data_dir: &Path,
        since_ms: i64,
        own: impl Fn(&Path) -> bool + Send + 'static,
    ) -> Option<Vec<KeptInBackup>> {
        let (settings, data_dir) = (self.settings.clone(), data_dir.to_owned());
        let found = self.share.ask(move |share| {
            let folder = share.folder();
            let is_there = folder.is_dir() && is_where_it_was(&settings, folder, &data_dir);
            is_there.then(|| keeping_in(folder, settings.keep, since_ms, own))
        });
        let read = found.flatten()?;
        read.inspect_err(|refusal| tracing::warn!(%refusal, "the second folder is not read")).ok()
    }

    /// The same, as it is seen now.
    pub(crate) fn backups_now(
        &self,
        at: (i64, i64),
        own: impl Fn(&Path) -> bool + Send + 'static,
    ) -> Backups {
        self.share.changed();
        self.backups(at, own)
    }

    /// Copies a verified backup of the first folder here, reads it back, and takes the oldest of this house out. Without
    /// `made` it is the newest, where the newest here is a day old.
    ///
    /// # Errors
    /// [`Code::SecondBackupFailed`]. The folder holds what it held.
    pub(crate) fn takes(self, source: Source, made: Option<String>) -> Result<(), ApiError> {
        let silent = self.refusal(&source.data_dir, "silent", String::new());
        let share = Arc::clone(&self.share);
        share.ask(move |share| self.copies(share, &source, made)).unwrap_or(Err(silent))
    }

    /// Begins the same, of the newest; nothing where somebody is at work there.
    pub(crate) fn begins(self, source: Source) -> Option<Receiver<Result<(), ApiError>>> {
        let share = Arc::clone(&self.share);
        share.begin(move |share| self.copies(share, &source, None))
    }

    fn copies(&self, share: &Share, source: &Source, made: Option<String>) -> Result<(), ApiError> {
        let done = self.copy(share, source, made);
        share.changed();
        done.map_err(|trouble| {
            let (why, detail) = match trouble {
                Trouble::Absent => ("absent", String::new()),
                Trouble::NotMounted => ("not_mounted", String::new()),
                Trouble::Differs => ("differs", String::new()),
                Trouble::Failed(StoreError::NoSpace(_) | StoreError::TooSmall { .. }) => {
                    ("full", String::new())
                }
                Trouble::Failed(error) => ("failed", error.to_string()),
                Trouble::Refused(refusal) if refusal.code == Code::NoSpace => {
                    ("full", String::new())
                }
                Trouble::Refused(refusal) => ("failed", refusal.to_string()),
            };
            self.refusal(&source.data_dir, why, detail)
        })
    }

    fn refusal(&self, data_dir: &Path, why: &str, detail: String) -> ApiError {
        let refused = OfficeError::new(Code::SecondBackupFailed)
            .with("folder", folder(data_dir).display().to_string())
            .with("second", self.settings.second.as_str());
        refused.with("why", why).with("detail", detail).into()
    }

    fn copy(&self, share: &Share, source: &Source, made: Option<String>) -> Result<(), Trouble> {
        let (second, own) = (share.folder(), born_as(source.born.clone()));
        let (first, now_ms) = (folder(&source.data_dir), source.clock.now_ms());
        let name = match made {
            Some(name) => name,
            None if !is_due(newest(second, now_ms, &own).unwrap_or_default(), now_ms) => {
                return Ok(());
            }
            None => match newest(&first, now_ms, &own)? {
                Some((name, _)) => name,
                None => return Ok(()),
            },
        };
        if !second.is_dir() {
            return Err(Trouble::Absent);
        }
        if !is_where_it_was(&self.settings, second, &source.data_dir) {
            return Err(Trouble::NotMounted);
        }
        share.goes_on();
        let from = first.join(&name);
        // A folder that cannot be swept takes the copy all the same.
        let _ = unfinished::sweep_left_before(second, now_ms - LEFT_MS);
        let target = free_name(second, &name);
        space::wanted(&target, std::fs::metadata(&from)?.len())?;
        let copy = Unfinished::beside(&target, &source.clock.entropy());
        write_down(share, &from, copy.path())?;
        if !same(share, &from, copy.path())? {
            return Err(Trouble::Differs);
        }
        copy.becomes(&target)?;
        share.goes_on();
        Ok(prune(&target, &self.settings, own)?)
    }
}

/// A copy that nobody has written to for an hour was left by a program that was killed.
const LEFT_MS: i64 = HOUR_MS;
/// Bytes that are on the disk before the next are written.
const WRITTEN: u64 = 1 << 22;
/// Bytes that are compared at a time.
const PIECE: u64 = 1 << 16;

/// Copies a file, piece by piece: a disk that is slow shows that it goes on.
fn write_down(share: &Share, from: &Path, to: &Path) -> Result<(), std::io::Error> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        options.mode(std::fs::metadata(from)?.permissions().mode());
    }
    let (mut from, mut to) = (File::open(from)?, options.open(to)?);
    let mut piece = Vec::new();
    loop {
        piece.clear();
        Read::by_ref(&mut from).take(WRITTEN).read_to_end(&mut piece)?;
        if piece.is_empty() {
            return to.sync_all();
        }
        to.write_all(&piece)?;
        to.sync_data()?;
        share.goes_on();
    }
}

/// Whether two files are the same, byte for byte.
fn same(share: &Share, one: &Path, other: &Path) -> Result<bool, std::io::Error> {
    let (mut one, mut other) =
        (BufReader::new(File::open(one)?), BufReader::new(File::open(other)?));
    let (mut here, mut there) = (Vec::new(), Vec::new());
    loop {
        here.clear();
        there.clear();
        one.by_ref().take(PIECE).read_to_end(&mut here)?;
        other.by_ref().take(PIECE).read_to_end(&mut there)?;
        if here != there {
            return Ok(false);
        }
        if here.is_empty() {
            return Ok(true);
        }
        share.goes_on();
    }
}

/// Whether a second folder is on another disk than the house, where it was on one when it was named.
fn is_where_it_was(settings: &BackupSettings, folder: &Path, data_dir: &Path) -> bool {
    !settings.second_apart || is_apart(folder, data_dir)
}

/// Whether a folder is on another disk than the house. Where the system does not say, it is not.
pub(crate) fn is_apart(folder: &Path, data_dir: &Path) -> bool {
    let disk = |path: &Path| rustix::fs::stat(path).ok().map(|facts| facts.st_dev);
    disk(folder).is_some_and(|there| Some(there) != disk(data_dir))
}
