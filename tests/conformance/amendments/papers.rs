//! The numbered paper of an amendment: the original once, then counted duplicatas.

use contract::args::ById;
use contract::customer::WrittenFile;
use contract::journal::JournalPage;
use harness::desk::on_each_engine;
use harness::papers::words;
use serde_json::json;
use uuid::Uuid;

use super::{sold, voided};
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
