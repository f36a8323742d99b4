//! The desk: an open house, who is signed in at it, and the import that may be under way.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

use runtime::error::ApiError;
use runtime::open_house::OpenHouse;
use runtime::place::options::Options;

use crate::job::Job;
use crate::share::Share;
use crate::signed_in::Session;

/// The desk at an open house: who is signed in, and what runs beside the commands.
pub struct Api {
    pub(crate) house: OpenHouse,
    pub(crate) sessions: Mutex<HashMap<String, Session>>,
    pub(crate) importing: Mutex<Option<Arc<Job>>>,
    /// The second folder of backups.
    pub(crate) share: Mutex<Option<Arc<Share>>>,
}

impl Deref for Api {
    type Target = OpenHouse;

    fn deref(&self) -> &OpenHouse {
        &self.house
    }
}

impl Api {
    /// Opens the house of a folder, making an empty database where there is none.
    ///
    /// # Errors
    /// [`office::Code::DataInUse`], [`office::Code::NewerSchema`], [`office::Code::DatabaseUnreachable`] and their like;
    /// [`office::Code::HouseMoved`] where the house was left for another place.
    pub fn open(options: &Options) -> Result<Self, ApiError> {
        Ok(Self::at(OpenHouse::open(options)?))
    }

    /// The desk at a house that is open.
    pub(crate) fn at(house: OpenHouse) -> Self {
        Self {
            house,
            sessions: Mutex::default(),
            importing: Mutex::default(),
            share: Mutex::default(),
        }
    }
}
