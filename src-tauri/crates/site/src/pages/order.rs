//! An order and its places: what may be done with each, and what became of what was asked.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use contract::args::Empty;
use contract::ids::RepriseId;
use contract::limits::PLACES_MAX;
use contract::site::{MyOrder, MyOrderFile, MyPlace, MyRequest, SignedIn, TakeBack};
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use minijinja::context;
use minijinja::value::Value;
use office::Code;

use crate::calendar;
use crate::performances::{OfOne, by_performance};
use crate::web::answer::Answer;
use crate::web::templates::said;
use crate::web::trouble::{Trouble, Wrong};
use crate::web::visit::{Head, Visit};

const ORDER: Head = Head { title: "site-order", part: "orders" };

/// Whether a place bears out what is said above it.
type Borne = fn(&MyPlace) -> bool;

/// What may be said above the places, by the word in the address, where one of them bears it out.
const TOLD: [(&str, &str, Borne); 7] = [
    ("demande", "site-told-asked", is_pending),
    ("retrait", "site-told-taken-back", is_withdrawn),
    ("decidee", "site-told-decided", is_decided),
    ("change", "site-told-changed", |_| true),
    ("annulee", "site-told-cancelled", is_cancelled),
    ("conditions", "site-told-several-terms", |_| true),
    ("beaucoup", "site-told-too-many", |_| true),
];

/// Whether it is asked back.
pub(super) fn is_pending(place: &MyPlace) -> bool {
    place.state == PlaceState::Pending
}

/// Whether the last request for it was taken back.
fn is_withdrawn(place: &MyPlace) -> bool {
    let is = |request: &MyRequest| request.state == RepriseState::Withdrawn;
    !is_pending(place) && place.request.as_ref().is_some_and(is)
}

/// Whether the box office decided the last request for it, as its customer is told by now.
fn is_decided(place: &MyPlace) -> bool {
    let is =
        |request: &MyRequest| !request.state.is_open() && request.state != RepriseState::Withdrawn;
    place.request.as_ref().is_some_and(is)
}

/// Whether it is cancelled, here or in the system that it came from: its request is not taken back here.
fn is_cancelled(place: &MyPlace) -> bool {
    let kept = |request: &MyRequest| !request.may_withdraw;
    place.state == PlaceState::Cancelled
        || is_pending(place) && place.request.as_ref().is_some_and(kept)
}

/// The order that the address names.
pub(crate) fn read(visit: &Visit<'_>) -> Result<MyOrderFile, Trouble> {
    let number = visit.param("number").to_owned();
    Ok(visit.call("my_order", &MyOrder { number })?)
}

/// The address of an order, after the language.
pub(crate) fn path_of(number: &str, told: &str) -> String {
    format!("/commandes/{number}?dit={told}")
}

pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let file = read(visit)?;
    page(visit, &who, &file)
}

/// The places, by their performance.
fn performances(places: &[MyPlace]) -> Vec<Value> {
    let told = |(first, places): OfOne<'_>| {
        context! {
            show => first.show.as_str(),
            hall => first.hall.as_str(),
            starts_at_ms => first.starts_at_ms,
            places => said(places),
        }
    };
    by_performance(places.iter()).into_iter().map(told).collect()
}

fn page(visit: &Visit<'_>, who: &SignedIn, file: &MyOrderFile) -> Result<Answer, Trouble> {
    let word = visit.query.get("dit");
    let borne = |is: Borne| file.places.iter().any(is);
    let told =
        TOLD.iter().find(|(known, _, is)| *known == word && borne(*is)).map(|(_, key, _)| *key);
    let askable = |place: &&MyPlace| place.state == PlaceState::Live && place.why_not.is_none();
    let askable = file.places.iter().filter(askable).count();
    let downloads: Vec<_> = file.places.iter().filter(|place| place.may_download).collect();
    // Of an order that opens no door, no ticket is said to be valid.
    let told = match told {
        Some("site-told-taken-back") if downloads.is_empty() => Some("site-told-withdrawn"),
        told => told,
    };
    let live = file.places.iter().any(|place| place.state == PlaceState::Live);
    // A form has an id of its own: what is sent twice is done once.
    let ids: BTreeMap<String, String> =
        file.places.iter().map(|place| (place.id.to_string(), visit.new_id())).collect();
    let values = context! {
        performances => performances(&file.places),
        askable,
        several => match askable {
            ..=PLACES_MAX => "site-order-several-help",
            _ => "site-order-several-help-parts",
        },
        downloads => downloads.len(),
        numbered => downloads.iter().all(|place| place.numbered),
        live,
        id => visit.new_id(),
        ids => said(ids),
        told,
        order => said(file),
    };
    visit.mine(StatusCode::OK, "order.html", &ORDER, who, values)
}

/// Takes a request back, while nobody has decided.
pub(crate) fn take_back(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    let number = read(visit)?.number;
    let form = &visit.form;
    let id: RepriseId = form.number("reprise").ok_or(Wrong::Missing)?.into();
    let version = form.number("version").ok_or(Wrong::Unreadable)?;
    let done =
        visit.call_as::<Empty>(visit.id_of_form()?, "site_take_back", &TakeBack { id, version });
    let told = match done {
        // A form that comes back from the history is answered as the first time.
        Ok(_) if of(visit, id)?.is_some_and(|place| is_withdrawn(&place)) => "retrait",
        Ok(_) => "change",
        Err(refusal) if matches!(refusal.code, Code::AlreadyDecided | Code::Stale) => {
            if of(visit, id)?.is_some_and(|place| is_decided(&place)) {
                "decidee"
            } else {
                "change"
            }
        }
        Err(refusal) if refusal.code == Code::Contradicted => "annulee",
        Err(refusal) => return Err(refusal.into()),
    };
    Ok(visit.to(&path_of(&number, told)))
}

/// The place whose last request this is, as the order has it now.
fn of(visit: &Visit<'_>, id: RepriseId) -> Result<Option<MyPlace>, Trouble> {
    let is = |place: &MyPlace| place.request.as_ref().is_some_and(|request| request.id == id);
    Ok(read(visit)?.places.into_iter().find(is))
}

/// The performances of the order, for a calendar.
pub(crate) fn calendar(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    let file = read(visit)?;
    let text = calendar::of(&file, &visit.house, visit.locale, visit.site.house().now_ms())
        .ok_or(Wrong::Missing)?;
    let name = format!("commande-{}.ics", file.number);
    Ok(Answer::file(&name, "text/calendar; charset=utf-8", text.into_bytes()))
}
