//! Who may do what: three roles, named beside each command.

use serde::{Deserialize, Serialize};

/// *Rôle* of an operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// *Agent*: decides requests.
    Agent,
    /// *Caissier*: sells, takes money, applies credit.
    Cashier,
    /// *Responsable*: all of it, and exceptions, signatures, reversals, rules.
    Supervisor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Agent, Self::Cashier, Self::Supervisor];

    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Cashier => "cashier",
            Self::Supervisor => "supervisor",
        }
    }
}
