//! A shared house copied whole into a file: a copy that only a restoring opens, because the house lives on.

use std::path::Path;

use office::books::verify;
use office::house::moved::{self, Mark};
use runtime::error::ApiError;
use runtime::place::unfinished::Unfinished;
use store::Store;
use uuid::Uuid;

use crate::desk::Api;
use crate::verifying::broken;

impl Api {
    /// Copies the house of a server into a file that is not there, in one unchanging picture of it: no counter waits.
    /// The copy is verified and marked before it is kept.
    ///
    /// # Errors
    /// [`office::Code::OwnerNeeded`]; [`office::Code::ChainBroken`]; [`office::Code::CopyDiffers`].
    pub(crate) fn copy_shared(&self, file: &Path) -> Result<(), ApiError> {
        self.owned()?;
        let mark = Mark {
            to: self.place.clone(),
            arrived: true,
            at_ms: self.now_ms(),
            operator: self.who_copies(),
            id: Uuid::from_bytes(self.clock.entropy()).to_string(),
            copy: true,
        };
        // An open house keeps a log beside its file; the copy of it is one file.
        let work = Unfinished::beside(file, &self.clock.entropy());
        let there = Store::sqlite(work.path(), |_| Ok(()))?;
        self.store.read(|here| {
            store::lift_time_limits(here)?;
            there.write(|there| {
                store::copy_house(here, there)?;
                let found = verify::whole(there)?;
                if !found.ok {
                    return Err(broken(&found));
                }
                Ok(moved::leave(there, &mark)?)
            })
        })?;
        drop(there);
        Ok(store::copy_sqlite(work.path(), file)?)
    }

    /// Who is signed in last, as the mark says it.
    fn who_copies(&self) -> String {
        let id = self.last_signed_in();
        let known = self.store.read(|tx| office::house::operator::sign_in_row(tx, id));
        known.ok().flatten().map(|known| known.name).unwrap_or_default()
    }
}
