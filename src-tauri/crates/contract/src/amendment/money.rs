//! How an order is paid, and how it was put right.

use domain::amendment::AmendmentKind;
use domain::money::Cents;
use domain::payment::TenderKind;

use crate::ids::{AmendmentId, OrderId, PaymentId, PlaceId};
use crate::mirror;
use crate::shape::record;

record! {
    /// How an order is paid now, and how it was put right.
    pub struct OrderMoney {
        /// Places that may be given back, by whoever the rules let.
        pub can_give_back: Vec<PlaceId>,
        /// Payments, oldest first.
        pub payments: Vec<PaidLine>,
        /// Amendments of it, and the exchange that made it, oldest first.
        pub amendments: Vec<AmendmentRow>,
    }

    /// A payment, with what is left of it.
    pub struct PaidLine {
        /// Id.
        pub id: PaymentId,
        /// Tender.
        #[ts(as = "mirror::TenderKind")]
        #[schemars(with = "mirror::TenderKind")]
        pub tender: TenderKind,
        /// Amount.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// What nobody gave back or corrected of it.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub left_cents: Cents,
        /// Number of the lot, for credit.
        pub lot: Option<String>,
        /// Last digits of the card, may be empty.
        pub card_last4: String,
        /// Authorisation of the card, may be empty.
        pub card_authorisation: String,
        /// When.
        pub at_ms: i64,
    }

    /// An amendment, in a list.
    pub struct AmendmentRow {
        /// Id.
        pub id: AmendmentId,
        /// Number, `AN-000001`.
        pub number: String,
        /// What was done.
        #[ts(as = "mirror::AmendmentKind")]
        #[schemars(with = "mirror::AmendmentKind")]
        pub kind: AmendmentKind,
        /// When.
        pub at_ms: i64,
        /// Who.
        pub operator: String,
        /// The supervisor who signed beside, may be empty.
        pub seconded_by: String,
        /// What it moved.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Places given back.
        pub places: i64,
        /// The order given back.
        pub order_number: String,
        /// The order of an exchange, may be empty.
        pub new_order_number: String,
        /// Its id.
        pub new_order_id: Option<OrderId>,
        /// A card refund of it is « à vérifier ».
        pub unsettled: bool,
    }

    /// A copy of an amendment's paper.
    pub struct AmendmentCopy {
        /// The amendment.
        pub id: AmendmentId,
        /// 0 for the original, else the rank of the duplicata.
        pub rank: i64,
    }
}
