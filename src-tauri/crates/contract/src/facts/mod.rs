//! What a paper or a mail states: the facts, gathered when the command commits; the layout is
//! elsewhere. Times are UTC milliseconds; the time zone is the house's.

mod mail;
mod statement;

use serde::{Deserialize, Serialize};

use domain::amendment::AmendmentKind;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::vat::VatLine;

use crate::amendment::RefundWay;
use crate::locale::Locale;

pub use mail::{
    LetterFacts, LetterText, MailAccount, MailAmendment, MailByHand, MailFacts, MailKind,
    MailOrder, MailPlace, MailRescheduling, RenderedMail,
};
pub use statement::{StatementFacts, StatementLine, StatementLot};

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
    /// Price, VAT included; on a ticket, what was paid for the place.
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

/// What was paid for an order, and pays for the order that came in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedFacts {
    /// Number of the order before.
    pub from: String,
    pub tenders: Vec<TenderFacts>,
}

/// An amendment that came after a sale, or credit that a place of it was turned into, as the later copies of its receipt
/// name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendedFacts {
    /// Absent for a place that was turned into credit.
    pub kind: Option<AmendmentKind>,
    /// Number, `AN-000001` or that of the request, `R-000001`.
    pub number: String,
    pub at_ms: i64,
    /// What it moves: the places given back, the credit, or the payment corrected.
    pub amount: Cents,
    /// The payment as it is since a correction.
    pub paid: Vec<TenderFacts>,
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
    /// What the total has beside the places: booking fees, products.
    pub fees: Cents,
    /// Total, VAT included.
    pub total: Cents,
    /// VAT by rate, of the places.
    pub vat: Vec<VatLine>,
    /// What an exchange carried over from the order before.
    pub carried: Option<CarriedFacts>,
    /// How it was paid, as the sale had it.
    pub tenders: Vec<TenderFacts>,
    /// What was put right since.
    pub amended: Vec<AmendedFacts>,
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
