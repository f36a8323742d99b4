//! Commands that a supervisor may sign beside: sales put right, credit given by hand.

use contract::amendment::{
    Amended, CorrectTender, ExchangeSale, Exchanged, SecondSign, SecondSigned, VoidSale,
};
use contract::goodwill::{CreditDone, GiveCredit};
use contract::ids::OperatorId;
use domain::access::Role;
use domain::time::MINUTE_MS;
use office::sale::amend;
use office::{Code, Cx, OfficeError, goodwill};
use runtime::call::{Call, Kept, decode};
use runtime::error::ApiError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Tx;
use store::locked;

use crate::desk::Api;
use crate::kept;
use crate::session::prove;
use crate::signed_in::Second;

/// How long a signature beside is good for: one minute.
const SECOND_MS: i64 = MINUTE_MS;

/// Keeps the signature of a supervisor for the next act of this session that needs one. The PIN goes no
/// further.
pub(crate) fn second_sign(
    api: &Api,
    call: &Call<'_>,
    args: &SecondSign,
) -> Result<SecondSigned, ApiError> {
    let refused = |why: &str| OfficeError::new(Code::SecondRefused).with("why", why);
    if args.operator_id == call.operator.id {
        return Err(refused("same_person").into());
    }
    let known = prove(api, args.operator_id, args.pin.reveal())?;
    if known.role != Role::Supervisor {
        return Err(refused("not_supervisor").into());
    }
    let until_ms = api.clock.counted_ms() + SECOND_MS;
    let second = Second { operator_id: known.id, until_ms };
    api.keep_second(call.session, Some(second));
    Ok(SecondSigned { operator_id: known.id, name: known.name, lasts_ms: SECOND_MS })
}

impl Api {
    fn keep_second(&self, session: &str, second: Option<Second>) {
        if let Some(session) = locked(&self.sessions).get_mut(session) {
            session.second = second;
        }
    }

    /// Uses the signature that this session holds of an operator.
    fn take_second(&self, session: &str, id: OperatorId) -> Result<Second, OfficeError> {
        let now = self.clock.counted_ms();
        let mut sessions = locked(&self.sessions);
        let held = sessions.get_mut(session).and_then(|session| session.second.take());
        held.filter(|held| held.operator_id == id && now <= held.until_ms)
            .ok_or_else(|| OfficeError::new(Code::SecondNeeded).with("why", "not_signed"))
    }
}

/// Carries out a command that may name who signed beside. Its signature is asked for the first time
/// only: the same command again gives its first answer. A refusal leaves the signature as it was.
fn seconded<A, R>(
    api: &Api,
    call: &Call<'_>,
    kept: Kept<A>,
    args: &A,
    seconded_by: Option<OperatorId>,
    use_case: impl Fn(&mut dyn Tx, &Cx<'_>, &A) -> Result<R, OfficeError>,
) -> Result<R, ApiError>
where
    A: Serialize + DeserializeOwned,
    R: Serialize + DeserializeOwned,
{
    let mut used = None;
    let done = api.write(call, kept, args, |tx, cx| {
        if let (Some(id), None) = (seconded_by, used) {
            used = Some(api.take_second(call.session, id)?);
        }
        use_case(tx, cx, args)
    });
    if done.is_err() && used.is_some() {
        api.keep_second(call.session, used);
    }
    decode(&done?)
}

pub(crate) fn void(api: &Api, call: &Call<'_>, args: &VoidSale) -> Result<Amended, ApiError> {
    seconded(api, call, kept::SALE_VOID, args, args.seconded_by, amend::void)
}

pub(crate) fn correct(
    api: &Api,
    call: &Call<'_>,
    args: &CorrectTender,
) -> Result<Amended, ApiError> {
    seconded(api, call, kept::SALE_CORRECT_TENDER, args, args.seconded_by, amend::correct)
}

pub(crate) fn exchange(
    api: &Api,
    call: &Call<'_>,
    args: &ExchangeSale,
) -> Result<Exchanged, ApiError> {
    seconded(api, call, kept::SALE_EXCHANGE, args, args.seconded_by, amend::exchange)
}

pub(crate) fn give(api: &Api, call: &Call<'_>, args: &GiveCredit) -> Result<CreditDone, ApiError> {
    seconded(api, call, kept::CREDIT_GIVE, args, args.seconded_by, goodwill::give)
}
