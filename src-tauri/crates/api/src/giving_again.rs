//! What a server lost is given to it again, from the memory of this counter.

use contract::anchor::{GivenAgain, GoneOn};
use office::Code;
use runtime::call::Call;
use runtime::call::spec::CommandKind;
use runtime::error::ApiError;
use runtime::given::{Answered, order_in};

use crate::commands::COMMANDS;
use crate::desk::Api;

impl Api {
    /// Gives each lost command again under its id, by who gave it, as it is judged now. Lost is what this counter was
    /// answered and its house does not know any more.
    pub(crate) fn gives_again(&self) -> Result<GoneOn, ApiError> {
        let lost = match self.lost_commands() {
            // The house goes on already: the page still says that something waits.
            Err(refusal) if may_pass(refusal.code) => {
                return Ok(GoneOn { again: Vec::new(), left: true });
            }
            lost => lost?,
        };
        let mut gone_on = GoneOn { again: Vec::new(), left: false };
        let mut rest = Vec::new();
        // Before anything is given: an id that is told here may soon be another's.
        for one in &lost {
            match what_of(one, &lost) {
                What::Nothing => self.forget_given(one.id),
                What::ByHand => {
                    self.forget_given(one.id);
                    gone_on.again.push(told(one, None, None, true));
                }
                What::Again => rest.push(one),
            }
        }
        for one in rest {
            let answer = self.give_again(one);
            match answer {
                Ok(answer) => gone_on.again.push(told(one, order_in(&answer), None, false)),
                Err(refusal) if may_pass(refusal.code) => {
                    gone_on.left = true;
                    break;
                }
                Err(refusal) => {
                    self.forget_given(one.id);
                    gone_on.again.push(told(one, None, Some(refusal.code), false));
                }
            }
        }
        Ok(gone_on)
    }

    fn give_again(&self, lost: &Answered) -> Result<String, ApiError> {
        let spec =
            COMMANDS.iter().find(|spec| spec.name == lost.name && spec.kind == CommandKind::Write);
        match spec {
            Some(spec) => (spec.run)(
                self,
                &Call {
                    session: "",
                    id: lost.id,
                    args: &lost.args,
                    operator: lost.operator.clone(),
                    by_house: false,
                    changes: spec.changes,
                },
            ),
            // A secret went with it, which is kept nowhere.
            None => Err(ApiError::new(Code::NotSignedIn)),
        }
    }
}

/// What becomes of a lost command.
enum What {
    Again,
    ByHand,
    Nothing,
}

fn what_of(one: &Answered, lost: &[Answered]) -> What {
    let hangs = lost.iter().any(|made| one.names_what(made));
    if hangs {
        return if one.prints() { What::Nothing } else { What::ByHand };
    }
    // A sale that was voided must not come back sold.
    let taken_up = lost.iter().any(|later| !later.prints() && later.names_what(one));
    if one.sells() && taken_up { What::ByHand } else { What::Again }
}

/// Whether the same command may be done in a moment.
fn may_pass(code: Code) -> bool {
    matches!(
        code,
        Code::DatabaseUnreachable
            | Code::DatabaseBusy
            | Code::HouseHeld
            | Code::HouseWentBack
            | Code::HouseRewritten
            | Code::ClockUnsure
            | Code::ClockWrong
            | Code::DiskFailed
            | Code::DiskInDoubt
            | Code::TookTooLong
    )
}

fn told(
    lost: &Answered,
    order: Option<String>,
    refused: Option<Code>,
    by_hand: bool,
) -> GivenAgain {
    GivenAgain {
        command: lost.name.to_owned(),
        operator: lost.operator.name.clone(),
        told_order: lost.told_order.clone(),
        order,
        refused,
        by_hand,
    }
}
