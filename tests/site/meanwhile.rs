//! What went another way since a page was shown is said as it is.

use harness::house::House;
use harness::queue::first_to_go;
use harness::site::{Answer, Browser, Served};
use serde_json::{Value as Json, json};

const MARIE: &str = "marie.dupont@example.org";
const LEA: (&str, &str) = ("Léa Martin", "1234");
const HELENE: (&str, &str) = ("Hélène Roux", "5678");
const CHANGED: &str = "Quelque chose a changé entre-temps";
const DECIDED: &str = "La billetterie a répondu entre-temps";

/// Takes back the first request of a page that may be out of date; the words of what is shown then.
fn takes_back(browser: &mut Browser, page: &Answer) -> String {
    browser.page = page.clone();
    let text = page.text();
    let form = text.split("<form").find(|form| form.contains("/retrait")).unwrap();
    let of = |name: &str| {
        let tag = form.split('<').find(|tag| tag.contains(&format!("name=\"{name}\""))).unwrap();
        tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (id, reprise, version) = (of("id"), of("reprise"), of("version"));
    let fields = [("id", id.as_str()), ("reprise", &reprise), ("version", &version)];
    browser.send("/commandes/671083/retrait", &fields).unwrap().words()
}

/// The request at the desk that the page would take back.
fn at_desk(house: &House, page: &Answer) -> Json {
    let mut list = json!(first_to_go(50));
    list["search"] = json!("DUPONT");
    let found = house.call(LEA, "reprise_list", &list).unwrap();
    let id: i64 = page.field("reprise").parse().unwrap();
    let mut rows = found["rows"].as_array().unwrap().iter();
    let row = rows.find(|row| row["id"] == id).unwrap();
    json!({ "id": row["id"], "version": row["version"] })
}

#[test]
fn the_box_office_is_said_to_have_answered_only_where_it_has() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in(MARIE).unwrap();
    let mut shown = || -> (Browser, Answer) {
        let page = marie.open("/commandes/671083").unwrap().clone();
        (marie.clone(), page)
    };
    // Put aside.
    let (mut browser, page) = shown();
    house.call(LEA, "reprise_hold", &at_desk(&house, &page)).unwrap();
    let said = takes_back(&mut browser, &page);
    assert!(said.contains(CHANGED) && !said.contains(DECIDED), "{said}");
    // Taken back in another tab.
    let (mut browser, page) = shown();
    assert!(takes_back(&mut browser.clone(), &page).contains("Votre demande est retirée"));
    let said = takes_back(&mut browser, &renamed(&page));
    assert!(said.contains(CHANGED) && !said.contains(DECIDED), "{said}");
    // Accepted, while that may still be undone: it is told to nobody yet.
    let (mut browser, page) = shown();
    house.call(LEA, "reprise_accept", &at_desk(&house, &page)).unwrap();
    let said = takes_back(&mut browser, &page);
    assert!(said.contains(CHANGED) && !said.contains(DECIDED), "{said}");
    house.call(LEA, "demo_clock_advance", &json!({ "ms": 31_000 })).unwrap();
    let stands = || {
        browser.open("/commandes/671083").ok()?;
        browser.page.words().contains("Place reprise").then_some(())
    };
    harness::until(5, "the acceptance on the site", stands).unwrap();
    let said = takes_back(&mut browser, &renamed(&page));
    assert!(said.contains(DECIDED) && !said.contains(CHANGED), "{said}");
}

/// The same page with other ids in its forms, as of another tab.
fn renamed(page: &Answer) -> Answer {
    let mut text = page.text();
    for id in page.fields("id") {
        text = text.replace(&id, &uuid::Uuid::new_v4().to_string());
    }
    Answer { body: text.into_bytes(), ..page.clone() }
}

/// Brings files of another system in: their names, and what they say.
pub(crate) fn imports(house: &House, files: &[(&str, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    let paths = files.iter().map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    });
    let paths: Vec<String> = paths.collect();
    let mut arguments = vec!["import"];
    arguments.extend(paths.iter().map(String::as_str));
    house.ctl(Some(HELENE), &arguments).unwrap();
}

#[test]
fn places_of_shows_with_different_terms_are_said_to_be_asked_back_one_by_one() {
    let house = House::demo().unwrap();
    let files = [
        ("clients.csv", "client;nom;prénom;courriel\nZ1;Dupont;Zoé;zoe.dupont@example.org\n"),
        ("spectacles.csv", "spectacle;titre\nZA;ALCESTE\nZB;ARMIDE\n"),
        (
            "seances.csv",
            "séance;spectacle;salle;début\nZA1;ZA;Grande salle;20/06/2020 19:30\n\
             ZB1;ZB;Grande salle;21/06/2020 19:30\n",
        ),
        (
            "commandes.csv",
            "commande;client;date;filière;total;état\n990001;Z1;20/05/2020 10:00;INTERNET;40,00;payée\n",
        ),
        (
            "places.csv",
            "place;commande;séance;rang;siège;catégorie;tarif;prix\n\
             99001;990001;ZA1;A;1;TROISIEME CATEGORIE;Plein tarif;20,00\n\
             99002;990001;ZB1;A;1;TROISIEME CATEGORIE;Plein tarif;20,00\n",
        ),
    ];
    imports(&house, &files);
    let all = house.call(HELENE, "policy_overview", &json!({})).unwrap();
    let shows = all["shows"].as_array().unwrap();
    let show = shows.iter().find(|show| show["name"] == "ARMIDE").unwrap()["id"].clone();
    let at = json!({ "scope": "show", "scope_id": show });
    let view = house.call(HELENE, "policy_view", &at).unwrap();
    let mut policy = view["policy"].clone();
    policy["terms_fr"] = json!("Une autre condition.");
    let set =
        json!({ "scope": "show", "scope_id": show, "version": view["version"], "policy": policy });
    house.call(HELENE, "policy_set", &set).unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut zoe = site.signed_in("zoe.dupont@example.org").unwrap();
    zoe.open("/commandes/990001").unwrap();
    let asks = |link: &String| link.strip_prefix("/commandes/990001/reprise?").map(str::to_owned);
    let places: Vec<String> = zoe.page.links().iter().filter_map(asks).collect();
    assert_eq!(places.len(), 2, "{}", zoe.page.words());
    let path = format!("/commandes/990001/reprise?{}", places.join("&"));
    let said = zoe.open(&path).unwrap().words();
    assert!(said.contains("demandez-les séparément") && !said.contains(CHANGED), "{said}");
    let one = format!("/commandes/990001/reprise?{}", places[0]);
    assert!(zoe.open(&one).unwrap().words().contains("Récapitulatif"));
}

/// Moves the performance of a recap to another evening.
fn moves(house: &House, recap: &Answer) {
    let starts: i64 = recap.field("starts").parse().unwrap();
    let list = json!({ "search": "iphigenie", "limit": 50 });
    let found = house.call(HELENE, "performance_list", &list).unwrap();
    let mut rows = found.as_array().unwrap().iter();
    let id = &rows.find(|row| row["starts_at_ms"] == starts).unwrap()["id"];
    let view = house.call(HELENE, "performance_view", &json!({ "id": id })).unwrap();
    let to = json!({ "id": id, "version": view["version"], "starts_at": "2020-06-14T20:00",
        "free_until": "2020-06-10", "words": [] });
    house.call(HELENE, "performance_reschedule", &to).unwrap();
}

#[test]
fn a_yes_to_a_date_that_was_moved_meanwhile_asks_for_nothing_and_shows_the_new_one() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in(MARIE).unwrap();
    marie.open("/commandes/671083").unwrap();
    let links = marie.page.links();
    marie.open(links.iter().find(|link| link.contains("/reprise?place=")).unwrap()).unwrap();
    let says_yes = |browser: &mut Browser| {
        let names = ["id", "place", "starts", "terms", "expected"];
        let fields = names.map(|name| (name, browser.page.field(name)));
        let mut all: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
        all.push(("accept", "1"));
        let answer = browser.send("/commandes/671083/reprise", &all).unwrap();
        (answer.status, answer.words())
    };
    moves(&house, &marie.page);
    let (status, said) = says_yes(&mut marie);
    let new = said.contains("dimanche 14 juin 2020 20:00") && said.contains("Rien n’a encore");
    assert!(status == 409 && new && said.contains("La séance a été reportée"), "{said}");
    let (status, said) = says_yes(&mut marie);
    assert!(status == 200 && said.contains("Votre demande est enregistrée"), "{said}");
}
