//! A counter whose house did not open: where it works, and how it is sent to another place.

use chrono_tz::Tz;
use contract::founding::{CounterPlace, DatabaseAddress, DatabaseFound, JoinHouse};
use office::{Code, House, OfficeError};
use runtime::error::ApiError;
use runtime::place::counter_file::LocalFile;
use runtime::place::opening::connect;
use runtime::place::options::{Options, database_path};
use store::{DataLock, Occupant};

use crate::desk::Api;
use crate::joining;

impl Api {
    /// Where the counter of a folder works, read without opening its house.
    ///
    /// # Errors
    /// When its settings cannot be read.
    pub fn place_of(options: &Options) -> Result<CounterPlace, ApiError> {
        let local = LocalFile::load(&options.data_dir)?;
        Ok(CounterPlace {
            counter: local.settings.counter,
            database_url: local.settings.database_url,
            told: options.database_url.is_some(),
            house_here: database_path(&options.data_dir).is_file(),
        })
    }

    /// The zone of the clock of a folder's house, even one that went elsewhere; that of Paris where
    /// none can be read.
    #[must_use]
    pub fn zone_of(options: &Options) -> Tz {
        zone(options).unwrap_or(chrono_tz::Europe::Paris)
    }

    /// Looks at a server, changing nothing there.
    #[must_use]
    pub fn look_at(address: &DatabaseAddress) -> DatabaseFound {
        joining::look_at(address)
    }

    /// Points the counter of a folder at a shared house; what opens next opens that one.
    ///
    /// # Errors
    /// As the command `house_join`; [`Code::BadField`] where the program was told its house when it
    /// was started.
    pub fn join_from_outside(options: &Options, join: &JoinHouse) -> Result<(), ApiError> {
        let _lock = free(options)?;
        let mut local = LocalFile::load(&options.data_dir)?;
        joining::point(&options.data_dir, &mut local, join)
    }

    /// Points the counter of a folder at the folder's own house, which may still have to be founded.
    ///
    /// # Errors
    /// As [`Api::join_from_outside`]; [`Code::DiskFailed`].
    pub fn work_here(options: &Options) -> Result<(), ApiError> {
        let _lock = free(options)?;
        let mut local = LocalFile::load(&options.data_dir)?;
        local.settings.database_url = String::new();
        Ok(local.save(&options.data_dir)?)
    }
}

/// The folder, where its settings decide which house it opens.
fn free(options: &Options) -> Result<DataLock, ApiError> {
    match options.database_url {
        Some(_) => Err(OfficeError::new(Code::BadField).with("field", "database").into()),
        None => Ok(DataLock::take(&options.data_dir, Occupant::Alone)?),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_of_a_house_is_known_where_there_is_one_and_nothing_is_made_where_there_is_none() {
        let place = tempfile::tempdir().unwrap();
        let options = Options::folder(place.path());
        assert_eq!(Api::zone_of(&options), chrono_tz::Europe::Paris);
        assert!(!database_path(place.path()).exists());
        let api = Api::open(&options).unwrap();
        api.found_house("Théâtre du Nord").unwrap();
        api.store
            .write(|tx| tx.run("UPDATE house SET time_zone = 'Indian/Reunion'", &[]).map(|_| ()))
            .unwrap();
        drop(api);
        assert_eq!(Api::zone_of(&options), chrono_tz::Indian::Reunion);
    }
}
