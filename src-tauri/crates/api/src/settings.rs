//! Commands of the settings that touch this counter: its file, its passwords, its printers, a test mail.

use contract::args::Empty;
use contract::clock::ConfirmClock;
use contract::counter::RenameCounter;
use contract::founding::{MailTried, TestMail};
use contract::secret::Secret;
use contract::settings::{LocalSettings, SetLocal, SetLocale, SetMail, Settings};
use office::house::counter;
use office::house::founding;
use office::house::settings;
use office::{OfficeError, page};
use runtime::call::{Call, decode};
use runtime::error::ApiError;
use runtime::place::address::without_password;
use runtime::place::counter_file::password_of;
use runtime::place::secrets;
use store::locked;

use crate::desk::Api;
use crate::kept;
use crate::papers;

/// Longest time before the window locks: a day.
const LOCK_MAX: i64 = 24 * 60;

pub(crate) fn set_locale(api: &Api, _: &Call<'_>, args: &SetLocale) -> Result<Empty, ApiError> {
    let mut local = locked(&api.local);
    local.settings.locale = args.locale;
    local.save(&api.data_dir)?;
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
            local: locked(&api.local).settings.clone(),
            data_dir: api.data_dir.display().to_string(),
            printers: printers.clone(),
        })
    })
}

/// Keeps the password first: a command that fails leaves a password that nothing uses.
pub(crate) fn mail_set(api: &Api, call: &Call<'_>, args: &SetMail) -> Result<Empty, ApiError> {
    if post::authorities(&args.mail.ca).is_err() {
        return Err(OfficeError::bad_field("ca").into());
    }
    if let Some(password) = &args.password {
        secrets::set(&api.data_dir, secrets::MAIL, password_of(password)?)?;
    }
    let hidden = args.password.as_ref().map(|_| Secret::default());
    let kept = SetMail { password: hidden, ..args.clone() };
    api.write(call, kept::MAIL_SET, &kept, |tx, cx| settings::set_mail(tx, cx, args))?;
    Ok(Empty {})
}

/// Another database is opened at the next start. The counter's name is the house's to keep.
pub(crate) fn local_set(api: &Api, call: &Call<'_>, args: &SetLocal) -> Result<Empty, ApiError> {
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
        let kept = kept::COUNTER_RENAME;
        api.write(call, kept, &renamed, |tx, cx| counter::rename(tx, cx, &renamed))?;
    }
    let mut local = locked(&api.local);
    local.settings = LocalSettings { counter, printer, database_url, ..args.local.clone() };
    local.save(&api.data_dir)?;
    Ok(Empty {})
}

/// A test mail, with settings that need not be saved yet.
pub(crate) fn mail_test(api: &Api, _: &Call<'_>, args: &TestMail) -> Result<MailTried, ApiError> {
    post::try_out(api, args)
}
