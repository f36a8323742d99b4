//! Limits of one question or command. The commands hold to them, and the window knows them beforehand.

use domain::money::PRICE_MAX;
use domain::payment::{AUTHORISATION_MAX, CARD_DIGITS_MAX};
use domain::pin;
pub use domain::place::PLACES_MAX;
use domain::policy::{GRACE_DAYS_MAX, VALIDITY_DAYS_MAX};

/// Requests that are decided together.
pub const REQUESTS_MAX: usize = 1_000;

/// Rows a page.
pub const PAGE_MAX: usize = 200;

/// The same by the names that the window gives them, with what the window says of a field before it is sent.
pub const LIMITS: [(&str, i64); 10] = [
    ("places", PLACES_MAX as i64),
    ("requests", REQUESTS_MAX as i64),
    ("page", PAGE_MAX as i64),
    ("card_digits", CARD_DIGITS_MAX as i64),
    ("authorisation", AUTHORISATION_MAX as i64),
    ("pin_shortest", *pin::DIGITS.start() as i64),
    ("pin_longest", *pin::DIGITS.end() as i64),
    ("price_cents", PRICE_MAX.0),
    ("validity_days", VALIDITY_DAYS_MAX as i64),
    ("grace_days", GRACE_DAYS_MAX as i64),
];
