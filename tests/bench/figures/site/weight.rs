//! How much a browser fetches that comes to a page for the first time: the page, and every file that it names.

use std::collections::BTreeSet;

use harness::site::{Answer, Browser};

use super::house::{SiteHouse, email, number};
use crate::table::{Figure, Must, Table};

/// Pages behind an address alone, signed in or not.
const SIGNED_IN: [&str; 5] =
    ["/commandes", "/solde", "/compte", "/compte/adresse", "/compte/fermeture"];
const OPEN: [&str; 6] = [
    "/",
    "/connexion",
    "/mentions-legales",
    "/conditions",
    "/donnees-personnelles",
    "/accessibilite",
];

pub fn measure(table: &mut Table, house: &SiteHouse, customer: &mut Browser) {
    let mut weighs = |name: &str, browser: &mut Browser| {
        let page = browser.page.clone();
        assert_eq!(page.status, 200, "{name}: {}", page.words());
        let files = files(&page);
        let fetched: usize = files.iter().map(|path| size_of(browser, path)).sum();
        let all = (page.body.len() + fetched) as f64 / 1_000.0;
        let figure = Figure::new(format!("page and its files, {name}"), &[Must::Most(60.0, "kB")]);
        let how =
            format!("uncompressed, {:.1} of them the page's", page.body.len() as f64 / 1_000.0);
        table.add(figure.counted(all).noted(how));
    };
    let mut visitor = house.comes(usize::from(u16::MAX));
    for path in OPEN {
        visitor.open(path).expect("a page");
        weighs(path, &mut visitor);
    }
    visitor.open("/connexion").expect("a page");
    visitor.send("/connexion", &[("email", &email(1))]).expect("a page");
    weighs("/connexion, the code", &mut visitor);
    for path in SIGNED_IN {
        customer.open(path).expect("a page");
        weighs(path, customer);
    }
    let order = format!("/commandes/{}", number(0));
    customer.open(&order).expect("a page");
    weighs("Détails", customer);
    let links = customer.page.links();
    let recap = links.iter().rfind(|link| link.contains("/reprise?place=")).expect("a place");
    customer.open(recap).expect("a page");
    weighs("recap", customer);
    let (id, place) = (customer.page.field("id"), customer.page.field("place"));
    let shown = [("id", id.as_str()), ("place", &place), ("vers", "ecran")];
    customer.send(&format!("{order}/billets"), &shown).expect("a page");
    weighs("ticket on the screen", customer);
}

/// The files that a page or a sheet names.
fn files(answer: &Answer) -> BTreeSet<String> {
    let text = answer.text().replace("&#x2f;", "/");
    let end = |c: char| !(c.is_ascii_alphanumeric() || "-_./".contains(c));
    let named = text.split("/fichiers/").skip(1);
    named
        .filter_map(|rest| rest.split(end).next())
        .map(|name| format!("/fichiers/{name}"))
        .collect()
}

/// Bytes of a file and of those that it names.
fn size_of(browser: &mut Browser, path: &str) -> usize {
    let file = browser.get(path).expect("a file");
    assert_eq!(file.status, 200, "{path}");
    let beyond = files(&file);
    file.body.len() + beyond.iter().map(|path| size_of(browser, path)).sum::<usize>()
}
