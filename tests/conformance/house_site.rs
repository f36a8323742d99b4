//! What the house says of itself on the site of its customers: settings of a supervisor, told to the journal, and what the
//! law still asks for.

use api::Clock as _;
use contract::action::Action;
use contract::args::Empty;
use contract::house_site::{Accessible, SetSite, SetSiteLogo, SiteSettings, SiteTexts};
use contract::journal::{JournalList, JournalPage};
use contract::locale::Locale;
use contract::operator::MailMode;
use contract::sentence::Fact;
use contract::settings::{MailTls, SetHouse, SetMail, Settings};
use domain::law::Hole;
use harness::clock::DAY_MS;
use harness::desk::{Desk, on_each_engine};
use harness::door::Door;
use office::Code;
use runtime::place::options::Options;
use serde_json::json;
use site::{Line, Standing, State, Wish};

/// A PNG of one pixel, as far as anybody looks.
const PNG: &str = "89504e470d0a1a0a0000000d4948445200000001000000010806000000\
                   1f15c4890000000049454e44ae426082";

fn seen(desk: &Desk) -> SiteSettings {
    desk.ok("Hélène", "site_settings", json!({}))
}

/// All that the law asks for.
pub(crate) fn whole() -> SiteTexts {
    SiteTexts {
        address: "https://billets.theatre.example".to_owned(),
        publisher: "Association loi 1901, 01 23 45 67 89".to_owned(),
        director: "Anne Petit".to_owned(),
        hosting: "Hébergeur SAS, 1 rue du Quai, 59000 Lille".to_owned(),
        licences: "PLATESV-R-2020-001234, PLATESV-D-2020-005678".to_owned(),
        terms: "Article 1\nLes places.\n\nArticle 2".to_owned(),
        mediator: "Médiateur du tourisme et du voyage, BP 80303, 75823 Paris".to_owned(),
        mediator_site: "https://www.mtv.travel".to_owned(),
        privacy: "Ce qui est gardé, et pourquoi.".to_owned(),
        accessible: Some(Accessible::Partly),
        accessibility_contact: "accueil@theatre.example".to_owned(),
        ..SiteTexts::empty()
    }
}

fn set(desk: &Desk, texts: &SiteTexts) {
    let change = SetSite { version: seen(desk).version, texts: texts.clone() };
    desk.ok::<Empty>("Hélène", "site_settings_set", change);
}

/// Makes the house one that may be public, but for its mail.
fn filled(desk: &Desk) {
    let now: Settings = desk.ok("Hélène", "settings_get", json!({}));
    let mut house = now.house;
    house.address = "3 place du Marché\n59000 Lille".to_owned();
    house.siret = "73282932000074".to_owned();
    // What the texts say goes before it; it fills in for them.
    house.licence = String::new();
    house.contact = "billetterie@theatre.example".to_owned();
    desk.ok::<Empty>("Hélène", "house_set", SetHouse { version: now.version, house });
    set(desk, &whole());
}

#[test]
fn a_supervisor_says_it_the_journal_knows_and_the_site_shows_it() {
    on_each_engine(|desk| {
        let before = seen(desk);
        assert_eq!(before.texts, SiteTexts::empty());
        assert!(before.holes.contains(&Hole::Director) && before.accent == "#7d1d2d");
        let change = SetSite { version: before.version, texts: whole() };
        assert_eq!(desk.refused("Léa", "site_settings_set", &change), Code::NotAllowed);
        assert_eq!(desk.refused("Karim", "site_settings", json!({})), Code::NotAllowed);
        filled(desk);
        assert_eq!(desk.refused("Zoé", "site_settings_set", &change), Code::SettingsChanged);
        assert_eq!(seen(desk).holes, Vec::<Hole>::new());
        let list = JournalList {
            operator_id: None,
            customer: String::new(),
            order: String::new(),
            from_ms: None,
            to_ms: None,
            after: None,
            limit: 1,
        };
        let page: JournalPage = desk.ok("Léa", "journal_list", list);
        assert_eq!(page.rows[0].action, Action::SettingsSite);
        let door = desk.door();
        let house = door.site.card().unwrap();
        assert_eq!((house.title.as_str(), house.logo.as_str()), ("Théâtre des Essais", ""));
        assert_eq!(house.public_address, "https://billets.theatre.example");
        let texts: SiteTexts = door.ok(None, "site_texts", json!({}));
        assert_eq!(texts, whole());
        crate::sales::verified(desk);
    });
}

#[test]
fn what_no_page_could_carry_is_refused_and_a_pale_colour_is_told_a_better_one() {
    on_each_engine(|desk| {
        let why = |texts: SiteTexts| {
            let change = SetSite { version: seen(desk).version, texts };
            let refused = desk.call::<Empty>("Hélène", "site_settings_set", change).unwrap_err();
            assert_eq!(refused.code, Code::BadField);
            let said = |name: &str| match refused.args.get(name) {
                Some(Fact::Text(text)) => text.clone(),
                _ => String::new(),
            };
            (said("field"), said("why"), said("nearest"))
        };
        let told = |field: &str, why: &str| (field.to_owned(), why.to_owned(), String::new());
        let empty = SiteTexts::empty;
        let address = "http://billets.example".to_owned();
        assert_eq!(why(SiteTexts { address, ..empty() }), told("address", "not_https"));
        let accent = "rouge".to_owned();
        assert_eq!(why(SiteTexts { accent, ..empty() }), told("accent", "colour"));
        let mediator_site = "javascript:alert(1)".to_owned();
        assert_eq!(
            why(SiteTexts { mediator_site, ..empty() }),
            told("mediator_site", "not_a_link")
        );
        let terms = "a".repeat(30_001);
        assert_eq!(why(SiteTexts { terms, ..empty() }), told("terms", "too_long"));
        let director = "a\nb".to_owned();
        assert_eq!(why(SiteTexts { director, ..empty() }), told("director", "malformed"));
        let (field, reason, nearest) = why(SiteTexts { accent: "#ff8000".to_owned(), ..empty() });
        assert_eq!((field.as_str(), reason.as_str()), ("accent", "contrast"));
        set(desk, &SiteTexts { accent: nearest.to_uppercase().replace('X', "x"), ..empty() });
        assert_eq!(seen(desk).texts.accent, nearest);
    });
}

#[test]
fn a_logo_is_a_small_png_or_jpeg_and_nothing_that_holds_a_program() {
    on_each_engine(|desk| {
        let change =
            |hex: &str| SetSiteLogo { version: seen(desk).logo_version, hex: hex.to_owned() };
        let svg = domain::text::hex(b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>");
        for wrong in [svg.as_str(), "zz", &PNG[..40], &"00".repeat(65_537)] {
            assert_eq!(desk.refused("Hélène", "site_logo_set", change(wrong)), Code::BadField);
        }
        let stale = change(PNG);
        desk.ok::<Empty>("Hélène", "site_logo_set", change(PNG));
        assert_eq!(desk.refused("Zoé", "site_logo_set", stale), Code::SettingsChanged);
        assert_eq!(seen(desk).logo.kind, "image/png");
        let door = desk.door();
        let named = door.site.card().unwrap().logo;
        assert!(named.starts_with("logo-") && named.ends_with(".png"), "{named}");
        desk.ok::<Empty>("Hélène", "site_logo_set", change(""));
        assert_eq!(door.site.card().unwrap().logo, "");
    });
}

fn wish(listen: &str) -> Wish {
    Wish {
        listen: listen.parse().unwrap(),
        public_origin: None,
        proxies: vec!["127.0.0.1".parse().unwrap()],
        only_try: false,
    }
}

/// Each thing that the law asks for, taken out.
fn each_hole() -> Vec<(Hole, SiteTexts)> {
    let without = |take: fn(&mut SiteTexts)| {
        let mut texts = whole();
        take(&mut texts);
        texts
    };
    vec![
        (Hole::Publisher, without(|texts| texts.publisher.clear())),
        (Hole::Director, without(|texts| texts.director.clear())),
        (Hole::Host, without(|texts| texts.hosting.clear())),
        (Hole::Licences, without(|texts| texts.licences.clear())),
        (Hole::Terms, without(|texts| texts.terms.clear())),
        (Hole::Mediator, without(|texts| texts.mediator.clear())),
        (Hole::MediatorSite, without(|texts| texts.mediator_site.clear())),
        (Hole::Privacy, without(|texts| texts.privacy.clear())),
        (Hole::Accessibility, without(|texts| texts.accessible = None)),
        (Hole::AccessibilityContact, without(|texts| texts.accessibility_contact.clear())),
    ]
}

#[test]
fn each_thing_that_the_law_asks_for_shuts_the_site_where_it_is_taken_out() {
    on_each_engine(|desk| {
        filled(desk);
        let door = desk.door();
        let standing = |wish: &Wish| wish.standing(&door.site.card().unwrap());
        assert_eq!(standing(&wish("127.0.0.1:0")), Standing::Open);
        for (hole, texts) in each_hole() {
            set(desk, &texts);
            assert_eq!(standing(&wish("127.0.0.1:0")), Standing::Shut(vec![hole]));
        }
        set(desk, &SiteTexts { address: String::new(), ..whole() });
        assert_eq!(standing(&wish("127.0.0.1:0")), Standing::Trial(vec![Hole::Address]));
        assert_eq!(standing(&wish("0.0.0.0:80")), Standing::Shut(vec![Hole::Address]));
        set(desk, &whole());
        // The licence of the house stands for those of the texts.
        let now: Settings = desk.ok("Hélène", "settings_get", json!({}));
        let mut change = SetHouse { version: now.version, house: now.house };
        change.house.licence = "L-R-20-000001".to_owned();
        desk.ok::<Empty>("Hélène", "house_set", change);
        set(desk, &SiteTexts { licences: String::new(), ..whole() });
        assert_eq!(standing(&wish("127.0.0.1:0")), Standing::Open);
        set(desk, &whole());
        type Blanks = fn(&mut SetHouse);
        let blank: [(Hole, Blanks); 3] = [
            (Hole::House, |set| set.house.address.clear()),
            (Hole::Siret, |set| set.house.siret.clear()),
            (Hole::Contact, |set| set.house.contact.clear()),
        ];
        for (hole, blank) in blank {
            let now: Settings = desk.ok("Hélène", "settings_get", json!({}));
            let kept = SetHouse { version: now.version + 1, house: now.house.clone() };
            let mut change = SetHouse { version: now.version, house: now.house };
            blank(&mut change);
            desk.ok::<Empty>("Hélène", "house_set", change);
            assert_eq!(standing(&wish("127.0.0.1:0")), Standing::Shut(vec![hole]));
            desk.ok::<Empty>("Hélène", "house_set", kept);
        }
    });
}

/// What a look says beside a site that is open.
fn checked(desk: &Desk, door: &Door, wish: &Wish) -> Vec<Line> {
    let options = Options {
        database_url: door.login.clone(),
        clock: std::sync::Arc::clone(&desk.clock) as std::sync::Arc<dyn api::Clock>,
        ..Options::folder(&door.folder)
    };
    site::check(&options, wish, Locale::Fr)
}

/// The names of the lines that are not good, each with its state.
fn wrong(lines: &[Line]) -> Vec<(String, State)> {
    let wrong = lines.iter().filter(|line| line.state != State::Ok);
    wrong.map(|line| (line.name.clone(), line.state)).collect()
}

#[cfg(feature = "window")]
fn mails_by(desk: &Desk, port: u16) {
    let now: Settings = desk.ok("Hélène", "settings_get", json!({}));
    let mut mail = now.mail;
    mail.mode = MailMode::Smtp;
    mail.host = "127.0.0.1".to_owned();
    mail.port = i64::from(port);
    mail.tls = MailTls::None;
    mail.sender = "billetterie@example.org".to_owned();
    let change = SetMail { version: now.mail_version, mail, password: None };
    desk.ok::<Empty>("Hélène", "mail_set", change);
}

fn named(lines: &[(&str, State)]) -> Vec<(String, State)> {
    lines.iter().map(|(name, state)| ((*name).to_owned(), *state)).collect()
}

#[cfg(feature = "window")]
#[test]
fn a_good_house_is_said_good_line_by_line_and_a_bad_one_where_it_is_bad() {
    use harness::smtp::{Server, Setup};
    on_each_engine(|desk| {
        filled(desk);
        let post = Server::start(Setup::default());
        let door = desk.door();
        mails_by(desk, post.port);
        // On a server it is the house's post that mails, so that it is looked for.
        let connected = door.post.as_deref().map(|login| {
            postgres::Client::connect(login, postgres::NoTls).expect("the post's login")
        });
        let here = wish("127.0.0.1:8321");
        let lines = checked(desk, &door, &here);
        assert_eq!(wrong(&lines), named(&[]), "{lines:#?}");
        let names: Vec<&str> = lines.iter().map(|line| line.name.as_str()).collect();
        let mut all = vec![
            "house", "engine", "rights", "seen", "mail", "law", "address", "clock", "listen",
            "proxy",
        ];
        if desk.url.is_some() {
            all.insert(4, "place");
        }
        assert_eq!(names, all);
        assert!(post.kept().is_empty(), "nothing is sent");
        // Where it is reached.
        let bare = Wish { proxies: Vec::new(), ..wish("127.0.0.1:8321") };
        assert_eq!(wrong(&checked(desk, &door, &bare)), named(&[("proxy", State::Missing)]));
        let open = Wish { proxies: Vec::new(), ..wish("0.0.0.0:80") };
        let said = named(&[("listen", State::Refused), ("proxy", State::Missing)]);
        assert_eq!(wrong(&checked(desk, &door, &open)), said);
        let nowhere = wish("unix:/nulle/part/site");
        assert_eq!(wrong(&checked(desk, &door, &nowhere)), named(&[("listen", State::Missing)]));
        assert_eq!(wrong(&checked(desk, &door, &wish("unix:/tmp/site"))), named(&[]));
        // What it says.
        set(desk, &SiteTexts { director: String::new(), accessible: None, ..whole() });
        let said =
            named(&[("law.director", State::Missing), ("law.accessibility", State::Missing)]);
        assert_eq!(wrong(&checked(desk, &door, &here)), said);
        set(desk, &SiteTexts { address: String::new(), ..whole() });
        assert_eq!(wrong(&checked(desk, &door, &here)), named(&[("address", State::Missing)]));
        set(desk, &whole());
        // Its clock: a house in a file lives by that of its machine.
        let now_ms = desk.clock.now_ms();
        desk.clock.set(now_ms + 40 * DAY_MS);
        let far: &[(&str, State)] =
            if desk.url.is_none() { &[("clock", State::Refused)] } else { &[] };
        assert_eq!(wrong(&checked(desk, &door, &here)), named(far));
        desk.clock.set(now_ms);
        // Its mail.
        drop(post);
        if let Some(line) = connected {
            drop(line);
            let without = |()| {
                let said = wrong(&checked(desk, &door, &here));
                (said == named(&[("mail", State::Missing)])).then_some(())
            };
            harness::until(5, "the post to be missed", || without(())).unwrap();
            return;
        }
        let lines = checked(desk, &door, &here);
        assert_eq!(wrong(&lines), named(&[("mail", State::Refused)]));
        let said = &lines.iter().find(|line| line.name == "mail").unwrap().said;
        assert!(said.contains("127.0.0.1") && said.contains("Personne ne répond"), "{said}");
    });
}

#[test]
fn a_folder_without_a_house_and_mails_to_a_folder_are_said() {
    on_each_engine(|desk| {
        filled(desk);
        let door = desk.door();
        let lines = checked(desk, &door, &wish("127.0.0.1:8321"));
        assert_eq!(wrong(&lines), named(&[("mail", State::Missing)]));
    });
    let empty = tempfile::tempdir().unwrap();
    let lines = site::check(&Options::folder(empty.path()), &wish("127.0.0.1:8321"), Locale::Fr);
    assert_eq!(wrong(&lines), [("house".to_owned(), State::Refused)]);
}
