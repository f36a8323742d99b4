//! A code that was read from a paper finds what it names, and nothing else.

use contract::customer::CustomerSheet;
use contract::ids::PlaceId;
use contract::order::OrderFile;
use contract::scan::{ScanFind, ScanFound, Scanned, ScannedKind};
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use office::Code;
use serde::Deserialize;
use serde_json::json;
use store::{TxExt as _, params};

use crate::reprises::{ask_back, order};
use crate::sales::two_seats_are_sold;

fn find(text: &str, variants: &[&str]) -> ScanFind {
    let variants = variants.iter().map(|&text| text.to_owned()).collect();
    ScanFind { text: text.to_owned(), variants }
}

fn named(desk: &Desk, text: &str) -> Option<Scanned> {
    desk.ok::<ScanFound>("Karim", "scan_find", find(text, &[])).named
}

pub fn code_of(desk: &Desk, place_id: PlaceId) -> String {
    #[derive(Deserialize)]
    struct Row {
        code: String,
    }
    let sql = "SELECT code FROM place WHERE id = ?1";
    let row: Option<Row> = desk.store().read(|tx| tx.row(sql, &params![place_id])).unwrap();
    row.unwrap().code
}

#[test]
fn a_code_or_a_number_names_the_place_the_order_the_customer_the_credit_or_the_request() {
    on_each_engine(|desk| {
        let marie = order(desk, "671083");
        let customer = marie.customer_id;
        let (id, place) = (marie.id, marie.places[0].id);
        let of_place = Scanned {
            kind: ScannedKind::Place,
            customer_id: customer,
            order_id: Some(id),
            place_id: Some(place),
            voided: None,
        };
        let code = code_of(desk, place);
        assert_eq!(named(desk, &code), Some(of_place.clone()));
        assert_eq!(named(desk, &code.to_uppercase()), Some(of_place.clone()));

        let of_order = Scanned { kind: ScannedKind::Order, place_id: None, ..of_place.clone() };
        assert_eq!(named(desk, " 671083 "), Some(of_order));

        let sheet: CustomerSheet =
            desk.ok("Karim", "customer_sheet", json!({ "id": customer.unwrap() }));
        let of_customer = Scanned {
            kind: ScannedKind::Customer,
            customer_id: customer,
            order_id: None,
            place_id: None,
            voided: None,
        };
        assert_eq!(named(desk, &sheet.number.to_string()), Some(of_customer.clone()));

        desk.give_credit(customer.unwrap(), Cents(1_000), BEGINNING_MS + 30 * DAY_MS);
        let of_lot = Scanned { kind: ScannedKind::Lot, ..of_customer };
        assert_eq!(named(desk, "AV-000001"), Some(of_lot.clone()));
        assert_eq!(named(desk, "av-1"), Some(of_lot));

        ask_back(desk, "Léa", place);
        let of_request = Scanned { kind: ScannedKind::Request, ..of_place };
        assert_eq!(named(desk, "R-000001"), Some(of_request));
    });
}

#[test]
fn a_ticket_of_nobody_names_its_place_by_its_number() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let number = format!("{:06}", sold.ticket_numbers[1]);
        let place = named(desk, &number).unwrap();
        assert_eq!(place.kind, ScannedKind::Place);
        assert_eq!(place.customer_id, None);
        assert_eq!(place.place_id, Some(sold.place_ids[1]));
        let order: OrderFile = desk.ok("Karim", "order_file", json!({ "id": place.order_id }));
        assert_eq!(order.number, sold.order_number);
    });
}

#[test]
fn what_exists_in_one_of_the_readings_is_found_and_what_exists_in_none_is_not() {
    on_each_engine(|desk| {
        let read = |text: &str, variants: &[&str]| {
            desk.ok::<ScanFound>("Léa", "scan_find", find(text, variants)).named.map(|it| it.kind)
        };
        assert_eq!(read("-èà\"_\"", &["-èà8\"8", "671083"]), Some(ScannedKind::Order));
        assert_eq!(read("67108", &[]), None);
        assert_eq!(read("", &[""]), None);
        assert_eq!(read("R-999999", &["AV-999999", "%", "dupont"]), None);
    });
}

#[test]
fn too_much_is_refused() {
    on_each_engine(|desk| {
        let refused = |args| desk.refused("Karim", "scan_find", args);
        assert_eq!(refused(find(&"a".repeat(101), &[])), Code::BadField);
        assert_eq!(refused(find("a", &["b", "c", "d", "e", "f"])), Code::BadField);
    });
}
