//! What is compared in a transaction that finds by it who gives it: a PIN, and the row of the journal that tells it.

use office::{Actor, Cx, House, OfficeError};
use store::Tx;

use crate::error::ApiError;
use crate::open_house::OpenHouse;

impl OpenHouse {
    /// Compares something by `who`, and lets the journal tell what came of it in the same transaction, as whoever `who`
    /// finds. `tells` is left out in a house that is not what this counter saw of it, where nothing is written.
    ///
    /// # Errors
    /// Those of both.
    pub fn compared<W: Clone>(
        &self,
        who: impl FnMut(&mut dyn Tx, i64) -> Result<(Actor, W), OfficeError>,
        house: &House,
        mut tells: impl FnMut(&mut dyn Tx, &Cx<'_>, &W) -> Result<(), OfficeError>,
    ) -> Result<W, ApiError> {
        let (found, written) = self.unlisted_by(who, house, &[], |tx, cx, found| {
            if self.anchor.follows(&self.store, tx, &cx.head).is_ok() {
                tells(tx, cx, &found)?;
            }
            Ok(found)
        })?;
        self.anchor.note(written);
        Ok(found)
    }
}
