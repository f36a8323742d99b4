//! Settings of the house and of this counter.

use std::sync::Arc;

use api::{Api, Options, SystemClock};
use harness::desk::{Desk, on_each_engine, small_house};
use office::Code;
use office::wire::*;
use serde_json::json;
use uuid::Uuid;

fn settings(desk: &Desk) -> Settings {
    desk.ok("Hélène", "settings_get", json!({}))
}

#[test]
fn a_counter_pointed_at_a_shared_house_opens_it_at_the_next_start() {
    let shared = Desk::postgres(&small_house());
    let desk = Desk::sqlite(&small_house());
    let mut local = settings(&desk).local;
    local.database_url = shared.url.clone().unwrap();
    local.counter = "Guichet 7".to_owned();
    desk.ok::<Empty>("Hélène", "local_set", SetLocal { local });
    let folder = desk.close();
    let written = std::fs::read_to_string(folder.path().join("counter.json")).unwrap();
    let with_password = shared.url.as_ref().unwrap().split_once("://").unwrap().1;
    let password = with_password.split('@').next().unwrap().split_once(':').map(|(_, p)| p);
    if let Some(password) = password {
        assert!(!written.contains(password), "the password is kept apart");
    }
    let options = Options {
        data_dir: folder.path().into(),
        database_url: None,
        clock: Arc::new(SystemClock),
    };
    let api = Api::open(&options).unwrap();
    let state = api.call("x", "app_state", Uuid::now_v7(), "{}").unwrap().json;
    let state: AppState = serde_json::from_str(&state).unwrap();
    assert_eq!((state.engine, state.counter.as_str()), (EngineName::Postgres, "Guichet 7"));
    assert_eq!(state.house.unwrap().name, "Théâtre des Essais");
}

#[test]
fn the_house_is_changed_by_version_and_within_bounds() {
    on_each_engine(|desk| {
        let before = settings(desk);
        let house = HouseSettings { name: "Théâtre du Soir".to_owned(), ..before.house };
        let change = SetHouse { version: before.version, house };
        desk.ok::<Empty>("Hélène", "house_set", &change);
        assert_eq!(settings(desk).house.name, "Théâtre du Soir");
        assert_eq!(desk.refused("Zoé", "house_set", &change), Code::Stale);
        let mut odd = SetHouse { version: settings(desk).version, ..change };
        odd.house.siret = "123".to_owned();
        assert_eq!(desk.refused("Hélène", "house_set", odd), Code::BadField);
    });
}

#[test]
fn a_mail_password_is_said_to_be_kept_and_never_shown() {
    on_each_engine(|desk| {
        let mut mail = settings(desk).mail;
        mail.mode = MailMode::Smtp;
        mail.host = "127.0.0.1".to_owned();
        mail.port = 2525;
        mail.tls = MailTls::None;
        mail.sender = "billetterie@example.org".to_owned();
        let password = Some("péché mignon".to_owned());
        desk.ok::<Empty>("Hélène", "mail_set", SetMail { mail, password });
        let now = settings(desk);
        assert!(now.mail_password_set);
        assert!(!serde_json::to_string(&now).unwrap().contains("mignon"));
        assert!(now.version > 0);
        for row in desk
            .ok::<JournalPage>(
                "Hélène",
                "journal_list",
                json!({ "operator_id": null,
            "customer": "", "order": "", "from_ms": null, "to_ms": null, "after": null,
            "limit": 200 }),
            )
            .rows
        {
            assert!(!format!("{row:?}").contains("mignon"));
        }
    });
}

#[test]
fn the_last_supervisor_stays_one() {
    on_each_engine(|desk| {
        let people = || desk.ok::<Vec<OperatorRow>>("Hélène", "operator_list", json!({}));
        let zoe = people().into_iter().find(|p| p.name == "Zoé").unwrap();
        let stop = |person: &OperatorRow| ChangeOperator {
            id: person.id,
            version: person.version,
            role: person.role,
            active: false,
            pin: None,
        };
        desk.ok::<OperatorRow>("Hélène", "operator_change", stop(&zoe));
        let helene = people().into_iter().find(|p| p.name == "Hélène").unwrap();
        assert_eq!(desk.refused("Hélène", "operator_change", stop(&helene)), Code::BadField);
    });
}
