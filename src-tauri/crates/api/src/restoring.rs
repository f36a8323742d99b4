//! Restoring from the window: what a backup would bring back, who says so, and the same where the
//! house does not open.

use std::path::Path;

use contract::anchor::LastNumbers;
use contract::ids::OperatorId;
use contract::journal::BackupList;
use contract::restoring::{
    BackupLook, BackupNamed, Holding, RestoreAllowed, RestoreHouse, RestoreUnopened, Restored,
};
use domain::access::Role;
use office::house::{backup as books, operator};
use office::{Actor, Code, House, OfficeError};
use runtime::call::Call;
use runtime::error::ApiError;
use runtime::open_house::OpenHouse;
use runtime::place::counter_file::LocalFile;
use runtime::place::files::database_path;
use runtime::place::identity;
use runtime::place::options::Options;
use runtime::place::space;
use store::{At, Engine, Store};

use crate::backup_folder::{describe, named};
use crate::backup_pages::{none_of, whole_list};
use crate::desk::Api;
use crate::named::who;
use crate::session::{is_pin_in, tried};
use crate::verifying::{verified, verify_file};

/// Verifies a backup and compares it with the house.
pub(crate) fn look(api: &Api, _: &Call<'_>, args: &BackupNamed) -> Result<BackupLook, ApiError> {
    local(api)?;
    let file = named(&api.data_dir, &args.name)?;
    let entropy = api.clock.entropy();
    look_at(&file, &database_path(&api.data_dir), &entropy, Some(&api.store))
}

/// Whether whoever is signed in may put a backup in the house's place: the PIN is theirs, and the backup
/// verifies. Wrong PINs count as at a sign-in. The program that has the house open then closes it and
/// restores.
pub(crate) fn allow(
    api: &Api,
    call: &Call<'_>,
    args: &RestoreHouse,
) -> Result<RestoreAllowed, ApiError> {
    local(api)?;
    let file = named(&api.data_dir, &args.name)?;
    let id = call.operator.id;
    if tried(api, id, args.pin.reveal(), |_| Ok(false))?.is_none() {
        return Err(ApiError::new(Code::WrongPin));
    }
    verify_file(&file, &database_path(&api.data_dir), &api.clock.entropy())?;
    let Actor { id, name, .. } = call.operator.clone();
    Ok(RestoreAllowed { operator_id: id, operator: name })
}

impl Api {
    /// Restores a backup on the word of a supervisor whom it knows, by name. Where the backup knows nobody,
    /// nobody is asked. `numbers` are the last that are printed on papers.
    ///
    /// # Errors
    /// [`Code::NotOnThisEngine`] in the folder of a counter of a shared house;
    /// [`Code::BadBackup`] when the file is none or does not verify, [`Code::NoSpace`]; [`Code::NotSignedIn`]
    /// where nobody is named, [`Code::WrongSignIn`]; [`Code::OtherHouse`] where another house is here. Nothing is touched
    /// then.
    pub fn restore(
        options: &Options,
        backup: &Path,
        operator: Option<&str>,
        pin: &str,
        numbers: &LastNumbers,
    ) -> Result<Restored, ApiError> {
        Self::restore_by(options, backup, (operator, pin), numbers, is_of_this_house)
    }

    /// The same, of whichever house the backup is: the one that is here gives way to it.
    ///
    /// # Errors
    /// As [`Api::restore`], but for [`Code::OtherHouse`].
    pub fn restore_other(
        options: &Options,
        backup: &Path,
        operator: Option<&str>,
        pin: &str,
        numbers: &LastNumbers,
    ) -> Result<Restored, ApiError> {
        Self::restore_by(options, backup, (operator, pin), numbers, |_, _| Ok(()))
    }

    fn restore_by(
        options: &Options,
        backup: &Path,
        (operator, pin): (Option<&str>, &str),
        numbers: &LastNumbers,
        admits: impl FnOnce(&Store, &Path) -> Result<(), ApiError>,
    ) -> Result<Restored, ApiError> {
        alone(options)?;
        let at = database_path(&options.data_dir);
        let word = verified(backup, &at, &options.clock.entropy(), |copy, _| {
            admits(copy, &at)?;
            let cards = copy.read(|tx| operator::cards(tx))?;
            if operator.is_none() && !cards.is_empty() {
                return Err(ApiError::new(Code::NotSignedIn));
            }
            supervisor_of(copy, operator.and_then(|name| who(&cards, name)), pin)
        })?;
        Self::restore_as(options, backup, &word, numbers)
    }

    /// Restores a backup of the folder's list on the word of whom `restore_allow` answered, once the house is
    /// closed.
    ///
    /// # Errors
    /// As [`Api::restore`]; [`Code::BadField`] for a name that is a path.
    pub fn restore_named(
        options: &Options,
        name: &str,
        by: &RestoreAllowed,
    ) -> Result<Restored, ApiError> {
        let operator = Actor::operator(by.operator_id, by.operator.clone(), Role::Supervisor);
        let file = named(&options.data_dir, name)?;
        Self::restore_as(options, &file, &operator, &LastNumbers::default())
    }

    /// What may be restored in a folder whose house does not open: nothing where the counter works at a
    /// shared house.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn backups_of(options: &Options) -> Result<BackupList, ApiError> {
        match alone(options) {
            Ok(()) => whole_list(&options.data_dir, options.clock.now_ms()),
            Err(_) => Ok(none_of(LocalFile::default().backups)),
        }
    }

    /// Verifies a backup of a folder whose house does not open.
    ///
    /// # Errors
    /// [`Code::BadBackup`]; [`Code::NotOnThisEngine`] at a shared house.
    pub fn look_at_backup(options: &Options, args: &BackupNamed) -> Result<BackupLook, ApiError> {
        alone(options)?;
        let file = named(&options.data_dir, &args.name)?;
        look_at(&file, &database_path(&options.data_dir), &options.clock.entropy(), None)
    }

    /// Restores a backup where the house does not open, on the word of a supervisor whom the backup knows.
    ///
    /// # Errors
    /// As [`Api::restore`]; [`Code::HouseExists`] while the house opens; [`Code::HouseMoved`] and its
    /// like where it lives elsewhere; [`Code::NotOnThisEngine`]; [`Code::WrongSignIn`].
    pub fn restore_unopened(
        options: &Options,
        args: &RestoreUnopened,
    ) -> Result<Restored, ApiError> {
        alone(options)?;
        does_not_open(options)?;
        let file = named(&options.data_dir, &args.name)?;
        let at = database_path(&options.data_dir);
        let word = verified(&file, &at, &options.clock.entropy(), |copy, _| {
            supervisor_of(copy, args.operator_id, args.pin.reveal())
        })?;
        Self::restore_as(options, &file, &word, &LastNumbers::default())
    }
}

/// The house is a file of this machine.
fn local(api: &Api) -> Result<(), ApiError> {
    if api.store.engine() == Engine::Sqlite { Ok(()) } else { Err(shared()) }
}

/// The same, before its house is open: whoever opens it says so, or a folder that is a counter already. In another one the
/// machine's set-up counts for nothing.
fn alone(options: &Options) -> Result<(), ApiError> {
    let folder = &options.data_dir;
    let is_shared = match &options.database_url {
        Some(url) => !url.is_empty(),
        None if LocalFile::is_kept(folder) || identity::is_made(folder) => {
            !LocalFile::load(folder)?.settings.database_url.is_empty()
        }
        None => false,
    };
    if is_shared { Err(shared()) } else { Ok(()) }
}

fn shared() -> ApiError {
    OfficeError::new(Code::NotOnThisEngine).with("what", "restore").into()
}

/// Refuses while the house opens, lives elsewhere, or is somebody else's. A file that was lost is no house.
fn does_not_open(options: &Options) -> Result<(), ApiError> {
    let elsewhere = |code| {
        matches!(
            code,
            Code::HouseMoved
                | Code::HouseMoving
                | Code::DataInUse
                | Code::DatabaseBusy
                | Code::NotPermitted
        )
    };
    match OpenHouse::open(options) {
        Ok(house) if house.has_house()? => Err(ApiError::new(Code::HouseExists)),
        Err(refusal) if elsewhere(refusal.code) => Err(refusal),
        _ => Ok(()),
    }
}

/// Refuses the backup of another house than the one at `at`, where one is there that can be read: the journals of one house
/// begin alike.
fn is_of_this_house(copy: &Store, at: &Path) -> Result<(), ApiError> {
    let looked = store::look(At::File(at), |tx| books::hash_at(tx, 1)).ok();
    // One of another schema answers no more than that.
    let here = looked.and_then(|looked| looked.found).flatten().or_else(|| store::born(at));
    if here.is_none() || here == copy.read(|tx| books::hash_at(tx, 1))? {
        return Ok(());
    }
    let house = copy.read(|tx| House::find(tx))?.unwrap_or_default();
    Err(OfficeError::new(Code::OtherHouse).with("house", house.name).into())
}

/// The supervisor of a backup whose PIN this is; the program itself where the backup knows nobody.
fn supervisor_of(
    copy: &Store,
    operator_id: Option<OperatorId>,
    pin: &str,
) -> Result<Actor, ApiError> {
    if copy.read(|tx| operator::cards(tx))?.is_empty() {
        return Ok(Actor::program());
    }
    let known = match operator_id {
        Some(id) => copy.read(|tx| operator::sign_in_row(tx, id))?,
        None => None,
    };
    match known {
        Some(known)
            if known.active
                && known.role == Role::Supervisor
                && is_pin_in(copy, known.id, pin)? =>
        {
            Ok(Actor::operator(known.id, known.name, known.role))
        }
        _ => Err(ApiError::new(Code::WrongSignIn)),
    }
}

/// Opens a copy of a backup, verifies it, and compares it with the present house.
fn look_at(
    file: &Path,
    at: &Path,
    entropy: &[u8; 16],
    present: Option<&Store>,
) -> Result<BackupLook, ApiError> {
    let described = describe(file)?;
    space::wanted(at, u64::try_from(described.bytes).unwrap_or_default())?;
    verified(file, at, entropy, |copy, _| {
        let holds = copy.read(|tx| books::holding(tx))?;
        let supervisors = copy.read(|tx| books::supervisors(tx))?;
        let here: Option<Holding> = match present {
            Some(store) => Some(store.read(|tx| books::holding(tx))?),
            None => None,
        };
        let (mut common_rows, mut lost_commands) = (0, 0);
        if let (Some(store), Some(here)) = (present, &here) {
            common_rows = common(store, copy, here.rows.min(holds.rows))?;
            lost_commands = store.read(|tx| books::commands_after(tx, common_rows))?;
        }
        let file = described;
        Ok(BackupLook { file, holds, present: here, common_rows, lost_commands, supervisors })
    })
}

/// The last row up to which two journals are the same; 0 where their first rows differ.
fn common(here: &Store, there: &Store, rows: i64) -> Result<i64, OfficeError> {
    let (mut same, mut other) = (0, rows + 1);
    while other - same > 1 {
        let seq = same + (other - same) / 2;
        let ours = here.read(|tx| books::hash_at(tx, seq))?;
        let theirs = there.read(|tx| books::hash_at(tx, seq))?;
        if ours.is_some() && ours == theirs {
            same = seq;
        } else {
            other = seq;
        }
    }
    Ok(same)
}
