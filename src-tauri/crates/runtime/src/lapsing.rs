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
    /// nobody believes, nor from a counter that is not let in. `goes_on` is asked before each transaction.
    ///
    /// # Errors
    /// From the store.
    pub fn lapse_credit(&self, goes_on: impl Fn() -> bool) -> Result<u64, ApiError> {
        let lapse = |house: &House| self.as_program(house, LAPSING, |tx, cx| lapse::lapse(tx, cx));
        self.in_batches(goes_on, || self.look(lapse::is_due), lapse)
    }

    /// Tells customers of credit that ends soon; gives how many. As with lapses, not at a time that nobody believes.
    ///
    /// # Errors
    /// From the store.
    pub fn tell_endings(&self, goes_on: impl Fn() -> bool) -> Result<u64, ApiError> {
        let tell = |house: &House| self.as_program(house, ENDING, |tx, cx| ending::tell(tx, cx));
        self.in_batches(goes_on, || self.look(ending::is_due), tell)
    }

    /// One batch after another until nothing is due; gives how many were done. Thousands of credits end on one midnight:
    /// between two batches others may write for as long as the last one took.
    fn in_batches(
        &self,
        goes_on: impl Fn() -> bool,
        is_due: impl Fn() -> Result<bool, ApiError>,
        batch: impl Fn(&House) -> Result<u64, ApiError>,
    ) -> Result<u64, ApiError> {
        if self.time.sure().is_err() || !self.line_state().may_write() {
            return Ok(0);
        }
        let mut all = 0;
        // Most looks find nothing: they read, and take no lock.
        while goes_on() && is_due()? {
            let house = self.store.read(|tx| House::load(tx))?;
            let began = Instant::now();
            let done = batch(&house)?;
            if done == 0 {
                break;
            }
            all += done;
            std::thread::park_timeout(began.elapsed());
        }
        Ok(all)
    }
}
