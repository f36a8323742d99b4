//! What moved a customer's credit, and the statement that says so.

use domain::money::Cents;

use crate::action::Action;
use crate::customer::Lot;
use crate::mirror;
use crate::shape::{choice, record};

choice! {
    /// What moved a customer's credit.
    pub enum MovementKind {
        /// An accepted reprise.
        Reprise,
        /// A sale paid with credit.
        Sale,
        /// A reprise undone or reversed.
        Reversal,
        /// A sale put right.
        Amendment,
        /// Credit from before the house began here.
        Opening,
        /// What was left on a lot past its expiry.
        Lapse,
        /// What had lapsed, and came back because its acceptance was taken back.
        LapseUndone,
        /// Given by hand.
        Gift,
        /// Taken back of what was given by hand.
        GiftTakenBack,
        /// Moved to a lot that lives longer.
        Extension,
        /// A balance of a former house.
        BroughtIn,
        /// Given up in writing by a person who was erased.
        GivenUp,
        /// What this program does not know.
        Other,
    }
}

record! {
    /// A movement.
    pub struct Movement {
        pub at_ms: i64,
        pub kind: MovementKind,
        /// Lot number.
        pub lot: String,
        /// Expiry of that lot.
        pub expires_at_ms: i64,
        /// Order number, may be empty.
        pub order_number: String,
        /// Why, where a person wrote it; may be empty.
        #[serde(default)]
        pub text: String,
        /// Signed.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Balance after.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
    }

    /// *Relevé*.
    pub struct Statement {
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        pub lots: Vec<Lot>,
        /// Movements, oldest first. The last balance is the balance.
        pub movements: Vec<Movement>,
    }
}

impl MovementKind {
    /// What a customer's account calls an action of the journal.
    #[must_use]
    pub const fn of(action: Action) -> Self {
        match action {
            Action::RepriseAccepted => Self::Reprise,
            Action::RepriseUndone | Action::RepriseReversed => Self::Reversal,
            Action::SaleMade | Action::OrderPaid => Self::Sale,
            Action::SaleVoided
            | Action::SaleTenderCorrected
            | Action::SaleExchanged
            | Action::RefundSettled => Self::Amendment,
            Action::CreditOpened => Self::Opening,
            Action::CreditLapsed => Self::Lapse,
            Action::CreditGiven => Self::Gift,
            Action::CreditTakenBack => Self::GiftTakenBack,
            Action::CreditExtended => Self::Extension,
            Action::CreditBroughtIn => Self::BroughtIn,
            Action::CreditGivenUp => Self::GivenUp,
            _ => Self::Other,
        }
    }
}
