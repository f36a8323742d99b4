//! A house that went back: what a counter last saw of it, and a supervisor's word that it goes on.

use crate::code::Code;
use crate::ids::OperatorId;
use crate::secret::Secret;
use crate::shape::record;

record! {
    /// The last number given of each series; absent where it is not known.
    #[derive(Default)]
    pub struct LastNumbers {
        pub order: Option<i64>,
        pub ticket: Option<i64>,
        pub amendment: Option<i64>,
        pub reprise: Option<i64>,
        pub lot: Option<i64>,
        pub customer: Option<i64>,
    }

    /// How a house differs from what this counter last saw of it.
    pub struct WentBack {
        /// The last row of the journal that this counter was told of.
        pub seen_row: i64,
        /// The last row that there is.
        pub found_row: i64,
        /// Rows that are missing at least; 0 where the row is there with another hash, so that the books were
        /// rewritten.
        pub missing: i64,
        /// The last numbers that this counter was told of.
        pub numbers: LastNumbers,
    }

    /// A supervisor's word that a house that went back goes on as it is.
    pub struct GoOn {
        pub operator_id: OperatorId,
        /// Theirs, as the house knows it now.
        pub pin: Secret,
        /// The last numbers that are printed on papers, where they are beyond those that are known.
        pub numbers: LastNumbers,
    }

    /// A house that went back goes on.
    pub struct GoneOn {
        /// What this counter was answered and the house did not know any more, in the order in which it was given.
        pub again: Vec<GivenAgain>,
        /// A trouble that may pass stopped it: the rest waits for the same word.
        pub left: bool,
    }

    /// A command that was given again under its id.
    pub struct GivenAgain {
        pub command: String,
        /// Who gave it.
        pub operator: String,
        /// The number of its order as it was told, and may be printed.
        pub told_order: Option<String>,
        /// The number that its order has now.
        pub order: Option<String>,
        /// Why it was not done again.
        pub refused: Option<Code>,
        /// It was not given again, for a lost act hangs on another: a person looks at both.
        pub by_hand: bool,
    }
}

impl LastNumbers {
    /// The last number of each series, by its name.
    pub fn of(mut last: impl FnMut(&str) -> Option<i64>) -> Self {
        Self {
            order: last("order"),
            ticket: last("ticket"),
            amendment: last("amendment"),
            reprise: last("reprise"),
            lot: last("lot"),
            customer: last("customer"),
        }
    }

    /// That of one series.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<i64> {
        match name {
            "order" => self.order,
            "ticket" => self.ticket,
            "amendment" => self.amendment,
            "reprise" => self.reprise,
            "lot" => self.lot,
            "customer" => self.customer,
            _ => None,
        }
    }
}
