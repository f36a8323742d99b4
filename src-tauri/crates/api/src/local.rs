//! What belongs to this counter: its settings, files, printer and backups. Beside the data, never
//! in the journal.

use std::path::{Path, PathBuf};

use domain::paper::Locale;
use office::wire::*;
use office::{Code, OfficeError};
use serde::{Deserialize, Serialize};
use store::StoreError;

use crate::open::{Call, locked};
use crate::{Api, ApiError};

/// The counter's own settings, in `counter.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct LocalFile {
    pub(crate) settings: LocalSettings,
}

impl LocalFile {
    pub(crate) fn load(data_dir: &Path) -> Result<Self, StoreError> {
        match std::fs::read_to_string(data_dir.join("counter.json")) {
            Ok(text) => serde_json::from_str(&text)
                .map_err(|e| StoreError::Io(format!("counter.json: {e}"))),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(e) => Err(e.into()),
        }
    }

    /// Written whole beside the old one, then put in its place.
    pub(crate) fn save(&self, data_dir: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_string_pretty(self).map_err(|e| StoreError::Io(e.to_string()))?;
        let fresh = data_dir.join("counter.json.new");
        std::fs::write(&fresh, text)?;
        std::fs::File::open(&fresh)?.sync_all()?;
        std::fs::rename(&fresh, data_dir.join("counter.json"))?;
        Ok(())
    }

    /// The shared house's address, where there is one.
    pub(crate) fn database_url(&self, _data_dir: &Path) -> Option<String> {
        Some(self.settings.database_url.clone()).filter(|url| !url.is_empty())
    }
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
        }
    }
}

fn later<T>() -> Result<T, ApiError> {
    Err(ApiError::new(Code::UnknownCommand))
}

pub(crate) fn mail_settings(_api: &Api) -> Result<MailSettings, ApiError> {
    Ok(MailSettings {
        mode: MailMode::Folder,
        host: String::new(),
        port: 587,
        tls: MailTls::Starttls,
        user: String::new(),
        sender: String::new(),
        sender_name: String::new(),
    })
}

pub(crate) fn mail_folder(api: &Api) -> PathBuf {
    api.data_dir.join("courriels")
}

pub(crate) fn set_locale(api: &Api, _: &Call<'_>, args: SetLocale) -> Result<Empty, ApiError> {
    let mut local = locked(&api.local);
    local.settings.locale = args.locale;
    local.save(&api.data_dir).map_err(OfficeError::from)?;
    Ok(Empty {})
}

pub(crate) fn statement_pdf(_: &Api, _: &Call<'_>, _: ById) -> Result<WrittenFile, ApiError> {
    later()
}
pub(crate) fn ticket_pdf(_: &Api, _: &Call<'_>, _: TicketFiles) -> Result<WrittenFile, ApiError> {
    later()
}
pub(crate) fn ticket_print(_: &Api, _: &Call<'_>, _: TicketFiles) -> Result<Printed, ApiError> {
    later()
}
pub(crate) fn receipt_pdf(_: &Api, _: &Call<'_>, _: ById) -> Result<WrittenFile, ApiError> {
    later()
}
pub(crate) fn settings_get(_: &Api, _: &Call<'_>, _: Empty) -> Result<Settings, ApiError> {
    later()
}
pub(crate) fn mail_set(_: &Api, _: &Call<'_>, _: SetMail) -> Result<Empty, ApiError> {
    later()
}
pub(crate) fn local_set(_: &Api, _: &Call<'_>, _: SetLocal) -> Result<Empty, ApiError> {
    later()
}
