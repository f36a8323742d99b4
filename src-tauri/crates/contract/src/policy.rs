//! The house's policies.

use crate::ids::{PerformanceId, PolicyId, ShowId};
use crate::mirror;
use domain::policy::Policy;

use crate::sale::Named;
use crate::shape::{choice, record};

choice! {
    /// How far a policy reaches.
    pub enum PolicyScope {
        /// The whole house.
        House,
        /// One show.
        Show,
        /// One performance.
        Performance,
    }
}

record! {
    /// Which policy.
    pub struct PolicyAt {
        pub scope: PolicyScope,
        /// The show or the performance; 0 for the house.
        pub scope_id: i64,
    }

    /// A policy in force somewhere.
    pub struct PolicyView {
        /// Scope asked for.
        pub scope: PolicyScope,
        pub scope_id: i64,
        /// Where the policy in force comes from.
        pub from: PolicyScope,
        /// Version within this scope, 0 where there is none.
        pub version: i64,
        /// The version in force, of whichever scope.
        pub policy_id: PolicyId,
        /// The policy in force.
        #[ts(as = "mirror::Policy")]
        #[schemars(with = "mirror::Policy")]
        pub policy: Policy,
        /// The terms as customers are shown them.
        pub terms: Terms,
        /// Rates of the house, by key.
        pub rates: Vec<KeyName>,
        /// Channels of the house.
        pub channels: Vec<String>,
    }

    /// *Termes et conditions* as a customer is shown them: the sentences of the policy, and the house's own.
    pub struct Terms {
        /// Counted up at each change of the text, across the house.
        pub version: i64,
        /// French.
        pub fr: String,
        /// English.
        pub en: String,
    }

    /// Terms to read again.
    pub struct TermsVersion {
        /// Their version.
        pub version: i64,
    }

    /// A rate with the key that policies name it by.
    pub struct KeyName {
        pub key: String,
        pub name: String,
    }

    /// Every override.
    pub struct PolicyOverview {
        /// Shows and performances with a policy of their own.
        pub overrides: Vec<PolicyOverride>,
        /// Shows to choose from.
        pub shows: Vec<Named<ShowId>>,
        /// Performances to choose from.
        pub performances: Vec<PerformanceName>,
    }

    /// A performance to choose.
    pub struct PerformanceName {
        pub id: PerformanceId,
        pub show_id: ShowId,
        pub show: String,
        pub starts_at_ms: i64,
    }

    /// A policy of its own.
    pub struct PolicyOverride {
        pub scope: PolicyScope,
        pub scope_id: i64,
        pub show: String,
        /// Start, for a performance.
        pub starts_at_ms: Option<i64>,
    }

    /// A policy to put in force from now on; requests already made keep theirs.
    pub struct SetPolicy {
        pub scope: PolicyScope,
        /// The show or the performance; 0 for the house.
        pub scope_id: i64,
        /// Version on the screen.
        pub version: i64,
        /// The version in force on the screen, of whichever scope; absent where nobody says.
        pub seen_policy_id: Option<PolicyId>,
        /// The policy; absent takes an override away.
        #[ts(as = "Option<mirror::Policy>")]
        #[schemars(with = "Option<mirror::Policy>")]
        pub policy: Option<Policy>,
    }
}

impl PolicyScope {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::Show => "show",
            Self::Performance => "performance",
        }
    }
}

impl SetPolicy {
    /// Where the policy is to be in force.
    #[must_use]
    pub const fn at(&self) -> PolicyAt {
        PolicyAt { scope: self.scope, scope_id: self.scope_id }
    }
}
