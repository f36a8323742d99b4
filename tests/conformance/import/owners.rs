//! Orders that the source gives to another customer.

use contract::intake::{HereSays, ThereSays};
use contract::order::{AttachCustomer, OrderFile};
use contract::reprise::{Decided, RepriseFile};
use formats::batch::Batch;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;

use super::import;
use crate::facts::waiting;
use crate::reprises::{ask_back, file, order, shown};
use crate::sales::verified;

/// Order 671083 of Marie, given to Aïcha.
fn given() -> Batch {
    let mut batch = small_house();
    batch.orders[0].customer = Some("aicha".to_owned());
    batch
}

fn asked(desk: &Desk) -> RepriseFile {
    ask_back(desk, "Léa", order(desk, "671083").places[0].id)
}

#[test]
fn an_order_that_is_tied_to_its_customer_keeps_it_whatever_an_import_says() {
    on_each_engine(|desk| {
        let marie = order(desk, "671083").customer_id;
        let asked = asked(desk);
        let report = import(desk, &given());
        assert_eq!((report.conflict_count, order(desk, "671083").customer_id), (1, marie));
        let listed = waiting(desk).rows.remove(0);
        assert_eq!((listed.what.there, listed.what.here), (ThereSays::Customer, HereSays::Tied));
        assert_eq!(listed.what.there_value, "N’DIAYE Aïcha");
        assert_eq!(listed.what.here_value, "DUPONT Marie");
        assert_eq!(import(desk, &given()).writes(), 0);
        // Its credit ties it as the request did.
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&file(desk, asked.row.id)));
        assert_eq!(import(desk, &given()).conflict_count, 1);
        assert_eq!(order(desk, "671083").customer_id, marie);
        // The source comes back on it.
        import(desk, &small_house());
        assert!(waiting(desk).rows.is_empty());
        verified(desk);
    });
}

#[test]
fn an_order_that_nothing_ties_follows_the_source_to_another_customer() {
    on_each_engine(|desk| {
        let aicha = order(desk, "671084").customer_id;
        assert_eq!(import(desk, &given()).conflict_count, 0);
        assert_eq!(order(desk, "671083").customer_id, aicha);
    });
}

#[test]
fn the_tickets_of_an_order_that_was_given_to_somebody_here_keep_their_name() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        for place in &mut batch.orders[0].places {
            "DUPONT Marie".clone_into(&mut place.holder);
        }
        import(desk, &batch);
        let (marie, aicha) = (order(desk, "671083"), order(desk, "671084").customer_id.unwrap());
        let seen_customer_id = marie.customer_id;
        let attach = AttachCustomer { id: marie.id, seen_customer_id, customer_id: aicha };
        desk.ok::<OrderFile>("Léa", "order_attach_customer", attach);
        let names = || -> Vec<String> {
            order(desk, "671083").places.into_iter().map(|place| place.holder).collect()
        };
        assert_eq!(import(desk, &batch).writes(), 0);
        assert_eq!(names(), ["N’DIAYE Aïcha"; 3]);
        // What else the file says of them is followed.
        batch.orders[0].places[0].price = domain::money::Cents(2_400);
        assert_eq!(import(desk, &batch).updated, 1);
        assert_eq!(names(), ["N’DIAYE Aïcha"; 3]);
        verified(desk);
    });
}

#[test]
fn credit_goes_to_nobody_whose_order_is_another_s_by_now() {
    on_each_engine(|desk| {
        let asked = asked(desk);
        let moved = "UPDATE orders SET customer_id = \
            (SELECT customer_id FROM orders WHERE number = '671084') WHERE number = '671083'";
        desk.store().write(|tx| tx.run(moved, &[])).unwrap();
        let refusal = desk.call::<Decided>("Léa", "reprise_accept", shown(&asked)).unwrap_err();
        assert_eq!((refusal.code, &refusal.args["why"]), (Code::CustomerTied, &"moved".into()));
        assert_eq!(refusal.args["order"], "671083".into());
    });
}
