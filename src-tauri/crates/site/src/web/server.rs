//! The server: its door, its limits, its end.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, Path};
use axum::http::Request;
use axum::response::Response;
use axum::routing::{MethodFilter, get, on};
use contract::locale::Locale;
use contract::site::SiteHouse;
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::door::{Door, Peer};
use super::handling::{answer, asset, wrong_page};
use super::router::{ROUTES, Way};
use super::shared::{TURNS, Web};
use super::trouble::Wrong;
use super::visit::base;
use crate::program::Site;
use crate::standing::Wish;
use crate::told::Told;

/// How often sessions and codes that have ended are taken away, in seconds.
const CLEARS_EVERY: u32 = 600;
/// The longest that a page under way keeps the program from ending.
const LAST_PAGES: Duration = Duration::from_secs(10);

/// Serves the site of an open house until the program is told to end, from what its start knew of the house on. `ready` is told
/// the address.
///
/// # Errors
/// Where it cannot listen there.
pub fn serve(
    site: Arc<Site>,
    wish: &Wish,
    house: SiteHouse,
    ready: impl FnOnce(&str),
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(TURNS + 2)
        .enable_all()
        .build()?;
    let web = Arc::new(Web::new(site, wish.clone(), house));
    let hearing = Arc::clone(&web);
    let _listening = web.site.listen(move |heard| hearing.hears(&heard));
    // The login of a site reads no mail: those leave by `contremarque-site post`, or by a desk.
    let house = web.site.house();
    let works = !house.store.is_limited();
    let _working = works.then(|| {
        let (site, mut looks) = (Arc::clone(&web.site), 0_u32);
        post::Workers::start(
            &web.site,
            |_| {},
            move || {
                if looks.is_multiple_of(CLEARS_EVERY)
                    && let Err(error) = site.house().jot(office::site::clear_old)
                {
                    tracing::warn!(%error, "what has ended is cleared later");
                }
                looks = looks.wrapping_add(1);
            },
        )
    });
    let mut told_by = Told::listen()?;
    let handle = told_by.handle();
    let served = runtime.block_on(async {
        let door = Door::open(&wish.listen).await?;
        let (told, ends) = oneshot::channel::<()>();
        let site = Arc::clone(&web.site);
        std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
            told_by.until_the_end(site.house());
            let _ = told.send(());
        })?;
        ready(door.address());
        until_told(door, router(&web), ends).await
    });
    handle.close();
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

/// Takes lines until the end is told, then lets the pages that are under way finish.
async fn until_told(door: Door, router: Router, ends: oneshot::Receiver<()>) -> io::Result<()> {
    let (over, last) = oneshot::channel::<()>();
    let ending = async move {
        let _ = ends.await;
        let _ = over.send(());
    };
    let service = router.into_make_service_with_connect_info::<Peer>();
    let serving = axum::serve(door, service).with_graceful_shutdown(ending);
    let serving = std::pin::pin!(serving.into_future());
    let too_long = async {
        let _ = last.await;
        // A line that never ends holds nobody.
        let _ = timeout(LAST_PAGES, std::future::pending::<()>()).await;
    };
    tokio::select! {
        served = serving => served,
        () = too_long => Ok(()),
    }
}

fn router(web: &Arc<Web>) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        for locale in [Locale::Fr, Locale::En] {
            let web = Arc::clone(web);
            let page = move |params: Result<Path<HashMap<String, String>>, PathRejection>,
                             ConnectInfo(peer): ConnectInfo<Peer>,
                             request: Request<Body>| {
                let web = Arc::clone(&web);
                async move {
                    match params {
                        Ok(Path(params)) => answer(web, route, locale, params, peer, request).await,
                        Err(_) => wrong(&web, locale, Wrong::Missing),
                    }
                }
            };
            let way = match route.way {
                Way::Get => MethodFilter::GET,
                Way::Post => MethodFilter::POST,
            };
            let path = format!("{}{}", base(locale), route.path);
            // `/en/` is the same page as `/en`.
            if path == "/en/" {
                router = router.route("/en", on(way, page.clone()));
            }
            router = router.route(&path, on(way, page));
        }
    }
    let (files, missing, method) = (Arc::clone(web), Arc::clone(web), Arc::clone(web));
    let file = move |Path(name): Path<String>| {
        let web = Arc::clone(&files);
        async move { asset(web, name).await }
    };
    router
        .route("/fichiers/{name}", get(file))
        .fallback(move |request: Request<Body>| {
            let web = Arc::clone(&missing);
            async move { wrong(&web, locale_of(&request), Wrong::Missing) }
        })
        .method_not_allowed_fallback(move |request: Request<Body>| {
            let web = Arc::clone(&method);
            async move { wrong(&web, locale_of(&request), Wrong::Method) }
        })
}

fn locale_of(request: &Request<Body>) -> Locale {
    let path = request.uri().path();
    if path == "/en" || path.starts_with("/en/") { Locale::En } else { Locale::Fr }
}

fn wrong(web: &Web, locale: Locale, wrong: Wrong) -> Response {
    wrong_page(web, locale, wrong).into_response(web.reached().is_public())
}
