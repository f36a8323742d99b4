//! The order: its file, its customer, its money.

mod papers;

use contract::amendment::{Amended, CorrectTender, OrderMoney};
use contract::args::{ById, Empty, Versioned};
use contract::customer::{OrderState, WrittenFile};
use contract::ids::{CustomerId, OrderId};
use contract::journal::Verification;
use contract::order::{
    AttachCustomer, NoteOrder, OrderFile, OrderPaid, PaperState, PayOrder, PrintOrder,
};
use contract::reprise::Decided;
use contract::sale::{PlaceIds, Printed};
use contract::statement::Statement;
use domain::money::Cents;
use domain::payment::TenderKind;
use formats::batch::Batch;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use harness::small;
use office::Code;
use serde_json::json;

use papers::{comes_out, print_all};

use crate::reprises::{ask_back, balance, order};
use crate::sales::two_seats_are_sold;

pub(crate) fn file_as(desk: &Desk, session: &str, id: OrderId) -> OrderFile {
    desk.ok(session, "order_file", ById { id })
}

fn file(desk: &Desk, id: OrderId) -> OrderFile {
    file_as(desk, "Karim", id)
}

fn internet(desk: &Desk) -> OrderFile {
    file(desk, order(desk, "671083").id)
}

fn customer(desk: &Desk, number: &str) -> CustomerId {
    order(desk, number).customer_id.unwrap()
}

fn attached(file: &OrderFile, customer_id: CustomerId) -> AttachCustomer {
    AttachCustomer { id: file.id, seen_customer_id: file.customer_id, customer_id }
}

fn in_cash(file: &OrderFile, total: i64) -> PayOrder {
    PayOrder {
        id: file.id,
        seen_customer_id: file.customer_id,
        credit_cents: Cents::ZERO,
        card_cents: Cents::ZERO,
        card_last4: String::new(),
        card_authorisation: String::new(),
        tendered_cents: Cents(total),
        expected_total_cents: Cents(total),
    }
}

/// The small house with two more orders of Marie: 671099, two places at 25,00 € that are not paid, and
/// 671098, which is cancelled.
fn with_an_unpaid_order() -> Batch {
    let mut batch = small::small_house();
    let seat = |number: &str| ("A".to_owned(), number.to_owned());
    let mut unpaid = small::order("671099", "marie", "figaro-1", &[seat("5"), seat("6")], 2_500);
    unpaid.state = OrderState::Unpaid;
    let mut cancelled = small::order("671098", "marie", "figaro-1", &[seat("7")], 2_500);
    cancelled.state = OrderState::Cancelled;
    batch.orders.extend([unpaid, cancelled]);
    batch
}

fn on_each_engine_unpaid(story: impl Fn(&Desk, OrderFile)) {
    let batch = with_an_unpaid_order();
    for desk in [Desk::sqlite(&batch), Desk::postgres(&batch)] {
        let unpaid = file(&desk, order(&desk, "671099").id);
        story(&desk, unpaid);
    }
}

fn verified(desk: &Desk) {
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    assert!(found.ok, "{found:?}");
}

#[test]
fn an_order_is_one_file_with_its_places_its_money_its_papers_and_what_happened() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let found = file(desk, sold.order_id);
        assert_eq!((found.number.as_str(), found.state), (&*sold.order_number, OrderState::Issued));
        assert_eq!((found.operator.as_str(), found.customer_id), ("Karim", None));
        assert!(!found.counter.is_empty());
        assert_eq!((found.total_cents, found.net_today_cents), (Cents(5_000), Cents(5_000)));
        assert_eq!(found.due_cents, Cents::ZERO);
        let numbers: Vec<i64> = found.places.iter().filter_map(|p| p.ticket_number).collect();
        assert_eq!(numbers, sold.ticket_numbers);
        assert!(found.places.iter().all(|p| p.copy == Some(PaperState::Waiting)));
        assert_eq!(found.payments[0].tender, TenderKind::Cash);
        assert_eq!(found.papers.len(), 2);
        assert_eq!(found.history.len(), 1);

        let prints = PlaceIds { place_ids: sold.place_ids.clone() };
        desk.ok::<Printed>(
            "Karim",
            "ticket_print",
            json!({ "place_ids": prints.place_ids, "format": null }),
        );
        let sent = file(desk, sold.order_id);
        assert_eq!(sent.may.print_all.why, Some(Code::PrintUnconfirmed));
        desk.ok::<Empty>(
            "Karim",
            "ticket_confirm",
            json!({ "place_ids": prints.place_ids, "out": true }),
        );
        let out = file(desk, sold.order_id);
        assert!(out.places.iter().all(|p| p.handed_by == "Karim" && p.copies == 1));
        assert_eq!(out.may.print_all.why, Some(Code::TicketPrinted));
        assert!(out.may.print_again.may);
        assert_eq!(desk.refused("Karim", "order_file", json!({ "id": 1 })), Code::NotFound);
    });
}

#[test]
fn an_order_of_nobody_is_given_its_customer_and_its_tickets_their_name() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let marie = customer(desk, "671083");
        let before = file(desk, sold.order_id);
        let after: OrderFile = desk.ok("Léa", "order_attach_customer", attached(&before, marie));
        assert_eq!(
            (after.customer_id, after.customer_name.as_str()),
            (Some(marie), "DUPONT Marie")
        );
        assert!(after.places.iter().all(|p| p.holder == "DUPONT Marie"));
        assert_eq!(order(desk, &sold.order_number).customer_id, Some(marie));
        // The screen that still shows nobody is refused.
        assert_eq!(
            desk.refused("Léa", "order_attach_customer", attached(&before, marie)),
            Code::ChangedSince
        );
        assert_eq!(
            desk.refused("Léa", "order_attach_customer", attached(&after, marie)),
            Code::BadField
        );

        let aicha = customer(desk, "671084");
        let corrected: OrderFile =
            desk.ok("Karim", "order_attach_customer", attached(&after, aicha));
        assert!(corrected.places.iter().all(|p| p.holder == "N’DIAYE Aïcha"));
        let row = &corrected.history[0];
        assert_eq!(row.action, contract::action::Action::OrderCorrected);
        assert!(row.args.contains_key("before") && row.args.contains_key("number"));
        // The receipt does not tell the one what the other had left.
        desk.ok::<WrittenFile>("Karim", "receipt_pdf", ById { id: sold.order_id });
        // What Aïcha takes along of herself does not name Marie.
        let along: WrittenFile = desk.ok("Hélène", "customer_export", ById { id: aicha });
        let along: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(along.path).unwrap()).unwrap();
        let rows = along["journal"].as_array().unwrap();
        let row = rows.iter().find(|row| row["action"] == "order.corrected").unwrap();
        let data = row["data"].to_string();
        assert!(data.contains("number") && !data.contains("before"), "{data}");
        verified(desk);
    });
}

#[test]
fn an_order_keeps_its_customer_while_a_request_is_open_or_where_credit_ties_it() {
    on_each_engine(|desk| {
        let (marie, aicha) = (customer(desk, "671083"), customer(desk, "671084"));
        let asked = ask_back(desk, "Léa", internet(desk).places[0].id);
        let found = internet(desk);
        let tied = |file: &OrderFile, why: &str| {
            assert_eq!(file.may.attach_customer.why, Some(Code::CustomerTied));
            let refusal = desk
                .call::<OrderFile>("Léa", "order_attach_customer", attached(file, aicha))
                .unwrap_err();
            assert_eq!(refusal.code, Code::CustomerTied);
            assert_eq!(refusal.args["why"], why.into());
        };
        tied(&found, "request");
        let seen = Versioned { id: asked.row.id, version: asked.row.version };
        desk.ok::<Decided>("Léa", "reprise_accept", seen);
        tied(&internet(desk), "credit_given");
        desk.give_credit(marie, Cents(9_000), BEGINNING_MS + 90 * DAY_MS);
        let paid = crate::sales::paid_with_credit(desk, marie);
        tied(&file(desk, paid.order_id), "credit_paid");
    });
}

#[test]
fn the_money_of_an_unpaid_order_is_taken_once_and_its_tickets_follow() {
    on_each_engine_unpaid(|desk, unpaid| {
        assert_eq!((unpaid.state, unpaid.due_cents), (OrderState::Unpaid, Cents(5_000)));
        assert!(unpaid.may.take_payment.may);
        assert_eq!(unpaid.may.print_all.why, Some(Code::OrderUnpaid));
        let all = PrintOrder { id: unpaid.id, duplicates: false };
        assert_eq!(desk.refused("Karim", "order_print_all", &all), Code::OrderUnpaid);
        let marie = unpaid.customer_id.unwrap();
        desk.give_credit(marie, Cents(2_000), BEGINNING_MS + 90 * DAY_MS);
        let pay = PayOrder {
            credit_cents: Cents(1_500),
            card_cents: Cents(1_000),
            card_last4: "4242".to_owned(),
            tendered_cents: Cents(3_000),
            ..in_cash(&unpaid, 5_000)
        };
        assert_eq!(desk.refused("Léa", "order_pay", &pay), Code::NotAllowed);
        let paid: OrderPaid = desk.ok("Karim", "order_pay", &pay);
        assert_eq!((paid.change_cents, paid.balance_after_cents), (Cents(500), Some(Cents(500))));
        assert_eq!(balance(desk, marie), Cents(500));
        let after = file(desk, unpaid.id);
        assert_eq!((after.state, after.due_cents), (OrderState::Issued, Cents::ZERO));
        let tenders: Vec<_> = after.payments.iter().map(|p| p.tender).collect();
        assert_eq!(tenders, [TenderKind::Credit, TenderKind::Card, TenderKind::Cash]);
        assert_eq!(desk.refused("Karim", "order_pay", &pay), Code::OrderNotUnpaid);
        comes_out(desk, &print_all(desk, unpaid.id, false));
        let receipt: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: unpaid.id });
        let words = harness::papers::words(std::path::Path::new(&receipt.path)).unwrap();
        for said in ["50,00", "15,00", "10,00", "25,00", "Karim"] {
            assert!(words.contains(said), "{said} in {words}");
        }
        let statement: Statement = desk.ok("Karim", "customer_statement", ById { id: marie });
        let last = statement.movements.last().unwrap();
        assert_eq!((last.amount_cents, last.order_number.as_str()), (Cents(-1_500), "671099"));

        // Its money is in this till: the tender can be corrected here, and its places be voided.
        let money: OrderMoney = desk.ok("Karim", "order_money", ById { id: unpaid.id });
        assert_eq!(money.can_give_back.len(), unpaid.places.len());
        let cash = money.payments.iter().find(|paid| paid.tender == TenderKind::Cash).unwrap();
        let corrected = CorrectTender {
            order_id: unpaid.id,
            payment_id: cash.id,
            expected_cents: cash.left_cents,
            cash_cents: Cents::ZERO,
            card_cents: cash.left_cents,
            card_last4: "4343".to_owned(),
            card_authorisation: String::new(),
            note: String::new(),
            seconded_by: None,
        };
        desk.ok::<Amended>("Hélène", "sale_correct_tender", &corrected);
        verified(desk);
    });
}

#[test]
fn money_that_does_not_add_up_for_an_unpaid_order_is_refused() {
    on_each_engine_unpaid(|desk, unpaid| {
        let pay = in_cash(&unpaid, 5_000);
        let refused = |pay: PayOrder| desk.refused("Karim", "order_pay", pay);
        let other = PayOrder { expected_total_cents: Cents(4_000), ..pay.clone() };
        assert_eq!(refused(other), Code::AmountChanged);
        assert_eq!(
            refused(PayOrder { tendered_cents: Cents(4_999), ..pay.clone() }),
            Code::PaymentMissing
        );
        assert_eq!(
            refused(PayOrder { card_cents: Cents(5_001), ..pay.clone() }),
            Code::PaymentTooMuch
        );
        assert_eq!(
            refused(PayOrder { credit_cents: Cents(1), ..pay.clone() }),
            Code::NotEnoughCredit
        );
        assert_eq!(
            refused(PayOrder { card_last4: "12345".to_owned(), ..pay.clone() }),
            Code::BadField
        );
        assert_eq!(refused(PayOrder { id: OrderId::new(1), ..pay.clone() }), Code::NotFound);
        assert_eq!(refused(PayOrder { id: internet(desk).id, ..pay }), Code::OrderNotUnpaid);
        assert_eq!(file(desk, unpaid.id).state, OrderState::Unpaid);
    });
}

#[test]
fn credit_is_taken_from_nobody_but_the_customer_that_the_screen_showed() {
    on_each_engine_unpaid(|desk, shown| {
        let aicha = customer(desk, "671084");
        desk.give_credit(aicha, Cents(5_000), BEGINNING_MS + 90 * DAY_MS);
        let corrected: OrderFile =
            desk.ok("Hélène", "order_attach_customer", attached(&shown, aicha));
        let by_credit = |file: &OrderFile| PayOrder {
            credit_cents: Cents(5_000),
            tendered_cents: Cents::ZERO,
            ..in_cash(file, 5_000)
        };
        assert_eq!(desk.refused("Karim", "order_pay", by_credit(&shown)), Code::ChangedSince);
        assert_eq!(balance(desk, aicha), Cents(5_000));
        desk.ok::<OrderPaid>("Karim", "order_pay", by_credit(&corrected));
        assert_eq!(balance(desk, aicha), Cents::ZERO);
        verified(desk);
    });
}

#[test]
fn an_import_leaves_the_money_and_the_customer_that_an_order_was_given_here() {
    on_each_engine_unpaid(|desk, unpaid| {
        desk.ok::<OrderPaid>("Karim", "order_pay", in_cash(&unpaid, 5_000));
        let aicha = customer(desk, "671084");
        let given: OrderFile =
            desk.ok("Karim", "order_attach_customer", attached(&file(desk, unpaid.id), aicha));
        assert_eq!(given.customer_id, Some(aicha));
        desk.import(&with_an_unpaid_order());
        let after = file(desk, unpaid.id);
        assert_eq!((after.state, after.customer_id), (OrderState::Issued, Some(aicha)));
    });
}

#[test]
fn a_note_is_listed_with_who_and_when_and_its_words_are_beside_the_journal() {
    on_each_engine(|desk| {
        let id = internet(desk).id;
        let note = |words: &str| NoteOrder { id, note: words.to_owned() };
        let noted: OrderFile = desk.ok("Léa", "order_note", note(" Passera samedi à 18 h. "));
        assert_eq!(noted.notes[0].text, "Passera samedi à 18 h.");
        assert_eq!((noted.notes[0].operator.as_str(), noted.notes[0].at_ms), ("Léa", BEGINNING_MS));
        assert_eq!(desk.refused("Léa", "order_note", note("  ")), Code::BadField);
        assert_eq!(desk.refused("Léa", "order_note", note(&"a".repeat(501))), Code::BadField);
        let by_hand = "DELETE FROM journal_note";
        assert!(desk.store().write(|tx| tx.run(by_hand, &[]).map(|_| ())).is_err());
        verified(desk);
    });
}

#[test]
fn what_an_agent_is_offered_is_what_their_commands_let_through() {
    on_each_engine(|desk| {
        let found = file_as(desk, "Léa", internet(desk).id);
        let may = &found.may;
        for no in
            [&may.print_all, &may.print_again, &may.send_tickets, &may.receipt, &may.take_payment]
        {
            assert_eq!((no.may, no.why), (false, Some(Code::NotAllowed)));
        }
        assert!(may.attach_customer.may && may.note.may);
        assert!(found.places.iter().all(|p| !p.can_download && p.can_request));
        let print = PrintOrder { id: found.id, duplicates: false };
        assert_eq!(desk.refused("Léa", "order_print_all", print), Code::NotAllowed);
    });
}

#[test]
fn an_order_that_is_unpaid_or_cancelled_says_so_whatever_is_asked_of_its_places() {
    on_each_engine_unpaid(|desk, unpaid| {
        let cancelled = file(desk, order(desk, "671098").id);
        for (found, code) in [(&unpaid, Code::OrderUnpaid), (&cancelled, Code::OrderCancelled)] {
            let places = json!({ "place_ids": [found.places[0].id] });
            let refusal =
                desk.call::<serde_json::Value>("Léa", "reprise_quote", &places).unwrap_err();
            assert_eq!(refusal.code, code);
            assert_eq!(refusal.args["order"], found.number.as_str().into());
            let files = json!({ "place_ids": [found.places[0].id], "format": "a4" });
            assert_eq!(desk.refused("Karim", "ticket_pdf", &files), code);
            assert_eq!(desk.refused("Karim", "ticket_print", &files), code);
            assert_eq!(found.may.print_all.why, Some(code));
        }
        assert_eq!(cancelled.may.take_payment.why, Some(Code::OrderNotUnpaid));
    });
}
