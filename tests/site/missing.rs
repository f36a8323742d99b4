//! What is somebody else's is missing, byte for byte as what does not exist.

use harness::house::House;
use harness::site::Served;

#[test]
fn a_foreign_order_and_a_missing_one_are_the_same_404() {
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let mut marie = site.signed_in("marie.dupont@example.org").unwrap();
    marie.open("/commandes/671083").unwrap();
    let place = marie.page.fields("place").first().cloned().unwrap_or_else(|| {
        let links = marie.page.links();
        let ask = links.iter().find(|link| link.contains("?place=")).unwrap().clone();
        ask.split("?place=").nth(1).unwrap().to_owned()
    });
    let mut other = site.signed_in("maylis.legoff@example.org").unwrap();
    let form = other.open("/compte").unwrap().field("csrf_token");
    for path in [
        "/commandes/{n}",
        "/commandes/{n}/agenda.ics",
        "/commandes/{n}/billets.pdf",
        "/commandes/{n}/reprise?place={p}",
        "/commandes/{n}/places/{p}/billet",
        "/commandes/{n}/places/{p}/billet.pdf",
    ] {
        let of = |number: &str, place: &str| path.replace("{n}", number).replace("{p}", place);
        let foreign = other.get(&of("671083", &place)).unwrap();
        let missing = other.get(&of("999999", "4611686018427387904")).unwrap();
        assert_eq!((foreign.status, missing.status), (404, 404), "{path}");
        assert_eq!(foreign.body, missing.body, "{path}");
        let names = |answer: &harness::site::Answer| {
            answer.headers.iter().filter(|(name, _)| name != "date").cloned().collect::<Vec<_>>()
        };
        assert_eq!(names(&foreign), names(&missing), "{path}");
    }
    for path in ["/commandes/{n}/reprise", "/commandes/{n}/retrait", "/commandes/{n}/billets"] {
        let id = uuid::Uuid::new_v4().to_string();
        let fields = [
            ("csrf_token", form.as_str()),
            ("id", &id),
            ("place", &place),
            ("starts", "1"),
            ("accept", "1"),
            ("terms", "1"),
            ("expected", "2600"),
            ("reprise", "1"),
            ("version", "1"),
        ];
        let foreign = other.post(&path.replace("{n}", "671083"), &fields).unwrap();
        let missing = other.post(&path.replace("{n}", "999999"), &fields).unwrap();
        assert_eq!((foreign.status, missing.status), (404, 404), "{path}");
        assert_eq!(foreign.body, missing.body, "{path}");
    }
}
