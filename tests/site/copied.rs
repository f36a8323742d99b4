//! A copied folder of a site, as its program says it: every page in words, and `check` what to do.

use std::process::Command;

use contract::counter::CounterRow;
use harness::beside::copied;
use harness::desk::Desk;
use harness::programs::built;
use harness::server::site_login;
use harness::site::Served;
use harness::small::small_house;
use harness::until;
use serde_json::{Value as Json, json};

fn admits_all(desk: &Desk) {
    let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
    rows.iter().filter(|row| row.waiting).for_each(|row| desk.admits(row.id));
}

#[test]
fn a_copied_folder_of_a_site_says_on_every_page_and_in_its_check_why_it_serves_nobody() {
    let desk = Desk::postgres(&small_house());
    let login = site_login(desk.url.as_deref().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let more = ["--try", "--database", &login];
    assert!(Served::start(folder.path(), &more).is_err(), "it waits to be let in");
    admits_all(&desk);
    let site = Served::start(folder.path(), &more).unwrap();
    until(20, "the site in its place", || {
        let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
        rows.iter().any(|row| !row.here && row.present).then_some(())
    })
    .unwrap();
    let copy = copied(folder.path());
    let check = |data: &std::path::Path| -> Vec<Json> {
        let mut command = Command::new(built("contremarque-site").unwrap());
        command.arg("--data").arg(data).args(["--database", &login, "check", "--json"]);
        let said = command.env("LANG", "fr_FR.UTF-8").output().unwrap();
        serde_json::from_slice(&said.stdout).unwrap()
    };
    let line = |lines: Vec<Json>| lines.into_iter().find(|line| line["name"] == "place").unwrap();
    assert_eq!(line(check(folder.path()))["state"], "ok");
    let told = line(check(copy.path()));
    assert_eq!(told["state"], "refused");
    assert!(told["said"].as_str().unwrap().contains("l’un des deux est une copie"), "{told}");
    let other = Served::start(copy.path(), &more).unwrap();
    for path in ["/", "/connexion", "/commandes", "/compte/donnees.json", "/mentions-legales"] {
        let page = other.browser().get(path).unwrap();
        assert_eq!((page.status, page.header("retry-after")), (503, "60"), "{path}");
        assert!(page.words().contains("Le site est en pause ici"), "{path}: {}", page.words());
    }
    let english = other.browser().get("/en/").unwrap();
    assert!(english.words().contains("The site is paused here"), "{}", english.words());
    assert_eq!(site.browser().get("/").unwrap().status, 200);
    // The first ends: the copy serves in its place.
    site.end().unwrap();
    until(30, "the copy to serve", || (other.browser().get("/").ok()?.status == 200).then_some(()))
        .unwrap();
}
