//! The drawing as text.

use crate::hall;
use crate::plan::{Level, Placed, Plan, PlanRow, Point, Shown, State, UNIT, bare, computed, svg};

fn said(level: &Level<Shown>, row: &PlanRow<Shown>, seat: &Shown) -> String {
    format!("{} {} {}, {}", level.name, row.label, seat.number, seat.state.key())
}

fn plan(rows: &str) -> Plan<Shown> {
    let rows = hall::read(rows).unwrap();
    let mut id = 0;
    computed(&rows, "SCÈNE").map(|at| {
        id += 1;
        Shown {
            id,
            number: rows[at.row].seats[at.seat].number.clone(),
            state: State::ALL[at.seat % State::ALL.len()],
            category: at.row,
            wheelchair: id == 9,
        }
    })
}

fn drawn(rows: &str) -> String {
    svg(&plan(rows), said)
}

#[test]
fn a_plan_is_drawn_the_same_each_time() {
    let text = drawn("A : 1-7\nLoge 1 : 1-2");
    insta::assert_snapshot!(text.replace("<g ", "\n<g "));
    assert_eq!(text, drawn("A : 1-7\nLoge 1 : 1-2"));
}

#[test]
fn a_bare_hall_has_its_seats_where_they_are_and_nothing_on_them() {
    let text = bare(plan("A : 1-7\nLoge 1 : 1-2").map(|shown| shown.id));
    insta::assert_snapshot!(text.replace("<g ", "\n<g "));
    let places = |text: &str| -> Vec<String> {
        let seats = text.split("data-seat=").skip(1);
        seats.map(|rest| rest.split(" d=").next().unwrap().to_owned()).collect()
    };
    assert_eq!(places(&text), places(&drawn("A : 1-7\nLoge 1 : 1-2")));
}

#[test]
fn each_state_has_a_shape_of_its_own() {
    let text = drawn("A : 1");
    let shape = |state: State| {
        let from = text.split(&format!("id=\"plan-{}\" d=\"", state.key())).nth(1).unwrap();
        // The outline alone: colours do not count.
        from.split('"').next().unwrap().to_owned()
    };
    let mut shapes = State::ALL.map(shape).to_vec();
    shapes.sort_unstable();
    shapes.dedup();
    assert_eq!(shapes.len(), State::ALL.len());
}

#[test]
fn what_people_type_ends_no_element() {
    let rows = hall::read("<b>&\"' A : 1-2").unwrap();
    let plan = computed(&rows, "</svg>\u{1}\u{202e}").map(|_| Shown {
        id: 1,
        number: "<1>".to_owned(),
        state: State::Free,
        category: 0,
        wheelchair: false,
    });
    let text = svg(&plan, |_, _, _| "\"><script>".to_owned());
    assert_eq!(text.matches("</svg>").count(), 1);
    assert!(!text.contains("<script") && !text.contains("<b>") && !text.contains('\u{1}'));
    assert!(!text.contains("style=") && !text.contains("onload"), "a strict policy takes it");
}

#[test]
fn seats_of_a_row_that_climbs_do_not_overlap() {
    let seat = |n: i64, x: i64, y: i64| Placed {
        at: Point::new(x * UNIT, y * UNIT),
        seat: Shown {
            id: n,
            number: n.to_string(),
            state: State::Free,
            category: 0,
            wheelchair: false,
        },
    };
    let row = |label: &str, seats| PlanRow { label: label.to_owned(), seats };
    let rows = vec![
        row("A", (1..10).map(|n| seat(n, n * 24, 20)).collect()),
        row("B", (1..5).map(|n| seat(n, n * 17, 100 + n * 17)).collect()),
    ];
    let level = Level { name: String::new(), rows, areas: Vec::new() };
    let text = svg(&Plan::holding(vec![level]), said);
    let scale = |rest: &str| rest.split(')').next().unwrap().parse::<f64>().unwrap();
    // A seat, not the number on it.
    let seats = text.split("<g class=\"numbers\"").next().unwrap();
    let sides: Vec<f64> = seats.split("scale(").skip(1).map(|rest| 18.0 * scale(rest)).collect();
    assert_eq!(sides.len(), 13);
    assert!(sides[..9].iter().all(|side| (17.0..24.0).contains(side)), "{sides:?}");
    assert!(sides[9..].iter().all(|side| (12.0..17.0).contains(side)), "{sides:?}");
}
