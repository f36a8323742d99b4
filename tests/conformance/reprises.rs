//! Requests, decisions, credit: what always holds, on both engines.

use api::Clock;
use contract::args::{ById, Empty, Noted, Versioned};
use contract::customer::{
    CustomerPage, CustomerSearch, CustomerSheet, OrderList, OrderPage, OrderSort, OrderState,
};
use contract::ids::{CustomerId, PlaceId, RepriseId};
use contract::journal::Verification;
use contract::mail::{MailDetail, MailList, MailPage, MailShow};
use contract::operator::Badges;
use contract::order::OrderFile;
use contract::reprise::{
    Claimed, Decided, Decision, MailPreview, MailPreviewOf, QuotePlaces, Refuse, RepriseFile,
    RepriseList, ReprisePage, RepriseQuote, RepriseSort, RequestReprise, Requested, SeatAfter,
};
use contract::sale::{BasketLine, FreeSeats, MakeSale, PerformanceList, PerformanceRow, Sold};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::{Bucket, RepriseFlag, RepriseState};
use harness::desk::{DAY_MS, Desk, HOUR_MS, on_each_engine};
use harness::queue;
use harness::queue::SORTS;
use office::Code;
use serde_json::json;
use uuid::Uuid;

/// The order of a number, found as an operator finds it.
pub(crate) fn order(desk: &Desk, number: &str) -> OrderFile {
    let search = CustomerSearch { search: number.to_owned(), after: None, limit: 10 };
    let found: CustomerPage = desk.ok("Léa", "customer_search", search);
    let list = OrderList {
        customer_id: found.rows[0].id,
        search: number.to_owned(),
        sort: OrderSort::Number,
        descending: false,
        offset: 0,
        limit: 10,
    };
    let orders: OrderPage = desk.ok("Léa", "order_list", list);
    desk.ok("Karim", "order_file", ById { id: orders.rows[0].id })
}

/// Asks back one place of an order.
pub(crate) fn ask_back(desk: &Desk, session: &str, place_id: PlaceId) -> RepriseFile {
    let place_ids = vec![place_id];
    let quote: RepriseQuote =
        desk.ok(session, "reprise_quote", QuotePlaces { place_ids: place_ids.clone() });
    let asked = RequestReprise {
        place_ids,
        terms_version: quote.terms_version,
        expected_reprise_cents: quote.reprise_cents,
    };
    let made: Requested = desk.ok(session, "reprise_request", asked);
    file(desk, made.reprise_ids[0])
}

pub(crate) fn file(desk: &Desk, id: RepriseId) -> RepriseFile {
    desk.ok("Léa", "reprise_file", ById { id })
}

pub(crate) fn shown(file: &RepriseFile) -> Versioned<RepriseId> {
    Versioned { id: file.row.id, version: file.row.version }
}

fn refusal(file: &RepriseFile) -> Refuse {
    Refuse {
        id: file.row.id,
        version: file.row.version,
        reason: file.reasons[0].code.clone(),
        sentence: "Rappelez-nous au 01 40 00 00 00.".to_owned(),
    }
}

fn noted(file: &RepriseFile, note: &str) -> Noted<RepriseId> {
    Noted { id: file.row.id, version: file.row.version, note: note.to_owned() }
}

pub(crate) fn balance(desk: &Desk, customer_id: CustomerId) -> Cents {
    desk.ok::<CustomerSheet>("Léa", "customer_sheet", ById { id: customer_id }).balance_cents
}

fn verified(desk: &Desk) {
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    assert!(found.ok, "{found:?}");
}

#[test]
fn a_place_asked_back_and_accepted_becomes_credit_and_its_seat_is_on_sale() {
    on_each_engine(|desk| {
        let before = order(desk, "671083");
        assert!(before.places.iter().all(|p| p.can_request && p.can_download));
        let asked = ask_back(desk, "Karim", before.places[2].id);
        assert_eq!(asked.row.seat, "28");
        assert_eq!(asked.row.paid_cents, Cents(2600));
        let would = asked.if_accepted.as_ref().unwrap();
        assert_eq!(would.balance_after_cents, Cents(2600));

        assert!(!asked.row.urgent);
        let pending = order(desk, "671083");
        assert_eq!(pending.places[2].state, PlaceState::Pending);
        assert!(!pending.places[2].can_request && !pending.places[2].can_download);

        let decided: Decided = desk.ok("Léa", "reprise_accept", shown(&asked));
        assert_eq!(decided.state, RepriseState::Accepted);

        let after = order(desk, "671083");
        assert_eq!(after.places[2].state, PlaceState::TakenBack);
        assert_eq!((after.total_cents, after.state), (Cents(7800), OrderState::Issued));
        assert_eq!(after.net_today_cents, Cents(5200));
        assert_eq!(balance(desk, asked.row.customer_id), Cents(2600));

        let page: PerformanceList = PerformanceList { search: "iphigenie".to_owned(), limit: 5 };
        let performances: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", page);
        let free: FreeSeats =
            desk.ok("Karim", "performance_seats", ById { id: performances[0].id });
        let seat = free.seats.iter().find(|s| s.row == "A" && s.seat == "28").unwrap();
        assert!(seat.returned);
        verified(desk);
    });
}

#[test]
fn a_place_is_credited_once_even_if_two_operators_accept_it() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let accept = |session: &'static str| {
                let args = shown(&asked);
                scope.spawn(move || desk.call::<Decided>(session, "reprise_accept", args))
            };
            ["Léa", "Noé"].map(accept).into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1);
        let refused = outcomes.iter().find_map(|o| o.as_ref().err()).unwrap();
        assert_eq!(refused.code, Code::AlreadyDecided);
        assert!(refused.args.contains_key("operator") && refused.args.contains_key("at_ms"));
        assert_eq!(balance(desk, asked.row.customer_id), Cents(2600));
    });
}

#[test]
fn the_same_command_twice_gives_the_first_answer_and_one_credit() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let id = Uuid::now_v7();
        let first: Decided = desk.call_as(id, "Léa", "reprise_accept", shown(&asked)).unwrap();
        let again: Decided = desk.call_as(id, "Léa", "reprise_accept", shown(&asked)).unwrap();
        assert_eq!(first, again);
        assert_eq!(balance(desk, asked.row.customer_id), Cents(2600));
        let other = Versioned { id: asked.row.id, version: 99 };
        let reused = desk.call_as::<Decided>(id, "Léa", "reprise_accept", other).unwrap_err();
        assert_eq!(reused.code, Code::CommandReused);
    });
}

#[test]
fn a_refusal_gives_the_place_back_and_tells_the_customer_why() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671085").places[0].id);
        let preview = MailPreviewOf {
            id: asked.row.id,
            decision: Decision::Refused,
            reason: Some(asked.reasons[0].code.clone()),
            sentence: Some("Rappelez-nous au 01 40 00 00 00.".to_owned()),
        };
        let preview: MailPreview = desk.ok("Léa", "reprise_mail_preview", preview);
        desk.ok::<Decided>("Léa", "reprise_refuse", refusal(&asked));
        let place = &order(desk, "671085").places[0];
        assert!(place.can_request && place.can_download);
        let after = file(desk, asked.row.id);
        let told = after.refusal.unwrap();
        assert_eq!(told.sentence, "Rappelez-nous au 01 40 00 00 00.");
        assert_eq!(told.reason, asked.reasons[0]);
        assert!(told.reason.fr != told.reason.en);
        let mails =
            MailList { show: MailShow::All, search: "john".to_owned(), after: None, limit: 10 };
        let mails: MailPage = desk.ok("Léa", "mail_list", mails);
        let told = mails.rows.iter().find(|mail| mail.kind == "reprise_refused").unwrap();
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id: told.id });
        assert_eq!(
            (mail.row.subject, mail.text, mail.html),
            (preview.subject, preview.text, preview.html)
        );
        assert_eq!(balance(desk, asked.row.customer_id), Cents::ZERO);
    });
}

#[test]
fn a_refusal_needs_a_reason_of_the_policy() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671085").places[0].id);
        let unknown = Refuse { reason: "caprice".to_owned(), ..refusal(&asked) };
        assert_eq!(desk.refused("Léa", "reprise_refuse", unknown), Code::UnknownReason);
    });
}

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

        desk.ok::<Decided>("Léa", "reprise_accept", shown(&file(desk, asked.row.id)));
        assert_eq!(balance(desk, asked.row.customer_id), Cents(2600));
        desk.clock.pass(30_001);
        assert_eq!(desk.refused("Léa", "reprise_undo", &this), Code::TooLateToUndo);
        verified(desk);
    });
}

#[test]
fn above_the_houses_amount_a_supervisor_signs_and_never_the_proposer() {
    on_each_engine(|desk| {
        let place = order(desk, "671086").places[0].id;
        // The performance is within the deadline: only a supervisor can ask, as an exception.
        let asked = ask_back(desk, "Hélène", place);
        assert!(asked.if_accepted.as_ref().unwrap().needs_signature && asked.row.urgent);
        let proposed: Decided = desk.ok("Hélène", "reprise_accept", shown(&asked));
        assert_eq!(proposed.state, RepriseState::AwaitingSupervisor);
        let waiting = file(desk, asked.row.id);
        assert_eq!(waiting.proposed_by.as_ref().unwrap().name, "Hélène");
        assert_eq!(desk.refused("Hélène", "reprise_accept", shown(&waiting)), Code::OwnProposal);
        assert_eq!(desk.refused("Léa", "reprise_accept", shown(&waiting)), Code::NeedsSupervisor);
        let signed: Decided = desk.ok("Zoé", "reprise_accept", shown(&waiting));
        assert_eq!(signed.state, RepriseState::Accepted);
        assert_eq!(balance(desk, asked.row.customer_id), Cents(40_000));
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
            terms_version: quote.terms_version,
            expected_reprise_cents: quote.reprise_cents,
        };
        assert_eq!(desk.refused("Hélène", "reprise_request", asked), Code::PerformanceBegun);
    });
}

#[test]
fn a_request_passed_with_a_note_waits_for_a_supervisor() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_pass", noted(&asked, "Cliente hospitalisée"));
        let waiting = file(desk, asked.row.id);
        assert_eq!(waiting.proposal_note.as_deref(), Some("Cliente hospitalisée"));
        assert_eq!(desk.refused("Léa", "reprise_refuse", refusal(&waiting)), Code::NeedsSupervisor);
        desk.ok::<Decided>("Hélène", "reprise_refuse", refusal(&waiting));
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
fn a_seat_is_said_to_be_on_sale_only_where_it_can_be_sold() {
    on_each_engine(|desk| {
        let place = order(desk, "671083").places[0].clone();
        let asked = ask_back(desk, "Léa", place.id);
        let seat = |desk: &Desk| file(desk, asked.row.id).if_accepted.unwrap().seat;
        assert_eq!(seat(desk), SeatAfter::OnSale);
        let sales = |opened: &str| {
            let sql = format!("UPDATE performance SET on_sale = {opened}");
            desk.store().write(|tx| tx.run(&sql, &[]).map(|_| ())).unwrap();
        };
        sales("0");
        assert_eq!(seat(desk), SeatAfter::Free);
        sales("1");
        desk.clock.pass(place.starts_at_ms - desk.clock.now_ms());
        desk.everyone_signs_in();
        assert_eq!(seat(desk), SeatAfter::OnSale, "latecomers are sold it");
        desk.clock.pass(31 * 60_000);
        desk.everyone_signs_in();
        assert_eq!(seat(desk), SeatAfter::Over);
    });
}

#[test]
fn a_request_put_aside_presses_like_the_others() {
    on_each_engine(|desk| {
        let urgent = || desk.ok::<Badges>("Léa", "badges", Empty {}).urgent;
        let asked = ask_back(desk, "Hélène", order(desk, "671086").places[0].id);
        assert_eq!((asked.row.urgent, urgent()), (true, 1));
        desk.ok::<Decided>("Léa", "reprise_hold", shown(&asked));
        assert_eq!((file(desk, asked.row.id).row.urgent, urgent()), (true, 1));
    });
}

#[test]
fn a_request_put_aside_comes_back() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let held: Decided = desk.ok("Léa", "reprise_hold", shown(&asked));
        assert_eq!(held.state, RepriseState::Held);
        let back: Decided = desk.ok("Noé", "reprise_resume", shown(&file(desk, asked.row.id)));
        assert_eq!(back.state, RepriseState::Requested);
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

#[test]
fn a_decision_on_a_stale_view_is_refused() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_hold", shown(&asked));
        assert_eq!(desk.refused("Noé", "reprise_accept", shown(&asked)), Code::Stale);
    });
}

#[test]
fn the_second_operator_sees_who_has_a_request_open() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let this = ById { id: asked.row.id };
        assert_eq!(desk.ok::<Claimed>("Léa", "reprise_claim", this.clone()).claimed_by, None);
        let second: Claimed = desk.ok("Noé", "reprise_claim", this.clone());
        assert_eq!(second.claimed_by.as_deref(), Some("Léa"));
        assert_eq!(desk.refused("Noé", "reprise_accept", shown(&asked)), Code::ClaimedByOther);
        desk.clock.pass(6 * 60_000);
        assert_eq!(desk.ok::<Claimed>("Noé", "reprise_claim", this).claimed_by, None);
        desk.ok::<Decided>("Noé", "reprise_accept", shown(&asked));
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
        let line = |seat: &str| BasketLine {
            performance_id,
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
        let lines = vec![BasketLine { performance_id, seat_id: again.id, rate_id }];
        desk.ok::<Sold>("Karim", "sale_make", MakeSale { lines, ..sale("4", None, 0) });
        let file_now = file(desk, resold.row.id);
        assert_eq!(desk.refused("Hélène", "reprise_reverse", noted(&file_now, "")), Code::SeatSold);
    });
}

#[test]
fn a_free_place_is_taken_back_for_nothing_and_makes_no_lot() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671087").places[0].id);
        assert!(asked.row.flags.contains(&RepriseFlag::Free));
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        assert_eq!(file(desk, asked.row.id).credit, []);
        verified(desk);
    });
}

#[test]
fn a_credit_expires_at_the_end_of_its_last_day() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        desk.clock.pass(365 * DAY_MS + 9 * HOUR_MS);
        desk.everyone_signs_in();
        assert_eq!(balance(desk, asked.row.customer_id), Cents(2600));
        desk.clock.pass(HOUR_MS);
        desk.everyone_signs_in();
        assert_eq!(balance(desk, asked.row.customer_id), Cents::ZERO);
    });
}

fn page(bucket: Bucket, sort: RepriseSort, descending: bool) -> RepriseList {
    RepriseList { sort, descending, ..queue::page(bucket, 2) }
}

#[test]
fn the_queue_is_paged_without_a_gap_in_every_order() {
    on_each_engine(|desk| {
        let mut asked = Vec::new();
        for number in ["671083", "671084", "671085"] {
            for place in order(desk, number).places {
                asked.push(ask_back(desk, "Léa", place.id).row.id);
                desk.clock.pass(1_000);
            }
        }
        asked.sort_unstable();
        for (sort, descending) in SORTS.iter().flat_map(|s| [(*s, false), (*s, true)]) {
            let mut seen = Vec::new();
            let mut next = page(Bucket::Open, sort, descending);
            loop {
                let got: ReprisePage = desk.ok("Léa", "reprise_list", next.clone());
                assert_eq!(got.counts.open, Some(6));
                seen.extend(got.rows.iter().map(|row| row.id));
                let Some(after) = got.next else { break };
                next.after = Some(after);
            }
            seen.sort_unstable();
            assert_eq!(seen, asked, "{sort:?} {descending}");
        }
    });
}

#[test]
fn the_queue_is_searched_as_one_types_without_accents_or_case() {
    on_each_engine(|desk| {
        ask_back(desk, "Léa", order(desk, "671084").places[0].id);
        ask_back(desk, "Léa", order(desk, "671085").places[0].id);
        let found = |search: &str| {
            let asked = RepriseList {
                search: search.to_owned(),
                limit: 50,
                ..page(Bucket::Open, RepriseSort::Received, false)
            };
            desk.ok::<ReprisePage>("Léa", "reprise_list", asked).rows.len()
        };
        assert_eq!(found("ndi"), 0);
        assert_eq!(found("n’diaye AICHA"), 1);
        assert_eq!(found("diay"), 1);
        assert_eq!(found("figaro"), 1);
        assert_eq!(found("6710"), 2);
        assert_eq!(found("john@example"), 1);
        assert_eq!(found("%"), 2);
    });
}
