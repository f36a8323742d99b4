//! Corrections of a tender: the same amount, another tender, never credit.

use contract::amendment::{
    Amended, CorrectTender, OrderMoney, RefundWay, TerminalAnswer, TerminalSaid, VoidSale,
};
use contract::ids::{OrderId, PaymentId};
use domain::money::Cents;
use domain::payment::TenderKind;
use harness::desk::{BEGINNING_MS, DAY_MS, on_each_engine};
use office::Code;

use super::{held, money, sold, void_of, void_quote};
use crate::sales::{marie, verified};

pub(super) fn correction(
    order_id: OrderId,
    payment_id: PaymentId,
    cash: i64,
    card: i64,
) -> CorrectTender {
    CorrectTender {
        order_id,
        payment_id,
        expected_cents: Cents(cash + card),
        cash_cents: Cents(cash),
        card_cents: Cents(card),
        card_last4: String::new(),
        card_authorisation: String::new(),
        note: "Tapé en espèces par erreur".to_owned(),
        seconded_by: None,
    }
}

#[test]
fn cash_that_was_a_card_is_corrected_and_given_back_by_card_later() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], None, (0, 0));
        let (cash, card) = (held(desk, "cash"), held(desk, "card"));
        let payment = money(desk, sale.order_id).payments[0].id;
        let done: Amended =
            desk.ok("Karim", "sale_correct_tender", correction(sale.order_id, payment, 0, 5_000));
        assert_eq!(done.number, "AN-000001");
        assert_eq!((held(desk, "cash"), held(desk, "card")), (cash - 5_000, card + 5_000));
        let now = money(desk, sale.order_id).payments;
        assert_eq!((now[0].left_cents, now[1].left_cents), (Cents::ZERO, Cents(5_000)));
        let void =
            VoidSale { terminal: TerminalSaid::Done, ..void_of(sale.order_id, &sale.place_ids) };
        let back: Amended = desk.ok("Karim", "sale_void", void);
        assert_eq!(back.given[0].tender, TenderKind::Card);
        assert_eq!(held(desk, "card"), card);
        verified(desk);
    });
}

#[test]
fn a_payment_is_split_and_what_changes_nothing_or_is_credit_is_refused() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(1_000), BEGINNING_MS + 30 * DAY_MS);
        let sale = sold(desk, "Karim", &["10"], Some(marie), (1_000, 0));
        let payments = money(desk, sale.order_id).payments;
        let (credit, cash) = (payments[0].id, payments[1].id);
        let refused = |asked| desk.refused("Karim", "sale_correct_tender", asked);
        assert_eq!(refused(correction(sale.order_id, credit, 0, 1_000)), Code::BadField);
        assert_eq!(refused(correction(sale.order_id, cash, 1_500, 0)), Code::BadField);
        assert_eq!(refused(correction(sale.order_id, cash, 0, 1_400)), Code::AmountChanged);
        let short = CorrectTender {
            expected_cents: Cents(1_500),
            ..correction(sale.order_id, cash, 0, 1_400)
        };
        assert_eq!(refused(short), Code::BadField);
        desk.ok::<Amended>(
            "Karim",
            "sale_correct_tender",
            correction(sale.order_id, cash, 900, 600),
        );
        let tenders: Vec<_> = money(desk, sale.order_id)
            .payments
            .iter()
            .filter(|paid| paid.left_cents.is_positive())
            .map(|paid| (paid.tender, paid.left_cents.0))
            .collect();
        let split = [(TenderKind::Credit, 1_000), (TenderKind::Card, 600), (TenderKind::Cash, 900)];
        assert_eq!(tenders, split);
        verified(desk);
    });
}

/// A terminal refunds each payment by itself: one may be done while nobody knows of the other.
#[test]
fn each_payment_that_goes_back_by_card_has_its_own_answer_of_the_terminal() {
    on_each_engine(|desk| {
        let sale = sold(desk, "Karim", &["10", "11"], None, (0, 2_000));
        let cash = money(desk, sale.order_id).payments.into_iter();
        let cash =
            cash.filter(|paid| paid.tender == TenderKind::Cash).map(|paid| paid.id).next().unwrap();
        desk.ok::<Amended>(
            "Karim",
            "sale_correct_tender",
            correction(sale.order_id, cash, 0, 3_000),
        );
        let (card, unsettled) = (held(desk, "card"), held(desk, "card_unsettled"));
        let quote = void_quote(desk, "Karim", sale.order_id, &sale.place_ids);
        let parts: Vec<_> = quote
            .given
            .iter()
            .map(|given| (given.way, given.amount_cents, given.card_last4.as_str()))
            .collect();
        let by = RefundWay::Terminal;
        assert_eq!(parts, [(by, Cents(2_000), "4242"), (by, Cents(3_000), "")]);
        let answer = |rank: usize, said, authorisation: &str| TerminalAnswer {
            payment_id: quote.given[rank].payment_id,
            said,
            card_authorisation: authorisation.to_owned(),
        };
        let done = answer(0, TerminalSaid::Done, "A1B2");
        let void = |terminals: Vec<TerminalAnswer>| VoidSale {
            terminals,
            ..void_of(sale.order_id, &sale.place_ids)
        };
        let refused = |asked| desk.refused("Karim", "sale_void", asked);
        // One is not answered, or nothing is said of it, or it is said twice.
        assert_eq!(refused(void(vec![done.clone()])), Code::BadField);
        let silent = answer(1, TerminalSaid::Nothing, "");
        assert_eq!(refused(void(vec![done.clone(), silent])), Code::BadField);
        assert_eq!(refused(void(vec![done.clone(), done.clone()])), Code::BadField);
        let unknown = answer(1, TerminalSaid::Unknown, "");
        let made: Amended = desk.ok("Karim", "sale_void", void(vec![done, unknown]));
        assert!(made.unsettled);
        assert_eq!(held(desk, "card"), card - 2_000);
        assert_eq!(held(desk, "card_unsettled"), unsettled - 3_000);
        let now: OrderMoney = money(desk, sale.order_id);
        assert!(now.amendments.last().unwrap().unsettled);
        verified(desk);
    });
}
