//! Commands of the settings that touch this counter: its file, its passwords, its printers, a test mail.

use std::path::Path;

use contract::args::Empty;
use contract::clock::ConfirmClock;
use contract::counter::RenameCounter;
use contract::founding::{MailTried, TestMail};
use contract::secret::Secret;
use contract::settings::{LocalSettings, SetLocal, SetLocale, SetMail, Settings};
use office::house::counter;
use office::house::founding;
use office::house::settings;
use office::{Code, OfficeError, command, page};
use runtime::call::{Call, decode};
use runtime::error::ApiError;
use runtime::place::address::without_password;
use runtime::place::counter_file::password_of;
use runtime::place::secrets;
use store::{StoreError, locked};

use crate::desk::Api;
use crate::kept;
use crate::papers;

/// Longest time before the window locks: a day.
const LOCK_MAX: i64 = 24 * 60;

pub(crate) fn set_locale(api: &Api, _: &Call<'_>, args: &SetLocale) -> Result<Empty, ApiError> {
    api.change_local(|local| local.settings.locale = args.locale)?;
    Ok(Empty {})
}

/// A supervisor's word that the clock of this machine is right.
pub(crate) fn confirm_clock(
    api: &Api,
    call: &Call<'_>,
    args: &ConfirmClock,
) -> Result<Empty, ApiError> {
    decode(&api.confirm_clock(call, kept::CLOCK_CONFIRM, args)?)
}

/// This counter signs the journal by another key from here on.
pub(crate) fn begin_key(api: &Api, call: &Call<'_>, _: &Empty) -> Result<Empty, ApiError> {
    decode(&api.begin_key(call, kept::COUNTER_KEY_BEGIN)?)
}

pub(crate) fn settings_get(api: &Api, call: &Call<'_>, _: &Empty) -> Result<Settings, ApiError> {
    // A keyring that is locked just now keeps no screen from being shown.
    let password = secrets::get(&api.data_dir, secrets::MAIL);
    // Before the reading begins: naming them can take seconds.
    let printers = papers::printers();
    let signs = api.signs();
    api.read(call, |tx, cx| {
        let (here, counter_version) = counter::standing(tx, api.counter_id)?;
        let local = locked(&api.local).settings.clone();
        Ok(Settings {
            house: settings::house(&cx.house),
            version: settings::version(tx)?,
            mail: settings::mail(tx)?,
            mail_version: settings::mail_version(tx)?,
            mail_password_set: password.as_ref().is_ok_and(Option::is_some),
            secrets: secrets::kept_in(),
            signs,
            vat: settings::vat(tx)?,
            vat_version: settings::vat_version(tx)?,
            legal_bp: domain::vat::LEGAL_BP.to_vec(),
            numbering: settings::numbering(tx)?,
            time_zones: settings::time_zones(),
            local: LocalSettings { counter: here.name, ..local },
            counter_version,
            data_dir: api.data_dir.display().to_string(),
            printers: printers.clone(),
        })
    })
}

/// The password goes with the settings: where they are refused, the one before is back.
pub(crate) fn mail_set(api: &Api, call: &Call<'_>, args: &SetMail) -> Result<Empty, ApiError> {
    if post::authorities(&args.mail.ca).is_err() {
        return Err(OfficeError::bad_field("ca").into());
    }
    settings::checked_mail(&args.mail)?;
    let typed = args.password.as_ref().map(password_of).transpose()?;
    let put = typed.map(|password| Put::of(api, secrets::MAIL, password)).transpose()?;
    let hidden = args.password.as_ref().map(|_| Secret::default());
    let kept = SetMail { password: hidden, ..args.clone() };
    let done = api.write(call, kept::MAIL_SET, &kept, |tx, cx| settings::set_mail(tx, cx, args));
    if let (Err(refusal), Some(put)) = (&done, put)
        && !is_done(api, call, refusal)
    {
        put.back();
    }
    done?;
    Ok(Empty {})
}

/// Whether the command is in the house all the same: the answer was lost. Where nobody can tell, it is taken as not done;
/// given again under its id, it says so and brings its password.
fn is_done(api: &Api, call: &Call<'_>, refusal: &ApiError) -> bool {
    let id = call.id.to_string();
    refusal.code != Code::CommandReused
        && api.store.read(|tx| command::is_known(tx, &id)).is_ok_and(|known| known)
}

/// A password in the place of another one.
struct Put<'a> {
    data_dir: &'a Path,
    name: &'static str,
    /// A keyring that was locked tells none.
    before: Result<Option<String>, StoreError>,
}

impl<'a> Put<'a> {
    fn of(api: &'a Api, name: &'static str, password: &str) -> Result<Self, ApiError> {
        let data_dir = api.data_dir.as_path();
        let before = secrets::get(data_dir, name);
        secrets::set(data_dir, name, password)?;
        Ok(Self { data_dir, name, before })
    }

    /// What it was put for came to nothing.
    fn back(self) {
        let Ok(before) = self.before else { return };
        if let Err(why) = secrets::set(self.data_dir, self.name, &before.unwrap_or_default()) {
            tracing::error!(%why, name = self.name, "the password before is not back");
        }
    }
}

/// Another database is opened at the next start. The counter's name is the house's to keep, and only one that was typed
/// anew is given to it; the language is told by its own command.
pub(crate) fn local_set(api: &Api, call: &Call<'_>, args: &SetLocal) -> Result<Empty, ApiError> {
    let printer = founding::printer(&args.local.printer)?;
    if !(0..=LOCK_MAX).contains(&args.local.lock_after_minutes) {
        return Err(OfficeError::wrong_field("lock_after_minutes", "out_of_range").into());
    }
    let url = page::text("database_url", &args.local.database_url, 500)?;
    if !(url.is_empty() || url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        return Err(OfficeError::wrong_field("database_url", "not_postgres").into());
    }
    let mut named = None;
    if let Some(version) = args.counter_version {
        let name = page::required("counter", &args.local.counter, 60)?.to_owned();
        let renamed = RenameCounter { id: api.counter_id, version, name };
        let kept = kept::COUNTER_RENAME;
        api.write(call, kept, &renamed, |tx, cx| counter::rename(tx, cx, &renamed))?;
        named = Some(renamed.name);
    }
    let (database_url, password) = without_password(url);
    let put = password.map(|it| Put::of(api, secrets::DATABASE, &it)).transpose()?;
    let changed = api.change_local(|local| {
        local.settings = LocalSettings {
            counter: named.unwrap_or_else(|| local.settings.counter.clone()),
            locale: local.settings.locale,
            printer,
            database_url,
            ..args.local.clone()
        };
    });
    if let Err(refusal) = changed {
        put.into_iter().for_each(Put::back);
        return Err(refusal.into());
    }
    Ok(Empty {})
}

/// A test mail, with settings that need not be saved yet.
pub(crate) fn mail_test(api: &Api, _: &Call<'_>, args: &TestMail) -> Result<MailTried, ApiError> {
    post::try_out(api, args)
}
