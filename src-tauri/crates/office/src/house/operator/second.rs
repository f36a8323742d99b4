//! *Deuxième signature*: who signed beside whoever gives a command.

use contract::ids::OperatorId;
use domain::access::Role;
use domain::amendment::{Signing, Standing, standing};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::{Code, Cx, OfficeError};

#[derive(Deserialize)]
struct Second {
    role: Role,
    active: bool,
}

/// Refuses whoever may not, by themselves or with the supervisor who signed beside.
///
/// # Errors
/// [`Code::SecondRefused`], [`Code::SecondNeeded`], [`Code::NeedsSupervisor`].
pub fn sign(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    signing: &Signing,
    seconded_by: Option<OperatorId>,
) -> Result<(), OfficeError> {
    if let Some(id) = seconded_by {
        let refused = |why: &str| OfficeError::new(Code::SecondRefused).with("why", why);
        if id == cx.operator.id {
            return Err(refused("same_person"));
        }
        let second: Option<Second> = tx.row(sql!("second"), &named![id])?;
        if !second.is_some_and(|second| second.active && second.role == Role::Supervisor) {
            return Err(refused("not_supervisor"));
        }
    }
    match standing(cx.operator.role, signing, seconded_by.is_some()) {
        Standing::May => Ok(()),
        Standing::SecondNeeded => Err(refused(Code::SecondNeeded, "why", signing)),
        Standing::SupervisorNeeded => Err(refused(Code::NeedsSupervisor, "reason", signing)),
    }
}

fn refused(code: Code, named: &str, signing: &Signing) -> OfficeError {
    let why = signing.why.last().map_or("", |grave| grave.key());
    OfficeError::new(code).with(named, why)
}
