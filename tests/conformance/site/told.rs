//! What a customer is told of a place: what became of it for them, and what they can still do about it.

use contract::order::{AttachCustomer, OrderFile};
use contract::reprise::Decided;
use harness::desk::on_each_engine;
use serde_json::json;

use super::my_order;
use crate::reprises::{ask_back, order};

const MARIE: &str = "marie@example.org";

#[test]
fn who_an_order_is_given_to_reads_nothing_that_was_said_to_the_one_before() {
    on_each_engine(|desk| {
        let door = desk.door();
        let [marie, john] = [MARIE, "john@example.org"].map(|email| door.signs_in(email));
        let before = order(desk, "671083");
        let asked = ask_back(desk, "Léa", before.places[0].id);
        let refuse = json!({ "id": asked.row.id, "version": asked.row.version,
            "reason": asked.reasons[0].code, "sentence": "Votre chien, Marie, attendra." });
        desk.ok::<Decided>("Léa", "reprise_refuse", refuse);
        let told = |token| my_order(&door, token, "671083").places.swap_remove(0);
        assert_eq!(told(&marie).request.unwrap().sentence, "Votre chien, Marie, attendra.");
        let customer_id = order(desk, "671085").customer_id.unwrap();
        let attach =
            AttachCustomer { id: before.id, seen_customer_id: before.customer_id, customer_id };
        desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
        let place = told(&john);
        assert!(place.request.is_none(), "{place:?}");
        assert!(place.may_download && place.why_not.is_none());
        // What he asks himself is told to him.
        let asked = ask_back(desk, "Léa", place.id);
        assert_eq!(told(&john).request.unwrap().id, asked.row.id);
    });
}
