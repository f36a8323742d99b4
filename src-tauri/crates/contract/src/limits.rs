//! Limits of one question or command. The commands hold to them, and the window knows them beforehand.

use domain::access::PIN_DIGITS;
use domain::payment::{AUTHORISATION_MAX, CARD_DIGITS_MAX};
pub use domain::place::PLACES_MAX;

/// Requests that are decided together.
pub const REQUESTS_MAX: usize = 1_000;

/// Rows a page.
pub const PAGE_MAX: usize = 200;

/// The same by the names that the window gives them, with what is kept of a card and the fewest digits of a PIN.
pub const LIMITS: [(&str, usize); 6] = [
    ("places", PLACES_MAX),
    ("requests", REQUESTS_MAX),
    ("page", PAGE_MAX),
    ("card_digits", CARD_DIGITS_MAX),
    ("authorisation", AUTHORISATION_MAX),
    ("pin_shortest", *PIN_DIGITS.start()),
];
