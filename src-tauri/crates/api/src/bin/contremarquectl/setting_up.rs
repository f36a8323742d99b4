//! The verbs that set a counter up.

use std::path::{Path, PathBuf};

use api::{Api, ApiError, Options, Wanted};
use clap::Args;
use documents::words;
use office::{Code, OfficeError};

use crate::out::{language, print};
use crate::secrets;

/// Where a counter is to work.
#[derive(Args)]
pub(crate) struct Where {
    /// `postgres://user@host/database`, without a password; several hosts with commas. That of
    /// /etc/contremarque/counter.conf where it is left out.
    address: Option<String>,
    /// The certificate of the authority that signed the server's (PEM); a copy is kept in the counter's folder.
    #[arg(long, value_name = "FILE")]
    authority: Option<PathBuf>,
    /// What the counter is called.
    #[arg(long, value_name = "NAME")]
    counter: Option<String>,
}

impl Where {
    fn wanted(&self, password: Option<String>) -> Wanted {
        Wanted {
            address: self.address.clone().unwrap_or_default(),
            authority: self
                .authority
                .as_ref()
                .map_or_else(String::new, |file| file.display().to_string()),
            password: password.unwrap_or_default(),
            counter: self.counter.clone().unwrap_or_default(),
        }
    }

    fn is_empty(&self) -> bool {
        self.address.is_none() && self.authority.is_none() && self.counter.is_none()
    }
}

pub(crate) fn join(
    options: &Options,
    at: &Where,
    password_file: Option<&Path>,
) -> Result<(), ApiError> {
    let told = password_file.is_some() || Api::has_password(options)?;
    let password = match told {
        true => password_file.map(|file| secrets::asked(Some(file), "")).transpose()?.flatten(),
        false => secrets::asked(None, &prompt("terminal-password"))?,
    };
    print(&Api::join_house(options, &at.wanted(password))?)
}

pub(crate) fn address(
    options: &Options,
    at: &Where,
    password_file: Option<&Path>,
    new_password: bool,
) -> Result<(), ApiError> {
    if at.is_empty() && password_file.is_none() && !new_password {
        return print(&Api::works_at(options)?);
    }
    let password = match password_file {
        None if !new_password => None,
        file => secrets::asked(file, &prompt("terminal-password"))?,
    };
    print(&Api::change_address(options, &at.wanted(password))?)
}

/// Founds a house, with its first supervisor, where there is none.
pub(crate) fn found(
    options: &Options,
    name: &str,
    supervisor: &str,
    pin: Option<String>,
) -> Result<(), ApiError> {
    let pin = given(pin)?;
    let api = Api::open(options)?;
    if api.has_house()? {
        return Err(ApiError::new(Code::HouseExists));
    }
    api.found_with(name, supervisor, &pin)?;
    drop(api);
    print(&Api::works_at(options)?)
}

pub(crate) fn reset_pin(
    options: &Options,
    name: &str,
    pin: Option<String>,
) -> Result<(), ApiError> {
    Api::is_there(options)?;
    let pin = given(pin)?;
    Api::open(options)?.reset_pin(name, &pin)
}

/// The PIN of the environment, else as it is typed, twice.
fn given(pin: Option<String>) -> Result<String, ApiError> {
    if let Some(pin) = pin {
        return Ok(pin);
    }
    let ask = |key: &str| -> Result<String, ApiError> {
        secrets::asked(None, &prompt(key))?.ok_or_else(|| secrets::not_given("pin"))
    };
    let pin = ask("terminal-pin")?;
    match pin == ask("terminal-pin-again")? {
        true => Ok(pin),
        false => Err(OfficeError::bad_field("pin_again").into()),
    }
}

pub(crate) fn prompt(key: &str) -> String {
    format!("{} ", words::tr(language(), key, &[]))
}
