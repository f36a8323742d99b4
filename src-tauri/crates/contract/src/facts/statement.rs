//! What a statement of a customer's credit lists.

use serde::{Deserialize, Serialize};

use domain::money::Cents;

use super::HouseFacts;
use crate::locale::Locale;
use crate::statement::MovementKind;

/// A movement on a customer's account, as a statement lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLine {
    pub at_ms: i64,
    pub kind: MovementKind,
    /// Lot number.
    pub lot: String,
    /// Last millisecond of that lot.
    pub expires_at_ms: i64,
    /// Order number concerned, may be empty.
    pub order_number: String,
    /// Why, where a person wrote it; may be empty.
    pub text: String,
    /// Positive adds to the balance, negative takes from it.
    pub amount: Cents,
    /// Balance after the movement.
    pub balance: Cents,
}

/// One lot, as a statement lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLot {
    /// Lot number.
    pub number: String,
    pub issued: Cents,
    pub left: Cents,
    /// What nobody spent of it in time.
    pub lapsed: Cents,
    pub expires_at_ms: i64,
    /// Already expired at the statement's date.
    pub expired: bool,
}

/// *Relevé de solde client*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementFacts {
    pub house: HouseFacts,
    pub customer: String,
    /// Customer's e-mail, may be empty.
    pub email: String,
    /// Date of the statement.
    pub at_ms: i64,
    /// Balance at that date.
    pub balance: Cents,
    /// The lots, earliest expiry first.
    pub lots: Vec<StatementLot>,
    /// The movements, oldest first.
    pub lines: Vec<StatementLine>,
    pub locale: Locale,
}
