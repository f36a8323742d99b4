//! Asking a place back.

use crate::ids::{PlaceId, RepriseId};
use crate::mirror;
use domain::money::Cents;

use crate::reprise::{CreditPart, FileRule};
use crate::shape::record;

record! {
    /// Places to ask back.
    pub struct QuotePlaces {
        /// Places of one order, 1 to 50.
        pub place_ids: Vec<PlaceId>,
    }

    /// What asking back would give.
    pub struct RepriseQuote {
        pub places: Vec<QuotedPlace>,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub paid_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub reprise_cents: Cents,
        /// Where the credit would go if it were given now, the earliest expiry first.
        pub credit: Vec<CreditPart>,
        /// The terms to accept.
        pub terms_fr: String,
        pub terms_en: String,
        pub terms_version: i64,
        /// A rule is broken: only a supervisor can ask, as an exception.
        pub exception: bool,
    }

    /// One place of a quote.
    pub struct QuotedPlace {
        pub id: PlaceId,
        pub show: String,
        pub starts_at_ms: i64,
        pub row: String,
        pub seat: String,
        pub category: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub paid_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub reprise_cents: Cents,
        pub rules: Vec<FileRule>,
    }

    /// A request made for a customer.
    pub struct RequestReprise {
        /// Places of one order, 1 to 50.
        pub place_ids: Vec<PlaceId>,
        /// When their performances begin as the recap showed it, place by place.
        pub seen_starts_at_ms: Vec<i64>,
        /// Version of the terms that the customer accepted.
        pub terms_version: i64,
        /// The reprise the recap showed, all places together.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_reprise_cents: Cents,
    }

    /// After a request.
    pub struct Requested {
        /// The requests made, one a place.
        pub reprise_ids: Vec<RepriseId>,
        /// Number of the first, as said on the phone.
        pub number: String,
    }
}

impl RepriseQuote {
    /// When the performances begin that it shows, place by place.
    #[must_use]
    pub fn starts_at_ms(&self) -> Vec<i64> {
        self.places.iter().map(|place| place.starts_at_ms).collect()
    }
}
