//! What a customer has: tickets that open the door, a statement, what the house knows of them.

use contract::args::ById;
use contract::customer::CustomerSheet;
use contract::locale::Locale;
use contract::sale::UnprintedSale;
use contract::site::{ChangeMyData, MyData, SiteHouse};
use contract::statement::Statement;
use domain::money::Cents;
use harness::desk::{DAY_MS, on_each_engine};
use office::Code;
use serde_json::{Value as Json, json};

use super::{my_order, my_places};

const MARIE: &str = "marie@example.org";

#[test]
fn a_ticket_gets_its_number_once_and_no_copy_of_it_is_counted() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let places = my_places(&door, &token, "671083", &[0, 1]);
        assert!(my_order(&door, &token, "671083").places.iter().all(|place| !place.numbered));
        let refused = door.site.tickets(Some(&token), &places).unwrap_err();
        assert_eq!(refused.code, Code::NotFound);
        for _ in 0..2 {
            door.ok::<Json>(Some(&token), "site_tickets", places.clone());
        }
        let numbered: Vec<bool> =
            my_order(&door, &token, "671083").places.iter().map(|place| place.numbered).collect();
        assert_eq!(numbered, [true, true, false]);
        for _ in 0..2 {
            let paper = door.site.tickets(Some(&token), &places).unwrap();
            assert!(paper.bytes.starts_with(b"%PDF"));
        }
        let order = crate::reprises::order(desk, "671083");
        let numbers: Vec<_> = order.places.iter().map(|place| place.ticket_number).collect();
        assert!(
            numbers[0].is_some() && numbers[1] == numbers[0].map(|n| n + 1) && numbers[2].is_none()
        );
        assert!(order.places.iter().all(|place| place.copies == 0));
        let unprinted: Vec<UnprintedSale> = desk.ok("Karim", "tickets_unprinted", json!({}));
        assert!(unprinted.is_empty());
        let found = desk.api.verify().unwrap();
        assert!(found.ok, "{found:?}");
    });
}

#[test]
fn a_place_that_is_asked_back_has_no_ticket_by_any_way() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let places = my_places(&door, &token, "671083", &[0]);
        door.ok::<Json>(Some(&token), "site_tickets", places.clone());
        crate::reprises::ask_back(desk, "Léa", places.place_ids[0]);
        assert!(!my_order(&door, &token, "671083").places[0].may_download);
        assert_eq!(door.refused(Some(&token), "site_tickets", places.clone()), Code::PlaceNotFree);
        let refused = door.site.tickets(Some(&token), &places).unwrap_err();
        assert_eq!(refused.code, Code::PlaceNotFree);
    });
}

#[test]
fn the_balance_on_the_site_is_that_of_the_desk() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let id = crate::reprises::order(desk, "671083").customer_id.unwrap();
        desk.give_credit(id, Cents(2_600), desk.api.now_ms() + 200 * DAY_MS);
        let stated: Statement = door.ok(Some(&token), "my_statement", json!({}));
        let there: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
        assert_eq!(stated.balance_cents, Cents(2_600));
        assert_eq!(stated.balance_cents, there.balance_cents);
        assert_eq!((stated.lots.len(), stated.movements.len()), (1, 1));
        assert!(!stated.lots[0].may_extend && !stated.lots[0].may_take_back);
        let data: MyData = door.ok(Some(&token), "my_data", json!({}));
        assert_eq!(data.balance_cents, Cents(2_600));
        assert!(door.site.statement(Some(&token)).unwrap().bytes.starts_with(b"%PDF"));
    });
}

#[test]
fn a_customer_changes_their_name_their_phone_and_their_language_and_never_their_address() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let before: MyData = door.ok(Some(&token), "my_data", json!({}));
        let change = ChangeMyData {
            version: before.version,
            last_name: "Dupont-N’Diaye".to_owned(),
            first_name: "Marie".to_owned(),
            phone: "06 55 79 58 57".to_owned(),
            locale: Locale::En,
        };
        door.ok::<Json>(Some(&token), "site_data_change", change.clone());
        let after: MyData = door.ok(Some(&token), "my_data", json!({}));
        assert_eq!((after.last_name.as_str(), after.locale), ("Dupont-N’Diaye", Locale::En));
        assert_eq!((&after.email, after.version), (&before.email, before.version + 1));
        assert_eq!(
            door.refused(Some(&token), "site_data_change", change.clone()),
            Code::ChangedSince
        );
        let hidden = ChangeMyData {
            version: after.version,
            last_name: "Dupont\u{202e}".to_owned(),
            ..change.clone()
        };
        assert_eq!(door.refused(Some(&token), "site_data_change", hidden), Code::HiddenText);
        let nobody = ChangeMyData { version: after.version, last_name: String::new(), ..change };
        assert_eq!(door.refused(Some(&token), "site_data_change", nobody), Code::BadField);
    });
}

#[test]
fn anybody_sees_whose_house_it_is_and_nothing_of_its_own_needs_no_session() {
    on_each_engine(|desk| {
        let door = desk.door();
        let house: SiteHouse = door.ok(None, "site_house", json!({}));
        assert_eq!(house.now_ms, desk.api.now_ms());
        for spec in
            site::COMMANDS.iter().filter(|spec| spec.who != runtime::call::spec::Who::Anyone)
        {
            assert_eq!(
                door.refused(None, spec.name, json!({})),
                Code::NotSignedIn,
                "{}",
                spec.name
            );
            let forged = site::Token::fresh().unwrap();
            let refused = door.refused(Some(&forged), spec.name, json!({}));
            assert_eq!(refused, Code::NotSignedIn, "{}", spec.name);
        }
    });
}
