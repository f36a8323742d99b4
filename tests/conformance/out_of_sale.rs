//! *Hors vente*: seats kept out of the sale of one performance, by whom, and what reads it.

use contract::action::Action;
use contract::amendment::{ExchangeQuote, QuoteExchange};
use contract::args::ById;
use contract::hold::{HeldSeats, HoldSeats, SeatAt, TakeSeats};
use contract::ids::SeatId;
use contract::journal::{JournalPage, JournalRow};
use contract::out_of_sale::{PutSeatsBack, PutSeatsOut};
use contract::plan::{ChooseSeats, ChosenSeats, DrawPerformance, PerformancePlan, SeatState};
use contract::reprise::Decided;
use contract::sale::{FreeSeats, MakeSale, QuoteSale, SaleQuote, Sold};
use contract::sentence::Fact;
use domain::out_of_sale::OutKind;
use harness::desk::{Desk, on_each_engine};
use office::Code;
use serde_json::json;

use crate::holds::studio;
use crate::reprises::{ask_back, shown};
use crate::sales::{cash, figaro, lines, marie, verified};

/// These numbers of row A, for a camera.
fn out(free: &FreeSeats, numbers: &[&str], kind: OutKind) -> PutSeatsOut {
    PutSeatsOut {
        performance_id: free.performance.id,
        seat_ids: lines(free, numbers).iter().map(|line| line.seat_id).collect(),
        kind,
        reason: "Caméra de la captation".to_owned(),
    }
}

pub(crate) fn put_out(desk: &Desk, args: &PutSeatsOut) -> PutSeatsBack {
    desk.ok("Hélène", "seats_put_out", args)
}

/// Keeps these numbers of row A out of the sale of LES NOCES DE FIGARO.
pub(crate) fn kept(desk: &Desk, numbers: &[&str], kind: OutKind) -> PutSeatsBack {
    put_out(desk, &out(&figaro(desk), numbers, kind))
}

pub(crate) fn rows(desk: &Desk, action: Action) -> Vec<JournalRow> {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 200 });
    let page: JournalPage = desk.ok("Léa", "journal_list", all);
    page.rows.into_iter().filter(|row| row.action == action).collect()
}

fn held(desk: &Desk, who: &str, free: &FreeSeats, seats: &[SeatId]) -> HeldSeats {
    let performance_id = free.performance.id;
    let seats = seats.iter().map(|seat_id| SeatAt { performance_id, seat_id: *seat_id }).collect();
    desk.ok(who, "seats_hold", HoldSeats { seats, exchanging: vec![] })
}

#[test]
fn a_seat_out_of_sale_is_sold_held_proposed_and_counted_by_nobody_and_everybody_reads_why() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let performance_id = before.performance.id;
        let choose = ChooseSeats { performance_id, count: 4, category_id: None, taken: vec![] };
        let best: ChosenSeats = desk.ok("Karim", "seats_best", &choose);
        let kept = out(&before, &["10"], OutKind::Technical);
        let args = PutSeatsOut { seat_ids: best.seat_ids.clone(), ..kept };
        put_out(desk, &args);

        let now = figaro(desk);
        assert_eq!(now.performance.free, before.performance.free - 4);
        assert_eq!((now.performance.out, now.performance.seats), (4, before.performance.seats));
        assert!(now.seats.iter().all(|seat| !best.seat_ids.contains(&seat.id)));
        assert_eq!(now.out.len(), 4);
        let why = &now.out[0].out;
        assert_eq!((why.kind, &*why.reason), (OutKind::Technical, "Caméra de la captation"));
        assert_eq!(why.operator, "Hélène");
        let others: ChosenSeats = desk.ok("Karim", "seats_best", &choose);
        assert!(others.seat_ids.iter().all(|seat| !best.seat_ids.contains(seat)));

        let draw = DrawPerformance { performance_id, stage: String::new() };
        let plan: PerformancePlan = desk.ok("Karim", "performance_plan", &draw);
        let drawn: Vec<_> = plan.seats.iter().filter(|s| s.state == SeatState::Withdrawn).collect();
        assert_eq!(drawn.len(), 4);
        assert!(drawn.iter().all(|seat| seat.out.as_ref().unwrap().operator == "Hélène"));

        let seat = best.seat_ids[0];
        let lost = held(desk, "Karim", &now, &[seat]).lost;
        assert_eq!(lost[0].out.as_ref().unwrap().kind, OutKind::Technical);
        let take = TakeSeats { performance_id, seat_ids: vec![seat] };
        assert_eq!(desk.refused("Hélène", "seats_take_over", &take), Code::SeatOut);
        let mut basket = lines(&before, &["10"]);
        basket[0].seat_id = seat;
        let quote = QuoteSale { customer_id: None, lines: basket.clone(), credit_cents: None };
        let quote: SaleQuote = desk.ok("Karim", "sale_quote", quote);
        assert!(!quote.lines[0].free && quote.lines[0].out.is_some());
        let total = quote.total_cents.0;
        let refused = desk.call::<Sold>("Karim", "sale_make", cash(basket, total)).unwrap_err();
        assert_eq!(refused.code, Code::SeatOut);
        assert_eq!(refused.args.get("kind"), Some(&Fact::Text("technical".to_owned())));

        let told = rows(desk, Action::SeatsPutOut);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].note.as_deref(), Some("Caméra de la captation"));
        verified(desk);
    });
}

#[test]
fn what_is_put_back_is_as_it_was_and_both_are_in_the_journal() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let undo = put_out(desk, &out(&before, &["10", "11"], OutKind::House));
        assert_eq!(desk.refused("Karim", "seats_put_back", &undo), Code::NeedsSupervisor);
        desk.ok::<PutSeatsBack>("Hélène", "seats_put_back", &undo);
        let now = figaro(desk);
        assert_eq!((now.performance.free, now.out.len()), (before.performance.free, 0));
        assert_eq!(rows(desk, Action::SeatsPutBack).len(), 1);
        // Twice the same says nothing new.
        desk.ok::<PutSeatsBack>("Hélène", "seats_put_back", &undo);
        assert_eq!(rows(desk, Action::SeatsPutBack).len(), 1);
        desk.ok::<Sold>("Karim", "sale_make", cash(lines(&now, &["10"]), 2_500));
        verified(desk);
    });
}

#[test]
fn whoever_sells_the_place_beside_it_releases_a_companion_s_seat() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let args = out(&before, &["10"], OutKind::Companion);
        assert_eq!(desk.refused("Karim", "seats_put_out", &args), Code::NotAllowed);
        let undo = put_out(desk, &args);
        assert_eq!(desk.refused("Léa", "seats_put_back", &undo), Code::NotAllowed);
        desk.ok::<PutSeatsBack>("Karim", "seats_put_back", &undo);
        desk.ok::<Sold>("Karim", "sale_make", cash(lines(&figaro(desk), &["10"]), 2_500));
        verified(desk);
    });
}

#[test]
fn a_seat_that_somebody_has_is_not_put_out_and_who_has_it_is_said() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let why = |args: &PutSeatsOut| {
            let refused = desk.call::<PutSeatsBack>("Hélène", "seats_put_out", args).unwrap_err();
            assert_eq!(refused.code, Code::SeatNotPutOut);
            refused.args["why"].clone()
        };
        let text = |word: &str| Fact::Text(word.to_owned());
        let sale = MakeSale {
            customer_id: Some(marie(desk)),
            ..cash(lines(&before, &["10", "11"]), 5_000)
        };
        let sold: Sold = desk.ok("Karim", "sale_make", sale);
        assert_eq!(why(&out(&before, &["10"], OutKind::House)), text("sold"));
        ask_back(desk, "Léa", sold.place_ids[0]);
        assert_eq!(why(&out(&before, &["10"], OutKind::House)), text("asked"));
        let basket = out(&before, &["12", "13"], OutKind::House);
        held(desk, "Karim", &before, &basket.seat_ids);
        assert_eq!(why(&basket), text("held"));
        // Of several all are put out or none.
        assert_eq!(why(&out(&before, &["13", "14"], OutKind::House)), text("held"));
        assert!(figaro(desk).out.is_empty());
        // What one has in one's own basket leaves it.
        held(desk, "Karim", &before, &[]);
        held(desk, "Hélène", &before, &basket.seat_ids);
        put_out(desk, &basket);
        let again = desk.refused("Hélène", "seats_put_out", &basket);
        assert_eq!(again, Code::SeatOut);
        assert_eq!(figaro(desk).performance.held, 0);
        verified(desk);
    });
}

#[test]
fn an_exchange_takes_no_seat_that_is_out_and_no_acceptance_is_undone_onto_one() {
    on_each_engine(|desk| {
        let before = figaro(desk);
        let sale = MakeSale {
            customer_id: Some(marie(desk)),
            ..cash(lines(&before, &["10", "11"]), 5_000)
        };
        let sold: Sold = desk.ok("Karim", "sale_make", sale);
        put_out(desk, &out(&before, &["12"], OutKind::House));
        let quote = QuoteExchange {
            order_id: sold.order_id,
            place_ids: vec![sold.place_ids[1]],
            lines: lines(&before, &["12"]),
        };
        let quote: ExchangeQuote = desk.ok("Karim", "sale_exchange_quote", &quote);
        assert!(!quote.lines[0].free);
        let asked = ask_back(desk, "Léa", sold.place_ids[0]);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let undo = put_out(desk, &out(&before, &["10"], OutKind::Technical));
        let undone = ById { id: asked.row.id };
        assert_eq!(desk.refused("Léa", "reprise_undo", &undone), Code::SeatOut);
        desk.ok::<PutSeatsBack>("Hélène", "seats_put_back", &undo);
        desk.ok::<Decided>("Léa", "reprise_undo", &undone);
        verified(desk);
    });
}

#[test]
fn free_seating_goes_out_by_count_and_no_file_takes_it() {
    on_each_engine(|desk| {
        let seen = studio(desk, 3);
        let performance_id = seen.performance.id;
        let seat_ids = seen.seats.iter().take(2).map(|seat| seat.id).collect();
        let (kind, reason) = (OutKind::House, "Invités".to_owned());
        put_out(desk, &PutSeatsOut { performance_id, seat_ids, kind, reason });
        let all: Vec<SeatId> = seen.seats.iter().map(|seat| seat.id).collect();
        // One is left, whichever was meant.
        assert_eq!(held(desk, "Karim", &seen, &all[..1]).seats.len(), 1);
        held(desk, "Karim", &seen, &[]);
        crate::holds::comes_in(desk, &["990001", "990002"]);
        let now: FreeSeats = desk.ok("Karim", "performance_seats", ById { id: performance_id });
        let gauge = &now.performance;
        // Sold is sold, a place without a seat too.
        assert_eq!((gauge.free, gauge.sold, gauge.out), (0, 2, 2));
        verified(desk);
    });
}

#[test]
fn a_seat_is_put_out_for_a_reason_that_is_read_beside_it() {
    on_each_engine(|desk| {
        let args = out(&figaro(desk), &["10"], OutKind::House);
        for reason in ["", " ", "a\nb", &"x".repeat(121)] {
            let args = PutSeatsOut { reason: reason.to_owned(), ..args.clone() };
            assert_eq!(desk.refused("Hélène", "seats_put_out", &args), Code::BadField);
        }
        let none = PutSeatsOut { seat_ids: vec![], ..args.clone() };
        assert_eq!(desk.refused("Hélène", "seats_put_out", &none), Code::BadField);
        let unknown = PutSeatsOut { seat_ids: vec![SeatId::from(7)], ..args };
        assert_eq!(desk.refused("Hélène", "seats_put_out", &unknown), Code::NotFound);
    });
}
