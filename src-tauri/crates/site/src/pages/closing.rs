//! The account is to be closed: what would be lost is said with its amount and its day, and given up by a box that nobody
//! ticked beforehand. The box office erases.

use axum::http::StatusCode;
use contract::args::Empty;
use contract::customer::ClosingAsked;
use contract::site::{AskClosing, MyClosing, SignedIn};
use domain::money::Cents;
use minijinja::context;
use office::Code;
use office::site::is_fresh;

use super::signing_in::first;
use crate::web::answer::Answer;
use crate::web::cookie::Change;
use crate::web::templates::said;
use crate::web::trouble::{Trouble, Wrong};
use crate::web::visit::{Head, Visit};

const CLOSING: Head = Head { title: "site-closing", part: "account" };

/// What would be lost, or what was asked.
pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let closing: MyClosing = visit.call("my_closing", &Empty {})?;
    if closing.asked.is_none() && !is_fresh(who.since_ms, visit.site.house().now_ms()) {
        return first(visit, &who, &CLOSING, "fermeture");
    }
    page(visit, StatusCode::OK, &who, closing, None)
}

fn page(
    visit: &Visit<'_>,
    status: StatusCode,
    who: &SignedIn,
    closing: MyClosing,
    wrong: Option<&'static str>,
) -> Result<Answer, Trouble> {
    let bound = closing.credit_cents.is_positive() || closing.requests > 0;
    let values = context! { closing => said(closing), bound, id => visit.new_id(), wrong };
    visit.mine(status, "closing.html", &CLOSING, who, values)
}

/// Asks for it. The sessions of the customer end.
pub(crate) fn ask(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let args = AskClosing {
        expected_cents: Cents(visit.form.number("expected").ok_or(Wrong::Unreadable)?),
        expected_requests: visit.form.number("requests").ok_or(Wrong::Unreadable)?,
        gives_up: visit.form.has("accept"),
    };
    let again = |status, wrong| {
        let closing: MyClosing = visit.call("my_closing", &Empty {})?;
        page(visit, status, &who, closing, Some(wrong))
    };
    if !args.gives_up && args.expected_cents == Cents::ZERO && args.expected_requests == 0 {
        return again(StatusCode::UNPROCESSABLE_ENTITY, "site-closing-not-sure");
    }
    let asked = visit.call_as::<ClosingAsked>(visit.id_of_form()?, "site_closing_ask", &args);
    let Err(refusal) = asked else {
        return Ok(visit.to("/connexion?dit=fermeture").cookie(Change::Forget));
    };
    match refusal.code {
        Code::SignInStale => first(visit, &who, &CLOSING, "fermeture"),
        Code::CreditLives | Code::RequestsOpen => {
            again(StatusCode::UNPROCESSABLE_ENTITY, "site-closing-not-given-up")
        }
        Code::AmountChanged | Code::ChangedSince => {
            again(StatusCode::CONFLICT, "site-closing-changed")
        }
        _ => Err(refusal.into()),
    }
}

/// Takes it back.
pub(crate) fn drop(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    visit.call_as::<Empty>(visit.id_of_form()?, "site_closing_drop", &Empty {})?;
    Ok(visit.to("/compte?dit=reste"))
}
