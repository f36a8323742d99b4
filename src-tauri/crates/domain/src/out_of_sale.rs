//! *Hors vente*: a seat that is kept out of the sale of one performance, and who may say so.

use serde::{Deserialize, Serialize};

use crate::access::Role;

/// *Motif de mise hors vente*: what the seat is kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutKind {
    /// *Technique*: a camera stands there, the view is blocked, the seat is broken.
    Technical,
    /// *Place de maison*: the house keeps it for its guests.
    House,
    /// *Accompagnant*: the seat beside a place for a wheelchair.
    Companion,
}

impl OutKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Technical, Self::House, Self::Companion];

    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::House => "house",
            Self::Companion => "companion",
        }
    }

    /// Whether who has this role puts such a seat back on sale. A companion's seat is released by whoever sells the place
    /// beside it; all else a supervisor kept out, and a supervisor puts back.
    #[must_use]
    pub const fn may_put_back(self, role: Role) -> bool {
        match role {
            Role::Supervisor => true,
            Role::Cashier => matches!(self, Self::Companion),
            Role::Agent => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cashier_releases_a_companion_s_seat_and_a_supervisor_any() {
        for kind in OutKind::ALL {
            assert!(kind.may_put_back(Role::Supervisor));
            assert_eq!(kind.may_put_back(Role::Cashier), kind == OutKind::Companion);
            assert!(!kind.may_put_back(Role::Agent));
        }
    }
}
