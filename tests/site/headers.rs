//! What every answer carries (ASVS 5.0, 3.3 and 3.4).

use harness::house::House;
use harness::site::{Answer, Served};

fn is_guarded(path: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(part), "{path}: {part}");
    }
    assert!(!policy.contains("unsafe"), "{path}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("x-xss-protection", "0"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{path}: {name}");
    }
    assert!(answer.header("permissions-policy").contains("camera=()"), "{path}");
}

#[test]
fn every_answer_carries_the_policies_and_no_page_is_kept() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    let pages = [
        "/",
        "/connexion",
        "/commandes",
        "/commandes/671083",
        "/solde",
        "/compte",
        "/commandes/671084/agenda.ics",
        "/solde/releve.pdf",
        "/rien",
        "/commandes/999999",
    ];
    for path in pages {
        let answer = marie.get(path).unwrap();
        is_guarded(path, &answer);
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}: no TLS here");
    }
    for link in marie.open("/").unwrap().clone().links() {
        if link.starts_with("/fichiers/") {
            let file = marie.get(&link).unwrap();
            is_guarded(&link, &file);
            assert_eq!(file.status, 200);
            assert!(file.header("cache-control").contains("immutable"), "{link}");
        }
    }
}

#[test]
fn no_page_holds_a_script_a_style_or_a_handler_of_its_own() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    for path in ["/", "/connexion", "/commandes", "/commandes/671083", "/solde", "/compte", "/rien"]
    {
        let text = marie.get(path).unwrap().text();
        for own in ["style=", "<style", " onclick", " onload", "javascript:"] {
            assert!(!text.contains(own), "{path}: {own}");
        }
        assert_eq!(
            text.matches("<script").count(),
            text.matches("<script src=\"/fichiers/").count()
        );
    }
}

#[test]
fn the_cookie_is_one_and_public_sites_have_it_under_the_strictest_name() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut browser = site.browser();
    let set = browser.get("/connexion").unwrap().header("set-cookie").to_owned();
    assert!(set.starts_with("contremarque="), "{set}");
    assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{set}");
    site.end().unwrap();
    let public = ["--public-url", "https://billets.example"];
    let site = Served::start(house.path(), &public).unwrap();
    let mut browser = site.browser();
    browser.origin = Some("https://billets.example".to_owned());
    let answer = browser.get("/connexion").unwrap();
    let set = answer.header("set-cookie");
    assert!(set.starts_with("__Host-contremarque="), "{set}");
    assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{set}");
    let tls = answer.header("strict-transport-security");
    assert_eq!(tls, "max-age=31536000; includeSubDomains");
    browser.signs_in("marie.dupont@example.org").unwrap();
    // A page of the port itself is another site.
    browser.origin = Some(format!("http://{}", site.address));
    assert_eq!(browser.send("/deconnexion", &[]).unwrap().status, 403);
}
