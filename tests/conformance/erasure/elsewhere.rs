//! What names a person where no row is theirs: seats that are kept for them, codes on their way.

use harness::desk::on_each_engine;

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
