//! Programs that look for holes in the site and one that grades its pages find nothing. They are no part of `make test`:
//! tests/scripts/scan.sh installs and runs them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use harness::Step;
use harness::front::{Browser, Front, free_port};
use harness::house::House;
use harness::site::Served;
use serde_json::Value;
use site::{ROUTES, Way};

const MARIE: &str = "marie.dupont@example.org";
const COOKIE: &str = "__Host-contremarque";

/// What wapiti 3.0.4 tries. Left out: `nikto` and `wapp` fetch their lists, `ssrf` and `xxe` ask a machine elsewhere, and
/// `brute_login_form` wants a password.
const MODULES: &str = "backup,blindsql,buster,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,\
                       permanentxss,redirect,shellshock,sql,xss";

/// Their page answers a form; asked for by itself each leads back to that form.
const NO_PAGE_OF_THEIR_OWN: [&str; 2] = ["/connexion/code", "/compte/adresse/code"];

/// A demo house's site behind Caddy, and Marie, whose tickets have their numbers.
struct Scanned {
    _house: House,
    _site: Served,
    front: Front,
    cookie: String,
    form: String,
    /// A place that has a ticket, and one that may be given back.
    places: [String; 2],
}

impl Scanned {
    fn start() -> Step<Self> {
        let house = House::demo()?;
        let port = free_port()?;
        let public = format!("https://localhost:{port}");
        let more = ["--public-url", public.as_str(), "--proxy", "127.0.0.1"];
        let site = Served::start(house.path(), &more)?;
        let front = Front::scanned(port, &site.address.to_string())?;
        let marie = front.browser("127.0.0.1");
        let form = marie.get("/connexion")?.field("csrf_token");
        let text = marie.post("/connexion", &[("csrf_token", &form), ("email", MARIE)])?.text();
        let code = text.split("<code>").nth(1).and_then(|rest| rest.split('<').next());
        let code = code.ok_or("no code")?;
        let fields = [("csrf_token", form.as_str()), ("email", MARIE), ("code", code)];
        marie.post("/connexion/code", &fields)?;
        let cookies = marie.cookies();
        let word = cookies.lines().find(|line| line.contains(COOKIE)).ok_or("no cookie")?;
        let cookie = format!("{COOKIE}={}", word.rsplit('\t').next().unwrap_or_default());
        let (places, form) = numbered(&marie)?;
        Ok(Self { _house: house, _site: site, cookie, form, places, front })
    }

    fn url(&self, path: &str) -> String {
        format!("https://localhost:{}{path}", self.front.port)
    }

    /// Every address that is only looked at, in both languages.
    fn looked_at(&self) -> Vec<String> {
        let [numbered, free] = &self.places;
        let paths = ROUTES.iter().filter(|route| route.way == Way::Get).map(|route| {
            let path = route.path.replace("{place}", numbered).replace("{number}", "671084");
            if path.ends_with("/reprise") { format!("{path}?place={free}") } else { path }
        });
        paths.flat_map(|path| [self.url(&path), self.url(&format!("/en{path}"))]).collect()
    }
}

/// Gives the tickets of an order their numbers; the word of the forms, a place with a ticket, and one to give back.
fn numbered(marie: &Browser<'_>) -> Step<([String; 2], String)> {
    let page = marie.get("/commandes/671084")?;
    let form = page.field("csrf_token");
    let after = |links: &[String], mark: &str, end: &str| -> Step<String> {
        let found = links.iter().find_map(|link| link.split_once(mark)?.1.strip_suffix(end));
        Ok(found.ok_or_else(|| format!("no {mark} in {links:?}"))?.to_owned())
    };
    let free = after(&page.links(), "reprise?place=", "")?;
    let id = uuid::Uuid::new_v4().to_string();
    marie.post("/commandes/671084/billets", &[("csrf_token", &form), ("id", &id)])?;
    let links = marie.get("/commandes/671084")?.links();
    Ok(([after(&links, "/places/", "/billet")?, free], form))
}

/// The page that an address belongs to, in either language.
fn route_of(uri: &str) -> Option<&'static str> {
    let path = uri.split('?').next()?;
    let path = path.strip_prefix("/en").filter(|rest| rest.starts_with('/')).unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |known: &str| {
        let known: Vec<&str> = known.split('/').collect();
        known.len() == parts.len()
            && known.iter().zip(&parts).all(|(one, other)| one.starts_with('{') || one == other)
    };
    ROUTES.iter().map(|route| route.path).find(|known| fits(known))
}

/// Nine of ten pages were met, or nothing was looked at.
fn most_was_seen(front: &Front) {
    let questions = front.questions().unwrap();
    let met: BTreeSet<&str> = questions
        .iter()
        .filter(|(way, _, status)| way == "GET" && *status == 200)
        .filter_map(|(_, uri, _)| route_of(uri))
        .collect();
    let pages: BTreeSet<&str> = ROUTES
        .iter()
        .filter(|route| route.way == Way::Get && !NO_PAGE_OF_THEIR_OWN.contains(&route.path))
        .map(|route| route.path)
        .collect();
    let missed: Vec<&&str> = pages.difference(&met).collect();
    println!("{} questions; met: {met:?}; missed: {missed:?}", questions.len());
    assert!(met.len() * 10 >= pages.len() * 9, "missed: {missed:?}");
}

/// What the proxy answers in the site's place checks no form (`matrix` does), and the filter of scripts that wapiti wants on is
/// one that browsers took out, for it opened holes.
fn is_of_the_scan(finding: &Value) -> bool {
    let text = |name: &str| finding[name].as_str().unwrap_or_default();
    text("path").contains("/deconnexion") && text("info").starts_with("CSRF token")
        || text("info") == "X-XSS-Protection is not set"
}

#[test]
#[ignore = "a part of `make long`"]
fn wapiti_finds_nothing() {
    let scanned = Scanned::start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.json");
    for signed_in in [true, false] {
        let mut command = Command::new("wapiti");
        command.args(["--url", &scanned.url("/"), "--scope", "folder", "--module", MODULES]);
        command.args(["--verify-ssl", "0", "--flush-session", "--no-bugreport", "--verbose", "1"]);
        command.args(["--max-scan-time", "120", "--max-attack-time", "120", "--format", "json"]);
        command.arg("--output").arg(&report).arg("--store-session").arg(folder.path());
        command.arg("--store-config").arg(folder.path());
        command.args(["--header", &format!("Origin: {}", scanned.url(""))]);
        if signed_in {
            command.args(["--header", &format!("Cookie: {}", scanned.cookie)]);
        }
        for address in scanned.looked_at() {
            command.args(["--start", &address]);
        }
        let told = command.output().unwrap();
        let said = String::from_utf8_lossy(&told.stdout);
        assert!(told.status.success(), "{said}{}", String::from_utf8_lossy(&told.stderr));
        let found: Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
        let some: Vec<&Value> = ["vulnerabilities", "anomalies"]
            .iter()
            .flat_map(|kind| found[kind].as_object().unwrap().values())
            .flat_map(|all| all.as_array().unwrap())
            .filter(|one| !is_of_the_scan(one))
            .collect();
        assert!(some.is_empty(), "signed in {signed_in}: {some:#?}");
    }
    most_was_seen(&scanned.front);
}

#[test]
#[ignore = "a part of `make long`"]
fn sqlmap_finds_nothing() {
    let scanned = Scanned::start().unwrap();
    let (form, [numbered, free]) = (&scanned.form, &scanned.places);
    let id = uuid::Uuid::new_v4();
    let asked: [(String, String); 12] = [
        ("/commandes?q=hamlet&tri=seance&sens=asc&par=10&page=1".to_owned(), String::new()),
        ("/commandes/671084*".to_owned(), String::new()),
        (format!("/commandes/671084/reprise?place={free}"), String::new()),
        (format!("/commandes/671084/places/{numbered}*/billet"), String::new()),
        ("/commandes?dit=fait&adresse=a".to_owned(), String::new()),
        ("/connexion".to_owned(), format!("csrf_token={form}&email=paul@example.org")),
        (
            "/connexion/code".to_owned(),
            format!("csrf_token={form}&email=paul@example.org&code=123456"),
        ),
        ("/compte/choisir".to_owned(), format!("csrf_token={form}&number=1")),
        (
            "/compte".to_owned(),
            format!(
                "csrf_token={form}&id={id}&version=1&last_name=Dupont&first_name=Marie&phone=&locale=fr"
            ),
        ),
        ("/compte/adresse".to_owned(), format!("csrf_token={form}&email=m@nouvelle.example")),
        (
            "/commandes/671084/reprise".to_owned(),
            format!("csrf_token={form}&id={id}&place={free}&starts=1&terms=1&expected=1&accept=1"),
        ),
        (
            "/commandes/671084/retrait".to_owned(),
            format!("csrf_token={form}&id={id}&reprise=1&version=1"),
        ),
    ];
    for (path, data) in asked {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("sqlmap");
        command.args(["--batch", "--level", "2", "--disable-coloring", "--skip", "csrf_token"]);
        command.args(["--url", &scanned.url(&path), "--cookie", &scanned.cookie]);
        command.args(["--headers", &format!("Origin: {}", scanned.url(""))]);
        command.args([
            "--param-exclude",
            "csrf_token|contremarque",
            "--ignore-code",
            "400,403,404,422,429",
        ]);
        command.arg("--output-dir").arg(folder.path());
        if !data.is_empty() {
            command.args(["--data", &data]);
        }
        let told = command.output().unwrap();
        let said = String::from_utf8_lossy(&told.stdout);
        println!("{path}\n{said}");
        assert!(!said.contains("injection point(s)"), "{path}: {said}");
        assert!(said.contains("do not appear to be injectable"), "{path}: {said}");
    }
}

/// The eight pages that a customer is most on.
const GRADED: [&str; 8] = [
    "/connexion",
    "/",
    "/commandes",
    "/commandes/671084",
    "/commandes/671084/reprise?place={place}",
    "/solde",
    "/compte",
    "/compte/adresse",
];

#[test]
#[ignore = "a part of `make long`"]
fn lighthouse_gives_a_phone_95_and_100_and_100() {
    let tool =
        PathBuf::from(std::env::var_os("CONTREMARQUE_LIGHTHOUSE").expect("the tool's folder"));
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in(MARIE).unwrap();
    let links = marie.get("/commandes/671084").unwrap().links();
    let place = links.iter().find_map(|link| Some(link.split_once("reprise?place=")?.1)).unwrap();
    let (name, value) = marie.cookie.clone().unwrap();
    let cookie = serde_json::json!({ "Cookie": format!("{name}={value}") }).to_string();
    for path in GRADED {
        let mut command = Command::new(tool.join("node_modules/.bin/lighthouse"));
        let path = path.replace("{place}", place);
        command.arg(format!("http://{}{path}", site.address)).args(["--quiet", "--output=json"]);
        command.arg("--only-categories=performance,accessibility,best-practices");
        command.arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu");
        command.env("CHROME_PATH", "/usr/bin/chromium");
        if path != "/connexion" {
            command.arg(format!("--extra-headers={cookie}"));
        }
        let told = command.output().unwrap();
        let grades: Value = serde_json::from_slice(&told.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&told.stderr)));
        assert!(grades["finalDisplayedUrl"].as_str().unwrap().ends_with(&path), "{path}");
        let grade =
            |of: &str| (grades["categories"][of]["score"].as_f64().unwrap() * 100.0).round();
        let all = ["performance", "accessibility", "best-practices"].map(grade);
        println!("{path}: {all:?}");
        assert!(all[0] >= 95.0 && all[1] >= 100.0 && all[2] >= 100.0, "{path}: {all:?}");
    }
}
