//! Card refunds whose result nobody knows, until somebody says how each ended.

use domain::money::Cents;

use crate::ids::{CustomerId, LotId, OrderId, RefundId};
use crate::mirror;
use crate::shape::{choice, record};

choice! {
    /// What the terminal said of another try.
    pub enum TrySaid {
        /// It refused.
        Failed,
        /// Nobody knows.
        Unknown,
    }

    /// How a refund of unknown result ended.
    pub enum SettledBy {
        /// The terminal had done it.
        Card,
        /// It had failed, and was done again by card.
        Again,
        /// It had failed, and was given in cash.
        Cash,
        /// It had failed, and became credit with the full validity.
        Credit,
    }
}

impl TrySaid {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

impl SettledBy {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Again => "again",
            Self::Cash => "cash",
            Self::Credit => "credit",
        }
    }
}

record! {
    /// Card refunds to verify.
    pub struct RefundList {
        /// Rows a page, 1 to 200.
        pub limit: i64,
        /// Where the last page ended.
        pub after: Option<String>,
    }

    /// Card refunds to verify, oldest first.
    pub struct RefundPage {
        /// Rows.
        pub rows: Vec<UnknownRefund>,
        /// Where it ends; absent on the last page.
        pub next: Option<String>,
    }

    /// A card refund whose result nobody knows.
    pub struct UnknownRefund {
        /// Id.
        pub id: RefundId,
        /// Number of the amendment.
        pub number: String,
        /// Order.
        pub order_id: OrderId,
        /// Its number.
        pub order_number: String,
        /// Its customer, absent for a passing one.
        pub customer_id: Option<CustomerId>,
        /// Customer, may be empty.
        pub customer_name: String,
        /// Amount.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Last digits of the card, may be empty.
        pub card_last4: String,
        /// When.
        pub at_ms: i64,
        /// Who.
        pub operator: String,
        /// Counter of the terminal.
        pub counter: String,
        /// How often it was tried again since.
        pub tries: i64,
    }

    /// Says that a refund of unknown result was tried again, and is not done for that.
    pub struct TryRefund {
        /// The refund.
        pub id: RefundId,
        /// What the terminal said.
        pub said: TrySaid,
        /// Authorisation of the try, 12 characters at most, may be empty.
        pub card_authorisation: String,
        /// A note for colleagues, 500 characters at most.
        pub note: String,
    }

    /// A try that was kept.
    pub struct RefundTried {
        /// The refund.
        pub id: RefundId,
        /// Tries so far.
        pub tries: i64,
    }

    /// Says how a refund of unknown result ended.
    pub struct SettleRefund {
        /// The refund.
        pub id: RefundId,
        /// The customer that its order had on the screen, who gets what becomes credit.
        pub seen_customer_id: Option<CustomerId>,
        /// How.
        pub by: SettledBy,
        /// Authorisation of the refund, 12 characters at most, may be empty.
        pub card_authorisation: String,
        /// A note for colleagues, 500 characters at most.
        pub note: String,
    }

    /// A refund settled.
    pub struct SettledRefund {
        /// The refund.
        pub id: RefundId,
        /// How.
        pub by: SettledBy,
        /// Amount.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// The lot that it made.
        pub lot_id: Option<LotId>,
        /// Its number.
        pub lot: Option<String>,
    }
}
