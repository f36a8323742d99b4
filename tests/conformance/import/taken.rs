//! Orders of which a place was taken back here, then cancelled there: what the others were paid stays.

use contract::args::ById;
use contract::order::OrderFile;
use contract::reprise::{Decided, QuotePlaces, RepriseQuote};
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;

use super::import;
use crate::reprises::{ask_back, order, shown};
use crate::sales::verified;

/// What a later file says of an order.
type Told = fn(&mut BatchOrder);

/// The first place of order 671083, three places of 26,00 €, taken back.
fn taken_back(desk: &Desk) -> OrderFile {
    let before = order(desk, "671083");
    let asked = ask_back(desk, "Léa", before.places[0].id);
    desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
    before
}

fn later(said: impl FnOnce(&mut BatchOrder)) -> Batch {
    let mut batch = small_house();
    said(&mut batch.orders[0]);
    batch
}

/// What the last two places of it are worth each, and its net.
fn worth(desk: &Desk, bought: &OrderFile) -> (Vec<i64>, Cents) {
    let place_ids = bought.places[1..].iter().map(|place| place.id).collect();
    let quote: RepriseQuote = desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids });
    let file: OrderFile = desk.ok("Karim", "order_file", ById { id: bought.id });
    (quote.places.iter().map(|place| place.paid_cents.0).collect(), file.net_today_cents)
}

#[test]
fn a_place_taken_back_here_and_cancelled_there_takes_nothing_from_the_others() {
    let cancelled = |order: &mut BatchOrder| {
        order.places[0].state = PlaceState::Cancelled;
        order.total = Cents(5_200);
    };
    let gone = |order: &mut BatchOrder| {
        order.places.remove(0);
        order.total = Cents(5_200);
    };
    let with_a_fee = |order: &mut BatchOrder| {
        order.places[0].state = PlaceState::Cancelled;
        (order.total, order.fees) = (Cents(5_700), Cents(500));
    };
    let counted_all_the_same = |order: &mut BatchOrder| {
        order.places[0].state = PlaceState::Cancelled;
    };
    let told: [(Told, i64); 4] =
        [(cancelled, 5_200), (gone, 5_200), (with_a_fee, 5_700), (counted_all_the_same, 5_200)];
    for (said, net) in told {
        on_each_engine(|desk| {
            let bought = taken_back(desk);
            import(desk, &later(said));
            assert_eq!(worth(desk, &bought), (vec![2_600, 2_600], Cents(net)));
            let again = import(desk, &later(said));
            assert_eq!((again.updated, again.conflict_count), (0, 0));
            verified(desk);
        });
    }
}

#[test]
fn what_is_cancelled_there_beside_a_place_taken_back_here_lowers_the_order() {
    on_each_engine(|desk| {
        let bought = taken_back(desk);
        import(
            desk,
            &later(|order| {
                order.places[0].state = PlaceState::Cancelled;
                order.places[1].state = PlaceState::Cancelled;
                order.total = Cents(2_600);
            }),
        );
        let last = OrderFile { places: bought.places[1..].to_vec(), ..bought };
        assert_eq!(worth(desk, &last), (vec![2_600], Cents(2_600)));
        verified(desk);
    });
}
