//! What is sent twice is done once.

use std::thread;

use harness::house::House;
use harness::queue::first_to_go;
use harness::site::Served;
use serde_json::json;

#[test]
fn a_request_that_is_sent_ten_times_at_once_is_one_request() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    marie.open("/commandes/671084").unwrap();
    let links = marie.page.links();
    let ask = links.iter().find(|link| link.contains("/reprise?place=")).unwrap().clone();
    marie.open(&ask).unwrap();
    let page = marie.page.clone();
    let fields =
        ["csrf_token", "id", "place", "terms", "expected"].map(|name| (name, page.field(name)));
    let press = |mut browser: harness::site::Browser| {
        let mut all: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
        all.push(("accept", "1"));
        let answer = browser.post("/commandes/671084/reprise", &all).unwrap();
        (answer.status, answer.header("location").to_owned())
    };
    let told: Vec<(u16, String)> = thread::scope(|scope| {
        let each: Vec<_> = (0..10)
            .map(|_| {
                let browser = marie.clone();
                scope.spawn(|| press(browser))
            })
            .collect();
        each.into_iter().map(|one| one.join().unwrap()).collect()
    });
    for (status, to) in told {
        // Somebody whose turn does not come soon is told so, and may press again.
        assert!(
            status == 503 || (status == 303 && to == "/commandes/671084?dit=demande"),
            "{status} {to}"
        );
    }
    let again = press(marie.clone());
    assert_eq!(again, (303, "/commandes/671084?dit=demande".to_owned()));
    let mut search = json!(first_to_go(50));
    search["search"] = json!("671084");
    let found = house.call(("Léa Martin", "1234"), "reprise_list", &search).unwrap();
    assert_eq!(found["rows"].as_array().unwrap().len(), 1, "{found}");
    let whole = house.ctl(None, &["verify"]).unwrap();
    assert!(whole.contains("\"ok\":true"), "{whole}");
}

/// The form of the page with a code, filled in.
fn with_code(page: &harness::site::Answer, code: &str) -> Vec<(&'static str, String)> {
    let mut fields = ["csrf_token", "email", "until"].map(|name| (name, page.field(name))).to_vec();
    fields.push(("code", code.to_owned()));
    fields
}

/// Where a form leads that is sent once more, whatever the browser shows meanwhile.
fn sent(
    browser: &mut harness::site::Browser,
    path: &str,
    fields: &[(&str, String)],
) -> (u16, String) {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let answer = browser.post(path, &fields).unwrap();
    (answer.status, answer.header("location").to_owned())
}

#[test]
fn a_code_that_is_sent_twice_signs_in_once_and_says_nothing_else() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.browser();
    marie.open("/connexion").unwrap();
    let code = marie.asks_for_code("marie.dupont@example.org").unwrap();
    let fields = with_code(&marie.page, &code);
    for _ in 0..2 {
        let told = sent(&mut marie, "/connexion/code", &fields);
        assert_eq!(told, (303, "/commandes".to_owned()));
    }
    assert!(marie.open("/commandes").unwrap().words().contains("671084"));
    // Of another address, or of nobody who is signed in, it is a form of before.
    let mut other = fields.clone();
    other[1].1 = "maylis.legoff@example.org".to_owned();
    assert_eq!(sent(&mut marie, "/connexion/code", &other).0, 403);
    assert_eq!(sent(&mut marie, "/connexion", &fields).0, 403);
    let mut stranger = site.browser();
    stranger.open("/connexion").unwrap();
    assert_eq!(sent(&mut stranger, "/connexion/code", &fields).0, 403);
}

#[test]
fn a_code_that_is_sent_twice_changes_the_address_and_says_so_both_times() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    marie.open("/compte/adresse").unwrap();
    marie.send("/compte/adresse", &[("email", "marie@nouvelle.example")]).unwrap();
    let text = marie.page.text();
    let code = text.split("<code>").nth(1).unwrap().split('<').next().unwrap();
    let fields = with_code(&marie.page, code);
    let told: Vec<(u16, String)> = thread::scope(|scope| {
        let press = || {
            let mut browser = marie.clone();
            let fields = &fields;
            scope.spawn(move || sent(&mut browser, "/compte/adresse/code", fields))
        };
        let each: Vec<_> = (0..4).map(|_| press()).collect();
        each.into_iter().map(|one| one.join().unwrap()).collect()
    });
    for told in told {
        assert_eq!(told, (303, "/compte?dit=adresse".to_owned()));
    }
    let again = sent(&mut marie, "/compte/adresse/code", &fields);
    assert_eq!(again, (303, "/compte?dit=adresse".to_owned()));
}
