//! A paper carries the row of the journal that it was made after, and tells a house that was rewritten or
//! went back.

use std::path::Path;

use contract::args::ById;
use contract::customer::WrittenFile;
use contract::journal::{PaperChecked, PaperStanding};
use contract::sale::Sold;
use harness::desk::{Desk, on_each_engine};
use harness::papers::words;
use office::Code;
use serde_json::json;

use super::hands::{by_hand, cut_off, rows};
use crate::sales::two_seats_are_sold;

/// The mark on each page of a paper, as a person reads it: `1042 7KQ2-M9XP-D4T8`.
fn marks(paper: &WrittenFile) -> Vec<String> {
    let text = words(Path::new(&paper.path)).unwrap();
    let said = text.split("Journal ").skip(1).map(|after| {
        let words: Vec<&str> = after.split_whitespace().take(3).collect();
        words.join(" ")
    });
    said.collect()
}

fn checked(desk: &Desk, said: &str) -> PaperChecked {
    desk.ok("Karim", "paper_check", json!({ "said": said }))
}

fn receipt(desk: &Desk, sold: &Sold) -> WrittenFile {
    desk.ok("Karim", "receipt_pdf", ById { id: sold.order_id })
}

#[test]
fn every_ticket_and_receipt_carries_a_mark_that_the_house_knows() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let place_ids = sold.place_ids.clone();
        let tickets: WrittenFile =
            desk.ok("Karim", "ticket_pdf", json!({ "place_ids": place_ids, "format": "a4" }));
        assert_eq!(marks(&tickets).len(), 2, "one a ticket");
        for format in ["thermal", "thermal_small"] {
            let files = json!({ "place_ids": place_ids, "format": format });
            let small: WrittenFile = desk.ok("Karim", "ticket_pdf", files);
            assert!(!marks(&small).is_empty(), "{format}");
        }
        let first = receipt(desk, &sold);
        let second = receipt(desk, &sold);
        for said in [marks(&tickets), marks(&first), marks(&second)].concat() {
            let found = checked(desk, &said);
            assert_eq!(found.standing, PaperStanding::Right, "{said}");
            assert!(found.at_ms.is_some() && found.row <= found.rows);
        }
        assert_ne!(marks(&first), marks(&second), "a duplicata is of its own row");
    });
}

#[test]
fn a_paper_is_read_as_a_hurried_hand_types_it() {
    on_each_engine(|desk| {
        let said = marks(&receipt(desk, &two_seats_are_sold(desk))).remove(0);
        let typed = said.to_lowercase().replace('-', " ").replace('0', "o");
        assert_eq!(checked(desk, &format!("n° {typed}")).standing, PaperStanding::Right);
        for no_mark in ["", "1042", &"7".repeat(81)] {
            let refused = desk.refused("Karim", "paper_check", json!({ "said": no_mark }));
            assert_eq!(refused, Code::BadField);
        }
    });
}

#[test]
fn a_paper_tells_that_the_books_were_rewritten_after_it() {
    on_each_engine(|desk| {
        let said = marks(&receipt(desk, &two_seats_are_sold(desk))).remove(0);
        // A whole chain that was computed anew ends in other hashes: this is what is left of it here.
        by_hand(desk, &["UPDATE journal SET hash = prev_hash WHERE seq > 1"]);
        assert_eq!(checked(desk, &said).standing, PaperStanding::Rewritten);
    });
}

#[test]
fn a_paper_tells_that_the_house_went_back() {
    on_each_engine(|desk| {
        let before = rows(desk);
        let said = marks(&receipt(desk, &two_seats_are_sold(desk))).remove(0);
        let row = checked(desk, &said).row;
        cut_off(desk, before);
        let found = checked(desk, &said);
        assert_eq!(found.standing, PaperStanding::Ahead);
        assert_eq!((found.row, found.rows), (row, before));
    });
}
