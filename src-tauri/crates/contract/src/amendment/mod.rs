//! What was sold and is put right: voids, corrections of a tender, exchanges. Beside them, who may, and card
//! refunds whose result nobody knows.

mod money;
mod refund;
mod rules;

use domain::money::Cents;
use domain::payment::TenderKind;
use domain::vat::VatLine;

use crate::ids::{AmendmentId, CustomerId, OperatorId, OrderId, PaymentId, PlaceId};
use crate::mirror;
use crate::sale::{BasketLine, QuotedLine, Sold};
use crate::shape::{choice, record};

pub use money::{AmendmentCopy, AmendmentRow, OrderMoney, PaidLine};
pub use refund::{
    RefundList, RefundPage, RefundTried, SettleRefund, SettledBy, SettledRefund, TryRefund,
    TrySaid, UnknownRefund,
};
pub use rules::{
    AmendmentRules, AmendmentSettings, MayAmend, SecondSign, SecondSigned, SetAmendments,
};

choice! {
    /// Why a sale is put right.
    pub enum AmendmentReason {
        /// Sold or typed wrongly.
        Mistake,
        /// The customer asked for it.
        Customer,
        /// The performance changed, or a seat cannot be used.
        Event,
        /// Another reason; the note says it.
        Other,
    }

    /// The way in which a part of a payment is given back.
    pub enum RefundWay {
        /// Cash, by hand.
        Hand,
        /// By the card terminal, which refunds by itself.
        Terminal,
        /// To the lot that it was spent from, with its expiry; with few days left, to a new one with days of grace.
        Lot,
        /// As new credit, with the full validity.
        Credit,
        /// Carried over to the order of an exchange.
        Carried,
        /// Taken back to be typed anew.
        Corrected,
    }

    /// What the card terminal said of a refund.
    pub enum TerminalSaid {
        /// It refunds nothing: there is nothing to give back by card.
        Nothing,
        /// Done.
        Done,
        /// Nobody knows: « à vérifier ».
        Unknown,
    }
}

impl AmendmentReason {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mistake => "mistake",
            Self::Customer => "customer",
            Self::Event => "event",
            Self::Other => "other",
        }
    }
}

impl RefundWay {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Terminal => "terminal",
            Self::Lot => "lot",
            Self::Credit => "credit",
            Self::Carried => "carried",
            Self::Corrected => "corrected",
        }
    }
}

record! {
    /// A place that is given back.
    pub struct GivenPlace {
        /// Id.
        pub id: PlaceId,
        /// Show.
        pub show: String,
        /// Start.
        pub starts_at_ms: i64,
        /// Row.
        pub row: String,
        /// Seat number.
        pub seat: String,
        /// Price paid.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_cents: Cents,
        /// Its ticket was printed: it is in somebody's hand.
        pub printed: bool,
    }

    /// A part of a payment that is given back.
    pub struct GivenBack {
        /// Tender that it was paid with.
        #[ts(as = "mirror::TenderKind")]
        #[schemars(with = "mirror::TenderKind")]
        pub tender: TenderKind,
        /// In which way.
        pub way: RefundWay,
        /// The payment that it is given back of: a terminal refunds each by itself.
        pub payment_id: PaymentId,
        /// Last digits of its card, may be empty.
        pub card_last4: String,
        /// Amount.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Number of the lot that it goes to, where it is one that is known.
        pub lot: Option<String>,
        /// Last millisecond of that credit.
        pub expires_at_ms: Option<i64>,
    }

    /// A part that is given back, as the screen showed it.
    pub struct SeenGiven {
        pub way: RefundWay,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
    }

    /// What the terminal said of one payment that goes back by card.
    pub struct TerminalAnswer {
        pub payment_id: PaymentId,
        /// Never that it refunds nothing.
        pub said: TerminalSaid,
        /// Authorisation of this refund, 12 characters at most, may be empty.
        pub card_authorisation: String,
    }

    /// Places to void.
    pub struct QuoteVoid {
        /// Order.
        pub order_id: OrderId,
        /// 1 to 50 places of it.
        pub place_ids: Vec<PlaceId>,
    }

    /// What a void would give back.
    pub struct VoidQuote {
        /// Places.
        pub places: Vec<GivenPlace>,
        /// Total given back.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// By which tenders.
        pub given: Vec<GivenBack>,
        /// The tickets in hand are to be asked for.
        pub ask_ticket: bool,
        /// Whether whoever asks may.
        pub may: MayAmend,
    }

    /// Voids places of an order.
    pub struct VoidSale {
        /// Order.
        pub order_id: OrderId,
        /// 1 to 50 places of it.
        pub place_ids: Vec<PlaceId>,
        /// Every ticket that was printed is in the hands of whoever types this.
        pub ticket_returned: bool,
        /// The total on the screen: another one refuses the void before money moves.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_total_cents: Cents,
        /// What the terminal said of the parts that go back by card and are not among `terminals`.
        pub terminal: TerminalSaid,
        /// Authorisation of those refunds, 12 characters at most, may be empty.
        pub card_authorisation: String,
        /// What it said of each payment that goes back by card.
        pub terminals: Vec<TerminalAnswer>,
        /// Why.
        pub reason: AmendmentReason,
        /// A note for colleagues, 500 characters at most.
        pub note: String,
        /// The supervisor who signed beside, see `second_sign`.
        pub seconded_by: Option<OperatorId>,
    }

    /// After a void or a correction.
    pub struct Amended {
        /// The amendment.
        pub amendment_id: AmendmentId,
        /// Its number, `AN-000001`.
        pub number: String,
        /// Total given back, or corrected.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// By which tenders.
        pub given: Vec<GivenBack>,
        /// A card refund is « à vérifier ».
        pub unsettled: bool,
    }

    /// Corrects the tender of a payment in money, of which nothing of the order changes.
    pub struct CorrectTender {
        /// Order.
        pub order_id: OrderId,
        /// The payment that was typed wrongly.
        pub payment_id: PaymentId,
        /// What is left of it on the screen; another amount refuses the correction.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_cents: Cents,
        /// What of it was cash.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub cash_cents: Cents,
        /// What of it was paid by card.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub card_cents: Cents,
        /// Last four digits at most, may be empty.
        pub card_last4: String,
        /// Authorisation number, 12 characters at most, may be empty.
        pub card_authorisation: String,
        /// A note for colleagues, 500 characters at most.
        pub note: String,
        /// The supervisor who signed beside, see `second_sign`.
        pub seconded_by: Option<OperatorId>,
    }

    /// Places to exchange, and what is taken instead.
    pub struct QuoteExchange {
        /// Order.
        pub order_id: OrderId,
        /// 1 to 50 places of it.
        pub place_ids: Vec<PlaceId>,
        /// 1 to 50 lines.
        pub lines: Vec<BasketLine>,
    }

    /// What an exchange would cost, or give back.
    pub struct ExchangeQuote {
        /// Places given back.
        pub places: Vec<GivenPlace>,
        /// What they were sold for.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub value_cents: Cents,
        /// What is taken instead.
        pub lines: Vec<QuotedLine>,
        /// What it costs.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// VAT of what is taken, by rate.
        #[ts(as = "Vec<mirror::VatLine>")]
        #[schemars(with = "Vec<mirror::VatLine>")]
        pub vat: Vec<VatLine>,
        /// *Reste à payer*.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub due_cents: Cents,
        /// The most credit that fits what is left to pay.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_max_cents: Cents,
        /// What is given back.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub back_cents: Cents,
        /// In which ways: what is carried over, then what is given back.
        pub given: Vec<GivenBack>,
        /// The tickets in hand are to be asked for.
        pub ask_ticket: bool,
        /// Whether whoever asks may.
        pub may: MayAmend,
    }

    /// Exchanges places of an order against others.
    pub struct ExchangeSale {
        /// Order.
        pub order_id: OrderId,
        /// The customer it had on the screen, whose credit is used.
        pub seen_customer_id: Option<CustomerId>,
        /// 1 to 50 places of it.
        pub place_ids: Vec<PlaceId>,
        /// 1 to 50 lines.
        pub lines: Vec<BasketLine>,
        /// Every ticket that was printed is in the hands of whoever types this.
        pub ticket_returned: bool,
        /// What the places given back were sold for, on the screen.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_value_cents: Cents,
        /// What is taken instead costs, on the screen.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_total_cents: Cents,
        /// What is carried over and given back, part by part, as the screen showed it: in another way none of it goes back.
        pub seen_given: Vec<SeenGiven>,
        /// Credit used for the difference.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_cents: Cents,
        /// Charged by card for the difference.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub card_cents: Cents,
        /// Last four digits at most, may be empty.
        pub card_last4: String,
        /// Authorisation of the charge or of the refund, 12 characters at most, may be empty.
        pub card_authorisation: String,
        /// Cash handed over for the difference.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub tendered_cents: Cents,
        /// What the terminal said of the parts that go back by card and are not among `terminals`.
        pub terminal: TerminalSaid,
        /// What it said of each payment that goes back by card.
        pub terminals: Vec<TerminalAnswer>,
        /// Why.
        pub reason: AmendmentReason,
        /// A note for colleagues, 500 characters at most.
        pub note: String,
        /// The supervisor who signed beside, see `second_sign`.
        pub seconded_by: Option<OperatorId>,
    }

    /// After an exchange.
    pub struct Exchanged {
        /// The amendment.
        pub amended: Amended,
        /// The new order, with its places and tickets.
        pub sold: Sold,
    }
}

impl ExchangeQuote {
    /// What it shows as carried over and given back, part by part.
    #[must_use]
    pub fn seen_given(&self) -> Vec<SeenGiven> {
        let seen = |part: &GivenBack| SeenGiven { way: part.way, amount_cents: part.amount_cents };
        self.given.iter().map(seen).collect()
    }
}
