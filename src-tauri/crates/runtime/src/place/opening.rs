//! The database of a folder, opened, and the counter that the folder is.

use std::path::Path;

use chrono_tz::Tz;
use contract::ids::CounterId;
use office::{House, OfficeError};
use store::{At, DataLock, Occupant, Store, StoreError};

use crate::error::ApiError;
use crate::place::backup_file::before_migrating;
use crate::place::counter_file::LocalFile;
use crate::place::files::database_path;
use crate::place::identity;
use crate::place::mounts;
use crate::place::options::Options;

/// The store of a folder whose lock is held, and the counter that this is.
///
/// # Errors
/// From the store, and from the files of the folder.
pub fn open_store(options: &Options, lock: &DataLock) -> Result<(Store, CounterId), ApiError> {
    let mut local = LocalFile::load(&options.data_dir)?;
    let store = connect(options, &local, lock)?;
    let (now_ms, entropy) = (options.clock.now_ms(), options.clock.entropy());
    let known = identity::register(&store, &options.data_dir, &mut local, now_ms, entropy)?;
    Ok((store, known.id))
}

/// The address of the shared house that the folder, or whoever opens it, says, with its password; none for the
/// folder's own.
///
/// # Errors
/// Where the password cannot be read.
pub fn address(options: &Options, local: &LocalFile) -> Result<Option<String>, StoreError> {
    let url = match &options.database_url {
        Some(url) => Some(url.clone()),
        None => local.database_url(&options.data_dir)?,
    };
    Ok(url.filter(|url| !url.is_empty()))
}

/// The database that the folder, or whoever opens it, says. The schema of a file is only changed by a program that
/// is alone in the folder. A house on a network share is opened by what leads it elsewhere, and by nothing else; a demo is
/// opened anywhere.
///
/// # Errors
/// From the store; [`StoreError::InUse`]; [`StoreError::OnNetwork`].
pub fn connect(options: &Options, local: &LocalFile, lock: &DataLock) -> Result<Store, StoreError> {
    match address(options, local)? {
        Some(url) if options.for_site => Store::postgres_for_site(&url),
        Some(url) => Store::postgres(&url),
        None => {
            let file = database_path(&options.data_dir);
            // Whoever is alone may lead the house elsewhere.
            if options.occupant != Occupant::Alone
                && let Err(refusal) = mounts::not_shared(&options.data_dir)
                && has_real_house(&file)
            {
                return Err(refusal);
            }
            Store::sqlite(&file, |path| {
                if !lock.is_alone() {
                    return Err(StoreError::InUse(options.data_dir.display().to_string()));
                }
                before_migrating(path, options.clock.now_ms())
            })
        }
    }
}

/// Whether a file has a house that is no demo, or that cannot be told from one.
fn has_real_house(file: &Path) -> bool {
    if !file.exists() {
        return false;
    }
    match store::look::<_, OfficeError>(At::File(file), |tx| House::find(tx)) {
        Ok(looked) => match looked.found {
            Some(house) => house.is_some_and(|house| !house.demo),
            None => looked.schema > 0,
        },
        Err(_) => true,
    }
}

/// The zone of the clock of a folder's house, even one that went elsewhere; that of Paris where
/// none can be read.
#[must_use]
pub fn zone_of(options: &Options) -> Tz {
    zone(options).unwrap_or(chrono_tz::Europe::Paris)
}

fn zone(options: &Options) -> Option<Tz> {
    let local = LocalFile::load(&options.data_dir).ok()?;
    let url = options.database_url.as_ref().unwrap_or(&local.settings.database_url);
    // Where there is no database, connecting would make one.
    if url.is_empty() && !database_path(&options.data_dir).is_file() {
        return None;
    }
    let lock = DataLock::take(&options.data_dir, Occupant::Terminal).ok()?;
    let store = connect(options, &local, &lock).ok()?;
    store.read(|tx| House::find(tx)).ok()?.map(|house| house.zone())
}
