//! The customer's guide, step by step, in its words.

use harness::house::House;
use harness::queue::first_to_go;
use harness::site::{Browser, Served};
use serde_json::{Value as Json, json};

/// Who decides, at the desk beside the site.
const LEA: (&str, &str) = ("Léa Martin", "1234");

fn says(browser: &Browser, words: &[&str]) {
    let read = browser.page.words();
    for said in words {
        assert!(read.contains(said), "« {said} » is not in: {read}");
    }
}

fn says_not(browser: &Browser, words: &[&str]) {
    let read = browser.page.words();
    for said in words {
        assert!(!read.contains(said), "« {said} » is in: {read}");
    }
}

/// The open request of an order's customer that the desk sees, of this seat.
fn request_at_desk(house: &House, seat: &str) -> Json {
    let mut list = json!(first_to_go(50));
    list["search"] = json!("DUPONT");
    let page = house.call(LEA, "reprise_list", &list).unwrap();
    let rows = page["rows"].as_array().unwrap().clone();
    let row = rows.into_iter().find(|row| row["seat"] == json!(seat));
    row.unwrap_or_else(|| panic!("no request of seat {seat}: {page}"))
}

#[test]
fn the_customer_follows_the_guide_from_the_home_page_to_the_credit() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.browser();
    // 1. « S'identifier » on the home page.
    marie.open("/").unwrap();
    says(&marie, &["S’identifier"]);
    marie.signs_in("marie.dupont@example.org").unwrap();
    // The list: its columns and its rows.
    says(
        &marie,
        &[
            "Manifestation",
            "N° de commande",
            "Nb de places",
            "Montant",
            "Séance",
            "État",
            "Afficher",
            "éléments",
            "Rechercher :",
            "LE BOURGEOIS GENTILHOMME 671084 2 64,00 € mardi 2 juin 2020 21:00 Édité",
            "IPHIGÉNIE EN TAURIDE 671083 3 78,00 € dimanche 7 juin 2020 19:30 Édité",
        ],
    );
    // 4. « Détails ».
    assert!(marie.page.links().contains(&"/commandes/671083".to_owned()));
    marie.open("/commandes/671083").unwrap();
    says(
        &marie,
        &[
            "Rang : A, Siège : 24, TROISIÈME CATÉGORIE · 26,00 € · INTERNET",
            "Transformer ma place en avoir",
            "Télécharger mon ticket",
            "Demande reprise en cours",
        ],
    );
    // 5. « Transformer ma place en avoir ».
    let links = marie.page.links();
    let ask = links.iter().find(|link| link.contains("/reprise?place=")).unwrap().clone();
    marie.open(&ask).unwrap();
    // 6. The recap.
    says(
        &marie,
        &[
            "Récapitulatif de l’opération",
            "Montant payé 26,00 €",
            "Montant de la reprise",
            "J’accepte les termes et conditions",
            "l’argent sera crédité sur votre compte client",
        ],
    );
    assert!(!marie.page.text().contains("checked"), "the box is not ticked");
    let place = marie.page.field("place");
    let recap = marie.page.clone();
    let form = |browser: &Browser| -> Vec<(String, String)> {
        ["id", "place", "starts", "terms", "expected"]
            .map(|name| (name.to_owned(), browser.page.field(name)))
            .to_vec()
    };
    let filled = form(&marie);
    let filled: Vec<(&str, &str)> = filled.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let path = "/commandes/671083/reprise";
    assert_eq!(marie.send(path, &filled).unwrap().status, 422, "the box is not ticked");
    says(&marie, &["Cochez la case"]);
    marie.page = recap;
    let mut ticked = filled.clone();
    ticked.push(("accept", "1"));
    // Another amount than the house's refuses, and shows the house's.
    let mut dear = ticked.clone();
    for field in &mut dear {
        if field.0 == "expected" {
            field.1 = "999999";
        }
    }
    assert_eq!(marie.send(path, &dear).unwrap().status, 409);
    says(&marie, &["Le montant de la reprise a changé", "Montant de la reprise"]);
    assert_eq!(marie.send(path, &ticked).unwrap().status, 200);
    // 7. « Demande reprise en cours », and the mail.
    says(&marie, &["Demande de reprise de place", "Demande reprise en cours"]);
    says_not(&marie, &["Transformer ma place en avoir"]);
    let ticket = format!("/commandes/671083/places/{place}/billet");
    for gone in [ticket.clone(), format!("{ticket}.pdf")] {
        assert_eq!(marie.get(&gone).unwrap().status, 404, "{gone}: no ticket meanwhile");
    }
    // She takes it back: the ticket is hers again.
    let (reprise, version, id) = request_form(&marie, "24");
    let taken = [("id", id.as_str()), ("reprise", &reprise), ("version", &version)];
    marie.send("/commandes/671083/retrait", &taken).unwrap();
    says(&marie, &["Votre demande est retirée", "Transformer ma place en avoir"]);
    // 9. and 10. Seat 28 is accepted at the desk: « Place reprise », and the credit, once nobody can undo it.
    let asked = request_at_desk(&house, "28");
    let seen = json!({ "id": asked["id"], "version": asked["version"] });
    house.call(LEA, "reprise_accept", &seen).unwrap();
    marie.open("/commandes/671083").unwrap();
    says(&marie, &["Demande reprise en cours", "78,00 €"]);
    says_not(&marie, &["Place reprise"]);
    house.call(LEA, "demo_clock_advance", &json!({ "ms": 31_000 })).unwrap();
    // The site hears of the other time within a second.
    let stands = || {
        marie.open("/commandes/671083").ok()?;
        marie.page.words().contains("Place reprise").then_some(())
    };
    harness::until(5, "the acceptance on the site", stands).unwrap();
    says(&marie, &["Place reprise", "78,00 €"]);
    marie.open("/solde").unwrap();
    says(&marie, &["Mon solde", "26,00 €", "Reprise de place"]);
    let paper = marie.get("/solde/releve.pdf").unwrap();
    assert!(paper.status == 200 && paper.body.starts_with(b"%PDF"));
    // 8. Seat 26 is refused: both buttons are back, with the reason.
    let asked = request_at_desk(&house, "26");
    let refused = json!({ "id": asked["id"], "version": asked["version"], "reason": "other",
        "sentence": "Écrivez-nous." });
    house.call(LEA, "reprise_refuse", &refused).unwrap();
    marie.open("/commandes/671083").unwrap();
    says(&marie, &["a été refusée", "Écrivez-nous.", "Transformer ma place en avoir"]);
    site.end().unwrap();
}

/// The form that takes back the request of a seat.
fn request_form(browser: &Browser, seat: &str) -> (String, String, String) {
    let text = browser.page.text();
    let line =
        text.split("<li class=\"place").find(|part| part.contains(&format!(" {seat}, "))).unwrap();
    let of = |name: &str| {
        let tag = line.split('<').find(|tag| tag.contains(&format!("name=\"{name}\""))).unwrap();
        tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    (of("reprise"), of("version"), of("id"))
}

#[test]
fn every_page_of_the_guide_is_there_in_english_and_leads_on_in_english() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    for (path, words) in [
        ("/en", "Hello"),
        ("/en/commandes", "Show 10"),
        ("/en/commandes/671084", "Row: K, Seat: 4"),
        ("/en/solde", "My balance"),
        ("/en/compte", "My details"),
    ] {
        let page = marie.open(path).unwrap().clone();
        assert_eq!((page.status, page.header("content-language")), (200, "en"), "{path}");
        says(&marie, &[words]);
        for link in page.links() {
            let elsewhere = link.starts_with("/fichiers/") || !link.starts_with('/');
            let french = link == path.trim_start_matches("/en") || link == "/";
            assert!(elsewhere || link.starts_with("/en") || french, "{path} leads to {link}");
        }
    }
}

/// Where the page leads that is this one in the other language.
fn in_the_other(browser: &Browser) -> Option<String> {
    let text = browser.page.text();
    let link = text.split("<p class=\"tongue\">").nth(1)?.split("href=\"").nth(1)?;
    let link = link.split('"').next()?;
    Some(link.replace("&amp;", "&").replace("&#x2f;", "/"))
}

#[test]
fn the_other_language_is_the_same_page_with_what_was_begun_there() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    marie.open("/commandes/671083").unwrap();
    let links = marie.page.links();
    let recap = links.iter().find(|link| link.contains("/reprise?place=")).unwrap();
    for path in [recap.as_str(), "/commandes?q=l%27%C3%A9t%C3%A9&par=25"] {
        marie.open(path).unwrap();
        let other = in_the_other(&marie).unwrap();
        assert_eq!(other.to_lowercase(), format!("/en{path}").to_lowercase());
        marie.open(&other).unwrap();
        assert_eq!(in_the_other(&marie).unwrap().to_lowercase(), path.to_lowercase());
    }
    // What is said once is not said again.
    marie.open("/commandes/671083?dit=change").unwrap();
    assert_eq!(in_the_other(&marie).unwrap(), "/en/commandes/671083");
    // A form that was not complete has its places yet.
    marie.open(recap).unwrap();
    let fields = ["id", "place", "starts", "terms", "expected"];
    let fields = fields.map(|name| (name, marie.page.field(name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    assert_eq!(marie.send("/commandes/671083/reprise", &fields).unwrap().status, 422);
    assert_eq!(in_the_other(&marie).unwrap(), format!("/en{recap}"));
    // A code is typed where it was asked for.
    let mut karim = site.browser();
    karim.open("/connexion").unwrap();
    karim.asks_for_code("maylis.legoff@example.org").unwrap();
    assert_eq!(in_the_other(&karim), None);
    site.end().unwrap();
}

#[test]
fn tickets_are_papers_a_screen_and_a_day_in_a_calendar() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    marie.open("/commandes/671084").unwrap();
    let text = marie.page.text();
    // A ticket that never had a number gets it by a form.
    if text.contains("name=\"vers\"") {
        let (id, place) = (marie.page.fields("id")[0].clone(), marie.page.field("place"));
        let paper = [("id", id.as_str()), ("place", place.as_str()), ("vers", "papier")];
        assert!(marie.send("/commandes/671084/billets", &paper).unwrap().body.starts_with(b"%PDF"));
        marie.open("/commandes/671084").unwrap();
    }
    let links = marie.page.links();
    let screen = links.iter().find(|link| link.ends_with("/billet")).unwrap().clone();
    let page = marie.open(&screen).unwrap().text();
    assert!(page.contains("<svg class=\"code\""), "{page}");
    let paper = marie.get(&format!("{screen}.pdf")).unwrap();
    assert!(paper.status == 200 && paper.body.starts_with(b"%PDF"));
    assert!(paper.header("content-disposition").starts_with("attachment"));
    let day = marie.get("/commandes/671084/agenda.ics").unwrap();
    let text = day.text();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.contains("DTSTART:20200602T190000Z") && text.contains("LE BOURGEOIS GENTILHOMME"));
}
