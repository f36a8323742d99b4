//! Requests: the queue, and below it the file of one, decisions, asking.

mod asking;
mod decision;
mod file;

use crate::ids::{CustomerId, PerformanceId, RepriseId, ShowId};
use crate::mirror;
use domain::money::Cents;
use domain::reprise::{Bucket, RepriseFlag, RepriseState};

use crate::shape::{choice, record};

pub use asking::{QuotePlaces, QuotedPlace, RepriseQuote, RequestReprise, Requested};
pub use decision::{
    AcceptMany, AcceptancePreview, Claimed, CloseReprise, CloseWhy, Decided, DecidedMany, Decision,
    LeftOut, MailPreview, MailPreviewOf, Refuse, UndoMany, UndoneMany,
};
pub use file::{
    CreditPart, FileMay, FileOrder, FilePlace, FileRule, HistoryLine, IfAccepted, LotCard,
    PastRequest, PersonName, ReasonChoice, Refusal, RepriseFile, SeatAfter, TicketAfter,
};

choice! {
    /// Column to sort by. What is treated is sorted by its receipt and its decision alone.
    pub enum RepriseSort {
        /// When it was received.
        Received,
        /// When it was decided: of what is treated.
        Decided,
        /// Customer's name.
        Customer,
        /// Show, then start.
        Show,
        /// Row and seat.
        Place,
        /// Amount paid.
        Paid,
        /// Amount of the reprise.
        Reprise,
        /// What the house keeps.
        Difference,
        /// Time left before the performance.
        TimeLeft,
    }
}

record! {
    /// A page of the queue.
    pub struct RepriseList {
        #[ts(as = "mirror::Bucket")]
        #[schemars(with = "mirror::Bucket")]
        pub bucket: Bucket,
        /// Words of a name, e-mail, order or show; 100 characters at most.
        pub search: String,
        /// Only this show.
        pub show_id: Option<ShowId>,
        /// Only this performance.
        pub performance_id: Option<PerformanceId>,
        /// Only this channel.
        pub channel: Option<String>,
        /// Only those with this flag.
        #[ts(as = "Option<mirror::RepriseFlag>")]
        #[schemars(with = "Option<mirror::RepriseFlag>")]
        pub flag: Option<RepriseFlag>,
        /// Only this state, within the list.
        #[ts(as = "Option<mirror::RepriseState>")]
        #[schemars(with = "Option<mirror::RepriseState>")]
        pub state: Option<RepriseState>,
        /// Received at or after.
        pub received_from_ms: Option<i64>,
        /// Received before.
        pub received_to_ms: Option<i64>,
        pub sort: RepriseSort,
        pub descending: bool,
        /// Where the last page ended: `next` of its answer.
        pub after: Option<String>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A row of the queue.
    pub struct RepriseRow {
        pub id: RepriseId,
        pub version: i64,
        /// Number, as said on the phone: `R-000042`.
        pub number: String,
        #[ts(as = "mirror::RepriseState")]
        #[schemars(with = "mirror::RepriseState")]
        pub state: RepriseState,
        pub received_at_ms: i64,
        /// Absent before somebody decided.
        pub decided_at_ms: Option<i64>,
        pub customer_id: CustomerId,
        /// `DUPONT Marie`.
        pub customer_name: String,
        /// May be absent.
        pub customer_email: Option<String>,
        pub show: String,
        /// The start that it was asked back for.
        pub starts_at_ms: i64,
        /// When the performance begins, as it is now.
        pub plays_at_ms: i64,
        pub row: String,
        pub seat: String,
        pub category: String,
        pub rate: String,
        /// Channel the place was sold by.
        pub channel: String,
        pub order_number: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub paid_cents: Cents,
        /// What is asked; once it is accepted, what it gave.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub reprise_cents: Cents,
        /// Paid less reprise.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub difference_cents: Cents,
        #[ts(as = "Vec<mirror::RepriseFlag>")]
        #[schemars(with = "Vec<mirror::RepriseFlag>")]
        pub flags: Vec<RepriseFlag>,
        /// Another operator who has it on the screen.
        pub claimed_by: Option<String>,
        /// Last instant at which a request was in time.
        pub deadline_at_ms: i64,
        /// It presses: the performance is near, and nobody has decided.
        pub urgent: bool,
    }

    /// How many requests each list has, under the same filters; absent where a search or dates
    /// leave too many to count as one types.
    #[derive(Default)]
    pub struct BucketCounts {
        /// To decide.
        pub open: Option<i64>,
        pub sign: Option<i64>,
        pub held: Option<i64>,
        /// Decided.
        pub done: Option<i64>,
    }

    /// A page of the queue.
    pub struct ReprisePage {
        /// Rows. A page that filters many requests may hold fewer than asked, or none, and go on.
        pub rows: Vec<RepriseRow>,
        /// Where the next page starts, absent at the end.
        pub next: Option<String>,
        pub counts: BucketCounts,
        /// Those of this list, under its filters, that press: their rows say so. Absent where they are too many
        /// to count as one types.
        pub urgent: Option<i64>,
    }

    /// What the queue can be filtered by.
    pub struct RepriseFilters {
        /// Shows with requests.
        pub shows: Vec<ShowChoice>,
        /// Performances with requests.
        pub performances: Vec<PerformanceChoice>,
        /// Channels with requests.
        pub channels: Vec<String>,
    }

    /// A show in a list of choices.
    pub struct ShowChoice {
        pub id: ShowId,
        pub title: String,
    }

    /// A performance in a list of choices.
    pub struct PerformanceChoice {
        pub id: PerformanceId,
        pub show_id: ShowId,
        pub starts_at_ms: i64,
    }
}
