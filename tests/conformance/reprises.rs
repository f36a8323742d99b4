//! Requests, decisions, credit: what always holds, on both engines.

mod asking;
mod cancelled;
mod queue;
mod told;
mod undoing;

use api::Clock;
use contract::args::{ById, Noted, Versioned};
use contract::customer::{
    CustomerPage, CustomerSearch, CustomerSheet, OrderList, OrderPage, OrderSort, OrderState,
};
use contract::ids::{CustomerId, PlaceId, RepriseId};
use contract::journal::Verification;
use contract::mail::{MailDetail, MailList, MailPage, MailShow};
use contract::order::{OrderFile, OrderFilePlace};
use contract::reprise::{
    Decided, Decision, MailPreview, MailPreviewOf, QuotePlaces, Refuse, RepriseFile, RepriseQuote,
    RequestReprise, Requested, SeatAfter,
};
use contract::sale::{FreeSeats, PerformanceList, PerformanceRow};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::{RepriseFlag, RepriseState};
use harness::desk::{DAY_MS, Desk, HOUR_MS, on_each_engine};
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
        seen_starts_at_ms: quote.starts_at_ms(),
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

/// The words of the latest mail of a kind, each parted from the next by one space.
fn words(desk: &Desk, kind: &str) -> String {
    let args = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let rows = desk.ok::<MailPage>("Léa", "mail_list", args).rows;
    let latest = rows.into_iter().filter(|mail| mail.kind == kind).max_by_key(|mail| mail.id);
    let id = latest.expect("a mail of the kind").id;
    let text = desk.ok::<MailDetail>("Léa", "mail_show", ById { id }).text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the counter offers the seat of a place to the next customer.
fn is_offered(desk: &Desk, place: &OrderFilePlace) -> bool {
    let id = place.performance_id;
    let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id });
    free.seats.iter().any(|seat| (&seat.row, &seat.seat) == (&place.row, &place.seat))
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
        assert!(!is_offered(desk, &pending.places[2]));

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
