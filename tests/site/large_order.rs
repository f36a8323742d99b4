//! An order of another system that has more places than one command takes.

use harness::house::House;
use harness::site::Served;
use serde_json::json;

use super::meanwhile::imports;

/// The demo with an order of sixty places of Zoé's.
fn sixty_places() -> House {
    let house = House::demo().unwrap();
    let mut places = "place;commande;séance;rang;siège;catégorie;tarif;prix\n".to_owned();
    for seat in 1..=60 {
        places +=
            &format!("99{seat:03};990001;ZA1;Z;{seat};TROISIEME CATEGORIE;Plein tarif;20,00\n");
    }
    let files = [
        ("clients.csv", "client;nom;prénom;courriel\nZ1;Dupont;Zoé;zoe.dupont@example.org\n"),
        ("spectacles.csv", "spectacle;titre\nZA;ALCESTE\n"),
        ("seances.csv", "séance;spectacle;salle;début\nZA1;ZA;Grande salle;20/06/2020 19:30\n"),
        (
            "commandes.csv",
            "commande;client;date;filière;total;état\n990001;Z1;20/05/2020 10:00;INTERNET;1200,00;payée\n",
        ),
        ("places.csv", places.as_str()),
    ];
    imports(&house, &files);
    house
}

#[test]
fn all_the_tickets_of_an_order_of_sixty_places_are_had_at_once() {
    let house = sixty_places();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut zoe = site.signed_in("zoe.dupont@example.org").unwrap();
    zoe.open("/commandes/990001").unwrap();
    assert!(zoe.page.words().contains("60 places"), "{}", zoe.page.words());
    let (word, id) = (zoe.page.field("csrf_token"), zoe.page.field("id"));
    let fields = [("csrf_token", word.as_str()), ("id", &id)];
    for _ in 0..2 {
        let numbered = zoe.post("/commandes/990001/billets", &fields).unwrap();
        let to = numbered.header("location");
        assert_eq!((numbered.status, to), (303, "/commandes/990001/billets.pdf"));
    }
    let paper = zoe.get("/commandes/990001/billets.pdf").unwrap();
    assert!(paper.status == 200 && paper.body.starts_with(b"%PDF"), "{}", paper.words());
    // Both parts are told in the journal, once.
    let rows = json!({ "operator_id": null, "customer": "", "order": "990001", "from_ms": null,
        "to_ms": null, "after": null, "limit": 20 });
    let told = house.call(("Hélène Roux", "5678"), "journal_list", &rows).unwrap();
    let rows = told["rows"].as_array().unwrap();
    let issued = rows.iter().filter(|row| row["action"] == "ticket.issued").count();
    assert_eq!(issued, 2, "{told}");
    site.end().unwrap();
}

#[test]
fn more_places_than_are_asked_back_at_once_are_asked_back_in_parts() {
    let house = sixty_places();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut zoe = site.signed_in("zoe.dupont@example.org").unwrap();
    zoe.open("/commandes/990001").unwrap();
    assert!(zoe.page.words().contains("cinquante au plus"), "{}", zoe.page.words());
    let text = zoe.page.text();
    let boxes = text.split("id=\"place-").skip(1).filter_map(|rest| rest.split('"').next());
    let ticked: Vec<String> = boxes.map(|id| format!("place={id}")).collect();
    assert_eq!(ticked.len(), 60);
    let path = |ticked: &[String]| format!("/commandes/990001/reprise?{}", ticked.join("&"));
    let answer = zoe.get(&path(&ticked)).unwrap();
    let to = answer.header("location");
    assert_eq!((answer.status, to), (303, "/commandes/990001?dit=beaucoup"));
    let said = zoe.open(to).unwrap().words();
    assert!(said.contains("Cinquante places à la fois au plus"), "{said}");
    let said = zoe.open(&path(&ticked[..50])).unwrap().words();
    assert!(said.contains("Récapitulatif"), "{said}");
}
