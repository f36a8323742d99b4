//! What the house says of itself on the site of its customers, and how the site looks.

use contract::action::Action;
use contract::args::Empty;
use contract::house_site::{Accessible, SetSite, SetSiteLogo, SiteLogo, SiteSettings, SiteTexts};
use domain::colour::{self, Accent, Colour};
use domain::law::{self, Hole, Said};
use domain::picture::{LOGO_MAX, NoLogo, Picture};
use domain::text::unhex;
use serde_json::json;
use store::Tx;

use super::kept::{self, Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Cx, House, OfficeError, page};

const NAME: &str = "site";
const LOGO: &str = "site_logo";

/// Conditions and declarations: some ten pages.
const LONG_MAX: usize = 30_000;
/// A name with its postal address.
const PARTY_MAX: usize = 400;
const LINE_MAX: usize = 200;
const ADDRESS_MAX: usize = 253;
const NAME_MAX: usize = 120;
/// It stands at the head of every page, on a phone too.
const TITLE_MAX: usize = 80;

/// The texts, as they are kept.
///
/// # Errors
/// From the store.
pub fn site_texts(tx: &mut dyn Tx) -> Result<SiteTexts, OfficeError> {
    Ok(kept::find(tx, NAME)?.map_or_else(SiteTexts::empty, |(texts, _)| texts))
}

/// The logo, and its version.
///
/// # Errors
/// From the store.
pub fn site_logo(tx: &mut dyn Tx) -> Result<(SiteLogo, i64), OfficeError> {
    let none = || (SiteLogo { kind: String::new(), hex: String::new() }, 0);
    Ok(kept::find(tx, LOGO)?.unwrap_or_else(none))
}

/// The licences that the legal notice names: those of the house where the texts name none.
#[must_use]
pub fn licences<'a>(of_house: &'a str, texts: &'a SiteTexts) -> &'a str {
    if texts.licences.is_empty() { of_house } else { &texts.licences }
}

/// What the law asks of the site and is not said.
#[must_use]
pub fn site_holes(house: &House, texts: &SiteTexts) -> Vec<Hole> {
    law::holes(&Said {
        house: &house.address,
        siret: &house.siret,
        contact: &house.contact,
        address: &texts.address,
        publisher: &texts.publisher,
        director: &texts.director,
        host: &texts.hosting,
        licences: licences(&house.licence, texts),
        terms: &texts.terms,
        mediator: &texts.mediator,
        mediator_site: &texts.mediator_site,
        privacy: &texts.privacy,
        accessibility: texts.accessible.map_or("", word),
        accessibility_contact: &texts.accessibility_contact,
    })
}

const fn word(accessible: Accessible) -> &'static str {
    match accessible {
        Accessible::Fully => "fully",
        Accessible::Partly => "partly",
        Accessible::NotYet => "not_yet",
        Accessible::Exempt => "exempt",
    }
}

/// All of it, with the versions for the next change.
///
/// # Errors
/// From the store.
pub fn site(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<SiteSettings, OfficeError> {
    let texts = site_texts(tx)?;
    let (logo, logo_version) = site_logo(tx)?;
    Ok(SiteSettings {
        holes: site_holes(&cx.house, &texts),
        version: kept::version(tx, NAME)?,
        accent: colour::OWN.hex(),
        texts,
        logo,
        logo_max: i64::try_from(LOGO_MAX).unwrap_or(i64::MAX),
        logo_version,
    })
}

/// Changes the texts and the accent, from now on.
///
/// # Errors
/// [`crate::Code::BadField`]: an accent that cannot be read says the `nearest` that can.
/// [`crate::Code::SettingsChanged`].
pub fn set_site(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetSite) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    let texts = read(&mut checks, &args.texts);
    checks.pass()?;
    readable(&texts.accent)?;
    let fields = changed(&site_texts(tx)?, &texts)?;
    kept::replace(tx, NAME, args.version, &texts)?;
    tell(tx, cx, &fields)
}

/// Changes the logo, from now on.
///
/// # Errors
/// [`crate::Code::BadField`] on `logo`; [`crate::Code::SettingsChanged`].
pub fn set_site_logo(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SetSiteLogo,
) -> Result<Empty, OfficeError> {
    let logo = picture(&args.hex)?;
    kept::replace(tx, LOGO, args.version, &logo)?;
    tell(tx, cx, "logo")
}

fn tell(tx: &mut dyn Tx, cx: &Cx<'_>, fields: &str) -> Result<Empty, OfficeError> {
    let data = json!({ "fields": fields });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsSite) })?;
    Ok(Empty {})
}

fn picture(hex: &str) -> Result<SiteLogo, OfficeError> {
    if hex.is_empty() {
        return Ok(SiteLogo { kind: String::new(), hex: String::new() });
    }
    let why = |no: NoLogo| match no {
        NoLogo::Unlike => "no_logo",
        NoLogo::Heavy => "logo_heavy",
        NoLogo::Large => "logo_large",
    };
    let bytes = unhex(hex).ok_or_else(|| refuse("logo", "no_logo"))?;
    let picture = Picture::logo(&bytes).map_err(|no| refuse("logo", why(no)))?;
    Ok(SiteLogo { kind: picture.kind().to_owned(), hex: hex.to_owned() })
}

/// Refuses an accent that cannot be read on the pages.
fn readable(accent: &str) -> Result<(), OfficeError> {
    let Some(colour) = Colour::parse(accent) else { return Ok(()) };
    let pale = |nearest: Colour| refuse("accent", "contrast").with("nearest", nearest.hex());
    Accent::of(colour).map(|_| ()).map_err(pale)
}

/// The fields without their outer spaces. Notes what no page could carry.
fn read(checks: &mut Checks, typed: &SiteTexts) -> SiteTexts {
    let mut line = |field: &str, typed: &str, max| {
        let line = page::text(field, typed, max);
        let one = |t: &str| {
            if t.contains('\n') { Err(refuse(field, "malformed")) } else { Ok(t.to_owned()) }
        };
        checks.take(line.and_then(one))
    };
    let title = line("title", &typed.title, TITLE_MAX);
    let director = line("director", &typed.director, NAME_MAX);
    let licences = line("licences", &typed.licences, LINE_MAX);
    let accessibility_contact =
        line("accessibility_contact", &typed.accessibility_contact, LINE_MAX);
    let mut text = |field: &str, typed: &str, max| {
        checks.take(page::text(field, typed, max).map(str::to_owned))
    };
    SiteTexts {
        title,
        director,
        licences,
        accessibility_contact,
        publisher: text("publisher", &typed.publisher, PARTY_MAX),
        hosting: text("hosting", &typed.hosting, PARTY_MAX),
        mediator: text("mediator", &typed.mediator, PARTY_MAX),
        terms: text("terms", &typed.terms, LONG_MAX),
        privacy: text("privacy", &typed.privacy, LONG_MAX),
        accessibility: text("accessibility", &typed.accessibility, LONG_MAX),
        accessible: typed.accessible,
        accent: checks.take(accent(&typed.accent)),
        address: checks.take(address(&typed.address)),
        mediator_site: checks.take(mediator_site(&typed.mediator_site)),
    }
}

fn accent(typed: &str) -> Result<String, OfficeError> {
    match typed.trim() {
        "" => Ok(String::new()),
        typed => Colour::parse(typed).map(Colour::hex).ok_or_else(|| refuse("accent", "colour")),
    }
}

fn address(typed: &str) -> Result<String, OfficeError> {
    match page::text("address", typed, ADDRESS_MAX)? {
        "" => Ok(String::new()),
        typed => law::public_origin(typed).ok_or_else(|| refuse("address", "not_https")),
    }
}

/// A link that a browser may follow: no other scheme.
fn mediator_site(typed: &str) -> Result<String, OfficeError> {
    let typed = page::text("mediator_site", typed, ADDRESS_MAX)?;
    let name = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    let is_link =
        name.is_some_and(|name| name.contains('.') && !name.contains(char::is_whitespace));
    if typed.is_empty() || is_link {
        Ok(typed.to_owned())
    } else {
        Err(refuse("mediator_site", "not_a_link"))
    }
}
