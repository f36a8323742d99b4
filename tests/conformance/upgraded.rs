//! A house of an older schema, brought up to date by a word of its own: rows, chain, ledger and rights are what they were.
//!
//! What an older program left is made from today's house by undoing the last step; and each schema
//! since the first, without a house in it, is brought to today's.

use std::path::Path;

use api::{Api, Options};
use harness::desk::{Desk, PIN};
use harness::programs::built;
use harness::server::fresh_database;
use harness::small::small_house;
use office::Code;
use postgres::{Client, NoTls};
use store::{Content, Store, StoreError, schema};

use crate::erasure::{erased, lived};
use crate::reprises::{ask_back, order};
use crate::sales::two_seats_are_sold;

/// The last step.
const LAST: i64 = 47;

/// The one from which the stories come.
const BEFORE: i64 = 41;

/// What undoes those since: each order of what waits by its list, whatever was decided, and by its receipt whatever waits.
pub(crate) fn undone(engine: &str) -> String {
    const CARRIED: &str = "show_id, performance_id, place_channel, state";
    const ORDERS: [(&str, &str); 7] = [
        ("customer", "customer_key"),
        ("show", "show_key"),
        ("place", "place_key"),
        ("paid", "paid_cents"),
        ("reprise", "reprise_cents"),
        ("fee", "fee_cents"),
        ("start", "starts_at_ms"),
    ];
    let order = |name: &str, key: &str, carried: &str, of: &str| match engine {
        "postgres" => format!(
            "CREATE INDEX {name} ON reprise (bucket, {key}, number) INCLUDE ({carried}){of};"
        ),
        _ => format!("CREATE INDEX {name} ON reprise (bucket, {key}, number, {carried}){of};"),
    };
    let on = if engine == "postgres" { " ON reprise" } else { "" };
    let told = match engine {
        "postgres" => {
            "ALTER TABLE guard.pin DROP COLUMN set_in;
             DROP TRIGGER touched_kept ON touched;
             DROP TRIGGER touched_stray ON touched;
             DROP TRIGGER transfer_first ON transfer;
             DROP FUNCTION guard.transfer_first();
             DROP TRIGGER seat_out_words ON seat_out;
             DROP FUNCTION seat_out_words();
             CREATE TRIGGER seat_out_no_update BEFORE UPDATE ON seat_out
               FOR EACH ROW EXECUTE FUNCTION append_only();
             ALTER TABLE site_request DROP COLUMN customer_id CASCADE;
             DROP TRIGGER house_kept ON house;
             DROP FUNCTION guard.house_kept();
             DROP TABLE former_house;
             DROP FUNCTION former_house_follows();
             DROP FUNCTION guard.notes_former_house();
             DELETE FROM guard.writes WHERE what = 'former_house' OR (action, what) IN
               (('reprise.undone', 'mail'), ('customer.erased', 'seat_out'), ('customer.changed', 'place'),
                ('house.changed', 'performance'));"
        }
        _ => {
            "DROP TRIGGER seat_out_words;
             CREATE TRIGGER seat_out_no_update BEFORE UPDATE ON seat_out
               BEGIN SELECT RAISE(ABORT, 'append_only: seat_out'); END;
             ALTER TABLE site_request DROP COLUMN customer_id;
             DROP TABLE former_house;"
        }
    };
    let mut steps = format!(
        "{told}
         DROP VIEW unsettled_refund;
         DROP TRIGGER reprise_listed{on};
         DROP TRIGGER reprise_listed_first{on};
         DROP INDEX reprise_left;
         DROP INDEX reprise_by_received;
         DROP INDEX reprise_received;"
    );
    steps.push_str(&order("reprise_received", "requested_at_ms", CARRIED, ""));
    for (name, key) in ORDERS {
        let name = format!("reprise_by_{name}");
        steps.push_str(&format!("DROP INDEX {name};"));
        let carried = format!("{CARRIED}, requested_at_ms");
        steps.push_str(&order(&name, key, &carried, " WHERE bucket <> 'done'"));
    }
    if engine == "sqlite" {
        steps.push_str(
            "DROP TRIGGER reprise_alone;
             DROP TRIGGER reprise_alone_first;
             CREATE UNIQUE INDEX reprise_one_per_place ON reprise (place_id)
               WHERE state IN ('requested', 'held', 'awaiting_supervisor', 'accepted');",
        );
    }
    format!(
        "{steps}
         ALTER TABLE reprise DROP COLUMN listed;
         DELETE FROM refinery_schema_history WHERE version > {BEFORE};"
    )
}

fn contents(store: &Store) -> Vec<Content> {
    store.read(|tx| store::contents(tx)).unwrap_or_else(|e: StoreError| panic!("{e}"))
}

fn busy(desk: &Desk) {
    ask_back(desk, "Léa", order(desk, "671083").places[0].id);
    two_seats_are_sold(desk);
    // Commands that were erased name the command they were.
    erased(desk, lived(desk).id);
    // The step takes what is treated out of the orders of what waits.
    let swept = "UPDATE reprise SET listed = NULL WHERE bucket = 'done'";
    let done = desk.store().write(|tx| tx.run(swept, &[]));
    done.unwrap_or_else(|e: StoreError| panic!("{e}"));
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
    assert_eq!((tried.from, tried.to, tried.dry_run), (BEFORE, LAST, true));
    assert!(tried.verified.unwrap().ok);
    let known = |file: &Path| Api::status(&in_file(file)).schema;
    assert_eq!(known(folder.path()), BEFORE, "it was only tried");
    assert!(!folder.path().join("sauvegardes").exists());

    let done = Api::upgrade(&in_file(folder.path()), false, None, false).unwrap();
    assert!(done.verified.unwrap().ok);
    let backup = std::path::PathBuf::from(done.backup.unwrap());
    assert!(backup.is_file());
    assert_eq!(contents(&Store::sqlite(&file, |_| Ok(())).unwrap()), before);
    let again = Api::upgrade(&in_file(folder.path()), false, None, false).unwrap();
    assert_eq!((again.from, again.to, again.backup), (LAST, LAST, None), "nothing is left to do");
    assert!(!again.dry_run, "it was no try");
    assert!(Api::upgrade(&in_file(folder.path()), true, None, false).unwrap().dry_run);
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
    assert_eq!(Api::status(&at(&url)).schema, BEFORE);

    let tried = Api::upgrade(&at(&url), true, None, false).unwrap();
    assert_eq!((tried.from, tried.to, tried.dry_run), (BEFORE, LAST, true));
    let by_counter = Api::upgrade(&at(login.as_ref().unwrap()), false, None, true);
    assert_eq!(by_counter.unwrap_err().code, Code::OlderSchema);
    let without = Api::upgrade(&at(&url), false, None, false).unwrap_err();
    assert_eq!(without.code, Code::BadField, "a backup comes first");
    let nowhere = folder.path().join("absent/maison.dump");
    let failed = Api::upgrade(&at(&url), false, Some(&nowhere), false).unwrap_err();
    assert_eq!(failed.code, Code::BackupFailed);
    assert_eq!(Api::status(&at(&url)).schema, BEFORE, "nothing was changed");

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

/// A folder whose `pg_dump` writes half a dump and kills who started it.
fn half_dumps(folder: &Path) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let tools = folder.join("outils");
    std::fs::create_dir(&tools).unwrap();
    let script = "#!/bin/sh\nfor word; do\n  [ \"$before\" = --file ] && printf PGDMP > \"$word\"\n  \
        before=$word\ndone\nkill -9 $PPID\n";
    let tool = tools.join("pg_dump");
    std::fs::write(&tool, script).unwrap();
    std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755)).unwrap();
    tools
}

#[test]
fn a_dump_has_its_name_when_it_is_whole_and_one_that_is_there_is_told_from_any_file() {
    let desk = Desk::postgres(&small_house());
    let url = desk.url.clone().unwrap();
    let folder = desk.close();
    Client::connect(&url, NoTls).unwrap().batch_execute(&undone("postgres")).unwrap();
    let at = Options { database_url: Some(url.clone()), ..in_file(folder.path()) };
    let dump = folder.path().join("maison.dump");

    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", half_dumps(folder.path()).display());
    let mut cut = std::process::Command::new(built("contremarquectl").unwrap());
    cut.arg("--data").arg(folder.path()).args(["upgrade", "--backup"]).arg(&dump);
    cut.env("PATH", path).env("CONTREMARQUE_DATABASE", &url);
    let cut = cut.output().unwrap();
    assert_eq!(cut.status.code(), None, "{}", String::from_utf8_lossy(&cut.stderr));
    assert!(!dump.exists(), "half a dump has no name");
    assert_eq!(Api::status(&at).schema, BEFORE);

    let refused = || Api::upgrade(&at, false, Some(&dump), false).unwrap_err().code;
    std::fs::write(&dump, "une lettre").unwrap();
    assert_eq!(refused(), Code::FileInTheWay);
    std::fs::write(&dump, "PGDMP, et la maison").unwrap();
    assert_eq!(refused(), Code::DumpThere);
    std::fs::remove_file(&dump).unwrap();
    assert!(Api::upgrade(&at, false, Some(&dump), false).unwrap().verified.unwrap().ok);
    assert!(std::fs::read(&dump).unwrap().starts_with(b"PGDMP"));
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
    // Grown step by step, each version is there once for a copy: nothing of the past is done anew.
    let grown = place.path().join("grown.sqlite");
    let db = rusqlite::Connection::open(&grown).unwrap();
    db.execute_batch("PRAGMA synchronous = OFF").unwrap();
    let mut steps = steps("sqlite", LAST - 1).into_iter();
    db.execute_batch(&steps.next().unwrap()).unwrap();
    let mut last = 0;
    for step in steps {
        db.execute_batch(&step).unwrap();
        let newest = "SELECT MAX(version) FROM refinery_schema_history";
        last = db.query_row(newest, [], |row| row.get::<_, i64>(0)).unwrap();
        let file = place.path().join(format!("{last}.sqlite"));
        std::fs::copy(&grown, &file).unwrap();
        let store = Store::sqlite(&file, |_| Ok(())).unwrap();
        assert_eq!(tables(&store), expected, "since version {last}");
    }
    assert_eq!(last, LAST - 1);
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
