//! Signing in: an address, then the six digits that were mailed to it. What is shown never depends on whether somebody
//! has the address.

use axum::http::StatusCode;
use contract::secret::Secret;
use contract::site::{AskCode, CodeAsked, CodeEntered, CodeRefused, EnterCode};
use documents::words;
use minijinja::context;
use office::Code;
use runtime::error::ApiError;

use crate::codes::Said;
use crate::session::{Token, code};
use crate::web::answer::Answer;
use crate::web::cookie::Change;
use crate::web::trouble::{Trouble, Wrong};
use crate::web::visit::{Head, Visit};

const ADDRESS: Head = Head { title: "site-sign-in", part: "sign-in" };
const CODE: Head = Head { title: "site-code", part: "sign-in" };

/// Customers of the demo house whom a visitor may try.
const TRIED: [(&str, &str); 3] = [
    ("Marie DUPONT", "marie.dupont@example.org"),
    ("Maÿlis LE GOFF", "maylis.legoff@example.org"),
    ("Aïcha N’DIAYE", "aicha.ndiaye@example.org"),
];
/// What may be said above the field, by the word in the address.
const TOLD: [(&str, &str); 3] = [
    ("session", "site-told-session"),
    ("sortie", "site-told-signed-out"),
    ("partout", "site-told-everywhere"),
];

/// The field for an address.
pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    match visit.signed_in() {
        Ok(_) => Ok(visit.to("/commandes")),
        Err(Trouble::SignIn) => {
            let word = visit.query.get("dit");
            let told = TOLD.iter().find(|(known, _)| *known == word).map(|(_, key)| *key);
            address(visit, StatusCode::OK, visit.query.get("adresse"), told, None)
        }
        Err(trouble) => Err(trouble),
    }
}

/// The page of a code that was left and asked for again.
pub(crate) fn again(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    Ok(visit.to("/connexion"))
}

fn address(
    visit: &Visit<'_>,
    status: StatusCode,
    typed: &str,
    told: Option<&'static str>,
    wrong: Option<&'static str>,
) -> Result<Answer, Trouble> {
    let tried: Vec<_> = TRIED
        .iter()
        .filter(|_| visit.house.demo)
        .map(|(name, email)| context! { name => *name, email => *email })
        .collect();
    let values = context! { typed, told, wrong, tried };
    visit.open(status, "sign_in.html", &ADDRESS, values)
}

/// Has a code mailed.
pub(crate) fn ask(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let typed = visit.form.get("email").trim();
    let browser = visit.kept.as_ref().ok_or(Wrong::OldForm)?;
    let code = code()?;
    let args = AskCode {
        email: typed.to_owned(),
        browser: browser.reveal().into(),
        code: code.clone(),
        from: visit.from.clone(),
    };
    let asked: CodeAsked = match visit.call("site_code_ask", &args) {
        Ok(asked) => asked,
        Err(ApiError { code: Code::BadField | Code::HiddenText, .. }) => {
            let wrong = Some("site-email-wrong");
            return address(visit, StatusCode::UNPROCESSABLE_ENTITY, typed, None, wrong);
        }
        Err(refusal) => return Err(refusal.into()),
    };
    if asked.sends {
        let zone =
            words::time_zone(&visit.house.time_zone).map_err(office::OfficeError::internal)?;
        let until = words::time_of_day(visit.locale, zone, asked.until_ms);
        let until = until.map_err(office::OfficeError::internal)?;
        let house = visit.house.name.as_str();
        visit.codes.send(typed, &Said { locale: visit.locale, house, code: &code, until: &until });
    }
    let shown = (visit.house.demo && asked.sends).then_some(code);
    let sent = Sent { email: typed, until_ms: Some(asked.until_ms), demo: shown };
    digits(visit, StatusCode::OK, &sent, None, 0)
}

/// What the page of a code knows.
struct Sent<'a> {
    email: &'a str,
    until_ms: Option<i64>,
    /// The code itself, in the demo house.
    demo: Option<Secret>,
}

fn digits(
    visit: &Visit<'_>,
    status: StatusCode,
    sent: &Sent<'_>,
    wrong: Option<&'static str>,
    left: i64,
) -> Result<Answer, Trouble> {
    let values = context! {
        email => sent.email,
        until_ms => sent.until_ms,
        demo => sent.demo.as_ref().map(Secret::reveal),
        again => visit.form.has("encore"),
        wrong,
        left,
    };
    visit.open(status, "code.html", &CODE, values)
}

/// Lets in whoever has the code.
pub(crate) fn enter(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let browser = visit.kept.as_ref().ok_or(Wrong::OldForm)?;
    let typed = visit.form.get("code");
    // A time of the form that no calendar has is left out.
    let until_ms = visit.form.number("until").filter(|at| (0..=253_402_300_799_999).contains(at));
    let sent = Sent { email: visit.form.get("email"), until_ms, demo: None };
    let unlike =
        |why, left| digits(visit, StatusCode::UNPROCESSABLE_ENTITY, &sent, Some(why), left);
    if typed.chars().filter(char::is_ascii_digit).count() != 6 {
        return unlike("site-code-unlike", 0);
    }
    let token = Token::fresh()?;
    let args = EnterCode {
        browser: browser.reveal().into(),
        code: typed.to_owned(),
        token: token.reveal().into(),
        before: browser.reveal().into(),
        agent: visit.agent.clone(),
        from: visit.from.clone(),
    };
    let entered: CodeEntered = visit.call("site_code_enter", &args)?;
    match (entered.signed_in, entered.refused) {
        (Some(who), _) => {
            let path = if who.me.is_some() { "/commandes" } else { "/compte/choisir" };
            Ok(visit.to(path).cookie(Change::Keep(token)))
        }
        (None, Some(CodeRefused::TooMany)) => Err(Wrong::TooMany.into()),
        (None, Some(CodeRefused::Over)) => {
            let wrong = Some("site-code-over");
            address(visit, StatusCode::UNPROCESSABLE_ENTITY, sent.email, None, wrong)
        }
        (None, _) => unlike("site-code-wrong", entered.left),
    }
}
