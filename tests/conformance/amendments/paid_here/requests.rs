//! Requests for places that were paid here, and that their system cancels meanwhile: they stand until their money is given
//! back.

use contract::args::Noted;
use contract::intake::{HereSays, ThereSays};
use contract::reprise::{CloseReprise, CloseWhy, Decided, Refuse, RepriseFile, TicketAfter};
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::BatchOrder;
use harness::desk::{Desk, on_each_engine};

use super::{Told, batch, paid, states, unpaid, void_one};
use crate::amendments::void_quote;
use crate::import::import;
use crate::reprises::{ask_back, balance, file, order, shown};
use crate::sales::verified;

fn cancelled(order: &mut BatchOrder) {
    order.places[0].state = PlaceState::Cancelled;
    order.total = Cents(2_200);
}

fn gone(order: &mut BatchOrder) {
    order.places.remove(0);
    order.total = Cents(2_200);
}

fn later(said: Told) -> BatchOrder {
    let mut later = unpaid();
    said(&mut later);
    later
}

/// One of two places that were paid is asked back.
fn asked(desk: &Desk) -> RepriseFile {
    let before = paid(desk, unpaid());
    ask_back(desk, "Léa", before.places[0].id)
}

/// The place stands, and a void gives back what was paid for it.
fn its_money_goes_back(desk: &Desk) {
    assert_eq!(states(desk), [PlaceState::Live, PlaceState::Live]);
    let after = order(desk, "800001");
    let quote = void_quote(desk, "Hélène", after.id, &[after.places[0].id]);
    assert_eq!(quote.total_cents, Cents(2_000));
    void_one(desk, &after, 0);
    assert_eq!(order(desk, "800001").net_today_cents, Cents(2_200));
    verified(desk);
}

#[test]
fn a_place_that_was_paid_here_stands_once_its_request_ends_though_its_system_cancelled_it() {
    let close = |desk: &Desk, there: &RepriseFile| {
        let (id, version) = (there.row.id, there.row.version);
        let why = CloseWhy::Moot;
        let close = CloseReprise { id, version, why, sentence: String::new(), tell: true };
        desk.ok::<Decided>("Hélène", "reprise_close", close);
    };
    let withdraw = |desk: &Desk, there: &RepriseFile| {
        desk.ok::<Decided>("Karim", "reprise_withdraw", shown(there));
    };
    let refuse = |desk: &Desk, there: &RepriseFile| {
        assert!(there.may.refuse);
        let refusal = Refuse {
            id: there.row.id,
            version: there.row.version,
            reason: there.reasons[0].code.clone(),
            sentence: String::new(),
        };
        desk.ok::<Decided>("Léa", "reprise_refuse", refusal);
    };
    let ends: [fn(&Desk, &RepriseFile); 3] = [close, withdraw, refuse];
    for end in ends {
        for said in [cancelled as Told, gone] {
            on_each_engine(|desk| {
                let asked = asked(desk);
                assert_eq!(import(desk, &batch(later(said))).conflict_count, 1);
                let there = file(desk, asked.row.id);
                assert_eq!(there.ticket, TicketAfter::Valid);
                end(desk, &there);
                // It is listed on as long as its system says so.
                let report = import(desk, &batch(later(said)));
                assert_eq!((report.writes(), report.conflict_count), (0, 1));
                let told = &report.conflicts[0];
                assert!(matches!(told.there, ThereSays::Cancelled | ThereSays::Gone), "{told:?}");
                assert_eq!(told.here, HereSays::Paid);
                its_money_goes_back(desk);
            });
        }
    }
}

#[test]
fn a_reversal_gives_a_place_back_that_was_paid_here_though_its_system_cancelled_it() {
    for said in [cancelled as Told, gone] {
        on_each_engine(|desk| {
            let asked = asked(desk);
            desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
            assert_eq!(balance(desk, asked.row.customer_id), Cents(2_000));
            import(desk, &batch(later(said)));
            let accepted = file(desk, asked.row.id);
            assert_eq!(accepted.ticket, TicketAfter::Valid);
            let (id, version) = (accepted.row.id, accepted.row.version);
            let note = Noted { id, version, note: String::new() };
            desk.ok::<Decided>("Hélène", "reprise_reverse", note);
            assert_eq!(balance(desk, asked.row.customer_id), Cents::ZERO);
            its_money_goes_back(desk);
        });
    }
}
