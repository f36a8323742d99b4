//! Where a house is, and what it is opened with.

use std::path::PathBuf;
use std::sync::Arc;

use store::Occupant;

use crate::clock::{Clock, SystemClock};
use crate::place::address::without_password;
use crate::place::counter_file::LocalFile;

/// Where a house is, and what it is opened with.
#[derive(Clone)]
pub struct Options {
    /// The folder of this counter: the local house, its mails, tickets and backups.
    pub data_dir: PathBuf,
    /// A shared house instead, `postgres://…`; the counter's settings say it otherwise. Empty: the
    /// folder's own house, whatever they say.
    pub database_url: Option<String>,
    /// Time and randomness.
    pub clock: Arc<dyn Clock>,
    /// What the folder is opened as.
    pub occupant: Occupant,
    /// The house is opened for its site, which does no more than a site may, whatever the folder is opened as.
    pub for_site: bool,
}

impl Options {
    /// The place of the house that is opened: the address of its server without the password, nothing for the
    /// folder's own.
    #[must_use]
    pub fn place(&self, local: &LocalFile) -> String {
        let url = self.database_url.as_deref().unwrap_or(&local.settings.database_url);
        without_password(url).0
    }

    /// The same for a program that has to be alone in the folder.
    #[must_use]
    pub fn alone(&self) -> Self {
        Self { occupant: Occupant::Alone, ..self.clone() }
    }

    /// The house in a folder, for a desk with the system's clock.
    #[must_use]
    pub fn folder(data_dir: impl Into<PathBuf>) -> Self {
        Self {
            data_dir: data_dir.into(),
            database_url: None,
            clock: Arc::new(SystemClock),
            occupant: Occupant::Desk,
            for_site: false,
        }
    }
}

/// The folder of the window's own house on this machine.
#[must_use]
pub fn default_folder() -> PathBuf {
    dirs::data_dir().unwrap_or_else(|| PathBuf::from(".")).join("Contremarque")
}
