//! A house goes from a file to a server and back: every row is the same there, and there is one house.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use api::{Api, ApiError, HouseMoved, Level, Options, Wanted, What};
use contract::args::{Noted, Versioned};
use contract::operator::AppState;
use contract::reprise::Decided;
use contract::sentence::Fact;
use domain::money::Cents;
use harness::desk::{DAY_MS, Desk, PIN};
use harness::server::{counter_login, fresh_database};
use harness::small::small_house;
use office::Code;
use runtime::place::address::without_password;
use serde_json::json;
use store::{Content, Store, StoreError, TxExt, schema};

use crate::reprises::{ask_back, order};

fn file(folder: &Path) -> PathBuf {
    folder.join("contremarque.sqlite")
}

fn contents(store: &Store) -> Vec<Content> {
    store.read(|tx| store::contents(tx)).unwrap_or_else(|e: StoreError| panic!("{e}"))
}

fn on_file(folder: &Path) -> Store {
    Store::sqlite(&file(folder), |_| Ok(())).unwrap()
}

/// A busy house in a file, closed: decisions, credit, sales, words in many scripts, empty words.
fn busy_house() -> tempfile::TempDir {
    let desk = Desk::sqlite(&small_house());
    let first = order(&desk, "671083");
    let asked = ask_back(&desk, "Karim", first.places[0].id);
    let seen = Versioned { id: asked.row.id, version: asked.row.version };
    desk.ok::<Decided>("Léa", "reprise_accept", seen);
    let asked = ask_back(&desk, "Karim", first.places[1].id);
    let noted = Noted {
        id: asked.row.id,
        version: asked.row.version,
        note: "à voir : 王さん, שלום, « œuf »\n🎭".to_owned(),
    };
    desk.ok::<Decided>("Léa", "reprise_pass", noted);
    desk.give_credit(
        asked.row.customer_id,
        Cents(10_000),
        harness::desk::BEGINNING_MS + 90 * DAY_MS,
    );
    for (last, first) in [("Ó Súilleabháin", ""), ("王", "Мария"), ("بن علي", "🎭 Zoë")]
    {
        let fields = json!({ "last_name": last, "first_name": first, "email": "",
            "phone": "", "locale": "fr" });
        desk.ok::<serde_json::Value>("Karim", "customer_create", fields);
    }
    desk.close()
}

fn options(folder: &Path, url: Option<&str>) -> Options {
    Options { database_url: url.map(str::to_owned), ..Options::folder(folder) }
}

fn moves(folder: &Path, to: &str) -> Result<HouseMoved, ApiError> {
    Api::move_house(&options(folder, None), Some("Hélène"), PIN, to)
}

/// What `move` reported of each table is what is in the database.
fn is_as_reported(report: &HouseMoved, there: &[Content]) {
    let reported: Vec<_> = report.tables.iter().map(|t| (&t.table, t.rows, &t.sha256)).collect();
    let found: Vec<_> = there.iter().map(|c| (&c.table, c.rows, &c.sha256)).collect();
    assert_eq!(reported, found);
    assert!(report.verified.ok);
}

/// From a folder to a server and back to another folder; every row is the same at each stop.
fn there_and_back(folder: &Path, operator: &str, pin: &str) {
    let before = contents(&on_file(folder));
    assert!(before.iter().map(|c| c.rows).sum::<u64>() > 200);
    let url = fresh_database();
    let there = Api::move_house(&options(folder, None), Some(operator), pin, &url).unwrap();
    let on_server = Store::postgres(&url).unwrap();
    assert_eq!(contents(&on_server), before);
    is_as_reported(&there, &before);
    assert!(!there.to.contains("contremarque:"), "no password is told");

    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().to_str().unwrap();
    let back = Api::move_house(&options(folder, None), Some(operator), pin, target).unwrap();
    assert_eq!(contents(&on_file(elsewhere.path())), before);
    is_as_reported(&back, &before);
    let opened = Api::open(&options(elsewhere.path(), None)).unwrap();
    assert!(opened.verify().unwrap().ok);
    opened.sign_in_by_name("x", operator, pin).unwrap();
}

#[test]
fn the_demo_house_goes_to_a_server_and_back_row_for_row() {
    let folder = tempfile::tempdir().unwrap();
    Api::make_demo(&options(folder.path(), None)).unwrap();
    there_and_back(folder.path(), "Hélène Roux", "5678");
}

#[test]
fn a_busy_house_goes_to_a_server_and_back_row_for_row() {
    let folder = busy_house();
    there_and_back(folder.path(), "Hélène", PIN);
}

#[test]
fn a_house_founded_on_a_server_goes_to_a_file_and_back_row_for_row() {
    let desk = Desk::postgres(&small_house());
    let asked = ask_back(&desk, "Karim", order(&desk, "671083").places[0].id);
    let seen = Versioned { id: asked.row.id, version: asked.row.version };
    desk.ok::<Decided>("Léa", "reprise_accept", seen);
    let (url, folder) = (desk.url.clone().unwrap(), desk.close());
    let before = contents(&Store::postgres(&url).unwrap());
    let from = options(folder.path(), Some(&url));
    Api::move_house(&from, Some("Zoé"), PIN, folder.path().to_str().unwrap()).unwrap();
    assert_eq!(contents(&on_file(folder.path())), before);
    let again = fresh_database();
    moves(folder.path(), &again).unwrap();
    assert_eq!(contents(&Store::postgres(&again).unwrap()), before);
}

#[test]
fn the_house_that_was_left_says_where_it_went_and_sells_no_more() {
    let desk = Desk::postgres(&small_house());
    let url = desk.url.clone().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let mover = tempfile::tempdir().unwrap();
    let target = elsewhere.path().to_str().unwrap();
    let from = options(mover.path(), Some(&url));
    Api::move_house(&from, Some("Hélène"), PIN, target).unwrap();
    // A counter that had the house open all the while.
    for (name, args) in [
        ("badges", json!({})),
        (
            "customer_create",
            json!({ "last_name": "X", "first_name": "", "email": "", "phone": "",
            "locale": "fr" }),
        ),
    ] {
        let refused = desk.call::<serde_json::Value>("Karim", name, args).unwrap_err();
        assert_eq!(refused.code, Code::HouseMoved, "{name}");
        assert_eq!(refused.args["to"], Fact::Text(target.to_owned()));
    }
    // And one that opens it.
    let refused = Api::open(&from).err().unwrap();
    assert_eq!(refused.code, Code::HouseMoved);
    assert!(Api::open(&options(elsewhere.path(), None)).unwrap().verify().unwrap().ok);
}

#[test]
fn settings_and_passwords_follow_the_house() {
    let folder = busy_house();
    let url = fresh_database();
    moves(folder.path(), &url).unwrap();
    let read = |folder: &Path, name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let password = url.split(':').nth(2).unwrap().split('@').next().unwrap();
    assert!(!read(folder.path(), "counter.json").contains(password));
    assert!(read(folder.path(), "secrets.json").contains(password));
    // The folder now opens the house on the server.
    let opened = Api::open(&options(folder.path(), None)).unwrap();
    let state = opened.call("", "app_state", uuid::Uuid::now_v7(), "{}").unwrap();
    assert!(state.json.contains("postgres"), "{}", state.json);
    drop(opened);

    // Back to its own folder: the file it had left is kept aside.
    let back = moves(folder.path(), folder.path().to_str().unwrap()).unwrap();
    assert!(Path::new(&back.kept.unwrap()).exists());
    assert!(!read(folder.path(), "secrets.json").contains(password));
    let opened = Api::open(&options(folder.path(), None)).unwrap();
    let state = opened.call("", "app_state", uuid::Uuid::now_v7(), "{}").unwrap();
    assert!(state.json.contains("sqlite"), "{}", state.json);
}

#[test]
fn a_desk_that_moved_its_house_says_that_it_works_by_the_owner_s_login_until_it_has_its_own() {
    let folder = busy_house();
    let url = fresh_database();
    moves(folder.path(), &url).unwrap();
    let here = options(folder.path(), None);
    let says = || {
        let status = Api::status(&here);
        let found = status.findings.iter().any(|finding| finding.what == What::OwnerLogin);
        let opened = Api::open(&here).unwrap();
        let state = opened.call("", "app_state", uuid::Uuid::now_v7(), "{}").unwrap();
        let state: AppState = serde_json::from_str(&state.json).unwrap();
        assert_eq!(found, state.owner_login);
        assert!(!found || status.level == Level::Warning, "{status:?}");
        found
    };
    assert!(says());

    let (address, password) = without_password(&counter_login(&url));
    let wanted = Wanted { address, password: password.unwrap(), ..Wanted::default() };
    Api::change_address(&here, &wanted).unwrap();
    assert!(!says());
    let (_, owners) = without_password(&url);
    let kept = std::fs::read_to_string(folder.path().join("secrets.json")).unwrap();
    assert!(!kept.contains(&format!("\"{}\"", owners.unwrap())), "the owner's password is gone");
    // The owner's own folder names the address each time: it is no desk.
    let owner = Api::status(&options(folder.path(), Some(&url)));
    assert!(owner.findings.iter().all(|finding| finding.what != What::OwnerLogin), "{owner:?}");
}

#[test]
fn a_house_that_is_there_already_is_not_written_upon() {
    let folder = busy_house();
    let taken = Desk::postgres(&small_house());
    let url = taken.url.clone().unwrap();
    let before = (contents(&on_file(folder.path())), contents(&taken.store()));
    assert_eq!(moves(folder.path(), &url).unwrap_err().code, Code::TargetTaken);
    let other = busy_house();
    let target = other.path().to_str().unwrap();
    assert_eq!(moves(folder.path(), target).unwrap_err().code, Code::TargetTaken);
    assert_eq!((contents(&on_file(folder.path())), contents(&taken.store())), before);
    assert!(Api::open(&options(folder.path(), None)).is_ok());
}

#[test]
fn a_supervisor_alone_moves_a_house() {
    let folder = busy_house();
    let url = fresh_database();
    let by = |name| Api::move_house(&options(folder.path(), None), name, PIN, &url);
    assert_eq!(by(None).unwrap_err().code, Code::NotSignedIn);
    assert_eq!(by(Some("Karim")).unwrap_err().code, Code::NotAllowed);
    assert_eq!(by(Some("Nobody")).unwrap_err().code, Code::WrongSignIn);
    assert!(Api::open(&options(folder.path(), None)).is_ok());
}

#[test]
fn where_there_is_no_house_none_is_moved_and_nobody_is_said_to_have_a_wrong_pin() {
    let (place, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = place.path().join("nowhere");
    let moved = || moves(&folder, elsewhere.path().to_str().unwrap()).unwrap_err().code;
    let reopened =
        || Api::reopen_house(&options(&folder, None), Some("Hélène"), PIN).unwrap_err().code;
    assert_eq!((moved(), reopened()), (Code::NoHouseThere, Code::NoHouseThere));
    assert!(!folder.exists());
    // A program was opened there once.
    let opened = Api::open(&options(&folder, None)).unwrap();
    assert_eq!(opened.sign_in_by_name("x", "Hélène", PIN).unwrap_err().code, Code::NoHouse);
    drop(opened);
    assert_eq!((moved(), reopened()), (Code::NoHouse, Code::NoHouse));
}

#[test]
fn a_house_that_does_not_verify_stays_where_it_is() {
    let folder = busy_house();
    let db = rusqlite::Connection::open(file(folder.path())).unwrap();
    db.execute_batch(
        "DROP TRIGGER journal_no_update; UPDATE journal SET data = '{}' WHERE seq = 5;",
    )
    .unwrap();
    drop(db);
    let url = fresh_database();
    let refused = moves(folder.path(), &url).unwrap_err();
    assert_eq!((refused.code, &refused.args["seq"]), (Code::ChainBroken, &Fact::Number(5)));
    assert!(Api::open(&options(folder.path(), None)).is_ok());
}

#[test]
fn every_table_of_the_schema_is_copied_each_after_those_it_refers_to() {
    let folder = busy_house();
    let url = fresh_database();
    let report = moves(folder.path(), &url).unwrap();
    let order: Vec<&str> = report.tables.iter().map(|t| t.table.as_str()).collect();
    let db = rusqlite::Connection::open(file(folder.path())).unwrap();
    let named = |sql: &str| -> BTreeSet<String> {
        let mut statement = db.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let tables = named(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL
         AND name <> 'refinery_schema_history'",
    );
    assert_eq!(tables, order.iter().map(|name| (*name).to_owned()).collect());
    for (rank, table) in order.iter().enumerate() {
        for parent in named(&format!("SELECT \"table\" FROM pragma_foreign_key_list('{table}')")) {
            assert!(order[..=rank].contains(&parent.as_str()), "{table} before {parent}");
        }
    }
}

#[test]
fn both_engines_describe_the_same_tables() {
    let here = Desk::sqlite(&small_house());
    let there = Desk::postgres(&small_house());
    let told = |desk: &Desk| {
        let tables = desk.store().read(|tx| schema::tables(tx));
        tables.unwrap_or_else(|e: StoreError| panic!("{e}"))
    };
    assert_eq!(told(&here), told(&there));
}

#[test]
fn what_is_append_only_is_so_where_the_house_arrives() {
    let folder = busy_house();
    let url = fresh_database();
    moves(folder.path(), &url).unwrap();
    let store = Store::postgres(&url).unwrap();
    for sql in ["UPDATE journal SET at_ms = 1", "DELETE FROM transfer", "DELETE FROM account"] {
        let refused = store.write(|tx| tx.execute(sql, &[])).unwrap_err();
        assert!(matches!(refused, StoreError::Constraint(why) if why.contains("append_only")));
    }
}

#[test]
fn what_migrations_left_at_the_target_gives_way_to_the_house() {
    let folder = busy_house();
    let before = contents(&on_file(folder.path()));
    let url = fresh_database();
    let target = Store::postgres(&url).unwrap();
    let sown = "INSERT INTO counter (id, name, created_at_ms) VALUES (7, 'Guichet 1', 0)";
    target.write(|tx| tx.execute(sown, &[])).unwrap_or_else(|e: StoreError| panic!("{e}"));
    moves(folder.path(), &url).unwrap();
    assert_eq!(contents(&target), before);
}

#[test]
fn a_supervisor_opens_a_left_house_again_and_the_journal_says_so() {
    let folder = busy_house();
    let url = fresh_database();
    moves(folder.path(), &url).unwrap();
    let here = options(folder.path(), None);
    let refused = Api::reopen_house(&here, Some("Karim"), PIN).unwrap_err();
    assert_eq!(refused.code, Code::NotAllowed);
    let reopened = Api::reopen_house(&here, Some("Hélène"), PIN).unwrap();
    assert!(reopened.had_moved_to.starts_with("postgres://"));
    let opened = Api::open(&here).unwrap();
    opened.sign_in_by_name("x", "Hélène", PIN).unwrap();
    assert!(opened.verify().unwrap().ok);
    let last = on_file(folder.path())
        .read(|tx| {
            let sql = "SELECT COUNT(*) FROM journal WHERE action = 'house.reopened'";
            tx.int(sql, &[])
        })
        .unwrap_or_else(|e: StoreError| panic!("{e}"));
    assert_eq!(last, 1);
}
