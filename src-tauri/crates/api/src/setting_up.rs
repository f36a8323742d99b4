//! A counter set up from a terminal: joined to a house, sent to another address, its house founded, a lost PIN replaced.

use std::ffi::OsString;

use domain::pin;
use office::house::counter;
use office::house::operator as rows;
use office::{Code, House, OfficeError, page};
use runtime::anchor;
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::place::address::has_password;
use runtime::place::address::{escaped, with_authority_from, with_option, without_password};
use runtime::place::counter_file::{LocalFile, has_own_authority};
use runtime::place::files::{database_path, has_house};
use runtime::place::identity;
use runtime::place::opening;
use runtime::place::options::Options;
use runtime::place::rights;
use runtime::place::secrets;
use serde::Serialize;
use store::{At, DataLock, Occupant, StoreError};

use crate::desk::Api;
use crate::joining::Place;
use crate::named::who;
use crate::session;

/// Where a counter is to work.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// `postgres://user@host,host/database`; empty for the one that the counter has, or that of the machine's set-up.
    pub address: String,
    /// The file of the authority that signed the server's certificate.
    pub authority: String,
    /// The password; empty for the one that is kept.
    pub password: String,
    /// What the counter is called; empty for the name that it has.
    pub counter: String,
}

/// Where a counter works.
#[derive(Clone, Debug, Serialize)]
pub struct Works {
    /// The server without a password, or the folder.
    pub place: String,
    pub counter: String,
    /// The name of the house; none where nobody looked, or none is founded.
    pub house: Option<String>,
}

impl Api {
    /// Makes the counter of a new folder one of a shared house that is there.
    ///
    /// # Errors
    /// [`Code::FolderTaken`]; [`Code::NoHouseThere`]; [`Code::PasswordShown`]; [`Code::DatabaseUnreachable`] and its
    /// like when nobody could work there.
    pub fn join_house(options: &Options, wanted: &Wanted) -> Result<Works, ApiError> {
        let mut local = LocalFile::load(&options.data_dir)?;
        let kept = local.settings.database_url.clone();
        let at = |place: String| {
            let path = options.data_dir.display().to_string();
            OfficeError::new(Code::FolderTaken).with("path", path).with("place", place)
        };
        if has_house(&options.data_dir) {
            return Err(at(options.data_dir.display().to_string()).into());
        }
        if LocalFile::is_kept(&options.data_dir) && !kept.is_empty() {
            return Err(at(kept).into());
        }
        let place = wanted.place(options, &local)?;
        let there = place.look()?;
        let Some(house) = there.house else {
            return Err(OfficeError::new(Code::NoHouseThere).with("place", place.bare()).into());
        };
        let counter = wanted.name(&local)?;
        let _lock = DataLock::take(&options.data_dir, Occupant::Alone)?;
        let place_name = place.kept();
        place.keep(&options.data_dir, &mut local, counter.clone())?;
        Ok(Works { place: place_name, counter, house: Some(house) })
    }

    /// Where the counter works, without a look at its house.
    ///
    /// # Errors
    /// When its settings cannot be read.
    pub fn works_at(options: &Options) -> Result<Works, ApiError> {
        let local = LocalFile::load(&options.data_dir)?;
        let place = match options.place(&local) {
            place if place.is_empty() => options.data_dir.display().to_string(),
            place => place,
        };
        Ok(Works { place, counter: local.settings.counter, house: None })
    }

    /// Sends the counter to another address of the same house, or gives it another password or authority: what the
    /// house knows it by is looked for there first, and what it saw of the house goes along.
    ///
    /// # Errors
    /// [`Code::CounterUnknown`]; as [`Api::join_house`].
    pub fn change_address(options: &Options, wanted: &Wanted) -> Result<Works, ApiError> {
        let mut local = LocalFile::load(&options.data_dir)?;
        let before = local.settings.database_url.clone();
        let place = wanted.place(options, &local)?;
        let there = place.look()?;
        let unknown = || OfficeError::new(Code::CounterUnknown).with("place", place.bare());
        let Some(house) = there.house else {
            return Err(OfficeError::new(Code::NoHouseThere).with("place", place.bare()).into());
        };
        if !identity::is_made(&options.data_dir) {
            return Err(unknown().into());
        }
        let hash = identity::key_hash(&options.data_dir)?;
        let known = store::look(At::Server(&place.called), |tx| counter::find(tx, &hash))?;
        if known.found.flatten().is_none() {
            return Err(unknown().into());
        }
        let _lock = DataLock::take(&options.data_dir, Occupant::Alone)?;
        let after = place.kept();
        if before != after
            && let Some(seen) = anchor::seen_at(&options.data_dir, &without_password(&before).0)
        {
            anchor::save(&options.data_dir, &without_password(&after).0, &seen)?;
        }
        let counter = wanted.name(&local)?;
        place.keep(&options.data_dir, &mut local, counter.clone())?;
        Ok(Works { place: after, counter, house: Some(house) })
    }

    /// Whether a password is kept for where the counter works, or the machine's set-up names its file.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn has_password(options: &Options) -> Result<bool, ApiError> {
        let local = LocalFile::load(&options.data_dir)?;
        Ok(match secrets::get(&options.data_dir, secrets::DATABASE)? {
            Some(_) => true,
            None => local.password_of_the_machine()?.is_some(),
        })
    }

    /// Refuses a folder or a database in which there is no house: what only asks founds none, and makes no folder and
    /// no table.
    ///
    /// # Errors
    /// [`Code::NoHouseThere`]; from the server.
    pub fn is_there(options: &Options) -> Result<(), ApiError> {
        let local = LocalFile::load(&options.data_dir)?;
        let none = |place: String| OfficeError::new(Code::NoHouseThere).with("place", place);
        match opening::address(options, &local)? {
            Some(url) if store::look_at_server(&url)?.schema == 0 => {
                Err(none(without_password(&url).0).into())
            }
            Some(_) => Ok(()),
            None if database_path(&options.data_dir).is_file() => Ok(()),
            None => Err(none(options.data_dir.display().to_string()).into()),
        }
    }

    /// Refuses a folder in which this program may not work, and root in that of somebody else, who would find files there that
    /// are not theirs.
    ///
    /// # Errors
    /// [`Code::RunAsOwner`], [`Code::NotPermitted`].
    pub fn may_work(options: &Options) -> Result<(), ApiError> {
        let folder = &options.data_dir;
        if let Some(owner) = rights::of_another_than_root(folder) {
            let path = folder.display().to_string();
            let refused = OfficeError::new(Code::RunAsOwner).with("path", path);
            return Err(refused.with("owner", owner).into());
        }
        Ok(rights::may_work(folder)?)
    }

    /// Gives an operator another PIN where nobody can sign in any more. On a server the login that owns the house may;
    /// of a file, whoever has it. The journal says that the program did it.
    ///
    /// # Errors
    /// [`Code::OwnerNeeded`]; [`Code::OperatorUnknown`]; [`Code::BadField`] for what is no PIN.
    pub fn reset_pin(&self, name: &str, pin: &str) -> Result<(), ApiError> {
        self.owned()?;
        if !pin::is_pin(pin) {
            return Err(OfficeError::bad_field("new_pin").into());
        }
        let cards = self.store.read(|tx| rows::cards(tx))?;
        let unknown = || OfficeError::new(Code::OperatorUnknown).with("name", name);
        let id = who(&cards, name).ok_or_else(unknown)?;
        let hash = session::pin_hash(self, pin)?;
        let house = self.store.read(|tx| House::load(tx))?;
        self.as_program(&house, &[Topic::Settings], |tx, cx| rows::reset_pin(tx, cx, id, &hash))
    }
}

impl Wanted {
    fn place(&self, options: &Options, local: &LocalFile) -> Result<Place, ApiError> {
        if has_password(&self.address) {
            return Err(ApiError::new(Code::PasswordShown));
        }
        let url = match self.address.as_str() {
            "" => local.settings.database_url.clone(),
            // As the counter tells where it works: the file of its own folder is meant.
            address if has_own_authority(address) => told(address, &local.settings.database_url),
            address => {
                let folder = std::env::current_dir().map_err(StoreError::from)?;
                told(&with_authority_from(&folder, address), &local.settings.database_url)
            }
        };
        if url.is_empty() {
            return Err(OfficeError::bad_field("address").into());
        }
        let password = match self.password.as_str() {
            "" => self.of_the_machine(options, local, &url)?,
            typed => escaped(typed),
        };
        Place::of(&options.data_dir, local, url, password, true, &self.authority)
    }

    /// The password that the machine's set-up names, where the counter begins with it.
    fn of_the_machine(
        &self,
        options: &Options,
        local: &LocalFile,
        url: &str,
    ) -> Result<String, ApiError> {
        let begins = url == local.settings.database_url;
        match begins && !LocalFile::is_kept(&options.data_dir) {
            true => Ok(local.password_of_the_machine()?.unwrap_or_default()),
            false => Ok(String::new()),
        }
    }

    fn name(&self, local: &LocalFile) -> Result<String, OfficeError> {
        let name = if self.counter.is_empty() { &local.settings.counter } else { &self.counter };
        Ok(page::required("counter", name, 60)?.to_owned())
    }
}

/// An address with its options, and those of the former one that it does not name: what is not said stays.
fn told(address: &str, former: &str) -> String {
    let (base, typed) = address.split_once('?').unwrap_or((address, ""));
    let stays = match former.split_once('?') {
        Some((_, options)) => format!("{base}?{options}"),
        None => base.to_owned(),
    };
    let typed = typed.split('&').filter(|option| !option.is_empty());
    typed.fold(stays, |url, option| {
        let (name, value) = option.split_once('=').unwrap_or((option, ""));
        with_option(&url, name, value)
    })
}

/// Refuses a password that stands in an address among the arguments: everyone on the machine sees them.
///
/// # Errors
/// [`Code::PasswordShown`].
pub fn none_shown(arguments: impl Iterator<Item = OsString>) -> Result<(), ApiError> {
    for argument in arguments {
        let argument = argument.to_string_lossy();
        let value = argument.strip_prefix("--").and_then(|named| named.split_once('='));
        let value = value.map_or(&*argument, |(_, value)| value);
        if value.starts_with("postgres") && has_password(value) {
            return Err(ApiError::new(Code::PasswordShown));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_password_is_no_argument() {
        let shown = |argument: &str| none_shown([argument.into()].into_iter()).is_err();
        assert!(shown("postgres://guichet:secret@h/d"));
        assert!(shown("--to=postgresql://guichet:secret@h/d"));
        assert!(shown("postgres://guichet@h/d?password=secret"));
        assert!(!shown("postgres://guichet@h:5432/d") && !shown("{\"url\":\"http://a:b@c\"}"));
    }

    #[test]
    fn an_address_keeps_the_options_that_are_not_said_again() {
        let former = "postgres://guichet@a/theatre?sslrootcert=authority.pem&connect_timeout=3";
        let hosts = "postgres://guichet@a,b/theatre";
        let kept = "sslrootcert=authority.pem&connect_timeout=3";
        assert_eq!(told(hosts, former), format!("{hosts}?{kept}"));
        let typed = format!("{hosts}?target_session_attrs=any");
        assert_eq!(told(&typed, former), format!("{hosts}?{kept}&target_session_attrs=any"));
        let other = format!("{hosts}?connect_timeout=9");
        let now = "sslrootcert=authority.pem&connect_timeout=9";
        assert_eq!(told(&other, former), format!("{hosts}?{now}"));
        assert_eq!(told(hosts, "postgres://guichet@a/theatre"), hosts);
    }
}
