//! The keys of a counter as the journal tells them: the one it signs by, the first, and another on a supervisor's word.

use contract::args::Empty;
use contract::counter::ToldKey;
use contract::ids::CounterId;
use office::books::signature::KeyPair;
use office::house::{counter, signing};
use office::{House, OfficeError};

use crate::call::{Call, Kept};
use crate::error::ApiError;
use crate::open_house::OpenHouse;
use crate::place::secrets::{self, SIGNING, SIGNING_NEXT};
use crate::signing::{Journal, Told, kept};

impl Journal for OpenHouse {
    fn told(&self) -> Result<Told, ApiError> {
        let id = self.counter_id;
        let (house, told, known) = self.store.read(|tx| {
            let (known, _) = counter::standing(tx, id)?;
            Ok::<_, OfficeError>((House::find(tx)?, signing::key_of(tx, id)?, known))
        })?;
        let is_here = house.is_some_and(|house| house.moved.is_none());
        // As the house knows it: a counter that is shut out may not have heard of it.
        let is_in = known.revoked_at_ms.is_none() && !known.waiting;
        let may_tell = is_in && self.time.sure().is_ok();
        Ok(match told {
            Some(told) if is_here => Told::Key(told),
            None if is_here && may_tell && self.anchor.went_back().is_none() => Told::Nothing,
            _ => Told::NotNow,
        })
    }

    fn tell(&self, key: &ToldKey) -> Result<(), ApiError> {
        let house = self.store.read(|tx| House::load(tx))?;
        self.as_program(&house, &[], |tx, cx| signing::tell_key(tx, cx, key))
    }
}

impl OpenHouse {
    /// Goes on with another key, on a supervisor's word. The one before vouches for it where it is still there.
    ///
    /// # Errors
    /// [`office::Code::DiskFailed`] where it cannot be kept; those of a command.
    pub fn begin_key(&self, call: &Call<'_>, kept: Kept<Empty>) -> Result<String, ApiError> {
        // One that was begun before is looked for first.
        let before = self.pair();
        let next = KeyPair::fresh()?;
        let public = next.public();
        secrets::set(&self.data_dir, SIGNING_NEXT, &next.secret())?;
        let vouched = before.map(|pair| pair.vouch(self.counter_id, &public));
        let told = ToldKey { public, vouched };
        let done = self.write(call, kept, &Empty {}, |tx, cx| {
            signing::tell_key(tx, cx, &told)?;
            Ok(Empty {})
        });
        // Which of the two the journal tells now is read again, whatever the answer.
        self.signing.looks_again();
        done
    }

    /// The public key of this counter's private one, where that is here.
    #[must_use]
    pub fn own_key(&self) -> Option<(CounterId, String)> {
        // One that was begun and that the journal tells by now takes its place first.
        let pair = match self.pair() {
            Some(pair) => pair.public(),
            None => kept(&self.data_dir, SIGNING).ok().flatten()?.public(),
        };
        Some((self.counter_id, pair))
    }

    /// Whether this counter has the key that the journal tells of it.
    #[must_use]
    pub fn signs(&self) -> bool {
        self.pair().is_some()
    }
}
