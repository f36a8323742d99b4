//! A house that went back: what a counter last saw of it, and a supervisor's word that it goes on.

use domain::money::Cents;

use crate::code::Code;
use crate::ids::OperatorId;
use crate::mirror;
use crate::secret::Secret;
use crate::shape::{choice, record};

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
        /// What this counter was answered and the house does not know any more, in the order in which it was given. Nothing
        /// of it is done again before somebody has seen it.
        pub lost: Vec<LostAct>,
        /// A trouble that may pass kept the list away: the same word asks for it again.
        pub left: bool,
        /// Counters of the house that did not say what numbers they were told: they are away. By name.
        pub unheard: Vec<String>,
    }

    /// A command that was answered, and that the house does not know any more.
    pub struct LostAct {
        /// Of the command.
        pub id: String,
        pub command: String,
        /// Who gave it.
        pub operator: String,
        /// When, by the house's time.
        pub at_ms: i64,
        /// The number of its order as it was told, and may be printed.
        pub told_order: Option<String>,
        /// What it came to.
        #[ts(as = "Option<mirror::Cents>")]
        #[schemars(with = "Option<mirror::Cents>")]
        pub amount_cents: Option<Cents>,
        /// Why it is not given again; nothing of what may be.
        pub left_out: Option<NotAgain>,
    }

    /// A supervisor's word on the list of what was lost.
    pub struct GiveAgain {
        pub operator_id: OperatorId,
        pub pin: Secret,
        /// Acts to give again, by their ids.
        pub again: Vec<String>,
        /// Acts that were seen and are left out. What is named in neither waits.
        pub left_out: Vec<String>,
    }

    /// What became of the list.
    pub struct GaveAgain {
        /// In the order in which it was given.
        pub acts: Vec<GivenAgain>,
        /// A trouble that may pass stopped it: the rest waits for the same word.
        pub left: bool,
    }

    /// A lost command, and what became of it.
    pub struct GivenAgain {
        pub act: LostAct,
        /// The number that its order has now.
        pub order: Option<String>,
        /// Why it was not done again.
        pub refused: Option<Code>,
    }
}

choice! {
    /// Why a lost command is not given again.
    pub enum NotAgain {
        /// It names what was lost too, here or at another counter.
        Hangs,
        /// It is a sale that was taken up again in what was lost: voided, exchanged.
        TakenUp,
        /// A secret or a file went with it.
        ByHand,
        /// The supervisor left it out.
        Unchosen,
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
