//! Several programs on one folder: a window and a site, terminals beside both, or one program alone.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use api::{Api, Clock, Heard, Occupant, Options, Topic};
use contract::args::Empty;
use contract::counter::{CounterRow, RenameCounter};
use contract::customer::CustomerSheet;
use contract::sale::TicketFormat;
use contract::settings::{LocalSettings, OperatorRow, SetLocal, Settings};
use harness::desk::{Desk, PIN, on_each_engine};
use harness::server::site_login;
use harness::small::small_house;
use office::Code;
use serde_json::{Value as Json, json};
use site::Site;
use store::DataLock;

use crate::reprises::{ask_back, order};

/// Longer than a program takes to hear of something, so that a lost word fails.
const PATIENCE: Duration = Duration::from_secs(20);

fn customer(last_name: &str) -> Json {
    json!({ "last_name": last_name, "first_name": "Alix", "email": "", "phone": "", "locale": "fr" })
}

fn refused(options: &Options) -> Code {
    Api::open(options).err().map(|refusal| refusal.code).unwrap()
}

#[test]
fn a_terminal_works_beside_the_window_and_each_sees_what_the_other_did() {
    on_each_engine(|desk| {
        let terminal = desk.in_terminal();
        let place = order(&terminal, "671083").places[0].id;
        ask_back(desk, "Léa", place);
        let again = json!({ "place_ids": [place] });
        assert_eq!(terminal.refused("Hélène", "reprise_quote", again), Code::PlaceNotFree);
        let made: CustomerSheet = terminal.ok("Hélène", "customer_create", customer("Doute"));
        desk.ok::<CustomerSheet>("Léa", "customer_sheet", json!({ "id": made.id }));
        drop(terminal);
        let found = desk.api.verify().unwrap();
        assert!(found.ok, "{found:?}");
    });
}

#[test]
fn what_a_terminal_writes_is_heard_in_the_window() {
    on_each_engine(|desk| {
        let (tell, heard) = channel();
        let tell = Mutex::new(tell);
        let listening = desk.api.listen(move |said| {
            // The test may be over.
            let _ = tell.lock().unwrap().send(said);
        });
        let terminal = desk.in_terminal();
        // Words that come with the beginning: who is there, who signed in.
        while heard.recv_timeout(Duration::from_secs(2)).is_ok() {}
        terminal.ok::<CustomerSheet>("Hélène", "customer_create", customer("Doute"));
        let said = heard.recv_timeout(PATIENCE).expect("something is heard");
        assert!(
            matches!(&said, Heard::Changed(topics) if topics == &[Topic::Customers]),
            "{said:?}"
        );
        // Its own changes are no news to it.
        desk.ok::<CustomerSheet>("Hélène", "customer_create", customer("Certain"));
        assert!(heard.recv_timeout(Duration::from_secs(2)).is_err());
        drop(listening);
    });
}

#[test]
fn a_person_who_is_changed_in_a_terminal_signs_in_again_in_the_window() {
    let desk = Desk::sqlite(&small_house());
    let terminal = desk.in_terminal();
    let people: Vec<OperatorRow> = terminal.ok("Hélène", "operator_list", json!({}));
    let lea = people.iter().find(|person| person.name == "Léa").unwrap();
    let change = json!({ "id": lea.id, "version": lea.version, "role": "cashier", "active": true,
        "pin": "7777" });
    let (tell, heard) = channel();
    let tell = Mutex::new(tell);
    let _listening = desk.api.listen(move |said| {
        // The test may be over.
        let _ = tell.lock().unwrap().send(said);
    });
    terminal.ok::<OperatorRow>("Hélène", "operator_change", change);
    while let Ok(said) = heard.recv_timeout(PATIENCE) {
        if matches!(&said, Heard::Changed(topics) if topics.contains(&Topic::Settings)) {
            assert_eq!(desk.refused("Léa", "badges", json!({})), Code::NotSignedIn);
            return;
        }
    }
    panic!("never heard");
}

#[test]
fn a_second_window_is_refused_and_so_is_what_has_to_be_alone() {
    on_each_engine(|desk| {
        let options = Options { database_url: desk.login.clone(), ..Options::folder(&desk.folder) };
        assert_eq!(refused(&options), Code::DataInUse, "a second window");
        if desk.url.is_none() {
            let backup = desk.folder.join("sauvegarde.sqlite");
            desk.api.backup_to(&backup).unwrap();
            let restored =
                Api::restore(&options, &backup, Some("Hélène"), PIN, &Default::default());
            assert_eq!(restored.unwrap_err().code, Code::DataInUse);
        }
        let moved = Api::move_house(&options, Some("Hélène"), PIN, "elsewhere");
        assert_eq!(moved.unwrap_err().code, Code::DataInUse);
        assert_eq!(Api::leave_demo(&options).unwrap_err().code, Code::DataInUse);
    });
}

/// The site of this desk's folder.
fn site_of(desk: &Desk) -> Options {
    Options {
        database_url: desk.url.as_deref().map(site_login),
        occupant: Occupant::Site,
        clock: Arc::clone(&desk.clock) as Arc<dyn Clock>,
        ..Options::folder(&desk.folder)
    }
}

#[test]
fn a_program_beside_another_puts_back_no_setting_of_the_counter_that_it_read_before() {
    on_each_engine(|desk| {
        let site = Site::open(&site_of(desk)).unwrap();
        let second = tempfile::tempdir().unwrap();
        let backups = json!({ "keep": 7, "keep_mb": 200, "second": second.path(),
            "second_apart": false });
        desk.ok::<Empty>("Hélène", "backup_set", backups);
        let settings: Settings = desk.ok("Hélène", "settings_get", json!({}));
        let local = LocalSettings {
            printer: "billets".into(),
            ticket_format: TicketFormat::Thermal,
            lock_after_minutes: 3,
            ..settings.local
        };
        desk.ok::<Empty>("Hélène", "local_set", SetLocal { local, counter_version: None });

        let counters: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
        let own = counters.iter().find(|counter| counter.here).unwrap();
        let renamed = RenameCounter { id: own.id, version: own.version, name: "Hall".into() };
        desk.ok::<Empty>("Hélène", "counter_rename", renamed);
        desk.api.look_at_standing().unwrap();
        site.house().look_at_standing().unwrap();

        let kept = || {
            let text = std::fs::read_to_string(desk.folder.join("counter.json")).unwrap();
            serde_json::from_str::<Json>(&text).unwrap()
        };
        let now = kept();
        assert_eq!(now["settings"]["counter"], "Hall");
        assert_eq!(now["settings"]["printer"], "billets");
        assert_eq!(now["settings"]["ticket_format"], "thermal");
        assert_eq!(now["settings"]["lock_after_minutes"], 3);
        assert_eq!((&now["backups"]["keep"], &now["backups"]["keep_mb"]), (&json!(7), &json!(200)));
        assert_eq!(now["backups"]["second"], json!(second.path()));

        // What a terminal sets, the window does not put back either.
        let terminal = desk.in_terminal();
        let backups = json!({ "keep": 9, "keep_mb": 0, "second": "", "second_apart": false });
        terminal.ok::<Empty>("Hélène", "backup_set", backups);
        desk.ok::<Empty>("Hélène", "set_locale", json!({ "locale": "en" }));
        let now = kept();
        assert_eq!(
            (&now["backups"]["keep"], &now["settings"]["locale"]),
            (&json!(9), &json!("en"))
        );
    });
}

#[test]
fn a_site_stands_beside_the_window_and_is_one() {
    on_each_engine(|desk| {
        let site = site_of(desk);
        let open = Site::open(&site).unwrap();
        assert_eq!(refused(&site), Code::DataInUse, "a second site");
        ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        assert!(open.house().has_house().unwrap());
        assert!(desk.api.verify().unwrap().ok);
    });
}

#[test]
fn the_schema_of_a_file_is_only_changed_by_a_program_that_is_alone() {
    let folder = Desk::sqlite(&small_house()).close();
    let file = rusqlite::Connection::open(folder.path().join("contremarque.sqlite")).unwrap();
    // As a program left it that did not know of the last step.
    let newest = "(SELECT MAX(version) FROM refinery_schema_history)";
    file.execute(&format!("DELETE FROM refinery_schema_history WHERE version = {newest}"), ())
        .unwrap();
    drop(file);
    let mut site = DataLock::take(folder.path(), Occupant::Site).unwrap();
    site.share(folder.path()).unwrap();
    assert_eq!(refused(&Options::folder(folder.path())), Code::DataInUse);
}

#[test]
fn the_last_program_to_close_leaves_one_file() {
    let desk = Desk::sqlite(&small_house());
    let terminal = desk.in_terminal();
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let folder = desk.close();
    terminal.ok::<CustomerSheet>("Hélène", "customer_create", customer("Doute"));
    drop(terminal);
    let names = std::fs::read_dir(folder.path()).unwrap().flatten();
    let names: Vec<_> = names.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let database: Vec<_> =
        names.iter().filter(|name| name.starts_with("contremarque.sqlite")).collect();
    assert_eq!(database, ["contremarque.sqlite"]);
}
