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
    let fields = ["csrf_token", "id", "place", "starts", "terms", "expected"]
        .map(|name| (name, page.field(name)));
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

const ORDER: &str = "/commandes/671084";
const CHANGED: &str = "Quelque chose a changé entre-temps";

/// The fields of these names on a page.
fn fields_of<const N: usize>(
    page: &harness::site::Answer,
    names: [&'static str; N],
) -> Vec<(&'static str, String)> {
    names.map(|name| (name, page.field(name))).to_vec()
}

#[test]
fn a_form_that_comes_back_from_the_history_says_what_the_order_is_by_now() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    let (asks, takes_back) = (format!("{ORDER}/reprise"), format!("{ORDER}/retrait"));
    let told = |word: &str| (303, format!("{ORDER}?dit={word}"));
    marie.open(ORDER).unwrap();
    let links = marie.page.links();
    let link = links.iter().find(|link| link.contains("/reprise?place=")).unwrap().clone();
    let recap = |marie: &mut harness::site::Browser| {
        marie.open(&link).unwrap();
        let mut form =
            fields_of(&marie.page, ["csrf_token", "id", "place", "starts", "terms", "expected"]);
        form.push(("accept", "1".to_owned()));
        form
    };
    let withdrawal = |marie: &mut harness::site::Browser| {
        marie.open(ORDER).unwrap();
        let text = marie.page.text();
        let form = text.split("<form").find(|form| form.contains("/retrait")).unwrap();
        let page = harness::site::Answer { body: form.into(), ..marie.page.clone() };
        fields_of(&page, ["csrf_token", "id", "version", "reprise"])
    };
    let asked = recap(&mut marie);
    assert_eq!(sent(&mut marie, &asks, &asked), told("demande"));
    let withdrawn = withdrawal(&mut marie);
    assert_eq!(sent(&mut marie, &takes_back, &withdrawn), told("retrait"));
    assert_eq!(sent(&mut marie, &takes_back, &withdrawn), told("retrait"));
    // Nothing is asked by the form of before, and nobody is told so.
    assert_eq!(sent(&mut marie, &asks, &asked), told("change"));
    assert!(marie.open(&format!("{ORDER}?dit=change")).unwrap().words().contains(CHANGED));
    // Asked anew, it is not taken back by the other one.
    let anew = recap(&mut marie);
    assert_eq!(sent(&mut marie, &asks, &anew), told("demande"));
    assert_eq!(sent(&mut marie, &takes_back, &withdrawn), told("change"));
    let whole = house.ctl(None, &["verify"]).unwrap();
    assert!(whole.contains("\"ok\":true"), "{whole}");
}

#[test]
fn a_word_in_the_address_says_nothing_that_the_order_does_not_bear_out() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    for word in ["demande", "retrait", "annulee", "decidee"] {
        let page = marie.open(&format!("{ORDER}?dit={word}")).unwrap();
        assert!(!page.text().contains("class=\"told"), "{word}: {}", page.words());
    }
}

#[test]
fn details_that_were_changed_since_are_not_said_to_be_saved_as_they_were_typed() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    let form = |marie: &mut harness::site::Browser, phone: &str| {
        marie.open("/compte").unwrap();
        let names = ["csrf_token", "id", "version", "last_name", "first_name"];
        let mut form = fields_of(&marie.page, names);
        form.extend([("phone", phone.to_owned()), ("locale", "fr".to_owned())]);
        form
    };
    let saved = (303, "/compte?dit=enregistre".to_owned());
    let first = form(&mut marie, "01 02 03 04 05");
    assert_eq!(sent(&mut marie, "/compte", &first), saved);
    assert_eq!(sent(&mut marie, "/compte", &first), saved);
    let second = form(&mut marie, "05 04 03 02 01");
    assert_eq!(sent(&mut marie, "/compte", &second), saved);
    assert_eq!(sent(&mut marie, "/compte", &first).0, 409);
    let fields: Vec<(&str, &str)> = first.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let page = marie.post("/compte", &fields).unwrap();
    assert!(page.words().contains("modifiées entre-temps"), "{}", page.words());
    assert_eq!(page.field("phone"), "01 02 03 04 05", "what was typed stays");
    marie.open("/compte").unwrap();
    assert_eq!(marie.page.field("phone"), "05 04 03 02 01");
}
