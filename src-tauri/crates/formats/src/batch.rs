//! A neutral batch of shows, orders and customers. References are by the key of the other system,
//! unique within a kind; keys are stored, so that the same batch again changes nothing.

use std::collections::HashSet;

use contract::customer::OrderState;
use contract::locale::Locale;
use domain::money::Cents;
use domain::place::PlaceState;
use serde::{Deserialize, Serialize};

/// Where something stands in the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// Rank in [`Batch::files`].
    pub file: u16,
    /// Line, from 1; 0 where it is not known.
    pub line: u32,
}

/// All that is imported at once. What a place or an order names besides (category, rate, hall,
/// seat) is made where it is new.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Batch {
    /// Prefix of every key: the other system's name and its house, `pretix:sample11`.
    pub source: String,
    /// Name of the house there, for a house that begins with this batch.
    pub house: String,
    /// Names of the files, for [`At`].
    pub files: Vec<String>,
    /// Whether orders come without their places. The places here then stay as they are.
    pub places_untold: bool,
    /// Whether a place could not be read, nor its key: any place that is not named may be on that line.
    #[serde(default)]
    pub places_lost: bool,
    /// Keys of orders of which a place could not be read.
    #[serde(default)]
    pub partial: HashSet<String>,
    /// Keys of rows that could not be read, as `kind:key`. Nothing that refers to them is reported
    /// again.
    pub unread: HashSet<String>,
    /// Keys of customers whose line could not be read, each with where it stands.
    #[serde(default)]
    pub lost: Vec<(String, At)>,
    /// Halls by name.
    pub halls: Vec<BatchHall>,
    /// Category names, in the order they are shown.
    pub categories: Vec<String>,
    /// Rate names, in the order they are shown.
    pub rates: Vec<String>,
    pub shows: Vec<BatchShow>,
    pub performances: Vec<BatchPerformance>,
    /// Prices from a file of their own.
    #[serde(default)]
    pub prices: Vec<BatchPrices>,
    pub customers: Vec<BatchCustomer>,
    pub orders: Vec<BatchOrder>,
    /// Requests to take places back.
    pub requests: Vec<BatchRequest>,
    /// What a former house owes its customers.
    #[serde(default)]
    pub balances: Vec<BatchBalance>,
    /// What was left out, by stable reason, and how often.
    pub skipped: std::collections::BTreeMap<String, i64>,
}

impl Batch {
    /// Name of the file in which something stands.
    #[must_use]
    pub fn file(&self, at: At) -> &str {
        self.files.get(usize::from(at.file)).map_or("", String::as_str)
    }
}

/// A hall and the seats that are known of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BatchHall {
    pub name: String,
    pub seats: Vec<BatchSeat>,
}

/// A seat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BatchSeat {
    /// Row, `A`.
    pub row: String,
    /// Number, `24`.
    pub number: String,
    /// Category name.
    pub category: String,
}

/// A show.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BatchShow {
    pub key: String,
    pub title: String,
    pub at: At,
}

/// A performance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BatchPerformance {
    pub key: String,
    /// Key of the show.
    pub show: String,
    /// Hall name.
    pub hall: String,
    /// Start, UTC milliseconds.
    pub starts_at_ms: i64,
    /// VAT rate in basis points.
    pub vat_bp: i64,
    pub on_sale: bool,
    /// (category, rate, price).
    pub prices: Vec<(String, String, Cents)>,
    pub at: At,
}

/// Prices of a performance of the batch, or of one that came before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BatchPrices {
    /// Key of the performance.
    pub performance: String,
    /// (category, rate, price).
    pub cells: Vec<(String, String, Cents)>,
    /// Where the first of them stands.
    pub at: At,
}

/// What a source does not say of a customer, or guesses: it stands for a new customer alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guessed {
    pub last_name: bool,
    pub first_name: bool,
    pub locale: bool,
}

/// A customer. An address or a phone that is empty is not said: what is known of it stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BatchCustomer {
    pub key: String,
    /// Last name; the whole name where it cannot be divided.
    pub last_name: String,
    /// First name, may be empty.
    pub first_name: String,
    /// E-mail, may be empty.
    pub email: String,
    /// Phone, may be empty.
    pub phone: String,
    pub locale: Locale,
    #[serde(default)]
    pub guessed: Guessed,
    /// When first known, UTC milliseconds.
    pub created_at_ms: i64,
    pub at: At,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BatchOrder {
    pub key: String,
    /// Number, as the customer knows it.
    pub number: String,
    /// Key of the customer, absent for a passing one.
    pub customer: Option<String>,
    /// Channel, `INTERNET`.
    pub channel: String,
    /// When it was made, UTC milliseconds.
    pub created_at_ms: i64,
    /// Booking fees and products, part of the total.
    pub fees: Cents,
    pub total: Cents,
    pub state: OrderState,
    pub places: Vec<BatchPlace>,
    pub at: At,
}

/// A place of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BatchPlace {
    pub key: String,
    /// Key of the performance.
    pub performance: String,
    /// (row, number), absent for free seating.
    pub seat: Option<(String, String)>,
    /// What the source calls the seat beside that, as its plan of the hall does; empty where it calls it nothing.
    #[serde(default)]
    pub seat_guid: String,
    /// Category name.
    pub category: String,
    /// Rate name.
    pub rate: String,
    /// Price paid, VAT included.
    pub price: Cents,
    /// VAT rate in basis points; the performance's where it is absent.
    pub vat_bp: Option<i64>,
    /// State: live or cancelled.
    pub state: PlaceState,
    /// Code of the ticket; empty has one minted.
    pub code: String,
    /// Name on the ticket.
    pub holder: String,
    /// Copies already printed.
    pub copies: i64,
    /// When it was scanned at the door.
    pub scanned_at_ms: Option<i64>,
    pub at: At,
}

/// A place that its customer asks back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BatchRequest {
    /// Key of the place.
    pub place: String,
    /// When it was asked, UTC milliseconds.
    pub requested_at_ms: i64,
    /// Where, `SITE`.
    pub channel: String,
    pub at: At,
}

/// *Solde*: credit that a former house gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchBalance {
    /// Key of the credit there; the customer's where it has none of its own.
    pub key: String,
    /// Key of the customer.
    pub customer: String,
    /// What is left of it.
    pub amount: Cents,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
    pub at: At,
}

/// How [`Batch::unread`] names a row.
#[must_use]
pub fn unread_key(kind: &str, key: &str) -> String {
    format!("{kind}:{key}")
}
