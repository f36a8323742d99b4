//! Signing in: an address, then the six digits that were mailed to it. What is shown never depends on whether somebody
//! has the address.

use axum::http::StatusCode;
use contract::secret::Secret;
use contract::site::{AskCode, CodeAsked, CodeEntered, CodeRefused, EnterCode, SignedIn};
use documents::mail::CodeFor;
use documents::words;
use minijinja::context;
use minijinja::value::Value;
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
/// Pages that want a sign-in of just now and lead here, by the word in the form: where they are.
const WANTED: [(&str, &str); 2] =
    [("adresse", "/compte/adresse"), ("fermeture", "/compte/fermeture")];
/// What may be said above the field, by the word in the address.
const TOLD: [(&str, &str); 4] = [
    ("session", "site-told-session"),
    ("sortie", "site-told-signed-out"),
    ("partout", "site-told-everywhere"),
    ("fermeture", "site-told-closing"),
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

/// The page that wanted a sign-in of just now: its word, and where it is.
fn wanted<'a>(visit: &'a Visit<'_>) -> Option<&'a (&'static str, &'static str)> {
    WANTED.iter().find(|(word, _)| *word == visit.form.get("vers"))
}

/// Asks for the code again, for what wants a sign-in of just now.
pub(crate) fn first(
    visit: &Visit<'_>,
    who: &SignedIn,
    head: &Head,
    word: &'static str,
) -> Result<Answer, Trouble> {
    visit.mine(StatusCode::OK, "first.html", head, who, context! { vers => word })
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
    let vers = wanted(visit).map_or("", |(word, _)| word);
    let values = context! { typed, told, wrong, tried, vers };
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
    let sent = send(visit, typed, &asked, code, CodeFor::SignIn)?;
    digits(visit, StatusCode::OK, &sent, None, 0)
}

/// Mails a code, where it is to be sent.
pub(crate) fn send<'a>(
    visit: &Visit<'_>,
    email: &'a str,
    asked: &CodeAsked,
    code: Secret,
    for_what: CodeFor,
) -> Result<Sent<'a>, Trouble> {
    if asked.sends {
        let zone =
            words::time_zone(&visit.house.time_zone).map_err(office::OfficeError::internal)?;
        let until = words::time_of_day(visit.locale, zone, asked.until_ms);
        let until = until.map_err(office::OfficeError::internal)?;
        let (locale, house) = (visit.locale, visit.house.name.as_str());
        let said = Said { for_what, locale, house, code: &code, until: &until };
        visit.codes.send(email, &said);
    }
    let demo = (visit.house.demo && asked.sends).then_some(code);
    Ok(Sent { email, until_ms: Some(asked.until_ms), demo })
}

/// What the page of a code knows.
pub(crate) struct Sent<'a> {
    pub(crate) email: &'a str,
    pub(crate) until_ms: Option<i64>,
    /// The code itself, in the demo house.
    pub(crate) demo: Option<Secret>,
}

impl<'a> Sent<'a> {
    /// What its form says. A time that no calendar has is left out.
    pub(crate) fn of_form(visit: &'a Visit<'_>) -> Self {
        let until_ms = visit.form.number("until");
        let until_ms = until_ms.filter(|at| (0..=253_402_300_799_999).contains(at));
        Self { email: visit.form.get("email"), until_ms, demo: None }
    }

    /// What its page shows, beside where its forms go.
    pub(crate) fn shown(&self, visit: &Visit<'_>, wrong: Option<&'static str>, left: i64) -> Value {
        context! {
            email => self.email,
            until_ms => self.until_ms,
            demo => self.demo.as_ref().map(Secret::reveal),
            again => visit.form.has("encore"),
            wrong,
            left,
        }
    }
}

fn digits(
    visit: &Visit<'_>,
    status: StatusCode,
    sent: &Sent<'_>,
    wrong: Option<&'static str>,
    left: i64,
) -> Result<Answer, Trouble> {
    let values = context! {
        asks => "/connexion",
        enters => "/connexion/code",
        act => "site-code-enter",
        vers => wanted(visit).map_or("", |(word, _)| word),
        ..sent.shown(visit, wrong, left)
    };
    visit.open(status, "code.html", &CODE, values)
}

/// Lets in whoever has the code.
pub(crate) fn enter(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let browser = visit.kept.as_ref().ok_or(Wrong::OldForm)?;
    let typed = visit.form.get("code");
    let sent = Sent::of_form(visit);
    let unlike =
        |why, left| digits(visit, StatusCode::UNPROCESSABLE_ENTITY, &sent, Some(why), left);
    if !is_code(typed) {
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
            let path = wanted(visit).map_or("/commandes", |(_, path)| path);
            let path = if who.me.is_some() { path } else { "/compte/choisir" };
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

/// Whether six digits were typed, whatever stands between them.
pub(crate) fn is_code(typed: &str) -> bool {
    typed.chars().filter(char::is_ascii_digit).count() == 6
}
