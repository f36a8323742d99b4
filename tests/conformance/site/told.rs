//! What a customer is told of a place: what became of it for them, and what they can still do about it.

use contract::order::{AttachCustomer, OrderFile};
use contract::reprise::{Decided, RepriseFile};
use contract::site::{MyPlaces, TakeBack};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use formats::batch::{Batch, BatchOrder};
use harness::desk::on_each_engine;
use harness::small::{self, small_house};
use office::Code;
use serde_json::{Value as Json, json};

use super::my_order;
use crate::amendments::paid_here::{batch, paid, unpaid};
use crate::import::import;
use crate::reprises::{ask_back, file, order, shown};
use crate::sales::verified;

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

/// Two places of 20,00 € of an order of another system that says what it was paid.
fn bought(total: i64) -> Batch {
    let seats: Vec<(String, String)> =
        ["10", "11"].map(|seat| ("A".to_owned(), seat.to_owned())).to_vec();
    let order = small::order("800001", "marie", "figaro-1", &seats, 2_000);
    Batch { orders: vec![BatchOrder { total: Cents(total), ..order }], ..small_house() }
}

#[test]
fn what_is_said_to_have_been_credited_is_what_was() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        desk.import(&bought(4_000));
        let asked = ask_back(desk, "Léa", order(desk, "800001").places[0].id);
        let told = || my_order(&door, &token, "800001").places.swap_remove(0).request.unwrap();
        assert_eq!(told().reprise_cents, Cents(2_000));
        desk.import(&bought(3_000));
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        assert_eq!(told().reprise_cents, Cents(2_000), "it is not told yet");
        desk.clock.pass(60_000);
        let told = told();
        assert_eq!((told.state, told.reprise_cents), (RepriseState::Accepted, Cents(1_500)));
        let stated: contract::statement::Statement =
            door.ok(Some(&token), "my_statement", json!({}));
        assert_eq!(stated.balance_cents, told.reprise_cents);
    });
}

/// What the other system says of order 671083 in a later export.
fn later(said: fn(&mut BatchOrder)) -> Batch {
    let mut batch = small_house();
    said(&mut batch.orders[0]);
    batch
}

#[test]
fn a_request_for_a_place_that_is_cancelled_elsewhere_is_not_taken_back_on_the_site() {
    let cancelled: [fn(&mut BatchOrder); 3] = [
        |order| order.places[0].state = PlaceState::Cancelled,
        |order| order.state = contract::customer::OrderState::Cancelled,
        |order| drop(order.places.remove(0)),
    ];
    for said in cancelled {
        on_each_engine(|desk| {
            let door = desk.door();
            let token = door.signs_in(MARIE);
            let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
            let request = || {
                let places = my_order(&door, &token, "671083").places;
                places.into_iter().find_map(|place| place.request).unwrap()
            };
            assert!(request().may_withdraw);
            import(desk, &later(said));
            let now = request();
            assert!(!now.may_withdraw, "{now:?}");
            let back = TakeBack { id: now.id, version: now.version };
            let refused = door.refused(Some(&token), "site_take_back", back);
            assert_eq!(refused, Code::Contradicted);
            let there: RepriseFile = file(desk, asked.row.id);
            assert_eq!(there.row.state, RepriseState::Requested);
            // The desk takes it back for them.
            desk.ok::<Decided>("Karim", "reprise_withdraw", shown(&there));
            verified(desk);
        });
    }
}

#[test]
fn a_request_for_a_place_that_was_paid_here_is_taken_back_on_the_site_though_it_is_cancelled_elsewhere()
 {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let before = paid(desk, unpaid());
        let asked = ask_back(desk, "Léa", before.places[0].id);
        let mut later = unpaid();
        (later.places[0].state, later.total) = (PlaceState::Cancelled, Cents(2_200));
        import(desk, &batch(later));
        let place = || my_order(&door, &token, "800001").places.swap_remove(0);
        let now = place().request.unwrap();
        assert!(now.may_withdraw, "{now:?}");
        let back = TakeBack { id: now.id, version: now.version };
        door.ok::<Json>(Some(&token), "site_take_back", back);
        assert_eq!(file(desk, asked.row.id).row.state, RepriseState::Withdrawn);
        let theirs = place();
        assert!(theirs.state == PlaceState::Live && theirs.may_download, "{theirs:?}");
        verified(desk);
    });
}

#[test]
fn every_ticket_of_a_large_order_comes_at_once() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let seats: Vec<(String, String)> = ["B", "C"]
            .iter()
            .flat_map(|row| (1..=30).map(move |seat| ((*row).to_owned(), seat.to_string())))
            .collect();
        let mut large = small::order("800001", "marie", "figaro-1", &seats, 2_000);
        for (rank, place) in large.places.iter_mut().enumerate() {
            place.key = format!("800001-{rank}");
        }
        desk.import(&Batch { orders: vec![large], ..small_house() });
        let places = my_order(&door, &token, "800001").places;
        let place_ids: Vec<_> = places.iter().map(|place| place.id).collect();
        assert_eq!(place_ids.len(), 60);
        for some in place_ids.chunks(50) {
            let some = MyPlaces { number: "800001".to_owned(), place_ids: some.to_vec() };
            door.ok::<Json>(Some(&token), "site_tickets", some);
        }
        let places = MyPlaces { number: "800001".to_owned(), place_ids };
        let paper = door.site.tickets(Some(&token), &places).unwrap();
        assert!(paper.bytes.starts_with(b"%PDF"));
        let facts = door.site.ticket_facts(Some(&token), &places).unwrap();
        assert_eq!(facts.len(), 60);
        // One command is still given fifty.
        assert_eq!(door.refused(Some(&token), "site_tickets", places), Code::BadField);
        verified(desk);
    });
}
