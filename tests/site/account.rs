//! « Mes informations »: another address, my data in a file, an account to be closed.

use harness::house::House;
use harness::site::{Browser, Served};
use serde_json::{Value as Json, json};

const MARIE: &str = "marie.dupont@example.org";
const NEW: &str = "marie@nouvelle.example";
const HELENE: (&str, &str) = ("Hélène Roux", "5678");

fn says(browser: &Browser, words: &str) {
    let read = browser.page.words();
    assert!(read.contains(words), "« {words} » is not in: {read}");
}

/// The code that the page of the demo house shows.
fn code(browser: &Browser) -> String {
    let text = browser.page.text();
    text.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

/// As if the sign-ins of a house were so long ago.
fn ages(house: &House, minutes: i64) {
    let file = rusqlite::Connection::open(house.path().join("contremarque.sqlite")).unwrap();
    file.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    file.execute("UPDATE site_session SET since_ms = since_ms - ?1", [minutes * 60_000]).unwrap();
}

/// The page asks to show again who it is; they do.
fn shows_again(browser: &mut Browser) {
    says(browser, "montrez d’abord que c’est bien vous");
    let (email, wanted) = (browser.page.field("email"), browser.page.field("vers"));
    browser.send("/connexion", &[("email", &email), ("vers", &wanted)]).unwrap();
    let (code, wanted) = (code(browser), browser.page.field("vers"));
    let form = [("email", email.as_str()), ("code", &code), ("vers", &wanted)];
    browser.send("/connexion/code", &form).unwrap();
}

#[test]
fn an_address_is_changed_by_whoever_just_signed_in_and_reads_its_mails() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in(MARIE).unwrap();
    let mut elsewhere = site.signed_in(MARIE).unwrap();
    ages(&house, 6);
    marie.open("/compte").unwrap();
    assert!(marie.page.links().contains(&"/compte/adresse".to_owned()));
    marie.open("/compte/adresse").unwrap();
    let before = marie.cookie.clone();
    shows_again(&mut marie);
    assert_ne!(marie.cookie, before, "a sign-in is always another token");
    says(&marie, "Nouvelle adresse e-mail");
    for (typed, wrong) in [("marie", "n’est pas complète"), (MARIE, "C’est déjà votre adresse")]
    {
        assert_eq!(marie.send("/compte/adresse", &[("email", typed)]).unwrap().status, 422);
        says(&marie, wrong);
    }
    marie.send("/compte/adresse", &[("email", NEW)]).unwrap();
    let code = code(&marie);
    marie.send("/compte/adresse/code", &[("email", NEW), ("code", "12")]).unwrap();
    says(&marie, "Un code a six chiffres");
    marie.send("/compte/adresse/code", &[("email", NEW), ("code", &code)]).unwrap();
    says(&marie, "Votre adresse e-mail est changée");
    says(&marie, NEW);
    assert_eq!(elsewhere.open("/compte").unwrap().status, 200);
    says(&elsewhere, "Identifiez-vous pour continuer");
    // The former address is told; the new one signs in.
    let told = harness::until(20, "the mail", || {
        let wanted = format!("-address_changed-{MARIE}-");
        let mut files = house.files(".eml").into_iter();
        let path = files.find(|path| path.to_string_lossy().contains(&wanted))?;
        std::fs::read_to_string(path).ok()
    });
    assert!(!told.unwrap().contains(NEW));
    let mut again = site.signed_in(NEW).unwrap();
    again.open("/commandes/671084").unwrap();
    assert_eq!(again.page.status, 200);
    site.end().unwrap();
}

#[test]
fn an_address_of_somebody_else_gets_the_same_page_as_one_of_nobody() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let page = |email: &str| {
        let mut marie = site.signed_in(MARIE).unwrap();
        marie.open("/compte/adresse").unwrap();
        marie.send("/compte/adresse", &[("email", email)]).unwrap();
        let (form, code, until) =
            (marie.page.field("csrf_token"), code(&marie), marie.page.field("until"));
        let text = marie.page.text().replace(email, "…").replace(&code, "…").replace(&form, "…");
        (marie.page.status, text.replace(&until, "…").len())
    };
    assert_eq!(page("maylis.legoff@example.org"), page("inconnu.total@example.org"));
}

#[test]
fn my_data_are_a_file_of_mine() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in(MARIE).unwrap();
    let file = marie.get("/compte/donnees.json").unwrap();
    assert_eq!((file.status, file.header("content-type")), (200, "application/json"));
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"mes-donnees-"));
    assert_eq!(file.header("cache-control"), "no-store");
    let data: Json = serde_json::from_slice(&file.body).unwrap();
    assert_eq!(data["identity"]["email"], json!(MARIE));
    assert!(data["orders"].as_array().unwrap().iter().any(|order| order["number"] == "671083"));
    let text = file.text();
    for secret in ["token", "pin_hash", "maylis", "\"code\""] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn an_account_is_closed_at_the_desk_once_what_would_be_lost_is_given_up() {
    let house = House::demo().unwrap();
    let asked = json!({ "search": "DUPONT Marie", "after": null, "limit": 5 });
    let found = house.call(HELENE, "customer_search", &asked).unwrap();
    let id = found["rows"][0]["id"].clone();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in(MARIE).unwrap();
    ages(&house, 6);
    marie.open("/compte/fermeture").unwrap();
    shows_again(&mut marie);
    // Two requests of the demo house are hers, and nothing is ticked.
    says(&marie, "attendent une réponse");
    assert!(!marie.page.text().contains("checked"));
    let form = |browser: &Browser| -> Vec<(String, String)> {
        ["id", "expected", "requests"]
            .map(|name| (name.to_owned(), browser.page.field(name)))
            .to_vec()
    };
    let filled = form(&marie);
    let filled: Vec<(&str, &str)> = filled.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(marie.send("/compte/fermeture", &filled).unwrap().status, 422);
    says(&marie, "cochez la case pour y renoncer");
    let mut ticked = filled.clone();
    ticked.push(("accept", "1"));
    let mut other = ticked.clone();
    other[1].1 = "999";
    assert_eq!(marie.send("/compte/fermeture", &other).unwrap().status, 409);
    marie.send("/compte/fermeture", &ticked).unwrap();
    says(&marie, "Votre demande de fermeture est enregistrée");
    assert_eq!(marie.get("/compte").unwrap().status, 303, "signed out");
    let waits = house.call(HELENE, "customer_closings", &json!({})).unwrap();
    assert_eq!(waits[0]["id"], id, "{waits}");
    // She takes it back, asks again, and a supervisor erases.
    let mut marie = site.signed_in(MARIE).unwrap();
    marie.open("/compte/fermeture").unwrap();
    says(&marie, "Vous avez demandé la fermeture de votre compte");
    let id_of_form = marie.page.field("id");
    marie.send("/compte/fermeture/retrait", &[("id", &id_of_form)]).unwrap();
    says(&marie, "votre compte reste ouvert");
    marie.open("/compte/fermeture").unwrap();
    let mut again = form(&marie);
    again.push(("accept".to_owned(), "1".to_owned()));
    let again: Vec<(&str, &str)> = again.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    marie.send("/compte/fermeture", &again).unwrap();
    let sheet = house.call(HELENE, "customer_sheet", &json!({ "id": id })).unwrap();
    let erase = json!({ "id": id, "version": sheet["version"], "expected_cents": sheet["balance_cents"],
        "given_up": "Fermeture demandée sur le site" });
    house.call(HELENE, "customer_erase", &erase).unwrap();
    let nobody = site.signed_in(MARIE).unwrap();
    says(&nobody, "Aucune commande à cette adresse");
}
