//! What the site mails: codes at once and kept nowhere, the mails of the house while no desk is open.

use harness::house::House;
use harness::site::Served;
use harness::until;

fn count(house: &House, table: &str) -> i64 {
    let file = rusqlite::Connection::open(house.path().join("contremarque.sqlite")).unwrap();
    file.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

/// The mail of this kind to this address, once it has left.
fn mail(house: &House, kind: &str, to: &str) -> String {
    let wanted = format!("-{kind}-{to}-");
    until(20, &wanted, || {
        let files = house.files(".eml");
        let path = files.into_iter().rev().find(|path| path.to_string_lossy().contains(&wanted))?;
        std::fs::read_to_string(path).ok()
    })
    .unwrap()
}

#[test]
fn a_code_leaves_at_once_and_is_no_mail_of_the_house() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let to = "personne@example.org";
    let mut browser = site.browser();
    browser.open("/connexion").unwrap();
    let code = browser.asks_for_code(to).unwrap();
    let sent = mail(&house, "code", to);
    assert!(sent.contains(&code), "{sent}");
    let subject = sent.lines().find(|line| line.starts_with("Subject: ")).unwrap();
    assert!(subject.contains(&code), "{subject}");
    assert!(sent.contains("text/html") && sent.contains("text/plain"));
    assert_eq!(
        count(&house, "mail WHERE recipient = 'personne@example.org'"),
        0,
        "the house keeps no mail of it"
    );
    // In the language of the page.
    let mut browser = site.browser();
    browser.open("/en/connexion").unwrap();
    let text = browser.send("/en/connexion", &[("email", "nobody@example.org")]).unwrap().text();
    assert!(text.contains("<html lang=\"en\">"));
    assert!(mail(&house, "code", "nobody@example.org").contains("is your code"));
}

#[test]
fn the_site_sends_the_mails_of_the_house_while_no_desk_is_open() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    marie.open("/commandes/671084").unwrap();
    let links = marie.page.links();
    marie.open(links.iter().find(|link| link.contains("?place=")).unwrap()).unwrap();
    let page = marie.page.clone();
    let fields =
        ["id", "place", "starts", "terms", "expected"].map(|name| (name, page.field(name)));
    let mut all: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    all.push(("accept", "1"));
    assert_eq!(marie.send("/commandes/671084/reprise", &all).unwrap().status, 200);
    mail(&house, "reprise_received", "marie.dupont@example.org");
}
