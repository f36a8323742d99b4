//! kill -9 while a house is being founded: there is a house, whole, or there is none.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use harness::house::House;
use harness::{Step, programs};
use serde_json::{Value, json};

/// Foundings killed, each a little later than the one before.
const TIMES: u64 = 16;
/// How much later: together they reach past the end of an undisturbed founding.
const LATER: Duration = Duration::from_millis(40);

const SUPERVISOR: (&str, &str) = ("Hélène Roux", "4711");

fn ask(house: &House, name: &str, args: &Value) -> Step<Value> {
    Ok(serde_json::from_str(&house.ctl(None, &["call", name, &args.to_string()])?)?)
}

fn founding(house: &House) -> Step<Value> {
    let mut founding = ask(house, "founding_start", &json!({}))?["draft"].clone();
    founding["house"]["name"] = json!("Théâtre du Soir");
    founding["numbers"]["ticket"] = json!(50_001);
    founding["halls"] = json!([{ "name": "Salle", "category_id": 1, "rows": "A-J : 1-20" }]);
    founding["supervisor"] = json!("Hélène Roux");
    founding["pin"] = json!("4711");
    founding["pin_again"] = json!("4711");
    Ok(founding)
}

#[test]
fn a_founding_that_is_killed_leaves_a_whole_house_or_none_and_can_be_sent_again() {
    for time in 0..TIMES {
        let house = House::empty().unwrap();
        let founding = founding(&house).unwrap();
        let id = uuid::Uuid::now_v7();
        let line = json!({ "id": id, "name": "house_found", "args": founding });
        let mut ctl = Command::new(programs::built("contremarquectl").unwrap());
        ctl.arg("--data").arg(house.path()).args(["call", "--lines"]);
        let mut child = ctl.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        writeln!(child.stdin.take().unwrap(), "{line}").unwrap();
        std::thread::sleep(LATER * u32::try_from(time).unwrap());
        child.kill().unwrap();
        child.wait().unwrap();

        // Where there is no house, nothing is answered.
        if ask(&house, "app_state", &json!({})).is_ok_and(|state| state["house"].is_object()) {
            let people = ask(&house, "operators_signin", &json!({})).unwrap();
            let people = people.as_array().unwrap().len();
            assert_eq!(people, 1, "killed after {:?}", LATER * time as u32);
        }
        let again = ["call", "house_found", &founding.to_string(), "--id", &id.to_string()];
        let supervisor: Value = serde_json::from_str(&house.ctl(None, &again).unwrap()).unwrap();
        assert_eq!(supervisor["name"], "Hélène Roux");
        let people = ask(&house, "operators_signin", &json!({})).unwrap();
        assert_eq!(people.as_array().unwrap().len(), 1, "founded once");
        let signed_in = Some(("Hélène Roux", "4711"));
        let settings = house.ctl(signed_in, &["call", "settings_get", "{}"]).unwrap();
        let settings: Value = serde_json::from_str(&settings).unwrap();
        assert_eq!(settings["numbering"]["next"]["ticket"], 50_001);
        let halls = house.ctl(signed_in, &["call", "hall_list", "{}"]).unwrap();
        let halls: Value = serde_json::from_str(&halls).unwrap();
        assert_eq!(halls[0]["seats"], 200);
        house.ctl(None, &["verify"]).unwrap();
    }
}

#[test]
fn a_house_founded_from_a_terminal_has_its_supervisor_from_its_first_row_on() {
    let house = House::empty().unwrap();
    let named = ["found", "--name", "Théâtre du Soir", "--supervisor", SUPERVISOR.0];
    house.ctl(Some(SUPERVISOR), &named).unwrap();
    let file = rusqlite::Connection::open(house.path().join("contremarque.sqlite")).unwrap();
    let once = "SELECT COUNT(*), COUNT(DISTINCT command_id) FROM journal
      WHERE action IN ('house.created', 'operator.created')";
    let rows: (i64, i64) = file.query_row(once, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(rows, (2, 1), "one transaction");
    house.ctl(Some(SUPERVISOR), &["call", "settings_get", "{}"]).unwrap();
}
