//! What an operator may do with a request, as far as its own state says: the command looks at the
//! rest, the lot, the seat, who has it open.

use std::ops::RangeInclusive;

use super::{Acceptance, RepriseState, UNDO_MS, acceptance};
use crate::access::Role;
use crate::clock::STEP_MS;

/// A request as these rules look at it.
#[derive(Clone, Copy, Debug)]
pub struct Facts<Who> {
    pub state: RepriseState,
    /// A supervisor has to sign.
    pub needs_signature: bool,
    /// Another system said something since that breaks a rule.
    pub contradicted: bool,
    /// The other system has cancelled the place, so that it cannot be the customer's again.
    pub gone: bool,
    /// Who proposed it to a supervisor.
    pub proposed_by: Option<Who>,
    /// Who decided, and when.
    pub decided_by: Option<Who>,
    /// When it was decided, UTC milliseconds.
    pub decided_at_ms: Option<i64>,
}

/// What one operator may do with it now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Accept it, or propose its acceptance.
    pub accept: bool,
    pub refuse: bool,
    pub hold: bool,
    pub resume: bool,
    /// Pass it to a supervisor.
    pub pass: bool,
    pub undo: bool,
    /// Reverse the acceptance.
    pub reverse: bool,
    /// Withdraw it for the customer.
    pub withdraw: bool,
    /// Close it as without object, or as asked twice.
    pub close: bool,
    /// Why it cannot be accepted, where it waits for somebody else.
    pub why: Option<WhyNot>,
}

/// Who has to decide instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The role decides nothing.
    Role,
    NeedsSupervisor,
    OwnProposal,
}

/// Whether it waits for a supervisor and this role is none.
#[must_use]
pub fn needs_supervisor(state: RepriseState, role: Role) -> bool {
    state == RepriseState::AwaitingSupervisor && role != Role::Supervisor
}

/// Until when a decision can be undone, where it is one that can.
#[must_use]
pub fn undo_until_ms(state: RepriseState, decided_at_ms: Option<i64>) -> Option<i64> {
    let undoable = matches!(state, RepriseState::Accepted | RepriseState::Refused);
    decided_at_ms.filter(|_| undoable).map(|at| at + UNDO_MS)
}

/// When a decision was taken that can be undone now. One from a time to come was taken under a clock that was wrong, and
/// its time is over.
#[must_use]
pub const fn undoable_ms(now_ms: i64) -> RangeInclusive<i64> {
    now_ms - UNDO_MS..=now_ms + STEP_MS
}

/// Whether a decision can be undone: by whoever took it, in time. A proposal is undone by whoever made it for as long as
/// it waits: nothing else came of it.
#[must_use]
pub fn may_undo<Who: Copy + PartialEq>(facts: &Facts<Who>, operator: Who, now_ms: i64) -> bool {
    if facts.state == RepriseState::AwaitingSupervisor {
        return facts.proposed_by == Some(operator);
    }
    let undoable = undo_until_ms(facts.state, facts.decided_at_ms).is_some();
    facts.decided_by == Some(operator)
        && undoable
        && facts.decided_at_ms.is_some_and(|at| undoable_ms(now_ms).contains(&at))
}

/// What an operator may do with a request now.
#[must_use]
pub fn may<Who: Copy + PartialEq>(
    facts: &Facts<Who>,
    operator: Who,
    role: Role,
    now_ms: i64,
) -> May {
    let Facts { state, needs_signature, proposed_by, .. } = *facts;
    let decides = role != Role::Cashier;
    if !state.is_open() {
        return May {
            undo: decides && may_undo(facts, operator, now_ms),
            reverse: state == RepriseState::Accepted && role == Role::Supervisor,
            ..May::default()
        };
    }
    let withdraw = true;
    if !decides {
        return May { withdraw, why: Some(WhyNot::Role), ..May::default() };
    }
    let why = match acceptance(state, needs_signature, proposed_by, operator, role) {
        Acceptance::Decides | Acceptance::Proposes => None,
        Acceptance::OwnProposal => Some(WhyNot::OwnProposal),
        Acceptance::NeedsSupervisor => Some(WhyNot::NeedsSupervisor),
    };
    let in_hand = !needs_supervisor(state, role);
    May {
        accept: why.is_none(),
        refuse: in_hand && !facts.gone,
        hold: in_hand && state != RepriseState::Held,
        resume: in_hand && state != RepriseState::Requested,
        pass: state != RepriseState::AwaitingSupervisor,
        undo: may_undo(facts, operator, now_ms),
        withdraw,
        close: facts.contradicted && role == Role::Supervisor,
        why,
        ..May::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: i64 = 1;
    const NOTHING: May = May {
        accept: false,
        refuse: false,
        hold: false,
        resume: false,
        pass: false,
        undo: false,
        reverse: false,
        withdraw: false,
        close: false,
        why: None,
    };

    fn facts(state: RepriseState) -> Facts<i64> {
        Facts {
            state,
            needs_signature: true,
            contradicted: false,
            gone: false,
            proposed_by: None,
            decided_by: None,
            decided_at_ms: None,
        }
    }

    fn decided(state: RepriseState, by: i64) -> Facts<i64> {
        Facts { decided_by: Some(by), decided_at_ms: Some(0), ..facts(state) }
    }

    #[test]
    fn an_agent_decides_what_is_asked() {
        let asked = may(&facts(RepriseState::Requested), ME, Role::Agent, 0);
        let all =
            May { accept: true, refuse: true, hold: true, pass: true, withdraw: true, ..NOTHING };
        assert_eq!(asked, all);
        let held = may(&facts(RepriseState::Held), ME, Role::Agent, 0);
        assert_eq!(held, May { hold: false, resume: true, ..all });
    }

    #[test]
    fn a_cashier_only_withdraws_for_the_customer() {
        for state in [RepriseState::Requested, RepriseState::AwaitingSupervisor] {
            let cashier = may(&facts(state), ME, Role::Cashier, 0);
            assert_eq!(cashier, May { withdraw: true, why: Some(WhyNot::Role), ..NOTHING });
        }
        let mine = decided(RepriseState::Accepted, ME);
        assert_eq!(may(&mine, ME, Role::Cashier, 0), NOTHING);
    }

    #[test]
    fn what_waits_for_a_signature_is_signed_by_a_supervisor_who_did_not_propose_it() {
        let waiting = Facts { proposed_by: Some(7), ..facts(RepriseState::AwaitingSupervisor) };
        let agent = may(&waiting, ME, Role::Agent, 0);
        let why = Some(WhyNot::NeedsSupervisor);
        assert_eq!(agent, May { withdraw: true, why, ..NOTHING });

        let other = may(&waiting, ME, Role::Supervisor, 0);
        assert!(other.accept && other.refuse && other.hold && other.resume && !other.pass);
        let proposer = may(&waiting, 7, Role::Supervisor, 0);
        let why = Some(WhyNot::OwnProposal);
        assert_eq!(proposer, May { accept: false, undo: true, why, ..other });

        let passed = Facts { needs_signature: false, ..waiting };
        assert_eq!(may(&passed, 7, Role::Supervisor, 0), May { undo: true, ..other });
    }

    #[test]
    fn a_decision_is_undone_by_whoever_took_it_within_thirty_seconds() {
        for state in [RepriseState::Accepted, RepriseState::Refused] {
            let mine = decided(state, ME);
            assert!(may(&mine, ME, Role::Agent, UNDO_MS).undo);
            assert!(!may(&mine, ME, Role::Agent, UNDO_MS + 1).undo);
            assert!(!may(&mine, 7, Role::Supervisor, 0).undo);
            assert!(!may(&mine, ME, Role::Agent, -3_600_000).undo, "the clock was taken back");
        }
        assert!(!may(&decided(RepriseState::Withdrawn, ME), ME, Role::Agent, 0).undo);
    }

    #[test]
    fn a_proposal_is_undone_by_whoever_made_it_while_it_waits() {
        let waiting = Facts { proposed_by: Some(ME), ..facts(RepriseState::AwaitingSupervisor) };
        assert!(may(&waiting, ME, Role::Agent, UNDO_MS * 100).undo);
        assert!(!may(&waiting, 7, Role::Supervisor, 0).undo);
        let taken_up = Facts { state: RepriseState::Requested, ..waiting };
        assert!(!may(&taken_up, ME, Role::Agent, 0).undo);
    }

    #[test]
    fn only_a_supervisor_reverses_and_only_an_acceptance() {
        let old = decided(RepriseState::Accepted, 7);
        let late = UNDO_MS + 1;
        assert_eq!(may(&old, ME, Role::Supervisor, late), May { reverse: true, ..NOTHING });
        assert_eq!(may(&old, ME, Role::Agent, late), NOTHING);
        for state in [RepriseState::Refused, RepriseState::Withdrawn, RepriseState::Reversed] {
            assert_eq!(may(&decided(state, 7), ME, Role::Supervisor, late), NOTHING);
        }
    }

    #[test]
    fn a_supervisor_closes_what_another_system_contradicts_and_nobody_else() {
        let said = Facts { contradicted: true, ..facts(RepriseState::Requested) };
        assert!(may(&said, ME, Role::Supervisor, 0).close);
        assert!(!may(&said, ME, Role::Agent, 0).close);
        assert!(!may(&facts(RepriseState::Requested), ME, Role::Supervisor, 0).close);
        let decided = Facts { contradicted: true, ..facts(RepriseState::Refused) };
        assert!(!may(&decided, ME, Role::Supervisor, 0).close);
    }
}
