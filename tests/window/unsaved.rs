//! What is typed and not saved is never lost without a word.

use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use thirtyfour::Key;

use crate::moves::ready_to_decide;
use crate::people::{AGENT, CASHIER, SUPERVISOR, choose, sign_in};

#[test]
fn a_basket_is_asked_about_before_another_person_takes_the_chair() {
    let house = House::demo().unwrap();
    in_window("unsaved-basket", &house, async |window| {
        sign_in(window, CASHIER).await?;
        window.press(Key::F1).await?;
        window.see("places libres").await?;
        window.keys("m").await?;
        window.see("Total TTC").await?;
        window.press(Key::F12).await?;
        choose(window, SUPERVISOR).await?;
        window.keys(SUPERVISOR.pin).await?;
        window.press(Key::Enter).await?;
        window.see("Abandonner le travail de Karim Benali ?").await?;
        window.see("Le panier en cours, 2 places, n’est pas vendu").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Abandonner le travail").await?;
        // Back in the chair, the basket is there.
        window.press(Key::Escape).await?;
        sign_in(window, CASHIER).await?;
        window.see("Total TTC").await?;
        window.press(Key::F12).await?;
        choose(window, SUPERVISOR).await?;
        window.keys(SUPERVISOR.pin).await?;
        window.press(Key::Enter).await?;
        window.see("Abandonner le travail").await?;
        // The Enter behind the PIN, pressed twice, is no answer.
        window.press(Key::Enter).await?;
        window.see("Abandonner le travail").await?;
        window.keys("a").await?;
        window.find(Role::Region, "Écrans").await.map(drop)
    });
}

#[test]
fn words_in_a_form_are_asked_about_before_the_screen_is_left() {
    let house = House::demo().unwrap();
    in_window("unsaved-form", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F10).await?;
        window.click(Role::Tab, "Maison").await?;
        window.find(Role::Field, "E-mail de la billetterie").await?.focus().await?;
        window.keys("x").await?;
        window.press(Key::F2).await?;
        window.see("Quitter sans enregistrer ?").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Quitter sans enregistrer ?").await?;
        window.find(Role::Field, "E-mail de la billetterie").await?;
        window.press(Key::F2).await?;
        window.see("Quitter sans enregistrer ?").await?;
        window.press(Key::Enter).await?;
        window.see("Quitter sans enregistrer ?").await?;
        window.keys("a").await?;
        window.find(Role::Heading, "Demandes de reprise").await.map(drop)
    });
}

#[test]
fn a_refusal_half_written_is_asked_about_before_another_request_is_shown() {
    let house = House::demo().unwrap();
    in_window("unsaved-refusal", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F2).await?;
        ready_to_decide(window).await?;
        let first = window.selected_row().await?;
        window.keys("r").await?;
        window.see("Pourquoi refuser ?").await?;
        window.fill("Un mot pour le client (facultatif)", "Bonjour").await?;
        let other = "document.querySelector('tr[aria-selected=false]').click()";
        window.script::<Option<bool>>(other, vec![]).await?;
        window.see("Quitter sans enregistrer ?").await?;
        window.press(Key::Escape).await?;
        assert_eq!(window.selected_row().await?, first);
        Ok(())
    });
}

#[test]
fn a_hall_half_written_is_asked_about() {
    let house = House::demo().unwrap();
    in_window("unsaved-hall", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F10).await?;
        window.click(Role::Tab, "Salles et tarifs").await?;
        window.click(Role::Button, "Nouvelle salle").await?;
        window.fill("Nom de la salle", "Studio").await?;
        window.press(Key::Escape).await?;
        window.see("Quitter sans enregistrer ?").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Quitter sans enregistrer ?").await?;
        window.press(Key::Escape).await?;
        window.see("Quitter sans enregistrer ?").await?;
        window.keys("a").await?;
        window.find(Role::Button, "Nouvelle salle").await.map(drop)
    });
}
