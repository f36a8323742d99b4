//! A house that has no time or no room for a counter: it waits its turn, or the sentence says who or what is in the way.

use std::sync::mpsc::channel;
use std::time::Duration;

use contract::args::Empty;
use contract::counter::CounterRow;
use contract::operator::AppState;
use contract::sentence::Fact;
use harness::desk::Desk;
use harness::small::small_house;
use office::Code;
use serde_json::{Value as Json, json};
use store::StoreError;

use crate::customers::fields;

fn save(desk: &Desk) -> Result<Json, api::ApiError> {
    desk.call("Karim", "customer_create", fields("Verne"))
}

#[test]
fn whoever_waits_for_the_house_is_told_which_counter_holds_it() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let rows: Vec<CounterRow> = other.ok("Hélène", "counter_list", json!({}));
    let holder = rows.into_iter().find(|counter| counter.here).unwrap();

    let holding = desk.store();
    holding.belongs_to(holder.id.into()).unwrap();
    let refused = std::thread::scope(|scope| {
        let (taken, has_it) = channel();
        let (let_go, done) = channel::<()>();
        scope.spawn(move || {
            holding.write(|_| {
                taken.send(()).unwrap();
                let _ = done.recv();
                Ok::<_, StoreError>(())
            })
        });
        has_it.recv().unwrap();
        let refused = save(&desk).unwrap_err();
        drop(let_go);
        refused
    });
    assert_eq!(refused.code, Code::HouseHeld);
    assert_eq!(refused.args.get("counter"), Some(&Fact::Text(holder.name)));
    // Nothing was done, and now it can be.
    save(&desk).unwrap();
}

#[test]
fn a_command_waits_its_turn_behind_another_hand_on_the_file() {
    let desk = Desk::sqlite(&small_house());
    let holding = desk.store();
    std::thread::scope(|scope| {
        let (taken, has_it) = channel();
        scope.spawn(move || {
            holding.write(|_| {
                taken.send(()).unwrap();
                std::thread::sleep(Duration::from_millis(300));
                Ok::<_, StoreError>(())
            })
        });
        has_it.recv().unwrap();
        save(&desk).unwrap();
    });
}

#[test]
fn a_counter_gives_the_house_its_name_so_that_others_read_it() {
    let desk = Desk::postgres(&small_house());
    let own = desk.ok::<AppState>("", "app_state", Empty {}).counter;
    save(&desk).unwrap();
    let mut owner = postgres::Client::connect(desk.url.as_ref().unwrap(), postgres::NoTls).unwrap();
    let sql = "SELECT c.name FROM pg_stat_activity a
        JOIN counter c ON a.application_name = 'contremarque ' || c.id
        WHERE a.datname = current_database()";
    let names: Vec<String> = owner.query(sql, &[]).unwrap().iter().map(|row| row.get(0)).collect();
    assert!(names.contains(&own), "{names:?}");
}

#[test]
fn a_server_that_takes_no_more_connections_is_not_said_to_be_silent() {
    let desk = Desk::postgres(&small_house());
    let mut owner = postgres::Client::connect(desk.url.as_ref().unwrap(), postgres::NoTls).unwrap();
    let name: String = owner.query_one("SELECT current_database()", &[]).unwrap().get(0);
    owner.batch_execute(&format!("ALTER DATABASE {name} CONNECTION LIMIT 0")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let refused = Desk::reopen(folder.path(), desk.login.clone(), &desk.clock).err().unwrap();
    assert_eq!(refused.code, Code::DatabaseUnreachable);
    assert_eq!(refused.args.get("why"), Some(&Fact::Text("full".to_owned())));
}
