//! Other programs on the house of a desk: another counter, a terminal beside the window.

use std::path::Path;
use std::sync::Arc;

use api::{Api, Clock, Occupant, Options};
use contract::args::{Empty, Versioned};
use contract::counter::CounterRow;
use contract::operator::AppState;
use tempfile::TempDir;

use crate::clock::TestClock;
use crate::desk::Desk;

impl Desk {
    /// Another counter of the same shared house, in a folder of its own, everyone signed in there too.
    ///
    /// # Panics
    /// When it does not open, or the house is in a file.
    #[must_use]
    pub fn beside(&self) -> Self {
        let desk = self.beside_with(&self.clock);
        desk.everyone_signs_in();
        desk
    }

    /// Another counter of the same shared house, whose machine has a clock of its own; nobody is signed in
    /// there.
    ///
    /// # Panics
    /// When it does not open, or the house is in a file.
    #[must_use]
    pub fn beside_with(&self, clock: &Arc<TestClock>) -> Self {
        let desk = self.beside_waiting(clock);
        self.lets_in(&desk);
        desk
    }

    /// Another counter that nobody has let in yet.
    ///
    /// # Panics
    /// When it does not open, or the house is in a file.
    #[must_use]
    pub fn beside_waiting(&self, clock: &Arc<TestClock>) -> Self {
        let login = self.login.clone().expect("a house on the server");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let api = Self::reopen(folder.path(), Some(login.clone()), clock);
        Self {
            api: api.expect("the house opens"),
            clock: Arc::clone(clock),
            folder: folder.path().to_owned(),
            url: self.url.clone(),
            login: Some(login),
            _folder: folder,
        }
    }

    /// A counter of which the folder is a copy of this one's, as it was restored from an image; nobody is signed in there.
    ///
    /// # Panics
    /// When it does not open, or the house is in a file.
    #[must_use]
    pub fn copied(&self) -> Self {
        let login = self.login.clone().expect("a house on the server");
        let folder = copied(&self.folder);
        let api = Self::reopen(folder.path(), Some(login.clone()), &self.clock);
        Self {
            api: api.expect("the house opens"),
            clock: Arc::clone(&self.clock),
            folder: folder.path().to_owned(),
            url: self.url.clone(),
            login: Some(login),
            _folder: folder,
        }
    }

    /// A terminal on the folder of this counter, beside its window; everyone is signed in there too.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn in_terminal(&self) -> Self {
        let options = Options {
            database_url: self.login.clone(),
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
            occupant: Occupant::Terminal,
            ..Options::folder(&self.folder)
        };
        let desk = Self {
            api: Api::open(&options).map(Arc::new).expect("the house opens beside its window"),
            clock: Arc::clone(&self.clock),
            folder: self.folder.clone(),
            url: self.url.clone(),
            login: self.login.clone(),
            _folder: tempfile::tempdir().expect("a temporary folder"),
        };
        desk.everyone_signs_in();
        desk
    }

    /// A supervisor of this counter lets another one in, if it waits.
    ///
    /// # Panics
    /// When the house refuses.
    pub fn lets_in(&self, other: &Self) {
        let theirs: AppState = other.ok("", "app_state", serde_json::json!({}));
        if !theirs.waiting {
            return;
        }
        self.signs_in("Hélène");
        let rows: Vec<CounterRow> = self.ok("Hélène", "counter_list", serde_json::json!({}));
        let row = rows.iter().find(|row| row.fingerprint == theirs.fingerprint);
        let row = row.expect("a counter that registered");
        let seen = Versioned { id: row.id, version: row.version };
        self.ok::<Empty>("Hélène", "counter_admit", seen);
        let theirs: AppState = other.ok("", "app_state", serde_json::json!({}));
        assert!(!theirs.waiting, "it knows that it was let in");
    }
}

/// A copy of a counter's folder, without the folders in it.
///
/// # Panics
/// Where it cannot be copied.
#[must_use]
pub fn copied(from: &Path) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("a copy");
        }
    }
    folder
}
