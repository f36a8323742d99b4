//! Acceptances that are taken back, of places that the other system cancelled meanwhile.

use contract::customer::OrderState;
use contract::mail::{MailList, MailPage, MailShow};
use contract::reprise::{Decided, TicketAfter};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;

use super::{ask_back, balance, file, is_offered, noted, order, shown, verified, words};

/// What the other system says of order 671083 later.
fn later(said: fn(&mut BatchOrder)) -> Batch {
    let mut batch = small_house();
    said(&mut batch.orders[0]);
    batch
}

fn place(order: &mut BatchOrder) {
    order.places[0].state = PlaceState::Cancelled;
    order.total = Cents(5_200);
}

fn gone(order: &mut BatchOrder) {
    order.places.remove(0);
    order.total = Cents(5_200);
}

fn whole(order: &mut BatchOrder) {
    order.state = OrderState::Cancelled;
    order.places.iter_mut().for_each(|place| place.state = PlaceState::Cancelled);
}

fn kinds(desk: &Desk) -> Vec<String> {
    let args = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", args);
    page.rows.into_iter().map(|mail| mail.kind).collect()
}

#[test]
fn a_reversal_gives_back_no_place_that_the_other_system_cancelled_meanwhile() {
    for said in [place, gone, whole] {
        on_each_engine(|desk| {
            let before = order(desk, "671083");
            let asked = ask_back(desk, "Léa", before.places[0].id);
            desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
            desk.import(&later(said));
            let accepted = file(desk, asked.row.id);
            assert_eq!(accepted.ticket, TicketAfter::Gone);
            let reversed: Decided =
                desk.ok("Hélène", "reprise_reverse", noted(&accepted, "Annulée en ligne"));
            assert_eq!(reversed.state, RepriseState::Reversed);
            assert_eq!(order(desk, "671083").places[0].state, PlaceState::Cancelled);
            assert!(is_offered(desk, &before.places[0]));
            assert_eq!(balance(desk, asked.row.customer_id), Cents::ZERO);
            let kinds = kinds(desk);
            assert!(kinds.iter().any(|kind| kind == "reprise_closed"), "{kinds:?}");
            assert!(!kinds.iter().any(|kind| kind == "reprise_dropped"), "{kinds:?}");
            verified(desk);
        });
    }
}

#[test]
fn credit_that_was_told_is_taken_back_in_words_also_where_the_place_is_cancelled() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        assert_eq!(asked.ticket, TicketAfter::Valid);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        desk.clock.pass(31_000);
        desk.api.send_due_mails().unwrap();
        desk.import(&later(place));
        let accepted = file(desk, asked.row.id);
        desk.ok::<Decided>("Hélène", "reprise_reverse", noted(&accepted, "Annulée en ligne"));
        let told = words(desk, "reprise_closed");
        let lot = &accepted.credit[0].number;
        let taken = format!("Les 26,00 € de l’avoir n° {lot} ont été retirés");
        assert!(told.contains(&taken) && !told.contains("Aucun avoir"), "{told}");
        assert_eq!(balance(desk, asked.row.customer_id), Cents::ZERO);
        verified(desk);
    });
}

#[test]
fn a_reversal_gives_back_a_place_that_the_other_system_came_back_on() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        desk.import(&later(place));
        desk.import(&small_house());
        let accepted = file(desk, asked.row.id);
        desk.ok::<Decided>("Hélène", "reprise_reverse", noted(&accepted, ""));
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Live);
        verified(desk);
    });
}
