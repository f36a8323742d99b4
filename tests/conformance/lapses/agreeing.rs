//! Each place that shows what a customer has, or what the house still holds of an order, shows the same.

use contract::args::ById;
use contract::customer::{CustomerPage, CustomerSearch};
use contract::ids::CustomerId;
use contract::lapse::LapsePage;
use contract::reprise::{Decided, RepriseFile};
use contract::sale::{QuoteSale, SaleQuote};
use contract::scan::{Find, Finds, HitKind};
use domain::money::Cents;
use harness::desk::{Desk, on_each_engine};
use serde_json::json;

use super::{days_pass, movements, statement, two_lots};
use crate::amendments::{lines, sold};
use crate::reprises::{ask_back, balance, file, order, shown};
use crate::rescheduling::two_euros_are_kept;
use crate::sales::{figaro, verified};

/// What every place says that a customer has.
fn balances(desk: &Desk, id: CustomerId, asked: &RepriseFile) -> Vec<(&'static str, Cents)> {
    let search = CustomerSearch { search: "dupont marie".to_owned(), after: None, limit: 10 };
    let found: CustomerPage = desk.ok("Karim", "customer_search", search);
    let find = Find { text: "dupont marie".to_owned(), limit: 10 };
    let finds: Finds = desk.ok("Karim", "find", find);
    let hit = finds.hits.iter().find(|hit| hit.kind == HitKind::Customer).unwrap();
    let basket = QuoteSale {
        customer_id: Some(id),
        lines: lines(&figaro(desk), &[("A", "20")], "Plein tarif"),
        credit_cents: None,
    };
    let quote: SaleQuote = desk.ok("Karim", "sale_quote", basket);
    let period = json!({ "from_ms": null, "to_ms": null, "after": null, "limit": 10 });
    let lapses: LapsePage = desk.ok("Hélène", "credit_lapses", period);
    let stated = statement(desk, id);
    movements(desk, id);
    vec![
        ("sheet", balance(desk, id)),
        ("statement", stated.balance_cents),
        ("lots of the statement", stated.lots.iter().map(|lot| lot.left_cents).sum()),
        ("list", found.rows[0].balance_cents),
        ("finder", hit.amount_cents.unwrap()),
        ("basket", quote.balance_cents),
        ("order", order(desk, "671083").balance_cents),
        ("request", file(desk, asked.row.id).balance_cents),
        ("what the house owes", lapses.owed_cents),
    ]
}

#[test]
fn every_place_shows_the_same_balance_before_a_lapse_is_written_and_after() {
    on_each_engine(|desk| {
        let marie = two_lots(desk);
        two_euros_are_kept(desk);
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        sold(desk, "Karim", &["10"], Some(marie), (500, 0));
        let agree = |amount: i64| {
            for (place, said) in balances(desk, marie, &asked) {
                assert_eq!(said, Cents(amount), "{place}");
            }
        };
        agree(2_000 + 1_000 + 2_400 - 500);
        days_pass(desk, 4);
        agree(1_000 + 2_400);
        desk.lives_a_day();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
        agree(1_000 + 2_400);
        verified(desk);
    });
}

#[test]
fn every_place_shows_what_the_house_still_holds_of_an_order_with_the_fee_that_it_kept() {
    on_each_engine(|desk| {
        two_euros_are_kept(desk);
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let net = Cents(7_800 - 2_400);
        assert_eq!(order(desk, "671083").net_today_cents, net);
        let beside: RepriseFile = desk.ok("Léa", "reprise_file", ById { id: asked.row.id });
        assert_eq!(beside.order.net_today_cents, net);
        days_pass(desk, 400);
        desk.lives_a_day();
        desk.api.lapse_credit(|| true).unwrap();
        assert_eq!(order(desk, "671083").net_today_cents, net, "what lapses was given before");
    });
}
