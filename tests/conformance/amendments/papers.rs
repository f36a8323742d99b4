//! The numbered paper of an amendment: the original once, then counted duplicatas.

use contract::amendment::{Amended, TerminalSaid, VoidSale};
use contract::args::ById;
use contract::customer::WrittenFile;
use contract::journal::JournalPage;
use harness::desk::on_each_engine;
use harness::papers::words;
use serde_json::json;
use uuid::Uuid;

use super::tenders::correction;
use super::{money, sold, void_of, voided};
use crate::sales::{marie, verified};

#[test]
fn the_paper_has_its_number_and_each_print_after_the_first_is_a_counted_duplicata() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie(desk)), (0, 0));
        let done = voided(desk, "Karim", sale.order_id, &sale.place_ids[..1]);
        let (paper, id) = (ById { id: done.amendment_id }, Uuid::now_v7());
        let first: WrittenFile = desk.call_as(id, "Karim", "amendment_pdf", &paper).unwrap();
        let again: WrittenFile = desk.call_as(id, "Karim", "amendment_pdf", &paper).unwrap();
        assert_eq!(first, again);
        let said = words(std::path::Path::new(&first.path)).unwrap();
        for part in ["Annulation", "AN-000001", &sale.order_number, "LES NOCES DE FIGARO"] {
            assert!(said.contains(part), "{part} in {said}");
        }
        assert!(!said.contains("DUPLICATA"), "{said}");
        let second: WrittenFile = desk.ok("Karim", "amendment_pdf", &paper);
        let said = words(std::path::Path::new(&second.path)).unwrap();
        assert!(said.contains("DUPLICATA n° 1"), "{said}");
        let list = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
            "to_ms": null, "after": null, "limit": 50 });
        let rows = desk.ok::<JournalPage>("Hélène", "journal_list", list).rows;
        let printed: Vec<_> = rows
            .iter()
            .filter(|row| row.action == contract::action::Action::AmendmentPrinted)
            .collect();
        assert_eq!(printed.len(), 2);
        verified(desk);
    });
}

#[test]
fn a_copy_of_a_receipt_says_what_was_put_right_since() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], None, (0, 0));
        let receipt = || {
            let made: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: sale.order_id });
            let said = words(std::path::Path::new(&made.path)).unwrap();
            said.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(!receipt().contains("Rectifié"));
        let payment = money(desk, sale.order_id).payments[0].id;
        let corrected: Amended =
            desk.ok("Karim", "sale_correct_tender", correction(sale.order_id, payment, 0, 5_000));
        let back = VoidSale {
            terminal: TerminalSaid::Done,
            ..void_of(sale.order_id, &sale.place_ids[..1])
        };
        let void: Amended = desk.ok("Karim", "sale_void", back);
        let copy = receipt();
        let (sold, since) = copy.split_once("Rectifié depuis").unwrap_or_else(|| panic!("{copy}"));
        assert!(sold.contains("Espèces 50,00 €") && sold.contains("DUPLICATA n° 1"), "{copy}");
        let correction = format!("Correction {} du ", corrected.number);
        assert!(since.contains(&correction) && since.contains("Carte bancaire 50,00 €"), "{copy}");
        let void = format!("Annulation {} du ", void.number);
        assert!(since.contains(&void) && since.contains("−25,00 €"), "{copy}");
        assert!(!since.contains("rendu"), "{copy}");
    });
}
