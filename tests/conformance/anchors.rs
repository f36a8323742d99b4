//! Anchors of the books outside the house: what papers and counters keep of the journal.

mod copies;
mod hands;
mod papers;
mod restored;
mod rewritten;
mod went_back;
