//! Anchors of the books outside the house: what papers and counters keep of the journal.

mod copies;
pub(crate) mod hands;
mod liars;
mod papers;
mod restored;
mod rewritten;
mod sessions;
pub(crate) mod went_back;
