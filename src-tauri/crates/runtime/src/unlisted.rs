//! Work of one transaction that is no command of the list: what it begins and ends with.

use office::books::anchor::End;
use office::{Actor, Cx, House, OfficeError, command};
use store::Tx;
use uuid::Uuid;

use crate::call::topic::Topic;
use crate::error::ApiError;
use crate::open_house::OpenHouse;

impl OpenHouse {
    /// Does it whatever this counter saw of the house; says where its rows end.
    pub(crate) fn unlisted<T>(
        &self,
        operator: &Actor,
        house: &House,
        changes: &[Topic],
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<(T, Option<End>), ApiError> {
        let known = |_: &mut dyn Tx, _: i64| Ok((operator.clone(), ()));
        self.unlisted_by(known, house, changes, |tx, cx, ()| work(tx, cx))
    }

    /// The same of which it is known in its transaction alone who does it: `who` finds them, and is told the house's time.
    fn unlisted_by<W, T>(
        &self,
        mut who: impl FnMut(&mut dyn Tx, i64) -> Result<(Actor, W), OfficeError>,
        house: &House,
        changes: &[Topic],
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>, W) -> Result<T, OfficeError>,
    ) -> Result<(T, Option<End>), ApiError> {
        let (entropy, pair) = (self.clock.entropy(), self.pair());
        let id = Uuid::from_bytes(entropy).to_string();
        let done = self.store.write(|tx| {
            let now_ms = self.time.in_transaction(tx);
            let (operator, found) = who(tx, now_ms)?;
            let cx = command::unlisted(tx, self.by(&operator), &id, entropy, house.clone())?;
            self.time.heard(cx.at_ms);
            cx.head.signs_with(pair.clone());
            let done = work(tx, &cx, found)?;
            self.announce(tx, changes);
            command::seal(tx, &cx.mint)?;
            Ok::<_, OfficeError>((done, cx.head.written()))
        });
        Ok(done?)
    }

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
