//! What belongs to this counter: its settings beside the data, never in the journal.

use std::path::Path;

use contract::journal::BackupSettings;
use contract::locale::Locale;
use contract::sale::TicketFormat;
use contract::secret::Secret;
use contract::settings::LocalSettings;
use office::OfficeError;
use serde::{Deserialize, Serialize};
use store::{Moment, StoreError};

use crate::place::address::{escaped, with_option, with_password};
use crate::place::files::{has_house, write_whole};
use crate::place::set_up::SetUp;
use crate::place::{secret_file, secrets};

pub(crate) const FILE: &str = "counter.json";
/// The folder that a program has while it writes the file.
pub(crate) const WRITING: &str = ".settings";
/// The certificate of the house's own authority.
const AUTHORITY: &str = "authority.pem";
/// How an address says that it is checked by that one.
const OWN_AUTHORITY: &str = "sslrootcert=authority.pem";

/// The counter's own settings, in `counter.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LocalFile {
    pub settings: LocalSettings,
    /// Which backups are kept; those of before had thirty.
    #[serde(default = "thirty")]
    pub backups: BackupSettings,
}

fn thirty() -> BackupSettings {
    BackupSettings { keep: 30, keep_mb: 0, second: String::new(), second_apart: false }
}

impl LocalFile {
    /// The settings of a folder; those of a new counter where it has none.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file cannot be read.
    pub fn load(data_dir: &Path) -> Result<Self, StoreError> {
        match std::fs::read_to_string(data_dir.join(FILE)) {
            Ok(text) => {
                serde_json::from_str(&text).map_err(|e| StoreError::Io(format!("{FILE}: {e}")))
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Self::begun(data_dir),
            Err(e) => Err(e.into()),
        }
    }

    /// Those of a new counter: of the machine's set-up, but for a folder that has a house of its own.
    fn begun(data_dir: &Path) -> Result<Self, StoreError> {
        let mut begun = Self::default();
        if !has_house(data_dir)
            && let Some(set_up) = SetUp::find()?
        {
            begun.settings.database_url = set_up.url();
            begun.settings.counter = set_up.name().unwrap_or(begun.settings.counter);
        }
        Ok(begun)
    }

    /// Whether the folder has settings of its own.
    pub fn is_kept(data_dir: &Path) -> bool {
        data_dir.join(FILE).exists()
    }

    /// Changes what the folder keeps, and nothing else of it, as it stands on the disk: another program of the folder may
    /// have written meanwhile. Gives what is kept from here on.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the file cannot be read or written; [`StoreError::InUse`].
    pub fn change(data_dir: &Path, change: impl FnOnce(&mut Self)) -> Result<Self, StoreError> {
        let _writing = Moment::take(data_dir, WRITING)?;
        let mut kept = Self::load(data_dir)?;
        change(&mut kept);
        kept.save(data_dir)?;
        Ok(kept)
    }

    /// Keeps the settings, whole or not at all.
    fn save(&self, data_dir: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_string_pretty(self).map_err(|e| StoreError::Io(e.to_string()))?;
        write_whole(&data_dir.join(FILE), text.as_bytes())
    }

    /// The shared house's address with its password, where there is one: the one that is kept, or that of the
    /// machine's set-up. An authority that is kept is named by its path.
    pub fn database_url(&self, data_dir: &Path) -> Result<Option<String>, StoreError> {
        let url = &self.settings.database_url;
        if url.is_empty() {
            return Ok(None);
        }
        let full = self.full_url(data_dir);
        let password = match secrets::get(data_dir, secrets::DATABASE)? {
            Some(password) => Some(password),
            None => self.password_of_the_machine()?,
        };
        Ok(Some(match password {
            Some(password) => with_password(&full, &password),
            None => full,
        }))
    }

    /// The shared house's address, with its authority by its path and without its password.
    #[must_use]
    pub fn full_url(&self, data_dir: &Path) -> String {
        let path = escaped(&data_dir.join(AUTHORITY).display().to_string());
        self.settings.database_url.replace(OWN_AUTHORITY, &format!("sslrootcert={path}"))
    }

    /// The password of the machine's set-up, for its own address alone.
    ///
    /// # Errors
    /// [`StoreError::Secret`], [`StoreError::SetUp`].
    pub fn password_of_the_machine(&self) -> Result<Option<String>, StoreError> {
        let Some(set_up) = SetUp::find()? else { return Ok(None) };
        if set_up.password_file.is_empty() || set_up.url() != self.settings.database_url {
            return Ok(None);
        }
        secret_file::read(Path::new(&set_up.password_file)).map(|password| Some(escaped(&password)))
    }
}

/// Keeps the certificate of the house's authority in the folder.
///
/// # Errors
/// [`StoreError::Io`].
pub fn keep_authority(data_dir: &Path, pem: &str) -> Result<(), StoreError> {
    write_whole(&data_dir.join(AUTHORITY), pem.as_bytes())
}

/// The address whose server is checked by the authority in the counter's folder.
#[must_use]
pub fn with_own_authority(url: &str) -> String {
    with_option(url, "sslrootcert", AUTHORITY)
}

/// Whether it is checked by that one.
#[must_use]
pub fn has_own_authority(url: &str) -> bool {
    url.contains(OWN_AUTHORITY)
}

impl Default for LocalFile {
    fn default() -> Self {
        Self {
            settings: LocalSettings {
                counter: "Guichet 1".to_owned(),
                locale: Locale::Fr,
                lock_after_minutes: 10,
                printer: String::new(),
                ticket_format: TicketFormat::A4,
                database_url: String::new(),
            },
            backups: thirty(),
        }
    }
}

/// A password as a server may have it.
pub fn password_of(typed: &Secret) -> Result<&str, OfficeError> {
    let password = typed.reveal();
    let fits = password.chars().count() <= 500 && !password.chars().any(char::is_control);
    if fits { Ok(password) } else { Err(OfficeError::bad_field("password")) }
}
