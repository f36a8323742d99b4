//! What belongs to this counter: its settings beside the data, never in the journal.

use std::path::{Path, PathBuf};

use contract::args::Empty;
use contract::counter::RenameCounter;
use contract::locale::Locale;
use contract::sale::TicketFormat;
use contract::secret::Secret;
use contract::settings::{LocalSettings, MailSettings, SetLocal, SetLocale, SetMail, Settings};
use office::house::counter;
use office::house::founding;
use office::house::settings;
use office::{OfficeError, page};
use serde::{Deserialize, Serialize};
use store::StoreError;

use crate::folders::Folder;
use crate::open::{Call, locked};
use crate::{Api, ApiError, mailer, papers, secrets};

const FILE: &str = "counter.json";
/// Longest time before the window locks: a day.
const LOCK_MAX: i64 = 24 * 60;

/// The counter's own settings, in `counter.json`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct LocalFile {
    pub(crate) settings: LocalSettings,
}

impl LocalFile {
    pub(crate) fn load(data_dir: &Path) -> Result<Self, StoreError> {
        match std::fs::read_to_string(data_dir.join(FILE)) {
            Ok(text) => {
                serde_json::from_str(&text).map_err(|e| StoreError::Io(format!("{FILE}: {e}")))
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(e) => Err(e.into()),
        }
    }

    /// Whether the folder has settings of its own.
    pub(crate) fn is_kept(data_dir: &Path) -> bool {
        data_dir.join(FILE).exists()
    }

    pub(crate) fn save(&self, data_dir: &Path) -> Result<(), StoreError> {
        let text = serde_json::to_string_pretty(self).map_err(|e| StoreError::Io(e.to_string()))?;
        papers::write_whole(&data_dir.join(FILE), text.as_bytes())
    }

    /// The shared house's address with its password, where there is one.
    pub(crate) fn database_url(&self, data_dir: &Path) -> Result<Option<String>, StoreError> {
        let url = &self.settings.database_url;
        if url.is_empty() {
            return Ok(None);
        }
        let password = secrets::get(data_dir, secrets::DATABASE)?;
        Ok(Some(match password {
            Some(password) => with_password(url, &password),
            None => url.clone(),
        }))
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

/// `postgres://user@host/…` and a password make `postgres://user:password@host/…`.
pub(crate) fn with_password(url: &str, password: &str) -> String {
    match url.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.split_once('@')?))) {
        Some((scheme, (user, rest))) => format!("{scheme}://{user}:{password}@{rest}"),
        None => url.to_owned(),
    }
}

/// The address without its password, and the password as it was written.
pub(crate) fn without_password(url: &str) -> (String, Option<String>) {
    let Some((scheme, rest)) = url.split_once("://") else { return (url.to_owned(), None) };
    let Some((who, host)) = rest.rsplit_once('@') else { return (url.to_owned(), None) };
    match who.split_once(':') {
        Some((user, password)) => (format!("{scheme}://{user}@{host}"), Some(password.to_owned())),
        None => (url.to_owned(), None),
    }
}

pub(crate) fn mail_settings(api: &Api) -> Result<MailSettings, ApiError> {
    Ok(api.store.read(|tx| settings::mail(tx))?)
}

pub(crate) fn mail_folder(api: &Api) -> PathBuf {
    Folder::Mails.of(&api.data_dir)
}

pub(crate) fn set_locale(api: &Api, _: &Call<'_>, args: SetLocale) -> Result<Empty, ApiError> {
    let mut local = locked(&api.local);
    local.settings.locale = args.locale;
    local.save(&api.data_dir)?;
    Ok(Empty {})
}

pub(crate) fn settings_get(api: &Api, call: &Call<'_>, _: Empty) -> Result<Settings, ApiError> {
    // A keyring that is locked just now keeps no screen from being shown.
    let password = secrets::get(&api.data_dir, secrets::MAIL);
    // Before the reading begins: naming them can take seconds.
    let printers = papers::printers();
    api.read(call, |tx, cx| {
        Ok(Settings {
            house: settings::house(&cx.house),
            version: settings::version(tx)?,
            mail: settings::mail(tx)?,
            mail_version: settings::mail_version(tx)?,
            mail_password_set: password.as_ref().is_ok_and(Option::is_some),
            secrets: secrets::kept_in(),
            vat: settings::vat(tx)?,
            vat_version: settings::vat_version(tx)?,
            legal_bp: domain::vat::LEGAL_BP.to_vec(),
            numbering: settings::numbering(tx)?,
            time_zones: settings::time_zones(),
            local: locked(&api.local).settings.clone(),
            data_dir: api.data_dir.display().to_string(),
            printers: printers.clone(),
        })
    })
}

/// Keeps the password first: a command that fails leaves a password that nothing uses.
pub(crate) fn mail_set(api: &Api, call: &Call<'_>, args: SetMail) -> Result<Empty, ApiError> {
    if mailer::authorities(&args.mail.ca).is_err() {
        return Err(OfficeError::bad_field("ca").into());
    }
    if let Some(password) = &args.password {
        secrets::set(&api.data_dir, secrets::MAIL, password_of(password)?)?;
    }
    let hidden = args.password.as_ref().map(|_| Secret::default());
    let kept = crate::spec::encode(&SetMail { password: hidden, ..args.clone() })?;
    api.write(call, "mail_set", kept, |tx, cx| settings::set_mail(tx, cx, &args))?;
    Ok(Empty {})
}

/// A password as a server may have it.
pub(crate) fn password_of(typed: &Secret) -> Result<&str, OfficeError> {
    let password = typed.reveal();
    let fits = password.chars().count() <= 500 && !password.chars().any(char::is_control);
    if fits { Ok(password) } else { Err(OfficeError::bad_field("password")) }
}

/// Another database is opened at the next start. The counter's name is the house's to keep.
pub(crate) fn local_set(api: &Api, call: &Call<'_>, args: SetLocal) -> Result<Empty, ApiError> {
    let counter = page::required("counter", &args.local.counter, 60)?.to_owned();
    let printer = founding::printer(&args.local.printer)?;
    if !(0..=LOCK_MAX).contains(&args.local.lock_after_minutes) {
        return Err(OfficeError::bad_field("lock_after_minutes").into());
    }
    let url = page::text("database_url", &args.local.database_url, 500)?;
    if !(url.is_empty() || url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        return Err(OfficeError::bad_field("database_url").into());
    }
    let (database_url, password) = without_password(url);
    if let Some(password) = password {
        secrets::set(&api.data_dir, secrets::DATABASE, &password)?;
    }
    let named = locked(&api.local).settings.counter.clone();
    if counter != named {
        let (_, version) = api.store.read(|tx| counter::standing(tx, api.counter_id))?;
        let renamed = RenameCounter { id: api.counter_id, version, name: counter.clone() };
        let kept = crate::spec::encode(&renamed)?;
        api.write(call, "counter_rename", kept, |tx, cx| counter::rename(tx, cx, &renamed))?;
    }
    let mut local = locked(&api.local);
    local.settings = LocalSettings { counter, printer, database_url, ..args.local };
    local.save(&api.data_dir)?;
    Ok(Empty {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_password_is_kept_apart_from_its_address() {
        let url = "postgres://guichet:s:cret@db.example/house";
        let (bare, password) = without_password(url);
        assert_eq!(bare, "postgres://guichet@db.example/house");
        assert_eq!(with_password(&bare, &password.unwrap()), url);
        assert_eq!(without_password("postgres://db/house"), ("postgres://db/house".into(), None));
    }
}
