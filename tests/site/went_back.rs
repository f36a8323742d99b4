//! A house that went back under a site: its pages say so, `check` what to do, and a reload lets it follow.

use std::path::Path;
use std::process::Command;

use contract::counter::CounterRow;
use harness::desk::Desk;
use harness::programs::built;
use harness::server::site_login;
use harness::site::Served;
use harness::small::small_house;
use harness::until;
use serde_json::{Value as Json, json};

/// What the folder of a program has seen of its house, further on than that house is: its last rows were lost.
fn saw_more(folder: &Path) {
    let file = folder.join("counter.seen");
    let mut all: Json = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    for place in all["places"].as_object_mut().unwrap().values_mut() {
        let row = place["seen"]["row"].as_i64().unwrap();
        place["seen"]["row"] = json!(row + 1_000);
    }
    std::fs::write(&file, all.to_string()).unwrap();
}

#[test]
fn a_site_of_a_house_that_went_back_pauses_and_follows_it_once_it_is_reloaded() {
    let desk = Desk::postgres(&small_house());
    let login = site_login(desk.url.as_deref().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let more = ["--try", "--database", &login];
    assert!(Served::start(folder.path(), &more).is_err(), "it waits to be let in");
    let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
    rows.iter().filter(|row| row.waiting).for_each(|row| desk.admits(row.id));
    Served::start(folder.path(), &more).unwrap().end().unwrap();
    saw_more(folder.path());

    let seen = || -> Json {
        let mut command = Command::new(built("contremarque-site").unwrap());
        command.arg("--data").arg(folder.path()).args(["--database", &login, "check", "--json"]);
        let said = command.env("LANG", "fr_FR.UTF-8").output().unwrap();
        let lines: Vec<Json> = serde_json::from_slice(&said.stdout).unwrap();
        lines.into_iter().find(|line| line["name"] == "seen").unwrap()
    };
    let told = seen();
    assert_eq!(told["state"], "refused");
    assert!(told["said"].as_str().unwrap().contains("systemctl reload"), "{told}");

    let mut site = Served::start(folder.path(), &more).unwrap();
    let mut browser = site.browser();
    let mut asks = |site: &Served| {
        browser = site.browser();
        browser.open("/connexion").unwrap();
        let page = browser.send("/connexion", &[("email", "marie@example.org")]).unwrap();
        (page.status, page.header("retry-after").to_owned(), page.words())
    };
    let (status, again, words) = asks(&site);
    assert_eq!((status, again.as_str()), (503, "60"), "{words}");
    assert!(words.contains("Le site est en pause"), "{words}");
    assert!(!words.contains("très demandé"), "{words}");

    site.reloads().unwrap();
    until(20, "the site to follow", || (asks(&site).0 == 200).then_some(())).unwrap();
    site.end().unwrap();
    assert_eq!(seen()["state"], "ok");
}
