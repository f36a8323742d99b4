//! From what came over the line to a page, and back: limits first, then the one who may, then the page.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, USER_AGENT};
use axum::http::{HeaderMap, Request};
use axum::response::Response;
use contract::locale::Locale;
use minijinja::context;
use tokio::time::timeout;

use super::accent;
use super::answer::Answer;
use super::assets::ASSETS;
use super::cookie;
use super::door::Peer;
use super::fields::Fields;
use super::gate::{self, Reached, Whose};
use super::router::{Route, Way};
use super::shared::Web;
use super::slow::FORM_MAX;
use super::templates::render;
use super::trouble::{Trouble, Wrong};
use super::visit::{Head, Visit, base, page_base};
use crate::dispatch::Known;
use crate::pages::signing_in;
use crate::session::Token;

/// The longest that a page waits for its turn; whoever would wait longer is told so.
const QUEUE_TIME: Duration = Duration::from_secs(2);
/// The longest query of an address, in bytes: three hundred places that are ticked, within the 8 KB of a line that a proxy
/// takes.
const QUERY_MAX: usize = 7 * 1024;

/// What came, as the page needs it.
struct Came {
    locale: Locale,
    path: String,
    params: HashMap<String, String>,
    query: Fields,
    headers: HeaderMap,
    peer: Peer,
    body: Bytes,
}

/// Answers an address of the list.
pub(crate) async fn answer(
    web: Arc<Web>,
    route: &'static Route,
    locale: Locale,
    params: HashMap<String, String>,
    peer: Peer,
    request: Request<Body>,
) -> Response {
    let began = Instant::now();
    let path = request.uri().path().to_owned();
    let answer = match read(&web, locale, params, peer, request).await {
        Ok(came) => in_turn(&web, route, came).await,
        Err(wrong) => wrong_page(&web, locale, wrong),
    };
    // The query is left out: what somebody searched for is nobody's business.
    let (status, ms) = (answer.status.as_u16(), began.elapsed().as_millis());
    tracing::info!(way = ?route.way, path, status, ms, "answered");
    answer.into_response(web.reached().is_public())
}

async fn read(
    web: &Web,
    locale: Locale,
    params: HashMap<String, String>,
    peer: Peer,
    request: Request<Body>,
) -> Result<Came, Wrong> {
    let (head, body) = request.into_parts();
    let query = head.uri.query().unwrap_or_default();
    if query.len() > QUERY_MAX {
        return Err(Wrong::TooLarge);
    }
    let announced = head.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if announced.and_then(|text| text.parse().ok()).is_some_and(|bytes: usize| bytes > FORM_MAX) {
        return Err(Wrong::TooLarge);
    }
    let body = web.slow.body(&web.reached().caller(peer, &head.headers), body).await?;
    let path = head.uri.path();
    let path = path.strip_prefix(base(locale)).unwrap_or(path);
    let path = if path.is_empty() { "/" } else { path };
    Ok(Came {
        locale,
        path: path.to_owned(),
        params,
        query: Fields::read(query),
        headers: head.headers,
        peer,
        body,
    })
}

/// Waits a moment for its turn, then works where waiting for a disk harms nobody.
async fn in_turn(web: &Arc<Web>, route: &'static Route, came: Came) -> Answer {
    let locale = came.locale;
    let turn = timeout(QUEUE_TIME, Arc::clone(&web.turns).acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return wrong_page(web, locale, Wrong::Busy) };
    let working = Arc::clone(web);
    let work = move || {
        let _turn = turn;
        let done = std::panic::catch_unwind(AssertUnwindSafe(|| page(&working, route, &came)));
        done.unwrap_or_else(|_| wrong_page(&working, locale, Wrong::Fault))
    };
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| wrong_page(web, locale, Wrong::Fault))
}

/// The page, or what stands in for it.
fn page(web: &Web, route: &Route, came: &Came) -> Answer {
    let trouble = match visit(web, route, came).and_then(|visit| (route.page)(&visit)) {
        Ok(answer) => return answer,
        Err(trouble) => trouble,
    };
    let to = |path: &str| Answer::see_other(&format!("{}{path}", base(came.locale)));
    match trouble {
        Trouble::SignIn => to("/connexion?dit=session"),
        Trouble::Choose => to("/compte/choisir"),
        Trouble::Elsewhere(path) => to(&path),
        Trouble::Wrong(wrong) => wrong_page(web, came.locale, wrong),
    }
}

fn visit<'a>(web: &'a Web, route: &Route, came: &Came) -> Result<Visit<'a>, Trouble> {
    let house = web.house()?;
    let reached = web.wish.reached(&house);
    let kept = cookie::read(&came.headers, reached.is_public());
    let (form, form_of) = match route.way {
        Way::Get => (Fields::default(), None),
        Way::Post => {
            let (form, whose) = form(web, &reached, route, came, kept.as_ref())?;
            (form, Some(whose))
        }
    };
    web.site.is_in_its_place()?;
    if web.is_shut(&house) && !route.is_law() {
        tracing::error!(missing = ?house.holes, "the site is shut: the law asks for what is missing");
        return Err(Wrong::Shut.into());
    }
    let agent = came.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
    Ok(Visit {
        site: &web.site,
        codes: web.codes.as_ref(),
        house,
        locale: came.locale,
        kept,
        known: Known::default(),
        path: came.path.clone(),
        params: came.params.clone(),
        query: came.query.clone(),
        form,
        form_of,
        from: reached.caller(came.peer, &came.headers),
        agent: agent.unwrap_or_default().to_owned(),
    })
}

/// The form, where it comes from a page of the site in this browser, and whose page that was.
fn form(
    web: &Web,
    reached: &Reached,
    route: &Route,
    came: &Came,
    kept: Option<&Token>,
) -> Result<(Fields, Whose), Trouble> {
    if !reached.is_own(&came.headers) {
        return Err(Wrong::OldForm.into());
    }
    let kind = came.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
        return Err(Wrong::Unreadable.into());
    }
    let form = Fields::read(&String::from_utf8_lossy(&came.body));
    let whose = kept.and_then(|token| gate::of_word(token, form.get("csrf_token")));
    if let Some(whose) = whose {
        return Ok((form, whose));
    }
    let next = match route.path {
        signing_in::ENTERS => signing_in::goes_on(&web.site, kept, &form),
        _ => None,
    };
    Err(next.map_or(Wrong::OldForm.into(), |path| Trouble::Elsewhere(path.to_owned())))
}

/// An error in words. It is the same page for everybody, so that it tells nobody anything.
pub(crate) fn wrong_page(web: &Web, locale: Locale, wrong: Wrong) -> Answer {
    let head = Head { title: "site-wrong", part: "" };
    let house = web.house().unwrap_or_else(|_| web.last_house());
    let said = context! {
        wrong => wrong.key(),
        status => wrong.status().as_u16(),
        ..page_base(&house, locale, &head, "/")
    };
    let html = render(locale, "error.html", said).unwrap_or_else(|error| {
        tracing::error!("no page for an error: {error:#}");
        bare(locale, wrong)
    });
    let answer = Answer::page(wrong.status(), locale, html);
    match wrong.again_in() {
        Some(seconds) => answer.again_in(seconds),
        None => answer,
    }
}

/// The sentences alone, where their page is not made.
fn bare(locale: Locale, wrong: Wrong) -> String {
    let said = |part: &str| {
        documents::words::tr(locale, &format!("site-wrong-{}-{part}", wrong.key()), &[])
    };
    let (title, text, tag) = (said("title"), said("text"), locale.tag());
    format!(
        "<!DOCTYPE html><html lang=\"{tag}\"><title>{title}</title><h1>{title}</h1><p>{text}</p></html>"
    )
}

/// A file that pages are made with: the program's, or the house's own.
pub(crate) async fn asset(web: Arc<Web>, name: String) -> Response {
    let public = web.reached().is_public();
    let answer = match ASSETS.find(&name) {
        Some(asset) => Answer::lasting(asset.kind, asset.bytes),
        None => own_asset(web, name).await,
    };
    answer.into_response(public)
}

/// Its accent or its logo, which are asked of the house.
async fn own_asset(web: Arc<Web>, name: String) -> Answer {
    let wrong = |web: &Web, wrong| wrong_page(web, Locale::Fr, wrong);
    let turn = timeout(QUEUE_TIME, Arc::clone(&web.turns).acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return wrong(&web, Wrong::Busy) };
    let asked = Arc::clone(&web);
    let find = move || {
        let _turn = turn;
        if accent::is_sheet(&name) {
            let sheet = asked.house()?.accent;
            return match accent::sheet(&sheet).filter(|sheet| sheet.name == name) {
                Some(sheet) => {
                    Ok(Answer::lasting("text/css; charset=utf-8", sheet.text.as_bytes()))
                }
                None => Err(Wrong::Missing.into()),
            };
        }
        asked.logo(&name).map(|logo| Answer::lasting(logo.kind, &logo.bytes))
    };
    match tokio::task::spawn_blocking(find).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(Trouble::Wrong(why))) => wrong(&web, why),
        _ => wrong(&web, Wrong::Fault),
    }
}
