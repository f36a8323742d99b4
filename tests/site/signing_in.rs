//! Signing in, and out.

use harness::house::House;
use harness::site::Served;

const MARIE: &str = "marie.dupont@example.org";

#[test]
fn a_code_lets_in_once_in_the_browser_that_asked_and_nowhere_else() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.browser();
    marie.open("/connexion").unwrap();
    let first = marie.asks_for_code(MARIE).unwrap();
    let second = marie.asks_for_code(MARIE).unwrap();
    // Somebody else who knows the code is not let in.
    let mut other = site.browser();
    other.open("/connexion").unwrap();
    other.send("/connexion/code", &[("email", MARIE), ("code", &first)]).unwrap();
    assert_eq!(other.page.status, 422);
    // A wrong one is said, with the tries that are left.
    let wrong = if first == "000000" || second == "000000" { "111111" } else { "000000" };
    marie.send("/connexion/code", &[("email", MARIE), ("code", wrong)]).unwrap();
    assert_eq!(marie.page.status, 422);
    assert!(marie.page.words().contains("Il vous reste 4 essais"), "{}", marie.page.words());
    // The first code is good beside the second, as it was pasted.
    let pasted = format!(" {} {}\n", &first[..3], &first[3..]);
    let before = marie.cookie.clone();
    let form = marie.page.field("csrf_token");
    marie.send("/connexion/code", &[("email", MARIE), ("code", &pasted)]).unwrap();
    assert!(marie.page.words().contains("Mes commandes"), "{}", marie.page.words());
    // The word of before is worth nothing: another one is hers now.
    assert_ne!(marie.cookie, before);
    let mut fixed = site.browser();
    fixed.cookie = before;
    assert_eq!(fixed.get("/commandes").unwrap().status, 303);
    let again = [("csrf_token", form.as_str()), ("email", MARIE), ("code", &second)];
    assert_eq!(fixed.post("/connexion/code", &again).unwrap().status, 422, "a code is good once");
}

#[test]
fn a_known_and_an_unknown_address_get_the_same_page() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let page = |email: &str| {
        let mut browser = site.browser();
        browser.open("/connexion").unwrap();
        let code = browser.asks_for_code(email).unwrap();
        let form = browser.page.field("csrf_token");
        let until = browser.page.field("until");
        let text = browser.page.text().replace(email, "…").replace(&code, "…");
        (browser.page.status, text.replace(&form, "…").replace(&until, "…"))
    };
    let (known, unknown) = (page(MARIE), page("inconnu.total@example.org"));
    let minutes = |text: &str| text.split("h\u{a0}").next().unwrap().to_owned();
    assert_eq!(known.0, unknown.0);
    assert_eq!(minutes(&known.1), minutes(&unknown.1));
    assert_eq!(known.1.len(), unknown.1.len());
}

#[test]
fn an_address_that_is_nobodys_is_told_so_after_the_code_with_whom_to_write_to() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut nobody = site.signed_in("personne@example.org").unwrap();
    let said = nobody.page.words();
    assert!(said.contains("Aucune commande à cette adresse"), "{said}");
    assert!(said.contains("billetterie@example.org"), "{said}");
    assert!(nobody.open("/commandes").unwrap().words().contains("Aucune commande à cette adresse"));
}

#[test]
fn several_customers_of_one_mailbox_are_chosen_among_and_switched() {
    let house = House::demo().unwrap();
    let twin = serde_json::json!({ "last_name": "Dupont", "first_name": "Jean", "email": MARIE,
        "phone": "", "locale": "fr", "anyway": true });
    house.call(("Léa Martin", "1234"), "customer_create", &twin).unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut both = site.signed_in(MARIE).unwrap();
    let said = both.page.words();
    assert!(said.contains("Marie DUPONT") && said.contains("Jean Dupont"), "{said}");
    let numbers = both.page.fields("number");
    assert_eq!(numbers.len(), 2);
    both.send("/compte/choisir", &[("number", &numbers[1])]).unwrap();
    let second = both.page.words();
    both.open("/compte/choisir").unwrap();
    both.send("/compte/choisir", &[("number", &numbers[0])]).unwrap();
    assert_ne!(both.page.words(), second);
    for somebody_else in ["2", "999999"] {
        both.open("/compte/choisir").unwrap();
        let chosen = both.send("/compte/choisir", &[("number", somebody_else)]).unwrap();
        assert_eq!(chosen.status, 404);
    }
}

#[test]
fn signing_out_ends_the_session_everywhere_where_that_is_asked() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut here = site.signed_in(MARIE).unwrap();
    let mut there = site.signed_in(MARIE).unwrap();
    let old = here.clone();
    here.send("/deconnexion", &[]).unwrap();
    assert!(here.page.words().contains("Vous êtes déconnecté"), "{}", here.page.words());
    assert_eq!(old.clone().get("/commandes").unwrap().status, 303);
    assert_eq!(there.open("/compte").unwrap().status, 200);
    let mut third = site.signed_in(MARIE).unwrap();
    there.send("/deconnexion/partout", &[]).unwrap();
    assert_eq!(third.get("/commandes").unwrap().status, 303);
}

#[test]
fn what_a_customer_changes_of_themselves_is_kept_and_what_is_wrong_stays_in_its_field() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in(MARIE).unwrap();
    marie.open("/compte").unwrap();
    let filled = |browser: &harness::site::Browser, last: &str, phone: &str| {
        ["version", "first_name", "id"]
            .map(|name| (name.to_owned(), browser.page.field(name)))
            .into_iter()
            .chain([
                ("last_name".to_owned(), last.to_owned()),
                ("phone".to_owned(), phone.to_owned()),
            ])
            .chain([("locale".to_owned(), "en".to_owned())])
            .collect::<Vec<_>>()
    };
    let send = |browser: &mut harness::site::Browser, fields: &[(String, String)]| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        browser.send("/compte", &fields).unwrap().status
    };
    let wrong = filled(&marie, "", "06 11 22 33 44");
    assert_eq!(send(&mut marie, &wrong), 422);
    let text = marie.page.text();
    assert!(text.contains("aria-invalid=\"true\" aria-describedby=\"last_name-wrong\""), "{text}");
    assert!(text.contains("06 11 22 33 44"), "what was typed stays");
    let right = filled(&marie, "Dupont", "06 11 22 33 44");
    assert_eq!(send(&mut marie, &right), 200);
    assert!(marie.page.words().contains("Vos informations sont enregistrées"));
    // The same version again was changed in between.
    let stale = filled(&marie, "Durand", "").into_iter().map(|(name, value)| {
        let id = uuid::Uuid::new_v4().to_string();
        let value = if name == "id" { id } else { value };
        (name.clone(), if name == "version" { "1".to_owned() } else { value })
    });
    let stale: Vec<_> = stale.collect();
    assert_eq!(send(&mut marie, &stale), 409);
}
