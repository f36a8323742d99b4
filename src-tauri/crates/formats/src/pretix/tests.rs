//! Exports of pretix: the sample, and all that other houses' exports have and lack.

use contract::customer::OrderState;
use contract::intake::ImportReport;
use domain::money::Cents;
use domain::place::PlaceState;
use serde_json::{Value as Json, json};

use super::*;

const SAMPLE: &[u8] = include_bytes!("../../../../../tests/fixtures/pretix-orders-sample.json");

fn parse(bytes: &[u8]) -> Result<Batch, contract::intake::ImportProblem> {
    crate::read_bytes("pretix", bytes)
}

/// Reads several files as one import.
fn read(files: &[(&str, &Json)]) -> (Batch, ImportReport) {
    let sources: Vec<_> =
        files.iter().map(|(name, json)| Source::bytes(*name, json.to_string())).collect();
    let mut reading = Reading::new(chrono_tz::Europe::Paris, i64::MAX, &crate::Unwatched);
    let batch = crate::read("", &sources, &mut reading).unwrap();
    (batch, reading.report)
}

fn said(report: &ImportReport) -> Vec<(ProblemCode, &str)> {
    report.problems.iter().map(|p| (p.code, p.column.as_str())).collect()
}

#[test]
fn the_sample_is_read_whole() {
    let batch = parse(SAMPLE).unwrap();
    assert_eq!(batch.house, "Théâtre des Essais");
    assert_eq!((batch.shows.len(), batch.performances.len()), (1, 4));
    assert_eq!(batch.orders.len(), 292);
    assert_eq!(batch.skipped["test_order"], 8);
    let hall = &batch.halls[0];
    assert_eq!((batch.halls.len(), hall.name.as_str()), (1, "Grande salle"));
    let order = batch.orders.iter().find(|o| o.number == "KQEXSE").unwrap();
    assert_eq!((order.total, order.state), (Cents(13_420), OrderState::Issued));
    assert_eq!(order.channel, "INTERNET");
    let place = &order.places[0];
    assert_eq!(place.seat, Some(("F".to_owned(), "14".to_owned())));
    assert_eq!((place.price, place.vat_bp), (Cents(1_820), Some(550)));
    assert_eq!(place.code, "ddrgsu27cf256yq3my3v7cw5mmpnzgp7");
    assert_eq!(place.rate, "Tarif réduit");
    assert_eq!(place.category, "TROISIEME CATEGORIE");
    let customer = batch.customers.iter().find(|c| Some(&c.key) == order.customer.as_ref());
    let customer = customer.unwrap();
    assert_eq!((customer.last_name.as_str(), customer.first_name.as_str()), ("ÅKESSON", "Maÿlis"));
    assert_eq!(customer.phone, "+33655795856");
}

#[test]
fn what_is_cancelled_or_unpaid_says_so_and_totals_hold() {
    let batch = parse(SAMPLE).unwrap();
    let count = |state| batch.orders.iter().filter(|o| o.state == state).count();
    assert!(count(OrderState::Cancelled) > 10 && count(OrderState::Unpaid) > 3);
    for order in &batch.orders {
        let places: Cents = order.places.iter().map(|p| p.price).sum();
        assert_eq!(places + order.fees, order.total, "{}", order.number);
        let gone = order.state == OrderState::Cancelled;
        assert!(order.places.iter().all(|p| (p.state == PlaceState::Cancelled) == gone));
    }
}

#[test]
fn the_word_none_is_no_phone() {
    let batch = parse(SAMPLE).unwrap();
    assert!(batch.customers.iter().all(|c| c.phone != "None"));
    assert!(batch.customers.iter().any(|c| c.phone.is_empty()));
}

/// Two shows with sub-events, and one event without.
fn three_events() -> [Json; 3] {
    let items = json!([
        { "id": 1, "name": { "fr": "Plein tarif", "de": "Normalpreis" }, "category": 9,
          "price": "30.00", "tax_rate": "2.10", "admission": true, "variations": [] },
        { "id": 2, "name": "Programme", "price": 8, "tax_rate": "5.50", "admission": false },
        { "id": 3, "name": "Repas", "price": "20.00", "tax_rate": "10.00" },
    ]);
    let sub = |id: i64, name: &str, from: &str| json!({ "id": id, "name": name, "location": "None", "date_from": from });
    let event = |slug: &str, name: &str, subevents: Json, orders: Json| {
        json!({ "event": {
            "name": name, "slug": slug,
            "organizer": { "name": "Maison", "slug": "maison" },
            "categories": [{ "id": 9, "name": "Orchestre" }],
            "items": items, "orders": orders, "subevents": subevents,
        } })
    };
    let position = |id: i64, item: i64, sub: Json, price: &str| json!({ "id": id, "positionid": 1, "item": item, "subevent": sub, "price": price });
    let full = json!({
        "code": "AAAAA", "status": "p", "testmode": false, "email": null, "phone": "None",
        "datetime": "2026-11-20T03:04:01Z", "total": "61.50",
        "fees": [{ "type": "service", "value": "1.50" },
                 { "type": "payment", "value": "9.00", "canceled": true }],
        "positions": [
            { "id": 10, "item": 1, "subevent": 5, "price": "30.00", "tax_rate": "2.10",
              "seat": { "id": 1, "zone_name": "Loge", "row_name": "B", "seat_number": "4" },
              "attendee_name": "王小明", "secret": "s10",
              "checkins": [{ "datetime": "2027-01-05T19:00:00Z", "type": "entry" }] },
            { "id": 11, "item": 3, "subevent": 5, "price": "20.00", "addon_to": 10 },
            { "id": 12, "item": 2, "subevent": 5, "price": "10.00", "addon_to": 10 },
            { "id": 13, "item": 1, "subevent": 5, "price": "30.00", "canceled": true,
              "seat": "5-B6" },
        ],
    });
    let bare = json!({ "code": "BBBBB", "status": "n", "datetime": "2026-11-20 03:04:01+01:00",
        "positions": [position(20, 1, json!(6), "30.00")] });
    let alone = json!({ "code": "CCCCC", "status": "p", "email": "Ана@example.org",
        "datetime": "2026-11-20T03:04:01Z", "total": 30,
        "invoice_address": { "company": "", "name_parts":
            { "_scheme": "given_family", "given_name": "Áine", "family_name": "Ní Bhriain" } },
        "positions": [position(30, 1, Json::Null, "30.00"), position(31, 1, Json::Null, "0.00")] });
    let test = json!({ "code": "TTTTT", "status": "p", "testmode": true });
    [
        event(
            "carmen",
            "CARMEN",
            json!([sub(5, "CARMEN", "2027-01-05T19:30:00Z")]),
            json!([full, test]),
        ),
        event(
            "faust",
            "FAUST",
            json!([
                sub(6, "FAUST", "2027-02-05T19:30:00Z"),
                sub(7, "CARMEN", "2027-02-06T19:30:00Z")
            ]),
            json!([bare]),
        ),
        event("gala", "Gala 2027", json!([]), json!([alone])),
    ]
}

/// What pretix's API says of the event without sub-events.
fn gala() -> Json {
    json!({ "slug": "gala", "name": { "fr": "Gala 2027" }, "live": true, "testmode": false,
        "date_from": "2027-06-07T19:30:00+02:00", "location": { "fr": "Foyer\n1 place" } })
}

#[test]
fn several_events_are_one_import_with_or_without_sub_events() {
    let [carmen, faust, gala_orders] = three_events();
    let files = [("c.json", &carmen), ("f.json", &faust), ("g.json", &gala_orders)];
    let (batch, report) = read(&[files[0], files[1], files[2], ("gala.json", &gala())]);
    assert_eq!(said(&report), []);
    let shows: Vec<_> = batch.shows.iter().map(|show| show.title.as_str()).collect();
    assert_eq!(shows, ["CARMEN", "FAUST", "Gala 2027"]);
    assert_eq!(batch.performances.len(), 4);
    assert_eq!(batch.performances[3].starts_at_ms, 1_812_389_400_000);
    assert_eq!(batch.performances[3].hall, "Foyer");
    assert_eq!(batch.source, "pretix:maison");
    assert_eq!(batch.orders.len(), 3);
    // The same events in one file of several.
    let inner = |file: &Json| file["event"].clone();
    let list = json!({ "events": [inner(&carmen), inner(&faust)] });
    let (listed, report) = read(&[("all.json", &list)]);
    assert_eq!(said(&report), []);
    assert_eq!((listed.performances.len(), listed.orders.len()), (3, 2));
}

#[test]
fn an_event_that_does_not_say_when_it_takes_place_says_what_is_missing() {
    let [_, _, gala_orders] = three_events();
    let (_, report) = read(&[("g.json", &gala_orders)]);
    assert_eq!(said(&report), [(ProblemCode::EventUndated, "event.date_from")]);
}

#[test]
fn add_ons_fees_cancelled_positions_and_missing_fields_are_taken_as_they_are() {
    let [carmen, faust, _] = three_events();
    let (batch, report) = read(&[("c.json", &carmen), ("f.json", &faust)]);
    assert_eq!(said(&report), []);
    assert_eq!(batch.skipped["test_order"], 1);
    // The meal is no ticket because it is an add-on; the programme because it says so.
    assert_eq!(batch.skipped["product"], 2);
    let order = &batch.orders[0];
    assert_eq!(order.places.len(), 2);
    let place = &order.places[0];
    assert_eq!(place.seat, Some(("Loge B".to_owned(), "4".to_owned())));
    assert_eq!((place.category.as_str(), place.rate.as_str()), ("Orchestre", "Plein tarif"));
    assert_eq!(place.scanned_at_ms, Some(1_799_175_600_000));
    assert_eq!(order.places[1].state, PlaceState::Cancelled);
    assert_eq!((order.total, order.fees), (Cents(6_150), Cents(3_150)));
    assert_eq!(batch.customers[0].last_name, "王小明");
    let bare = &batch.orders[1];
    assert_eq!((bare.state, bare.total), (OrderState::Unpaid, Cents(3_000)));
    assert_eq!((bare.places[0].seat.clone(), bare.places[0].code.as_str()), (None, ""));
    assert_eq!(batch.customers[1].last_name, "BBBBB");
}

#[test]
fn names_of_any_script_come_from_wherever_they_are() {
    let [_, _, gala_orders] = three_events();
    let (batch, _) = read(&[("g.json", &gala_orders), ("gala.json", &gala())]);
    let customer = &batch.customers[0];
    assert_eq!(customer.last_name, "Ní Bhriain");
    assert_eq!(
        (customer.first_name.as_str(), customer.email.as_str()),
        ("Áine", "Ана@example.org")
    );
}

#[test]
fn a_customer_of_several_events_is_one_customer() {
    let one: Json = serde_json::from_slice(SAMPLE).unwrap();
    let mut other = one["event"].clone();
    other["slug"] = "autre".into();
    for order in other["orders"].as_array_mut().unwrap() {
        order["code"] = format!("{}-2", order["code"].as_str().unwrap()).into();
        for position in order["positions"].as_array_mut().unwrap() {
            position["id"] = (position["id"].as_i64().unwrap() + 1_000_000).into();
        }
    }
    let both = json!({ "events": [one["event"], other] }).to_string();
    let (alone, both) = (parse(SAMPLE).unwrap(), parse(both.as_bytes()).unwrap());
    assert_eq!((both.performances.len(), both.orders.len()), (8, 584));
    // Those without an address are known by their order alone.
    let nameless = alone.customers.iter().filter(|c| c.email.is_empty()).count();
    assert_eq!(both.customers.len(), alone.customers.len() + nameless);
}

#[test]
fn what_stands_in_an_older_copy_too_is_named_and_left_out() {
    let [carmen, _, _] = three_events();
    let mut older = carmen.clone();
    let mut late = older["event"]["orders"][0].clone();
    late["code"] = "LATER".into();
    for position in late["positions"].as_array_mut().unwrap() {
        position["id"] = (position["id"].as_i64().unwrap() + 100).into();
    }
    let mut split = late.clone();
    split["code"] = "SPLIT".into();
    older["event"]["orders"].as_array_mut().unwrap().extend([late, split]);
    let (batch, report) = read(&[("c.json", &carmen), ("copie.json", &older)]);
    let codes: Vec<_> = batch.orders.iter().map(|order| order.number.as_str()).collect();
    assert_eq!((batch.performances.len(), codes), (1, vec!["AAAAA", "LATER"]));
    // An order that stands in one copy alone is of the same performance.
    assert_eq!(batch.orders[1].places[0].performance, "carmen/5");
    let twice = report.problems.iter().map(|p| (p.code, &*p.column, &*p.value, &*p.detail));
    let orders = "event.orders[0].code";
    let place = |n: i64| format!("event.orders[3].positions[{n}].id");
    let expected = [
        (ProblemCode::KeyTwice, "event.subevents[0].id", "carmen/5", "c.json"),
        (ProblemCode::KeyTwice, orders, "AAAAA", "c.json:1"),
        (ProblemCode::KeyTwice, &place(0), "110", "copie.json:1"),
        (ProblemCode::KeyTwice, &place(3), "113", "copie.json:1"),
    ];
    assert_eq!(twice.collect::<Vec<_>>(), expected);
}

#[test]
fn everything_that_is_wrong_is_said_with_its_place() {
    let [mut carmen, _, _] = three_events();
    let orders = &mut carmen["event"]["orders"];
    orders[0]["positions"][0]["price"] = "-30.00".into();
    orders[0]["positions"][1]["item"] = 77.into();
    orders[0]["positions"][3]["subevent"] = 88.into();
    orders[0]["datetime"] = "hier".into();
    orders[0]["status"] = "x".into();
    orders.as_array_mut().unwrap().push(json!({ "code": "DDDDD", "positions": "none" }));
    let text = serde_json::to_string_pretty(&carmen).unwrap();
    let mut reading = Reading::new(chrono_tz::Europe::Paris, i64::MAX, &crate::Unwatched);
    let source = [Source::bytes("c.json", text.clone())];
    let batch = crate::read("pretix", &source, &mut reading).unwrap();
    assert_eq!(batch.orders.len(), 0);
    let report = reading.report;
    let order = "event.orders[0]";
    let expected = [
        (ProblemCode::ChoiceWrong, format!("{order}.status")),
        (ProblemCode::DateWrong, format!("{order}.datetime")),
        (ProblemCode::AmountNegative, format!("{order}.positions[0].price")),
        (ProblemCode::ItemUnknown, format!("{order}.positions[1].item")),
        (ProblemCode::SubeventUnknown, format!("{order}.positions[3].subevent")),
        (ProblemCode::JsonShape, "event.orders[2].positions".to_owned()),
    ];
    let expected: Vec<_> = expected.iter().map(|(code, path)| (*code, path.as_str())).collect();
    assert_eq!(said(&report), expected);
    assert_eq!(report.problems[2].value, "-30.00");
    // The line where the order stands, and the very line in one that is not of the shape.
    let line = 1 + text[..text.find("AAAAA").unwrap()].matches('\n').count() as i64;
    assert!((line - report.problems[0].line).abs() <= 40, "{line} {}", report.problems[0].line);
    let line = 1 + text[..text.find("\"none\"").unwrap()].matches('\n').count() as i64;
    assert_eq!(report.problems[5].line, line);
}

#[test]
fn what_is_no_export_is_said_to_be_none() {
    let why = |bytes: &[u8]| parse(bytes).unwrap_err().code;
    assert_eq!(why(&SAMPLE[..SAMPLE.len() / 2]), ProblemCode::JsonBroken);
    assert_eq!(why(b"{}"), ProblemCode::FormatUnknown);
    assert_eq!(why(b"[]"), ProblemCode::JsonShape);
    assert_eq!(why(b"{\"event\": {}} tail"), ProblemCode::JsonBroken);
    assert_eq!(why(b"{\"count\": 1, \"results\": [{\"code\": \"A\"}]}"), ProblemCode::JsonPage);
    assert_eq!(why(b""), ProblemCode::FileEmpty);
    let endless = format!("{{\"event\": {{\"name\": \"{}\"}}}}", "x".repeat(20_000_000));
    assert_eq!(why(endless.as_bytes()), ProblemCode::LineTooLong);
}
