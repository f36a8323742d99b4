//! The cross of the window: what is typed and not saved is asked about, and nothing else is.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::{in_closed_window, in_window};
use harness::window::Window;
use thirtyfour::Key;

use crate::moves::{ready_to_decide, search};
use crate::people::{AGENT, CASHIER, SUPERVISOR, sign_in};

const ASKED: &str = "Fermer sans enregistrer ?";

/// The driver may lose the window before it answers: that the program has ended is asked afterwards.
async fn yes_closes(window: &Window) {
    let _ = window.keys("o").await;
}

async fn presses_the_cross_and_stays(window: &Window) -> Step {
    window.press_cross()?;
    window.see(ASKED).await?;
    window.press(Key::Escape).await?;
    window.see_no_more(ASKED).await
}

#[test]
fn a_form_half_written_is_asked_about_and_stays_until_it_is_given_up() {
    let house = House::demo().unwrap();
    in_closed_window("closing-form", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F10).await?;
        window.click(Role::Tab, "Maison").await?;
        window.find(Role::Field, "E-mail de la billetterie").await?.focus().await?;
        window.keys("x").await?;
        presses_the_cross_and_stays(window).await?;
        assert_eq!(window.focus().await?, "E-mail de la billetterie", "the cursor is back");
        window.press_cross()?;
        window.see(ASKED).await?;
        // The other button first: Enter on it stays.
        window.tab_to("Annuler").await?;
        window.press(Key::Enter).await?;
        window.see_no_more(ASKED).await?;
        window.press_cross()?;
        window.see(ASKED).await?;
        yes_closes(window).await;
        Ok(())
    });
}

#[test]
fn a_refusal_being_typed_and_a_basket_are_asked_about() {
    let house = House::demo().unwrap();
    in_window("closing-refusal", &house, async |window| {
        sign_in(window, AGENT).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        window.keys("r").await?;
        window.see("Pourquoi refuser ?").await?;
        window.fill("Un mot pour le client (facultatif)", "Bonjour").await?;
        presses_the_cross_and_stays(window).await
    });
    let house = House::demo().unwrap();
    in_closed_window("closing-basket", &house, async |window| {
        sign_in(window, CASHIER).await?;
        window.press(Key::F1).await?;
        window.see("places libres").await?;
        window.keys("m").await?;
        window.see("Total TTC").await?;
        presses_the_cross_and_stays(window).await?;
        // Behind the lock it is asked about too.
        window.press(Key::F12).await?;
        window.see("Guichet verrouillé").await?;
        window.press_cross()?;
        window.see("Un panier de 2 places").await?;
        yes_closes(window).await;
        Ok(())
    });
}

#[test]
fn where_nothing_is_typed_the_window_closes_at_once() {
    let house = House::demo().unwrap();
    in_closed_window("closing-clean", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press_cross()
    });
}
