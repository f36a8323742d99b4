//! The codes of the site of a shared house, drawn and mailed; its mails that leave while no desk is open, and what lapses by
//! itself: a counter without a window. It serves nothing, so that whoever takes over the site has neither its login nor its
//! process, and no code that others are mailed.

use std::io;
use std::sync::Arc;

use contract::ids::OperatorId;
use office::{Code, OfficeError};
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::hearing::Program;
use runtime::listener;
use runtime::open_house::OpenHouse;
use runtime::place::options::Options;
use store::Login;

use crate::codes::Drawing;
use crate::told::Told;

/// The post of a house that is open.
pub struct PostOffice {
    house: OpenHouse,
}

impl PostOffice {
    /// Opens the house of a folder as a counter does. It founds none.
    ///
    /// # Errors
    /// [`Code::NoHouse`]; [`Code::SiteLogin`] for the login of a site, which reads no mail, and of a counter, which draws no code; as [`OpenHouse::open`].
    pub fn open(options: &Options) -> Result<Self, ApiError> {
        let house = OpenHouse::open_for(options, |store| match store.login()? {
            Some(login @ (Login::Site | Login::Counter | Login::Nobody)) => {
                Err(OfficeError::new(Code::SiteLogin).with("why", login.key()).into())
            }
            _ => Ok(()),
        })?;
        if house.has_house()? { Ok(Self { house }) } else { Err(ApiError::new(Code::NoHouse)) }
    }

    /// Works until the program is told to end. `ready` is called once it does.
    ///
    /// # Errors
    /// Where the program cannot be told.
    pub fn work(self, ready: impl FnOnce()) -> io::Result<()> {
        let mut told = Told::listen()?;
        let office = Arc::new(self);
        let _listening = listener::listen(&office, |_| {});
        let _drawing = Drawing::start(&office);
        let _working = post::Workers::start(&office, |_| {}, || {});
        ready();
        told.until_the_end(&office.house);
        Ok(())
    }
}

impl Program for PostOffice {
    fn house(&self) -> &OpenHouse {
        &self.house
    }

    fn who_is_there(&self) -> OperatorId {
        OperatorId::PROGRAM
    }

    /// Nobody is signed in here.
    fn end_sessions(&self) {}

    fn people_changed(&self) -> Result<(), ApiError> {
        Ok(())
    }

    /// It holds nothing that others change.
    fn changes_of(&self, _: &str) -> Option<&'static [Topic]> {
        None
    }
}
