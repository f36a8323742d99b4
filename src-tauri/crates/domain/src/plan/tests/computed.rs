//! Positions of rows that are known by their words alone.

use crate::hall::{self, Row};
use crate::plan::{Plan, Spot, computed, is_wheelchair, parts, row_labels, row_labels_in};

fn plan(rows: &str) -> (Vec<Row<Option<String>>>, Plan<Spot>) {
    let rows = hall::read(rows).unwrap();
    let plan = computed(&rows, "SCÈNE");
    (rows, plan)
}

/// The numbers of a row from left to right, `|` for an aisle.
fn seen(rows: &str, label: &str) -> String {
    let (rows, plan) = plan(rows);
    let level = plan.levels.iter().find(|l| l.rows.iter().any(|r| r.label == label)).unwrap();
    let row = level.rows.iter().find(|row| row.label == label).unwrap();
    assert!(row.seats.windows(2).all(|two| two[0].at.x < two[1].at.x), "from left to right");
    let number = |at: Spot| rows[at.row].seats[at.seat].number.clone();
    let part = |part: &[super::super::Placed<Spot>]| {
        part.iter().map(|placed| number(placed.seat)).collect::<Vec<_>>().join(" ")
    };
    row.parts(level.pitch()).map(part).collect::<Vec<_>>().join(" | ")
}

#[test]
fn numbers_that_follow_each_other_stand_side_by_side() {
    assert_eq!(seen("A : 1-6", "A"), "1 2 3 4 5 6");
    assert_eq!(seen("A : 6-1", "A"), "6 5 4 3 2 1");
}

#[test]
fn numbers_that_jump_leave_an_aisle() {
    assert_eq!(seen("A : 1-4, 9-12, 21-22", "A"), "1 2 3 4 | 9 10 11 12 | 21 22");
    assert_eq!(seen("A : 1, 2, 2 bis, 3", "A"), "1 2 2 bis 3");
}

#[test]
fn odd_and_even_sides_meet_in_the_middle_however_they_are_typed() {
    for typed in ["7-1 impairs, 2-8 pairs", "1-7 impairs, 2-8 pairs", "2-8 pairs, 1-7 impairs"] {
        assert_eq!(seen(&format!("A : {typed}"), "A"), "7 5 3 1 2 4 6 8", "{typed}");
    }
}

#[test]
fn a_row_of_one_side_stands_on_its_side() {
    let (_, plan) = plan("A : 1-7 impairs\nB : 2-8 pairs");
    let middle = plan.width / 2;
    let [odd, even] = &plan.levels[0].rows[..] else { panic!("two rows") };
    assert!(odd.seats.iter().all(|placed| placed.at.x < middle));
    assert!(even.seats.iter().all(|placed| placed.at.x > middle));
}

#[test]
fn a_hall_of_many_rows_is_bent_around_the_stage() {
    let (_, plan) = plan("A-F : 1-21");
    let row = &plan.levels[0].rows[0].seats;
    assert!(row[0].at.y < row[10].at.y, "the ends are nearer to the stage");
    assert_eq!(row[0].at.y, row[20].at.y);
}

#[test]
fn levels_stand_behind_each_other_under_their_names() {
    let (_, plan) = plan("Parterre A : 1-6\nParterre B : 1-6\nBalcon A : 1-6\nLoge 1 : 1-2");
    let names: Vec<_> = plan.levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(names, ["Parterre", "Balcon", ""]);
    let labels: Vec<_> =
        plan.levels.iter().flat_map(|l| &l.rows).map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["A", "B", "A", "Loge 1"]);
}

#[test]
fn the_level_is_read_from_the_label() {
    let said = |label| {
        let said = parts(label);
        (said.level, said.row)
    };
    assert_eq!(said("A"), ("", "A"));
    assert_eq!(said("Premier balcon A"), ("Premier balcon", "A"));
    assert_eq!(said("Balcon 12"), ("Balcon", "12"));
    assert_eq!(said("Loge 4"), ("", "Loge 4"));
    assert_eq!(said("Corbeille Loge 4"), ("Corbeille", "Loge 4"));
    assert_eq!(said("Rang A"), ("", "Rang A"));
    assert_eq!(said("Grande fosse"), ("", "Grande fosse"));
}

#[test]
fn places_for_wheelchairs_are_known_by_their_category() {
    assert!(
        is_wheelchair("PMR")
            && is_wheelchair("Fauteuil roulant")
            && is_wheelchair("Places U.F.R. / UFR")
    );
    assert!(!is_wheelchair("Fauteuils d’orchestre") && !is_wheelchair("PREMIERE"));
}

#[test]
fn free_seating_has_no_place_in_the_plan() {
    let (_, plan) = plan("Fosse : 200 libres\nA : 1-4");
    assert_eq!(plan.seats().count(), 4);
    assert!(computed(&hall::read("Placement libre : 300").unwrap(), "").levels.is_empty());
}

#[test]
fn every_seat_has_a_place_of_its_own_inside_the_plan() {
    for rows in ["A-Z : 1-40", "A-F : 15-1 impairs, 2-16 pairs\nBalcon A-C : 1-30", "A : 1"] {
        let Ok(rows) = hall::read(rows) else { continue };
        let plan = computed(&rows, "SCÈNE");
        let seats: Vec<_> = plan.seats().collect();
        for (at, seat) in seats.iter().enumerate() {
            assert!((0..plan.width).contains(&seat.at.x) && (0..plan.height).contains(&seat.at.y));
            let near =
                |other: &&&super::super::Placed<Spot>| other.at.square_to(seat.at) < 2_000 * 2_000;
            assert!(seats[at + 1..].iter().find(near).is_none());
        }
    }
}

#[test]
fn a_hall_knows_its_own_rows_in_its_drawing() {
    for words in [
        "A : 1-3\nB : 1-3",
        "Orchestre B : 1-3\nPremier balcon A : 1-3\nLoge 4 : 1-2",
        "Parterre A : 1-3\nParterre B : 1-3\nLoge 1 : 1-2\nParterre C : 1-3",
        "Parterre A : 1-3\nA : 1-3\nBalcon A : 1-3",
        "Corbeille Loge 4 : 1-2\nLoge 4 : 1-2\nRang 7 : 1-3",
    ] {
        let (rows, plan) = plan(words);
        let labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
        assert_eq!(row_labels_in(&plan, labels.iter().copied()), labels, "{words}");
    }
}

#[test]
fn a_label_of_a_hall_names_one_row_of_a_drawing() {
    let (_, plan) = plan("Orchestre A : 1-3\nBalcon A : 1-3\nGalerie B : 1-3");
    assert_eq!(row_labels_in(&plan, []), row_labels(&plan));
    // Either row could be that one: both are called as the drawing calls them.
    assert_eq!(row_labels_in(&plan, ["A"]), ["Orchestre A", "Balcon A", "B"]);
    assert_eq!(row_labels_in(&plan, ["A", "Balcon A"]), ["A", "Balcon A", "B"]);
    assert_eq!(row_labels_in(&plan, ["Galerie B"]), ["Orchestre A", "Balcon A", "Galerie B"]);
}
