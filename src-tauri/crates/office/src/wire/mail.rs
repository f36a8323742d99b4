//! Mails and their states.

use super::{choice, wire};

choice! {
    /// State of a mail.
    pub enum MailState {
        /// Waiting, its undo time not over or not yet tried.
        Pending,
        /// On the line now.
        Sending,
        /// Taken by the server, or written to the folder.
        Sent,
        /// To be tried again.
        Retry,
        /// Refused for good.
        Failed,
        /// The line died after the last dot: perhaps sent.
        InDoubt,
        /// Taken back before it left.
        Cancelled,
        /// The customer has no e-mail address.
        NoAddress,
    }
}

wire! {
    /// A page of mails.
    pub struct MailList {
        /// Only this state.
        pub state: Option<MailState>,
        /// Only those that need a person.
        pub problems: bool,
        /// Words of the recipient, address or subject; 100 characters at most.
        pub search: String,
        /// Where the last page ended.
        pub after: Option<String>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A mail in the list.
    pub struct MailRow {
        /// Id.
        pub id: i64,
        /// Kind.
        pub kind: String,
        /// Address, empty where there is none.
        pub recipient: String,
        /// Name.
        pub recipient_name: String,
        /// Subject.
        pub subject: String,
        /// State.
        pub state: MailState,
        /// Tries so far.
        pub attempts: i64,
        /// When it was made.
        pub date_ms: i64,
        /// When it is tried next.
        pub due_at_ms: i64,
        /// When it left.
        pub sent_at_ms: Option<i64>,
        /// What the server said.
        pub error: Option<String>,
        /// Order.
        pub order_number: Option<String>,
        /// Customer.
        pub customer_id: i64,
    }

    /// A page of mails.
    pub struct MailPage {
        /// Rows, newest first.
        pub rows: Vec<MailRow>,
        /// Where the next page starts.
        pub next: Option<String>,
    }

    /// A mail opened.
    pub struct MailDetail {
        /// The row.
        pub row: MailRow,
        /// Plain text.
        pub text: String,
        /// HTML.
        pub html: String,
        /// Message-ID, the same at each try.
        pub message_id: String,
    }

    /// Sending again, perhaps to a corrected address.
    pub struct ResendMail {
        /// Mail.
        pub id: i64,
        /// Address, as the customer's sheet should have it too.
        pub recipient: String,
    }
}
