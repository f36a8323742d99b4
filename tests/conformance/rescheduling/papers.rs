//! What papers of before a move say when they are made again.

use std::path::Path;

use contract::amendment::{Amended, VoidSale};
use contract::args::ById;
use contract::customer::WrittenFile;
use contract::rescheduling::Rescheduled;
use contract::sale::Sold;
use domain::money::Cents;
use harness::desk::on_each_engine;
use harness::papers::words;
use serde_json::json;

use super::{iphigenie, seat, to};
use crate::amendments::void_of;
use crate::sales::{cash, verified};

#[test]
fn a_copy_of_a_receipt_or_of_a_void_has_the_date_that_was_sold_and_a_ticket_that_of_today() {
    on_each_engine(|desk| {
        let free = iphigenie(desk);
        let basket = [seat(&free, "10"), seat(&free, "11")].concat();
        let sold: Sold = desk.ok("Karim", "sale_make", cash(basket, 5_200));
        let void = VoidSale {
            expected_total_cents: Cents(2_600),
            ..void_of(sold.order_id, &sold.place_ids[..1])
        };
        let void: Amended = desk.ok("Karim", "sale_void", void);
        let said = |made: WrittenFile| words(Path::new(&made.path)).unwrap();
        let receipt = || said(desk.ok("Karim", "receipt_pdf", ById { id: sold.order_id }));
        let voided = || said(desk.ok("Karim", "amendment_pdf", ById { id: void.amendment_id }));
        for paper in [receipt(), voided()] {
            assert!(paper.contains("7 juin 2020"), "{paper}");
        }
        for day in ["2020-06-14T20:00", "2020-06-15T20:00"] {
            let moved = to(desk, day, None);
            desk.ok::<Rescheduled>("Hélène", "performance_reschedule", moved);
        }
        for paper in [receipt(), voided()] {
            assert!(paper.contains("7 juin 2020") && paper.contains("DUPLICATA"), "{paper}");
            assert!(!paper.contains("14 juin") && !paper.contains("15 juin"), "{paper}");
        }
        let files = json!({ "place_ids": &sold.place_ids[1..], "format": "a4" });
        let ticket = said(desk.ok("Karim", "ticket_pdf", files));
        assert!(ticket.contains("15 juin 2020"), "{ticket}");
        verified(desk);
    });
}
