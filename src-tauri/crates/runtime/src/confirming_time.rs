//! Going on at the time of the machine, on a supervisor's word.

use contract::clock::ConfirmClock;
use office::books::anchor::End;
use office::command::{self, Envelope};
use office::house::clock;
use office::{Code, OfficeError};
use store::Engine;

use crate::call::{Call, Kept};
use crate::error::ApiError;
use crate::house_clock::Look;
use crate::open_house::OpenHouse;

/// A time that was shown is still the same for so long, in milliseconds: ten minutes.
const SHOWN_MS: u64 = 600_000;

impl OpenHouse {
    /// Goes on at the time of the machine, on a supervisor's word: the time must still be the one that was
    /// shown.
    ///
    /// # Errors
    /// [`Code::NotOnThisEngine`] in a shared house; [`Code::ClockUnsure`] when it is another time by now;
    /// [`Code::ClockWrong`].
    pub fn confirm_clock(
        &self,
        call: &Call<'_>,
        kept: Kept<ConfirmClock>,
        args: &ConfirmClock,
    ) -> Result<String, ApiError> {
        if self.store.engine() != Engine::Sqlite {
            return Err(OfficeError::new(Code::NotOnThisEngine).with("what", "clock").into());
        }
        self.tell_clock()?;
        let Look { machine_ms, house_ms, .. } = self.time.look();
        let envelope = Envelope { at_ms: machine_ms, ..self.envelope(call, kept, args)? };
        let (pair, mut is_new) = (self.pair(), false);
        let mut written: Option<End> = None;
        let answer = command::confirm_clock(&self.store, &envelope, &self.renderer, |tx, cx| {
            self.anchor.follows(&self.store, tx, &cx.head)?;
            cx.head.signs_with(pair.clone());
            if machine_ms.abs_diff(args.machine_ms) > SHOWN_MS {
                return Err(OfficeError::new(Code::ClockUnsure)
                    .with("machine_ms", machine_ms)
                    .with("house_ms", house_ms));
            }
            is_new = true;
            let done = clock::confirm(tx, cx, house_ms)?;
            self.announce(tx, call.changes);
            written = cx.head.written();
            Ok(done)
        })?;
        if is_new {
            self.time.confirmed(machine_ms, written.as_ref().map_or(0, |end| end.row));
        }
        self.anchor.note(written);
        Ok(answer)
    }
}
