//! Signing in: an address, then the six digits that were mailed to it. What is shown never depends on whether somebody
//! has the address.

use axum::http::StatusCode;
use contract::secret::Secret;
use contract::site::{
    AskCode, CodeAsked, CodeEntered, CodeRefused, CodeTried, EnterCode, SignedIn, TryCode,
};
use minijinja::context;
use minijinja::value::Value;
use office::Code;
use runtime::error::ApiError;

use crate::program::Site;
use crate::session::Token;
use crate::web::answer::Answer;
use crate::web::cookie::Change;
use crate::web::fields::Fields;
use crate::web::trouble::{Trouble, Wrong};
use crate::web::visit::{Head, Visit};

const ADDRESS: Head = Head { title: "site-sign-in", part: "sign-in" };
const CODE: Head = Head { title: "site-code", part: "sign-in" };

/// Where the form of a code goes.
pub(crate) const ENTERS: &str = "/connexion/code";
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
fn wanted(form: &Fields) -> Option<&'static (&'static str, &'static str)> {
    WANTED.iter().find(|(word, _)| *word == form.get("vers"))
}

/// Where whoever signed in goes on.
fn next(form: &Fields, who: &SignedIn) -> &'static str {
    match who.me {
        Some(_) => wanted(form).map_or("/commandes", |(_, path)| path),
        None => "/compte/choisir",
    }
}

/// Where the form of a code leads that was sent twice: the first has signed its browser in under another word, and the
/// second goes on from there. Nowhere where nobody is signed in by its address.
pub(crate) fn goes_on(site: &Site, kept: Option<&Token>, form: &Fields) -> Option<&'static str> {
    let (_, who) = site.signed_in(kept).ok()?;
    (who.email == form.get("email").trim()).then(|| next(form, &who))
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
    let vers = wanted(&visit.form).map_or("", |(word, _)| word);
    let values = context! { typed, told, wrong, tried, vers };
    visit.open(status, "sign_in.html", &ADDRESS, values)
}

/// Asks for a code.
pub(crate) fn ask(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let typed = visit.form.get("email").trim();
    let browser = visit.kept.as_ref().ok_or(Wrong::OldForm)?;
    let args = AskCode {
        email: typed.to_owned(),
        browser: browser.reveal().into(),
        locale: visit.locale,
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
    digits(visit, StatusCode::OK, &sent(visit, typed, &asked)?, None, 0)
}

/// What the page of a code says that was asked for. It is drawn here where the program works for the house.
pub(crate) fn sent<'a>(
    visit: &Visit<'_>,
    email: &'a str,
    asked: &CodeAsked,
) -> Result<Sent<'a>, Trouble> {
    let drawn = match visit.codes.filter(|_| asked.sends) {
        Some(codes) => codes.draw(Some(&asked.request))?,
        None => None,
    };
    let demo = drawn.filter(|_| visit.house.demo);
    let until_ms = asked.sends.then_some(asked.until_ms);
    Ok(Sent { email, until_ms, none: !asked.sends, demo })
}

/// What the page of a code knows.
pub(crate) struct Sent<'a> {
    pub(crate) email: &'a str,
    pub(crate) until_ms: Option<i64>,
    /// None is sent: the address of the network, whoever has the other, asked too often.
    pub(crate) none: bool,
    /// The code itself, in the demo house.
    pub(crate) demo: Option<Secret>,
}

impl<'a> Sent<'a> {
    /// What its form says. A time that no calendar has is left out.
    pub(crate) fn of_form(visit: &'a Visit<'_>) -> Self {
        let until_ms = visit.form.number("until");
        let until_ms = until_ms.filter(|at| (0..=253_402_300_799_999).contains(at));
        Self { email: visit.form.get("email"), until_ms, none: false, demo: None }
    }

    /// What its page shows, beside where its forms go.
    pub(crate) fn shown(&self, visit: &Visit<'_>, wrong: Option<&'static str>, left: i64) -> Value {
        context! {
            email => self.email,
            until_ms => self.until_ms,
            none => self.none,
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
        enters => ENTERS,
        act => "site-code-enter",
        vers => wanted(&visit.form).map_or("", |(word, _)| word),
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
    let tried = TryCode {
        browser: browser.reveal().into(),
        code: typed.to_owned(),
        from: visit.from.clone(),
    };
    let tried: CodeTried = visit.call("site_code_try", &tried)?;
    let token = Token::fresh()?;
    let args = EnterCode {
        browser: browser.reveal().into(),
        token: token.reveal().into(),
        before: browser.reveal().into(),
        agent: visit.agent.clone(),
    };
    let entered = match tried.refused {
        None => visit.call("site_code_enter", &args)?,
        refused => CodeEntered { signed_in: None, refused, left: 0 },
    };
    match (entered.signed_in, entered.refused) {
        (Some(who), _) => Ok(visit.to(next(&visit.form, &who)).cookie(Change::Keep(token))),
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
