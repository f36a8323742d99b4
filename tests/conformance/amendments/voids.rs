//! Voids: money back by its tenders, credit to its lots, the seat on sale, the code dead.

use contract::amendment::{
    Amended, RefundList, RefundPage, RefundTried, RefundWay, SettleRefund, SettledBy,
    SettledRefund, TerminalSaid, TryRefund, TrySaid, VoidSale,
};
use contract::args::{ById, Versioned};
use contract::customer::CustomerSheet;
use contract::ids::{OrderId, PlaceId};
use contract::mail::{MailDetail, MailList, MailPage, MailShow};
use contract::order::OrderFile;
use contract::reprise::Decided;
use contract::sale::PlaceIds;
use contract::scan::{ScanFind, ScanFound};
use domain::amendment::Standing;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::PlaceState;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::{held, money, sold, void_of, void_quote, voided};
use crate::acceptances::evening;
use crate::reprises::{ask_back, balance, order};
use crate::sales::{figaro, marie, verified};

fn detail(desk: &Desk, id: OrderId) -> OrderFile {
    desk.ok("Karim", "order_file", ById { id })
}

fn is_free(desk: &Desk, seat: &str) -> bool {
    figaro(desk).seats.iter().any(|s| s.row == "A" && s.seat == seat)
}

#[test]
fn a_place_paid_in_cash_is_voided_the_money_goes_out_and_the_seat_is_on_sale() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], None, (0, 0));
        let before = held(desk, "cash");
        let places = &sale.place_ids[..1];
        let quote = void_quote(desk, "Karim", sale.order_id, places);
        assert_eq!(quote.total_cents, Cents(2_500));
        assert_eq!(quote.may.standing, Standing::May);
        assert_eq!(quote.given[0].way, RefundWay::Hand);
        let done = voided(desk, "Karim", sale.order_id, places);
        assert_eq!(done.number, "AN-000001");
        assert_eq!(done.given, quote.given);
        assert_eq!(held(desk, "cash"), before - 2_500);
        assert!(is_free(desk, "10") && !is_free(desk, "11"));
        let now = detail(desk, sale.order_id);
        assert_eq!((now.total_cents, now.net_today_cents), (Cents(5_000), Cents(2_500)));
        assert_eq!(now.places[0].state, PlaceState::Cancelled);
        assert!(!now.places[0].can_download && !now.places[0].can_request);
        assert_eq!(money(desk, sale.order_id).payments[0].left_cents, Cents(2_500));
        assert_eq!(money(desk, sale.order_id).amendments[0].number, "AN-000001");
        verified(desk);
    });
}

#[test]
fn the_code_is_dead_at_once_and_the_reader_says_which_paper_voided_it() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        voided(desk, "Karim", sale.order_id, &sale.place_ids);
        let places = PlaceIds { place_ids: sale.place_ids.clone() };
        assert_eq!(desk.refused("Karim", "ticket_reprint", &places), Code::PlaceNotFree);
        let files = json!({ "place_ids": sale.place_ids, "format": null });
        assert_eq!(desk.refused("Karim", "ticket_print", &files), Code::PlaceNotFree);
        assert_eq!(desk.refused("Karim", "ticket_pdf", &files), Code::PlaceNotFree);
        let unprinted: Vec<Json> = desk.ok("Karim", "tickets_unprinted", json!({}));
        assert!(unprinted.is_empty());
        let text = sale.ticket_numbers[0].to_string();
        let found: ScanFound =
            desk.ok("Karim", "scan_find", ScanFind { text, variants: Vec::new() });
        assert_eq!(found.named.unwrap().voided.as_deref(), Some("AN-000001"));
    });
}

#[test]
fn credit_goes_back_to_its_lots_with_their_expiry_and_money_by_its_tenders() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let expiry = BEGINNING_MS + 90 * DAY_MS;
        desk.give_credit(marie, Cents(3_000), expiry);
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (3_000, 1_000));
        assert_eq!(balance(desk, marie), Cents::ZERO);
        let void = VoidSale {
            terminal: TerminalSaid::Done,
            card_authorisation: "R00001".to_owned(),
            ..void_of(sale.order_id, &sale.place_ids)
        };
        let (cash, card) = (held(desk, "cash"), held(desk, "card"));
        let done: Amended = desk.ok("Karim", "sale_void", void);
        let parts: Vec<_> = done.given.iter().map(|g| (g.tender, g.amount_cents.0)).collect();
        let parts_of =
            [(TenderKind::Credit, 3_000), (TenderKind::Card, 1_000), (TenderKind::Cash, 1_000)];
        assert_eq!(parts, parts_of);
        assert_eq!((held(desk, "cash"), held(desk, "card")), (cash - 1_000, card - 1_000));
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie });
        assert_eq!(sheet.balance_cents, Cents(3_000));
        assert_eq!((sheet.lots.len(), sheet.lots[0].expires_at_ms), (1, expiry));
        verified(desk);
    });
}

#[test]
fn the_credit_of_a_lot_that_expired_meanwhile_comes_back_for_days_of_grace() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(2_500), BEGINNING_MS + DAY_MS);
        let sale = sold(desk, "Hélène", &["10"], Some(marie), (2_500, 0));
        desk.clock.pass(2 * DAY_MS);
        desk.everyone_signs_in();
        voided(desk, "Hélène", sale.order_id, &sale.place_ids);
        assert_eq!(balance(desk, marie), Cents(2_500));
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie });
        assert_eq!(sheet.lots[0].expires_at_ms, evening(32));
        verified(desk);
    });
}

#[test]
fn voiding_place_after_place_gives_back_each_payment_to_the_cent() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(3_333), BEGINNING_MS + 30 * DAY_MS);
        let sale = sold(desk, "Karim", &["10", "11", "12"], Some(marie), (3_333, 2_001));
        for place in &sale.place_ids {
            let quote = void_quote(desk, "Karim", sale.order_id, &[*place]);
            let by_card = quote.given.iter().any(|given| given.way == RefundWay::Terminal);
            let terminal = if by_card { TerminalSaid::Done } else { TerminalSaid::Nothing };
            let void = VoidSale { terminal, ..void_of(sale.order_id, &[*place]) };
            desk.ok::<Amended>("Karim", "sale_void", void);
        }
        let left = money(desk, sale.order_id).payments;
        assert!(left.iter().all(|paid| paid.left_cents == Cents::ZERO), "{left:?}");
        assert_eq!(balance(desk, marie), Cents(3_333));
        verified(desk);
    });
}

#[test]
fn a_place_that_is_asked_back_taken_back_voided_or_sold_elsewhere_is_refused_with_where_to_go() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (0, 0));
        let why = |place: PlaceId, order_id: OrderId| {
            let refused = desk.call::<Json>("Hélène", "sale_void", void_of(order_id, &[place]));
            let refused = refused.unwrap_err();
            assert_eq!(refused.code, Code::NotAmendable);
            serde_json::to_value(&refused.args["why"]).unwrap()
        };
        let asked = ask_back(desk, "Léa", sale.place_ids[0]);
        assert_eq!(why(sale.place_ids[0], sale.order_id), "pending");
        let seen = Versioned { id: asked.row.id, version: asked.row.version };
        desk.ok::<Decided>("Léa", "reprise_accept", seen);
        assert_eq!(why(sale.place_ids[0], sale.order_id), "taken_back");
        voided(desk, "Karim", sale.order_id, &sale.place_ids[1..]);
        assert_eq!(why(sale.place_ids[1], sale.order_id), "cancelled");
        let elsewhere = order(desk, "671083");
        assert_eq!(why(elsewhere.places[0].id, elsewhere.id), "sold_elsewhere");
        verified(desk);
    });
}

#[test]
fn another_total_than_the_screens_or_a_terminal_that_nobody_used_is_refused() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10"], None, (0, 2_500));
        let void = void_of(sale.order_id, &sale.place_ids);
        assert_eq!(desk.refused("Karim", "sale_void", &void), Code::BadField);
        let done = VoidSale { terminal: TerminalSaid::Done, ..void.clone() };
        let other = VoidSale { expected_total_cents: Cents(2_400), ..done.clone() };
        assert_eq!(desk.refused("Karim", "sale_void", other), Code::AmountChanged);
        let twice = VoidSale { place_ids: vec![sale.place_ids[0]; 2], ..done.clone() };
        assert_eq!(desk.refused("Karim", "sale_void", twice), Code::BadField);
        desk.ok::<Amended>("Karim", "sale_void", done);
        let cash = sold(desk, "Karim", &["11"], None, (0, 0));
        let void =
            VoidSale { terminal: TerminalSaid::Done, ..void_of(cash.order_id, &cash.place_ids) };
        assert_eq!(desk.refused("Karim", "sale_void", void), Code::BadField);
    });
}

#[test]
fn two_counters_void_the_same_place_at_once_and_one_wins() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        let before = held(desk, "cash");
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let void = |who: &'static str| {
                let void = void_of(sale.order_id, &sale.place_ids);
                scope.spawn(move || desk.call::<Amended>(who, "sale_void", void))
            };
            ["Karim", "Hélène"].map(void).into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        let refused = outcomes.iter().find_map(|outcome| outcome.as_ref().err()).unwrap();
        assert_eq!(refused.code, Code::NotAmendable);
        assert_eq!(held(desk, "cash"), before - 2_500);
        verified(desk);
    });
}

#[test]
fn the_same_command_again_gives_the_first_answer_and_no_more_money() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        let (id, void) = (Uuid::now_v7(), void_of(sale.order_id, &sale.place_ids));
        let first: Amended = desk.call_as(id, "Karim", "sale_void", &void).unwrap();
        let after = held(desk, "cash");
        let again: Amended = desk.call_as(id, "Karim", "sale_void", &void).unwrap();
        assert_eq!((first, after), (again, held(desk, "cash")));
    });
}

fn to_verify(desk: &Desk) -> RefundPage {
    desk.ok("Karim", "refunds_to_verify", RefundList { limit: 1, after: None })
}

pub(crate) fn an_unknown_refund(desk: &Desk, seat: &str) -> contract::ids::RefundId {
    let marie = marie(desk);
    let sale = sold(desk, "Karim", &[seat], Some(marie), (0, 2_500));
    let void =
        VoidSale { terminal: TerminalSaid::Unknown, ..void_of(sale.order_id, &sale.place_ids) };
    let done: Amended = desk.ok("Karim", "sale_void", void);
    assert!(done.unsettled);
    to_verify(desk).rows[0].id
}

#[test]
fn a_card_refund_of_unknown_result_is_listed_until_somebody_says_how_it_ended() {
    on_each_engine(|desk| {
        let card = held(desk, "card");
        let shown = Some(marie(desk));
        let settle = |id, by| SettleRefund {
            id,
            seen_customer_id: shown,
            by,
            card_authorisation: String::new(),
            note: "Ticket du terminal retrouvé".to_owned(),
        };
        let first = an_unknown_refund(desk, "10");
        assert_eq!(held(desk, "card"), card + 2_500);
        assert_eq!(held(desk, "card_unsettled"), -2_500);
        verified(desk);
        let refused = desk.refused("Karim", "refund_settle", settle(first, SettledBy::Card));
        assert_eq!(refused, Code::NotAllowed);
        desk.ok::<SettledRefund>("Hélène", "refund_settle", settle(first, SettledBy::Card));
        assert_eq!((held(desk, "card"), held(desk, "card_unsettled")), (card, 0));
        assert!(to_verify(desk).rows.is_empty());
        let again = desk.refused("Hélène", "refund_settle", settle(first, SettledBy::Cash));
        assert_eq!(again, Code::RefundSettled);

        let cash = held(desk, "cash");
        let second = an_unknown_refund(desk, "11");
        desk.ok::<SettledRefund>("Hélène", "refund_settle", settle(second, SettledBy::Cash));
        assert_eq!((held(desk, "card"), held(desk, "cash")), (card + 2_500, cash - 2_500));

        let third = an_unknown_refund(desk, "12");
        let ended: SettledRefund =
            desk.ok("Hélène", "refund_settle", settle(third, SettledBy::Credit));
        assert!(ended.lot.is_some());
        assert_eq!(balance(desk, marie(desk)), Cents(2_500));
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie(desk) });
        assert_eq!(sheet.lots[0].origin, "amendment");
        verified(desk);
    });
}

#[test]
fn each_further_try_of_a_refund_is_kept_until_it_is_settled() {
    on_each_engine(|desk| {
        let id = an_unknown_refund(desk, "10");
        let held_before = (held(desk, "card"), held(desk, "card_unsettled"));
        let tried = |said, authorisation: &str| TryRefund {
            id,
            said,
            card_authorisation: authorisation.to_owned(),
            note: String::new(),
        };
        let refused = desk.refused("Karim", "refund_try", tried(TrySaid::Failed, ""));
        assert_eq!(refused, Code::NotAllowed);
        for (rank, said) in [(1, TrySaid::Failed), (2, TrySaid::Unknown)] {
            let kept: RefundTried = desk.ok("Hélène", "refund_try", tried(said, "R00002"));
            assert_eq!(kept.tries, rank);
        }
        assert_eq!(to_verify(desk).rows[0].tries, 2);
        assert_eq!((held(desk, "card"), held(desk, "card_unsettled")), held_before);
        verified(desk);
        let settle = SettleRefund {
            id,
            seen_customer_id: None,
            by: SettledBy::Again,
            card_authorisation: "R00003".to_owned(),
            note: String::new(),
        };
        desk.ok::<SettledRefund>("Hélène", "refund_settle", settle);
        let late = desk.refused("Hélène", "refund_try", tried(TrySaid::Failed, ""));
        assert_eq!(late, Code::RefundSettled);
        verified(desk);
    });
}

#[test]
fn refunds_to_verify_come_page_by_page_oldest_first() {
    let desk = Desk::sqlite(&small_house());
    an_unknown_refund(&desk, "10");
    desk.clock.pass(1_000);
    an_unknown_refund(&desk, "11");
    let first = to_verify(&desk);
    let rest: RefundPage =
        desk.ok("Karim", "refunds_to_verify", RefundList { limit: 5, after: first.next });
    assert_eq!((first.rows.len(), rest.rows.len(), rest.next), (1, 1, None));
    assert!(first.rows[0].at_ms < rest.rows[0].at_ms);
    assert_eq!(first.rows[0].card_last4, "4242");
}

fn mails(desk: &Desk, kind: &str) -> Vec<contract::mail::MailRow> {
    let args = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", args);
    page.rows.into_iter().filter(|mail| mail.kind == kind).collect()
}

#[test]
fn the_customer_is_written_to_at_once_and_a_passing_one_is_not() {
    on_each_engine(|desk| {
        let passing = sold(desk, "Karim", &["10"], None, (0, 0));
        voided(desk, "Karim", passing.order_id, &passing.place_ids);
        assert!(mails(desk, "sale_voided").is_empty());
        let sale = sold(desk, "Karim", &["11"], Some(marie(desk)), (0, 0));
        voided(desk, "Karim", sale.order_id, &sale.place_ids);
        let mail = mails(desk, "sale_voided").remove(0);
        assert_eq!(desk.api.send_due_mails().unwrap(), 1);
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id: mail.id });
        assert!(mail.text.contains("AN-000002"), "{}", mail.text);
        assert!(mail.text.contains("25,00"), "{}", mail.text);
    });
}

#[test]
fn an_emptied_order_gives_its_seats_to_others() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], None, (0, 0));
        voided(desk, "Karim", sale.order_id, &sale.place_ids);
        sold(desk, "Karim", &["10", "11"], None, (0, 0));
        verified(desk);
    });
}
