//! Requests: the queue, the file of one, decisions.

use std::collections::BTreeMap;

use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::{Outcome, Rule};
use domain::reprise::{Bucket, RepriseState};

use super::{Versioned, choice, wire};
use crate::Code;

choice! {
    /// Worth seeing at a glance.
    pub enum RepriseFlag {
        /// The ticket has been printed.
        Printed,
        /// The ticket has been scanned.
        Scanned,
        /// Made after the deadline.
        Late,
        /// Made more than 30 days before the performance.
        Early,
        /// Nothing was paid.
        Free,
        /// From a subscription.
        Subscription,
        /// Several places of the order are asked back.
        Several,
        /// Needs a supervisor's signature.
        Sign,
    }

    /// Column to sort by.
    pub enum RepriseSort {
        /// When it was received.
        Received,
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
        /// State.
        State,
        /// Time left before the performance.
        TimeLeft,
    }

    /// Which way a decision goes.
    pub enum Decision {
        /// Accepted.
        Accepted,
        /// Refused.
        Refused,
    }
}

wire! {
    /// A page of the queue.
    pub struct RepriseList {
        /// Which list.
        pub bucket: Bucket,
        /// Words of a name, e-mail, order or show; 100 characters at most.
        pub search: String,
        /// Only this show.
        pub show_id: Option<i64>,
        /// Only this performance.
        pub performance_id: Option<i64>,
        /// Only this channel.
        pub channel: Option<String>,
        /// Only this state, within the list.
        pub state: Option<RepriseState>,
        /// Received at or after.
        pub received_from_ms: Option<i64>,
        /// Received before.
        pub received_to_ms: Option<i64>,
        /// Column.
        pub sort: RepriseSort,
        /// Largest first.
        pub descending: bool,
        /// Where the last page ended: `next` of its answer.
        pub after: Option<String>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A row of the queue.
    pub struct RepriseRow {
        /// Id.
        pub id: i64,
        /// Version.
        pub version: i64,
        /// Number, as said on the phone: `R-000042`.
        pub number: String,
        /// State.
        pub state: RepriseState,
        /// When it was received.
        pub received_at_ms: i64,
        /// Customer.
        pub customer_id: i64,
        /// `DUPONT Marie`.
        pub customer_name: String,
        /// May be absent.
        pub customer_email: Option<String>,
        /// Show.
        pub show: String,
        /// Start of the performance.
        pub starts_at_ms: i64,
        /// Row.
        pub row: String,
        /// Seat number.
        pub seat: String,
        /// Category.
        pub category: String,
        /// Rate.
        pub rate: String,
        /// Channel the place was sold by.
        pub channel: String,
        /// Order.
        pub order_number: String,
        /// Paid.
        pub paid_cents: Cents,
        /// Reprise.
        pub reprise_cents: Cents,
        /// Paid less reprise.
        pub difference_cents: Cents,
        /// What to see at a glance.
        pub flags: Vec<RepriseFlag>,
        /// Another operator who has it on the screen.
        pub claimed_by: Option<String>,
        /// Last instant at which a request was in time.
        pub deadline_at_ms: i64,
    }

    /// How many requests each list has, under the same filters; absent where a search or dates
    /// leave too many to count as one types.
    #[derive(Default)]
    pub struct BucketCounts {
        /// To decide.
        pub open: Option<i64>,
        /// To sign.
        pub sign: Option<i64>,
        /// Put aside.
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
        /// Counts.
        pub counts: BucketCounts,
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
        /// Id.
        pub id: i64,
        /// Title.
        pub title: String,
    }

    /// A performance in a list of choices.
    pub struct PerformanceChoice {
        /// Id.
        pub id: i64,
        /// Its show.
        pub show_id: i64,
        /// Start.
        pub starts_at_ms: i64,
    }

    /// Everything about one request.
    pub struct RepriseFile {
        /// The row.
        pub row: RepriseRow,
        /// Its order.
        pub order: FileOrder,
        /// The rules in force when it was made, and how each came out.
        pub rules: Vec<FileRule>,
        /// What accepting would do; absent once decided.
        pub if_accepted: Option<IfAccepted>,
        /// The customer's balance now.
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
        /// Who decided.
        pub decided_by: Option<String>,
        /// When.
        pub decided_at_ms: Option<i64>,
        /// Until when the decision can be undone.
        pub undo_until_ms: Option<i64>,
        /// The refusal.
        pub refusal: Option<Refusal>,
        /// The credit lot it made.
        pub lot: Option<LotCard>,
        /// Version of the terms the customer accepted.
        pub terms_version: i64,
    }

    /// The order of a request.
    pub struct FileOrder {
        /// Id.
        pub id: i64,
        /// Number.
        pub number: String,
        /// When it was made.
        pub created_at_ms: i64,
        /// Total, which never changes.
        pub total_cents: Cents,
        /// Total less what was taken back.
        pub net_today_cents: Cents,
        /// Its places.
        pub places: Vec<FilePlace>,
    }

    /// A place of the order.
    pub struct FilePlace {
        /// Id.
        pub id: i64,
        /// Row.
        pub row: String,
        /// Seat.
        pub seat: String,
        /// Category.
        pub category: String,
        /// Price.
        pub price_cents: Cents,
        /// State.
        pub state: PlaceState,
        /// Its request, if one is open or accepted.
        pub reprise_id: Option<i64>,
    }

    /// How a rule came out.
    pub struct FileRule {
        /// Rule.
        pub rule: Rule,
        /// Outcome.
        pub outcome: Outcome,
        /// What its sentence needs: `deadline_at_ms`, `rate`, `channel`, …
        pub args: BTreeMap<String, Fact>,
    }

    /// What accepting would do.
    pub struct IfAccepted {
        /// Balance before.
        pub balance_before_cents: Cents,
        /// Balance after.
        pub balance_after_cents: Cents,
        /// Expiry of the credit if it were given now.
        pub expires_at_ms: i64,
        /// The seat goes back on sale.
        pub seat_released: bool,
        /// VAT rate in basis points.
        pub vat_bp: i64,
        /// VAT given back with the reprise.
        pub vat_cents: Cents,
        /// A supervisor has to sign.
        pub needs_signature: bool,
    }

    /// Another request of the customer.
    pub struct PastRequest {
        /// Id.
        pub id: i64,
        /// Number.
        pub number: String,
        /// Show.
        pub show: String,
        /// Start.
        pub starts_at_ms: i64,
        /// State.
        pub state: RepriseState,
        /// Reprise.
        pub reprise_cents: Cents,
        /// Received.
        pub received_at_ms: i64,
    }

    /// Something that happened.
    pub struct HistoryLine {
        /// When.
        pub at_ms: i64,
        /// Who.
        pub operator: String,
        /// Stable action.
        pub action: String,
        /// What its sentence needs.
        pub args: BTreeMap<String, Fact>,
    }

    /// A refusal reason to choose.
    pub struct ReasonChoice {
        /// Code.
        pub code: String,
        /// French.
        pub fr: String,
        /// English.
        pub en: String,
    }

    /// A person.
    pub struct PersonName {
        /// Id.
        pub id: i64,
        /// Name.
        pub name: String,
    }

    /// A refusal as it was told.
    pub struct Refusal {
        /// Reason, French.
        pub reason: String,
        /// The sentence added, may be empty.
        pub sentence: String,
    }

    /// A lot, in short.
    pub struct LotCard {
        /// Number, `AV-000123`.
        pub number: String,
        /// Amount.
        pub issued_cents: Cents,
        /// Left.
        pub left_cents: Cents,
        /// Expiry.
        pub expires_at_ms: i64,
    }

    /// A refusal.
    pub struct Refuse {
        /// Request.
        pub id: i64,
        /// Version on the screen.
        pub version: i64,
        /// Code of the reason.
        pub reason: String,
        /// A sentence for the customer, 500 characters at most, may be empty.
        pub sentence: String,
    }

    /// After a decision.
    pub struct Decided {
        /// Request.
        pub id: i64,
        /// Its new version.
        pub version: i64,
        /// Its new state.
        pub state: RepriseState,
        /// Until when this can be undone.
        pub undo_until_ms: Option<i64>,
    }

    /// Requests to accept together, each as last seen.
    pub struct AcceptMany {
        /// 1 to 1,000, none twice.
        pub requests: Vec<Versioned>,
    }

    /// Requests to undo the decision of, together.
    pub struct UndoMany {
        /// 1 to 1,000, none twice.
        pub ids: Vec<i64>,
    }

    /// What accepting requests together would come to. Amounts leave out those that would stay.
    #[derive(Default)]
    pub struct Weighed {
        /// Requests that would be accepted.
        pub accepted: i64,
        /// Credit that would be given.
        pub accepted_cents: Cents,
        /// Requests that would be proposed to a supervisor.
        pub passed: i64,
        /// Credit that a supervisor would have to sign.
        pub passed_cents: Cents,
        /// Requests, among both, with a rule to look at twice.
        pub alerts: i64,
        /// Paid.
        pub paid_cents: Cents,
        /// Reprise.
        pub reprise_cents: Cents,
        /// Paid less reprise.
        pub difference_cents: Cents,
        /// Requests that would stay as they are.
        pub left: Vec<LeftOut>,
    }

    /// After requests were accepted together.
    pub struct DecidedMany {
        /// Those that moved, in the order asked.
        pub done: Vec<Decided>,
        /// Those that stay as they were.
        pub left: Vec<LeftOut>,
        /// How many were accepted.
        pub accepted: i64,
        /// Credit given.
        pub accepted_cents: Cents,
        /// How many were proposed to a supervisor.
        pub passed: i64,
        /// Credit that a supervisor is to sign.
        pub passed_cents: Cents,
        /// Until when the acceptances can be undone.
        pub undo_until_ms: Option<i64>,
    }

    /// After decisions were undone together.
    pub struct UndoneMany {
        /// Those that are to be decided again.
        pub done: Vec<Decided>,
        /// Those that stay decided.
        pub left: Vec<LeftOut>,
    }

    /// A request that a command about several left as it was.
    pub struct LeftOut {
        /// Request.
        pub id: i64,
        /// Why.
        pub code: Code,
        /// What its sentence needs.
        pub args: BTreeMap<String, Fact>,
    }

    /// Who has a request.
    pub struct Claimed {
        /// Another operator, absent when it is yours.
        pub claimed_by: Option<String>,
    }

    /// A mail as it would read.
    pub struct MailPreviewOf {
        /// Request.
        pub id: i64,
        /// Decision.
        pub decision: Decision,
        /// Code of the reason, for a refusal.
        pub reason: Option<String>,
        /// The sentence, for a refusal.
        pub sentence: Option<String>,
    }

    /// A mail.
    pub struct MailPreview {
        /// Subject.
        pub subject: String,
        /// Plain text.
        pub text: String,
        /// HTML.
        pub html: String,
    }

    /// Places to ask back.
    pub struct QuotePlaces {
        /// Places of one order, 1 to 50.
        pub place_ids: Vec<i64>,
    }

    /// What asking back would give.
    pub struct RepriseQuote {
        /// The places.
        pub places: Vec<QuotedPlace>,
        /// Paid.
        pub paid_cents: Cents,
        /// Reprise.
        pub reprise_cents: Cents,
        /// The terms to accept, French.
        pub terms_fr: String,
        /// English.
        pub terms_en: String,
        /// Their version.
        pub terms_version: i64,
        /// A rule is broken: only a supervisor can ask, as an exception.
        pub exception: bool,
    }

    /// One place of a quote.
    pub struct QuotedPlace {
        /// Place.
        pub id: i64,
        /// Show.
        pub show: String,
        /// Start.
        pub starts_at_ms: i64,
        /// Row.
        pub row: String,
        /// Seat.
        pub seat: String,
        /// Category.
        pub category: String,
        /// Paid.
        pub paid_cents: Cents,
        /// Reprise.
        pub reprise_cents: Cents,
        /// Rules.
        pub rules: Vec<FileRule>,
    }

    /// A request made for a customer.
    pub struct RequestReprise {
        /// Places of one order, 1 to 50.
        pub place_ids: Vec<i64>,
        /// Version of the terms that the customer accepted.
        pub terms_version: i64,
        /// The reprise the recap showed, all places together.
        pub expected_reprise_cents: Cents,
    }

    /// After a request.
    pub struct Requested {
        /// The requests made, one a place.
        pub reprise_ids: Vec<i64>,
        /// Number of the first, as said on the phone.
        pub number: String,
    }
}

/// A value in a sentence.
#[derive(
    Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(untagged)]
pub enum Fact {
    /// A flag.
    Flag(bool),
    /// A number, an amount in cents or a time.
    Number(i64),
    /// A word.
    Text(String),
}

/// The fields of a journal row's data that a sentence can name.
#[must_use]
pub fn facts(json: &serde_json::Value) -> BTreeMap<String, Fact> {
    let Some(fields) = json.as_object() else { return BTreeMap::new() };
    let fact = |value: &serde_json::Value| match value {
        serde_json::Value::Bool(flag) => Some(Fact::Flag(*flag)),
        serde_json::Value::Number(number) => number.as_i64().map(Fact::Number),
        serde_json::Value::String(text) => Some(Fact::Text(text.clone())),
        _ => None,
    };
    fields.iter().filter_map(|(name, value)| Some((name.clone(), fact(value)?))).collect()
}
