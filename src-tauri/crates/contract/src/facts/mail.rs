//! What a mail to a customer states, and the letter in its place.

use serde::{Deserialize, Serialize};

use domain::money::Cents;

use super::{CreditFacts, HouseFacts, PlaceFacts, RefundFacts, TicketFacts};
use crate::locale::Locale;
use crate::mail::MailWords;

/// Which mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailKind {
    /// « Demande de reprise de place ».
    RepriseReceived,
    RepriseAccepted,
    /// The request was refused, with its reason.
    RepriseRefused,
    /// The tickets of an order, attached.
    TicketsSent,
    /// An acceptance was taken back: the place is the customer's again.
    RepriseReversed,
    /// The same, of an acceptance that nobody was told of: the request came to nothing.
    RepriseDropped,
    /// The customer took the request back.
    RepriseWithdrawn,
    /// The request is closed without a decision on it.
    RepriseClosed,
    SaleVoided,
    SaleExchanged,
    /// A performance is moved to another date.
    PerformanceRescheduled,
    /// Credit was given by hand.
    CreditGiven,
    /// What was left of it was taken back.
    CreditTakenBack,
    /// Credit lives longer.
    CreditExtended,
    /// Credit is to be spent within a month.
    CreditEnding,
    /// The address is another: told to the one before.
    AddressChanged,
    /// The customer wants their account closed.
    ClosingAsked,
}

impl MailKind {
    /// The stable name used in files and tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::RepriseReceived => "reprise_received",
            Self::RepriseAccepted => "reprise_accepted",
            Self::RepriseRefused => "reprise_refused",
            Self::TicketsSent => "tickets_sent",
            Self::RepriseReversed => "reprise_reversed",
            Self::RepriseDropped => "reprise_dropped",
            Self::RepriseWithdrawn => "reprise_withdrawn",
            Self::RepriseClosed => "reprise_closed",
            Self::SaleVoided => "sale_voided",
            Self::SaleExchanged => "sale_exchanged",
            Self::PerformanceRescheduled => "performance_rescheduled",
            Self::CreditGiven => "credit_given",
            Self::CreditTakenBack => "credit_taken_back",
            Self::CreditExtended => "credit_extended",
            Self::CreditEnding => "credit_ending",
            Self::AddressChanged => "address_changed",
            Self::ClosingAsked => "closing_asked",
        }
    }
}

/// One place of a mail, with its reprise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPlace {
    pub place: PlaceFacts,
    pub paid: Cents,
    pub reprise: Cents,
}

/// What a mail about a sale put right states beside its places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailAmendment {
    /// Number of the amendment, `AN-000001`.
    pub number: String,
    pub given: Vec<RefundFacts>,
    /// The order of an exchange.
    pub new_order_number: Option<String>,
    /// Places taken instead.
    pub new_places: Vec<PlaceFacts>,
    /// The difference that was paid.
    pub paid: Cents,
    /// What of it was credit.
    #[serde(default)]
    pub credit: Cents,
}

/// What a mail about a performance that is moved states beside its places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailRescheduling {
    /// Show.
    pub show: String,
    /// Hall.
    pub hall: String,
    /// The start before.
    pub before_ms: i64,
    /// The new start.
    pub starts_at_ms: i64,
    /// The last millisecond of a reprise without a fee.
    pub free_until_ms: Option<i64>,
    /// The customer's orders, each with its places.
    pub orders: Vec<MailOrder>,
    /// The words that the house chose; the program's own where there are none.
    pub words: Option<MailWords>,
}

/// An order of a mail, with its places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailOrder {
    /// Number.
    pub number: String,
    /// Places.
    pub places: Vec<PlaceFacts>,
}

/// What a mail about credit that a person gave, took back or extended states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailByHand {
    /// The lot, what it holds or held, and until when.
    pub credit: CreditFacts,
    /// Extended: the last millisecond before.
    pub before_ms: Option<i64>,
    /// Why, as it was typed.
    pub text: String,
}

/// What a mail about the customer's account states: neither an order nor credit is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailAccount {
    /// It was done on the site; at the box office otherwise.
    pub on_site: bool,
    /// Closing: the credit that is given up.
    pub given_up: Cents,
}

/// What a mail to a customer states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailFacts {
    pub kind: MailKind,
    pub locale: Locale,
    pub house: HouseFacts,
    /// Customer's name as written on the envelope.
    pub customer: String,
    pub order_number: String,
    /// Request number, as said on the phone; empty where no request is meant.
    pub reprise_number: String,
    /// The places concerned; one for a decision, one or several for a request.
    pub places: Vec<MailPlace>,
    pub requested_at_ms: i64,
    /// Of mails from before `credit`: number of the credit lot.
    pub lot_number: Option<String>,
    /// Of mails from before `credit`: when the lot expires.
    pub expires_at_ms: Option<i64>,
    /// Accepted, reversed, or closed after an acceptance that was told: the credit by lot, the earliest expiry first.
    #[serde(default)]
    pub credit: Vec<CreditFacts>,
    /// Accepted: the customer's balance after it.
    pub balance_after: Option<Cents>,
    /// Refused: the reason, in the customer's language.
    pub reason: Option<String>,
    /// Refused: the sentence the agent added, may be absent.
    pub sentence: Option<String>,
    /// Tickets sent: what they state, for the file that is attached to be the same at each try.
    pub tickets: Option<Vec<TicketFacts>>,
    /// Voided or exchanged: what was done.
    pub amendment: Option<MailAmendment>,
    /// Moved to another date: from when to when, and in which words.
    pub rescheduling: Option<MailRescheduling>,
    /// Credit given, taken back or extended by hand.
    #[serde(default)]
    pub by_hand: Option<MailByHand>,
    /// Another address, or an account to be closed.
    #[serde(default)]
    pub account: Option<MailAccount>,
    /// The ticket of its place opens no door where the place is not taken back. Mails from before do not say it.
    #[serde(default)]
    pub opens_no_door: bool,
}

impl MailFacts {
    /// A mail that says nothing yet but to whom, in which language, and since when it is about something.
    #[must_use]
    pub const fn to(
        customer: String,
        locale: Locale,
        kind: MailKind,
        house: HouseFacts,
        requested_at_ms: i64,
    ) -> Self {
        Self {
            kind,
            locale,
            house,
            customer,
            order_number: String::new(),
            reprise_number: String::new(),
            places: Vec::new(),
            requested_at_ms,
            lot_number: None,
            expires_at_ms: None,
            credit: Vec::new(),
            balance_after: None,
            reason: None,
            sentence: None,
            tickets: None,
            amendment: None,
            rescheduling: None,
            by_hand: None,
            account: None,
            opens_no_door: false,
        }
    }

    /// Whether it is about an order as such; a request otherwise.
    #[must_use]
    pub const fn is_about_order(&self) -> bool {
        self.amendment.is_some() || self.tickets.is_some() || self.rescheduling.is_some()
    }

    /// Whether it is about credit as such: neither an order nor a request is meant.
    #[must_use]
    pub const fn is_about_credit(&self) -> bool {
        self.by_hand.is_some() || matches!(self.kind, MailKind::CreditEnding)
    }
}

/// A mail ready to send.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenderedMail {
    /// Subject, one line.
    pub subject: String,
    /// Plain text body.
    pub text: String,
    pub html: String,
}

/// *Lettre*: a mail that could not be delivered, on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterFacts {
    /// The house, as it is now.
    pub house: HouseFacts,
    pub locale: Locale,
    pub customer: String,
    pub subject: String,
    pub text: LetterText,
    /// When it is printed, UTC milliseconds.
    pub at_ms: i64,
}

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterText {
    Facts(Box<MailFacts>),
    /// The text of a mail whose facts were not kept.
    Written(String),
}
