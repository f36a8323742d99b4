//! Another e-mail address: whoever was just signed in names it, and enters the code that was mailed to it in the same
//! browser. What is shown never depends on whether somebody has the address.

use axum::http::StatusCode;
use contract::args::Empty;
use contract::sentence::Fact;
use contract::site::{
    AddressEntered, AskAddress, ChangeMyAddress, CodeAsked, CodeRefused, CodeTried, EnterAddress,
    SignedIn,
};
use minijinja::context;
use office::Code;
use office::site::is_fresh;
use runtime::error::ApiError;

use super::signing_in::{Sent, first, is_code, sent};
use crate::web::answer::Answer;
use crate::web::trouble::{Trouble, Wrong};
use crate::web::visit::{Head, Visit};

const ADDRESS: Head = Head { title: "site-address", part: "account" };

/// The field for the new address.
pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    if is_fresh(who.since_ms, visit.site.house().now_ms()) {
        field(visit, StatusCode::OK, &who, "", None)
    } else {
        first(visit, &who, &ADDRESS, "adresse")
    }
}

/// The page of a code that was left and asked for again.
pub(crate) fn again(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    Ok(visit.to("/compte/adresse"))
}

fn field(
    visit: &Visit<'_>,
    status: StatusCode,
    who: &SignedIn,
    typed: &str,
    wrong: Option<&'static str>,
) -> Result<Answer, Trouble> {
    visit.mine(status, "address.html", &ADDRESS, who, context! { typed, wrong })
}

/// Asks for a code at the new address.
pub(crate) fn ask(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let typed = visit.form.get("email").trim();
    let browser = visit.kept.as_ref().ok_or(Wrong::OldForm)?;
    let args = AskAddress {
        email: typed.to_owned(),
        browser: browser.reveal().into(),
        locale: visit.locale,
        from: visit.from.clone(),
    };
    let asked: CodeAsked = match visit.call("site_address_ask", &args) {
        Ok(asked) => asked,
        Err(refusal) => return refused(visit, &who, typed, refusal),
    };
    let sent = sent(visit, typed, &asked)?;
    digits(visit, StatusCode::OK, &who, &sent, None, 0)
}

fn refused(
    visit: &Visit<'_>,
    who: &SignedIn,
    typed: &str,
    refusal: ApiError,
) -> Result<Answer, Trouble> {
    let same = matches!(refusal.args.get("why"), Some(Fact::Text(why)) if why == "same");
    let wrong = match refusal.code {
        Code::SignInStale => return first(visit, who, &ADDRESS, "adresse"),
        Code::BadField if same => "site-address-same",
        Code::BadField | Code::HiddenText => "site-email-wrong",
        _ => return Err(refusal.into()),
    };
    field(visit, StatusCode::UNPROCESSABLE_ENTITY, who, typed, Some(wrong))
}

fn digits(
    visit: &Visit<'_>,
    status: StatusCode,
    who: &SignedIn,
    sent: &Sent<'_>,
    wrong: Option<&'static str>,
    left: i64,
) -> Result<Answer, Trouble> {
    let values = context! {
        asks => "/compte/adresse",
        enters => "/compte/adresse/code",
        act => "site-address-enter",
        vers => "",
        ..sent.shown(visit, wrong, left)
    };
    visit.mine(status, "code.html", &ADDRESS, who, values)
}

/// Changes the address of whoever has the code.
pub(crate) fn enter(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let browser = visit.kept.as_ref().ok_or(Wrong::OldForm)?;
    let (typed, sent) = (visit.form.get("code"), Sent::of_form(visit));
    let done = || Ok(visit.to("/compte?dit=adresse"));
    let unlike =
        |why, left| digits(visit, StatusCode::UNPROCESSABLE_ENTITY, &who, &sent, Some(why), left);
    if !is_code(typed) {
        return unlike("site-code-unlike", 0);
    }
    // The same form, sent before, changed it.
    if who.email == sent.email {
        return done();
    }
    let args = EnterAddress {
        browser: browser.reveal().into(),
        code: typed.to_owned(),
        from: visit.from.clone(),
    };
    let changed = change(visit, &args, sent.email);
    // The same form, sent at the same moment, may have changed it.
    let is_theirs = || visit.signed_in().is_ok_and(|now| now.email == sent.email);
    match changed {
        Ok(AddressEntered { refused: None, .. }) => done(),
        _ if is_theirs() => done(),
        Err(refusal) => refused(visit, &who, sent.email, refusal),
        Ok(AddressEntered { refused: Some(why), left }) => match why {
            CodeRefused::TooMany => Err(Wrong::TooMany.into()),
            CodeRefused::Over => {
                let wrong = Some("site-code-over");
                field(visit, StatusCode::UNPROCESSABLE_ENTITY, &who, sent.email, wrong)
            }
            CodeRefused::Wrong => unlike("site-code-wrong", left),
        },
    }
}

/// Types the code, and changes the address where it is right.
fn change(visit: &Visit<'_>, args: &EnterAddress, email: &str) -> Result<AddressEntered, ApiError> {
    let tried: CodeTried = visit.call("site_address_try", args)?;
    let entered = match tried.refused {
        None => visit.call("site_address_enter", args)?,
        refused => AddressEntered { refused, left: 0 },
    };
    if entered.refused.is_none() {
        let change = ChangeMyAddress { email: email.to_owned() };
        visit.call::<Empty>("site_address_change", &change)?;
    }
    Ok(entered)
}
