//! Customers: search, sheet, orders, statement.

use crate::action::Action;
use crate::ids::{CustomerId, LotId, OrderId};
use crate::locale::Locale;
use crate::mirror;
use domain::money::Cents;

use crate::shape::{choice, record};

choice! {
    /// Column of the order list.
    pub enum OrderSort {
        /// Show.
        Show,
        /// Order number.
        Number,
        /// Number of places.
        Places,
        /// Total.
        Total,
        /// Start of the performance.
        Performance,
        /// When the order was made.
        Created,
    }

    /// State of an order's header, which a reprise never changes.
    pub enum OrderState {
        /// *Édité*.
        Issued,
        /// *Non payée*.
        Unpaid,
        /// *Annulée*.
        Cancelled,
    }

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
        /// What this program does not know.
        Other,
    }
}

record! {
    /// Words of a name, e-mail, phone or order number.
    pub struct CustomerSearch {
        /// 100 characters at most; empty lists everyone by name.
        pub search: String,
        /// Where the last page ended.
        pub after: Option<String>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A customer in a list.
    pub struct CustomerRow {
        /// Id.
        pub id: CustomerId,
        /// Number.
        pub number: i64,
        /// `DUPONT Marie`.
        pub name: String,
        /// May be empty.
        pub email: String,
        /// May be empty.
        pub phone: String,
        /// Balance now.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// Orders.
        pub orders: i64,
        /// Requests open.
        pub pending: i64,
    }

    /// A page of customers.
    pub struct CustomerPage {
        /// Rows. A page that compares many customers may hold fewer than asked, or none, and go on.
        pub rows: Vec<CustomerRow>,
        /// Where the next page starts.
        pub next: Option<String>,
    }

    /// A customer, to make or to change.
    pub struct CustomerFields {
        /// 120 characters at most; required.
        pub last_name: String,
        /// 120 characters at most.
        pub first_name: String,
        /// 254 characters at most, may be empty.
        pub email: String,
        /// 40 characters at most, may be empty.
        pub phone: String,
        /// Language.
        pub locale: Locale,
    }

    /// A change to a customer.
    pub struct CustomerChange {
        /// Id.
        pub id: CustomerId,
        /// Version on the screen.
        pub version: i64,
        /// The new fields.
        pub fields: CustomerFields,
    }

    /// The customer's sheet.
    pub struct CustomerSheet {
        /// Id.
        pub id: CustomerId,
        /// Number.
        pub number: i64,
        /// Version.
        pub version: i64,
        /// Fields.
        pub fields: CustomerFields,
        /// `DUPONT Marie`.
        pub name: String,
        /// When first known.
        pub created_at_ms: i64,
        /// Balance now.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// Lots with something left, earliest expiry first; expired ones last.
        pub lots: Vec<Lot>,
        /// Orders.
        pub orders: i64,
        /// Requests open.
        pub pending: i64,
    }

    /// A credit lot.
    pub struct Lot {
        /// Id.
        pub id: LotId,
        /// `AV-000123`.
        pub number: String,
        /// `reprise` or `opening`.
        pub origin: String,
        /// Amount.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub issued_cents: Cents,
        /// Left.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub left_cents: Cents,
        /// When it was given.
        pub issued_at_ms: i64,
        /// Expiry.
        pub expires_at_ms: i64,
        /// Expired.
        pub expired: bool,
    }

    /// A customer's orders.
    pub struct OrderList {
        /// Customer.
        pub customer_id: CustomerId,
        /// Words of the show or the order number; 100 characters at most.
        pub search: String,
        /// Column.
        pub sort: OrderSort,
        /// Largest first.
        pub descending: bool,
        /// Rows to skip: an order list is short enough for page numbers.
        pub offset: i64,
        /// Rows a page: 10, 25, 50 or 100.
        pub limit: i64,
    }

    /// An order in the list.
    pub struct OrderRow {
        /// Id.
        pub id: OrderId,
        /// Show; the first, where there are several.
        pub show: String,
        /// Number.
        pub number: String,
        /// Places.
        pub places: i64,
        /// Total.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// Start of the performance.
        pub starts_at_ms: i64,
        /// State.
        pub state: OrderState,
        /// When it was made.
        pub created_at_ms: i64,
        /// Requests open.
        pub pending: i64,
        /// Places taken back.
        pub taken_back: i64,
    }

    /// A page of orders.
    pub struct OrderPage {
        /// Rows.
        pub rows: Vec<OrderRow>,
        /// Rows in all, under the search.
        pub total: i64,
    }

    /// A movement.
    pub struct Movement {
        /// When.
        pub at_ms: i64,
        /// What it was for.
        pub kind: MovementKind,
        /// Lot number.
        pub lot: String,
        /// Expiry of that lot.
        pub expires_at_ms: i64,
        /// Order number, may be empty.
        pub order_number: String,
        /// Signed.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Balance after, expired lots included.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
    }

    /// *Relevé*.
    pub struct Statement {
        /// Balance now.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// Lots.
        pub lots: Vec<Lot>,
        /// Movements, oldest first.
        pub movements: Vec<Movement>,
    }

    /// A file the program wrote.
    pub struct WrittenFile {
        /// Its path on this machine.
        pub path: String,
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
            _ => Self::Other,
        }
    }
}

impl OrderState {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Unpaid => "unpaid",
            Self::Cancelled => "cancelled",
        }
    }
}
