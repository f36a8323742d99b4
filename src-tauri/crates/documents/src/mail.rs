//! Mails about reprises: subject, plain text and HTML, from one set of facts.

use std::sync::LazyLock;

use chrono_tz::Tz;
use domain::money::Cents;
use domain::paper::{Locale, MailFacts, MailKind, MailPlace, RenderedMail};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value};
use minijinja::{Environment, Error, ErrorKind, HtmlEscape, State, UndefinedBehavior};
use serde::Serialize;

use crate::DocumentError;
use crate::words::{self, Arg};

/// Widest line of a plain-text mail, in characters.
pub(crate) const TEXT_WIDTH: usize = 72;

/// The files of `assets/mail`, by their names.
macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        const TEMPLATES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../../assets/mail/", $name)))),*];
    };
}

templates!(
    "base.html",
    "base.txt",
    "places.html",
    "places.txt",
    "reprise_received.subject",
    "reprise_received.txt",
    "reprise_received.html",
    "reprise_accepted.subject",
    "reprise_accepted.txt",
    "reprise_accepted.html",
    "reprise_refused.subject",
    "reprise_refused.txt",
    "reprise_refused.html",
);

static ENVIRONMENT: LazyLock<Result<Environment<'static>, String>> =
    LazyLock::new(|| environment().map_err(|error| format!("{error:#}")));

/// The mail that a house sends itself to see whether its mail leaves.
#[must_use]
pub fn trial(locale: Locale, house: &str, counter: &str) -> RenderedMail {
    let args: [(&str, Arg<'_>); 2] = [("house", house.into()), ("counter", counter.into())];
    let text = words::tr(locale, "mail-trial-text", &args);
    RenderedMail {
        subject: words::tr(locale, "mail-trial-subject", &args[..1]),
        html: format!("<p>{}</p>", HtmlEscape(&text)),
        text,
    }
}

/// Writes the mail for these facts. The same facts always give the same bytes, so that a preview
/// is what is sent.
///
/// # Errors
/// [`DocumentError`] when the facts lack something the kind of mail states (an accepted mail needs
/// the lot, its expiry and the balance; a refused one the reason), or hold an impossible time.
pub fn render(facts: &MailFacts) -> Result<RenderedMail, DocumentError> {
    let environment = ENVIRONMENT.as_ref().map_err(|error| DocumentError::Asset(error.clone()))?;
    let view = Value::from(Serde(View::of(facts)?));
    let part = |extension: &str| {
        let template = environment.get_template(&format!("{}.{extension}", facts.kind.key()))?;
        template.render(view.clone())
    };
    Ok(RenderedMail {
        subject: one_line(&part("subject")?),
        text: wrap(&part("txt")?),
        html: part("html")?,
    })
}

/// What the templates see: everything already in words, so that a template only places it.
#[derive(Serialize)]
struct View {
    locale: &'static str,
    demo: bool,
    refused: bool,
    house: HouseView,
    customer: String,
    order_number: String,
    reprise_number: String,
    requested_at: String,
    places: Vec<PlaceView>,
    paid: String,
    reprise: String,
    /// Nothing is given back: there is no lot to name.
    free: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    lot_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    balance_after: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// Empty when the agent added none.
    sentence: String,
}

#[derive(Serialize)]
struct HouseView {
    name: String,
    address: Vec<String>,
    siret: String,
    licence: String,
    contact: String,
}

#[derive(Serialize)]
struct PlaceView {
    show: String,
    hall: String,
    starts_at: String,
    seat: String,
    category: String,
    rate: String,
    paid: String,
    reprise: String,
}

impl View {
    fn of(facts: &MailFacts) -> Result<Self, DocumentError> {
        let (locale, house) = (facts.locale, &facts.house);
        let zone = words::time_zone(&house.time_zone)?;
        let amount = |cents| words::amount(locale, cents);
        let sum = |of: fn(&MailPlace) -> Cents| amount(facts.places.iter().map(of).sum());
        let expires_on =
            facts.expires_at_ms.map(|at_ms| words::date_long(locale, zone, at_ms)).transpose()?;
        let places = facts.places.iter().map(|place| PlaceView::of(place, locale, zone));
        Ok(Self {
            locale: locale.tag(),
            demo: house.demo,
            refused: facts.kind == MailKind::RepriseRefused,
            free: facts.places.iter().all(|place| place.reprise == Cents::ZERO),
            house: HouseView {
                name: one_line(&house.name),
                address: house.address.lines().map(one_line).filter(|l| !l.is_empty()).collect(),
                siret: one_line(&house.siret),
                licence: one_line(&house.licence),
                contact: one_line(&house.contact),
            },
            customer: one_line(&facts.customer),
            order_number: one_line(&facts.order_number),
            reprise_number: one_line(&facts.reprise_number),
            requested_at: words::date_time(locale, zone, facts.requested_at_ms)?,
            places: places.collect::<Result<_, _>>()?,
            paid: sum(|place| place.paid),
            reprise: sum(|place| place.reprise),
            lot_number: facts.lot_number.as_deref().map(one_line),
            expires_on,
            balance_after: facts.balance_after.map(amount),
            reason: facts.reason.as_deref().map(one_line),
            sentence: one_line(facts.sentence.as_deref().unwrap_or_default()),
        })
    }
}

impl PlaceView {
    fn of(place: &MailPlace, locale: Locale, zone: Tz) -> Result<Self, DocumentError> {
        let facts = &place.place;
        Ok(Self {
            show: one_line(&facts.show),
            hall: one_line(&facts.hall),
            starts_at: words::date_time(locale, zone, facts.starts_at_ms)?,
            seat: words::seat(locale, &one_line(&facts.row), &one_line(&facts.seat)),
            category: one_line(&facts.category),
            rate: one_line(&facts.rate),
            paid: words::amount(locale, place.paid),
            reprise: words::amount(locale, place.reprise),
        })
    }
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.add_function("t", sentence);
    environment.add_filter("ljust", |text: String, width: usize, fill: String| {
        let missing = width.saturating_sub(text.chars().count());
        text + &fill.repeat(missing)
    });
    environment.add_filter("rjust", |text: String, width: usize| format!("{text:>width$}"));
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    Ok(environment)
}

/// `t("key", name=value)` in a template: the sentence in the mail's language.
fn sentence(state: &State<'_, '_>, id: &str, args: Kwargs) -> Result<String, Error> {
    let locale = state.lookup("locale").map_or_else(String::new, |tag| tag.to_string());
    let mut given = Vec::new();
    for name in args.args() {
        let value: Value = args.get(name)?;
        if value.is_undefined() {
            return Err(Error::new(ErrorKind::UndefinedError, format!("{id}: ${name}")));
        }
        let arg = i64::try_from(value.clone()).map_or_else(|_| value.to_string().into(), Arg::from);
        given.push((name, arg));
    }
    words::try_tr(Locale::from_tag(&locale), id, &given)
        .map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string()))
}

/// Collapses breaks and control characters to a single space: no name breaks a header or a layout.
fn one_line(text: &str) -> String {
    text.split(|c: char| c == ' ' || c == '\t' || c.is_control() || "\u{2028}\u{2029}".contains(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Breaks long lines at plain spaces, keeping each line's indent; ends with one line break.
fn wrap(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / TEXT_WIDTH);
    for line in text.trim().lines() {
        let line = line.trim_end();
        let words = line.trim_start_matches(' ');
        let indent = &line[..line.len() - words.len()];
        let mut width = 0;
        for word in words.split(' ') {
            let length = word.chars().count();
            if width > 0 && width + 1 + length > TEXT_WIDTH {
                out.push('\n');
                width = 0;
            }
            let before = if width == 0 { indent } else { " " };
            out.push_str(before);
            out.push_str(word);
            width += before.len() + length;
        }
        out.push('\n');
    }
    out
}
