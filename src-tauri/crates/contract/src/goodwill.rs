//! *Geste commercial*, *prolongation*: credit that a supervisor gives, takes back, or lets live longer.

use domain::amendment::Standing;
use domain::money::Cents;

use crate::ids::{CustomerId, LotId, OperatorId};
use crate::mirror;
use crate::shape::record;

record! {
    /// Credit to give, looked at: nothing is done.
    pub struct QuoteCredit {
        pub customer_id: CustomerId,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// The last day on the house's calendar, `2021-06-01`; none for the house's validity.
        pub until: Option<String>,
    }

    /// What giving it would do.
    pub struct CreditQuote {
        /// The last day.
        pub until: String,
        /// Last millisecond at which it can be spent.
        pub expires_at_ms: i64,
        /// *Solde client* after it.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// Where the customer is told; empty where they have no address.
        pub recipient: String,
        /// Whether whoever asks may, alone or with a supervisor beside.
        #[ts(as = "mirror::Standing")]
        #[schemars(with = "mirror::Standing")]
        pub standing: Standing,
    }

    /// Gives a customer credit.
    pub struct GiveCredit {
        pub customer_id: CustomerId,
        /// Above zero.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// The last day, `2021-06-01`: today at the earliest, ten years from now at the latest.
        pub until: String,
        /// Why, for the customer to read: 1 to 200 characters.
        pub text: String,
        /// The supervisor who signed beside, see `second_sign`.
        pub seconded_by: Option<OperatorId>,
    }

    /// A lot that was given, moved, or taken back.
    pub struct CreditDone {
        pub lot_id: LotId,
        /// `AV-000123`.
        pub lot: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Last millisecond at which it can be spent.
        pub expires_at_ms: i64,
        /// *Solde client* after it.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// A mail tells the customer.
        pub mailed: bool,
    }

    /// Takes back what nobody spent of credit that was given by hand.
    pub struct TakeCreditBack {
        pub lot_id: LotId,
        /// What is left of it on the screen.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_cents: Cents,
        /// Why, for the customer to read: 1 to 200 characters.
        pub text: String,
    }

    /// A longer life of a lot, looked at.
    pub struct QuoteExtension {
        pub lot_id: LotId,
        /// The last day on the house's calendar; none for the one that is proposed.
        pub until: Option<String>,
    }

    /// What extending it would do.
    pub struct ExtensionQuote {
        /// `AV-000123`.
        pub lot: String,
        /// What is left on it, and moves.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Its last millisecond now.
        pub before_ms: i64,
        /// The last day then.
        pub until: String,
        /// Its last millisecond then.
        pub expires_at_ms: i64,
        /// Where the customer is told; empty where they have no address.
        pub recipient: String,
    }

    /// Lets what is left on a lot live longer, on a new lot.
    pub struct ExtendCredit {
        pub lot_id: LotId,
        /// What is left of it on the screen.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_cents: Cents,
        /// The last day, after the one it has; ten years from now at the latest.
        pub until: String,
        /// Why, for the customer to read: 1 to 200 characters.
        pub text: String,
    }
}
