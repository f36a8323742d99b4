//! The counter: prices, credit, money, seats, numbers, papers.

use contract::args::{ById, Empty, Versioned};
use contract::customer::WrittenFile;
use contract::ids::CustomerId;
use contract::journal::Verification;
use contract::reprise::Decided;
use contract::sale::{
    BasketLine, FreeSeats, LastSold, MakeSale, PerformanceList, PerformanceRow, PlaceIds, Printed,
    QuoteSale, SaleQuote, Sold, TicketFormat, UnprintedSale,
};
use contract::settings::{LocalSettings, Settings};
use contract::statement::Statement;
use domain::money::Cents;
use domain::payment::TenderKind;
use harness::desk::{DAY_MS, Desk, on_each_engine};
use office::Code;
use serde_json::json;
use uuid::Uuid;

use crate::reprises::{ask_back, balance, order};
use crate::versions::done;

/// The performance of LES NOCES DE FIGARO at 25,00 € in the first category, and its free seats.
pub(crate) fn figaro(desk: &Desk) -> FreeSeats {
    let list = PerformanceList { search: "figaro".to_owned(), limit: 10 };
    let performances: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
    let wanted = performances.iter().find(|p| p.price_to_cents == Cents(2_500)).unwrap();
    desk.ok("Karim", "performance_seats", ById { id: wanted.id })
}

pub(crate) fn lines(free: &FreeSeats, seats: &[&str]) -> Vec<BasketLine> {
    let line = |number: &&str| BasketLine {
        performance_id: free.performance.id,
        starts_at_ms: free.performance.starts_at_ms,
        seat_id: free.seats.iter().find(|s| s.row == "A" && s.seat == **number).unwrap().id,
        rate_id: free.rates.iter().find(|r| r.name == "Plein tarif").unwrap().id,
    };
    seats.iter().map(line).collect()
}

pub(crate) fn cash(lines: Vec<BasketLine>, total: i64) -> MakeSale {
    MakeSale {
        customer_id: None,
        lines,
        credit_cents: Cents::ZERO,
        card_cents: Cents::ZERO,
        card_last4: String::new(),
        card_authorisation: String::new(),
        tendered_cents: Cents(total),
        expected_total_cents: Cents(total),
    }
}

pub(crate) fn marie(desk: &Desk) -> CustomerId {
    order(desk, "671083").customer_id.unwrap()
}

pub(crate) fn verified(desk: &Desk) {
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    assert!(found.ok, "{found:?}");
}

/// A sale in cash, its tickets numbered.
pub(crate) fn two_seats_are_sold(desk: &Desk) -> Sold {
    let basket = lines(&figaro(desk), &["10", "11"]);
    desk.ok("Karim", "sale_make", cash(basket, 5_000))
}

/// A seat paid with credit alone.
pub(crate) fn paid_with_credit(desk: &Desk, customer_id: CustomerId) -> Sold {
    let sale = MakeSale {
        customer_id: Some(customer_id),
        credit_cents: Cents(2_500),
        tendered_cents: Cents::ZERO,
        ..cash(lines(&figaro(desk), &["15"]), 2_500)
    };
    desk.ok("Karim", "sale_make", sale)
}

#[test]
fn the_last_sale_is_that_of_whoever_asks_at_this_counter() {
    on_each_engine(|desk| {
        let last = |who: &str| desk.ok::<LastSold>(who, "sale_last", Empty {}).order;
        assert!(last("Karim").is_none(), "an import is nobody's sale");
        let first = two_seats_are_sold(desk);
        let free = figaro(desk);
        let next: Sold = desk.ok("Karim", "sale_make", cash(lines(&free, &["12"]), 2_500));
        let found = last("Karim").unwrap();
        assert_eq!((found.id, found.number), (next.order_id, next.order_number));
        assert_ne!(found.id, first.order_id);
        assert!(last("Hélène").is_none(), "somebody else sold nothing");
        desk.clock.pass(7 * DAY_MS - 60_000);
        desk.everyone_signs_in();
        assert!(last("Karim").is_some(), "of this week");
        desk.clock.pass(2 * 60_000);
        desk.everyone_signs_in();
        assert!(last("Karim").is_none(), "nobody comes back for it");
    });
}

#[test]
fn a_hundred_of_credit_fifty_used_fifty_left_twenty_five_to_pay() {
    on_each_engine(|desk| {
        let (marie, now) = (marie(desk), harness::desk::BEGINNING_MS);
        desk.give_credit(marie, Cents(7_400), now + 300 * DAY_MS);
        desk.give_credit(marie, Cents(2_600), now + 30 * DAY_MS);
        let free = figaro(desk);
        let basket = lines(&free, &["10", "11", "12"]);
        let wished = QuoteSale {
            customer_id: Some(marie),
            lines: basket.clone(),
            credit_cents: Some(Cents(5_000)),
        };
        let quote: SaleQuote = desk.ok("Karim", "sale_quote", wished);
        assert_eq!(quote.total_cents, Cents(7_500));
        assert_eq!((quote.balance_cents, quote.credit_max_cents), (Cents(10_000), Cents(7_500)));
        assert_eq!((quote.balance_after_cents, quote.due_cents), (Cents(5_000), Cents(2_500)));
        assert_eq!((quote.vat[0].net, quote.vat[0].tax), (Cents(7_347), Cents(153)));

        let sale = MakeSale {
            customer_id: Some(marie),
            credit_cents: Cents(5_000),
            tendered_cents: Cents(3_000),
            ..cash(basket, 7_500)
        };
        let sold: Sold = desk.ok("Karim", "sale_make", sale);
        assert_eq!((sold.change_cents, sold.balance_after_cents), (Cents(500), Some(Cents(5_000))));
        let credit: Vec<_> =
            sold.payments.iter().filter(|p| p.tender == TenderKind::Credit).collect();
        // The lot that expires first goes first, whole.
        assert_eq!(credit[0].amount_cents, Cents(2_600));
        assert_eq!(credit[1].amount_cents, Cents(2_400));
        assert_eq!(credit[1].lot_left_cents, Some(Cents(5_000)));
        assert_eq!(balance(desk, marie), Cents(5_000));
        let statement: Statement = desk.ok("Karim", "customer_statement", ById { id: marie });
        assert_eq!(statement.movements.last().unwrap().balance_cents, Cents(5_000));
        verified(desk);
    });
}

#[test]
fn a_seat_is_never_sold_twice() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let sale = cash(lines(&free, &["20"]), 2_500);
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let sell = |session: &'static str| {
                let sale = sale.clone();
                scope.spawn(move || desk.call::<Sold>(session, "sale_make", sale))
            };
            ["Karim", "Hélène"].map(sell).into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|o| o.is_ok()).count(), 1);
        assert_eq!(outcomes.iter().find_map(|o| o.as_ref().err()).unwrap().code, Code::SeatSold);
        assert!(!figaro(desk).seats.iter().any(|s| s.row == "A" && s.seat == "20"));
    });
}

#[test]
fn a_seat_cannot_be_twice_in_one_basket() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let twice = cash(lines(&free, &["20", "20"]), 5_000);
        assert_eq!(desk.refused("Karim", "sale_make", twice), Code::BadField);
    });
}

#[test]
fn the_same_command_twice_sells_once() {
    on_each_engine(|desk| {
        let sale = cash(lines(&figaro(desk), &["21"]), 2_500);
        let id = Uuid::now_v7();
        let first: Sold = desk.call_as(id, "Karim", "sale_make", &sale).unwrap();
        let again: Sold = desk.call_as(id, "Karim", "sale_make", &sale).unwrap();
        assert_eq!(first, again);
    });
}

#[test]
fn another_total_than_the_screens_is_refused_before_money_moves() {
    on_each_engine(|desk| {
        let sale = cash(lines(&figaro(desk), &["21"]), 2_400);
        assert_eq!(desk.refused("Karim", "sale_make", sale), Code::AmountChanged);
        assert!(figaro(desk).seats.iter().any(|s| s.row == "A" && s.seat == "21"));
    });
}

#[test]
fn money_that_does_not_add_up_is_refused() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let sale = cash(lines(&free, &["21"]), 2_500);
        let short = MakeSale { tendered_cents: Cents(2_000), ..sale.clone() };
        assert_eq!(desk.refused("Karim", "sale_make", short), Code::PaymentMissing);
        let over = MakeSale { card_cents: Cents(2_600), ..sale.clone() };
        assert_eq!(desk.refused("Karim", "sale_make", over), Code::PaymentTooMuch);
        let nobody = MakeSale { credit_cents: Cents(100), ..sale.clone() };
        assert_eq!(desk.refused("Karim", "sale_make", nobody), Code::NoCustomer);
        let poor =
            MakeSale { customer_id: Some(marie(desk)), credit_cents: Cents(100), ..sale.clone() };
        assert_eq!(desk.refused("Karim", "sale_make", poor), Code::NotEnoughCredit);
        let number = MakeSale { card_last4: "12345".to_owned(), ..sale };
        assert_eq!(desk.refused("Karim", "sale_make", number), Code::BadField);
    });
}

#[test]
fn what_an_account_refuses_for_another_reason_is_a_fault_and_not_too_little_credit() {
    on_each_engine(|desk| {
        let refuses = match desk.url {
            None => {
                "CREATE TRIGGER refuses BEFORE UPDATE ON account
                   BEGIN SELECT RAISE(ABORT, 'append_only: account'); END"
            }
            Some(_) => {
                "CREATE FUNCTION refuses() RETURNS trigger LANGUAGE plpgsql AS
                   $$ BEGIN RAISE EXCEPTION 'append_only: account'; END $$;
                 CREATE TRIGGER refuses BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION refuses()"
            }
        };
        let sale = cash(lines(&figaro(desk), &["21"]), 2_500);
        done(desk, refuses);
        let refused = desk.call::<Sold>("Karim", "sale_make", sale).unwrap_err();
        assert_eq!(refused.code, Code::Internal);
        let facts = serde_json::to_string(&refused.args).unwrap();
        assert!(facts.contains("append_only: account"), "{facts}");
    });
}

#[test]
fn an_expired_lot_cannot_be_spent() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(5_000), harness::desk::BEGINNING_MS - 1);
        let sale = MakeSale {
            customer_id: Some(marie),
            credit_cents: Cents(100),
            ..cash(lines(&figaro(desk), &["21"]), 2_500)
        };
        assert_eq!(desk.refused("Karim", "sale_make", sale), Code::NotEnoughCredit);
    });
}

#[test]
fn a_performance_that_has_begun_is_no_longer_sold() {
    on_each_engine(|desk| {
        let sale = cash(lines(&figaro(desk), &["21"]), 2_500);
        desk.clock.pass(20 * DAY_MS);
        desk.everyone_signs_in();
        assert_eq!(desk.refused("Karim", "sale_make", sale), Code::NotOnSale);
    });
}

#[test]
fn tickets_are_numbered_without_a_gap_and_wait_until_they_came_out() {
    on_each_engine(|desk| {
        let free = figaro(desk);
        let first: Sold = desk.ok("Karim", "sale_make", cash(lines(&free, &["10", "11"]), 5_000));
        let second: Sold = desk.ok("Karim", "sale_make", cash(lines(&free, &["12"]), 2_500));
        let numbers: Vec<_> =
            first.ticket_numbers.iter().chain(&second.ticket_numbers).copied().collect();
        assert_eq!(numbers, [numbers[0], numbers[0] + 1, numbers[0] + 2]);

        let unprinted = || desk.ok::<Vec<UnprintedSale>>("Karim", "tickets_unprinted", json!({}));
        assert_eq!(unprinted().len(), 2);
        let files = json!({ "place_ids": first.place_ids, "format": "a4" });
        let printed: Printed = desk.ok("Karim", "ticket_print", &files);
        assert!(std::fs::read(&printed.path).unwrap().starts_with(b"%PDF"));
        let asked = unprinted().into_iter().find(|sale| sale.in_doubt).unwrap();
        assert_eq!((&asked.place_ids, &asked.sent_ids), (&first.place_ids, &first.place_ids));
        // Nobody said whether it came out: a second print has to ask first.
        assert_eq!(desk.refused("Karim", "ticket_print", &files), Code::PrintUnconfirmed);
        let out = json!({ "place_ids": first.place_ids, "out": true });
        desk.ok::<Empty>("Karim", "ticket_confirm", out);
        assert_eq!(unprinted().len(), 1);
        assert_eq!((unprinted()[0].in_doubt, unprinted()[0].sent_ids.len()), (false, 0));
        assert_eq!(desk.refused("Karim", "ticket_print", &files), Code::TicketPrinted);
    });
}

#[test]
fn of_a_sale_that_is_half_sent_to_the_printer_the_half_that_was_is_asked_about() {
    on_each_engine(|desk| {
        let sold: Sold =
            desk.ok("Karim", "sale_make", cash(lines(&figaro(desk), &["10", "11", "12"]), 7_500));
        let files = json!({ "place_ids": &sold.place_ids[1..2], "format": "a4" });
        desk.ok::<Printed>("Karim", "ticket_print", &files);
        let unprinted = || desk.ok::<Vec<UnprintedSale>>("Karim", "tickets_unprinted", json!({}));
        let asked = &unprinted()[0];
        assert_eq!((&asked.place_ids, asked.in_doubt), (&sold.place_ids, true));
        assert_eq!(asked.sent_ids, &sold.place_ids[1..2]);
        let out = json!({ "place_ids": asked.sent_ids, "out": true });
        desk.ok::<Empty>("Karim", "ticket_confirm", out);
        let left = &unprinted()[0];
        assert_eq!(left.place_ids, [sold.place_ids[0], sold.place_ids[2]]);
        assert_eq!((left.in_doubt, left.sent_ids.len()), (false, 0));
    });
}

#[test]
fn tickets_are_printed_in_the_layout_of_the_counter_where_none_is_named() {
    on_each_engine(|desk| {
        let settings: Settings = desk.ok("Hélène", "settings_get", json!({}));
        let local = LocalSettings { ticket_format: TicketFormat::Thermal, ..settings.local };
        let set = json!({ "local": local, "counter_version": null });
        desk.ok::<Empty>("Hélène", "local_set", set);
        let sold: Sold = desk.ok("Karim", "sale_make", cash(lines(&figaro(desk), &["10"]), 2_500));
        let places = json!({ "place_ids": sold.place_ids });
        let printed: Printed = desk.ok("Karim", "ticket_print", places);
        assert!(printed.path.ends_with("-203x82.pdf"), "{}", printed.path);
    });
}

#[test]
fn a_reprint_is_a_duplicata_with_the_same_number() {
    on_each_engine(|desk| {
        let sold: Sold = desk.ok("Karim", "sale_make", cash(lines(&figaro(desk), &["10"]), 2_500));
        let files = json!({ "place_ids": sold.place_ids, "format": "thermal" });
        desk.ok::<Printed>("Karim", "ticket_print", &files);
        desk.ok::<Empty>(
            "Karim",
            "ticket_confirm",
            json!({ "place_ids": sold.place_ids, "out": true }),
        );
        desk.ok::<PlaceIds>("Karim", "ticket_reprint", json!({ "place_ids": sold.place_ids }));
        let again: Printed = desk.ok("Karim", "ticket_print", &files);
        assert!(again.path.contains("-D1"), "{}", again.path);
    });
}

#[test]
fn no_ticket_is_made_of_a_place_that_is_asked_back() {
    on_each_engine(|desk| {
        let place = order(desk, "671083").places[0].id;
        let files = json!({ "place_ids": [place], "format": "a4" });
        desk.ok::<WrittenFile>("Karim", "ticket_pdf", &files);
        let asked = ask_back(desk, "Léa", place);
        assert_eq!(desk.refused("Karim", "ticket_pdf", &files), Code::PlaceNotFree);
        let seen = Versioned { id: asked.row.id, version: asked.row.version };
        desk.ok::<Decided>("Léa", "reprise_accept", seen);
        assert_eq!(desk.refused("Karim", "ticket_pdf", &files), Code::PlaceNotFree);
    });
}

#[test]
fn a_receipt_and_a_statement_are_papers() {
    on_each_engine(|desk| {
        let sold: Sold = desk.ok("Karim", "sale_make", cash(lines(&figaro(desk), &["10"]), 2_500));
        let receipt: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: sold.order_id });
        let statement: WrittenFile =
            desk.ok("Karim", "customer_statement_pdf", ById { id: marie(desk) });
        for path in [receipt.path, statement.path] {
            assert!(std::fs::read(path).unwrap().starts_with(b"%PDF"));
        }
    });
}

#[test]
fn vat_is_rounded_place_by_place_then_summed() {
    let mut batch = harness::small::small_house();
    for (performance, price) in batch.performances.iter_mut().zip([1_500, 7_500]) {
        for cell in &mut performance.prices {
            cell.2 = Cents(price);
        }
    }
    for desk in [Desk::sqlite(&batch), Desk::postgres(&batch)] {
        let vat = |price: i64, seats: &[&str]| {
            let list = PerformanceList { search: String::new(), limit: 10 };
            let performances: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
            let wanted = performances.iter().find(|p| p.price_to_cents == Cents(price)).unwrap();
            let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id: wanted.id });
            let wished =
                QuoteSale { customer_id: None, lines: lines(&free, seats), credit_cents: None };
            let quote: SaleQuote = desk.ok("Karim", "sale_quote", wished);
            assert_eq!(quote.total_cents, Cents(7_500));
            (quote.vat[0].net, quote.vat[0].tax)
        };
        assert_eq!(vat(1_500, &["10", "11", "12", "13", "14"]), (Cents(7_345), Cents(155)));
        assert_eq!(vat(7_500, &["10"]), (Cents(7_346), Cents(154)));
    }
}
