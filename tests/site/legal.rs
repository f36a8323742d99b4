//! A house that goes public by itself: the program refuses until the house says what the law asks for, then shows it on every
//! page; and it shuts again where something is taken out.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

use harness::house::House;
use harness::programs::built;
use harness::site::{Answer, Served, read};
use harness::{Step, until};
use serde_json::{Value, json};

const HELENE: (&str, &str) = ("Hélène Roux", "4711");
const PUBLIC: &str = "https://billets.theatre.example";
/// A PNG of one pixel, as far as anybody looks.
const PNG: &str = "89504e470d0a1a0a0000000d4948445200000001000000010806000000\
                   1f15c4890000000049454e44ae426082";

fn ask(house: &House, name: &str, args: &Value) -> Step<Value> {
    Ok(serde_json::from_str(&house.ctl(None, &["call", name, &args.to_string()])?)?)
}

/// A house of one's own, named and reachable, that has said nothing for its site yet.
fn founded() -> Step<House> {
    let house = House::empty()?;
    let mut founding = ask(&house, "founding_start", &json!({}))?["draft"].clone();
    founding["house"]["name"] = json!("Théâtre du Soir");
    founding["house"]["address"] = json!("3 place du Marché\n59000 Lille");
    founding["house"]["siret"] = json!("73282932000074");
    founding["house"]["contact"] = json!("billetterie@theatre.example");
    founding["supervisor"] = json!(HELENE.0);
    founding["pin"] = json!(HELENE.1);
    founding["pin_again"] = json!(HELENE.1);
    ask(&house, "house_found", &founding)?;
    Ok(house)
}

fn texts(house: &House, change: impl FnOnce(&mut Value)) -> Step {
    let now = house.call(HELENE, "site_settings", &json!({}))?;
    let mut texts = json!({
        "address": "", "title": "Le Soir", "accent": "#1c4e9c",
        "publisher": "Association loi 1901", "director": "Anne Petit",
        "hosting": "Hébergeur SAS\n59000 Lille", "licences": "PLATESV-R-2020-001234",
        "terms": "Article 1\nLes <places>.\n\nArticle 2",
        "mediator": "Médiateur du tourisme", "mediator_site": "https://www.mtv.travel",
        "privacy": "Ce qui est gardé.", "accessible": "partly", "accessibility": "Le plan.",
        "accessibility_contact": "accueil@theatre.example",
    });
    change(&mut texts);
    let args = json!({ "version": now["version"], "texts": texts });
    house.call(HELENE, "site_settings_set", &args).map(|_| ())
}

fn program(house: &House, arguments: &[&str]) -> Command {
    let mut command = Command::new(built("contremarque-site").unwrap());
    command.arg("--data").arg(house.path()).args(arguments).env("RUST_LOG", "off");
    command.env("LANG", "fr_FR.UTF-8").env_remove("LC_ALL");
    command
}

/// What it says where it refuses to serve.
fn refused(house: &House, arguments: &[&str]) -> String {
    let mut child =
        program(house, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let end = until(20, "the refusal", || child.try_wait().unwrap());
    let _ = child.kill();
    assert_eq!(end.unwrap().code(), Some(1));
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    said.replace('\u{a0}', " ")
}

#[test]
fn a_house_that_says_nothing_is_shown_on_this_machine_alone_and_told_what_is_missing() {
    let house = founded().unwrap();
    let here = ["serve", "--listen", "127.0.0.1:0"];
    let public = ["serve", "--listen", "127.0.0.1:0", "--public-url", PUBLIC];
    let said = refused(&house, &public);
    for hole in ["directeur de la publication", "médiateur", "accessibilité", "hébergeur"] {
        assert!(said.to_lowercase().contains(hole), "{hole}: {said}");
    }
    assert!(!said.contains("adresse publique"), "{said}");
    let said = refused(&house, &["serve", "--listen", "0.0.0.0:0"]);
    assert!(said.contains("L’adresse publique du site"), "{said}");
    // On this machine it is served, and says on stderr that this is a trial.
    let mut trial = program(&house, &here);
    let mut trial = trial.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = [0; 17];
    trial.stdout.as_mut().unwrap().read_exact(&mut line).unwrap();
    assert!(line.starts_with(b"http://127.0.0.1:"));
    trial.kill().unwrap();
    trial.wait().unwrap();
    let mut said = String::new();
    trial.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains("l’essai") && said.contains("directeur de la publication"), "{said}");
    // All but one, by the address of the settings: the one is named. `--try` looks all the same.
    texts(&house, |texts| {
        texts["address"] = json!(PUBLIC);
        texts["director"] = json!("");
    })
    .unwrap();
    let said = refused(&house, &here);
    assert_eq!(said.matches("\n- ").count(), 1, "{said}");
    assert!(said.contains("directeur de la publication") && said.contains("--try"), "{said}");
    let site = Served::start(house.path(), &["--try"]).unwrap();
    assert_eq!(site.browser().get("/").unwrap().status, 200);
}

#[test]
fn a_house_that_says_all_is_public_with_its_name_its_colour_and_its_texts() {
    let house = founded().unwrap();
    texts(&house, |texts| texts["address"] = json!(PUBLIC)).unwrap();
    let logo = json!({ "version": 0, "hex": PNG });
    house.call(HELENE, "site_logo_set", &logo).unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut visitor = site.browser();
    let home = visitor.get("/").unwrap();
    assert!(
        home.header("set-cookie").starts_with("__Host-"),
        "the address of the settings is public"
    );
    let text = home.text();
    assert!(text.contains("· Le Soir</title>") && text.contains(">Le Soir</a>"), "{text}");
    let files = |ending: &str| {
        let found = text.split(['"']).filter(|part| part.starts_with("/fichiers/"));
        found.filter(|path| path.ends_with(ending)).map(str::to_owned).collect::<Vec<_>>()
    };
    let [_, own] = files(".css").try_into().unwrap();
    let sheet = visitor.get(&own).unwrap();
    assert!(sheet.text().contains("--accent:#1c4e9c"), "{}", sheet.text());
    assert!(sheet.header("cache-control").contains("immutable"));
    let [logo] = files(".png").try_into().unwrap();
    let picture = visitor.get(&logo).unwrap();
    assert_eq!((picture.status, picture.header("content-type")), (200, "image/png"));
    assert_eq!(picture.body.len(), PNG.len() / 2);
    for missing in ["/fichiers/logo-000000000000.png", "/fichiers/maison-000000000000.css"] {
        assert_eq!(visitor.get(missing).unwrap().status, 404, "{missing}");
    }
    let pages = [
        ("/mentions-legales", "Anne Petit"),
        ("/mentions-legales", "PLATESV-R-2020-001234"),
        ("/mentions-legales", "Hébergeur SAS"),
        ("/mentions-legales", "59000 Lille"),
        ("/mentions-legales", "732"),
        ("/conditions", "Les &lt;places&gt;."),
        ("/conditions", "https:&#x2f;&#x2f;www.mtv.travel"),
        ("/donnees-personnelles", "Ce qui est gardé."),
        ("/donnees-personnelles", "qu’un cookie"),
        ("/accessibilite", "partiellement conforme"),
        ("/accessibilite", "accueil@theatre.example"),
    ];
    for (path, said) in pages {
        let page = visitor.get(path).unwrap();
        assert_eq!((page.status, page.header("set-cookie")), (200, ""), "{path}");
        assert!(page.text().contains(said), "{path}: {said}: {}", page.text());
        let english = visitor.get(&format!("/en{path}")).unwrap();
        assert!(english.text().contains("lang=\"fr\""), "{path}: whose words these are");
    }
    // Every page leads to each of them, errors too.
    for path in ["/", "/connexion", "/rien"] {
        let links = visitor.get(path).unwrap().links();
        for (wanted, _) in pages {
            assert!(links.iter().any(|link| link == wanted), "{path}: {wanted}");
        }
        assert!(links.iter().any(|link| link.ends_with("#mediateur")), "{path}");
    }
}

#[test]
fn a_public_site_shuts_where_the_house_takes_out_what_the_law_asks_for_and_opens_again() {
    let house = founded().unwrap();
    texts(&house, |texts| texts["address"] = json!(PUBLIC)).unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut visitor = site.browser();
    assert_eq!(visitor.get("/connexion").unwrap().status, 200);
    let mut becomes = |status: u16| {
        until(20, "the site to hear of it", || {
            let page = visitor.get("/connexion").unwrap();
            (page.status == status).then_some(page)
        })
        .unwrap()
    };
    for taken_out in ["mediator", "address"] {
        texts(&house, |texts| {
            texts["address"] = json!(PUBLIC);
            texts[taken_out] = json!("");
        })
        .unwrap();
        assert!(becomes(503).words().contains("fermé"), "{taken_out}");
        let notice = site.browser().get("/mentions-legales").unwrap();
        assert_eq!(notice.status, 200, "who answers for the site is said all the same");
        texts(&house, |texts| texts["address"] = json!(PUBLIC)).unwrap();
        becomes(200);
    }
}

#[test]
fn a_site_that_is_served_goes_by_the_address_that_the_settings_give_it() {
    const OTHER: &str = "https://places.theatre.example";
    let house = founded().unwrap();
    texts(&house, |_| ()).unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let cookie = site.browser().get("/connexion").unwrap().header("set-cookie").to_owned();
    assert!(cookie.starts_with("contremarque=") && !cookie.contains("Secure"), "{cookie}");
    // A form that says this of where it comes from is taken: what is typed in it is no address.
    let sent = |origin: &str| {
        let mut visitor = site.browser();
        visitor.origin = Some(origin.to_owned());
        visitor.open("/connexion").unwrap();
        let cookie = visitor.cookie.clone().unwrap().0;
        (visitor.send("/connexion", &[("email", "personne")]).unwrap().status, cookie)
    };
    let here = format!("http://{}", site.address);
    let mut former = here.as_str();
    assert_eq!(sent(former), (422, "contremarque".to_owned()));
    for address in [PUBLIC, OTHER] {
        texts(&house, |texts| texts["address"] = json!(address)).unwrap();
        until(20, "the site to hear of it", || (sent(address).0 == 422).then_some(())).unwrap();
        assert_eq!(sent(address), (422, "__Host-contremarque".to_owned()));
        assert_eq!(sent(former).0, 403, "{former}");
        let page = site.browser().get("/connexion").unwrap();
        assert!(page.header("set-cookie").ends_with("; Secure"), "{address}");
        assert!(page.header("strict-transport-security").starts_with("max-age="), "{address}");
        former = address;
    }
}

#[test]
fn an_address_of_the_command_line_holds_whatever_the_settings_say() {
    let house = founded().unwrap();
    texts(&house, |_| ()).unwrap();
    let site = Served::start(house.path(), &["--public-url", PUBLIC]).unwrap();
    let status = |origin: &str| {
        let mut visitor = site.browser();
        visitor.origin = Some(origin.to_owned());
        visitor.open("/connexion").unwrap();
        visitor.send("/connexion", &[("email", "personne")]).unwrap().status
    };
    texts(&house, |texts| {
        texts["address"] = json!("https://places.theatre.example");
        texts["title"] = json!("Le Matin");
    })
    .unwrap();
    let heard = || site.browser().get("/").unwrap().text().contains("Le Matin").then_some(());
    until(20, "the site to hear of it", heard).unwrap();
    assert_eq!(status(PUBLIC), 422);
    assert_eq!(status("https://places.theatre.example"), 403);
}

#[test]
fn the_list_is_lines_for_people_and_json_for_programs() {
    let house = founded().unwrap();
    let told = program(&house, &["check", "--json"]).output().unwrap();
    assert_eq!(told.status.code(), Some(1));
    let lines: Value = serde_json::from_slice(&told.stdout).unwrap();
    let of = |name: &str| {
        let line = lines.as_array().unwrap().iter().find(|line| line["name"] == name);
        line.map(|line| line["state"].as_str().unwrap().to_owned()).unwrap_or_default()
    };
    assert_eq!((of("house").as_str(), of("mail").as_str()), ("ok", "missing"));
    assert_eq!((of("law.director").as_str(), of("proxy").as_str()), ("missing", "missing"));
    let told = program(&house, &["check"]).output().unwrap();
    let text = String::from_utf8(told.stdout).unwrap();
    assert!(text.lines().any(|line| line.starts_with("bon ") && line.contains("Théâtre du Soir")));
    assert!(text.contains("manque") && text.contains("Le directeur de la publication"), "{text}");
    // Beside a site that is served.
    let _site = Served::start(house.path(), &[]).unwrap();
    let beside = program(&house, &["check", "--json"]).output().unwrap();
    let lines: Value = serde_json::from_slice(&beside.stdout).unwrap();
    assert_eq!(lines[0]["state"], "ok", "{lines:#}");
}

/// What is answered over a socket of the file system.
fn over(socket: &Path, head: &str) -> Step<Answer> {
    use std::io::Write as _;
    let mut line = std::os::unix::net::UnixStream::connect(socket)?;
    write!(line, "{head}\r\nConnection: close\r\n\r\n")?;
    let mut all = Vec::new();
    line.read_to_end(&mut all)?;
    read(&all)
}

#[test]
fn the_site_is_served_on_a_socket_which_only_who_may_open_it_reaches() {
    let house = House::demo().unwrap();
    let socket = house.path().join("site.socket");
    let listen = format!("unix:{}", socket.display());
    let start = || {
        let mut site = program(&house, &["serve", "--listen", &listen]);
        let mut site = site.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = vec![0; listen.len() + 1];
        site.stdout.as_mut().unwrap().read_exact(&mut line).unwrap();
        assert_eq!(String::from_utf8(line).unwrap().trim(), listen);
        site
    };
    let mut site = start();
    let page = over(&socket, "GET /connexion HTTP/1.1\r\nHost: localhost").unwrap();
    assert_eq!(page.status, 200);
    let (name, value) =
        page.header("set-cookie").split(';').next().unwrap().split_once('=').unwrap();
    let form = page.field("csrf_token");
    let body = format!("csrf_token={form}&email=personne%40example.org");
    let head = format!(
        "POST /connexion HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: {name}={value}\r\n\
         X-Forwarded-For: 203.0.113.9\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}",
        body.len()
    );
    let mut line = std::os::unix::net::UnixStream::connect(&socket).unwrap();
    std::io::Write::write_all(
        &mut line,
        format!("{head}\r\nConnection: close\r\n\r\n{body}").as_bytes(),
    )
    .unwrap();
    let mut all = Vec::new();
    line.read_to_end(&mut all).unwrap();
    let sent = read(&all).unwrap();
    assert!(sent.status == 200 && sent.text().contains("<code>"), "{}", sent.words());
    // What a dead program left is taken over.
    site.kill().unwrap();
    site.wait().unwrap();
    assert!(socket.exists());
    let mut site = start();
    assert_eq!(over(&socket, "GET / HTTP/1.1\r\nHost: localhost").unwrap().status, 200);
    site.kill().unwrap();
    site.wait().unwrap();
}
