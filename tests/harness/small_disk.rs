//! A disk that holds few bytes, for whoever runs the tests and wherever: a library that is loaded before the program
//! refuses what goes beyond them, as a full disk does.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::preloaded::{LIBRARY, begun_again, built};

/// The folder that is the disk, and the file that says how much it holds.
const FOLDER: &str = "SMALL_DISK";
const HOLDS: &str = "SMALL_DISK_HOLDS";

/// The disk. It holds any number of bytes until it is told otherwise.
pub struct SmallDisk {
    place: PathBuf,
    _kept: Option<tempfile::TempDir>,
}

impl SmallDisk {
    /// A disk for programs that the test starts.
    ///
    /// # Panics
    /// Without `cc`, which the programs themselves are linked with.
    #[must_use]
    pub fn new() -> Self {
        let kept = tempfile::tempdir().expect("a temporary folder");
        let place = kept.path().canonicalize().expect("a temporary folder");
        let disk = Self { place, _kept: Some(kept) };
        std::fs::create_dir(disk.folder()).expect("a temporary folder");
        built(&disk.library(), "small_disk.c");
        disk
    }

    /// Where the disk is.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.place.join("disque")
    }

    fn library(&self) -> PathBuf {
        self.place.join("small_disk.so")
    }

    fn told(&self) -> PathBuf {
        self.place.join("holds")
    }

    /// Leaves this many bytes free, of a disk that has as many as are used now and these.
    ///
    /// # Panics
    /// When it cannot be told.
    pub fn leaves(&self, bytes: u64) {
        let holds = used(&self.folder()) + bytes;
        std::fs::write(self.told(), holds.to_string()).expect("the disk is told");
    }

    /// Makes room for everything.
    ///
    /// # Panics
    /// When it cannot be told.
    pub fn has_room(&self) {
        std::fs::write(self.told(), "-1").expect("the disk is told");
    }

    /// Lets a program write to the disk.
    pub fn under<'a>(&self, program: &'a mut Command) -> &'a mut Command {
        program.env(LIBRARY, self.library());
        program.env(FOLDER, self.folder()).env(HOLDS, self.told())
    }
}

impl Default for SmallDisk {
    fn default() -> Self {
        Self::new()
    }
}

fn used(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let bytes = entries.map(|entry| match entry.metadata() {
        Ok(facts) if facts.is_dir() => used(&entry.path()),
        Ok(facts) => facts.len(),
        Err(_) => 0,
    });
    bytes.sum()
}

/// Tells a story on a small disk in a program of its own: this very test, `test` by its whole name, begun again.
///
/// # Panics
/// When the story does.
pub fn on_a_small_disk(test: &str, story: impl FnOnce(&SmallDisk)) {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let place = Path::new(&folder).parent().expect("a folder of its own").to_owned();
        return story(&SmallDisk { place, _kept: None });
    }
    let disk = SmallDisk::new();
    begun_again(test, |again| {
        disk.under(again);
    });
}
