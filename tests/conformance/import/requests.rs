//! Requests in the night's files that are out of date: each is listed, and the rest comes in.

use contract::args::Empty;
use contract::customer::OrderState;
use contract::intake::{HereSays, ImportReport, ProblemCode, ThereSays};
use contract::operator::Badges;
use domain::place::PlaceState;
use formats::batch::{At, Batch, BatchRequest};
use harness::desk::{BEGINNING_MS, Desk, HOUR_MS, on_each_engine};
use harness::small::small_house;

use super::import;
use crate::facts::waiting;
use crate::reprises::{ask_back, order};
use crate::sales::verified;

fn asked(place: &str) -> BatchRequest {
    BatchRequest {
        place: place.to_owned(),
        requested_at_ms: BEGINNING_MS - HOUR_MS,
        channel: "SITE".to_owned(),
        at: At::default(),
    }
}

/// What the files of the night tell: a request that can be made stands behind one that is out of date.
fn night(stale: &str, told: impl Fn(&mut Batch)) -> Batch {
    let mut batch = small_house();
    told(&mut batch);
    batch.requests = vec![asked(stale), asked("671084-1")];
    batch
}

/// The files come in, with that problem listed, and the request that can be made is made.
fn listed_alone(desk: &Desk, batch: &Batch, code: ProblemCode) {
    let report = import(desk, batch);
    let codes: Vec<_> = report.problems.iter().map(|problem| problem.code).collect();
    assert_eq!((codes, report.stopped), (vec![code], false));
    assert_eq!((report.requests, open(desk)), (1, 1));
    let made = order(desk, "671084").places.remove(0);
    assert_eq!(made.state, PlaceState::Pending);
    // The same night again says the same, and makes nothing.
    let again = import(desk, batch);
    let codes: Vec<_> = again.problems.iter().map(|problem| problem.code).collect();
    assert_eq!((codes, again.requests, again.writes()), (vec![code], 0, 0));
    verified(desk);
}

fn open(desk: &Desk) -> i64 {
    desk.ok::<Badges>("Léa", "badges", Empty {}).open
}

#[test]
fn a_request_for_a_place_that_was_cancelled_is_listed_and_the_rest_comes_in() {
    on_each_engine(|desk| {
        let cancelled = |batch: &mut Batch| {
            batch.orders[0].places[0].state = PlaceState::Cancelled;
        };
        let batch = night("671083-24", cancelled);
        listed_alone(desk, &batch, ProblemCode::RequestCancelled);
    });
}

#[test]
fn a_request_for_a_place_that_nobody_paid_is_listed_and_the_rest_comes_in() {
    on_each_engine(|desk| {
        let unpaid = |batch: &mut Batch| batch.orders[0].state = OrderState::Unpaid;
        listed_alone(desk, &night("671083-24", unpaid), ProblemCode::RequestUnpaid);
    });
}

#[test]
fn a_request_for_a_place_of_nobody_is_listed_and_the_rest_comes_in() {
    on_each_engine(|desk| {
        let nobodys = |batch: &mut Batch| {
            let seat = ("C".to_owned(), "3".to_owned());
            let mut order = harness::small::order("671090", "marie", "figaro-1", &[seat], 1_200);
            order.customer = None;
            batch.orders.push(order);
        };
        listed_alone(desk, &night("671090-3", nobodys), ProblemCode::RequestNobody);
    });
}

#[test]
fn a_request_for_a_place_that_is_not_here_is_listed_and_the_rest_comes_in() {
    on_each_engine(|desk| {
        listed_alone(desk, &night("671083-99", |_| {}), ProblemCode::PlaceUnknown);
    });
}

#[test]
fn a_request_for_a_place_that_is_asked_back_here_is_listed_until_it_is_settled_and_the_rest_comes_in()
 {
    on_each_engine(|desk| {
        let here = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let batch = night("671083-24", |_| {});
        let report: ImportReport = import(desk, &batch);
        assert_eq!((report.requests, report.problems.len(), report.conflict_count), (1, 0, 1));
        assert_eq!(open(desk), 2);
        let listed = waiting(desk).rows.remove(0).what;
        assert_eq!((listed.there, listed.here), (ThereSays::Requested, HereSays::Pending));
        assert_eq!(listed.here_value, here.row.number);
        assert_eq!(import(desk, &batch).writes(), 0);
        assert_eq!(waiting(desk).rows.len(), 1);
        verified(desk);
    });
}
