//! Two tabs of one browser: what was done in one is told in the other before that acts.

use harness::house::House;
use harness::site::Served;
use serde_json::json;
use site::{For, ROUTES, Way};

const MARIE: &str = "marie.dupont@example.org";
const LEA: (&str, &str) = ("Léa Martin", "1234");
const HELENE: (&str, &str) = ("Hélène Roux", "5678");

#[test]
fn a_form_that_was_opened_for_one_customer_of_a_mailbox_does_nothing_for_another() {
    let house = House::demo().unwrap();
    let child = json!({ "last_name": "Dupont", "first_name": "Léo", "email": MARIE, "phone": "",
        "locale": "fr", "anyway": true });
    house.call(LEA, "customer_create", &child).unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut here = site.signed_in(MARIE).unwrap();
    let numbers = here.page.fields("number");
    here.send("/compte/choisir", &[("number", &numbers[0])]).unwrap();
    here.open("/compte").unwrap();
    assert_eq!(here.page.field("first_name"), "Marie");
    let mut there = here.clone();
    there.open("/compte/choisir").unwrap();
    there.send("/compte/choisir", &[("number", &numbers[1])]).unwrap();
    let word = here.page.field("csrf_token");
    for route in ROUTES.iter().filter(|route| route.way == Way::Post && route.may == For::Customer)
    {
        let path = route.path.replace("{number}", "671084");
        let id = uuid::Uuid::new_v4().to_string();
        let fields = [
            ("csrf_token", word.as_str()),
            ("id", &id),
            ("version", "1"),
            ("last_name", "Dupont"),
            ("first_name", "Marie"),
            ("locale", "fr"),
            ("email", "ailleurs@example.org"),
            ("code", "314159"),
            ("expected", "0"),
            ("requests", "0"),
            ("accept", "1"),
        ];
        let told = here.post(&path, &fields).unwrap();
        let words = told.words();
        assert_eq!(told.status, 409, "{path}: {words}");
        assert!(words.contains("Un autre compte client est ouvert"), "{path}: {words}");
    }
    there.open("/compte").unwrap();
    assert_eq!(there.page.field("first_name"), "Léo");
    let closings = house.call(HELENE, "customer_closings", &json!({})).unwrap();
    assert_eq!(closings, json!([]));
    // Whoever is chosen, a tab of before chooses again and signs out.
    let mut again = here.clone();
    again.send("/compte/choisir", &[("number", &numbers[0])]).unwrap();
    assert_eq!(again.page.status, 200, "{}", again.page.words());
    // Of the customer whose page it is, a form is taken as before.
    let fields = ["version", "id", "last_name"].map(|name| (name, here.page.field(name)));
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    fields.extend([("first_name", "Maria"), ("locale", "fr")]);
    let leaves = here.clone();
    here.send("/compte", &fields).unwrap();
    assert!(here.page.words().contains("Vos informations sont enregistrées"));
    there.open("/compte/choisir").unwrap();
    there.send("/compte/choisir", &[("number", &numbers[1])]).unwrap();
    let mut leaves = leaves;
    leaves.send("/deconnexion", &[]).unwrap();
    assert!(leaves.page.words().contains("Vous êtes déconnecté"), "{}", leaves.page.words());
}
