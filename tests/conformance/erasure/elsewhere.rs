//! What names a person where no row is theirs: seats that are kept for them, codes on their way.

use harness::desk::on_each_engine;
use store::TxExt;

use super::{Lived, erased, lived};
use crate::sales::{figaro, verified};

#[test]
fn why_a_seat_is_out_of_sale_is_said_no_more_where_it_named_an_erased_person() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        let why = || figaro(desk).out.into_iter().map(|seat| seat.out.reason).collect::<Vec<_>>();
        assert_eq!(why(), ["Fauteuil-de-velours d’Ottoline Quarrelmeyer"]);
        erased(desk, id);
        assert_eq!(why(), [""]);
        verified(desk);
    });
}

#[test]
fn a_code_on_its_way_to_another_address_goes_with_whose_it_was_to_be() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        let asked = |table: &str| {
            let count = format!("SELECT COUNT(*) FROM {table}");
            desk.store().read(|tx| tx.int(count.as_str(), &[])).unwrap()
        };
        assert!(asked("site_request") > 1 && asked("site_code") > 1);
        let folder = desk.folder.join("courriels");
        let code = folder.join("20200601-101500-code-zwq.autre@nulle-part.example-0.eml");
        std::fs::write(&code, "123456").unwrap();
        erased(desk, id);
        assert_eq!((asked("site_request"), asked("site_code")), (0, 0));
        assert!(!std::fs::exists(&code).unwrap());
    });
}
