//! The drawing as text.

use crate::hall;
use crate::plan::{Level, PlanRow, Shown, State, computed, svg};

fn said(level: &Level<Shown>, row: &PlanRow<Shown>, seat: &Shown) -> String {
    format!("{} {} {}, {}", level.name, row.label, seat.number, seat.state.key())
}

fn drawn(rows: &str) -> String {
    let rows = hall::read(rows).unwrap();
    let mut id = 0;
    let plan = computed(&rows, "SCÈNE").map(|at| {
        id += 1;
        Shown {
            id,
            number: rows[at.row].seats[at.seat].number.clone(),
            state: State::ALL[at.seat % State::ALL.len()],
            category: at.row,
            wheelchair: id == 9,
        }
    });
    svg(&plan, said)
}

#[test]
fn a_plan_is_drawn_the_same_each_time() {
    let text = drawn("A : 1-7\nLoge 1 : 1-2");
    insta::assert_snapshot!(text.replace("<g ", "\n<g "));
    assert_eq!(text, drawn("A : 1-7\nLoge 1 : 1-2"));
}

#[test]
fn each_state_has_a_shape_of_its_own() {
    let text = drawn("A : 1");
    let shape = |state: State| {
        let from = text.split(&format!("id=\"plan-{}\">", state.key())).nth(1).unwrap();
        // The outline alone: colours do not count.
        from.split(" fill").next().unwrap().to_owned()
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
