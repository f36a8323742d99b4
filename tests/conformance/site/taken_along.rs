//! *Exporter mes données*: what a customer takes along is what the desk exports of them, on a server by the login of a site; to
//! who holds no session of theirs it is nothing.

use contract::amendment::Exchanged;
use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet, WrittenFile};
use contract::ids::CustomerId;
use contract::order::{AttachCustomer, OrderFile};
use contract::sale::Sold;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, HOUR_MS, on_each_engine};
use harness::door::Door;
use office::Code;
use serde_json::{Value as Json, json};
use site::Token;

use super::rights::{Stage, owner};
use crate::amendments::exchanges::exchange;
use crate::amendments::{lines, sold, voided};
use crate::reprises::{ask_back, order, shown};
use crate::sales::{figaro, marie, verified};

const MARIE: &str = "marie@example.org";
const JOHN: &str = "john@example.org";
/// The parts of an export that are lists.
const PARTS: [&str; 8] = [
    "orders",
    "places",
    "payments",
    "requests",
    "credit_lots",
    "credit_movements",
    "mails",
    "journal",
];

/// What the customer of this session takes along, once it is seen to be what the desk exports of them, field by field.
fn taken_along(desk: &Desk, door: &Door, token: &Token, id: CustomerId) -> Json {
    let (number, text) = door.site.export(Some(token)).unwrap();
    let written: WrittenFile = desk.ok("Hélène", "customer_export", ById { id });
    let desks = std::fs::read_to_string(written.path).unwrap();
    let [mut mine, mut theirs]: [Json; 2] =
        [&text, &desks].map(|text| serde_json::from_str(text).unwrap());
    for data in [&mut mine, &mut theirs] {
        data["exported_at_ms"] = json!(0);
    }
    assert_eq!(mine, theirs);
    assert_eq!(mine["identity"]["number"], json!(number));
    mine
}

/// Something of everything that an export tells: a sale by card and by credit, one of its places voided, a place that came back,
/// one that waits, a note of the desk.
fn lives(desk: &Desk) {
    let id = marie(desk);
    desk.give_credit(id, Cents(900), BEGINNING_MS + 90 * DAY_MS);
    sold(desk, "Karim", &["16"], Some(id), (900, 1_600));
    let bought = sold(desk, "Karim", &["14", "15"], Some(id), (0, 0));
    voided(desk, "Karim", bought.order_id, &bought.place_ids[..1]);
    let places: Vec<_> = order(desk, "671083").places.iter().map(|place| place.id).collect();
    let accepts = |rank: usize| {
        let asked = ask_back(desk, "Léa", places[rank]);
        desk.ok::<Json>("Léa", "reprise_accept", shown(&asked));
    };
    accepts(0);
    accepts(1);
    // The desk knows of an acceptance that may still be undone, and its customer does not.
    desk.clock.pass(60_000);
    ask_back(desk, "Léa", places[2]);
    let note = json!({ "id": order(desk, "671083").id, "note": "Passera samedi." });
    desk.ok::<Json>("Léa", "order_note", note);
}

#[test]
fn my_data_are_what_the_desk_exports_of_me_and_of_nobody_else() {
    on_each_engine(|desk| {
        lives(desk);
        let door = desk.door();
        let (marie_s, john_s) = (door.signs_in(MARIE), door.signs_in(JOHN));
        let johns = order(desk, "671085").customer_id.unwrap();
        let of_john = taken_along(desk, &door, &john_s, johns);
        let mine = taken_along(desk, &door, &marie_s, marie(desk));
        for part in PARTS {
            let rows = mine[part].as_array().unwrap();
            assert!(!rows.is_empty(), "{part}");
            for row in of_john[part].as_array().unwrap() {
                assert!(!rows.contains(row), "{part}: {row}");
            }
        }
        let any = |part: &str, is: &dyn Fn(&Json) -> bool| {
            assert!(mine[part].as_array().unwrap().iter().any(is), "{part}: {mine:#}");
        };
        any("payments", &|row| row["card_last4"] == json!("4242"));
        any("mails", &|row| row["body_text"].as_str().is_some_and(|text| text.contains("26,00")));
        any("journal", &|row| row["note"] == json!("Passera samedi."));
        any("journal", &|row| row["data"].as_str().is_some_and(|data| data.len() > 2));
        let text = mine.to_string();
        assert!(text.contains(MARIE) && !text.contains(JOHN) && !text.contains("aicha@"));
        verified(desk);
    });
}

#[test]
fn what_was_written_of_an_order_without_a_customer_is_told_to_whose_it_became_first() {
    on_each_engine(|desk| {
        let (me, john) = (marie(desk), order(desk, "671085").customer_id.unwrap());
        let [given, passed_on] = ["14", "15"].map(|seat| {
            let id = sold(desk, "Karim", &[seat], None, (0, 0)).order_id;
            let note = json!({ "id": id, "note": format!("Place {seat} gardée.") });
            desk.ok::<Json>("Léa", "order_note", note);
            let attach = AttachCustomer { id, seen_customer_id: None, customer_id: me };
            desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
            id
        });
        let attach =
            AttachCustomer { id: passed_on, seen_customer_id: Some(me), customer_id: john };
        desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
        let door = desk.door();
        let (marie_s, john_s) = (door.signs_in(MARIE), door.signs_in(JOHN));
        let notes = |along: &Json| -> Vec<String> {
            let rows = along["journal"].as_array().unwrap().iter();
            rows.filter_map(|row| row["note"].as_str().map(str::to_owned)).collect()
        };
        assert_eq!(notes(&taken_along(desk, &door, &marie_s, me)), ["Place 14 gardée."]);
        assert!(notes(&taken_along(desk, &door, &john_s, john)).is_empty(), "{given}");
    });
}

#[test]
fn what_another_system_says_of_me_and_where_i_am_signed_in_is_told() {
    on_each_engine(|desk| {
        let id = marie(desk);
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
        let fields = CustomerFields { phone: "01 02 03 04 05".to_owned(), ..sheet.fields };
        let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
        desk.ok::<Json>("Léa", "customer_change", change);
        let mut batch = harness::small::small_house();
        batch.customers[0].phone = "+33 6 00 00 00 01".to_owned();
        crate::import::import(desk, &batch);
        let door = desk.door();
        let (marie_s, john_s) = (door.signs_in(MARIE), door.signs_in(JOHN));
        let mine = taken_along(desk, &door, &marie_s, id);
        let said = mine["contradictions"].to_string();
        assert!(said.contains("+33 6 00 00 00 01"), "{mine:#}");
        assert_eq!(mine["sessions"].as_array().unwrap().len(), 1);
        let johns = order(desk, "671085").customer_id.unwrap();
        let of_john = taken_along(desk, &door, &john_s, johns);
        assert_eq!(of_john["contradictions"], json!([]));
        assert_eq!(of_john["sessions"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn a_card_is_told_to_whoever_paid_with_it() {
    on_each_engine(|desk| {
        let (me, john) = (marie(desk), order(desk, "671085").customer_id.unwrap());
        let [given, kept, left] =
            ["14", "15", "16"].map(|seat| sold(desk, "Karim", &[seat], Some(me), (0, 2_500)));
        let (id, seen_customer_id) = (given.order_id, Some(me));
        let attach = AttachCustomer { id, seen_customer_id, customer_id: john };
        desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
        let other = lines(&figaro(desk), &[("A", "17")], "Plein tarif");
        let taken: Exchanged = desk.ok("Karim", "sale_exchange", exchange(desk, &left, other));
        let door = desk.door();
        let (marie_s, john_s) = (door.signs_in(MARIE), door.signs_in(JOHN));
        let mine = taken_along(desk, &door, &marie_s, me);
        let johns = taken_along(desk, &door, &john_s, john);
        let cards = |along: &Json, number: &str| {
            let paid = along["payments"].as_array().unwrap().iter();
            let of_order = paid.filter(|row| row["order_number"] == json!(number));
            of_order.map(|row| row["card_last4"].clone()).collect::<Vec<_>>()
        };
        let card = |sale: &Sold| cards(&mine, &sale.order_number);
        assert_eq!(card(&kept), [json!("4242")]);
        // Whose order it is now did not pay it.
        assert_eq!(card(&given), [] as [Json; 0]);
        assert_eq!(cards(&johns, &given.order_number), [Json::Null]);
        // What an exchange carries over was paid for the order before, and is told there.
        assert_eq!(card(&left), [json!("4242")]);
        assert_eq!(cards(&mine, &taken.sold.order_number), [Json::Null]);
    });
}

#[test]
fn who_holds_no_session_of_theirs_takes_nothing_along() {
    on_each_engine(|desk| {
        let door = desk.door();
        let refused = |token: Option<&Token>, why: &str| {
            let told = door.site.export(token).err().map(|refusal| refusal.code);
            let none = matches!(told, Some(Code::NotSignedIn | Code::SessionExpired));
            assert!(none, "{why}: {told:?}");
        };
        refused(None, "nobody is signed in");
        refused(Some(&Token::fresh().unwrap()), "a token that was made up");
        let out = door.signs_in(MARIE);
        door.ok::<Json>(Some(&out), "site_sign_out", json!({}));
        refused(Some(&out), "signed out");
        // Whose address became another's: the session is nobody's any more.
        let former = door.signs_in(MARIE);
        assert!(door.site.export(Some(&former)).is_ok());
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id: marie(desk) });
        let fields = CustomerFields { email: "marie@example.net".to_owned(), ..sheet.fields };
        let change = CustomerChange { id: sheet.id, version: sheet.version, fields, anyway: true };
        desk.ok::<Json>("Léa", "customer_change", change);
        refused(Some(&former), "the address is another");
        let left = door.signs_in(JOHN);
        assert!(door.site.export(Some(&left)).is_ok());
        desk.clock.pass(3 * HOUR_MS);
        refused(Some(&left), "its time is over");
    });
}

#[test]
fn everybody_of_a_busy_house_takes_along_from_a_server_what_the_desk_exports_of_them() {
    let stage = Stage::busy();
    let customers = "SELECT k.email, k.id FROM customer k WHERE k.email_key <> ''
        AND 1 = (SELECT COUNT(*) FROM customer o WHERE o.email_key = k.email_key) ORDER BY k.id";
    let rows = owner(&stage.desk).query(customers, &[]).unwrap();
    let mut told = 0;
    for row in &rows {
        let (email, id): (String, i64) = (row.get(0), row.get(1));
        let token = stage.door.signs_in(email.trim());
        let taken = taken_along(&stage.desk, &stage.door, &token, id.into());
        told += PARTS.iter().map(|part| taken[part].as_array().unwrap().len()).sum::<usize>();
    }
    assert!(rows.len() > 1 && told > 50, "{told} rows of {} customers", rows.len());
}
