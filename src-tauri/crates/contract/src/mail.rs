//! Mails and their states.

use crate::ids::{CustomerId, MailId};
use crate::locale::Locale;
use crate::shape::{choice, record};

choice! {
    /// State of a mail.
    pub enum MailState {
        /// Waiting, its undo time not over or not yet tried.
        Pending,
        /// On the line now.
        Sending,
        /// Taken by the server, or written to the folder.
        Sent,
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

choice! {
    /// Why a mail is not there, or why the line waits. The window has a sentence for each.
    pub enum MailReason {
        /// Nobody answers at the server's address.
        ServerAway,
        /// The server takes nothing at all now.
        ServerRefused,
        /// No answer within the time for it.
        Silent,
        /// The line died before the text was over.
        LineCut,
        /// The server said what no server says here.
        Garbled,
        /// The encryption did not come about, or the certificate is not trusted.
        Tls,
        /// The server offers no encryption.
        NoTls,
        /// The user or the password is refused.
        Password,
        /// The server wants a password, and this counter has none.
        NoPassword,
        SenderRefused,
        UnknownRecipient,
        MailboxFull,
        /// The server refuses this mail by its rules.
        Blocked,
        /// The server asks to come back later.
        Busy,
        /// The address has letters that this server cannot write to.
        Letters,
        /// The address cannot be written to at all.
        BadAddress,
        /// The mail cannot be put together.
        Unwritable,
        /// The line died after the last dot.
        Doubt,
        /// The program died after the last dot.
        Died,
        /// The folder cannot be written to.
        Folder,
    }

    /// Which mails are listed.
    pub enum MailShow {
        /// All.
        All,
        /// Those that have not left.
        Waiting,
        /// Those that need a person: refused for good, or without an address.
        Failed,
        /// Those that perhaps left.
        InDoubt,
        /// Those that left.
        Sent,
    }

    /// How the line to the server is.
    pub enum MailLineState {
        /// Mails leave.
        Open,
        /// The server is away: tried again by itself.
        Away,
        /// Waits for a person: another try would be refused the same.
        Paused,
    }
}

record! {
    /// A page of mails.
    pub struct MailList {
        pub show: MailShow,
        /// Words of the recipient, address or subject; 100 characters at most.
        pub search: String,
        /// Where the last page ended.
        pub after: Option<String>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A mail in the list.
    pub struct MailRow {
        pub id: MailId,
        pub kind: String,
        /// Address, empty where there is none.
        pub recipient: String,
        pub recipient_name: String,
        pub subject: String,
        pub state: MailState,
        /// Tries so far.
        pub attempts: i64,
        /// When it was made.
        pub date_ms: i64,
        /// When it is tried next.
        pub due_at_ms: i64,
        pub sent_at_ms: Option<i64>,
        /// Why it is not there.
        pub reason: Option<MailReason>,
        /// What the server said.
        pub error: Option<String>,
        /// When a person told the customer otherwise.
        pub settled_at_ms: Option<i64>,
        pub order_number: Option<String>,
        pub customer_id: CustomerId,
    }

    /// A page of mails.
    pub struct MailPage {
        /// Rows, newest first.
        pub rows: Vec<MailRow>,
        /// Where the next page starts.
        pub next: Option<String>,
        /// How many there are of those that are not over.
        pub counts: MailCounts,
    }

    /// How many mails are not over. Those that left are not counted: they only grow.
    pub struct MailCounts {
        pub waiting: i64,
        /// Refused for good, or without an address, and nobody has told the customer.
        pub failed: i64,
        /// Perhaps sent.
        pub in_doubt: i64,
    }

    /// How mails leave, at the counters that have tried.
    pub struct MailLines {
        /// One a counter whose line is not open, while no other sends; empty when mails leave.
        pub lines: Vec<MailLine>,
        /// Mails waiting to leave.
        pub waiting: i64,
    }

    /// The line of a counter, when it is not open.
    pub struct MailLine {
        pub counter: String,
        /// This counter.
        pub here: bool,
        pub state: MailLineState,
        pub reason: MailReason,
        /// What the server said.
        pub answer: String,
        pub since_ms: i64,
        /// When it is tried again; not while it is paused.
        pub retry_at_ms: i64,
    }

    /// A mail opened.
    pub struct MailDetail {
        pub row: MailRow,
        /// Plain text.
        pub text: String,
        pub html: String,
        /// Message-ID, the same at each try.
        pub message_id: String,
        /// The customer's phone, for a mail that does not arrive.
        pub phone: String,
        /// The customer's address as it is now.
        pub customer_email: String,
    }

    /// Sending again, perhaps to a corrected address.
    pub struct ResendMail {
        pub id: MailId,
        /// Address.
        pub recipient: String,
        /// The customer's sheet has it from now on.
        pub keep: bool,
    }

    /// The words of a mail that are the house's to change.
    #[derive(Eq)]
    pub struct MailWords {
        /// Language of the customers that it goes to.
        pub locale: Locale,
        /// Subject, one line, 200 characters at most.
        pub subject: String,
        /// What it says before the places, 4,000 characters at most; an empty line begins a paragraph.
        pub text: String,
    }

    /// Tickets that were queued as a mail.
    pub struct MailSent {
        pub id: MailId,
        /// 0 where every ticket is an original, else the highest rank of their duplicatas.
        pub duplicata: i64,
    }

    /// How many mails.
    pub struct MailCount {
        pub count: i64,
    }
}
