//! A counter whose house did not open: where it works, and how it is sent to another place.

use contract::founding::{CounterPlace, DatabaseAddress, DatabaseFound, JoinHouse};
use office::{Code, OfficeError};
use runtime::error::ApiError;
use runtime::place::counter_file::LocalFile;
use runtime::place::files::has_house;
use runtime::place::options::Options;
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
            house_here: has_house(&options.data_dir),
        })
    }

    /// Looks at a server, changing nothing there.
    ///
    /// # Errors
    /// When the counter's settings cannot be read.
    pub fn look_at(
        options: &Options,
        address: &DatabaseAddress,
    ) -> Result<DatabaseFound, ApiError> {
        let local = LocalFile::load(&options.data_dir)?;
        Ok(joining::look_at(&options.data_dir, &local, address))
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
        LocalFile::change(&options.data_dir, |local| local.settings.database_url.clear())?;
        Ok(())
    }
}

/// The folder, where its settings decide which house it opens.
fn free(options: &Options) -> Result<DataLock, ApiError> {
    match options.database_url {
        Some(_) => Err(OfficeError::new(Code::BadField).with("field", "database").into()),
        None => Ok(DataLock::take(&options.data_dir, Occupant::Alone)?),
    }
}

#[cfg(test)]
mod tests {
    use runtime::place::files::database_path;
    use runtime::place::opening::zone_of;

    use super::*;

    #[test]
    fn the_clock_of_a_house_is_known_where_there_is_one_and_nothing_is_made_where_there_is_none() {
        let place = tempfile::tempdir().unwrap();
        let options = Options::folder(place.path());
        assert_eq!(zone_of(&options), chrono_tz::Europe::Paris);
        assert!(!database_path(place.path()).exists());
        let api = Api::open(&options).unwrap();
        api.found_with("Théâtre du Nord", "Hélène", "1234").unwrap();
        api.store
            .write(|tx| tx.run("UPDATE house SET time_zone = 'Indian/Reunion'", &[]).map(|_| ()))
            .unwrap();
        drop(api);
        assert_eq!(zone_of(&options), chrono_tz::Indian::Reunion);
    }
}
