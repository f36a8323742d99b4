//! A share whose machine may go silent, for whoever runs the tests and wherever: a library that is loaded before the program has
//! whoever opens its folder wait.

use std::path::{Path, PathBuf};

use crate::preloaded::{LIBRARY, begun_again, built};

/// The folder that is the share, and the file that is there while it is silent.
const FOLDER: &str = "SILENT_SHARE";
const TOLD: &str = "SILENT_SHARE_TOLD";

/// The share. It answers until it is told otherwise.
pub struct SilentShare {
    place: PathBuf,
}

impl SilentShare {
    /// Where the share is.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.place.join("partage")
    }

    fn told(&self) -> PathBuf {
        self.place.join("silent")
    }

    /// Answers nobody from here on.
    ///
    /// # Panics
    /// When it cannot be told.
    pub fn falls_silent(&self) {
        std::fs::write(self.told(), "").expect("the share is told");
    }

    /// Answers again, those who wait too.
    ///
    /// # Panics
    /// When it cannot be told.
    pub fn answers(&self) {
        std::fs::remove_file(self.told()).expect("the share is told");
    }
}

/// Tells a story beside such a share in a program of its own: this very test, `test` by its whole name, begun again.
///
/// # Panics
/// When the story does.
pub fn on_a_silent_share(test: &str, story: impl FnOnce(&SilentShare)) {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let place = Path::new(&folder).parent().expect("a folder of its own").to_owned();
        return story(&SilentShare { place });
    }
    let kept = tempfile::tempdir().expect("a temporary folder");
    let share = SilentShare { place: kept.path().canonicalize().expect("a temporary folder") };
    std::fs::create_dir(share.folder()).expect("a temporary folder");
    let library = share.place.join("silent_share.so");
    built(&library, "silent_share.c");
    begun_again(test, |again| {
        again.env(LIBRARY, &library).env(FOLDER, share.folder()).env(TOLD, share.told());
    });
}
