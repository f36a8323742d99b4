//! The difference of an exchange: it goes back in the way that the screen showed, and its mail tells the whole of it.

use contract::amendment::{ExchangeSale, Exchanged};
use contract::args::ById;
use contract::mail::{MailDetail, MailList, MailPage, MailShow};
use contract::order::OrderFile;
use contract::sale::{MakeSale, Sold};
use domain::amendment::Difference;
use domain::money::Cents;
use domain::place::PlaceState;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use office::Code;
use store::{StoreError, TxExt};

use super::exchanges::exchange;
use super::{difference_is, held, lines, sold};
use crate::reprises::balance;
use crate::sales::{cash, figaro, marie, verified};

/// How many amendments and lots there are.
fn written(desk: &Desk) -> (i64, i64) {
    let mut written = (0, 0);
    let read = desk.store().read(|tx| {
        let amendments = tx.int("SELECT COUNT(*) FROM amendment", &[])?;
        written = (amendments, tx.int("SELECT COUNT(*) FROM credit_lot", &[])?);
        Ok::<_, StoreError>(())
    });
    read.expect("the tables are read");
    written
}

#[test]
fn the_difference_goes_back_in_no_other_way_than_the_screen_showed() {
    on_each_engine(|desk| {
        let (marie, free) = (marie(desk), figaro(desk));
        let cases = [
            ("10", "5", 0, [Difference::Money, Difference::Credit]),
            ("11", "6", 2_500, [Difference::Money, Difference::Credit]),
            ("12", "7", 0, [Difference::Credit, Difference::Money]),
            ("13", "8", 2_500, [Difference::Credit, Difference::Money]),
        ];
        for (seat, cheaper, card, [shown, now]) in cases {
            difference_is(desk, shown);
            let sale = sold(desk, "Karim", &[seat], Some(marie), (0, card));
            let taken = lines(&free, &[("C", cheaper)], "Plein tarif");
            let asked = exchange(desk, &sale, taken.clone());
            difference_is(desk, now);
            let before = (held(desk, "cash"), held(desk, "card"), written(desk));
            assert_eq!(desk.refused("Karim", "sale_exchange", asked), Code::ChangedSince);
            assert_eq!((held(desk, "cash"), held(desk, "card"), written(desk)), before);
            let still: OrderFile = desk.ok("Karim", "order_file", ById { id: sale.order_id });
            assert_eq!(still.places[0].state, PlaceState::Live);

            // Read again, it goes back as the screen shows it then.
            let credit = balance(desk, marie);
            let again = exchange(desk, &sale, taken);
            desk.ok::<Exchanged>("Karim", "sale_exchange", again);
            let given = if now == Difference::Credit { Cents(1_300) } else { Cents::ZERO };
            assert_eq!(balance(desk, marie), credit + given);
        }
        verified(desk);
    });
}

/// The text of the mail that names an order, its spaces all alike.
fn told(desk: &Desk, number: &str) -> String {
    let args = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", args);
    let mut texts = page.rows.iter().filter(|mail| mail.kind == "sale_exchanged").map(|mail| {
        let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id: mail.id });
        mail.text.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    texts.find(|text| text.contains(number)).expect("the mail is queued")
}

#[test]
fn the_mail_of_an_exchange_tells_the_whole_difference_and_the_balance_that_its_credit_left() {
    on_each_engine(|desk| {
        let (marie, free) = (marie(desk), figaro(desk));
        desk.give_credit(marie, Cents(5_000), BEGINNING_MS + 90 * DAY_MS);
        let paid = [
            ("5", "10", 1_300, 0, Some("37,00 €")),
            ("6", "11", 500, 800, Some("32,00 €")),
            ("7", "12", 0, 1_300, None),
        ];
        for (seat, dearer, credit, card, left) in paid {
            let cheap = cash(lines(&free, &[("C", seat)], "Plein tarif"), 1_200);
            let cheap = MakeSale { customer_id: Some(marie), ..cheap };
            let sale: Sold = desk.ok("Karim", "sale_make", cheap);
            let change = ExchangeSale {
                credit_cents: Cents(credit),
                card_cents: Cents(card),
                tendered_cents: Cents::ZERO,
                ..exchange(desk, &sale, lines(&free, &[("A", dearer)], "Plein tarif"))
            };
            let done: Exchanged = desk.ok("Karim", "sale_exchange", change);
            let text = told(desk, &done.sold.order_number);
            assert!(text.contains("Vous avez réglé la différence, 13,00 €."), "{text}");
            match left {
                Some(left) => {
                    let balance = format!("Votre solde client est maintenant de {left}.");
                    assert!(text.contains(&balance), "{text}");
                }
                None => assert!(!text.contains("solde client est maintenant"), "{text}"),
            }
        }
        verified(desk);
    });
}
