//! A request is made: what it would give, then the request itself, with everything frozen.

use std::collections::BTreeSet;

use contract::action::Action;
use contract::ids::{OperatorId, PlaceId, RepriseId};
use contract::limits::PLACES_MAX;
use contract::reprise::{
    CreditPart, QuotePlaces, QuotedPlace, RepriseQuote, RequestReprise, Requested,
};
use domain::access::Role;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::{Outcome, Policy, Rule};
use domain::reprise::{self, Beside, RepriseFlag, RepriseState};
use domain::text;
use serde_json::json;
use store::{Bulk, StoreError, Tx, TxExt, named, sql};

use super::asked_place::AskedPlace;
use super::row::{RepriseRow, set_place};
use super::terms::Shown;
use super::{mail_facts, reasons};
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::customer::erased;
use crate::house::policy;
use crate::sale::funds::{Funds, credit_part};
use crate::{Code, Cx, OfficeError, mail, page, sale};

/// *Filière* of what customers ask on the site.
const ON_SITE: &str = "SITE";

/// A request, to be stored.
#[derive(Clone, Copy, Debug)]
pub struct NewRequest<'a> {
    pub place_id: PlaceId,
    /// When it was asked, UTC milliseconds.
    pub requested_at_ms: i64,
    /// Where: `SITE`, `GUICHET`.
    pub channel: &'a str,
    /// The operator who asked for the customer.
    pub requested_by: Option<OperatorId>,
    /// Whether other places of the order are asked back with it.
    pub several: bool,
    /// What all places of the order come to that are asked back or were taken back, this one included;
    /// counted from those that are stored where it is not told.
    pub order_cents: Option<Cents>,
}

/// What asking these places back would give under the present policy.
///
/// # Errors
/// [`Code::NotFound`], [`Code::SeveralOrders`], [`Code::SeveralTerms`], [`Code::OrderUnpaid`], [`Code::OrderCancelled`],
/// [`Code::PlaceNotFree`], [`Code::NoCustomer`],
/// [`Code::PerformanceBegun`].
pub fn quote(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &QuotePlaces,
) -> Result<RepriseQuote, OfficeError> {
    let places = load_places(tx, cx, &args.place_ids)?;
    let zone = cx.house.zone();
    let order_id = places[0].order_id;
    let mut funds = Funds::of(tx, &[order_id])?;
    let order = funds.order(order_id)?;
    let mut quoted = Vec::with_capacity(places.len());
    let mut terms = Shown::default();
    let mut credit: Vec<CreditPart> = Vec::new();
    let mut first: Option<Policy> = None;
    let mut exception = false;
    for place in places {
        let place = place.worth(order);
        let (_, policy) = policy::in_force(tx, place.performance_id, place.show_id)?;
        if first.as_ref().is_some_and(|first| !first.same_terms(&policy)) {
            return Err(OfficeError::new(Code::SeveralTerms).with("show", place.show));
        }
        let asked = place.asked(cx.at_ms, place.relief(tx, cx.at_ms)?);
        exception |= policy.is_broken_by(&asked, zone);
        let reprise = policy.reprise_of(&asked);
        let given = order.give(place.id, reprise, &policy.validity(cx.at_ms, zone))?;
        order.take(&given);
        given.credit.iter().map(credit_part).for_each(|part| add(&mut credit, part));
        quoted.push(QuotedPlace {
            id: place.id,
            show: place.show.clone(),
            starts_at_ms: place.starts_at_ms,
            row: place.row.clone(),
            seat: place.seat.clone(),
            category: place.category.clone(),
            paid_cents: place.price_cents,
            reprise_cents: given.total(),
            rules: reasons::rules(&policy, &asked, zone),
        });
        let shown = policy::terms::in_force(tx, cx, place.performance_id, place.show_id)?;
        terms.add(&place.show, shown);
        first.get_or_insert(policy);
    }
    let terms = terms.together();
    Ok(RepriseQuote {
        paid_cents: quoted.iter().map(|p| p.paid_cents).sum(),
        reprise_cents: quoted.iter().map(|p| p.reprise_cents).sum(),
        places: quoted,
        credit,
        terms_fr: terms.fr,
        terms_en: terms.en,
        terms_version: terms.version,
        exception,
    })
}

/// Adds a part to those of one lot, or of one expiry where the lots are new; the earliest expiry first.
fn add(credit: &mut Vec<CreditPart>, part: CreditPart) {
    let same = |known: &&mut CreditPart| {
        (&known.lot, known.expires_at_ms, known.grace)
            == (&part.lot, part.expires_at_ms, part.grace)
    };
    match credit.iter_mut().find(same) {
        Some(known) => known.amount_cents += part.amount_cents,
        None => credit.push(part),
    }
    credit.sort_by_key(|known| known.expires_at_ms);
}

/// The same for a customer on the site, who cannot ask against a rule, nor for nothing.
///
/// # Errors
/// As [`quote`]; [`Code::RuleBroken`].
pub(crate) fn quote_on_site(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &QuotePlaces,
) -> Result<RepriseQuote, OfficeError> {
    let quoted = quote(tx, cx, args)?;
    keeps_rules(&quoted)?;
    if quoted.places.iter().any(|place| !place.reprise_cents.is_positive()) {
        return Err(OfficeError::new(Code::RuleBroken).with("rule", reasons::rule_key(Rule::Free)));
    }
    Ok(quoted)
}

/// Refuses a request that breaks a rule: only a supervisor can make it.
fn keeps_rules(quoted: &RepriseQuote) -> Result<(), OfficeError> {
    if !quoted.exception {
        return Ok(());
    }
    let broken = quoted.places.iter().flat_map(|place| &place.rules);
    let first = broken.filter(|rule| rule.outcome == Outcome::Broken).map(|rule| rule.rule).next();
    let rule = first.map(reasons::rule_key).unwrap_or_default();
    Err(OfficeError::new(Code::RuleBroken).with("rule", rule))
}

/// Makes the requests for a customer at the desk, or of a customer on the site, one a place, and queues « Demande de reprise de
/// place ». Where a rule is broken only a supervisor can ask, as an exception that is still signed.
///
/// # Errors
/// As [`quote`]; [`Code::TermsChanged`], [`Code::AmountChanged`], [`Code::RuleBroken`].
pub fn request(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &RequestReprise,
) -> Result<Requested, OfficeError> {
    let wished = QuotePlaces { place_ids: args.place_ids.clone() };
    let on_site = cx.operator.visitor.is_some();
    let quoted = if on_site { quote_on_site(tx, cx, &wished)? } else { quote(tx, cx, &wished)? };
    if quoted.terms_version != args.terms_version {
        return Err(OfficeError::new(Code::TermsChanged));
    }
    page::as_shown(args.expected_reprise_cents, quoted.reprise_cents)?;
    if cx.operator.role != Role::Supervisor {
        keeps_rules(&quoted)?;
    }
    for place in load_places(tx, cx, &args.place_ids)? {
        policy::terms::count(tx, cx, place.performance_id, place.show_id)?;
    }
    let order_cents = Some(order_before(tx, args.place_ids[0])? + quoted.reprise_cents);
    let mut rows = Vec::with_capacity(args.place_ids.len());
    let mut entries = Vec::with_capacity(args.place_ids.len());
    for place_id in &args.place_ids {
        let new = NewRequest {
            place_id: *place_id,
            requested_at_ms: cx.at_ms,
            channel: if on_site { ON_SITE } else { sale::CHANNEL },
            requested_by: (!on_site).then_some(cx.operator.id),
            several: args.place_ids.len() > 1,
            order_cents,
        };
        let (id, entry) = write(tx, cx, &new)?;
        rows.push(RepriseRow::load(tx, id)?);
        entries.push(entry);
    }
    let (Some(first), Some(facts)) = (rows.first(), mail_facts::received(cx, &rows)) else {
        return Err(OfficeError::bad_field("place_ids"));
    };
    let order = Some(first.order_id);
    let (email, customer) = (&first.customer_email, first.customer_id);
    mail::queue(tx, cx, &facts, email, customer, order, Some(first.id), cx.at_ms)?;
    journal::append_all(tx, cx, entries)?;
    Ok(Requested {
        number: series::reprise_number(first.number),
        reprise_ids: rows.iter().map(|row| row.id).collect(),
    })
}

/// Stores one request: the amounts, the policy and the accepted terms are frozen, the place is
/// pending and its code suspended, the journal says so. Queues no mail.
///
/// # Errors
/// [`Code::NotFound`], [`Code::PlaceNotFree`], [`Code::NoCustomer`].
pub fn insert(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    new: &NewRequest<'_>,
) -> Result<RepriseId, OfficeError> {
    let (id, entry) = write(tx, cx, new)?;
    journal::append(tx, cx, entry)?;
    Ok(id)
}

/// Stores one request; gives its row of the journal, to be appended.
fn write(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    new: &NewRequest<'_>,
) -> Result<(RepriseId, Entry<'static>), OfficeError> {
    let place = AskedPlace::load(tx, new.place_id)?;
    let mut funds = Funds::of(tx, &[place.order_id])?;
    let order = funds.order(place.order_id)?;
    let place = place.worth(order);
    let customer_id = place.customer_id.ok_or(OfficeError::new(Code::NoCustomer))?;
    if let Some(at_ms) = place.erased_at_ms {
        return Err(erased(at_ms));
    }
    let (policy_id, policy) = policy::in_force(tx, place.performance_id, place.show_id)?;
    let zone = cx.house.zone();
    let relief = place.relief(tx, new.requested_at_ms)?;
    let asked = place.asked(new.requested_at_ms, relief);
    let several = new.several || place.pending > 0;
    let reprise_cents = policy.reprise_of(&asked);
    let all_cents = new.order_cents.unwrap_or(order.asked_and_accepted() + reprise_cents);
    let beside = Beside { several, order: all_cents };
    let flags: Vec<&str> =
        reprise::flags(&policy, &asked, beside, zone).into_iter().map(RepriseFlag::key).collect();
    set_place(tx, place.id, PlaceState::Live, PlaceState::Pending)?;
    let (id, number) = (cx.mint.id(), series::take(tx, series::REPRISE, 1)?);
    let state = RepriseState::Requested;
    let search_key = search_key(&place, number);
    let added = tx.execute(
        sql!("add"),
        &named![
            id,
            number,
            place_id = place.id,
            order_id = place.order_id,
            customer_id,
            performance_id = place.performance_id,
            show_id = place.show_id,
            channel = new.channel,
            state = state.key(),
            bucket = state.bucket().key(),
            requested_at_ms = new.requested_at_ms,
            requested_by = new.requested_by,
            paid_cents = place.price_cents,
            reprise_cents,
            fee_cents = place.price_cents - reprise_cents,
            policy_id,
            terms_version = policy.terms_version,
            needs_signature = reprise::must_be_signed(&policy, &asked, all_cents, zone),
            flags = flags.join(" "),
            deadline_at_ms = policy.deadline_ms(&asked, zone),
            starts_at_ms = place.starts_at_ms,
            customer_key = place.name_key.clone().unwrap_or_default(),
            show_key = format!("{} {:013}", place.show_key, place.starts_at_ms),
            place_key = format!("{:019} {:019}", place.row_rank, place.number_rank),
            search_key = &search_key,
            place_channel = &place.channel,
            rescheduling_id = relief.map(|relief| relief.rescheduling_id)
        ],
    );
    match added {
        Err(StoreError::Constraint(name)) if name.contains("reprise") => {
            return Err(OfficeError::new(Code::PlaceNotFree));
        }
        other => other?,
    };
    let mut index = Bulk::new(sql!("add_word"));
    words(&search_key).into_iter().for_each(|word| index.add(&named![word, reprise_id = id]));
    index.write(tx)?;
    let counted = named![
        performance_id = place.performance_id,
        show_id = place.show_id,
        channel = &place.channel,
        state = state.key()
    ];
    tx.execute(sql!("count_new"), &counted)?;
    let data = json!({
        "reprise": series::reprise_number(number),
        "order": place.order_number,
        "show": place.show,
        "starts_at_ms": place.starts_at_ms,
        "row": place.row,
        "seat": place.seat,
        "paid_cents": place.price_cents,
        "reprise_cents": reprise_cents,
        "terms_version": policy.terms_version,
        "channel": new.channel,
    });
    let entry = Entry {
        customer_id: Some(customer_id),
        order_id: Some(place.order_id),
        reprise_id: Some(id),
        data,
        ..Entry::of(Action::RepriseRequested)
    };
    Ok((id, entry))
}

/// What the requests on the order of a place come to.
fn order_before(tx: &mut dyn Tx, place_id: PlaceId) -> Result<Cents, OfficeError> {
    let order_id = AskedPlace::load(tx, place_id)?.order_id;
    Ok(Funds::of(tx, &[order_id])?.order(order_id)?.asked_and_accepted())
}

fn search_key(place: &AskedPlace, number: i64) -> String {
    let words = [
        place.name_key.as_deref().unwrap_or_default(),
        &text::key(place.email_key.as_deref().unwrap_or_default()),
        &text::key(&place.order_number),
        &place.show_key,
        &text::key(&series::reprise_number(number)),
    ];
    format!(" {}", words.join(" "))
}

/// The words a request is found by, each once.
#[must_use]
pub fn words(search_key: &str) -> BTreeSet<&str> {
    search_key.split(' ').filter(|word| !word.is_empty()).collect()
}

/// The places, all free to be asked back, all of one order that has a customer.
fn load_places(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    ids: &[PlaceId],
) -> Result<Vec<AskedPlace>, OfficeError> {
    let distinct: BTreeSet<_> = ids.iter().collect();
    if ids.is_empty() || ids.len() > PLACES_MAX || distinct.len() != ids.len() {
        return Err(OfficeError::bad_field("place_ids"));
    }
    let places = ids.iter().map(|id| AskedPlace::load(tx, *id)).collect::<Result<Vec<_>, _>>()?;
    if places.iter().any(|p| p.order_id != places[0].order_id) {
        return Err(OfficeError::new(Code::SeveralOrders));
    }
    places.iter().try_for_each(|place| place.askable(cx.at_ms))?;
    Ok(places)
}
