//! Limits of one question or command. The commands hold to them, and the window knows them beforehand.

/// Places that one command may carry: a sale, a request, a print.
pub const PLACES_MAX: usize = 50;

/// Requests that are decided together.
pub const REQUESTS_MAX: usize = 1_000;

/// Rows a page.
pub const PAGE_MAX: usize = 200;

/// The same by the names that the window gives them.
pub const LIMITS: [(&str, usize); 3] =
    [("places", PLACES_MAX), ("requests", REQUESTS_MAX), ("page", PAGE_MAX)];
