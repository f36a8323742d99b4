//! What a house lets its people do to a sale, and the signatures that it needs.

use domain::amendment::{Difference, Grave, Rules, Standing};
use domain::money::Cents;

use crate::ids::OperatorId;
use crate::mirror;
use crate::secret::Secret;
use crate::shape::record;

record! {
    /// What the house lets its people do to a sale.
    pub struct AmendmentRules {
        /// A cashier may put right what they sold the same day.
        pub cashier_same_day: bool,
        /// From this amount on a second supervisor signs; never where there is none.
        #[ts(as = "Option<mirror::Cents>")]
        #[schemars(with = "Option<mirror::Cents>")]
        pub second_from_cents: Option<Cents>,
        /// How the difference of an exchange is given back.
        #[ts(as = "mirror::Difference")]
        #[schemars(with = "mirror::Difference")]
        pub difference: Difference,
        /// The tickets in hand are asked for; without them a supervisor signs.
        pub ask_ticket: bool,
    }

    /// The rules, and their version for the next change.
    pub struct AmendmentSettings {
        /// Rules.
        pub rules: AmendmentRules,
        /// Version; 0 before anybody changed them.
        pub version: i64,
    }

    /// Changes the rules.
    pub struct SetAmendments {
        /// Rules.
        pub rules: AmendmentRules,
        /// The version on the screen.
        pub version: i64,
    }

    /// Whether whoever asks may do it, and what it needs.
    pub struct MayAmend {
        /// Whether they may.
        #[ts(as = "mirror::Standing")]
        #[schemars(with = "mirror::Standing")]
        pub standing: Standing,
        /// Supervisors that must sign, whoever does it included.
        pub supervisors: i64,
        /// Why.
        #[ts(as = "Vec<mirror::Grave>")]
        #[schemars(with = "Vec<mirror::Grave>")]
        pub why: Vec<Grave>,
        /// The same where the tickets in hand are not given back.
        #[ts(as = "mirror::Standing")]
        #[schemars(with = "mirror::Standing")]
        pub without_ticket: Standing,
    }

    /// A supervisor signs beside whoever is signed in.
    pub struct SecondSign {
        /// Who.
        pub operator_id: OperatorId,
        /// Their PIN.
        pub pin: Secret,
    }

    /// A signature that the next amendment of this session may use, once.
    pub struct SecondSigned {
        /// Who.
        pub operator_id: OperatorId,
        /// Name.
        pub name: String,
        /// How long it is good for, in milliseconds.
        pub lasts_ms: i64,
    }
}

impl From<&AmendmentRules> for Rules {
    fn from(kept: &AmendmentRules) -> Self {
        Self {
            cashier_same_day: kept.cashier_same_day,
            second_from: kept.second_from_cents,
            difference: kept.difference,
            ask_ticket: kept.ask_ticket,
        }
    }
}

impl From<Rules> for AmendmentRules {
    fn from(rules: Rules) -> Self {
        Self {
            cashier_same_day: rules.cashier_same_day,
            second_from_cents: rules.second_from,
            difference: rules.difference,
            ask_ticket: rules.ask_ticket,
        }
    }
}
