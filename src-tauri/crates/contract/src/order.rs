//! The order: its file, what is printed and sent of it, its customer, its money.

use std::collections::BTreeMap;

use crate::amendment::RefundWay;
use crate::code::Code;
use crate::contradiction::ContradictionRow;
use crate::customer::OrderState;
use crate::ids::{CustomerId, OrderId, PerformanceId, PlaceId, RepriseId};
use crate::journal::JournalRow;
use crate::mirror;
use crate::refusal::Refusal;
use crate::sentence::Fact;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::PlaceState;
use domain::reprise::{RepriseFlag, RepriseState};

use crate::sale::PaymentLine;
use crate::shape::{choice, record};

choice! {
    /// What a paper is.
    pub enum PaperKind {
        /// *Billet*.
        Ticket,
        /// *Reçu*.
        Receipt,
    }

    /// How a copy of a paper left.
    pub enum PaperWay {
        Printer,
        /// As a file of the counter.
        File,
        Mail,
    }

    /// How far a copy is.
    pub enum PaperState {
        /// It waits to be printed.
        Waiting,
        /// It went to the printer, and nobody said whether it came out.
        Sent,
        /// It was given.
        Out,
        /// It was never seen.
        Lost,
    }
}

record! {
    /// Everything about one order.
    pub struct OrderFile {
        pub id: OrderId,
        pub number: String,
        /// Customer, absent for a passing one.
        pub customer_id: Option<CustomerId>,
        /// `DUPONT Marie`.
        pub customer_name: String,
        /// Their address, may be empty.
        pub customer_email: String,
        /// Their balance now.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        pub channel: String,
        /// Who sold it; empty where it came from another system.
        pub operator: String,
        /// Counter that sold it; empty where it came from another system.
        pub counter: String,
        pub created_at_ms: i64,
        /// Total, which never changes.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// Booking fees within the total.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub fees_cents: Cents,
        /// Total less what was taken back.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub net_today_cents: Cents,
        /// What is to be paid; nothing once it is.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub due_cents: Cents,
        pub state: OrderState,
        pub places: Vec<OrderFilePlace>,
        /// How it was paid here, oldest first.
        pub payments: Vec<OrderPayment>,
        /// What went out of it again, oldest first: paid here less this is what it holds today.
        pub returns: Vec<OrderReturn>,
        /// Copies of tickets and receipts, newest first.
        pub papers: Vec<OrderPaper>,
        /// What imports say of it that is otherwise here, and that nobody has settled; 20 at most.
        pub contradictions: Vec<ContradictionRow>,
        /// Notes of colleagues, newest first, until they are erased.
        pub notes: Vec<OrderNote>,
        /// Its rows of the journal, newest first, 200 at most.
        pub history: Vec<JournalRow>,
        /// What the operator may do with it now.
        pub may: OrderMay,
    }

    /// A place of an order: where its ticket is, and what can be done with it.
    pub struct OrderFilePlace {
        pub id: PlaceId,
        pub performance_id: PerformanceId,
        pub show: String,
        pub hall: String,
        pub starts_at_ms: i64,
        pub row: String,
        pub seat: String,
        pub category: String,
        pub rate: String,
        pub channel: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_cents: Cents,
        /// Name on the ticket.
        pub holder: String,
        /// State: its words are those of the venue's site.
        #[ts(as = "mirror::PlaceState")]
        #[schemars(with = "mirror::PlaceState")]
        pub state: PlaceState,
        /// « Transformer ma place en avoir » is shown.
        pub can_request: bool,
        /// « Télécharger mon ticket » is shown.
        pub can_download: bool,
        /// Its request, if one is open or accepted.
        pub reprise_id: Option<RepriseId>,
        pub reprise_version: Option<i64>,
        #[ts(as = "Option<mirror::RepriseState>")]
        #[schemars(with = "Option<mirror::RepriseState>")]
        pub reprise_state: Option<RepriseState>,
        /// Ticket number, once issued.
        pub ticket_number: Option<i64>,
        /// Copies given.
        pub copies: i64,
        /// How far the latest copy is.
        pub copy: Option<PaperState>,
        /// When it went through the door.
        pub scanned_at_ms: Option<i64>,
        /// When its ticket was handed over at a counter.
        pub handed_at_ms: Option<i64>,
        /// May be empty.
        pub handed_by: String,
        #[ts(as = "Vec<mirror::RepriseFlag>")]
        #[schemars(with = "Vec<mirror::RepriseFlag>")]
        pub flags: Vec<RepriseFlag>,
    }

    /// A payment of an order.
    pub struct OrderPayment {
        pub at_ms: i64,
        #[ts(as = "mirror::TenderKind")]
        #[schemars(with = "mirror::TenderKind")]
        pub tender: TenderKind,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Given back, for cash.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub change_cents: Cents,
        /// Last four digits, for a card, may be empty.
        pub card_last4: String,
        /// Lot number, for credit.
        pub lot: Option<String>,
        /// Number of the amendment that made it: nobody handed anything over.
        pub amendment: Option<String>,
        /// Order that it was carried over from, by an exchange.
        pub from_order: Option<String>,
    }

    /// What went out of an order: given back, carried over, typed anew, or become credit.
    pub struct OrderReturn {
        pub at_ms: i64,
        /// Tender that it was paid with; none for a place that was taken back.
        #[ts(as = "Option<mirror::TenderKind>")]
        #[schemars(with = "Option<mirror::TenderKind>")]
        pub tender: Option<TenderKind>,
        /// None where the place was taken back against credit.
        pub way: Option<RefundWay>,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Number of the amendment, or of the request.
        pub number: String,
        /// Order that it was carried over to, by an exchange.
        pub to_order: Option<String>,
        /// Lot that it went to.
        pub lot: Option<String>,
        /// The terminal did not say, and nobody has settled it yet.
        pub unsettled: bool,
    }

    /// A copy of a ticket or of the receipt.
    pub struct OrderPaper {
        pub kind: PaperKind,
        pub way: PaperWay,
        pub state: PaperState,
        /// 0 for the original, else the rank of the duplicata.
        pub duplicata: i64,
        /// Row of the place, for a ticket.
        pub row: String,
        /// Seat of the place, for a ticket.
        pub seat: String,
        /// When it was asked for.
        pub at_ms: i64,
        pub operator: String,
        /// May be empty.
        pub counter: String,
    }

    /// A note of a colleague.
    pub struct OrderNote {
        pub at_ms: i64,
        pub operator: String,
        pub text: String,
    }

    /// Whether something may be done, and why not.
    #[derive(Default)]
    pub struct Allowed {
        pub may: bool,
        /// What the command would be refused with.
        pub why: Option<Code>,
        /// What the sentence of the refusal needs.
        pub args: BTreeMap<String, Fact>,
    }

    /// What the operator may do with an order. The command looks again.
    #[derive(Default)]
    pub struct OrderMay {
        /// Print every ticket that was never printed, and hand them over.
        pub print_all: Allowed,
        /// Print them all again, as duplicatas.
        pub print_again: Allowed,
        pub send_tickets: Allowed,
        pub receipt: Allowed,
        /// Give it its customer, or another one.
        pub attach_customer: Allowed,
        pub take_payment: Allowed,
        pub note: Allowed,
    }

    /// Tickets of an order to print.
    pub struct PrintOrder {
        pub id: OrderId,
        /// The person wants all of them again: those that came out once are duplicatas.
        pub duplicates: bool,
    }

    /// What is ready to be printed of an order.
    pub struct OrderPrints {
        /// Places whose copy waits, for `ticket_print`, 50 at a time.
        pub place_ids: Vec<PlaceId>,
        /// Places of the order that have no ticket, or have theirs already.
        pub left_out: Vec<PlaceLeftOut>,
    }

    /// A place that is not printed with the others.
    pub struct PlaceLeftOut {
        pub id: PlaceId,
        pub row: String,
        pub seat: String,
        /// State; a live one has its ticket already.
        #[ts(as = "mirror::PlaceState")]
        #[schemars(with = "mirror::PlaceState")]
        pub state: PlaceState,
    }

    /// Tickets to send by mail.
    pub struct SendTickets {
        pub id: OrderId,
        /// Address.
        pub recipient: String,
        /// The customer's sheet has it from now on.
        pub keep: bool,
    }

    /// A customer for an order.
    pub struct AttachCustomer {
        pub id: OrderId,
        /// The customer it had on the screen.
        pub seen_customer_id: Option<CustomerId>,
        /// The customer it gets.
        pub customer_id: CustomerId,
    }

    /// Money for an order that is not paid.
    pub struct PayOrder {
        pub id: OrderId,
        /// The customer it had on the screen, whose credit is used.
        pub seen_customer_id: Option<CustomerId>,
        /// Credit of its customer used.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub card_cents: Cents,
        /// Last four digits at most, may be empty.
        pub card_last4: String,
        /// Authorisation number, 12 characters at most, may be empty.
        pub card_authorisation: String,
        /// Cash handed over.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub tendered_cents: Cents,
        /// The total on the screen: another one refuses the payment before money moves.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_total_cents: Cents,
    }

    /// After the money of an order was taken.
    pub struct OrderPaid {
        pub id: OrderId,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub change_cents: Cents,
        #[ts(as = "Option<mirror::Cents>")]
        #[schemars(with = "Option<mirror::Cents>")]
        pub balance_after_cents: Option<Cents>,
        pub payments: Vec<PaymentLine>,
    }

    /// A note on an order.
    pub struct NoteOrder {
        pub id: OrderId,
        /// For colleagues, 1 to 500 characters.
        pub note: String,
    }

    /// A receipt that was counted.
    pub struct ReceiptTaken {
        pub id: OrderId,
        /// 0 for the original, else the rank of the duplicata.
        pub duplicata: i64,
    }
}

impl Allowed {
    /// It may be done.
    #[must_use]
    pub fn yes() -> Self {
        Self { may: true, ..Self::default() }
    }

    /// It would be refused like this.
    #[must_use]
    pub fn no(refusal: Refusal) -> Self {
        Self { may: false, why: Some(refusal.code), args: refusal.args }
    }
}

impl PaperState {
    /// As it is stored.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Out => "out",
            Self::Lost => "lost",
        }
    }
}

impl PaperWay {
    /// As it is stored.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Printer => "printer",
            Self::File => "file",
            Self::Mail => "mail",
        }
    }
}
