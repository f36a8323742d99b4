//! Credit of an order never exceeds what was paid for its places, and what the house still holds of it.

use contract::args::ById;
use contract::ids::PlaceId;
use contract::order::OrderFile;
use contract::policy::{PolicyAt, PolicyOverview, PolicyScope, PolicyView, SetPolicy};
use contract::reprise::QuotePlaces;
use domain::money::Cents;
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::small;
use office::Code;
use serde_json::json;

use super::{accepted, policy_is, quote};
use crate::reprises::{balance, file, order, shown};
use crate::sales::verified;

/// Two places of 20,00 €, or one, of an order of another system that says what it was paid.
fn bought(number: &str, seats: &[u32], fees: i64, total: i64) -> BatchOrder {
    let seats: Vec<(String, String)> =
        seats.iter().map(|seat| ("A".to_owned(), seat.to_string())).collect();
    let order = small::order(number, "marie", "figaro-1", &seats, 2_000);
    BatchOrder { fees: Cents(fees), total: Cents(total), ..order }
}

/// Orders of which less was paid, nothing, and fees beside the whole.
fn paid_less(desk: &Desk) {
    let orders = vec![
        bought("800001", &[10, 11], 0, 3_000),
        bought("800002", &[12], 0, 0),
        bought("800003", &[13, 14], 200, 4_200),
    ];
    desk.import(&Batch { orders, ..small::small_house() });
}

fn places(desk: &Desk, number: &str) -> Vec<PlaceId> {
    order(desk, number).places.iter().map(|place| place.id).collect()
}

#[test]
fn an_order_that_was_paid_less_than_its_places_gives_what_was_paid() {
    on_each_engine(|desk| {
        paid_less(desk);
        let marie = order(desk, "671083").customer_id.unwrap();
        for (number, given, net) in [("800001", 3_000, 0), ("800002", 0, 0), ("800003", 4_000, 200)]
        {
            let before = balance(desk, marie);
            let quote = quote(desk, &places(desk, number));
            assert_eq!(
                (quote.paid_cents, quote.reprise_cents),
                (Cents(given), Cents(given)),
                "{number}"
            );
            for place in places(desk, number) {
                accepted(desk, place);
            }
            assert_eq!(balance(desk, marie) - before, Cents(given), "{number}");
            assert_eq!(order(desk, number).net_today_cents, Cents(net), "{number}");
        }
        verified(desk);
    });
}

#[test]
fn the_cent_that_cannot_be_shared_goes_to_the_last_place() {
    on_each_engine(|desk| {
        let orders = vec![bought("800001", &[10, 11], 0, 3_001)];
        desk.import(&Batch { orders, ..small::small_house() });
        let paid: Vec<i64> =
            quote(desk, &places(desk, "800001")).places.iter().map(|p| p.paid_cents.0).collect();
        assert_eq!(paid, [1_500, 1_501]);
    });
}

#[test]
fn an_order_that_was_paid_less_since_it_was_asked_for_gives_no_more_than_that() {
    on_each_engine(|desk| {
        let of = |total| Batch {
            orders: vec![bought("800001", &[10, 11], 0, total)],
            ..small::small_house()
        };
        desk.import(&of(4_000));
        let asked = crate::reprises::ask_back(desk, "Léa", places(desk, "800001")[0]);
        assert_eq!(asked.row.reprise_cents, Cents(2_000));
        desk.import(&of(3_000));
        let would = file(desk, asked.row.id).if_accepted.unwrap();
        assert_eq!(would.given_cents, Cents(1_500));
        desk.ok::<contract::reprise::Decided>("Léa", "reprise_accept", shown(&asked));
        assert_eq!(file(desk, asked.row.id).credit[0].issued_cents, Cents(1_500));
        verified(desk);
    });
}

#[test]
fn the_net_of_an_order_keeps_the_fee_that_the_house_kept() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.fee_fixed = Cents(100));
        accepted(desk, order(desk, "671083").places[0].id);
        assert_eq!(order(desk, "671083").net_today_cents, Cents(7_800 - 2_500));
        let file: OrderFile = desk.ok("Karim", "order_file", ById { id: order(desk, "671083").id });
        assert_eq!(file.net_today_cents, Cents(5_300));
        verified(desk);
    });
}

#[test]
fn places_of_shows_with_different_terms_are_not_asked_back_together() {
    on_each_engine(|desk| {
        let mut both = bought("800001", &[10], 0, 4_600);
        let other = small::order(
            "800009",
            "marie",
            "iphigenie-1",
            &[("A".to_owned(), "9".to_owned())],
            2_600,
        );
        both.places.extend(other.places);
        desk.import(&Batch { orders: vec![both], ..small::small_house() });
        let together = QuotePlaces { place_ids: places(desk, "800001") };
        quote(desk, &together.place_ids);
        let all: PolicyOverview = desk.ok("Hélène", "policy_overview", json!({}));
        let show = all.shows.iter().find(|show| show.name.contains("IPHIGENIE")).unwrap().id;
        let at = PolicyAt { scope: PolicyScope::Show, scope_id: show.number() };
        let view: PolicyView = desk.ok("Hélène", "policy_view", at);
        let mut policy = view.policy;
        policy.terms_fr = "Ni repris, ni échangé.".to_owned();
        let (scope, scope_id, version) = (view.scope, view.scope_id, view.version);
        let seen_policy_id = Some(view.policy_id);
        let set = SetPolicy { scope, scope_id, version, seen_policy_id, policy: Some(policy) };
        desk.ok::<PolicyView>("Hélène", "policy_set", set);
        assert_eq!(desk.refused("Léa", "reprise_quote", together.clone()), Code::SeveralTerms);
        quote(desk, &together.place_ids[..1]);
        quote(desk, &together.place_ids[1..]);
    });
}
