//! Codes of a shared house: its site asks for them, its post draws and mails them, each a program with a login of its own.

use contract::counter::CounterRow;
use harness::desk::Desk;
use harness::programs::Running;
use harness::server::{post_login, site_login};
use harness::site::{Browser, Served, code_in, posts};
use harness::small::small_house;
use harness::smtp::{Act, Server, Setup};
use harness::until;
use serde_json::{Value as Json, json};

const MARIE: &str = "marie@example.org";

/// A house with its site and its post, and the mail server that it sends by.
struct Posted {
    desk: Desk,
    site: Served,
    mails: Server,
    _post: Running,
    _folders: [tempfile::TempDir; 2],
}

impl Posted {
    fn start() -> Self {
        let mails = Server::start(Setup::playing(|_, _| Act::Usual));
        let desk = Desk::postgres(&small_house());
        let settings: Json = desk.ok("Hélène", "settings_get", json!({}));
        let mail = json!({ "mode": "smtp", "host": "127.0.0.1", "port": mails.port, "tls": "none", "user": "",
            "sender": "billetterie@example.org", "sender_name": "Théâtre des Essais", "ca": "" });
        let set = json!({ "version": settings["mail_version"], "mail": mail, "password": null });
        desk.ok::<Json>("Hélène", "mail_set", set);
        let owner = desk.url.clone().unwrap();
        let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let login = site_login(&owner);
        let more = ["--try", "--database", &login];
        // A site ends while it waits, and is started again by whoever manages services.
        assert!(Served::start(folders[0].path(), &more).is_err());
        admits_all(&desk);
        let site = Served::start(folders[0].path(), &more).unwrap();
        let post = posts(folders[1].path(), &post_login(&owner)).unwrap();
        admits_all(&desk);
        Self { desk, site, mails, _post: post, _folders: folders }
    }

    /// Asks for a code, once the counters know that they are let in.
    fn asks(&self, browser: &mut Browser, to: &str) -> String {
        until(60, "the site to be let in", || {
            browser.open("/connexion").ok()?;
            let page = browser.send("/connexion", &[("email", to)]).ok()?;
            (page.status == 200 && page.text().contains("name=\"code\"")).then(|| page.words())
        })
        .unwrap()
    }

    /// The codes that came for an address, the first first.
    fn codes(&self, to: &str) -> Vec<String> {
        let mails = self.mails.kept();
        let to_them = mails.iter().filter(|mail| mail.dialogue.to.contains(to));
        to_them.map(|mail| code_in(&mail.bytes)).collect()
    }

    fn code(&self, to: &str, nth: usize) -> String {
        until(60, "the code", || self.codes(to).get(nth).cloned()).unwrap()
    }
}

/// Lets every counter in that waits.
fn admits_all(desk: &Desk) {
    let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
    rows.iter().filter(|row| row.waiting).for_each(|row| desk.admits(row.id));
}

fn enters(browser: &mut Browser, to: &str, code: &str) -> u16 {
    browser.send("/connexion/code", &[("email", to), ("code", code)]).unwrap().status
}

#[test]
fn the_post_hands_each_code_over_and_a_later_one_leaves_the_first_good() {
    let house = Posted::start();
    let mut marie = house.site.browser();
    house.asks(&mut marie, MARIE);
    let first = house.code(MARIE, 0);
    for n in 0..4 {
        let to = format!("personne{n}@example.org");
        let mut browser = house.site.browser();
        house.asks(&mut browser, &to);
        house.code(&to, 0);
    }
    let page = marie.page.clone();
    house.asks(&mut marie, MARIE);
    let second = house.code(MARIE, 1);
    assert_ne!(first, second);
    assert_eq!(enters(&mut marie, MARIE, "271828"), 422, "a wrong one");
    assert_eq!(enters(&mut marie, MARIE, &first), 200);
    assert!(marie.page.words().contains("N° de commande"), "{}", marie.page.words());
    assert!(page.status == 200);
    // The code is no mail of the house, and the site has none to show.
    let mails: Json = house.desk.ok(
        "Léa",
        "mail_list",
        json!({ "show": "all", "search": "", "after": null, "limit": 50 }),
    );
    assert!(!mails.to_string().contains("personne0@example.org"), "{mails}");
    house.site.end().unwrap();
}

#[test]
fn a_shared_house_answers_a_known_address_as_an_unknown_one() {
    let house = Posted::start();
    let mut read = Vec::new();
    for to in [MARIE, "rien@example.org"] {
        let mut browser = house.site.browser();
        let words = house.asks(&mut browser, to);
        read.push(words.replace(to, "…").replace(|c: char| c.is_ascii_digit(), ""));
        house.code(to, 0);
    }
    assert_eq!(read[0], read[1]);
}

#[test]
fn a_customer_of_a_shared_house_takes_their_data_along_changes_their_address_and_closes_their_account()
 {
    const NEW: &str = "marie.neuve@example.net";
    let house = Posted::start();
    let mut marie = house.site.browser();
    house.asks(&mut marie, MARIE);
    assert_eq!(enters(&mut marie, MARIE, &house.code(MARIE, 0)), 200);
    let says = |browser: &Browser, words: &str| {
        let read = browser.page.words();
        assert!(read.contains(words), "« {words} » is not in: {read}");
    };
    marie.open("/compte").unwrap();
    assert!(marie.page.links().contains(&"/compte/adresse".to_owned()));
    assert!(marie.page.links().contains(&"/compte/donnees.json".to_owned()));
    let taken = marie.get("/compte/donnees.json").unwrap();
    assert_eq!((taken.status, taken.header("content-type")), (200, "application/json"));
    assert!(taken.text().contains(MARIE) && taken.text().contains("671083"));
    marie.open("/compte/adresse").unwrap();
    marie.send("/compte/adresse", &[("email", NEW)]).unwrap();
    let enter = |marie: &mut Browser, code: &str| {
        marie.send("/compte/adresse/code", &[("email", NEW), ("code", code)]).unwrap().status
    };
    assert_eq!(enter(&mut marie, "271828"), 422);
    assert_eq!(enter(&mut marie, &house.code(NEW, 0)), 200);
    says(&marie, "Votre adresse e-mail est changée");
    says(&marie, NEW);
    let told = |to: &str, words: &str| {
        let mails = house.mails.kept();
        let mut to_them = mails.iter().filter(|mail| mail.dialogue.to.contains(to));
        to_them.any(|mail| String::from_utf8_lossy(&mail.bytes).contains(words))
    };
    until(20, "the former address to be told", || told(MARIE, "adresse").then_some(())).unwrap();
    marie.open("/compte/fermeture").unwrap();
    assert!(marie.page.links().contains(&"/compte/donnees.json".to_owned()));
    let [id, expected, requests] =
        ["id", "expected", "requests"].map(|name| marie.page.field(name));
    let sure =
        [("id", id.as_str()), ("expected", &expected), ("requests", &requests), ("accept", "1")];
    marie.send("/compte/fermeture", &sure).unwrap();
    says(&marie, "Votre demande de fermeture est enregistrée");
    assert_eq!(marie.get("/compte").unwrap().status, 303, "signed out");
    let waits: Json = house.desk.ok("Hélène", "customer_closings", json!({}));
    assert_eq!(waits.as_array().unwrap().len(), 1, "{waits}");
    house.site.end().unwrap();
}
