//! Customers: search, sheet, orders.

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
        /// Those to come first, the nearest before the others; then those that are over, the latest first.
        Coming,
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

    /// What makes a customer likely to be the same person.
    pub enum TwinSign {
        /// The same e-mail.
        Email,
        /// The same phone.
        Phone,
        /// The same name, however its words are ordered or joined.
        Name,
        /// A name that differs by a letter or two.
        NearName,
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
        pub id: CustomerId,
        pub number: i64,
        /// `DUPONT Marie`.
        pub name: String,
        /// May be empty.
        pub email: String,
        /// May be empty.
        pub phone: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
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
        pub locale: Locale,
    }

    /// A customer to make by hand.
    pub struct NewCustomer {
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
        /// They are another person, though somebody with the same e-mail is there.
        #[serde(default)]
        pub anyway: bool,
    }

    /// Who is there already and may be the same person, the likeliest first; 5 at most.
    pub struct CustomerTwins {
        /// The customers.
        pub twins: Vec<CustomerTwin>,
        /// One of them has the same e-mail: making another wants a yes.
        pub same_email: bool,
    }

    /// A customer who may be the same person.
    pub struct CustomerTwin {
        /// The customer.
        pub customer: CustomerRow,
        /// What is the same.
        pub same: Vec<TwinSign>,
    }

    /// A change to a customer.
    pub struct CustomerChange {
        pub id: CustomerId,
        /// Version on the screen.
        pub version: i64,
        pub fields: CustomerFields,
        /// They are another person, though somebody has the new e-mail.
        #[serde(default)]
        pub anyway: bool,
    }

    /// The customer's sheet.
    pub struct CustomerSheet {
        pub id: CustomerId,
        pub number: i64,
        pub version: i64,
        pub fields: CustomerFields,
        /// `DUPONT Marie`.
        pub name: String,
        /// When first known.
        pub created_at_ms: i64,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// Lots with something left, earliest expiry first; then those of which something lapsed, the newest
        /// expiry first.
        pub lots: Vec<Lot>,
        /// Whoever asks may give them credit by hand.
        #[serde(default)]
        pub may_give: bool,
        /// When the person was erased: nothing is sold or given to them any more.
        #[serde(default)]
        pub erased_at_ms: Option<i64>,
        /// Whoever asks may export what the house holds of them.
        #[serde(default)]
        pub may_export: bool,
        /// Whoever asks may erase them.
        #[serde(default)]
        pub may_erase: bool,
        pub orders: i64,
        /// Requests open.
        pub pending: i64,
        /// Where they are signed in on the site.
        #[serde(default)]
        pub access: SiteAccess,
        /// Whoever asks may end that.
        #[serde(default)]
        pub may_sign_out: bool,
        /// They want their account closed.
        #[serde(default)]
        pub closing: Option<ClosingAsked>,
    }

    /// An account that its customer wants closed.
    pub struct ClosingAsked {
        pub at_ms: i64,
        /// The credit that they gave up with it.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub given_up_cents: Cents,
        /// The requests that they gave up with it.
        pub requests: i64,
    }

    /// A customer who wants their account closed, for whoever erases.
    pub struct ClosingRow {
        pub id: CustomerId,
        pub number: i64,
        /// `DUPONT Marie`.
        pub name: String,
        pub asked: ClosingAsked,
    }

    /// Where a customer is signed in on the site.
    #[derive(Default)]
    pub struct SiteAccess {
        /// Browsers that are signed in to their mailbox.
        pub open: i64,
        /// The last sign-in of those; absent without one.
        pub since_ms: Option<i64>,
        /// When one of them was last seen; absent without one.
        pub seen_at_ms: Option<i64>,
    }

    /// A credit lot.
    pub struct Lot {
        pub id: LotId,
        /// `AV-000123`.
        pub number: String,
        /// `reprise`, `opening`, `amendment`, `gift`, `balance` or `extension`.
        pub origin: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub issued_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub left_cents: Cents,
        /// What nobody spent of it in time, whether the row that writes it off is there yet or not.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub lapsed_cents: Cents,
        pub issued_at_ms: i64,
        pub expires_at_ms: i64,
        pub expired: bool,
        /// Whoever asks may let it live longer.
        #[serde(default)]
        pub may_extend: bool,
        /// Whoever asks may take back what is left of it.
        #[serde(default)]
        pub may_take_back: bool,
    }

    /// A customer's orders.
    pub struct OrderList {
        pub customer_id: CustomerId,
        /// Words of the show or the order number; 100 characters at most.
        pub search: String,
        pub sort: OrderSort,
        pub descending: bool,
        /// Rows to skip: an order list is short enough for page numbers.
        pub offset: i64,
        /// Rows a page: 10, 25, 50 or 100.
        pub limit: i64,
    }

    /// An order in the list.
    pub struct OrderRow {
        pub id: OrderId,
        /// Show; the first, where there are several.
        pub show: String,
        pub number: String,
        pub places: i64,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        pub starts_at_ms: i64,
        pub state: OrderState,
        pub created_at_ms: i64,
        /// Requests open.
        pub pending: i64,
        /// Places taken back.
        pub taken_back: i64,
    }

    /// A page of orders.
    pub struct OrderPage {
        pub rows: Vec<OrderRow>,
        /// Rows in all, under the search.
        pub total: i64,
    }

    /// A file the program wrote.
    pub struct WrittenFile {
        /// Characters that neither the program nor this machine has a font of, each once: a box stands on
        /// the paper for each. Usually empty.
        pub unprintable: String,
        /// Its path on this machine.
        pub path: String,
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

impl NewCustomer {
    /// What is known of them.
    #[must_use]
    pub fn fields(&self) -> CustomerFields {
        CustomerFields {
            last_name: self.last_name.clone(),
            first_name: self.first_name.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            locale: self.locale,
        }
    }
}
