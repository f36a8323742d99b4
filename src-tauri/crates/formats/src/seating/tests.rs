//! Plans of pretix: read, written again, and refused with what is wrong and where.

use domain::plan::{Shown, State, row_labels, svg};
use serde_json::{Value, json};

use super::{NamedSeat, SeatingPlan, Why, read, write};

const ITALIENNE: &[u8] = include_bytes!("../../../../../tests/fixtures/plan-italienne.json");
const LARGE: &[u8] = include_bytes!("../../../../../tests/fixtures/plan-2500.json");

#[test]
fn a_hall_on_four_levels_is_read_and_its_rows_are_told_apart() {
    let read = read(ITALIENNE).unwrap();
    assert_eq!((read.name.as_str(), read.categories.len()), ("Théâtre à l’italienne", 7));
    assert_eq!((read.plan.seats().count(), read.plan.levels.len()), (681, 4));
    let labels = row_labels(&read.plan);
    assert_eq!(labels[0], "Parterre A");
    assert_eq!(labels[14], "Loge 1", "no other row is called so");
    assert!(labels.contains(&"Second balcon D".to_owned()));
    let mut unlike = labels.clone();
    unlike.sort();
    unlike.dedup();
    assert_eq!(unlike.len(), labels.len());
}

#[test]
fn a_plan_that_is_written_is_read_as_the_same() {
    for bytes in [ITALIENNE, LARGE] {
        let once = read(bytes).unwrap();
        let text = write(&once);
        assert_eq!(read(text.as_bytes()).unwrap(), once);
        assert_eq!(write(&read(text.as_bytes()).unwrap()), text);
    }
    assert_eq!(read(LARGE).unwrap().plan.seats().count(), 2_544);
}

#[test]
fn a_seat_keeps_what_orders_name_it_by_and_one_without_is_named_like_no_other() {
    let guids = |seating: &SeatingPlan| -> Vec<String> {
        seating.plan.seats().map(|placed| placed.seat.guid.clone()).collect()
    };
    let italienne = read(ITALIENNE).unwrap();
    assert_eq!(guids(&italienne)[0], "PARTERRE-A-15");
    assert_eq!(guids(&read(write(&italienne).as_bytes()).unwrap()), guids(&italienne));
    let one = plan(|p| p["zones"][0]["rows"][0]["seats"][0]["seat_guid"] = "a-2".into());
    let seating = read(one.to_string().as_bytes()).unwrap();
    assert_eq!(guids(&seating), ["a-2", ""]);
    assert_eq!(guids(&read(write(&seating).as_bytes()).unwrap()), ["a-2", "a-2-"]);
    let long = |p: &mut Value| {
        p["zones"][0]["rows"][0]["seats"][0]["seat_guid"] = "é".repeat(191).into();
    };
    assert_eq!(refused(long), ("zones[0].rows[0].seats[0].seat_guid".to_owned(), Why::BadText));
}

/// A row of seats, each with its number and where it is.
fn row(seats: &[(u32, i64, i64)]) -> Vec<String> {
    let seats = seats.iter().map(|(number, x, y)| {
        let position = json!({ "x": x, "y": y });
        json!({ "seat_number": number.to_string(), "position": position, "category": "PREMIERE" })
    });
    let seats: Vec<Value> = seats.collect();
    let plan = plan(|p| p["zones"][0]["rows"][0]["seats"] = seats.into());
    let read = read(plan.to_string().as_bytes()).unwrap();
    read.plan.seats().map(|placed| placed.seat.number.clone()).collect()
}

#[test]
fn the_seats_of_a_row_are_read_in_the_order_in_which_they_stand() {
    // By number in the file: odd on the left, even on the right.
    let sides = [(1, 90, 10), (2, 110, 10), (3, 70, 10), (4, 130, 10), (5, 50, 10), (6, 150, 10)];
    assert_eq!(row(&sides), ["5", "3", "1", "2", "4", "6"]);
    let down = [(1, 10, 90), (2, 12, 110), (3, 11, 70), (4, 10, 130)];
    assert_eq!(row(&down), ["3", "1", "2", "4"]);
    // From right to left, two by two one behind the other, and round the hall.
    assert_eq!(row(&[(1, 90, 10), (2, 70, 10), (3, 50, 10)]), ["1", "2", "3"]);
    assert_eq!(row(&[(1, 50, 10), (2, 50, 30), (3, 70, 10), (4, 70, 30)]), ["1", "2", "3", "4"]);
    let round = [(1, 10, 10), (2, 10, 40), (3, 20, 70), (4, 50, 70), (5, 60, 40), (6, 60, 10)];
    assert_eq!(row(&round), ["1", "2", "3", "4", "5", "6"]);
}

#[test]
fn a_row_and_a_number_are_read_as_the_words_of_a_hall_have_them() {
    let small = plan(|p| {
        p["zones"][0]["rows"][0]["row_number"] = "a".into();
        p["zones"][0]["rows"][0]["seats"][0]["seat_number"] = "011".into();
        p["zones"][0]["rows"][0]["seats"][1]["seat_number"] = "12bis".into();
    });
    let read = read(small.to_string().as_bytes()).unwrap();
    assert_eq!(row_labels(&read.plan), ["A"]);
    let numbers = read.plan.seats().map(|placed| placed.seat.number.as_str());
    assert_eq!(numbers.collect::<Vec<_>>(), ["11", "12 bis"]);
}

/// The same plan without what orders name its seats by.
fn nameless(seating: SeatingPlan) -> SeatingPlan {
    let plan = seating.plan.map(|seat| NamedSeat { guid: String::new(), ..seat });
    SeatingPlan { plan, ..seating }
}

/// A small plan, changed by a test.
fn plan(change: impl FnOnce(&mut Value)) -> Value {
    let mut plan = json!({
        "name": "Salle",
        "categories": [{ "name": "PREMIERE" }],
        "zones": [{
            "name": "Parterre",
            "rows": [{ "row_number": "A", "seats": [
                { "seat_number": "1", "position": { "x": 10, "y": 10 }, "category": "PREMIERE" },
                { "seat_number": "2", "position": { "x": 30.005, "y": 10 }, "category": "premiere" },
            ] }],
        }],
    });
    change(&mut plan);
    plan
}

fn refused(change: impl FnOnce(&mut Value)) -> (String, Why) {
    let error = read(plan(change).to_string().as_bytes()).unwrap_err();
    (error.path, error.why)
}

#[test]
fn what_does_not_fit_is_refused_with_what_and_where() {
    let seat = |plan: &mut Value, field: &str, value: Value| {
        plan["zones"][0]["rows"][0]["seats"][1][field] = value;
    };
    let at = |field: &str| format!("zones[0].rows[0].seats[1].{field}");
    assert!(read(plan(|_| {}).to_string().as_bytes()).is_ok());
    assert_eq!(
        refused(|p| seat(p, "seat_number", "1".into())),
        (at("seat_number"), Why::SeatTwice)
    );
    for number in ["", "1-4", "douze", "1, 2", "(x)", "3 libres"] {
        let found = refused(|p| seat(p, "seat_number", number.into()));
        assert_eq!(found, (at("seat_number"), Why::BadSeat), "{number}");
    }
    assert_eq!(
        refused(|p| seat(p, "category", "LOGE".into())),
        (at("category"), Why::UnknownCategory)
    );
    assert_eq!(
        refused(|p| seat(p, "position", json!({ "x": 10, "y": 10.001 }))),
        (at("position"), Why::SamePlace)
    );
    for far in [1e300, -5.0, 10_001.0] {
        let (path, why) = refused(|p| seat(p, "position", json!({ "x": far, "y": 0 })));
        assert!(path.starts_with(&at("position")) && why == Why::FarAway, "{far}");
    }
    assert_eq!(refused(|p| seat(p, "seat_number", json!(2))), (at("seat_number"), Why::Shape));
    let row = "zones[0].rows[0].row_number".to_owned();
    for label in ["", "A-C", "A:", "une rangée au nom bien trop long", "[A]", "libre"] {
        let found = refused(|p| p["zones"][0]["rows"][0]["row_number"] = label.into());
        assert_eq!(found, (row.clone(), Why::BadRow), "{label}");
    }
    let hidden = refused(|p| p["zones"][0]["rows"][0]["row_number"] = "A\u{202e}".into());
    assert_eq!(hidden, (row, Why::BadText));
    assert_eq!(refused(|p| p["zones"] = json!([])), ("zones".to_owned(), Why::Empty));
    assert_eq!(refused(|p| p["zones"] = json!(12)), ("zones".to_owned(), Why::Shape));
    let rows = |n: usize| vec![json!({ "row_number": "A", "seats": [] }); n];
    assert_eq!(refused(|p| p["zones"][0]["rows"] = rows(301).into()).1, Why::TooLarge);
    let twice = |p: &mut Value| {
        let mut row = p["zones"][0]["rows"][0].clone();
        row["position"] = json!({ "x": 0, "y": 40 });
        p["zones"][0]["rows"].as_array_mut().unwrap().push(row);
    };
    assert_eq!(refused(twice), ("zones[0].rows[1].row_number".to_owned(), Why::RowTwice));
}

#[test]
fn what_is_no_plan_is_said_to_be_none() {
    assert_eq!(read(b"").unwrap_err().why, Why::Broken);
    assert_eq!(read(b"{\"zones\": [1, 2").unwrap_err().why, Why::Shape);
    assert_eq!(read(b"{\"orders\": []}").unwrap_err().why, Why::Shape);
    assert_eq!(read(b"{\"name\": \"\xff\"}").unwrap_err().why, Why::Broken);
    assert_eq!(read(format!("{} x", plan(|_| {})).as_bytes()).unwrap_err().why, Why::Broken);
    assert_eq!(read(&vec![b' '; 10_000_001]).unwrap_err().why, Why::TooLarge);
    assert_eq!(read("[".repeat(100_000).as_bytes()).unwrap_err().why, Why::Shape);
    let cut = &LARGE[..LARGE.len() / 2];
    let error = read(cut).unwrap_err();
    assert!(error.line >= 1 && !error.path.is_empty());
}

#[test]
fn no_change_of_a_byte_makes_it_panic() {
    let small = plan(|_| {}).to_string().into_bytes();
    for at in 0..small.len() {
        for byte in [b'"', b'{', b'0', b'9', b'-', b'e', b' ', 0, 0xff] {
            let mut changed = small.clone();
            changed[at] = byte;
            if let Ok(plan) = read(&changed) {
                let again = read(write(&plan).as_bytes());
                assert_eq!(again.map(nameless), Ok(nameless(plan)));
            }
        }
    }
}

/// Draws the fixtures where `PLANS` names a folder, to look at.
#[test]
fn the_plans_of_the_fixtures_are_drawn() {
    for (name, bytes) in [("italienne", ITALIENNE), ("2500", LARGE)] {
        let seating = read(bytes).unwrap();
        let mut id = 0_usize;
        let plan = seating.plan.map(|seat| {
            id += 1;
            Shown {
                id: i64::try_from(id).unwrap(),
                state: if id.is_multiple_of(3) { State::ALL[id / 3 % 7] } else { State::Free },
                category: seating.categories.iter().position(|c| *c == seat.category).unwrap(),
                wheelchair: seat.category == "PMR",
                number: seat.number,
            }
        });
        let text =
            svg(&plan, |level, row, seat| format!("{} {} {}", level.name, row.label, seat.number));
        assert_eq!(text.matches("data-seat=").count(), id);
        if let Some(folder) = std::env::var_os("PLANS") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{name}.svg")), text)
                .unwrap();
        }
    }
}
