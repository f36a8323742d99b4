//! The site behind Caddy and nginx, each set up by the sample of the package, with a certificate made for the test.

use std::path::Path;

use harness::Step;
use harness::front::{Front, Kind, asked, free_port};
use harness::house::House;
use harness::site::Served;

const BOTH: [Kind; 2] = [Kind::Caddy, Kind::Nginx];
const MARIE: &str = "marie.dupont@example.org";

/// The demo house's site behind a proxy.
fn behind(kind: Kind, house: &House) -> Step<(Served, Front)> {
    let port = free_port()?;
    let public = format!("https://localhost:{port}");
    let site = Served::start(house.path(), &["--public-url", &public, "--proxy", "127.0.0.1"])?;
    let front = Front::start(kind, port, &site.address.to_string())?;
    Ok((site, front))
}

#[test]
fn who_comes_by_tls_signs_in_and_keeps_a_cookie_that_no_plain_line_carries() {
    for kind in BOTH {
        let house = House::demo().unwrap();
        let (_site, front) = behind(kind, &house).unwrap();
        let marie = front.browser("127.0.0.1");
        let page = marie.get("/connexion").unwrap();
        let cookie = page.header("set-cookie");
        assert!(cookie.starts_with("__Host-contremarque="), "{kind:?}: {cookie}");
        assert!(cookie.contains("; Secure") && cookie.contains("; Path=/;"), "{kind:?}: {cookie}");
        assert!(page.header("strict-transport-security").starts_with("max-age="), "{kind:?}");
        let form = page.field("csrf_token");
        let text =
            marie.post("/connexion", &[("csrf_token", &form), ("email", MARIE)]).unwrap().text();
        let code = text.split("<code>").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
        let fields = [("csrf_token", form.as_str()), ("email", MARIE), ("code", code)];
        let entered = marie.post("/connexion/code", &fields).unwrap();
        assert_eq!((entered.status, entered.header("location")), (303, "/commandes"), "{kind:?}");
        let orders = marie.get("/commandes").unwrap();
        assert!(orders.status == 200 && orders.text().contains("671083"), "{kind:?}");
        assert!(marie.cookies().contains("\tTRUE\t"), "{kind:?}: {}", marie.cookies());
        // The plain port leads to the other, and answers nothing itself.
        let mut plain = marie.curl("GET");
        let led = asked(plain.arg(format!("http://localhost:{}/", front.plain))).unwrap();
        assert!([301, 308].contains(&led.status), "{kind:?}: {}", led.status);
        assert!(led.header("location").starts_with("https://localhost"), "{kind:?}");
        // Files are compressed, pages with the word of a form are not.
        let compressed = |path: &str| {
            let mut asks = marie.clone();
            asks.more.push("Accept-Encoding: gzip".to_owned());
            asks.get(path).unwrap().header("content-encoding").to_owned()
        };
        let sheet = orders.links().into_iter().find(|link| link.ends_with(".css")).unwrap();
        assert_eq!((compressed("/commandes").as_str(), compressed(&sheet).as_str()), ("", "gzip"));
    }
}

#[test]
fn limits_count_who_really_calls_whatever_they_say_of_themselves() {
    for kind in BOTH {
        let house = House::demo().unwrap();
        let (_site, front) = behind(kind, &house).unwrap();
        let tries = |from: &str, says: &str, times: usize| -> u16 {
            let mut browser = front.browser(from);
            browser.more.push(format!("X-Forwarded-For: {says}"));
            let mut status = 0;
            for number in 0..times {
                let form = browser.get("/connexion").unwrap().field("csrf_token");
                let email = format!("personne{number}@example.org");
                let page = browser.post("/connexion", &[("csrf_token", &form), ("email", &email)]);
                let form = page.unwrap().field("csrf_token");
                let fields = [("csrf_token", form.as_str()), ("email", &email), ("code", "000000")];
                status = browser.post("/connexion/code", &fields).unwrap().status;
                if status == 429 {
                    break;
                }
            }
            status
        };
        assert_eq!(tries("127.0.0.2", "203.0.113.9", 31), 429, "{kind:?}");
        // Another name for themselves changes nothing; somebody else is not hindered.
        assert_eq!(tries("127.0.0.2", "198.51.100.7", 1), 429, "{kind:?}");
        assert_eq!(tries("127.0.0.3", "127.0.0.2", 1), 422, "{kind:?}");
    }
}

#[test]
fn what_no_form_is_stops_at_the_proxy_and_the_longest_form_comes_through() {
    for kind in BOTH {
        let house = House::demo().unwrap();
        let (_site, front) = behind(kind, &house).unwrap();
        let browser = front.browser("127.0.0.1");
        let form = browser.get("/connexion").unwrap().field("csrf_token");
        let long = "a".repeat(60_000);
        let told = browser.post("/connexion", &[("csrf_token", &form), ("email", &long)]).unwrap();
        assert_eq!(told.status, 422, "{kind:?}: the longest form comes through");
        let file = house.path().join("long");
        for length in [70_000, 4 << 20] {
            std::fs::write(&file, vec![b'a'; length]).unwrap();
            let told = sent(&browser.curl("POST"), &file, &browser.url("/connexion")).unwrap();
            assert_eq!(told, 413, "{kind:?}: {length}");
        }
    }
}

/// The status that a file of its own is answered with, even where the line is then cut.
fn sent(curl: &std::process::Command, file: &Path, url: &str) -> Step<u16> {
    let mut command = std::process::Command::new("curl");
    command.args(curl.get_args()).arg("--data-binary").arg(format!("@{}", file.display()));
    let said =
        command.args(["--output", "/dev/null", "--write-out", "%{http_code}", url]).output()?;
    Ok(String::from_utf8_lossy(&said.stdout).trim().parse()?)
}
