//! What a paper or a mail states: the facts, gathered when the command commits; the layout is
//! elsewhere. Times are UTC milliseconds; the time zone is the house's.

use serde::{Deserialize, Serialize};

use domain::amendment::AmendmentKind;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::vat::VatLine;

use crate::amendment::RefundWay;
use crate::customer::MovementKind;
use crate::locale::Locale;
use crate::mail::MailWords;

/// *Exploitant*: the house as its papers name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseFacts {
    /// Name, as customers know it.
    pub name: String,
    /// Postal address, one or several lines.
    pub address: String,
    /// SIRET number, 14 digits, empty when unknown.
    pub siret: String,
    /// Licence d'entrepreneur de spectacles, empty when unknown.
    pub licence: String,
    /// IANA time zone, `Europe/Paris`.
    pub time_zone: String,
    /// E-mail address that customers may answer to, empty when unknown.
    pub contact: String,
    /// The demo house: every paper and mail says FACTICE.
    pub demo: bool,
}

/// One place as papers and mails name it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceFacts {
    /// Title of the show.
    pub show: String,
    pub hall: String,
    pub starts_at_ms: i64,
    /// Row, empty for free seating.
    pub row: String,
    /// Seat number, empty for free seating.
    pub seat: String,
    /// Category, `TROISIEME CATEGORIE`.
    pub category: String,
    /// Rate, `Plein tarif`.
    pub rate: String,
    /// Price paid, VAT included.
    pub price: Cents,
    /// VAT rate in basis points: 210 is 2,10 %.
    pub vat_bp: i64,
}

/// *Repère*: where the journal stood when a paper was made, so that the paper can be held against it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperMark {
    /// Rank of the row.
    pub row: i64,
    /// The beginning of its hash, as [`domain::paper_mark`] writes it.
    pub word: String,
}

/// *Billet*: what one ticket states (code général des impôts, annexe IV, art. 50 sexies B).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketFacts {
    pub house: HouseFacts,
    pub place: PlaceFacts,
    /// Number from the unbroken series.
    pub number: i64,
    /// 0 for the original, else the rank of the duplicata.
    pub duplicata: i64,
    /// Opaque random code, printed as a QR code; says nothing by itself.
    pub code: String,
    pub order_number: String,
    /// Name on the ticket, may be empty.
    pub holder: String,
    /// When the seat was sold.
    pub sold_at_ms: i64,
    /// Where: the channel or counter, `Guichet 2`.
    pub sold_at: String,
    /// Absent in what was kept before papers had one.
    #[serde(default)]
    pub mark: Option<PaperMark>,
    pub locale: Locale,
}

/// One line of tender on a receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TenderFacts {
    /// *Espèces*.
    Cash {
        /// Amount kept.
        amount: Cents,
        /// Amount handed over.
        tendered: Cents,
        /// Amount given back.
        change: Cents,
    },
    /// *Carte bancaire*.
    Card {
        amount: Cents,
        /// Last four digits, may be empty.
        last4: String,
        /// Authorisation number, may be empty.
        authorisation: String,
    },
    /// *Solde client*: one line a lot.
    Credit {
        amount: Cents,
        /// Number of the lot spent.
        lot: String,
        /// What is left on the lot.
        left: Cents,
        /// When the lot expires.
        expires_at_ms: i64,
    },
}

/// *Reçu*: what a sale's receipt states.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptFacts {
    pub house: HouseFacts,
    pub order_number: String,
    /// Customer, empty for a passing one.
    pub customer: String,
    /// Operator's name as shown to customers.
    pub operator: String,
    pub counter: String,
    pub at_ms: i64,
    pub places: Vec<PlaceFacts>,
    /// Total, VAT included.
    pub total: Cents,
    /// VAT by rate.
    pub vat: Vec<VatLine>,
    /// How it was paid.
    pub tenders: Vec<TenderFacts>,
    /// Balance left after the sale, where there is a customer.
    pub balance_after: Option<Cents>,
    /// 0 for the original, else the rank of the duplicata.
    pub duplicata: i64,
    pub mark: Option<PaperMark>,
    pub locale: Locale,
}

/// Credit of a lot, as mails name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditFacts {
    /// Number of the lot.
    pub lot: String,
    /// Amount.
    pub amount: Cents,
    /// Last millisecond at which it can be spent.
    pub expires_at_ms: i64,
}

/// What is given back of a payment, as papers and mails name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefundFacts {
    pub tender: TenderKind,
    pub way: RefundWay,
    pub amount: Cents,
    /// Number of the lot that it goes to.
    pub lot: Option<String>,
    /// Last millisecond of that credit.
    pub expires_at_ms: Option<i64>,
    /// Authorisation of a card refund, may be empty.
    pub authorisation: String,
    /// A card refund whose result nobody knows yet.
    pub unknown: bool,
}

/// *Pièce de rectification*: what the paper of an amendment states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendmentFacts {
    pub house: HouseFacts,
    pub kind: AmendmentKind,
    /// Number, `AN-000001`.
    pub number: String,
    /// 0 for the original, else the rank of the duplicata.
    pub duplicata: i64,
    /// The order that was put right.
    pub order_number: String,
    /// The order of an exchange.
    pub new_order_number: Option<String>,
    /// Customer, empty for a passing one.
    pub customer: String,
    pub operator: String,
    /// The supervisor who signed beside, may be empty.
    pub seconded_by: String,
    pub counter: String,
    pub at_ms: i64,
    /// Places given back.
    pub places: Vec<PlaceFacts>,
    /// What it moves: the places given back, or the payment corrected.
    pub total: Cents,
    /// VAT given back, by rate, as it was sold.
    pub vat: Vec<VatLine>,
    pub given: Vec<RefundFacts>,
    /// Places of an exchange taken instead.
    pub new_places: Vec<PlaceFacts>,
    /// What they cost.
    pub new_total: Cents,
    /// Their VAT, by rate.
    pub new_vat: Vec<VatLine>,
    /// The difference of an exchange that was paid, or the payment as it is now.
    pub paid: Vec<TenderFacts>,
    pub mark: Option<PaperMark>,
    pub locale: Locale,
}

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
            Self::RepriseWithdrawn => "reprise_withdrawn",
            Self::RepriseClosed => "reprise_closed",
            Self::SaleVoided => "sale_voided",
            Self::SaleExchanged => "sale_exchanged",
            Self::PerformanceRescheduled => "performance_rescheduled",
            Self::CreditGiven => "credit_given",
            Self::CreditTakenBack => "credit_taken_back",
            Self::CreditExtended => "credit_extended",
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
    /// Accepted, or reversed: the credit by lot, the earliest expiry first.
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
}

impl MailFacts {
    /// Whether it is about an order as such; a request otherwise.
    #[must_use]
    pub const fn is_about_order(&self) -> bool {
        self.amendment.is_some() || self.tickets.is_some() || self.rescheduling.is_some()
    }

    /// Whether it is about credit as such: neither an order nor a request is meant.
    #[must_use]
    pub const fn is_about_credit(&self) -> bool {
        self.by_hand.is_some()
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

/// A movement on a customer's account, as a statement lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLine {
    pub at_ms: i64,
    pub kind: MovementKind,
    /// Lot number.
    pub lot: String,
    /// Last millisecond of that lot.
    pub expires_at_ms: i64,
    /// Order number concerned, may be empty.
    pub order_number: String,
    /// Why, where a person wrote it; may be empty.
    pub text: String,
    /// Positive adds to the balance, negative takes from it.
    pub amount: Cents,
    /// Balance after the movement.
    pub balance: Cents,
}

/// One lot, as a statement lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLot {
    /// Lot number.
    pub number: String,
    pub issued: Cents,
    pub left: Cents,
    /// What nobody spent of it in time.
    pub lapsed: Cents,
    pub expires_at_ms: i64,
    /// Already expired at the statement's date.
    pub expired: bool,
}

/// *Relevé de solde client*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementFacts {
    pub house: HouseFacts,
    pub customer: String,
    /// Customer's e-mail, may be empty.
    pub email: String,
    /// Date of the statement.
    pub at_ms: i64,
    /// Balance at that date.
    pub balance: Cents,
    /// The lots, earliest expiry first.
    pub lots: Vec<StatementLot>,
    /// The movements, oldest first.
    pub lines: Vec<StatementLine>,
    pub locale: Locale,
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
