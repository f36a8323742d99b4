//! A house of an older schema, brought up to date by a word of its own: rows, chain, ledger and rights are what they were.
//!
//! What an older program left is made from today's house by undoing the last step; and each schema
//! since the first, without a house in it, is brought to today's.

use std::path::Path;

use api::{Api, Options};
use harness::desk::{Desk, PIN};
use harness::server::fresh_database;
use harness::small::small_house;
use office::Code;
use postgres::{Client, NoTls};
use store::{Content, Store, StoreError, schema};

use crate::reprises::{ask_back, order};
use crate::sales::two_seats_are_sold;

/// The last step.
const LAST: i64 = 38;

/// What undoes it: an account's name that is looked for among all of them, what left the account of what is given
/// back, and requests by their place.
fn undone(engine: &str) -> String {
    let again = if engine == "postgres" {
        "ALTER TABLE account ADD CONSTRAINT account_name_key UNIQUE (name);"
    } else {
        "CREATE UNIQUE INDEX account_names ON account (name);
         DROP INDEX transfer_debit;
         CREATE INDEX transfer_debit ON transfer (debit_id, seq);"
    };
    format!(
        "DROP INDEX account_name;
         {again}
         CREATE INDEX reprise_place ON reprise (place_id);
         DELETE FROM refinery_schema_history WHERE version = {LAST};"
    )
}

fn contents(store: &Store) -> Vec<Content> {
    store.read(|tx| store::contents(tx)).unwrap_or_else(|e: StoreError| panic!("{e}"))
}

fn busy(desk: &Desk) {
    ask_back(desk, "Léa", order(desk, "671083").places[0].id);
    two_seats_are_sold(desk);
}

fn in_file(folder: &Path) -> Options {
    Options::folder(folder)
}

#[test]
fn a_local_house_is_tried_on_a_copy_backed_up_and_brought_up_to_date() {
    let desk = Desk::sqlite(&small_house());
    busy(&desk);
    let before = contents(&desk.store());
    let folder = desk.close();
    let file = folder.path().join("contremarque.sqlite");
    rusqlite::Connection::open(&file).unwrap().execute_batch(&undone("sqlite")).unwrap();

    let tried = Api::upgrade(&in_file(folder.path()), true, None, false).unwrap();
    assert_eq!((tried.from, tried.to, tried.dry_run), (LAST - 1, LAST, true));
    assert!(tried.verified.unwrap().ok);
    let known = |file: &Path| Api::status(&in_file(file)).schema;
    assert_eq!(known(folder.path()), LAST - 1, "it was only tried");
    assert!(!folder.path().join("sauvegardes").exists());

    let done = Api::upgrade(&in_file(folder.path()), false, None, false).unwrap();
    assert!(done.verified.unwrap().ok);
    let backup = std::path::PathBuf::from(done.backup.unwrap());
    assert!(backup.is_file());
    assert_eq!(contents(&Store::sqlite(&file, |_| Ok(())).unwrap()), before);
    let again = Api::upgrade(&in_file(folder.path()), false, None, false).unwrap();
    assert_eq!((again.from, again.to, again.backup), (LAST, LAST, None), "nothing is left to do");
}

#[test]
fn a_shared_house_is_brought_up_to_date_by_its_owner_s_word_alone_after_a_backup() {
    let desk = Desk::postgres(&small_house());
    busy(&desk);
    let (url, login) = (desk.url.clone().unwrap(), desk.login.clone());
    let before = contents(&desk.store());
    let folder = desk.close();
    Client::connect(&url, NoTls).unwrap().batch_execute(&undone("postgres")).unwrap();
    let at = |url: &str| Options { database_url: Some(url.to_owned()), ..in_file(folder.path()) };
    let refused = |options: &Options| Api::open(options).err().unwrap().code;
    assert_eq!(refused(&at(&url)), Code::OlderSchema, "an opening changes nothing");
    assert_eq!(refused(&at(login.as_ref().unwrap())), Code::OlderSchema);
    assert_eq!(Api::status(&at(&url)).schema, LAST - 1);

    let tried = Api::upgrade(&at(&url), true, None, false).unwrap();
    assert_eq!((tried.from, tried.to, tried.dry_run), (LAST - 1, LAST, true));
    let by_counter = Api::upgrade(&at(login.as_ref().unwrap()), false, None, true);
    assert_eq!(by_counter.unwrap_err().code, Code::OlderSchema);
    let without = Api::upgrade(&at(&url), false, None, false).unwrap_err();
    assert_eq!(without.code, Code::BadField, "a backup comes first");
    let nowhere = folder.path().join("absent/maison.dump");
    let failed = Api::upgrade(&at(&url), false, Some(&nowhere), false).unwrap_err();
    assert_eq!(failed.code, Code::BackupFailed);
    assert_eq!(Api::status(&at(&url)).schema, LAST - 1, "nothing was changed");

    let dump = folder.path().join("maison.dump");
    let url = with_a_hard_password(&url);
    let done = Api::upgrade(&at(&url), false, Some(&dump), false).unwrap();
    assert!(done.verified.unwrap().ok);
    assert!(std::fs::read(&dump).unwrap().starts_with(b"PGDMP"));
    let mode = std::os::unix::fs::MetadataExt::mode(&dump.metadata().unwrap());
    assert_eq!(mode & 0o777, 0o600, "it has what the house has");
    assert_eq!(contents(&Store::postgres(&url).unwrap()), before);
    // Counters have their rights on what came.
    let counter = Api::open(&at(login.as_ref().unwrap())).unwrap();
    counter.sign_in_by_name("x", "Hélène", PIN).unwrap();
    let seen =
        "SELECT has_column_privilege('contremarque_guichet', 'site_code', 'browser', 'SELECT')";
    assert!(Client::connect(&url, NoTls).unwrap().query_one(seen, &[]).unwrap().get::<_, bool>(0));
}

/// Another owner of the same database, whose password has to be escaped in an address.
fn with_a_hard_password(url: &str) -> String {
    let name = format!("o{}", uuid::Uuid::now_v7().simple());
    let role = format!("CREATE ROLE {name} SUPERUSER LOGIN PASSWORD 'p@ss:/% é'");
    Client::connect(url, NoTls).unwrap().batch_execute(&role).unwrap();
    let (_, rest) = url.rsplit_once('@').unwrap();
    format!("postgres://{name}:{}@{rest}", runtime::place::address::escaped("p@ss:/% é"))
}

#[test]
fn an_owner_who_may_make_no_role_founds_a_house_and_gives_it_its_rights_again() {
    let desk = Desk::postgres(&small_house());
    let url = fresh_database();
    let name = format!("o{}", uuid::Uuid::now_v7().simple());
    let (_, database) = url.rsplit_once('/').unwrap();
    let owner = format!(
        "CREATE ROLE {name} LOGIN NOCREATEROLE PASSWORD '{name}'; ALTER DATABASE {database} OWNER TO {name}"
    );
    Client::connect(&desk.url.clone().unwrap(), NoTls).unwrap().batch_execute(&owner).unwrap();
    let (_, rest) = url.rsplit_once('@').unwrap();
    let owner = format!("postgres://{name}:{name}@{rest}");
    drop(Store::postgres(&owner).unwrap());
    let mut client = Client::connect(&owner, NoTls).unwrap();
    let mut reads = || {
        let may = "SELECT has_table_privilege('contremarque_guichet', 'seat_hold', 'SELECT')";
        client.query_one(may, &[]).unwrap().get::<_, bool>(0)
    };
    assert!(reads());
    // As where an upgrade was cut short between the schema and the rights.
    let mut again = Client::connect(&owner, NoTls).unwrap();
    again.batch_execute("REVOKE ALL ON seat_hold FROM contremarque_guichet").unwrap();
    assert!(!reads());
    drop(Store::upgrade_postgres(&owner).unwrap());
    assert!(reads());
}

/// The steps of an engine up to one, with the note that each was taken.
fn steps(engine: &str, last: i64) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(engine);
    let mut steps: Vec<(i64, String, std::path::PathBuf)> = std::fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            let (version, name) = name.strip_prefix('V')?.strip_suffix(".sql")?.split_once("__")?;
            Some((version.parse().unwrap(), name.to_owned(), entry.path()))
        })
        .filter(|(version, ..)| *version <= last)
        .collect();
    steps.sort();
    let note = |version: &i64, name: &str| {
        format!(
            "INSERT INTO refinery_schema_history VALUES ({version}, '{name}', '2020-01-01T00:00:00Z', '0');"
        )
    };
    let history =
        "CREATE TABLE refinery_schema_history (version INTEGER PRIMARY KEY, name VARCHAR(255),
        applied_on VARCHAR(255), checksum VARCHAR(255));"
            .to_owned();
    let taken = steps.iter().map(|(version, name, path)| {
        format!("{}\n{}", std::fs::read_to_string(path).unwrap(), note(version, name))
    });
    std::iter::once(history).chain(taken).collect()
}

fn tables(store: &Store) -> Vec<schema::Table> {
    store.read(|tx| schema::tables(tx)).unwrap_or_else(|e: StoreError| panic!("{e}"))
}

#[test]
fn the_schema_of_every_version_since_the_first_becomes_today_s_in_a_file() {
    let place = tempfile::tempdir().unwrap();
    let fresh = Store::sqlite(&place.path().join("fresh.sqlite"), |_| Ok(())).unwrap();
    let expected = tables(&fresh);
    for last in 1..LAST {
        let file = place.path().join(format!("{last}.sqlite"));
        let db = rusqlite::Connection::open(&file).unwrap();
        for step in steps("sqlite", last) {
            db.execute_batch(&step).unwrap();
        }
        drop(db);
        let store = Store::sqlite(&file, |_| Ok(())).unwrap();
        assert_eq!(tables(&store), expected, "since version {last}");
    }
}

#[test]
fn the_schema_of_every_tenth_version_since_the_first_becomes_today_s_on_a_server() {
    let expected = tables(&Store::postgres(&fresh_database()).unwrap());
    for last in [1, 10, 20, 30, LAST - 1] {
        let url = fresh_database();
        let mut client = Client::connect(&url, NoTls).unwrap();
        for step in steps("postgres", last) {
            client.batch_execute(&step).unwrap();
        }
        assert!(matches!(Store::postgres(&url), Err(StoreError::Older { .. })));
        assert_eq!(
            tables(&Store::upgrade_postgres(&url).unwrap()),
            expected,
            "since version {last}"
        );
    }
}
