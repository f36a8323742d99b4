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
