//! The file of one request: all that a decision is taken on.

use std::collections::BTreeMap;

use crate::action::StoredAction;
use crate::ids::{OperatorId, OrderId, PlaceId, RepriseId};
use crate::mirror;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::{Outcome, Rule};
use domain::reprise::RepriseState;

use crate::code::Code;
use crate::reprise::RepriseRow;
use crate::sentence::Fact;
use crate::shape::{choice, record};

choice! {
    /// What becomes of a seat that is taken back.
    pub enum SeatAfter {
        /// It can be sold at once.
        OnSale,
        /// It is free, and sold once the sales of its performance are open.
        Free,
        /// Nobody sells it: its performance has begun.
        Over,
        /// Nobody sells it: the house has withdrawn it, or the place has no seat.
        Kept,
    }
}

choice! {
    /// What a ticket is worth where its place is not taken back.
    pub enum TicketAfter {
        /// It opens the door.
        Valid,
        /// It opens no door: the order is unpaid or another customer's, it was scanned, or the performance has begun.
        Shut,
        /// The place is nobody's: another system cancelled it.
        Gone,
    }
}

record! {
    /// Everything about one request.
    pub struct RepriseFile {
        pub row: RepriseRow,
        /// Its place, among those of the order.
        pub place_id: PlaceId,
        /// What its ticket is worth where the place is not taken back.
        pub ticket: TicketAfter,
        pub order: FileOrder,
        /// The rules in force when it was made, and how each came out.
        pub rules: Vec<FileRule>,
        /// What accepting would do; absent once decided.
        pub if_accepted: Option<IfAccepted>,
        /// The customer's balance now.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// The customer's other requests, newest first, 20 at most.
        pub past: Vec<PastRequest>,
        /// What happened to it, oldest first.
        pub history: Vec<HistoryLine>,
        /// Reasons a refusal can give.
        pub reasons: Vec<ReasonChoice>,
        /// Who proposed it to a supervisor.
        pub proposed_by: Option<PersonName>,
        /// What the proposer wrote.
        pub proposal_note: Option<String>,
        pub decided_by: Option<String>,
        pub decided_at_ms: Option<i64>,
        /// Until when the decision can be undone.
        pub undo_until_ms: Option<i64>,
        pub refusal: Option<Refusal>,
        /// The credit that its latest acceptance gave, lot by lot, the earliest expiry first.
        pub credit: Vec<LotCard>,
        /// Version of the terms the customer accepted.
        pub terms_version: i64,
        /// What the operator may do with it now.
        pub may: FileMay,
    }

    /// What the operator may do with a request. The command looks again, and at what is around it.
    #[derive(Default)]
    pub struct FileMay {
        /// Accept it, or propose its acceptance.
        pub accept: bool,
        pub refuse: bool,
        pub hold: bool,
        pub resume: bool,
        /// Pass it to a supervisor.
        pub pass: bool,
        pub undo: bool,
        /// Reverse the acceptance.
        pub reverse: bool,
        /// Withdraw it for the customer.
        pub withdraw: bool,
        /// Close it as without object, or as asked twice.
        pub close: bool,
        /// Why it cannot be accepted here, where somebody else can: `not_allowed`,
        /// `needs_supervisor`, `own_proposal`.
        pub why: Option<Code>,
    }

    /// The order of a request.
    pub struct FileOrder {
        pub id: OrderId,
        pub number: String,
        pub created_at_ms: i64,
        /// Total, which never changes.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// Total less what was taken back.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub net_today_cents: Cents,
        pub places: Vec<FilePlace>,
    }

    /// A place of the order.
    pub struct FilePlace {
        pub id: PlaceId,
        pub row: String,
        pub seat: String,
        pub category: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_cents: Cents,
        #[ts(as = "mirror::PlaceState")]
        #[schemars(with = "mirror::PlaceState")]
        pub state: PlaceState,
        /// Its request, if one is open or accepted.
        pub reprise_id: Option<RepriseId>,
    }

    /// How a rule came out.
    pub struct FileRule {
        #[ts(as = "mirror::Rule")]
        #[schemars(with = "mirror::Rule")]
        pub rule: Rule,
        #[ts(as = "mirror::Outcome")]
        #[schemars(with = "mirror::Outcome")]
        pub outcome: Outcome,
        /// What its sentence needs: `deadline_at_ms`, `rate`, `channel`, …
        pub args: BTreeMap<String, Fact>,
    }

    /// What accepting would do.
    pub struct IfAccepted {
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_before_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_after_cents: Cents,
        /// Credit that it would give now: the reprise, less where the order was paid less.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub given_cents: Cents,
        /// Where that credit would go, the earliest expiry first.
        pub credit: Vec<CreditPart>,
        /// What becomes of the seat.
        pub seat: SeatAfter,
        /// VAT rate in basis points.
        pub vat_bp: i64,
        /// VAT given back with the reprise.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub vat_cents: Cents,
        /// A supervisor has to sign.
        pub needs_signature: bool,
    }

    /// Another request of the customer.
    pub struct PastRequest {
        pub id: RepriseId,
        pub number: String,
        pub show: String,
        pub starts_at_ms: i64,
        #[ts(as = "mirror::RepriseState")]
        #[schemars(with = "mirror::RepriseState")]
        pub state: RepriseState,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub reprise_cents: Cents,
        pub received_at_ms: i64,
    }

    /// Something that happened.
    pub struct HistoryLine {
        pub at_ms: i64,
        pub operator: String,
        pub action: StoredAction,
        /// What its sentence needs.
        pub args: BTreeMap<String, Fact>,
    }

    /// A refusal reason to choose.
    pub struct ReasonChoice {
        pub code: String,
        pub fr: String,
        pub en: String,
    }

    /// A person.
    pub struct PersonName {
        pub id: OperatorId,
        pub name: String,
    }

    /// A refusal as it was told.
    pub struct Refusal {
        /// Reason, in both languages.
        pub reason: ReasonChoice,
        /// The sentence added, may be empty.
        pub sentence: String,
    }

    /// A lot, in short.
    pub struct LotCard {
        /// Number, `AV-000123`.
        pub number: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub issued_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub left_cents: Cents,
        pub expires_at_ms: i64,
        /// It was there before: what was paid with it came back.
        pub back: bool,
        /// It lives on days of grace.
        pub grace: bool,
    }

    /// Credit that would be given, and until when it could be spent.
    pub struct CreditPart {
        /// Amount.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Expiry.
        pub expires_at_ms: i64,
        /// The lot that it goes back to, `AV-000123`; absent where it makes a new one.
        pub lot: Option<String>,
        /// It lives on days of grace.
        pub grace: bool,
    }
}
