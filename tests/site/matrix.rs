//! Every address × everybody who may ask for it. The rows are held to the program's own list of addresses: a new one
//! without a row fails.

use std::collections::BTreeSet;

use harness::house::House;
use harness::site::{Browser, Served};
use site::{For, ROUTES, Route, Way};

/// What an address answers: to its owner, and to another customer. Without a session everything that is for somebody
/// leads to signing in; from another site's page no form is taken.
const ROWS: [(&str, u16, u16); 35] = [
    ("GET /", 200, 200),
    ("GET /mentions-legales", 200, 200),
    ("GET /conditions", 200, 200),
    ("GET /donnees-personnelles", 200, 200),
    ("GET /accessibilite", 200, 200),
    ("GET /connexion", 303, 303),
    ("POST /connexion", 200, 200),
    ("GET /connexion/code", 303, 303),
    ("POST /connexion/code", 422, 422),
    ("GET /compte/choisir", 200, 200),
    ("POST /compte/choisir", 404, 404),
    ("POST /deconnexion", 303, 303),
    ("POST /deconnexion/partout", 303, 303),
    ("GET /commandes", 200, 200),
    ("GET /commandes/{number}", 200, 404),
    ("GET /commandes/{number}/agenda.ics", 200, 404),
    ("GET /commandes/{number}/reprise", 200, 404),
    ("POST /commandes/{number}/reprise", 422, 404),
    ("POST /commandes/{number}/retrait", 404, 404),
    ("GET /commandes/{number}/billets.pdf", 200, 404),
    ("POST /commandes/{number}/billets", 303, 404),
    ("GET /commandes/{number}/places/{place}/billet", 200, 404),
    ("GET /commandes/{number}/places/{place}/billet.pdf", 200, 404),
    ("GET /solde", 200, 200),
    ("GET /solde/releve.pdf", 200, 200),
    ("GET /compte", 200, 200),
    ("POST /compte", 400, 400),
    ("GET /compte/donnees.json", 200, 200),
    ("GET /compte/adresse", 200, 200),
    ("POST /compte/adresse", 422, 200),
    ("GET /compte/adresse/code", 303, 303),
    ("POST /compte/adresse/code", 422, 422),
    ("GET /compte/fermeture", 200, 200),
    ("POST /compte/fermeture", 400, 400),
    ("POST /compte/fermeture/retrait", 303, 303),
];

fn name(route: &Route) -> String {
    let way = if route.way == Way::Get { "GET" } else { "POST" };
    format!("{way} {}", route.path)
}

#[test]
fn every_address_has_a_row_and_no_row_is_of_none() {
    let routes: BTreeSet<String> = ROUTES.iter().map(name).collect();
    let rows: BTreeSet<String> = ROWS.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(
        routes.difference(&rows).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "without a row"
    );
    assert_eq!(
        rows.difference(&routes).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "of no address"
    );
    let both: BTreeSet<&str> = ROUTES.iter().map(|route| route.path).collect();
    for path in both {
        assert!(!path.contains("token") && !path.contains("code="), "{path}: no secret in a link");
    }
}

struct Asked<'a> {
    route: &'a Route,
    place: &'a str,
}

impl Asked<'_> {
    fn path(&self, base: &str) -> String {
        let path = self.route.path.replace("{number}", "671084").replace("{place}", self.place);
        let query = if self.route.path.ends_with("/reprise") { "?place=" } else { "" };
        let place = if query.is_empty() { "" } else { self.place };
        format!("{base}{path}{query}{place}")
    }

    /// Asks as this browser would from a page of the site.
    fn by(&self, browser: &mut Browser) -> (u16, String) {
        let answer = match self.route.way {
            Way::Get => browser.get(&self.path("")),
            Way::Post => {
                // Every page of the site has a form, with the word of the browser.
                let page = browser.get("/connexion").unwrap();
                let page = if page.status == 303 { browser.get("/compte").unwrap() } else { page };
                let form = page.field("csrf_token");
                let id = uuid::Uuid::new_v4().to_string();
                let fields = [
                    ("csrf_token", form.as_str()),
                    ("id", &id),
                    ("place", self.place),
                    ("email", "marie.dupont@example.org"),
                    ("code", "12"),
                    ("reprise", "1"),
                    ("version", "x1"),
                    ("terms", "1"),
                    ("expected", "1"),
                    ("number", "0"),
                ];
                let version = ("version", "1");
                let mut fields = fields.to_vec();
                if self.route.path.ends_with("/retrait") {
                    fields.retain(|(name, _)| *name != "version");
                    fields.push(version);
                }
                browser.post(&self.path(""), &fields)
            }
        };
        let answer = answer.unwrap();
        (answer.status, answer.header("location").to_owned())
    }
}

#[test]
fn an_address_answers_each_as_its_row_says() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    // One whose session is over, by the house's time.
    let expired = site.signed_in("marie.dupont@example.org").unwrap();
    let file = rusqlite::Connection::open(house.path().join("contremarque.sqlite")).unwrap();
    file.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    file.execute("UPDATE site_session SET since_ms = since_ms - 50000000", []).unwrap();
    drop(file);
    let mut owner = site.signed_in("marie.dupont@example.org").unwrap();
    // Her tickets have their numbers.
    let place = numbered(&mut owner);
    let other = site.signed_in("maylis.legoff@example.org").unwrap();
    let mut signed_out = site.signed_in("marie.dupont@example.org").unwrap();
    let kept = signed_out.clone();
    signed_out.open("/commandes").unwrap();
    signed_out.send("/deconnexion", &[]).unwrap();
    let mut wrong = Vec::new();
    for (row, to_owner, to_other) in ROWS {
        let route = ROUTES.iter().find(|route| name(route) == row).unwrap();
        forget_limits(&house);
        let asked = Asked { route, place: &place };
        let mut tell = |who: &str, (status, to): (u16, String), wanted: u16| {
            if status != wanted {
                wrong.push(format!("{row} by {who}: {status} {to}, not {wanted}"));
            }
        };
        let without = |status: u16| if route.may == For::Anyone { status } else { 303 };
        let open = match row {
            "GET /connexion" => 200,
            _ => without(to_owner),
        };
        for (who, browser) in [
            ("a visitor", site.browser()),
            ("an expired one", expired.clone()),
            ("one who signed out", kept.clone()),
        ] {
            let mut browser = browser;
            let told = asked.by(&mut browser);
            if told.0 == 303 && route.may != For::Anyone {
                assert_eq!(told.1, "/connexion?dit=session", "{row} by {who}");
            }
            tell(who, told, open);
        }
        // From another site's page, with the customer's own cookie.
        if route.way == Way::Post {
            let mut lured = owner.clone();
            let form = lured.get("/compte").unwrap().field("csrf_token");
            lured.origin = Some("https://ailleurs.example".to_owned());
            let told = lured.post(&asked.path(""), &[("csrf_token", &form)]).unwrap();
            tell("another site", (told.status, String::new()), 403);
            // And from the site itself with the word of another browser.
            let mut lured = owner.clone();
            let form = other.clone().get("/compte").unwrap().field("csrf_token");
            let told = lured.post(&asked.path(""), &[("csrf_token", &form)]).unwrap();
            tell("another's form", (told.status, String::new()), 403);
            lured.origin = None;
            let told = lured.post(&asked.path(""), &[("csrf_token", &form)]).unwrap();
            tell("no origin", (told.status, String::new()), 403);
        }
        tell(
            "the owner",
            asked.by(&mut fresh(&site, &owner, route, "marie.dupont@example.org")),
            to_owner,
        );
        tell(
            "another",
            asked.by(&mut fresh(&site, &other, route, "maylis.legoff@example.org")),
            to_other,
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Nobody has tried anything within the hour.
fn forget_limits(house: &House) {
    let file = rusqlite::Connection::open(house.path().join("contremarque.sqlite")).unwrap();
    file.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    file.execute("DELETE FROM site_limit", []).unwrap();
}

/// The same customer; in a session of their own where the address ends sessions.
fn fresh(site: &Served, browser: &Browser, route: &Route, email: &str) -> Browser {
    let mut here = browser.clone();
    if here.get("/compte").unwrap().status == 200 && !route.path.starts_with("/deconnexion") {
        return here;
    }
    site.signed_in(email).unwrap()
}

/// A place of 671084 whose ticket can be had.
fn numbered(owner: &mut Browser) -> String {
    owner.open("/commandes/671084").unwrap();
    let ids = owner.page.fields("id");
    let text = owner.page.text();
    let place = text.split("/reprise?place=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    if let Some(id) = ids.first() {
        let done = owner.send("/commandes/671084/billets", &[("id", id)]).unwrap();
        assert!(done.body.starts_with(b"%PDF"), "{}", done.words());
    }
    place
}

#[test]
fn what_reads_changes_nothing() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut owner = site.signed_in("marie.dupont@example.org").unwrap();
    let place = numbered(&mut owner);
    let state = || {
        let file = rusqlite::Connection::open(house.path().join("contremarque.sqlite")).unwrap();
        file.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
        let count = |table: &str| -> i64 {
            file.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).unwrap()
        };
        ["journal", "command", "reprise", "ticket", "mail", "transfer", "site_request", "site_code"]
            .map(count)
    };
    // What the house writes of itself when its site starts is written: the word before a credit ends.
    let of_itself = || {
        let file = rusqlite::Connection::open(house.path().join("contremarque.sqlite")).ok()?;
        let told = "SELECT seq FROM journal WHERE action = 'credit.ending_told'";
        file.query_row(told, [], |row| row.get::<_, i64>(0)).ok()
    };
    harness::until(20, "the house's own words", of_itself).unwrap();
    let before = state();
    for route in ROUTES.iter().filter(|route| route.way == Way::Get) {
        let asked = Asked { route, place: &place };
        asked.by(&mut owner);
        asked.by(&mut site.browser());
    }
    assert_eq!(state(), before);
}
