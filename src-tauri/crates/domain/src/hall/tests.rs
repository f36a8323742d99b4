//! Rows as people write them: read, written again, and what cannot be read.

use proptest::prelude::*;

use super::*;

fn numbers(line: &str) -> Vec<String> {
    let mut rows = read_row(line).unwrap();
    rows.remove(0).seats.into_iter().map(|seat| seat.number).collect()
}

#[test]
fn seats_are_read_as_a_house_describes_them() {
    assert_eq!(numbers("A : 1-20").len(), 20);
    assert_eq!(numbers("B : 2-8 pairs"), ["2", "4", "6", "8"]);
    assert_eq!(numbers("B:7-1 impairs, 2-4 pairs"), ["7", "5", "3", "1", "2", "4"]);
    assert_eq!(numbers("C : 1 3 5 7"), ["1", "3", "5", "7"]);
    assert_eq!(numbers("D : 1 à 3 ; 3 bis, 3TER 4b"), ["1", "2", "3", "3 bis", "3 ter", "4B"]);
    assert_eq!(numbers("Loge 4 : a b c"), ["A", "B", "C"]);
    assert_eq!(numbers("E : 1 – 3"), ["1", "2", "3"]);
}

#[test]
fn a_row_has_a_letter_a_number_or_a_name_and_several_may_share_a_line() {
    let labels = |line: &str| -> Vec<String> {
        read_row(line).unwrap().into_iter().map(|row| row.label).collect()
    };
    assert_eq!(labels("a : 1"), ["A"]);
    assert_eq!(labels("Balcon C : 1"), ["Balcon C"]);
    assert_eq!(labels("A-D : 1-20"), ["A", "B", "C", "D"]);
    assert_eq!(labels("9 à 11 : 1-20"), ["9", "10", "11"]);
}

#[test]
fn a_row_and_a_number_written_another_way_are_the_ones_that_a_description_has() {
    for (typed, label) in [("a", "A"), (" bb ", "BB"), ("Balcon c", "Balcon c"), ("A-C", "A-C")] {
        assert_eq!(label_of(typed), label);
    }
    for (typed, number) in [
        ("011", "11"),
        ("12bis", "12 bis"),
        ("12\u{a0}BIS", "12 bis"),
        ("4b", "4B"),
        ("b", "B"),
        ("", ""),
        ("1-4", "1-4"),
        ("1-1", "1-1"),
        ("12 B", "12 B"),
        ("1 libre", "1 libre"),
        ("douze", "douze"),
    ] {
        assert_eq!(number_of(typed), number);
    }
    assert_eq!(label_key("BALCON c"), label_key("Balcon C"));
    assert_eq!(number_key("12Bis"), number_key("12 bis"));
    assert_ne!(label_key("Balcon C"), label_key("Bâlcon C"));
}

#[test]
fn a_category_holds_for_the_seats_before_it() {
    let row = &read_row("A : 1, 2 (PREMIERE), 3 (BALCON), 4").unwrap()[0];
    let named: Vec<_> = row.seats.iter().map(|seat| seat.category.as_deref()).collect();
    assert_eq!(named, [Some("PREMIERE"), Some("PREMIERE"), Some("BALCON"), None]);
}

#[test]
fn free_seating_is_a_count() {
    let row = &read_row("Placement libre : 300").unwrap()[0];
    assert_eq!((row.label.as_str(), row.seats.len()), ("", 300));
    assert!(row.seats.iter().all(|seat| seat.unplaced));
    // They count on through their row, in whatever categories they are.
    let counted = numbers("Fosse : 2 libres (BALCON), 9 bis (LOGE), 2 libres");
    assert_eq!(counted, ["1", "2", "9 bis", "3", "4"]);
    let row = &read_row("Fosse : 200 libres").unwrap()[0];
    assert_eq!((row.label.as_str(), row.seats.len()), ("Fosse", 200));
}

#[test]
fn a_row_longer_than_a_range_is_read_back() {
    let row = &read_row("A : 1-500, 501-700").unwrap()[0];
    let seats: Vec<Seat<u8>> = row
        .seats
        .iter()
        .map(|seat| Seat { number: seat.number.clone(), category: 0, unplaced: false })
        .collect();
    let (words, _) = describe(&seats, |_| "PREMIERE");
    assert_eq!(words, "1-500, 501-700");
}

#[test]
fn what_stands_in_quotes_is_read_as_it_is_written() {
    assert_eq!(
        numbers(r#"C : "012", 12, "12BIS" 12bis "" """" "1-3""#),
        ["012", "12", "12BIS", "12 bis", "", "\"", "1-3"]
    );
    let row = &read_row(r#""Premier balcon côté jardin : A" : 7 ("Carré (or)"), 8"#).unwrap()[0];
    assert_eq!(row.label, "Premier balcon côté jardin : A");
    assert_eq!(row.seats[0].category.as_deref(), Some("Carré (or)"));
    let both = read("\"a\" : 1\nA : 1\nSans rang : 7, 12").unwrap();
    let labels: Vec<&str> = both.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["a", "A", ""]);
    assert!(both[2].seats.iter().all(|seat| !seat.unplaced));
    let wrong = |text: &str| read(text).map(|_| ()).unwrap_err().why;
    assert_eq!(wrong("A : \"012"), Why::NotASeat("\"012".into()));
    assert_eq!(wrong("\"A : 1"), Why::BadLabel("\"A : 1".into()));
    assert_eq!(wrong("\"A\" 1"), Why::NoColon);
    assert_eq!(wrong("A : 12, \"12\""), Why::SeatTwice("12".into()));
    assert_eq!(wrong("\"A\" : 1\nA : 1"), Why::RowTwice("A".into()));
}

#[test]
fn what_cannot_be_read_says_which_line_and_why() {
    let wrong = |text: &str| read(text).map(|_| ()).unwrap_err();
    assert_eq!(wrong("A : 1-20\nB 1-20"), RowsError { line: 2, why: Why::NoColon });
    assert_eq!(wrong("A : 1\n\na : 2").line, 3);
    assert_eq!(wrong("A : 1 2 1").why, Why::SeatTwice("1".into()));
    assert_eq!(wrong("A : 1-x").why, Why::BadRange("1-x".into()));
    assert_eq!(wrong("A : 2-2 impairs").why, Why::BadRange("2-2".into()));
    assert_eq!(wrong("A : douze").why, Why::NotASeat("douze".into()));
    assert_eq!(wrong("A : 1-9 (").why, Why::BadCategory(String::new()));
    assert_eq!(wrong("A : (X) 1").why, Why::BadCategory("X".into()));
    assert_eq!(wrong(" : 1").why, Why::BadLabel(String::new()));
    assert_eq!(wrong("A :").why, Why::NoSeats);
    assert_eq!(wrong("Libre : 0").why, Why::NoSeats);
    assert_eq!(wrong("Libre : 9999").why, Why::TooLarge);
    assert_eq!(wrong("A : 1-60000").why, Why::BadRange("1-60000".into()));
    assert_eq!(wrong("1-299 : 1-20").why, Why::TooLarge);
    assert_eq!(wrong("\n ").why, Why::Empty);
}

proptest! {
    #[test]
    fn what_is_described_is_read_back(
        picked in proptest::collection::btree_set(1_u16..60, 1..40),
        categories in proptest::collection::vec(0..3_usize, 40),
        bis in proptest::option::of(1_u16..60),
        backwards: bool,
    ) {
        const NAMES: [&str; 3] = ["PREMIERE", "DEUXIEME", "BALCON"];
        let mut numbers: Vec<String> = picked.iter().map(u16::to_string).collect();
        if backwards { numbers.reverse(); }
        numbers.extend(bis.map(|n| format!("{n} bis")));
        let seats: Vec<Seat<usize>> = numbers.into_iter().zip(&categories)
            .map(|(number, category)| Seat { number, category: *category, unplaced: false })
            .collect();
        let (words, last) = describe(&seats, |category| NAMES[category]);
        let line = format!("A : {words} ({})", NAMES[last.unwrap()]);
        let read = read_row(&line).unwrap().remove(0);
        let named: Vec<_> = seats.iter().map(|s| (s.number.clone(), Some(NAMES[s.category].to_owned()))).collect();
        let back: Vec<_> = read.seats.into_iter().map(|s| (s.number, s.category)).collect();
        prop_assert_eq!(named, back);
    }

    #[test]
    fn whatever_rows_and_seats_are_called_is_read_back(
        label in "([A-Za-z0-9]{1,3}|[A-Za-zé \"(),:;à–-]{0,30}|Placement libre|sans rang)",
        numbers in proptest::collection::btree_set("([0-9]{0,4}|[0-9]{1,2} ?(bis|BIS)|[A-Za-z0-9 \"(),:-]{0,6}|pairs|libres)", 1..12),
        categories in proptest::collection::vec(0..3_usize, 12),
    ) {
        const NAMES: [&str; 3] = ["CAT U", "Carré (or)", "La \"Reine\""];
        let seats: Vec<Seat<usize>> = numbers.into_iter().zip(&categories)
            .map(|(number, category)| Seat { number, category: *category, unplaced: false })
            .collect();
        let (words, last) = describe(&seats, |category| NAMES[category]);
        let begins = label_words(&label, false);
        let line = format!("{begins} : {words} ({})", category_words(NAMES[last.unwrap()]));
        let read = read_row(&line).map_err(|why| TestCaseError::fail(format!("{line} {why}")))?;
        prop_assert_eq!(read.len(), 1, "{}", line);
        prop_assert_eq!(&read[0].label, &label, "{}", line);
        let named: Vec<_> = seats.iter().map(|s| (s.number.as_str(), Some(NAMES[s.category]), false)).collect();
        let back: Vec<_> = read[0].seats.iter().map(|s| (s.number.as_str(), s.category.as_deref(), s.unplaced)).collect();
        prop_assert_eq!(named, back, "{}", line);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[A-C0-9 :,()\"à–\\-bisparlet\n]{0,60}") {
        let _ = read(&text);
    }
}

/// A performance whose free seating has `unplaced_free` seats left.
const fn gauge(numbered: i64, unplaced_free: i64, unseated: i64, displaced: i64) -> Gauge {
    Gauge { numbered, numbered_free: numbered, unplaced_free, unseated, displaced }
}

#[test]
fn a_numbered_hall_lacks_the_seats_that_were_sold_and_free_seating_what_there_are_too_many() {
    assert_eq!(gauge(100, 0, 0, 3).over(), 3);
    assert_eq!(gauge(100, 0, 2, 3).over(), 5);
    assert_eq!(gauge(0, 40, 30, 0).over(), 0);
    assert_eq!(gauge(0, 0, 7, 3).over(), 10);
    // In a hall of both, who had a numbered seat waits for another such.
    assert_eq!(gauge(100, 20, 5, 3).over(), 3);
    assert_eq!(gauge(100, 4, 5, 3).over(), 4);
}

#[test]
fn a_numbered_hall_has_left_what_nobody_has_and_free_seating_what_all_that_is_sold_leaves() {
    assert_eq!(gauge(62, 0, 0, 2).left(), 62);
    assert_eq!(gauge(0, 62, 2, 0).left(), 60);
    assert_eq!(gauge(0, 62, 0, 2).left(), 60);
    assert_eq!(gauge(0, 0, 8, 0).left(), 0);
    assert_eq!(gauge(30, 10, 4, 3).left(), 36);
    assert_eq!(gauge(30, 2, 4, 3).left(), 30);
}

#[test]
fn a_place_without_a_seat_takes_the_last_room_of_its_category_then_the_last_there_is() {
    let of = |category| Seatless { category, displaced: false };
    assert_eq!(rooms(&[1, 1, 2, 2], false, &[of(1), of(2), of(1)]), [Some(1), Some(3), Some(0)]);
    assert_eq!(rooms(&[1, 1, 2, 2], false, &[of(3), of(2)]), [Some(2), Some(3)]);
    assert_eq!(rooms(&[1], false, &[of(2), of(1)]), [None, Some(0)]);
    let displaced = Seatless { displaced: true, ..of(1) };
    assert_eq!(rooms(&[1, 1], true, &[displaced, of(1)]), [None, Some(1)]);
    assert_eq!(rooms(&[1, 1], false, &[displaced, of(1)]), [Some(1), Some(0)]);
}

proptest! {
    #[test]
    fn what_is_left_in_figures_and_seat_by_seat_is_the_same(
        free in prop::collection::vec(0..3_u8, 0..12),
        numbered in 0..3_i64,
        seatless in prop::collection::vec((0..4_u8, any::<bool>()), 0..12),
    ) {
        let places: Vec<Seatless<u8>> =
            seatless.iter().map(|(category, displaced)| Seatless { category: *category, displaced: *displaced }).collect();
        let rooms = rooms(&free, numbered > 0, &places);
        let count = |displaced| places.iter().filter(|place| place.displaced == displaced).count() as i64;
        let gauge = gauge(numbered, free.len() as i64, count(false), count(true));
        let mut seated: Vec<usize> = rooms.iter().flatten().copied().collect();
        prop_assert_eq!(gauge.left(), numbered + free.len() as i64 - seated.len() as i64);
        prop_assert_eq!(gauge.over(), (rooms.len() - seated.len()) as i64);
        seated.sort_unstable();
        seated.dedup();
        prop_assert_eq!(seated.len(), rooms.iter().flatten().count(), "a room is one place's");
    }
}
