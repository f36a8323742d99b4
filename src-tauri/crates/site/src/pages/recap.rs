//! What asking places back gives, before the yes: paid, given back, kept, until when, and under which terms.

use axum::http::StatusCode;
use contract::ids::PlaceId;
use contract::limits::PLACES_MAX;
use contract::locale::Locale;
use contract::reprise::{RepriseQuote, Requested};
use contract::site::{AskBack, MyPlaces, SignedIn};
use domain::money::Cents;
use minijinja::context;
use office::Code;

use super::order;
use crate::web::answer::Answer;
use crate::web::fields::Fields;
use crate::web::templates::said;
use crate::web::trouble::{Trouble, Wrong};
use crate::web::visit::{Head, Visit};

const RECAP: Head = Head { title: "site-recap", part: "orders" };

/// The places of an order that a form or an address names. More than one command takes are said to be too many.
pub(crate) fn places(fields: &Fields, number: &str) -> Result<Vec<PlaceId>, Trouble> {
    let mut ids = Vec::new();
    for text in fields.all("place") {
        let id: PlaceId = text.parse::<i64>().map_err(|_| Wrong::Missing)?.into();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.len() > PLACES_MAX {
        return Err(Trouble::Elsewhere(order::path_of(number, "beaucoup")));
    }
    Ok(ids)
}

/// When the performances begin that the form was shown with, place by place.
fn starts(form: &Fields) -> Result<Vec<i64>, Trouble> {
    let starts: Result<Vec<i64>, _> = form.all("starts").map(str::parse::<i64>).collect();
    starts.ok().filter(|starts| !starts.is_empty()).ok_or(Wrong::Unreadable.into())
}

pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let number = visit.param("number").to_owned();
    let place_ids = places(&visit.query, &number)?;
    if place_ids.is_empty() {
        return Err(Trouble::Elsewhere(format!("/commandes/{number}")));
    }
    page(visit, StatusCode::OK, &who, &MyPlaces { number, place_ids }, None, None)
}

/// Leads back to the order where something went another way meanwhile, or places cannot be asked back together.
fn or_back(number: &str, refusal: runtime::error::ApiError) -> Trouble {
    let told = match refusal.code {
        Code::PlaceNotFree
        | Code::RuleBroken
        | Code::PerformanceBegun
        | Code::OrderUnpaid
        | Code::OrderCancelled => "change",
        Code::SeveralTerms => "conditions",
        _ => return refusal.into(),
    };
    Trouble::Elsewhere(order::path_of(number, told))
}

fn page(
    visit: &Visit<'_>,
    status: StatusCode,
    who: &SignedIn,
    asked: &MyPlaces,
    told: Option<&'static str>,
    wrong: Option<&'static str>,
) -> Result<Answer, Trouble> {
    let number = asked.number.as_str();
    let quote: RepriseQuote =
        visit.call("my_quote", asked).map_err(|refusal| or_back(number, refusal))?;
    let terms = match visit.locale {
        Locale::Fr => &quote.terms_fr,
        Locale::En => &quote.terms_en,
    };
    let terms: Vec<String> =
        terms.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let values = context! {
        number,
        terms,
        kept => quote.paid_cents.0 - quote.reprise_cents.0,
        id => visit.new_id(),
        told,
        wrong,
        quote => said(quote.clone()),
    };
    visit.mine(status, "recap.html", &RECAP, who, values)
}

/// Asks the places back.
pub(crate) fn ask(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let number = visit.param("number").to_owned();
    let place_ids = places(&visit.form, &number)?;
    if place_ids.is_empty() {
        return Err(Wrong::Unreadable.into());
    }
    let asked = MyPlaces { number: number.clone(), place_ids: place_ids.clone() };
    if !visit.form.has("accept") {
        let wrong = Some("site-recap-not-accepted");
        return page(visit, StatusCode::UNPROCESSABLE_ENTITY, &who, &asked, None, wrong);
    }
    let args = AskBack {
        number: number.clone(),
        place_ids: place_ids.clone(),
        seen_starts_at_ms: starts(&visit.form)?,
        terms_version: visit.form.number("terms").ok_or(Wrong::Unreadable)?,
        expected_reprise_cents: Cents(visit.form.number("expected").ok_or(Wrong::Unreadable)?),
    };
    let done = visit.call_as::<Requested>(visit.id_of_form()?, "site_ask_back", &args);
    let told = match done {
        Ok(_) => {
            // A form that comes back from the history is answered as the first time.
            let places = order::read(visit)?.places;
            let asked = |id: &PlaceId| {
                places.iter().any(|place| place.id == *id && order::is_pending(place))
            };
            let told = if place_ids.iter().all(asked) { "demande" } else { "change" };
            return Ok(visit.to(&order::path_of(&number, told)));
        }
        Err(refusal) if refusal.code == Code::PerformanceMoved => "site-told-moved",
        Err(refusal) if refusal.code == Code::AmountChanged => "site-told-amount-changed",
        Err(refusal) if refusal.code == Code::TermsChanged => "site-told-terms-changed",
        Err(refusal) => return Err(or_back(&number, refusal)),
    };
    page(visit, StatusCode::CONFLICT, &who, &asked, Some(told), None)
}
