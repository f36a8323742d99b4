//! Contradictions: what imports say that is otherwise here, listed until each is settled.

use crate::ids::{ContradictionId, OrderId, RepriseId};
use crate::intake::ImportConflict;
use crate::shape::{choice, record};

choice! {
    /// How a contradiction was settled.
    pub enum ContradictionChoice {
        /// What is here stays, and the other system is put right.
        Here,
        /// The other system is right, and what is here was put right by hand.
        There,
        /// The other system came back on it.
        Agreed,
        /// The request that it speaks of was decided.
        Request,
    }
}

record! {
    /// A page of contradictions, the newest first.
    pub struct ContradictionList {
        /// Those that were settled, instead of those that wait.
        pub settled: bool,
        /// Where the last page ended: `next` of its answer.
        pub after: Option<ContradictionId>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A contradiction.
    pub struct ContradictionRow {
        pub id: ContradictionId,
        /// When an import found it.
        pub found_at_ms: i64,
        /// What the files say, and what is here.
        pub what: ImportConflict,
        /// Its order here.
        pub order_id: Option<OrderId>,
        /// `DUPONT Marie`; may be empty.
        pub customer: String,
        /// The open request that it speaks of: it is settled by deciding that.
        pub reprise_id: Option<RepriseId>,
        /// `R-000042`; may be empty.
        pub reprise: String,
        /// How it was settled.
        pub settled: Option<Settlement>,
    }

    /// How a contradiction was settled.
    pub struct Settlement {
        pub choice: ContradictionChoice,
        /// What whoever settled it wrote; may be empty.
        pub word: String,
        pub operator: String,
        pub at_ms: i64,
    }

    /// A page of contradictions.
    pub struct ContradictionPage {
        pub rows: Vec<ContradictionRow>,
        /// Where the next page starts, absent at the end.
        pub next: Option<ContradictionId>,
    }

    /// A contradiction settled by a person.
    pub struct SettleContradiction {
        pub id: ContradictionId,
        /// `here` or `there`.
        pub choice: ContradictionChoice,
        /// What was done about it, 1 to 500 characters.
        pub word: String,
    }
}
