//! Acceptances that are taken back where free seating was sold again meanwhile.

use contract::args::{ById, Noted};
use contract::ids::RepriseId;
use contract::reprise::{Decided, RepriseFile};
use contract::sale::{FreeSeats, Sold};
use domain::place::PlaceState;
use harness::desk::{Desk, on_each_engine};
use office::Code;

use super::{becomes, bought, seen_by};
use crate::amendments::voided;
use crate::holds::{comes_in, studio};
use crate::over_sold::over;
use crate::reprises::{ask_back, file, order, shown};
use crate::sales::verified;

fn accepted(desk: &Desk, number: &str) -> RepriseFile {
    let asked = ask_back(desk, "Léa", order(desk, number).places[0].id);
    desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
    file(desk, asked.row.id)
}

fn reversal(file: &RepriseFile) -> Noted<RepriseId> {
    Noted { id: file.row.id, version: file.row.version, note: String::new() }
}

fn sells_first(desk: &Desk, seen: &FreeSeats) -> Sold {
    let now = seen_by(desk, "Karim", seen);
    desk.ok("Karim", "sale_make", bought(&now, &[now.seats[0].id]))
}

/// Refused both ways: nobody has that room any more.
fn is_refused(desk: &Desk, taken: &RepriseFile) {
    let undo = desk.call::<Decided>("Léa", "reprise_undo", ById { id: taken.row.id }).unwrap_err();
    let reverse = desk.call::<Decided>("Hélène", "reprise_reverse", reversal(taken)).unwrap_err();
    for refusal in [undo, reverse] {
        assert_eq!((refusal.code, &refusal.args["why"]), (Code::NotOnSale, &"full".into()));
    }
}

#[test]
fn a_place_of_free_seating_whose_room_was_sold_again_is_not_given_back() {
    on_each_engine(|desk| {
        let seen = studio(desk, 3);
        comes_in(desk, &["990001"]);
        let displaced: Sold = desk.ok("Karim", "sale_make", bought(&seen, &[seen.seats[2].id]));
        let taken = accepted(desk, "990001");
        becomes(desk, "Placement libre : 2");
        // One of two is left, and it is sold; the seat that was given back stays empty.
        let now = seen_by(desk, "Karim", &seen);
        assert_eq!(now.performance.free, 1);
        let second = seen.seats[1].id;
        let sold: Sold = desk.ok("Karim", "sale_make", bought(&seen, &[second]));
        is_refused(desk, &taken);
        assert!(over(desk).is_empty());
        // The room of another place is its own once that is given back.
        voided(desk, "Karim", sold.order_id, &sold.place_ids);
        desk.ok::<Decided>("Hélène", "reprise_reverse", reversal(&taken));
        assert_eq!(order(desk, "990001").places[0].state, PlaceState::Live);
        assert!(over(desk).is_empty());
        voided(desk, "Karim", displaced.order_id, &displaced.place_ids);
        verified(desk);
    });
}

#[test]
fn a_place_without_a_seat_whose_room_was_sold_again_is_not_given_back() {
    on_each_engine(|desk| {
        let seen = studio(desk, 2);
        let first: Sold = sells_first(desk, &seen);
        comes_in(desk, &["990001"]);
        becomes(desk, "Placement libre : 1");
        voided(desk, "Karim", first.order_id, &first.place_ids);
        let taken = accepted(desk, "990001");
        let sold: Sold = sells_first(desk, &seen);
        is_refused(desk, &taken);
        voided(desk, "Karim", sold.order_id, &sold.place_ids);
        desk.ok::<Decided>("Léa", "reprise_undo", ById { id: taken.row.id });
        assert_eq!(order(desk, "990001").places[0].state, PlaceState::Pending);
        assert!(over(desk).is_empty());
        verified(desk);
    });
}
