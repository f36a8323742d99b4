//! Exchanges: one gesture, the difference paid or given back, each tender carried over.

use std::path::Path;

use contract::amendment::{
    Amended, AmendmentReason, ExchangeQuote, ExchangeSale, Exchanged, QuoteExchange, RefundWay,
    TerminalSaid, VoidSale,
};
use contract::args::ById;
use contract::customer::{CustomerSheet, WrittenFile};
use contract::mail::{MailDetail, MailList, MailPage, MailShow};
use contract::order::AttachCustomer;
use contract::order::OrderFile;
use contract::policy::{PolicyAt, PolicyOverview, PolicyScope, PolicyView, SetPolicy};
use contract::sale::{BasketLine, MakeSale, Sold};
use domain::amendment::Difference;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::PlaceState;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use office::Code;
use serde_json::{Value as Json, json};

use super::{difference_is, held, lines, sold, void_of};
use crate::reprises::{balance, order};
use crate::rescheduling::{iphigenie, seat};
use crate::sales::{cash, figaro, marie, verified};

fn quote(desk: &Desk, sale: &Sold, lines: &[BasketLine]) -> ExchangeQuote {
    let asked = QuoteExchange {
        order_id: sale.order_id,
        place_ids: sale.place_ids.clone(),
        lines: lines.to_vec(),
    };
    desk.ok("Karim", "sale_exchange_quote", asked)
}

/// The whole order against these lines, as the quote says, the difference paid in cash.
pub(crate) fn exchange(desk: &Desk, sale: &Sold, lines: Vec<BasketLine>) -> ExchangeSale {
    let quote = quote(desk, sale, &lines);
    let by_card = quote.given.iter().any(|given| given.way == RefundWay::Terminal);
    let of: OrderFile = desk.ok("Karim", "order_file", ById { id: sale.order_id });
    ExchangeSale {
        order_id: sale.order_id,
        seen_customer_id: of.customer_id,
        place_ids: sale.place_ids.clone(),
        lines,
        ticket_returned: true,
        expected_value_cents: quote.value_cents,
        expected_total_cents: quote.total_cents,
        seen_given: quote.seen_given(),
        credit_cents: Cents::ZERO,
        card_cents: Cents::ZERO,
        card_last4: String::new(),
        card_authorisation: String::new(),
        tendered_cents: quote.due_cents,
        terminal: if by_card { TerminalSaid::Done } else { TerminalSaid::Nothing },
        terminals: Vec::new(),
        reason: AmendmentReason::Customer,
        note: String::new(),
        seconded_by: None,
    }
}

#[test]
fn a_dearer_seat_is_paid_for_and_its_void_still_knows_both_tenders() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let cheap = lines(&free, &[("C", "5")], "Plein tarif");
        let sale = crate::sales::cash(cheap, 1_200);
        let card = contract::sale::MakeSale {
            card_cents: Cents(1_200),
            tendered_cents: Cents::ZERO,
            ..sale
        };
        let sale: Sold = desk.ok("Karim", "sale_make", card);
        let (cash, card) = (held(desk, "cash"), held(desk, "card"));
        let taken = lines(&free, &[("A", "10")], "Plein tarif");
        let quoted = quote(desk, &sale, &taken);
        assert_eq!((quoted.due_cents, quoted.back_cents), (Cents(1_300), Cents::ZERO));
        let done: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &sale, taken));
        assert_eq!((held(desk, "cash"), held(desk, "card")), (cash + 1_300, card));
        let old: OrderFile = desk.ok("Karim", "order_file", ById { id: sale.order_id });
        assert_eq!(old.places[0].state, PlaceState::Cancelled);
        let void = VoidSale {
            terminal: TerminalSaid::Done,
            ..void_of(done.sold.order_id, &done.sold.place_ids)
        };
        let back: Amended = desk.ok("Karim", "sale_void", void);
        let given: Vec<_> = back.given.iter().map(|g| (g.tender, g.amount_cents.0)).collect();
        assert_eq!(given, [(TenderKind::Card, 1_200), (TenderKind::Cash, 1_300)]);
        assert_eq!((held(desk, "cash"), held(desk, "card")), (cash, card - 1_200));
        verified(desk);
    });
}

#[test]
fn the_difference_is_taken_from_nobody_but_the_customer_that_the_screen_showed() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let cheap = crate::sales::cash(lines(&free, &[("C", "5")], "Plein tarif"), 1_200);
        let marie = marie(desk);
        let aicha = order(desk, "671084").customer_id.unwrap();
        desk.give_credit(aicha, Cents(5_000), BEGINNING_MS + 90 * DAY_MS);
        let sold_to_marie = contract::sale::MakeSale { customer_id: Some(marie), ..cheap };
        let sale: Sold = desk.ok("Karim", "sale_make", sold_to_marie);
        let by_credit = || ExchangeSale {
            credit_cents: Cents(1_300),
            tendered_cents: Cents::ZERO,
            ..exchange(desk, &sale, lines(&free, &[("A", "10")], "Plein tarif"))
        };
        let shown = by_credit();
        let corrected =
            AttachCustomer { id: sale.order_id, seen_customer_id: Some(marie), customer_id: aicha };
        desk.ok::<OrderFile>("Karim", "order_attach_customer", corrected);
        assert_eq!(desk.refused("Karim", "sale_exchange", shown), Code::ChangedSince);
        assert_eq!(balance(desk, aicha), Cents(5_000));
        desk.ok::<Exchanged>("Karim", "sale_exchange", by_credit());
        assert_eq!(balance(desk, aicha), Cents(3_700));
        verified(desk);
    });
}

#[test]
fn a_cheaper_seat_gives_the_difference_back_in_money_or_as_credit() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let free = figaro(desk);
        let first = sold(desk, "Karim", &["10"], Some(marie), (0, 0));
        let cash = held(desk, "cash");
        let taken = lines(&free, &[("C", "5")], "Plein tarif");
        let done: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &first, taken));
        let ways: Vec<_> = done.amended.given.iter().map(|g| (g.way, g.amount_cents.0)).collect();
        assert_eq!(ways, [(RefundWay::Carried, 1_200), (RefundWay::Hand, 1_300)]);
        assert_eq!(held(desk, "cash"), cash - 1_300);

        difference_is(desk, Difference::Credit);
        let second = sold(desk, "Karim", &["11"], Some(marie), (0, 0));
        let cash = held(desk, "cash");
        let taken = lines(&free, &[("C", "6")], "Plein tarif");
        let done: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &second, taken));
        assert_eq!(done.amended.given[1].way, RefundWay::Credit);
        assert_eq!(held(desk, "cash"), cash);
        assert_eq!(balance(desk, marie), Cents(1_300));
        assert_eq!(done.sold.balance_after_cents, Some(Cents(1_300)));
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie });
        assert!(sheet.lots[0].expires_at_ms > BEGINNING_MS + 300 * DAY_MS);

        // The credit ties the order to whom it was given.
        let aicha = order(desk, "671084").customer_id.unwrap();
        let (id, seen_customer_id) = (second.order_id, Some(marie));
        let other = AttachCustomer { id, seen_customer_id, customer_id: aicha };
        assert_eq!(desk.refused("Léa", "order_attach_customer", other), Code::CustomerTied);

        // Nobody has an account to credit: it is money.
        let passing = sold(desk, "Karim", &["12"], None, (0, 0));
        let taken = lines(&free, &[("C", "7")], "Plein tarif");
        let done: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &passing, taken));
        assert_eq!(done.amended.given[1].way, RefundWay::Hand);
        verified(desk);
    });
}

#[test]
fn credit_is_carried_over_though_its_lot_expired_and_comes_back_for_days_of_grace() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(2_500), BEGINNING_MS + DAY_MS);
        let sale = sold(desk, "Hélène", &["10"], Some(marie), (2_500, 0));
        desk.clock.pass(2 * DAY_MS);
        desk.everyone_signs_in();
        let taken = lines(&figaro(desk), &[("A", "11")], "Plein tarif");
        let done: Exchanged = desk.ok("Hélène", "sale_exchange", exchange(desk, &sale, taken));
        assert_eq!(done.sold.payments[0].tender, TenderKind::Credit);
        desk.ok::<Amended>(
            "Hélène",
            "sale_void",
            void_of(done.sold.order_id, &done.sold.place_ids),
        );
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie });
        assert_eq!((sheet.lots.len(), sheet.lots[0].left_cents), (1, Cents(2_500)));
        assert_eq!(sheet.balance_cents, Cents(2_500));
        verified(desk);
    });
}

#[test]
fn the_same_seat_may_be_taken_again_at_another_rate() {
    on_each_engine(|desk| {
        let before = lines(&figaro(desk), &[("A", "10")], "Tarif réduit");
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        let done: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &sale, before));
        assert_eq!(done.sold.total_cents, Cents(1_750));
        verified(desk);
    });
}

#[test]
fn a_seat_that_is_sold_or_an_amount_that_changed_refuses_all_of_it() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let sale = sold(desk, "Karim", &["10"], None, (0, 0));
        let taken = lines(&free, &[("A", "11")], "Plein tarif");
        let asked = exchange(desk, &sale, taken);
        let other = ExchangeSale { expected_total_cents: Cents(2_400), ..asked.clone() };
        assert_eq!(desk.refused("Karim", "sale_exchange", other), Code::AmountChanged);
        let other = ExchangeSale { expected_value_cents: Cents(2_400), ..asked.clone() };
        assert_eq!(desk.refused("Karim", "sale_exchange", other), Code::AmountChanged);
        sold(desk, "Karim", &["11"], None, (0, 0));
        let refused = desk.call::<Json>("Karim", "sale_exchange", asked).unwrap_err();
        assert_eq!(refused.code, Code::SeatSold);
        let still: OrderFile = desk.ok("Karim", "order_file", ById { id: sale.order_id });
        assert_eq!(still.places[0].state, PlaceState::Live);
        verified(desk);
    });
}

#[test]
fn the_customer_reads_both_orders() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10"], Some(marie(desk)), (0, 0));
        let taken = lines(&figaro(desk), &[("C", "5")], "Plein tarif");
        let done: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &sale, taken));
        let args = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
        let page: MailPage = desk.ok("Léa", "mail_list", args);
        let mail = page.rows.iter().find(|mail| mail.kind == "sale_exchanged").unwrap();
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id: mail.id });
        for words in [&sale.order_number, &done.sold.order_number, "13,00", "AN-000001"] {
            assert!(mail.text.contains(words), "{words} in {}", mail.text);
        }
    });
}

#[test]
fn what_is_left_of_each_lot_is_said_as_it_is_after_the_exchange() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(3_000), BEGINNING_MS + 60 * DAY_MS);
        desk.give_credit(marie, Cents(9_000), BEGINNING_MS + 90 * DAY_MS);
        let mut sale = sold(desk, "Karim", &["10", "11"], Some(marie), (5_000, 0));
        // Cheaper: most of it goes back to both lots. Dearer: more of one is spent.
        for seats in [vec![("C", "5")], vec![("A", "12"), ("A", "13")]] {
            let taken = lines(&figaro(desk), &seats, "Plein tarif");
            let mut change = exchange(desk, &sale, taken);
            let due = change.expected_total_cents - change.expected_value_cents;
            if due > Cents::ZERO {
                (change.credit_cents, change.tendered_cents) = (due, Cents::ZERO);
            }
            let done: Exchanged = desk.ok("Karim", "sale_exchange", change);
            let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie });
            let left = |number: &str| {
                sheet
                    .lots
                    .iter()
                    .find(|lot| lot.number == number)
                    .map_or(Cents::ZERO, |lot| lot.left_cents)
            };
            for paid in &done.sold.payments {
                let lot = paid.lot.as_deref().unwrap();
                assert_eq!(paid.lot_left_cents, Some(left(lot)), "{lot} {:?}", done.sold.payments);
            }
            sale = done.sold;
        }
    });
}

#[test]
fn the_receipt_of_an_exchange_tells_what_was_paid_for_the_order_before_from_what_is_paid_now() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], None, (0, 2_000));
        let seats = [("A", "12"), ("A", "13"), ("A", "14")];
        let mut change = exchange(desk, &sale, lines(&figaro(desk), &seats, "Plein tarif"));
        change.tendered_cents = Cents(3_000);
        let done: Exchanged = desk.ok("Karim", "sale_exchange", change);
        let receipt: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: done.sold.order_id });
        let words = harness::papers::words(Path::new(&receipt.path)).unwrap();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let before = format!("Reporté de la commande {}", sale.order_number);
        let (_, paid) = words.split_once(&before).unwrap_or_else(|| panic!("{words}"));
        let (over, now) = paid.split_once("Règlement").unwrap_or_else(|| panic!("{words}"));
        assert!(over.contains("Espèces 30,00 €") && over.contains("4242"), "{words}");
        assert!(!over.contains("rendu") && over.contains("Carte bancaire 20,00 €"), "{words}");
        assert!(
            now.contains("Espèces 25,00 €") && now.contains("Reçu 30,00 €, rendu 5,00 €"),
            "{words}"
        );
        // A receipt of what no exchange made names none.
        let plain: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: sale.order_id });
        let words = harness::papers::words(Path::new(&plain.path)).unwrap();
        assert!(!words.contains("Reporté de") && words.contains("rendu"), "{words}");
    });
}

#[test]
fn credit_for_places_of_two_shows_lives_as_long_as_the_longer_policy_whichever_was_chosen_first() {
    for turned in [false, true] {
        on_each_engine(|desk| {
            let all: PolicyOverview = desk.ok("Hélène", "policy_overview", json!({}));
            let figaro_id = all.shows.iter().find(|show| show.name.contains("FIGARO")).unwrap().id;
            let at = PolicyAt { scope: PolicyScope::Show, scope_id: figaro_id.number() };
            let view: PolicyView = desk.ok("Hélène", "policy_view", at);
            let mut policy = view.policy.clone();
            policy.validity_days = 30;
            let (scope, scope_id, version) = (view.scope, view.scope_id, view.version);
            let seen_policy_id = Some(view.policy_id);
            let set = SetPolicy { scope, scope_id, version, seen_policy_id, policy: Some(policy) };
            desk.ok::<PolicyView>("Hélène", "policy_set", set);
            difference_is(desk, Difference::Credit);

            let (marie, free) = (marie(desk), figaro(desk));
            let mut basket = lines(&free, &[("A", "10")], "Plein tarif");
            basket.extend(seat(&iphigenie(desk), "10"));
            let sale = MakeSale { customer_id: Some(marie), ..cash(basket, 5_100) };
            let mut sale: Sold = desk.ok("Karim", "sale_make", sale);
            if turned {
                sale.place_ids.reverse();
            }
            let taken = lines(&free, &[("C", "5")], "Plein tarif");
            desk.ok::<Exchanged>("Karim", "sale_exchange", exchange(desk, &sale, taken));
            let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie });
            assert!(sheet.lots[0].expires_at_ms > BEGINNING_MS + 300 * DAY_MS, "{sheet:?}");
            verified(desk);
        });
    }
}
