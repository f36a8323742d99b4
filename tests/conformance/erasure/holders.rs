//! Whose name tickets bear: of whoever has the order, and of nobody who was erased.

use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet, WrittenFile};
use contract::ids::{CustomerId, OrderId};
use contract::locale::Locale;
use contract::order::{AttachCustomer, OrderFile};
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use serde_json::json;

use super::{erased, sold};
use crate::reprises::order;
use crate::sales::{marie, verified};

fn file(desk: &Desk, id: OrderId) -> OrderFile {
    desk.ok("Karim", "order_file", ById { id })
}

fn holders(desk: &Desk, id: OrderId) -> Vec<String> {
    file(desk, id).places.into_iter().map(|place| place.holder).collect()
}

fn given_to(desk: &Desk, id: OrderId, customer_id: CustomerId) {
    let seen_customer_id = file(desk, id).customer_id;
    let attach = AttachCustomer { id, seen_customer_id, customer_id };
    desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
}

#[test]
fn a_ticket_bears_the_name_that_its_customer_has_until_it_is_made_and_then_that_of_whose_it_becomes()
 {
    on_each_engine(|desk| {
        let fields = CustomerFields {
            last_name: "Quarrelmeyer".to_owned(),
            first_name: "Ottoline".to_owned(),
            email: String::new(),
            phone: String::new(),
            locale: Locale::Fr,
        };
        let made: CustomerSheet = desk.ok("Karim", "customer_create", &fields);
        let sold = sold(desk, &["20", "21"], Some(made.id));
        let ticket = json!({ "place_ids": [sold.place_ids[0]], "format": "a4" });
        desk.ok::<WrittenFile>("Karim", "ticket_pdf", ticket);
        let fields = CustomerFields { last_name: "Vanderplumm".to_owned(), ..fields };
        let change = CustomerChange { id: made.id, version: made.version, fields, anyway: false };
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        let id = sold.order_id;
        assert_eq!(holders(desk, id), ["QUARRELMEYER Ottoline", "VANDERPLUMM Ottoline"]);
        given_to(desk, id, marie(desk));
        assert_eq!(holders(desk, id), ["DUPONT Marie"; 2]);
        erased(desk, made.id);
        assert_eq!(holders(desk, id), ["DUPONT Marie"; 2]);
        verified(desk);
    });
}

#[test]
fn an_order_that_was_an_erased_person_s_bears_the_name_of_who_has_it_and_no_other() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        for (place, holder) in
            batch.orders[0].places.iter_mut().zip(["Marie Dupont", "Camille Quarrelmeyer", ""])
        {
            holder.clone_into(&mut place.holder);
        }
        desk.import(&batch);
        let (former, id) = (marie(desk), order(desk, "671083").id);
        given_to(desk, id, order(desk, "671084").customer_id.unwrap());
        let aicha = "N’DIAYE Aïcha";
        assert_eq!(holders(desk, id), [aicha, "Camille Quarrelmeyer", aicha]);
        erased(desk, former);
        assert_eq!(holders(desk, id), [aicha, "", aicha]);
        verified(desk);
    });
}
