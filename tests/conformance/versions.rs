//! Programs of different versions at one house: who reads, who writes, who waits.

use std::time::Duration;

use api::{Api, Heard, Options};
use contract::counter::CounterRow;
use contract::operator::Badges;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;
use postgres::{Client, NoTls};
use runtime::line_state::OtherSchema;
use runtime::watching::What;
use serde_json::{Value as Json, json};
use site::Site;
use store::StoreError;
use uuid::Uuid;

use crate::counters::Ears;
use crate::reprises::{ask_back, order};
use crate::upgraded::undone;

const NEWER: &str = "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
    VALUES (999, 'future', '2030-01-01T00:00:00Z', '0')";
const NOT_NEWER: &str = "DELETE FROM refinery_schema_history WHERE version = 999";
const OLDER: &str = "DELETE FROM refinery_schema_history
    WHERE version = (SELECT MAX(version) FROM refinery_schema_history)";

/// Does it as the owner of the database does, past every program.
pub(crate) fn done(desk: &Desk, text: &str) {
    match &desk.url {
        Some(url) => Client::connect(url, NoTls).unwrap().batch_execute(text).unwrap(),
        None => {
            let file = desk.folder.join("contremarque.sqlite");
            rusqlite::Connection::open(file).unwrap().execute_batch(text).unwrap();
        }
    }
}

/// Rows of the journal, commands that are kept, lots: what half a write would leave.
fn kept(desk: &Desk) -> Vec<i64> {
    let tables = ["journal", "command", "transfer", "credit_lot"];
    let count = |table: &str| {
        let text = format!("SELECT COUNT(*) FROM {table}");
        match &desk.url {
            Some(url) => Client::connect(url, NoTls).unwrap().query_one(&text, &[]).unwrap().get(0),
            None => {
                let file = desk.folder.join("contremarque.sqlite");
                let file = rusqlite::Connection::open(file).unwrap();
                file.query_row(&text, [], |row| row.get(0)).unwrap()
            }
        }
    };
    tables.map(count).to_vec()
}

#[test]
fn a_house_that_a_newer_program_brought_up_to_date_is_read_by_the_older_one_and_not_written() {
    on_each_engine(|desk| {
        ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let (before, id) = (kept(desk), Uuid::now_v7());
        done(desk, NEWER);
        let refused = desk.call_as::<Json>(id, "Hélène", "mail_resume", json!({})).unwrap_err();
        assert_eq!(refused.code, Code::NewerSchema);
        assert_eq!(refused.args.get("found"), Some(&999_i64.into()));
        let sent = desk.api.send_due_mails();
        assert!(matches!(&sent, Err(refusal) if refusal.code == Code::NewerSchema), "{sent:?}");
        assert_eq!(kept(desk), before, "not a part of it is written");
        desk.ok::<Badges>("Léa", "badges", json!({}));
        let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
        assert!(rows.iter().any(|row| row.here && row.too_old), "{rows:?}");
        done(desk, NOT_NEWER);
        desk.call_as::<Json>(id, "Hélène", "mail_resume", json!({})).unwrap();
        assert_eq!(desk.api.send_due_mails().unwrap(), 1, "the mail still waited");
    });
}

#[test]
fn a_program_that_is_newer_than_its_house_writes_nothing_before_that_is_brought_up_to_date() {
    on_each_engine(|desk| {
        desk.ok::<Json>("Hélène", "mail_resume", json!({}));
        let before = kept(desk);
        done(desk, OLDER);
        assert_eq!(desk.refused("Hélène", "mail_resume", json!({})), Code::OlderSchema);
        assert_eq!(kept(desk), before);
        desk.ok::<Badges>("Léa", "badges", json!({}));
    });
}

#[test]
fn a_site_that_is_older_than_the_file_of_its_desk_writes_nothing() {
    let desk = Desk::sqlite(&small_house());
    let options = Options {
        occupant: api::Occupant::Site,
        clock: std::sync::Arc::clone(&desk.clock) as std::sync::Arc<dyn api::Clock>,
        ..Options::folder(&desk.folder)
    };
    let site = Site::open(&options).unwrap();
    done(&desk, NEWER);
    for store in [site.house().visitors(), &site.house().store] {
        let refused = store.write(|_| Ok::<_, StoreError>(()));
        assert!(matches!(refused, Err(StoreError::Newer { found: 999, .. })), "{refused:?}");
        store.read(|tx| store::schema::version(tx)).unwrap();
    }
}

#[test]
fn the_window_of_an_open_counter_says_that_its_program_is_too_old_and_then_no_more() {
    on_each_engine(|desk| {
        let ears = Ears::of(desk);
        done(desk, NEWER);
        if let Some(url) = &desk.url {
            // As the upgrade says it.
            let told = "NOTIFY contremarque, 'upgrade counters'";
            Client::connect(url, NoTls).unwrap().batch_execute(told).unwrap();
        }
        let said = |wanted: Option<OtherSchema>| {
            move |heard: &Heard| match heard {
                Heard::Line(line) if line.schema == wanted => Some(()),
                _ => None,
            }
        };
        ears.wait("that the house is newer", said(Some(OtherSchema::Newer)));
        done(desk, NOT_NEWER);
        if let Some(url) = &desk.url {
            let told = "NOTIFY contremarque, 'upgrade counters'";
            Client::connect(url, NoTls).unwrap().batch_execute(told).unwrap();
        }
        ears.wait("that it is as it was", said(None));
    });
}

#[test]
fn the_page_of_counters_and_the_status_name_the_counters_whose_program_is_too_old() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let _there = Ears::of(&other);
    let at = Options { database_url: desk.url.clone(), ..Options::folder(&desk.folder) };
    let too_old = || {
        let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
        let status = Api::status(&at);
        let named: Vec<_> =
            rows.into_iter().filter(|row| row.too_old).map(|row| row.name).collect();
        let at_work = status.house.unwrap().counters;
        assert!(at_work.iter().all(|one| !one.program.is_empty()));
        let found = status.findings.iter().find(|one| one.what == What::CountersTooOld);
        (named, at_work.len(), found.map(|one| one.count))
    };
    assert_eq!(too_old(), (vec![], 1, None));
    // As a program shows itself that knows nothing of schemas.
    done(&desk, "UPDATE counter_presence SET schema_known = 0");
    assert_eq!(too_old(), (vec!["Guichet 2".to_owned()], 1, Some(1)));
}

#[test]
fn who_brings_a_house_up_to_date_waits_for_whoever_writes() {
    let desk = Desk::postgres(&small_house());
    let url = desk.url.clone().unwrap();
    done(&desk, &undone("postgres"));
    let mut writes = Client::connect(&url, NoTls).unwrap();
    writes.batch_execute("BEGIN; SELECT seq FROM head WHERE id = 1 FOR UPDATE").unwrap();
    let (tell, told) = std::sync::mpsc::channel();
    let upgraded = std::thread::spawn(move || {
        let done = store::Store::upgrade_postgres(&url).map(drop);
        let _ = tell.send(());
        done
    });
    assert!(told.recv_timeout(Duration::from_secs(2)).is_err(), "it did not wait");
    writes.batch_execute("COMMIT").unwrap();
    upgraded.join().unwrap().unwrap();
    desk.ok::<Json>("Hélène", "mail_resume", json!({}));
}

#[test]
fn each_step_of_a_server_s_schema_begins_by_waiting_for_whoever_writes() {
    let steps = std::fs::read_dir("../migrations/postgres").unwrap().flatten();
    for step in steps {
        let name = step.file_name().into_string().unwrap();
        let number = name.strip_prefix('V').and_then(|rest| rest.split_once("__"));
        let Some(Ok(39..)) = number.map(|(number, _)| number.parse::<u32>()) else { continue };
        let text = std::fs::read_to_string(step.path()).unwrap();
        let first = text.lines().find(|line| !line.is_empty() && !line.starts_with("--"));
        assert_eq!(first, Some("DO $$ BEGIN LOCK TABLE head IN EXCLUSIVE MODE; END $$;"), "{name}");
    }
}
