//! Asking a place back: once at a time, by the rules, until the performance starts.

use super::{ask_back, order, shown};
use api::Clock;
use contract::reprise::{Decided, QuotePlaces, RepriseQuote, RequestReprise};
use domain::place::PlaceState;
use harness::desk::on_each_engine;
use office::Code;

#[test]
fn a_place_is_asked_back_once_at_a_time() {
    on_each_engine(|desk| {
        let place = order(desk, "671083").places[0].id;
        ask_back(desk, "Léa", place);
        let again = QuotePlaces { place_ids: vec![place] };
        assert_eq!(desk.refused("Léa", "reprise_quote", again), Code::PlaceNotFree);
    });
}

#[test]
fn an_agent_cannot_ask_against_a_rule() {
    on_each_engine(|desk| {
        let place = order(desk, "671086").places[0].id;
        let quote: RepriseQuote =
            desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids: vec![place] });
        assert!(quote.exception);
        let asked = RequestReprise {
            place_ids: vec![place],
            seen_starts_at_ms: quote.starts_at_ms(),
            terms_version: quote.terms_version,
            expected_reprise_cents: quote.reprise_cents,
        };
        assert_eq!(desk.refused("Léa", "reprise_request", asked), Code::RuleBroken);
    });
}

#[test]
fn the_start_of_the_performance_ends_asking_even_for_a_supervisor() {
    on_each_engine(|desk| {
        let place = order(desk, "671083").places[0].clone();
        let wished = QuotePlaces { place_ids: vec![place.id] };
        desk.clock.pass(place.starts_at_ms - 1 - desk.clock.now_ms());
        desk.everyone_signs_in();
        assert!(order(desk, "671083").places[0].can_request);
        let quote: RepriseQuote = desk.ok("Hélène", "reprise_quote", wished.clone());
        assert!(quote.exception);

        desk.clock.pass(1);
        let begun = order(desk, "671083").places[0].clone();
        assert!(!begun.can_request && begun.can_download);
        assert_eq!(desk.refused("Hélène", "reprise_quote", wished), Code::PerformanceBegun);
        let asked = RequestReprise {
            place_ids: vec![place.id],
            seen_starts_at_ms: quote.starts_at_ms(),
            terms_version: quote.terms_version,
            expected_reprise_cents: quote.reprise_cents,
        };
        assert_eq!(desk.refused("Hélène", "reprise_request", asked), Code::PerformanceBegun);
    });
}

#[test]
fn a_withdrawn_request_frees_the_place_for_another() {
    on_each_engine(|desk| {
        let place = order(desk, "671083").places[0].id;
        let asked = ask_back(desk, "Léa", place);
        desk.ok::<Decided>("Karim", "reprise_withdraw", shown(&asked));
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Live);
        ask_back(desk, "Léa", place);
    });
}
