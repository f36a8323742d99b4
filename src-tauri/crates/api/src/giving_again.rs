//! What a server lost is given to it again, from the memory of this counter, once a supervisor has seen it.

use contract::anchor::{GaveAgain, GiveAgain, GivenAgain, GoneOn, LostAct, NotAgain};
use domain::money::Cents;
use office::{Actor, Code};
use runtime::call::Call;
use runtime::call::spec::{CommandKind, Spec};
use runtime::error::ApiError;
use runtime::given::{Answered, order_in};
use runtime::given_again::Lost;

use crate::commands::COMMANDS;
use crate::desk::Api;

impl Api {
    /// What this counter was answered, and its house does not know any more. Nothing of it is done.
    pub(crate) fn offers(&self) -> Result<GoneOn, ApiError> {
        let unheard = Vec::new();
        match self.lost_commands() {
            Ok(lost) => Ok(GoneOn { lost: listed(&lost), left: false, unheard }),
            // The house goes on already: the page still says that something waits.
            Err(refusal) if may_pass(refusal.code) => {
                Ok(GoneOn { lost: Vec::new(), left: true, unheard })
            }
            Err(refusal) => Err(refusal),
        }
    }

    /// Gives each command again that this supervisor chose, under its id, by who gave it, as it is judged now; forgets
    /// those that were left out. That it was confirmed is in the journal before any of them.
    pub(crate) fn gives_again(
        &self,
        supervisor: &Actor,
        said: &GiveAgain,
    ) -> Result<GaveAgain, ApiError> {
        let mut gave = GaveAgain { acts: Vec::new(), left: false };
        let lost = match self.lost_commands() {
            Err(refusal) if may_pass(refusal.code) => return Ok(GaveAgain { left: true, ..gave }),
            lost => lost?,
        };
        // Before anything is given: what is judged is the list that was seen. What is in neither list waits.
        let named = |act: &LostAct| said.again.contains(&act.id) || said.left_out.contains(&act.id);
        let judged: Vec<(&Lost, LostAct)> = lost
            .iter()
            .filter_map(|one| Some((one, listed_one(one, &lost)?)))
            .filter(|(_, act)| named(act))
            .collect();
        let is_given = |act: &LostAct| act.left_out.is_none() && said.again.contains(&act.id);
        let again = judged.iter().filter(|(_, act)| is_given(act)).count();
        match self.confirm_given(supervisor, again, judged.len() - again) {
            Err(refusal) if may_pass(refusal.code) => return Ok(GaveAgain { left: true, ..gave }),
            confirmed => confirmed?,
        }
        for (one, mut act) in judged {
            if !is_given(&act) {
                self.forget_given(one.act.id);
                act.left_out = act.left_out.or(Some(NotAgain::Unchosen));
                gave.acts.push(GivenAgain { act, order: None, refused: None });
                continue;
            }
            match self.give_again(&one.act) {
                Ok(answer) => {
                    gave.acts.push(GivenAgain { act, order: order_in(&answer), refused: None });
                }
                Err(refusal) if may_pass(refusal.code) => {
                    gave.left = true;
                    break;
                }
                Err(refusal) => {
                    self.forget_given(one.act.id);
                    let refused = Some(refusal.code);
                    gave.acts.push(GivenAgain { act, order: None, refused });
                }
            }
        }
        Ok(gave)
    }

    fn give_again(&self, lost: &Answered) -> Result<String, ApiError> {
        let Some(spec) = spec_of(lost) else { return Err(ApiError::new(Code::NotSignedIn)) };
        (spec.run)(
            self,
            &Call {
                session: "",
                id: lost.id,
                args: &lost.args,
                operator: lost.operator.clone(),
                by_house: false,
                changes: spec.changes,
                again: lost.again,
            },
        )
    }
}

/// The command that it was, where it can be given again as it was kept.
fn spec_of(lost: &Answered) -> Option<&'static Spec<Api>> {
    COMMANDS.iter().find(|spec| spec.name == lost.name && spec.kind == CommandKind::Write)
}

fn listed(lost: &[Lost]) -> Vec<LostAct> {
    lost.iter().filter_map(|one| listed_one(one, lost)).collect()
}

/// What a person is told of a lost command; nothing of paper that was made of what is lost.
fn listed_one(one: &Lost, lost: &[Lost]) -> Option<LostAct> {
    let act = &one.act;
    if act.prints() && !one.stands {
        return None;
    }
    let left_out = if !one.stands {
        Some(NotAgain::Hangs)
    } else if !act.again.is_given() || spec_of(act).is_none() {
        Some(NotAgain::ByHand)
    } else if lost.iter().any(|later| act.is_taken_up_by(&later.act)) {
        Some(NotAgain::TakenUp)
    } else {
        None
    };
    Some(LostAct {
        id: act.id.to_string(),
        command: act.name.to_owned(),
        operator: act.operator.name.clone(),
        at_ms: act.said_ms,
        told_order: act.told_order.clone(),
        amount_cents: act.amount_cents.map(Cents),
        left_out,
    })
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
            | Code::NotPermitted
            | Code::DiskInDoubt
            | Code::ServerFull
            | Code::ServerTrouble
            | Code::TookTooLong
    )
}
