//! Going on at the time that a supervisor said to be right by another program.

use office::OfficeError;
use office::house::clock;
use store::Engine;

use crate::open_house::OpenHouse;

impl OpenHouse {
    /// Goes on at the time that a supervisor said to be right by another program of this folder, where one did.
    ///
    /// # Errors
    /// From the store.
    pub(crate) fn hear_confirmed(&self) -> Result<(), OfficeError> {
        if self.store.engine() == Engine::Sqlite {
            let row = self.time.heard_to();
            self.time.hears(&self.store.read(|tx| clock::said_behind(tx, row))?);
        }
        Ok(())
    }

    /// The same where the house is ahead of the machine's clock: what was said a moment ago is not heard yet.
    ///
    /// # Errors
    /// From the store.
    pub(crate) fn hear_confirmed_if_ahead(&self) -> Result<(), OfficeError> {
        if self.time.is_ahead() { self.hear_confirmed() } else { Ok(()) }
    }
}
