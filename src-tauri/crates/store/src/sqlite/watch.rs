//! The file that is written is the one that has the name: somebody can delete or replace it, or its
//! log, under a running program, and SQLite would go on writing to what nobody finds any more.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

/// The file of a house and its log, as they were when it was opened.
pub(super) struct Watch {
    file: Named,
    log: Named,
}

/// What became of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Both are those that were opened.
    Same,
    /// The log is another one, or gone; the file is the one that was opened.
    LogLost,
    /// The file is another one, or gone.
    FileLost,
}

impl Watch {
    /// Once the file is open, and its log with it.
    pub(super) fn over(file: &Path) -> Self {
        let mut log = file.as_os_str().to_owned();
        log.push("-wal");
        Self { file: Named::of(file.to_owned()), log: Named::of(PathBuf::from(log)) }
    }

    pub(super) fn look(&self) -> Found {
        if !self.file.is_same() {
            Found::FileLost
        } else if !self.log.is_same() {
            Found::LogLost
        } else {
            Found::Same
        }
    }
}

/// A name and the file it had.
struct Named {
    path: PathBuf,
    id: Option<(u64, u64)>,
}

impl Named {
    fn of(path: PathBuf) -> Self {
        let id = id(&path);
        Self { path, id }
    }

    fn is_same(&self) -> bool {
        self.id.is_none() || id(&self.path) == self.id
    }
}

/// The device and the number of a file. None where there is no such file, or the system numbers none.
fn id(path: &Path) -> Option<(u64, u64)> {
    std::fs::metadata(path).ok().and_then(|facts| number(&facts))
}

#[cfg(unix)]
fn number(facts: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((facts.dev(), facts.ino()))
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_or_a_log_that_is_deleted_or_replaced_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let [file, log] = ["h.sqlite", "h.sqlite-wal"].map(|name| folder.path().join(name));
        for path in [&file, &log] {
            std::fs::write(path, "").unwrap();
        }
        let watch = Watch::over(&file);
        assert_eq!(watch.look(), Found::Same);
        std::fs::remove_file(&log).unwrap();
        assert_eq!(watch.look(), Found::LogLost);
        // Made beside the old one first, so that it has another number.
        std::fs::write(folder.path().join("new"), "").unwrap();
        std::fs::rename(folder.path().join("new"), &file).unwrap();
        assert_eq!(watch.look(), Found::FileLost);
    }
}
