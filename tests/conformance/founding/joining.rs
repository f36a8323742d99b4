//! A counter that joins the shared house of a server.

use api::{Api, Options};
use contract::args::Empty;
use contract::founding::{DatabaseAddress, DatabaseFound, DatabaseOutcome, JoinHouse};
use contract::operator::EngineName;
use harness::desk::Desk;
use harness::server::fresh_database;
use harness::small::small_house;
use office::Code;
use serde_json::json;

use super::{Start, open};

/// The parts of a `postgres://user:password@host:port/database`.
fn address(url: &str) -> DatabaseAddress {
    let config: postgres::Config = url.parse().unwrap();
    let host = match config.get_hosts() {
        [postgres::config::Host::Tcp(name)] => name.clone(),
        other => panic!("{other:?}"),
    };
    let password = config.get_password().unwrap_or_default();
    DatabaseAddress {
        host,
        port: i64::from(config.get_ports()[0]),
        database: config.get_dbname().unwrap().to_owned(),
        user: config.get_user().unwrap().to_owned(),
        password: String::from_utf8_lossy(password).into_owned().into(),
        authority: String::new(),
    }
}

#[test]
fn a_second_counter_finds_the_shared_house_and_joins_it() {
    let shared = Desk::postgres(&small_house());
    let there = address(shared.url.as_deref().unwrap());
    let desk = Start::open(None);
    let found: DatabaseFound = desk.call("database_test", &there).unwrap();
    assert_eq!(found.outcome, DatabaseOutcome::House);
    assert_eq!(found.house.as_deref(), Some("Théâtre des Essais"));
    assert!(found.counters.contains(&"Guichet 1".to_owned()));
    let join = JoinHouse { address: there, counter: "Guichet 2".to_owned() };
    desk.call::<Empty>("house_join", &join).unwrap();
    let Start { api, folder } = desk;
    drop(api);
    let desk = Start { api: open(folder.path(), None), folder };
    let state = desk.state();
    assert_eq!((state.engine, state.counter.as_str()), (EngineName::Postgres, "Guichet 2"));
    assert_eq!(state.house.unwrap().name, "Théâtre des Essais");
}

#[test]
fn a_server_that_takes_no_more_lines_is_said_to_be_full_when_a_counter_joins_it() {
    let shared = Desk::postgres(&small_house());
    let mut owner =
        postgres::Client::connect(shared.url.as_ref().unwrap(), postgres::NoTls).unwrap();
    let name: String = owner.query_one("SELECT current_database()", &[]).unwrap().get(0);
    owner.batch_execute(&format!("ALTER DATABASE {name} CONNECTION LIMIT 0")).unwrap();
    let desk = Start::open(None);
    let there = address(shared.login.as_deref().unwrap());
    let found: DatabaseFound = desk.call("database_test", &there).unwrap();
    assert_eq!(found.code, Some(Code::DatabaseUnreachable));
    assert_eq!(found.args["why"], "full".into());
}

#[test]
fn a_try_at_a_server_says_what_is_there_and_changes_nothing() {
    let desk = Start::open(None);
    let url = fresh_database();
    let there = address(&url);
    let try_at = |address: DatabaseAddress| -> DatabaseFound {
        desk.call("database_test", &address).unwrap()
    };
    assert_eq!(try_at(there.clone()).outcome, DatabaseOutcome::Empty);
    let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
    let tables: i64 = client
        .query_one("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'", &[])
        .unwrap()
        .get(0);
    assert_eq!(tables, 0, "looking makes no table");
    let nowhere = DatabaseAddress { database: "nulle_part".to_owned(), ..there.clone() };
    assert_eq!(try_at(nowhere).code, Some(Code::DatabaseMissing));
    let silent = DatabaseAddress { port: 9, ..there.clone() };
    assert_eq!(try_at(silent.clone()).code, Some(Code::DatabaseUnreachable));
    let odd = DatabaseAddress { host: "un serveur".to_owned(), ..there.clone() };
    assert_eq!(try_at(odd).code, Some(Code::BadField));
    client.batch_execute("CREATE TABLE facture (id BIGINT)").unwrap();
    assert_eq!(try_at(there).code, Some(Code::DatabaseForeign));
    let join = JoinHouse { address: silent, counter: "Guichet 2".to_owned() };
    let refusal = desk.call::<Empty>("house_join", &join).unwrap_err();
    assert_eq!(refusal.code, Code::DatabaseUnreachable);
    assert_eq!(desk.state().counter, "Guichet 1");
}

#[test]
fn a_counter_whose_house_does_not_open_is_pointed_elsewhere_without_it() {
    let shared = Desk::postgres(&small_house());
    let there = address(shared.url.as_deref().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let settings = json!({ "settings": { "counter": "Guichet 3", "locale": "fr",
        "lock_after_minutes": 10, "printer": "", "ticket_format": "a4",
        "database_url": "postgres://guichet@127.0.0.1:9/theatre" } });
    std::fs::write(folder.path().join("counter.json"), settings.to_string()).unwrap();
    let options = Options::folder(folder.path());
    assert_eq!(Api::open(&options).err().unwrap().code, Code::DatabaseUnreachable);
    let place = Api::place_of(&options).unwrap();
    assert_eq!(place.database_url, "postgres://guichet@127.0.0.1:9/theatre");
    assert!(!place.told && !place.house_here);

    let nowhere = DatabaseAddress { port: 9, ..there.clone() };
    let join = |address| JoinHouse { address, counter: "Guichet 3".to_owned() };
    let refusal = Api::join_from_outside(&options, &join(nowhere)).unwrap_err();
    assert_eq!(refusal.code, Code::DatabaseUnreachable);
    assert_eq!(Api::place_of(&options).unwrap(), place, "a refusal changes nothing");

    let told = Options { database_url: Some(String::new()), ..options.clone() };
    let refusal = Api::join_from_outside(&told, &join(there.clone())).unwrap_err();
    assert_eq!(refusal.code, Code::BadField);
    assert_eq!(Api::work_here(&told).unwrap_err().code, Code::BadField);

    assert_eq!(Api::look_at(&options, &there).unwrap().outcome, DatabaseOutcome::House);
    Api::join_from_outside(&options, &join(there.clone())).unwrap();
    let desk = Start { api: open(folder.path(), None), folder };
    assert_eq!(desk.state().house.unwrap().name, "Théâtre des Essais");
    let in_use = Api::work_here(&options).unwrap_err();
    assert_eq!(in_use.code, Code::DataInUse, "an open house is left by its own commands");

    let Start { api, folder } = desk;
    drop(api);
    Api::work_here(&options).unwrap();
    let desk = Start { api: open(folder.path(), None), folder };
    assert_eq!((desk.state().engine, desk.state().house), (EngineName::Sqlite, None));
    assert_eq!(desk.state().counter, "Guichet 3");
}
