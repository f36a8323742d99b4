//! Writes off credit past its expiry, and tells of credit that ends soon, from whichever program of the house looks first.

use std::time::Instant;

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
        let lapse = |house: &House| self.as_program(house, LAPSING, |tx, cx| lapse::lapse(tx, cx));
        self.some_after_some(|| self.look(lapse::is_due), lapse)
    }

    /// Tells customers of credit that ends soon; gives how many. As with lapses, not at a time that nobody believes.
    ///
    /// # Errors
    /// From the store.
    pub fn tell_endings(&self) -> Result<u64, ApiError> {
        if self.time.sure().is_err() || !self.line_state().may_write() {
            return Ok(0);
        }
        let tell = |house: &House| self.as_program(house, ENDING, |tx, cx| ending::tell(tx, cx));
        self.some_after_some(|| self.look(ending::is_due), tell)
    }

    /// Does some, as long as some are due; gives how many. After a midnight they are thousands, and somebody sells: between
    /// two transactions whoever else writes has as long as the last one took.
    fn some_after_some(
        &self,
        is_due: impl Fn() -> Result<bool, ApiError>,
        some: impl Fn(&House) -> Result<u64, ApiError>,
    ) -> Result<u64, ApiError> {
        let mut all = 0;
        // Most looks find nothing: they read, and take no lock.
        while is_due()? {
            let house = self.store.read(|tx| House::load(tx))?;
            let began = Instant::now();
            let done = some(&house)?;
            if done == 0 {
                break;
            }
            all += done;
            std::thread::park_timeout(began.elapsed());
        }
        Ok(all)
    }
}
