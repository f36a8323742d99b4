//! A customer at the glass, with credit: 100,00 € of it, 75,00 € of seats, 25,00 € to pay.

use std::collections::BTreeSet;

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::papers;
use harness::story::in_window;
use harness::window::{Window, plain};
use thirtyfour::Key;

use crate::moves::{choose_performance, serve};
use crate::people::{CASHIER, sign_in};

/// What the card of the sale says; nothing where none stands.
async fn card(window: &Window) -> Step<String> {
    let said: String = window
        .script("return document.querySelector('.done .card')?.innerText ?? ''", vec![])
        .await?;
    Ok(plain(&said))
}

/// Whether the card names all of these.
async fn names(window: &Window, all: &[&str]) -> Step {
    let said = card(window).await?;
    let missing: Vec<_> = all.iter().filter(|words| !said.contains(**words)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("{missing:?} is not in {said}").into()) }
}

#[test]
fn credit_is_spent_at_the_counter_and_the_tickets_decode_all_by_key() {
    let house = House::demo().unwrap();
    in_window("sell", &house, async |window| {
        sign_in(window, CASHIER).await?;
        window.press(Key::F1).await?;
        window.see("Client de passage").await?;
        serve(window, "LE GOFF Maÿlis").await?;
        window.see("100,00 €").await?;
        choose_performance(window, "NOCES", "20 juin").await?;
        window
            .wait("the seats of the twentieth", async || {
                Ok(window.text().await?.contains("samedi 20 juin 2020, 19:00").then_some(()))
            })
            .await?;
        window
            .wait("the focus on the seat to type", async || {
                Ok((window.focus().await? == "Place").then_some(()))
            })
            .await?;
        window.keys("A 12 14 16").await?;
        window.press(Key::Enter).await?;
        window.see("Total TTC").await?;
        window.see("75,00 €").await?;
        // What was typed is taken, and letters are keys again.
        window.keys("c").await?;
        window.see("Après cette commande, il restera 25,00 € sur le compte client.").await?;
        window.keys("50").await?;
        window.press(Key::Enter).await?;
        window.see("Après cette commande, il restera 50,00 € sur le compte client.").await?;
        window.see("Reste à payer 25,00 €").await?;
        window.keys("30").await?;
        window.see("À rendre 5,00 €").await?;
        window.find(Role::Button, "Encaisser 25,00 € en espèces").await?;
        window.press(Key::F8).await?;
        window.see("Vente enregistrée").await?;
        let evening = ["LES NOCES DE FIGARO", "samedi 20 juin 2020, 19:00", "A 12, 14, 16"];
        names(window, &evening).await?;
        names(window, &["LE GOFF Maÿlis"]).await?;
        window.see("À rendre 5,00 €").await?;
        window.see("Les 3 billets sont-ils sortis ?").await?;
        window.keys("b").await?;
        let paper = window.shown().await?;
        window.keys("o").await?;
        window.see("3 billets sortis").await?;

        let codes: BTreeSet<String> = papers::codes(&paper)?.into_iter().collect();
        assert_eq!(codes.len(), 3, "{codes:?}");
        let words = papers::words(&paper)?;
        for printed in ["LES NOCES DE FIGARO", "sans valeur", "25,00 €", "PREMIÈRE CATÉGORIE"] {
            assert!(words.contains(printed), "« {printed} » is not in {words}");
        }
        assert!(!codes.iter().any(|code| code.contains("GOFF")), "{codes:?}");

        window.keys("r").await?;
        window
            .wait("the receipt", async || Ok((window.shown().await? != paper).then_some(())))
            .await?;
        let receipt = papers::words(&window.shown().await?)?;
        for printed in ["75,00", "50,00", "25,00", "5,00"] {
            assert!(receipt.contains(printed), "« {printed} » is not in {receipt}");
        }
        window.press(Key::Escape).await?;
        window.see("Client de passage").await?;
        serve(window, "LE GOFF Maÿlis").await?;
        window.see("50,00 €").await
    });
}

#[test]
fn the_card_of_a_sale_says_that_nobody_was_named_and_goes_when_somebody_is_served() {
    let house = House::demo().unwrap();
    in_window("sold-card", &house, async |window| {
        sign_in(window, CASHIER).await?;
        window.press(Key::F1).await?;
        window.see("places libres").await?;
        choose_performance(window, "NOCES", "20 juin").await?;
        window.see("samedi 20 juin 2020, 19:00").await?;
        window.keys("A 12").await?;
        window.press(Key::Enter).await?;
        window.keys("2").await?;
        window.press(Key::F8).await?;
        window.see("Le billet est-il sorti ?").await?;
        let sold =
            ["Client de passage", "LES NOCES DE FIGARO", "samedi 20 juin 2020, 19:00", "A 12"];
        names(window, &sold).await?;
        serve(window, "LE GOFF Maÿlis").await?;
        assert_eq!(card(window).await?, "");
        // Sold to, and served again from their own sheet: the card of before does not stand there.
        window.keys("A 14").await?;
        window.press(Key::Enter).await?;
        window.keys("2").await?;
        window.press(Key::F8).await?;
        window.see("Le billet est-il sorti ?").await?;
        names(window, &["LE GOFF Maÿlis", "A 14"]).await?;
        window.keys("o").await?;
        window.see("Billet sorti").await?;
        window.keys("d").await?;
        window.find(Role::Button, "Vendre").await?;
        window.keys("v").await?;
        window.see("Le panier est vide").await?;
        assert_eq!(card(window).await?, "");
        window.find(Role::Heading, "LE GOFF Maÿlis").await.map(drop)
    });
}
