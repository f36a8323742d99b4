//! A credit that lives longer is moved to a new lot; what was paid with the old one comes back to the new one.

use contract::action::Action;
use contract::goodwill::{CreditDone, ExtendCredit, ExtensionQuote, QuoteExtension};
use contract::ids::LotId;
use contract::reprise::Decided;
use contract::statement::MovementKind;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use office::Code;

use super::{ends, given, lots, mails, movements, rows, sheet, take_back, text_of};
use crate::amendments::{held, sold, voided};
use crate::reprises::{ask_back, balance, shown};
use crate::sales::{marie, verified};

const WHY: &str = "Le théâtre était fermé en mai.";

pub(crate) fn longer(lot_id: LotId, cents: i64, until: &str) -> ExtendCredit {
    let (expected_cents, until, text) = (Cents(cents), until.to_owned(), WHY.to_owned());
    ExtendCredit { lot_id, expected_cents, until, text }
}

pub(crate) fn extended(desk: &Desk, lot_id: LotId, cents: i64, until: &str) -> CreditDone {
    desk.ok("Hélène", "credit_extend", longer(lot_id, cents, until))
}

/// Twenty-five euros for two months, of the customer's.
fn two_months(desk: &Desk) -> (contract::ids::CustomerId, LotId) {
    let marie = marie(desk);
    desk.give_credit(marie, Cents(2_500), BEGINNING_MS + 60 * DAY_MS);
    (marie, sheet(desk, "Hélène", marie).lots[0].id)
}

#[test]
fn what_is_left_moves_to_a_lot_that_lives_longer_and_the_old_one_stays_as_it_was() {
    on_each_engine(|desk| {
        let (marie, lot) = two_months(desk);
        let quote: ExtensionQuote = desk.ok(
            "Hélène",
            "credit_extension_quote",
            QuoteExtension { lot_id: lot, until: None },
        );
        assert_eq!((quote.lot.as_str(), quote.amount_cents), ("AV-000001", Cents(2_500)));
        assert_eq!(
            (quote.until.as_str(), quote.before_ms),
            ("2021-06-01", BEGINNING_MS + 60 * DAY_MS)
        );
        let done = extended(desk, lot, 2_500, "2020-12-31");
        assert_eq!((done.lot.as_str(), done.balance_cents), ("AV-000002", Cents(2_500)));
        let now = ("AV-000002".to_owned(), "extension".to_owned(), 2_500, ends("2020-12-31"));
        assert_eq!(lots(desk, marie), [now]);
        let told = movements(desk, marie);
        let moved = |at: usize| (told[at].0, told[at].1, told[at].2);
        assert_eq!(moved(1), (MovementKind::Extension, -2_500, 0));
        assert_eq!(moved(2), (MovementKind::Extension, 2_500, 2_500));
        assert_eq!(told[2].3, WHY);
        let row = &rows(desk, Action::CreditExtended)[0];
        assert_eq!((row.customer_id, row.note.as_deref()), (Some(marie), Some(WHY)));
        let text = text_of(desk, &mails(desk, "credit_extended")[0]);
        for words in ["25,00 €", "31 juillet 2020", "31 décembre 2020", WHY] {
            assert!(text.contains(words), "{words} in {text}");
        }
        desk.clock.pass(90 * DAY_MS);
        desk.lives_a_day();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0, "nothing is left on the old one");
        assert_eq!(balance(desk, marie), Cents(2_500));
        verified(desk);
    });
}

#[test]
fn a_day_that_is_not_later_another_amount_and_a_lot_without_a_rest_are_refused() {
    on_each_engine(|desk| {
        let (marie, lot) = two_months(desk);
        let refused = |wished: ExtendCredit| desk.refused("Hélène", "credit_extend", wished);
        for day in ["2020-07-30", "2020-05-01", "2030-06-10", "jamais"] {
            assert_eq!(refused(longer(lot, 2_500, day)), Code::BadField, "{day}");
        }
        assert_eq!(refused(longer(lot, 2_400, "2020-12-31")), Code::AmountChanged);
        let mute = ExtendCredit { text: String::new(), ..longer(lot, 2_500, "2020-12-31") };
        assert_eq!(refused(mute), Code::BadField);
        extended(desk, lot, 2_500, "2020-12-31");
        assert_eq!(refused(longer(lot, 0, "2021-12-31")), Code::LotOver);
        desk.give_credit(marie, Cents(100), BEGINNING_MS + DAY_MS);
        let short = sheet(desk, "Hélène", marie).lots[0].id;
        desk.clock.pass(2 * DAY_MS);
        desk.everyone_signs_in();
        assert_eq!(refused(longer(short, 100, "2020-12-31")), Code::LotOver, "only what lives");
        verified(desk);
    });
}

#[test]
fn what_was_paid_with_the_old_lot_comes_back_to_the_one_that_lives_longer() {
    on_each_engine(|desk| {
        let (marie, lot) = two_months(desk);
        desk.give_credit(marie, Cents(3_000), BEGINNING_MS + 45 * DAY_MS);
        let early = sheet(desk, "Hélène", marie).lots[0].clone();
        // The earliest is spent first: all of it, then the other.
        let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (5_000, 0));
        let done = extended(desk, lot, 500, "2020-12-31");
        voided(desk, "Karim", sale.order_id, &sale.place_ids[..1]);
        let until = ends("2020-12-31");
        let extension = |left| ("AV-000003".to_owned(), "extension".to_owned(), left, until);
        assert!(lots(desk, marie).contains(&extension(1_500)), "{:?}", lots(desk, marie));
        // A second extension goes on with the line, and an acceptance finds its end.
        let again = extended(desk, done.lot_id, 1_500, "2021-03-31");
        let asked = ask_back(desk, "Léa", sale.place_ids[1]);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let now = lots(desk, marie);
        let last = (again.lot.clone(), "extension".to_owned(), 2_500, ends("2021-03-31"));
        assert!(now.contains(&last), "{now:?}");
        assert!(now.iter().any(|lot| lot.0 == early.number || lot.1 == "reprise"), "{now:?}");
        assert_eq!(balance(desk, marie), Cents(5_500));
        for lot in sheet(desk, "Hélène", marie).lots {
            assert!(lot.left_cents + lot.lapsed_cents <= lot.issued_cents, "{lot:?}");
        }
        verified(desk);
    });
}

#[test]
fn an_acceptance_is_taken_back_from_the_lot_that_its_own_was_moved_into() {
    on_each_engine(|desk| {
        let (marie, lot) = two_months(desk);
        let sale = sold(desk, "Karim", &["10"], Some(marie), (2_400, 0));
        let asked = ask_back(desk, "Léa", sale.place_ids[0]);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        extended(desk, lot, 2_500, "2020-12-31");
        let seen = crate::reprises::file(desk, asked.row.id);
        let note = contract::args::Noted {
            id: asked.row.id,
            version: seen.row.version,
            note: String::new(),
        };
        desk.ok::<Decided>("Hélène", "reprise_reverse", note);
        assert_eq!(balance(desk, marie), Cents(100));
        verified(desk);
    });
}

#[test]
fn what_is_left_of_a_gift_is_taken_back_after_it_was_extended_too() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        let first = given(desk, marie, 2_600, "2020-07-01");
        sold(desk, "Karim", &["10"], Some(marie), (2_500, 0));
        let done = extended(desk, first.lot_id, 100, "2020-12-31");
        let lot = sheet(desk, "Hélène", marie).lots[0].clone();
        assert_eq!((lot.id, lot.may_take_back), (done.lot_id, true));
        desk.ok::<CreditDone>("Hélène", "credit_take_back", take_back(done.lot_id, 100));
        assert_eq!((balance(desk, marie), held(desk, "gifts")), (Cents::ZERO, 2_500));
        verified(desk);
    });
}
