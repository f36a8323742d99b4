//! Whatever is sent, an answer in words: never a fault, never a tag of somebody else's in a page.

use harness::house::House;
use harness::site::Served;

/// What people and programs have tried.
const TEXTS: [&str; 30] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' OR '1'='1",
    "'; DROP TABLE customer; --",
    "{{ 7 * 7 }}",
    "{% include 'layout.html' %}",
    "${jndi:ldap://x}",
    "../../../../etc/passwd",
    "\0",
    "\r\nSet-Cookie: contremarque=vole",
    "\u{202e}gnat",
    "\u{200b}",
    "\u{feff}",
    "🎭🎭🎭",
    "שלום",
    "مرحبا",
    "%00%ff",
    "-1",
    "9223372036854775808",
    "1e9",
    "NaN",
    "0x10",
    "null",
    "[]",
    "{\"a\":1}",
    "javascript:alert(1)",
    "a@b.c\r\nBcc: voleur@example.org",
    "%s%n%d",
    "() { :; }; echo",
    "{ $count }",
];

const FIELDS: [&str; 19] = [
    "email",
    "code",
    "until",
    "encore",
    "number",
    "place",
    "starts",
    "id",
    "terms",
    "expected",
    "accept",
    "reprise",
    "version",
    "last_name",
    "first_name",
    "phone",
    "locale",
    "vers",
    "csrf_token",
];
const QUERIES: [&str; 8] = ["q", "tri", "sens", "par", "page", "dit", "adresse", "place"];
const PAGES: [&str; 6] =
    ["/", "/connexion", "/commandes", "/commandes/671083", "/commandes/671083/reprise", "/compte"];
const FORMS: [&str; 7] = [
    "/connexion",
    "/connexion/code",
    "/compte/choisir",
    "/commandes/671083/reprise",
    "/commandes/671083/retrait",
    "/commandes/671083/billets",
    "/compte",
];

fn long() -> Vec<String> {
    let more = [1_000, 10_000].map(|count| "é".repeat(count));
    TEXTS.iter().map(|text| (*text).to_owned()).chain(more).collect()
}

fn is_in_words(what: &str, status: u16, text: &str) {
    assert!(status < 500, "{what}: {status} {text}");
    assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{what}: {text}");
}

#[test]
fn hostile_texts_in_every_query_and_part_of_an_address_are_answered_in_words() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    let said = marie.get("/commandes?q=%7B%7B+7+*+7+%7D%7D").unwrap().text();
    assert!(said.contains("{{ 7 * 7 }}"), "what is searched for is shown as it is: {said}");
    for text in long() {
        let told: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        for path in PAGES {
            let query: Vec<String> = QUERIES.iter().map(|name| format!("{name}={told}")).collect();
            let short = told.len() < 1_000;
            let query = if short { query.join("&") } else { query[0].clone() };
            let answer = marie.get(&format!("{path}?{query}")).unwrap();
            is_in_words(&format!("{path} {text:?}"), answer.status, &answer.text());
        }
        if told.len() < 10_000 {
            for path in [
                "/commandes/{}",
                "/commandes/{}/billets.pdf",
                "/commandes/671083/places/{}/billet",
                "/{}",
                "/fichiers/{}",
            ] {
                let answer = marie.get(&path.replace("{}", &told)).unwrap();
                is_in_words(&format!("{path} {text:?}"), answer.status, &answer.text());
                assert!((400..500).contains(&answer.status), "{path} {text:?}: {}", answer.status);
            }
        }
    }
}

#[test]
fn hostile_texts_in_every_field_are_answered_in_words() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let marie = site.signed_in("marie.dupont@example.org").unwrap();
    let word = marie.clone().get("/compte").unwrap().field("csrf_token");
    for path in FORMS {
        for text in long() {
            for name in FIELDS {
                let id = uuid::Uuid::new_v4().to_string();
                let mut fields = vec![("id", id.as_str()), ("csrf_token", word.as_str())];
                if name == "csrf_token" || name == "id" {
                    fields.retain(|(known, _)| *known != name);
                }
                fields.push((name, &text));
                let mut browser = marie.clone();
                let answer = browser.post(path, &fields).unwrap();
                is_in_words(&format!("{path} {name}={text:?}"), answer.status, &answer.text());
            }
        }
    }
    let whole = house.ctl(None, &["verify"]).unwrap();
    assert!(whole.contains("\"ok\":true"), "{whole}");
}
