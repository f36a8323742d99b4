//! One's own PIN. It becomes an Argon2id hash here, and goes no further.

use contract::args::{ById, Empty};
use contract::ids::OperatorId;
use contract::operator::ChangePin;
use domain::pin;
use office::house::operator as rows;
use office::{Code, OfficeError};
use runtime::call::{Call, decode};
use runtime::error::ApiError;
use store::locked;

use crate::desk::Api;
use crate::kept;
use crate::session::{pin_hash, tried};

/// Changes the PIN of whoever is signed in. The present one is asked for, and wrong ones count as at a
/// sign-in; the same command again, whose old PIN is no longer right, gives its first answer.
pub(crate) fn change(api: &Api, call: &Call<'_>, args: &ChangePin) -> Result<Empty, ApiError> {
    if !pin::is_pin(args.new_pin.reveal()) {
        return Err(OfficeError::bad_field("new_pin").into());
    }
    let id = call.operator.id;
    let hash = pin_hash(api, args.new_pin.reveal())?;
    let given = call.id.to_string();
    let known = tried(api, id, args.old_pin.reveal(), |tx| office::command::is_known(tx, &given))?;
    if known.is_none() {
        return Err(ApiError::new(Code::WrongPin));
    }
    let done =
        api.write(call, kept::PIN_CHANGE, &ById { id }, |tx, cx| rows::change_pin(tx, cx, &hash))?;
    api.only_session_of(id, call.session)?;
    decode(&done)
}

impl Api {
    /// Ends the other sessions of an operator, and goes on with this one, if it is theirs.
    pub(crate) fn only_session_of(&self, id: OperatorId, session: &str) -> Result<(), ApiError> {
        let known = self.store.read(|tx| rows::sign_in_row(tx, id))?;
        let version = known.map_or(0, |known| known.version);
        let mut sessions = locked(&self.sessions);
        sessions.retain(|name, held| held.operator.id != id || name == session);
        for held in sessions.values_mut().filter(|held| held.operator.id == id) {
            held.version = version;
        }
        Ok(())
    }

    /// Ends the sessions of operators whom another counter has changed: their PIN, role or right to sign in.
    pub(crate) fn end_outdated_sessions(&self) -> Result<(), ApiError> {
        let seen: Vec<_> =
            locked(&self.sessions).values().map(|s| (s.operator.id, s.version)).collect();
        let changed = self.store.read(|tx| rows::changed_since(tx, &seen))?;
        locked(&self.sessions).retain(|_, held| {
            !(changed.contains(&held.operator.id)
                && seen.contains(&(held.operator.id, held.version)))
        });
        Ok(())
    }
}
