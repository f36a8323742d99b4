//! One box finds anything: by number, code or address however they are written, and by names however
//! they are joined.

use contract::customer::{CustomerFields, CustomerPage, CustomerSearch, CustomerSheet};
use contract::locale::Locale;
use contract::scan::{Find, Finds, Hit, HitKind};
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use office::Code;
use serde_json::json;

use crate::amendments::voided;
use crate::reprises::{ask_back, order};
use crate::sales::two_seats_are_sold;
use crate::scanning::code_of;

fn find(desk: &Desk, text: &str) -> Vec<Hit> {
    let args = Find { text: text.to_owned(), limit: 30 };
    desk.ok::<Finds>("Karim", "find", args).hits
}

fn kinds(desk: &Desk, text: &str) -> Vec<HitKind> {
    find(desk, text).into_iter().map(|hit| hit.kind).collect()
}

/// Names in the list of customers.
fn listed(desk: &Desk, search: &str) -> Vec<String> {
    let args = CustomerSearch { search: search.to_owned(), after: None, limit: 50 };
    let page: CustomerPage = desk.ok("Karim", "customer_search", args);
    page.rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn an_order_is_found_by_its_number_as_printed_read_out_or_pasted() {
    on_each_engine(|desk| {
        let marie = order(desk, "671083");
        for typed in [
            "671083",
            "n° 671083",
            "N°671083",
            "#671083",
            "671 083",
            "671\u{a0}083",
            "\t671083\r\n",
            "６７１０８３",
            "Commande n° 671083",
            "Commande n° 671083 — IPHIGENIE EN TAURIDE, 3 places",
        ] {
            let found = find(desk, typed);
            let first = found.first().unwrap_or_else(|| panic!("{typed}"));
            assert_eq!((first.kind, first.order_id), (HitKind::Order, Some(marie.id)), "{typed}");
            assert_eq!((first.number.as_str(), first.name.as_str()), ("671083", "DUPONT Marie"));
            assert_eq!(first.about, "IPHIGENIE EN TAURIDE");
            assert_eq!(first.amount_cents, Some(Cents(7_800)));
            assert_eq!(listed(desk, typed), ["DUPONT Marie"], "{typed}");
        }
        let begun = find(desk, "6710");
        let numbers: Vec<&str> = begun.iter().map(|hit| hit.number.as_str()).collect();
        assert_eq!(numbers[..2], ["671083", "671084"]);
        assert!(numbers.len() <= 5);
    });
}

#[test]
fn a_ticket_of_nobody_is_found_by_its_number_and_its_code_and_so_is_its_order() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let (place, number) = (sold.place_ids[1], sold.ticket_numbers[1]);
        let code = code_of(desk, place);
        let groups: Vec<&str> =
            code.as_bytes().chunks(4).map(|four| std::str::from_utf8(four).unwrap()).collect();
        for typed in [
            format!("N° d’ordre {number}"),
            format!("billet {number}"),
            code.clone(),
            code.to_uppercase(),
            groups.join(" "),
        ] {
            let found = find(desk, &typed);
            assert_eq!(found.len(), 1, "{typed}: {found:?}");
            assert_eq!(
                (found[0].kind, found[0].place_id),
                (HitKind::Place, Some(place)),
                "{typed}"
            );
            assert_eq!((found[0].name.as_str(), found[0].customer_id), ("", None));
            assert_eq!(found[0].number, number.to_string());
        }
        let of_order = find(desk, &sold.order_number);
        assert_eq!(of_order[0].kind, HitKind::Order);
        assert_eq!(
            (of_order[0].order_id, of_order[0].customer_id),
            (found_order(desk, place), None)
        );
    });
}

fn found_order(desk: &Desk, place: contract::ids::PlaceId) -> Option<contract::ids::OrderId> {
    find(desk, &code_of(desk, place))[0].order_id
}

#[test]
fn a_credit_a_request_and_a_mail_are_found_by_what_is_printed_of_them() {
    on_each_engine(|desk| {
        let marie = order(desk, "671083");
        let customer = marie.customer_id.unwrap();
        desk.give_credit(customer, Cents(1_000), BEGINNING_MS + 30 * DAY_MS);
        let asked = ask_back(desk, "Léa", marie.places[0].id);
        for typed in ["AV-000001", "av-1", "avoir n° AV–000001"] {
            assert_eq!(kinds(desk, typed), [HitKind::Lot], "{typed}");
            assert_eq!(find(desk, typed)[0].amount_cents, Some(Cents(1_000)));
            assert_eq!(listed(desk, typed), ["DUPONT Marie"], "{typed}");
        }
        for typed in ["R-000001", "r1", "Demande n° R-000001"] {
            assert_eq!(kinds(desk, typed), [HitKind::Request], "{typed}");
            assert_eq!(find(desk, typed)[0].reprise_id, Some(asked.row.id));
            assert_eq!(listed(desk, typed), ["DUPONT Marie"], "{typed}");
        }
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", json!({ "id": customer }));
        let address = sheet.fields.email;
        for typed in [address.clone(), format!("Marie Dupont <{address}>")] {
            let found = find(desk, &typed);
            assert_eq!(found[0].kind, HitKind::Mail, "{typed}: {found:?}");
            assert_eq!(found[0].reprise_id, Some(asked.row.id));
        }
        assert_eq!(kinds(desk, &address).last(), Some(&HitKind::Customer));
        assert_eq!(kinds(desk, "R-999999 AV-999999"), []);
    });
}

/// The customers of a house, by a name for each.
const CUSTOMERS: [(&str, &str, &str); 12] = [
    ("N1", "N’Diaye", "Awa"),
    ("N2", "Ndiaye", "Fatou"),
    ("N3", "Le Goff", "Erwan"),
    ("N4", "Legoff", "Anna"),
    ("N5", "O’Brien", "Seán"),
    ("N6", "d’Hauteville", "Inès"),
    ("N7", "Dupont-Martin", "Zoé"),
    ("N8", "Ould Ahmed", "Sidi"),
    ("N9", "Mac Orlan", "Pierre"),
    ("N10", "王", "小明"),
    ("N11", "De La Tour", "Jean"),
    ("N12", "김", "민준"),
];

/// What is typed, and who must be among those found.
const TYPED: [(&str, &[&str]); 18] = [
    ("ndiaye", &["N1", "N2"]),
    ("n'diaye", &["N1"]),
    ("n diaye", &["N1"]),
    ("legoff", &["N3", "N4"]),
    ("le goff", &["N3"]),
    ("obrien", &["N5"]),
    ("o'brien", &["N5"]),
    ("dhauteville", &["N6"]),
    ("hauteville", &["N6"]),
    ("dupontmartin", &["N7"]),
    ("dupont martin", &["N7"]),
    ("ouldahmed", &["N8"]),
    ("macorlan", &["N9"]),
    ("delatour jean", &["N11"]),
    ("latour", &["N11"]),
    ("王小明", &["N10"]),
    ("小明", &["N10"]),
    ("김민준", &["N12"]),
];

#[test]
fn a_name_is_found_however_its_parts_are_joined_in_any_script() {
    on_each_engine(|desk| {
        let mut ids = std::collections::BTreeMap::new();
        for (key, last, first) in CUSTOMERS {
            let fields = CustomerFields {
                last_name: last.to_owned(),
                first_name: first.to_owned(),
                email: String::new(),
                phone: String::new(),
                locale: Locale::Fr,
            };
            ids.insert(key, desk.ok::<CustomerSheet>("Karim", "customer_create", fields).id);
        }
        for (typed, wanted) in TYPED {
            let found = find(desk, typed);
            for key in wanted {
                let hit = found.iter().find(|hit| hit.customer_id == Some(ids[key]));
                assert!(hit.is_some_and(|hit| hit.kind == HitKind::Customer), "{typed}: {key}");
            }
            assert!(listed(desk, typed).len() >= wanted.len(), "{typed}");
        }
    });
}

#[test]
fn what_nothing_bears_is_not_found_and_too_much_is_refused() {
    on_each_engine(|desk| {
        for typed in ["", " ", "personne", "%", "_", "'", "999999", "«»", "🎭", "\u{200b}"] {
            assert_eq!(find(desk, typed), [], "{typed}");
        }
        let long = Find { text: "a".repeat(101), limit: 30 };
        assert_eq!(desk.refused("Karim", "find", long), Code::BadField);
        let many = Find { text: "a".to_owned(), limit: 0 };
        assert_eq!(desk.refused("Karim", "find", many), Code::BadField);
    });
}

#[test]
fn the_paper_of_a_void_opens_its_order() {
    on_each_engine(|desk| {
        let sold = two_seats_are_sold(desk);
        let paper = voided(desk, "Karim", sold.order_id, &sold.place_ids[..1]).number;
        assert_eq!(paper, "AN-000001");
        for typed in ["AN-000001", "an 1", "AN000001", "pièce 1"] {
            let first = find(desk, typed).into_iter().next().unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(
                (first.kind, first.order_id),
                (HitKind::Order, Some(sold.order_id)),
                "{typed}"
            );
        }
    });
}

#[test]
fn a_name_typed_whole_comes_before_those_that_only_begin_with_it() {
    on_each_engine(|desk| {
        for (last_name, first_name) in
            [("Dupont-Aignan", "Ada"), ("Dupont", "Zoé"), ("Dupontel", "Abel")]
        {
            let fields = CustomerFields {
                last_name: last_name.to_owned(),
                first_name: first_name.to_owned(),
                email: String::new(),
                phone: String::new(),
                locale: Locale::Fr,
            };
            desk.ok::<CustomerSheet>("Karim", "customer_create", fields);
        }
        let names = |hits: Vec<Hit>| hits.into_iter().map(|hit| hit.name).collect::<Vec<_>>();
        let expected = ["DUPONT Marie", "DUPONT Zoé", "DUPONT-AIGNAN Ada", "DUPONTEL Abel"];
        assert_eq!(names(find(desk, "dupont")), expected);
        assert_eq!(listed(desk, "dupont"), expected);
        assert_eq!(names(find(desk, "zoé dupont"))[0], "DUPONT Zoé");
        assert_eq!(names(find(desk, "dupont aignan"))[0], "DUPONT-AIGNAN Ada");
    });
}
