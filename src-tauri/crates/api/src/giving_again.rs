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
    /// Gives what this counter was answered and the house does not know any more once more: each command under its id, by
    /// who gave it, and as it is judged now.
    pub(crate) fn gives_again(&self) -> Result<GoneOn, ApiError> {
        let lost = self.lost_commands()?;
        Ok(GoneOn { again: lost.iter().map(|one| self.give_again(one)).collect() })
    }

    fn give_again(&self, lost: &Answered) -> GivenAgain {
        let spec =
            COMMANDS.iter().find(|spec| spec.name == lost.name && spec.kind == CommandKind::Write);
        let answer = match spec {
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
        };
        if answer.is_err() {
            self.forget_given(lost.id);
        }
        GivenAgain {
            command: lost.name.to_owned(),
            operator: lost.operator.name.clone(),
            told_order: lost.told_order.clone(),
            order: answer.as_ref().ok().and_then(|answer| order_in(answer)),
            refused: answer.err().map(|refusal| refusal.code),
        }
    }
}
