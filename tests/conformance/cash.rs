//! Cash above 1 000,00 € is taken by no command (Code monétaire et financier, D. 112-3).

use contract::amendment::CorrectTender;
use contract::sale::{MakeSale, Sold};
use domain::money::Cents;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use office::Code;

use crate::amendments::money;
use crate::season::{figaro, free, open, priced, sale};

/// A sale of one dear seat for cash.
fn dear(desk: &Desk, cents: i64) -> MakeSale {
    let seen = figaro(desk);
    let mut offered = free(desk, seen.row.id);
    let full = offered.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap().id;
    let seat = offered.seats.remove(0);
    let prices = [(seat.category_id, full, cents)];
    open(desk, &priced(desk, &seen, &prices));
    sale(&seen.row, &seat, full, cents)
}

#[test]
fn a_sale_takes_at_most_1000_euros_in_cash() {
    on_each_engine(|desk| {
        let too_much = dear(desk, 100_001);
        assert_eq!(desk.refused("Karim", "sale_make", &too_much), Code::CashAboveLaw);
        let by_both = MakeSale { card_cents: Cents(1), tendered_cents: Cents(100_000), ..too_much };
        desk.ok::<Sold>("Karim", "sale_make", by_both);
    });
}

#[test]
fn a_card_is_not_corrected_to_more_cash_than_that() {
    let desk = Desk::sqlite(&small_house());
    let by_card = MakeSale {
        card_cents: Cents(100_001),
        tendered_cents: Cents::ZERO,
        ..dear(&desk, 100_001)
    };
    let sold: Sold = desk.ok("Karim", "sale_make", by_card);
    let payment_id = money(&desk, sold.order_id).payments[0].id;
    let corrected = |cash: i64| CorrectTender {
        order_id: sold.order_id,
        payment_id,
        expected_cents: Cents(100_001),
        cash_cents: Cents(cash),
        card_cents: Cents(100_001 - cash),
        card_last4: String::new(),
        card_authorisation: String::new(),
        note: "Tapé en carte par erreur".to_owned(),
        seconded_by: None,
    };
    let refused = desk.refused("Hélène", "sale_correct_tender", corrected(100_001));
    assert_eq!(refused, Code::CashAboveLaw);
    // What the law lets through is signed by a second person, as any large correction.
    let signed = desk.refused("Hélène", "sale_correct_tender", corrected(100_000));
    assert_eq!(signed, Code::SecondNeeded);
}
