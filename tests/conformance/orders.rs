//! The order: its file, its tickets all at once, its receipts, its customer, its money.

use contract::amendment::{Amended, CorrectTender, OrderMoney};
use contract::args::{ById, Empty, Versioned};
use contract::customer::{CustomerSheet, OrderState, Statement, WrittenFile};
use contract::ids::{CustomerId, OrderId};
use contract::journal::Verification;
use contract::mail::MailSent;
use contract::order::{
    AttachCustomer, NoteOrder, OrderFile, OrderPaid, OrderPrints, PaperKind, PaperState, PaperWay,
    PayOrder, PrintOrder, SendTickets,
};
use contract::reprise::Decided;
use contract::sale::{PlaceIds, Printed};
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::place::PlaceState;
use formats::batch::Batch;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use harness::small;
use office::Code;
use serde_json::json;

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

fn print_all(desk: &Desk, id: OrderId, duplicates: bool) -> OrderPrints {
    desk.ok("Karim", "order_print_all", PrintOrder { id, duplicates })
}

/// Prints what waits of an order, and says that it came out.
fn comes_out(desk: &Desk, prints: &OrderPrints) -> Printed {
    let printed: Printed =
        desk.ok("Karim", "ticket_print", json!({ "place_ids": prints.place_ids, "format": "a4" }));
    desk.ok::<Empty>(
        "Karim",
        "ticket_confirm",
        json!({ "place_ids": prints.place_ids, "out": true }),
    );
    printed
}

fn customer(desk: &Desk, number: &str) -> CustomerId {
    order(desk, number).customer_id.unwrap()
}

fn attached(file: &OrderFile, customer_id: CustomerId) -> AttachCustomer {
    AttachCustomer { id: file.id, seen_customer_id: file.customer_id, customer_id }
}

fn in_cash(id: OrderId, total: i64) -> PayOrder {
    PayOrder {
        id,
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
fn the_tickets_of_an_internet_order_are_numbered_printed_and_handed_over_once_they_are_out() {
    on_each_engine(|desk| {
        let before = internet(desk);
        assert!(before.places.iter().all(|p| p.ticket_number.is_none()));
        assert!(before.may.print_all.may);
        let prints = print_all(desk, before.id, false);
        assert_eq!((prints.place_ids.len(), prints.left_out.len()), (3, 0));
        let at = desk.api.verify().unwrap();
        assert!(at.ok, "{at:?}");
        let waiting = internet(desk);
        let numbers: Vec<i64> = waiting.places.iter().filter_map(|p| p.ticket_number).collect();
        assert_eq!(numbers, [numbers[0], numbers[0] + 1, numbers[0] + 2]);
        assert!(waiting.places.iter().all(|p| p.handed_at_ms.is_none()));
        let printed = comes_out(desk, &prints);
        for place in &internet(desk).places {
            assert_eq!(
                (place.handed_by.as_str(), place.handed_at_ms),
                ("Karim", Some(BEGINNING_MS))
            );
        }
        assert!(std::fs::read(&printed.path).unwrap().starts_with(b"%PDF"));

        desk.clock.pass(60_000);
        let again = PrintOrder { id: before.id, duplicates: false };
        assert_eq!(desk.refused("Hélène", "order_print_all", &again), Code::TicketPrinted);
        let second: OrderPrints =
            desk.ok("Hélène", "order_print_all", PrintOrder { duplicates: true, ..again });
        let copy = comes_out(desk, &second);
        assert!(copy.path.contains("-D1"), "{}", copy.path);
        let after = internet(desk);
        // The first hand keeps its name and its time.
        assert!(after.places.iter().all(|p| p.handed_by == "Karim" && p.copies == 2));
        assert!(after.places.iter().all(|p| p.handed_at_ms == Some(BEGINNING_MS)));
        let tickets = after.papers.iter().filter(|p| p.kind == PaperKind::Ticket);
        assert_eq!(tickets.filter(|p| p.duplicata == 1 && p.operator == "Hélène").count(), 3);
        verified(desk);
    });
}

#[test]
fn a_paper_jam_hands_nothing_over() {
    on_each_engine(|desk| {
        let prints = print_all(desk, internet(desk).id, false);
        let jammed = json!({ "place_ids": prints.place_ids, "format": "a4" });
        desk.ok::<Printed>("Karim", "ticket_print", jammed);
        let no = json!({ "place_ids": prints.place_ids, "out": false });
        desk.ok::<Empty>("Karim", "ticket_confirm", no);
        assert!(internet(desk).places.iter().all(|p| p.handed_at_ms.is_none()));
        comes_out(desk, &prints);
        assert!(internet(desk).places.iter().all(|p| p.handed_at_ms.is_some()));
        verified(desk);
    });
}

#[test]
fn places_that_are_asked_back_or_taken_back_are_left_out_and_named() {
    on_each_engine(|desk| {
        let places = order(desk, "671083").places;
        let asked = ask_back(desk, "Léa", places[0].id);
        let seen = Versioned { id: asked.row.id, version: asked.row.version };
        desk.ok::<Decided>("Léa", "reprise_accept", seen);
        ask_back(desk, "Léa", places[1].id);
        let found = internet(desk);
        assert_eq!(found.net_today_cents, Cents(5_200));
        assert!(found.places[1].reprise_state.is_some());
        let prints = print_all(desk, found.id, false);
        assert_eq!(prints.place_ids, [places[2].id]);
        let left: Vec<_> = prints.left_out.iter().map(|p| (p.seat.as_str(), p.state)).collect();
        assert_eq!(left, [("24", PlaceState::TakenBack), ("26", PlaceState::Pending)]);
        ask_back(desk, "Léa", places[2].id);
        let nothing = PrintOrder { id: found.id, duplicates: true };
        assert_eq!(desk.refused("Karim", "order_print_all", nothing), Code::NothingToPrint);
        assert_eq!(internet(desk).may.print_all.why, Some(Code::NothingToPrint));
    });
}

#[test]
fn only_what_was_never_printed_is_printed_with_the_others() {
    on_each_engine(|desk| {
        let found = internet(desk);
        let one = json!({ "place_ids": [found.places[1].id], "format": "a4" });
        desk.ok::<WrittenFile>("Karim", "ticket_pdf", one);
        let prints = print_all(desk, found.id, false);
        assert_eq!(prints.place_ids, [found.places[0].id, found.places[2].id]);
        assert_eq!(
            (prints.left_out[0].id, prints.left_out[0].state),
            (found.places[1].id, PlaceState::Live)
        );
    });
}

#[test]
fn a_ticket_as_a_file_is_an_original_once_then_a_duplicata_that_is_counted_and_told() {
    on_each_engine(|desk| {
        let found = internet(desk);
        let files = json!({ "place_ids": [found.places[0].id], "format": "a4" });
        assert_eq!(desk.refused("Léa", "ticket_pdf", &files), Code::NotAllowed);
        let first: WrittenFile = desk.ok("Karim", "ticket_pdf", &files);
        assert!(!first.path.contains("-D"), "{}", first.path);
        for rank in 1..=2 {
            let again: WrittenFile = desk.ok("Hélène", "ticket_pdf", &files);
            assert!(again.path.contains(&format!("-D{rank}")), "{}", again.path);
        }
        let after = internet(desk);
        assert_eq!(after.places[0].copies, 3);
        let files: Vec<_> =
            after.papers.iter().map(|p| (p.way, p.duplicata, p.operator.as_str())).collect();
        assert_eq!(files[2], (PaperWay::File, 0, "Karim"));
        assert!(files[..2].contains(&(PaperWay::File, 2, "Hélène")));
        assert_eq!(after.history.len(), 3);
        // One more from the printer is a duplicata too.
        let place_ids = [after.places[0].id];
        desk.ok::<PlaceIds>("Karim", "ticket_reprint", json!({ "place_ids": place_ids }));
        let printed: Printed =
            desk.ok("Karim", "ticket_print", json!({ "place_ids": place_ids, "format": "a4" }));
        assert!(printed.path.contains("-D3"), "{}", printed.path);
    });
}

#[test]
fn the_same_download_given_twice_is_one_copy() {
    on_each_engine(|desk| {
        let place = internet(desk).places[0].id;
        let files = json!({ "place_ids": [place], "format": "a4" });
        let id = uuid::Uuid::now_v7();
        let first: WrittenFile = desk.call_as(id, "Karim", "ticket_pdf", &files).unwrap();
        let again: WrittenFile = desk.call_as(id, "Karim", "ticket_pdf", &files).unwrap();
        assert_eq!(first, again);
        assert_eq!(internet(desk).places[0].copies, 1);
    });
}

#[test]
fn a_second_receipt_says_that_it_is_a_duplicata_and_each_is_counted_and_told() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let receipt = |session| {
            let paper: WrittenFile = desk.ok(session, "receipt_pdf", ById { id: sold.order_id });
            let words = harness::papers::words(std::path::Path::new(&paper.path)).unwrap();
            (paper.path, words)
        };
        let (_, first) = receipt("Karim");
        assert!(!first.contains("DUPLICATA"), "{first}");
        desk.clock.pass(60_000);
        let (path, second) = receipt("Hélène");
        assert!(path.ends_with("-D1.pdf") && second.contains("DUPLICATA n° 1"), "{path} {second}");
        // The sale is what it was: its hour, its operator.
        assert!(second.contains("Karim"), "{second}");
        assert!(receipt("Karim").1.contains("DUPLICATA n° 2"));
        let found = file(desk, sold.order_id);
        let receipts: Vec<_> = found
            .papers
            .iter()
            .filter(|p| p.kind == PaperKind::Receipt)
            .map(|p| (p.duplicata, p.operator.as_str()))
            .collect();
        assert_eq!(receipts.len(), 3);
        assert!(receipts.contains(&(1, "Hélène")));
        let told = found
            .history
            .iter()
            .filter(|row| row.action == contract::action::Action::ReceiptRepeated);
        assert_eq!(told.count(), 2);
        assert_eq!(
            desk.refused("Léa", "receipt_pdf", ById { id: sold.order_id }),
            Code::NotAllowed
        );
        let elsewhere = internet(desk);
        assert_eq!(elsewhere.may.receipt.why, Some(Code::NothingPaidHere));
        assert_eq!(
            desk.refused("Karim", "receipt_pdf", ById { id: elsewhere.id }),
            Code::NothingPaidHere
        );
        verified(desk);
    });
}

#[test]
fn the_same_receipt_asked_for_twice_under_one_id_is_one_receipt() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let id = uuid::Uuid::now_v7();
        let ask =
            || desk.call_as::<WrittenFile>(id, "Karim", "receipt_pdf", ById { id: sold.order_id });
        assert_eq!(ask().unwrap(), ask().unwrap());
        assert_eq!(
            file(desk, sold.order_id)
                .papers
                .iter()
                .filter(|p| p.kind == PaperKind::Receipt)
                .count(),
            1
        );
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
            ..in_cash(unpaid.id, 5_000)
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
        let pay = in_cash(unpaid.id, 5_000);
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
fn an_import_leaves_the_money_and_the_customer_that_an_order_was_given_here() {
    on_each_engine_unpaid(|desk, unpaid| {
        desk.ok::<OrderPaid>("Karim", "order_pay", in_cash(unpaid.id, 5_000));
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
        let erase = "DELETE FROM journal_note";
        desk.store().write(|tx| tx.run(erase, &[]).map(|_| ())).unwrap();
        let after = internet(desk);
        assert!(after.notes.is_empty() && after.history.len() == 1);
        verified(desk);
    });
}

#[test]
fn the_tickets_leave_by_mail_as_one_file_and_a_second_time_are_duplicatas() {
    on_each_engine(|desk| {
        let found = internet(desk);
        let send =
            SendTickets { id: found.id, recipient: "marie@example.org".to_owned(), keep: false };
        assert_eq!(desk.refused("Léa", "order_send_tickets", &send), Code::NotAllowed);
        let first: MailSent = desk.ok("Karim", "order_send_tickets", &send);
        assert_eq!(first.duplicata, 0);
        assert_eq!(desk.api.send_due_mails().unwrap(), 1);
        let mail = sent_mails(desk).remove(0);
        assert!(mail.contains("billets-671083.pdf") && mail.contains("JVBERi0"), "{mail}");
        let after = internet(desk);
        assert!(after.places.iter().all(|p| p.copies == 1 && p.ticket_number.is_some()));
        assert!(after.papers.iter().all(|p| p.way == PaperWay::Mail && p.state == PaperState::Out));
        assert!(after.places.iter().all(|p| p.handed_at_ms.is_none()));
        // What left is not sent again by hand: another copy is a duplicata.
        let again = json!({ "id": first.id, "recipient": "autre@example.org", "keep": false });
        assert_eq!(desk.refused("Léa", "mail_resend", again), Code::MailNotResendable);
        let other = SendTickets { recipient: "marie.d@example.org".to_owned(), keep: true, ..send };
        let second: MailSent = desk.ok("Karim", "order_send_tickets", &other);
        assert_eq!(second.duplicata, 1);
        let sheet: CustomerSheet =
            desk.ok("Karim", "customer_sheet", ById { id: found.customer_id.unwrap() });
        assert_eq!(sheet.fields.email, "marie.d@example.org");
        let bad = SendTickets { recipient: "marie".to_owned(), ..other };
        assert_eq!(desk.refused("Karim", "order_send_tickets", bad), Code::BadField);
        verified(desk);
    });
}

/// The mails in the folder of the counter, as they would go over the line.
fn sent_mails(desk: &Desk) -> Vec<String> {
    let folder = std::fs::read_dir(desk.folder.join("courriels")).unwrap();
    let mails = folder.map(|file| std::fs::read(file.unwrap().path()).unwrap());
    mails.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

#[test]
fn tickets_of_nobody_or_of_an_unpaid_order_are_not_sent() {
    on_each_engine_unpaid(|desk, unpaid| {
        let send = |id| SendTickets { id, recipient: "qui@example.org".to_owned(), keep: false };
        assert_eq!(desk.refused("Karim", "order_send_tickets", send(unpaid.id)), Code::OrderUnpaid);
        assert_eq!(unpaid.may.send_tickets.why, Some(Code::OrderUnpaid));
        let sold = two_seats_are_sold(desk);
        assert_eq!(
            desk.refused("Karim", "order_send_tickets", send(sold.order_id)),
            Code::NoCustomer
        );
        assert_eq!(file(desk, sold.order_id).may.send_tickets.why, Some(Code::NoCustomer));
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
fn a_receipt_that_the_journal_does_not_tell_of_is_found() {
    let desk = Desk::sqlite(&small::small_house());
    let sold = two_seats_are_sold(&desk);
    desk.ok::<WrittenFile>("Karim", "receipt_pdf", ById { id: sold.order_id });
    let sql = "INSERT INTO receipt SELECT order_id, 1, at_ms, operator_id, counter_id FROM receipt";
    desk.store().write(|tx| tx.run(sql, &[]).map(|_| ())).unwrap();
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    assert_eq!(found.what.as_deref(), Some("receipts_changed"));
    assert_eq!(found.detail, Some(sold.order_number));
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
