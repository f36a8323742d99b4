//! A request is made, with everything frozen.

use std::collections::BTreeSet;

use contract::action::Action;
use contract::ids::{OperatorId, PlaceId, RepriseId};
use contract::reprise::{QuotedPlace, RepriseQuote, RequestReprise, Requested};
use domain::access::Role;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::{self, Beside, RepriseFlag, RepriseState};
use domain::text;
use serde_json::json;
use store::{Bulk, StoreError, Tx, TxExt, named, sql};

use super::asked_place::AskedPlace;
use super::mail_facts;
use super::quote::{Judged, Wish, is_for_the_site, judge, keeps_rules};
use super::row::{RepriseRow, set_place};
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::customer::erased;
use crate::house::policy;
use crate::sale::funds::Funds;
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

/// Makes the requests for a customer at the desk, or of a customer on the site, one a place, and queues « Demande de reprise de
/// place ». Where a rule is broken only a supervisor can ask, as an exception that is still signed.
///
/// # Errors
/// As [`super::quote()`]; [`Code::PerformanceMoved`], [`Code::TermsChanged`], [`Code::AmountChanged`],
/// [`Code::RuleBroken`].
pub fn request(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &RequestReprise,
) -> Result<Requested, OfficeError> {
    let Wish { mut places, before, quoted } = judge(tx, cx, &args.place_ids)?;
    let on_site = cx.operator.visitor.is_some();
    if on_site {
        is_for_the_site(&quoted)?;
    }
    starts_as_shown(&args.seen_starts_at_ms, &quoted)?;
    if quoted.terms_version != args.terms_version {
        return Err(OfficeError::new(Code::TermsChanged));
    }
    page::as_shown(args.expected_reprise_cents, quoted.reprise_cents)?;
    if cx.operator.role != Role::Supervisor {
        keeps_rules(&quoted)?;
    }
    let mut counted = false;
    for Judged { place, .. } in &places {
        counted |= policy::terms::count(tx, cx, place.performance_id, place.show_id)?;
    }
    if counted {
        for judged in &mut places {
            judged.judge_anew(tx)?;
        }
    }
    let order_cents = Some(before + quoted.reprise_cents);
    let mut rows = Vec::with_capacity(places.len());
    let mut entries = Vec::with_capacity(places.len());
    for judged in &places {
        let new = NewRequest {
            place_id: judged.place.id,
            requested_at_ms: cx.at_ms,
            channel: if on_site { ON_SITE } else { sale::CHANNEL },
            requested_by: (!on_site).then_some(cx.operator.id),
            several: places.len() > 1,
            order_cents,
        };
        let (id, entry) = write(tx, cx, &new, judged, before)?;
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
    // What is asked on the site is seen by the mailer.
    if !on_site {
        mail::take_back_of_order(tx, cx, first.order_id)?;
    }
    Ok(Requested {
        number: series::reprise_number(first.number),
        reprise_ids: rows.iter().map(|row| row.id).collect(),
    })
}

/// Refuses a place whose performance begins at another time than the recap showed.
fn starts_as_shown(shown: &[i64], quoted: &RepriseQuote) -> Result<(), OfficeError> {
    let moved =
        |(rank, place): &(usize, &QuotedPlace)| shown.get(*rank) != Some(&place.starts_at_ms);
    match quoted.places.iter().enumerate().find(moved) {
        None => Ok(()),
        Some((_, place)) => Err(OfficeError::new(Code::PerformanceMoved)
            .with("show", place.show.as_str())
            .with("starts_at_ms", place.starts_at_ms)),
    }
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
    let place = AskedPlace::load(tx, new.place_id)?;
    let mut funds = Funds::of(tx, &[place.order_id])?;
    let order = funds.order(place.order_id)?;
    let judged = Judged::of(tx, place.worth(order), new.requested_at_ms)?;
    let (id, entry) = write(tx, cx, new, &judged, order.asked_and_accepted())?;
    journal::append(tx, cx, entry)?;
    Ok(id)
}

/// Stores one request of an order whose other requests come to `before`; gives its row of the journal, to be appended.
fn write(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    new: &NewRequest<'_>,
    judged: &Judged,
    before: Cents,
) -> Result<(RepriseId, Entry<'static>), OfficeError> {
    let Judged { place, policy_id, policy, relief } = judged;
    let customer_id = place.customer_id.ok_or(OfficeError::new(Code::NoCustomer))?;
    if let Some(at_ms) = place.erased_at_ms {
        return Err(erased(at_ms));
    }
    let zone = cx.house.zone();
    let asked = place.asked(new.requested_at_ms, *relief);
    let several = new.several || place.pending > 0;
    let reprise_cents = policy.reprise_of(&asked);
    let all_cents = new.order_cents.unwrap_or(before + reprise_cents);
    let beside = Beside { several, order: all_cents };
    let flags: Vec<&str> =
        reprise::flags(policy, &asked, beside, zone).into_iter().map(RepriseFlag::key).collect();
    set_place(tx, place.id, PlaceState::Live, PlaceState::Pending)?;
    let (id, number) = (cx.mint.id(), series::take(tx, series::REPRISE, 1)?);
    let state = RepriseState::Requested;
    let search_key = search_key(place, number);
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
            needs_signature = reprise::must_be_signed(policy, &asked, all_cents, zone),
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
