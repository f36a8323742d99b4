//! A house that went back, or was rewritten: a supervisor says that it goes on.

use contract::anchor::{GaveAgain, GiveAgain, GoOn, GoneOn, LastNumbers};
use contract::ids::OperatorId;
use domain::access::Role;
use office::house::operator;
use office::{Actor, Code};
use runtime::call::Call;
use runtime::error::ApiError;

use crate::desk::Api;
use crate::session::prove;

/// The command of the window: the PIN is a supervisor's, and nobody has to be signed in, for nobody can.
pub(crate) fn go_on(api: &Api, _: &Call<'_>, args: &GoOn) -> Result<GoneOn, ApiError> {
    let unheard = api.go_on_as(args.operator_id, args.pin.reveal(), &args.numbers)?;
    Ok(GoneOn { unheard, ..api.offers()? })
}

/// The same word on the list of what was lost.
pub(crate) fn give_again(api: &Api, _: &Call<'_>, args: &GiveAgain) -> Result<GaveAgain, ApiError> {
    let operator = api.supervisor_by_pin(args.operator_id, args.pin.reveal())?;
    api.gives_again(&operator, args)
}

impl Api {
    /// Goes on in a house that went back, on the word of whoever is signed in on `session`: a supervisor, or the
    /// program itself where nobody could sign in. `numbers` are the last that are printed on papers.
    /// Gives the counters that said nothing of theirs.
    ///
    /// # Errors
    /// [`Code::NotSignedIn`], [`Code::NotAllowed`]; [`Code::BadField`] for a number that no house gives.
    pub fn goes_on(&self, session: &str, numbers: &LastNumbers) -> Result<Vec<String>, ApiError> {
        if self.store.read(|tx| operator::cards(tx))?.is_empty() {
            return self.go_on(&Actor::program(), numbers);
        }
        let operator = self.session_operator(session, true)?;
        if operator.role != Role::Supervisor {
            return Err(ApiError::new(Code::NotAllowed));
        }
        self.go_on(&operator, numbers)
    }

    fn go_on_as(
        &self,
        id: OperatorId,
        pin: &str,
        numbers: &LastNumbers,
    ) -> Result<Vec<String>, ApiError> {
        let operator = self.supervisor_by_pin(id, pin)?;
        self.go_on(&operator, numbers)
    }

    /// The supervisor whose PIN it is.
    pub(crate) fn supervisor_by_pin(&self, id: OperatorId, pin: &str) -> Result<Actor, ApiError> {
        let known = prove(self, id, pin)?;
        if known.role != Role::Supervisor {
            return Err(ApiError::new(Code::NotAllowed));
        }
        Ok(Actor::operator(known.id, known.name, known.role))
    }
}
