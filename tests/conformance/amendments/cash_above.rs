//! Cash of one order that comes to more than the law allows, step by step.

use contract::amendment::{Amended, ExchangeSale, Exchanged};
use contract::args::ById;
use contract::sale::{FreeSeats, MakeSale, PerformanceList, PerformanceRow, Sold};
use domain::money::Cents;
use harness::desk::{Desk, on_each_engine};
use office::Code;

use super::exchanges::exchange;
use super::tenders::correction;
use super::{lines, money, ruled};
use crate::sales::{cash, verified};

/// The evening at 40 000 cents a seat, where no second supervisor signs.
fn dear(desk: &Desk) -> FreeSeats {
    ruled(desk, |rules| rules.second_from_cents = None);
    let list = PerformanceList { search: "figaro".to_owned(), limit: 10 };
    let performances: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
    let wanted = performances.iter().find(|p| p.price_to_cents == Cents(40_000)).unwrap();
    desk.ok("Karim", "performance_seats", ById { id: wanted.id })
}

#[test]
fn a_card_that_is_corrected_in_steps_makes_no_more_cash_than_the_law_allows() {
    on_each_engine(|desk| {
        let three = lines(&dear(desk), &[("A", "2"), ("A", "3"), ("A", "4")], "Plein tarif");
        let by_card = MakeSale {
            card_cents: Cents(120_000),
            tendered_cents: Cents::ZERO,
            ..cash(three, 120_000)
        };
        let sale: Sold = desk.ok("Karim", "sale_make", by_card);
        let card = |desk: &Desk| {
            let paid = money(desk, sale.order_id).payments.into_iter();
            paid.filter(|p| p.left_cents.is_positive()).find(|p| p.lot.is_none()).unwrap().id
        };
        let first = correction(sale.order_id, card(desk), 90_000, 30_000);
        desk.ok::<Amended>("Karim", "sale_correct_tender", first);
        let second = correction(sale.order_id, card(desk), 30_000, 0);
        let refusal = desk.call::<Amended>("Karim", "sale_correct_tender", second).unwrap_err();
        assert_eq!(refusal.code, Code::CashAboveLaw);
        assert_eq!(refusal.args["cash_cents"], Cents(120_000).0.into());
        let less = correction(sale.order_id, card(desk), 10_000, 20_000);
        desk.ok::<Amended>("Karim", "sale_correct_tender", less);
        verified(desk);
    });
}

#[test]
fn an_exchange_takes_no_more_cash_than_the_law_allows_for_both_orders() {
    on_each_engine(|desk| {
        let seen = dear(desk);
        let two = lines(&seen, &[("A", "2"), ("A", "3")], "Plein tarif");
        let sale: Sold = desk.ok("Karim", "sale_make", cash(two, 80_000));
        let one = Sold { place_ids: sale.place_ids[..1].to_vec(), ..sale };
        let more = lines(&seen, &[("A", "5"), ("A", "6")], "Plein tarif");
        let asked = exchange(desk, &one, more);
        assert_eq!(asked.tendered_cents, Cents(40_000));
        let refusal = desk.call::<Exchanged>("Karim", "sale_exchange", &asked).unwrap_err();
        assert_eq!(refusal.code, Code::CashAboveLaw);
        assert_eq!(refusal.args["cash_cents"], Cents(120_000).0.into());
        let in_both =
            ExchangeSale { card_cents: Cents(20_000), tendered_cents: Cents(20_000), ..asked };
        desk.ok::<Exchanged>("Karim", "sale_exchange", in_both);
        verified(desk);
    });
}
