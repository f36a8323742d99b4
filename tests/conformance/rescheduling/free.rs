//! Until the end of a chosen day, the places of a moved performance are asked back without a fee.

use contract::args::ById;
use contract::reprise::{QuotePlaces, RepriseFile, RepriseQuote, RequestReprise, Requested};
use contract::rescheduling::Rescheduled;
use contract::sale::{MakeSale, Sold};
use domain::money::Cents;
use domain::policy::{Outcome, Rule};
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, HOUR_MS, on_each_engine};
use harness::small::small_house;
use office::Code;

use super::{iphigenie, seat, to, two_euros_are_kept};
use crate::reprises::{ask_back, order};
use crate::sales::{cash, marie, verified};

fn quoted(desk: &Desk, place: usize) -> RepriseQuote {
    let place_ids = vec![order(desk, "671083").places[place].id];
    desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids })
}

fn pass(desk: &Desk, ms: i64) {
    desk.clock.pass(ms);
    desk.everyone_signs_in();
}

fn moved(desk: &Desk, starts_at: &str, free_until: Option<&str>) -> Rescheduled {
    desk.ok("Hélène", "performance_reschedule", to(desk, starts_at, free_until))
}

/// The rule that speaks of time, as the file shows it.
fn time_rule(file: &RepriseFile) -> (Rule, Outcome) {
    let times = [Rule::Deadline, Rule::Rescheduled];
    let found = file.rules.iter().find(|rule| times.contains(&rule.rule)).unwrap();
    (found.rule, found.outcome)
}

#[test]
fn a_place_has_no_fee_until_the_last_millisecond_of_the_day_and_its_fee_after() {
    on_each_engine(|desk| {
        two_euros_are_kept(desk);
        assert_eq!(quoted(desk, 0).reprise_cents, Cents(2_400));
        moved(desk, "2020-06-14T20:00", Some("2020-06-10"));
        let free = quoted(desk, 0);
        assert_eq!((free.reprise_cents, free.exception), (Cents(2_600), false));
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        assert_eq!(asked.row.reprise_cents, Cents(2_600));
        assert_eq!(time_rule(&asked), (Rule::Rescheduled, Outcome::Ok));

        // From Monday at 14:00 to the end of Wednesday of next week.
        pass(desk, 9 * DAY_MS + 10 * HOUR_MS - 1);
        assert_eq!(quoted(desk, 1).reprise_cents, Cents(2_600));
        pass(desk, 1);
        let late = quoted(desk, 1);
        assert_eq!((late.reprise_cents, late.exception), (Cents(2_400), false));
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[1].id);
        assert_eq!(time_rule(&asked), (Rule::Deadline, Outcome::Ok));
        assert_eq!(asked.row.reprise_cents, Cents(2_400));
        let first: RepriseFile = desk.ok("Léa", "reprise_file", ById { id: asked.past[0].id });
        assert_eq!(first.row.reprise_cents, Cents(2_600), "it is frozen");
        assert_eq!(time_rule(&first), (Rule::Rescheduled, Outcome::Ok));
        verified(desk);
    });
}

#[test]
fn the_policys_deadline_does_not_hold_before_that_day_is_over() {
    on_each_engine(|desk| {
        two_euros_are_kept(desk);
        moved(desk, "2020-06-02T21:00", Some("2020-06-02"));
        // Less than a day before the new start.
        pass(desk, DAY_MS);
        let free = quoted(desk, 0);
        assert_eq!((free.reprise_cents, free.exception), (Cents(2_600), false));
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        assert!(asked.row.flags.is_empty(), "{:?}", asked.row.flags);
    });
}

#[test]
fn without_the_switch_the_fee_and_the_deadline_stay() {
    on_each_engine(|desk| {
        two_euros_are_kept(desk);
        moved(desk, "2020-06-02T21:00", None);
        assert_eq!(quoted(desk, 0).reprise_cents, Cents(2_400));
        pass(desk, DAY_MS);
        assert!(quoted(desk, 0).exception);
    });
}

#[test]
fn a_basket_is_sold_for_no_other_date_than_it_shows() {
    on_each_engine(|desk| {
        let shown = cash(seat(&iphigenie(desk), "11"), 2_600);
        moved(desk, "2020-06-14T20:00", Some("2020-06-10"));
        let refused = desk.call::<Sold>("Karim", "sale_make", &shown).unwrap_err();
        assert_eq!(refused.code, Code::PerformanceMoved);
        // 14 juin 2020, 20:00 in Paris.
        assert_eq!(refused.args["starts_at_ms"], 1_592_157_600_000_i64.into());
        desk.ok::<Sold>("Karim", "sale_make", cash(seat(&iphigenie(desk), "11"), 2_600));
        verified(desk);
    });
}

#[test]
fn who_buys_after_the_move_knew_the_new_date() {
    on_each_engine(|desk| {
        two_euros_are_kept(desk);
        moved(desk, "2020-06-14T20:00", Some("2020-06-10"));
        pass(desk, HOUR_MS);
        let sale = MakeSale {
            customer_id: Some(marie(desk)),
            ..cash(seat(&iphigenie(desk), "11"), 2_600)
        };
        let sold: Sold = desk.ok("Karim", "sale_make", sale);
        let wished = QuotePlaces { place_ids: sold.place_ids };
        let quote: RepriseQuote = desk.ok("Léa", "reprise_quote", wished);
        assert_eq!(quote.reprise_cents, Cents(2_400));
        assert_eq!(quoted(desk, 0).reprise_cents, Cents(2_600));
    });
}

#[test]
fn an_open_request_keeps_its_fee_where_a_new_one_would_have_one() {
    // Another system says that the order is of a day to come.
    let mut batch = small_house();
    let late = batch.orders.iter_mut().find(|order| order.number == "671083").unwrap();
    late.created_at_ms = BEGINNING_MS + 3 * DAY_MS;
    for desk in [Desk::sqlite(&batch), Desk::postgres(&batch)] {
        two_euros_are_kept(&desk);
        let asked = ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
        let done = moved(&desk, "2020-06-14T20:00", Some("2020-06-10"));
        assert_eq!(done.relieved, 0);
        let file: RepriseFile = desk.ok("Léa", "reprise_file", ById { id: asked.row.id });
        assert_eq!(file.row.reprise_cents, Cents(2_400));
        assert_eq!(quoted(&desk, 1).reprise_cents, Cents(2_400));
        verified(&desk);
    }
}

#[test]
fn a_place_is_asked_back_for_no_other_date_than_the_recap_showed() {
    on_each_engine(|desk| {
        let seen = quoted(desk, 0);
        let asked = RequestReprise {
            place_ids: seen.places.iter().map(|place| place.id).collect(),
            seen_starts_at_ms: seen.starts_at_ms(),
            terms_version: seen.terms_version,
            expected_reprise_cents: seen.reprise_cents,
        };
        moved(desk, "2020-06-14T20:00", Some("2020-06-10"));
        let refused = desk.call::<Requested>("Léa", "reprise_request", &asked).unwrap_err();
        assert_eq!(refused.code, Code::PerformanceMoved);
        assert_eq!(refused.args["starts_at_ms"], 1_592_157_600_000_i64.into());
        ask_back(desk, "Léa", seen.places[0].id);
        verified(desk);
    });
}
