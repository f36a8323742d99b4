//! *Report de séance*: a performance of which places are sold is moved to another date. Who is concerned,
//! what they are told, and until when they may ask their places back without a fee.

use crate::ids::{CustomerId, MailId, PerformanceId, ReschedulingId};
use crate::mail::{MailState, MailWords};
use crate::reprise::MailPreview;
use crate::season::PerformanceView;
use crate::shape::record;

record! {
    /// A move as it is looked at: nothing is done.
    pub struct QuoteRescheduling {
        /// Performance.
        pub id: PerformanceId,
        /// Version on the screen.
        pub version: i64,
        /// New start on the house's clock, `2020-06-27T20:30`.
        pub starts_at: String,
        /// The last day of a reprise without a fee, `2020-06-15`; none where there is none.
        pub free_until: Option<String>,
        /// Words already changed; the program's own for a language that is not among them.
        pub words: Vec<MailWords>,
    }

    /// Who a move concerns, and what they would be told.
    pub struct ReschedulingQuote {
        /// Show.
        pub show: String,
        /// Hall.
        pub hall: String,
        /// The start that it has.
        pub before_ms: i64,
        /// The new one.
        pub starts_at_ms: i64,
        /// The clock shows the hour twice on that day; the first is meant.
        pub twice: bool,
        /// Who is concerned.
        pub concerned: Concerned,
        /// The day that is proposed for a reprise without a fee, `2020-06-15`.
        pub proposed_day: String,
        /// One mail a language of the customers concerned, that of most of them first.
        pub mails: Vec<ReschedulingMail>,
        /// Until when it is sold, where the house set an end of its own: it keeps its distance from the
        /// start.
        pub closes_at_ms: Option<i64>,
    }

    /// Who a move concerns.
    pub struct Concerned {
        /// Places sold and not taken back.
        pub places: i64,
        /// Their orders.
        pub orders: i64,
        /// Their customers who have an e-mail address.
        pub by_mail: i64,
        /// Their customers who have none: a letter each.
        pub by_letter: i64,
        /// Places of no customer: nobody can be told.
        pub nobody: i64,
        /// Places whose reprise is asked for.
        pub pending: i64,
        /// Places taken back already, which the move does not concern.
        pub taken_back: i64,
    }

    /// A mail as it would read in one language.
    pub struct ReschedulingMail {
        /// Its words.
        pub words: MailWords,
        /// Customers that it goes to, letters included.
        pub customers: i64,
        /// The whole of it, to one of them.
        pub preview: MailPreview,
    }

    /// A move.
    pub struct Reschedule {
        /// Performance.
        pub id: PerformanceId,
        /// Version on the screen.
        pub version: i64,
        /// New start on the house's clock.
        pub starts_at: String,
        /// The last day of a reprise without a fee; none where there is none.
        pub free_until: Option<String>,
        /// Words of the mails; the program's own for a language that is not among them.
        pub words: Vec<MailWords>,
    }

    /// After a move.
    pub struct Rescheduled {
        /// The move.
        pub id: ReschedulingId,
        /// The performance as it is now.
        pub performance: PerformanceView,
        /// Mails that leave.
        pub by_mail: i64,
        /// Letters to print.
        pub by_letter: i64,
        /// Requests whose fee fell away.
        pub relieved: i64,
    }

    /// A page of those who were told of a move.
    pub struct ToldList {
        /// The move.
        pub id: ReschedulingId,
        /// Where the last page ended.
        pub after: Option<MailId>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A page of those who were told of a move.
    pub struct ToldPage {
        /// Rows, by name.
        pub rows: Vec<ToldRow>,
        /// Where the next page starts.
        pub next: Option<MailId>,
    }

    /// A customer who was told of a move.
    pub struct ToldRow {
        /// Their mail, or the one that is sent as a letter.
        pub mail_id: MailId,
        /// Customer.
        pub customer_id: CustomerId,
        /// `DUPONT Marie`.
        pub name: String,
        /// Places they had.
        pub places: i64,
        /// Address, empty where a letter is sent.
        pub recipient: String,
        /// State of the mail.
        pub state: MailState,
        /// When the letter was made, or the customer was told otherwise.
        pub settled_at_ms: Option<i64>,
    }

    /// A making of the letters.
    pub struct LettersCopy {
        /// The move.
        pub id: ReschedulingId,
        /// 0 the first time.
        pub rank: i64,
    }
}
