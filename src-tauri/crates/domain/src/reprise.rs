//! A reprise: one place of one order taken back against credit. Its states and who may move it.

mod flags;
mod may;
mod told;
mod untold;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::money::Cents;
use crate::policy::{JudgedPlace, Policy};
use crate::time::{HOUR_MS, MINUTE_MS};

pub use flags::{Beside, RepriseFlag, flags, flags_of_place};
pub use may::{Facts, May, WhyNot, may, may_undo, needs_supervisor, undo_until_ms, undoable_ms};
pub use told::{Reversal, reversal};
pub use untold::{LotMove, ToldMoves, told_moves};

/// *État d'une demande*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepriseState {
    /// Asked, not decided.
    Requested,
    /// *En attente*: put aside by an operator.
    Held,
    /// *À valider*: proposed, waiting for a supervisor's signature.
    AwaitingSupervisor,
    /// *Acceptée*.
    Accepted,
    /// *Refusée*.
    Refused,
    /// *Retirée* by the customer.
    Withdrawn,
    /// The same place was asked back twice.
    Duplicate,
    /// *Sans objet*: the place went away otherwise.
    Moot,
    /// Accepted, then undone.
    Reversed,
}

impl RepriseState {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Held => "held",
            Self::AwaitingSupervisor => "awaiting_supervisor",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Duplicate => "duplicate",
            Self::Moot => "moot",
            Self::Reversed => "reversed",
        }
    }

    /// Whether the customer still reads « Demande reprise en cours ».
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::Held | Self::AwaitingSupervisor)
    }

    /// The list of the queue it belongs to.
    #[must_use]
    pub const fn bucket(self) -> Bucket {
        match self {
            Self::Requested => Bucket::Open,
            Self::Held => Bucket::Held,
            Self::AwaitingSupervisor => Bucket::Sign,
            _ => Bucket::Done,
        }
    }
}

/// A list of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bucket {
    /// *À traiter*.
    Open,
    /// *À valider*.
    Sign,
    /// *En attente*.
    Held,
    /// *Traitées*.
    Done,
}

impl Bucket {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Sign => "sign",
            Self::Held => "held",
            Self::Done => "done",
        }
    }

    /// The state of whatever waits in it; none for what is treated, which has several.
    #[must_use]
    pub const fn state(self) -> Option<RepriseState> {
        match self {
            Self::Open => Some(RepriseState::Requested),
            Self::Sign => Some(RepriseState::AwaitingSupervisor),
            Self::Held => Some(RepriseState::Held),
            Self::Done => None,
        }
    }
}

/// How long an operator keeps a request that is open on the screen: five minutes.
pub const CLAIM_MS: i64 = 5 * MINUTE_MS;

/// How long a decision can be undone, and its mail waits: thirty seconds.
pub const UNDO_MS: i64 = 30_000;

/// Less than this before the performance a request presses: 48 hours.
pub const URGENT_MS: i64 = 48 * HOUR_MS;

/// Starts of the performances whose requests press.
#[must_use]
pub const fn urgent_starts(now_ms: i64) -> std::ops::Range<i64> {
    now_ms..now_ms + URGENT_MS
}

/// Whether a request presses: decided now, its seat may still be sold.
#[must_use]
pub fn is_urgent(state: RepriseState, starts_at_ms: i64, now_ms: i64) -> bool {
    state.is_open() && urgent_starts(now_ms).contains(&starts_at_ms)
}

/// What accepting does, given who asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acceptance {
    Decides,
    /// The acceptance is proposed to a supervisor.
    Proposes,
    /// The supervisor proposed it and cannot sign as well.
    OwnProposal,
    /// It waits for a supervisor and this operator is none.
    NeedsSupervisor,
}

/// What a decision gives, and what it adds up to with what is decided beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Credit for the place.
    pub place: Cents,
    /// Credit for the places of its order, those that were accepted before included.
    pub order: Cents,
    /// Credit that one press gives.
    pub press: Cents,
}

/// Whether a decision needs a supervisor's signature: from the policy's amount on, be it reached by the
/// place, by its order or by one press; or when a rule of the policy is broken.
#[must_use]
pub fn needs_signature(weight: Weight, sign_from: Option<Cents>, rule_broken: bool) -> bool {
    let most = weight.place.max(weight.order).max(weight.press);
    rule_broken || sign_from.is_some_and(|limit| most >= limit)
}

/// Whether the decision on a place needs a signature under a policy, where its order comes to `order`.
#[must_use]
pub fn must_be_signed(policy: &Policy, asked: &JudgedPlace<'_>, order: Cents, zone: Tz) -> bool {
    let broken = policy.is_broken_by(asked, zone);
    let weight = Weight { place: policy.reprise_of(asked), order, press: Cents::ZERO };
    needs_signature(weight, policy.sign_from, broken)
}

/// Who may accept: the proposer never signs.
#[must_use]
pub fn acceptance<Who: PartialEq + Copy>(
    state: RepriseState,
    needs_signature: bool,
    proposed_by: Option<Who>,
    operator: Who,
    role: Role,
) -> Acceptance {
    if state == RepriseState::AwaitingSupervisor {
        return match role {
            Role::Supervisor if needs_signature && proposed_by == Some(operator) => {
                Acceptance::OwnProposal
            }
            Role::Supervisor => Acceptance::Decides,
            _ => Acceptance::NeedsSupervisor,
        };
    }
    if needs_signature { Acceptance::Proposes } else { Acceptance::Decides }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_the_policys_amount_on_a_supervisor_signs() {
        let place = |cents| Weight { place: Cents(cents), ..Weight::default() };
        assert!(!needs_signature(place(9_999), Some(Cents(10_000)), false));
        assert!(needs_signature(place(10_000), Some(Cents(10_000)), false));
        assert!(needs_signature(place(1), None, true));
        assert!(!needs_signature(place(1_000_000), None, false));
    }

    #[test]
    fn places_of_an_order_or_of_one_press_reach_the_amount_together() {
        let limit = Some(Cents(30_000));
        let three = Weight { place: Cents(29_900), order: Cents(29_900), press: Cents(89_700) };
        assert!(needs_signature(three, limit, false));
        assert!(needs_signature(
            Weight { order: Cents(59_800), ..Weight::default() },
            limit,
            false
        ));
        assert!(!needs_signature(Weight { press: Cents(29_900), ..three }, limit, false));
    }

    #[test]
    fn a_request_presses_from_48_hours_before_the_performance_until_it_is_decided_or_begins() {
        let asked = |starts_at_ms| is_urgent(RepriseState::Requested, starts_at_ms, 1_000);
        assert!(asked(1_000) && asked(999 + URGENT_MS));
        assert!(!asked(999) && !asked(1_000 + URGENT_MS));
        assert!(!is_urgent(RepriseState::Accepted, 2_000, 1_000));
    }

    #[test]
    fn the_proposer_never_signs() {
        let waiting = RepriseState::AwaitingSupervisor;
        assert_eq!(
            acceptance(waiting, true, Some(7), 7, Role::Supervisor),
            Acceptance::OwnProposal
        );
        assert_eq!(acceptance(waiting, true, Some(7), 8, Role::Supervisor), Acceptance::Decides);
        assert_eq!(acceptance(waiting, true, Some(7), 8, Role::Agent), Acceptance::NeedsSupervisor);
    }

    #[test]
    fn accepting_above_the_amount_proposes_even_for_a_supervisor() {
        let asked = RepriseState::Requested;
        assert_eq!(acceptance(asked, true, None, 1, Role::Supervisor), Acceptance::Proposes);
        assert_eq!(acceptance(asked, false, None, 1, Role::Agent), Acceptance::Decides);
    }
}
