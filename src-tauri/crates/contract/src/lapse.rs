//! *Échéance*: credit that nobody spent in time, as the house counts it.

use domain::money::Cents;

use crate::ids::CustomerId;
use crate::mirror;
use crate::shape::record;

record! {
    /// What lapsed in a period.
    pub struct LapseList {
        /// At or after; 31 days before the end where none is said.
        pub from_ms: Option<i64>,
        /// Before; now where none is said. The period is 400 days at most.
        pub to_ms: Option<i64>,
        /// Where the last page ended.
        pub after: Option<String>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// Something that lapsed, or came back because the acceptance that gave it was taken back.
    pub struct LapseRow {
        /// Row of the journal.
        pub seq: i64,
        /// When it was written.
        pub at_ms: i64,
        /// `AV-000123`.
        pub lot: String,
        pub customer_id: CustomerId,
        /// `DUPONT Marie`.
        pub customer_name: String,
        /// Last millisecond at which the lot could be spent.
        pub expires_at_ms: i64,
        /// Below zero where it came back.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
    }

    /// What lapsed on a day of the house's calendar.
    pub struct LapseDay {
        /// A moment of that day.
        pub day_ms: i64,
        /// Movements.
        pub lots: i64,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
    }

    /// A page of what lapsed.
    pub struct LapsePage {
        /// Rows, newest first.
        pub rows: Vec<LapseRow>,
        /// Where the next page starts.
        pub next: Option<String>,
        /// Days of the whole period on which something lapsed, newest first.
        pub days: Vec<LapseDay>,
        /// What the days make.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// The period that was read.
        pub from_ms: i64,
        pub to_ms: i64,
        /// What the house owes its customers now: the credit that can be spent.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub owed_cents: Cents,
    }
}
