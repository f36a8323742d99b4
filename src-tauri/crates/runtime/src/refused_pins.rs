//! PINs that were refused at this counter and that its journal tells once their minute is over.

use office::House;
use office::house::operator;

use crate::error::ApiError;
use crate::open_house::OpenHouse;

impl OpenHouse {
    /// Tells them; says whether there were any. Not at a time that nobody believes, nor from a counter that is not let in.
    ///
    /// # Errors
    /// From the store.
    pub fn tell_refused_pins(&self) -> Result<bool, ApiError> {
        let writes = self.time.sure().is_ok() && self.went_back().is_none();
        if !writes || self.store.is_limited() || !self.line_state().may_write() {
            return Ok(false);
        }
        if !self.look(|tx, now_ms| operator::is_untold(tx, self.counter_id, now_ms))? {
            return Ok(false);
        }
        let house = self.store.read(|tx| House::load(tx))?;
        self.as_program(&house, &[], |tx, cx| operator::told_later(tx, cx))?;
        Ok(true)
    }
}
