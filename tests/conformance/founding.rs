//! The first start: a folder or a server without a house, and what can be made of it.

mod joining;

use std::path::{Path, PathBuf};

use api::{Api, ApiError, Options};
use contract::args::{ById, Empty};
use contract::customer::WrittenFile;
use contract::founding::{Founding, FoundingProblems, FoundingStart, ReadFirstHall};
use contract::hall::{CategoryRow, HallPlan, HallRow, NewCategory, NewHall, NewRate, RateRow};
use contract::ids::CategoryId;
use contract::journal::Verification;
use contract::mail::MailPage;
use contract::operator::{AppState, MailMode, Operator, OperatorCard};
use contract::sale::TicketFormat;
use contract::settings::{
    FirstNumbers, HouseSettings, MailSettings, MailTls, SecretStore, Settings, VatSettings,
};
use harness::desk::Desk;
use harness::server::fresh_database;
use harness::small::small_house;
use office::Code;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use uuid::Uuid;

/// A counter where no house is yet.
struct Start {
    api: Api,
    folder: tempfile::TempDir,
}

impl Start {
    fn open(url: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { api: open(folder.path(), url), folder }
    }

    fn call<R: DeserializeOwned>(&self, name: &str, args: impl Serialize) -> Result<R, ApiError> {
        self.call_as(Uuid::now_v7(), name, args)
    }

    fn call_as<R: DeserializeOwned>(
        &self,
        id: Uuid,
        name: &str,
        args: impl Serialize,
    ) -> Result<R, ApiError> {
        let args = serde_json::to_string(&args).unwrap();
        let answer = self.api.call("window", name, id, &args)?;
        Ok(serde_json::from_str(&answer.json).unwrap())
    }

    fn state(&self) -> AppState {
        self.call("app_state", json!({})).unwrap()
    }
}

fn open(folder: &Path, database_url: Option<String>) -> Api {
    let options = Options { database_url, ..Options::folder(folder) };
    Api::open(&options).unwrap()
}

fn on_each_engine(story: impl Fn(Start)) {
    story(Start::open(None));
    story(Start::open(Some(fresh_database())));
}

const STUDIO: &str = "Placement libre : 60";

fn category(name: &str) -> NewCategory {
    NewCategory { name: name.to_owned() }
}

fn hall(name: &str, category: i64, rows: &str) -> NewHall {
    NewHall { name: name.to_owned(), category_id: category.into(), rows: rows.to_owned() }
}

fn filled_in(desk: &Start) -> Founding {
    let start: FoundingStart = desk.call("founding_start", json!({})).unwrap();
    let draft = start.draft;
    Founding {
        house: HouseSettings {
            name: " Théâtre du Soir ".to_owned(),
            siret: "732 829 320 00074".to_owned(),
            time_zone: "Indian/Reunion".to_owned(),
            ..draft.house
        },
        numbers: FirstNumbers { order: 671_000, ticket: 50_001, customer: 100, lot: 7 },
        vat: VatSettings { rates_bp: vec![550, 105], default_bp: 105 },
        categories: vec![category(" Parterre "), category("BALCON")],
        rates: draft.rates,
        halls: vec![
            hall("Grande salle", 1, "A-C : 1-10\nD : 1-4 (BALCON)"),
            hall("Studio", 2, STUDIO),
        ],
        mail: MailSettings {
            mode: MailMode::Smtp,
            host: "smtp.example.org".to_owned(),
            sender: "billetterie@example.org".to_owned(),
            ..draft.mail
        },
        mail_password: "sésame".into(),
        printer: "billets".to_owned(),
        ticket_format: TicketFormat::Thermal,
        supervisor: "Hélène Roux".to_owned(),
        pin: "4711".into(),
        pin_again: "4711".into(),
    }
}

#[test]
fn a_house_is_founded_whole_and_its_supervisor_sits_at_the_counter() {
    on_each_engine(|desk| {
        let founding = filled_in(&desk);
        assert!(desk.state().house.is_none());
        let operator: Operator = desk.call("house_found", &founding).unwrap();
        assert_eq!((operator.name.as_str(), operator.initials.as_str()), ("Hélène Roux", "HR"));
        let state = desk.state();
        let house = state.house.unwrap();
        assert_eq!(house.name, "Théâtre du Soir");
        assert!(house.fresh && !house.demo);
        assert_eq!(state.operator.unwrap().id, operator.id);
        let settings: Settings = desk.call("settings_get", json!({})).unwrap();
        assert_eq!(settings.house.siret, "73282932000074");
        assert_eq!(settings.house.time_zone, "Indian/Reunion");
        assert_eq!(settings.vat.rates_bp, [105, 550]);
        assert_eq!(settings.numbering.next, founding.numbers);
        assert_eq!(settings.local.printer, "billets");
        assert!(settings.mail_password_set && settings.secrets == SecretStore::File);
        let verified: Verification = desk.call("journal_verify", json!({})).unwrap();
        assert!(verified.ok, "{verified:?}");
    });
}

#[test]
fn a_house_is_founded_with_its_halls_in_rows_its_categories_and_its_rates() {
    on_each_engine(|desk| {
        let founding = filled_in(&desk);
        desk.call::<Operator>("house_found", &founding).unwrap();
        let categories: Vec<CategoryRow> = desk.call("category_list", json!({})).unwrap();
        let seats: Vec<(&str, i64)> =
            categories.iter().map(|c| (c.name.as_str(), c.seats)).collect();
        assert_eq!(seats, [("Parterre", 30), ("BALCON", 64)]);
        let rates: Vec<RateRow> = desk.call("rate_list", json!({})).unwrap();
        let kept: Vec<NewRate> = rates
            .into_iter()
            .map(|rate| NewRate { name: rate.name, holder: rate.holder })
            .collect();
        assert_eq!(kept, founding.rates);
        let halls: Vec<HallRow> = desk.call("hall_list", json!({})).unwrap();
        let halls: Vec<(&str, i64, bool)> =
            halls.iter().map(|h| (h.name.as_str(), h.seats, h.unplaced)).collect();
        assert_eq!(halls, [("Grande salle", 34, false), ("Studio", 60, true)]);
        let fresh = desk.state().house.unwrap().fresh;
        assert!(fresh, "nothing is played there yet");
    });
}

#[test]
fn halls_categories_and_rates_can_wait_until_the_house_is_open() {
    on_each_engine(|desk| {
        let founding = Founding {
            categories: Vec::new(),
            rates: Vec::new(),
            halls: Vec::new(),
            ..filled_in(&desk)
        };
        desk.call::<Operator>("house_found", &founding).unwrap();
        assert!(desk.call::<Vec<CategoryRow>>("category_list", json!({})).unwrap().is_empty());
        assert!(desk.call::<Vec<HallRow>>("hall_list", json!({})).unwrap().is_empty());
    });
}

#[test]
fn what_is_wrong_with_a_hall_or_a_name_is_said_with_its_rank_and_founds_nothing() {
    on_each_engine(|desk| {
        let mut bad = filled_in(&desk);
        bad.categories.push(category("balcon"));
        bad.rates[1].name = String::new();
        bad.rates[2].holder = "x".repeat(201);
        bad.halls.push(hall("grande  salle", 1, "A : 1-10"));
        bad.halls.push(hall("Foyer", 1, "A : 1-10 (LOGE)"));
        bad.halls.push(hall("Cave", 9, "A : 1-10"));
        let said: FoundingProblems = desk.call("founding_check", &bad).unwrap();
        let said: Vec<String> =
            said.problems.iter().map(|p| format!("{} {}", p.field, p.why)).collect();
        assert_eq!(
            said,
            [
                "categories.2.name taken",
                "rates.1.name missing",
                "rates.2.holder too_long",
                "halls.2.name taken",
                "halls.3.rows rows",
                "halls.4.rows rows",
            ]
        );
        let refusal = desk.call::<Operator>("house_found", &bad).unwrap_err();
        assert_eq!(refusal.code, Code::BadField);
        bad.halls = vec![hall("Salle", 1, "A : 1"); 11];
        let said: FoundingProblems = desk.call("founding_check", &bad).unwrap();
        assert!(said.problems.iter().any(|p| p.field == "halls" && p.why == "too_many"));
        assert!(desk.state().house.is_none());
    });
}

#[test]
fn rows_are_read_while_they_are_typed_with_categories_that_are_not_made_yet() {
    on_each_engine(|desk| {
        let read = |rows: &str| ReadFirstHall {
            categories: vec![category("Parterre"), category("Balcon")],
            category_id: 1.into(),
            rows: rows.to_owned(),
        };
        let plan: HallPlan =
            desk.call("founding_hall", read("A : 1-3\nB : 1 (BALCON), 2")).unwrap();
        assert_eq!(plan.seats, 5);
        let of: Vec<CategoryId> = plan.rows[1].seats.iter().map(|seat| seat.category_id).collect();
        assert_eq!(of, [2.into(), 1.into()]);
        let wrong = desk.call::<HallPlan>("founding_hall", read("A : 1-3\nB 1-3")).unwrap_err();
        assert_eq!((wrong.code, wrong.args["line"].clone()), (Code::BadHall, 2.into()));
    });
}

/// Rows of a hall that a text shows between two marks.
fn rows_shown(text: &str, open: &str, close: &str) -> Vec<String> {
    let pieces = text.split(open).skip(1).filter_map(|rest| rest.split(close).next());
    let shown = pieces.map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "));
    shown
        .filter(|piece| piece.contains(" : ") && piece.ends_with(|c: char| c.is_alphanumeric()))
        .collect()
}

#[test]
fn the_rows_that_the_readme_and_the_page_show_are_taken_by_a_new_house() {
    let readme = include_str!("../../README.md");
    let readme = rows_shown(readme, "`", "`");
    let page = include_str!("../../assets/locales/fr/season.ftl");
    let hint = page.lines().find(|line| line.starts_with("season-rows-hint")).unwrap();
    let hint = rows_shown(hint, "«\u{a0}", "\u{a0}»");
    assert!(readme.len() >= 4 && hint.len() >= 5, "{readme:?} {hint:?}");
    on_each_engine(|desk| {
        let FoundingStart { draft, .. } = desk.call("founding_start", Empty {}).unwrap();
        for rows in readme.iter().chain(&hint) {
            let read = ReadFirstHall {
                categories: draft.categories.clone(),
                category_id: 1.into(),
                rows: rows.clone(),
            };
            let plan: Result<HallPlan, ApiError> = desk.call("founding_hall", read);
            assert!(plan.is_ok(), "{rows}: {plan:?}");
        }
    });
}

#[test]
fn the_same_founding_again_gives_the_first_answer_and_another_is_refused() {
    on_each_engine(|desk| {
        let (founding, id) = (filled_in(&desk), Uuid::now_v7());
        let first: Operator = desk.call_as(id, "house_found", &founding).unwrap();
        let again: Operator = desk.call_as(id, "house_found", &founding).unwrap();
        assert_eq!(first, again);
        let other = desk.call::<Operator>("house_found", &founding).unwrap_err();
        assert_eq!(other.code, Code::HouseExists);
        let demo = desk.call::<Empty>("demo_make", json!({})).unwrap_err();
        assert!([Code::HouseExists, Code::NotOnThisEngine].contains(&demo.code));
    });
}

#[test]
fn a_founding_that_is_wrong_somewhere_makes_nothing_and_says_all_that_is_wrong() {
    on_each_engine(|desk| {
        let good = filled_in(&desk);
        let mut bad = good.clone();
        bad.house.siret = "73282932000075".to_owned();
        bad.vat.default_bp = 2_000;
        bad.numbers.lot = 0;
        bad.mail.tls = MailTls::None;
        bad.pin_again = "4712".into();
        let said: FoundingProblems = desk.call("founding_check", &bad).unwrap();
        let mut said: Vec<String> =
            said.problems.iter().map(|p| format!("{} {}", p.field, p.why)).collect();
        said.sort_unstable();
        assert_eq!(
            said,
            [
                "default_bp unknown",
                "lot out_of_range",
                "pin_again not_same",
                "siret siret_key",
                "tls tls_needed"
            ]
        );
        let refusal = desk.call::<Operator>("house_found", &bad).unwrap_err();
        assert_eq!(refusal.code, Code::BadField);
        assert!(desk.state().house.is_none());
        let none: FoundingProblems = desk.call("founding_check", &good).unwrap();
        assert!(none.problems.is_empty());
    });
}

#[test]
fn no_secret_of_a_founding_is_in_the_database_or_in_debug_output() {
    let desk = Start::open(None);
    let founding = Founding {
        mail_password: "sésame-ouvre-toi".into(),
        pin: "90817263".into(),
        pin_again: "90817263".into(),
        ..filled_in(&desk)
    };
    desk.call::<Operator>("house_found", &founding).unwrap();
    let shown = format!("{founding:?}");
    for secret in ["sésame-ouvre-toi", "90817263"] {
        assert!(!shown.contains(secret));
        for file in ["contremarque.sqlite", "contremarque.sqlite-wal", "counter.json"] {
            let bytes = std::fs::read(desk.folder.path().join(file)).unwrap_or_default();
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{file}");
        }
    }
}

#[test]
fn once_there_is_a_house_only_a_supervisor_may_look_around_for_another() {
    let desk = Desk::sqlite(&small_house());
    for name in ["founding_start", "founding_check", "founding_hall", "database_test", "house_join"]
    {
        assert_eq!(desk.refused("nobody", name, json!({})), Code::NotSignedIn, "{name}");
        assert_eq!(desk.refused("Karim", name, json!({})), Code::NotAllowed, "{name}");
    }
}

#[test]
fn the_demo_is_made_and_opened_without_a_restart_and_lives_in_june_2020() {
    let desk = Start::open(None);
    desk.call::<Empty>("demo_make", json!({})).unwrap();
    let state = desk.state();
    assert!(state.house.unwrap().demo);
    assert!((1_590_000_000_000..1_592_000_000_000).contains(&state.now_ms), "{}", state.now_ms);
    let cards: Vec<OperatorCard> = desk.call("operators_signin", json!({})).unwrap();
    assert!(cards.iter().all(|card| card.demo_pin.is_some()));
    let refusal = desk.call::<Operator>("house_found", filled_in_after(&desk)).unwrap_err();
    assert_eq!(refusal.code, Code::HouseExists);
}

/// A founding put together without the core, which no longer offers one.
fn filled_in_after(_: &Start) -> Founding {
    filled_in(&Start::open(None))
}

/// A mail of the demo's past, on paper.
fn demo_letter(desk: &Start) -> PathBuf {
    desk.api.sign_in_by_name("window", "Hélène", "5678").unwrap();
    let all = json!({ "show": "all", "search": "", "after": null, "limit": 1 });
    let mails: MailPage = desk.call("mail_list", all).unwrap();
    let letter: WrittenFile = desk.call("mail_letter_pdf", ById { id: mails.rows[0].id }).unwrap();
    letter.path.into()
}

#[test]
fn a_demo_is_left_with_all_its_papers_and_the_folder_is_empty_again() {
    let desk = Start::open(None);
    desk.call::<Empty>("demo_make", json!({})).unwrap();
    let letter = demo_letter(&desk);
    let Start { api, folder } = desk;
    assert!(letter.is_file() && letter.starts_with(folder.path()), "{letter:?}");
    std::fs::create_dir_all(folder.path().join("courriels")).unwrap();
    std::fs::write(folder.path().join("courriels/a.eml"), "To: demo").unwrap();
    drop(api);
    let options = Options::folder(folder.path());
    let kept = Api::leave_demo(&options).unwrap();
    assert!(Path::new(&kept).join("contremarque.sqlite").is_file());
    assert!(Path::new(&kept).join("courriels/a.eml").is_file());
    assert!(!folder.path().join("courriels").exists());
    assert!(!letter.exists(), "{letter:?}");
    let desk = Start { api: open(folder.path(), None), folder };
    assert!(desk.state().house.is_none());
    let founding = filled_in(&desk);
    desk.call::<Operator>("house_found", founding).unwrap();
}

#[test]
fn a_real_house_is_never_left_like_a_demo() {
    let desk = Desk::sqlite(&small_house());
    let folder = desk.close();
    let refusal = Api::leave_demo(&Options::folder(folder.path())).unwrap_err();
    assert_eq!(refusal.code, Code::NotADemo);
    assert!(folder.path().join("contremarque.sqlite").is_file());
}
