//! A large house with its site, its mail server and, on a server, its post; and a thousand customers who each come for an
//! order of three places.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use api::Clock as _;
use contract::args::Versioned;
use contract::counter::CounterRow;
use contract::locale::Locale;
use formats::batch::{Batch, BatchCustomer, BatchPerformance, BatchSeat};
use harness::desk::DAY_MS;
use harness::programs::Running;
use harness::server::{give_rights, post_login, site_login};
use harness::site::{Browser, Served, code_in, posts};
use harness::small::{order, small_house};
use harness::smtp::{Act, At, Dialogue, Server, Setup};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

use crate::engine::Engine;
use crate::floor::Floor;
use crate::large::{LargeHouse, make, rows_or};

/// Customers who sign in, where the house has as many.
const CUSTOMERS: usize = 1_000;
/// Customers, and orders, that the house has beside them.
const ROWS: usize = 100_000;
/// Places of an order.
const PLACES: usize = 3;
/// Orders of one performance, a seat for each place.
const A_PERFORMANCE: usize = 200;

/// The house, its programs and who listens to its mails.
pub struct SiteHouse {
    pub site: Served,
    mails: Server,
    heard: Receiver<(String, Instant)>,
    url: Option<String>,
    folder: PathBuf,
    /// Where the site has what is its own: the house's folder, where it is a file.
    own: PathBuf,
    more: Vec<String>,
    _post: Option<Running>,
    _folders: [TempDir; 3],
}

/// How many customers and orders the house has beside those who come.
pub fn rows() -> usize {
    rows_or(ROWS)
}

/// How many of its customers sign in.
pub fn customers() -> usize {
    rows().min(CUSTOMERS)
}

/// The address of the nth customer.
pub fn email(n: usize) -> String {
    format!("client{n}@example.org")
}

/// The number of their order to come.
pub fn number(n: usize) -> String {
    format!("8{n:05}")
}

impl SiteHouse {
    pub fn make(engine: Engine) -> Self {
        let url = engine.fresh();
        let folders = [(); 3].map(|()| tempfile::tempdir().expect("a folder"));
        let [folder, own, post] = [0, 1, 2].map(|n: usize| folders[n].path().to_owned());
        make(url.as_deref(), &folder, &season(), rows());
        if let Some(url) = &url {
            give_rights(url);
        }
        let desk = LargeHouse::at(url.clone(), folder.clone());
        let (tell, heard) = channel();
        let mails = mail_server(Mutex::new(tell));
        sends_by(&desk, mails.port);
        let mut more: Vec<String> = ["--try", "--proxy", "127.0.0.1"].map(str::to_owned).to_vec();
        let own = if url.is_some() { own } else { folder.clone() };
        let mut posting = None;
        if let Some(owner) = &url {
            more.extend(["--database".to_owned(), site_login(owner)]);
            // A site ends while it waits to be let in.
            assert!(start(&own, &more).is_err(), "it waits to be let in");
            admits_all(&desk);
            posting = Some(posts(&post, &post_login(owner)).expect("the post"));
            admits_all(&desk);
        }
        // On a file the site is what mails; no desk is open at night.
        drop(desk);
        let site = start(&own, &more).expect("the site");
        Self { site, mails, heard, url, folder, own, more, _post: posting, _folders: folders }
    }

    /// Ends the site, so that it can be started again.
    pub fn end(self) -> Ended {
        self.site.end().expect("the site ends");
        Ended { own: self.own, more: self.more, _post: self._post, _folders: self._folders }
    }

    pub fn floor(&self) -> Floor {
        Floor::of(self.url.as_deref(), &self.folder)
    }

    /// Somebody who comes from an address of their own.
    pub fn comes(&self, n: usize) -> Browser {
        let from = Some(format!("10.{}.{}.{}", n >> 16 & 255, n >> 8 & 255, n & 255));
        let mut browser = self.site.browser();
        browser.from = from;
        browser
    }

    /// When each mail came that came since, by its address.
    pub fn heard(&self) -> impl Iterator<Item = (String, Instant)> {
        self.heard.try_iter()
    }

    /// The last code of each address.
    pub fn codes(&self) -> HashMap<String, String> {
        let kept = self.mails.kept();
        let address = |to: &str| to.trim_matches(['<', '>']).to_owned();
        kept.iter().map(|mail| (address(&mail.dialogue.to), code_in(&mail.bytes))).collect()
    }
}

/// A house whose site has ended.
pub struct Ended {
    own: PathBuf,
    more: Vec<String>,
    _post: Option<Running>,
    _folders: [TempDir; 3],
}

impl Ended {
    pub fn start(&self) -> Served {
        start(&self.own, &self.more).expect("the site")
    }
}

fn start(own: &std::path::Path, more: &[String]) -> harness::Step<Served> {
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    Served::start(own, &more)
}

/// One that tells to whom a mail came, once it has all of it.
fn mail_server(tell: Mutex<std::sync::mpsc::Sender<(String, Instant)>>) -> Server {
    Server::start(Setup::playing(move |at, talk: &Dialogue| {
        if at == At::Dot {
            let to = talk.to.trim_matches(['<', '>']).to_owned();
            // Nobody listens once the figures are taken.
            let _ = tell.lock().unwrap_or_else(PoisonError::into_inner).send((to, Instant::now()));
        }
        Act::Usual
    }))
}

fn sends_by(desk: &LargeHouse, port: u16) {
    let settings: Json = desk.ok("Hélène", "settings_get", json!({}));
    let mail = json!({ "mode": "smtp", "host": "127.0.0.1", "port": port, "tls": "none", "user": "",
        "sender": "billetterie@example.org", "sender_name": "Théâtre des Essais", "ca": "" });
    let set = json!({ "version": settings["mail_version"], "mail": mail, "password": null });
    desk.ok::<Json>("Hélène", "mail_set", set);
}

/// Lets every counter in that waits.
fn admits_all(desk: &LargeHouse) {
    let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
    for row in rows.iter().filter(|row| row.waiting) {
        let seen = Versioned { id: row.id, version: row.version };
        desk.ok::<Json>("Hélène", "counter_admit", seen);
    }
}

/// The small house, and the customers: each with an order to come and one of before.
fn season() -> Batch {
    let mut batch = small_house();
    let past = batch.performances[2].clone();
    let coming = batch.performances[0].clone();
    let now_ms = api::SystemClock.now_ms();
    for n in 0..customers().div_ceil(A_PERFORMANCE) {
        let starts_at_ms = now_ms + (60 + n as i64) * DAY_MS;
        let key = format!("coming-{n}");
        batch.performances.push(BatchPerformance { key, starts_at_ms, ..coming.clone() });
        batch.performances.push(BatchPerformance { key: format!("gone-{n}"), ..past.clone() });
    }
    for row in 'D'..='R' {
        batch.halls[0].seats.extend((1..=40).map(|n| BatchSeat {
            row: row.to_string(),
            number: n.to_string(),
            category: "TROISIEME CATEGORIE".to_owned(),
        }));
    }
    for n in 0..customers() {
        batch.customers.push(BatchCustomer {
            key: format!("client-{n}"),
            last_name: format!("Durand{n}"),
            first_name: "Camille".to_owned(),
            email: email(n),
            locale: Locale::Fr,
            ..BatchCustomer::default()
        });
        let seat = |place: usize| {
            let at = n % A_PERFORMANCE * PLACES + place;
            (char::from(b'D' + (at / 40) as u8).to_string(), (1 + at % 40).to_string())
        };
        let seats: Vec<_> = (0..PLACES).map(seat).collect();
        let (performance, customer) = (n / A_PERFORMANCE, format!("client-{n}"));
        for (number, of) in [(number(n), "coming"), (format!("7{n:05}"), "gone")] {
            let performance = format!("{of}-{performance}");
            batch.orders.push(order(&number, &customer, &performance, &seats, 2_600));
        }
    }
    batch
}
