//! The second folder of backups: another disk, or a share. What it takes is read back from it.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use contract::erasure::KeptInBackup;
use contract::journal::BackupSettings;
use domain::time::HOUR_MS;
use office::{Code, OfficeError};
use runtime::error::ApiError;
use runtime::place::backup_file::free_name;
use runtime::place::space;
use runtime::place::unfinished::{self, Unfinished};
use store::StoreError;

use crate::backup_folder::{folder, keeping_in, prune};
use crate::desk::Api;

/// The second folder, as the settings name it.
pub(crate) struct Second {
    folder: PathBuf,
    settings: BackupSettings,
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
    /// None where none is named.
    pub(crate) fn of(settings: &BackupSettings) -> Option<Self> {
        let folder = PathBuf::from(&settings.second);
        (!settings.second.is_empty()).then(|| Self { folder, settings: settings.clone() })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The backups of this house that keep somebody who was known at that time, the newest first, and when each goes at one a
    /// day. None where the folder cannot be read, or is not the one that was named.
    ///
    /// # Errors
    /// From the store.
    pub(crate) fn keeping(
        &self,
        api: &Api,
        since_ms: i64,
    ) -> Result<Option<Vec<KeptInBackup>>, ApiError> {
        if !self.folder.is_dir() || !self.is_where_it_was(api) {
            return Ok(None);
        }
        let found = keeping_in(&self.folder, self.settings.keep, since_ms, api.own()?);
        Ok(found
            .inspect_err(|refusal| tracing::warn!(%refusal, "the second folder is not read"))
            .ok())
    }

    /// Whether it is on another disk than the house, where it was on one when it was named.
    fn is_where_it_was(&self, api: &Api) -> bool {
        !self.settings.second_apart || is_apart(&self.folder, &api.data_dir)
    }

    /// Copies a verified backup of the first folder here, reads it back, and takes the oldest of this house out.
    ///
    /// # Errors
    /// [`Code::SecondBackupFailed`]. The folder holds what it held.
    pub(crate) fn takes(&self, api: &Api, name: &str) -> Result<(), ApiError> {
        self.copy(api, name).map_err(|trouble| {
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
            let refused = OfficeError::new(Code::SecondBackupFailed)
                .with("folder", folder(&api.data_dir).display().to_string())
                .with("second", self.settings.second.as_str());
            refused.with("why", why).with("detail", detail).into()
        })
    }

    fn copy(&self, api: &Api, name: &str) -> Result<(), Trouble> {
        if !self.folder.is_dir() {
            return Err(Trouble::Absent);
        }
        if !self.is_where_it_was(api) {
            return Err(Trouble::NotMounted);
        }
        let from = folder(&api.data_dir).join(name);
        // A folder that cannot be swept takes the copy all the same.
        let _ = unfinished::sweep_left_before(&self.folder, api.clock.now_ms() - LEFT_MS);
        let target = free_name(&self.folder, name);
        space::wanted(&target, std::fs::metadata(&from)?.len())?;
        let copy = Unfinished::beside(&target, &api.clock.entropy());
        std::fs::copy(&from, copy.path())?;
        File::open(copy.path())?.sync_all()?;
        if !same(&from, copy.path())? {
            return Err(Trouble::Differs);
        }
        copy.becomes(&target)?;
        Ok(prune(&target, &self.settings, api.own()?)?)
    }
}

/// A copy that nobody has written to for an hour was left by a program that was killed.
const LEFT_MS: i64 = HOUR_MS;
/// Bytes that are compared at a time.
const PIECE: u64 = 1 << 16;

/// Whether two files are the same, byte for byte.
fn same(one: &Path, other: &Path) -> Result<bool, std::io::Error> {
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
    }
}

/// Whether a folder is on another disk than the house. Where the system does not say, it is not.
pub(crate) fn is_apart(folder: &Path, data_dir: &Path) -> bool {
    let disk = |path: &Path| rustix::fs::stat(path).ok().map(|facts| facts.st_dev);
    disk(folder).is_some_and(|there| Some(there) != disk(data_dir))
}
