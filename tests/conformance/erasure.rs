//! A person is exported and erased: no byte is left of them, the money and the chain stay whole, and nothing but an
//! erasure takes words away.

mod copies;
mod elsewhere;
mod falsified;
mod holders;
mod named;
mod others;
mod refused;
mod retained;
mod searched;
mod unwritten;

use contract::amendment::{Amended, VoidSale};
use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet, WrittenFile};
use contract::erasure::{EraseCustomer, Erased, ErasureQuote};
use contract::ids::{CustomerId, OrderId};
use contract::locale::Locale;
use contract::mail::MailSent;
use contract::order::{AttachCustomer, NoteOrder, OrderFile, SendTickets};
use contract::out_of_sale::{PutSeatsBack, PutSeatsOut};
use contract::reprise::{Decided, Refuse};
use contract::sale::{MakeSale, Sold};
use domain::money::Cents;
use domain::out_of_sale::OutKind;
use harness::desk::{Desk, on_each_engine};
use harness::door::{CODE, browser};
use serde_json::{Value as Json, json};

use crate::amendments::{lines, void_of};
use crate::reprises::ask_back;
use crate::sales::{cash, figaro, verified};

/// Words that nothing else in the house has: the person's, and those that others wrote of them.
pub(crate) const WORDS: [&str; 9] = [
    "Quarrelmeyer",
    "Vanderplumm",
    "Ottoline",
    "ottoline.zwq",
    "nulle-part.example",
    "0698765432",
    "06 98 76 54 32",
    "fauteuil-de-velours",
    "zwq.autre",
];

/// A customer with a life: renamed, sold to, asked back and refused, written to, noted, printed, given credit, signed in
/// on the site and about to have another address, for whom a seat is kept.
pub(crate) struct Lived {
    pub id: CustomerId,
    pub order_id: OrderId,
}

pub(crate) fn lived(desk: &Desk) -> Lived {
    let fields = CustomerFields {
        last_name: "Vanderplumm".to_owned(),
        first_name: "Ottoline".to_owned(),
        email: "ottoline.zwq@nulle-part.example".to_owned(),
        phone: "06 98 76 54 32".to_owned(),
        locale: Locale::Fr,
    };
    let made: CustomerSheet = desk.ok("Karim", "customer_create", &fields);
    let fields = CustomerFields { last_name: "Quarrelmeyer".to_owned(), ..fields };
    let change = CustomerChange { id: made.id, version: made.version, fields, anyway: false };
    let sheet: CustomerSheet = desk.ok("Léa", "customer_change", change);
    let id = sheet.id;
    let passing = sold(desk, &["11", "12"], None);
    let attach = AttachCustomer { id: passing.order_id, seen_customer_id: None, customer_id: id };
    desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
    let bought = sold(desk, &["13", "14", "15"], Some(id));
    let order_id = bought.order_id;
    let note = NoteOrder { id: order_id, note: "Un fauteuil-de-velours, svp.".to_owned() };
    desk.ok::<OrderFile>("Léa", "order_note", note);
    let asked = ask_back(desk, "Léa", bought.place_ids[0]);
    let refusal = Refuse {
        id: asked.row.id,
        version: asked.row.version,
        reason: asked.reasons[0].code.clone(),
        sentence: "Chère Ottoline, c’est trop tard.".to_owned(),
    };
    desk.ok::<Decided>("Léa", "reprise_refuse", refusal);
    let recipient = "zwq.autre@nulle-part.example".to_owned();
    let sent = SendTickets { id: order_id, recipient, keep: false };
    desk.ok::<MailSent>("Karim", "order_send_tickets", sent);
    let void = VoidSale {
        expected_total_cents: Cents(1_200),
        ..void_of(order_id, &bought.place_ids[2..])
    };
    let void: Amended = desk.ok("Karim", "sale_void", void);
    papers(desk, &sheet, order_id, &void);
    kept(desk);
    let door = desk.door();
    let token = door.signs_in(&sheet.fields.email);
    let _ = door.asks(&browser(), &sheet.fields.email, CODE);
    assert!(door.asks_address(&token, "zwq.autre@nulle-part.example").unwrap().sends);
    drop(door);
    desk.clock.pass(31_000);
    desk.api.send_due_mails().unwrap();
    Lived { id, order_id }
}

/// Seats of row C, paid in cash.
fn sold(desk: &Desk, seats: &[&str], customer_id: Option<CustomerId>) -> Sold {
    let seats: Vec<(&str, &str)> = seats.iter().map(|seat| ("C", *seat)).collect();
    let basket = lines(&figaro(desk), &seats, "Plein tarif");
    let sale = MakeSale { customer_id, ..cash(basket, 1_200 * seats.len() as i64) };
    desk.ok("Karim", "sale_make", sale)
}

/// A seat of row C, kept for them by name.
fn kept(desk: &Desk) {
    let free = figaro(desk);
    let args = PutSeatsOut {
        performance_id: free.performance.id,
        seat_ids: vec![lines(&free, &[("C", "30")], "Plein tarif")[0].seat_id],
        kind: OutKind::House,
        reason: "Fauteuil-de-velours d’Ottoline Quarrelmeyer".to_owned(),
    };
    desk.ok::<PutSeatsBack>("Hélène", "seats_put_out", args);
}

fn papers(desk: &Desk, sheet: &CustomerSheet, order_id: OrderId, void: &Amended) {
    let id = sheet.id;
    desk.ok::<WrittenFile>("Karim", "receipt_pdf", ById { id: order_id });
    desk.ok::<WrittenFile>("Karim", "amendment_pdf", ById { id: void.amendment_id });
    desk.ok::<WrittenFile>("Karim", "customer_statement_pdf", ById { id });
    desk.ok::<WrittenFile>("Hélène", "customer_export", ById { id });
    let file: OrderFile = desk.ok("Karim", "order_file", ById { id: order_id });
    let places: Vec<_> = file.places.iter().take(1).map(|place| place.id).collect();
    desk.ok::<WrittenFile>("Karim", "ticket_pdf", json!({ "place_ids": places, "format": "a4" }));
}

pub(crate) fn sheet(desk: &Desk, id: CustomerId) -> CustomerSheet {
    desk.ok("Hélène", "customer_sheet", ById { id })
}

pub(crate) fn quote(desk: &Desk, id: CustomerId) -> ErasureQuote {
    desk.ok("Hélène", "customer_erase_quote", ById { id })
}

/// The erasure of a customer as they are shown.
pub(crate) fn wish(desk: &Desk, id: CustomerId, given_up: Option<&str>) -> EraseCustomer {
    let seen = sheet(desk, id);
    EraseCustomer {
        id,
        version: seen.version,
        expected_cents: seen.balance_cents,
        given_up: given_up.map(ToOwned::to_owned),
    }
}

pub(crate) fn erased(desk: &Desk, id: CustomerId) -> Erased {
    let wish = wish(desk, id, None);
    desk.ok("Hélène", "customer_erase", wish)
}

#[test]
fn an_erased_person_has_no_name_and_the_money_and_the_chain_stay_whole() {
    on_each_engine(|desk| {
        let Lived { id, order_id } = lived(desk);
        let before: OrderFile = desk.ok("Karim", "order_file", ById { id: order_id });
        let seen = quote(desk, id);
        let done = erased(desk, id);
        assert_eq!((done.commands, done.mails), (seen.commands, seen.mails));
        assert!(done.commands >= 8 && done.mails >= 3 && done.notes >= 2, "{done:?}");
        let after = sheet(desk, id);
        assert_eq!(after.name, "Personne effacée (01/06/2020)");
        assert_eq!(after.erased_at_ms, Some(done.at_ms));
        assert!(after.fields.email.is_empty() && after.fields.phone.is_empty());
        assert!(!after.may_give && !after.may_erase && after.may_export);
        let order: OrderFile = desk.ok("Karim", "order_file", ById { id: order_id });
        let money = |file: &OrderFile| (file.number.clone(), file.total_cents, file.places.len());
        assert_eq!(money(&order), money(&before));
        assert!(order.notes.is_empty());
        verified(desk);
        assert!(desk.api.verify_recent().unwrap().ok);
        assert_eq!(
            desk.refused("Hélène", "customer_erase_quote", ById { id }),
            office::Code::CustomerErased
        );
    });
}

#[test]
fn the_preview_says_what_goes_what_stays_and_which_backups_keep_the_person() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        let alone = desk.url.is_none();
        if alone {
            desk.ok::<Json>("Hélène", "backup_make", json!({}));
        }
        let seen = quote(desk, id);
        assert_eq!((seen.credit_cents, seen.lots, seen.requests), (Cents::ZERO, 0, 0));
        assert_eq!((seen.orders, seen.coming), (2, 2));
        let until = domain::wall_clock::day_end_ms(
            "2026-06-01".parse().unwrap(),
            "Europe/Paris".parse().unwrap(),
        );
        assert_eq!(seen.fiscal_until_ms, Some(until));
        assert_eq!((seen.backups.len(), seen.server_backups), (usize::from(alone), !alone));
        if let Some(kept) = seen.backups.first() {
            assert_eq!(kept.until_ms, Some(kept.made_at_ms + 30 * harness::desk::DAY_MS));
        }
    });
}

#[test]
fn all_that_the_house_holds_of_a_person_is_exported_as_data() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        let file: WrittenFile = desk.ok("Hélène", "customer_export", ById { id });
        let told: Json = serde_json::from_slice(&std::fs::read(&file.path).unwrap()).unwrap();
        assert_eq!(told["identity"]["last_name"], "Quarrelmeyer");
        assert_eq!(told["identity"]["email"], "ottoline.zwq@nulle-part.example");
        let many = |part: &str| told[part].as_array().map_or(0, Vec::len);
        assert_eq!((many("orders"), many("places"), many("requests")), (2, 5, 1));
        assert!(many("payments") >= 2 && many("mails") >= 3 && many("journal") >= 6);
        let said = told.to_string();
        for word in ["Chère Ottoline", "zwq.autre@nulle-part.example", "LES NOCES DE FIGARO"] {
            assert!(said.contains(word), "{word} in {said}");
        }
    });
}
