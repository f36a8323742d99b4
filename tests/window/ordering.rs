//! An order on its own screen: what was sold is seen, given again, and put right.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::papers;
use harness::story::in_window;
use harness::window::Window;
use thirtyfour::Key;

use crate::moves::{customer, order};
use crate::people::{CASHIER, sign_in};

/// Sells two seats in cash to whoever passes by, and opens the order.
async fn sell_two_and_open(window: &Window) -> Step {
    sign_in(window, CASHIER).await?;
    window.press(Key::F1).await?;
    window.see("Client de passage").await?;
    window.see("places libres").await?;
    window.keys("m").await?;
    window.see("Total TTC").await?;
    window.see("2 places").await?;
    window.find(Role::Button, "en espèces").await?;
    window.press(Key::F8).await?;
    window.see("Vente enregistrée").await?;
    window.see("sortis ?").await?;
    window.keys("o").await?;
    window.see("2 billets sortis").await?;
    window.keys("v").await?;
    window.see("Papiers").await?;
    window.see("Valable").await
}

#[test]
fn a_place_sold_by_mistake_is_given_back_with_its_money_and_its_paper() {
    let house = House::demo().unwrap();
    in_window("void", &house, async |window| {
        sell_two_and_open(window).await?;
        window.keys("x").await?;
        window.see("Annuler des places de la commande").await?;
        window.see("En espèces, à ce guichet").await?;
        // The ticket was printed: it is asked for, and the reason.
        window.keys("b").await?;
        window.keys("1").await?;
        window.find(Role::Button, "Annuler 1 place, rendre").await?;
        window.press(Key::F8).await?;
        window.see("rendu au client").await?;
        window.see("Place annulée").await?;
        window.see("AN-000001").await?;
        window.click(Role::Button, "Pièce").await?;
        let paper = papers::words(&window.shown().await?)?;
        assert!(paper.contains("AN-000001"), "{paper}");
        // What is left is one place, and it is corrected: the card was taken, not cash.
        window.keys("k").await?;
        window.see("Corriger le paiement de la commande").await?;
        window.find(Role::Button, "par carte").await?;
        window.press(Key::F8).await?;
        window.see("paiement corrigé").await?;
        window.see("AN-000002").await.map(drop)
    });
}

#[test]
fn a_receipt_is_given_once_and_then_as_a_duplicata() {
    let house = House::demo().unwrap();
    in_window("receipt", &house, async |window| {
        sell_two_and_open(window).await?;
        window.keys("r").await?;
        window.see("Duplicata du reçu").await?;
        let first = window.shown().await?;
        assert!(!papers::words(&first)?.contains("DUPLICATA"));
        window.keys("r").await?;
        window.see("DUPLICATA n° 1").await?;
        window
            .wait("the second receipt", async || Ok((window.shown().await? != first).then_some(())))
            .await?;
        assert!(papers::words(&window.shown().await?)?.contains("DUPLICATA"));
        window.keys("n").await?;
        window.keys("Lunettes oubliées au rang A").await?;
        window.press(Key::Enter).await?;
        window.see("Lunettes oubliées au rang A").await?;
        window.press(Key::Escape).await?;
        window.see("Client de passage").await
    });
}

#[test]
fn a_place_is_exchanged_at_the_counter_in_one_gesture() {
    let house = House::demo().unwrap();
    in_window("exchange", &house, async |window| {
        sell_two_and_open(window).await?;
        window.keys("g").await?;
        window.see("Places rendues").await?;
        window.press(Key::F8).await?;
        window.see("Échange de la commande").await?;
        window.see("places libres").await?;
        window.keys("m").await?;
        window.see("Total TTC").await?;
        window.find(Role::Button, "Échanger…").await?;
        window.press(Key::F8).await?;
        window.see("2 places prises").await?;
        window.keys("b").await?;
        window.keys("2").await?;
        window
            .find(Role::Button, "Échanger contre 2 places · Encaisser 42,00 € en espèces")
            .await?;
        window.press(Key::F8).await?;
        window.see("Vente enregistrée").await?;
        window.see("Échange AN-000001").await
    });
}

#[test]
fn an_order_of_the_web_site_is_printed_as_a_whole_and_says_who_handed_it_over() {
    let house = House::demo().unwrap();
    in_window("handover", &house, async |window| {
        sign_in(window, CASHIER).await?;
        customer(window, "DUPONT Marie").await?;
        order(window, "671084").await?;
        window.keys("i").await?;
        window.see("sortis ?").await?;
        window.keys("o").await?;
        window.see("2 billets sortis").await?;
        window.see("remis par Karim Benali").await?;
        // Again they are duplicatas, and that is asked.
        window.keys("i").await?;
        window.see("porteront « DUPLICATA »").await?;
        window.press(Key::Escape).await
    });
}
