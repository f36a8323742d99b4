//! Domain types as the window and the schemas see them: the rules know neither TypeScript nor JSON
//! schemas. A test holds each to the type that it stands for.

#![expect(dead_code, reason = "only their shapes are read, when bindings and schemas are made")]

use schemars::JsonSchema;
use ts_rs::TS;

/// *Montant*: an amount of money in euro cents.
#[derive(TS, JsonSchema)]
#[serde(transparent)]
pub(crate) struct Cents(pub i64);

/// *Rôle* of an operator.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    /// *Agent*: decides requests.
    Agent,
    /// *Caissier*: sells, takes money, applies credit.
    Cashier,
    /// *Responsable*: all of it, and exceptions, signatures, reversals, rules.
    Supervisor,
}

/// Something that a public site does not say yet.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Hole {
    /// The house's postal address.
    House,
    /// Its SIRET.
    Siret,
    /// The e-mail that customers may write to.
    Contact,
    /// The address of the site, by https.
    Address,
    /// Who publishes it (LCEN, art. 1-1).
    Publisher,
    /// Who answers for what it says.
    Director,
    /// Who hosts it.
    Host,
    /// The licences d'entrepreneur de spectacles.
    Licences,
    /// Conditions of sale and use (Code de la consommation, L111-1, L221-5).
    Terms,
    /// The mediator's name (L616-1).
    Mediator,
    /// The mediator's site.
    MediatorSite,
    /// What becomes of what people tell (GDPR, art. 13).
    Privacy,
    /// How far the site is accessible (L412-13).
    Accessibility,
    /// Who is told where it is not.
    AccessibilityContact,
}

/// *État d'une place*.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PlaceState {
    /// Sold, free to be asked back.
    Live,
    /// « Demande reprise en cours »: its code is suspended.
    Pending,
    /// « Place reprise »: its code is revoked, the seat on sale again.
    TakenBack,
    /// Given back here, or cancelled in the system the order came from.
    Cancelled,
}

/// *Motif de mise hors vente*: what the seat is kept for.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OutKind {
    /// *Technique*: a camera stands there, the view is blocked, the seat is broken.
    Technical,
    /// *Place de maison*: the house keeps it for its guests.
    House,
    /// *Accompagnant*: the seat beside a place for a wheelchair.
    Companion,
}

/// *Délai avant la séance*: how long before the start requests close.
#[derive(TS, JsonSchema)]
#[serde(tag = "unit", content = "count", rename_all = "lowercase")]
pub(crate) enum Notice {
    /// Hours that pass on a clock: 24 hours are 24 hours, whatever the night between.
    Hours(u32),
    /// Days of the calendar: one day before 15:00 is the day before at 15:00.
    Days(u32),
}

/// *Motif de refus*, in both languages.
#[derive(TS, JsonSchema)]
pub(crate) struct Reason {
    /// Stable code.
    pub code: String,
    /// As a French customer reads it.
    pub fr: String,
    /// As any other customer reads it.
    pub en: String,
}

/// *Conditions de reprise*: one version, never changed once made.
#[derive(TS, JsonSchema)]
pub(crate) struct Policy {
    /// Whether places can be asked back at all.
    pub eligible: bool,
    /// How long before the performance requests close.
    pub notice: Notice,
    /// Fixed part of the fee, a place.
    pub fee_fixed: Cents,
    /// Part of the price kept, in basis points: 1 000 is 10 %.
    pub fee_percent_bp: i64,
    /// The fee is at least this, where the place was not free.
    pub fee_min: Cents,
    /// The fee is at most this.
    pub fee_max: Option<Cents>,
    /// Rates that can be asked back, by key; all when absent.
    pub rates: Option<Vec<String>>,
    /// Channels that can be asked back; all when absent.
    pub channels: Option<Vec<String>>,
    /// The credit can be spent this many days after the decision's day.
    pub validity_days: u32,
    /// Credit that comes back with fewer days left than this lives so many days, once; 0 to 365.
    pub grace_days: u32,
    /// From this amount on a supervisor signs.
    pub sign_from: Option<Cents>,
    /// Reasons a refusal can give.
    pub reasons: Vec<Reason>,
    /// Version of the terms, counted up at each change of their text.
    pub terms_version: i64,
    /// What the house says beside the policy's own sentences, French.
    pub terms_fr: String,
    /// The same in English.
    pub terms_en: String,
}

/// A rule of the policy, looked at for one place.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rule {
    /// The show takes places back.
    Eligible,
    /// The request was made in time.
    Deadline,
    /// In place of the deadline: the performance was moved, and the place is taken back without a fee.
    Rescheduled,
    /// The rate can be asked back.
    Rate,
    /// The channel can be asked back.
    Channel,
    /// The ticket has not been scanned at the door.
    Scanned,
    /// The ticket has not been printed.
    Printed,
    /// The place was not free.
    Free,
    /// The fee leaves something to give back.
    Leaves,
    /// The other system still has the order paid.
    Paid,
    /// The other system still has the order and the place.
    Stands,
    /// The other system has it in the same seat.
    Unmoved,
    /// The other system has it at the same price.
    SamePrice,
}

/// How a rule came out.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Outcome {
    /// Kept.
    Ok,
    /// Worth a look; does not stop anything.
    Warn,
    /// Broken: an exception that a supervisor signs.
    Broken,
}

/// *État d'une demande*.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RepriseState {
    /// Asked, not decided.
    Requested,
    /// *En attente*: put aside by an operator.
    Held,
    /// *À valider*: proposed, waiting for a supervisor's signature.
    AwaitingSupervisor,
    /// *Acceptée*.
    Accepted,
    /// *Refusée*.
    Refused,
    /// *Retirée* by the customer.
    Withdrawn,
    /// The same place was asked back twice.
    Duplicate,
    /// *Sans objet*: the place went away otherwise.
    Moot,
    /// Accepted, then undone.
    Reversed,
}

/// Worth seeing at a glance.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RepriseFlag {
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
    /// Another system said something since that breaks a rule.
    Elsewhere,
}

/// A list of the queue.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Bucket {
    /// *À traiter*.
    Open,
    /// *À valider*.
    Sign,
    /// *En attente*.
    Held,
    /// *Traitées*.
    Done,
}

/// *Moyen de paiement*: what the customer hands over beside the credit.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TenderKind {
    /// *Espèces*.
    Cash,
    /// *Carte bancaire*.
    Card,
    /// *Solde client*.
    Credit,
}

/// *État de vente*.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SaleState {
    /// Closed by a supervisor, or never opened.
    Closed,
    /// Open from a day that has not come yet.
    Announced,
    /// Open now.
    Open,
    /// The day until which it was open has gone by.
    Ended,
    /// The performance has begun, and the counter still sells it.
    Late,
    /// The performance has begun, and nothing is sold any more.
    Begun,
}

/// *TVA par taux*: sums over places of one rate.
#[derive(TS, JsonSchema)]
pub(crate) struct VatLine {
    /// Rate in basis points: 210 is 2,10 %.
    pub rate_bp: i64,
    /// *HT*: without VAT.
    pub net: Cents,
    /// *TVA*.
    pub tax: Cents,
    /// *TTC*.
    pub gross: Cents,
}

/// What is done to a sale.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AmendmentKind {
    /// *Annulation*: places are given back, and their money with them.
    Void,
    /// *Correction du moyen de paiement*: the same amount was paid otherwise than was typed.
    TenderCorrection,
    /// *Échange*: places are given back against others.
    Exchange,
}

/// How the difference of an exchange is given back.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Difference {
    /// By the tenders it was paid with.
    Money,
    /// As credit; a passing customer, who has no account, still gets money.
    Credit,
}

/// Why one person alone does not do.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Grave {
    /// The house leaves it to supervisors.
    HouseRule,
    /// Somebody else sold it.
    OtherSale,
    /// It was sold on another day.
    OtherDay,
    /// A ticket was scanned at the door.
    Scanned,
    /// The performance has begun.
    Begun,
    /// The tickets in hand were not given back.
    TicketMissing,
    /// The amount is one that a second supervisor signs.
    Amount,
}

/// Whether somebody may do what needs these signatures.
#[derive(TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Standing {
    /// They may.
    May,
    /// Once a supervisor signs beside them.
    SecondNeeded,
    /// Only a supervisor may, with another.
    SupervisorNeeded,
}

#[cfg(test)]
mod tests;
