//! The papers of an order: its tickets all at once, by mail, its receipts, each copy counted.

use contract::amendment::Amended;
use contract::args::{ById, Empty, Versioned};
use contract::customer::{CustomerSheet, WrittenFile};
use contract::ids::OrderId;
use contract::journal::Verification;
use contract::mail::MailSent;
use contract::order::{OrderPrints, PaperKind, PaperState, PaperWay, PrintOrder, SendTickets};
use contract::reprise::Decided;
use contract::sale::{PlaceIds, Printed, Sold};
use contract::settings::{HouseSettings, SetHouse, Settings};
use domain::money::Cents;
use domain::place::PlaceState;
use harness::desk::{BEGINNING_MS, Desk, on_each_engine};
use harness::small;
use office::Code;
use serde_json::json;

use super::{file, internet, on_each_engine_unpaid, verified};
use crate::amendments::{lines, void_of};
use crate::reprises::{ask_back, order};
use crate::sales::{cash, figaro, two_seats_are_sold};

pub(super) fn print_all(desk: &Desk, id: OrderId, duplicates: bool) -> OrderPrints {
    desk.ok("Karim", "order_print_all", PrintOrder { id, duplicates })
}

/// Prints what waits of an order, and says that it came out.
pub(super) fn comes_out(desk: &Desk, prints: &OrderPrints) -> Printed {
    let printed: Printed =
        desk.ok("Karim", "ticket_print", json!({ "place_ids": prints.place_ids, "format": "a4" }));
    desk.ok::<Empty>(
        "Karim",
        "ticket_confirm",
        json!({ "place_ids": prints.place_ids, "out": true }),
    );
    printed
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
fn a_paper_that_cannot_be_written_is_not_counted() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let before = file(desk, sold.order_id);
        let tickets = json!({ "place_ids": sold.place_ids, "format": "a4" });
        // Plain files where the folders of tickets and of receipts should be.
        for folder in ["billets", "recus"] {
            std::fs::write(desk.folder.join(folder), "no folder").unwrap();
        }
        assert_eq!(desk.refused("Karim", "ticket_pdf", &tickets), Code::DiskFailed);
        assert_eq!(
            desk.refused("Karim", "receipt_pdf", ById { id: sold.order_id }),
            Code::DiskFailed
        );
        let after = file(desk, sold.order_id);
        assert_eq!(after.papers, before.papers);
        assert!(after.places.iter().all(|place| place.copies == 0));
        for folder in ["billets", "recus"] {
            std::fs::remove_file(desk.folder.join(folder)).unwrap();
        }
        let ticket: WrittenFile = desk.ok("Karim", "ticket_pdf", &tickets);
        let receipt: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: sold.order_id });
        let void = void_of(sold.order_id, &sold.place_ids[..1]);
        let void: Amended = desk.ok("Karim", "sale_void", void);
        let of = ById { id: void.amendment_id };
        let aside = desk.folder.join("aside");
        std::fs::rename(desk.folder.join("recus"), &aside).unwrap();
        std::fs::write(desk.folder.join("recus"), "no folder").unwrap();
        assert_eq!(desk.refused("Karim", "amendment_pdf", &of), Code::DiskFailed);
        std::fs::remove_file(desk.folder.join("recus")).unwrap();
        std::fs::rename(&aside, desk.folder.join("recus")).unwrap();
        let amendment: WrittenFile = desk.ok("Karim", "amendment_pdf", of);
        for paper in [&ticket, &receipt, &amendment] {
            assert!(!paper.path.contains("-D1"), "{}", paper.path);
            let left: Vec<_> =
                std::fs::read_dir(std::path::Path::new(&paper.path).parent().unwrap())
                    .unwrap()
                    .flatten()
                    .map(|file| file.file_name().to_string_lossy().into_owned())
                    .filter(|name| !name.ends_with(".pdf"))
                    .collect();
            assert_eq!(left, [""; 0], "nothing is left half made");
        }
        verified(desk);
    });
}

#[test]
fn a_paper_made_again_names_who_issued_it_whatever_the_house_is_by_then() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let void = void_of(sold.order_id, &sold.place_ids[..1]);
        let void: Amended = desk.ok("Karim", "sale_void", void);
        let ticket = json!({ "place_ids": sold.place_ids[1..], "format": "a4" });
        let receipt = |id: OrderId| -> WrittenFile { desk.ok("Karim", "receipt_pdf", ById { id }) };
        let papers = || {
            let of = ById { id: void.amendment_id };
            [
                receipt(sold.order_id),
                desk.ok("Karim", "ticket_pdf", &ticket),
                desk.ok("Karim", "amendment_pdf", of),
            ]
        };
        let said = |paper: &WrittenFile| {
            harness::papers::words(std::path::Path::new(&paper.path)).unwrap()
        };
        papers();
        let now: Settings = desk.ok("Hélène", "settings_get", json!({}));
        let house = HouseSettings { name: "Régie du Soir".to_owned(), ..now.house };
        desk.ok::<Empty>("Hélène", "house_set", SetHouse { version: now.version, house });
        for words in papers().iter().map(said) {
            assert!(words.contains("DUPLICATA") && words.contains("Théâtre des Essais"), "{words}");
            assert!(!words.contains("Régie du Soir"), "{words}");
        }
        let other = [("A", "14")];
        let later = lines(&figaro(desk), &other, "Plein tarif");
        let later: Sold = desk.ok("Karim", "sale_make", cash(later, 2_500));
        assert!(said(&receipt(later.order_id)).contains("Régie du Soir"));
        verified(desk);
    });
}
