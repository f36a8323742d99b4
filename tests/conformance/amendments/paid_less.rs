//! Orders of another system that were paid less than their places are priced at.

use std::collections::BTreeMap;
use std::path::Path;

use contract::amendment::{Amended, VoidSale};
use contract::args::ById;
use contract::customer::{OrderState, WrittenFile};
use contract::ids::MailId;
use contract::mail::{MailDetail, MailList, MailPage, MailSent, MailShow};
use contract::order::{OrderFile, OrderPaid, PayOrder, SendTickets};
use domain::money::Cents;
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::papers::words;
use harness::small::{self, small_house};
use harness::window::plain;
use serde_json::json;

use super::void_of;
use crate::reprises::order;
use crate::sales::verified;

const NUMBER: &str = "800001";

/// An unpaid order of Marie.
fn unpaid(seats: &[&str], price: i64, total: i64) -> BatchOrder {
    let seats: Vec<_> = seats.iter().map(|number| ("A".to_owned(), (*number).to_owned())).collect();
    BatchOrder {
        state: OrderState::Unpaid,
        total: Cents(total),
        ..small::order(NUMBER, "marie", "figaro-1", &seats, price)
    }
}

/// The order once it came in and was paid here in cash.
fn paid(desk: &Desk, came: BatchOrder) -> OrderFile {
    desk.import(&Batch { orders: vec![came], ..small_house() });
    let file = order(desk, NUMBER);
    let pay = PayOrder {
        id: file.id,
        seen_customer_id: file.customer_id,
        expected_total_cents: file.total_cents,
        credit_cents: Cents::ZERO,
        card_cents: Cents::ZERO,
        card_last4: String::new(),
        card_authorisation: String::new(),
        tendered_cents: file.total_cents,
    };
    desk.ok::<OrderPaid>("Karim", "order_pay", pay);
    order(desk, NUMBER)
}

fn said(made: &WrittenFile) -> String {
    words(Path::new(&made.path)).unwrap()
}

fn receipt(desk: &Desk, file: &OrderFile) -> String {
    said(&desk.ok("Karim", "receipt_pdf", ById { id: file.id }))
}

/// The paper of the void of some of its places, for which that was paid.
fn void(desk: &Desk, file: &OrderFile, ranks: &[usize], worth: i64) -> String {
    let places: Vec<_> = ranks.iter().map(|rank| file.places[*rank].id).collect();
    let void = VoidSale { expected_total_cents: Cents(worth), ..void_of(file.id, &places) };
    let done: Amended = desk.ok("Hélène", "sale_void", void);
    said(&desk.ok("Hélène", "amendment_pdf", ById { id: done.amendment_id }))
}

fn mail(desk: &Desk, id: MailId) -> String {
    let detail: MailDetail = desk.ok("Léa", "mail_show", ById { id });
    plain(&detail.text)
}

fn latest(desk: &Desk, kind: &str) -> MailId {
    let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", list);
    page.rows.iter().find(|row| row.kind == kind).unwrap().id
}

#[test]
fn tickets_and_mails_state_what_was_paid_for_a_place() {
    on_each_engine(|desk| {
        let file = paid(desk, unpaid(&["20", "21"], 2_500, 4_000));
        let places: Vec<_> = file.places.iter().map(|place| place.id).collect();
        for format in ["a4", "thermal", "thermal_small"] {
            let files = json!({ "place_ids": places, "format": format });
            let ticket = said(&desk.ok("Karim", "ticket_pdf", files));
            assert!(ticket.contains("20,00") && !ticket.contains("25,00"), "{ticket}");
        }
        let recipient = "marie@example.org".to_owned();
        let send = SendTickets { id: file.id, recipient, keep: false };
        let sent: MailSent = desk.ok("Karim", "order_send_tickets", send);
        let text = mail(desk, sent.id);
        assert!(text.contains("20,00") && text.contains("40,00"), "{text}");
        assert!(!text.contains("25,00") && !text.contains("50,00"), "{text}");
        void(desk, &file, &[0], 2_000);
        let text = mail(desk, latest(desk, "sale_voided"));
        assert!(text.contains("20,00") && !text.contains("25,00"), "{text}");
        verified(desk);
    });
}

#[test]
fn the_lines_of_a_receipt_and_of_a_void_make_their_total() {
    on_each_engine(|desk| {
        let came = BatchOrder { fees: Cents(250), ..unpaid(&["20", "21"], 2_500, 4_250) };
        let file = paid(desk, came);
        let text = receipt(desk, &file);
        let lines = "Remise −10,00 € Frais 2,50 € Total TTC 42,50 €";
        assert!(text.contains(lines), "{text}");
        assert_eq!(text.matches("25,00 €").count(), 2, "{text}");
        assert!(text.contains("Les frais ne sont pas dans ce tableau."), "{text}");
        let text = void(desk, &file, &[0], 2_000);
        let lines = "Remise 5,00 € Total rendu −20,00 €";
        assert!(text.contains("−25,00 €") && text.contains(lines), "{text}");
        verified(desk);
    });
}

/// HT, TVA and TTC of each rate on a paper, in cents.
fn by_rate(paper: &str) -> BTreeMap<String, [i64; 3]> {
    let said: Vec<&str> = paper.split(' ').collect();
    let cents = |said: &str| -> i64 {
        said.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
    };
    let rows =
        said.windows(8).filter(|row| row[1] == "%" && [3, 5, 7].map(|at| row[at]) == ["€"; 3]);
    rows.map(|row| (row[0].to_owned(), [2, 4, 6].map(|at| cents(row[at])))).collect()
}

#[test]
fn the_vat_that_voids_give_back_is_what_the_receipt_has_at_each_rate() {
    on_each_engine(|desk| {
        let mut came = unpaid(&["20", "21", "22", "23"], 1_000, 1_002);
        for (place, vat_bp) in came.places.iter_mut().zip([210, 2_000, 550, 1_000]) {
            place.vat_bp = Some(vat_bp);
        }
        let file = paid(desk, came);
        let sold = by_rate(&receipt(desk, &file));
        assert_eq!(sold.len(), 4, "{sold:?}");
        let mut given = by_rate(&void(desk, &file, &[1, 2], 501));
        given.extend(by_rate(&void(desk, &file, &[0, 3], 501)));
        assert_eq!(given, sold);
        verified(desk);
    });
}
