//! What is one's own in Réglages: the tabs that one may use, one's PIN. And the terms that a policy writes.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Window;
use thirtyfour::Key;

use crate::people::{AGENT, CASHIER, Person, SUPERVISOR, choose, sign_in, switch_to};

async fn tabs(window: &Window) -> Step<Vec<String>> {
    window.press(Key::F10).await?;
    window.find(Role::Tab, "Code PIN").await?;
    window.names(Role::Tab).await
}

#[test]
fn each_role_finds_the_settings_it_can_use_and_no_locked_one() {
    let house = House::demo().unwrap();
    in_window("own-settings", &house, async |window| {
        sign_in(window, CASHIER).await?;
        assert_eq!(tabs(window).await?, ["Code PIN", "Langue et affichage"]);
        switch_to(window, AGENT).await?;
        let own = ["Conditions de reprise", "Code PIN", "Langue et affichage"];
        assert_eq!(tabs(window).await?, own);
        switch_to(window, SUPERVISOR).await?;
        assert_eq!(tabs(window).await?.len(), 14);
        Ok(())
    });
}

#[test]
fn a_cashier_changes_their_own_pin_and_comes_back_with_it() {
    let house = House::demo().unwrap();
    in_window("own-pin", &house, async |window| {
        sign_in(window, CASHIER).await?;
        window.press(Key::F10).await?;
        window.click(Role::Tab, "Code PIN").await?;
        type_pins(window, "9999", "135790").await?;
        window.see("Le code PIN actuel est incorrect").await?;
        type_pins(window, CASHIER.pin, "135790").await?;
        window.see("Code PIN changé").await?;
        window.press(Key::F12).await?;
        window.see("Guichet verrouillé").await?;
        choose(window, CASHIER).await?;
        window.keys(CASHIER.pin).await?;
        window.press(Key::Enter).await?;
        window.see("PIN incorrect").await?;
        window.press(Key::Escape).await?;
        sign_in(window, Person { pin: "135790", ..CASHIER }).await
    });
}

async fn type_pins(window: &Window, old: &str, new: &str) -> Step {
    window.fill("Code PIN actuel", old).await?;
    window.fill("Nouveau code PIN", new).await?;
    window.fill("Le nouveau, encore une fois", new).await?;
    window.press(Key::Enter).await
}

#[test]
fn a_supervisor_reads_the_terms_as_the_rules_are_typed() {
    let house = House::demo().unwrap();
    in_window("terms", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F10).await?;
        window.see("24 heures avant la séance").await?;
        window.fill("Durée", "48").await?;
        window.fill("Pourcentage", "10").await?;
        window.see("48 heures avant la séance").await?;
        window.see("Une retenue de 10 %").await?;
        window.see_no_more("sans frais").await?;
        window.see("48 hours before the performance").await?;
        window.press(Key::Enter).await?;
        window.see("Réglages enregistrés").await?;
        window.see("version 2").await
    });
}
