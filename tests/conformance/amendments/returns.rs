//! What an order holds today is what it was paid less what went out of it, line by line.

use contract::amendment::{
    Amended, CorrectTender, Exchanged, QuoteExchange, RefundList, RefundPage, RefundWay,
    SettleRefund, SettledBy, SettledRefund, TerminalSaid, UnknownRefund, VoidSale,
};
use contract::order::{AttachCustomer, OrderFile};
use contract::reprise::Decided;
use domain::money::Cents;
use domain::payment::TenderKind;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use office::Code;

use super::exchanges::exchange;
use super::{adds_up, lines, money, sold, void_of};
use crate::reprises::{ask_back, balance, order, shown};
use crate::sales::{figaro, marie, verified};

#[test]
fn a_payment_that_was_corrected_is_shown_taken_back_and_typed_anew() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], None, (0, 0));
        let paid = money(desk, sale.order_id).payments[0].clone();
        let correction = CorrectTender {
            order_id: sale.order_id,
            payment_id: paid.id,
            expected_cents: Cents(5_000),
            cash_cents: Cents(2_000),
            card_cents: Cents(3_000),
            card_last4: "4242".to_owned(),
            card_authorisation: String::new(),
            note: String::new(),
            seconded_by: None,
        };
        let done: Amended = desk.ok("Karim", "sale_correct_tender", correction);
        let file = adds_up(desk, sale.order_id);
        assert_eq!(file.net_today_cents, file.total_cents);
        let typed: Vec<(i64, bool)> =
            file.payments.iter().map(|p| (p.amount_cents.0, p.amendment.is_some())).collect();
        assert_eq!(typed, [(5_000, false), (3_000, true), (2_000, true)]);
        let back = &file.returns[0];
        assert_eq!((back.way, back.amount_cents), (Some(RefundWay::Corrected), Cents(5_000)));
        assert_eq!((&back.number, back.tender), (&done.number, Some(TenderKind::Cash)));
        verified(desk);
    });
}

#[test]
fn what_an_exchange_carries_over_is_said_on_both_orders_and_counts_once() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(1_000), BEGINNING_MS + 30 * DAY_MS);
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (1_000, 2_000));
        let cheaper = lines(&figaro(desk), &[("C", "5")], "Plein tarif");
        let quoted = QuoteExchange {
            order_id: sale.order_id,
            place_ids: sale.place_ids.clone(),
            lines: cheaper.clone(),
        };
        desk.ok::<contract::amendment::ExchangeQuote>("Karim", "sale_exchange_quote", quoted);
        let done: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &sale, cheaper));
        let old = adds_up(desk, sale.order_id);
        assert_eq!(old.net_today_cents, Cents::ZERO);
        let carried: Cents = old
            .returns
            .iter()
            .filter(|gone| gone.way == Some(RefundWay::Carried))
            .map(|gone| gone.amount_cents)
            .sum();
        assert_eq!(carried, Cents(1_200));
        let to: Vec<bool> = old.returns.iter().map(|gone| gone.to_order.is_some()).collect();
        let over: Vec<bool> =
            old.returns.iter().map(|gone| gone.way == Some(RefundWay::Carried)).collect();
        assert_eq!(to, over);
        let new = adds_up(desk, done.sold.order_id);
        assert_eq!((new.net_today_cents, new.returns.len()), (Cents(1_200), 0));
        assert!(new.payments.iter().all(|p| p.from_order.as_ref() == Some(&old.number)));
        verified(desk);
    });
}

#[test]
fn a_place_given_back_and_one_taken_back_are_both_taken_off() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let sale = sold(desk, "Karim", &["10", "11", "12"], Some(marie), (0, 2_500));
        let asked = ask_back(desk, "Léa", sale.place_ids[0]);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let file = adds_up(desk, sale.order_id);
        assert_eq!((file.returns[0].way, file.returns[0].tender), (None, None));
        assert_eq!(file.returns[0].number, asked.row.number);
        let void = VoidSale {
            terminal: TerminalSaid::Unknown,
            ..void_of(sale.order_id, &sale.place_ids[1..2])
        };
        desk.ok::<Amended>("Karim", "sale_void", void);
        let file = adds_up(desk, sale.order_id);
        assert_eq!(file.net_today_cents, Cents(2_500));
        let unsettled: Vec<bool> = file.returns.iter().map(|gone| gone.unsettled).collect();
        assert!(unsettled.contains(&true) && unsettled.contains(&false), "{unsettled:?}");
        verified(desk);
    });
}

#[test]
fn a_refund_to_verify_becomes_credit_of_nobody_but_the_customer_that_the_list_showed() {
    on_each_engine(|desk| {
        let (marie, aicha) = (marie(desk), order(desk, "671084").customer_id.unwrap());
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (0, 5_000));
        for place in &sale.place_ids {
            let void =
                VoidSale { terminal: TerminalSaid::Unknown, ..void_of(sale.order_id, &[*place]) };
            desk.ok::<Amended>("Karim", "sale_void", void);
        }
        let shown = to_verify(desk);
        assert_eq!((shown[0].customer_id, shown[1].customer_id), (Some(marie), Some(marie)));
        let attach =
            AttachCustomer { id: sale.order_id, seen_customer_id: Some(marie), customer_id: aicha };
        desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
        let stale = settle(&shown[0], SettledBy::Credit);
        assert_eq!(desk.refused("Hélène", "refund_settle", stale), Code::ChangedSince);
        assert_eq!((balance(desk, marie), balance(desk, aicha)), (Cents::ZERO, Cents::ZERO));
        // Money goes to whoever stands there.
        let in_cash = settle(&shown[0], SettledBy::Cash);
        desk.ok::<SettledRefund>("Hélène", "refund_settle", in_cash);
        let now = to_verify(desk);
        assert_eq!((now.len(), now[0].customer_id), (1, Some(aicha)));
        desk.ok::<SettledRefund>("Hélène", "refund_settle", settle(&now[0], SettledBy::Credit));
        assert_eq!((balance(desk, marie), balance(desk, aicha)), (Cents::ZERO, Cents(2_500)));
        verified(desk);
    });
}

fn to_verify(desk: &Desk) -> Vec<UnknownRefund> {
    let page: RefundPage =
        desk.ok("Karim", "refunds_to_verify", RefundList { limit: 10, after: None });
    page.rows
}

fn settle(row: &UnknownRefund, by: SettledBy) -> SettleRefund {
    SettleRefund {
        id: row.id,
        seen_customer_id: row.customer_id,
        by,
        card_authorisation: String::new(),
        note: String::new(),
    }
}
