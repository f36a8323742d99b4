//! Codes over a mail server: they leave at once, nothing keeps them, and a server that is away changes no page.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use harness::house::House;
use harness::site::Served;
use harness::smtp::{Act, At, Dialogue, Server, Setup};
use harness::until;
use serde_json::json;

const HELENE: (&str, &str) = ("Hélène Roux", "5678");
const TO: &str = "personne@example.org";
/// A page that waited for the mail server would take as long as the site waits for that, and longer than this.
const NOT_WAITED_FOR: Duration = Duration::from_secs(5);

/// A demo house that sends through a server of this machine.
fn house(port: u16) -> House {
    let house = House::demo().unwrap();
    let settings = house.call(HELENE, "settings_get", &json!({})).unwrap();
    let mail = json!({ "mode": "smtp", "host": "127.0.0.1", "port": port, "tls": "none", "user": "",
        "sender": "billetterie@example.org", "sender_name": "Théâtre des Essais", "ca": "" });
    let set = json!({ "version": settings["mail_version"], "mail": mail, "password": null });
    house.call(HELENE, "mail_set", &set).unwrap();
    house
}

/// Whether a mail to this address is among those kept, with these words.
fn came(server: &Server, to: &str, words: &str) -> bool {
    server.kept().iter().any(|mail| {
        mail.dialogue.to.contains(to) && String::from_utf8_lossy(&mail.bytes).contains(words)
    })
}

/// The page of a code for an address, without what differs by chance.
fn page(site: &Served, to: &str) -> (u16, usize, Duration) {
    let mut browser = site.browser();
    browser.open("/connexion").unwrap();
    let began = Instant::now();
    let code = browser.asks_for_code(to).unwrap();
    let took = began.elapsed();
    let (form, until) = (browser.page.field("csrf_token"), browser.page.field("until"));
    let text = browser.page.text().replace(&code, "…").replace(&form, "…").replace(&until, "…");
    (browser.page.status, text.len(), took)
}

#[test]
fn a_code_is_handed_to_the_server_and_is_kept_nowhere() {
    let server = Server::start(Setup::playing(|_, _| Act::Usual));
    let house = house(server.port);
    let site = Served::start(house.path(), &[]).unwrap();
    for n in 0..4 {
        let to = format!("personne{n}@example.org");
        let mut browser = site.browser();
        browser.open("/connexion").unwrap();
        let code = browser.asks_for_code(&to).unwrap();
        until(30, "the code", || came(&server, &to, &code).then_some(())).unwrap();
    }
    site.end().unwrap();
    // What the mails say is in no file of the house: neither the code's sentence nor its subject.
    let words = ["est votre code", "Votre code pour vous identifier"];
    for path in house.files("") {
        let bytes = std::fs::read(&path).unwrap();
        for word in words {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "« {word} » is in {}", path.display());
        }
    }
}

/// A server that does this at a try of the code, counted from 1, and takes the mails of the house.
fn trying(act: impl Fn(u32) -> Act + Send + Sync + 'static) -> (Server, Arc<AtomicU32>) {
    let tries = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&tries);
    let play = move |here: At, talk: &Dialogue| {
        if here == At::Rcpt && talk.to.contains(TO) {
            act(counted.fetch_add(1, Ordering::SeqCst) + 1)
        } else {
            Act::Usual
        }
    };
    (Server::start(Setup::playing(play)), tries)
}

#[test]
fn a_code_that_did_not_leave_is_tried_once_more_after_five_seconds() {
    let (server, tries) = trying(|nth| if nth == 1 { Act::Die } else { Act::Usual });
    let house = house(server.port);
    let site = Served::start(house.path(), &[]).unwrap();
    let began = Instant::now();
    page(&site, TO);
    until(60, "the second try", || came(&server, TO, TO).then_some(())).unwrap();
    let took = began.elapsed().as_secs_f64();
    assert!(took >= 4.8, "{took} s");
    assert_eq!(tries.load(Ordering::SeqCst), 2);
}

#[test]
fn a_code_that_the_server_refuses_twice_is_given_up() {
    let (server, tries) = trying(|_| Act::Say("451 4.3.0 later"));
    let house = house(server.port);
    let site = Served::start(house.path(), &[]).unwrap();
    page(&site, TO);
    until(60, "the second try", || (tries.load(Ordering::SeqCst) == 2).then_some(())).unwrap();
    std::thread::sleep(Duration::from_secs(7));
    assert!(tries.load(Ordering::SeqCst) == 2 && !came(&server, TO, ""));
}

#[test]
fn a_server_that_is_away_or_silent_gives_the_same_page_and_is_not_waited_for() {
    let (well, silent) = (
        Server::start(Setup::playing(|_, _| Act::Usual)),
        Server::start(Setup::playing(|_, _| Act::Hush)),
    );
    let told = [well.port, 9, silent.port].map(|port| {
        let house = house(port);
        let site = Served::start(house.path(), &[]).unwrap();
        page(&site, TO)
    });
    for (status, length, took) in told {
        assert_eq!((status, length), (200, told[0].1));
        assert!(took < NOT_WAITED_FOR, "{took:?}");
    }
}
