//! *Places gardées*: what a basket holds, for whom, until when.

use api::Clock;
use contract::action::Action;
use contract::args::{ById, Empty};
use contract::hold::{HeldSeats, HoldSeats, SeatAt, TakeSeats};
use contract::ids::{PerformanceId, SeatId};
use contract::journal::{JournalPage, JournalRow};
use contract::plan::{ChooseSeats, ChosenSeats, DrawPerformance, PerformancePlan, SeatState};
use contract::sale::{BasketLine, FreeSeats, QuoteSale, SaleQuote, Sold};
use contract::selling::{SellingRules, SellingSettings, SetSelling};
use contract::sentence::Fact;
use harness::desk::{Desk, on_each_engine};
use office::Code;
use serde_json::json;

use crate::sales::{cash, figaro, lines, verified};

mod elsewhere;

pub(crate) use elsewhere::{comes_in, studio, studio_of};

const MINUTE_MS: i64 = 60_000;

/// The seats of a basket of these numbers of row A.
fn basket(lines: &[BasketLine]) -> HoldSeats {
    let at =
        |line: &BasketLine| SeatAt { performance_id: line.performance_id, seat_id: line.seat_id };
    HoldSeats { seats: lines.iter().map(at).collect(), exchanging: vec![] }
}

fn holds(desk: &Desk, who: &str, lines: &[BasketLine]) -> HeldSeats {
    desk.ok(who, "seats_hold", basket(lines))
}

fn seen_by(desk: &Desk, who: &str) -> FreeSeats {
    desk.ok(who, "performance_seats", ById { id: figaro(desk).performance.id })
}

fn is_free(seen: &FreeSeats, seat: SeatId) -> bool {
    seen.seats.iter().any(|free| free.id == seat)
}

fn rows(desk: &Desk) -> Vec<JournalRow> {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 200 });
    desk.ok::<JournalPage>("Léa", "journal_list", all).rows
}

/// Lets time pass, and everybody goes on working.
fn pass(desk: &Desk, ms: i64) {
    desk.clock.pass(ms);
    desk.everyone_signs_in();
}

#[test]
fn a_seat_in_a_basket_is_free_for_nobody_else_and_others_see_whose_it_is_and_until_when() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let basket = lines(&before, &["10"]);
        let held = holds(desk, "Karim", &basket);
        assert_eq!(held.until_ms, desk.clock.now_ms() + 10 * MINUTE_MS);
        assert!(held.lost.is_empty());

        let (mine, others) = (seen_by(desk, "Karim"), seen_by(desk, "Hélène"));
        assert!(is_free(&mine, basket[0].seat_id) && mine.held.is_empty());
        assert!(!is_free(&others, basket[0].seat_id));
        assert_eq!(others.performance.free, before.performance.free - 1);
        assert_eq!(mine.performance.free, before.performance.free);
        let [seat] = &others.held[..] else { panic!("{:?}", others.held) };
        assert_eq!((&*seat.row, &*seat.seat), ("A", "10"));
        assert_eq!((&*seat.holder.operator, seat.holder.until_ms), ("Karim", held.until_ms));
        assert!(!seat.holder.counter.is_empty() && !seat.holder.from_me);

        // The other counter is told as much when it wants the seat all the same.
        let wanted: HeldSeats = holds(desk, "Hélène", &basket);
        assert!(wanted.seats.is_empty());
        assert_eq!(wanted.lost[0].holder.as_ref().unwrap().operator, "Karim");
        let refused = desk.call::<Sold>("Hélène", "sale_make", cash(basket.clone(), 2_500));
        let refused = refused.unwrap_err();
        assert_eq!(refused.code, Code::SeatHeld);
        assert_eq!(refused.args.get("operator"), Some(&Fact::Text("Karim".to_owned())));
    });
}

#[test]
fn every_way_to_a_seat_passes_over_those_in_other_baskets() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let performance_id = free.performance.id;
        let choose = ChooseSeats { performance_id, count: 4, category_id: None, taken: vec![] };
        let best: ChosenSeats = desk.ok("Hélène", "seats_best", &choose);
        let at = |seat_id: &SeatId| SeatAt { performance_id, seat_id: *seat_id };
        let best_held =
            HoldSeats { seats: best.seat_ids.iter().map(at).collect(), exchanging: vec![] };
        desk.ok::<HeldSeats>("Karim", "seats_hold", best_held);

        let others: ChosenSeats = desk.ok("Hélène", "seats_best", &choose);
        assert!(others.seat_ids.iter().all(|seat| !best.seat_ids.contains(seat)));
        let own: ChosenSeats = desk.ok("Karim", "seats_best", &choose);
        assert_eq!(own.seat_ids, best.seat_ids);

        let draw = DrawPerformance { performance_id, stage: String::new() };
        let plan: PerformancePlan = desk.ok("Hélène", "performance_plan", &draw);
        let held: Vec<_> = plan.seats.iter().filter(|s| s.state == SeatState::Held).collect();
        assert_eq!(held.len(), 4);
        assert!(held.iter().all(|s| s.holder.as_ref().unwrap().operator == "Karim"));
        let mine: PerformancePlan = desk.ok("Karim", "performance_plan", &draw);
        assert!(mine.seats.iter().all(|seat| seat.state != SeatState::Held));

        let rate_id = free.rates[0].id;
        let starts_at_ms = free.performance.starts_at_ms;
        let line = |seat_id: &SeatId| BasketLine {
            performance_id,
            starts_at_ms,
            seat_id: *seat_id,
            rate_id,
        };
        let lines: Vec<BasketLine> = best.seat_ids.iter().map(line).collect();
        let quote = QuoteSale { customer_id: None, lines, credit_cents: None };
        let theirs: SaleQuote = desk.ok("Hélène", "sale_quote", &quote);
        assert!(theirs.lines.iter().all(|line| !line.free && line.holder.is_some()));
        let mine: SaleQuote = desk.ok("Karim", "sale_quote", &quote);
        assert!(mine.lines.iter().all(|line| line.free && line.holder.is_none()));
    });
}

#[test]
fn a_basket_that_is_worked_on_holds_on_and_one_that_is_left_is_over_by_the_house_s_time() {
    on_each_engine(|desk| {
        let basket = lines(&figaro(desk), &["10", "11"]);
        let first = holds(desk, "Karim", &basket);
        pass(desk, 9 * MINUTE_MS);
        let again = holds(desk, "Karim", &basket);
        assert_eq!(again.until_ms, first.until_ms + 9 * MINUTE_MS);

        pass(desk, 10 * MINUTE_MS - 1);
        assert!(!is_free(&seen_by(desk, "Hélène"), basket[0].seat_id));
        pass(desk, 1);
        // No job ran: the comparison alone frees them, and whoever comes next takes the rows over.
        assert!(is_free(&seen_by(desk, "Hélène"), basket[0].seat_id));
        assert!(holds(desk, "Hélène", &basket[..1]).lost.is_empty());
        let late = holds(desk, "Karim", &basket);
        assert_eq!(late.lost.len(), 1);
        assert_eq!(late.lost[0].holder.as_ref().unwrap().operator, "Hélène");
    });
}

#[test]
fn one_s_own_basket_is_sold_whether_it_is_held_still_or_was_never_held() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        // A window of before holds nothing.
        desk.ok::<Sold>("Karim", "sale_make", cash(lines(&free, &["10"]), 2_500));
        let held = lines(&free, &["11"]);
        holds(desk, "Karim", &held);
        desk.ok::<Sold>("Karim", "sale_make", cash(held, 2_500));
        let left = lines(&free, &["12"]);
        holds(desk, "Karim", &left);
        pass(desk, 11 * MINUTE_MS);
        desk.ok::<Sold>("Karim", "sale_make", cash(left, 2_500));
        // Sold is more than held: nobody sees a basket there.
        assert!(seen_by(desk, "Hélène").held.is_empty());
        verified(desk);
    });
}

#[test]
fn what_leaves_the_basket_is_free_at_once() {
    on_each_engine(|desk| {
        let basket = lines(&figaro(desk), &["10", "11"]);
        holds(desk, "Karim", &basket);
        let one = holds(desk, "Karim", &basket[1..]);
        assert_eq!(one.seats.len(), 1);
        assert!(is_free(&seen_by(desk, "Hélène"), basket[0].seat_id));
        assert!(!is_free(&seen_by(desk, "Hélène"), basket[1].seat_id));
        holds(desk, "Karim", &[]);
        assert!(seen_by(desk, "Hélène").held.is_empty());
    });
}

#[test]
fn who_comes_after_an_operator_at_their_counter_lets_go_what_their_basket_held() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let held = lines(&before, &["10", "11"]);
        holds(desk, "Karim", &held);
        let people: Vec<contract::settings::OperatorRow> =
            desk.ok("Hélène", "operator_list", json!({}));
        let karim = people.iter().find(|person| person.name == "Karim").unwrap().id;
        desk.ok::<Empty>("Zoé", "seats_leave", ById { id: karim });
        assert!(is_free(&seen_by(desk, "Zoé"), held[0].seat_id));
        assert_eq!(seen_by(desk, "Zoé").performance.free, before.performance.free);
        // Whoever comes after, an agent too.
        holds(desk, "Karim", &held);
        desk.ok::<Empty>("Léa", "seats_leave", ById { id: karim });
        assert!(is_free(&seen_by(desk, "Zoé"), held[0].seat_id));
    });
}

#[test]
fn a_window_that_closes_behind_the_lock_lets_go_what_its_basket_held() {
    on_each_engine(|desk| {
        let held = lines(&figaro(desk), &["10"]);
        holds(desk, "Karim", &held);
        let people: Vec<contract::settings::OperatorRow> =
            desk.ok("Hélène", "operator_list", json!({}));
        let karim = people.iter().find(|person| person.name == "Karim").unwrap().id;
        desk.ok::<Empty>("Karim", "sign_out", json!({}));
        desk.ok::<Empty>("Karim", "seats_leave", ById { id: karim });
        let seen: FreeSeats =
            desk.ok("Hélène", "performance_seats", ById { id: held[0].performance_id });
        assert!(is_free(&seen, held[0].seat_id));
    });
}

#[test]
fn new_seats_are_held_all_or_none_and_what_was_held_stays() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        holds(desk, "Hélène", &lines(&free, &["12"]));
        let mine = lines(&free, &["10"]);
        holds(desk, "Karim", &mine);
        pass(desk, MINUTE_MS);
        let more = holds(desk, "Karim", &lines(&free, &["10", "11", "12"]));
        assert_eq!(more.lost.len(), 1);
        assert_eq!((&*more.lost[0].row, &*more.lost[0].seat), ("A", "12"));
        assert_eq!(more.seats, basket(&mine).seats);
        assert_eq!(more.until_ms, desk.clock.now_ms() + 10 * MINUTE_MS);
        assert!(is_free(&seen_by(desk, "Hélène"), lines(&free, &["11"])[0].seat_id));
    });
}

#[test]
fn of_two_who_reach_for_the_same_seats_at_once_one_has_them_all() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let (up, down) = (lines(&free, &["10", "11", "12"]), lines(&free, &["12", "11", "10"]));
        for _ in 0..20 {
            let held: Vec<HeldSeats> = std::thread::scope(|scope| {
                let reach = |(who, lines): (&'static str, Vec<BasketLine>)| {
                    scope.spawn(move || holds(desk, who, &lines))
                };
                let both = [("Karim", up.clone()), ("Hélène", down.clone())].map(reach);
                both.into_iter().map(|t| t.join().unwrap()).collect()
            });
            let mut counts: Vec<usize> = held.iter().map(|held| held.seats.len()).collect();
            counts.sort_unstable();
            assert_eq!(counts, [0, 3], "{held:?}");
            for who in ["Karim", "Hélène"] {
                holds(desk, who, &[]);
            }
        }
    });
}

#[test]
fn a_supervisor_takes_seats_over_and_the_basket_that_had_them_knows_by_whom() {
    on_each_engine(|desk| {
        let basket_of_karim = lines(&figaro(desk), &["10", "11"]);
        holds(desk, "Karim", &basket_of_karim);
        let performance_id = basket_of_karim[0].performance_id;
        let take = TakeSeats { performance_id, seat_ids: vec![basket_of_karim[0].seat_id] };
        assert_eq!(desk.refused("Karim", "seats_take_over", &take), Code::NotAllowed);
        assert_eq!(desk.refused("Léa", "seats_take_over", &take), Code::NotAllowed);
        let taken: HeldSeats = desk.ok("Hélène", "seats_take_over", &take);
        assert_eq!(taken.seats.len(), 1);

        let told = holds(desk, "Karim", &basket_of_karim);
        assert_eq!(told.lost.len(), 1);
        let holder = told.lost[0].holder.as_ref().unwrap();
        assert!(holder.from_me && holder.operator == "Hélène", "{holder:?}");
        let seen = seen_by(desk, "Karim");
        assert!(seen.held.iter().any(|seat| seat.holder.from_me));
        // The other seat stays his.
        assert_eq!(told.seats, basket(&basket_of_karim[1..]).seats);
        // The mark stays while she works on.
        holds(desk, "Hélène", &basket_of_karim[..1]);
        assert!(seen_by(desk, "Karim").held[0].holder.from_me);
        assert!(!seen_by(desk, "Zoé").held.iter().any(|seat| seat.holder.from_me));

        let row = rows(desk).into_iter().find(|row| row.action == Action::SeatsTakenOver).unwrap();
        assert_eq!(row.args["operator"], Fact::Text("Karim".to_owned()));
        assert_eq!(row.args["seats"], Fact::Text("A 10".to_owned()));
        desk.ok::<Sold>("Hélène", "sale_make", cash(basket_of_karim[..1].to_vec(), 2_500));
        assert_eq!(desk.refused("Zoé", "seats_take_over", &take), Code::SeatSold);
        verified(desk);
    });
}

#[test]
fn a_house_says_for_how_long_a_basket_holds() {
    on_each_engine(|desk| {
        let now: SellingSettings = desk.ok("Hélène", "selling_view", json!({}));
        assert_eq!((now.rules.hold_minutes, now.hold_minutes_max), (10, 60));
        let change = |hold_minutes| SetSelling {
            rules: SellingRules { late_minutes: now.rules.late_minutes, hold_minutes },
            version: now.version,
        };
        for wrong in [1, 61, -3] {
            assert_eq!(desk.refused("Hélène", "selling_set", change(wrong)), Code::BadField);
        }
        desk.ok::<Empty>("Hélène", "selling_set", change(3));
        let held = holds(desk, "Karim", &lines(&figaro(desk), &["10"]));
        assert_eq!(held.until_ms, desk.clock.now_ms() + 3 * MINUTE_MS);
    });
}

#[test]
fn a_basket_names_fifty_seats_at_most_each_once_and_of_a_performance_that_is_there() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let performance_id = free.performance.id;
        let at = |seat_id: SeatId| SeatAt { performance_id, seat_id };
        let of = |seats: Vec<SeatAt>| HoldSeats { seats, exchanging: vec![] };
        let many = free.seats.iter().take(51).map(|seat| at(seat.id)).collect();
        assert_eq!(desk.refused("Karim", "seats_hold", of(many)), Code::BadField);
        let twice = vec![at(free.seats[0].id), at(free.seats[0].id)];
        assert_eq!(desk.refused("Karim", "seats_hold", of(twice)), Code::BadField);
        let nowhere = PerformanceId::new(7);
        let unknown = vec![SeatAt { performance_id: nowhere, seat_id: free.seats[0].id }];
        assert_eq!(desk.refused("Karim", "seats_hold", of(unknown)), Code::NotFound);
        let nothing = TakeSeats { performance_id, seat_ids: vec![] };
        assert_eq!(desk.refused("Hélène", "seats_take_over", nothing), Code::BadField);
        assert_eq!(desk.refused("Léa", "seats_hold", of(vec![])), Code::NotAllowed);
    });
}

#[test]
fn a_hold_from_a_time_to_come_holds_nobody_up() {
    on_each_engine(|desk| {
        let basket = lines(&figaro(desk), &["10"]);
        desk.clock.pass(40 * MINUTE_MS);
        desk.everyone_signs_in();
        holds(desk, "Karim", &basket);
        desk.store()
            .write(|tx| {
                let set = format!(
                    "UPDATE seat_hold SET at_ms = at_ms + {0}, until_ms = until_ms + {0}",
                    80 * MINUTE_MS
                );
                store::TxExt::execute(tx, set.as_str(), &[])
            })
            .unwrap_or_else(|e: store::StoreError| panic!("{e}"));
        assert!(is_free(&seen_by(desk, "Hélène"), basket[0].seat_id));
        assert!(holds(desk, "Hélène", &basket).lost.is_empty());
    });
}
