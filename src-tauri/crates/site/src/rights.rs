//! What the login may do by which the site is at its house. A site that is taken over can do what its login can.

use office::OfficeError;
use runtime::error::ApiError;
use store::Login;

use crate::program::Site;

/// What it may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Rights {
    /// The house is a file of this user.
    File,
    /// Everything: it owns the database.
    Owner(String),
    /// What a counter may: it can write credit.
    Counter(String),
    /// Less than a counter.
    Site(String),
}

/// Asks the database.
pub(crate) fn of(site: &Site) -> Result<Rights, ApiError> {
    let ask = |tx: &mut dyn store::Tx| store::login(tx).map_err(OfficeError::from);
    Ok(match site.house().store.read(ask)? {
        None => Rights::File,
        Some(Login { name, owns: true, .. }) => Rights::Owner(name),
        Some(Login { name, credits: true, .. }) => Rights::Counter(name),
        Some(Login { name, .. }) => Rights::Site(name),
    })
}
