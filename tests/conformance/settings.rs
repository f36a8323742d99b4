//! Settings of the house and of this counter.

use api::{Api, Options};
use contract::action::Action;
use contract::args::Empty;
use contract::journal::{JournalPage, JournalRow, Verification};
use contract::locale::Locale;
use contract::operator::{AppState, EngineName, MailMode};
use contract::policy::{PolicyAt, PolicyScope, PolicyView, SetPolicy};
use contract::season::{ChangePerformance, PerformanceView};
use contract::sentence::Fact;
use contract::settings::{
    ChangeOperator, FirstNumbers, HouseSettings, LocalSettings, MailSettings, MailTls, OperatorRow,
    SetHouse, SetLocal, SetMail, SetNumbering, SetVat, Settings, VatSettings,
};
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::json;
use store::{StoreError, TxExt};
use uuid::Uuid;

use crate::counters::kept_passwords;

fn settings(desk: &Desk) -> Settings {
    desk.ok("Hélène", "settings_get", json!({}))
}

#[test]
fn a_counter_pointed_at_a_shared_house_opens_it_at_the_next_start() {
    let shared = Desk::postgres(&small_house());
    let desk = Desk::sqlite(&small_house());
    let Settings { mut local, counter_version, .. } = settings(&desk);
    local.database_url = shared.url.clone().unwrap();
    local.counter = "Guichet 7".to_owned();
    let counter_version = Some(counter_version);
    desk.ok::<Empty>("Hélène", "local_set", SetLocal { local, counter_version });
    let folder = desk.close();
    let written = std::fs::read_to_string(folder.path().join("counter.json")).unwrap();
    let with_password = shared.url.as_ref().unwrap().split_once("://").unwrap().1;
    let password = with_password.split('@').next().unwrap().split_once(':').map(|(_, p)| p);
    if let Some(password) = password {
        assert!(!written.contains(password), "the password is kept apart");
    }
    let options = Options::folder(folder.path());
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
        assert_eq!(desk.refused("Zoé", "house_set", &change), Code::SettingsChanged);
        let mut odd = SetHouse { version: settings(desk).version, ..change };
        odd.house.siret = "123".to_owned();
        assert_eq!(desk.refused("Hélène", "house_set", odd), Code::BadField);
    });
}

#[test]
fn no_evening_that_is_sold_begins_at_another_hour_by_another_time_zone() {
    on_each_engine(|desk| {
        let before = settings(desk);
        let sold =
            "SELECT COUNT(DISTINCT performance_id) FROM place WHERE state IN ('live', 'pending')";
        let sold: Result<i64, StoreError> = desk.store().read(|tx| tx.int(sold, &[]));
        let house = HouseSettings { time_zone: "Indian/Reunion".to_owned(), ..before.house };
        let change = SetHouse { version: before.version, house };
        let refusal = desk.call::<Empty>("Hélène", "house_set", &change).unwrap_err();
        assert_eq!(refusal.code, Code::BadField);
        assert_eq!(refusal.args["why"], Fact::Text("zone_sold".to_owned()));
        assert_eq!(refusal.args["performances"], Fact::Text(sold.unwrap().to_string()));
        assert_eq!(settings(desk).house.time_zone, "Europe/Paris");
    });
}

#[test]
fn a_form_of_a_performance_that_is_open_is_told_of_another_time_zone() {
    let mut nothing_sold = small_house();
    nothing_sold.orders.clear();
    for desk in [Desk::sqlite(&nothing_sold), Desk::postgres(&nothing_sold)] {
        let seen = crate::season::figaro(&desk);
        let before = settings(&desk);
        let house = HouseSettings { time_zone: "Indian/Reunion".to_owned(), ..before.house };
        desk.ok::<Empty>("Hélène", "house_set", SetHouse { version: before.version, house });
        let mut change = ChangePerformance {
            id: seen.row.id,
            version: seen.version,
            hall_id: seen.hall_id,
            starts_at: "2020-06-20T20:30".to_owned(),
            vat_bp: seen.vat_bp,
        };
        assert_eq!(desk.refused("Hélène", "performance_change", &change), Code::ChangedSince);
        change.version = crate::season::figaro(&desk).version;
        desk.ok::<PerformanceView>("Hélène", "performance_change", &change);
        let row = newest(&desk, Action::HouseChanged);
        assert_eq!(row.args["zone_before"], Fact::Text("Europe/Paris".to_owned()));
        assert_eq!(row.args["zone"], Fact::Text("Indian/Reunion".to_owned()));
        let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert!(found.ok, "{found:?}");
    }
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
        let version = settings(desk).mail_version;
        let change = SetMail { version, mail, password: Some("péché mignon".into()) };
        desk.ok::<Empty>("Hélène", "mail_set", &change);
        assert_eq!(desk.refused("Zoé", "mail_set", &change), Code::SettingsChanged);
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
        assert!(!format!("{change:?}").contains("mignon"));
    });
}

#[test]
fn a_mail_form_that_is_refused_leaves_the_password_that_works() {
    on_each_engine(|desk| {
        let Settings { mut mail, mail_version: version, .. } = settings(desk);
        mail.mode = MailMode::Smtp;
        mail.host = "127.0.0.1".to_owned();
        mail.tls = MailTls::None;
        mail.sender = "billetterie@example.org".to_owned();
        let set = |mail: &MailSettings, version, password: &str| SetMail {
            version,
            mail: mail.clone(),
            password: Some(password.into()),
        };
        let kept = || kept_passwords(desk)["mail"].clone();
        let faraway = MailSettings { host: "smtp.example.org".to_owned(), ..mail.clone() };
        let clear = set(&faraway, version, "premier");
        assert_eq!(desk.refused("Hélène", "mail_set", clear), Code::BadField);
        let late = set(&mail, version + 1, "premier");
        assert_eq!(desk.refused("Hélène", "mail_set", late), Code::SettingsChanged);
        assert_eq!(kept(), json!(null), "there was none");

        let id = Uuid::now_v7();
        desk.call_as::<Empty>(id, "Hélène", "mail_set", set(&mail, version, "bon")).unwrap();
        assert_eq!(
            desk.refused("Zoé", "mail_set", set(&mail, version, "faux")),
            Code::SettingsChanged
        );
        assert_eq!(kept(), json!("bon"));
        // Its answer was lost: given again, it is the same one.
        desk.call_as::<Empty>(id, "Hélène", "mail_set", set(&mail, version, "bon")).unwrap();
        assert_eq!(kept(), json!("bon"));
    });
}

#[test]
fn a_database_password_is_kept_only_with_its_address() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let taken = other.ok::<AppState>("Hélène", "app_state", json!({})).counter;
    let Settings { local, counter_version, .. } = settings(&desk);
    let local = LocalSettings {
        counter: taken,
        database_url: "postgres://guichet:faux@serveur/base".to_owned(),
        ..local
    };
    let set = SetLocal { local, counter_version: Some(counter_version) };
    assert_eq!(desk.refused("Hélène", "local_set", set), Code::CounterNameTaken);
    assert_eq!(kept_passwords(&desk), json!({}));
    let Settings { local, .. } = settings(&desk);
    let local =
        LocalSettings { database_url: "postgres://guichet:bon@serveur/base".to_owned(), ..local };
    desk.ok::<Empty>("Hélène", "local_set", SetLocal { local, counter_version: None });
    assert_eq!(kept_passwords(&desk), json!({ "database": "bon" }));
}

#[test]
fn what_is_wrong_with_this_counter_s_settings_is_said_by_field() {
    let desk = Desk::sqlite(&small_house());
    let refused = |local: LocalSettings| {
        let set = SetLocal { local, counter_version: None };
        let refusal = desk.call::<Empty>("Hélène", "local_set", set).unwrap_err();
        runtime::terminal::sentence(&refusal, Locale::Fr, || {
            domain::performance::zone("Europe/Paris")
        })
    };
    let local = settings(&desk).local;
    let elsewhere = LocalSettings { database_url: "mysql://serveur".to_owned(), ..local.clone() };
    let said = refused(elsewhere);
    assert!(said.starts_with("Base partagée\u{a0}: une adresse postgres://"), "{said}");
    let hidden =
        LocalSettings { database_url: "postgres://a\u{202e}b".to_owned(), ..local.clone() };
    let said = refused(hidden);
    assert!(said.contains("Base partagée") && !said.contains("database_url"), "{said}");
    let said = refused(LocalSettings { lock_after_minutes: -1, ..local });
    assert_eq!(said, "Minutes\u{a0}: hors des bornes.");
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
        assert_eq!(desk.refused("Hélène", "operator_change", stop(&helene)), Code::LastSupervisor);
    });
}

#[test]
fn two_supervisors_who_change_the_vat_at_once_are_told_apart() {
    on_each_engine(|desk| {
        let before = settings(desk);
        assert_eq!((before.vat.default_bp, before.vat_version), (210, 0));
        let vat = VatSettings { rates_bp: vec![550, 210], default_bp: 550 };
        let change = SetVat { version: 0, vat };
        desk.ok::<Empty>("Hélène", "vat_set", &change);
        assert_eq!(desk.refused("Zoé", "vat_set", &change), Code::SettingsChanged);
        let now = settings(desk);
        assert_eq!(
            (now.vat.rates_bp, now.vat.default_bp, now.vat_version),
            (vec![210, 550], 550, 1)
        );
        let odd =
            SetVat { version: 1, vat: VatSettings { rates_bp: vec![1960], default_bp: 1960 } };
        assert_eq!(desk.refused("Hélène", "vat_set", odd), Code::BadField);
    });
}

#[test]
fn a_series_that_has_given_a_number_keeps_it_and_the_others_may_begin_elsewhere() {
    on_each_engine(|desk| {
        let before = settings(desk).numbering;
        // The small house has orders and customers, no tickets and no avoirs.
        assert_eq!(before.used, ["order", "customer"]);
        let wished = FirstNumbers { ticket: 50_000, lot: 900, ..before.next.clone() };
        let change = SetNumbering { before: before.next.clone(), wished: wished.clone() };
        desk.ok::<Empty>("Hélène", "numbering_set", &change);
        assert_eq!(settings(desk).numbering.next, wished);
        assert_eq!(desk.refused("Zoé", "numbering_set", &change), Code::SettingsChanged);
        let odd = FirstNumbers { order: 5_000_000, ..wished.clone() };
        let change = SetNumbering { before: wished.clone(), wished: odd };
        assert_eq!(desk.refused("Hélène", "numbering_set", &change), Code::BadField);
        let lower = FirstNumbers { ticket: 40_000, ..wished.clone() };
        let change = SetNumbering { before: wished.clone(), wished: lower };
        let refusal = desk.call::<Empty>("Hélène", "numbering_set", &change).unwrap_err();
        assert_eq!(refusal.args.get("why"), Some(&Fact::Text("backwards".to_owned())));
        let verified: Verification = desk.ok("Hélène", "journal_verify", json!({}));
        assert!(verified.ok, "{verified:?}");
    });
}

/// The newest row of the journal that says `action`.
fn newest(desk: &Desk, action: Action) -> JournalRow {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 50 });
    let page: JournalPage = desk.ok("Hélène", "journal_list", all);
    page.rows.into_iter().find(|row| row.action == action).unwrap()
}

#[test]
fn the_journal_keeps_the_names_of_what_was_changed_and_nothing_it_holds() {
    on_each_engine(|desk| {
        let before = settings(desk);
        let house = HouseSettings {
            address: "3 rue des Arts".to_owned(),
            siret: "73282932000074".to_owned(),
            ..before.house
        };
        desk.ok::<Empty>("Hélène", "house_set", SetHouse { version: before.version, house });
        let row = newest(desk, Action::HouseChanged);
        assert_eq!(row.args["fields"], Fact::Text("address siret".to_owned()));
        assert!(!format!("{row:?}").contains("rue des Arts"));

        let at = PolicyAt { scope: PolicyScope::House, scope_id: 0 };
        let view: PolicyView = desk.ok("Hélène", "policy_view", &at);
        let policy = domain::policy::Policy {
            validity_days: view.policy.validity_days + 1,
            terms_fr: "Autrement dit.".to_owned(),
            ..view.policy
        };
        let set = SetPolicy {
            scope: PolicyScope::House,
            scope_id: 0,
            version: view.version,
            seen_policy_id: Some(view.policy_id),
            policy: Some(policy),
        };
        desk.ok::<PolicyView>("Hélène", "policy_set", &set);
        let row = newest(desk, Action::PolicySet);
        assert_eq!(row.args["fields"], Fact::Text("validity_days terms_fr".to_owned()));
    });
}

#[test]
fn every_field_that_the_journal_can_name_has_a_word_in_both_languages() {
    let draft = office::house::founding::draft().unwrap();
    let policy = office::house::policy::first().unwrap();
    let named = [
        serde_json::to_value(draft.house).unwrap(),
        serde_json::to_value(draft.numbers).unwrap(),
        serde_json::to_value(draft.vat).unwrap(),
        serde_json::to_value(draft.mail).unwrap(),
        serde_json::to_value(policy).unwrap(),
        json!({ "password": "", "role": "", "active": "", "pin": "" }),
    ];
    let fields = named.iter().flat_map(|kept| kept.as_object().unwrap().keys());
    let fields: Vec<&String> = fields.filter(|field| *field != "terms_version").collect();
    assert!(fields.len() > 30, "{fields:?}");
    for language in ["fr", "en"] {
        let file = format!("{}/../assets/locales/{language}/deeds.ftl", env!("CARGO_MANIFEST_DIR"));
        let words = std::fs::read_to_string(file).unwrap();
        for field in &fields {
            let word = format!("\ndeed-field-{} = ", field.replace('_', "-"));
            assert!(words.contains(&word), "{language}: {field}");
        }
    }
}

/// Names of what changed, as rows of the journal give them.
fn names(settings: &serde_json::Value) -> Vec<String> {
    settings.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn whatever_a_setting_is_called_the_journal_has_a_word_for_it() {
    let desk = Desk::sqlite(&small_house());
    let ask = |name: &str| desk.ok::<serde_json::Value>("Hélène", name, json!({}));
    let all = ask("settings_get");
    let given = [
        all["house"].clone(),
        all["mail"].clone(),
        all["vat"].clone(),
        all["numbering"]["next"].clone(),
        ask("amendments_view")["rules"].clone(),
        ask("selling_view")["rules"].clone(),
        ask("site_settings")["texts"].clone(),
        json!({ "years": 0, "logo": "" }),
    ];
    for locale in ["fr", "en"] {
        let file = format!("{}/../assets/locales/{locale}/deeds.ftl", env!("CARGO_MANIFEST_DIR"));
        let words = std::fs::read_to_string(file).unwrap();
        for name in given.iter().flat_map(names) {
            let word = format!("deed-field-{} = ", name.replace('_', "-"));
            assert!(words.contains(&word), "{locale}: {word}");
        }
    }
}
