//! html-validate has nothing to say about any page of the site, in either language.

use std::path::Path;
use std::process::Command;

use harness::house::House;
use harness::site::{Browser, Served};

const MARIE: &str = "marie.dupont@example.org";

/// Its rules, but for white space, which templates leave. Files of the site itself need no digest, and several places have one
/// name in a form.
const RULES: &str = r#"{ "root": true, "extends": ["html-validate:recommended", "html-validate:document"],
  "rules": { "no-trailing-whitespace": "off", "require-sri": ["error", { "target": "crossorigin" }],
    "form-dup-name": ["error", { "shared": ["radio", "checkbox", "submit"] }] } }"#;

struct Kept {
    folder: tempfile::TempDir,
    pages: usize,
}

impl Kept {
    fn keep(&mut self, browser: &Browser, what: &str) {
        let page = &browser.page;
        assert!(page.header("content-type").starts_with("text/html"), "{what}");
        self.pages += 1;
        let name = format!("{:02}-{}.html", self.pages, what.replace('/', "_"));
        std::fs::write(self.folder.path().join(name), &page.body).unwrap();
    }

    fn open(&mut self, browser: &mut Browser, path: &str) {
        browser.open(path).unwrap();
        self.keep(browser, path);
    }
}

fn every_page(kept: &mut Kept, site: &Served, base: &str) {
    let at = |path: &str| format!("{base}{path}");
    let mut visitor = site.browser();
    kept.open(&mut visitor, &at("/"));
    kept.open(&mut visitor, &at("/connexion"));
    visitor.send(&at("/connexion"), &[("email", "marie")]).unwrap();
    kept.keep(&visitor, "address-wrong");
    visitor.send(&at("/connexion"), &[("email", MARIE)]).unwrap();
    kept.keep(&visitor, "code");
    visitor.send(&at("/connexion/code"), &[("email", MARIE), ("code", "12")]).unwrap();
    kept.keep(&visitor, "code-wrong");
    let mut nobody = site.signed_in("personne@example.org").unwrap();
    kept.open(&mut nobody, &at("/compte/choisir"));
    let mut marie = site.signed_in(MARIE).unwrap();
    for path in ["/", "/commandes", "/commandes/671083", "/commandes/671084", "/solde", "/compte"] {
        kept.open(&mut marie, &at(path));
    }
    for path in ["/compte/choisir", "/compte/adresse", "/compte/fermeture", "/rien"] {
        kept.open(&mut marie, &at(path));
    }
    marie.open(&at("/compte")).unwrap();
    let fields = ["id", "version"].map(|name| (name, marie.page.field(name)));
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    fields.extend([("last_name", ""), ("first_name", ""), ("phone", "x"), ("locale", "fr")]);
    marie.send(&at("/compte"), &fields).unwrap();
    kept.keep(&marie, "account-wrong");
    marie.open(&at("/compte/adresse")).unwrap();
    marie.send(&at("/compte/adresse"), &[("email", MARIE)]).unwrap();
    kept.keep(&marie, "new-address-wrong");
    marie.send(&at("/compte/adresse"), &[("email", "m@nouvelle.example")]).unwrap();
    kept.keep(&marie, "new-address-code");
    marie.open(&at("/compte/fermeture")).unwrap();
    let fields = ["id", "expected", "requests"].map(|name| (name, marie.page.field(name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    marie.send(&at("/compte/fermeture"), &fields).unwrap();
    kept.keep(&marie, "closing-wrong");
    marie.open(&at("/commandes/671084")).unwrap();
    let ask = marie.page.links().into_iter().find(|link| link.contains("/reprise?place="));
    kept.open(&mut marie, &ask.unwrap());
    let fields =
        ["id", "place", "starts", "terms", "expected"].map(|name| (name, marie.page.field(name)));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    marie.send(&at("/commandes/671084/reprise"), &fields).unwrap();
    kept.keep(&marie, "recap-wrong");
    marie.open(&at("/commandes/671084")).unwrap();
    if let Some(screen) = marie.page.links().into_iter().find(|link| link.ends_with("/billet")) {
        kept.open(&mut marie, &screen);
    }
}

#[test]
fn every_page_is_written_as_pages_are_to_be() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut kept = Kept { folder: tempfile::tempdir().unwrap(), pages: 0 };
    for base in ["", "/en"] {
        every_page(&mut kept, &site, base);
    }
    assert!(kept.pages >= 40, "{}", kept.pages);
    let rules = kept.folder.path().join(".htmlvalidate.json");
    std::fs::write(&rules, RULES).unwrap();
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/.bin/html-validate");
    let told = Command::new(tool).arg("--config").arg(&rules).arg(kept.folder.path()).output();
    let told = told.unwrap();
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{said}{}", String::from_utf8_lossy(&told.stderr));
}
