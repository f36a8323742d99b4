//! Customers: found, made, changed.

use api::Clock as _;
use contract::args::ById;
use contract::customer::{
    CustomerChange, CustomerFields, CustomerPage, CustomerSearch, CustomerSheet, OrderList,
    OrderPage, OrderSort,
};
use contract::locale::Locale;
use contract::statement::Statement;
use domain::money::Cents;
use harness::desk::{DAY_MS, Desk, on_each_engine};
use harness::small::small_house;
use office::Code;

fn found(desk: &Desk, search: &str) -> Vec<String> {
    let args = CustomerSearch { search: search.to_owned(), after: None, limit: 50 };
    let page: CustomerPage = desk.ok("Karim", "customer_search", args);
    page.rows.into_iter().map(|row| row.name).collect()
}

pub fn fields(last: &str) -> CustomerFields {
    CustomerFields {
        last_name: last.to_owned(),
        first_name: "Zoé".to_owned(),
        email: "zoe@example.org".to_owned(),
        phone: "06 12 34 56 78".to_owned(),
        locale: Locale::Fr,
    }
}

#[test]
fn a_customer_is_found_by_name_mail_phone_or_order() {
    on_each_engine(|desk| {
        assert_eq!(found(desk, "dupont"), ["DUPONT Marie"]);
        assert_eq!(found(desk, "mar dup"), ["DUPONT Marie"]);
        assert_eq!(found(desk, "aïcha N’DIAYE"), ["N’DIAYE Aïcha"]);
        assert_eq!(found(desk, "john@example"), ["SMITH John"]);
        assert_eq!(found(desk, "671084"), ["N’DIAYE Aïcha"]);
        assert_eq!(found(desk, "0655795856").len(), 3);
        assert_eq!(found(desk, "").len(), 3);
        assert!(found(desk, "personne").is_empty());
    });
}

#[test]
fn pages_follow_each_other_by_name() {
    on_each_engine(|desk| {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let args = CustomerSearch { search: String::new(), after, limit: 1 };
            let page: CustomerPage = desk.ok("Karim", "customer_search", args);
            seen.extend(page.rows.into_iter().map(|row| row.name));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, ["DUPONT Marie", "N’DIAYE Aïcha", "SMITH John"]);
    });
}

#[test]
fn a_new_customer_is_found_at_once_and_changed_by_version() {
    on_each_engine(|desk| {
        let made: CustomerSheet = desk.ok("Karim", "customer_create", fields("Œuvrard"));
        assert_eq!(found(desk, "oeuv"), ["ŒUVRARD Zoé"]);
        let change = CustomerChange {
            id: made.id,
            version: made.version,
            fields: fields("Müller"),
            anyway: false,
        };
        desk.ok::<CustomerSheet>("Léa", "customer_change", &change);
        assert_eq!(desk.refused("Léa", "customer_change", &change), Code::ChangedSince);
        assert!(found(desk, "oeuv").is_empty());
        assert_eq!(found(desk, "muller"), ["MÜLLER Zoé"]);
    });
}

#[test]
fn what_cannot_be_a_customer_is_refused_by_field() {
    on_each_engine(|desk| {
        let bad = [
            CustomerFields { last_name: "  ".to_owned(), ..fields("x") },
            CustomerFields { email: "zoe@example.org\r\nBcc: x@y.fr".to_owned(), ..fields("x") },
            CustomerFields { email: "zoe".to_owned(), ..fields("x") },
            CustomerFields { phone: "appelez-moi".to_owned(), ..fields("x") },
            CustomerFields { last_name: "x".repeat(121), ..fields("x") },
        ];
        for fields in bad {
            assert_eq!(desk.refused("Karim", "customer_create", fields), Code::BadField);
        }
    });
}

#[test]
fn three_hundred_commands_of_one_instant_never_meet() {
    on_each_engine(|desk| {
        let mut ids: Vec<_> = (0..300)
            .map(|n| {
                let fields = CustomerFields {
                    email: format!("client{n}@example.org"),
                    ..fields(&format!("Client{n}"))
                };
                desk.ok::<CustomerSheet>("Karim", "customer_create", fields).id
            })
            .collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 300);
    });
}

#[test]
fn orders_to_come_stand_before_those_that_are_over_the_nearest_first() {
    on_each_engine(|desk| {
        let search = CustomerSearch { search: "671084".to_owned(), after: None, limit: 1 };
        let found: CustomerPage = desk.ok("Karim", "customer_search", search);
        let coming = || {
            let list = OrderList {
                customer_id: found.rows[0].id,
                search: String::new(),
                sort: OrderSort::Coming,
                descending: false,
                offset: 0,
                limit: 10,
            };
            let page: OrderPage = desk.ok("Karim", "order_list", list);
            page.rows.into_iter().map(|row| row.number).collect::<Vec<_>>()
        };
        assert_eq!(coming(), ["671086", "671084"], "tomorrow's first");
        desk.clock.pass(2 * DAY_MS);
        desk.signs_in("Karim");
        assert_eq!(coming(), ["671084", "671086"], "tomorrow's is over");
        desk.clock.pass(60 * DAY_MS);
        desk.signs_in("Karim");
        assert_eq!(coming(), ["671084", "671086"], "of those that are over the latest is first");
    });
}

#[test]
fn a_statement_has_every_movement_and_ends_at_the_balance() {
    let desk = Desk::sqlite(&small_house());
    let marie = crate::sales::marie(&desk);
    for cents in 1..=2_001 {
        desk.give_credit(marie, Cents(cents), desk.clock.now_ms() + DAY_MS);
    }
    let stated: Statement = desk.ok("Karim", "customer_statement", ById { id: marie });
    assert_eq!(stated.movements.len(), 2_001);
    assert_eq!(stated.movements[2_000].balance_cents, stated.balance_cents);
}
