//! How few keys a sale takes, and that each does what the screen says: the key presses are counted.

use std::cell::Cell;

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::{Window, plain};
use thirtyfour::Key;

use crate::moves::serve;
use crate::people::{CASHIER, sign_in};

/// A hand whose key presses are counted; it has no Tab key.
struct Hand<'a> {
    window: &'a Window,
    pressed: Cell<usize>,
}

impl<'a> Hand<'a> {
    fn at(window: &'a Window) -> Self {
        Self { window, pressed: Cell::new(0) }
    }

    async fn types(&self, words: &str) -> Step {
        self.pressed.set(self.pressed.get() + words.chars().count());
        self.window.keys(words).await
    }

    async fn presses(&self, key: Key) -> Step {
        self.pressed.set(self.pressed.get() + 1);
        self.window.press(key).await
    }
}

/// At the counter, with nobody served.
async fn at_the_counter(window: &Window) -> Step {
    sign_in(window, CASHIER).await?;
    window.press(Key::F1).await?;
    window.see("Client de passage").await?;
    window.see("places libres").await
}

async fn focus_is(window: &Window, name: &str) -> Step {
    window
        .wait(&format!("the focus on « {name} »"), async || {
            Ok((window.focus().await? == name).then_some(()))
        })
        .await
}

/// What is said of the sale that was just made.
async fn sold(window: &Window) -> Step<String> {
    window.see("Vente enregistrée").await?;
    window.text().await
}

/// The sale of the README: credit for a part, the rest in cash with change.
async fn pays_with_credit_and_cash(hand: &Hand<'_>) -> Step {
    let window = hand.window;
    window.see("Reste à payer 75,00 €").await?;
    hand.types("c50").await?;
    hand.presses(Key::Enter).await?;
    hand.types("30").await?;
    window.see("Reste à payer 25,00 €").await?;
    window.see("À rendre 5,00 €").await?;
    window.find(Role::Button, "Encaisser 25,00 € en espèces").await?;
    hand.presses(Key::F8).await?;
    let words = sold(window).await?;
    for said in
        ["À rendre 5,00 €", "Total TTC 75,00 €", "Solde client restant 50,00 €", "LE GOFF Maÿlis"]
    {
        assert!(words.contains(said), "« {said} » is not in {words}");
    }
    Ok(())
}

#[test]
fn three_typed_seats_credit_and_change_take_26_keys_at_most_and_no_tab() {
    let house = House::demo().unwrap();
    in_window("keys-typed", &house, async |window| {
        at_the_counter(window).await?;
        serve(window, "LE GOFF Maÿlis").await?;
        let hand = Hand::at(window);
        hand.types("snoces").await?;
        hand.presses(Key::Down).await?;
        hand.presses(Key::Enter).await?;
        focus_is(window, "Place").await?;
        window.see("samedi 20 juin 2020, 19:00").await?;
        hand.types("A 12 14 16").await?;
        hand.presses(Key::Enter).await?;
        pays_with_credit_and_cash(&hand).await?;
        let pressed = hand.pressed.get();
        assert!(pressed <= 26, "{pressed} key presses");
        Ok(())
    });
}

#[test]
fn with_the_best_seats_the_same_sale_takes_16() {
    let house = House::demo().unwrap();
    in_window("keys-best", &house, async |window| {
        at_the_counter(window).await?;
        serve(window, "LE GOFF Maÿlis").await?;
        let hand = Hand::at(window);
        hand.types("snoces").await?;
        hand.presses(Key::Enter).await?;
        hand.types("3m").await?;
        pays_with_credit_and_cash(&hand).await?;
        let pressed = hand.pressed.get();
        assert!(pressed <= 16, "{pressed} key presses");
        Ok(())
    });
}

#[test]
fn a_passing_customer_with_a_card_takes_3() {
    let house = House::demo().unwrap();
    in_window("keys-passing", &house, async |window| {
        at_the_counter(window).await?;
        let hand = Hand::at(window);
        hand.types("m2").await?;
        hand.presses(Key::F8).await?;
        let words = sold(window).await?;
        assert!(words.contains("Carte bancaire"), "{words}");
        assert!(!words.contains("Espèces"), "{words}");
        assert_eq!(hand.pressed.get(), 3);
        Ok(())
    });
}

#[test]
fn what_is_typed_counts_at_once_or_stops_the_sale() {
    let house = House::demo().unwrap();
    in_window("keys-counts", &house, async |window| {
        at_the_counter(window).await?;
        serve(window, "LE GOFF Maÿlis").await?;
        window.keys("m").await?;
        window.see("Reste à payer").await?;
        // A seat that is typed and not taken is never left out of a sale.
        window.keys("pA 6").await?;
        window.press(Key::F8).await?;
        window.see("est tapé sans être pris").await?;
        focus_is(window, "Place").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("est tapé sans être pris").await?;
        // Nor is it sold in the middle of a search for another evening.
        window.keys("sxyz").await?;
        window.see("Rien ne correspond").await?;
        window.press(Key::F8).await?;
        window.press(Key::Escape).await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Rien ne correspond").await?;
        // An amount that is no amount, or more than there is, stops it and keeps the cursor.
        window.keys("c5x").await?;
        window.press(Key::F8).await?;
        window.see("Ce n’est pas un montant").await?;
        focus_is(window, "Montant du solde client utilisé").await?;
        window.press(Key::Escape).await?;
        window.keys("c").await?;
        window.keys("c10").await?;
        window.press(Key::F8).await?;
        let words = sold(window).await?;
        assert!(words.contains("10,00 € Espèces 74,00 €"), "{words}");
        Ok(())
    });
}

#[test]
fn the_tender_that_is_lit_is_named_on_the_button_and_is_the_one_that_is_used() {
    let house = House::demo().unwrap();
    in_window("keys-tender", &house, async |window| {
        at_the_counter(window).await?;
        window.keys("m").await?;
        window.find(Role::Button, "en espèces").await?;
        for (key, lit, said) in [
            ("2", "CB", "par carte"),
            ("3", "Espèces + CB", "par carte"),
            ("1", "Espèces", "en espèces"),
        ] {
            window.press(Key::Escape).await?;
            window.keys(key).await?;
            window
                .wait(&format!("« {lit} » lit"), async || {
                    let now: Vec<String> = window
                        .script(
                            "return [...document.querySelectorAll('.tenders [aria-pressed=true]')]
                               .map((it) => it.firstChild.textContent.trim())",
                            vec![],
                        )
                        .await?;
                    Ok((now == [lit]).then_some(()))
                })
                .await?;
            window.find(Role::Button, said).await?;
        }
        // Cash was chosen: the next figure is money, and no tender.
        focus_is(window, "Espèces reçues").await?;
        window.keys("200").await?;
        window.find(Role::Button, "en espèces").await?;
        window.press(Key::F8).await?;
        let words = sold(window).await?;
        assert!(words.contains("Espèces"), "{words}");
        Ok(())
    });
}

#[test]
fn a_row_whose_letter_is_a_key_is_typed_with_shift() {
    let house = House::demo().unwrap();
    in_window("keys-rows", &house, async |window| {
        at_the_counter(window).await?;
        let seats = window.names(Role::Button).await?;
        let mut free = seats.iter().map(|name| plain(name));
        let seat = free.find_map(|name| Some(name.strip_prefix("Rang C, siège ")?.to_owned()));
        let seat = seat.ok_or("no seat of row C is free")?;
        let number = seat.split(',').next().unwrap_or_default();
        window.chord(Key::Shift, 'C').await?;
        focus_is(window, "Place").await?;
        window.keys(number).await?;
        window.press(Key::Enter).await?;
        window.find(Role::Button, &format!("Retirer la place C {number}")).await.map(drop)
    });
}
