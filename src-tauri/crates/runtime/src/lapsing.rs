//! Writes off credit past its expiry, and tells of credit that ends soon, from whichever program of the house looks first.

use office::House;
use office::books::credit::{ending, lapse};

use crate::call::topic::Topic;
use crate::error::ApiError;
use crate::open_house::OpenHouse;

/// What changes where credit lapses.
pub const LAPSING: &[Topic] = &[Topic::Credits, Topic::Customers];
/// What changes where it is told that credit ends.
pub const ENDING: &[Topic] = &[Topic::Mails];

impl OpenHouse {
    /// Writes off what is left on lots past their expiry; gives how many lots. Nothing lapses at a time that
    /// nobody believes, nor from a counter that is not let in.
    ///
    /// # Errors
    /// From the store.
    pub fn lapse_credit(&self) -> Result<u64, ApiError> {
        if self.time.sure().is_err() || !self.line_state().may_write() {
            return Ok(0);
        }
        let mut lapsed = 0;
        // Most looks find nothing: they read, and take no lock.
        while self.look(lapse::is_due)? {
            let house = self.store.read(|tx| House::load(tx))?;
            let some = self.as_program(&house, LAPSING, |tx, cx| lapse::lapse(tx, cx))?;
            if some == 0 {
                break;
            }
            lapsed += some;
        }
        Ok(lapsed)
    }

    /// Tells customers of credit that ends soon; gives how many. As with lapses, not at a time that nobody believes.
    ///
    /// # Errors
    /// From the store.
    pub fn tell_endings(&self) -> Result<u64, ApiError> {
        if self.time.sure().is_err() || !self.line_state().may_write() {
            return Ok(0);
        }
        let mut told = 0;
        while self.look(ending::is_due)? {
            let house = self.store.read(|tx| House::load(tx))?;
            let some = self.as_program(&house, ENDING, |tx, cx| ending::tell(tx, cx))?;
            if some == 0 {
                break;
            }
            told += some;
        }
        Ok(told)
    }
}
