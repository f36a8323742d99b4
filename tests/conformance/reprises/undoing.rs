//! Decisions that are taken back: within their time, while what they gave is untouched.

use super::{ask_back, balance, file, noted, order, refusal, shown, verified};
use contract::args::ById;
use contract::order::{AttachCustomer, OrderFile};
use contract::reprise::Decided;
use contract::sale::{BasketLine, FreeSeats, MakeSale, PerformanceList, PerformanceRow, Sold};
use contract::statement::Statement;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use harness::desk::on_each_engine;
use office::Code;

#[test]
fn a_decision_can_be_undone_for_thirty_seconds_by_who_took_it() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let this = ById { id: asked.row.id };
        assert_eq!(desk.refused("Noé", "reprise_undo", this.clone()), Code::TooLateToUndo);
        let undone: Decided = desk.ok("Léa", "reprise_undo", this.clone());
        assert_eq!(undone.state, RepriseState::Requested);
        assert_eq!(balance(desk, asked.row.customer_id), Cents::ZERO);
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Pending);
        // Nobody has that credit: neither the request nor the customer's statement shows it.
        assert!(file(desk, asked.row.id).credit.is_empty());
        let customer = ById { id: asked.row.customer_id };
        let statement: Statement = desk.ok("Léa", "customer_statement", &customer);
        assert_eq!((statement.lots.len(), statement.movements.len()), (0, 2));

        desk.ok::<Decided>("Léa", "reprise_accept", shown(&file(desk, asked.row.id)));
        assert_eq!(balance(desk, asked.row.customer_id), Cents(2600));
        assert_eq!(file(desk, asked.row.id).credit.len(), 1);
        let statement: Statement = desk.ok("Léa", "customer_statement", &customer);
        assert_eq!(statement.lots.len(), 1);
        desk.clock.pass(30_001);
        assert_eq!(desk.refused("Léa", "reprise_undo", &this), Code::TooLateToUndo);
        verified(desk);
    });
}

#[test]
fn a_proposal_is_taken_back_by_whoever_made_it_and_by_nobody_else() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Hélène", order(desk, "671086").places[0].id);
        let this = ById { id: asked.row.id };
        let proposed: Decided = desk.ok("Léa", "reprise_accept", shown(&asked));
        assert_eq!(proposed.state, RepriseState::AwaitingSupervisor);
        assert!(proposed.undo_until_ms.is_some() && !file(desk, asked.row.id).may.accept);
        assert_eq!(desk.refused("Noé", "reprise_undo", &this), Code::TooLateToUndo);
        let back: Decided = desk.ok("Léa", "reprise_undo", &this);
        assert_eq!(back.state, RepriseState::Requested);
        assert_eq!(file(desk, asked.row.id).proposed_by, None);

        // Passed with a word, taken back, then accepted and undone: it is to be decided again.
        let one = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let this = ById { id: one.row.id };
        desk.ok::<Decided>("Léa", "reprise_pass", noted(&one, "À revoir"));
        desk.ok::<Decided>("Léa", "reprise_undo", &this);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&file(desk, one.row.id)));
        let undone: Decided = desk.ok("Léa", "reprise_undo", &this);
        assert_eq!(undone.state, RepriseState::Requested);
        verified(desk);
    });
}

#[test]
fn an_acceptance_is_reversed_while_its_credit_and_seat_are_untouched() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let accepted = file(desk, asked.row.id);
        let reversed: Decided =
            desk.ok("Hélène", "reprise_reverse", noted(&accepted, "Erreur de siège"));
        assert_eq!(reversed.state, RepriseState::Reversed);
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Live);
        assert_eq!(balance(desk, asked.row.customer_id), Cents::ZERO);
        assert!(file(desk, asked.row.id).credit.is_empty());
        verified(desk);
    });
}

#[test]
fn a_reversal_says_that_the_credit_was_spent_or_the_seat_sold() {
    on_each_engine(|desk| {
        let places = order(desk, "671083").places;
        let spent = ask_back(desk, "Léa", places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&spent));
        let list = PerformanceList { search: "iphigenie".to_owned(), limit: 5 };
        let performances: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
        let performance_id = performances[0].id;
        let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id: performance_id });
        let rate_id = free.rates[0].id;
        let starts_at_ms = free.performance.starts_at_ms;
        let line = |seat: &str| BasketLine {
            performance_id,
            starts_at_ms,
            seat_id: free.seats.iter().find(|s| s.row == "A" && s.seat == seat).unwrap().id,
            rate_id,
        };
        let sale = |seat: &str, customer_id, credit: i64| MakeSale {
            customer_id,
            lines: vec![line(seat)],
            credit_cents: Cents(credit),
            card_cents: Cents(0),
            card_last4: String::new(),
            card_authorisation: String::new(),
            tendered_cents: Cents(2600 - credit),
            expected_total_cents: Cents(2600),
        };
        let mine = Some(spent.row.customer_id);
        desk.ok::<Sold>("Karim", "sale_make", sale("3", mine, 100));
        let file_now = file(desk, spent.row.id);
        assert_eq!(desk.refused("Hélène", "reprise_reverse", noted(&file_now, "")), Code::LotSpent);

        let resold = ask_back(desk, "Léa", places[1].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&resold));
        let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id: performance_id });
        let again = free.seats.iter().find(|s| s.row == "A" && s.seat == "26").unwrap();
        let lines = vec![BasketLine { performance_id, starts_at_ms, seat_id: again.id, rate_id }];
        desk.ok::<Sold>("Karim", "sale_make", MakeSale { lines, ..sale("4", None, 0) });
        let file_now = file(desk, resold.row.id);
        assert_eq!(desk.refused("Hélène", "reprise_reverse", noted(&file_now, "")), Code::SeatSold);
    });
}

#[test]
fn a_refusal_stands_once_its_order_is_another_customer_s() {
    on_each_engine(|desk| {
        let before = order(desk, "671083");
        let asked = ask_back(desk, "Léa", before.places[0].id);
        desk.ok::<Decided>("Léa", "reprise_refuse", refusal(&asked));
        assert!(file(desk, asked.row.id).may.undo);
        let customer_id = order(desk, "671085").customer_id.unwrap();
        let attach =
            AttachCustomer { id: before.id, seen_customer_id: before.customer_id, customer_id };
        desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
        assert!(!file(desk, asked.row.id).may.undo);
        let this = ById { id: asked.row.id };
        let refused = desk.call::<Decided>("Léa", "reprise_undo", this).unwrap_err();
        assert_eq!((refused.code, &refused.args["why"]), (Code::CustomerTied, &"decided".into()));
        let after = file(desk, asked.row.id).row.state;
        assert_eq!(after, RepriseState::Refused);
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Live);
        verified(desk);
    });
}
